//! Writes summaries: as text for a terminal, as Markdown, JSON or a web page.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use pith::digest::EntityKind;
use pith::report::{Labels, Shown, markdown, web};
use serde::Serialize;
use terminal_size::terminal_size;
use textwrap::{Options, WordSplitter};

use crate::arguments::{Arguments, Format};
use crate::gist::Gist;
use crate::input::Input;
use crate::names;

/// The text width if the output is not a terminal.
const WIDTH: usize = 80;

/// The maximum width used on a terminal: longer lines are hard to read.
const WIDEST: usize = 100;

/// A space at which lines do not break.
const NO_BREAK: &str = "\u{a0}";

/// The width of the column with the questions, beside the names.
const QUESTIONS: usize = 7;

const FILE: Style = AnsiColor::Cyan.on_default();
const TITLE: Style = Style::new().bold();
const CREDIT: Style = Style::new().dimmed();
const QUESTION: Style = AnsiColor::Yellow.on_default();

/// Writes one summary after the other.
pub(crate) struct Output<W> {
    format: Format,
    /// Whether to list names.
    names: bool,
    /// Whether there are several inputs, so that each needs a heading.
    several: bool,
    /// The width in columns, or `None` for unwrapped text.
    width: Option<usize>,
    /// The number of summaries written so far.
    written: usize,
    /// The content of a web page, which can be written only when it is complete.
    gists: Vec<Gist>,
    to: W,
}

/// A digest with the name of its file.
#[derive(Serialize)]
struct Filed<D> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(flatten)]
    digest: D,
}

impl<W: Write> Output<W> {
    /// An output for the summaries of `inputs` files.
    pub(crate) fn new(arguments: &Arguments, inputs: usize, to: W) -> Self {
        let width = arguments.width.unwrap_or_else(|| {
            terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).min(WIDEST))
        });
        Self {
            format: arguments.format,
            names: arguments.names,
            several: inputs > 1,
            width: Some(width).filter(|&width| width > 0),
            written: 0,
            gists: Vec::new(),
            to,
        }
    }

    /// Writes the next summary.
    ///
    /// # Errors
    ///
    /// If the output cannot be written.
    pub(crate) fn write(&mut self, input: &Input, gist: Gist) -> io::Result<()> {
        let shown = gist.shown();
        match self.format {
            Format::Text => self.text(input, shown)?,
            Format::Markdown => self.markdown(input, shown)?,
            Format::Json => {
                let opening = match self.written {
                    _ if !self.several => "",
                    0 => "[\n",
                    _ => ",\n",
                };
                let digest = serde_json::to_string_pretty(&filed(input, shown))?;
                write!(self.to, "{opening}{digest}")?;
            }
            Format::Jsonl => {
                let digest = serde_json::to_string(&filed(input, shown))?;
                writeln!(self.to, "{digest}")?;
            }
            Format::Html => self.gists.push(gist),
        }
        self.written += 1;
        Ok(())
    }

    /// Completes the output.
    ///
    /// # Errors
    ///
    /// If the output cannot be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        match self.format {
            Format::Json if self.several && self.written == 0 => writeln!(self.to, "[]")?,
            Format::Json if self.several => writeln!(self.to, "\n]")?,
            Format::Json if self.written > 0 => writeln!(self.to)?,
            Format::Html if self.written > 0 => self.page()?,
            _ => {}
        }
        self.to.flush()
    }

    fn text(&mut self, input: &Input, shown: Shown) -> io::Result<()> {
        if self.written > 0 {
            writeln!(self.to)?;
        }
        if self.several {
            let heading = printable(&format!("══ {input} ══"));
            writeln!(self.to, "{FILE}{heading}{FILE:#}\n")?;
        }
        let title = shown.title();
        if let Some(title) = &title {
            self.paragraph(title, TITLE)?;
        }
        let credit = shown.credit();
        if let Some(credit) = &credit {
            self.paragraph(credit, CREDIT)?;
        }
        if title.is_some() || credit.is_some() {
            writeln!(self.to)?;
        }
        for sentence in shown.sentences() {
            for line in self.wrap(&sentence, "• ", "  ") {
                writeln!(self.to, "{line}")?;
            }
        }
        if !self.names {
            return Ok(());
        }
        let groups = names::groups(shown.digest);
        if !groups.is_empty() {
            writeln!(self.to)?;
        }
        let indent = " ".repeat(QUESTIONS);
        for group in groups {
            // Keeps a name on one line.
            let names = group.names.iter().map(|name| name.replace(' ', NO_BREAK));
            let row = names::row(names.collect(), group.more);
            let lines = self.wrap(&row, &indent, &indent).into_iter();
            let mut lines = lines.map(|line| line.replace(NO_BREAK, " "));
            if let Some(first) = lines.next() {
                let question = format!("{:<QUESTIONS$}", group.question);
                let rest = first.get(QUESTIONS..).unwrap_or_default();
                writeln!(self.to, "{QUESTION}{question}{QUESTION:#}{rest}")?;
            }
            for line in lines {
                writeln!(self.to, "{line}")?;
            }
        }
        Ok(())
    }

    /// Writes `text`, wrapped, in a style.
    fn paragraph(&mut self, text: &str, style: Style) -> io::Result<()> {
        for line in self.wrap(text, "", "") {
            writeln!(self.to, "{style}{line}{style:#}")?;
        }
        Ok(())
    }

    /// `text` in lines that fit, the first prefixed with `first` and the rest with `others`.
    fn wrap(&self, text: &str, first: &str, others: &str) -> Vec<String> {
        let text = printable(text);
        match self.width {
            None => vec![format!("{first}{text}")],
            Some(width) => {
                let options = Options::new(width)
                    .initial_indent(first)
                    .subsequent_indent(others)
                    .word_splitter(WordSplitter::NoHyphenation);
                let lines = textwrap::wrap(&text, options).into_iter();
                lines.map(|line| line.into_owned()).collect()
            }
        }
    }

    fn markdown(&mut self, input: &Input, shown: Shown) -> io::Result<()> {
        if self.written > 0 {
            writeln!(self.to)?;
        }
        if self.several {
            writeln!(self.to, "`{}`\n", input.to_string().replace('`', "'"))?;
        }
        write!(self.to, "{}", shown.markdown())?;
        if self.names {
            let groups = names::groups(shown.digest);
            let rows: Vec<_> = groups
                .iter()
                .map(|group| {
                    let names = markdown::escape(&group.row());
                    format!("- **{}:** {names}\n", group.question)
                })
                .collect();
            if !rows.is_empty() {
                write!(self.to, "\n{}", rows.concat())?;
            }
        }
        Ok(())
    }

    fn page(&mut self) -> io::Result<()> {
        let labels = Labels {
            key: "Key".to_owned(),
            summary: "Summary".to_owned(),
            untitled: "Untitled".to_owned(),
            kinds: EntityKind::ALL
                .map(|kind| kind_name(kind).to_owned())
                .into(),
        };
        let parts: Vec<_> = self
            .gists
            .iter()
            .map(|gist| {
                let shown = gist.shown();
                let names = if self.names {
                    rows(shown)
                } else {
                    String::new()
                };
                (shown, names)
            })
            .collect();
        write!(self.to, "{}", web::page(&parts, &labels))
    }
}

/// The digest with the name of its file, if it comes from one.
fn filed<'a>(input: &Input, shown: Shown<'a>) -> Filed<impl Serialize + use<'a>> {
    Filed {
        file: match input {
            Input::Standard => None,
            Input::File(path) => Some(path.display().to_string()),
        },
        digest: shown.versioned(),
    }
}

/// The names as an HTML table, one row per question.
fn rows(shown: Shown) -> String {
    let groups = names::groups(shown.digest);
    let rows: Vec<_> = groups
        .iter()
        .map(|group| {
            let names = web::escape(&group.row());
            format!("<dt>{}</dt>\n<dd>{names}</dd>\n", group.question)
        })
        .collect();
    match rows.is_empty() {
        true => String::new(),
        false => format!("<dl>\n{}</dl>\n", rows.concat()),
    }
}

const fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Group => "Group",
        EntityKind::Event => "Event",
        EntityKind::Work => "Work",
        EntityKind::Product => "Product",
        EntityKind::Date => "Date",
        EntityKind::Time => "Time",
        EntityKind::Money => "Money",
        EntityKind::Percent => "Percent",
        EntityKind::Quantity => "Quantity",
    }
}

/// `text` without control characters, which could move a terminal's cursor or worse.
pub(crate) fn printable(text: &str) -> String {
    let is_harmless = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(is_harmless).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_control_the_terminal() {
        assert_eq!(
            printable("Low \u{1b}[31mwater\u{7}\u{9b}2J"),
            "Low [31mwater2J"
        );
    }
}
