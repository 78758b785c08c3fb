//! Whom a pronoun refers to, and who is a woman or a man, as far as the text shows.

use rustc_hash::FxHashMap;

use super::words::{self, Words};
use crate::digest::{Entity, EntityKind, Mention};
use crate::entities::gender::{self, Gender};
use crate::sort;
use crate::span::Span;
use crate::text::Document;
use crate::text::tokens::{Token, TokenKind};

/// How many mentions before a pronoun are considered as its referent.
const LOOK_BACK: usize = 60;

/// How many tokens before a pronoun are searched for another, unnamed person.
const FARTHEST_ANTECEDENT: usize = 120;

/// How many tokens of an apposition after a name are searched for an office ("Ruiz, a
/// spokeswoman").
const LONGEST_APPOSITION: usize = 4;

/// A speaker: the words that name them, and their entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub words: Span,
    pub entity: Option<usize>,
}

/// The people in a document.
pub(super) struct People<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    /// The speech, in order: people named inside it are not its speakers.
    quoted: Vec<Span>,
    genders: FxHashMap<usize, Gender>,
    /// Those who are dead according to the text.
    dead: Vec<bool>,
    last: Option<(usize, Speaker)>,
}

impl<'a> People<'a> {
    pub(super) fn of(
        document: &'a Document<'a>,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        quoted: Vec<Span>,
    ) -> Self {
        let mut people = Self {
            document,
            mentions,
            entities,
            quoted,
            genders: FxHashMap::default(),
            dead: vec![false; entities.len()],
            last: None,
        };
        people.observe();
        people
    }

    /// Records what the words beside each person's names say.
    fn observe(&mut self) {
        for mention in self.mentions {
            if mention.kind != EntityKind::Person {
                continue;
            }
            let words = words::of(self.document.language_at(mention.span.start()));
            let all = &self.document.tokens;
            let first = all.partition_point(|token| token.span.start() < mention.span.start());
            let after = all.partition_point(|token| token.span.start() < mention.span.end());
            let lower = |token: &Token| {
                let text = token.span.text(self.document.source);
                text.trim_end_matches('.').to_lowercase()
            };
            let noun = |token: &Token| words.nouns.get(lower(token).as_str()).copied();
            let is_word = |token: &&Token| token.kind == TokenKind::Word;
            let before = all[..first].last().filter(is_word);
            let named = all.get(first).filter(|_| after > first + 1);
            let mut told = before.and_then(noun).or_else(|| named.and_then(noun));
            if told.is_none() {
                told = self.apposition(words, after).and_then(|tokens| {
                    let mut nouns = tokens.iter().filter_map(noun);
                    nouns.next()
                });
            }
            if let Some(gender) = told {
                self.genders.entry(mention.entity).or_insert(gender);
            }
            let beside = before.into_iter().chain(all.get(after));
            if beside
                .into_iter()
                .any(|token| words.dead.contains(lower(token).as_str()))
                && let Some(dead) = self.dead.get_mut(mention.entity)
            {
                *dead = true;
            }
        }
        for (at, entity) in self.entities.iter().enumerate() {
            if entity.kind == EntityKind::Person && !self.genders.contains_key(&at) {
                let given = entity.name.split([' ', '-']).next().unwrap_or_default();
                let whole = entity.name.split(' ').next().unwrap_or_default();
                let first = entity.mentions.first();
                let first = first.and_then(|&mention| self.mentions.get(mention));
                let start = first.map_or(0, |mention| mention.span.start());
                let language = self.document.language_at(start);
                let gender = gender::of_name(&whole.to_lowercase(), language)
                    .or_else(|| gender::of_name(&given.to_lowercase(), language));
                if let Some(gender) = gender {
                    self.genders.insert(at, gender);
                }
            }
        }
    }

    /// The tokens of an apposition that starts at a comma: ", the mayor of".
    fn apposition(&self, words: &Words, comma: usize) -> Option<&[Token]> {
        let text = |token: &Token| token.span.text(self.document.source);
        let all = &self.document.tokens;
        let rest = all.get(comma + 1..)?;
        let opens = all.get(comma).is_some_and(|token| text(token) == ",");
        let lower = text(rest.first()?).to_lowercase();
        if !opens || words.clauses.contains(lower.as_str()) {
            return None;
        }
        let near = &rest[..rest.len().min(LONGEST_APPOSITION)];
        let end = near.iter().position(|token| {
            token.kind != TokenKind::Word
                || words
                    .prepositions
                    .contains(text(token).to_lowercase().as_str())
        });
        Some(&near[..end.unwrap_or(near.len())])
    }

    /// Records that someone spoke in a block.
    pub(super) fn spoke(&mut self, speaker: Speaker, block: usize) {
        self.last = Some((block, speaker));
    }

    /// Whether a pronoun of `gender` may refer to an entity.
    pub(super) fn may_be(&self, entity: Option<usize>, gender: Option<Gender>) -> bool {
        let known = entity.and_then(|entity| self.genders.get(&entity).copied());
        gender.is_none() || known.is_none() || known == gender
    }

    /// The speaker for a verb without a subject in `block`: whom the block is about so far, or the
    /// previous speaker, provided that nobody else has been mentioned since.
    pub(super) fn dropped(&self, at: usize, block: usize) -> Option<Speaker> {
        if let Some(mention) = self.alone(None, at, block) {
            return Some(Speaker {
                words: mention.span,
                entity: Some(mention.entity),
            });
        }
        let (spoke, speaker) = self.last?;
        let mut since = self
            .before(at)
            .take_while(|mention| mention.span.start() > speaker.words.end());
        let alone = since.all(|mention| Some(mention.entity) == speaker.entity);
        let continues = spoke == block || self.opens_with_speech(block);
        (spoke + 2 > block && continues && alone && speaker.entity.is_some()).then_some(speaker)
    }

    /// Whether a block starts with speech, so that it says nothing of anybody before it.
    fn opens_with_speech(&self, block: usize) -> bool {
        let start = self.document.blocks.get(block).map(|it| it.span.start());
        start.is_some_and(|start| {
            let starts = self
                .quoted
                .binary_search_by_key(&start, |span| span.start());
            starts.is_ok()
        })
    }

    /// The people named before a position, nearest first, except those named within speech.
    fn before(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let count = self
            .mentions
            .partition_point(|mention| mention.span.end() <= at);
        self.mentions[..count]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .filter(|mention| mention.kind == EntityKind::Person && !self.is_quoted(mention.span))
    }

    fn is_quoted(&self, span: Span) -> bool {
        let next = self
            .quoted
            .partition_point(|quoted| quoted.end() <= span.start());
        self.quoted
            .get(next)
            .is_some_and(|quoted| quoted.overlaps(span))
    }

    /// The only person that `block` names before `at`, outside speech, if it names them as the
    /// subject would be named: without a preposition, not as the owner of something, and with no
    /// pronoun or other person before them.
    fn alone(&self, gender: Option<Gender>, at: usize, block: usize) -> Option<&Mention> {
        let start = self.document.blocks.get(block)?.span.start();
        let here: Vec<&Mention> = self
            .before(at)
            .take_while(|mention| mention.span.start() >= start)
            .collect();
        let first = *here.last()?;
        let alone = here.iter().all(|mention| mention.entity == first.entity)
            && self.may_be(Some(first.entity), gender)
            && !self.dead.get(first.entity).copied().unwrap_or_default();
        let spoke = self
            .last
            .filter(|(spoke, _)| *spoke == block)
            .is_none_or(|(_, speaker)| speaker.entity == Some(first.entity));
        let end = first.span.end();
        let genders = match gender {
            Some(gender) => vec![gender],
            None => vec![Gender::Female, Gender::Male],
        };
        let others = genders
            .iter()
            .any(|&gender| self.is_another_told(gender, end, at));
        (alone && spoke && !others && self.is_subject(start, first)).then_some(first)
    }

    /// Whether a mention can be the subject of its sentence, and no pronoun stands for a person
    /// between `start` and it.
    fn is_subject(&self, start: usize, mention: &Mention) -> bool {
        let words = words::of(self.document.language_at(start));
        let all = &self.document.tokens;
        let text = |token: &Token| token.span.text(self.document.source);
        let lower = |token: &Token| text(token).to_lowercase();
        let from = all.partition_point(|token| token.span.start() < start);
        let first = all.partition_point(|token| token.span.start() < mention.span.start());
        let after = all.partition_point(|token| token.span.start() < mention.span.end());
        let from = from.max(first.saturating_sub(FARTHEST_ANTECEDENT));
        let before = all.get(from..first).unwrap_or_default();
        let pronoun = |token: &Token| {
            matches!(words.pronouns.get(lower(token).as_str()), Some(Some(_)))
                && !self.is_quoted(token.span)
        };
        // Titles and articles belong to the name: "with the mayor, Ruiz" is not a subject either.
        let belongs = |token: &&Token| {
            let word = lower(token);
            let title = text(token).starts_with(char::is_uppercase)
                || words.nouns.contains_key(word.trim_end_matches('.'))
                || words.openers.contains(word.as_str());
            title && !words.prepositions.contains(word.as_str())
        };
        let governs = before.iter().rev().find(|token| !belongs(token));
        let governed =
            governs.is_some_and(|token| words.prepositions.contains(lower(token).as_str()));
        let own = mention.span.text(self.document.source);
        let is_genitive = || {
            let name = self.entities.get(mention.entity);
            let ends = own.ends_with('s') && name.is_some_and(|it| !it.name.ends_with('s'));
            let marked = all.get(after).map(lower);
            ends || own.ends_with("’s")
                || own.ends_with("'s")
                || marked.is_some_and(|word| matches!(word.as_str(), "'s" | "’s" | "’" | "'"))
        };
        !before.iter().any(pronoun) && !governed && !is_genitive()
    }

    /// Whom a pronoun of `gender` at `at` in `block` refers to, if that is certain: the only person
    /// of this gender in the block, or in the nearest sentence that names one, unless another
    /// possible referent spoke last.
    pub(super) fn meant(&self, gender: Gender, at: Span, block: usize) -> Option<usize> {
        if let Some(alone) = self.alone(Some(gender), at.start(), block) {
            return Some(alone.entity);
        }
        let fits = |mention: &&Mention| {
            self.may_be(Some(mention.entity), Some(gender))
                && !self.dead.get(mention.entity).copied().unwrap_or_default()
        };
        let near: Vec<&Mention> = self
            .before(at.start())
            .take_while(|mention| self.block_of(mention.span).is_some_and(|it| it + 2 > block))
            .filter(fits)
            .collect();
        let spoke = self.last.filter(|(spoke, _)| spoke + 2 > block);
        let spoke = spoke
            .and_then(|(_, speaker)| speaker.entity)
            .filter(|&entity| {
                let person = self.entities.get(entity);
                person.is_some_and(|it| it.kind == EntityKind::Person)
                    && self.may_be(Some(entity), Some(gender))
            });
        let Some(nearest) = near.first() else {
            return spoke;
        };
        if self.is_another_told(gender, nearest.span.end(), at.start()) {
            return None;
        }
        let sentence = self.sentence_of(nearest.span);
        let mut there: Vec<usize> = near
            .iter()
            .take_while(|mention| self.sentence_of(mention.span) == sentence)
            .map(|mention| mention.entity)
            .collect();
        // The subject, which is named first in its sentence.
        let subject = there.last().copied()?;
        sort::ascending(&mut there);
        there.dedup();
        let known = |entity: usize| self.genders.get(&entity) == Some(&gender);
        let alone = near.iter().all(|mention| mention.entity == subject);
        match spoke {
            Some(spoke) if spoke == subject => Some(subject),
            Some(_) => None,
            None if there.len() > 1 => None,
            None => (alone || known(subject)).then_some(subject),
        }
    }

    /// Whether an unnamed person of `gender` is mentioned between two positions ("his father"),
    /// outside speech.
    fn is_another_told(&self, gender: Gender, from: usize, to: usize) -> bool {
        let words = words::of(self.document.language_at(from));
        let all = &self.document.tokens;
        let first = all.partition_point(|token| token.span.start() < from);
        let last = all.partition_point(|token| token.span.end() <= to);
        let Some(between) = all.get(first..last) else {
            return false;
        };
        // A noun in an apposition refers to the name before its comma.
        let near = &between[between.len().saturating_sub(FARTHEST_ANTECEDENT)..];
        near.windows(2).any(|pair| {
            let lower = |token: &Token| token.span.text(self.document.source).to_lowercase();
            let opens = words.openers.contains(lower(&pair[0]).as_str());
            let apposed = all
                [..all.partition_point(|token| token.span.start() < pair[0].span.start())]
                .last()
                .is_some_and(|token| token.span.text(self.document.source) == ",");
            opens
                && !apposed
                && words.nouns.get(lower(&pair[1]).as_str()) == Some(&gender)
                && !self.is_quoted(pair[1].span)
        })
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
