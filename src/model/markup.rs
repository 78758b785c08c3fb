//! How the markup of a pasted page is stored: in drafts, in links and in the library.
//!
//! Stored data must read the same in every later build, so the types that are stored here are
//! copies of the engine's, with a number for each value. **Never renumber, reorder or remove
//! anything in them**: give the changed format a new version, and keep reading the old one. If the
//! engine's types change, this file no longer compiles until that has been dealt with.

use base64::prelude::{BASE64_STANDARD, Engine};
use bincode::Options as _;
use serde::{Deserialize, Serialize};

use pith::form::{self, Form, Locator};
use pith::text::html::{self, Element, Hint, Mark, Marks, Metadata, Page};
use pith::{Origin, Span};

/// The version that is written, before the markup and separated by a full stop. Version 2 appends
/// the page's element tree to version 1, and version 3 appends form and origin to that.
const VERSION: &str = "3";

/// The version without form and origin.
const WITHOUT_FORM: &str = "2";

/// The version without the tree. The first builds wrote no version; their format is the same.
const WITHOUT_TREE: &str = "1";

/// Whether this build can read `markup`, according to its version.
#[must_use]
pub fn is_known(markup: &str) -> bool {
    let version = markup.split_once('.').map(|(version, _)| version);
    version.is_none_or(|version| [WITHOUT_TREE, WITHOUT_FORM, VERSION].contains(&version))
}

/// Serializes everything in `page` but its text.
#[must_use]
pub fn write(page: &Page) -> String {
    format!(
        "{VERSION}.{}",
        encode(&(
            Stored::of(page),
            &page.parents,
            StoredForm::of(&page.form),
            StoredOrigin::of(&page.origin)
        ))
    )
}

fn encode(stored: &impl Serialize) -> String {
    // Serializing plain data to memory cannot fail; without markup, it would be plain text.
    let bytes = bincode::DefaultOptions::new().serialize(stored);
    BASE64_STANDARD.encode(bytes.unwrap_or_default())
}

/// Deserializes a page whose text is `text`; `None` if the markup is damaged, or does not belong to
/// this text.
#[must_use]
pub fn read(text: &str, markup: &str) -> Option<Page> {
    if !is_known(markup) {
        return None;
    }
    let (version, bytes) = markup.split_once('.').unwrap_or((WITHOUT_TREE, markup));
    let bytes = BASE64_STANDARD.decode(bytes).ok()?;
    let options = bincode::DefaultOptions::new();
    type Whole = (Stored, Vec<u32>, StoredForm, StoredOrigin);
    let (stored, parents, form, origin): Whole = match version {
        WITHOUT_TREE => (
            options.deserialize(&bytes).ok()?,
            Vec::new(),
            StoredForm::default(),
            StoredOrigin::default(),
        ),
        WITHOUT_FORM => {
            let (stored, parents) = options.deserialize(&bytes).ok()?;
            (
                stored,
                parents,
                StoredForm::default(),
                StoredOrigin::default(),
            )
        }
        _ => options.deserialize(&bytes).ok()?,
    };
    let form = form.form()?;
    if !form.fits(text) {
        return None;
    }
    // An element comes after its parent; the root is its own parent.
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
        form,
        origin: origin.origin(),
    })
}

/// A [`Page`], version 1.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// Always empty: the text is stored separately.
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
    /// One bit per mark, numbered by [`bit`].
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

/// An [`Element`], version 1. Each is numbered by its place in this list.
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

/// The bit of `mark` in version 1.
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

/// A [`Form`], version 3.
#[derive(Default, Serialize, Deserialize)]
struct StoredForm {
    parts: Vec<(u64, u64, StoredKind)>,
    places: Vec<(u64, StoredLocator)>,
    notes: Vec<(u64, String)>,
}

/// A [`form::Kind`], version 3. Each is numbered by its place in this list.
#[derive(Serialize, Deserialize)]
enum StoredKind {
    Heading(u8),
    List(bool),
    Item,
    Quote,
    Table,
    Row,
    Cell(bool),
    Preformatted,
    Code,
    Emphasis,
    Strong,
    Superscript,
    Subscript,
    Link(String),
    Jump(u64),
}

/// A [`Locator`], version 3.
#[derive(Serialize, Deserialize)]
enum StoredLocator {
    Page(u32),
    Chapter(u32, Option<String>),
    Time(u32),
}

impl StoredForm {
    fn of(form: &Form) -> Self {
        let parts = form.parts.iter().map(|part| {
            let kind = match &part.kind {
                form::Kind::Heading(level) => StoredKind::Heading(*level),
                form::Kind::List { ordered } => StoredKind::List(*ordered),
                form::Kind::Item => StoredKind::Item,
                form::Kind::Quote => StoredKind::Quote,
                form::Kind::Table => StoredKind::Table,
                form::Kind::Row => StoredKind::Row,
                form::Kind::Cell { head } => StoredKind::Cell(*head),
                form::Kind::Preformatted => StoredKind::Preformatted,
                form::Kind::Code => StoredKind::Code,
                form::Kind::Emphasis => StoredKind::Emphasis,
                form::Kind::Strong => StoredKind::Strong,
                form::Kind::Superscript => StoredKind::Superscript,
                form::Kind::Subscript => StoredKind::Subscript,
                form::Kind::Link(to) => StoredKind::Link(to.clone()),
                form::Kind::Jump(to) => StoredKind::Jump(*to as u64),
            };
            (part.span.start() as u64, part.span.end() as u64, kind)
        });
        let places = form.places.iter().map(|place| {
            let locator = match &place.locator {
                Locator::Page(number) => StoredLocator::Page(*number),
                Locator::Chapter { number, title } => {
                    StoredLocator::Chapter(*number, title.clone())
                }
                Locator::Time(seconds) => StoredLocator::Time(*seconds),
            };
            (place.start as u64, locator)
        });
        let notes = form.notes.iter();
        Self {
            parts: parts.collect(),
            places: places.collect(),
            notes: notes
                .map(|note| (note.at as u64, note.text.clone()))
                .collect(),
        }
    }

    fn form(self) -> Option<Form> {
        let place = |at: u64| usize::try_from(at).ok();
        let parts = self.parts.into_iter().map(|(start, end, kind)| {
            let kind = match kind {
                StoredKind::Heading(level) => form::Kind::Heading(level),
                StoredKind::List(ordered) => form::Kind::List { ordered },
                StoredKind::Item => form::Kind::Item,
                StoredKind::Quote => form::Kind::Quote,
                StoredKind::Table => form::Kind::Table,
                StoredKind::Row => form::Kind::Row,
                StoredKind::Cell(head) => form::Kind::Cell { head },
                StoredKind::Preformatted => form::Kind::Preformatted,
                StoredKind::Code => form::Kind::Code,
                StoredKind::Emphasis => form::Kind::Emphasis,
                StoredKind::Strong => form::Kind::Strong,
                StoredKind::Superscript => form::Kind::Superscript,
                StoredKind::Subscript => form::Kind::Subscript,
                StoredKind::Link(to) => form::Kind::Link(to),
                StoredKind::Jump(to) => form::Kind::Jump(place(to)?),
            };
            let span = Span::new(place(start)?, place(end)?);
            Some(form::Part { span, kind })
        });
        let places = self.places.into_iter().map(|(start, locator)| {
            let locator = match locator {
                StoredLocator::Page(number) => Locator::Page(number),
                StoredLocator::Chapter(number, title) => Locator::Chapter { number, title },
                StoredLocator::Time(seconds) => Locator::Time(seconds),
            };
            let start = place(start)?;
            Some(form::Place { start, locator })
        });
        let notes = self.notes.into_iter();
        let notes = notes.map(|(at, text)| {
            let at = place(at)?;
            Some(form::Note { at, text })
        });
        Some(Form {
            parts: parts.collect::<Option<_>>()?,
            places: places.collect::<Option<_>>()?,
            notes: notes.collect::<Option<_>>()?,
        })
    }
}

/// An [`Origin`], version 3.
#[derive(Default, Serialize, Deserialize)]
struct StoredOrigin {
    title: Option<String>,
    authors: Vec<String>,
    site: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

impl StoredOrigin {
    fn of(origin: &Origin) -> Self {
        Self {
            title: origin.title.clone(),
            authors: origin.authors.clone(),
            site: origin.site.clone(),
            published: origin.published.clone(),
            url: origin.url.clone(),
        }
    }

    /// The origin, whose address is not trusted.
    fn origin(self) -> Origin {
        Origin {
            title: self.title,
            authors: self.authors,
            site: self.site,
            published: self.published,
            url: self.url.and_then(|url| html::address(&url, None)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<title>Low</title><h1>Low water</h1><p>Über <a href=/>ferries</a>.";

    #[test]
    fn markup_is_read_back_unchanged() {
        let page = html::read(HTML);
        assert_eq!(read(&page.text, &write(&page)), Some(page));
    }

    #[test]
    fn markup_without_a_version_is_read() {
        let page = html::read(HTML);
        let bare = encode(&Stored::of(&page));
        let without_form = Page {
            form: Form::default(),
            origin: Origin::default(),
            ..page.clone()
        };
        let second = format!("2.{}", encode(&(Stored::of(&page), &page.parents)));
        assert_eq!(read(&page.text, &second), Some(without_form.clone()));
        let without_tree = Page {
            parents: Vec::new(),
            ..without_form
        };
        assert_eq!(read(&page.text, &bare), Some(without_tree));
    }

    #[test]
    fn forged_markup_with_script_links_is_not_read() {
        let mut page = html::read("<p>The <a href='https://x.example/'>ferry</a> is late.");
        assert_eq!(read(&page.text, &write(&page)), Some(page.clone()));
        page.form.parts[0].kind = form::Kind::Link("javascript:run()".to_owned());
        assert_eq!(read(&page.text, &write(&page)), None);
    }

    #[test]
    fn markup_with_a_cycle_of_elements_is_not_read() {
        let mut page = html::read(HTML);
        assert!(page.parents.len() > 1);
        page.parents[0] = 1;
        assert_eq!(read(&page.text, &write(&page)), None);
    }

    #[test]
    fn markup_of_an_unknown_version_is_not_read() {
        let page = html::read(HTML);
        let later = write(&page).replacen('3', "4", 1);
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
