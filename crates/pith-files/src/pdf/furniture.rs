//! Repeated page furniture: running headers and footers, and page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// A page's lines and size, in points.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub lines: Vec<Line>,
    pub height: f64,
}

/// Headers and footers are within this share of the page's height from its edges.
const MARGIN_SHARE: f64 = 0.14;

/// Rows of a table are no further apart than this many times their type size.
const MAX_LEADING: f64 = 3.0;

/// Up to this many rows at each edge may be header or footer.
const MAX_ROWS: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// Drops the running headers, footers and page numbers of all pages.
pub(crate) fn drop(sheets: &mut [Sheet]) {
    let mut seen: BTreeMap<(Edge, String), (usize, f64)> = BTreeMap::new();
    for sheet in sheets.iter() {
        let mut here = BTreeSet::new();
        for (edge, at) in at_edges(sheet) {
            let line = &sheet.lines[at];
            let key = (edge, pattern(&line.text));
            let (pages, smallest) = seen.entry(key.clone()).or_insert((0, f64::INFINITY));
            *smallest = smallest.min(line.size);
            *pages += usize::from(here.insert(key));
        }
    }
    let enough = if sheets.len() > 4 { 3 } else { 2 };
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let mut gone = BTreeSet::new();
        if page > 0 {
            gone.extend(small_header(sheet));
        }
        for (edge, at) in at_edges(sheet) {
            let line = &sheet.lines[at];
            // A title that the headers repeat is set larger than they are.
            let repeated = seen
                .get(&(edge, pattern(&line.text)))
                .is_some_and(|&(pages, smallest)| pages >= enough && line.size < 1.2 * smallest);
            let is_number = is_page_number(&line.text) && !is_figure(sheet, at);
            if repeated && !is_figure(sheet, at) || is_number {
                gone.insert(at);
            }
        }
        let mut at = 0;
        sheet.lines.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// Whether a number belongs to a table: there are others beside it, or in the next row.
fn is_figure(sheet: &Sheet, at: usize) -> bool {
    let Some(line) = sheet
        .lines
        .get(at)
        .filter(|line| is_bare_number(&line.text))
    else {
        return false;
    };
    let others = sheet
        .lines
        .iter()
        .enumerate()
        .filter(|&(other, _)| other != at);
    let mut others = others.map(|(_, line)| line);
    others.any(|other| {
        let near = (other.baseline - line.baseline).abs() < MAX_LEADING * line.size;
        near && is_bare_number(&other.text)
    })
}

fn is_bare_number(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '%');
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_sign)
}

/// The row at the top of a page that is set smaller than the text and apart from it: a header, even
/// if no other page has the same one. (On the first page, it may name the authors.)
fn small_header(sheet: &Sheet) -> Vec<usize> {
    let mut sizes: Vec<(f64, usize)> = sheet
        .lines
        .iter()
        .map(|line| (line.size, line.text.len()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|&(_, length)| length).sum::<usize>() / 2;
    let mut below = 0;
    let body = sizes.into_iter().find(|&(_, length)| {
        below += length;
        below > half
    });
    let (Some((body, _)), Some(first)) = (
        body,
        sheet
            .lines
            .iter()
            .max_by(|a, b| a.baseline.total_cmp(&b.baseline)),
    ) else {
        return Vec::new();
    };
    let next = sheet
        .lines
        .iter()
        .filter(|line| !line.is_level_with(first))
        .map(|line| line.baseline)
        .fold(f64::NEG_INFINITY, f64::max);
    let is_header = first.size < 0.93 * body
        && first.baseline > (1.0 - MARGIN_SHARE) * sheet.height
        && first.baseline - next > 1.5 * body;
    let rows = (0..sheet.lines.len()).filter(|&at| sheet.lines[at].is_level_with(first));
    if is_header {
        rows.collect()
    } else {
        Vec::new()
    }
}

/// The lines of the first and last rows within the page's margins.
fn at_edges(sheet: &Sheet) -> Vec<(Edge, usize)> {
    let mut order: Vec<usize> = (0..sheet.lines.len()).collect();
    order.sort_by(|&a, &b| sheet.lines[b].baseline.total_cmp(&sheet.lines[a].baseline));
    let mut found = Vec::new();
    rows(sheet, &mut order.iter().copied(), Edge::Top, &mut found);
    rows(
        sheet,
        &mut order.iter().rev().copied(),
        Edge::Bottom,
        &mut found,
    );
    found
}

fn rows(
    sheet: &Sheet,
    order: &mut dyn Iterator<Item = usize>,
    edge: Edge,
    found: &mut Vec<(Edge, usize)>,
) {
    let mut rows = 0;
    let mut last: Option<&Line> = None;
    for at in order {
        let line = &sheet.lines[at];
        let inside = match edge {
            Edge::Top => line.baseline > (1.0 - MARGIN_SHARE) * sheet.height,
            Edge::Bottom => line.baseline < MARGIN_SHARE * sheet.height,
        };
        rows += usize::from(last.is_none_or(|last| !last.is_level_with(line)));
        if !inside || rows > MAX_ROWS {
            break;
        }
        found.push((edge, at));
        last = Some(line);
    }
}

/// A line with its numbers replaced, since page numbers and dates vary.
fn pattern(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_numeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// Whether a line is a page number: `7`, `– 7 –`, `vii`, `Page 7 of 9`, `7/9`.
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, '-' | '–' | '—' | '|' | '/' | '[' | ']' | '(' | ')' | '.')
        })
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| {
        word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit())
            || word.len() <= 6 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))
    };
    match words[..] {
        [number] => is_number(number),
        ["page" | "p" | "seite" | "página" | "pagina" | "s", number] => is_number(number),
        [first, last] => is_number(first) && is_number(last) && lower.contains('/'),
        [first, "of" | "von" | "de" | "di" | "sur" | "van", last] => {
            is_number(first) && is_number(last)
        }
        ["page" | "seite" | "página" | "pagina", first, _, last] => {
            is_number(first) && is_number(last)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, baseline: f64, size: f64) -> Line {
        Line {
            text: text.to_owned(),
            left: 50.0,
            right: 300.0,
            baseline,
            size,
            bold: false,
        }
    }

    fn sheet(lines: Vec<Line>) -> Sheet {
        Sheet {
            lines,
            height: 800.0,
        }
    }

    fn left(sheets: &[Sheet]) -> Vec<&str> {
        let lines = sheets.iter().flat_map(|sheet| &sheet.lines);
        lines.map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn repeated_headers_and_footers_are_dropped() {
        let mut sheets = vec![
            sheet(vec![
                line("Low Water", 770.0, 22.0),
                line("Boats lie still.", 600.0, 10.0),
                line("Page 1 of 2", 30.0, 9.0),
            ]),
            sheet(vec![
                line("LOW WATER 2", 770.0, 9.0),
                line("Boats lie still.", 600.0, 10.0),
                line("2", 30.0, 9.0),
            ]),
            sheet(vec![
                line("low water 3", 770.0, 9.0),
                line("1824", 400.0, 10.0),
                line("– iii –", 30.0, 9.0),
            ]),
        ];
        drop(&mut sheets);
        assert_eq!(
            left(&sheets),
            ["Low Water", "Boats lie still.", "Boats lie still.", "1824"]
        );
    }

    #[test]
    fn a_page_of_figures_keeps_them() {
        let row = |left: &str, right: &str, baseline| {
            let right = Line {
                left: 320.0,
                right: 340.0,
                ..line(right, baseline, 10.0)
            };
            [line(left, baseline, 10.0), right]
        };
        let rows = [row("12", "34", 780.0), row("56", "78", 765.0)].concat();
        let mut sheets = vec![sheet(rows.clone()), sheet(rows)];
        drop(&mut sheets);
        assert_eq!(
            left(&sheets),
            ["12", "34", "56", "78", "12", "34", "56", "78"]
        );
    }

    #[test]
    fn a_single_page_keeps_all_but_its_number() {
        let mut sheets = vec![sheet(vec![
            line("Low water", 780.0, 10.0),
            line("1 / 1", 20.0, 10.0),
        ])];
        drop(&mut sheets);
        assert_eq!(left(&sheets), ["Low water"]);
    }
}
