//! Data from elsewhere that may be forged: the draft in the browser's storage or in a link, and the
//! library's file.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use pith_page::model::draft::Draft;
use pith_page::model::kept::{self, Json, Kept};
use pith_page::model::library::{self, Change, Entry, File, Library};
use pith_page::model::rich::Material;
use pith_page::state::{Action, Direction, State, Verdict};
use serde::de::DeserializeOwned;

use crate::fields::{Dice, split, text};
use crate::sound;

/// Links and storage that do not hold a draft are ignored.
///
/// Fields: a draft as JSON, a replacement for its markup, and bytes that decide what the reader
/// does next.
pub fn draft(input: &[u8]) {
    let [json, markup, dice] = split(input);
    let json = if markup.is_empty() {
        text(json)
    } else {
        let markup = BASE64_STANDARD.encode(markup);
        text(json).replace("MARKUP", &markup).into()
    };
    if let Some(draft) = kept(&json) {
        read(draft, &mut Dice(dice));
    }
}

/// JSON as text.
struct Text<'a>(&'a str);

impl Json for Text<'_> {
    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.0).ok()
    }
}

fn kept(json: &str) -> Option<Draft> {
    kept::read(&Text(json)).ok()
}

/// Opens a page with `draft` and performs some actions.
fn read(draft: Draft, dice: &mut Dice) {
    let json = serde_json::to_string(&Kept::of(&draft)).expect("can be kept");
    assert_eq!(kept(&json).as_ref(), Some(&draft), "comes back");

    let mut state = State::resume(Ok(Some(draft)), "");
    for _ in 0..=dice.below(6) {
        analyse(&mut state);
        let Some(reading) = &state.reading else {
            return;
        };
        let found = &reading.analysis.digest;
        let action = match dice.below(8) {
            0 => Action::Focus(dice.below(found.entities.len())),
            1 => Action::Keyword(dice.below(found.keywords.len())),
            2 => Action::Length(dice.below(300)),
            3 => Action::DecideSentence {
                sentence: dice.below(found.sentences.len()),
                verdict: if dice.once_in(2) {
                    Verdict::Keep
                } else {
                    Verdict::LeaveOut
                },
            },
            4 => Action::Step(if dice.once_in(2) {
                Direction::Next
            } else {
                Direction::Previous
            }),
            5 => Action::Type(
                state
                    .document
                    .draft
                    .text
                    .chars()
                    .skip(dice.below(9))
                    .collect(),
            ),
            6 => Action::Undo,
            _ => Action::Clear,
        };
        state.apply(action);
    }
}

/// Stands in for the worker.
fn analyse(state: &mut State) {
    let options = state.options();
    let material = Material::of(&state.document.draft.text, &state.document.draft.markup);
    let (derived, digest) = material.digest(pith::Engine::embedded(), &options);
    sound::digest(&state.document.draft.text, &digest);
    state.apply(Action::Analysed {
        revision: state.document.revision,
        derived,
        digest: Box::new(digest),
        ms: 0.0,
    });
    if let Some(reading) = &state.reading {
        assert!(reading.chosen.is_sorted_by(|a, b| a < b));
        let sentences = reading.analysis.digest.sentences.len();
        assert!(reading.chosen.iter().all(|&at| at < sentences));
    }
}

/// Fields: the file, a search in the library, and bytes that decide what the reader does.
pub fn library(input: &[u8]) {
    let [file, query, dice] = split(input);
    let Some(entries) = entries(&text(file)) else {
        return;
    };
    let again = serde_json::to_string(&File::of(&entries)).expect("can be written");
    assert_eq!(self::entries(&again).as_ref(), Some(&entries));
    let mut shelf = Library::default();
    shelf.apply(Change::Open);
    shelf.apply(Change::Loaded(entries.clone()));
    shelf.apply(Change::Search(text(query).into()));
    assert!(shelf.found().len() <= entries.len());
    assert!(shelf.bytes() <= file.len() * 3);
    if let Some(entry) = entries.first() {
        read(entry.draft(), &mut Dice(dice));
    }
}

fn entries(json: &str) -> Option<Vec<Entry>> {
    library::read_file(&Text(json)).ok()
}
