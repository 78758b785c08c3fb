//! The library: articles that the reader lets this browser keep, and the file that holds them all.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::draft::Draft;
use crate::model::kept::Kept;
use crate::model::ordering::{lower, order};

/// What the file's `format` says.
const FORMAT: &str = "pith-library";

/// The newest form of the file that this build reads.
const VERSION: u32 = 1;

/// An article that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is kept under: a hash of its text, so that one text is kept once.
    pub id: String,
    /// Its title, or what stands for it.
    pub title: String,
    /// How many words it has.
    pub words: usize,
    /// When it was last read, in milliseconds since 1970.
    pub read: f64,
    /// The text, with the reader's word on it.
    draft: Kept<String>,
}

impl Entry {
    /// What is kept of `draft`, which was read just `now`.
    #[must_use]
    pub fn of(draft: &Draft, title: String, words: usize, now: f64) -> Self {
        Self {
            id: hash(&draft.text),
            title,
            words,
            read: now,
            draft: Kept::of(draft).own(),
        }
    }

    /// The draft that was kept.
    #[must_use]
    pub fn draft(&self) -> Draft {
        self.draft.clone().into()
    }

    /// The bytes that it takes, without what the browser adds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.title.len() + self.draft.bytes()
    }

    /// Whether title or text has all of `words`, which are in small letters.
    fn has(&self, words: &[&str]) -> bool {
        let title = lower(&self.title);
        let mut others = words
            .iter()
            .filter(|word| !title.contains(**word))
            .peekable();
        // A text may be a book: it is looked into only for what the title does not have.
        others.peek().is_none() || {
            let text = lower(self.draft.text());
            others.all(|word| text.contains(word))
        }
    }
}

/// The hash of `text` in hexadecimal, the same in each build.
fn hash(text: &str) -> String {
    format!("{:016x}", pith::hash::of(text))
}

/// The library as one file, which is JSON.
#[derive(Serialize, Deserialize)]
pub struct File {
    format: String,
    version: u32,
    articles: Vec<Entry>,
}

impl File {
    /// The file that holds `entries`.
    #[must_use]
    pub fn of(entries: &[Entry]) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            articles: entries.to_vec(),
        }
    }

    /// The entries that it holds; `None` where it is no library, or one of a later build.
    #[must_use]
    pub fn entries(self) -> Option<Vec<Entry>> {
        let known = self.format == FORMAT && self.version <= VERSION;
        // An entry goes by what its text says, and not by what the file says of it.
        let own = |entry: Entry| Entry {
            id: hash(entry.draft.text()),
            ..entry
        };
        known.then(|| self.articles.into_iter().map(own).collect())
    }
}

/// What the page knows of the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Whether its sheet is open.
    pub open: bool,
    /// Whether what is read is kept.
    pub keeps: bool,
    /// The entries, the one last read first; none before they are loaded.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// What is sought among them.
    pub query: Rc<str>,
    /// What was deleted last and can be brought back.
    pub gone: Rc<Vec<Entry>>,
    /// What the reader should be told.
    pub news: Option<News>,
}

/// What can be told of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// So many articles came out of a file.
    Imported(usize),
    /// The file was no library.
    NoLibrary,
    /// The browser does not let the page keep anything, or is full.
    NotKept,
}

/// What can happen to the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Its sheet is to open (`true`) or to close.
    Open(bool),
    /// What is read is to be kept, or no more.
    Keep(bool),
    /// The entries were loaded.
    Loaded(Vec<Entry>),
    /// Some words are sought.
    Seek(Rc<str>),
    /// Entries were deleted.
    Deleted(Vec<Entry>),
    /// Something is to be told.
    Tell(News),
}

impl Library {
    /// Changes what is known as `change` says.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Open(open) => {
                *self = Self {
                    open,
                    keeps: self.keeps,
                    ..Self::default()
                }
            }
            Change::Keep(keeps) => self.keeps = keeps,
            Change::Loaded(entries) => {
                let entries = order(entries, &|one, other| other.read.total_cmp(&one.read));
                self.entries = Some(Rc::new(entries));
            }
            Change::Seek(query) => self.query = query,
            Change::Deleted(entries) => self.gone = Rc::new(entries),
            Change::Tell(news) => self.news = Some(news),
        }
    }

    /// The entries that have all the words that are sought, as indices.
    #[must_use]
    pub fn found(&self) -> Vec<usize> {
        let query = lower(&self.query);
        let words: Vec<_> = query.split_whitespace().collect();
        let entries = self.entries.iter().flat_map(|entries| entries.iter());
        let found = entries.enumerate().filter(|(_, entry)| entry.has(&words));
        found.map(|(at, _)| at).collect()
    }

    /// The bytes that all entries take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let entries = self.entries.iter().flat_map(|entries| entries.iter());
        entries.map(Entry::bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::Span;

    fn entry(text: &str, read: f64) -> Entry {
        let mut draft = Draft::of(text);
        draft.decide(Span::new(0, 4), true);
        Entry::of(&draft, text.chars().take(8).collect(), 3, read)
    }

    fn write(entries: &[Entry]) -> String {
        serde_json::to_string(&File::of(entries)).unwrap()
    }

    fn read(json: &str) -> Option<Vec<Entry>> {
        serde_json::from_str::<File>(json).ok()?.entries()
    }

    fn library() -> Library {
        let mut library = Library::default();
        library.apply(Change::Open(true));
        library.apply(Change::Loaded(vec![
            entry("The river rose overnight.", 1.0),
            entry("Ferries will be electric.", 2.0),
        ]));
        library
    }

    #[test]
    fn the_article_that_was_last_read_comes_first() {
        let library = library();
        let entries = library.entries.as_ref().unwrap();
        assert_eq!(entries[0].title, "Ferries ");
        assert_eq!(library.found(), [0, 1]);
    }

    #[test]
    fn articles_are_found_by_words_in_any_order_and_case() {
        let mut library = library();
        library.apply(Change::Seek("ROSE river".into()));
        assert_eq!(library.found(), [1]);
        library.apply(Change::Seek("rose ferries".into()));
        assert!(library.found().is_empty());
    }

    #[test]
    fn a_library_comes_out_of_its_file_as_it_went_in() {
        let entries = library().entries.unwrap().to_vec();
        let file = write(&entries);
        assert_eq!(read(&file), Some(entries));
    }

    #[test]
    fn what_is_no_library_or_of_a_later_build_is_not_read() {
        for json in [
            "",
            "{}",
            "[1]",
            r#"{"format":"pith-library","version":2,"articles":[]}"#,
            r#"{"format":"other","version":1,"articles":[]}"#,
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    #[test]
    fn an_entry_that_says_it_is_another_does_not_take_its_place() {
        let mut forged = entry("A text of mine.", 1.0);
        forged.id = entry("The river rose overnight.", 1.0).id;
        let read = read(&write(&[forged])).unwrap();
        assert_eq!(read[0].id, entry("A text of mine.", 0.0).id);
    }
}
