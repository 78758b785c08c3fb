//! How the page looks, as far as the reader may say: colours, size of the letters, width of the lines.
//!
//! Each choice is an attribute of the document's root (`data-theme="dark"`), which the style sheet
//! reads; `start.js` sets them again at the next visit, before anything is painted.

use rustc_hash::FxHashMap;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name of the data attribute.
    pub name: &'static str,
    /// Its values, in the order in which the page offers them.
    pub values: &'static [&'static str],
    /// Which of them holds until the reader says otherwise.
    pub usual: usize,
}

/// All that can be chosen.
pub const CHOICES: [Choice; 3] = [
    Choice {
        name: "theme",
        values: &["auto", "light", "dark", "contrast"],
        usual: 0,
    },
    Choice {
        name: "size",
        values: &["smaller", "usual", "larger", "large", "huge"],
        usual: 1,
    },
    Choice {
        name: "measure",
        values: &["narrow", "usual", "wide"],
        usual: 1,
    },
];

/// Among the looks, the name of the language of the interface; the browser's, where there is none.
pub const LANGUAGE: &str = "language";

/// The reader's choices, by the attribute's name.
pub type Looks = FxHashMap<String, String>;

impl Choice {
    /// The value that holds among `looks`; what is none of the values is as not chosen.
    #[must_use]
    pub fn of(self, looks: &Looks) -> &'static str {
        let chosen = looks.get(self.name);
        let known = self
            .values
            .iter()
            .find(|value| chosen.is_some_and(|chosen| chosen == *value));
        known.copied().unwrap_or(self.values[self.usual])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_by_another_version_is_as_not_chosen() {
        let looks = Looks::from_iter([("theme".to_owned(), "sepia".to_owned())]);
        assert_eq!(CHOICES[0].of(&looks), "auto");
        let looks = Looks::from_iter([("theme".to_owned(), "contrast".to_owned())]);
        assert_eq!(CHOICES[0].of(&looks), "contrast");
    }
}
