//! Joins lines, deciding which hyphens at line ends belong to the word.

use std::collections::BTreeSet;

use super::lines::is_wide;

/// The words of a document, which show how a word broken at a line end is written.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: BTreeSet<String>,
}

impl Vocabulary {
    /// The words within `lines`. Those at line ends may be broken, and are not counted.
    pub(crate) fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        for line in lines {
            let mut inner = line.split(' ');
            inner.next();
            inner.next_back();
            words.extend(inner.map(plain).filter(|word| !word.is_empty()));
        }
        Self { words }
    }

    /// Appends `line` to `text`, which it continues.
    pub(crate) fn join(&self, text: &mut String, line: &str) {
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if text.ends_with(['-', '\u{2010}']) {
            if self.drops_hyphen(text, line) {
                text.pop();
            }
        } else if !(text.ends_with('—') || text.ends_with(is_wide) && line.starts_with(is_wide)) {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// Whether the hyphen at the end of `text` only marks that a word continues in `line`.
    fn drops_hyphen(&self, text: &str, line: &str) -> bool {
        let stem = text.trim_end_matches(['-', '\u{2010}']);
        let first = plain(stem.rsplit(' ').next().unwrap_or_default());
        let second = plain(line.split(' ').next().unwrap_or_default());
        if !stem.ends_with(char::is_alphabetic) || !line.starts_with(char::is_lowercase) {
            return false;
        }
        if self.words.contains(&format!("{first}{second}")) {
            return true;
        }
        // For a word that already has a hyphen ("state-of-the-", "Anglo-Ameri-"), the last part
        // counts.
        if let Some((_, last)) = first.rsplit_once('-') {
            let whole = self.words.contains(&format!("{last}{second}"));
            return whole || !self.words.contains(last);
        }
        // It is hyphenated elsewhere, or consists of two words too long for syllables, or of one
        // that hardly ever starts another word.
        let is_compound = self.words.contains(&format!("{first}-{second}"))
            || [&first, &second]
                .iter()
                .all(|half| half.chars().count() >= 4 && self.words.contains(*half))
            || matches!(first.as_str(), "well" | "self") && second.len() > 4;
        !is_compound
    }
}

/// A word in lower case, without punctuation around it.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('\u{2010}', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(first: &str, second: &str) -> String {
        let other = "so the first-rate pilot, of the and no tide, says";
        let vocabulary = Vocabulary::new([other, first, second].into_iter());
        let mut text = first.to_owned();
        vocabulary.join(&mut text, second);
        text
    }

    #[test]
    fn hyphens_at_line_ends_are_removed_and_those_of_words_kept() {
        assert_eq!(joined("the diffi-", "culty of it"), "the difficulty of it");
        assert_eq!(joined("the first-", "rate pilot"), "the first-rate pilot");
        assert_eq!(joined("a well-", "earned rest"), "a well-earned rest");
        assert_eq!(joined("the tide-", "pilot says"), "the tide-pilot says");
        assert_eq!(
            joined("the Lindqvist-", "Brandt house"),
            "the Lindqvist-Brandt house"
        );
        assert_eq!(
            joined("the state-of-the-", "art sluice and"),
            "the state-of-the-art sluice and"
        );
        assert_eq!(
            joined("a first-rate-diffi-", "culty of it"),
            "a first-rate-difficulty of it"
        );
        assert_eq!(joined("in 1914-", "and later"), "in 1914-and later");
        assert_eq!(joined("the diffi\u{ad}", "culty"), "the difficulty");
        assert_eq!(joined("late", "again"), "late again");
        assert_eq!(joined("橋は九月", "の終わり"), "橋は九月の終わり");
    }
}
