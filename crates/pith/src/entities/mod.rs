//! Who, where, what and when: mentions, and the entities that they refer to.
//!
//! [`tagger`] finds names, [`quantities`] finds times and amounts, [`linking`] links the mentions
//! of the same entity. [`find_by`] runs all three over a document. If there is no name model for
//! the language, [`places`] takes the tagger's place.

mod compounds;
pub mod corrections;
pub mod gazetteers;
pub(crate) mod gender;
pub mod linking;
pub mod model;
mod name;
pub mod places;
pub mod published;
pub mod quantities;
pub mod tagger;

use rustc_hash::FxHashSet;
use time::Date;

use crate::digest::{Correction, Entity, EntityKind, Mention, Role};
use crate::sort;
use crate::span::Span;
use crate::text::language::Language;
use crate::text::{Document, Passage};
use linking::Found;

/// [`find_by`] with the built-in models.
#[cfg(any(test, feature = "embedded"))]
#[must_use]
pub fn find(document: &Document, corrections: &[Correction]) -> (Vec<Mention>, Vec<Entity>) {
    let models = crate::Engine::embedded().models();
    find_by(document, corrections, |language| models.names(language))
}

/// The mentions in `document`, in order, and their entities, most important first. Names are found
/// by the model for their article's language; without one, only unambiguous places are.
///
/// Mentions do not overlap, and each is within one passage. The reader's `corrections` take
/// precedence over the engine's findings.
#[must_use]
pub fn find_by<'m>(
    document: &Document,
    corrections: &[Correction],
    model: impl Fn(Language) -> Option<&'m model::Model>,
) -> (Vec<Mention>, Vec<Entity>) {
    let written: Vec<_> = document
        .articles
        .iter()
        .map(|article| (article.span.end(), published::day(document, article.span)))
        .collect();
    let written = |passage: &Passage| {
        let end = passage.span.end();
        let article = written.iter().find(|&&(ends, _)| end <= ends);
        article.and_then(|&(_, day)| day)
    };
    let additions = corrections::Additions::of(corrections);
    let mut found: Vec<Found> = Vec::new();
    let mut paragraphs = Paragraphs::default();
    let mut given = Vec::new();
    let (mut last, mut last_block) = (None, 0);
    let order = quantities::order(document.source);
    let (names, likely) = names(document, model);
    for (passage, names) in document.passages.iter().zip(names) {
        let weight = paragraphs.weight_of(document, passage);
        // "Fifteen months later" is relative to a date in the same paragraph or the previous one.
        if passage.block > last_block + 1 {
            last = None;
        }
        let before = last.clone();
        let amounts = amounts_of(document, passage, written(passage), order, &mut last);
        if last != before {
            last_block = passage.block;
        }
        let mut mentions = merge(names, amounts);
        let added = additions.within(document, passage);
        if !added.is_empty() {
            mentions.retain(|mention| is_free(mention.span, &added));
            given.extend(added.iter().map(|&(span, _)| span));
            mentions.extend(added.into_iter().map(|(span, kind)| named(span, kind)));
            sort::by_key(&mut mentions, |mention| mention.span.start());
        }
        found.extend(
            mentions
                .into_iter()
                .map(|mention| Found { weight, ..mention }),
        );
    }
    let linked = linking::link_by(document.source, |at| document.language_at(at), &found);
    let (mut mentions, entities) = corrections::apply(document.source, &found, linked, corrections);
    rate(&mut mentions, &likely, &given);
    (mentions, entities)
}

/// Whether `span` overlaps none of `names`, which must be in order and disjoint.
fn is_free(span: Span, names: &[(Span, EntityKind)]) -> bool {
    let before = names.partition_point(|(name, _)| name.end() <= span.start());
    let next = names.get(before);
    next.is_none_or(|(name, _)| !name.overlaps(span))
}

/// A name without its weight.
const fn named(span: Span, kind: EntityKind) -> Found {
    Found {
        span,
        kind,
        weight: 0.0,
        value: None,
    }
}

/// The weight of a mention in a passage: in the title three times, and in the first paragraph
/// twice, that of one far down in the body.
#[derive(Default)]
struct Paragraphs {
    block: Option<usize>,
    count: u16,
}

impl Paragraphs {
    fn weight_of(&mut self, document: &Document, passage: &Passage) -> f32 {
        let role = document.blocks.get(passage.block).map(|block| block.role);
        if role == Some(Role::Title) {
            return 3.0;
        }
        if role.is_some_and(Role::is_body) && self.block != Some(passage.block) {
            self.block = Some(passage.block);
            self.count = self.count.saturating_add(1);
        }
        1.0 + 1.0 / f32::from(self.count.max(1))
    }
}

/// The names in one passage, with position and kind.
type Names = Vec<(Span, EntityKind)>;

/// The names in each passage, and the confidence of those found by a model. The passages of each
/// language are read together, by its `model`.
fn names<'m>(
    document: &Document,
    model: impl Fn(Language) -> Option<&'m model::Model>,
) -> (Vec<Names>, Vec<(Span, f32)>) {
    let mut all = vec![Names::new(); document.passages.len()];
    let mut likely = Vec::new();
    for language in document.languages() {
        let passages = document.passages.iter().enumerate();
        let (at, passages): (Vec<usize>, Vec<&Passage>) = passages
            .filter(|(_, passage)| document.language_of(passage) == language)
            .unzip();
        let (names, confidences) = match model(language) {
            Some(model) => names_by(document, &passages, language, model),
            None => {
                let places = passages
                    .iter()
                    .map(|passage| places::find(document, passage));
                (places.collect(), Vec::new())
            }
        };
        for (at, names) in at.into_iter().zip(names) {
            all[at] = names;
        }
        likely.extend(confidences);
    }
    sort::by_key(&mut likely, |&(span, _)| span);
    (all, likely)
}

/// The names in each of `passages`, which are in `language`, and their confidence according to
/// `model`.
fn names_by(
    document: &Document,
    passages: &[&Passage],
    language: Language,
    model: &model::Model,
) -> (Vec<Names>, Vec<(Span, f32)>) {
    let passages = passages.iter().copied();
    let tokens: Vec<Vec<&str>> = passages
        .clone()
        .map(|passage| {
            document
                .tokens_of(passage)
                .iter()
                .map(|token| token.span.text(document.source))
                .collect()
        })
        .collect();
    let role = |passage: &Passage| document.blocks.get(passage.block).map(|block| block.role);
    let bylines: Vec<bool> = passages
        .clone()
        .map(|passage| role(passage) == Some(Role::Byline))
        .collect();
    let reading = model.read(&tokens);
    let mut tagged = tagger::tag(&tokens, &reading, language);
    tagger::settle_authors(&mut tagged, &tokens, &bylines);
    let mut likely = Vec::new();
    let mut names = Vec::with_capacity(tagged.len());
    for (number, (passage, tagged)) in passages.clone().zip(tagged).enumerate() {
        // The date line has weekdays and time zones, but no names.
        if role(passage) == Some(Role::Published) {
            names.push(Vec::new());
            continue;
        }
        let found = names_of(document, passage, &tagged);
        let confidence = tagged.iter().map(|name| reading.confidence(number, name));
        likely.extend(found.iter().map(|&(span, _)| span).zip(confidence));
        names.push(found);
    }
    let spans = passages.map(|passage| {
        let tokens = document.tokens_of(passage).iter();
        tokens.map(|token| token.span)
    });
    let names = compounds::part(document.source, names, spans);
    (names, likely)
}

/// Sets the confidence of each name to that of the model's name that it is, or is part of. Names
/// from the reader or from a rule count as certain, and so do times and amounts.
fn rate(mentions: &mut [Mention], likely: &[(Span, f32)], added: &[Span]) {
    let added: FxHashSet<Span> = added.iter().copied().collect();
    for mention in mentions {
        let next = likely.partition_point(|(span, _)| span.end() <= mention.span.start());
        if let Some((span, confidence)) = likely.get(next)
            && mention.kind.is_name()
            && span.overlaps(mention.span)
            && !added.contains(&mention.span)
        {
            mention.confidence = *confidence;
        }
    }
}

fn names_of(
    document: &Document,
    passage: &Passage,
    names: &[tagger::Name],
) -> Vec<(Span, EntityKind)> {
    let tokens = document.tokens_of(passage);
    names
        .iter()
        .filter_map(|name| {
            let covered = tokens.get(name.tokens.clone())?;
            let span = covered.first()?.span.cover(covered.last()?.span);
            Some((span, name.kind))
        })
        .collect()
}

fn amounts_of(
    document: &Document,
    passage: &Passage,
    written: Option<Date>,
    order: Option<quantities::Order>,
    last: &mut Option<String>,
) -> Vec<Found> {
    let text = passage.span.text(document.source);
    quantities::find_after(text, document.language_of(passage), written, order, last)
        .into_iter()
        .map(|quantity| Found {
            span: quantity.span.shift(passage.span.start()),
            value: quantity.value,
            ..named(quantity.span, quantity.kind)
        })
        .collect()
}

/// Merges both lists by position. If a name and an amount overlap, a sum of money or percentage
/// wins, otherwise the longer one ("1990s" is dropped in "1990s Revival Festival"), and of two equal
/// ones the name.
fn merge(names: Vec<(Span, EntityKind)>, amounts: Vec<Found>) -> Vec<Found> {
    let mut all = amounts;
    all.extend(names.into_iter().map(|(span, kind)| named(span, kind)));
    sort::by_key(&mut all, |mention| {
        (mention.span.start(), !mention.kind.is_name())
    });
    let mut merged: Vec<Found> = Vec::with_capacity(all.len());
    let is_sure = |kind| matches!(kind, EntityKind::Money | EntityKind::Percent);
    for mention in all {
        match merged.last() {
            Some(before) if before.span.overlaps(mention.span) => {
                let (sure, before_sure) = (is_sure(mention.kind), is_sure(before.kind));
                if sure && !before_sure
                    || sure == before_sure && mention.span.len() > before.span.len()
                {
                    merged.pop();
                    merged.push(mention);
                }
            }
            _ => merged.push(mention),
        }
    }
    merged
}
