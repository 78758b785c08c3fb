//! Chooses sentences under a budget.
//!
//! Sentences are taken greedily by their score minus what they repeat of those already taken
//! (maximal marginal relevance, Carbonell and Goldstein 1998). Near-duplicates are never taken
//! together, and a sentence that depends on the previous one is taken only along with it.
//!
//! Since a choice can only lower the worth of the others, a heap with lazily corrected entries
//! finds each next sentence: the total cost is O((n + e) log n) for n sentences with e neighbours.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::digest::{Budget, Sentence};
use crate::summary::tuning;

/// The indices of the chosen sentences, ascending.
///
/// Reads only the scores, lengths, `depends` flags and neighbours, so that a change of length needs
/// no new analysis. A budget of nothing still gives one sentence, and a budget for all sentences
/// gives all. The sentence chosen under the smallest budget of sentences is chosen under every
/// larger one.
#[must_use]
pub fn select(sentences: &[Sentence], budget: Budget) -> Vec<usize> {
    choose(
        sentences,
        &Wish {
            budget,
            ..Wish::default()
        },
    )
}

/// What a summary should be like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish<'a> {
    /// Its maximum length.
    pub budget: Budget,
    /// How relevant each sentence is to the topic of the summary, from 0 to 1 (see
    /// [`focus`](super::focus)); `None` to summarize the whole.
    pub relevance: Option<&'a [f32]>,
    /// Sentences that it must include, as indices. They count towards the budget, but are included
    /// even if it does not suffice.
    pub pinned: &'a [usize],
    /// Sentences that it must not include, as indices.
    pub barred: &'a [usize],
}

/// The indices of the chosen sentences, ascending.
///
/// Otherwise like [`select`]. A summary about something contains only sentences about it and those
/// that they depend on; it is empty if there are none. If a sentence is both pinned and barred, it
/// is pinned.
#[must_use]
pub fn choose(sentences: &[Sentence], wish: &Wish) -> Vec<usize> {
    let purse = Purse::of(sentences, wish.budget);
    let whole = wish.relevance.is_none() && wish.barred.is_empty();
    if whole && purse.covers_all(sentences) {
        return (0..sentences.len()).collect();
    }
    let mut choice = Choice::new(sentences, purse);
    choice.heed(wish);
    choice.open();
    choice.fill();
    choice.finish()
}

/// What is left of the budget.
#[derive(Clone, Copy, Debug)]
enum Purse {
    Sentences(usize),
    Words(usize),
}

impl Purse {
    fn of(sentences: &[Sentence], budget: Budget) -> Self {
        match budget {
            Budget::Sentences(count) => Self::Sentences(count.max(1)),
            Budget::Words(words) => Self::Words(words),
            Budget::Share(share) => {
                let all: usize = sentences.iter().map(|sentence| sentence.words).sum();
                // The cast turns NaN into 0, which gives one sentence.
                Self::Words((all as f64 * f64::from(share)) as usize)
            }
        }
    }

    /// How long a summary of this length counts as, from 0 to 1, by its share of the article.
    /// Someone who asks for three sentences wants the gist, even if that is half of a brief report.
    fn longness(self, sentences: &[Sentence]) -> f32 {
        let ramp = |from: f32, to: f32, value: f32| ((value - from) / (to - from)).clamp(0.0, 1.0);
        match self {
            Self::Sentences(count) => {
                let share = count as f32 / sentences.len().max(1) as f32;
                ramp(tuning::SHORT_SUMMARY, tuning::LONG_SUMMARY, share).min(ramp(
                    tuning::GIST_SENTENCES,
                    tuning::NO_GIST_SENTENCES,
                    count as f32,
                ))
            }
            Self::Words(words) => {
                let all: usize = sentences.iter().map(|sentence| sentence.words).sum();
                ramp(
                    tuning::SHORT_SUMMARY,
                    tuning::LONG_SUMMARY,
                    words as f32 / all.max(1) as f32,
                )
            }
        }
    }

    fn covers_all(self, sentences: &[Sentence]) -> bool {
        match self {
            Self::Sentences(count) => count >= sentences.len(),
            Self::Words(_) => self.covers(sentences),
        }
    }

    fn covers(self, unit: &[Sentence]) -> bool {
        match self {
            Self::Sentences(count) => unit.len() <= count,
            Self::Words(words) => {
                unit.iter().map(|sentence| sentence.words).sum::<usize>() <= words
            }
        }
    }

    fn pay(&mut self, sentence: &Sentence) {
        match self {
            Self::Sentences(count) => *count = count.saturating_sub(1),
            Self::Words(words) => *words = words.saturating_sub(sentence.words),
        }
    }

    fn is_empty(self) -> bool {
        matches!(self, Self::Sentences(0) | Self::Words(0))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Free,
    /// It is not about the topic: taken only if another sentence depends on it.
    Support,
    Chosen,
    /// The reader does not want it.
    Barred,
    /// A near-duplicate of it was chosen.
    Blocked,
}

/// A sentence's worth when it was put on the heap. It may have dropped since.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    worth: f32,
    sentence: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let worth = self.worth.total_cmp(&other.worth);
        worth.then(other.sentence.cmp(&self.sentence))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// A choice in progress.
struct Choice<'a> {
    sentences: &'a [Sentence],
    purse: Purse,
    states: Vec<State>,
    /// Each sentence's highest similarity to a chosen one.
    repeats: Vec<f32>,
    /// Each sentence's score for a summary of this length.
    scores: Vec<f32>,
    /// Each sentence's score for a summary consisting of it alone.
    openings: Vec<f32>,
    /// The cost of a similarity of 1, on the scale of the scores.
    redundancy: f32,
    /// Whether the summary is about a topic.
    focused: bool,
    heap: BinaryHeap<Candidate>,
}

impl<'a> Choice<'a> {
    fn new(sentences: &'a [Sentence], purse: Purse) -> Self {
        let long = purse.longness(sentences);
        let mix = |short: f32, with: f32| (1.0 - long) * short + long * with;
        let lack = |of: &Sentence| {
            if of.words <= tuning::LONGEST_FRAGMENT {
                tuning::FRAGMENT_PENALTY
            } else {
                0.0
            }
        };
        Self {
            sentences,
            purse,
            scores: sentences
                .iter()
                .map(|of| mix(of.score, of.coverage) - lack(of))
                .collect(),
            openings: sentences.iter().map(|of| of.score - lack(of)).collect(),
            states: vec![State::Free; sentences.len()],
            repeats: vec![0.0; sentences.len()],
            redundancy: mix(tuning::SHORT_REDUNDANCY, tuning::LONG_REDUNDANCY),
            focused: false,
            heap: BinaryHeap::with_capacity(2 * sentences.len()),
        }
    }

    /// Takes pinned sentences, and marks those that cannot be taken, or not by themselves.
    fn heed(&mut self, wish: &Wish) {
        if let Some(relevance) = wish.relevance {
            self.focused = true;
            for (index, state) in self.states.iter_mut().enumerate() {
                let relevance = relevance.get(index).copied().unwrap_or_default();
                if relevance <= 0.0 {
                    *state = State::Support;
                }
                let less = tuning::RELEVANCE_WEIGHT * (1.0 - relevance);
                self.scores[index] -= less;
                self.openings[index] -= less;
            }
        }
        for &index in wish.barred {
            if let Some(state) = self.states.get_mut(index) {
                *state = State::Barred;
            }
        }
        for &index in wish.pinned {
            if index < self.states.len() && self.states[index] != State::Chosen {
                self.take(index);
            }
        }
    }

    /// Takes the best single sentence: one that can be understood alone and fits if there is one,
    /// otherwise the best that fits, otherwise the shortest. With a topic, the most relevant
    /// sentence comes first even if it depends on another.
    fn open(&mut self) {
        if self.states.contains(&State::Chosen) {
            return;
        }
        let fits = |index: &usize| self.purse.covers(&self.sentences[*index..=*index]);
        let best = |indices: &mut dyn Iterator<Item = usize>| {
            let candidates = indices.map(|sentence| Candidate {
                worth: self.openings[sentence],
                sentence,
            });
            candidates.max().map(|candidate| candidate.sentence)
        };
        let all = (0..self.sentences.len()).filter(|&index| self.states[index] == State::Free);
        let alone = |index: &usize| *index == 0 || self.focused || !self.sentences[*index].depends;
        let first = best(&mut all.clone().filter(fits).filter(alone))
            .or_else(|| best(&mut all.clone().filter(fits)))
            .or_else(|| all.min_by_key(|&index| self.sentences[index].words));
        let Some(first) = first else {
            return;
        };
        // A relevant sentence brings along what it depends on, if there is room for both.
        let from = match self.unit(first) {
            Some((from, _)) if self.purse.covers(&self.sentences[from..=first]) => from,
            _ => first,
        };
        for index in from..=first {
            self.take(index);
        }
    }

    /// Takes more sentences as long as the budget allows.
    fn fill(&mut self) {
        for index in 0..self.sentences.len() {
            self.offer(index);
        }
        while !self.purse.is_empty()
            && let Some(candidate) = self.heap.pop()
        {
            let last = candidate.sentence;
            let Some((first, worth)) = self.unit(last) else {
                continue;
            };
            if worth < candidate.worth {
                self.heap.push(Candidate { worth, ..candidate });
            } else if self.purse.covers(&self.sentences[first..=last]) {
                for index in first..=last {
                    // If a sentence repeats the previous one, what depends on it stays out as well.
                    if !matches!(self.states[index], State::Free | State::Support) {
                        break;
                    }
                    self.take(index);
                }
                // What depended on it can now be taken alone.
                self.offer(last + 1);
            }
        }
    }

    fn offer(&mut self, sentence: usize) {
        if let Some((_, worth)) = self.unit(sentence) {
            self.heap.push(Candidate { worth, sentence });
        }
    }

    /// The first of the sentences that must be taken along with `last`, and their mean worth;
    /// `None` if `last` cannot be taken at all.
    fn unit(&self, last: usize) -> Option<(usize, f32)> {
        let mut first = last;
        let mut sum = 0.0;
        loop {
            let taken = match self.states.get(first) {
                Some(State::Free) => true,
                Some(State::Support) => first < last,
                _ => false,
            };
            if !taken {
                return None;
            }
            sum += self.worth(first);
            let length = last + 1 - first;
            if self.is_supported(first) {
                return Some((first, sum / length as f32));
            }
            if length == tuning::LONGEST_UNIT {
                return None;
            }
            first -= 1;
        }
    }

    /// Whether the summary has everything that `index` depends on.
    fn is_supported(&self, index: usize) -> bool {
        index == 0
            || !self.sentences[index].depends
            || matches!(self.states[index - 1], State::Chosen | State::Barred)
    }

    fn worth(&self, index: usize) -> f32 {
        self.scores[index] - self.redundancy * self.repeats[index]
    }

    fn take(&mut self, index: usize) {
        self.states[index] = State::Chosen;
        self.purse.pay(&self.sentences[index]);
        for neighbour in &self.sentences[index].neighbours {
            if let Some(repeats) = self.repeats.get_mut(neighbour.sentence) {
                *repeats = repeats.max(neighbour.similarity);
            }
        }
        self.block(index, tuning::NEAR_DUPLICATE);
    }

    /// Blocks the free sentences at least this similar to `index` and, transitively, those that are
    /// the same: of many equal sentences, not every pair are neighbours.
    fn block(&mut self, index: usize, similarity: f32) {
        let mut open = vec![(index, similarity)];
        while let Some((index, least)) = open.pop() {
            for neighbour in &self.sentences[index].neighbours {
                if neighbour.similarity >= least
                    && let Some(state @ (State::Free | State::Support)) =
                        self.states.get_mut(neighbour.sentence)
                {
                    *state = State::Blocked;
                    open.push((neighbour.sentence, tuning::SAME_WORDS));
                }
            }
        }
    }

    fn finish(self) -> Vec<usize> {
        (0..self.states.len())
            .filter(|&index| self.states[index] == State::Chosen)
            .collect()
    }
}
