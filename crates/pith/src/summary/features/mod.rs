//! What the ranker sees of an article: a feature vector for each sentence, the same in training and
//! on the page.

mod form;
mod meeting;
mod signals;
mod words;

pub use meeting::is_transcript;
pub use signals::{Features, Signal};

use super::centrality::{self, Graph, Vector};
use super::{salience, sections};
use crate::digest::{Entity, Keyword, Mention};
use crate::sort;
use crate::span::Span;
use crate::summary::tuning;
use crate::text::terms::{Count, Terms};
use crate::text::{Document, Passage};

/// Everything that is known about an article's sentences before they are ranked. The lists are in
/// the order of [`Document::sentences`].
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The feature vectors.
    pub features: Vec<Features>,
    /// Whether a sentence continues a quotation that an earlier one started.
    pub continued: Vec<bool>,
    /// Whether a sentence only attributes the previous one.
    pub attributions: Vec<bool>,
    /// Whether a sentence is a scrap of text: an embedded post, an aside in brackets, a repetition of
    /// the title.
    pub scraps: Vec<bool>,
    /// The bonus of each sentence for what it contributes to a meeting's minutes, in standard
    /// deviations of the score.
    pub minutes: Vec<f32>,
    /// Lengths in words.
    pub words: Vec<usize>,
    /// The number of each sentence's section.
    pub sections: Vec<usize>,
    /// Which sentences are similar.
    pub graph: Graph,
}

impl Evidence {
    /// Examines every sentence of `document`, in time near-linear in its length.
    #[must_use]
    pub fn gather(
        document: &Document,
        terms: &Terms,
        mentions: &[Mention],
        entities: &[Entity],
        keywords: &[Keyword],
    ) -> Self {
        let (indices, passages): (Vec<usize>, Vec<&Passage>) = document
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| document.blocks[passage.block].role.is_body())
            .unzip();
        let spans: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
        let bags: Vec<&[Count]> = indices.iter().map(|&at| terms.of_passage(at)).collect();
        let vectors: Vec<Vector> = bags
            .iter()
            .map(|bag| centrality::vector(bag, terms))
            .collect();
        let graph = Graph::of(&vectors, terms.len());
        let mut evidence = Self {
            features: vec![Features::default(); passages.len()],
            ..Self::default()
        };
        let named = salience::of_entities(&spans, mentions, entities);
        evidence.set(Signal::Entities, named.all);
        evidence.set(Signal::FirstMentions, named.first);
        evidence.set(Signal::Keywords, salience::of_keywords(&spans, keywords));
        evidence.look_at_words(document, &passages);
        evidence.sections = sections::number(document, &passages, &evidence.words);
        evidence.look_at_graph(&graph);
        evidence.look_at_vectors(&vectors, terms);
        evidence.look_at_terms(&bags, terms);
        evidence.look_at_places();
        evidence.look_at_form(document, &passages, &bags, terms.of_title());
        evidence.look_at_minutes(document, &passages);
        for (signal, rank) in [
            (Signal::LexRank, Signal::LexRankRank),
            (Signal::Centroid, Signal::CentroidRank),
            (Signal::After, Signal::AfterRank),
            (Signal::Title, Signal::TitleRank),
            (Signal::Entities, Signal::EntitiesRank),
            (Signal::Keywords, Signal::KeywordsRank),
            (Signal::Frequency, Signal::FrequencyRank),
            (Signal::Coverage, Signal::CoverageRank),
        ] {
            let ranks = ranks(&evidence.features, signal);
            evidence.set(rank, ranks);
        }
        for at in 0..passages.len() {
            let (before, after) = graph.nearest(at);
            evidence.features[at].0[Signal::Repeats as usize] = before;
            evidence.features[at].0[Signal::Repeated as usize] = after;
        }
        evidence.graph = graph;
        evidence
    }

    /// Sets one signal of all sentences.
    fn set(&mut self, signal: Signal, values: impl IntoIterator<Item = f32>) {
        for (features, value) in self.features.iter_mut().zip(values) {
            features.0[signal as usize] = value;
        }
    }

    fn look_at_graph(&mut self, graph: &Graph) {
        let ranks = graph.lexrank();
        self.set(
            Signal::LexRank,
            ranks.iter().map(|&rank| libm::logf(rank).clamp(-2.0, 2.0)),
        );
        let degrees = graph.directed_degrees();
        let total: f32 = degrees.iter().map(|(before, after)| before + after).sum();
        let unit = if total > 0.0 {
            degrees.len() as f32 / total
        } else {
            0.0
        };
        let scale = |degree: f32| (degree * unit).min(3.0);
        self.set(
            Signal::Before,
            degrees.iter().map(|&(before, _)| scale(before)),
        );
        self.set(
            Signal::After,
            degrees.iter().map(|&(_, after)| scale(after)),
        );
    }

    fn look_at_vectors(&mut self, vectors: &[Vector], terms: &Terms) {
        self.set(Signal::Centroid, centrality::centroid(vectors, terms.len()));
        let title = centrality::vector(terms.of_title(), terms);
        let to_title = vectors
            .iter()
            .map(|vector| centrality::cosine(vector, &title));
        self.set(Signal::Title, to_title);
        let lead = &vectors[..vectors.len().min(tuning::LEAD_SENTENCES)];
        let to_lead = vectors.iter().enumerate().map(|(index, vector)| {
            let others = lead.iter().enumerate().filter(|(at, _)| *at != index);
            let (count, sum) = others.fold((0.0_f32, 0.0), |(count, sum), (_, other)| {
                (count + 1.0, sum + centrality::cosine(vector, other))
            });
            sum / count.max(1.0)
        });
        self.set(Signal::LeadLikeness, to_lead);
        let pairs: Vec<f32> = vectors
            .windows(2)
            .map(|pair| centrality::cosine(&pair[0], &pair[1]))
            .collect();
        self.set(Signal::Next, pairs.iter().copied().chain([0.0]));
        self.set(Signal::Previous, [0.0].into_iter().chain(pairs));
    }

    fn look_at_terms(&mut self, bags: &[&[Count]], terms: &Terms) {
        let running: u32 = bags
            .iter()
            .flat_map(|bag| bag.iter())
            .map(|&(_, count)| count)
            .sum();
        let mut seen = vec![false; terms.len()];
        for (features, bag) in self.features.iter_mut().zip(bags) {
            let (mut frequency, mut coverage, mut new) = (0.0_f32, 0.0_f32, 0.0_f32);
            for &(term, _) in *bag {
                let of_text = terms.frequency(term) as f32;
                frequency += libm::logf(of_text.max(1.0));
                coverage += of_text;
                if let Some(seen) = seen.get_mut(term as usize)
                    && !std::mem::replace(seen, true)
                {
                    new += 1.0;
                }
            }
            let kinds = bag.len().max(1) as f32;
            features.0[Signal::Frequency as usize] = frequency / kinds;
            features.0[Signal::Coverage as usize] = coverage / running.max(1) as f32;
            features.0[Signal::Novelty as usize] = new / kinds;
        }
    }

    fn look_at_places(&mut self) {
        let count = self.features.len();
        let last = count.saturating_sub(1).max(1) as f32;
        self.set(Signal::Place, (0..count).map(|at| at.min(50) as f32));
        self.set(Signal::PlaceShare, (0..count).map(|at| at as f32 / last));
        let before: Vec<f32> = self
            .words
            .iter()
            .scan(0_usize, |sum, &words| {
                let before = *sum;
                *sum += words;
                Some(libm::logf(1.0 + before as f32))
            })
            .collect();
        self.set(Signal::WordsBefore, before);
        let length = libm::logf(1.0 + count as f32);
        self.set(Signal::TextLength, (0..count).map(|_| length));
        let telling = self.telling_lead();
        self.set(Signal::TellingLead, (0..count).map(|_| telling));
    }

    /// The lead's similarity to the text's centroid, relative to the average sentence; at most 2.
    fn telling_lead(&self) -> f32 {
        let mean = |features: &[Features]| {
            let sum: f32 = features.iter().map(|of| of[Signal::Centroid]).sum();
            sum / features.len().max(1) as f32
        };
        let all = mean(&self.features);
        let lead = mean(&self.features[..self.features.len().min(tuning::LEAD_SENTENCES)]);
        if all > 0.0 {
            (lead / all).min(2.0)
        } else {
            0.0
        }
    }
}

/// For each sentence, the share of sentences with a lower `signal`; ties count half.
fn ranks(features: &[Features], signal: Signal) -> Vec<f32> {
    let mut order: Vec<(f32, usize)> = features
        .iter()
        .enumerate()
        .map(|(index, features)| (features[signal], index))
        .collect();
    sort::by(&mut order, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut ranks = vec![0.0; order.len()];
    let (all, mut below) = (order.len() as f32, 0.0_f32);
    for ties in order.chunk_by(|a, b| a.0 == b.0) {
        let count = ties.len() as f32;
        for &(_, index) in ties {
            ranks[index] = (below + count / 2.0) / all;
        }
        below += count;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_shares_of_the_article_and_ties_share_theirs() {
        let mut features = [Features::default(); 4];
        for (features, value) in features.iter_mut().zip([0.5, 0.0, 0.9, 0.0]) {
            features.0[Signal::Title as usize] = value;
        }
        assert_eq!(ranks(&features, Signal::Title), [0.625, 0.25, 0.875, 0.25]);
        assert!(ranks(&[], Signal::Title).is_empty());
    }
}
