//! Markdown: its text without its marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::content::{Content, Format, Read};
use super::outline::{Kind, Outline};

/// Reads Markdown. Any text is Markdown, so this can't fail.
pub fn read(text: &str) -> Read {
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
    Read {
        content: Content::Text(reader.outline.finish()),
        title: title
            .map(|title| title.trim().to_owned())
            .filter(|title| !title.is_empty()),
        format: Format::Markdown,
    }
}

#[derive(Default)]
struct Reader {
    outline: Outline,
    /// The title from the front matter.
    title: Option<String>,
    /// The first heading, if it stands before all text.
    heading: Option<String>,
    in_heading: bool,
    begun: bool,
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// How many elements whose text is left out are open.
    left_out: usize,
    in_metadata: bool,
    in_code: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_metadata => self.metadata(&text),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Html(html) => self.html(&html),
            Event::InlineHtml(html) if is_line_break(&html) => self.text("\n"),
            Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.outline.start(Kind::Heading);
                self.in_heading = !self.begun && self.heading.is_none();
            }
            // The paragraphs of an item continue it.
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
            Tag::FootnoteDefinition(_) | Tag::Image { .. } => self.left_out += 1,
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
            TagEnd::FootnoteDefinition | TagEnd::Image => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out > 0 {
            return;
        }
        // Words that go on with an item after a list or quotation within it.
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

    /// Takes the title from front matter, of which `title: …` (or `title = …`) is all we need.
    fn metadata(&mut self, text: &str) {
        let title = text.lines().find_map(|line| {
            let value = line.strip_prefix("title")?.trim_start();
            value.strip_prefix([':', '='])
        });
        if let Some(title) = title {
            let title = title.trim().trim_matches(['"', '\'']);
            self.title.get_or_insert_with(|| title.to_owned());
        }
    }

    /// The text between the tags of raw HTML. (Tags here are mostly layout.)
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
    fn marks_go_and_words_stay() {
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
