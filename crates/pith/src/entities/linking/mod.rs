//! Links the mentions of the same entity.
//!
//! Every mention gets a key, and mentions with the same key and kind belong to one entity. Keys are
//! designed so that variants coincide: the gazetteers' main form for "U.S." and "America", the
//! expansion of an acronym, the full name for a person's surname. All look-ups are by whole keys,
//! so the cost is linear in the number of mentions.

mod acronyms;
mod aliases;
mod genitives;
pub(super) mod names;
mod people;

use rustc_hash::FxHashMap;

use crate::digest::{Entity, EntityKind, Mention, Value};
use crate::entities::gender;
use crate::sort;
use crate::span::Span;
use crate::text::language::Language;
use people::People;

/// A mention that has not been linked yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its position in the source.
    pub span: Span,
    /// Its kind.
    pub kind: EntityKind,
    /// Its weight, above 0.
    pub weight: f32,
    /// Its value, if it is a time or an amount.
    pub value: Option<Value>,
}

/// Links the mentions of a text in `language`, which must be in order and without overlap. An
/// acronym that the text explains takes the kind of its expansion; every other mention keeps its
/// kind.
#[must_use]
pub fn link(source: &str, language: Language, found: &[Found]) -> (Vec<Mention>, Vec<Entity>) {
    link_by(source, |_| language, found)
}

/// [`link`] for a text in several languages; `language` gives the one at a position.
pub(super) fn link_by(
    source: &str,
    language: impl Fn(usize) -> Language,
    found: &[Found],
) -> (Vec<Mention>, Vec<Entity>) {
    let language = |mention: &Found| language(mention.span.start());
    let mut texts: Vec<String> = found
        .iter()
        .map(|mention| names::shown(mention.span.text(source)))
        .collect();
    genitives::resolve(found, &mut texts, |mention| {
        language(mention).writes_bare_genitives()
    });
    let mut kinds: Vec<EntityKind> = found.iter().map(|mention| mention.kind).collect();
    let mut keys: Vec<String> = texts
        .iter()
        .zip(found)
        .map(|(text, mention)| match &mention.value {
            Some(value) => key_of(value),
            None => names::key(text, mention.kind, language(mention)),
        })
        .collect();
    acronyms::resolve(source, found, &texts, &mut kinds, &mut keys);
    resolve_people(source, language, found, &kinds, &mut keys);
    aliases::resolve(source, language, found, &kinds, &mut keys);
    assemble(found, &texts, &kinds, &keys)
}

/// The key of mentions with the same value: "10 per cent" is "10%", and a Thursday is its date. The
/// prefix character is in no name's key.
fn key_of(value: &Value) -> String {
    match value {
        Value::Moment { iso, .. } => format!("={iso}"),
        Value::Amount { least, most, unit } => {
            format!("={least}/{}{unit}", most.as_deref().unwrap_or_default())
        }
    }
}

/// Gives short names of people the key of the full name.
fn resolve_people(
    source: &str,
    language: impl Fn(&Found) -> Language,
    found: &[Found],
    kinds: &[EntityKind],
    keys: &mut [String],
) {
    let is_person = |index: &usize| kinds[*index] == EntityKind::Person;
    let mut people = People::default();
    let of_address = |index: usize| {
        let start = found[index].span.start();
        source.get(..start).and_then(gender::of_address)
    };
    let of_given_name = |index: usize, key: &str| {
        let (given, _) = key.split_once(' ')?;
        gender::of_name(given, language(&found[index]))
    };
    for index in (0..keys.len()).filter(is_person) {
        let key = &keys[index];
        people.announce(key, of_address(index), of_given_name(index, key));
    }
    for index in (0..keys.len()).filter(is_person) {
        keys[index] = people.resolve(&keys[index], of_address(index));
    }
}

/// The entities of the keys, most important first; ties go to the one named first.
fn assemble(
    found: &[Found],
    texts: &[String],
    kinds: &[EntityKind],
    keys: &[String],
) -> (Vec<Mention>, Vec<Entity>) {
    let mut index_of: FxHashMap<(EntityKind, &str), usize> = FxHashMap::default();
    let mut entities: Vec<Entity> = Vec::new();
    for (mention, (key, &kind)) in keys.iter().zip(kinds).enumerate() {
        let index = *index_of.entry((kind, key)).or_insert_with(|| {
            entities.push(Entity {
                name: String::new(),
                kind,
                weight: 0.0,
                mentions: Vec::new(),
                value: found[mention].value.clone(),
            });
            entities.len() - 1
        });
        entities[index].mentions.push(mention);
        entities[index].weight += found[mention].weight;
    }
    for entity in &mut entities {
        let texts = entity
            .mentions
            .iter()
            .map(|&mention| texts[mention].as_str());
        entity.name = names::fullest(texts, entity.kind).to_owned();
    }
    // Stable: entities of equal weight keep the order of their first mentions.
    sort::by(&mut entities, |a, b| b.weight.total_cmp(&a.weight));
    let mut mentions: Vec<Mention> = found
        .iter()
        .zip(kinds)
        .map(|(mention, &kind)| Mention {
            span: mention.span,
            kind,
            entity: 0,
            confidence: 1.0,
        })
        .collect();
    for (index, entity) in entities.iter().enumerate() {
        for &mention in &entity.mentions {
            mentions[mention].entity = index;
        }
    }
    (mentions, entities)
}
