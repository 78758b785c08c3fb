//! Tokens with their case and cues, and how the document writes each word.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::entities::gazetteers::{self, Cues, Gazetteers, LONGEST, Senses};

/// A token as the rules see it.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// As written.
    pub text: &'a str,
    /// As it would stand in running text: "LONDON" is "London" where capitals tell nothing.
    pub form: Cow<'a, str>,
    /// In lower case.
    pub lower: String,
    /// What the form speaks for.
    pub cues: Cues,
    /// What the word in lower case speaks for.
    pub lower_cues: Cues,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether it stands where any word would be capitalised.
    pub initial: bool,
}

impl Word<'_> {
    pub fn is_function(&self) -> bool {
        self.lower_cues.any(Cues::FUNCTION)
    }

    pub fn is_common(&self) -> bool {
        self.lower_cues.any(Cues::COMMON | Cues::FUNCTION)
    }

    pub fn is_title(&self) -> bool {
        self.cues.any(Cues::TITLE)
    }

    /// A head word of any sort: "University", "River", "War", "Act".
    pub fn is_head(&self) -> bool {
        self.cues
            .any(Cues::ORGANIZATION_HEAD | Cues::PLACE_HEAD | Cues::EVENT_HEAD | Cues::WORK_HEAD)
    }

    /// All capitals, two to six of them: "NATO", "BJP".
    pub fn is_acronym(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && self.form == self.text
            && self
                .text
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '.' | '&' | '-'))
    }
}

/// How a passage is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A sentence, where a capital inside speaks for a name.
    Running,
    /// A headline in capitals or with all its words capitalised, or text wholly in lower case.
    Caseless,
}

#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub words: Vec<Word<'a>>,
    pub style: Style,
}

impl Passage<'_> {
    pub fn get(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    /// The lower-case text of the word `back` places before `at`.
    pub fn before(&self, at: usize, back: usize) -> Option<&Word<'_>> {
        self.words.get(at.checked_sub(back)?)
    }

    /// What the gazetteers know of the span, as written or as its form.
    pub fn senses(&self, span: Range<usize>) -> Senses {
        let Some(words) = self.words.get(span) else {
            return Senses::default();
        };
        let all = gazetteers::get();
        let mut key = String::new();
        for word in words {
            gazetteers::push_key(&mut key, word.text);
        }
        let written = all.senses(&key);
        if !written.is_empty() || words.iter().all(|word| word.form == word.text) {
            return written;
        }
        key.clear();
        for word in words {
            gazetteers::push_key(&mut key, &word.form);
        }
        all.senses(&key)
    }

    /// The end of the longest known name that starts at a word, and what it is.
    pub fn longest_known(&self, at: usize) -> Option<(usize, Senses)> {
        let all = gazetteers::get();
        let (mut written, mut formed) = (String::new(), String::new());
        let mut best = None;
        for (offset, word) in self.words.iter().skip(at).take(LONGEST).enumerate() {
            gazetteers::push_key(&mut written, word.text);
            gazetteers::push_key(&mut formed, &word.form);
            let senses = all.senses(&written) | all.senses(&formed);
            if !senses.is_empty() {
                best = Some((at + offset + 1, senses));
            }
        }
        best
    }

    /// The span's words with one blank between them, as their form.
    pub fn name(&self, span: Range<usize>) -> String {
        let mut name = String::new();
        for word in self.words.get(span).unwrap_or_default() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&word.form);
        }
        name
    }
}

/// How often the document writes a word how, headings left out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub lower: u32,
    /// Capitalised where a plain word would not be.
    pub capital: u32,
}

#[derive(Debug)]
pub(super) struct Document<'a> {
    pub passages: Vec<Passage<'a>>,
    counts: FxHashMap<String, Counts>,
}

impl<'a> Document<'a> {
    pub fn read(passages: &[Vec<&'a str>]) -> Self {
        let passages: Vec<_> = passages.iter().map(|tokens| read_passage(tokens)).collect();
        let mut counts: FxHashMap<String, Counts> = FxHashMap::default();
        for word in passages
            .iter()
            .filter(|passage| passage.style == Style::Running)
            .flat_map(|passage| &passage.words)
        {
            if !word.text.chars().any(char::is_alphabetic) || (word.capital && word.initial) {
                continue;
            }
            let entry = counts.entry(word.lower.clone()).or_default();
            if word.capital {
                entry.capital += 1;
            } else {
                entry.lower += 1;
            }
        }
        Self { passages, counts }
    }

    pub fn counts(&self, lower: &str) -> Counts {
        self.counts.get(lower).copied().unwrap_or_default()
    }
}

fn read_passage<'a>(tokens: &[&'a str]) -> Passage<'a> {
    let all = gazetteers::get();
    let (style, capitals) = style_of(tokens);
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    for &text in tokens {
        let initial = words.last().is_none_or(|before| {
            matches!(
                before.text,
                "\"" | "“"
                    | "”"
                    | "''"
                    | "``"
                    | "."
                    | "!"
                    | "?"
                    | ":"
                    | ";"
                    | "•"
                    | "*"
                    | "…"
                    | "..."
                    | "—"
                    | "--"
                    | "‘"
            ) || (before.initial && matches!(before.text, "'" | "-" | "–" | "("))
        });
        words.push(read_word(text, initial, capitals, all));
    }
    Passage { words, style }
}

fn read_word<'a>(text: &'a str, initial: bool, capitals: bool, all: &Gazetteers) -> Word<'a> {
    let lower = text.to_lowercase();
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let shouted = letters.clone().count() > 1 && letters.all(char::is_uppercase);
    let length = text.chars().count();
    let small = title_case(&lower);
    let named = Senses::PLACE | Senses::GROUP | Senses::GIVEN;
    let telling = all.senses(text).is_empty()
        && !text.contains('.')
        && (length > 4 || (length == 4 && all.senses(&small).any(named)));
    let form = if shouted && (capitals || telling) {
        Cow::Owned(small)
    } else {
        Cow::Borrowed(text)
    };
    Word {
        cues: all.cues(&form),
        lower_cues: lower_cues(&lower, all),
        capital: text.chars().next().is_some_and(char::is_uppercase),
        text,
        form,
        lower,
        initial,
    }
}

/// The cues of a word in lower case; a plural is as common as its singular.
fn lower_cues(lower: &str, all: &Gazetteers) -> Cues {
    let cues = all.cues(lower);
    match lower.strip_suffix('s') {
        Some(one) if one.len() > 3 && all.cues(one).any(Cues::COMMON) => cues | Cues::COMMON,
        _ => cues,
    }
}

/// "al-kadhimi" to "Al-Kadhimi".
pub(super) fn title_case(lower: &str) -> String {
    let mut out = String::with_capacity(lower.len());
    let mut start = true;
    for c in lower.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        start = matches!(c, '-' | '‐' | '.');
    }
    out
}

/// How a passage is written, and whether in capitals.
fn style_of(tokens: &[&str]) -> (Style, bool) {
    let all = gazetteers::get();
    let (mut long, mut capital, mut upper, mut plain) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut words = 0_u32;
    let mut small = false;
    let mut any_capital = false;
    for token in tokens {
        let mut chars = token.chars();
        let first_upper = chars.next().is_some_and(char::is_uppercase);
        any_capital |= token.chars().any(char::is_uppercase);
        small |= token.chars().any(char::is_lowercase);
        words += u32::from(token.chars().filter(|c| c.is_alphabetic()).count() > 2);
        if token.chars().count() < 4
            || !token
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        {
            continue;
        }
        long += 1;
        capital += u32::from(first_upper);
        upper += u32::from(token.chars().all(|c| !c.is_lowercase()));
        plain += u32::from(
            first_upper
                && all
                    .cues(&token.to_lowercase())
                    .any(Cues::COMMON | Cues::FUNCTION),
        );
    }
    let ends_as_sentence = tokens
        .last()
        .is_some_and(|last| matches!(*last, "." | "?" | "!" | "\"" | "”"));
    if (upper >= 2 && upper * 10 >= long * 7) || (words >= 2 && !small) {
        return (Style::Caseless, true);
    }
    if long >= 4 && capital * 10 >= long * 8 && plain * 2 >= long && !ends_as_sentence {
        return (Style::Caseless, false);
    }
    if !any_capital && long >= 3 {
        return (Style::Caseless, false);
    }
    (Style::Running, false)
}
