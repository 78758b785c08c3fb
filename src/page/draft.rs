//! [`Draft`]: what the reader has typed or pasted, with their corrections.

use std::rc::Rc;

use crate::Span;
use crate::digest::Override;

/// Sentences in a summary until the reader says otherwise.
pub const DEFAULT_LENGTH: usize = 3;

/// A text with the reader's word on its blocks. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The text. Its line ends are `\n`, as a text box would have them.
    pub text: Rc<str>,
    /// The reader's word on single blocks, at most one for each span.
    pub overrides: Vec<Override>,
    /// Sentences that the summary should have.
    pub length: usize,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            text: Rc::from(""),
            overrides: Vec::new(),
            length: DEFAULT_LENGTH,
        }
    }
}

impl Draft {
    /// A draft of `text` alone.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self {
            text: unix_lines(text),
            ..Self::default()
        }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Sets what the reader says of `block`, in place of what they said of it before.
    pub fn decide(&mut self, block: Span, keep: bool) {
        self.overrides.retain(|other| other.block != block);
        self.overrides.push(Override { block, keep });
    }

    /// Takes `text` in place of the old one. Decisions on blocks that the change left alone stay,
    /// moved to where the block now stands; the others go, since their block is no more.
    pub fn edit(&mut self, text: &str) {
        let text = unix_lines(text);
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let before = common(old.iter(), new.iter());
        let after = common(old[before..].iter().rev(), new[before..].iter().rev());
        let tail = old.len() - after;
        self.overrides.retain_mut(|decision| {
            if decision.block.end() <= before {
                return true;
            }
            if decision.block.start() < tail {
                return false;
            }
            let moved = |at: usize| at + new.len() - old.len();
            decision.block = Span::new(moved(decision.block.start()), moved(decision.block.end()));
            true
        });
        self.text = text;
    }
}

/// How many items the two have in common from their starts.
fn common<'a>(left: impl Iterator<Item = &'a u8>, right: impl Iterator<Item = &'a u8>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).count()
}

/// `text` with every line end as `\n`.
fn unix_lines(text: &str) -> Rc<str> {
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
    fn a_decision_stays_with_its_block_when_text_before_it_grows_or_shrinks() {
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
    fn a_later_decision_takes_the_place_of_an_earlier_one() {
        let mut draft = draft("Read also", "Read also");
        draft.decide(Span::new(0, 9), false);
        assert_eq!(draft.overrides.len(), 1);
        assert!(!draft.overrides[0].keep);
    }

    #[test]
    fn line_ends_are_those_of_a_text_box() {
        assert_eq!(&*Draft::of("a\r\nb\rc\n").text, "a\nb\nc\n");
    }
}
