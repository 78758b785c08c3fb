//! The reader's corrections of names, which take precedence over what was found.
//!
//! A correction applies to every mention of a name. Names are identified by what is shown of them,
//! so that a correction survives changes of the text. A correction of a name that does not occur
//! does nothing. Each is applied to the result of the previous ones.

use std::collections::BTreeMap;

use super::linking::{Found, names};
use crate::digest::{Correction, Entity, EntityKind, Mention, Named, Value};
use crate::sort;
use crate::span::Span;
use crate::text::{Document, Passage, tokens};

/// The words that [`Correction::Add`] makes names, as tokens, latest first.
pub struct Additions<'a>(Vec<(Vec<&'a str>, EntityKind)>);

impl<'a> Additions<'a> {
    /// Those of `corrections` that were not undone.
    #[must_use]
    pub fn of(corrections: &'a [Correction]) -> Self {
        let added = corrections.iter().enumerate().rev();
        let added = added.filter_map(|(at, correction)| {
            let Correction::Add { words, kind } = correction else {
                return None;
            };
            let taken_back = corrections[at..].iter().any(|later| {
                matches!(later, Correction::Remove { of } if of.name == *words && of.kind == *kind)
            });
            let wanted: Vec<&str> = tokens::tokenize(words, Span::of(words))
                .map(|token| token.span.text(words))
                .collect();
            (!taken_back && !wanted.is_empty()).then_some((wanted, *kind))
        });
        Self(added.collect())
    }

    /// Where they occur as whole tokens in `passage` (as spans of the source), in order and without
    /// overlap. Later corrections take precedence over earlier ones, and earlier positions over
    /// later ones.
    #[must_use]
    pub fn within(&self, document: &Document, passage: &Passage) -> Vec<(Span, EntityKind)> {
        // Sorted by start, so that among those before a span only the last can overlap it.
        let mut added: BTreeMap<usize, (Span, EntityKind)> = BTreeMap::new();
        let standing = document.tokens_of(passage);
        for (wanted, kind) in &self.0 {
            for window in standing.windows(wanted.len()) {
                let texts = window.iter().map(|token| token.span.text(document.source));
                if texts.eq(wanted.iter().copied())
                    && let [first, ..] = window
                    && let [.., last] = window
                {
                    let span = first.span.cover(last.span);
                    let before = added.range(..span.end()).next_back();
                    if before.is_none_or(|(_, (other, _))| !other.overlaps(span)) {
                        added.insert(span.start(), (span, *kind));
                    }
                }
            }
        }
        added.into_values().collect()
    }
}

/// An entity and its mentions, as indices into what was found.
struct Thing {
    named: Named,
    mentions: Vec<usize>,
}

/// The linked mentions and entities with the corrections applied. `found` has the mentions as they
/// were before linking, for their weights.
#[must_use]
pub fn apply(
    source: &str,
    found: &[Found],
    (mentions, entities): (Vec<Mention>, Vec<Entity>),
    corrections: &[Correction],
) -> (Vec<Mention>, Vec<Entity>) {
    if corrections.is_empty() {
        return (mentions, entities);
    }
    let mut things: Vec<Thing> = entities
        .into_iter()
        .map(|entity| Thing {
            named: Named {
                name: entity.name,
                kind: entity.kind,
            },
            mentions: entity.mentions,
        })
        .collect();
    for (at, correction) in corrections.iter().enumerate() {
        match correction {
            Correction::Kind { of, kind } => {
                let to = Named {
                    name: of.name.clone(),
                    kind: *kind,
                };
                join(&mut things, of, to);
            }
            Correction::Join { of, into } => {
                // Merging an entity with itself, or with a missing one, does nothing.
                if of != into && things.iter().any(|thing| thing.named == *into) {
                    join(&mut things, of, into.clone());
                }
            }
            Correction::Remove { of } => {
                let added_again = corrections[at..].iter().any(|later| {
                    matches!(later, Correction::Add { words, kind } if *words == of.name && *kind == of.kind)
                });
                if !added_again {
                    things.retain(|thing| thing.named != *of);
                }
            }
            Correction::Split { of, written } => {
                split(source, found, &mut things, of, written);
            }
            Correction::Add { .. } => {}
        }
    }
    assemble(found, things)
}

/// Gives the mentions of `of` to the entity named `to`, which is created if there is none.
fn join(things: &mut Vec<Thing>, of: &Named, to: Named) {
    if *of == to {
        return;
    }
    let mut moved = Vec::new();
    things.retain_mut(|thing| {
        let goes = thing.named == *of;
        if goes {
            moved.append(&mut thing.mentions);
        }
        !goes
    });
    if moved.is_empty() {
        return;
    }
    match things.iter_mut().find(|thing| thing.named == to) {
        Some(thing) => thing.mentions.append(&mut moved),
        None => things.push(Thing {
            named: to,
            mentions: moved,
        }),
    }
}

/// Makes those mentions of `of` that are spelled `written` an entity of their own, if others
/// remain.
fn split(source: &str, found: &[Found], things: &mut Vec<Thing>, of: &Named, written: &str) {
    let is_so = |mention: &usize| {
        found
            .get(*mention)
            .is_some_and(|found| words(found.span.text(source)).eq(words(written)))
    };
    let name = names::shown(written);
    let mut parted = Vec::new();
    for thing in things.iter_mut().filter(|thing| thing.named == *of) {
        if !thing.mentions.iter().all(is_so) {
            let (so, other) = thing.mentions.iter().partition(|mention| is_so(mention));
            thing.mentions = other;
            parted.push(so);
        }
    }
    for mentions in parted {
        if of.name == name {
            // The name goes to those with this spelling; the others are shown by their own.
            for thing in things.iter_mut().filter(|thing| thing.named == *of) {
                let texts: Vec<String> = thing
                    .mentions
                    .iter()
                    .filter_map(|&mention| {
                        Some(names::shown(found.get(mention)?.span.text(source)))
                    })
                    .collect();
                thing.named.name =
                    names::fullest(texts.iter().map(String::as_str), of.kind).to_owned();
            }
        }
        things.push(Thing {
            named: Named {
                name: name.clone(),
                kind: of.kind,
            },
            mentions,
        });
    }
}

/// The words of a name, however they are spaced.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split_whitespace()
}

/// The value shared by all mentions of an entity, if they have one and still have its kind.
fn value(found: &[Found], thing: &Thing) -> Option<Value> {
    let mut all = thing
        .mentions
        .iter()
        .filter_map(|&mention| found.get(mention));
    let first = all.next().filter(|found| found.kind == thing.named.kind)?;
    let same = all.all(|other| other.value == first.value);
    first.value.clone().filter(|_| same)
}

/// The mentions in order, and the entities by weight; ties go to the one named first.
fn assemble(found: &[Found], mut things: Vec<Thing>) -> (Vec<Mention>, Vec<Entity>) {
    things.retain(|thing| !thing.mentions.is_empty());
    for thing in &mut things {
        sort::ascending(&mut thing.mentions);
    }
    sort::by_key(&mut things, |thing| thing.mentions.first().copied());
    let weight = |thing: &Thing| -> f32 {
        let weights = thing
            .mentions
            .iter()
            .filter_map(|&mention| found.get(mention));
        weights.map(|found| found.weight).sum()
    };
    let mut weighed: Vec<(f32, Thing)> = things
        .into_iter()
        .map(|thing| (weight(&thing), thing))
        .collect();
    sort::by(&mut weighed, |(a, _), (b, _)| b.total_cmp(a));

    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (entity, (_, thing)) in weighed.iter().enumerate() {
        kept.extend(thing.mentions.iter().map(|&mention| (mention, entity)));
    }
    sort::ascending(&mut kept);
    let mentions = kept.iter().filter_map(|&(mention, entity)| {
        Some(Mention {
            span: found.get(mention)?.span,
            kind: weighed[entity].1.named.kind,
            entity,
            confidence: 1.0,
        })
    });
    let mentions: Vec<Mention> = mentions.collect();
    let mut entities: Vec<Entity> = weighed
        .into_iter()
        .map(|(weight, thing)| Entity {
            value: value(found, &thing),
            name: thing.named.name,
            kind: thing.named.kind,
            weight,
            mentions: Vec::new(),
        })
        .collect();
    for (at, mention) in mentions.iter().enumerate() {
        entities[mention.entity].mentions.push(at);
    }
    (mentions, entities)
}
