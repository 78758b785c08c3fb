//! Data from elsewhere that may be forged: the draft in the browser's storage or in a link, and the
//! files of the library and of the rules for names.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use pith::{Options, Span};
use pith_page::model::draft::Draft;
use pith_page::model::highlight::{self, Colour, Highlight};
use pith_page::model::kept::{self, Json, Kept};
use pith_page::model::library::{self, Change, Entry, File, Library};
use pith_page::model::rich::Material;
use pith_page::model::rules;
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
pub(crate) struct Text<'a>(pub(crate) &'a str);

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
    found(&shelf);
    assert!(shelf.bytes() <= file.len() * 3);
    if let Some(entry) = entries.first() {
        read(entry.draft(), &mut Dice(dice));
    }
}

/// Asserts that a search finds exactly the entries that have all of its words.
fn found(shelf: &Library) {
    let query = shelf.query.to_lowercase();
    let all = shelf.entries.as_ref().expect("they were loaded");
    let expected = all.iter().enumerate().filter(|(_, entry)| {
        let draft = entry.draft();
        let (title, text) = (entry.title.to_lowercase(), draft.text.to_lowercase());
        let mut words = query.split_whitespace();
        words.all(|word| title.contains(word) || text.contains(word))
    });
    let expected: Vec<_> = expected.map(|(at, _)| at).collect();
    assert_eq!(shelf.found(), expected);
}

/// Fields: a file of rules, another one that is imported after it, and a text.
pub fn rules(input: &[u8]) {
    let [file, other, source] = split(input);
    let read = |file: &[u8]| rules::read(&Text(&text(file)));
    let Ok(mut all) = read(file) else {
        return;
    };
    let again = serde_json::to_string(&rules::File::of(&all)).expect("can be written");
    assert_eq!(rules::read(&Text(&again)).as_ref(), Ok(&all));
    let imported = read(other).map(|rules| rules.all.to_vec());
    all.apply(rules::Change::Import(imported));
    assert!(all.news.is_some(), "the reader is told what was imported");
    assert!(all.all.len() <= 200);
    let names: BTreeSet<_> = all.all.iter().map(|rule| &rule.name).collect();
    assert_eq!(names.len(), all.all.len(), "one rule for each name");

    let source = text(source);
    let options = Options {
        corrections: all.corrections().collect(),
        ..Options::default()
    };
    let digest = pith::digest(&*source, &options);
    sound::digest(&source, &digest);
    for rule in all
        .all
        .iter()
        .filter(|rule| rule.kind.is_none() && !all.off)
    {
        let mut names = digest
            .entities
            .iter()
            .filter(|entity| entity.kind.is_name());
        assert!(
            names.all(|entity| entity.name != rule.name),
            "{:?} is no name",
            rule.name
        );
    }
}

/// Fields: a text, what it is edited to, a note, and bytes that decide what is highlighted.
pub fn highlights(input: &[u8]) {
    let [first, second, note, dice] = split(input);
    let dice = &mut Dice(dice);
    let mut draft = Draft::of(&text(first));
    let note = text(note);
    for number in 0..=dice.below(5) {
        let start = dice.below(draft.text.len() + 2);
        let span = Span::new(start, start + dice.below(60));
        let colour = Colour::ALL[dice.below(Colour::ALL.len())];
        let text = draft.text.clone();
        if let Some(mut new) = Highlight::of(&text, span, colour) {
            new.note = format!("{number}{note}").into();
            let at = highlight::add(&mut draft.highlights, &text, new).expect("it is there");
            assert!(
                draft.highlights[at]
                    .note
                    .contains(&format!("{number}{note}"))
            );
            assert_eq!(
                draft.highlights[at].colour, colour,
                "the newest colour wins"
            );
        }
        highlighted(&draft);
    }
    let notes = |draft: &Draft| {
        let notes = draft.highlights.iter();
        let mut notes: Vec<_> = notes
            .flat_map(|one| one.note.split('\n'))
            .map(str::to_owned)
            .collect();
        notes.sort();
        notes.dedup();
        notes
    };
    let before = notes(&draft);
    let back = draft.text.clone();
    for edited in [&text(second), &*back] {
        draft.edit(edited);
        highlighted(&draft);
        assert_eq!(notes(&draft), before, "no note is lost");
        let json = serde_json::to_string(&Kept::of(&draft)).expect("can be kept");
        assert_eq!(kept(&json).as_ref(), Some(&draft), "comes back");
    }
}

/// Asserts that the highlights of `draft` are where their words are, in order and apart.
fn highlighted(draft: &Draft) {
    let mut last = 0;
    let mut is_lost = false;
    for highlight in &draft.highlights {
        assert!(!highlight.words.trim().is_empty());
        let Some(span) = highlight.span else {
            is_lost = true;
            continue;
        };
        assert!(!is_lost, "those without a place are last");
        assert!(last <= span.start());
        last = span.end();
        assert_eq!(draft.text.get(span.range()), Some(&*highlight.words));
        assert!(draft.text[..span.start()].ends_with(&*highlight.before));
        assert!(draft.text[span.end()..].starts_with(&*highlight.after));
    }
}

fn entries(json: &str) -> Option<Vec<Entry>> {
    library::read_file(&Text(json)).ok()
}
