//! Spans that may be names.
//!
//! A candidate is a run of capitalised words, with the small words that names have inside ("of",
//! "de", "al", "&"), or a name that the gazetteers know. Runs are then cut: a title or an office
//! is no part of a person's name ("Prime Minister X"), nor a demonym of what it describes.

use std::ops::Range;

use super::evidence::{self, Score};
use super::words::{Document, Passage, Word};
use crate::digest::EntityKind;
use crate::entities::gazetteers::{self, Cues, Senses};

/// No run is longer, in tokens: what goes on is no name but a list or a heading.
const LONGEST_RUN: usize = 20;

/// A span that may be a name, with what speaks for each kind.
#[derive(Debug)]
pub(super) struct Candidate {
    pub passage: usize,
    pub tokens: Range<usize>,
    /// What the words around it say.
    pub context: Score,
    /// Whether its capital may be its place's and not its own.
    pub doubtful: bool,
}

/// The candidates of a passage, in order and without overlap.
pub(super) fn find(index: usize, passage: &Passage, document: &Document) -> Vec<Candidate> {
    let mut finder = Finder {
        index,
        passage,
        document,
        found: Vec::new(),
    };
    let mut at = 0;
    while at < passage.words.len() {
        at = finder.step(at);
    }
    finder.found
}

struct Finder<'a> {
    index: usize,
    passage: &'a Passage<'a>,
    document: &'a Document<'a>,
    found: Vec<Candidate>,
}

impl Finder<'_> {
    /// Reads what starts at a word; where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(title) = quoted_title(self.passage, at) {
            let end = title.end;
            let mut context = Score::default();
            context.add(EntityKind::Work, 6.0);
            self.found.push(Candidate {
                passage: self.index,
                tokens: title,
                context,
                doubtful: false,
            });
            return end + 1;
        }
        if self.is_currency(at) {
            return at + 1;
        }
        let known = self.passage.longest_known(at);
        if let Some((end, senses)) = known
            && end > at + 1
            && senses.any(
                Senses::PLACE
                    | Senses::ORGANIZATION
                    | Senses::EVENT
                    | Senses::PRODUCT
                    | Senses::GROUP,
            )
            && !self.goes_on(end)
        {
            self.push(at..end, false);
            return end;
        }
        if !self.starts(at, known.map(|(_, senses)| senses).unwrap_or_default()) {
            return at + 1;
        }
        let end = self.run_end(at);
        self.cut(at..end, false);
        end
    }

    /// Whether a word is the name of a currency, or its country's in it: "USD 5", "US $5".
    fn is_currency(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.passage.get(at), self.passage.get(at + 1)) else {
            return false;
        };
        let code = word.text == "Rs" || (word.is_acronym() && word.text.len() == 3);
        let counted = next.text.starts_with(|c: char| c.is_ascii_digit());
        let sign = matches!(next.text, "$" | "£" | "dollar" | "dollars");
        (code && counted) || (word.is_acronym() && sign)
    }

    /// Whether a known name goes on into a longer one: "New York" into "New York University".
    fn goes_on(&self, end: usize) -> bool {
        self.passage.get(end).is_some_and(|next| {
            next.capital && !next.is_function() && !next.is_title() && !next.initial
        })
    }

    fn starts(&self, at: usize, senses: Senses) -> bool {
        let Some(word) = self.passage.get(at) else {
            return false;
        };
        if !word.capital {
            // "iPhone", "al-Qaeda": capitals inside, and known.
            return !senses.is_empty() && word.text.chars().any(char::is_uppercase);
        }
        if word.cues.any(Cues::CALENDAR) {
            return self.is_calendar_person(at, senses);
        }
        if word.is_function() && !word.is_acronym()
            || word.lower == "i"
            || !word.text.chars().any(char::is_alphabetic)
        {
            return senses.any(Senses::GIVEN) && !word.initial && self.next_is_name(at);
        }
        !is_compound(word) && (!word.initial || self.starts_sentence_as_name(at, word, senses))
    }

    /// "May" and "April" are people after a title and before a verb of speech or a family name.
    fn is_calendar_person(&self, at: usize, senses: Senses) -> bool {
        if !senses.any(Senses::GIVEN) {
            return false;
        }
        let titled = self
            .passage
            .before(at, 1)
            .is_some_and(|before| before.is_title() && before.capital);
        let next = self.passage.get(at + 1);
        let speaks = next.is_some_and(|next| next.cues.any(Cues::SPEECH));
        let surname = next.is_some_and(|next| {
            next.capital && !next.is_common() && !next.cues.any(Cues::CALENDAR)
        });
        let timely = self.passage.before(at, 1).is_some_and(|before| {
            before.cues.any(Cues::FUNCTION) && !matches!(before.text, "and" | "but" | "that")
        });
        titled || (speaks && !timely) || (surname && !timely)
    }

    /// Whether the first word of a sentence is a name: it is no plain word, or the document, the
    /// gazetteers or the next word say so.
    fn starts_sentence_as_name(&self, at: usize, word: &Word, senses: Senses) -> bool {
        let counts = self.document.counts(&word.lower);
        if counts.capital > counts.lower {
            return true;
        }
        if counts.lower > 0 {
            let named = senses.any(Senses::GIVEN) && self.next_is_name(at);
            return named || (word.is_common() && self.heads_a_run(at));
        }
        if !word.is_common() {
            return true;
        }
        let known = senses.any(Senses::PLACE | Senses::GROUP | Senses::ORGANIZATION)
            && !senses.any(Senses::AMBIGUOUS);
        known || self.next_is_name(at) || self.heads_a_run(at)
    }

    fn next_is_name(&self, at: usize) -> bool {
        self.passage.get(at + 1).is_some_and(|next| {
            next.capital && !next.is_function() && !next.cues.any(Cues::CALENDAR)
        })
    }

    /// Whether a run of capitals starts here that ends in a head word or holds a title.
    fn heads_a_run(&self, at: usize) -> bool {
        let end = self.run_end(at);
        end > at + 1
            && self
                .passage
                .words
                .get(at..end)
                .is_some_and(|words| words.iter().any(|word| word.is_title() || word.is_head()))
    }

    /// The end of the run of capitals that starts at a word.
    fn run_end(&self, start: usize) -> usize {
        let words = &self.passage.words;
        let mut end = start + 1;
        while let Some(word) = words.get(end).filter(|_| end - start < LONGEST_RUN) {
            if continues(word) {
                end += 1;
            } else if let Some(after) = self.joined(start, end) {
                end = after;
            } else {
                break;
            }
        }
        end
    }

    /// Whether small words at `end` join the run to further capitals; the end with the first of
    /// those.
    fn joined(&self, start: usize, end: usize) -> Option<usize> {
        let words = &self.passage.words;
        let (last, link) = (words.get(end - 1)?, words.get(end)?);
        let capital = |at: usize| words.get(at).is_some_and(|word| continues(word));
        match link.text {
            "of" | "for" => {
                let office = matches!(
                    last.form.as_ref(),
                    "Secretary" | "Undersecretary" | "Minister"
                );
                if office && link.text == "of" {
                    return words
                        .get(end + 1)
                        .filter(|word| word.form == "State")
                        .map(|_| end + 2);
                }
                let article =
                    usize::from(words.get(end + 1).is_some_and(|word| word.text == "the"));
                let state =
                    last.form == "State" && words.get(end - 2).is_some_and(|of| of.text == "of");
                let opens = last.is_head() && !state
                    || matches!(
                        last.form.as_ref(),
                        "Republic"
                            | "States"
                            | "Centers"
                            | "Strait"
                            | "Cup"
                            | "Office"
                            | "Archbishop"
                            | "Duke"
                            | "Duchess"
                            | "Bishop"
                    );
                (opens && capital(end + 1 + article)).then_some(end + 2 + article)
            }
            "&" => capital(end + 1).then_some(end + 2),
            "," => {
                // "Ministry of Trade, Industry and Energy".
                let body = words.get(start..end)?.windows(2).any(|pair| {
                    matches!(
                        pair[0].form.as_ref(),
                        "Ministry" | "Department" | "Committee"
                    ) && matches!(pair[1].text, "of" | "for" | "on")
                });
                let plain = |at: usize| {
                    words
                        .get(at)
                        .is_some_and(|word| continues(word) && word.is_common())
                };
                let listed = plain(end + 1)
                    && (2..=4).any(|step| {
                        words.get(end + step).is_some_and(|word| word.text == "and")
                            && plain(end + step + 1)
                    });
                (body && listed).then_some(end + 2)
            }
            "-" => {
                // "Al - Najjar", "Jae - in": hyphens that a tokenizer set apart.
                let article = matches!(last.text, "Al" | "El" | "al" | "el");
                let next = words.get(end + 1)?;
                let syllable = !next.capital
                    && !next.is_common()
                    && next.text.chars().count() <= 6
                    && next.text.chars().all(char::is_alphabetic);
                let named = end > start + 1 && !last.is_common();
                (article && capital(end + 1) || named && syllable).then_some(end + 2)
            }
            "and" => {
                let inside = words
                    .get(start..end)?
                    .iter()
                    .any(|word| matches!(word.text, "of" | "for"));
                let third = words
                    .get(end + 2)
                    .is_some_and(|word| word.cues.any(Cues::ORGANIZATION_HEAD) && word.capital);
                let plain = last.is_common() && words.get(end + 1)?.is_common();
                let place = words.get(end + 1)?.is_common();
                (capital(end + 1) && (inside && place && last.is_common() || plain && third))
                    .then_some(end + 2)
            }
            "'s" | "’s" | "'" | "’" => {
                let head = words
                    .get(end + 1)
                    .is_some_and(|word| word.capital && word.is_head());
                let plain = last.is_common() && !last.is_title()
                    || matches!(last.form.as_ref(), "King" | "Queen");
                (head && plain).then_some(end + 2)
            }
            _ if link.cues.any(Cues::PARTICLE) && !last.is_common() => {
                if capital(end + 1) {
                    return Some(end + 2);
                }
                let second = words
                    .get(end + 1)
                    .is_some_and(|word| word.cues.any(Cues::PARTICLE));
                (second && capital(end + 2)).then_some(end + 3)
            }
            _ => None,
        }
    }

    /// Cuts a run into names.
    fn cut(&mut self, run: Range<usize>, titled: bool) {
        let words = &self.passage.words;
        let (mut start, mut end) = (run.start, run.end);
        let is_dropped = |at: usize| {
            let word = &words[at];
            let given = self.passage.senses(at..at + 1).any(Senses::GIVEN);
            word.is_function() && !word.is_acronym() && !given
        };
        while start < end && is_dropped(start) {
            start += 1;
        }
        while start < end
            && !words[end - 1].capital
            && !words[end - 1].text.chars().any(char::is_uppercase)
        {
            end -= 1;
        }
        if start == end {
            return;
        }
        let senses = self.passage.senses(start..end);
        if senses.any(
            Senses::PLACE | Senses::ORGANIZATION | Senses::EVENT | Senses::PRODUCT | Senses::GROUP,
        ) {
            return self.push(start..end, titled);
        }
        let headed = end - start > 1 && is_headed(&words[start..end]);
        if !headed && let Some(title) = self.title_end(start, end) {
            let mut before = title - 1;
            while before > start && (is_office(&words[before - 1]) || !words[before - 1].capital) {
                before -= 1;
            }
            if before > start {
                self.cut(start..before, false);
            }
            return self.cut(title..end, true);
        }
        if !headed && is_office(&words[end - 1]) && end - start > 1 && !titled {
            return self.cut(start..end - 1, false);
        }
        for first in (1..=2)
            .rev()
            .map(|length| start + length)
            .filter(|&first| first < end)
        {
            if !self.passage.senses(start..first).any(Senses::GROUP) {
                continue;
            }
            let rest = &words[first..end];
            let known = self.passage.senses(first..end);
            let generic = rest.iter().all(|word| word.is_common() || word.is_head());
            if headed && generic && (known.is_empty() || rest.len() == 1)
                || rest[0].is_acronym() && headed
            {
                break;
            }
            self.push(start..first, false);
            return self.cut(first..end, false);
        }
        self.push(start..end, titled);
    }

    /// The end of a title that opens a run and has a name after it.
    fn title_end(&self, start: usize, end: usize) -> Option<usize> {
        let words = &self.passage.words;
        (start..end - 1)
            .rev()
            .find(|&at| {
                let state =
                    words[at].form == "State" && at >= start + 2 && words[at - 1].text == "of";
                let surnamed = at > start
                    && self.passage.senses(at - 1..at).any(Senses::GIVEN)
                    && !words[at - 1].is_common();
                (words[at].is_title() && !surnamed) || state
            })
            .map(|at| at + 1)
    }

    fn push(&mut self, tokens: Range<usize>, titled: bool) {
        let words = &self.passage.words[tokens.clone()];
        if words.iter().all(|word| is_office(word) || !word.capital)
            && self.passage.senses(tokens.clone()).is_empty()
        {
            return;
        }
        let mut context = evidence::context(self.passage, tokens.clone());
        if titled {
            context.add(EntityKind::Person, 4.0);
        }
        self.found.push(Candidate {
            passage: self.index,
            doubtful: words[0].initial && tokens.len() == 1,
            tokens,
            context,
        });
    }
}

/// Whether a word is made with a plain last part: "London-based", "Brazilian-born".
fn is_compound(word: &Word) -> bool {
    word.text.rsplit_once('-').is_some_and(|(first, last)| {
        first.chars().count() > 2
            && last.starts_with(char::is_lowercase)
            && gazetteers::get().cues(last).any(Cues::COMMON)
    })
}

/// Whether a word carries a run of capitals on.
fn continues(word: &Word) -> bool {
    word.capital
        && !is_compound(word)
        && !word.is_function()
        && !word.cues.any(Cues::CALENDAR)
        && word.text.chars().any(char::is_alphabetic)
}

/// A title, or a word that is only ever part of one: "Prime", "Foreign".
fn is_office(word: &Word) -> bool {
    word.is_title()
        || matches!(
            word.form.as_ref(),
            "Prime"
                | "Vice"
                | "Foreign"
                | "Interior"
                | "Finance"
                | "Defence"
                | "Defense"
                | "Health"
                | "Home"
                | "Education"
                | "Trade"
                | "Acting"
                | "Interim"
                | "Executive"
                | "State"
                | "Managing"
                | "General"
                | "Supreme"
                | "First"
        )
}

/// Whether a run is named by a head word: its last, or one before "of". The state in "Secretary of
/// State" is none.
fn is_headed(words: &[Word]) -> bool {
    let office = matches!(words, [.., of, state] if of.text == "of" && state.form == "State");
    (!office && words.last().is_some_and(Word::is_head))
        || words
            .windows(2)
            .any(|pair| pair[0].is_head() && matches!(pair[1].text, "of" | "for"))
}

/// The tokens between quotation marks that open at a word, where the words before call it a title.
fn quoted_title(passage: &Passage, at: usize) -> Option<Range<usize>> {
    let open = passage.get(at)?;
    if !matches!(open.text, "\"" | "“" | "``" | "‘") {
        return None;
    }
    let cued = (1..=2).any(|back| {
        passage
            .before(at, back)
            .is_some_and(|word| word.cues.any(Cues::WORK_CUE) && !word.capital)
    });
    if !cued || !passage.get(at + 1)?.capital {
        return None;
    }
    let length = passage
        .words
        .iter()
        .skip(at + 1)
        .take(10)
        .position(|word| matches!(word.text, "\"" | "”" | "''" | "’"))?;
    let mut end = at + 1 + length;
    while end > at + 1 && matches!(passage.get(end - 1)?.text, "," | ".") {
        end -= 1;
    }
    (end > at + 1).then_some(at + 1..end)
}
