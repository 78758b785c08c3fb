//! Terms: the stemmed content words of a document, counted once for all later stages.

use rustc_hash::FxHashMap;

use super::Document;
use super::language::Language;
use super::tokens::{Token, TokenKind, tokenize_in};
use crate::digest::Title;
use crate::sort;
use crate::span::Span;

/// A term, as an index from zero in order of first occurrence.
pub type TermId = u32;

/// A term and how often a passage contains it.
pub type Count = (TermId, u32);

/// The terms of a document: the term of each token, and the terms of each passage.
///
/// A term is a word or number that is not a stop word, in lower case and stemmed, so that "talks"
/// and "Talking" are the same term. In scripts without spaces, the terms are pairs of adjacent
/// characters (as is usual in retrieval: Nie et al. 2000), each assigned to its first character's
/// token, and single characters on their own.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    of_tokens: Vec<Option<TermId>>,
    bags: Vec<Vec<Count>>,
    title: Vec<Count>,
    frequencies: Vec<u32>,
    sentence_frequencies: Vec<u32>,
    sentences: usize,
    stems: Vec<String>,
}

impl Terms {
    /// Counts the terms of `document`, in time linear in its length.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut terms = Self::default();
        for passage in &document.passages {
            let first = terms.of_tokens.len();
            let tokens = document.tokens_of(passage);
            vocabulary.read(document.language_of(passage));
            terms
                .of_tokens
                .extend((0..tokens.len()).map(|at| vocabulary.term(document.source, tokens, at)));
            terms.bags.push(bag(&terms.of_tokens[first..]));
        }
        if let Some(title) = &document.title {
            let whole = Span::of(&title.text);
            let mut ids: Vec<Option<TermId>> = Vec::new();
            for language in languages_of(document, title) {
                vocabulary.read(language);
                let tokens: Vec<_> = tokenize_in(&title.text, whole, language).collect();
                let read: Vec<_> = (0..tokens.len())
                    .map(|at| vocabulary.term(&title.text, &tokens, at))
                    .filter(|id| !ids.contains(id))
                    .collect();
                ids.extend(read);
            }
            terms.title = bag(&ids);
        }
        terms.stems = vocabulary.stems();
        terms.frequencies = vec![0; terms.stems.len()];
        terms.sentence_frequencies = vec![0; terms.stems.len()];
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

    /// The term of the `index`th token of the document; `None` for stop words and punctuation.
    #[must_use]
    pub fn of_token(&self, index: usize) -> Option<TermId> {
        self.of_tokens.get(index).copied().flatten()
    }

    /// The terms of the `index`th passage of the document, ascending by id.
    #[must_use]
    pub fn of_passage(&self, index: usize) -> &[Count] {
        self.bags.get(index).map_or(&[], Vec::as_slice)
    }

    /// The terms of the title, ascending by id; empty if there is no title.
    #[must_use]
    pub fn of_title(&self) -> &[Count] {
        &self.title
    }

    /// The number of terms; every id is below it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frequencies.len()
    }

    /// Whether there are no terms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frequencies.is_empty()
    }

    /// The common stem of the written forms of `term`.
    #[must_use]
    pub fn stem(&self, term: TermId) -> &str {
        self.stems.get(term as usize).map_or("", String::as_str)
    }

    /// How often `term` occurs in the body.
    #[must_use]
    pub fn frequency(&self, term: TermId) -> u32 {
        self.frequencies.get(term as usize).copied().unwrap_or(0)
    }

    /// How many sentences of the body contain `term`.
    #[must_use]
    pub fn sentence_frequency(&self, term: TermId) -> u32 {
        self.sentence_frequencies
            .get(term as usize)
            .copied()
            .unwrap_or(0)
    }

    /// The inverse sentence frequency of `term`, ln((1 + sentences) / (0.5 + those that contain
    /// it)): above zero, as even a term in every sentence says a little.
    #[must_use]
    pub fn inverse_frequency(&self, term: TermId) -> f32 {
        let all = 1.0 + self.sentences as f32;
        let with = 0.5 + self.sentence_frequency(term) as f32;
        libm::logf(all / with).max(0.0)
    }
}

/// The languages in which a title is read: the one at its position, or if it came from elsewhere,
/// all languages of the document.
fn languages_of(document: &Document, title: &Title) -> Vec<Language> {
    match title.span {
        Some(span) => vec![document.language_at(span.start())],
        None => document.languages(),
    }
}

/// The terms among `ids` with their counts, ascending by id.
fn bag(ids: &[Option<TermId>]) -> Vec<Count> {
    let mut sorted: Vec<TermId> = ids.iter().copied().flatten().collect();
    sort::ascending(&mut sorted);
    let mut bag: Vec<Count> = Vec::with_capacity(sorted.len());
    for term in sorted {
        match bag.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => bag.push((term, 1)),
        }
    }
    bag
}

/// The ids assigned so far. Each written form is stemmed only once per language.
#[derive(Default)]
struct Vocabulary {
    /// The current language, and the forms seen in it.
    language: Language,
    of_forms: FxHashMap<String, Option<TermId>>,
    /// The other languages seen, with their forms.
    others: Vec<(Language, FxHashMap<String, Option<TermId>>)>,
    of_stems: FxHashMap<String, TermId>,
    form: String,
}

impl Vocabulary {
    /// Switches to `language`.
    fn read(&mut self, language: Language) {
        if language == self.language {
            return;
        }
        let known = self.others.iter().position(|(other, _)| *other == language);
        let forms = known.map(|at| self.others.swap_remove(at).1);
        let before = std::mem::replace(&mut self.of_forms, forms.unwrap_or_default());
        self.others.push((self.language, before));
        self.language = language;
    }

    /// The stems, by term.
    fn stems(self) -> Vec<String> {
        let mut stems: Vec<(TermId, String)> = self
            .of_stems
            .into_iter()
            .map(|(stem, term)| (term, stem))
            .collect();
        sort::ascending(&mut stems);
        stems.into_iter().map(|(_, stem)| stem).collect()
    }

    /// The term of the `at`th of `tokens` in `source`.
    fn term(&mut self, source: &str, tokens: &[Token], at: usize) -> Option<TermId> {
        let token = tokens.get(at)?;
        let span = match token.kind {
            TokenKind::Mark => return None,
            TokenKind::Sign => self.signs(source, tokens, at)?,
            TokenKind::Word | TokenKind::Number => token.span,
        };
        self.form.clear();
        for letter in span.text(source).chars() {
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

    /// The characters of the `at`th token's term: itself and the next one in its run, or just
    /// itself if it is the whole run. Function characters end a run.
    fn signs(&self, source: &str, tokens: &[Token], at: usize) -> Option<Span> {
        let content = |token: &&Token| {
            let sign = token.span.text(source).chars().next();
            token.kind == TokenKind::Sign
                && sign.is_some_and(|sign| !self.language.is_stop_sign(sign))
        };
        let token = tokens.get(at).filter(content)?;
        let next = tokens.get(at + 1).filter(content);
        if let Some(next) = next.filter(|next| next.span.start() == token.span.end()) {
            return Some(token.span.cover(next.span));
        }
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let before = before.filter(content);
        before
            .is_none_or(|before| before.span.end() != token.span.start())
            .then_some(token.span)
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
        assert_eq!(terms.stem(0), "talk");
    }

    #[test]
    fn stop_words_and_punctuation_have_no_term() {
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
