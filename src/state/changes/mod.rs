//! What the actions do to the state, a topic a file.

mod opening;
mod reading;
mod summary;
mod text;
