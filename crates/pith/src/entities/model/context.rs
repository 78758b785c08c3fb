//! A document as the model sees it: its distinct words, and their positions.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::hash;
use super::lexicon::Lexicon;
use super::words::{Case, Mode, Word};
use crate::language::{self, Section};

/// A document's distinct words and its passages.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The distinct words; the same letters in passages with different modes are different words.
    pub words: Vec<Word>,
    /// The passages in order.
    pub passages: Vec<Passage>,
}

/// One passage.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its use of capitals.
    pub mode: Mode,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Runs of capitalized words, in order.
    pub runs: Vec<Run>,
}

/// A token in its context.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its word, as an index into [`Context::words`].
    pub word: u32,
    /// Whether it starts a sentence.
    pub starts: bool,
    /// Its run, as an index into [`Passage::runs`].
    pub run: Option<u32>,
    /// How the document writes the word elsewhere.
    pub evidence: Evidence,
}

/// A run of capitalized words, joined by "of", "&", "-" and the like: usually a single name.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Its first token.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
    /// The hash of its words in lower case.
    pub phrase: u64,
}

/// How a document writes a word where capitals are meaningful: inside the sentences of its running
/// text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Evidence {
    /// It does not occur there.
    None,
    /// Always capitalized.
    Capital,
    /// Usually capitalized.
    MostlyCapital,
    /// Usually in lower case.
    MostlySmall,
    /// Always in lower case.
    Small,
}

/// Lower-case words and marks that join the words of a name, in any of the languages with a model.
/// The models were trained with this list, so a change requires retraining all of them.
static JOINERS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let words = language::shared().words(Section::NameJoiners);
    words.map(hash::of).collect()
});

impl Context {
    /// The context of a document's passages, given as lists of tokens.
    #[must_use]
    pub fn new(passages: &[Vec<&str>], lexicon: &Lexicon) -> Self {
        let mut context = Self::default();
        let mut known: FxHashMap<(&str, Mode), u32> = FxHashMap::default();
        let mut counts: FxHashMap<u64, [u32; 2]> = FxHashMap::default();
        for passage in passages {
            let mode = Mode::of(passage);
            let mut tokens = Vec::with_capacity(passage.len());
            let mut starts = true;
            for &token in passage {
                let word = *known.entry((token, mode)).or_insert_with(|| {
                    context.words.push(Word::new(token, mode, lexicon));
                    context.words.len() as u32 - 1
                });
                let seen = context.words[word as usize];
                if mode == Mode::Running && !starts {
                    match seen.case {
                        Case::Small => counts.entry(seen.lower).or_default()[0] += 1,
                        Case::Capital | Case::Mixed => {
                            counts.entry(seen.lower).or_default()[1] += 1
                        }
                        _ => {}
                    }
                }
                tokens.push(Token {
                    word,
                    starts,
                    run: None,
                    evidence: Evidence::None,
                });
                starts = match token {
                    "." | "!" | "?" => true,
                    "\"" | "'" | "''" | "``" | "“" | "”" | "’" | "‘" | ")" => starts,
                    _ => false,
                } || (starts && seen.case == Case::Mark);
            }
            context.passages.push(Passage {
                mode,
                tokens,
                runs: Vec::new(),
            });
        }
        for passage in &mut context.passages {
            for token in &mut passage.tokens {
                let word = &context.words[token.word as usize];
                token.evidence = match counts.get(&word.lower) {
                    None => Evidence::None,
                    Some([0, _]) => Evidence::Capital,
                    Some([_, 0]) => Evidence::Small,
                    Some([small, capital]) if capital >= small => Evidence::MostlyCapital,
                    Some(_) => Evidence::MostlySmall,
                };
            }
            passage.find_runs(&context.words);
        }
        context
    }
}

impl Passage {
    /// Marks the runs of capitalized words, where capitals are meaningful.
    fn find_runs(&mut self, words: &[Word]) {
        if matches!(self.mode, Mode::Capitals | Mode::Small) {
            return;
        }
        let word = |token: &Token| &words[token.word as usize];
        let mut at = 0;
        while at < self.tokens.len() {
            if !word(&self.tokens[at]).case.has_capital() {
                at += 1;
                continue;
            }
            let start = at;
            let mut end = at + 1;
            let mut next = end;
            while next < self.tokens.len() && next - end <= 2 {
                let seen = word(&self.tokens[next]);
                if seen.case.has_capital() {
                    end = next + 1;
                } else if !JOINERS.contains(&seen.lower) {
                    break;
                }
                next += 1;
            }
            let mut phrase = 0;
            for token in &self.tokens[start..end] {
                phrase = hash::pair(phrase, word(token).lower);
            }
            let run = self.runs.len() as u32;
            for token in &mut self.tokens[start..end] {
                token.run = Some(run);
            }
            self.runs.push(Run { start, end, phrase });
            at = end;
        }
    }
}
