//! Names among tokens: the trained [`model`](super::model), and corrections where the gazetteers
//! know better.

mod agreement;
mod definitions;
mod firms;
mod lives;
mod phrases;
mod things;
mod titled;
mod vocabulary;

use std::ops::Range;

use super::gazetteers::{self, Gazetteers, Senses};
use super::model::Reading;
pub use super::name::Name;
use crate::digest::EntityKind;
use crate::language::{self, Section};
use crate::text::language::Language;
use vocabulary::Vocabulary;

pub use agreement::settle_authors;

/// Tags the passages of one document in `language`, given as lists of tokens with a model's
/// `reading`. Returns a list of names for each passage, in order and without overlap.
#[must_use]
pub fn tag(passages: &[Vec<&str>], reading: &Reading<'_>, language: Language) -> Vec<Vec<Name>> {
    let words = Vocabulary::of(language);
    let names = reading.names(passages).into_iter().zip(passages);
    let mut names: Vec<Vec<Name>> = names
        .map(|(names, tokens)| {
            let settled = names
                .into_iter()
                .flat_map(|name| at_commas(name, tokens))
                .flat_map(|name| settle(name, tokens));
            let mut names = settled.collect();
            lives::judge(&mut names, tokens);
            phrases::mend(&mut names, tokens, words);
            things::judge(&mut names, tokens, words);
            definitions::judge(&mut names, tokens, words);
            definitions::add_renamed(&mut names, tokens, words);
            titled::add(&mut names, tokens, words);
            names
        })
        .collect();
    agreement::cut_headlines(&mut names, passages);
    agreement::settle(&mut names, passages);
    agreement::settle_parts(&mut names, passages, words);
    agreement::settle_short_forms(&mut names, passages, words);
    firms::settle(&mut names, passages, words);
    agreement::add_surnames(&mut names, passages, words);
    for (names, tokens) in names.iter_mut().zip(passages) {
        names.retain(
            |name| !matches!(tokens[name.tokens.clone()], [day] if words.weekdays.contains(day)),
        );
    }
    names
}

/// Splits a list of places that the model takes for one ("Nairobi, Mombasa"). A town and its
/// country are split as well, since later mentions may refer to just one of them; "Washington,
/// D.C." stays whole.
fn at_commas(name: Name, tokens: &[&str]) -> Vec<Name> {
    if name.kind != EntityKind::Place {
        return vec![name];
    }
    let english = language::table(Language::En);
    let is_district = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| english.has(Section::Districts, token))
    };
    let is_comma = |at: &usize| tokens.get(*at) == Some(&",") && !is_district(at + 1);
    let Range { mut start, end } = name.tokens;
    let ends = (start..end).filter(is_comma).chain([end]);
    let places = ends.filter_map(|end| {
        let tokens = start..end;
        start = end + 1;
        let kind = EntityKind::Place;
        (!tokens.is_empty()).then_some(Name { tokens, kind })
    });
    places.collect()
}

/// Corrects what the model takes for an organization or a place: a word known only as a people or a
/// religion is a group, and a demonym is separated from an organization whose own name starts with
/// a place ("the Kenyan | Zanzibar Institute").
fn settle(name: Name, tokens: &[&str]) -> Vec<Name> {
    if !matches!(name.kind, EntityKind::Organization | EntityKind::Place) {
        return vec![name];
    }
    let all = gazetteers::get();
    let known = |range: Range<usize>| senses(all, tokens.get(range).unwrap_or_default());
    let is_group = |senses: Senses| {
        senses.any(Senses::GROUP) && !senses.any(Senses::PLACE | Senses::ORGANIZATION)
    };
    let group = |tokens: Range<usize>| Name {
        tokens,
        kind: EntityKind::Group,
    };
    let Range { start, end } = name.tokens;
    let whole = known(start..end);
    if is_group(whole) {
        return vec![group(start..end)];
    }
    let second = known(start + 1..start + 2);
    let apart = name.kind == EntityKind::Organization
        && end - start > 2
        && whole.is_empty()
        && is_group(known(start..start + 1))
        && known(start..start + 2).is_empty()
        && second.any(Senses::PLACE)
        && !second.any(Senses::GROUP);
    if apart {
        let rest = Name {
            tokens: start + 1..end,
            ..name
        };
        vec![group(start..start + 1), rest]
    } else {
        vec![name]
    }
}

fn senses(all: &Gazetteers, tokens: &[&str]) -> Senses {
    all.senses(&gazetteers::key(&tokens.concat()))
}

/// The tokens of a text, separated by spaces, with those in brackets as names of `kind`.
#[cfg(test)]
fn bracketed(text: &str, kind: EntityKind) -> (Vec<Name>, Vec<&str>) {
    let mut tokens = Vec::new();
    let mut names = Vec::new();
    let mut start = 0;
    for token in text.split(' ') {
        match token {
            "[" => start = tokens.len(),
            "]" => names.push(Name {
                tokens: start..tokens.len(),
                kind,
            }),
            _ => tokens.push(token),
        }
    }
    (names, tokens)
}

#[cfg(test)]
mod tests;
