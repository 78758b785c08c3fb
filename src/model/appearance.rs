//! How the page looks, as far as the reader decides it: theme, text size, line length, typeface and
//! spacing; and whether single keys do anything.
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
    /// Which of them holds until the reader chooses another.
    pub usual: usize,
    /// Whether it is chosen from a list: what is seldom chosen takes little room so.
    pub is_list: bool,
}

impl Choice {
    /// A choice from a list, whose first value holds until the reader chooses another.
    const fn list(name: &'static str, values: &'static [&'static str]) -> Self {
        Self {
            name,
            values,
            usual: 0,
            is_list: true,
        }
    }
}

/// All that can be chosen.
pub const CHOICES: [Choice; 8] = [
    Choice {
        name: "theme",
        values: &["auto", "light", "sepia", "dark", "contrast"],
        usual: 0,
        is_list: false,
    },
    Choice {
        name: "size",
        values: &["smaller", "usual", "larger", "large", "huge"],
        usual: 1,
        is_list: false,
    },
    Choice {
        name: "measure",
        values: &["narrow", "usual", "wide"],
        usual: 1,
        is_list: false,
    },
    Choice::list("typeface", &["serif", "sans", "mono"]),
    Choice::list("leading", &["usual", "wide", "wider"]),
    Choice::list("letters", &["usual", "wide", "wider"]),
    Choice::list("spaces", &["usual", "wide", "wider"]),
    Choice::list("keys", &["on", "off"]),
];

/// Among the preferences, the name of the interface's language; without it, the browser's holds.
pub const LANGUAGE: &str = "language";

/// The reader's choices, by the attribute's name.
pub type Preferences = FxHashMap<String, String>;

impl Choice {
    /// The value that holds among `preferences`; an unknown one counts as not chosen.
    #[must_use]
    pub fn of(self, preferences: &Preferences) -> &'static str {
        let chosen = preferences.get(self.name);
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
    fn a_value_that_this_build_does_not_know_counts_as_not_chosen() {
        let preferences = Preferences::from_iter([("theme".to_owned(), "neon".to_owned())]);
        assert_eq!(CHOICES[0].of(&preferences), "auto");
        let preferences = Preferences::from_iter([("theme".to_owned(), "contrast".to_owned())]);
        assert_eq!(CHOICES[0].of(&preferences), "contrast");
    }
}
