//! The phrases of a document that could be keywords.

use super::nouns::{self, Evidence, Grammar, Opening};
use crate::digest::{Mention, Role};
use crate::span::Span;
use crate::text::Document;
use crate::text::language::Language;
use crate::text::terms::{TermId, Terms};
use crate::text::tokens::TokenKind;

/// Maximum number of words in a phrase.
pub const MAX_WORDS: usize = 3;

/// A phrase as its terms; shorter ones are padded with `None`.
pub type Key = [Option<TermId>; MAX_WORDS];

/// An occurrence of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The phrase.
    pub key: Key,
    /// Its position.
    pub span: Span,
    /// Its passage, as an index into [`Document::passages`].
    pub passage: usize,
    /// Whether no content word is directly beside it, as with the candidates of RAKE (Rose et al.
    /// 2010): then it is a whole phrase, not part of one.
    pub whole: bool,
    /// What precedes it.
    pub opened: Opening,
}

/// The occurrences of all candidates, and the evidence about their words. Linear in the text.
#[must_use]
pub fn find(
    document: &Document,
    terms: &Terms,
    mentions: &[Mention],
) -> (Vec<Occurrence>, Evidence) {
    let mut scan = Scan {
        document,
        terms,
        mentions,
        found: Vec::new(),
        evidence: Evidence::default(),
        grammar: Grammar::of(document.language),
    };
    for (index, passage) in document.passages.iter().enumerate() {
        // Byline and date are not what the article is about.
        let role = document.blocks.get(passage.block).map(|block| block.role);
        if !matches!(role, Some(Role::Byline | Role::Published)) {
            scan.passage(index);
        }
    }
    (scan.found, scan.evidence)
}

struct Scan<'a> {
    document: &'a Document<'a>,
    terms: &'a Terms,
    mentions: &'a [Mention],
    found: Vec<Occurrence>,
    evidence: Evidence,
    grammar: &'static Grammar,
}

/// A word of a passage during the scan.
struct Seen {
    /// The end of a phrase that ends with it; for a pair of characters, both.
    span: Span,
    /// In lower case.
    word: String,
    term: Option<TermId>,
    /// Whether it may be part of a phrase.
    content: bool,
    /// The index of its mention, if any.
    mention: Option<usize>,
}

impl Scan<'_> {
    fn passage(&mut self, index: usize) {
        let passage = &self.document.passages[index];
        let language = self.document.language_of(passage);
        self.grammar = Grammar::of(language);
        let mut seen: Vec<Seen> = passage
            .tokens
            .clone()
            .map(|at| self.see(at, language))
            .collect();
        for at in 0..seen.len() {
            let before = at.checked_sub(1).map(|before| seen[before].word.as_str());
            if self
                .grammar
                .is_verb(&seen[at].word, before.unwrap_or_default())
            {
                seen[at].content = false;
            }
        }
        for (at, one) in seen.iter().enumerate() {
            if let Some(term) = one.term {
                let before = at.checked_sub(1).map(|before| seen[before].word.as_str());
                let after = seen.get(at + 1);
                let modifies = after.is_some_and(|after| after.content);
                let after = after.map(|after| after.word.as_str());
                self.evidence.note(term, before, after, modifies);
            }
        }
        for first in 0..seen.len() {
            for last in first..seen.len().min(first + MAX_WORDS) {
                if !seen[last].content {
                    break;
                }
                self.phrase(index, &seen, first, last);
            }
        }
    }

    fn see(&self, at: usize, language: Language) -> Seen {
        let token = self.document.tokens[at];
        let word = token.span.text(self.document.source).to_lowercase();
        let term = self.terms.of_token(at);
        // The term of a character is the pair that it forms with the next one.
        let pair = (token.kind == TokenKind::Sign)
            .then(|| self.document.tokens.get(at + 1))
            .flatten()
            .filter(|next| next.kind == TokenKind::Sign)
            .map_or(token.span, |next| token.span.cover(next.span));
        let content = term.is_some()
            && match token.kind {
                TokenKind::Word => {
                    word.chars().nth(1).is_some() && !nouns::is_generic(&word, language)
                }
                TokenKind::Sign => {
                    pair.len() > token.span.len()
                        && pair.text(self.document.source).chars().count() == 2
                }
                TokenKind::Number | TokenKind::Mark => false,
            };
        let next = self
            .mentions
            .partition_point(|mention| mention.span.end() <= token.span.start());
        let mention = self
            .mentions
            .get(next)
            .filter(|mention| mention.span.overlaps(token.span))
            .map(|_| next);
        Seen {
            span: if token.kind == TokenKind::Sign && content {
                pair
            } else {
                token.span
            },
            word,
            term,
            content,
            mention,
        }
    }

    /// Records the phrase of the words `first` to `last`, unless it is a name that the entities
    /// already have, or part of one.
    fn phrase(&mut self, passage: usize, seen: &[Seen], first: usize, last: usize) {
        let outside = |at: Option<usize>| {
            let beside = at.and_then(|at| seen.get(at));
            !beside.is_some_and(|beside| beside.content)
        };
        // A phrase may start with a complete name ("Iraqi parliament"); its head is a common noun.
        let cuts_name = first > 0
            && seen[first].mention.is_some()
            && seen[first - 1].mention == seen[first].mention;
        if seen[last].mention.is_some() || cuts_name {
            return;
        }
        let takes_object = last > first
            && (seen.get(last + 1)).is_some_and(|after| self.grammar.is_object(&after.word));
        if takes_object {
            return;
        }
        let mut key = Key::default();
        for (slot, word) in key.iter_mut().zip(&seen[first..=last]) {
            *slot = word.term;
        }
        self.found.push(Occurrence {
            key,
            span: seen[first].span.cover(seen[last].span),
            passage,
            whole: outside(first.checked_sub(1)) && outside(Some(last + 1)),
            opened: first.checked_sub(1).map_or(Opening::None, |before| {
                self.grammar.opening(&seen[before].word)
            }),
        });
    }
}
