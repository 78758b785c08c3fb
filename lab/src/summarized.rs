//! Articles with human-written summaries.

use pith::digest::Budget;
use serde::Deserialize;

use crate::metrics::rouge::{Vocabulary, Word};

/// An article with its human summary.
#[derive(Deserialize)]
pub struct Article {
    /// Its title, if the data set has titles.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// A summary, one sentence per item.
    pub summary: Vec<String>,
    /// All the summaries, if there are several.
    pub all_refs: Option<Vec<Reference>>,
    /// Its publisher, if known.
    pub publisher: Option<String>,
    /// The article that this one duplicates.
    pub dup_of: Option<String>,
    /// "ref" if a summary may have as many words as the first reference.
    pub budget: Option<String>,
    /// Its language code; English if absent.
    pub language: Option<String>,
}

/// One of several summaries.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Reference {
    /// A text with one sentence per line.
    Text(String),
    /// One sentence per item.
    Sentences(Vec<String>),
}

impl Article {
    /// A vocabulary for its language.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary::of(self.language.as_deref().unwrap_or("en"))
    }

    /// The length limit of its summary: `usual`, or the length of the first reference.
    #[must_use]
    pub fn budget(&self, usual: Budget) -> Budget {
        if self.budget.as_deref() != Some("ref") {
            return usual;
        }
        let mut vocabulary = self.vocabulary();
        let words = self.reference_words(&mut vocabulary);
        let words = words
            .first()
            .map_or(0, |first| first.iter().map(Vec::len).sum());
        Budget::Words(words)
    }

    /// The references' words, by sentence.
    pub fn reference_words(&self, vocabulary: &mut Vocabulary) -> Vec<Vec<Vec<Word>>> {
        self.references()
            .iter()
            .map(|reference| vocabulary.lines(reference))
            .collect()
    }

    /// The references as texts with one sentence per line.
    pub fn references(&self) -> Vec<String> {
        match self.all_refs.as_deref() {
            None | Some([]) => vec![self.summary.join("\n")],
            Some(references) => references
                .iter()
                .map(|reference| match reference {
                    Reference::Text(text) => text.clone(),
                    Reference::Sentences(sentences) => sentences.join("\n"),
                })
                .collect(),
        }
    }
}
