//! The words for studying a text: highlights, notes, names to check.

use super::{clip, counted, fill, number, plural, t};
use crate::model::highlight::Colour;
use crate::model::rules::News;

/// The action of a button that highlights in `colour`.
#[must_use]
pub fn highlight_in(colour: Colour) -> String {
    format!("{}: {}", t().study.highlight, (t().study.colour)(colour))
}

/// How many highlights are no longer found.
#[must_use]
pub fn lost(count: usize) -> String {
    fill(plural(count, t().study.lost), &[&number(count)])
}

/// Maximum length of a name as shown, in characters.
const MOST_OF_NAME: usize = 60;

/// The heading of the names to check.
#[must_use]
pub fn to_check(count: usize) -> String {
    fill(t().study.to_check, &[&number(count)])
}

/// Says that Pith is not sure of this many names.
#[must_use]
pub fn check_hint(count: usize) -> &'static str {
    plural(count, t().study.check_hint)
}

/// Button: confirm this name.
#[must_use]
pub fn accept(name: &str) -> String {
    fill(t().study.accept_name, &[&clip(name, MOST_OF_NAME)])
}

/// The label of a marked mention that Pith is unsure of.
#[must_use]
pub fn unsure(name: &str, kind: &str) -> String {
    fill(t().study.unsure, &[name, kind])
}

/// The heading of the rules for every text.
#[must_use]
pub fn rules(count: usize) -> String {
    fill(t().study.rules, &[&number(count)])
}

/// The message about a change of the rules.
#[must_use]
pub fn rules_news(news: News) -> String {
    match news {
        News::Imported(count) => {
            let count = counted(count, t().correction);
            fill(t().study.rules_imported, &[&count])
        }
        News::NoRules => t().study.no_rules.to_owned(),
        News::Newer => t().study.newer_rules.to_owned(),
    }
}

/// A number of sentences.
#[must_use]
pub fn sentences(count: usize) -> String {
    counted(count, t().sentence)
}

/// A speed, given in hundredths of the normal one.
#[must_use]
pub fn speed(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let rest = match rest {
        0 => String::new(),
        rest => format!("{}{rest:02}", t().decimal),
    };
    format!("{whole}{} ×", rest.trim_end_matches('0'))
}
