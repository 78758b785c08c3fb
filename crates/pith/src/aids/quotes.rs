//! Who said what: the article's direct speech, with its speakers.
//!
//! Speech is what stands between quotation marks and has more than a few words. Its speaker is looked
//! for where English puts it: with a verb of saying right after the speech ("…," said Ruiz; "…,"
//! Ruiz told reporters), before it (Ruiz said: "…"; according to Ruiz, "…"), or, where a paragraph
//! goes on with speech alone, in what was attributed just before (Pareti et al. 2013, "Automatically
//! Detecting and Attributing Indirect Quotations", on where the cues stand). Where none of these
//! holds, nobody is named: a wrong speaker is worse than none.

use super::saying::{is_adverb, is_preposition, is_saying, is_speaking_pronoun};
use crate::digest::{Block, Entity, EntityKind, Mention, Quote};
use crate::span::Span;
use crate::summary::quotation;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};

/// Words of speech at least; fewer are a title, a word that is doubted, or a phrase.
const FEWEST: usize = 4;

/// Words between the speech and the verb that attributes it, at most.
const REACH: usize = 14;

/// Words that name a speaker who has no name ("the company's spokesman"), at most.
const LONGEST_ROLE: usize = 6;

/// Mentions before a pronoun among which is whom it means, at most.
const LOOK_BACK: usize = 100;

/// A speaker: the words that name them, and the entity that these are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Speaker {
    words: Span,
    entity: Option<usize>,
}

/// The direct speech of the body, in order. `mentions` are in order, without overlap. In a language
/// other than English nobody is named.
#[must_use]
pub fn find(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quote> {
    let mut search = Search {
        document,
        mentions,
        entities,
        english: document.language.is_english(),
        last: None,
        open: false,
        quotes: Vec::new(),
    };
    let mut first = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        let passages = &document.passages[first..];
        let count = passages
            .iter()
            .take_while(|passage| passage.block <= at)
            .count();
        if block.role.is_body() {
            search.read(at, *block, first..first + count);
        }
        first += count;
    }
    search.quotes
}

struct Search<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    english: bool,
    /// Who was named last, and the block of it.
    last: Option<(usize, Speaker)>,
    /// Whether the last speech was not closed, so that the next paragraph goes on with it.
    open: bool,
    quotes: Vec<Quote>,
}

impl Search<'_> {
    fn text(&self, span: Span) -> &str {
        span.text(self.document.source)
    }

    fn lower(&self, token: &Token) -> String {
        self.text(token.span).to_lowercase()
    }

    /// Reads the speech of a block, whose sentences are `passages`.
    fn read(&mut self, index: usize, block: Block, passages: std::ops::Range<usize>) {
        let quoted: Vec<Span> = quotation::find(self.document.source, block)
            .into_iter()
            .filter(|span| self.is_speech(*span))
            .collect();
        let sentences: Vec<Span> = self.document.passages[passages]
            .iter()
            .map(|passage| passage.span)
            .collect();
        // The sentence of the speech before, and who said it, for speech that goes on in this block.
        let mut before: Option<(Span, Option<Speaker>)> = None;
        for (at, &span) in quoted.iter().enumerate() {
            let start = sentence_at(&sentences, span.start());
            let end = sentence_at(&sentences, span.end().saturating_sub(1));
            let left = at
                .checked_sub(1)
                .map_or(block.span.start(), |at| quoted[at].end());
            let right = quoted
                .get(at + 1)
                .map_or(block.span.end(), |next| next.start());
            let leading = Span::new(start.start().max(left).min(span.start()), span.start());
            let trailing = Span::new(span.end(), end.end().min(right).max(span.end()));
            let same_sentence = before.is_some_and(|(sentence, _)| sentence == start);
            let speaker = if self.english {
                self.after(trailing)
                    .or_else(|| self.ahead(leading))
                    .or_else(|| self.introduced(&sentences, span, left))
                    .or_else(|| before.and_then(|(_, speaker)| speaker))
                    .or_else(|| self.carried(index, at, span, block))
            } else {
                None
            };
            // “A,” she said, “B.” is one saying.
            let joins = same_sentence
                && self.quotes.last().is_some_and(|last| {
                    last.speaker == speaker.map(|speaker| speaker.words)
                        || self.after(trailing).is_none() && self.ahead(leading).is_none()
                });
            match self.quotes.last_mut().filter(|_| joins) {
                Some(last) => last.spans.push(span),
                None => self.quotes.push(Quote {
                    spans: vec![span],
                    speaker: speaker.map(|speaker| speaker.words),
                    entity: speaker.and_then(|speaker| speaker.entity),
                }),
            }
            if let Some(speaker) = speaker {
                self.last = Some((index, speaker));
            }
            before = Some((end, speaker));
            self.open = self.is_open(span) && span.end() == block.span.end();
        }
        if quoted.is_empty() {
            self.open = false;
        }
    }

    /// Whether what stands within quotation marks was said: it has some words, and is no title.
    fn is_speech(&self, span: Span) -> bool {
        let words = self
            .tokens(span)
            .filter(|token| token.kind != TokenKind::Mark);
        let whole = |mention: &Mention| {
            mention.kind == EntityKind::Work && mention.span.len() + 8 > span.len()
        };
        words.take(FEWEST).count() == FEWEST && !self.mentions_in(span).iter().any(whole)
    }

    fn is_open(&self, span: Span) -> bool {
        !self.text(span).ends_with(['”', '»', '"'])
    }

    fn tokens(&self, span: Span) -> impl DoubleEndedIterator<Item = &Token> {
        let all = &self.document.tokens;
        let from = all.partition_point(|token| token.span.start() < span.start());
        let to = all.partition_point(|token| token.span.end() <= span.end());
        all[from..to.max(from)].iter()
    }

    fn mentions_in(&self, span: Span) -> &[Mention] {
        let from = self
            .mentions
            .partition_point(|mention| mention.span.start() < span.start());
        let to = self
            .mentions
            .partition_point(|mention| mention.span.end() <= span.end());
        &self.mentions[from..to.max(from)]
    }

    /// The speaker in what follows speech: "…," said Ruiz; "…," Ruiz, the mayor, told reporters.
    fn after(&self, gap: Span) -> Option<Speaker> {
        let words: Vec<&Token> = self
            .tokens(gap)
            .filter(|token| token.kind != TokenKind::Mark)
            .take(REACH)
            .collect();
        let stretch = |from: usize, to: usize| -> Option<Span> {
            Some(
                words
                    .get(from)?
                    .span
                    .cover(words.get(to.checked_sub(1)?)?.span),
            )
        };
        let is =
            |at: usize, wanted: &str| words.get(at).is_some_and(|word| self.lower(word) == wanted);
        if is(0, "according") && is(1, "to") {
            let rest = stretch(2, words.len())?;
            return self.named(rest, false).or_else(|| self.role(rest));
        }
        let verb = words.iter().position(|word| is_saying(&self.lower(word)))?;
        if words[..verb]
            .iter()
            .all(|word| is_adverb(&self.lower(word)))
        {
            // Inverted: the speaker follows the verb, up to the end of what is taken.
            let rest = stretch(verb + 1, words.len())?;
            return self.named(rest, false).or_else(|| self.role(rest));
        }
        let subject = stretch(0, verb)?;
        self.named(subject, false).or_else(|| self.role(subject))
    }

    /// The speaker in what leads up to speech within its sentence: Ruiz said: "…"; according to
    /// Ruiz, "…"; but not where other words than of saying stand between ("Ruiz said that the “…”").
    fn ahead(&self, gap: Span) -> Option<Speaker> {
        let words: Vec<&Token> = self
            .tokens(gap)
            .filter(|token| token.kind != TokenKind::Mark)
            .collect();
        let lower: Vec<String> = words.iter().map(|word| self.lower(word)).collect();
        let last = words.last()?;
        if let Some(at) = lower.iter().rposition(|word| word == "according")
            && lower.get(at + 1).is_some_and(|word| word == "to")
        {
            let rest = words.get(at + 2)?.span.cover(last.span);
            return self.named(rest, false).or_else(|| self.role(rest));
        }
        let Some(verb) = lower.iter().rposition(|word| is_saying(word)) else {
            let leads = self.text(gap).trim_end().ends_with(':');
            return self.named(gap, false).filter(|_| leads);
        };
        let subject = words
            .first()?
            .span
            .cover(words.get(verb.checked_sub(1)?)?.span);
        self.named(subject, true)
            .or_else(|| self.pronoun(&words[..verb]))
    }

    /// The speaker in the sentence before speech that stands by itself, if it leads up to it: it ends
    /// in a colon.
    fn introduced(&self, sentences: &[Span], speech: Span, left: usize) -> Option<Speaker> {
        let count = sentences.partition_point(|sentence| sentence.end() <= speech.start());
        let before = sentences.get(count.checked_sub(1)?)?;
        let leads = self.text(*before).trim_end().ends_with(':');
        if !leads || before.start() < left {
            return None;
        }
        self.ahead(*before)
    }

    /// The speaker of the speech before, where this block goes on with it: that speech was left open,
    /// or the block is nothing but speech and nobody else was named since.
    fn carried(&self, index: usize, at: usize, speech: Span, block: Block) -> Option<Speaker> {
        let (block_before, speaker) = self.last?;
        let opens = at == 0 && speech.start() == block.span.start();
        let goes_on = self.open && opens;
        let alone = opens && speech.end() == block.span.end();
        (block_before + 1 == index && (goes_on || alone)).then_some(speaker)
    }

    /// The person or organization that a stretch names as its subject: the first that no preposition
    /// stands before, or the `last` of these.
    fn named(&self, stretch: Span, last: bool) -> Option<Speaker> {
        let speaks = |mention: &&Mention| {
            matches!(mention.kind, EntityKind::Person | EntityKind::Organization)
                && !self.follows_preposition(stretch, mention.span)
        };
        let person = |mention: &&Mention| mention.kind == EntityKind::Person;
        let mut found = self.mentions_in(stretch).iter().filter(speaks);
        let mention = if last {
            // Of "Ruiz of the Lake Union" the person speaks.
            let all: Vec<&Mention> = found.collect();
            let people = all.iter().rev().find(|mention| person(mention));
            people.or(all.last()).copied()
        } else {
            let all: Vec<&Mention> = found.by_ref().collect();
            let people = all.iter().find(|mention| person(mention));
            people.or(all.first()).copied()
        }?;
        Some(Speaker {
            words: mention.span,
            entity: Some(mention.entity),
        })
    }

    fn follows_preposition(&self, stretch: Span, name: Span) -> bool {
        let head = Span::new(stretch.start(), name.start());
        let mut before = self.tokens(head).rev();
        before
            .find(|token| !matches!(self.lower(token).as_str(), "the" | "a" | "an"))
            .is_some_and(|token| is_preposition(&self.lower(token)))
    }

    /// Somebody who has no name: "the minister", "a spokesman for the port", "she".
    fn role(&self, stretch: Span) -> Option<Speaker> {
        let words: Vec<&Token> = self
            .tokens(stretch)
            .filter(|token| token.kind != TokenKind::Mark)
            .collect();
        if let Some(speaker) = self.pronoun(&words) {
            return Some(speaker);
        }
        let first = words.first()?;
        let opens = matches!(
            self.lower(first).as_str(),
            "the" | "a" | "an" | "one" | "another" | "his" | "her" | "their" | "its"
        );
        let stops = |token: &&&Token| {
            let word = self.lower(token);
            is_preposition(&word)
                || matches!(word.as_str(), "who" | "that" | "as" | "when" | "while")
        };
        let end = words
            .iter()
            .position(|word| stops(&word))
            .unwrap_or(words.len());
        let told = words
            .get(..end)
            .filter(|told| (2..=LONGEST_ROLE).contains(&told.len()))?;
        opens.then(|| Speaker {
            words: first.span.cover(told[told.len() - 1].span),
            entity: None,
        })
    }

    /// A pronoun right before the verb, and whom it means: who spoke last, if that was in this paragraph
    /// or the one before; else the nearest person (or, for "it", organization) named before it.
    fn pronoun(&self, words: &[&Token]) -> Option<Speaker> {
        let mut back = words.iter().rev();
        let last = back.find(|word| !is_adverb(&self.lower(word)))?;
        let word = self.lower(last);
        if !is_speaking_pronoun(&word) {
            return None;
        }
        let wanted = if word == "it" || word == "they" {
            EntityKind::Organization
        } else {
            EntityKind::Person
        };
        let before = self
            .mentions
            .partition_point(|mention| mention.span.end() <= last.span.start());
        let here = self.block_of(last.span)?;
        let near = self.mentions[..before]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|mention| {
                self.block_of(mention.span)
                    .is_some_and(|block| block + 2 > here)
            })
            .filter(|mention| mention.kind == wanted);
        let spoke = self.last.filter(|(block, _)| block + 2 > here);
        let entity = match spoke.and_then(|(_, speaker)| speaker.entity) {
            Some(entity)
                if self
                    .entities
                    .get(entity)
                    .is_some_and(|it| it.kind == wanted) =>
            {
                Some(entity)
            }
            // The one named first in the nearest sentence that names one is its subject.
            _ => self.subject(near.map(|mention| (mention.span, mention.entity))),
        };
        Some(Speaker {
            words: last.span,
            entity,
        })
    }

    /// Of mentions from the nearest back, the first of the nearest sentence.
    fn subject(&self, mut near: impl Iterator<Item = (Span, usize)>) -> Option<usize> {
        let (span, mut entity) = near.next()?;
        let sentence = self.sentence_of(span);
        for (span, other) in near {
            if self.sentence_of(span) != sentence {
                break;
            }
            entity = other;
        }
        Some(entity)
    }

    fn sentence_of(&self, span: Span) -> usize {
        let passages = &self.document.passages;
        passages.partition_point(|passage| passage.span.end() <= span.start())
    }

    fn block_of(&self, span: Span) -> Option<usize> {
        let passage = self.document.passages.get(self.sentence_of(span))?;
        Some(passage.block)
    }
}

/// The sentence that a byte is in, or the nearest before it.
fn sentence_at(sentences: &[Span], at: usize) -> Span {
    let after = sentences.partition_point(|sentence| sentence.start() <= at);
    let index = after.saturating_sub(1);
    sentences.get(index).copied().unwrap_or(Span::new(at, at))
}

#[cfg(test)]
#[path = "quotes_tests.rs"]
mod tests;
