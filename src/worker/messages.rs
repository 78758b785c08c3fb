//! The messages between the page and its worker. Both encode them with bincode, in which fields are identified
//! only by their position, so none may be left out.

use serde::{Deserialize, Serialize};

use crate::export::{Extras, Format, Labels, Written};
use crate::model::rich::{Derived, Material};
use pith::{Digest, Options};

/// A request of the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// An analysis.
    Analyse {
        /// Returned with the answer.
        revision: u32,
        /// The text, with its markup.
        material: Material,
        /// The options for the engine.
        options: Options,
    },
    /// Export an analysis.
    Write {
        /// Returned with the answer.
        serial: u32,
        /// The text, with its markup.
        material: Material,
        /// The options for the engine.
        options: Options,
        /// The sentences of the summary, ascending.
        chosen: Vec<usize>,
        /// The export format.
        format: Format,
        /// The interface's words that it contains.
        labels: Labels,
        /// Additional content of some formats.
        extras: Box<Extras>,
    },
    /// Rate the sentences' relevance to some words.
    Relevance {
        /// Returned with the answer.
        serial: u32,
        /// The text, with its markup.
        material: Material,
        /// The options for the engine.
        options: Options,
        /// The words.
        words: String,
    },
}

/// An answer of the worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The worker's build, once it is ready. This must stay the first variant, so that a page of
    /// any build understands it.
    Hello(String),
    /// A finished analysis. If its names were still loading, another one of the same revision
    /// follows.
    Analysed {
        /// The request's revision.
        revision: u32,
        /// The text derived from HTML, if that is the better source.
        derived: Option<Derived>,
        /// The digest.
        digest: Box<Digest>,
        /// The engine's time, in milliseconds.
        ms: f64,
    },
    /// An exported analysis.
    Written {
        /// The request's serial.
        serial: u32,
        /// The export.
        written: Written,
    },
    /// The sentences' relevance to the words.
    Relevance {
        /// The request's serial.
        serial: u32,
        /// How relevant each sentence is, 0 to 1.
        relevance: Vec<f32>,
    },
}
