//! [`Places`]: where the reader stopped in the texts they read last.

use serde::{Deserialize, Serialize};

/// The version of the form that this build writes, and the newest that it reads.
const VERSION: u32 = 1;

/// The percentage of a text that must be read before its place is worth returning to.
const LEAST: usize = 5;

/// Where the reader stopped in one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stopped {
    /// The hash of the text.
    text: String,
    /// The byte that was visible.
    at: usize,
}

/// Where the reader stopped in the texts they read last, most recent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    version: u32,
    places: Vec<Stopped>,
}

/// The version of stored places, readable in any version.
#[derive(Deserialize)]
pub struct Stamp {
    version: u32,
}

impl Stamp {
    /// Whether a newer build wrote them. They are then left alone.
    #[must_use]
    pub const fn is_newer(&self) -> bool {
        self.version > VERSION
    }
}

impl Default for Places {
    fn default() -> Self {
        Self {
            version: VERSION,
            places: Vec::new(),
        }
    }
}

impl Places {
    /// Records that byte `at` of the text with the hash `text` and `length` bytes is in view, and keeps only the
    /// last `most` texts. The start of a text is not worth returning to.
    pub fn stop(&mut self, text: &str, at: usize, length: usize, most: usize) {
        self.places.retain(|stopped| stopped.text != text);
        if at.saturating_mul(100) >= length.saturating_mul(LEAST) {
            let text = text.to_owned();
            self.places.insert(0, Stopped { text, at });
        }
        self.places.truncate(most);
    }

    /// Whether there is at most one text.
    #[must_use]
    pub const fn is_of_one(&self) -> bool {
        self.places.len() <= 1
    }

    /// The byte of the text with the hash `text` that was last in view.
    #[must_use]
    pub fn of(&self, text: &str) -> Option<usize> {
        let stopped = self.places.iter().find(|stopped| stopped.text == text)?;
        Some(stopped.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_recent_text_remembers_where_the_reader_stopped() {
        let mut places = Places::default();
        places.stop("1", 500, 1_000, 2);
        places.stop("2", 600, 1_000, 2);
        places.stop("1", 700, 1_000, 2);
        assert_eq!((places.of("1"), places.of("2")), (Some(700), Some(600)));
        places.stop("3", 800, 1_000, 2);
        assert_eq!((places.of("1"), places.of("2")), (Some(700), None));
    }

    #[test]
    fn scrolling_back_to_the_start_forgets_the_place() {
        let mut places = Places::default();
        places.stop("1", 500, 1_000, 5);
        places.stop("1", 10, 1_000, 5);
        assert_eq!(places.of("1"), None);
    }

    #[test]
    fn places_from_a_newer_build_are_recognized() {
        let stamp: Stamp = serde_json::from_str(r#"{"version":2,"pages":[]}"#).unwrap();
        assert!(stamp.is_newer());
        let written = serde_json::to_string(&Places::default()).unwrap();
        let stamp: Stamp = serde_json::from_str(&written).unwrap();
        assert!(!stamp.is_newer());
    }
}
