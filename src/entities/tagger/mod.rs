//! Names among tokens: the trained [`model`](super::model), and what the gazetteers know better.

mod agreement;
mod lives;
mod titled;

use std::ops::Range;
use std::sync::LazyLock;

use super::gazetteers::{self, Gazetteers, Senses};
use super::model::{COMMITTED, Model};
use crate::digest::EntityKind;

pub use agreement::settle_authors;

/// A name among the tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens that it covers.
    pub tokens: Range<usize>,
    /// What it names: a kind of which [`EntityKind::is_name`] holds.
    pub kind: EntityKind,
}

/// The committed model, loaded at its first use. Its tests hold it to load.
static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| Model::load(COMMITTED).ok());

/// Tags the passages of one document, each a list of tokens; a list of names for each passage, in
/// order and without overlap.
#[must_use]
pub fn tag(passages: &[Vec<&str>]) -> Vec<Vec<Name>> {
    let Some(model) = MODEL.as_ref() else {
        return vec![Vec::new(); passages.len()];
    };
    let names = model.tag(passages).into_iter().zip(passages);
    let mut names: Vec<Vec<Name>> = names
        .map(|(names, tokens)| {
            let settled = names.into_iter().flat_map(|name| settle(name, tokens));
            let mut names = settled.collect();
            lives::judge(&mut names, tokens);
            titled::add(&mut names, tokens);
            names
        })
        .collect();
    agreement::settle(&mut names, passages);
    names
}

/// Corrects what the model takes for an organization or a place: a word that is known as a people's
/// or a religion's and as nothing else is a group; and a demonym stands apart from an organization
/// whose own name begins with a place ("the Kenyan | Zanzibar Institute").
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

#[cfg(test)]
mod tests;
