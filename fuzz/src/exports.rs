//! What leaves Pith for other programs: citations and tables.

use std::sync::OnceLock;

use pith::digest::{Correction, Digest, EntityKind, Options};
use pith::form::{Locator, Place};
use pith::{Origin, Span, digest};
use pith_page::export::format::{Cited, Shape, Style, Table};
use pith_page::export::{Export, Extras, Format};
use pith_page::i18n;
use pith_page::model::analysis::Analysis;
use pith_page::model::draft::Draft;
use pith_page::model::highlight::{Colour, Highlight};
use pith_page::model::{kept, source};
use serde_json::{Value, json};

use crate::fields::{Dice, split, text};
use crate::papers::Text;

/// The text that is cited.
const CITED: &str = "Low water\n\nThe ferry was late again on Monday. Nobody in Kvarn knows why.";

/// Fields: title, authors (separated by semicolons), site, date, address, a chapter's title, and
/// bytes that decide the rest.
pub fn citations(input: &[u8]) {
    static DIGEST: OnceLock<Digest> = OnceLock::new();
    let [title, authors, site, published, url, chapter, dice] = split(input);
    let [title, authors, site, published, url, chapter] =
        [title, authors, site, published, url, chapter].map(|field| text(field).into_owned());
    let dice = &mut Dice(dice);
    let mut digest = DIGEST
        .get_or_init(|| digest(CITED, &Options::default()))
        .clone();
    // Stored markup may name any places.
    let locator = match dice.below(4) {
        0 => Some(Locator::Page(dice.below(70_000) as u32)),
        1 => Some(Locator::Time(dice.below(70_000) as u32 * 1_000)),
        2 => Some(Locator::Chapter {
            number: dice.below(300) as u32,
            title: Some(chapter).filter(|title| !title.is_empty()),
        }),
        _ => None,
    };
    digest.form.places = locator
        .map(|locator| Place { start: 0, locator })
        .into_iter()
        .collect();
    let analysis = Analysis::new(1, CITED.into(), digest, 0.0);

    // An origin comes from a stored draft or a link, or it is typed.
    let draft = if dice.once_in(2) {
        let json = json!({
            "version": 3, "text": CITED, "length": 3, "markup": null, "title": null, "language": null,
            "origins": [{
                "title": title, "authors": authors.split(';').collect::<Vec<_>>(),
                "site": site, "published": published, "url": url,
            }],
        });
        kept::read(&Text(&json.to_string())).expect("a draft")
    } else {
        let mut draft = Draft::of(CITED);
        let known = source::known(&Origin::default(), &analysis, 0);
        let typed = [title, authors, site, published, url];
        if let Some(said) = source::edited(&Origin::default(), &known, &typed) {
            draft.set_origin(0, said);
        }
        draft
    };
    let extras = Extras::of(&draft);
    let known = source::known(&draft.origin(0), &analysis, 0);
    let labels = i18n::labels();
    let export = Export {
        analysis: &analysis,
        chosen: &[],
        labels: &labels,
        extras: &extras,
    };
    for cited in [
        Cited::Article(0),
        Cited::Passage(Span::new(11, CITED.len())),
    ] {
        let cite = |style| export.write(Format::Citation(style, cited)).content;
        for style in [Style::Apa, Style::Mla, Style::Chicago] {
            on_one_line(&cite(style));
        }
        bibtex(&cite(Style::Bibtex), &known);
        ris(&cite(Style::Ris), &known);
        csl(&cite(Style::Csl), &known);
    }
}

/// Asserts that a citation in words has no line break.
fn on_one_line(citation: &str) {
    let breaks = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    assert!(!citation.contains(breaks), "{citation:?}");
}

/// Reads a BibTeX entry as BibTeX does, and asserts that it says of `origin` what is known.
fn bibtex(entry: &str, origin: &Origin) {
    let rest = entry.strip_prefix("@misc{").expect("an entry");
    let (key, rest) = rest.split_once(",\n").expect("a key");
    assert!(
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "{key:?}"
    );
    let mut fields = Vec::new();
    let mut rest = rest;
    while let Some(field) = rest.strip_prefix("  ") {
        let (name, value) = field.split_once(" = ").expect("a value");
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase()),
            "{name:?}"
        );
        let end = closing(value).expect("a value ends");
        fields.push((name, &value[1..end]));
        rest = value[end + 1..]
            .strip_prefix(",\n")
            .expect("the next field");
    }
    assert_eq!(rest, "}", "{entry}");
    let field = |name| {
        let found = fields.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| *value)
    };
    let names = field("author").map_or(0, authors);
    assert_eq!(names, origin.authors.len(), "{entry}");
    let title = field("title").map(|title| title.trim_start_matches('{').trim_end_matches('}'));
    assert_eq!(title.is_some(), origin.title.is_some());
    for name in ["year", "month"] {
        let digits =
            field(name).is_none_or(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(digits, "{entry}");
    }
    let is_date = |value: &str| {
        value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    assert!(field("date").is_none_or(is_date), "{entry}");
}

/// The position of the brace that closes the one with which `value` starts. Backslashes do not
/// escape braces in BibTeX, but TeX needs them, so both are counted.
fn closing(value: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in value.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then_some(at);
        }
    }
    None
}

/// The number of names in an author field: "and" separates them outside braces.
fn authors(field: &str) -> usize {
    let (mut depth, mut outside) = (0_i32, String::new());
    for c in field.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            // What is in braces is one word.
            c => outside.push(if depth == 0 { c } else { 'x' }),
        }
    }
    let words = outside.split_ascii_whitespace();
    1 + words
        .filter(|word| word.eq_ignore_ascii_case("and"))
        .count()
}

/// Asserts that each line of a RIS record is a field, and that there are as many as are known.
fn ris(record: &str, origin: &Origin) {
    let lines: Vec<_> = record
        .strip_suffix('\n')
        .expect("an end")
        .split('\n')
        .collect();
    for line in &lines {
        let (tag, value) = line.split_once("  - ").expect("a tag");
        let is_tag = tag.len() == 2
            && tag
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        assert!(is_tag, "{line:?}");
        on_one_line(value);
    }
    let count = |tag: &str| lines.iter().filter(|line| line.starts_with(tag)).count();
    assert!(lines[0].starts_with("TY  - ") && lines[lines.len() - 1] == "ER  - ");
    assert_eq!((count("TY"), count("ER")), (1, 1));
    assert_eq!(count("AU"), origin.authors.len());
    for (tag, known) in [
        ("TI", &origin.title),
        ("T2", &origin.site),
        ("UR", &origin.url),
    ] {
        let line = lines.iter().find(|line| line.starts_with(tag));
        assert_eq!(line.map(|line| &line[6..]), known.as_deref(), "{tag}");
    }
}

/// Asserts that CSL-JSON has what is known.
fn csl(json: &str, origin: &Origin) {
    let items: Vec<Value> = serde_json::from_str(json).expect("is JSON");
    let [item] = &items[..] else {
        panic!("there is one item");
    };
    let said = |name: &str| item[name].as_str().map(str::to_owned);
    assert_eq!(said("title"), origin.title);
    assert_eq!(said("container-title"), origin.site);
    assert_eq!(said("URL"), origin.url);
    let authors = item["author"].as_array().map_or(0, Vec::len);
    assert_eq!(authors, origin.authors.len());
    let date = item["issued"]["date-parts"][0].as_array();
    for (part, range) in date.into_iter().flatten().zip([0..=9_999, 1..=12, 1..=31]) {
        assert!(
            part.as_u64().is_some_and(|part| range.contains(&part)),
            "{json}"
        );
    }
}

/// Fields: the text, the reader's notes, the title, the site and the address, and bytes that decide
/// what is highlighted and corrected.
pub fn tables(input: &[u8]) {
    let [source, note, title, site, dice] = split(input);
    let [source, note, title, site] = [source, note, title, site].map(text);
    let dice = &mut Dice(dice);
    let mut draft = Draft::of(&source);
    let mut options = Options {
        as_is: dice.once_in(2),
        ..Options::default()
    };
    for _ in 0..dice.below(4) {
        let start = draft
            .text
            .floor_char_boundary(dice.below(draft.text.len() + 1));
        let end = draft.text.floor_char_boundary(start + dice.below(40));
        let span = Span::new(start, end.max(start));
        if let Some(mut highlight) = Highlight::of(&draft.text, span, Colour::ALL[dice.below(4)]) {
            highlight.note = (&*note).into();
            options.corrections.push(Correction::Add {
                words: highlight.words.to_string(),
                kind: EntityKind::ALL[dice.below(EntityKind::ALL.len())],
            });
            draft.highlights.push(highlight);
        }
    }
    draft.set_origin(
        0,
        Origin {
            title: Some(title.into_owned()),
            site: Some(site.into_owned()),
            url: Some("https://gauge.example/1".to_owned()),
            ..Origin::default()
        },
    );
    let extras = Extras::of(&draft);
    let digest = digest(&*draft.text, &options);
    let analysis = Analysis::new(1, draft.text.clone(), digest, 0.0);
    let labels = i18n::labels();
    let export = Export {
        analysis: &analysis,
        chosen: &[],
        labels: &labels,
        extras: &extras,
    };
    for table in Table::ALL {
        let write = |shape| export.write(Format::Table(table, shape)).content;
        let (csv, tabs, html) = (write(Shape::Csv), write(Shape::Tabs), write(Shape::Html));
        let rows = rfc_4180(csv.strip_prefix('\u{feff}').expect("a byte order mark"));
        let width = table.columns().len();
        assert!(rows.iter().all(|row| row.len() == width), "{csv:?}");
        for cell in rows.iter().flatten() {
            assert!(!is_formula(cell), "{cell:?}");
        }
        if table == Table::Highlights {
            assert_eq!(rows.len(), 1 + extras.highlights.len());
        }
        // The clipboard has the same cells, on one line each.
        let lines: Vec<Vec<&str>> = tabs
            .strip_suffix('\n')
            .expect("a last line")
            .split('\n')
            .map(|line| line.split('\t').collect())
            .collect();
        assert_eq!(lines.len(), rows.len(), "{tabs:?}");
        for (line, row) in lines.iter().zip(&rows) {
            assert_eq!(line.len(), width);
            for (cell, same) in line.iter().zip(row) {
                assert!(!is_formula(cell), "{cell:?}");
                let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(fold(cell), fold(same));
            }
        }
        assert_eq!(html.matches("<tr>").count(), rows.len());
        let cells = html.matches("<th>").count() + html.matches("<td>").count();
        assert_eq!(cells, rows.len() * width);
        assert_eq!(
            html.matches('<').count(),
            2 * (cells + rows.len() + 1),
            "{html}"
        );
    }
}

/// Whether a spreadsheet may take a cell for a formula; some take full-width signs for the usual ones.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The cells of a file, read strictly by RFC 4180.
fn rfc_4180(file: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = file;
    while !rest.is_empty() {
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let (mut cell, mut from) = (String::new(), quoted);
                loop {
                    let (part, after) = from.split_once('"').expect("a quoted cell ends");
                    cell.push_str(part);
                    match after.strip_prefix('"') {
                        Some(after) => {
                            cell.push('"');
                            from = after;
                        }
                        None => break (cell, after),
                    }
                }
            }
            None => {
                let end = rest.find([',', '\r', '\n', '"']).expect("a cell ends");
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        row.push(cell);
        rest = match after.strip_prefix(',') {
            Some(next) => next,
            None => {
                rows.push(std::mem::take(&mut row));
                after.strip_prefix("\r\n").expect("a row ends")
            }
        };
    }
    assert!(row.is_empty(), "the last row ends");
    rows
}
