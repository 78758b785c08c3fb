//! ROUGE as Google's `rouge-score` package computes it with `use_stemmer=True`: the F1 of ROUGE-1,
//! ROUGE-2 and ROUGE-Lsum.
//!
//! Source: Lin, "ROUGE: a package for automatic evaluation of summaries" (2004). The package's
//! tokenizer, its clipped union LCS and its handling of several references are followed exactly, so
//! that our figures are comparable with published ones. Each line of a text is a sentence.

use std::ops::{Add, Div, Sub};

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::porter;

/// The three F1 figures, each from 0 to 1 (or their mean or difference).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Rouge {
    /// Over single words.
    pub rouge1: f64,
    /// Over pairs of words.
    pub rouge2: f64,
    /// Over the union of longest common subsequences, sentence by sentence.
    #[serde(rename = "rougeLsum")]
    pub rouge_lsum: f64,
}

impl Rouge {
    /// ROUGE of `candidate` against `reference`, both with one sentence per line.
    ///
    /// ```
    /// let rouge = lab::metrics::rouge::Rouge::score("the cat sat", "the cats sat down");
    /// assert!((rouge.rouge1 - 6.0 / 7.0).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn score(reference: &str, candidate: &str) -> Self {
        let mut vocabulary = Vocabulary::default();
        let [reference, candidate] = [reference, candidate].map(|text| vocabulary.lines(text));
        Self::of_sentences(&reference, &candidate)
    }

    /// ROUGE of sentences that are already words of one [`Vocabulary`].
    #[must_use]
    pub fn of_sentences(reference: &[Vec<Word>], candidate: &[Vec<Word>]) -> Self {
        let [all_reference, all_candidate] = [reference, candidate].map(<[_]>::concat);
        Self {
            rouge1: Ngrams::of(&all_reference, 1).f1(&Ngrams::of(&all_candidate, 1)),
            rouge2: Ngrams::of(&all_reference, 2).f1(&Ngrams::of(&all_candidate, 2)),
            rouge_lsum: lsum(reference, candidate),
        }
    }

    /// ROUGE of a summary against several references, each given as sentences. Takes the best of
    /// each figure, like the package's `score_multi`.
    #[must_use]
    pub fn of_references(references: &[Vec<Vec<Word>>], summary: &[Vec<Word>]) -> Self {
        references
            .iter()
            .map(|reference| Self::of_sentences(reference, summary))
            .fold(Self::default(), Self::best)
    }

    /// For each figure the better of the two.
    #[must_use]
    pub fn best(self, other: Self) -> Self {
        Self {
            rouge1: self.rouge1.max(other.rouge1),
            rouge2: self.rouge2.max(other.rouge2),
            rouge_lsum: self.rouge_lsum.max(other.rouge_lsum),
        }
    }

    /// The figures in the order used by tables.
    #[must_use]
    pub const fn figures(self) -> [f64; 3] {
        [self.rouge1, self.rouge2, self.rouge_lsum]
    }

    fn zip(self, other: Self, figure: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            rouge1: figure(self.rouge1, other.rouge1),
            rouge2: figure(self.rouge2, other.rouge2),
            rouge_lsum: figure(self.rouge_lsum, other.rouge_lsum),
        }
    }
}

impl Add for Rouge {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }
}

impl Sub for Rouge {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
}

impl Div<f64> for Rouge {
    type Output = Self;

    fn div(self, by: f64) -> Self {
        self.zip(Self::default(), |a, _| a / by)
    }
}

/// A stemmed word, as its number in a [`Vocabulary`].
pub type Word = u32;

/// Numbers stemmed words, so that comparing and counting them is fast.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: FxHashMap<String, Word>,
    stems: FxHashMap<String, Word>,
    /// Whether words of all scripts are kept, unstemmed.
    plain: bool,
}

impl Vocabulary {
    /// A vocabulary for `language`. English follows the package. In other languages, words are runs
    /// of letters and digits of any script, unstemmed, and each Chinese or Japanese character is a
    /// word.
    #[must_use]
    pub fn of(language: &str) -> Self {
        Self {
            plain: language != "en",
            ..Self::default()
        }
    }

    /// The words of `text`: lower-cased runs of ASCII letters and digits, stemmed if longer than
    /// three characters.
    pub fn words(&mut self, text: &str) -> Vec<Word> {
        if self.plain {
            return self.plain_words(text);
        }
        text.to_lowercase()
            .split(|character: char| !character.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| self.number(word))
            .collect()
    }

    /// The words of each non-empty line of `text`.
    pub fn lines(&mut self, text: &str) -> Vec<Vec<Word>> {
        text.split('\n')
            .filter(|line| !line.is_empty())
            .map(|line| self.words(line))
            .collect()
    }

    fn plain_words(&mut self, text: &str) -> Vec<Word> {
        let is_sign =
            |letter: char| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        let lower = text.to_lowercase();
        let mut words = Vec::new();
        for run in lower.split(|letter: char| !letter.is_alphanumeric()) {
            let mut start = 0;
            for (at, letter) in run.char_indices().filter(|&(_, letter)| is_sign(letter)) {
                words.extend([&run[start..at], &run[at..at + letter.len_utf8()]]);
                start = at + letter.len_utf8();
            }
            words.push(&run[start..]);
        }
        words.retain(|word| !word.is_empty());
        words.into_iter().map(|word| self.number(word)).collect()
    }

    fn number(&mut self, word: &str) -> Word {
        if let Some(&number) = self.words.get(word) {
            return number;
        }
        let stem = if word.len() > 3 && !self.plain {
            porter::stem(word)
        } else {
            word.to_owned()
        };
        let next = Word::try_from(self.stems.len()).unwrap_or(Word::MAX);
        let number = *self.stems.entry(stem).or_insert(next);
        self.words.insert(word.to_owned(), number);
        number
    }
}

/// How often each n-gram occurs in a text.
#[derive(Clone, Debug, Default)]
pub struct Ngrams {
    counts: FxHashMap<[Word; 2], u32>,
    total: u32,
}

impl Ngrams {
    /// The n-grams of `words`; `size` is 1 or 2.
    #[must_use]
    pub fn of(words: &[Word], size: usize) -> Self {
        let mut ngrams = Self::default();
        for window in words.windows(size) {
            let key = [window[0], window.get(1).copied().unwrap_or(Word::MAX)];
            *ngrams.counts.entry(key).or_default() += 1;
            ngrams.total += 1;
        }
        ngrams
    }

    /// The F1 of two texts' n-grams, with clipped counts.
    #[must_use]
    pub fn f1(&self, other: &Self) -> f64 {
        let shared: u32 = self
            .counts
            .iter()
            .filter_map(|(key, &count)| Some(count.min(*other.counts.get(key)?)))
            .sum();
        f1(shared, self.total, other.total)
    }
}

/// The F1 of `hits` among `wanted` and among `given`.
fn f1(hits: u32, wanted: u32, given: u32) -> f64 {
    let recall = f64::from(hits) / f64::from(wanted.max(1));
    let precision = f64::from(hits) / f64::from(given.max(1));
    if hits == 0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    }
}

/// ROUGE-Lsum: the union of each reference sentence's LCS with every candidate sentence. A word
/// counts at most as often as it occurs on each side.
fn lsum(reference: &[Vec<Word>], candidate: &[Vec<Word>]) -> f64 {
    let [mut left_reference, mut left_candidate] = [reference, candidate].map(counts);
    let mut hits = 0;
    for sentence in reference {
        let mut union = vec![false; sentence.len()];
        for other in candidate {
            mark_lcs(sentence, other, &mut union);
        }
        for (word, _) in sentence.iter().zip(union).filter(|(_, within)| *within) {
            if let Some(left_reference) = left_reference.get_mut(word)
                && let Some(left_candidate) = left_candidate.get_mut(word)
                && *left_reference > 0
                && *left_candidate > 0
            {
                *left_reference -= 1;
                *left_candidate -= 1;
                hits += 1;
            }
        }
    }
    let [wanted, given] = [reference, candidate]
        .map(|sentences| sentences.iter().map(Vec::len).sum::<usize>())
        .map(|words| u32::try_from(words).unwrap_or(u32::MAX));
    f1(hits, wanted, given)
}

/// How often each word occurs in `sentences`.
fn counts(sentences: &[Vec<Word>]) -> FxHashMap<Word, u32> {
    let mut counts = FxHashMap::default();
    for &word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Marks in `union` which words of `reference` are in its longest common subsequence with
/// `candidate`. Of several equally long ones, it picks the one that the package reads back from its
/// table.
fn mark_lcs(reference: &[Word], candidate: &[Word], union: &mut [bool]) {
    let width = candidate.len() + 1;
    let mut table = vec![0_u32; (reference.len() + 1) * width];
    for (row, word) in reference.iter().enumerate() {
        for (column, other) in candidate.iter().enumerate() {
            let at = (row + 1) * width + column + 1;
            table[at] = if word == other {
                table[at - width - 1] + 1
            } else {
                table[at - width].max(table[at - 1])
            };
        }
    }
    let (mut row, mut column) = (reference.len(), candidate.len());
    while row > 0 && column > 0 {
        let at = row * width + column;
        if reference[row - 1] == candidate[column - 1] {
            union[row - 1] = true;
            row -= 1;
            column -= 1;
        } else if table[at - 1] > table[at - width] {
            column -= 1;
        } else {
            row -= 1;
        }
    }
}
