//! The reader's settings for the page: theme, text size, line length, typeface and spacing, and
//! whether single-key shortcuts are on.
//!
//! Each setting is an attribute of the document's root (`data-theme="dark"`), which the style sheet
//! reads; `start.js` sets them again at the next visit, before the first paint.

use rustc_hash::FxHashMap;

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name of the data attribute.
    pub name: &'static str,
    /// Its values, in the order in which the page offers them.
    pub values: &'static [&'static str],
    /// The index of its default.
    pub usual: usize,
    /// Whether it is a drop-down list, which takes little space for rarely used settings.
    pub is_list: bool,
}

impl Choice {
    /// A setting with a drop-down list, whose first value is the default.
    const fn list(name: &'static str, values: &'static [&'static str]) -> Self {
        Self {
            name,
            values,
            usual: 0,
            is_list: true,
        }
    }
}

/// All settings.
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

/// The key of the interface's language among the preferences; without it, the browser's language is
/// used.
pub const LANGUAGE: &str = "language";

/// The reader's settings, by attribute name.
pub type Preferences = FxHashMap<String, String>;

impl Choice {
    /// The value set in `preferences`; unknown values count as not set.
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
    fn an_unknown_value_counts_as_not_chosen() {
        let preferences = Preferences::from_iter([("theme".to_owned(), "neon".to_owned())]);
        assert_eq!(CHOICES[0].of(&preferences), "auto");
        let preferences = Preferences::from_iter([("theme".to_owned(), "contrast".to_owned())]);
        assert_eq!(CHOICES[0].of(&preferences), "contrast");
    }
}
