//! [`Text`]: the text that the page is about, shared instead of copied.

use std::ops::Deref;
use std::rc::Rc;

/// A text. Cheap to clone, and cheap to compare with its own clone: the page compares its state
/// with the previous one at every change, and a book is long.
#[derive(Clone, Debug, Eq)]
pub struct Text(Rc<str>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || are_equal(self.as_bytes(), other.as_bytes())
    }
}

/// Whether two texts are equal, comparing eight bytes at a time: WebAssembly's default compares
/// byte by byte, and two versions of a book may differ only in the last letter.
fn are_equal(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks(), other.as_chunks());
    let number = |word: &[u8; 8]| u64::from_ne_bytes(*word);
    rest == other_rest && words.iter().map(number).eq(other_words.iter().map(number))
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<T: Into<Rc<str>>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl Text {
    /// The text as a shared string.
    #[must_use]
    pub fn shared(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_by_content() {
        let text = Text::from("Basel");
        assert_eq!(text, text.clone());
        assert_eq!(text, Text::from(String::from("Basel")));
        assert_ne!(text, Text::from("Bern"));
        let long = "A book that is longer than a word";
        assert_eq!(Text::from(long), Text::from(String::from(long)));
        assert_ne!(Text::from(long), Text::from(long.replace("book", "nook")));
        assert_ne!(Text::from(long), Text::from(format!("{long}s")));
    }
}
