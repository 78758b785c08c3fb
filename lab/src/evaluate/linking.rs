//! How well mentions of the same thing are linked, on cases written for this purpose.

use std::ops::Range;

use pith::digest::{Digest, EntityKind};
use pith::entities::linking::{Found, link};
use pith::text::language::Language;
use pith::{Options, Span, digest};
use serde::Serialize;

use crate::metrics::bcubed::BCubed;
use crate::table::Table;

/// The cases; the file explains its own format.
const CASES: &str = include_str!("../../cases/linking.txt");

/// A text with its mentions and the thing that each refers to.
struct Case {
    name: &'static str,
    language: Language,
    text: String,
    found: Vec<Found>,
    gold: Vec<&'static str>,
}

/// The figures of the cases.
#[derive(Debug, Serialize)]
pub struct Report {
    cases: usize,
    /// The linker, given the mentions.
    linker: BCubed,
    /// The cases that are not linked as they should be.
    pub wrong: Vec<&'static str>,
    /// The whole engine, which has to find the mentions first; a missed mention counts as an entity
    /// of its own.
    engine: BCubed,
    /// The share of the mentions that the engine finds.
    found: f64,
}

/// Measures all cases.
#[must_use]
pub fn measure() -> Report {
    let cases: Vec<Case> = CASES.lines().filter_map(parse).collect();
    let (mut linker, mut engine) = (BCubed::default(), BCubed::default());
    let (mut wrong, mut found) = (Vec::new(), 0);
    for case in &cases {
        let mut alone = BCubed::default();
        let (mentions, _) = link(&case.text, case.language, &case.found);
        let predicted: Vec<usize> = mentions.iter().map(|mention| mention.entity).collect();
        alone.add(&case.gold, &predicted);
        if alone.f1() < 1.0 {
            wrong.push(case.name);
        }
        linker.add(&case.gold, &predicted);
        let options = Options {
            as_is: true,
            language: Some(case.language),
            ..Options::default()
        };
        let whole = digest(&case.text, &options);
        let clusters = clusters(&whole, &case.found);
        found += clusters.iter().flatten().count();
        let predicted: Vec<_> = clusters.into_iter().enumerate().map(own).collect();
        engine.add(&case.gold, &predicted);
    }
    Report {
        cases: cases.len(),
        linker,
        wrong,
        found: found as f64 / engine.mentions.max(1) as f64,
        engine,
    }
}

/// A cluster, or a cluster of its own for the mention at `at`.
fn own((at, cluster): (usize, Option<usize>)) -> Result<usize, usize> {
    cluster.ok_or(at)
}

/// The entity of each mention, if the digest has one at the same place. A possessive ending may be
/// included or not.
fn clusters(digest: &Digest, found: &[Found]) -> Vec<Option<usize>> {
    let same = |a: Span, b: Span| a.start() == b.start() && a.end().abs_diff(b.end()) <= 4;
    found
        .iter()
        .map(|mention| {
            let mut all = digest.mentions.iter();
            let here = all.find(|other| same(other.span, mention.span))?;
            Some(here.entity)
        })
        .collect()
}

/// Parses the case on a line; `None` for a comment.
fn parse(line: &'static str) -> Option<Case> {
    let (name, marked) = line.split_once(" | ").filter(|_| !line.starts_with('#'))?;
    let (language, name) = match name.split_once(": ") {
        Some((code, name)) => (Language::from_code(code)?, name),
        None => (Language::En, name),
    };
    let mut case = Case {
        name,
        language,
        text: String::new(),
        found: Vec::new(),
        gold: Vec::new(),
    };
    let mut rest = marked;
    while let Some((before, kind, id, words, after)) = mark(rest) {
        case.text.push_str(before);
        let place: Range<usize> = case.text.len()..case.text.len() + words.len();
        case.text.push_str(words);
        case.found.push(Found {
            span: Span::new(place.start, place.end),
            kind,
            weight: 1.0,
            value: None,
        });
        case.gold.push(id);
        rest = after;
    }
    case.text.push_str(rest);
    Some(case)
}

/// The first `[KIND ID|words]`: the text before it, its parts, and the text after it.
fn mark(text: &str) -> Option<(&str, EntityKind, &str, &str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (label, rest) = rest.split_once('|')?;
    let (words, after) = rest.split_once(']')?;
    let (letter, id) = label.split_once(' ')?;
    let kind = match letter {
        "P" => EntityKind::Person,
        "O" => EntityKind::Organization,
        "L" => EntityKind::Place,
        "G" => EntityKind::Group,
        "E" => EntityKind::Event,
        "D" => EntityKind::Date,
        _ => EntityKind::Money,
    };
    Some((before, kind, id, words, after))
}

impl Report {
    /// One table for both measurements.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let columns = ["", "mentions found", "precision", "recall", "F1"];
        let mut table = Table::new(format!("Linking: {} cases, B-cubed", self.cases), &columns);
        for (name, found, score) in [
            ("mentions given", 1.0, self.linker),
            ("from the text", self.found, self.engine),
        ] {
            let mut row = vec![name.to_owned()];
            let figures = [found, score.precision(), score.recall(), score.f1()];
            row.extend(figures.map(|figure| format!("{figure:.3}")));
            table.rows.push(row);
        }
        table.notes = self
            .wrong
            .iter()
            .map(|name| format!("Wrong: {name}."))
            .collect();
        vec![table]
    }
}
