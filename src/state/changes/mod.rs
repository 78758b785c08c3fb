//! What the actions do to the state, a topic a file.

mod highlights;
mod names;
mod opening;
mod reading;
mod summary;
mod text;
