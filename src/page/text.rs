//! [`Text`]: the text that the page is about, shared and not copied.

use std::ops::Deref;
use std::rc::Rc;

/// A text. Cheap to clone, and cheap to compare with its own clone: a page compares its state with the
/// one before at each move, and a book is long.
#[derive(Clone, Debug, Eq)]
pub struct Text(Rc<str>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
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
    /// The text as others share it.
    #[must_use]
    pub fn shared(&self) -> Rc<str> {
        Rc::clone(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_equal_by_what_they_say() {
        let text = Text::from("Basel");
        assert_eq!(text, text.clone());
        assert_eq!(text, Text::from(String::from("Basel")));
        assert_ne!(text, Text::from("Bern"));
    }
}
