//! How the markup of a pasted page is stored: in drafts, in links and in the library.
//!
//! What is stored must read the same in every later build, so the types that are written here are
//! copies of the engine's with a number for each value. **Never renumber, reorder or remove anything in
//! them**: give the changed form a new version, and keep reading the old one. Where the engine's own
//! types change, this file no longer compiles until the change has been dealt with.

use base64::prelude::{BASE64_STANDARD, Engine};
use bincode::Options as _;
use serde::{Deserialize, Serialize};

use pith::Span;
use pith::text::html::{Element, Hint, Mark, Marks, Metadata, Page};

/// The version that is written, in front of the markup and a full stop. Version 2 has the tree of the
/// page's elements behind what version 1 has.
const VERSION: &str = "2";

/// The version without the tree. The first builds wrote no version; theirs is the same form.
const WITHOUT_TREE: &str = "1";

/// Whether this build can read `markup`, as far as its version tells.
#[must_use]
pub fn is_known(markup: &str) -> bool {
    let version = markup.split_once('.').map(|(version, _)| version);
    version.is_none_or(|version| [WITHOUT_TREE, VERSION].contains(&version))
}

/// What `page` has besides its text, written out.
#[must_use]
pub fn write(page: &Page) -> String {
    format!("{VERSION}.{}", encode(&(Stored::of(page), &page.parents)))
}

fn encode(stored: &impl Serialize) -> String {
    // Writing plain data to memory does not fail; without markup it would be plain text.
    let bytes = bincode::DefaultOptions::new().serialize(stored);
    BASE64_STANDARD.encode(bytes.unwrap_or_default())
}

/// The page that was written out, with `text` as its text; `None` where the markup is damaged, or does
/// not belong to this text.
#[must_use]
pub fn read(text: &str, markup: &str) -> Option<Page> {
    if !is_known(markup) {
        return None;
    }
    let (version, bytes) = markup.split_once('.').unwrap_or((WITHOUT_TREE, markup));
    let bytes = BASE64_STANDARD.decode(bytes).ok()?;
    let options = bincode::DefaultOptions::new();
    let (stored, parents): (Stored, Vec<u32>) = if version == WITHOUT_TREE {
        (options.deserialize(&bytes).ok()?, Vec::new())
    } else {
        options.deserialize(&bytes).ok()?
    };
    // An element stands behind the one that holds it; the root holds itself.
    let is_tree = |(at, &parent): (usize, &u32)| (parent as usize) < at.max(1);
    if !parents.iter().enumerate().all(is_tree) {
        return None;
    }
    let hints: Option<Vec<Hint>> = stored.hints.iter().map(StoredHint::hint).collect();
    let hints = hints?;
    let mut last = 0;
    let fits = hints.iter().all(|hint| {
        let start = std::mem::replace(&mut last, hint.span.end());
        let stands = text.get(hint.span.range()).is_some();
        stands && start <= hint.span.start() && hint.linked <= hint.span.len()
    });
    fits.then(|| Page {
        text: text.to_owned(),
        hints,
        metadata: stored.metadata.metadata(),
        parents,
    })
}

/// A [`Page`], version 1.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// Always empty: the text is stored beside the markup.
    text: String,
    hints: Vec<StoredHint>,
    metadata: StoredMetadata,
}

impl Stored {
    fn of(page: &Page) -> Self {
        Self {
            text: String::new(),
            hints: page.hints.iter().map(StoredHint::of).collect(),
            metadata: StoredMetadata::of(&page.metadata),
        }
    }
}

/// A [`Hint`], version 1.
#[derive(Serialize, Deserialize)]
struct StoredHint {
    span: (u64, u64),
    element: StoredElement,
    /// A bit for each mark, as [`bit`] numbers them.
    marks: u32,
    linked: u64,
    parent: u32,
    make: u32,
}

impl StoredHint {
    fn of(hint: &Hint) -> Self {
        let marks = Mark::ALL.into_iter().filter(|&mark| hint.marks.has(mark));
        Self {
            span: (hint.span.start() as u64, hint.span.end() as u64),
            element: StoredElement::of(hint.element),
            marks: marks.fold(0, |bits, mark| bits | 1 << bit(mark)),
            linked: hint.linked as u64,
            parent: hint.parent,
            make: hint.make,
        }
    }

    fn hint(&self) -> Option<Hint> {
        let marks = Mark::ALL.into_iter();
        let marks = marks.filter(|&mark| self.marks & (1 << bit(mark)) != 0);
        let place = |at: u64| usize::try_from(at).ok();
        Some(Hint {
            span: Span::new(place(self.span.0)?, place(self.span.1)?),
            element: self.element.element(),
            marks: marks.fold(Marks::default(), Marks::with),
            linked: place(self.linked)?,
            parent: self.parent,
            make: self.make,
        })
    }
}

/// An [`Element`], version 1. The number of each is its place in this list.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum StoredElement {
    Paragraph,
    Heading(u8),
    ListItem,
    Row,
    Caption,
    Preformatted,
    Time,
    Control,
    Other,
}

impl StoredElement {
    const fn of(element: Element) -> Self {
        match element {
            Element::Paragraph => Self::Paragraph,
            Element::Heading(level) => Self::Heading(level),
            Element::ListItem => Self::ListItem,
            Element::Row => Self::Row,
            Element::Caption => Self::Caption,
            Element::Preformatted => Self::Preformatted,
            Element::Time => Self::Time,
            Element::Control => Self::Control,
            Element::Other => Self::Other,
        }
    }

    const fn element(self) -> Element {
        match self {
            Self::Paragraph => Element::Paragraph,
            Self::Heading(level) => Element::Heading(level),
            Self::ListItem => Element::ListItem,
            Self::Row => Element::Row,
            Self::Caption => Element::Caption,
            Self::Preformatted => Element::Preformatted,
            Self::Time => Element::Time,
            Self::Control => Element::Control,
            Self::Other => Element::Other,
        }
    }
}

/// The bit that stands for `mark` in version 1.
const fn bit(mark: Mark) -> u32 {
    match mark {
        Mark::Navigation => 0,
        Mark::Aside => 1,
        Mark::Footer => 2,
        Mark::Header => 3,
        Mark::Form => 4,
        Mark::Article => 5,
        Mark::Main => 6,
        Mark::Quote => 7,
        Mark::List => 8,
        Mark::Table => 9,
        Mark::Figure => 10,
        Mark::AriaHidden => 11,
        Mark::Body => 12,
        Mark::Title => 13,
        Mark::Author => 14,
        Mark::Metadata => 15,
        Mark::Caption => 16,
        Mark::Comments => 17,
        Mark::Share => 18,
        Mark::Related => 19,
        Mark::Newsletter => 20,
        Mark::Promotion => 21,
        Mark::Cookies => 22,
        Mark::Overlay => 23,
    }
}

/// [`Metadata`], version 1.
#[derive(Serialize, Deserialize)]
struct StoredMetadata {
    page_title: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    published: Option<String>,
}

impl StoredMetadata {
    fn of(metadata: &Metadata) -> Self {
        Self {
            page_title: metadata.page_title.clone(),
            title: metadata.title.clone(),
            byline: metadata.byline.clone(),
            published: metadata
                .published
                .as_ref()
                .or(metadata.time.as_ref())
                .cloned(),
        }
    }

    fn metadata(self) -> Metadata {
        Metadata {
            page_title: self.page_title,
            title: self.title,
            byline: self.byline,
            published: self.published,
            time: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::text::html;

    const HTML: &str = "<title>Low</title><h1>Low water</h1><p>Über <a href=/>ferries</a>.";

    #[test]
    fn what_was_written_is_read_again_the_same() {
        let page = html::read(HTML);
        assert_eq!(read(&page.text, &write(&page)), Some(page));
    }

    #[test]
    fn markup_of_a_build_that_wrote_no_version_is_read() {
        let page = html::read(HTML);
        let bare = encode(&Stored::of(&page));
        let without_tree = Page {
            parents: Vec::new(),
            ..page.clone()
        };
        assert_eq!(read(&page.text, &bare), Some(without_tree));
    }

    #[test]
    fn markup_whose_elements_hold_each_other_is_not_read() {
        let mut page = html::read(HTML);
        assert!(page.parents.len() > 1);
        page.parents[0] = 1;
        assert_eq!(read(&page.text, &write(&page)), None);
    }

    #[test]
    fn markup_of_an_unknown_version_is_not_read() {
        let page = html::read(HTML);
        let later = write(&page).replacen('2', "3", 1);
        assert!(!is_known(&later));
        assert_eq!(read(&page.text, &later), None);
    }

    #[test]
    fn no_two_marks_share_a_bit() {
        let all = Mark::ALL
            .into_iter()
            .fold(0u32, |bits, mark| bits | 1 << bit(mark));
        assert_eq!(all.count_ones() as usize, Mark::ALL.len());
    }

    #[test]
    fn forged_markup_that_has_more_links_than_text_is_not_read() {
        let mut page = html::read("<p>The <a href=/>ferry</a> is late.");
        page.hints[0].linked = usize::MAX;
        assert_eq!(read(&page.text, &write(&page)), None);
    }

    #[test]
    fn damaged_markup_is_not_read() {
        let page = html::read("<h1>Low water</h1><p>The ferry is late.");
        let markup = write(&page);
        for (text, markup) in [
            (&*page.text, "?"),
            (&page.text, "AAAA"),
            (&page.text, "1.AAAA"),
            ("Low", &markup),
            ("Lów wäter", &markup),
        ] {
            assert_eq!(read(text, markup), None, "{markup}");
        }
    }
}
