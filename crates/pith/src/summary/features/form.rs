//! The signals that an editor would use: paragraphs, whole sentences and fragments, who is
//! introduced and who is assumed to be known, what continues from the previous sentence.
//!
//! They rely on capitals, punctuation and the small tables of [`cues`], so they mean the same in
//! every language with capitals, and are 0 in others.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Evidence, Signal, ranks};
use crate::digest::Role;
use crate::hash;
use crate::span::Span;
use crate::summary::cues::{self, Cues};
use crate::summary::tuning;
use crate::text::quotations;
use crate::text::terms::Count;
use crate::text::tokens::{Token, TokenKind};
use crate::text::{Document, Passage};

/// What a sentence's punctuation and words show before its neighbours are known.
#[derive(Clone, Debug, Default)]
struct Form {
    ends_open: bool,
    ends_colon: bool,
    question: bool,
    whole: bool,
    goes_on: bool,
    turn: bool,
    first_person: usize,
    second_person: usize,
    quoted: usize,
    capitals: usize,
    capitalised: usize,
}

/// The names that the text has used so far, by hashes of their lower-case words.
#[derive(Default)]
struct Names {
    /// How often each capitalized word occurs within sentences.
    seen: FxHashMap<u64, u32>,
    /// The last words of multi-word names.
    full: FxHashMap<u64, u32>,
    /// The last words of all multi-word names in the whole text.
    ever_full: FxHashSet<u64>,
    /// The other words, each with the number of the last sentence that contains it.
    words: FxHashMap<u64, usize>,
}

impl Evidence {
    /// Sets the signals of form. Word counts and cosines with neighbours must be known.
    pub(super) fn look_at_form(
        &mut self,
        document: &Document,
        passages: &[&Passage],
        bags: &[&[Count]],
        title: &[Count],
    ) {
        let frequencies = capitalised(document, passages);
        let mut names = Names {
            ever_full: full_names(document, passages),
            ..Names::default()
        };
        let mut buffer = String::new();
        let mut quotes = Vec::new();
        let mut block = None;
        let mut forms: Vec<Form> = Vec::with_capacity(passages.len());
        for (at, passage) in passages.iter().enumerate() {
            if block != Some(passage.block) {
                block = Some(passage.block);
                quotes = quotations::spans(document.source, document.blocks[passage.block]);
            }
            let form = self.look_at_one(
                document,
                at,
                passage,
                Cues::of(document.language_of(passage)),
                &quotes,
                &frequencies,
                &mut names,
                &mut buffer,
            );
            forms.push(form);
        }
        self.look_at_paragraphs(document, passages, &forms);
        self.look_at_neighbours(&forms);
        self.look_at_title(bags, title);
        self.look_at_text(&forms, passages);
        self.look_for_scraps(document, passages, bags, title);
        for (signal, rank) in [
            (Signal::Capitals, Signal::CapitalsRank),
            (Signal::NameWeight, Signal::NameWeightRank),
            (Signal::Length, Signal::LengthRank),
        ] {
            let ranks = ranks(&self.features, signal);
            self.set(rank, ranks);
        }
    }

    fn put(&mut self, at: usize, signal: Signal, value: f32) {
        self.features[at].0[signal as usize] = value;
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one pass over the tokens fills all"
    )]
    fn look_at_one(
        &mut self,
        document: &Document,
        at: usize,
        passage: &Passage,
        cues: &Cues,
        quotes: &[Span],
        frequencies: &FxHashMap<u64, u32>,
        names: &mut Names,
        buffer: &mut String,
    ) -> Form {
        let source = document.source;
        let text = passage.span.text(source);
        let tokens = document.tokens_of(passage);
        let mut form = Form {
            ends_open: ends_open(text),
            ends_colon: text.ends_with([':', '：']),
            question: self.features[at][Signal::Question] > 0.0,
            ..Form::default()
        };
        let words = self.words[at];
        form.whole = !form.ends_open && words >= tuning::SHORTEST_WHOLE_SENTENCE;
        let first = quotes.partition_point(|quote| quote.end() <= passage.span.start());
        let mut quotes = quotes[first..].iter().peekable();
        let mut opening = String::new();
        let mut count = Counts::default();
        let mut run = Run::default();
        let mut points_at_next = false;
        for (place, token) in tokens.iter().enumerate() {
            let text = token.span.text(source);
            count.fused += usize::from(is_fused(&tokens[..=place], source));
            if token.kind == TokenKind::Mark {
                count.mark(text);
                // Initials and abbreviations end with a full stop inside a name.
                if text != "." {
                    run.end(names, &mut count);
                }
                continue;
            }
            while quotes
                .next_if(|quote| quote.end() <= token.span.start())
                .is_some()
            {}
            let quoted = quotes
                .peek()
                .is_some_and(|quote| quote.start() <= token.span.start());
            if token.kind == TokenKind::Number {
                count.number(text);
                run.end(names, &mut count);
                count.words += 1;
                continue;
            }
            count.words += 1;
            count.letters += text.len();
            form.quoted += usize::from(quoted);
            buffer.clear();
            buffer.extend(text.chars().flat_map(char::to_lowercase));
            let kinds = kinds(cues, buffer);
            if count.words <= cues::LONGEST_OPENING {
                for part in buffer.split(['\'', '’']).filter(|part| !part.is_empty()) {
                    if !opening.is_empty() {
                        opening.push(' ');
                    }
                    opening.push_str(part);
                }
            }
            count.word(kinds, quoted, count.words == 1);
            let points = kinds & (cues::DEFINITE | cues::DEMONSTRATIVE | cues::PRONOUN) != 0;
            // French and Italian join the article to its noun ("l'édile").
            let noun = buffer.rsplit(['\'', '’']).next().unwrap_or_default();
            let joined = noun.len() < buffer.len();
            if (kinds == 0 || joined) && noun.chars().count() >= tuning::SHORTEST_NOUN {
                let last = names.words.insert(hash::of(noun), at + 1);
                if points_at_next || points && joined {
                    count.takes_up += usize::from(last == Some(at) && at > 0);
                    count.opens_known |= last.is_some_and(|last| last <= at)
                        && count.words <= 2
                        && count.opens & (cues::DEFINITE | cues::DEMONSTRATIVE) != 0;
                }
            }
            points_at_next = points && !joined;
            let capital = text.starts_with(char::is_uppercase);
            form.capitalised += usize::from(capital);
            if capital && text.chars().nth(1).is_some() {
                count.shouting += usize::from(text.chars().all(|c| !c.is_lowercase()));
            }
            if capital && count.words > 1 {
                form.capitals += 1;
                count.capitals += 1;
            }
            if capital
                && (count.words > 1 || frequencies.contains_key(&hash::of(buffer)))
                && kinds == 0
            {
                let key = hash::of(buffer);
                let frequency = frequencies.get(&key).copied().unwrap_or(1) as f32;
                count.name_weight += libm::logf(1.0 + frequency.min(tuning::MOST_NAMES));
                run.go_on(key);
                if quoted {
                    count.named_in_quote = true;
                } else {
                    count.named = true;
                }
            } else {
                run.end(names, &mut count);
            }
        }
        run.end(names, &mut count);
        let mut opening = opening.as_str();
        while opening.split(' ').count() > cues::LONGEST_OPENING {
            opening = opening.rsplit_once(' ').map_or("", |(start, _)| start);
        }
        form.goes_on = at > 0 && cues.goes_on(opening);
        let attributes =
            at > 0 && self.words[at] <= tuning::LONGEST_ATTRIBUTION && cues.attributes(opening);
        self.attributions.push(attributes);
        form.turn = is_turn(tokens, source);
        form.first_person = count.first_person;
        form.second_person = count.second_person;
        let opens_quoted = text.starts_with(['"', '“', '„', '«', '»', '‘', '\'', '—', '–']);
        let share = self.features[at][Signal::Quotation];
        let unattributed = (share > 0.8 && !(count.named && share < 0.97))
            || (opens_quoted && share > 0.0 && !count.named);
        let flag = |is: bool| f32::from(u8::from(is));
        let few = |count: usize, most: usize| count.min(most) as f32;
        let by_words = count.words.max(1) as f32;
        for (signal, value) in [
            (Signal::Whole, flag(form.whole)),
            (Signal::EndsOpen, flag(form.ends_open)),
            (Signal::EndsColon, flag(form.ends_colon)),
            (Signal::OpensSmall, flag(opens_small(text))),
            (Signal::ListItem, flag(is_list_item(text))),
            (Signal::Exclamation, flag(text.ends_with(['!', '！']))),
            (
                Signal::Capitals,
                count.capitals as f32 / (by_words - 1.0).max(1.0),
            ),
            (Signal::Shouting, count.shouting as f32 / by_words),
            (Signal::NewNames, few(count.new_names, 10)),
            (Signal::KnownNames, few(count.known_names, 10)),
            (Signal::NameWeight, count.name_weight),
            (Signal::Introduces, few(count.introduces, 5)),
            (Signal::Shortened, few(count.shortened, 5)),
            (Signal::NotYetIntroduced, few(count.not_yet_introduced, 5)),
            (Signal::OpensKnown, flag(count.opens_known)),
            (Signal::TakesUp, few(count.takes_up, 4)),
            (Signal::Fused, few(count.fused, 4)),
            (Signal::Unpaired, flag(is_unpaired(text))),
            (Signal::OpensQuoted, flag(opens_quoted)),
            (Signal::Unattributed, flag(unattributed)),
            (Signal::Pronouns, few(count.pronouns, 6)),
            (Signal::PronounFirst, flag(count.pronoun_first)),
            (Signal::OpensPronoun, flag(count.opens & cues::PRONOUN != 0)),
            (
                Signal::OpensDemonstrative,
                flag(count.opens & cues::DEMONSTRATIVE != 0),
            ),
            (
                Signal::OpensDefinite,
                flag(count.opens & cues::DEFINITE != 0),
            ),
            (Signal::GoesOn, flag(form.goes_on)),
            (Signal::Links, few(count.links, 4)),
            (Signal::Demonstratives, few(count.demonstratives, 4)),
            (Signal::FirstPerson, few(count.first_person, 5)),
            (Signal::SecondPerson, few(count.second_person, 5)),
            (Signal::Reporting, few(count.reporting, 4)),
            (Signal::Contrast, few(count.contrast, 4)),
            (Signal::Cause, few(count.cause, 4)),
            (Signal::Future, few(count.future, 4)),
            (Signal::Fillers, count.fillers as f32 / by_words),
            (Signal::Years, few(count.years, 4)),
            (Signal::Amounts, few(count.amounts, 4)),
            (Signal::Brackets, few(count.brackets, 6)),
            (
                Signal::Commas,
                (10.0 * count.commas as f32 / by_words).min(4.0),
            ),
            (Signal::Colons, few(count.colons, 4)),
            (Signal::Dashes, few(count.dashes, 4)),
            (Signal::Oddities, few(count.oddities, 4)),
            (Signal::WordLength, count.letters as f32 / by_words),
            (Signal::SpeakerTurn, flag(form.turn)),
            (Signal::Dateline, flag(is_dateline(tokens, source))),
        ] {
            self.put(at, signal, value);
        }
        form
    }

    fn look_at_paragraphs(&mut self, document: &Document, passages: &[&Passage], forms: &[Form]) {
        let paragraphs = passages.chunk_by(|a, b| a.block == b.block).count();
        let by_sentence = paragraphs as f32 / passages.len().max(1) as f32;
        let (mut at, mut whole_before) = (0, 0);
        let groups = passages.chunk_by(|a, b| a.block == b.block).enumerate();
        for (number, group) in groups {
            let words: usize = self.words[at..at + group.len()].iter().sum();
            let block = group[0].block;
            let after_heading = block
                .checked_sub(1)
                .is_some_and(|before| document.blocks[before].role == Role::Heading);
            let mut whole_here = 0;
            for place in 0..group.len() {
                for (signal, value) in [
                    (Signal::ParagraphPlace, place.min(10) as f32),
                    (Signal::ParagraphSentences, group.len().min(20) as f32),
                    (Signal::ParagraphWords, libm::logf(1.0 + words as f32)),
                    (Signal::ParagraphNumber, number.min(50) as f32),
                    (
                        Signal::ParagraphShare,
                        number as f32 / (paragraphs - 1).max(1) as f32,
                    ),
                    (Signal::Paragraphs, by_sentence),
                    (Signal::FromEnd, (passages.len() - 1 - at).min(50) as f32),
                    (Signal::WholeBefore, whole_before.min(50) as f32),
                    (Signal::WholeBeforeInParagraph, whole_here.min(10) as f32),
                    (
                        Signal::AfterHeading,
                        f32::from(u8::from(
                            after_heading && place == 0
                                || at > 0 && forms[at - 1].ends_open && !forms[at - 1].ends_colon,
                        )),
                    ),
                ] {
                    self.put(at, signal, value);
                }
                whole_before += usize::from(forms[at].whole);
                whole_here += usize::from(forms[at].whole);
                at += 1;
            }
        }
    }

    fn look_at_neighbours(&mut self, forms: &[Form]) {
        let mut chain = 0;
        for (at, form) in forms.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &forms[before]);
            let next = forms.get(at + 1);
            let is = |of: Option<&Form>, what: fn(&Form) -> bool| {
                f32::from(u8::from(of.is_some_and(what)))
            };
            let length = |at: Option<usize>| {
                let words = at.and_then(|at| self.words.get(at)).copied();
                words.unwrap_or(0).min(80) as f32
            };
            let (previous, following) = (length(at.checked_sub(1)), length(Some(at + 1)));
            self.put(at, Signal::AfterColon, is(before, |of| of.ends_colon));
            self.put(at, Signal::AfterQuestion, is(before, |of| of.question));
            self.put(at, Signal::NextGoesOn, is(next, |of| of.goes_on));
            self.put(at, Signal::PreviousLength, previous);
            self.put(at, Signal::NextLength, following);
            self.put(at, Signal::ChainBefore, chain as f32);
            chain = if form.goes_on { (chain + 1).min(5) } else { 0 };
        }
    }

    fn look_at_title(&mut self, bags: &[&[Count]], title: &[Count]) {
        let mut before: Vec<usize> = Vec::new();
        for (at, bag) in bags.iter().enumerate() {
            let has = |term: &&Count| bag.binary_search_by_key(&term.0, |of| of.0).is_ok();
            let shared = title.iter().filter(has).count();
            let as_many = before.iter().skip(shared).sum::<usize>();
            self.put(at, Signal::TitleBefore, as_many.min(10) as f32);
            self.put(
                at,
                Signal::TitleShare,
                shared as f32 / title.len().max(1) as f32,
            );
            self.put(at, Signal::Titled, f32::from(u8::from(!title.is_empty())));
            let content: u32 = bag.iter().map(|(_, count)| count).sum();
            let words = self.words[at].max(1) as f32;
            self.put(at, Signal::ContentShare, (content as f32 / words).min(1.0));
            self.put(at, Signal::ContentTerms, bag.len().min(40) as f32);
            if before.len() <= shared {
                before.resize(shared + 1, 0);
            }
            before[shared] += 1;
        }
    }

    /// Finds the sentences that are no sentences of the article: the caption of an embedded post, an
    /// aside in brackets, the end of a sentence that was cut in two, and a repetition of the title.
    fn look_for_scraps(
        &mut self,
        document: &Document,
        passages: &[&Passage],
        bags: &[&[Count]],
        title: &[Count],
    ) {
        let small: f32 = self.features.iter().map(|of| of[Signal::OpensSmall]).sum();
        let capitals = small <= tuning::SMALL_OPENINGS * passages.len() as f32;
        let scraps = passages.iter().zip(&self.features).zip(bags);
        self.scraps = scraps
            .map(|((passage, features), bag)| {
                let text = passage.span.text(document.source);
                repeats_title(title, bag)
                    || capitals
                        && features[Signal::OpensSmall] > 0.0
                        && features[Signal::ListItem] == 0.0
                        && !has_inner_capital(text)
                    || is_bracketed(text)
                    || has_handle(text)
            })
            .collect();
    }

    fn look_at_text(&mut self, forms: &[Form], passages: &[&Passage]) {
        let sentences = passages.len().max(1) as f32;
        let words = self.words.iter().sum::<usize>().max(1) as f32;
        let share =
            |what: fn(&Form) -> usize, of: f32| forms.iter().map(what).sum::<usize>() as f32 / of;
        for (signal, value) in [
            (Signal::TextQuoted, share(|form| form.quoted, words)),
            (
                Signal::TextOpen,
                share(|form| usize::from(form.ends_open), sentences),
            ),
            (
                Signal::TextFirstPerson,
                share(|form| form.first_person, sentences).min(5.0),
            ),
            (
                Signal::TextSecondPerson,
                share(|form| form.second_person, sentences).min(5.0),
            ),
            (
                Signal::TextQuestions,
                share(|form| usize::from(form.question), sentences),
            ),
            (
                Signal::TextTurns,
                share(|form| usize::from(form.turn), sentences),
            ),
            (Signal::TextSentenceLength, (words / sentences).min(60.0)),
            (Signal::TextCapitals, share(|form| form.capitalised, words)),
        ] {
            for at in 0..passages.len() {
                self.put(at, signal, value);
            }
        }
    }
}

/// Counts within one sentence.
#[derive(Debug, Default)]
struct Counts {
    words: usize,
    letters: usize,
    shouting: usize,
    capitals: usize,
    new_names: usize,
    known_names: usize,
    introduces: usize,
    shortened: usize,
    not_yet_introduced: usize,
    opens_known: bool,
    takes_up: usize,
    fused: usize,
    name_weight: f32,
    /// Whether there is a name outside quotations, and inside.
    named: bool,
    named_in_quote: bool,
    opens: cues::Kinds,
    pronouns: usize,
    pronoun_first: bool,
    links: usize,
    demonstratives: usize,
    first_person: usize,
    second_person: usize,
    reporting: usize,
    contrast: usize,
    cause: usize,
    future: usize,
    fillers: usize,
    years: usize,
    amounts: usize,
    brackets: usize,
    commas: usize,
    colons: usize,
    dashes: usize,
    oddities: usize,
}

impl Counts {
    fn word(&mut self, kinds: cues::Kinds, quoted: bool, opens: bool) {
        if opens {
            self.opens = kinds;
        }
        if kinds == 0 {
            return;
        }
        let is = |kind: cues::Kinds| usize::from(kinds & kind != 0);
        if !quoted {
            self.pronouns += is(cues::PRONOUN);
            if kinds & cues::PRONOUN != 0 && !self.named && !self.named_in_quote {
                self.pronoun_first = true;
            }
        }
        self.links += is(cues::LINK);
        self.demonstratives += is(cues::DEMONSTRATIVE);
        self.first_person += is(cues::FIRST_PERSON);
        self.second_person += is(cues::SECOND_PERSON);
        self.reporting += is(cues::REPORTING);
        self.contrast += is(cues::CONTRAST);
        self.cause += is(cues::CAUSE);
        self.future += is(cues::FUTURE);
        self.fillers += is(cues::FILLER);
    }

    fn number(&mut self, text: &str) {
        let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        self.years += usize::from(is_year);
        self.amounts += usize::from(text.contains(['%', '$', '€', '£', '¥']));
    }

    fn mark(&mut self, text: &str) {
        match text {
            "," | "，" | "、" => self.commas += 1,
            ":" | ";" | "：" | "；" => self.colons += 1,
            "(" | ")" | "[" | "]" | "（" | "）" => self.brackets += 1,
            "—" | "–" | "-" | "--" => self.dashes += 1,
            "%" | "$" | "€" | "£" | "¥" => self.amounts += 1,
            "|" | "@" | "©" | "#" | "/" | "»" | "›" | "•" | "→" | "*" | "_" | "=" | "►" | "▶" =>
            {
                self.oddities += 1;
            }
            _ => {}
        }
    }
}

/// A run of capitalized words.
#[derive(Debug, Default)]
struct Run {
    keys: Vec<u64>,
}

impl Run {
    fn go_on(&mut self, key: u64) {
        self.keys.push(key);
    }

    fn end(&mut self, names: &mut Names, count: &mut Counts) {
        let Some(&last) = self.keys.last() else {
            return;
        };
        for &key in &self.keys {
            let seen = names.seen.entry(key).or_default();
            if *seen == 0 {
                count.new_names += 1;
            } else {
                count.known_names += 1;
            }
            *seen += 1;
        }
        if self.keys.len() > 1 {
            let full = names.full.entry(last).or_default();
            count.introduces += usize::from(*full == 0);
            *full += 1;
        } else if names.full.contains_key(&last) {
            count.shortened += 1;
        } else if names.ever_full.contains(&last) {
            count.not_yet_introduced += 1;
        }
        self.keys.clear();
    }
}

/// How often each capitalized word occurs within a sentence, by its hash.
fn capitalised(document: &Document, passages: &[&Passage]) -> FxHashMap<u64, u32> {
    let mut counts = FxHashMap::default();
    let mut buffer = String::new();
    for passage in passages {
        let words = document
            .tokens_of(passage)
            .iter()
            .filter(|token| token.kind == TokenKind::Word);
        for token in words.skip(1) {
            let text = token.span.text(document.source);
            if text.starts_with(char::is_uppercase) {
                buffer.clear();
                buffer.extend(text.chars().flat_map(char::to_lowercase));
                *counts.entry(hash::of(&buffer)).or_default() += 1;
            }
        }
    }
    counts
}

/// The hashes of the last words of all multi-word names.
fn full_names(document: &Document, passages: &[&Passage]) -> FxHashSet<u64> {
    let mut found = FxHashSet::default();
    let mut buffer = String::new();
    for passage in passages {
        let tokens = document.tokens_of(passage);
        for pair in tokens.windows(2) {
            let capital = |token: &Token| {
                token.kind == TokenKind::Word
                    && token
                        .span
                        .text(document.source)
                        .starts_with(char::is_uppercase)
            };
            if capital(&pair[0]) && capital(&pair[1]) {
                buffer.clear();
                let last = pair[1].span.text(document.source);
                buffer.extend(last.chars().flat_map(char::to_lowercase));
                found.insert(hash::of(&buffer));
            }
        }
    }
    found
}

/// Whether nearly all terms of a sentence are in the title.
fn repeats_title(title: &[Count], bag: &[Count]) -> bool {
    let has = |term: &&Count| title.binary_search_by_key(&term.0, |of| of.0).is_ok();
    let shared = bag.iter().filter(has).count();
    bag.len() >= tuning::FEWEST_REPEATED
        && shared as f32 >= tuning::TITLE_REPEATED * bag.len() as f32
}

/// Whether the first word of `text` has a capital inside, as some names do ("iPhone").
fn has_inner_capital(text: &str) -> bool {
    let first = text.split(char::is_whitespace).next().unwrap_or_default();
    first.contains(char::is_uppercase)
}

/// Whether `text` is entirely in brackets.
fn is_bracketed(text: &str) -> bool {
    let inner = |open, close| {
        let inner = text.strip_prefix(open)?.trim_end_matches('.');
        inner.strip_suffix(close)
    };
    let inner = inner('(', ')').or_else(|| inner('[', ']'));
    inner.is_some_and(|inner| !inner.contains(['(', '[', ')', ']']))
}

/// Whether `text` names the account of a post, as embedded posts do: "Ana Mora (@anamora)".
fn has_handle(text: &str) -> bool {
    text.match_indices("(@").any(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let name = rest.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
        name.len() < rest.len() && name.starts_with(')')
    })
}

/// Whether two pieces of text are joined without a space at the last of `tokens`: inside it
/// ("promotionsA" is not a word, though "WhatsApp" is; nor is "2017The"), or before it
/// ("reported?A spokesman").
fn is_fused(tokens: &[Token], source: &str) -> bool {
    let Some((token, before)) = tokens.split_last() else {
        return false;
    };
    let text = token.span.text(source);
    if token.kind != TokenKind::Word {
        return false;
    }
    let (mut small, mut digits) = (0, 0);
    for letter in text.chars() {
        if letter.is_uppercase() && (small >= 3 || digits == 4) {
            return true;
        }
        small = if letter.is_lowercase() { small + 1 } else { 0 };
        digits = if letter.is_ascii_digit() {
            digits + 1
        } else {
            0
        };
    }
    let [.., word, mark] = before else {
        return false;
    };
    mark.kind == TokenKind::Mark
        && mark.span.end() == token.span.start()
        && word.span.end() == mark.span.start()
        && matches!(mark.span.text(source), "." | "?" | "!" | "…")
        && text.starts_with(char::is_uppercase)
        && word
            .span
            .text(source)
            .chars()
            .filter(|c| c.is_lowercase())
            .count()
            >= 2
}

/// Whether a quotation mark or bracket has no partner in `text`.
fn is_unpaired(text: &str) -> bool {
    let (mut straight, mut round, mut square) = (0_u32, 0_i32, 0_i32);
    let (mut curly, mut angled) = (0_i32, 0_i32);
    for letter in text.chars() {
        match letter {
            '"' => straight += 1,
            '(' => round += 1,
            ')' => round -= 1,
            '[' => square += 1,
            ']' => square -= 1,
            // German closes with the mark that opens in English.
            '„' => curly += 1,
            '“' => curly += if curly > 0 { -1 } else { 1 },
            '”' => curly -= 1,
            '«' => angled += 1,
            '»' => angled -= 1,
            _ => {}
        }
    }
    straight % 2 != 0 || [round, square, curly, angled].iter().any(|&open| open != 0)
}

/// The functions of `word`, which is in lower case, and of its parts around an apostrophe ("c'est",
/// "he's").
fn kinds(cues: &Cues, word: &str) -> cues::Kinds {
    let whole = cues.kinds(word);
    if whole != 0 || !word.contains(['\'', '’']) {
        return whole;
    }
    let parts = word.split(['\'', '’']);
    parts
        .map(|part| cues.kinds(part))
        .fold(0, |all, of| all | of)
}

/// Marks that may follow the one that ends a sentence.
const CLOSING: [char; 11] = ['"', '”', '“', '’', '\'', ')', ']', '»', '«', ' ', '*'];

/// Whether `text` lacks a sentence-final mark.
fn ends_open(text: &str) -> bool {
    let bare = text.trim_end_matches(CLOSING);
    let reference = || {
        // As in "… in 1689.[3]": a reference after the end.
        let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c == '[' || c == ']');
        bare.len() < text.len() && text.ends_with(']') && bare.ends_with(['.', '!', '?'])
    };
    !bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔']) && !reference()
}

/// Whether `text` opens without a capital, a number or a mark.
fn opens_small(text: &str) -> bool {
    let first = text
        .trim_start_matches([
            '"', '“', '„', '«', '‘', '\'', '(', '[', '…', '.', '-', '–', '—',
        ])
        .chars()
        .next();
    first.is_some_and(char::is_lowercase)
}

/// Maximum number of tokens of a time in brackets, with the brackets.
const LONGEST_TIME: usize = 8;

/// Whether `text` opens with a bullet, or with a number or letter and a mark.
fn is_list_item(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    if matches!(
        first,
        '•' | '*' | '·' | '▪' | '◦' | '‣' | '■' | '►' | '-' | '–' | '—' | '#'
    ) {
        return true;
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let length = if digits > 0 { digits } else { 1 };
    let rest = &text[first.len_utf8().max(digits)..];
    let marked = rest.starts_with([')', '.', ':']) && rest[1..].starts_with(' ');
    digits <= 2 && length > 0 && marked && (digits > 0 || first.is_lowercase())
}

/// Whether the sentence of `tokens` opens with up to four capitalized words and a colon, perhaps
/// after a time in brackets ("[00:12:40] Ana: …").
pub(super) fn is_turn(tokens: &[Token], source: &str) -> bool {
    let is_mark = |token: &Token, marks: &[&str]| marks.contains(&token.span.text(source));
    let timed = tokens
        .first()
        .is_some_and(|token| is_mark(token, &["[", "("]));
    let time = tokens
        .iter()
        .take(LONGEST_TIME)
        .position(|token| is_mark(token, &["]", ")"]));
    let tokens = match time {
        Some(end) if timed => &tokens[end + 1..],
        _ => tokens,
    };
    let named = tokens
        .iter()
        .take_while(|token| {
            token.kind == TokenKind::Word && token.span.text(source).starts_with(char::is_uppercase)
        })
        .count();
    (1..=4).contains(&named)
        && tokens
            .get(named)
            .is_some_and(|token| token.span.text(source) == ":")
}

/// Whether the sentence of `tokens` opens with a word in capitals and, soon after, a dash.
fn is_dateline(tokens: &[Token], source: &str) -> bool {
    let capitals = tokens.first().is_some_and(|token| {
        let text = token.span.text(source);
        text.chars().count() > 2
            && text.chars().all(|c| !c.is_lowercase())
            && token.kind == TokenKind::Word
    });
    capitals
        && tokens
            .iter()
            .take(10)
            .any(|token| matches!(token.span.text(source), "-" | "–" | "—" | "--"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn a_heading_ends_open_and_a_sentence_does_not() {
        for (text, open) in [
            ("Early life", true),
            ("He was born in Tarn.", false),
            ("He was born in Tarn.[3]", false),
            ("“He was born,” she said. “In Tarn.”", false),
            ("These are:", true),
            ("", true),
        ] {
            assert_eq!(ends_open(text), open, "{text}");
        }
    }

    #[test]
    fn unpaired_marks_are_noticed() {
        for (text, unpaired) in [
            ("We have brains.\" — Peres", true),
            ("“We have brains,” he said.", false),
            ("„Das ist so“, sagte er.", false),
            ("The plan (of May", true),
            ("«Ja», sagte sie.", false),
        ] {
            assert_eq!(is_unpaired(text), unpaired, "{text}");
        }
    }

    #[test]
    fn pieces_joined_without_a_space_are_noticed() {
        for (text, fused) in [
            ("He goes on talkingFans came", true),
            ("Was it reported?A spokesman said so", true),
            ("On July 27, 2017The post was deleted", true),
            ("The U.S. Army came", false),
            ("McDonald came to O'Hare", false),
        ] {
            let tokens: Vec<Token> = tokens::tokenize(text, Span::of(text)).collect();
            let found = (1..=tokens.len()).any(|end| is_fused(&tokens[..end], text));
            assert_eq!(found, fused, "{text}");
        }
    }

    #[test]
    fn embedded_posts_and_asides_in_brackets_are_noticed() {
        for (text, scrap) in [
            ("A post shared by Ana Mora (@ana.mora) on May 1", true),
            ("Ana Mora (@anamora) May 1, 2017The post was deleted", true),
            ("(Ana Mora reported on this in May.)", true),
            ("[The rest was cut.]", true),
            ("(This) was cut (in May).", false),
            ("Write to ana@example.org (or call).", false),
            ("The dam (@ the river) broke.", false),
        ] {
            assert_eq!(is_bracketed(text) || has_handle(text), scrap, "{text}");
        }
    }

    #[test]
    fn a_speaker_may_come_after_a_time() {
        for (text, turn) in [
            ("Ana: We agreed on June.", true),
            ("[00:12:40] Ana: We agreed on June.", true),
            ("(12:40) Ana Mora: We agreed on June.", true),
            ("[00:12:40] The meeting was closed.", false),
            ("The plan: we agreed on June.", false),
        ] {
            let tokens: Vec<Token> = tokens::tokenize(text, Span::of(text)).collect();
            assert_eq!(is_turn(&tokens, text), turn, "{text}");
        }
    }

    #[test]
    fn list_items_are_distinguished_from_sentences_that_start_with_a_number() {
        for (text, item) in [
            ("1. Wash the rice.", true),
            ("12) Wash the rice.", true),
            ("• Wash the rice.", true),
            ("a) Wash the rice.", true),
            ("12 people were hurt.", false),
            ("1912. It was winter.", false),
            ("A. Wash", false),
            ("", false),
        ] {
            assert_eq!(is_list_item(text), item, "{text}");
        }
    }
}
