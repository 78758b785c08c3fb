//! Names among tokens: the trained [`model`](super::model), and what the gazetteers know better.

use std::ops::Range;
use std::sync::LazyLock;

use super::gazetteers::{self, Gazetteers, Senses};
use super::model::{COMMITTED, Model};
use crate::digest::EntityKind;

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
    names
        .map(|(names, tokens)| {
            (names.into_iter())
                .flat_map(|name| settle(name, tokens))
                .collect()
        })
        .collect()
}

/// Corrects what the model takes for an organization or a place: a word that is known as a people's
/// or a religion's and as nothing else is a group; and a demonym stands apart from an organization
/// whose own name begins with a place ("the Kenyan | Zanzibar Institute").
fn settle(name: Name, tokens: &[&str]) -> Vec<Name> {
    let Name {
        tokens: range,
        kind,
    } = name;
    if !matches!(kind, EntityKind::Organization | EntityKind::Place) {
        return vec![Name {
            tokens: range,
            kind,
        }];
    }
    let all = gazetteers::get();
    let known = |range: Range<usize>| senses(all, tokens.get(range).unwrap_or_default());
    let is_group = |senses: Senses| {
        senses.any(Senses::GROUP) && !senses.any(Senses::PLACE | Senses::ORGANIZATION)
    };
    let whole = known(range.clone());
    if is_group(whole) {
        return vec![Name {
            tokens: range,
            kind: EntityKind::Group,
        }];
    }
    let (first, second) = (
        range.start..range.start + 1,
        range.start + 1..range.start + 2,
    );
    let apart = kind == EntityKind::Organization
        && range.len() > 2
        && whole.is_empty()
        && is_group(known(first.clone()))
        && known(first.start..second.end).is_empty()
        && known(second.clone()).any(Senses::PLACE)
        && !known(second.clone()).any(Senses::GROUP);
    if apart {
        vec![
            Name {
                tokens: first,
                kind: EntityKind::Group,
            },
            Name {
                tokens: second.start..range.end,
                kind,
            },
        ]
    } else {
        vec![Name {
            tokens: range,
            kind,
        }]
    }
}

fn senses(all: &Gazetteers, tokens: &[&str]) -> Senses {
    all.senses(&gazetteers::key(&tokens.concat()))
}

#[cfg(test)]
mod tests;
