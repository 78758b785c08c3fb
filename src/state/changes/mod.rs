//! How actions change the state, one topic per file.

mod highlights;
mod names;
mod opening;
mod reading;
mod summary;
mod text;
