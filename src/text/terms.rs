//! Terms: the stemmed content words of a document, counted once for every later stage.

use rustc_hash::FxHashMap;

use super::Document;
use super::language::Language;
use super::tokens::{Token, TokenKind, tokenize};
use crate::span::Span;

/// A term, as an index that is dense from zero in order of first sight.
pub type TermId = u32;

/// A term and how often a passage has it.
pub type Count = (TermId, u32);

/// The terms of a document: which token is of which term, and what each passage is made of.
///
/// A term is a word or number that is not a stop word, in lower case and stemmed, so that "talks"
/// and "Talking" are one.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    of_tokens: Vec<Option<TermId>>,
    bags: Vec<Vec<Count>>,
    title: Vec<Count>,
    frequencies: Vec<u32>,
    sentence_frequencies: Vec<u32>,
    sentences: usize,
}

impl Terms {
    /// Counts the terms of `document`, in time linear in its length.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut vocabulary = Vocabulary::new(document.language);
        let mut terms = Self::default();
        for passage in &document.passages {
            let first = terms.of_tokens.len();
            terms.of_tokens.extend(
                document
                    .tokens_of(passage)
                    .iter()
                    .map(|token| vocabulary.term(document.source, token)),
            );
            terms.bags.push(bag(&terms.of_tokens[first..]));
        }
        if let Some(title) = &document.title {
            let ids: Vec<_> = tokenize(&title.text, Span::of(&title.text))
                .map(|token| vocabulary.term(&title.text, &token))
                .collect();
            terms.title = bag(&ids);
        }
        terms.frequencies = vec![0; vocabulary.size()];
        terms.sentence_frequencies = vec![0; vocabulary.size()];
        for (passage, bag) in document.passages.iter().zip(&terms.bags) {
            if document.blocks[passage.block].role.is_body() {
                terms.sentences += 1;
                for &(term, count) in bag {
                    terms.frequencies[term as usize] += count;
                    terms.sentence_frequencies[term as usize] += 1;
                }
            }
        }
        terms
    }

    /// The term of the `index`th token of the document; `None` for stop words and marks.
    #[must_use]
    pub fn of_token(&self, index: usize) -> Option<TermId> {
        self.of_tokens.get(index).copied().flatten()
    }

    /// The terms of the `index`th passage of the document, ascending by id.
    #[must_use]
    pub fn of_passage(&self, index: usize) -> &[Count] {
        self.bags.get(index).map_or(&[], Vec::as_slice)
    }

    /// The terms of the title, ascending by id; empty where there is none.
    #[must_use]
    pub fn of_title(&self) -> &[Count] {
        &self.title
    }

    /// How many terms there are: every id is below it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frequencies.len()
    }

    /// Whether there is no term at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frequencies.is_empty()
    }

    /// How often the body has `term`.
    #[must_use]
    pub fn frequency(&self, term: TermId) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }

    /// How many sentences of the body have `term`.
    #[must_use]
    pub fn sentence_frequency(&self, term: TermId) -> u32 {
        self.sentence_frequencies
            .get(term as usize)
            .copied()
            .unwrap_or(0)
    }

    /// The inverse sentence frequency of `term`, ln((1 + sentences) / (0.5 + those with it)): above
    /// zero, as even a term of every sentence still says a little.
    #[must_use]
    pub fn inverse_frequency(&self, term: TermId) -> f32 {
        let all = 1.0 + self.sentences as f32;
        let with = 0.5 + self.sentence_frequency(term) as f32;
        libm::logf(all / with).max(0.0)
    }
}

/// The terms among `ids` with their counts, ascending by id.
fn bag(ids: &[Option<TermId>]) -> Vec<Count> {
    let mut sorted: Vec<TermId> = ids.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let mut bag: Vec<Count> = Vec::with_capacity(sorted.len());
    for term in sorted {
        match bag.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => bag.push((term, 1)),
        }
    }
    bag
}

/// The ids given out so far. Each written form is stemmed only once.
struct Vocabulary {
    language: Language,
    of_forms: FxHashMap<String, Option<TermId>>,
    of_stems: FxHashMap<String, TermId>,
    form: String,
}

impl Vocabulary {
    fn new(language: Language) -> Self {
        Self {
            language,
            of_forms: FxHashMap::default(),
            of_stems: FxHashMap::default(),
            form: String::new(),
        }
    }

    fn size(&self) -> usize {
        self.of_stems.len()
    }

    /// The term of `token`, a token of `source`.
    fn term(&mut self, source: &str, token: &Token) -> Option<TermId> {
        if token.kind == TokenKind::Mark {
            return None;
        }
        self.form.clear();
        for letter in token.span.text(source).chars() {
            match letter {
                '’' => self.form.push('\''),
                _ => self.form.extend(letter.to_lowercase()),
            }
        }
        if let Some(&known) = self.of_forms.get(self.form.as_str()) {
            return known;
        }
        let term = (!self.language.is_stop_word(&self.form)).then(|| {
            let next = TermId::try_from(self.of_stems.len()).unwrap_or(TermId::MAX);
            *self
                .of_stems
                .entry(self.language.stem(&self.form))
                .or_insert(next)
        });
        self.of_forms.insert(self.form.clone(), term);
        term
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn terms(source: &str) -> (Document<'_>, Terms) {
        let options = Options {
            as_is: true,
            ..Options::default()
        };
        let document = Document::parse(source, &options);
        let terms = Terms::of(&document);
        (document, terms)
    }

    #[test]
    fn inflected_and_capitalized_forms_are_one_term() {
        let (_, terms) = terms("Talks began.\n\nThe ministers talked about talking.");
        assert_eq!(terms.frequency(0), 3);
        assert_eq!(terms.sentence_frequency(0), 2);
    }

    #[test]
    fn stop_words_and_marks_have_no_term() {
        let (document, terms) = terms("The river, and the bridge.");
        let kept: Vec<_> = (0..document.tokens.len())
            .filter(|&token| terms.of_token(token).is_some())
            .map(|token| document.tokens[token].span.text(document.source))
            .collect();
        assert_eq!(kept, ["river", "bridge"]);
    }

    #[test]
    fn a_title_from_elsewhere_shares_the_terms_of_the_text() {
        let options = Options {
            title: Some("Rivers rise".to_owned()),
            as_is: true,
            ..Options::default()
        };
        let document = Document::parse("The river is high.", &options);
        let terms = Terms::of(&document);
        assert!(
            terms
                .of_title()
                .iter()
                .any(|title| terms.of_passage(0).contains(title))
        );
    }

    #[test]
    fn a_rare_term_weighs_more_than_a_common_one() {
        let (_, terms) = terms("River bridge.\n\nRiver town.\n\nRiver road.");
        assert!(terms.inverse_frequency(1) > terms.inverse_frequency(0));
        assert!(terms.inverse_frequency(0) > 0.0);
    }

    #[test]
    fn a_text_without_words_has_no_terms() {
        assert!(terms("... !!!").1.is_empty());
        assert!(terms("").1.is_empty());
    }
}
