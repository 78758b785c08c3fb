//! Names, quotations, dates, amounts and highlights as tables: CSV according to RFC 4180, and, for
//! the clipboard, HTML and tab-separated text.

use std::fmt::Write;

use super::Export;
use super::extras::Extras;
use super::format::{Column, Shape, Table};
use super::passage::Linker;
use crate::model::analysis::{Analysis, fold};
use crate::model::source::{Place, Places};
use pith::digest::{EntityKind, Value};
use pith::report::Labels;
use pith::report::web::escape;
use pith::{Origin, Span};

/// A row: what its columns describe.
struct Row {
    cells: Vec<(Column, String)>,
    /// Where it first occurs.
    at: Option<Span>,
}

/// Writes `table` of `export` in `shape`.
#[must_use]
pub(super) fn write(export: Export, table: Table, shape: Shape) -> String {
    let Export {
        analysis, extras, ..
    } = export;
    let columns = table.columns();
    let word = |column: &Column| {
        let word = extras.columns.get(*column as usize);
        word.cloned().unwrap_or_default()
    };
    let places = Places::of(analysis);
    let origins: Vec<_> = (0..export.articles()).map(|at| export.origin(at)).collect();
    let is_online = origins.iter().any(|origin| origin.url.is_some());
    let linker = is_online.then(|| Linker::of(analysis));
    let origin = |span: Span| &origins[analysis.article_at(span.start()).unwrap_or_default()];
    let mut rows = vec![columns.iter().map(word).collect::<Vec<_>>()];
    for row in rows_of(analysis, export.labels, extras, table) {
        let of_place = |tell: &dyn Fn(Span) -> String| row.at.map_or_else(String::new, tell);
        let cell = |column: &Column| match column {
            Column::Sentence => of_place(&|span| sentence(analysis, span)),
            Column::Source => of_place(&|span| source(analysis, origin(span), span)),
            Column::Locator => of_place(&|span| locator(export, &places.at(span.start()))),
            Column::Address => of_place(&|span| {
                let url = origin(span).url.as_deref();
                let link = url.zip(linker.as_ref());
                let link = link.and_then(|(url, linker)| linker.link(url, span));
                link.unwrap_or_default()
            }),
            column => {
                let found = row.cells.iter().find(|(of, _)| of == column);
                found.map_or_else(String::new, |(_, text)| text.clone())
            }
        };
        rows.push(columns.iter().map(cell).collect());
    }
    match shape {
        Shape::Csv => csv(&rows),
        Shape::Tabs => tabs(&rows),
        Shape::Html => html(&rows),
    }
}

fn rows_of(analysis: &Analysis, labels: &Labels, extras: &Extras, table: Table) -> Vec<Row> {
    let (digest, text) = (&analysis.digest, &*analysis.source);
    let first = |entity: usize| {
        let mention = *analysis.mentions_of(entity).first()?;
        Some(digest.mentions.get(mention)?.span)
    };
    let entities = digest.entities.iter().enumerate();
    match table {
        Table::Names | Table::Amounts => entities
            .filter(|(_, entity)| match table {
                Table::Names => entity.kind.is_name(),
                _ => is_amount(entity.kind),
            })
            .map(|(at, entity)| {
                let (value, unit) = match &entity.value {
                    Some(Value::Amount { least, most, unit }) => {
                        let most = most.iter().map(|most| format!("–{most}"));
                        (
                            [least.clone()].into_iter().chain(most).collect(),
                            unit.clone(),
                        )
                    }
                    Some(Value::Moment { iso, .. }) => (iso.clone(), String::new()),
                    None => (String::new(), String::new()),
                };
                Row {
                    cells: vec![
                        (Column::Kind, labels.kind(entity.kind).to_owned()),
                        (Column::Name, entity.name.clone()),
                        (Column::Count, entity.mentions.len().to_string()),
                        (Column::Value, value),
                        (Column::Unit, unit),
                    ],
                    at: first(at),
                }
            })
            .collect(),
        Table::Quotes => digest
            .quotes
            .iter()
            .map(|quote| {
                let said = quote.spans.iter().map(|span| fold(span.text(text)));
                let named = quote.entity.and_then(|at| digest.entities.get(at));
                let speaker = match (named, quote.speaker) {
                    (Some(entity), _) => entity.name.clone(),
                    (None, Some(words)) => fold(words.text(text)),
                    (None, None) => String::new(),
                };
                Row {
                    cells: vec![
                        (Column::Quote, said.collect::<Vec<_>>().join(" … ")),
                        (Column::Speaker, speaker),
                    ],
                    at: quote.spans.first().copied(),
                }
            })
            .collect(),
        Table::Timeline => digest
            .timeline
            .iter()
            .filter_map(|dated| {
                let entity = digest.entities.get(dated.entity)?;
                let Some(Value::Moment { iso, .. }) = &entity.value else {
                    return None;
                };
                Some(Row {
                    cells: vec![
                        (Column::Date, iso.clone()),
                        (Column::Name, entity.name.clone()),
                    ],
                    at: Some(digest.sentences.get(dated.sentence)?.span),
                })
            })
            .collect(),
        Table::Highlights => extras
            .highlights
            .iter()
            .map(|highlight| {
                let colour = extras
                    .colours
                    .iter()
                    .find(|(code, _)| *code == highlight.colour);
                Row {
                    cells: vec![
                        (Column::Words, fold(&highlight.words)),
                        (Column::Note, highlight.note.trim().to_owned()),
                        (
                            Column::Colour,
                            colour.map_or_else(String::new, |(_, name)| name.clone()),
                        ),
                    ],
                    at: highlight.span,
                }
            })
            .collect(),
    }
}

/// Whether a table of amounts lists this kind.
#[must_use]
pub const fn is_amount(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Money | EntityKind::Percent | EntityKind::Quantity
    )
}

/// The sentence in which `span` starts, or else the block.
fn sentence(analysis: &Analysis, span: Span) -> String {
    let digest = &analysis.digest;
    let at = digest
        .sentences
        .partition_point(|sentence| sentence.span.end() <= span.start());
    let sentence = digest.sentences.get(at).map(|sentence| sentence.span);
    let sentence = sentence.filter(|sentence| sentence.start() <= span.start());
    let block = digest.blocks.iter().map(|block| block.span);
    let around = sentence.or_else(|| block.into_iter().find(|block| block.contains(span)));
    around.map_or_else(String::new, |around| fold(around.text(&analysis.source)))
}

/// The article with `span`: its title, or the start of its text, and where it appeared.
fn source(analysis: &Analysis, origin: &Origin, span: Span) -> String {
    let title = origin.title.clone().or_else(|| {
        let article = analysis.article_at(span.start())?;
        Some(analysis.title_of(article))
    });
    let parts = [title, origin.site.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A place in an article: the heading above it, its page, chapter or time, and the paragraph.
fn locator(export: Export, place: &Place) -> String {
    let paragraph = (place.paragraph > 0).then(|| format!("¶ {}", place.paragraph));
    let parts = [place.section.clone(), export.locator(place), paragraph];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// With these, a spreadsheet's formula starts; some take full-width signs for the usual ones.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula: one that starts like a formula is prefixed with
/// an apostrophe.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Rows in the format of RFC 4180, after a byte order mark, by which spreadsheets recognize UTF-8.
fn csv(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| {
        let cell = harmless(cell);
        if cell.contains(['"', ',', '\r', '\n', ';', '\t']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    format!("\u{feff}{}", rows.iter().map(row).collect::<String>())
}

fn tabs(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| harmless(&fold(cell));
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n";
    rows.iter().map(row).collect()
}

fn html(rows: &[Vec<String>]) -> String {
    let mut html = String::from("<table>\n");
    for (at, row) in rows.iter().enumerate() {
        let tag = if at == 0 { "th" } else { "td" };
        html.push_str("<tr>");
        for cell in row {
            // Writing to a string cannot fail.
            let _ = write!(html, "<{tag}>{}</{tag}>", escape(&harmless(cell)));
        }
        html.push_str("</tr>\n");
    }
    html + "</table>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Format, Highlight};
    use crate::model::analysis::Analysis;
    use pith::Options;
    use pith::digest::{Correction, Role};
    use proptest::prelude::*;

    const SOURCE: &str = "Ferry costs\n\nThe Orca cost €2.5 million in 2010, said Ana Costa. “It is, well, \
                          \"dear\",” Ana Costa said.\n\nWhat it carries\n\nThe Orca carries 40 tonnes. The \
                          first one carried 12 tonnes on 4 May 1974.";

    fn written(table: Table, shape: Shape) -> String {
        let options = Options {
            corrections: vec![Correction::Add {
                words: "Orca".to_owned(),
                kind: EntityKind::Product,
            }],
            ..Options::default()
        };
        // In so short a text, no title or heading can be distinguished from a paragraph.
        let mut digest = pith::digest(SOURCE, &options);
        for block in &mut digest.blocks {
            match block.span.text(SOURCE) {
                "Ferry costs" => block.role = Role::Title,
                "What it carries" => block.role = Role::Heading,
                _ => {}
            }
        }
        digest.title = Some(pith::digest::Title {
            text: "Ferry costs".to_owned(),
            span: None,
        });
        let analysis = Analysis::new(1, SOURCE.into(), digest, 0.0);
        let start = SOURCE.find("The Orca carries").unwrap();
        let draft = crate::model::draft::Draft::of(SOURCE);
        let mut extras = Extras::of(&draft);
        extras.highlights = vec![Highlight {
            span: Some(Span::new(start, start + 8)),
            words: "The Orca".to_owned(),
            colour: "pink".to_owned(),
            note: "=SUM(A1)\nreally?".to_owned(),
        }];
        let export = Export {
            analysis: &analysis,
            chosen: &[],
            labels: &crate::i18n::labels(),
            extras: &extras,
        };
        write(export, table, shape)
    }

    /// `text` as a reader of RFC 4180 would parse it.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut characters = text.trim_start_matches('\u{feff}').chars().peekable();
        while let Some(character) = characters.next() {
            let row = rows.last_mut().unwrap();
            let cell = row.last_mut().unwrap();
            match character {
                '"' if quoted && characters.peek() == Some(&'"') => {
                    characters.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(String::new()),
                '\r' if !quoted && characters.peek() == Some(&'\n') => {
                    characters.next();
                    rows.push(vec![String::new()]);
                }
                character => cell.push(character),
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn names_have_a_count_their_first_sentence_and_their_place() {
        let rows = read(&written(Table::Names, Shape::Csv));
        assert_eq!(
            rows[0],
            [
                "Kind",
                "Name",
                "Count",
                "First sentence",
                "Source",
                "Locator",
                "Link"
            ]
        );
        let orca = rows.iter().find(|row| row[1] == "Orca").unwrap();
        assert_eq!((&*orca[0], &*orca[2]), ("Product", "2"));
        assert!(orca[3].starts_with("The Orca cost"), "{orca:?}");
        assert_eq!((&*orca[4], &*orca[5]), ("Ferry costs", "¶ 1"));
    }

    #[test]
    fn amounts_have_their_number_and_unit_in_separate_cells() {
        let rows = read(&written(Table::Amounts, Shape::Csv));
        let million = rows.iter().find(|row| row[1].contains("million")).unwrap();
        assert_eq!((&*million[3], &*million[4]), ("2500000", "EUR"));
        let tonnes = rows.iter().find(|row| row[1].contains("40")).unwrap();
        assert_eq!((&*tonnes[3], &*tonnes[7]), ("40", "What it carries, ¶ 2"));
    }

    #[test]
    fn quotations_and_dates_have_their_speakers_and_their_sentences() {
        let quotes = read(&written(Table::Quotes, Shape::Csv));
        assert!(quotes[1][0].contains("\"dear\""), "{quotes:?}");
        assert_eq!(quotes[1][1], "Ana Costa");
        let dates = read(&written(Table::Timeline, Shape::Csv));
        assert!(dates.iter().any(|row| row[0] == "1974-05-04"), "{dates:?}");
    }

    #[test]
    fn a_note_that_looks_like_a_formula_is_text_in_every_shape() {
        let rows = read(&written(Table::Highlights, Shape::Csv));
        assert_eq!(rows[1][..3], ["The Orca", "'=SUM(A1)\nreally?", "Pink"]);
        let tabs = written(Table::Highlights, Shape::Tabs);
        assert!(tabs.contains("\t'=SUM(A1) really?\t"), "{tabs}");
        assert_eq!(tabs.lines().count(), 2);
        let html = written(Table::Highlights, Shape::Html);
        assert!(html.contains("<td>&#39;=SUM(A1)"), "{html}");
    }

    #[test]
    fn a_tables_file_is_named_after_the_article_and_the_table() {
        let format = Format::Table(Table::Quotes, Shape::Csv);
        assert_eq!(
            (format.extension(), format.media_type()),
            ("csv", "text/csv;charset=utf-8")
        );
    }

    proptest! {
        #[test]
        fn whatever_is_in_a_cell_comes_out_of_csv_as_it_went_in(
            rows in prop::collection::vec(prop::collection::vec("[a-c,;\"'=+@\\-\r\n\t é]{0,8}", 3), 1..6)
        ) {
            let expected: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|cell| harmless(cell)).collect())
                .collect();
            prop_assert_eq!(read(&csv(&rows)), expected);
        }

        #[test]
        fn no_cell_begins_like_a_formula(cell in "[=+@\\-\t\r＝]?.{0,6}") {
            let cell = harmless(&cell);
            prop_assert!(!cell.starts_with(FORMULA));
        }
    }
}
