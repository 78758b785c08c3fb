//! What the model sees of a single word, regardless of its position.

use super::hash::{self, Fnv};
use super::lexicon::{Entry, Lexicon};

/// A passage's use of capitals; in all modes but the first, capitals say little about a single
/// word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Mode {
    /// As in running text.
    Running,
    /// ALL IN CAPITALS, like some headlines.
    Capitals,
    /// all in lower case, like some messages.
    Small,
    /// Most Words Capitalized, Like Other Headlines.
    Titled,
}

impl Mode {
    /// The mode of a passage. Short passages count as running text, since two or three names look
    /// like a headline.
    #[must_use]
    pub fn of(passage: &[&str]) -> Self {
        let (mut words, mut capital, mut all_capital) = (0_usize, 0_usize, 0_usize);
        for token in passage {
            let mut letters = token.chars().filter(|c| c.is_alphabetic());
            let Some(first) = letters.next() else {
                continue;
            };
            let mut rest = letters.peekable();
            if rest.peek().is_none() {
                continue;
            }
            words += 1;
            if first.is_uppercase() {
                capital += 1;
                if rest.all(char::is_uppercase) {
                    all_capital += 1;
                }
            }
        }
        if words < 3 {
            Self::Running
        } else if capital == 0 {
            Self::Small
        } else if all_capital * 10 >= words * 7 {
            Self::Capitals
        } else if words >= 4 && capital * 10 >= words * 7 {
            Self::Titled
        } else {
            Self::Running
        }
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Case {
    /// Neither letters nor digits.
    Mark,
    /// Digits, but no letters.
    Number,
    /// Starts with a lower-case letter and has no capitals.
    Small,
    /// Starts with a capital and has no other.
    Capital,
    /// Only capitals, two or more.
    Capitals,
    /// Capitals elsewhere, not only at the start: "McDonald", "iPhone".
    Mixed,
}

impl Case {
    fn of(word: &str) -> Self {
        let (mut upper, mut lower, mut digits) = (0_usize, 0_usize, 0_usize);
        let mut first_upper = false;
        for c in word.chars() {
            if c.is_uppercase() {
                first_upper |= upper + lower == 0;
                upper += 1;
            } else if c.is_alphabetic() {
                lower += 1;
            } else if c.is_numeric() {
                digits += 1;
            }
        }
        match (upper, lower, digits) {
            (0, 0, 0) => Self::Mark,
            (0, 0, _) => Self::Number,
            (0, ..) => Self::Small,
            (1, ..) if first_upper => Self::Capital,
            (_, 0, _) => Self::Capitals,
            _ => Self::Mixed,
        }
    }

    /// Whether it is written like a possible name.
    #[must_use]
    pub const fn has_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Capitals | Self::Mixed)
    }
}

/// Maximum length of prefixes and suffixes, in characters.
pub const AFFIX: usize = 4;

/// A word as the model sees it. A hash of 0 means that there is none.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its hash in lower case, with digits as 0.
    pub lower: u64,
    /// Its hash as written.
    pub exact: u64,
    /// Its letters as `X` or `x` and its digits as `0`, with runs shortened to four.
    pub shape: u64,
    /// The same with runs shortened to one.
    pub brief: u64,
    /// The first 1 to [`AFFIX`] characters, if it is longer.
    pub prefixes: [u64; AFFIX],
    /// The last 1 to [`AFFIX`] characters, if it is longer.
    pub suffixes: [u64; AFFIX],
    /// Its case.
    pub case: Case,
    /// The mode of its passage.
    pub mode: Mode,
    /// The lexicon's entry for it.
    pub entry: Entry,
    /// The parts of a hyphenated compound: "EU-Kommission", "Anglo-Irish".
    pub parts: Option<Parts>,
}

/// The first and the last part of a hyphenated word.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The hash of the first part in lower case.
    pub first: u64,
    /// The hash of the last part in lower case.
    pub last: u64,
    /// Whether the last part is capitalized.
    pub capital: bool,
    /// The lexicon's entry for the first part.
    pub first_entry: Entry,
    /// The lexicon's entry for the last part.
    pub last_entry: Entry,
}

impl Parts {
    /// The parts of `word`, whose lower-case form is `folded`; `None` if it is not a compound.
    fn of(word: &str, folded: &str, lexicon: &Lexicon) -> Option<Self> {
        let hyphen = |c: char| matches!(c, '-' | '‐' | '‑');
        let (first, _) = folded.split_once(hyphen)?;
        let (_, last) = folded.rsplit_once(hyphen)?;
        if first.is_empty() || last.is_empty() {
            return None;
        }
        let (_, written) = word.rsplit_once(hyphen)?;
        Some(Self {
            first: hash::of(first),
            last: hash::of(last),
            capital: written.starts_with(char::is_uppercase),
            first_entry: known(first, lexicon),
            last_entry: known(last, lexicon),
        })
    }
}

/// The lexicon's entry for a word in lower case. Accents are ignored, as many writers omit them;
/// and an unknown word may be the genitive of a known one.
fn known(folded: &str, lexicon: &Lexicon) -> Entry {
    let plain = plain(folded);
    let entry = lexicon.get(hash::of(&plain));
    if entry.fine != 0 {
        return entry;
    }
    let owner = (plain.strip_suffix('s'))
        .map(|owner| owner.strip_suffix(['\'', '’']).unwrap_or(owner))
        .filter(|owner| owner.len() >= 4);
    owner.map_or(entry, |owner| lexicon.get(hash::of(owner)))
}

/// Lower-case text without its accents.
#[must_use]
pub fn plain(folded: &str) -> String {
    folded.chars().map(unaccented).collect()
}

/// A lower-case letter of a European language without its accent. (A table for every script would
/// be larger than all the code that uses it.)
#[must_use]
pub const fn unaccented(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

impl Word {
    /// The features of `word` in a passage with `mode`.
    #[must_use]
    pub fn new(word: &str, mode: Mode, lexicon: &Lexicon) -> Self {
        let folded = fold(word);
        let mut ends = [0; AFFIX + 1];
        let mut length = 0;
        for (at, _) in folded.char_indices() {
            if length <= AFFIX {
                ends[length] = at;
            }
            length += 1;
        }
        let mut prefixes = [0; AFFIX];
        let mut suffixes = [0; AFFIX];
        for (n, hash) in prefixes.iter_mut().enumerate() {
            if length > n + 1 {
                *hash = hash::of(folded.get(..ends[n + 1]).unwrap_or_default());
            }
        }
        for (n, (at, _)) in folded.char_indices().rev().take(AFFIX).enumerate() {
            if length > n + 1 {
                suffixes[n] = hash::of(folded.get(at..).unwrap_or_default());
            }
        }
        let (shape, brief) = shapes(word);
        let lower = hash::of(&folded);
        let exact = if mode == Mode::Running {
            hash::of(word)
        } else {
            hash::pair(hash::of(word), mode as u64)
        };
        Self {
            lower,
            exact,
            shape,
            brief,
            prefixes,
            suffixes,
            case: Case::of(word),
            mode,
            entry: known(&folded, lexicon),
            parts: Parts::of(word, &folded, lexicon),
        }
    }
}

/// A word in lower case, with its digits as 0.
#[must_use]
pub fn fold(word: &str) -> String {
    (word.chars().flat_map(char::to_lowercase))
        .map(|c| if c.is_numeric() { '0' } else { c })
        .collect()
}

/// The hashes of the long and the brief shape of `word`.
fn shapes(word: &str) -> (u64, u64) {
    let (mut long, mut brief) = (Fnv::EMPTY, Fnv::EMPTY);
    let mut last = '\0';
    let mut run = 0;
    for c in word.chars() {
        let sort = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        run = if sort == last { run + 1 } else { 1 };
        last = sort;
        if run <= 4 {
            let mut bytes = [0; 4];
            let bytes = sort.encode_utf8(&mut bytes).as_bytes();
            long = long.with(bytes);
            if run == 1 {
                brief = brief.with(bytes);
            }
        }
    }
    (long.get(), brief.get())
}
