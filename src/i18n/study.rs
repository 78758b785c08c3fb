//! The words of what readers do who read for their work: highlights and notes.

use super::catalogue::Plural;
use super::{clip, counted, fill, number, plural, t};
use crate::export::tables::{Column, Table};
use crate::model::highlight::Colour;
use crate::model::rules::News;
use crate::state::Listening;

/// What the interface says of studying a text, in one language.
pub struct Study {
    /// Highlighting, and what a button does that stands beside a colour.
    pub highlight: &'static str,
    /// The name of a colour.
    pub colour: fn(Colour) -> &'static str,
    /// Button: write a note on what is selected.
    pub note: &'static str,
    /// What stands in an empty note.
    pub note_here: &'static str,
    /// Heading of the list of highlights.
    pub highlights: &'static str,
    /// Heading of the list of highlights where there is none yet, with how one makes one.
    pub no_highlights: &'static str,
    /// Button: to the highlight before.
    pub previous_highlight: &'static str,
    /// Button: to the next highlight.
    pub next_highlight: &'static str,
    /// Button: remove a highlight.
    pub remove_highlight: &'static str,
    /// Notice: a highlight was removed.
    pub unhighlighted: &'static str,
    /// How many highlights are no longer found.
    pub lost: Plural,
    /// What is said beside such a highlight.
    pub is_lost: &'static str,
    /// Button: make the summary one of the highlights.
    pub sum_up: &'static str,
    /// What a summary of highlights is about.
    pub yours: &'static str,
    /// Heading of the names to check, with how many there are.
    pub to_check: &'static str,
    /// What they are.
    pub check_hint: &'static str,
    /// Button: this name is right.
    pub accept: &'static str,
    /// Button: this name is right, which it is told by.
    pub accept_name: &'static str,
    /// Button: this name is of the kind that it is marked as.
    pub accept_kind: &'static str,
    /// What a mark says of its mention, where Pith is not sure.
    pub unsure: &'static str,
    /// Checkbox: what is said of a name holds in every text.
    pub always: &'static str,
    /// Heading of what holds in every text, with how much there is.
    pub rules: &'static str,
    /// How a rule comes about, and where it is kept.
    pub rules_hint: &'static str,
    /// Switch: the rules hold.
    pub rules_on: &'static str,
    /// So many rules were imported.
    pub rules_imported: &'static str,
    /// A file was no list of rules.
    pub no_rules: &'static str,
    /// A file of rules was of a newer build.
    pub newer_rules: &'static str,
    /// Button: the names that appear with one.
    pub appears_with: &'static str,
    /// What that means.
    pub same_sentences: &'static str,
    /// Heading of the picture.
    pub together: &'static str,
    /// Heading of the tables that can be saved.
    pub tables: &'static str,
    /// The name of a table.
    pub table: fn(Table) -> &'static str,
    /// The heading of each column.
    pub columns: [&'static str; Column::COUNT],
    /// Listening, and the button that begins it.
    pub listen: &'static str,
    /// What can be listened to.
    pub listening: fn(Listening) -> &'static str,
    /// Button: go on reading aloud.
    pub play: &'static str,
    /// Button: stop reading aloud for a while.
    pub pause: &'static str,
    /// Button: back by a sentence.
    pub previous_sentence: &'static str,
    /// Button: on by a sentence.
    pub next_sentence: &'static str,
    /// Label: how fast it is read.
    pub speed: &'static str,
    /// The keys, with what they do.
    pub keys: &'static [(&'static str, &'static str)],
}

/// What a button does that highlights in `colour`.
#[must_use]
pub fn highlight_in(colour: Colour) -> String {
    format!("{}: {}", t().study.highlight, (t().study.colour)(colour))
}

/// How many highlights are no longer found.
#[must_use]
pub fn lost(count: usize) -> String {
    fill(plural(count, t().study.lost), &[&number(count)])
}

/// Characters of a name that are shown at most.
const MOST_OF_NAME: usize = 60;

/// How many names are to be checked.
#[must_use]
pub fn to_check(count: usize) -> String {
    fill(t().study.to_check, &[&number(count)])
}

/// Button: this name is right.
#[must_use]
pub fn accept(name: &str) -> String {
    fill(t().study.accept_name, &[&clip(name, MOST_OF_NAME)])
}

/// What a mark says of a mention that Pith is not sure of.
#[must_use]
pub fn unsure(name: &str, kind: &str) -> String {
    fill(t().study.unsure, &[name, kind])
}

/// The heading of what holds in every text.
#[must_use]
pub fn rules(count: usize) -> String {
    fill(t().study.rules, &[&number(count)])
}

/// What is told of the rules.
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

/// So many sentences.
#[must_use]
pub fn sentences(count: usize) -> String {
    counted(count, t().sentence)
}

/// A speed, told in hundredths of the usual one.
#[must_use]
pub fn speed(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let rest = match rest {
        0 => String::new(),
        rest => format!("{}{rest:02}", t().decimal),
    };
    format!("{whole}{} ×", rest.trim_end_matches('0'))
}
