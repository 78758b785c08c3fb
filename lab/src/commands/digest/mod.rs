//! `digest` and `html`: articles in and digests out, a line of JSON each.

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

/// Lines that are read ahead and analysed side by side, at most.
const BATCH: usize = 128;

/// What the lines of the input hold.
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

/// How to digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What the lines hold.
    pub input: Input,
    /// Sentences in a summary, at most.
    pub sentences: usize,
    /// Take all of the text as the article.
    pub as_is: bool,
}

/// Reads a line of JSON for each article from `input` and writes its digest to `out`, in order.
///
/// Lines are analysed in parallel, and answered as soon as they can be. A line that cannot be read
/// is told on `errors` with its number, and the rest goes on. Blank lines are passed over. Whether
/// every line was good.
///
/// # Errors
///
/// Where `input` cannot be read, or `out` or `errors` cannot be written.
pub fn run(
    settings: Settings,
    input: impl BufRead + Send + 'static,
    mut out: impl Write,
    mut errors: impl Write,
) -> io::Result<bool> {
    let lines = read_ahead(input);
    let mut all_good = true;
    while let Ok(first) = lines.recv() {
        // Whatever has been read by now, so that a slow writer gets each answer at once.
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

/// Reads `input` on a thread of its own: its lines that are not blank, with their numbers from 1.
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

/// A line of the input. Only the fields that are wanted are decoded, so that no other can be wrong.
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

/// The answer to one line, or what is wrong with the line.
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
    // The text is told where it was derived and the asker does not know it.
    let report = Report::new(source.text, &digest, &digest.summary, page.is_some());
    let response = Response { id, report };
    serde_json::to_string(&response).map_err(|error| error.to_string())
}
