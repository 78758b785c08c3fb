//! [`Draft`]: what the reader has typed or pasted, with their decisions and corrections.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::highlight::{self, Highlight};
use crate::model::ordering::order;
use crate::model::rich::{Derived, Markup, Pasted};
use crate::model::text::Text;
use pith::digest::{Correction, Override};
use pith::text::language::Language;
use pith::{Origin, Span};

/// The default number of sentences in a summary.
pub const DEFAULT_LENGTH: usize = 3;

/// Maximum size of text and markup, in bytes, up to which the markup is stored, since browsers
/// store some five million characters in all. Above it, only the text is stored for the next visit.
const MOST_STORED: usize = 2_000_000;

/// A text with the reader's decisions about it. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The text. Its line ends are `\n`, as in a text box.
    pub text: Text,
    /// The markup that came with the text.
    pub markup: Markup,
    /// The title of the file, if it is not in the text.
    pub title: Option<Rc<str>>,
    /// Where each article comes from, according to the reader or the page's URL. May be shorter than the list of
    /// articles.
    pub origins: Vec<Origin>,
    /// The language that the reader chose.
    pub language: Option<Language>,
    /// The reader's decisions on single blocks, at most one per span.
    pub overrides: Vec<Override>,
    /// The reader's corrections of names, in order.
    pub corrections: Vec<Correction>,
    /// The reader's decisions on single sentences, at most one per span: whether the summary must
    /// have them.
    pub choices: Vec<Override>,
    /// Where each further article starts in the text, in bytes, ascending.
    pub further: Vec<usize>,
    /// The reader's highlights in order; those that are no longer found come last.
    pub highlights: Vec<Highlight>,
    /// How the summary is shown.
    pub view: View,
}

/// The unit of the length of a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Sentences.
    #[default]
    Sentences,
    /// Words.
    Words,
    /// Percent of the article's words.
    Percent,
}

impl Unit {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::Sentences, Self::Words, Self::Percent];

    /// The default length in this unit.
    #[must_use]
    pub const fn usual(self) -> usize {
        match self {
            Self::Sentences => DEFAULT_LENGTH,
            Self::Words => 100,
            Self::Percent => 20,
        }
    }

    /// The step of the length control in this unit, which is also the minimum length.
    #[must_use]
    pub const fn step(self) -> usize {
        match self {
            Self::Sentences => 1,
            Self::Words => 25,
            Self::Percent => 5,
        }
    }
}

/// How a summary is shown. It is kept for the next text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its maximum length.
    pub length: usize,
    /// The unit of that.
    #[serde(default)]
    pub unit: Unit,
    /// Whether it is a paragraph rather than a list.
    #[serde(default)]
    pub paragraph: bool,
    /// Whether the most important sentence comes first, rather than the first in the article.
    #[serde(default)]
    pub by_weight: bool,
    /// Whether it covers every section; `None` leaves that to the length of the text.
    #[serde(default)]
    pub spread: Option<bool>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            length: DEFAULT_LENGTH,
            unit: Unit::Sentences,
            paragraph: false,
            by_weight: false,
            spread: None,
        }
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            text: "".into(),
            markup: Markup::None,
            title: None,
            origins: Vec::new(),
            language: None,
            overrides: Vec::new(),
            corrections: Vec::new(),
            choices: Vec::new(),
            further: Vec::new(),
            highlights: Vec::new(),
            view: View::default(),
        }
    }
}

impl Draft {
    /// A draft of `text` without markup.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self {
            text: unix_lines(text),
            ..Self::default()
        }
    }

    /// A draft of what was `pasted`, whose markup is still to be parsed.
    #[must_use]
    pub fn of_paste(pasted: &Pasted) -> Self {
        let html = pasted.html.as_deref();
        let html = html.filter(|html| !html.trim().is_empty());
        Self {
            markup: html.map_or(Markup::None, |html| Markup::Unread(html.into())),
            ..Self::of(&pasted.text)
        }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !matches!(self.markup, Markup::Unread(_))
    }

    /// Stores what the worker has derived from the markup: a text, or `None` if the plain text is
    /// the better source.
    pub fn derive(&mut self, derived: Option<Derived>) {
        match derived {
            Some(Derived { text, markup }) => {
                self.text = text.into();
                self.markup = Markup::Read(markup.into());
            }
            None if matches!(self.markup, Markup::Unread(_)) => self.markup = Markup::None,
            None => {}
        }
    }

    /// The markup to store with the text, if there is any and it is not too large.
    #[must_use]
    pub fn stored_markup(&self) -> Option<&str> {
        let Markup::Read(markup) = &self.markup else {
            return None;
        };
        (self.text.len() + markup.len() <= MOST_STORED).then_some(markup)
    }

    /// The stated origin of article `at`, counted from 0.
    #[must_use]
    pub fn origin(&self, at: usize) -> Origin {
        self.origins.get(at).cloned().unwrap_or_default()
    }

    /// Sets the stated origin of article `at`.
    pub fn set_origin(&mut self, at: usize, origin: Origin) {
        if at <= self.further.len() {
            let articles = self.origins.len().max(at + 1);
            self.origins.resize(articles, Origin::default());
            self.origins[at] = origin;
        }
    }

    /// Appends another article, with its `title` if known. The first one's markup can be used only
    /// while it is the only article.
    pub fn add(&mut self, title: Option<&str>, text: &str) {
        let mut all = self.text.trim_end().to_owned();
        all.push_str("\n\n");
        self.further.push(all.len());
        for part in title.into_iter().chain([text]) {
            all.push_str(&unix_lines(part));
            all.push_str("\n\n");
        }
        all.truncate(all.trim_end().len());
        self.text = all.into();
        self.markup = Markup::None;
    }

    /// Removes article `at` of several, counted from 0.
    pub fn remove_article(&mut self, at: usize) {
        if self.further.is_empty() || at > self.further.len() {
            return;
        }
        let start = at.checked_sub(1).map_or(0, |before| self.further[before]);
        let end = self.further.get(at).copied();
        let end = end.unwrap_or(self.text.len());
        let (Some(before), Some(after)) = (self.text.get(..start), self.text.get(end..)) else {
            return;
        };
        let text = before.to_owned() + after;
        let gone = end - start;
        self.further.remove(at.saturating_sub(1));
        if at < self.origins.len() {
            self.origins.remove(at);
        }
        for start in &mut self.further {
            if *start >= end {
                *start -= gone;
            }
        }
        let further = std::mem::take(&mut self.further);
        let keeps = |decision: &mut Override| {
            let block = decision.block;
            if block.start() >= end {
                decision.block = Span::new(block.start() - gone, block.end() - gone);
            }
            block.end() <= start || block.start() >= end
        };
        self.overrides.retain_mut(keeps);
        self.choices.retain_mut(keeps);
        self.highlights.retain_mut(|highlight| {
            let Some(span) = highlight.span else {
                return true;
            };
            if span.start() >= end {
                highlight.span = Some(Span::new(span.start() - gone, span.end() - gone));
            }
            span.end() <= start || span.start() >= end
        });
        self.text = text.trim_end().into();
        highlight::anchor(&mut self.highlights, &self.text, &[]);
        self.further = further;
        self.markup = Markup::None;
    }

    /// Restores all of `blocks` to the article, replacing earlier decisions on them.
    pub fn restore(&mut self, blocks: &[Span]) {
        let sorted = order(blocks.to_vec(), &Span::cmp);
        self.overrides
            .retain(|other| sorted.binary_search(&other.block).is_err());
        let restored = blocks.iter().map(|&block| Override { block, keep: true });
        self.overrides.extend(restored);
    }

    /// Sets the reader's decision on `block`, replacing an earlier one.
    pub fn decide(&mut self, block: Span, keep: bool) {
        self.overrides.retain(|other| other.block != block);
        self.overrides.push(Override { block, keep });
    }

    /// Sets whether the summary must have the sentence at `span`; `None` removes the decision.
    pub fn choose(&mut self, span: Span, keep: Option<bool>) {
        self.choices.retain(|other| other.block != span);
        self.choices
            .extend(keep.map(|keep| Override { block: span, keep }));
    }

    /// Adds a correction of a name. A repeated one moves to the end, where it takes precedence.
    pub fn correct(&mut self, correction: Correction) {
        self.corrections.retain(|other| *other != correction);
        self.corrections.push(correction);
    }

    /// Replaces the text with `text`. Decisions on blocks and sentences that the change did not
    /// affect are moved along with them; the others are dropped, since what they were about is
    /// gone. The markup belongs to the old text, so it is dropped too.
    pub fn edit(&mut self, text: &str) {
        let text = unix_lines(text);
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let before = common(old.iter(), new.iter());
        let after = common(old[before..].iter().rev(), new[before..].iter().rev());
        let tail = old.len() - after;
        let stays = |decision: &mut Override| {
            if decision.block.end() <= before {
                return true;
            }
            if decision.block.start() < tail {
                return false;
            }
            let moved = |at: usize| at + new.len() - old.len();
            decision.block = Span::new(moved(decision.block.start()), moved(decision.block.end()));
            true
        };
        self.overrides.retain_mut(stays);
        self.choices.retain_mut(stays);
        let mut article = 0;
        self.further.retain_mut(|start| {
            let keeps = *start <= before || *start >= tail;
            if *start > before {
                *start = (*start + new.len()).saturating_sub(old.len());
            }
            let keeps = keeps && *start < new.len();
            if keeps {
                article += 1;
            } else if article + 1 < self.origins.len() {
                // It has merged into the previous article.
                self.origins.remove(article + 1);
            }
            keeps
        });
        highlight::follow(&mut self.highlights, &text, &(before..tail), old.len());
        self.text = text;
        self.markup = Markup::None;
    }
}

/// The length of the common prefix.
fn common<'a>(left: impl Iterator<Item = &'a u8>, right: impl Iterator<Item = &'a u8>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).count()
}

/// `text` with `\n` for every line end.
fn unix_lines(text: &str) -> Text {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str, block: &str) -> Draft {
        let mut draft = Draft::of(text);
        let start = text.find(block).expect("the block stands in the text");
        draft.decide(Span::new(start, start + block.len()), true);
        draft
    }

    fn decided(draft: &Draft) -> Vec<&str> {
        let texts = draft.overrides.iter();
        texts.map(|word| word.block.text(&draft.text)).collect()
    }

    #[test]
    fn a_decision_moves_with_its_block_when_text_before_it_changes() {
        let mut draft = draft("Menu\n\nRead also\n\nBody.", "Read also");
        draft.edit("Menu and more\n\nRead also\n\nBody.");
        assert_eq!(decided(&draft), ["Read also"]);
        draft.edit("M\n\nRead also\n\nBody.");
        assert_eq!(decided(&draft), ["Read also"]);
    }

    #[test]
    fn a_decision_stays_when_text_after_its_block_changes() {
        let mut draft = draft("Read also\n\nBody.", "Read also");
        draft.edit("Read also\n\nQuite another body.");
        assert_eq!(decided(&draft), ["Read also"]);
    }

    #[test]
    fn a_decision_goes_when_its_block_is_changed() {
        let mut draft = draft("Menu\n\nRead also\n\nBody.", "Read also");
        draft.edit("Menu\n\nRead this\n\nBody.");
        assert!(decided(&draft).is_empty());
    }

    #[test]
    fn a_later_decision_replaces_an_earlier_one() {
        let mut draft = draft("Read also", "Read also");
        draft.decide(Span::new(0, 9), false);
        assert_eq!(draft.overrides.len(), 1);
        assert!(!draft.overrides[0].keep);
    }

    #[test]
    fn markup_provides_the_text_once_it_has_been_read() {
        let mut draft = Draft::of_paste(&Pasted {
            text: String::new(),
            html: Some("<p>Body.".into()),
        });
        assert!(!draft.is_blank());
        draft.derive(Some(derived("Body.")));
        assert_eq!(&*draft.text, "Body.");
        assert_eq!(draft.stored_markup(), Some("markup"));
    }

    fn derived(text: &str) -> Derived {
        Derived {
            text: text.into(),
            markup: "markup".into(),
        }
    }

    #[test]
    fn a_change_by_hand_leaves_plain_text() {
        let mut draft = Draft::default();
        draft.derive(Some(derived("Body.")));
        draft.edit("Body and soul.");
        assert_eq!(draft.markup, Markup::None);
    }

    #[test]
    fn only_the_text_of_a_very_large_page_is_stored() {
        let mut draft = Draft::default();
        draft.derive(Some(derived(&"Body. ".repeat(400_000))));
        assert_eq!(draft.stored_markup(), None);
    }

    #[test]
    fn articles_stay_separate_while_one_is_edited() {
        let mut draft = Draft::of("First one.\n");
        draft.add(Some("Second"), "Second\r\none.");
        draft.add(None, "Third one.");
        let starts = |draft: &Draft| {
            let texts = draft.further.iter().map(|&start| &draft.text[start..]);
            texts.map(|text| text[..6].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            &*draft.text,
            "First one.\n\nSecond\n\nSecond\none.\n\nThird one."
        );
        assert_eq!(starts(&draft), ["Second", "Third "]);
        let longer = draft.text.replace("First one", "The first one of all");
        draft.edit(&longer);
        assert_eq!(starts(&draft), ["Second", "Third "]);
        draft.edit("The first");
        assert!(draft.further.is_empty());
    }

    #[test]
    fn removing_an_article_keeps_the_decisions_on_the_others() {
        let mut all = Draft::of("First one.");
        all.add(None, "Second one.");
        all.add(None, "Third one.");
        let third = all.text.find("Third").unwrap();
        all.decide(Span::new(0, 10), false);
        all.decide(Span::new(third, third + 10), true);
        for (at, text, kept) in [
            (0, "Second one.\n\nThird one.", vec!["Third one."]),
            (
                1,
                "First one.\n\nThird one.",
                vec!["First one.", "Third one."],
            ),
            (2, "First one.\n\nSecond one.", vec!["First one."]),
        ] {
            let mut draft = all.clone();
            draft.remove_article(at);
            assert_eq!(&*draft.text, text);
            assert_eq!(decided(&draft), kept);
            assert_eq!(draft.further, [text.find("\n\n").unwrap() + 2]);
        }
    }

    #[test]
    fn line_ends_are_those_of_a_text_box() {
        assert_eq!(&*Draft::of("a\r\nb\rc\n").text, "a\nb\nc\n");
    }
}
