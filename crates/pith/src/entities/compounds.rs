//! Names inside words: "Nairobi" in "Nairobi-based", "Saudi" in "Saudi-led".

use rustc_hash::FxHashMap;

use super::gazetteers::{self, Senses};
use super::is_free;
use crate::digest::EntityKind;
use crate::language::{self, Section};
use crate::sort;
use crate::span::Span;
use crate::text::language::Language;

/// A name's position and kind.
type Name = (Span, EntityKind);

/// Replaces words like "Nairobi-based" among the names of a document by the names inside them, and
/// adds those where none was found. `texts` gives the spans of each text's tokens; everything is in
/// order.
///
/// The kind of such a name comes from the gazetteers, or from the document if the name occurs there
/// by itself. An unknown one keeps the kind that was found, if that can act or is a place.
pub(crate) fn part<T>(
    source: &str,
    names: Vec<Vec<Name>>,
    texts: impl Iterator<Item = T>,
) -> Vec<Vec<Name>>
where
    T: Iterator<Item = Span>,
{
    let mut known: FxHashMap<&str, EntityKind> = FxHashMap::default();
    for &(span, kind) in names.iter().flatten() {
        let name = span.text(source);
        known.entry(name).or_insert(kind);
        if kind == EntityKind::Person
            && let Some((_, surname)) = name.rsplit_once(' ')
        {
            known.entry(surname).or_insert(kind);
        }
    }
    let kind_of = |span: Span| {
        let name = span.text(source);
        let senses = gazetteers::get().senses(&gazetteers::key(name));
        if senses.any(Senses::PLACE) {
            Some(EntityKind::Place)
        } else if senses.any(Senses::GROUP) {
            Some(EntityKind::Group)
        } else {
            known.get(name).copied()
        }
    };
    let within = |(span, kind): Name| match stem(source, span) {
        None => Some((span, kind)),
        Some(stem) => {
            let acts = matches!(
                kind,
                EntityKind::Organization | EntityKind::Person | EntityKind::Place
            );
            let kind = kind_of(stem).or(acts.then_some(kind))?;
            Some((stem, kind))
        }
    };
    let part = |(names, tokens): (Vec<Name>, T)| {
        let missed = tokens
            .filter_map(|token| stem(source, token))
            .filter(|stem| is_free(*stem, &names))
            .filter_map(|stem| Some((stem, kind_of(stem)?)));
        let mut parted: Vec<Name> = missed.collect();
        parted.extend(names.into_iter().filter_map(within));
        sort::by_key(&mut parted, |(span, _)| span.start());
        parted
    };
    names.into_iter().zip(texts).map(part).collect()
}

/// The position of the name in a word like "Nairobi-based", or in words that end with one.
fn stem(source: &str, span: Span) -> Option<Span> {
    let (name, participle) = span.text(source).rsplit_once(['-', '‑'])?;
    let is_name = name.starts_with(char::is_uppercase)
        && language::table(Language::En).has(Section::NameParticiples, participle);
    is_name.then(|| Span::new(span.start(), span.start() + name.len()))
}
