//! What the worker needs for an export besides the text.

use serde::{Deserialize, Serialize};

use crate::i18n;
use crate::model::draft::Draft;
use crate::model::highlight::{self, Colour};
use pith::Origin;
use pith::report::{Highlight, Highlights};

/// What the worker needs for an export besides the text: the highlights, the reader's corrections
/// of the articles' origins, and the interface's words for places and tables.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Extras {
    /// The heading of the highlights.
    pub heading: String,
    /// The highlights.
    pub highlights: Vec<Highlight>,
    /// A heading for each [`Column`](super::format::Column).
    pub columns: Vec<String>,
    /// The colours of highlights, by code and name.
    pub colours: Vec<(String, String)>,
    /// The articles' origins, according to the reader.
    pub origins: Vec<Origin>,
    /// A page in a citation, with `{0}` for its number.
    pub page: String,
    /// A chapter, likewise.
    pub chapter: String,
}

impl Extras {
    /// The extras of `draft`.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let told = |highlight: &highlight::Highlight| Highlight {
            span: highlight.span,
            words: highlight.words.to_string(),
            colour: highlight.colour.code().to_owned(),
            note: highlight.note.to_string(),
        };
        let words = &i18n::t().study;
        let colour = |colour: Colour| (colour.code().to_owned(), (words.colour)(colour).to_owned());
        Self {
            heading: words.highlights.to_owned(),
            highlights: draft.highlights.iter().map(told).collect(),
            columns: words.columns.map(str::to_owned).to_vec(),
            colours: Colour::ALL.map(colour).to_vec(),
            origins: draft.origins.clone(),
            page: i18n::form::words().page.to_owned(),
            chapter: i18n::form::words().chapter.to_owned(),
        }
    }

    /// The highlights as they are exported.
    #[must_use]
    pub fn shown(&self) -> Highlights<'_> {
        Highlights {
            heading: &self.heading,
            all: &self.highlights,
        }
    }
}
