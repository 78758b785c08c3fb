//! What Pith knows of each language, as tables of text: a language is a folder.
//!
//! `src/language/<code>/` holds everything that is known of one language, in a few text files by
//! topic: `words.txt`, `abbreviations.txt`, `calendar.txt`, `amounts.txt`, `speech.txt` and so on.
//! The build script finds folders and files by itself. The code is the one of
//! [`Language::code`].
//!
//! # The format
//!
//! ```text
//! # A comment: a line that begins with a hash. Empty lines mean nothing.
//!
//! [months]
//! 1 | Januar, Jänner | Jan
//! 2 | Februar        | Feb, Febr
//!
//! [stop_words]
//! aber alle als also am an auch
//! ```
//!
//! A `[section]` line opens a section; what follows are its entries, one a line. How a line is read
//! is up to the section, and [`Section`] says which of three ways it is:
//!
//! - [`Table::words`]: a list of single words, as many on a line as you like;
//! - [`Table::lines`]: a phrase a line;
//! - [`Table::rows`]: columns that are set apart by `|`; within a column, forms that mean the same
//!   are set apart by commas ([`Row::forms`]).
//!
//! # How do I ...
//!
//! - **add a word**: put it on a line of its section. Nothing else.
//! - **read a section**: `language::table(language).words(Section::StopWords)`. Keep what you build of
//!   it in a [`PerLanguage`], so that it is parsed once.
//! - **add a section**: add a row to the table of sections below, with a sentence that says what an
//!   entry is, and `required` if all of the languages that Pith knows well must have it. A test tells
//!   you which folders lack it, and fails while nothing reads it.
//! - **add a file**: put it into the folder. A section may stand in any file, once a folder.
//! - **add a language**: add the folder and, if it is not there, a row to the table in
//!   [`crate::text::language`].

use std::sync::OnceLock;

use crate::text::language::Language;

/// The languages whose folder must have every required section.
#[cfg(test)]
const COMPLETE: [Language; 7] = [
    Language::En,
    Language::De,
    Language::Fr,
    Language::Es,
    Language::It,
    Language::Pt,
    Language::Nl,
];

/// Every file of every folder: the language's code, the file's name, and its text.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Defines [`Section`]: a variant, its name in the files, and whether it is required.
macro_rules! sections {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $($required:ident)?;)*) => {
        /// A section of a language's tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Section {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Section {
            const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name between the brackets.
            const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Whether each of [`COMPLETE`] must have it.
            #[cfg(test)]
            const fn is_required(self) -> bool {
                match self {
                    $(Self::$variant => sections!(@ $($required)?),)*
                }
            }
        }
    };
    (@ required) => { true };
    (@) => { false };
}

sections! {
    /// Words: those that every text has ("the", "of", "was"), in lower case.
    StopWords "stop_words" required;
    /// Words: capitalised ones that commonly open a sentence and are seldom part of a name.
    SentenceStarters "sentence_starters" required;
    /// Words: articles, pronouns and the like that are written together with the next word, without
    /// their apostrophe ("l", "dell").
    Elided "elided";
    /// Words: abbreviations before a name ("Mr"), here and below without their last stop.
    TitleAbbreviations "abbreviations.title" required;
    /// Words: abbreviations before what they introduce ("e.g").
    InnerAbbreviations "abbreviations.inner" required;
    /// Words: abbreviations before a number ("No", "Fig").
    ReferenceAbbreviations "abbreviations.reference" required;
    /// Words: abbreviated months and weekdays.
    CalendarAbbreviations "abbreviations.calendar" required;
    /// Words: abbreviations that close a time of day ("a.m").
    ClockAbbreviations "abbreviations.clock";
    /// Words: abbreviations that close a name ("Inc", "Jr").
    ClosingAbbreviations "abbreviations.closing" required;
    /// Words: abbreviations that close a list ("etc").
    FinalAbbreviations "abbreviations.final" required;
    /// Words: verbs that name the speaker after a quotation.
    SpeechVerbs "speech.verbs" required;
}

/// What the folder of one language holds.
#[derive(Debug)]
pub(crate) struct Table {
    /// The lines of each section, in the order of [`Section::ALL`].
    sections: Vec<Vec<&'static str>>,
}

/// A line of a section with columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row(&'static str);

/// The tables of `language`, parsed when they are first asked for; empty where it has no folder.
pub(crate) fn table(language: Language) -> &'static Table {
    static TABLES: PerLanguage<Table> = PerLanguage::new();
    TABLES.get(language, || {
        let files = FILES
            .iter()
            .filter(|(code, ..)| *code == language.code())
            .map(|&(_, _, text)| text);
        Table::read(files)
    })
}

impl Table {
    fn read(files: impl Iterator<Item = &'static str>) -> Self {
        let mut sections = vec![Vec::new(); Section::ALL.len()];
        for (name, line) in files.flat_map(entries) {
            let section = Section::ALL
                .iter()
                .position(|section| section.name() == name);
            if let Some(lines) = section.and_then(|at| sections.get_mut(at)) {
                lines.push(line);
            }
        }
        Self { sections }
    }

    /// The entries of a section, a line each.
    pub(crate) fn lines(&self, section: Section) -> impl Iterator<Item = &'static str> + '_ {
        let lines = self.sections.get(section as usize);
        lines.into_iter().flatten().copied()
    }

    /// The words of a section.
    pub(crate) fn words(&self, section: Section) -> impl Iterator<Item = &'static str> + '_ {
        self.lines(section).flat_map(str::split_whitespace)
    }

    /// The entries of a section with their columns.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the calendar's tables come next")
    )]
    pub(crate) fn rows(&self, section: Section) -> impl Iterator<Item = Row> + '_ {
        self.lines(section).map(Row)
    }
}

#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the calendar's tables come next")
)]
impl Row {
    /// The text of a column, counted from 0; "" where the line has none.
    pub(crate) fn column(self, at: usize) -> &'static str {
        self.0.split('|').nth(at).unwrap_or_default().trim()
    }

    /// The forms that a column lists.
    pub(crate) fn forms(self, at: usize) -> impl Iterator<Item = &'static str> {
        let forms = self.column(at).split(',');
        forms.map(str::trim).filter(|form| !form.is_empty())
    }
}

/// The lines of a file with the section in which they stand.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    file.lines().filter_map(move |line| {
        let line = line.trim();
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            section = name;
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((section, line))
    })
}

/// Something that is made of a language's tables, once for each language and when it is first asked for.
#[derive(Debug)]
pub(crate) struct PerLanguage<T> {
    cells: [OnceLock<T>; Language::COUNT],
}

impl<T> PerLanguage<T> {
    pub(crate) const fn new() -> Self {
        Self {
            cells: [const { OnceLock::new() }; Language::COUNT],
        }
    }

    /// What there is for `language`; `make` is called the first time.
    pub(crate) fn get(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        self.cells[language as usize].get_or_init(make)
    }
}

#[cfg(test)]
mod tests;
