//! Which of its words an article's summary will have.
//!
//! How a word is used in its article (how often, how early, in which sentences, in a name, in the
//! title) tells how likely a human summary has it. Learned from summaries, that tells more than
//! frequency alone: Hong and Nenkova, "Improving the estimation of word importance for news
//! multi-document summarization" (2014).

use std::ops::Range;

use super::features::{Features, Signal};
use super::forest::Forest;
use super::lexicon::{self, Lexicon};
use super::salience::MAIN_ENTITIES;
use crate::digest::{Entity, Mention};
use crate::text::Document;
use crate::text::terms::{TermId, Terms};
use crate::text::tokens::TokenKind;

/// How many numbers describe a term's use.
const USES: usize = 22;

/// How many numbers describe a term: its use, and what the lexicon knows of it.
pub const SIGNALS: usize = USES + 2;

/// The use of a term in its article.
pub type Use = [f32; USES];

/// Places behind this sentence are all the same.
const FARTHEST: usize = 50;

/// So many sentences are the beginning of an article.
const BEGINNING: usize = 6;

/// The longest word whose length is told.
const LONGEST: usize = 20;

/// The terms of an article's body and how it uses them.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// For each term its use; `None` where the body does not have it.
    pub uses: Vec<Option<Use>>,
    /// The terms of each sentence, ascending, each once.
    pub of_sentences: Vec<Vec<TermId>>,
    /// How many words of each sentence are of no term: the stop words.
    pub stop_words: Vec<f32>,
    /// Which terms the title has.
    pub in_title: Vec<bool>,
    /// For each term its key in the lexicon; `None` where the text is not in the lexicon's language.
    pub keys: Vec<Option<u32>>,
}

impl Vocabulary {
    /// Reads the sentences of the body, which have these `tokens`, so many `words` and, so far, these
    /// `features`.
    #[must_use]
    pub fn gather(
        document: &Document,
        terms: &Terms,
        tokens: &[Range<usize>],
        words: &[usize],
        salience: &[f32],
        features: &[Features],
    ) -> Self {
        let mut in_title = vec![false; terms.len()];
        for &(term, _) in terms.of_title() {
            in_title[term as usize] = true;
        }
        let mut seen = vec![Seen::default(); terms.len()];
        let mut vocabulary = Self::default();
        for (sentence, tokens) in tokens.iter().enumerate() {
            let (mut of_sentence, mut running) = (Vec::new(), 0);
            for at in tokens.clone() {
                if let Some(term) = terms.of_token(at) {
                    of_sentence.push(term);
                    running += 1;
                    let salience = salience.get(at).copied().unwrap_or(0.0);
                    seen[term as usize].see(document, at, at == tokens.start, salience, sentence);
                }
            }
            of_sentence.sort_unstable();
            of_sentence.dedup();
            vocabulary.of_sentences.push(of_sentence);
            let stop_words = words[sentence].saturating_sub(running);
            vocabulary.stop_words.push(stop_words as f32);
        }
        let total: f32 = seen.iter().map(|seen| seen.count).sum();
        vocabulary.uses = seen
            .iter()
            .zip(&in_title)
            .map(|(seen, &in_title)| {
                (!seen.sentences.is_empty()).then(|| seen.describe(in_title, total, features))
            })
            .collect();
        vocabulary.in_title = in_title;
        let key = |term: usize| {
            let term = TermId::try_from(term).ok()?;
            let known = document.language.is_english();
            known.then(|| lexicon::key(terms.stem(term)))
        };
        vocabulary.keys = (0..terms.len()).map(key).collect();
        vocabulary
    }

    /// For each term what it is judged by; `None` where the body does not have it.
    pub fn rows(&self, lexicon: &Lexicon) -> impl Iterator<Item = Option<[f32; SIGNALS]>> {
        self.uses.iter().zip(&self.keys).map(|(of, key)| {
            let known = key.map(|key| lexicon.get(key)).unwrap_or_default();
            let mut row = [0.0; SIGNALS];
            row[..USES].copy_from_slice(&(*of)?);
            row[USES] = known.rate();
            row[USES + 1] = known.frequency();
            Some(row)
        })
    }

    /// For each term how likely a summary has it, by `lexicon` and the trees of `forest`, 0 to 1.
    #[must_use]
    pub fn likelihoods(&self, lexicon: &Lexicon, forest: &Forest) -> Vec<f32> {
        self.rows(lexicon)
            .map(|row| row.map_or(0.0, |row| forest.answer(&row).clamp(0.0, 1.0)))
            .collect()
    }
}

/// For each token of `document` the share of the weight of the main named entities that the one has
/// in whose mention it stands. `mentions` are in order, `entities` weightiest first.
#[must_use]
pub fn salience(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<f32> {
    let main = entities.iter().filter(|entity| entity.kind.is_name());
    let total: f32 = main
        .take(MAIN_ENTITIES)
        .map(|entity| entity.weight)
        .sum::<f32>()
        .max(f32::MIN_POSITIVE);
    let mut salience = vec![0.0_f32; document.tokens.len()];
    for mention in mentions {
        let named = entities.get(mention.entity);
        let Some(entity) = named.filter(|entity| entity.kind.is_name()) else {
            continue;
        };
        let first = document
            .tokens
            .partition_point(|token| token.span.end() <= mention.span.start());
        let within = document.tokens[first..]
            .iter()
            .zip(&mut salience[first..])
            .take_while(|(token, _)| token.span.start() < mention.span.end());
        for (_, salience) in within {
            *salience = salience.max((entity.weight / total).min(1.0));
        }
    }
    salience
}

/// What is counted of a term on the way through the article.
#[derive(Clone, Debug, Default)]
struct Seen {
    count: f32,
    /// How often it has a capital although it does not open a sentence.
    capitals: f32,
    is_number: bool,
    letters: usize,
    salience: f32,
    /// The sentences that have it, ascending.
    sentences: Vec<usize>,
}

impl Seen {
    fn see(&mut self, document: &Document, at: usize, opens: bool, salience: f32, sentence: usize) {
        let token = &document.tokens[at];
        let text = token.span.text(document.source);
        if self.sentences.is_empty() {
            self.is_number = token.kind == TokenKind::Number;
            self.letters = text.chars().take(LONGEST).count();
        }
        self.count += 1.0;
        if !opens && text.starts_with(char::is_uppercase) {
            self.capitals += 1.0;
        }
        self.salience = self.salience.max(salience);
        if self.sentences.last() != Some(&sentence) {
            self.sentences.push(sentence);
        }
    }

    /// `total` is how many running terms the body has; there is a sentence that has this one.
    fn describe(&self, in_title: bool, total: f32, features: &[Features]) -> Use {
        let count = features.len() as f32;
        let sentences = &self.sentences;
        let [first, last] = [0, sentences.len() - 1].map(|at| sentences[at]);
        let second = sentences.get(1).copied().unwrap_or(FARTHEST);
        let values = |signal: Signal| sentences.iter().map(move |&at| features[at][signal]);
        let most = |signal| values(signal).fold(f32::NEG_INFINITY, f32::max);
        let lexrank = values(Signal::LexRank).sum::<f32>() / sentences.len() as f32;
        let flag = |is: bool| f32::from(u8::from(is));
        let early = sentences.partition_point(|&at| at < BEGINNING);
        [
            self.count,
            100.0 * self.count / total,
            sentences.len() as f32 / count,
            first.min(FARTHEST) as f32,
            first as f32 / count,
            last as f32 / count,
            second.min(FARTHEST) as f32,
            early as f32,
            flag(sentences.contains(&1)),
            flag(sentences.contains(&2)),
            features[first][Signal::WordsBefore],
            flag(in_title),
            self.capitals / self.count,
            flag(self.is_number),
            self.letters as f32,
            self.salience,
            most(Signal::LexRank),
            lexrank,
            most(Signal::Centroid),
            values(Signal::Quotation).fold(1.0, f32::min),
            features[first][Signal::TellingLead],
            count.min(200.0),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::summary::features::Evidence;
    use crate::summary::forest::{Node, Split};

    const HARBOUR: &str = "The harbour of Tarn was closed after the storm.\n\n\
        Engineers will look at the wall.\n\n\
        The harbour may be closed until May.";

    fn vocabulary<'a>(title: &str, source: &'a str) -> (Document<'a>, Terms, Vocabulary) {
        let options = Options {
            title: Some(title.to_owned()),
            as_is: true,
            ..Options::default()
        };
        let document = Document::parse(source, &options);
        let terms = Terms::of(&document);
        let vocabulary = Evidence::gather(&document, &terms, &[], &[], &[]).vocabulary;
        (document, terms, vocabulary)
    }

    /// Asks one column and says 0.75 for more and 0.25 for no more.
    fn asks(column: u8, threshold: f32) -> Forest {
        let leaf = |value| Node { value, split: None };
        let split = Some(Split {
            column,
            threshold,
            more: 2,
        });
        let root = Node { value: 0.5, split };
        Forest {
            trees: vec![vec![root, leaf(0.25), leaf(0.75)]],
        }
    }

    #[test]
    fn a_word_is_told_by_its_use_and_one_of_the_title_alone_is_not_told() {
        let (_, terms, vocabulary) = vocabulary("Ferries stop", HARBOUR);
        let likelihoods = vocabulary.likelihoods(&Lexicon::default(), &asks(0, 1.5));
        for (term, likelihood) in likelihoods.iter().enumerate() {
            let expected = match terms.stem(term as TermId) {
                "harbour" | "close" => 0.75,
                "ferri" | "stop" => 0.0,
                _ => 0.25,
            };
            assert_eq!(*likelihood, expected, "{}", terms.stem(term as TermId));
        }
    }

    #[test]
    fn stop_words_are_counted_and_have_no_term() {
        let (_, _, vocabulary) = vocabulary("", HARBOUR);
        assert_eq!(vocabulary.of_sentences[0].len(), 4);
        assert_eq!(vocabulary.stop_words[0], 5.0);
    }

    #[test]
    fn what_the_lexicon_knows_counts_in_its_language_only() {
        let known = lexicon::Entry::new(1.0, 3.0);
        let lexicon = Lexicon::new(vec![(lexicon::key("hotel"), known)]);
        let likeliest = |source| {
            let (_, _, vocabulary) = vocabulary("", source);
            let likelihoods = vocabulary.likelihoods(&lexicon, &asks(USES as u8, 0.5));
            likelihoods.into_iter().fold(0.0, f32::max)
        };
        assert_eq!(
            likeliest("The guests of the hotel were asked to leave at once."),
            0.75
        );
        let german = "Die Gäste wurden gebeten, das Hotel noch am selben Abend zu verlassen.";
        assert_eq!(likeliest(german), 0.25);
    }
}
