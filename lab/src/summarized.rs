//! Articles with summaries that people wrote of them.

use serde::Deserialize;

use crate::metrics::rouge::{Vocabulary, Word};

/// An article with its human summary.
#[derive(Deserialize)]
pub struct Article {
    /// Its title, where the set has titles.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// A summary, a sentence an item.
    pub summary: Vec<String>,
    /// All the summaries, where there are several.
    pub all_refs: Option<Vec<Reference>>,
    /// Who published it, where that is known.
    pub publisher: Option<String>,
    /// The article that this one repeats.
    pub dup_of: Option<String>,
}

/// One of several summaries.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Reference {
    /// As a text with a line a sentence.
    Text(String),
    /// A sentence an item.
    Sentences(Vec<String>),
}

impl Article {
    /// The references' words, by sentences.
    pub fn reference_words(&self, vocabulary: &mut Vocabulary) -> Vec<Vec<Vec<Word>>> {
        self.references()
            .iter()
            .map(|reference| vocabulary.lines(reference))
            .collect()
    }

    /// The references as texts with a line a sentence.
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
