//! `digest` and `html`: one JSON line per article in, one digest per line out.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use pith::Options;
use pith::digest::Budget;
use pith::report::Report;
use pith::text::{Source, html};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Maximum number of lines that are read ahead and analysed in parallel.
const BATCH: usize = 128;

/// What the input lines hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Plain text, in the field `text`.
    Text,
    /// HTML, in the field `html`.
    Html,
}

impl Input {
    const fn field(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
        }
    }
}

/// How to digest the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What the lines hold.
    pub input: Input,
    /// Maximum number of sentences in a summary.
    pub sentences: usize,
    /// Treat the whole text as the article.
    pub as_is: bool,
}

/// Reads one JSON article per line from `input` and writes its digest to `out`, in order.
///
/// Lines are analysed in parallel and answered as soon as possible. A line that cannot be read is
/// reported on `errors` with its line number, and the rest continues. Blank lines are skipped.
/// Returns whether every line was good.
///
/// # Errors
///
/// If `input` cannot be read, or `out` or `errors` cannot be written.
pub fn run(
    settings: Settings,
    input: impl BufRead + Send + 'static,
    mut out: impl Write,
    mut errors: impl Write,
) -> io::Result<bool> {
    let lines = read_ahead(input);
    let mut all_good = true;
    while let Ok(first) = lines.recv() {
        // Takes only what has been read so far, so that a slow writer gets each answer at once.
        let batch: Vec<_> = std::iter::once(first)
            .chain(lines.try_iter().take(BATCH - 1))
            .collect::<io::Result<_>>()?;
        let answers: Vec<_> = batch
            .par_iter()
            .map(|(number, line)| (number, answer(settings, line)))
            .collect();
        for (number, answer) in answers {
            match answer {
                Ok(answer) => {
                    out.write_all(answer.as_bytes())?;
                    out.write_all(b"\n")?;
                }
                Err(error) => {
                    all_good = false;
                    writeln!(errors, "line {number}: {error}")?;
                }
            }
        }
        out.flush()?;
    }
    Ok(all_good)
}

/// Reads the non-blank lines of `input` on a separate thread, numbered from 1.
fn read_ahead(mut input: impl BufRead + Send + 'static) -> Receiver<io::Result<(usize, Vec<u8>)>> {
    let (sender, receiver) = mpsc::sync_channel(BATCH);
    thread::spawn(move || {
        for number in 1.. {
            let mut line = Vec::new();
            let read = input.read_until(b'\n', &mut line);
            if number == 1 && line.starts_with(b"\xef\xbb\xbf") {
                line.drain(..3);
            }
            let message = match read {
                Ok(0) => break,
                Ok(_) if line.trim_ascii().is_empty() => continue,
                Ok(_) => Ok((number, line)),
                Err(error) => Err(error),
            };
            let last = message.is_err();
            if sender.send(message).is_err() || last {
                break;
            }
        }
    });
    receiver
}

/// A line of input. Only the fields we need are decoded, so other fields may hold anything.
#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    title: Option<String>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    html: Option<&'a RawValue>,
}

/// A line of the output.
#[derive(Serialize)]
struct Response<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    report: Report<'a>,
}

/// The answer to one line, or what is wrong with it.
fn answer(settings: Settings, line: &[u8]) -> Result<String, String> {
    let request: Request = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let id = request.id;
    if id.is_some_and(|id| {
        !id.get()
            .starts_with(|first: char| "\"-0123456789".contains(first))
    }) {
        return Err("\"id\" is neither a string nor a number".to_owned());
    }
    let field = settings.input.field();
    let value = match settings.input {
        Input::Text => request.text,
        Input::Html => request.html,
    };
    let value = value.ok_or_else(|| format!("no \"{field}\""))?;
    let value: String =
        serde_json::from_str(value.get()).map_err(|error| format!("\"{field}\": {error}"))?;
    let page = (settings.input == Input::Html).then(|| html::read(&value));
    let source = page
        .as_ref()
        .map_or_else(|| Source::from(&value), Source::from);
    let options = Options {
        title: request.title.filter(|title| !title.trim().is_empty()),
        as_is: settings.as_is,
        budget: Budget::Sentences(settings.sentences),
        ..Options::default()
    };
    let digest = pith::digest(source, &options);
    // Spans refer to the derived text, which the caller has not seen, so it is included.
    let report = Report::new(source.text, &digest, &digest.summary, page.is_some());
    let response = Response { id, report };
    serde_json::to_string(&response).map_err(|error| error.to_string())
}
