//! [`Analysis`]: a digest together with its text, and the figures that the page shows.

use std::cell::OnceCell;

use crate::model::draft::{Unit, View};
use crate::model::layout::{self, Slice};
use crate::model::ordering::order;
use crate::model::sections::{self, Section};
use crate::model::text::Text;
use pith::Span;
use pith::digest::{Budget, Correction, Digest, Entity, EntityKind, Role};
use pith::report::{self, Highlights, Shown};
use pith::summary::selection::{self, Wish};

pub use pith::report::{clip, fold};

/// The confidence from which a name counts as sure. Confidences are calibrated, so more than a
/// quarter of the names below this are wrong.
const SURE_CONFIDENCE: f32 = 0.75;

/// Reading speed in words per minute: the mean for silent reading of English prose (Brysbaert 2019,
/// "How many words do we read per minute?").
const WORDS_A_MINUTE: usize = 238;

/// A finished analysis. Two are equal only if they are the same one.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The number of this analysis among those shown, from 1.
    pub number: u32,
    /// The text that was analysed.
    pub source: Text,
    /// The digest.
    pub digest: Digest,
    /// The article, cut into slices for drawing.
    pub slices: Vec<Slice>,
    /// The engine's time, in milliseconds.
    pub ms: f64,
    /// For each sentence, the bytes of all sentences before it; then the bytes of all sentences.
    before: Vec<usize>,
    /// The first block of each of several articles.
    first_blocks: Vec<usize>,
    /// The article's sections, once asked for.
    sections: OnceCell<Vec<Section>>,
}

impl PartialEq for Analysis {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Analysis {
    /// The analysis that found `digest` in `source` in `ms` milliseconds.
    #[must_use]
    pub fn new(number: u32, source: Text, digest: Digest, ms: f64) -> Self {
        Self {
            number,
            slices: layout::slices(&source, &digest),
            before: before(&digest),
            first_blocks: first_blocks(&digest),
            sections: OnceCell::new(),
            source,
            digest,
            ms,
        }
    }

    /// The article's sections, in order; none if it has fewer than three headings, or if there are several articles.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        self.sections
            .get_or_init(|| sections::sections(&self.source, &self.digest))
    }

    /// Where sentence `at` starts, as a share of the article; 1 past the last sentence.
    #[must_use]
    pub fn place(&self, at: usize) -> f32 {
        let all = self.before.last().copied().unwrap_or_default();
        let before = self.before.get(at).copied().unwrap_or(all);
        before as f32 / all.max(1) as f32
    }

    /// Where byte `offset` of the text is, as a share of the article.
    #[must_use]
    pub fn place_of(&self, offset: usize) -> f32 {
        let sentences = &self.digest.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.start() <= offset);
        let Some(at) = after.checked_sub(1) else {
            return 0.0;
        };
        let span = sentences[at].span;
        let within = (offset - span.start()) as f32 / span.len().max(1) as f32;
        let (from, to) = (self.place(at), self.place(at + 1));
        from + (to - from) * within.min(1.0)
    }

    /// Which of several articles byte `offset` belongs to, from 0; `None` if there is only one.
    #[must_use]
    pub fn article_at(&self, offset: usize) -> Option<usize> {
        report::article_at(&self.digest, offset)
    }

    /// The language and direction at byte `offset`, as codes, if its article is in another language
    /// than the first.
    #[must_use]
    pub fn foreign_at(&self, offset: usize) -> Option<(&'static str, &'static str)> {
        let language = self.digest.language_at(offset);
        (language != self.digest.language).then(|| (language.code(), language.direction().code()))
    }

    /// Which of several articles starts with `block`.
    #[must_use]
    pub fn article_beginning_at(&self, block: usize) -> Option<usize> {
        self.first_blocks.iter().position(|&first| first == block)
    }

    /// The title of article `at` of several, or the beginning of its text.
    #[must_use]
    pub fn title_of(&self, at: usize) -> String {
        self.shown(&[]).title_of(at)
    }

    /// The analysis with the summary of the sentences at `chosen`, ready for export.
    #[must_use]
    pub fn shown<'a>(&'a self, chosen: &'a [usize]) -> Shown<'a> {
        Shown {
            highlights: Highlights::default(),
            source: &self.source,
            digest: &self.digest,
            chosen,
        }
    }

    /// The entities named by more than one article, most important first, as indices.
    #[must_use]
    pub fn shared(&self) -> Vec<usize> {
        let mentions = &self.digest.mentions;
        let entities = self.digest.entities.iter().enumerate();
        let shared = entities.filter(|(_, entity)| {
            let starts = entity.mentions.iter().map(|&at| mentions[at].span.start());
            let mut articles = starts.map(|start| self.article_at(start));
            let first = articles.next();
            articles.any(|other| Some(other) != first)
        });
        shared.map(|(at, _)| at).collect()
    }

    /// The sentences that overlap one of `spans`, which must be in order, as ascending indices.
    #[must_use]
    pub fn sentences_at(&self, spans: &[Span]) -> Vec<usize> {
        let sentences = &self.digest.sentences;
        let mut found = Vec::new();
        for span in spans {
            let first = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
            let past = sentences.partition_point(|sentence| sentence.span.start() < span.end());
            let next = found.last().map_or(0, |last| last + 1);
            found.extend(first.max(next)..past);
        }
        found
    }

    /// `span` without anything at its ends that is not part of the article; `None` if nothing is
    /// left.
    #[must_use]
    pub fn within_article(&self, span: Span) -> Option<Span> {
        let blocks = self.digest.blocks.iter();
        let mut touched = blocks
            .filter(|block| block.role.is_article() && block.span.overlaps(span))
            .map(|block| block.span);
        let first = touched.next()?;
        let last = touched.next_back().unwrap_or(first);
        let (start, end) = (first.start().max(span.start()), last.end().min(span.end()));
        (start < end).then(|| Span::new(start, end))
    }

    /// The names without any sure mention that the reader has not settled by one of `corrections`,
    /// in text order.
    #[must_use]
    pub fn unsure(&self, corrections: &[Correction]) -> Vec<usize> {
        let mentions = &self.digest.mentions;
        let settled = |entity: &Entity| {
            corrections.iter().any(|correction| match correction {
                Correction::Kind { of, kind } => of.name == entity.name && *kind == entity.kind,
                Correction::Join { into, .. } => into.name == entity.name,
                Correction::Split { written, .. } => *written == entity.name,
                _ => false,
            })
        };
        let entities = self.digest.entities.iter().enumerate();
        let unsure = entities.filter(|(_, entity)| {
            let mut of_it = entity.mentions.iter().filter_map(|&at| mentions.get(at));
            entity.kind.is_name()
                && of_it.all(|mention| mention.confidence < SURE_CONFIDENCE)
                && !settled(entity)
        });
        let unsure = unsure.map(|(at, _)| at).collect();
        let first = |at: &usize| self.mentions_of(*at).first().copied();
        order(unsure, &|one, other| first(one).cmp(&first(other)))
    }

    /// The sentence at this `share` of the article; `None` if the article has no sentences.
    #[must_use]
    pub fn sentence_at(&self, share: f32) -> Option<usize> {
        let last = self.digest.sentences.len().checked_sub(1)?;
        let all = self.before.last().copied().unwrap_or_default();
        let bytes = (share.clamp(0.0, 1.0) * all as f32) as usize;
        let after = self.before.partition_point(|&before| before <= bytes);
        Some(after.saturating_sub(1).min(last))
    }

    /// Whether no article was found in the text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.digest.sentences.is_empty()
    }

    /// The maximum of the length control: all sentences of a short text or half of a long one; as
    /// many words as the text has, or a thousand.
    #[must_use]
    pub fn longest(&self, unit: Unit) -> usize {
        let all = self.digest.sentences.len();
        let step = unit.step();
        match unit {
            Unit::Sentences if all <= 5 => all,
            Unit::Sentences => (all / 2).clamp(5, 30),
            Unit::Words => (self.digest.words.div_ceil(step) * step).clamp(step, 1_000),
            Unit::Percent => 100,
        }
    }

    /// The budget of a summary of this length.
    fn budget(&self, view: View) -> Budget {
        let longest = self.longest(view.unit).max(1);
        let length = view.length.clamp(1, longest);
        match view.unit {
            Unit::Sentences => Budget::Sentences(length),
            Unit::Words => Budget::Words(length),
            Unit::Percent => Budget::Share(length as f32 / 100.0),
        }
    }

    /// The sentences of a summary of the length set in `view`, about what `relevance` says or the
    /// whole text, with those that are `pinned` and without those that are `barred`.
    #[must_use]
    pub fn choose(
        &self,
        view: View,
        relevance: Option<&[f32]>,
        pinned: &[usize],
        barred: &[usize],
    ) -> Vec<usize> {
        let wish = Wish {
            budget: self.budget(view),
            relevance,
            pinned,
            barred,
        };
        selection::choose(&self.digest.sentences, &wish)
    }

    /// The number of words in the sentences at `chosen`.
    #[must_use]
    pub fn words_of(&self, chosen: &[usize]) -> usize {
        let sentences = chosen
            .iter()
            .filter_map(|&at| self.digest.sentences.get(at));
        sentences.map(|sentence| sentence.words).sum()
    }

    /// The share of the article that `words` are, in whole percent.
    #[must_use]
    pub fn percent(&self, words: usize) -> usize {
        (words * 100 + self.digest.words / 2)
            .checked_div(self.digest.words)
            .unwrap_or_default()
    }

    /// The blocks that were set aside, in order, as indices.
    pub fn aside(&self) -> impl Iterator<Item = usize> {
        let blocks = self.digest.blocks.iter().enumerate();
        blocks.filter_map(|(at, block)| matches!(block.role, Role::Aside(_)).then_some(at))
    }

    /// The kinds of entity that the article has, in the order in which the page lists them, each
    /// with the indices of its entities, most important first.
    #[must_use]
    pub fn kinds(&self) -> Vec<(EntityKind, Vec<usize>)> {
        let entities = self.digest.entities.iter().enumerate();
        let of = |kind| {
            let these = entities.clone().filter(|(_, entity)| entity.kind == kind);
            (kind, these.map(|(at, _)| at).collect::<Vec<_>>())
        };
        let all = EntityKind::ALL.into_iter().map(of);
        all.filter(|(_, these)| !these.is_empty()).collect()
    }

    /// The mentions of an entity, as indices of mentions.
    #[must_use]
    pub fn mentions_of(&self, entity: usize) -> &[usize] {
        let entity = self.digest.entities.get(entity);
        entity.map_or(&[], |entity| &entity.mentions)
    }
}

/// For each sentence, the bytes of those before it; then the bytes of all.
fn before(digest: &Digest) -> Vec<usize> {
    let mut sum = 0;
    let mut before = vec![0];
    before.extend(digest.sentences.iter().map(|sentence| {
        sum += sentence.span.len();
        sum
    }));
    before
}

/// For each of several articles, the first block that is part of it.
fn first_blocks(digest: &Digest) -> Vec<usize> {
    let first = |span: Span| {
        let blocks = digest.blocks.iter();
        let mut blocks = blocks.skip_while(|block| block.span.start() < span.start());
        let before = digest
            .blocks
            .partition_point(|block| block.span.start() < span.start());
        let at = blocks.position(|block| block.role.is_article());
        at.map_or(usize::MAX, |at| before + at)
    };
    digest
        .articles
        .iter()
        .map(|article| first(article.span))
        .collect()
}

/// The reading time of `words` in whole minutes, at least 1.
#[must_use]
pub const fn minutes(words: usize) -> usize {
    let rounded = (words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    if rounded == 0 { 1 } else { rounded }
}

/// The reading time of `words` in whole seconds.
#[must_use]
pub const fn seconds(words: usize) -> usize {
    words * 60 / WORDS_A_MINUTE
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::Options;

    fn analysis(source: &str) -> Analysis {
        let digest = pith::digest(source, &Options::default());
        Analysis::new(1, source.into(), digest, 0.0)
    }

    #[test]
    fn a_short_text_can_be_shown_whole_and_a_long_one_up_to_half() {
        let sentences = |count: usize| "The river rose again overnight.\n".repeat(count);
        let mut short = analysis(&sentences(1));
        let sentence = short.digest.sentences.remove(0);
        short.digest.sentences = vec![sentence; 4];
        assert_eq!(short.longest(Unit::Sentences), 4);
        let mut long = short.clone();
        long.digest.sentences = vec![long.digest.sentences[0].clone(); 40];
        assert_eq!(long.longest(Unit::Sentences), 20);
        long.digest.sentences = vec![long.digest.sentences[0].clone(); 4000];
        assert_eq!(long.longest(Unit::Sentences), 30);
    }

    #[test]
    fn the_length_is_in_sentences_words_or_percent() {
        let text = analysis(&"The river rose again overnight and took the bridge.\n".repeat(2));
        let mut long = text.clone();
        let sentence = long.digest.sentences.remove(0);
        long.digest.sentences = vec![sentence; 100];
        long.digest.words = 900;
        for (unit, length, words) in [
            (Unit::Sentences, 4, 36),
            (Unit::Words, 100, 99),
            (Unit::Percent, 50, 450),
        ] {
            let view = View {
                length,
                unit,
                ..View::default()
            };
            let chosen = long.choose(view, None, &[], &[]);
            assert_eq!(long.words_of(&chosen), words, "{unit:?}");
        }
    }

    #[test]
    fn a_blank_text_has_an_empty_analysis_with_zero_figures() {
        let blank = analysis(" \n ");
        assert!(blank.is_empty());
        assert_eq!(blank.percent(0), 0);
        assert!(blank.choose(View::default(), None, &[], &[]).is_empty());
    }

    #[test]
    fn reading_time_is_never_less_than_a_minute() {
        assert_eq!(minutes(3), 1);
        assert_eq!(minutes(1190), 5);
    }

    #[test]
    fn clipping_cuts_between_characters() {
        assert_eq!(clip("naïve", 3), "naï…");
        assert_eq!(clip("naïve", 5), "naïve");
    }
}
