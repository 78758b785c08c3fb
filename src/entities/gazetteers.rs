//! Names of the world, for the tagger.
