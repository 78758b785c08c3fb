//! The library: articles that the reader saves in this browser, and the file that holds all of
//! them.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::draft::Draft;
use crate::model::kept::{Json, Kept, Stamp, Unreadable};
use crate::model::ordering::{lower, order};

/// The `format` field of the file.
const FORMAT: &str = "pith-library";

/// The newest version of the file that this build reads.
const VERSION: u32 = 1;

/// A saved article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id: a hash of its text, so that the same text is saved only once.
    pub id: String,
    /// Its title, or a substitute.
    pub title: String,
    /// Its number of words.
    pub words: usize,
    /// When it was last read, in milliseconds since 1970.
    pub read: f64,
    /// The text, with the reader's changes.
    draft: Kept<String>,
}

impl Entry {
    /// The entry for `draft`, last read at `now`.
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

    /// The bytes that it takes, not counting the browser's overhead.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.title.len() + self.draft.bytes()
    }

    /// Whether title and text together have all of `words`, which are in lower case.
    fn has(&self, words: &[&str]) -> bool {
        let title = lower(&self.title);
        let mut others = words
            .iter()
            .filter(|word| !title.contains(**word))
            .peekable();
        // A text may be a book, so it is searched only for what the title lacks.
        others.peek().is_none() || {
            let text = lower(self.draft.text());
            others.all(|word| text.contains(word))
        }
    }
}

/// The hash of `text` in hexadecimal, the same in every build.
#[must_use]
pub fn hash(text: &str) -> String {
    format!("{:016x}", pith::hash::of(text))
}

/// What every entry states, whatever its version.
#[derive(Deserialize)]
struct EntryStamp {
    draft: Stamp,
}

/// The entry in `json`.
///
/// # Errors
///
/// If it is of a newer build, or damaged.
pub fn read_entry(json: &impl Json) -> Result<Entry, Unreadable> {
    let stamp: EntryStamp = json.read().ok_or(Unreadable::Damaged)?;
    stamp.draft.check()?;
    json.read().ok_or(Unreadable::Damaged)
}

/// What every library file states, whatever its version.
#[derive(Deserialize)]
struct FileStamp {
    format: String,
    version: u32,
}

/// What the entries of a file state.
#[derive(Deserialize)]
struct FileEntries {
    articles: Vec<EntryStamp>,
}

/// The entries of the file in `json`.
///
/// # Errors
///
/// If it is of a newer build, damaged, or not a library.
pub fn read_file(json: &impl Json) -> Result<Vec<Entry>, Unreadable> {
    let stamp: FileStamp = json.read().ok_or(Unreadable::Damaged)?;
    if stamp.format != FORMAT {
        return Err(Unreadable::Damaged);
    }
    if stamp.version > VERSION {
        return Err(Unreadable::Newer);
    }
    let entries: FileEntries = json.read().ok_or(Unreadable::Damaged)?;
    for entry in entries.articles {
        entry.draft.check()?;
    }
    let file: File = json.read().ok_or(Unreadable::Damaged)?;
    // An entry's id comes from its text, not from the file.
    let own = |entry: Entry| Entry {
        id: hash(entry.draft.text()),
        ..entry
    };
    Ok(file.articles.into_iter().map(own).collect())
}

/// The library as one JSON file.
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
}

/// The page's view of the library.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Whether its sheet is open.
    pub open: bool,
    /// Whether articles are saved.
    pub keeps: bool,
    /// The entries, last read first; none before they are loaded.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// The current search.
    pub query: Rc<str>,
    /// The entries deleted last, which can be restored.
    pub gone: Rc<Vec<Entry>>,
    /// A message to the reader.
    pub news: Option<News>,
}

/// Messages about the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This many articles were imported.
    Imported(usize),
    /// The file is not a library, or is damaged.
    NoLibrary,
    /// The file comes from a newer build.
    NewerFile,
    /// This many entries come from a newer build and are not shown.
    NewerEntries(usize),
    /// The browser does not allow storage, or its storage is full.
    NotKept,
}

/// A change of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Its sheet opens.
    Open,
    /// Its sheet closes.
    Close,
    /// Articles are saved from now on.
    StartKeeping,
    /// Articles are no longer saved.
    StopKeeping,
    /// The entries were loaded.
    Loaded(Vec<Entry>),
    /// Some words are searched for.
    Search(Rc<str>),
    /// Entries were deleted.
    Deleted(Vec<Entry>),
    /// There is a message for the reader.
    Tell(News),
}

impl Library {
    /// Applies `change`.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Open | Change::Close => {
                let open = change == Change::Open;
                *self = Self {
                    open,
                    keeps: self.keeps,
                    // What went wrong while it was closed.
                    news: self.news.filter(|_| open && !self.open),
                    ..Self::default()
                }
            }
            Change::StartKeeping => self.keeps = true,
            Change::StopKeeping => self.keeps = false,
            Change::Loaded(entries) => {
                let entries = order(entries, &|one, other| other.read.total_cmp(&one.read));
                self.entries = Some(Rc::new(entries));
            }
            Change::Search(query) => self.query = query,
            Change::Deleted(entries) => self.gone = Rc::new(entries),
            Change::Tell(news) => self.news = Some(news),
        }
    }

    /// The entries that have all the words of the search, as indices.
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
    use crate::model::kept::Text;
    use pith::Span;

    fn entry(text: &str, read: f64) -> Entry {
        let mut draft = Draft::of(text);
        draft.decide(Span::new(0, 4), true);
        Entry::of(&draft, text.chars().take(8).collect(), 3, read)
    }

    fn write(entries: &[Entry]) -> String {
        serde_json::to_string(&File::of(entries)).unwrap()
    }

    fn read(json: &str) -> Result<Vec<Entry>, Unreadable> {
        read_file(&Text(json))
    }

    fn library() -> Library {
        let mut library = Library::default();
        library.apply(Change::Open);
        library.apply(Change::Loaded(vec![
            entry("The river rose overnight.", 1.0),
            entry("Ferries will be electric.", 2.0),
        ]));
        library
    }

    #[test]
    fn the_article_read_last_comes_first() {
        let library = library();
        let entries = library.entries.as_ref().unwrap();
        assert_eq!(entries[0].title, "Ferries ");
        assert_eq!(library.found(), [0, 1]);
    }

    #[test]
    fn articles_are_found_by_words_in_any_order_and_case() {
        let mut library = library();
        library.apply(Change::Search("ROSE river".into()));
        assert_eq!(library.found(), [1]);
        library.apply(Change::Search("rose ferries".into()));
        assert!(library.found().is_empty());
    }

    #[test]
    fn a_library_is_read_back_from_its_file_unchanged() {
        let entries = library().entries.unwrap().to_vec();
        let file = write(&entries);
        assert_eq!(read(&file), Ok(entries));
    }

    #[test]
    fn a_file_that_is_not_a_library_is_distinguished_from_a_newer_one() {
        for json in [
            "",
            "{}",
            "[1]",
            r#"{"format":"other","version":1,"articles":[]}"#,
            r#"{"format":"pith-library","version":1,"articles":[{"draft":{}}]}"#,
        ] {
            assert_eq!(read(json), Err(Unreadable::Damaged), "{json}");
        }
        for json in [
            r#"{"format":"pith-library","version":2,"shelves":[]}"#,
            r#"{"format":"pith-library","version":1,"articles":[{"draft":{"version":4}}]}"#,
        ] {
            assert_eq!(read(json), Err(Unreadable::Newer), "{json}");
        }
    }

    #[test]
    fn an_entry_with_anothers_id_does_not_replace_it() {
        let mut forged = entry("A text of mine.", 1.0);
        forged.id = entry("The river rose overnight.", 1.0).id;
        let read = read(&write(&[forged])).unwrap();
        assert_eq!(read[0].id, entry("A text of mine.", 0.0).id);
    }
}
