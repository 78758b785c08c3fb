//! What a meeting decided, and who does what next: the sentences of a transcript that belong in its
//! minutes.

use super::{Evidence, form};
use crate::language::{self, PerLanguage, Section};
use crate::summary::tuning;
use crate::text::language::Language;
use crate::text::{Document, Passage};

impl Evidence {
    /// Finds what belongs in minutes, if the text is a transcript. The signals of form must be
    /// known.
    pub(super) fn look_at_minutes(&mut self, document: &Document, passages: &[&Passage]) {
        if !is_transcript(document) {
            return;
        }
        let bonus = |(passage, &words): (&&Passage, &usize)| {
            if words < tuning::SHORTEST_STATEMENT {
                return 0.0;
            }
            let cues = Cues::of(document.language_of(passage));
            let text = plain(passage.span.text(document.source));
            let has =
                |phrases: &[String]| phrases.iter().any(|phrase| text.contains(phrase.as_str()));
            if has(&cues.decisions) {
                tuning::DECISION_BONUS
            } else if has(&cues.tasks) {
                tuning::TASK_BONUS
            } else {
                0.0
            }
        };
        self.minutes = passages.iter().zip(&self.words).map(bonus).collect();
    }
}

/// Whether `document` is the transcript of a meeting, a call or an interview: most of its paragraphs
/// start with a speaker.
#[must_use]
pub fn is_transcript(document: &Document) -> bool {
    let (mut paragraphs, mut turns) = (0_usize, 0_usize);
    let mut last = None;
    for passage in document.sentences() {
        if last.replace(passage.block) != Some(passage.block) {
            paragraphs += 1;
            turns += usize::from(form::is_turn(document.tokens_of(passage), document.source));
        }
    }
    turns >= tuning::FEWEST_TURNS && turns as f32 >= tuning::TURNS_SHARE * paragraphs as f32
}

/// The phrases of one language, each with a space before and after it.
#[derive(Debug, Default)]
struct Cues {
    decisions: Vec<String>,
    tasks: Vec<String>,
}

impl Cues {
    fn of(language: Language) -> &'static Self {
        static ALL: PerLanguage<Cues> = PerLanguage::new();
        ALL.get(language, || {
            let table = language::table(language);
            let phrases = |section| table.forms(section).map(plain).collect();
            Self {
                decisions: phrases(Section::Decisions),
                tasks: phrases(Section::Tasks),
            }
        })
    }
}

/// The words of a text in lower case, with a space before and after each.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            plain.push(' ');
            plain.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    plain.push(' ');
    plain
}
