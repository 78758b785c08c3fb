//! Article, summary and highlights as one Markdown document, with front matter that Obsidian understands.

use std::fmt::Write;

use super::Export;
use crate::model::analysis::fold;
use crate::model::layout::{Piece, Run, indentation};
use crate::model::shape::Style;
use pith::Origin;
use pith::digest::Role;
use pith::form::Kind;
use pith::report::markdown::escape;

/// The most keywords that become tags.
const TAGS: usize = 5;

/// The document.
pub(super) fn write(export: Export) -> String {
    let shown = export.shown();
    let several = export.articles() > 1;
    let mut parts = Vec::new();
    if let Some(title) = shown.title() {
        parts.push(format!("# {}", escape(&title)));
    }
    parts.extend(
        shown
            .credit()
            .map(|credit| format!("*{}*", escape(&credit))),
    );
    let points = shown.sentences().map(|text| format!("- {}", escape(&text)));
    let points = points.collect::<Vec<_>>().join("\n");
    if !points.is_empty() {
        parts.push(format!("## {}\n\n{points}", escape(&export.labels.summary)));
        parts.push("---".to_owned());
    }
    parts.push(article(export));
    parts.extend(shown.highlights.markdown());
    if several {
        parts.extend(export.markdown_sources());
    }
    // Front matter describes one source, and several articles have several.
    let origin = if several {
        Origin {
            title: shown.title(),
            ..Origin::default()
        }
    } else {
        export.origin(0)
    };
    front_matter(export, &origin) + &parts.join("\n\n") + "\n"
}

/// The source as YAML.
fn front_matter(export: Export, origin: &Origin) -> String {
    let mut lines = String::new();
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(lines, "{key}: {value}");
    };
    if let Some(title) = &origin.title {
        line("title", &quoted(title));
    }
    match &origin.authors[..] {
        [] => {}
        [only] => line("author", &quoted(only)),
        several => {
            let each = several
                .iter()
                .map(|author| format!("\n  - {}", quoted(author)));
            line("author", &each.collect::<String>());
        }
    }
    if let Some(site) = &origin.site {
        line("site", &quoted(site));
    }
    if let Some(published) = &origin.published {
        // Obsidian takes an unquoted date for a date, and anything else for text.
        let is_day =
            published.len() == 10 && published.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        line(
            "published",
            &if is_day {
                published.clone()
            } else {
                quoted(published)
            },
        );
    }
    if let Some(url) = &origin.url {
        line("url", &quoted(url));
    }
    let keywords = export.analysis.digest.keywords.iter().take(TAGS);
    let tags: Vec<String> = keywords
        .filter_map(|keyword| tag(&keyword.phrase))
        .collect();
    if !tags.is_empty() {
        let each = tags.iter().map(|tag| format!("\n  - {tag}"));
        line("tags", &each.collect::<String>());
    }
    if lines.is_empty() {
        return lines;
    }
    format!("---\n{}---\n\n", lines.replace(": \n", ":\n"))
}

/// `text` as a double-quoted YAML string.
fn quoted(text: &str) -> String {
    let text = fold(text).replace('\\', "\\\\").replace('"', "\\\"");
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\"{text}\"")
}

/// A phrase as a tag: letters, digits and hyphens, with at least one letter.
fn tag(phrase: &str) -> Option<String> {
    let words = phrase.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let tag = words.join("-");
    tag.contains(char::is_alphabetic).then_some(tag)
}

/// The article in its original form, without title, byline and date.
fn article(export: Export) -> String {
    let analysis = export.analysis;
    let pieces: Vec<&Piece> = analysis
        .slices
        .iter()
        .flat_map(|slice| &slice.pieces)
        .collect();
    let mut writer = Writer {
        export,
        out: String::new(),
    };
    for group in pieces.chunk_by(|a, b| b.goes_with(a)) {
        match group {
            [first, ..] if first.style.table != 0 => writer.table(group),
            [first, ..] if first.is_code() => writer.code(group),
            _ => group.iter().for_each(|piece| writer.block(piece)),
        }
    }
    writer.notes();
    writer.out
}

struct Writer<'a> {
    export: Export<'a>,
    out: String,
}

impl Writer<'_> {
    /// Separates what follows from what has been written.
    fn part(&mut self, lines: &str) {
        if !self.out.is_empty() {
            self.out.push_str(lines);
        }
    }

    /// The lines of a code block, with their indentation.
    fn code(&mut self, pieces: &[&Piece]) {
        let source: &str = &self.export.analysis.source;
        let mut runs = pieces.iter().flat_map(|piece| &piece.runs);
        let Some(first) = runs.next() else { return };
        let end = runs.next_back().unwrap_or(first).span.end();
        let start = indentation(source, first.span.start());
        let code = source.get(start..end).unwrap_or_default();
        let fence = if code.contains("```") { "````" } else { "```" };
        self.part("\n\n");
        let _ = write!(self.out, "{fence}\n{code}\n{fence}");
    }

    fn block(&mut self, piece: &Piece) {
        if matches!(piece.role, Role::Title | Role::Byline | Role::Published) {
            return;
        }
        let text = self.line(&piece.runs);
        if piece.continued {
            self.out.push(' ');
            self.out.push_str(&text);
            return;
        }
        let is_item = piece.role == Role::ListItem;
        // Items of one list are not separated.
        let last = self
            .out
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .trim_start();
        let after_item = last.starts_with("- ")
            || last.split_once(". ").is_some_and(|(number, _)| {
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
            });
        self.part(if is_item && after_item { "\n" } else { "\n\n" });
        let begin = match piece.role {
            Role::Heading => {
                let level = usize::from(piece.style.level.clamp(2, 6));
                format!("{} ", "#".repeat(level))
            }
            Role::ListItem => {
                let indent = "  ".repeat(usize::from(piece.style.depth.saturating_sub(1)));
                match (piece.style.ordered, piece.style.ordinal) {
                    (true, ordinal) if ordinal > 0 => format!("{indent}{ordinal}. "),
                    _ => format!("{indent}- "),
                }
            }
            Role::Quote => "> ".to_owned(),
            _ => String::new(),
        };
        self.out.push_str(&begin);
        let own = text
            .strip_prefix("• ")
            .or_else(|| text.strip_prefix("\\> "))
            .or_else(|| text.strip_prefix("> "));
        self.out
            .push_str(own.filter(|_| !begin.is_empty()).unwrap_or(&text));
    }

    /// The text of `runs` on one line, with links, emphasis, code and footnote references.
    fn line(&self, runs: &[Run]) -> String {
        let analysis = self.export.analysis;
        let form = &analysis.digest.form;
        let mut line = String::new();
        for runs in runs.chunk_by(|a, b| a.style.link == b.style.link) {
            let mut words = String::new();
            for run in runs.chunk_by(|a, b| a.style.look == b.style.look) {
                let text: String = run
                    .iter()
                    .map(|run| run.span.text(&analysis.source))
                    .collect();
                words.push_str(&emphasized(&text, run[0].style));
                let (start, end) = (run[0].span.start(), run[run.len() - 1].span.end());
                let until = |end: usize| form.notes.partition_point(|note| note.at <= end);
                for note in until(start)..until(end) {
                    let _ = write!(words, "[^{}]", note + 1);
                }
            }
            let link = usize::try_from(runs[0].style.link)
                .ok()
                .and_then(|link| link.checked_sub(1));
            match link
                .and_then(|link| form.parts.get(link))
                .map(|part| &part.kind)
            {
                Some(Kind::Link(to)) => {
                    let _ = write!(line, "[{}](<{to}>)", words.trim());
                }
                _ => line.push_str(&words),
            }
        }
        fold(&line)
    }

    fn table(&mut self, pieces: &[&Piece]) {
        let runs: Vec<Run> = pieces
            .iter()
            .flat_map(|piece| piece.runs.iter().copied())
            .filter(|run| run.style.cell != 0)
            .collect();
        let rows: Vec<Vec<String>> = runs
            .chunk_by(|a, b| a.style.row == b.style.row)
            .map(|row| {
                row.chunk_by(|a, b| a.style.cell == b.style.cell)
                    .map(|cell| self.line(cell))
                    .collect()
            })
            .collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        self.part("\n\n");
        for (at, row) in rows.iter().enumerate() {
            let mut row = row.clone();
            row.resize(width, String::new());
            let _ = write!(
                self.out,
                "{}| {} |",
                if at > 0 { "\n" } else { "" },
                row.join(" | ")
            );
            if at == 0 {
                let _ = write!(self.out, "\n|{}", " --- |".repeat(width));
            }
        }
    }

    fn notes(&mut self) {
        let notes = &self.export.analysis.digest.form.notes;
        for (at, note) in notes.iter().enumerate() {
            self.part(if at == 0 { "\n\n" } else { "\n" });
            let _ = write!(self.out, "[^{}]: {}", at + 1, escape(&note.text));
        }
    }
}

/// `text` with its emphasis marks, which stay inside white space at its ends.
fn emphasized(text: &str, style: Style) -> String {
    let words = text.trim();
    let mark = match style.look {
        _ if words.is_empty() => "",
        look if look & Style::CODE != 0 => "`",
        look if look & Style::STRONG != 0 => "**",
        look if look & Style::EMPHASIS != 0 => "*",
        _ => "",
    };
    if mark.is_empty() {
        return inner(text);
    }
    let start = &text[..text.len() - text.trim_start().len()];
    let end = &text[text.trim_end().len()..];
    let shown = if mark == "`" {
        words.replace('`', "'")
    } else {
        inner(words)
    };
    format!("{start}{mark}{shown}{mark}{end}")
}

/// `text` escaped, with leading white space left alone.
fn inner(text: &str) -> String {
    let start = text.len() - text.trim_start().len();
    format!("{}{}", &text[..start], escape(&text[start..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use crate::model::analysis::Analysis;
    use pith::text::html;
    use pith::{Options, digest};

    #[test]
    fn an_article_comes_with_front_matter_and_in_its_own_form() {
        let page = html::read(
            "<meta name=author content='Ana \"A\" Ruiz'><meta property='og:site_name' content='The Gauge: news'>\
             <link rel=canonical href='https://gauge.example/1'><meta property='article:published_time' content='2026-05-03T09:00Z'>\
             <article><h1>Low water at Kvarn</h1><p>The ferry of Kvarn was <em>late again</em> on Monday, the \
             <a href='https://harbour.example/log'>harbour office</a> said in the morning.</p><h2>What may help</h2>\
             <p>Three things could help the ferry before the summer comes, the engineers of the harbour said.</p>\
             <ol><li>The channel could be dredged before the summer comes.</li><li>The ferry could sail with half its load.</li></ol>\
             <p>The office keeps a table of all the boats that came and went in the first week of May.</p>\
             <pre>fn depth() {\n    gauge().read()\n}</pre>\
             <table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>12</td></tr></table></article>",
        );
        let digest = digest(&page, &Options::default());
        let analysis = Analysis::new(1, page.text.as_str().into(), digest, 0.0);
        let extras = crate::export::Extras::of(&crate::model::draft::Draft::default());
        let export = Export {
            analysis: &analysis,
            chosen: &[0],
            labels: &crate::i18n::labels(),
            extras: &extras,
        };
        let written = export.write(Format::Document).content;
        let matter = "---\ntitle: \"Low water at Kvarn\"\nauthor: \"Ana \\\"A\\\" Ruiz\"\nsite: \"The Gauge: news\"\n\
            published: 2026-05-03\nurl: \"https://gauge.example/1\"\n";
        assert!(written.starts_with(matter), "{written}");
        for part in [
            "\n---\n\n# Low water at Kvarn\n\n",
            "*late again*",
            "[harbour office](<https://harbour.example/log>)",
            "\n\n## What may help\n\n",
            "\n\n1. The channel could be dredged before the summer comes.\n2. The ferry",
            "\n\n```\nfn depth() {\n    gauge().read()\n}\n```",
            "\n\n| Day | Boats |\n| --- | --- |\n| Monday | 12 |",
        ] {
            assert!(written.contains(part), "{part} in {written}");
        }
    }

    #[test]
    fn a_tag_has_letters_and_no_spaces() {
        assert_eq!(tag("Harbour office").as_deref(), Some("harbour-office"));
        assert_eq!(tag("2026"), None);
    }
}
