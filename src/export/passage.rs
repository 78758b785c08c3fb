//! Links to a passage of a page by its words: `#:~:text=`.

use rustc_hash::FxHashMap;

use crate::model::analysis::Analysis;
use pith::Span;

/// Words at each end of a long passage that identify it.
const ENDS: usize = 5;

/// Words before or after that distinguish it from the same words elsewhere.
const AROUND: usize = 4;

/// A passage of up to this many words is quoted whole.
const WHOLE: usize = 2 * ENDS + 2;

/// Makes links to passages of one text. A table has a link in each row, so the text is folded and indexed
/// once.
pub(super) struct Linker<'a> {
    analysis: &'a Analysis,
    /// The text as browsers compare it.
    folded: String,
    /// Where each word starts in it.
    places: FxHashMap<String, Vec<usize>>,
}

impl<'a> Linker<'a> {
    /// Prepares the text of `analysis`.
    #[must_use]
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        let folded = fold(&analysis.source);
        let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, word) in bare_words(&folded) {
            match places.get_mut(word) {
                Some(known) => known.push(at),
                None => drop(places.insert(word.to_owned(), vec![at])),
            }
        }
        Self {
            analysis,
            folded,
            places,
        }
    }

    /// The URL of `span` on the page at `url`.
    #[must_use]
    pub(super) fn link(&self, url: &str, span: Span) -> Option<String> {
        let source: &str = &self.analysis.source;
        let span = whole_words(source, span)?;
        // Each end of such a link must be within one paragraph.
        let blocks = &self.analysis.digest.blocks;
        let around = |at: usize| {
            let after = blocks.partition_point(|block| block.span.start() <= at);
            Some(blocks.get(after.checked_sub(1)?)?.span)
        };
        let (first, last) = (around(span.start())?, around(span.end() - 1)?);
        let is_whole = first == last;
        let opening = words(source.get(span.start()..span.end().min(first.end()))?);
        let closing = words(source.get(span.start().max(last.start())..span.end())?);
        let (from, to) = if is_whole && opening.len() <= WHOLE {
            (opening.join(" "), None)
        } else {
            let end = closing.len().saturating_sub(ENDS);
            let start = &opening[..opening.len().min(ENDS)];
            (start.join(" "), Some(closing[end..].join(" ")))
        };
        let mut fragment = String::new();
        // Browsers take the first match, so words that occur twice need those around them.
        let is_twice = self.is_twice(&fold(&from));
        let before = words(source.get(first.start()..span.start())?);
        let after = words(source.get(span.end()..last.end())?);
        if is_twice && !before.is_empty() {
            let some = &before[before.len().saturating_sub(AROUND)..];
            fragment = format!("{}-,", escape(&some.join(" ")));
        }
        fragment += &escape(&from);
        if let Some(to) = to {
            fragment = format!("{fragment},{}", escape(&to));
        } else if is_twice && before.is_empty() && !after.is_empty() {
            let some = &after[..after.len().min(AROUND)];
            fragment = format!("{fragment},-{}", escape(&some.join(" ")));
        }
        let page = url.split('#').next().unwrap_or(url);
        Some(format!("{page}#:~:text={fragment}"))
    }

    /// Whether `words`, which are folded, occur at least twice: looked for at each place of their rarest word.
    fn is_twice(&self, words: &str) -> bool {
        let known = bare_words(words)
            .filter_map(|(before, word)| self.places.get(word).map(|places| (before, places)));
        let Some((before, places)) = known.min_by_key(|(_, places)| places.len()) else {
            // Without a letter or digit.
            return self.folded.matches(words).nth(1).is_some();
        };
        let starts = places.iter().filter_map(|at| at.checked_sub(before));
        let mut found = starts.filter(|&start| {
            let rest = self.folded.get(start..);
            rest.is_some_and(|rest| rest.starts_with(words))
        });
        found.nth(1).is_some()
    }
}

/// The runs of letters and digits in `text`, each with its start.
fn bare_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric());
        end = length.map_or(text.len(), |length| start + length);
        Some((start, &text[start..end]))
    })
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// `span` trimmed, and extended to whole words, since browsers do not match parts of words; `None` if it is
/// empty.
fn whole_words(source: &str, span: Span) -> Option<Span> {
    let text = source.get(span.range())?;
    let start = span.end() - text.trim_start().len();
    let end = span.start() + text.trim_end().len();
    let (before, after) = (source.get(..start)?, source.get(end..)?);
    let in_word = |text: &str| text.chars().next_back().is_some_and(char::is_alphanumeric);
    let begins_in_word = in_word(before) && source.get(start..)?.starts_with(char::is_alphanumeric);
    let start = if begins_in_word {
        before.trim_end_matches(char::is_alphanumeric).len()
    } else {
        start
    };
    let ends_in_word = in_word(source.get(..end)?) && after.starts_with(char::is_alphanumeric);
    let end = if ends_in_word {
        source.len() - after.trim_start_matches(char::is_alphanumeric).len()
    } else {
        end
    };
    (start < end).then(|| Span::new(start, end))
}

/// `text` as browsers compare it: in lower case, with white space folded.
fn fold(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// `text` percent-encoded for such a link, including hyphens, commas and ampersands, which are syntax there.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric()
            || matches!(byte, b'.' | b'_' | b'~' | b'!' | b'*' | b'(' | b')')
        {
            escaped.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            escaped.push('%');
            escaped.push(char::from(DIGITS[usize::from(byte >> 4)]));
            escaped.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::{Options, digest};

    fn linked(source: &str, words: &str) -> String {
        let options = Options {
            as_is: true,
            ..Options::default()
        };
        let digest = digest(source, &options);
        let start = source.rfind(words).expect("the words");
        let analysis = Analysis::new(1, source.into(), digest, 0.0);
        let span = Span::new(start, start + words.len());
        let linker = Linker::of(&analysis);
        linker
            .link("https://x.example/a#top", span)
            .expect("a link")
    }

    #[test]
    fn a_short_sentence_is_given_in_full_and_escaped() {
        assert_eq!(
            linked(
                "Late, well-known & slow it was.",
                "Late, well-known & slow it was."
            ),
            "https://x.example/a#:~:text=Late%2C%20well%2Dknown%20%26%20slow%20it%20was."
        );
    }

    #[test]
    fn a_long_sentence_is_given_by_its_ends() {
        let sentence = "The ferry of Kvarn was late again on Monday because the water in the channel was too low for it.";
        let link = linked(sentence, sentence);
        assert_eq!(
            link,
            "https://x.example/a#:~:text=The%20ferry%20of%20Kvarn%20was,was%20too%20low%20for%20it."
        );
    }

    #[test]
    fn words_that_occur_twice_are_distinguished_by_those_before_them() {
        let link = linked(
            "It was late. Nobody came to Kvarn. It was late.",
            "It was late.",
        );
        assert_eq!(
            link,
            "https://x.example/a#:~:text=Nobody%20came%20to%20Kvarn.-,It%20was%20late."
        );
    }

    #[test]
    fn a_word_within_a_longer_one_is_not_a_second_occurrence() {
        assert_eq!(
            linked("The Kvarnholm ferry left Kvarn.", "Kvarn"),
            "https://x.example/a#:~:text=Kvarn"
        );
    }

    #[test]
    fn a_passage_that_starts_within_a_word_includes_the_whole_word() {
        assert_eq!(
            linked("The ferry of Kvarn was late.", "rry of Kva"),
            "https://x.example/a#:~:text=ferry%20of%20Kvarn"
        );
    }

    #[test]
    fn a_passage_of_two_paragraphs_is_given_by_words_of_each() {
        let link = linked(
            "The ferry was late.\n\nNobody came to Kvarn.",
            "was late.\n\nNobody came",
        );
        assert_eq!(
            link,
            "https://x.example/a#:~:text=was%20late.,Nobody%20came"
        );
    }
}
