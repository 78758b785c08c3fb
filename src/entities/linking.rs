//! Joining the mentions of one thing.
