//! How the article is divided for drawing: into slices that each take a few milliseconds to draw,
//! slices into pieces (a paragraph, or part of a very long one), and pieces into runs (text of one
//! sentence and at most one mention).

use std::ops::Range;

use crate::model::shape::{Shape, Style};
use pith::digest::{EntityKind, Role, Sentence};
use pith::form::{Form, Kind};
use pith::{Digest, Span};

/// A slice is full at this many bytes.
const SLICE_BYTES: usize = 8_000;
/// A slice is full at this many runs.
const SLICE_RUNS: usize = 160;
/// Maximum size of a piece in bytes: a longer block is cut, preferably at the end of a sentence.
const PIECE_BYTES: usize = 4_000;

/// A part of the article that is drawn at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slice {
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
}

/// A block of the article, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The block's index.
    pub block: usize,
    /// The role in which it is drawn.
    pub role: Role,
    /// Whether it continues the block of the previous piece.
    pub continued: bool,
    /// The style at its start.
    pub style: Style,
    /// All of its text, in order.
    pub runs: Vec<Run>,
}

impl Piece {
    /// Whether it is a line of code.
    #[must_use]
    pub fn is_code(&self) -> bool {
        self.style.preformatted != 0 && self.role.is_body()
    }

    /// Whether it is an item of a list, outside a table.
    #[must_use]
    pub fn is_item(&self) -> bool {
        self.role == Role::ListItem && self.style.table == 0
    }

    /// Whether it is drawn together with the piece `before` it: in the same table, code block or list.
    #[must_use]
    pub fn goes_with(&self, before: &Self) -> bool {
        let (own, other) = (&self.style, &before.style);
        if other.table != 0 {
            own.table == other.table
        } else if before.is_code() {
            self.is_code() && own.preformatted == other.preformatted
        } else {
            let list = |style: &Style| (style.ordered, style.depth);
            before.is_item() && self.is_item() && list(own) == list(other)
        }
    }
}

/// A stretch of text within one sentence and at most one mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its position.
    pub span: Span,
    /// Its sentence, if any.
    pub sentence: Option<usize>,
    /// Its mention, if any.
    pub mention: Option<Marked>,
    /// Its style in the source.
    pub style: Style,
}

/// The mention that a run belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The mention's index.
    pub mention: usize,
    /// The entity's index.
    pub entity: usize,
    /// Its kind.
    pub kind: EntityKind,
}

/// The code of a kind in the document and the style sheet.
#[must_use]
pub const fn code(kind: EntityKind) -> &'static str {
    kind.code()
}

/// The article that `digest` found in `source` (title, headings and body, without what was set
/// aside), cut into slices. Takes time linear in the text.
#[must_use]
pub fn slices(source: &str, digest: &Digest) -> Vec<Slice> {
    let mut slices = vec![Slice::default()];
    let (mut bytes, mut count) = (0, 0);
    let shape = Shape::of(&digest.form);
    let mut table = 0;
    for piece in pieces(source, digest, &shape) {
        let size: usize = piece.runs.iter().map(|run| run.span.len()).sum();
        let full = bytes + size > SLICE_BYTES || count + piece.runs.len() > SLICE_RUNS;
        // Keeps a table together, unless it is as long as several slices.
        let within = table != 0 && table == piece.style.table && bytes < 3 * SLICE_BYTES;
        table = piece.style.table;
        if bytes > 0 && full && !within {
            slices.push(Slice::default());
            (bytes, count) = (0, 0);
        }
        bytes += size;
        count += piece.runs.len();
        if let Some(slice) = slices.last_mut() {
            slice.pieces.push(piece);
        }
    }
    for slice in &mut slices {
        let runs = slice.pieces.iter().flat_map(|piece| &piece.runs);
        let mut sentences = runs.filter_map(|run| run.sentence);
        if let Some(first) = sentences.next() {
            slice.sentences = first..sentences.next_back().unwrap_or(first) + 1;
        }
    }
    slices
}

/// The role in which a block of the article is drawn. The source's own form takes precedence over the engine's
/// judgement, which goes by the words alone. In a `headed` text, the source marks its headings itself.
#[must_use]
pub const fn role_of(role: Role, style: &Style, headed: bool) -> Role {
    let is_engines = matches!(role, Role::Heading);
    if !is_engines && !role.is_body() {
        return role;
    }
    if style.preformatted != 0 || style.table != 0 {
        Role::Paragraph
    } else if style.level > 0 {
        Role::Heading
    } else if style.ordinal > 0 {
        Role::ListItem
    } else if style.quoted {
        Role::Quote
    } else if is_engines && headed {
        Role::Paragraph
    } else {
        role
    }
}

/// Where the spaces and tabs before `start` begin, if nothing else precedes it on its line; otherwise `start`.
#[must_use]
pub fn indentation(source: &str, start: usize) -> usize {
    let before = source.get(..start).unwrap_or_default();
    let trimmed = before.trim_end_matches([' ', '\t']);
    if trimmed.is_empty() || trimmed.ends_with('\n') {
        trimmed.len()
    } else {
        start
    }
}

/// Whether a source with this form marks its headings. A first-level heading is the title.
#[must_use]
pub fn is_headed(form: &Form) -> bool {
    let mut parts = form.parts.iter();
    parts.any(|part| matches!(part.kind, Kind::Heading(2..)))
}

/// The article's pieces in order.
fn pieces<'a>(
    source: &'a str,
    digest: &'a Digest,
    shape: &'a Shape,
) -> impl Iterator<Item = Piece> + 'a {
    let blocks = digest.blocks.iter().enumerate();
    let blocks = blocks.filter(|(_, block)| block.role.is_article());
    let headed = is_headed(&digest.form);
    blocks.flat_map(move |(at, block)| {
        let style = shape.at(block.span.start());
        let role = role_of(block.role, &style, headed);
        let mut runs = Vec::new();
        let mut from = block.span.start();
        for sentence in sentences_of(digest, at) {
            let span = digest.sentences[sentence].span;
            push_runs(
                (digest, shape),
                source,
                Span::new(from, span.start()),
                None,
                &mut runs,
            );
            push_runs((digest, shape), source, span, Some(sentence), &mut runs);
            from = from.max(span.end());
        }
        push_runs(
            (digest, shape),
            source,
            Span::new(from, block.span.end()),
            None,
            &mut runs,
        );
        let cut = cut(runs).into_iter().enumerate();
        cut.map(move |(part, runs)| Piece {
            block: at,
            role,
            style,
            continued: part > 0,
            runs,
        })
    })
}

/// The indices of the sentences of block `block`.
fn sentences_of(digest: &Digest, block: usize) -> Range<usize> {
    let of = |sentence: &Sentence| sentence.block;
    let sentences = &digest.sentences;
    sentences.partition_point(|sentence| of(sentence) < block)
        ..sentences.partition_point(|sentence| of(sentence) <= block)
}

/// Cuts `span` at the edges of its mentions, and wherever it is too long for one piece.
fn push_runs(
    (digest, shape): (&Digest, &Shape),
    source: &str,
    span: Span,
    sentence: Option<usize>,
    runs: &mut Vec<Run>,
) {
    let first = digest
        .mentions
        .partition_point(|mention| mention.span.end() <= span.start());
    let mut from = span.start();
    let mut push = |start: usize, end: usize, mention: Option<Marked>| {
        let mut from = start;
        while from < end {
            let to = shape.cut(from, end);
            for span in chop(source, Span::new(from, to)) {
                runs.push(Run {
                    span,
                    sentence,
                    mention,
                    style: shape.at(from),
                });
            }
            from = to;
        }
    };
    for (at, mention) in digest.mentions.iter().enumerate().skip(first) {
        if mention.span.start() >= span.end() {
            break;
        }
        let start = mention.span.start().max(from);
        let end = mention.span.end().min(span.end());
        push(from, start, None);
        let marked = Marked {
            mention: at,
            entity: mention.entity,
            kind: mention.kind,
        };
        push(start, end, Some(marked));
        from = from.max(end);
    }
    push(from, span.end(), None);
}

/// `span` in parts of at most [`PIECE_BYTES`], cut between characters; none if it is empty.
fn chop(source: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut from = span.start();
    std::iter::from_fn(move || {
        if from >= span.end() {
            return None;
        }
        let to = source.floor_char_boundary((from + PIECE_BYTES).min(span.end()));
        let to = if to <= from { span.end() } else { to };
        let part = Span::new(from, to);
        from = to;
        Some(part)
    })
}

/// Groups a block's runs into pieces: cut at the end of a sentence once there is enough for a
/// piece, or anywhere within a sentence that is too long by itself.
fn cut(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut groups: Vec<Vec<Run>> = vec![Vec::new()];
    let mut bytes = 0;
    for run in runs {
        let Some(group) = groups.last_mut() else {
            break;
        };
        let at_end = group
            .last()
            .is_some_and(|last| last.sentence != run.sentence);
        let full = bytes >= PIECE_BYTES && at_end || bytes + run.span.len() > 2 * PIECE_BYTES;
        if full && !group.is_empty() {
            bytes = run.span.len();
            groups.push(vec![run]);
        } else {
            bytes += run.span.len();
            group.push(run);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::Options;
    use pith::digest::Mention;
    use proptest::prelude::*;

    fn drawn(source: &str, digest: &Digest) -> String {
        let slices = slices(source, digest);
        let pieces = slices.iter().flat_map(|slice| &slice.pieces);
        let runs = pieces.flat_map(|piece| &piece.runs);
        runs.map(|run| run.span.text(source)).collect()
    }

    fn article(source: &str, digest: &Digest) -> String {
        let kept = digest.blocks.iter().filter(|block| block.role.is_article());
        kept.map(|block| block.span.text(source)).collect()
    }

    fn as_is(source: &str) -> Digest {
        let options = Options {
            as_is: true,
            ..Options::default()
        };
        pith::digest(source, &options)
    }

    #[test]
    fn a_mention_splits_its_sentence_in_three() {
        let source = "The Rhine rose overnight.";
        let mut digest = as_is(source);
        digest.mentions = vec![Mention {
            span: Span::new(4, 9),
            kind: EntityKind::Place,
            entity: 0,
            confidence: 1.0,
        }];
        let slices = slices(source, &digest);
        let runs = &slices[0].pieces[0].runs;
        let texts: Vec<_> = runs.iter().map(|run| run.span.text(source)).collect();
        assert_eq!(texts, ["The ", "Rhine", " rose overnight."]);
        assert!(runs[1].mention.is_some() && runs[0].mention.is_none());
    }

    #[test]
    fn a_megabyte_without_a_space_is_drawn_in_small_slices() {
        let source = "ü".repeat(500_000);
        let digest = as_is(&source);
        let slices = slices(&source, &digest);
        for slice in &slices {
            let runs = slice.pieces.iter().flat_map(|piece| &piece.runs);
            assert!(runs.map(|run| run.span.len()).sum::<usize>() <= 2 * SLICE_BYTES);
        }
        assert_eq!(drawn(&source, &digest), article(&source, &digest));
    }

    proptest! {
        #[test]
        fn every_character_of_the_article_is_drawn_once(source in "[a-zé.!?\\n \u{1f600}]{0,400}") {
            let digest = as_is(&source);
            prop_assert_eq!(drawn(&source, &digest), article(&source, &digest));
        }
    }
}
