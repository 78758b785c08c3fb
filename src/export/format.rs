//! The export formats, and the columns of tables.

use pith::Span;
use serde::{Deserialize, Serialize};

/// An export format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// The summary as plain text.
    Text,
    /// The summary in Markdown.
    Markdown,
    /// The summary as an HTML fragment, for the clipboard.
    RichText,
    /// Summary and article as a standalone web page, with the marks.
    Web,
    /// The digest as JSON.
    Json,
    /// Summary, article and highlights in Markdown, with front matter.
    Document,
    /// A passage in quotation marks, with its source.
    Quotation(Span),
    /// A citation.
    Citation(Style, Cited),
    /// A table.
    Table(Table, Shape),
}

impl Format {
    /// The file formats, in the order in which the page offers them.
    pub const FILES: [Self; 4] = [Self::Text, Self::Document, Self::Web, Self::Json];

    /// The file extension.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Quotation(_) | Self::Citation(..) => "txt",
            Self::Markdown | Self::Document => "md",
            Self::RichText | Self::Web => "html",
            Self::Json => "json",
            Self::Table(_, Shape::Csv) => "csv",
            Self::Table(_, Shape::Tabs) => "tsv",
            Self::Table(_, Shape::Html) => "html",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text | Self::Quotation(_) | Self::Citation(..) | Self::Table(_, Shape::Tabs) => {
                "text/plain;charset=utf-8"
            }
            Self::Table(_, Shape::Csv) => "text/csv;charset=utf-8",
            Self::Markdown | Self::Document => "text/markdown;charset=utf-8",
            Self::RichText | Self::Web | Self::Table(_, Shape::Html) => "text/html;charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cited {
    /// An article, counted from 0.
    Article(usize),
    /// A passage of one.
    Passage(Span),
}

/// A citation style or format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Style {
    /// APA, seventh edition.
    Apa,
    /// MLA, ninth edition.
    Mla,
    /// The Chicago Manual of Style, seventeenth edition: a bibliography entry.
    Chicago,
    /// A BibTeX entry.
    Bibtex,
    /// RIS, as Zotero and EndNote read it.
    Ris,
    /// CSL-JSON, as Zotero and pandoc read it.
    Csl,
}

impl Style {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 6] = [
        Self::Apa,
        Self::Mla,
        Self::Chicago,
        Self::Bibtex,
        Self::Ris,
        Self::Csl,
    ];

    /// Its name, the same in all languages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Mla => "MLA",
            Self::Chicago => "Chicago",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
        }
    }
}

/// The content of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Table {
    /// People, organizations, places and other names.
    Names,
    /// Who said what.
    Quotes,
    /// What happened when.
    Timeline,
    /// Money, percentages and measures.
    Amounts,
    /// What the reader has highlighted.
    Highlights,
}

impl Table {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 5] = [
        Self::Names,
        Self::Quotes,
        Self::Timeline,
        Self::Amounts,
        Self::Highlights,
    ];

    /// Its name in the document and in file names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Quotes => "quotations",
            Self::Timeline => "timeline",
            Self::Amounts => "amounts",
            Self::Highlights => "highlights",
        }
    }

    /// Its columns, in order.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        use Column::{
            Address, Colour, Count, Date, Kind, Locator, Name, Note, Quote, Sentence, Source,
            Speaker, Unit, Value, Words,
        };
        match self {
            Self::Names => &[Kind, Name, Count, Sentence, Source, Locator, Address],
            Self::Quotes => &[Quote, Speaker, Sentence, Source, Locator, Address],
            Self::Timeline => &[Date, Name, Sentence, Source, Locator, Address],
            Self::Amounts => &[
                Kind, Name, Count, Value, Unit, Sentence, Source, Locator, Address,
            ],
            Self::Highlights => &[Words, Note, Colour, Sentence, Source, Locator, Address],
        }
    }
}

/// The format of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// Comma-separated values.
    Csv,
    /// An HTML fragment.
    Html,
    /// Text with its cells separated by tabs.
    Tabs,
}

/// A column. Its heading is at the same position in
/// [`Extras::columns`](super::extras::Extras::columns).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The kind of a name or an amount.
    Kind,
    /// The name, or the words of a date or an amount.
    Name,
    /// How often it is mentioned.
    Count,
    /// The figures of an amount.
    Value,
    /// Its unit.
    Unit,
    /// A date in ISO 8601.
    Date,
    /// What was said.
    Quote,
    /// Who said it.
    Speaker,
    /// The highlighted words.
    Words,
    /// The reader's note.
    Note,
    /// Its colour.
    Colour,
    /// The first sentence that mentions it.
    Sentence,
    /// The article that it is from.
    Source,
    /// Its position in the article: the section, the page, chapter or time, and the paragraph.
    Locator,
    /// A link to the passage, if the article's URL is known.
    Address,
}

impl Column {
    /// The number of columns.
    pub const COUNT: usize = Self::Address as usize + 1;
}
