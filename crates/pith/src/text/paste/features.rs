//! The features of a block by itself, and how often it occurred before.
//!
//! They are plain numbers and flags, so that a trained model can weigh them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::calendar;
use super::dates;
use super::phrases::{self, Phrase};
use crate::digest::Aside;
use crate::language::{self, Section};
use crate::span::Span;
use crate::text::language::Language;
use crate::text::paste::tuning;

/// The features of one block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Features {
    /// Length in words; scripts without spaces count one word for every few characters.
    pub words: usize,
    /// The share of stop words in `words`.
    pub stop_share: f64,
    /// The share of capitalized words among those that start with a letter.
    pub capital_share: f64,
    /// The number of sentence-ending marks before white space or the end.
    pub stops: usize,
    /// Whether it ends like a sentence.
    pub ends: bool,
    /// Whether it has capitals but no lower-case letters.
    pub shouts: bool,
    /// Whether it has any letters.
    pub letters: bool,
    /// Whether it starts with a bullet or a number like a list item.
    pub item: bool,
    /// Whether it starts like a quotation in mail or Markdown.
    pub quote: bool,
    /// Whether it starts like a speaker's line in a transcript or chat ("Ann: ").
    pub speaker: bool,
    /// The number of words separated by bars, arrows or dots, as in one-line menus and breadcrumbs.
    pub separators: usize,
    /// The number of cells separated by tabs, as in a pasted table row.
    pub cells: usize,
    /// Whether it is a line of code, a command or markup.
    pub code: bool,
    /// How many earlier blocks have the same words.
    pub repeats: usize,
    /// The share of capitals above which a short line is in title case.
    pub titled_share: f64,
    /// Whether any other block, earlier or later, has the same words.
    pub recurs: bool,
    /// Whether it is a date, or a line about one.
    pub date: bool,
    /// Whether it is only the number of a step or the time of an entry ("2.", "Step 2", "18:20
    /// Uhr").
    pub mark: bool,
    /// Whether such a line is directly above it.
    pub marked: bool,
    /// Whether it starts like a fact or an ingredient: with a number and a lower-case word, or with
    /// a label and a colon.
    pub fact: bool,
    /// Whether it consists of the buttons after a heading ("[edit]").
    pub buttons: bool,
    /// The foreign phrase that it contains, if any.
    pub phrase: Option<Phrase>,
}

impl Features {
    /// Whether it is capitalized like an English headline.
    pub(crate) fn is_title_case(&self) -> bool {
        self.words >= 3
            && self.words <= 25
            && self.stops <= 1
            && self.capital_share > self.titled_share
    }

    /// Whether it reads like prose: long enough, with the end of a sentence and, in English, with
    /// function words.
    pub(crate) fn is_prose(&self) -> bool {
        self.words >= 10
            && (self.ends
                || (self.stops > 0 && self.words >= 25)
                || (self.words >= tuning::SHORTEST_OPEN_PROSE && self.runs_on()))
    }

    /// Whether it has function words between its capitals and no separators of a menu, though it
    /// lacks a full stop.
    fn runs_on(&self) -> bool {
        self.capital_share < tuning::OPEN_PROSE_CAPITALS && self.separators == 0 && self.cells == 1
    }
}

/// The features of each of `blocks`.
pub(super) fn of(source: &str, blocks: &[Span]) -> Vec<Features> {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut all: Vec<Features> = blocks
        .iter()
        .map(|block| {
            let text = block.text(source);
            let mut features = of_text(text);
            let count = seen.entry(text).or_default();
            features.repeats = *count;
            *count += 1;
            features
        })
        .collect();
    for (features, block) in all.iter_mut().zip(blocks) {
        features.recurs = seen.get(block.text(source)).is_some_and(|&count| count > 1);
    }
    for at in 1..all.len() {
        all[at].marked = all[at - 1].mark;
    }
    if is_german(source, blocks, &all) {
        for features in &mut all {
            features.titled_share = tuning::TITLE_CASE_IN_GERMAN;
        }
    }
    mark_cookie_notices(source, blocks, &mut all);
    keep_answers(source, blocks, &mut all);
    keep_legal_topic(&mut all);
    // A paper's discussion section is its own, not its readers' comments.
    let is = |block: &Span, heading: &str| block.text(source).eq_ignore_ascii_case(heading);
    let parts = PAPER_PARTS
        .iter()
        .filter(|part| blocks.iter().any(|block| is(block, part)));
    if parts.count() >= 2 {
        for (features, block) in all.iter_mut().zip(blocks) {
            if DISCUSSION.iter().any(|heading| is(block, heading)) {
                features.phrase = None;
            }
        }
    }
    all
}

/// Whether the prose among `blocks` is German.
fn is_german(source: &str, blocks: &[Span], all: &[Features]) -> bool {
    let prose = blocks.iter().zip(all).filter(|(_, block)| block.is_prose());
    let words = prose.flat_map(|(block, _)| {
        let text = block.text(source);
        text[..text.floor_char_boundary(tuning::COUNTED_BYTES)].unicode_words()
    });
    let (mut count, mut german) = (0, 0);
    for word in words.take(tuning::WORDS_FOR_LANGUAGE) {
        count += 1;
        german += usize::from(Language::De.is_stop_word(&word.to_lowercase()));
    }
    count > 0 && share(german, count) > tuning::GERMAN_STOP_WORDS
}

/// Keeps paragraphs about terms and privacy in the article if the text is about them.
fn keep_legal_topic(all: &mut [Features]) {
    let is_legal = |block: &Features| {
        block.is_prose()
            && block
                .phrase
                .is_some_and(|phrase| !phrase.whole && phrase.aside == Aside::Footer)
    };
    let words = |of: &dyn Fn(&Features) -> bool| -> usize {
        let prose = all.iter().filter(|block| block.is_prose() && of(block));
        prose.map(|block| block.words).sum()
    };
    let count = all.iter().filter(|block| is_legal(block)).count();
    if count < tuning::LEGAL_PARAGRAPHS
        || (words(&is_legal) as f64) < words(&|_| true) as f64 * tuning::LEGAL_SHARE
    {
        return;
    }
    for block in all {
        if is_legal(block) {
            block.phrase = None;
        }
    }
}

/// Keeps the heading of the answers in the article if the question is above them.
fn keep_answers(source: &str, blocks: &[Span], all: &mut [Features]) {
    let (mut asked, mut answered) = (None, None);
    for at in 0..all.len() {
        let text = blocks[at].text(source);
        let block = &mut all[at];
        if text.ends_with(['?', '？']) && block.words >= 4 && block.phrase.is_none() {
            asked.get_or_insert(at);
        } else if answered.is_none()
            && asked.is_some_and(|asked| at - asked <= tuning::ANSWER_COUNT_WITHIN)
            && phrases::is_count_of_answers(text)
        {
            block.phrase = None;
            answered = Some(at);
        }
    }
    // The button for commenting on the question is not the heading of a comments section.
    if let (Some(asked), Some(answered)) = (asked, answered) {
        for block in &mut all[asked..answered] {
            if let Some(phrase) = block
                .phrase
                .as_mut()
                .filter(|phrase| phrase.aside == Aside::Comments)
            {
                phrase.whole = false;
            }
        }
    }
}

/// Marks the blocks that are cookie notices, unless the text is about cookies.
fn mark_cookie_notices(source: &str, blocks: &[Span], all: &mut [Features]) {
    let is_notice = |block: &Span| {
        block.len() <= tuning::COUNTED_BYTES && phrases::is_cookie_notice(block.text(source))
    };
    let notices: Vec<bool> = blocks.iter().map(is_notice).collect();
    let words = |of: &dyn Fn(usize) -> bool| -> usize {
        let prose = all.iter().enumerate();
        prose
            .filter(|(at, block)| block.is_prose() && of(*at))
            .map(|(_, block)| block.words)
            .sum()
    };
    if words(&|at| notices[at]) as f64 > words(&|_| true) as f64 * tuning::COOKIE_SHARE {
        return;
    }
    for (features, notice) in all.iter_mut().zip(notices) {
        if notice {
            features.phrase.get_or_insert(Phrase {
                aside: Aside::Cookies,
                whole: false,
            });
        }
    }
}

/// Headings of a paper's parts.
static PAPER_PARTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| language::words_in_all(Section::PaperParts).collect());

/// The heading of a paper's discussion, which pages also use for their readers' comments.
static DISCUSSION: LazyLock<Vec<&str>> =
    LazyLock::new(|| language::words_in_all(Section::PaperDiscussion).collect());

fn of_text(text: &str) -> Features {
    let sample = &text[..text.floor_char_boundary(tuning::COUNTED_BYTES)];
    let mut words = 0;
    let mut spaceless = 0;
    let mut stop_words = 0;
    let mut initials = (0, 0);
    for word in sample.unicode_words() {
        if word.chars().next().is_some_and(is_spaceless) {
            spaceless += word.chars().count();
            continue;
        }
        words += 1;
        if Language::En.is_stop_word(&word.to_lowercase()) {
            stop_words += 1;
        }
        if let Some(first) = word.chars().next().filter(|c| c.is_alphabetic()) {
            initials.1 += 1;
            initials.0 += usize::from(first.is_uppercase());
        }
    }
    words += spaceless.div_ceil(3);
    let (lower, upper) = sample.chars().fold((false, false), |(lower, upper), c| {
        (lower || c.is_lowercase(), upper || c.is_uppercase())
    });
    let date = dates::is_date_line(text);
    let buttons = phrases::closing_buttons(text) == Some(0);
    Features {
        words,
        stop_share: share(stop_words, words),
        capital_share: share(initials.0, initials.1),
        stops: count_stops(sample),
        // "3:54 p.m." does not end a sentence.
        ends: !date && ends_sentence(text),
        shouts: upper && !lower,
        letters: sample.chars().any(char::is_alphabetic),
        item: is_list_item(text) && !date && !opens_with_day(text),
        quote: text.starts_with('>'),
        speaker: names_speaker(text),
        separators: sample
            .chars()
            .filter(|c| matches!(c, '|' | '›' | '»' | '•' | '·' | '>' | '→' | '▸'))
            .count(),
        cells: sample.split('\t').count(),
        code: is_code(sample),
        repeats: 0,
        titled_share: tuning::TITLE_CASE,
        recurs: false,
        date,
        mark: !date && is_mark(text),
        marked: false,
        fact: !date && is_fact(text),
        buttons,
        phrase: (text.len() <= tuning::LONGEST_PHRASE_BLOCK && !buttons)
            .then(|| phrases::find(text, words))
            .flatten()
            .or_else(|| {
                is_tag_cloud(sample).then_some(Phrase {
                    aside: Aside::Metadata,
                    whole: false,
                })
            }),
    }
}

/// Whether `text` is only the number of a step, the minute of a match or the time of an entry.
fn is_mark(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), second, None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let digits = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = |word: &str| (1..=3).contains(&digits(word)) && digits(word) == word.len();
    let clock = |word: &str| {
        let hour = digits(word);
        let rest = &word[hour..];
        (1..=2).contains(&hour)
            && rest.strip_prefix([':', '.', 'h']).is_some_and(|minutes| {
                digits(minutes) == 2 && minutes[2..].trim_end_matches([':', 'h']).is_empty()
            })
    };
    let is_letters = |word: &str| word.chars().all(char::is_alphabetic);
    match second {
        None => {
            let closed = first.trim_end_matches(['.', ')', '\'', '’', '′', ':']);
            clock(first) || closed.len() < first.len() && is_number(closed)
        }
        Some(second) => {
            clock(first) && second.len() <= 4 && is_letters(second.trim_end_matches([':', '.']))
                || is_letters(first) && is_number(second.trim_end_matches(['.', ':']))
        }
    }
}

/// Whether `text` starts with a number and a lower-case word, or with a few words and a colon.
fn is_fact(text: &str) -> bool {
    let mut letters = text.chars();
    let lower = letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_some_and(char::is_lowercase);
    let figure = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾'))
        && text.split_whitespace().nth(1).is_some();
    lower || figure || names_speaker(text)
}

/// Whether `text` is a line of code, a command or markup.
fn is_code(text: &str) -> bool {
    let sign = |c: &char| "{}[]<>$=;_|\\/`*#+~".contains(*c);
    let telling = |c: char| "{}<>$=;_\\`|".contains(c);
    let (mut signs, mut all) = (0, 0);
    for c in text.chars() {
        signs += usize::from(sign(&c));
        all += 1;
    }
    let address = text.contains("://") || text.contains('@');
    let parted = text.contains(" | ") && !text.contains("--");
    signs >= 2
        && share(signs, all) >= tuning::CODE_SIGNS
        && text.contains(telling)
        && !address
        && !parted
        && !ends_sentence(text)
}

/// Whether `text` is a line of tags in alphabetical order rather than a sentence.
fn is_tag_cloud(text: &str) -> bool {
    if text.contains(['.', '!', '?', '\t']) {
        return false;
    }
    let initial = |word: &str| word.chars().next().and_then(|c| c.to_lowercase().next());
    let initials = text.unicode_words().filter_map(initial);
    let letters: Vec<char> = initials.filter(|c| c.is_alphabetic()).collect();
    let ordered = letters.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    let first = letters.iter().min();
    letters.len() >= tuning::SHORTEST_TAG_LIST
        && share(ordered, letters.len() - 1) >= tuning::ORDERED_TAGS
        && letters.last().is_some_and(|last| first < Some(last))
}

/// Whether `text` starts with a day and its month ("20. April 2017"), which look like a list
/// number.
fn opens_with_day(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let day = words.next().is_some_and(|word| {
        word.strip_suffix('.')
            .is_some_and(|day| day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit()))
    });
    let month = |word: &str| {
        word.trim_end_matches(|c: char| !c.is_alphabetic())
            .to_lowercase()
    };
    day && words
        .next()
        .is_some_and(|word| calendar::is_month(&month(word)))
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Whether `c` belongs to a script without spaces between words.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔'
    )
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』')
}

fn count_stops(text: &str) -> usize {
    let mut stops = 0;
    let mut stop = false;
    for c in text.chars() {
        if c.is_whitespace() && stop {
            stops += 1;
        }
        stop = is_stop(c) || (stop && is_closing(c));
    }
    stops + usize::from(stop)
}

/// Whether `text` ends with a sentence-ending mark, ignoring closing marks and note numbers.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        c.is_whitespace() || is_closing(c) || matches!(c, '\u{200b}' | '\u{feff}')
    });
    // The number of a post in a thread ("3/", "3/12").
    let counter = |c: char| c.is_ascii_digit() || c == '/';
    let bare = match bare.rsplit_once(char::is_whitespace) {
        Some((before, count)) if count.contains('/') && count.chars().all(counter) => {
            before.trim_end()
        }
        _ => bare,
    };
    let bare = match bare.rsplit_once('[') {
        Some((before, note)) if note.len() <= 3 && note.bytes().all(|b| b.is_ascii_digit()) => {
            before.trim_end()
        }
        _ => bare,
    };
    bare.ends_with(is_stop) && !bare.ends_with("....") && bare != "…"
}

/// Whether `text` starts with a bullet, or with a number or letter and its closing mark.
pub(super) fn is_list_item(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = chars.next().is_some_and(|c| {
        matches!(
            c,
            '•' | '⁃' | '▪' | '◦' | '●' | '‣' | '*' | '-' | '–' | '—' | '·'
        )
    });
    if bullet {
        return chars.next().is_some_and(char::is_whitespace);
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let value = if digits > 0 {
        digits
    } else {
        usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let mut rest = inner[value..].chars();
    value > 0
        && rest.next().is_some_and(|c| matches!(c, '.' | ')'))
        && rest.next().is_some_and(|c| c.is_whitespace() || c == ')')
}

/// Whether `text` starts with a name or initials and a colon, followed by more; there may be a time
/// in brackets before it ("[00:12:40] Ana: …").
fn names_speaker(text: &str) -> bool {
    let is_time = |time: &&str| {
        time.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
    };
    let timed = text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("] "));
    let timed = timed.filter(|(time, _)| is_time(time));
    let text = timed.map_or(text, |(_, rest)| rest);
    let head = &text[..text.floor_char_boundary(40)];
    let Some((name, _)) = head.split_once(':') else {
        return false;
    };
    let after = &text[name.len() + 1..];
    let words = name.split_whitespace().count();
    (1..=4).contains(&words)
        && after.starts_with(char::is_whitespace)
        && !after.trim().is_empty()
        && name
            .split_whitespace()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '['))
}
