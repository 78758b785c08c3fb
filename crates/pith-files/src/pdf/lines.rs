//! From glyphs to lines: which glyphs are side by side, and where the spaces between them are.

use std::collections::BTreeMap;

use super::glyphs::{Glyph, Glyphs};

/// A line of text in one column, or part of one. Units are points; y grows upwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The height of its baseline above the bottom of the page.
    pub baseline: f64,
    /// The size of most of its glyphs.
    pub size: f64,
    /// Whether it is all in bold type.
    pub bold: bool,
}

impl Line {
    /// Whether it is on the same baseline as `other`.
    pub(crate) fn is_level_with(&self, other: &Self) -> bool {
        (self.baseline - other.baseline).abs() < 0.3 * self.size.max(other.size)
    }
}

/// Consecutive glyphs further apart than this, in ems, are not on one line …
const MAX_GAP: f64 = 1.5;

/// … nor are glyphs drawn at different times and further apart than this.
const MAX_LATE_GAP: f64 = 0.7;

/// Type larger by more than this factor is not on the same line, but a drop cap beside it.
const MAX_RATIO: f64 = 1.8;

/// A gap of at least this, in ems, is a space.
const NARROWEST_SPACE: f64 = 0.17;

/// How many fragments on one baseline are compared when they are joined.
const MAX_COMPARED: usize = 48;

/// Consecutive glyphs on one baseline.
struct Fragment<'g> {
    glyphs: Vec<&'g Glyph>,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    rtl: bool,
}

impl<'g> Fragment<'g> {
    fn new(glyph: &'g Glyph, rtl: bool) -> Self {
        Self {
            glyphs: vec![glyph],
            left: glyph.start.0,
            right: glyph.end.0,
            baseline: glyph.start.1,
            size: glyph.size,
            rtl,
        }
    }

    /// Whether `glyph`, drawn next, continues this fragment.
    fn takes(&self, glyph: &Glyph, rtl: bool) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.start.0 - self.right;
        let back = self.left - glyph.end.0;
        (glyph.start.1 - self.baseline).abs() < 0.5 * size
            && ((-0.5 * size..MAX_GAP * size).contains(&gap)
                || (rtl || self.rtl) && (-0.5 * size..MAX_GAP * size).contains(&back))
    }

    fn add(&mut self, glyph: &'g Glyph, rtl: bool) {
        // Superscripts and subscripts are smaller; the large glyphs define the line.
        if glyph.size > self.size * 1.15 {
            self.baseline = glyph.start.1;
            self.size = glyph.size;
        }
        self.left = self.left.min(glyph.start.0);
        self.right = self.right.max(glyph.end.0);
        self.rtl |= rtl;
        self.glyphs.push(glyph);
    }
}

/// The lines of a page in drawing order.
pub(crate) fn lines(glyphs: &Glyphs) -> Vec<Line> {
    let mut fragments: Vec<Fragment<'_>> = Vec::new();
    for glyph in &glyphs.list {
        let text = glyphs.read(glyph);
        if text.trim().is_empty() {
            continue;
        }
        let rtl = text.chars().any(is_rtl);
        match fragments.last_mut() {
            Some(last) if last.takes(glyph, rtl) => {
                // Bold type is sometimes simulated by drawing it twice.
                let twice = last.glyphs.last().is_some_and(|&before| {
                    glyphs.read(before) == text
                        && (before.start.0 - glyph.start.0).abs() < 0.1 * glyph.size
                });
                if !twice {
                    last.add(glyph, rtl);
                }
            }
            _ => fragments.push(Fragment::new(glyph, rtl)),
        }
    }
    let mut lines = join(
        fragments
            .iter()
            .map(|fragment| line(glyphs, fragment))
            .collect(),
    );
    attach_initials(&mut lines);
    lines
}

/// Moves a paragraph's drop cap, whose baseline is that of the second or third line, before the
/// first.
fn attach_initials(lines: &mut Vec<Line>) {
    let is_initial = |line: &Line| {
        let mut letters = line.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c == '’' || c == '\'')
    };
    let initials: Vec<usize> = (0..lines.len())
        .filter(|&at| is_initial(&lines[at]))
        .collect();
    for &at in initials.iter().take(MAX_COMPARED) {
        let initial = lines[at].clone();
        let beside = |line: &&mut Line| {
            let gap = line.left - initial.right;
            initial.size > MAX_RATIO * line.size
                && (-0.3 * line.size..1.5 * line.size).contains(&gap)
                && (0.5 * line.size..initial.size).contains(&(line.baseline - initial.baseline))
        };
        let first = lines
            .iter_mut()
            .filter(beside)
            .max_by(|a, b| a.baseline.total_cmp(&b.baseline));
        if let Some(first) = first {
            let word_ends = first.left - initial.right > 0.35 * first.size;
            let space = if word_ends { " " } else { "" };
            first.text = format!("{}{space}{}", initial.text, first.text);
            first.left = initial.left;
            lines[at].text.clear();
        }
    }
    lines.retain(|line| !line.text.is_empty());
}

/// Joins fragments of one line that were drawn at different times (a link, a word in italics), and
/// drops duplicates.
fn join(parts: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Option<Line>> = Vec::with_capacity(parts.len());
    let mut levels: BTreeMap<i64, Level> = BTreeMap::new();
    for mut part in parts {
        if part.text.is_empty() || is_drawn(&levels, &part) {
            continue;
        }
        let drawn = (part.left, part.text.clone());
        levels.entry(level(&part)).or_default().drawn.push(drawn);
        let mut place = lines.len();
        while let Some(at) = neighbour(&levels, &lines, &part) {
            if let Some(other) = lines.get_mut(at).and_then(Option::take) {
                if let Some(level) = levels.get_mut(&level(&other)) {
                    // It was found among the last ones.
                    if let Some(index) = level.lines.iter().rposition(|&line| line == at) {
                        level.lines.remove(index);
                    }
                }
                place = place.min(at);
                part = beside(other, part);
            }
        }
        levels.entry(level(&part)).or_default().lines.push(place);
        match lines.get_mut(place) {
            Some(line) => *line = Some(part),
            None => lines.push(Some(part)),
        }
    }
    lines.into_iter().flatten().collect()
}

/// Everything at one height of a page.
#[derive(Default)]
struct Level {
    /// Line indices.
    lines: Vec<usize>,
    /// The fragments drawn there: their left edges and texts.
    drawn: Vec<(f64, String)>,
}

/// No page has this many levels, whatever its file says.
const MAX_LEVEL: f64 = 1e9;

/// The levels of a line and its neighbours differ by at most two.
fn level(line: &Line) -> i64 {
    (line.baseline / 4.0).clamp(-MAX_LEVEL, MAX_LEVEL) as i64
}

fn is_drawn(levels: &BTreeMap<i64, Level>, part: &Line) -> bool {
    let at = level(part);
    levels
        .range(at - 1..=at + 1)
        .flat_map(|(_, level)| level.drawn.iter().rev().take(MAX_COMPARED))
        .any(|(left, text)| (left - part.left).abs() < 0.3 * part.size && *text == part.text)
}

/// The line that `part` continues or precedes.
fn neighbour(levels: &BTreeMap<i64, Level>, lines: &[Option<Line>], part: &Line) -> Option<usize> {
    let at = level(part);
    levels
        .range(at - 2..=at + 2)
        .flat_map(|(_, level)| level.lines.iter().rev().take(MAX_COMPARED))
        .copied()
        .find(|&at| {
            lines.get(at).and_then(Option::as_ref).is_some_and(|line| {
                let size = line.size.min(part.size);
                let is_near = |gap: f64| (-0.2 * size..MAX_LATE_GAP * size).contains(&gap);
                line.is_level_with(part)
                    && line.size.max(part.size) < MAX_RATIO * size
                    && (is_near(part.left - line.right) || is_near(line.left - part.right))
            })
        })
}

/// Merges two parts of one line.
fn beside(a: Line, b: Line) -> Line {
    let (first, second) = if a.left <= b.left { (a, b) } else { (b, a) };
    let wide = second.left - first.right > NARROWEST_SPACE * first.size.max(second.size);
    let main = if first.text.len() >= second.text.len() {
        &first
    } else {
        &second
    };
    Line {
        text: format!(
            "{}{}{}",
            first.text,
            if wide { " " } else { "" },
            second.text
        ),
        left: first.left,
        right: first.right.max(second.right),
        baseline: main.baseline,
        size: main.size,
        bold: first.bold && second.bold,
    }
}

/// The text of a fragment, with spaces at gaps and without note references.
fn line(glyphs: &Glyphs, fragment: &Fragment<'_>) -> Line {
    let visual;
    let mut ordered = &fragment.glyphs;
    if fragment.rtl {
        visual = right_to_left(glyphs, &fragment.glyphs);
        ordered = &visual;
    }
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    let spaced = letter_spacing(ordered);
    for &glyph in ordered {
        let letters = glyphs.read(glyph);
        if is_note_reference(glyph, letters, fragment, &text) {
            // What follows is as far from its word as from the reference.
            before = Some(glyph);
            continue;
        }
        if let Some(before) = before {
            let wide = gap(before, glyph) - spaced > NARROWEST_SPACE * glyph.size.max(before.size);
            // Chinese and Japanese space out characters without meaning a space.
            let tight = text.ends_with(is_wide) && letters.starts_with(is_wide);
            if wide && !tight && !text.ends_with(' ') && !letters.starts_with(' ') {
                text.push(' ');
            }
        }
        text.push_str(letters);
        *sizes.entry((glyph.size * 4.0) as i64).or_default() += 1;
        before = Some(glyph);
    }
    let size = sizes
        .into_iter()
        .max_by_key(|&(size, count)| (count, size))
        .map_or(fragment.size, |(size, _)| size as f64 / 4.0);
    Line {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        left: fragment.left,
        right: fragment.right,
        baseline: fragment.baseline,
        size: size.max(0.25),
        bold: fragment.glyphs.iter().all(|glyph| glyph.bold),
    }
}

/// The gap between two consecutive glyphs, whichever way they run.
fn gap(before: &Glyph, glyph: &Glyph) -> f64 {
    (glyph.start.0 - before.end.0).max(before.start.0 - glyph.end.0)
}

/// How far a line's letters are spaced out, if so far that the gaps look like spaces.
fn letter_spacing(glyphs: &[&Glyph]) -> f64 {
    let mut gaps: Vec<f64> = glyphs
        .windows(2)
        .map(|pair| gap(pair[0], pair[1]))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let size = glyphs.first().map_or(0.0, |glyph| glyph.size);
    if gaps.len() >= 6 && usual > NARROWEST_SPACE * size {
        usual
    } else {
        0.0
    }
}

/// Whether a glyph is a note reference: small, raised, a number or sign, after a word or its
/// punctuation.
fn is_note_reference(glyph: &Glyph, text: &str, fragment: &Fragment<'_>, before: &str) -> bool {
    let raised = glyph.start.1 - fragment.baseline > 0.15 * fragment.size
        && glyph.size < 0.8 * fragment.size;
    if !raised
        || !text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | ','))
    {
        return false;
    }
    // `m` and `km` before a raised number are units, unlike words and punctuation.
    let word = before.trim_end().chars().rev();
    let letters = word.clone().take_while(|c| c.is_alphabetic()).count();
    let stop = word.take(1).any(|c| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | '”' | '’' | '"' | ')' | '»'
        )
    });
    stop || letters > 3
}

/// The glyphs of a right-to-left line in reading order; numbers and foreign words in it run to the
/// right.
fn right_to_left<'g>(glyphs: &Glyphs, drawn: &[&'g Glyph]) -> Vec<&'g Glyph> {
    let mut ordered = drawn.to_vec();
    ordered.sort_by(|a, b| b.start.0.total_cmp(&a.start.0));
    let runs_right = |glyph: &Glyph| {
        let text = glyphs.read(glyph);
        text.chars().any(|c| c.is_alphanumeric()) && !text.chars().any(is_rtl)
    };
    let mut at = 0;
    while at < ordered.len() {
        let mut end = at;
        while end < ordered.len() && runs_right(ordered[end]) {
            end += 1;
        }
        ordered[at..end].reverse();
        at = end.max(at + 1);
    }
    ordered
}

/// Whether a character belongs to a right-to-left script.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Whether a character belongs to a script written without spaces.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(
        c,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
    ) && !matches!(c, '\u{3130}'..='\u{318f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds glyphs that are half an em wide, starting at `x`; `_` leaves a gap.
    fn add(glyphs: &mut Glyphs, text: &str, x: f64, y: f64, size: f64) {
        let mut x = x;
        for c in text.chars() {
            if c != '_' {
                let glyph = Glyph {
                    start: (x, y),
                    end: (x + size / 2.0, y),
                    size,
                    ..Glyph::default()
                };
                glyphs.push(&c.to_string(), glyph);
            }
            x += size / 2.0;
        }
    }

    fn texts(glyphs: &Glyphs) -> Vec<String> {
        lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_wide_ones_separate_columns() {
        let mut glyphs = Glyphs::default();
        add(&mut glyphs, "low_water______ferry", 0.0, 700.0, 10.0);
        add(&mut glyphs, "late", 0.0, 688.0, 10.0);
        assert_eq!(texts(&glyphs), ["low water", "ferry", "late"]);
    }

    #[test]
    fn a_word_drawn_later_takes_its_place() {
        let mut glyphs = Glyphs::default();
        add(&mut glyphs, "the", 0.0, 700.0, 10.0);
        add(&mut glyphs, "waits", 50.0, 700.0, 10.0);
        add(&mut glyphs, "ferry", 20.0, 700.0, 10.0);
        add(&mut glyphs, "the", 0.0, 700.0, 10.0);
        assert_eq!(texts(&glyphs), ["the ferry waits"]);
    }

    #[test]
    fn words_beyond_any_page_are_read() {
        let mut glyphs = Glyphs::default();
        for height in [
            f64::MAX,
            f64::MIN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
        ] {
            add(&mut glyphs, "low", 0.0, height, 10.0);
        }
        assert!(texts(&glyphs).iter().any(|text| text == "low"));
    }

    #[test]
    fn spaced_out_letters_form_words() {
        let mut glyphs = Glyphs::default();
        for (word, x) in [("LOW", 0.0), ("WATER", 35.0)] {
            for (nth, c) in word.chars().enumerate() {
                add(
                    &mut glyphs,
                    &c.to_string(),
                    x + 8.0 * nth as f64,
                    700.0,
                    10.0,
                );
            }
        }
        assert_eq!(texts(&glyphs), ["LOW WATER"]);
    }

    #[test]
    fn a_drop_cap_starts_its_paragraph() {
        let mut glyphs = Glyphs::default();
        add(&mut glyphs, "L", 0.0, 676.0, 30.0);
        add(&mut glyphs, "ow_water", 16.0, 700.0, 10.0);
        add(&mut glyphs, "is_back", 16.0, 688.0, 10.0);
        add(&mut glyphs, "again", 16.0, 676.0, 10.0);
        assert_eq!(texts(&glyphs), ["Low water", "is back", "again"]);
    }

    #[test]
    fn note_references_are_removed_and_exponents_kept() {
        let mut glyphs = Glyphs::default();
        add(&mut glyphs, "late.", 0.0, 700.0, 10.0);
        add(&mut glyphs, "12", 25.0, 704.0, 6.0);
        add(&mut glyphs, "_5_km", 31.0, 700.0, 10.0);
        add(&mut glyphs, "2", 56.0, 704.0, 6.0);
        assert_eq!(texts(&glyphs), ["late. 5 km2"]);
    }

    #[test]
    fn hebrew_is_read_from_the_right_and_its_numbers_from_the_left() {
        let mut glyphs = Glyphs::default();
        add(&mut glyphs, "42_םולש", 0.0, 700.0, 10.0);
        assert_eq!(texts(&glyphs), ["שלום 42"]);
    }
}
