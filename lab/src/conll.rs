//! Files of labelled tokens in the format of the CoNLL shared tasks, one token per line.
//!
//! A token line holds the token first and its tag last, separated by tabs (or by white space if the
//! line has no tab). Blocks (sentences or paragraphs) end at blank lines. A `# doc …` line or a
//! `-DOCSTART-` token starts a document.

use std::ops::Range;

use pith::Engine;
use pith::entities::tagger;
use pith::text::language::Language;
use rayon::prelude::*;

use crate::iob::{LabelledSpan, decode, encode};

/// The token that starts a document in CoNLL 2003.
const DOCSTART: &str = "-DOCSTART-";

/// A line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Nothing but white space.
    Blank,
    /// A comment, whatever its content.
    Comment(&'a str),
    /// A token.
    Token {
        /// The token as written.
        word: &'a str,
        /// Its tag as written.
        tag: &'a str,
    },
}

/// The tokens of one block, as line indices.
pub type Block = Vec<usize>;

/// A file split into documents, blocks and tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conll<'a> {
    /// Every line, in order.
    pub lines: Vec<Line<'a>>,
    blocks: Vec<Block>,
    documents: Vec<Range<usize>>,
}

impl<'a> Conll<'a> {
    /// Parses the text of a file; any text is accepted.
    ///
    /// If the file marks no documents, each block becomes a document of its own: such files collect
    /// sentences from many texts, and the tagger must not carry evidence from one to another.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        Self::parse_by(text, 1)
    }

    /// Like [`Conll::parse`], but if the file marks no documents, every `blocks` blocks (at least
    /// one) become a document. For files whose neighbouring sentences come from one text.
    #[must_use]
    pub fn parse_by(text: &'a str, blocks: usize) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut file = Self::default();
        let mut starts = Vec::new();
        let mut block = Block::new();
        for (at, line) in text.lines().enumerate() {
            let line = parse_line(line);
            file.lines.push(line);
            let starts_document = starts_document(line);
            if starts_document || line == Line::Blank {
                file.end_block(&mut block);
            } else if let Line::Token { .. } = line {
                block.push(at);
            }
            if starts_document {
                starts.push(file.blocks.len());
            }
        }
        file.end_block(&mut block);
        let end = file.blocks.len();
        if starts.is_empty() {
            file.documents = (0..end)
                .step_by(blocks.max(1))
                .map(|at| at..at.saturating_add(blocks.max(1)).min(end))
                .collect();
        } else {
            // Blocks before the first mark form a document too.
            let ends = starts.iter().copied().chain([end]);
            file.documents = std::iter::once(0)
                .chain(starts.iter().copied())
                .zip(ends)
                .map(|(from, to)| from..to)
                .filter(|document| !document.is_empty())
                .collect();
        }
        file
    }

    fn end_block(&mut self, block: &mut Block) {
        if !block.is_empty() {
            self.blocks.push(std::mem::take(block));
        }
    }

    /// The documents in order, each as its blocks.
    pub fn documents(&self) -> impl Iterator<Item = &[Block]> {
        self.documents
            .iter()
            .map(|document| &self.blocks[document.clone()])
    }

    /// Every block of every document, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Drops all documents after the first `documents`; the lines are kept.
    pub fn keep(&mut self, documents: usize) {
        self.documents.truncate(documents);
        let end = self.documents.last().map_or(0, |document| document.end);
        self.blocks.truncate(end);
    }

    /// The names that the file's own tags mark in `block`.
    #[must_use]
    pub fn gold(&self, block: &Block) -> Vec<LabelledSpan> {
        let tags: Vec<&str> = self.rows(block).map(|(_, tag)| tag).collect();
        decode(&tags)
    }

    /// The names that Pith's tagger for `language` finds, for each of [`Conll::blocks`]. It sees
    /// the tokens as given, and all blocks of a document together.
    #[must_use]
    pub fn predict(&self, language: Language) -> Vec<Vec<LabelledSpan>> {
        let names = |block: Vec<(LabelledSpan, f32)>| block.into_iter().map(|(name, _)| name);
        let blocks = self.predict_with_confidence(language).into_iter();
        blocks.map(|block| names(block).collect()).collect()
    }

    /// Like [`Conll::predict`], with the tagger's confidence in each name.
    #[must_use]
    pub fn predict_with_confidence(&self, language: Language) -> Vec<Vec<(LabelledSpan, f32)>> {
        let documents: Vec<&[Block]> = self.documents().collect();
        let Some(model) = Engine::embedded().models().names(language) else {
            return vec![Vec::new(); self.blocks.len()];
        };
        documents
            .par_iter()
            .flat_map_iter(|blocks| {
                let passages: Vec<Vec<&str>> = blocks
                    .iter()
                    .map(|block| self.rows(block).map(|(word, _)| word).collect())
                    .collect();
                let reading = model.read(&passages);
                let names = tagger::tag(&passages, &reading, language)
                    .into_iter()
                    .enumerate();
                names
                    .map(|(passage, names)| {
                        (names.iter())
                            .filter_map(|name| {
                                let label = LabelledSpan::of_name(name)?;
                                Some((label, reading.confidence(passage, name)))
                            })
                            .collect()
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// For each token line, the IOB2 tag that `names` (one list per block) gives it.
    #[must_use]
    pub fn tags(&self, names: &[Vec<LabelledSpan>]) -> Vec<Option<String>> {
        let mut tags = vec![None; self.lines.len()];
        for (block, names) in self.blocks.iter().zip(names) {
            for (&at, tag) in block.iter().zip(encode(names, block.len())) {
                tags[at] = Some(tag);
            }
        }
        tags
    }

    /// The tokens of `block`, each with its tag as written.
    pub fn rows(&self, block: &Block) -> impl Iterator<Item = (&'a str, &'a str)> {
        block.iter().map(|&at| match self.lines[at] {
            Line::Token { word, tag } => (word, tag),
            Line::Blank | Line::Comment(_) => ("", ""),
        })
    }
}

fn parse_line(line: &str) -> Line<'_> {
    if line.trim().is_empty() {
        return Line::Blank;
    }
    if let Some((word, rest)) = line.split_once('\t') {
        let tag = rest.rsplit('\t').next().unwrap_or_default().trim();
        return Line::Token { word, tag };
    }
    let mut columns = line.split_whitespace();
    let word = columns.next().unwrap_or_default();
    let tag = columns.next_back().unwrap_or("O");
    let is_tag = tag == "O" || tag.contains('-');
    if line.starts_with('#') && (!is_tag || is_document_comment(line)) {
        Line::Comment(line)
    } else {
        Line::Token { word, tag }
    }
}

fn starts_document(line: Line) -> bool {
    match line {
        Line::Blank => false,
        Line::Comment(comment) => is_document_comment(comment),
        Line::Token { word, .. } => word == DOCSTART,
    }
}

fn is_document_comment(line: &str) -> bool {
    let mut words = line.trim_start_matches('#').split_whitespace();
    line.starts_with('#') && matches!(words.next(), Some("doc" | "newdoc"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(file: &Conll<'a>) -> Vec<Vec<String>> {
        file.documents()
            .map(|blocks| {
                blocks
                    .iter()
                    .map(|block| {
                        let words: Vec<&str> = file.rows(block).map(|(word, _)| word).collect();
                        words.join(" ")
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn documents_begin_at_doc_lines() {
        let file = Conll::parse("# doc a\nOne\tO\n\nTwo\tO\nx\tO\n\n# doc b\nThree\tO\n");
        assert_eq!(words(&file), [vec!["One", "Two x"], vec!["Three"]]);
    }

    #[test]
    fn documents_begin_at_docstart_tokens_which_the_tagger_does_not_see() {
        let file = Conll::parse(
            "-DOCSTART- -X- O O\n\nEU NNP I-NP B-ORG\n\n-DOCSTART- -X- O O\n\nUS NNP I-NP B-LOC\n",
        );
        assert_eq!(words(&file), [["EU"], ["US"]]);
    }

    #[test]
    fn blocks_before_the_first_mark_are_a_document_too() {
        let file = Conll::parse("One\tO\n\n# doc b\nTwo\tO\n");
        assert_eq!(words(&file), [["One"], ["Two"]]);
    }

    #[test]
    fn without_marks_each_block_is_a_document() {
        let file = Conll::parse("One\tO\n\nTwo\tO\n");
        assert_eq!(words(&file), [["One"], ["Two"]]);
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_are_not_part_of_a_token_or_tag() {
        let file = Conll::parse("\u{feff}Rome\tB-LOC\r\n\r\nis\tO\r\n");
        assert_eq!(words(&file), [["Rome"], ["is"]]);
        assert_eq!(file.gold(&file.blocks()[0])[0].tokens, 0..1);
    }

    #[test]
    fn a_number_sign_can_be_a_token() {
        let file = Conll::parse("#\tO\n#photo\tO\n# a remark\n");
        assert_eq!(words(&file), [["# #photo"]]);
        assert_eq!(file.lines[2], Line::Comment("# a remark"));
        assert_eq!(words(&Conll::parse("# O\nRome B-LOC\n")), [["# Rome"]]);
    }

    #[test]
    fn an_empty_file_has_no_documents() {
        assert_eq!(Conll::parse("").documents().count(), 0);
        assert_eq!(Conll::parse("# doc a\n\n").documents().count(), 0);
    }
}
