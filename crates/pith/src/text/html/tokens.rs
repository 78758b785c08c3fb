//! Tokenizes markup with html5gum, which follows the HTML standard, leaving out what no text
//! depends on (errors, document types).

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Place, Tokenizer};

/// The type of scripts that contain data.
pub(super) const DATA: &str = "application/ld+json";

/// A piece of markup.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag, and whether it closes itself.
    Start(Tag, bool),
    /// The name of an end tag, in lower case.
    End(Cow<'a, str>),
    /// Text between tags, or part of it, with character references resolved.
    Text(Cow<'a, str>),
    /// The content of a comment.
    Comment(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Its requested attributes; of duplicates, the first.
    pub(super) attributes: Vec<(&'static str, String)>,
    /// Whether the next value belongs to the last of them.
    is_reading: bool,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|attribute| attribute.0 == name)?;
        Some(value)
    }

    /// If an attribute is repeated, the first counts.
    fn begin_attribute(&mut self, name: &[u8], known: &[&'static str]) {
        let known = known.iter().find(|known| known.as_bytes() == name);
        let new = known.filter(|&&name| self.attribute(name).is_none());
        self.is_reading = new.is_some();
        self.attributes
            .extend(new.map(|&name| (name, String::new())));
    }

    fn end_attribute(&mut self, value: &[u8]) {
        if let Some((_, last)) = self.attributes.last_mut().filter(|_| self.is_reading) {
            last.push_str(&String::from_utf8_lossy(value));
        }
        self.is_reading = false;
    }
}

/// Passes the tokens of `html` to `take` in order, each start tag with those attributes that are
/// `known`.
pub(super) fn read(html: &str, known: &[&'static str], mut take: impl FnMut(Token<'_>)) {
    let mut open: Option<Tag> = None;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Place<()>| {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                open = Some(Tag {
                    name: String::from_utf8_lossy(name).into_owned(),
                    ..Tag::default()
                });
            }
            // End tags may have attributes too, which are ignored.
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut open {
                    tag.begin_attribute(name, known);
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(tag) = &mut open {
                    tag.end_attribute(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = open.take() {
                    take(Token::Start(tag, self_closing));
                }
            }
            CallbackEvent::EndTag { name } => take(Token::End(String::from_utf8_lossy(name))),
            CallbackEvent::String { value } => take(Token::Text(String::from_utf8_lossy(value))),
            CallbackEvent::Comment { value } => {
                take(Token::Comment(String::from_utf8_lossy(value)));
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None::<Infallible>
    });
    // The content of `<script>`, `<title>` and the like is not markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
}
