//! The grammar of attribution: who is named as the speaker by the words before or after speech.
//!
//! It is the same for all languages; their words are data ([`words`](super::words)). It looks for a
//! verb of speech and then for its subject: the noun phrase before it, skipping appositions and
//! relative clauses (“…,” Ruiz, who is mayor, said), or after it (“…,” said Ruiz). A name after a
//! preposition, or one that owns what follows it ("Ruiz’s lawyer"), is not the subject.

use super::people::{People, Speaker};
use super::words::Words;
use crate::digest::{EntityKind, Mention};
use crate::entities::gender::Gender;
use crate::language::{self, Section};
use crate::span::Span;
use crate::text::language::Language;
use crate::text::tokens::{Token, TokenKind};

/// Maximum number of words between speech and the verb that attributes it.
const VERB_WITHIN: usize = 16;

/// Maximum number of words in a description of an unnamed speaker ("the company's spokesman").
const LONGEST_ROLE: usize = 6;

/// Maximum number of words before the name at the start of a sentence that introduces speech.
const LONGEST_OPENING: usize = 4;

/// Maximum number of appositions and relative clauses between a subject and its verb.
const MOST_ASIDES: usize = 4;

/// A token as seen by the grammar.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    pub span: Span,
    pub text: &'a str,
    pub lower: String,
    pub mark: bool,
}

impl<'a> Word<'a> {
    pub(super) fn of(token: &Token, source: &'a str) -> Self {
        let text = token.span.text(source);
        Self {
            span: token.span,
            text,
            lower: text.to_lowercase(),
            mark: token.kind == TokenKind::Mark,
        }
    }

    fn is_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }
}

/// What attribution is based on.
#[derive(Clone, Copy)]
pub(super) struct Attribution<'a> {
    pub source: &'a str,
    pub words: &'static Words,
    pub mentions: &'a [Mention],
    pub people: &'a People<'a>,
    pub language: Language,
    pub block: usize,
}

impl<'a> Attribution<'a> {
    /// The speaker in the words after speech: “…,” said Ruiz; “…,” Ruiz, the mayor, told reporters;
    /// “…,” according to Ruiz.
    pub(super) fn after(&self, words: &[Word], inline: bool) -> Option<Speaker> {
        let mut at = words.iter().position(|word| !word.mark)?;
        if !inline && at == 0 && !words[0].is_small() && !self.is_verb(&words[0]) {
            // A new sentence, whose subject is not necessarily the speaker.
            return self.following(words);
        }
        if let Some(end) = self.source_at(words, at) {
            return self.source_after(words, end);
        }
        if self.words.leads.contains(words[at].lower.as_str()) {
            at += 1;
        }
        let end = self.end_of_reach(words, at);
        for verb in at..end {
            if let Some(speaker) = self.enclitic(words, verb) {
                return Some(speaker);
            }
            if self.is_within_name(words, verb) {
                continue;
            }
            if !self.is_verb(&words[verb]) {
                let inverted = inline && verb == at && self.looks_like_verb(&words[verb]);
                if let Some(speaker) = inverted.then(|| self.named_next(words, verb)).flatten() {
                    return Some(speaker);
                }
                continue;
            }
            let inverted = words[at..verb]
                .iter()
                .all(|word| !word.mark && self.is_between(word));
            let auxiliary = self.words.auxiliaries.contains(words[at].lower.as_str());
            let found = if auxiliary && verb > at + 1 {
                self.subject_after(words, at + 1, false)
            } else if inverted {
                self.subject_after(words, verb + 1, false)
                    .or_else(|| self.dropped(&words[verb]))
            } else {
                self.subject_before(words, at, verb, true)
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether a word that is no known verb of speech has the form of a verb.
    fn looks_like_verb(&self, word: &Word) -> bool {
        let lower = word.lower.as_str();
        let mut endings = self.words.verb_endings.iter();
        word.is_small()
            && lower.chars().count() > 3
            && endings.any(|ending| lower.ends_with(ending))
            && !self.is_between(word)
            && !self.is_preposition(word)
            && !self.opens_clause(word)
            && !self.words.conjunctions.contains(lower)
            && !self.words.pronouns.contains_key(lower)
            && !self.words.openers.contains(lower)
            && !self.words.bare.contains(lower)
            && !self.words.nouns.contains_key(lower)
    }

    /// The person named as the subject directly after the verb at `verb`.
    fn named_next(&self, words: &[Word], verb: usize) -> Option<Speaker> {
        let speaker = self.subject_after(words, verb + 1, true)?;
        let kind = |mention: &Mention| {
            Some(mention.entity) == speaker.entity && mention.kind == EntityKind::Person
        };
        self.names_in(speaker.words).any(kind).then_some(speaker)
    }

    /// The speaker in the words that introduce speech within its sentence: Ruiz said: “…”;
    /// according to Ruiz, “…”; Ruiz had one answer: “…”.
    pub(super) fn ahead(&self, words: &[Word], text: &str) -> Option<Speaker> {
        for at in (0..words.len()).rev() {
            let opens = at == 0 || words[at - 1].mark;
            if opens && let Some(end) = self.source_at(words, at) {
                return self.source_after(words, end);
            }
        }
        for verb in (0..words.len()).rev() {
            if let Some(speaker) = self.enclitic(words, verb) {
                return Some(speaker);
            }
            if !self.is_verb(&words[verb]) || self.is_within_name(words, verb) {
                continue;
            }
            // "a-t-il assuré"
            let attached = (verb.saturating_sub(3)..verb).rev();
            if let Some(speaker) = attached.filter_map(|at| self.enclitic(words, at)).next() {
                return Some(speaker);
            }
            if let Some(found) = self.subject(words, verb) {
                return Some(found);
            }
            // The verb directly before speech attributes it, even if to an unknown person ("a girl
            // who kept telling him, “…”").
            let rest = &words[verb + 1..];
            let ends = rest
                .last()
                .is_some_and(|word| matches!(word.text, "," | ":"));
            if ends && rest.len() <= LONGEST_OPENING {
                return None;
            }
        }
        let leads = text.trim_end().ends_with(':');
        leads.then(|| self.opening(words)).flatten()
    }

    /// The subject of a verb in a sentence that introduces speech.
    fn subject(&self, words: &[Word], verb: usize) -> Option<Speaker> {
        let opens = verb == 0 || words[verb - 1].mark;
        let agent = words
            .get(verb + 1)
            .is_some_and(|word| self.words.agents.contains(word.lower.as_str()));
        if agent {
            return self.subject_after(words, verb + 2, false);
        }
        if self.language.is_english() {
            return if opens && verb > 0 {
                // As in “…, said Ruiz, “…”, but not "Ruiz, told of it, said".
                let before = self.subject_before(words, 0, verb, false);
                before.or_else(|| self.subject_after(words, verb + 1, false))
            } else {
                self.subject_before(words, 0, verb, false)
            };
        }
        let before = self.subject_before(words, 0, verb, false);
        if before.is_some_and(|speaker| speaker.entity.is_some()) {
            return before;
        }
        let after = self.subject_after(words, verb + 1, false);
        if after.is_some_and(|speaker| speaker.entity.is_some()) {
            return after;
        }
        before.or(after).or_else(|| {
            self.dropped(&words[verb])
                .filter(|_| verb <= LONGEST_OPENING)
        })
    }

    /// The speaker at the start of a sentence that ends with a colon and has no verb of speech.
    fn opening(&self, words: &[Word]) -> Option<Speaker> {
        let first = words.iter().position(|word| !word.mark)?;
        let pronoun = self.words.pronouns.get(words[first].lower.as_str());
        if let Some(Some(gender)) = pronoun {
            return Some(self.pronoun(*gender, words[first].span));
        }
        let span = words.first()?.span.cover(words.last()?.span);
        let mut named = self
            .names_in(span)
            .filter(|mention| matches!(mention.kind, EntityKind::Person | EntityKind::Organization))
            .filter(|mention| self.is_free(words, 0, mention));
        let Some(speaker) = named.next() else {
            // A father who had come early put it this way: “…”
            let noun = words.get(first + 1)?;
            let opens = self.words.openers.contains(words[first].lower.as_str());
            return (opens && self.words.nouns.contains_key(noun.lower.as_str())).then(|| {
                Speaker {
                    words: words[first].span.cover(noun.span),
                    entity: None,
                }
            });
        };
        let at = words
            .iter()
            .position(|word| word.span.start() >= speaker.span.start())?;
        let alone = named.all(|other| other.entity == speaker.entity);
        (alone && at <= first + LONGEST_OPENING).then_some(Speaker {
            words: speaker.span,
            entity: Some(speaker.entity),
        })
    }

    /// The subject of the sentence before speech, if it says that they spoke, or what they did
    /// while speaking, and it names nobody else.
    pub(super) fn beat(&self, words: &[Word]) -> Option<Speaker> {
        let first = words.iter().position(|word| !word.mark)?;
        let span = words.first()?.span.cover(words.last()?.span);
        let spoken =
            |word: &Word| self.words.beats.contains(word.lower.as_str()) || self.is_verb(word);
        let verb = (first + 1..words.len())
            .find(|&at| spoken(&words[at]) && !self.is_within_name(words, at))?;
        let speaker = self.subject_before(words, 0, verb, false)?;
        let mut others = self
            .names_in(span)
            .filter(|mention| mention.kind == EntityKind::Person)
            .filter(|mention| {
                Some(mention.entity) != speaker.entity && !mention.span.overlaps(speaker.words)
            });
        let start = words[first].span.start();
        let near = speaker.words.start().saturating_sub(start) <= 40;
        let alone = others.all(|other| !self.is_free(words, 0, other));
        (near && alone && speaker.entity.is_some()).then_some(speaker)
    }

    /// The speaker in a sentence after speech: So said Ruiz. Ruiz said on Monday.
    pub(super) fn following(&self, words: &[Word]) -> Option<Speaker> {
        let mut at = words.iter().position(|word| !word.mark)?;
        if self.words.leads.contains(words[at].lower.as_str()) {
            at += 1;
        }
        let verb = (at..words.len().min(at + VERB_WITHIN))
            .find(|&at| self.is_verb(&words[at]) && !self.is_within_name(words, at))?;
        if verb == at {
            return self.subject_after(words, verb + 1, false);
        }
        let next = words.get(verb + 1);
        let ends = next.is_none_or(|word| {
            word.mark && !matches!(word.text, ":" | "“" | "\"" | "«" | "„" | "‘" | "'")
                || self.words.prepositions.contains(word.lower.as_str())
                    && self.language.is_english()
        });
        ends.then(|| self.subject_before(words, at, verb, false))
            .flatten()
            .filter(|speaker| speaker.entity.is_some())
    }

    /// The person at the start of a line below speech that a dash introduces.
    pub(super) fn signature(&self, words: &[Word]) -> Option<Speaker> {
        let first = words.iter().position(|word| !word.mark)?;
        let span = words.get(first)?.span.cover(words.last()?.span);
        let mention = self
            .names_in(span)
            .find(|mention| mention.kind == EntityKind::Person)?;
        let before = words[first..]
            .iter()
            .take_while(|word| word.span.start() < mention.span.start());
        let mut titles = 0;
        for word in before {
            titles += 1;
            if word.mark || word.is_small() && !self.words.nouns.contains_key(word.lower.as_str()) {
                return None;
            }
        }
        (titles <= 2).then_some(Speaker {
            words: mention.span,
            entity: Some(mention.entity),
        })
    }

    /// Whether a stretch of a dialogue names the speaker ("dijo María") rather than being speech.
    pub(super) fn is_attribution(&self, words: &[Word]) -> bool {
        let Some(first) = words.iter().position(|word| !word.mark) else {
            return false;
        };
        let near = first..words.len().min(first + 4);
        words[first].is_small()
            && near.clone().any(|at| {
                self.enclitic(words, at).is_some()
                    || self.is_verb(&words[at])
                        && words[first..at].iter().all(|word| self.is_between(word))
            })
    }

    /// Splits a turn of a dialogue where a verb of speech and its subject follow punctuation: the
    /// speech, and the words that attribute it.
    pub(super) fn cut<'w>(&self, words: &[Word<'w>], span: Span) -> (Span, Option<Vec<Word<'w>>>) {
        for at in 1..words.len() {
            let before = &words[at - 1];
            if !before.mark || !words[at].is_small() {
                continue;
            }
            let rest = &words[at..];
            let end = rest
                .iter()
                .position(|word| matches!(word.text, "." | "!" | "?"))
                .unwrap_or(rest.len());
            let clause = &rest[..end];
            if self.is_attribution(clause) && self.after(clause, true).is_some() {
                let end = if before.text == "," {
                    before.span.start()
                } else {
                    before.span.end()
                };
                return (Span::new(span.start(), end), Some(clause.to_vec()));
            }
        }
        (span, None)
    }

    /// The source after a phrase such as "according to": not "his figures", unless someone is named.
    fn source_after(&self, words: &[Word], from: usize) -> Option<Speaker> {
        let owned = words
            .get(from)
            .is_some_and(|word| self.words.possessives.contains(word.lower.as_str()));
        self.subject_after(words, from, true)
            .filter(|speaker| speaker.entity.is_some() || !owned)
    }

    /// The end of a phrase such as "according to" that starts at `at`.
    fn source_at(&self, words: &[Word], at: usize) -> Option<usize> {
        (at..words.len().min(at + 4)).rev().find_map(|last| {
            let phrases = self
                .words
                .sources
                .get(words[last].lower.trim_end_matches(['\'', '’']))
                .or_else(|| self.words.sources.get(words[last].lower.as_str()))?;
            let fits = |phrase: &Vec<&str>| {
                let own = words[at..=last].iter().map(|word| word.lower.as_str());
                own.eq(phrase.iter().copied())
            };
            phrases.iter().any(fits).then_some(last + 1)
        })
    }

    /// The end of the words in which a verb may attribute the speech before them.
    fn end_of_reach(&self, words: &[Word], at: usize) -> usize {
        let stops = |word: &Word| matches!(word.text, "." | ";" | "!" | "?" | "“" | "„" | "«");
        let mut count = 0;
        for (index, word) in words.iter().enumerate().skip(at) {
            if stops(word) || count > VERB_WITHIN {
                return index;
            }
            count += usize::from(!word.mark);
        }
        words.len()
    }

    fn is_verb(&self, word: &Word) -> bool {
        let lower = word.lower.as_str();
        !word.mark
            && (self.words.verbs.contains(lower)
                || lower
                    .split_once('-')
                    .is_some_and(|(verb, _)| self.words.verbs.contains(verb)))
    }

    /// Whether a word may be between a subject and its verb: an adverb or auxiliary.
    fn is_between(&self, word: &Word) -> bool {
        let lower = word.lower.as_str();
        let is_adverb = || {
            let mut endings = language::table(self.language).words(Section::SpeechAdverbs);
            endings.any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending))
        };
        !word.mark && word.is_small() && (self.words.between.contains(lower) || is_adverb())
    }

    fn is_preposition(&self, word: &Word) -> bool {
        self.words.prepositions.contains(word.lower.as_str())
    }

    /// Whether a word opens a clause of its own.
    fn opens_clause(&self, word: &Word) -> bool {
        self.words.clauses.contains(word.lower.as_str())
    }

    fn is_relative(&self, word: &Word) -> bool {
        self.words.relatives.contains(word.lower.as_str())
    }

    /// The subject attached to the end of a verb ("dit-il", "a-t-elle ajouté").
    fn enclitic(&self, words: &[Word], at: usize) -> Option<Speaker> {
        let word = words.get(at)?;
        let (verb, _) = word.lower.split_once('-')?;
        let (_, last) = word.text.rsplit_once('-')?;
        let gender = self.words.pronouns.get(last.to_lowercase().as_str())?;
        let says = self.words.verbs.contains(verb)
            || (self.words.between.contains(verb.trim_start_matches("s'"))
                && words
                    .iter()
                    .skip(at + 1)
                    .take(3)
                    .any(|word| self.is_verb(word)));
        if !says {
            return None;
        }
        let span = Span::new(word.span.end() - last.len(), word.span.end());
        Some(match gender {
            Some(gender) => self.pronoun(*gender, span),
            None => Speaker {
                words: span,
                entity: None,
            },
        })
    }

    fn pronoun(&self, gender: Gender, span: Span) -> Speaker {
        Speaker {
            words: span,
            entity: self.people.meant(gender, span, self.block),
        }
    }

    /// The pronoun that a word is, as a speaker; in German, `verb` distinguishes one woman from
    /// several people.
    fn pronoun_of(&self, word: &Word, verb: Option<&Word>) -> Option<Speaker> {
        let gender = self.words.pronouns.get(word.lower.as_str())?;
        let mut rows = language::table(self.language).rows(Section::PluralPronouns);
        let plural = rows.any(|row| {
            let several = row.forms(0).any(|pronoun| pronoun == word.lower);
            let ends = |verb: &Word| row.forms(1).any(|ending| verb.lower.ends_with(ending));
            several && verb.is_some_and(ends)
        });
        Some(match gender {
            Some(gender) if !plural => self.pronoun(*gender, word.span),
            _ => Speaker {
                words: word.span,
                entity: None,
            },
        })
    }

    /// The previous speaker, for a verb without a subject, in languages that drop pronouns.
    fn dropped(&self, verb: &Word) -> Option<Speaker> {
        let drops = matches!(
            self.language,
            Language::Es | Language::It | Language::Pt | Language::Ca | Language::Ro
        );
        drops
            .then(|| self.people.dropped(verb.span.start(), self.block))
            .flatten()
    }

    fn names_in(&self, span: Span) -> impl Iterator<Item = &'a Mention> {
        let from = self
            .mentions
            .partition_point(|mention| mention.span.start() < span.start());
        let to = self
            .mentions
            .partition_point(|mention| mention.span.end() <= span.end());
        self.mentions[from..to.max(from)].iter()
    }

    fn is_within_name(&self, words: &[Word], at: usize) -> bool {
        let span = words[at].span;
        let next = self
            .mentions
            .partition_point(|mention| mention.span.end() <= span.start());
        self.mentions
            .get(next)
            .is_some_and(|mention| mention.kind.is_name() && mention.span.overlaps(span))
    }

    /// Whether a name can be a subject: it does not follow a preposition, and owns nothing that
    /// follows it. Prepositions before `from` belong to the attribution itself ("according to").
    fn is_free(&self, words: &[Word], from: usize, mention: &Mention) -> bool {
        let first = words.partition_point(|word| word.span.start() < mention.span.start());
        let after = words.partition_point(|word| word.span.start() < mention.span.end());
        let before = words[from.min(first)..first]
            .iter()
            .rev()
            .find(|word| !self.is_title(word));
        let prepositional = before.is_some_and(|word| self.is_preposition(word));
        let text = mention.span.text(self.source);
        let next = words.get(after);
        let owns = text.ends_with("’s") || text.ends_with("'s") || text.ends_with("s’");
        let clitic = next.is_some_and(|word| matches!(word.lower.as_str(), "'s" | "’s"));
        let apostrophe = text.ends_with('s')
            && next.is_some_and(|word| {
                matches!(word.text, "’" | "'") && word.span.start() == mention.span.end()
            });
        let genitive = self.language == Language::De
            && text.ends_with('s')
            && !text.contains(' ')
            && next.is_some_and(|word| !word.mark && !word.is_small());
        !(prepositional || owns || clitic || apostrophe || genitive)
    }

    /// Whether a word belongs to the name after it: an article, a title, an office.
    fn is_title(&self, word: &Word) -> bool {
        let bare = word.lower.trim_end_matches('.');
        !word.mark && (self.words.openers.contains(bare) || self.words.nouns.contains_key(bare))
    }

    /// The subject before the verb at `verb`, not before `from`: the noun phrase that ends directly
    /// before it, ignoring adverbs, or, past a comma, the one to which an apposition or relative
    /// clause belongs. `whole` requires that there is nothing but the phrase from `from` on.
    fn subject_before(
        &self,
        words: &[Word],
        from: usize,
        verb: usize,
        whole: bool,
    ) -> Option<Speaker> {
        let mut end = verb;
        while end > from && self.is_between(&words[end - 1]) {
            end -= 1;
        }
        if end > from && self.is_relative(&words[end - 1]) {
            // "Ruiz, who said": the subject is what the pronoun refers to.
            end -= 1;
            if end > from && words[end - 1].text == "," {
                end -= 1;
            }
            let start = self.segment(words, from, end);
            return self
                .phrase(words, start, end, verb, false)
                .filter(|speaker| speaker.entity.is_some());
        }
        if end <= from {
            return None;
        }
        if !words[end - 1].mark {
            let start = self.segment(words, from, end);
            return self.phrase(words, start, end, verb, whole && start == from);
        }
        let mut role = None;
        for _ in 0..MOST_ASIDES {
            if end <= from || !matches!(words[end - 1].text, "," | "—" | "–" | ")" | "(") {
                break;
            }
            end -= 1;
            let start = self.segment(words, from, end);
            let opens = words.get(start).filter(|_| start < end);
            if let Some(first) = opens {
                let aside = self.opens_clause(first) || self.is_relative(first);
                if !aside
                    && let Some(speaker) =
                        self.phrase(words, start, end, verb, whole && start == from)
                {
                    if speaker.entity.is_some() {
                        return Some(speaker);
                    }
                    role = Some(speaker);
                }
            }
            end = start;
        }
        role.filter(|_| end <= from)
    }

    /// The start of the stretch without punctuation that ends at `end`.
    fn segment(&self, words: &[Word], from: usize, end: usize) -> usize {
        let mut start = end;
        while start > from
            && !(words[start - 1].mark
                && !self.is_within_name(words, start - 1)
                && !matches!(words[start - 1].text, "." | "'" | "’" | "&" | "-" | "/"))
        {
            start -= 1;
        }
        start
    }

    /// The speaker named by the noun phrase that ends at `end` and does not start before `start`.
    fn phrase(
        &self,
        words: &[Word],
        start: usize,
        end: usize,
        verb: usize,
        whole: bool,
    ) -> Option<Speaker> {
        let last = words.get(end.checked_sub(1)?).filter(|_| start < end)?;
        if let Some(speaker) = self.pronoun_of(last, words.get(verb)) {
            return Some(speaker);
        }
        let span = words[start].span.cover(last.span);
        let free: Vec<&Mention> = self
            .names_in(span)
            .filter(|mention| self.may_speak(mention) && self.is_free(words, 0, mention))
            .filter(|mention| self.ends_phrase(words, mention, end))
            .collect();
        let person = free
            .iter()
            .find(|mention| mention.kind == EntityKind::Person);
        if let Some(first) = person.or(free.first()) {
            return Some(self.joint(words, first, end));
        }
        let role = self.role(words, start, end, whole)?;
        // "Ruiz told reporters, adding": the reporters were told, and it is Ruiz who adds.
        let told = (start..end - 1)
            .rev()
            .take_while(|&at| !self.is_relative(&words[at]))
            .find(|&at| self.is_verb(&words[at]) && !self.is_within_name(words, at));
        match told {
            Some(told) => self.subject_before(words, 0, told, false),
            None => Some(role),
        }
    }

    const fn may_speak(&self, mention: &Mention) -> bool {
        matches!(
            mention.kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Place | EntityKind::Group
        )
    }

    /// Whether everything between a name and `end` belongs to it: "of the union", "in Rome".
    fn ends_phrase(&self, words: &[Word], mention: &Mention, end: usize) -> bool {
        let after = words.partition_point(|word| word.span.start() < mention.span.end());
        let Some(tail) = words.get(after..end) else {
            return true;
        };
        let Some(first) = tail.first() else {
            return true;
        };
        let number = first.text.starts_with(|c: char| c.is_ascii_digit());
        if matches!(mention.kind, EntityKind::Place | EntityKind::Group) {
            return false;
        }
        let joined = self.words.conjunctions.contains(first.lower.as_str())
            && self
                .names_in(first.span.cover(words[end - 1].span))
                .next()
                .is_some_and(|other| {
                    other.kind == mention.kind && other.span.end() == words[end - 1].span.end()
                });
        if joined {
            return true;
        }
        if !(self.is_preposition(first) || number || first.text == "(") {
            return false;
        }
        // Another article starts another phrase, unless it follows a preposition.
        let mut pairs = tail.windows(2);
        !pairs.any(|pair| {
            self.opens_clause(&pair[1])
                || self.words.openers.contains(pair[1].lower.as_str())
                    && !self.is_preposition(&pair[0])
                || self.words.pronouns.contains_key(pair[1].lower.as_str())
        })
    }

    /// A name as a speaker, or two names joined by a conjunction, which are not a single entity.
    fn joint(&self, words: &[Word], mention: &Mention, end: usize) -> Speaker {
        let after = words.partition_point(|word| word.span.start() < mention.span.end());
        let conjunction = words.get(after).filter(|_| after < end);
        let joined =
            conjunction.is_some_and(|word| self.words.conjunctions.contains(word.lower.as_str()));
        let other = words
            .get(after + 1)
            .filter(|_| joined && after + 1 < end)
            .and_then(|word| {
                let span = word.span.cover(words[end - 1].span);
                let mut names = self.names_in(span);
                names.next().filter(|other| other.kind == mention.kind)
            });
        match other {
            Some(other) if other.entity != mention.entity => Speaker {
                words: mention.span.cover(other.span),
                entity: None,
            },
            _ => Speaker {
                words: mention.span,
                entity: Some(mention.entity),
            },
        }
    }

    /// The subject after a verb or a phrase such as "according to", from `from` on. `named`
    /// requires an unnamed role to start with an article.
    fn subject_after(&self, words: &[Word], from: usize, named: bool) -> Option<Speaker> {
        let mut at = from;
        let skips = |word: &Word| {
            self.is_between(word) && !self.words.openers.contains(word.lower.as_str())
        };
        while words.get(at).is_some_and(skips) {
            at += 1;
        }
        let first = words.get(at).filter(|word| !word.mark)?;
        let verb = from.checked_sub(1).and_then(|verb| words.get(verb));
        // "One father": the word is an article here.
        let article = self.words.openers.contains(first.lower.as_str())
            && words
                .get(at + 1)
                .is_some_and(|next| !next.mark && !self.is_preposition(next));
        if !article && let Some(speaker) = self.pronoun_of(first, verb) {
            return Some(speaker);
        }
        let end = self.end_of_phrase(words, at);
        if end <= at {
            return None;
        }
        let span = first.span.cover(words[end - 1].span);
        let speaks =
            |mention: &&Mention| self.may_speak(mention) && self.is_free(words, from, mention);
        let is_person = |mention: &&Mention| mention.kind == EntityKind::Person;
        if let Some(person) = self.names_in(span).filter(speaks).find(is_person) {
            return Some(self.joint(words, person, end));
        }
        let opens = self.words.openers.contains(first.lower.as_str());
        let organization = self
            .names_in(span)
            .filter(speaks)
            .find(|mention| self.opens_with(words, at, mention));
        if (opens || organization.is_some() || !self.is_preposition(first))
            && let Some(person) = self.apposed(words, end)
        {
            return Some(person);
        }
        if let Some(body) = organization {
            return Some(Speaker {
                words: body.span,
                entity: Some(body.entity),
            });
        }
        self.role(words, at, end, false)
            .filter(|role| !named || role.words.start() == first.span.start())
    }

    /// Whether there is a name at `at`, or after an article there.
    fn opens_with(&self, words: &[Word], at: usize, mention: &Mention) -> bool {
        let opens = |at: usize| {
            words
                .get(at)
                .is_some_and(|word| word.span.start() == mention.span.start())
        };
        opens(at) || self.words.openers.contains(words[at].lower.as_str()) && opens(at + 1)
    }

    /// The person named by an apposition at a comma: "said the mayor, Ruiz, on Monday".
    fn apposed(&self, words: &[Word], comma: usize) -> Option<Speaker> {
        if words.get(comma)?.text != "," {
            return None;
        }
        let mut at = comma + 1;
        while words.get(at).is_some_and(|word| self.is_title(word)) && at < comma + 4 {
            at += 1;
        }
        let start = words.get(at)?.span.start();
        let from = self
            .mentions
            .partition_point(|mention| mention.span.start() < start);
        let mention = self.mentions.get(from).filter(|mention| {
            mention.span.start() == start && mention.kind == EntityKind::Person
        })?;
        let after = words.partition_point(|word| word.span.start() < mention.span.end());
        let next = words.get(after);
        let closes = next.is_none_or(|word| word.mark && !matches!(word.text, "'" | "’"));
        (closes && self.is_free(words, comma, mention)).then_some(Speaker {
            words: mention.span,
            entity: Some(mention.entity),
        })
    }

    /// The end of the noun phrase that starts at `at`: punctuation, a clause, or another verb of
    /// speech; names are kept whole.
    fn end_of_phrase(&self, words: &[Word], at: usize) -> usize {
        for index in at..words.len() {
            let word = &words[index];
            if self.is_within_name(words, index) {
                continue;
            }
            let joins = self.words.conjunctions.contains(word.lower.as_str())
                && index + 1 < words.len()
                && self.is_within_name(words, index + 1);
            let breaks = word.mark && !matches!(word.text, "." | "'" | "’" | "&" | "-" | "(" | ")")
                || word.text == "." && words.get(index + 1).is_none_or(|next| !next.is_small())
                || index > at && !joins && (self.opens_clause(word) || self.is_verb(word));
            if breaks {
                return index;
            }
        }
        words.len()
    }

    /// An unnamed person: "the minister", "a spokesman for the port", "Ruiz’s lawyer", "police".
    /// This is the last such phrase that ends at `end` and does not follow a preposition; if
    /// `whole`, all of it up to a preposition.
    fn role(&self, words: &[Word], start: usize, end: usize, whole: bool) -> Option<Speaker> {
        let own = words.get(start..end)?;
        let opens = |at: usize| {
            let word = &own[at];
            // After a word of another clause, it is an object: "who reported the record explains".
            let free = at <= 1 || {
                let before = &own[at - 1];
                self.opens_clause(before) || self.words.conjunctions.contains(before.lower.as_str())
            };
            let free = free
                && (at == 0
                    || !self.is_preposition(&own[at - 1])
                        && !self.words.openers.contains(own[at - 1].lower.as_str()));
            let owner = self.is_owner(words, start + at);
            free && (self.words.openers.contains(word.lower.as_str()) || owner)
        };
        let opener = if whole {
            (0..own.len()).find(|&at| opens(at))
        } else {
            (0..own.len()).rev().find(|&at| opens(at))
        };
        let first = match opener {
            Some(at) => at,
            // "police said", "two officials": without an article.
            None => (0..own.len()).rev().find(|&at| {
                self.words.bare.contains(own[at].lower.as_str())
                    && (at == 0 || !self.is_preposition(&own[at - 1]))
            })?,
        };
        let mut first = first;
        if opener.is_none() && whole {
            first = 0;
        }
        let told = &own[first..];
        let stops = |word: &Word| {
            self.is_preposition(word)
                || self.opens_clause(word)
                || word.mark && !matches!(word.text, "'" | "’" | "'s" | "’s" | "-")
        };
        let count = 1 + told.iter().skip(1).take_while(|word| !stops(word)).count();
        let told = &told[..count];
        let short = count <= LONGEST_ROLE && (count >= 2 || opener.is_none());
        // "The accountants Bell & Sons": half a name is a wrong one.
        let next = words.get(start + first + count);
        let whole_name = next.is_none_or(|next| next.text != "&");
        let said = told
            .iter()
            .all(|word| !self.words.titled.contains(word.lower.as_str()));
        let small = told.iter().skip(1).all(|word| !self.is_verb(word));
        (short && said && small && whole_name && !self.is_preposition(&told[0])).then(|| Speaker {
            words: told[0].span.cover(told[count - 1].span),
            entity: None,
        })
    }

    /// Whether a name that owns what follows it starts at `at`.
    fn is_owner(&self, words: &[Word], at: usize) -> bool {
        let start = words[at].span.start();
        let next = self
            .mentions
            .partition_point(|mention| mention.span.start() < start);
        self.mentions.get(next).is_some_and(|mention| {
            mention.span.start() == start && mention.kind.is_name() && {
                let text = mention.span.text(self.source);
                let after = words.partition_point(|word| word.span.start() < mention.span.end());
                text.ends_with("’s")
                    || text.ends_with("'s")
                    || words
                        .get(after)
                        .is_some_and(|word| matches!(word.lower.as_str(), "'s" | "’s"))
            }
        })
    }
}
