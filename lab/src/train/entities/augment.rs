//! Data augmentation: copies of training documents written as careless authors and headlines write,
//! and words hidden at random.

use pith::entities::model::context::Context;
use pith::entities::model::words;

use super::corpus::Document;

/// A small random number generator that gives the same numbers on every platform (Knuth's
/// multiplier).
pub struct Random(u64);

impl Random {
    /// A generator; equal seeds give equal numbers.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, 31 bits wide.
    pub fn draw(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// True with the given probability.
    pub fn chance(&mut self, likelihood: f32) -> bool {
        ((self.draw() & 0xff_ffff) as f32) < likelihood * 16_777_216.0
    }

    /// Shuffles `items`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.draw() % (last as u64 + 1)) as usize);
        }
    }
}

/// How a copy differs from its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// ALL IN CAPITALS.
    Capitals,
    /// all in lower case.
    Small,
    /// Every Word With A Capital.
    Titled,
    /// Without the full stops that end passages.
    Unstopped,
    /// Without accents.
    Unaccented,
}

impl Manner {
    /// Every manner.
    pub const ALL: [Self; 5] = [
        Self::Capitals,
        Self::Small,
        Self::Titled,
        Self::Unstopped,
        Self::Unaccented,
    ];
}

/// A copy of `document`, altered as `manner` says.
pub fn copy(document: &Document, manner: Manner) -> Document {
    let mut copy = document.clone();
    for passage in &mut copy.passages {
        if manner == Manner::Unstopped {
            if passage.tokens.len() > 1 && passage.tokens.last().is_some_and(|token| token == ".") {
                passage.tokens.pop();
                passage.gold.pop();
            }
            continue;
        }
        for token in &mut passage.tokens {
            *token = match manner {
                Manner::Capitals => token.to_uppercase(),
                Manner::Small => token.to_lowercase(),
                Manner::Unaccented => token.chars().map(unaccented).collect(),
                Manner::Titled | Manner::Unstopped => {
                    let mut letters = token.chars();
                    letters.next().map_or_else(String::new, |first| {
                        first.to_uppercase().chain(letters).collect()
                    })
                }
            };
        }
    }
    copy
}

/// A letter without its accent, in the same case.
fn unaccented(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one != letter => {
            let plain = words::unaccented(one);
            if plain == one {
                letter
            } else {
                plain.to_uppercase().next().unwrap_or(plain)
            }
        }
        _ => words::unaccented(letter),
    }
}

/// The probability of hiding a capitalized word, and any other word.
const HIDDEN: (f32, f32) = (0.3, 0.05);

/// The probability of also hiding a hidden word's affixes, and its lexicon entry.
const AFFIX_HIDDEN: f32 = 0.5;
const ENTRY_HIDDEN: f32 = 0.3;

/// Hides some of a document's words as if they had never been seen, so that weights are also
/// learned for a word's context and shape.
pub fn hide_words(context: &mut Context, random: &mut Random) {
    let mut hidden = vec![false; context.words.len()];
    for (word, hidden) in context.words.iter_mut().zip(&mut hidden) {
        *hidden = random.chance(if word.case.has_capital() {
            HIDDEN.0
        } else {
            HIDDEN.1
        });
        if !*hidden {
            continue;
        }
        let salt = random.draw().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        word.lower ^= salt;
        word.exact ^= salt;
        for affix in word.prefixes.iter_mut().chain(&mut word.suffixes) {
            if *affix != 0 && random.chance(AFFIX_HIDDEN) {
                *affix ^= salt;
            }
        }
        if random.chance(ENTRY_HIDDEN) {
            word.entry = Default::default();
        }
        if let Some(parts) = &mut word.parts {
            parts.first ^= salt;
        }
    }
    for passage in &mut context.passages {
        for run in &mut passage.runs {
            let tokens = &passage.tokens[run.start..run.end];
            if tokens.iter().any(|token| hidden[token.word as usize]) {
                run.phrase = random.draw().wrapping_mul(0x9e37_79b9_7f4a_7c15);
            }
        }
    }
}
