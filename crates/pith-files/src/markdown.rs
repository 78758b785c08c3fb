//! Markdown: its text without its markup.

use std::collections::BTreeMap;

use pith_source::form;
use pith_source::{Origin, address};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::content::{Content, Format, Read};
use super::outline::{Kind, Outline, folded, resolve_notes};

/// Reads Markdown. Any text is valid Markdown, so this cannot fail.
pub(crate) fn read(text: &str) -> Read {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    let title = reader.title.or(reader.heading);
    let (text, mut form) = reader.outline.finish_with_form();
    resolve_notes(&mut form, &reader.notes);
    Read {
        content: Content::Text(text),
        title: title
            .map(|title| title.trim().to_owned())
            .filter(|title| !title.is_empty()),
        format: Format::Markdown,
        form,
        origin: reader.origin,
    }
}

#[derive(Default)]
struct Reader {
    outline: Outline,
    /// The title from the front matter.
    title: Option<String>,
    /// The first heading, if it comes before all text.
    heading: Option<String>,
    in_heading: bool,
    begun: bool,
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// How many open elements have text that is left out.
    left_out: usize,
    in_metadata: bool,
    in_code: bool,
    origin: Origin,
    /// The footnote definitions, by label.
    notes: BTreeMap<String, String>,
    /// The label of the open definition.
    note: Option<String>,
    /// For each open link, whether it has a target.
    links: Vec<bool>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_metadata => self.metadata(&text),
            Event::Code(text) => {
                self.outline.mark(form::Kind::Code);
                self.text(&text);
                self.outline.end_mark();
            }
            Event::Text(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Html(html) => self.html(&html),
            Event::InlineHtml(html) if is_line_break(&html) => self.text("\n"),
            Event::FootnoteReference(label) if self.left_out == 0 => self.outline.note(&label),
            Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.outline.start(Kind::Heading(depth(*level)));
                self.in_heading = !self.begun && self.heading.is_none();
            }
            // Further paragraphs of an item continue it.
            Tag::Paragraph if self.lists.is_empty() || !self.outline.is_open() => {
                self.outline.start(if self.quotes > 0 {
                    Kind::Quote
                } else {
                    Kind::Paragraph
                });
            }
            Tag::Paragraph => self.text("\n"),
            Tag::BlockQuote(_) => {
                self.outline.end();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.outline.end();
                self.outline.start(Kind::Verbatim);
                self.in_code = true;
            }
            Tag::HtmlBlock => {
                self.outline.end();
                self.outline.start(Kind::Paragraph);
            }
            Tag::List(first) => {
                self.outline.end();
                self.lists.push(*first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(|number| {
                    let this = *number;
                    *number = number.map(|number| number.saturating_add(1));
                    this
                });
                self.outline.start(Kind::Item(number));
            }
            Tag::Table(_) => {
                self.outline.end();
                self.outline.start_table();
            }
            Tag::TableCell => {
                self.outline.start_cell();
                self.outline.start(Kind::Paragraph);
            }
            Tag::FootnoteDefinition(label) => {
                self.left_out += 1;
                self.note = Some(folded(label));
            }
            Tag::Image { .. } => self.left_out += 1,
            Tag::Emphasis => self.outline.mark(form::Kind::Emphasis),
            Tag::Strong => self.outline.mark(form::Kind::Strong),
            Tag::Link { dest_url, .. } => {
                let address = address(dest_url, None);
                self.links.push(address.is_some());
                if let Some(address) = address {
                    self.outline.mark(form::Kind::Link(address));
                }
            }
            Tag::MetadataBlock(_) => self.in_metadata = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.outline.end();
                self.in_heading = false;
                self.begun = true;
            }
            TagEnd::Paragraph if self.lists.is_empty() => self.outline.end(),
            TagEnd::CodeBlock => {
                self.outline.end();
                self.in_code = false;
            }
            TagEnd::HtmlBlock | TagEnd::Item | TagEnd::TableCell => {
                self.outline.end();
            }
            TagEnd::BlockQuote(_) => {
                self.outline.end();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.outline.end_row(),
            TagEnd::Table => self.outline.end_table(),
            TagEnd::Emphasis | TagEnd::Strong => self.outline.end_mark(),
            TagEnd::Link => {
                let leads = self.links.pop() == Some(true);
                if leads {
                    self.outline.end_mark();
                }
            }
            TagEnd::FootnoteDefinition => {
                self.note = None;
                self.left_out = self.left_out.saturating_sub(1);
            }
            TagEnd::Image => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out > 0 {
            if let Some(label) = &self.note {
                let note = self.notes.entry(label.clone()).or_default();
                note.push_str(text);
            }
            return;
        }
        // Words that continue an item after a list or quotation inside it.
        if !self.outline.is_open() && !text.trim().is_empty() {
            self.outline.start(Kind::Paragraph);
        }
        if self.in_code || text == "\n" {
            self.outline.text(text);
        } else {
            self.outline.words(text);
        }
        if self.in_heading {
            self.heading.get_or_insert_default().push_str(text);
        } else {
            self.begun = true;
        }
    }

    /// Takes title, authors, site, date and URL from front matter (`title: …` or `title = …`).
    fn metadata(&mut self, text: &str) {
        let mut authors = false;
        for line in text.lines() {
            let clean = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
            let item = line.trim_start().strip_prefix("- ").filter(|_| authors);
            if let Some(author) = item {
                self.origin
                    .take_author(&clean(author).replace(['[', ']'], ""));
                continue;
            }
            let Some((key, value)) = line.split_once([':', '=']) else {
                continue;
            };
            let value = clean(value);
            authors = false;
            match key.trim_end() {
                "title" => {
                    self.title.get_or_insert(value);
                }
                "author" | "authors" => {
                    authors = value.is_empty();
                    let list = value.trim_start_matches('[').trim_end_matches(']');
                    for author in list.split([',', ';']) {
                        self.origin.take_author(&clean(author));
                    }
                }
                "site" | "publisher" | "publication" => self.origin.take_site(&value),
                "published" | "date" => self.origin.take_published(&value),
                "url" | "source" | "link" | "canonical" => self.origin.take_url(&value),
                _ => {}
            }
        }
    }

    /// The text between the tags of raw HTML (which here is mostly layout).
    fn html(&mut self, html: &str) {
        let mut rest = html;
        while let Some((text, tag)) = rest.split_once('<') {
            self.text(text);
            let end = if tag.starts_with("!--") { "-->" } else { ">" };
            rest = tag.split_once(end).map_or("", |(_, rest)| rest);
        }
        self.text(rest);
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn is_line_break(html: &str) -> bool {
    html.get(..3)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str) -> String {
        match read(markdown).content {
            Content::Text(text) => text,
            Content::Html(_) => String::new(),
        }
    }

    #[test]
    fn markup_is_removed_and_words_stay() {
        let markdown = "The *ferry* is [late](https://x.example \"why\").[^1] ![A boat](b.png)\n\
            It **waits**  \nfor `us`.\n\n[^1]: A note.\n";
        assert_eq!(
            text(markdown),
            "The ferry is late.\nIt waits\nfor us.".replacen('\n', " ", 1)
        );
    }

    #[test]
    fn headings_lists_quotes_and_tables_keep_their_lines() {
        let markdown = "Tides\n=====\n\n## Ports\n\n- rope\n- salt\n  - fine\n\n3. one\n4. two\n\n\
            > Wait.\n>\n> Please.\n\n| Port | Boats |\n|---|--:|\n| Kvarn | 12 |\n\nEnd.\n";
        assert_eq!(
            text(markdown),
            "Tides\n\nPorts\n\n• rope\n• salt\n• fine\n3. one\n4. two\n\n> Wait.\n\n> Please.\n\n\
             Port\tBoats\nKvarn\t12\n\nEnd."
        );
    }

    #[test]
    fn the_title_is_in_the_front_matter_or_the_first_line() {
        let matter = "---\nlayout: post\ntitle: \"Low water\"\n---\n# Other\n\nText.\n";
        assert_eq!(read(matter).title.as_deref(), Some("Low water"));
        assert_eq!(text(matter), "Other\n\nText.");
        assert_eq!(
            read("# Low *water*\n\nText.").title.as_deref(),
            Some("Low water")
        );
        assert_eq!(read("Text.\n\n# Later\n").title, None);
    }

    #[test]
    fn raw_html_leaves_its_words() {
        let markdown =
            "<div align=\"center\">\n<b>Tides</b> <!-- no -->\n</div>\n\nA<br>b <i>c</i>.\n";
        assert_eq!(text(markdown), "Tides\n\nA\nb c.");
    }
}
