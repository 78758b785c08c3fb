//! Who said what: the article's direct speech, with its speakers.
//!
//! Speech is text of more than a few words between quotation marks or introduced by dashes
//! (`marks`). Its speaker is searched for in the words around it (`attribution`): after it (“…,”
//! said Ruiz), before it (Ruiz said: “…”; according to Ruiz, “…”), and in a preceding sentence that
//! introduces it; speech that continues has the speaker of the previous piece (Pareti et al. 2013,
//! “Automatically Detecting and Attributing Indirect Quotations”, on where the cues are). Pronouns
//! are resolved by gender, number and distance (`people`). If none of these is certain, nobody is
//! named: a wrong speaker is worse than none.

use super::attribution::{Attribution, Word};
use super::people::{People, Speaker};
use super::words::{self, Words};
use crate::digest::{Block, Entity, EntityKind, Mention, Quote};
use crate::span::Span;
use crate::text::Document;
use crate::text::language::Language;
use crate::text::quotations::{self, Quoted};
use crate::text::tokens::{Token, TokenKind};

/// Minimum number of words of speech; fewer are a title, a scare quote, or a phrase.
const FEWEST_WORDS: usize = 4;

/// How many tokens before and after speech are searched for its speaker.
const SPEAKER_WITHIN: usize = 60;

/// Maximum number of words in a line that names the speaker of the speech above it.
const LONGEST_SIGNATURE: usize = 12;

/// The direct speech of the body, in order. `mentions` must be in order, without overlap. In a
/// language without tables of speech, nobody is named.
#[must_use]
pub fn find(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quote> {
    let blocks: Vec<Vec<Quoted>> = document
        .blocks
        .iter()
        .map(|block| {
            if block.role.is_body() {
                let language = document.language_at(block.span.start());
                quotations::find(document.source, *block, language)
            } else {
                Vec::new()
            }
        })
        .collect();
    let quoted: Vec<Span> = blocks
        .iter()
        .flatten()
        .filter(|quoted| !quoted.dashed)
        .map(|quoted| quoted.span)
        .collect();
    let mut search = Search {
        document,
        mentions,
        language: document.language,
        words: words::of(document.language),
        people: People::of(document, mentions, entities, quoted),
        last: None,
        before_last: None,
        open: false,
        quotes: Vec::new(),
    };
    let mut first = 0;
    for (at, block) in document.blocks.iter().enumerate() {
        let passages = &document.passages[first..];
        let count = passages
            .iter()
            .take_while(|passage| passage.block <= at)
            .count();
        if block.role.is_body() {
            search.language = document.language_at(block.span.start());
            search.words = words::of(search.language);
            search.read(at, *block, &blocks[at], first..first + count);
        }
        first += count;
    }
    search.quotes
}

/// Speech with a known speaker, for speech that continues after it.
#[derive(Clone, Copy, Debug)]
struct Said {
    block: usize,
    speech: Span,
    speaker: Speaker,
}

struct Search<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    /// The language of the current block, and its words.
    language: Language,
    words: &'static Words,
    people: People<'a>,
    /// The last named speaker.
    last: Option<Said>,
    /// The speaker named before that.
    before_last: Option<Said>,
    /// Whether the last speech was not closed, so that the next paragraph continues it.
    open: bool,
    quotes: Vec<Quote>,
}

impl Search<'_> {
    fn text(&self, span: Span) -> &str {
        span.text(self.document.source)
    }

    /// Reads the speech in a block with the sentences `passages`.
    fn read(
        &mut self,
        index: usize,
        block: Block,
        found: &[Quoted],
        passages: std::ops::Range<usize>,
    ) {
        let sentences: Vec<Span> = self.document.passages[passages]
            .iter()
            .map(|passage| passage.span)
            .collect();
        if found.iter().any(|quoted| quoted.dashed) {
            self.read_dialogue(index, found);
            self.open = false;
            return;
        }
        let quoted: Vec<Quoted> = found
            .iter()
            .copied()
            .filter(|quoted| {
                self.is_speech(quoted.span) || self.is_brief_speech(&sentences, index, quoted.span)
            })
            .collect();
        // The sentence of the previous speech, and its speaker, for speech that continues in this
        // block.
        let mut before: Option<(Span, Span, Option<Speaker>)> = None;
        for (at, &Quoted { span, closed, .. }) in quoted.iter().enumerate() {
            let first = sentence_at(&sentences, span.start());
            let last = sentence_at(&sentences, span.end().saturating_sub(1));
            let left = at
                .checked_sub(1)
                .map_or(block.span.start(), |at| quoted[at].span.end());
            let right = quoted
                .get(at + 1)
                .map_or(block.span.end(), |next| next.span.start());
            let leading = Span::new(first.start().max(left).min(span.start()), span.start());
            let trailing = Span::new(span.end(), last.end().min(right).max(span.end()));
            let rest = Span::new(span.end(), right.max(span.end()));
            let own = self.own(&sentences, index, span, leading, trailing, rest, left);
            let is_title = own.is_none() && self.is_titled(leading);
            let speaker = own.or_else(|| {
                let before = before.and_then(|(_, speech, speaker)| {
                    let between = Span::new(speech.end(), span.start().max(speech.end()));
                    let speaker = speaker?;
                    let goes_on = self.goes_on(speaker, between)
                        && !self.is_framed(speaker, speech, leading, trailing);
                    goes_on.then_some(speaker)
                });
                let opens = at == 0 && span.start() == block.span.start();
                before
                    .or_else(|| self.carried(index, opens, span, block))
                    .filter(|_| !is_title)
            });
            // “A,” she said, “B.” is a single quotation.
            let same_sentence = before.is_some_and(|(sentence, ..)| sentence == first);
            let joins = same_sentence
                && self.quotes.last().is_some_and(|last| {
                    last.speaker == speaker.map(|speaker| speaker.words)
                        || own.is_none() && speaker.is_none()
                });
            self.push(joins, span, speaker);
            if let Some(speaker) = speaker {
                self.note(index, span, speaker);
            }
            before = Some((last, span, speaker));
            self.open = !closed && span.end() == block.span.end();
        }
        if quoted.is_empty() {
            self.open = false;
        }
    }

    fn push(&mut self, joins: bool, span: Span, speaker: Option<Speaker>) {
        match self.quotes.last_mut().filter(|_| joins) {
            Some(last) => last.spans.push(span),
            None => self.quotes.push(Quote {
                spans: vec![span],
                speaker: speaker.map(|speaker| speaker.words),
                entity: speaker.and_then(|speaker| speaker.entity),
            }),
        }
    }

    fn note(&mut self, block: usize, speech: Span, speaker: Speaker) {
        if self
            .last
            .is_none_or(|last| last.speaker.entity != speaker.entity || speaker.entity.is_none())
        {
            self.before_last = self.last;
        }
        self.last = Some(Said {
            block,
            speech,
            speaker,
        });
        self.people.spoke(speaker, block);
    }

    /// The speaker named by the words around the speech.
    #[expect(
        clippy::too_many_arguments,
        reason = "the stretches around a piece of speech"
    )]
    fn own(
        &self,
        sentences: &[Span],
        block: usize,
        speech: Span,
        leading: Span,
        trailing: Span,
        rest: Span,
        left: usize,
    ) -> Option<Speaker> {
        let attribution = self.attribution(block);
        let after = self.words_of(trailing, false);
        let ahead = self.words_of(leading, true);
        let ends = self.ends_sentence(speech);
        if let Some(speaker) = attribution.after(&after, !ends) {
            return Some(speaker);
        }
        if self.is_titled(leading) {
            return None;
        }
        attribution
            .ahead(&ahead, self.text(leading))
            .or_else(|| self.introduced(&attribution, sentences, speech, leading, left))
            .or_else(|| self.followed(&attribution, sentences, rest))
            .or_else(|| self.signed(&attribution, block, speech))
    }

    const fn attribution(&self, block: usize) -> Attribution<'_> {
        Attribution {
            source: self.document.source,
            words: self.words,
            mentions: self.mentions,
            people: &self.people,
            language: self.language,
            block,
        }
    }

    /// The tokens of a stretch as words: its last few, or its first.
    fn words_of(&self, span: Span, last: bool) -> Vec<Word<'_>> {
        let tokens = self.tokens(span);
        let from = if last {
            tokens.len().saturating_sub(SPEAKER_WITHIN)
        } else {
            0
        };
        let near = tokens[from..].iter().take(SPEAKER_WITHIN);
        near.map(|token| Word::of(token, self.document.source))
            .collect()
    }

    fn tokens(&self, span: Span) -> &[Token] {
        let all = &self.document.tokens;
        let from = all.partition_point(|token| token.span.start() < span.start());
        let to = all.partition_point(|token| token.span.end() <= span.end());
        &all[from..to.max(from)]
    }

    fn mentions_in(&self, span: Span) -> &[Mention] {
        let from = self
            .mentions
            .partition_point(|mention| mention.span.start() < span.start());
        let to = self
            .mentions
            .partition_point(|mention| mention.span.end() <= span.end());
        &self.mentions[from..to.max(from)]
    }

    /// Whether text in quotation marks is speech: it has enough words, and is not a title.
    fn is_speech(&self, span: Span) -> bool {
        let words: Vec<&str> = self
            .tokens(span)
            .iter()
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| self.text(token.span))
            .collect();
        let signs = self.tokens(span).iter();
        let signs = signs.filter(|token| token.kind == TokenKind::Sign).count();
        let whole = |mention: &Mention| {
            mention.kind == EntityKind::Work && mention.span.len() + 8 > span.len()
        };
        // As in “The Old Man and the Sea”: every longer word is capitalized.
        let small = |word: &&str| word.starts_with(char::is_lowercase);
        let long = |word: &&&str| word.chars().count() > 3;
        let capitals = words.iter().filter(|word| !small(word)).count();
        let is_title = capitals >= 3 && !words.iter().filter(long).any(small);
        words.len() >= FEWEST_WORDS
            && (!is_title || words.len() > 2 * FEWEST_WORDS || signs > 0)
            && !self.mentions_in(span).iter().any(whole)
    }

    /// Whether a few words in quotation marks are speech all the same: they open a sentence, and a
    /// comma and its speaker follow them (“We will,” said Ruiz).
    fn is_brief_speech(&self, sentences: &[Span], block: usize, span: Span) -> bool {
        let words = self.tokens(span).iter();
        let count = words.filter(|token| token.kind != TokenKind::Mark).count();
        let sentence = sentence_at(sentences, span.start());
        let opens = sentence.start() == span.start();
        if count < 2 || !opens {
            return false;
        }
        let end = sentence_at(sentences, span.end().saturating_sub(1)).end();
        let trailing = Span::new(span.end(), end.max(span.end()));
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '”' | '“' | '"' | '»' | '«');
        let inner = self.text(span).trim_end_matches(is_mark);
        let pauses =
            inner.ends_with([',', '!', '?']) || self.text(trailing).trim_start().starts_with(',');
        let next = self.words_of(trailing, false);
        pauses && self.attribution(block).after(&next, true).is_some()
    }

    /// Whether speech ends with a full stop or the like, so that a new sentence follows it.
    fn ends_sentence(&self, speech: Span) -> bool {
        let text = self.text(speech);
        let inner = text.trim_end_matches(|c: char| {
            matches!(
                c,
                '”' | '“' | '"' | '»' | '«' | '’' | '‘' | '\'' | '」' | '』'
            ) || c.is_whitespace()
        });
        inner.ends_with('.')
    }

    /// Whether a word before the speech shows that it is a title or a sign.
    fn is_titled(&self, leading: Span) -> bool {
        let introduces = self.text(leading).trim_end().ends_with(':');
        let words = self.tokens(leading).iter().rev();
        !introduces
            && words
                .filter(|token| token.kind != TokenKind::Mark)
                .take(2)
                .any(|token| {
                    let word = self.text(token.span).to_lowercase();
                    self.words.titled.contains(word.as_str())
                })
    }

    /// The speaker in the sentence before speech that forms its own sentence, if that sentence
    /// introduces it: it ends with a colon, or says what someone did while speaking ("Ruiz
    /// shrugged.").
    fn introduced(
        &self,
        attribution: &Attribution,
        sentences: &[Span],
        speech: Span,
        leading: Span,
        left: usize,
    ) -> Option<Speaker> {
        if !self.text(leading).trim().is_empty() {
            return None;
        }
        let count = sentences.partition_point(|sentence| sentence.end() <= speech.start());
        let before = sentences.get(count.checked_sub(1)?)?;
        if before.start() < left {
            return None;
        }
        let text = self.text(*before);
        let words = self.words_of(*before, true);
        if text.trim_end().ends_with(':') {
            attribution.ahead(&words, text)
        } else {
            attribution.beat(&words)
        }
    }

    /// The speaker in the sentence after speech that forms its own sentence: So said Ruiz.
    fn followed(
        &self,
        attribution: &Attribution,
        sentences: &[Span],
        rest: Span,
    ) -> Option<Speaker> {
        let at = sentences.partition_point(|sentence| sentence.start() < rest.start());
        let next = sentences.get(at)?;
        let right_after = rest.start() <= next.start() && next.end() <= rest.end();
        let between = Span::new(rest.start(), next.start().max(rest.start()));
        if !right_after || !self.text(between).trim().is_empty() {
            return None;
        }
        let words = self.words_of(*next, false);
        attribution.following(&words)
    }

    /// The speaker after a dash behind speech that is the rest of its paragraph, on the same line
    /// or the next: “…” – Ruiz, mayor of Orvell.
    fn signed(&self, attribution: &Attribution, block: usize, speech: Span) -> Option<Speaker> {
        let own = self.document.blocks.get(block)?.span;
        if speech.start() != own.start() {
            return None;
        }
        let line = if speech.end() == own.end() {
            let next = self.document.blocks.get(block + 1)?;
            let tagged = next.role.is_tagged() || next.role.is_body();
            tagged.then_some(next.span)?
        } else {
            Span::new(speech.end(), own.end())
        };
        let text = self.text(line).trim_start();
        if !text.starts_with(['—', '–', '―', '-', '~']) {
            return None;
        }
        let words = self.words_of(line, false);
        let count = words.iter().filter(|word| !word.mark).count();
        (count <= LONGEST_SIGNATURE)
            .then(|| attribution.signature(&words))
            .flatten()
    }

    /// Whether the `speaker` of one piece of speech also speaks the next, given the words `between`
    /// them: nobody else intervenes.
    fn goes_on(&self, speaker: Speaker, between: Span) -> bool {
        let other = |mention: &Mention| {
            matches!(mention.kind, EntityKind::Person | EntityKind::Organization)
                && Some(mention.entity) != speaker.entity
                && !speaker.words.overlaps(mention.span)
        };
        let text = self.text(between);
        let mut names = self
            .mentions_in(between)
            .iter()
            .filter(|mention| other(mention));
        // The clause that attributes the previous speech may mention the people spoken to.
        let clause = text
            .find(['.', '!', '?'])
            .map_or(between.end(), |at| between.start() + at);
        let words = self.words_of(between, false);
        let roles = words
            .iter()
            .filter(|word| word.span.start() > clause)
            .any(|word| {
                self.words
                    .pronouns
                    .get(word.lower.as_str())
                    .is_some_and(|gender| !self.people.may_be(speaker.entity, *gender))
            });
        // "A neighbour disagreed." starts what someone else says.
        let told = |word: &Word| {
            let lower = word.lower.as_str();
            self.words.beats.contains(lower) || self.words.verbs.contains(lower)
        };
        let after: Vec<&Word> = (words.iter())
            .filter(|word| word.span.start() > clause)
            .collect();
        let answers = after
            .iter()
            .find(|word| !word.mark)
            .is_some_and(|word| self.words.openers.contains(word.lower.as_str()))
            && after.iter().any(|word| told(word))
            && !after.iter().any(|word| {
                let pronoun = self.words.pronouns.get(word.lower.as_str());
                pronoun.is_some_and(Option::is_some)
            });
        !roles
            && !answers
            && !names.any(|mention| mention.span.start() >= clause)
            && words.iter().filter(|word| !word.mark).count() <= 2 * SPEAKER_WITHIN / 3
    }

    /// Whether a clause around a piece of speech may attribute it to someone other than the
    /// `speaker` of the `previous` piece: “…,” laughed Simone; it was, sources say, a “…”.
    fn is_framed(&self, speaker: Speaker, previous: Span, leading: Span, trailing: Span) -> bool {
        let has_words = |span: Span| {
            let mut tokens = self.tokens(span).iter();
            tokens.any(|token| token.kind == TokenKind::Word)
        };
        let joined = leading.start() <= previous.end();
        let comma = self.text(trailing).trim_start().starts_with(',');
        // "He also said that “…”", "and added: “…”".
        let introduces = self.text(leading).trim_end().ends_with(':')
            || self.words_of(leading, true).iter().any(|word| {
                let lower = word.lower.as_str();
                let pronoun = self.words.pronouns.get(lower);
                self.words.verbs.contains(lower)
                    || pronoun.is_some_and(|gender| {
                        gender.is_some() && self.people.may_be(speaker.entity, *gender)
                    })
            });
        !joined && has_words(leading) && !introduces || comma && has_words(trailing)
    }

    /// The speaker of the previous speech, if this block continues it: either that speech was left
    /// open, or the block is nothing but speech and nobody else has spoken or been named since.
    fn carried(&self, index: usize, opens: bool, speech: Span, block: Block) -> Option<Speaker> {
        let last = self.last?;
        if last.block + 1 != index || !opens {
            return None;
        }
        if self.open {
            return Some(last.speaker);
        }
        let alone = speech.end() == block.span.end();
        let turns = self
            .before_last
            .is_some_and(|other| other.block + 1 == last.block);
        let asked = self.text(last.speech).contains('?');
        let between = Span::new(last.speech.end(), speech.start().max(last.speech.end()));
        (alone && !turns && !asked && self.goes_on(last.speaker, between)).then_some(last.speaker)
    }

    /// Reads a block that starts with a dash. Stretches that do not start with a verb of speech are
    /// speech, and are cut where an attribution ends them ("— Je ne sais pas, dit-il.").
    fn read_dialogue(&mut self, index: usize, stretches: &[Quoted]) {
        let attribution = self.attribution(index);
        let mut spoken: Vec<Span> = Vec::new();
        let mut speaker = None;
        let mut told = false;
        for (at, stretch) in stretches.iter().enumerate() {
            let words = self.words_of(stretch.span, false);
            if at % 2 == 1 && attribution.is_attribution(&words) {
                speaker = speaker.or_else(|| attribution.after(&words, true));
                told = true;
                continue;
            }
            let (speech, rest) = attribution.cut(&words, stretch.span);
            if let Some(rest) = rest {
                speaker = speaker.or_else(|| attribution.after(&rest, true));
                told = true;
            }
            let text = self.text(speech);
            let open = text.len() - text.trim_start_matches(['.', ',', ';', ' ']).len();
            let speech = Span::new(speech.start() + open, speech.end());
            if !speech.is_empty() {
                spoken.push(speech);
            }
        }
        let words = spoken
            .iter()
            .flat_map(|span| self.tokens(*span))
            .filter(|token| token.kind != TokenKind::Mark);
        if !told || words.count() < FEWEST_WORDS {
            return;
        }
        if let Some(speaker) = speaker
            && let Some(&speech) = spoken.last()
        {
            self.note(index, speech, speaker);
        }
        self.quotes.push(Quote {
            spans: spoken,
            speaker: speaker.map(|speaker| speaker.words),
            entity: speaker.and_then(|speaker| speaker.entity),
        });
    }
}

/// The sentence that contains a byte, or the nearest before it.
fn sentence_at(sentences: &[Span], at: usize) -> Span {
    let after = sentences.partition_point(|sentence| sentence.start() <= at);
    let index = after.saturating_sub(1);
    sentences.get(index).copied().unwrap_or(Span::new(at, at))
}

#[cfg(test)]
#[path = "quotes_tests.rs"]
mod tests;
