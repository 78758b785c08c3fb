//! Names where case tells nothing: headlines in capitals or in title case, text in lower case.
//!
//! There only names are marked that the running text was found to have, that the gazetteers know
//! without doubt, or that are a given name with an uncommon word after it.

use super::Name;
use super::decide::Known;
use super::words::{Passage, title_case};
use crate::digest::EntityKind;
use crate::entities::gazetteers::{self, Cues, LONGEST, Senses};

/// The names of a passage without telling case.
pub(super) fn find(passage: &Passage, known: &Known) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < passage.words.len() {
        match name_at(passage, known, at) {
            Some((end, kind)) => {
                names.push(Name {
                    tokens: at..end,
                    kind,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    names
}

fn name_at(passage: &Passage, known: &Known, at: usize) -> Option<(usize, EntityKind)> {
    let word = passage.get(at)?;
    if word.is_function() && word.text.len() > 2 && word.lower != "the" {
        return None;
    }
    let (mut lower, mut key) = (String::new(), String::new());
    let mut best = None;
    for (offset, word) in passage.words.iter().skip(at).take(LONGEST).enumerate() {
        if offset > 0 {
            lower.push(' ');
        }
        lower.push_str(&word.lower);
        gazetteers::push_key(&mut key, &title_case(&word.lower));
        let end = at + offset + 1;
        if let Some(&kind) = known.get(&lower) {
            let single = offset == 0 && word.is_common() && !word.capital;
            if !single {
                best = Some((end, kind));
            }
            continue;
        }
        let senses = gazetteers::get().senses(&key) | passage.senses(at..end);
        let plain = offset == 0 && (word.is_common() || word.is_function() || word.text.len() < 2);
        if plain || (senses.any(Senses::AMBIGUOUS) && offset == 0) {
            continue;
        }
        if let Some(kind) = sure_kind(senses) {
            best = Some((end, kind));
        }
    }
    best.or_else(|| person_at(passage, at))
}

fn sure_kind(senses: Senses) -> Option<EntityKind> {
    [
        (Senses::GROUP, EntityKind::Group),
        (Senses::PLACE, EntityKind::Place),
        (Senses::ORGANIZATION, EntityKind::Organization),
        (Senses::EVENT, EntityKind::Event),
        (Senses::PRODUCT, EntityKind::Product),
    ]
    .into_iter()
    .find_map(|(sense, kind)| senses.any(sense).then_some(kind))
}

/// A given name with an uncommon capitalised word after it.
fn person_at(passage: &Passage, at: usize) -> Option<(usize, EntityKind)> {
    let (given, surname) = (passage.get(at)?, passage.get(at + 1)?);
    let senses = passage.senses(at..at + 1);
    let fits = senses.any(Senses::GIVEN)
        && !senses.any(Senses::AMBIGUOUS)
        && given.capital
        && surname.capital
        && surname.text.chars().count() > 2
        && !surname.is_common()
        && !surname.cues.any(Cues::CALENDAR)
        && !surname.is_head();
    fits.then_some((at + 2, EntityKind::Person))
}
