//! Which language a text is in, and what that brings: stop words, stemmer, abbreviations.

pub(crate) mod abbreviations;
mod stop_words;

use std::cell::OnceCell;

use rust_stemmers::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};

use crate::digest::Block;

/// A language, by its ISO 639-1 code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// A language that Pith has no word lists for; written `und`, as ISO 639 codes what is
    /// undetermined.
    #[serde(rename = "und")]
    Other,
}

/// How many bytes of the article the language is judged by: enough to be sure, and a bound on the
/// cost.
const SAMPLE: usize = 4_000;

impl Language {
    /// The code as in an HTML `lang` attribute: ISO 639-1, or `und` where it is not known.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Other => "und",
        }
    }

    /// Whether `word`, in lower case, is one of the words that every text has ("the", "of", "was").
    ///
    /// The clitics that the tokenizer splits off ("'s", "n't") count as such words. A language
    /// without a list has none.
    ///
    /// ```
    /// use pith::text::language::Language;
    /// assert!(Language::En.is_stop_word("the"));
    /// assert!(!Language::En.is_stop_word("river"));
    /// ```
    #[must_use]
    pub fn is_stop_word(self, word: &str) -> bool {
        match self {
            Self::En => stop_words::is_english(word),
            Self::Other => false,
        }
    }

    /// The stem of `word`, which must be in lower case: what "talks", "talked" and "talking" share.
    ///
    /// English is stemmed by the Snowball ("Porter2") algorithm; a language without a stemmer gives
    /// the word back.
    ///
    /// ```
    /// use pith::text::language::Language;
    /// assert_eq!(Language::En.stem("talking"), Language::En.stem("talks"));
    /// ```
    #[must_use]
    pub fn stem(self, word: &str) -> String {
        thread_local! {
            static ENGLISH: OnceCell<Stemmer> = const { OnceCell::new() };
        }
        match self {
            Self::En => ENGLISH.with(|stemmer| {
                let stemmer = stemmer.get_or_init(|| Stemmer::create(Algorithm::English));
                stemmer.stem(word).into_owned()
            }),
            Self::Other => word.to_owned(),
        }
    }
}

/// The language of the article among `blocks`: judged by the first few thousand bytes of its body,
/// or of all of it where there is no body. What is too short to tell is taken for English.
#[must_use]
pub fn detect(source: &str, blocks: &[Block]) -> Language {
    let mut sample = gather(source, blocks, |block| block.role.is_body());
    if sample.is_empty() {
        sample = gather(source, blocks, |_| true);
    }
    match whatlang::detect(&sample) {
        Some(info) if info.lang() == whatlang::Lang::Eng => Language::En,
        Some(info) if info.is_reliable() || info.script() != whatlang::Script::Latin => {
            Language::Other
        }
        _ => Language::En,
    }
}

/// The first [`SAMPLE`] bytes, or a little more, of the blocks that `wanted` takes.
fn gather(source: &str, blocks: &[Block], wanted: impl Fn(&Block) -> bool) -> String {
    let mut sample = String::new();
    for block in blocks.iter().filter(|block| wanted(block)) {
        let text = block.span.text(source);
        let room = text.ceil_char_boundary(SAMPLE - sample.len());
        sample.push_str(&text[..room]);
        if sample.len() >= SAMPLE {
            break;
        }
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Role;
    use crate::span::Span;

    fn detected(text: &str) -> Language {
        let block = Block {
            span: Span::of(text),
            role: Role::Paragraph,
        };
        detect(text, &[block])
    }

    #[test]
    fn english_prose_is_english() {
        let text = "The council met on Monday to decide what should be done about the old bridge.";
        assert_eq!(detected(text), Language::En);
    }

    #[test]
    fn german_prose_and_other_scripts_are_not_english() {
        let german = "Der Gemeinderat hat am Montag beschlossen, dass die alte Brücke über den \
                      Fluss noch in diesem Jahr erneuert werden soll, obwohl das Geld fehlt.";
        assert_eq!(detected(german), Language::Other);
        assert_eq!(
            detected("Городской совет решил в понедельник обновить мост."),
            Language::Other
        );
    }

    #[test]
    fn what_is_too_short_to_tell_is_taken_for_english() {
        assert_eq!(detected(""), Language::En);
        assert_eq!(detected("1,464"), Language::En);
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        assert_eq!(
            Language::En.stem("negotiating"),
            Language::En.stem("negotiated")
        );
        assert_eq!(Language::Other.stem("gehen"), "gehen");
    }
}
