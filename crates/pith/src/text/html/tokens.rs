//! Markup to tokens, by the rules of the HTML standard for tokenization: every malformed input has the
//! tokens that a browser would see. What is left out is what no text depends on: errors, document types and
//! the contents of scripts.

use std::borrow::Cow;

use super::references;

/// A piece of markup.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag, and whether it closes itself.
    Start(Tag, bool),
    /// The name of an end tag, in lower case.
    End(String),
    /// Text between tags, its character references replaced; all of it up to the next tag or comment.
    Text(Cow<'a, str>),
    /// What is in a comment.
    Comment(&'a str),
}

/// A start tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Its attributes, of those that are asked for: of two of one name, the first.
    pub(super) attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|attribute| attribute.0 == name)?;
        Some(value)
    }
}

/// How the contents of an element are read.
#[derive(Clone, Copy)]
enum Content {
    /// As text, up to the element's end tag.
    Raw,
    /// The same, with character references.
    Replaced,
    Script,
    /// As text, up to the end of the document.
    Plain,
}

impl Content {
    /// How the contents of the element `name` are read; `None` where they are markup.
    fn of(name: &str) -> Option<Self> {
        match name {
            "textarea" | "title" => Some(Self::Replaced),
            "style" | "iframe" | "xmp" | "noembed" | "noframes" | "noscript" => Some(Self::Raw),
            "script" => Some(Self::Script),
            "plaintext" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// Hands the tokens of `html` to `take` in order, each start tag with those attributes that are `known`.
pub(super) fn read(html: &str, known: &[&'static str], take: impl FnMut(Token<'_>)) {
    let unified: Cow<'_, str> = if html.contains('\r') {
        html.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        html.into()
    };
    let mut reader = Reader {
        html: &unified,
        at: 0,
        text: Cow::default(),
        known,
        take,
    };
    // Each call goes on from where the last one stopped, and every one of them further.
    while reader.at < reader.html.len() {
        reader.step();
    }
    reader.flush();
}

struct Reader<'a, F> {
    html: &'a str,
    /// How far it has been read.
    at: usize,
    /// The text since the last other token.
    text: Cow<'a, str>,
    known: &'a [&'static str],
    take: F,
}

impl<'a, F: FnMut(Token<'_>)> Reader<'a, F> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn push(&mut self, text: Cow<'a, str>) {
        if self.text.is_empty() {
            self.text = text;
        } else {
            self.text.to_mut().push_str(&text);
        }
    }

    /// Hands over the text so far.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            (self.take)(Token::Text(text));
        }
    }

    /// Reads text up to the next `<`, and what that begins.
    fn step(&mut self) {
        let rest = self.rest();
        let open = rest.find('<').unwrap_or(rest.len());
        let (text, markup) = rest.split_at(open);
        if !text.is_empty() {
            self.push(references::replaced(text, false));
        }
        self.at += open;
        match markup.as_bytes() {
            [] => {}
            [b'<', b'/', next, ..] if next.is_ascii_alphabetic() => {
                self.at += 2;
                self.end_tag();
            }
            b"<" | b"</" => {
                self.push(markup.into());
                self.at = self.html.len();
            }
            [b'<', b'/', b'>', ..] => self.at += 3,
            [b'<', b'/', ..] => self.bogus_comment(2),
            [b'<', b'?', ..] => self.bogus_comment(1),
            [b'<', b'!', b'-', b'-', ..] => self.comment(),
            [b'<', b'!', next @ ..] => {
                let is_type = next.get(..7);
                if is_type.is_some_and(|name| name.eq_ignore_ascii_case(b"doctype")) {
                    self.flush();
                    self.past_bracket();
                } else {
                    self.bogus_comment(2);
                }
            }
            [b'<', next, ..] if next.is_ascii_alphabetic() => {
                self.at += 1;
                self.start_tag();
            }
            _ => {
                self.push("<".into());
                self.at += 1;
            }
        }
    }

    /// Goes on after the next `>`; what is before it.
    fn past_bracket(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find('>').unwrap_or(rest.len());
        self.at = (self.at + end + 1).min(self.html.len());
        &rest[..end]
    }

    /// What begins as no markup does is a comment, after as many bytes.
    fn bogus_comment(&mut self, after: usize) {
        self.at += after;
        let comment = self.past_bracket();
        self.flush();
        (self.take)(Token::Comment(comment));
    }

    fn comment(&mut self) {
        self.flush();
        self.at += "<!--".len();
        let rest = self.rest();
        let (comment, length) = if rest.starts_with('>') {
            ("", 1)
        } else if rest.starts_with("->") {
            ("", 2)
        } else {
            let (end, length) = end_of_comment(rest).unwrap_or_else(|| {
                // What there is of its end is none of the comment.
                let ends = ["--!", "--", "-"];
                let kept = ends.into_iter().find_map(|end| rest.strip_suffix(end));
                (kept.unwrap_or(rest).len(), rest.len())
            });
            (&rest[..end], length)
        };
        self.at += length;
        (self.take)(Token::Comment(comment));
    }

    fn start_tag(&mut self) {
        let Some((tag, closes)) = self.tag() else {
            return;
        };
        self.flush();
        let (name, content) = (tag.name.clone(), Content::of(&tag.name));
        (self.take)(Token::Start(tag, closes));
        let Some(content) = content else { return };
        let rest = self.rest();
        let end = match content {
            Content::Plain => rest.len(),
            Content::Script => end_of_script(rest),
            Content::Raw | Content::Replaced => end_of(rest, &name),
        };
        self.at += end;
        match content {
            Content::Script => {}
            Content::Replaced => self.push(references::replaced(&rest[..end], false)),
            Content::Raw | Content::Plain => self.push(rest[..end].into()),
        }
        if self.at < self.html.len() {
            self.at += "</".len();
            self.end_tag();
        }
    }

    fn end_tag(&mut self) {
        if let Some((tag, _)) = self.tag() {
            self.flush();
            (self.take)(Token::End(tag.name));
        }
    }

    /// A tag from its name on, and whether it closes itself; `None` where the document ends within it.
    fn tag(&mut self) -> Option<(Tag, bool)> {
        let name = self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let mut tag = Tag {
            name: name.to_ascii_lowercase(),
            ..Tag::default()
        };
        loop {
            self.skip_space();
            match self.byte()? {
                b'>' => {
                    self.at += 1;
                    return Some((tag, false));
                }
                b'/' => {
                    self.at += 1;
                    if self.byte()? == b'>' {
                        self.at += 1;
                        return Some((tag, true));
                    }
                }
                _ => self.attribute(&mut tag)?,
            }
        }
    }

    fn attribute(&mut self, tag: &mut Tag) -> Option<()> {
        let start = self.at;
        // An equals sign at its beginning is part of the name.
        self.at += usize::from(self.byte()? == b'=');
        self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = &self.html[start..self.at];
        self.skip_space();
        let mut value = "";
        if self.byte()? == b'=' {
            self.at += 1;
            self.skip_space();
            match self.byte()? {
                quote @ (b'"' | b'\'') => {
                    self.at += 1;
                    value = self.until(|byte| byte == quote);
                    self.byte()?;
                    self.at += 1;
                }
                _ => value = self.until(|byte| is_space(byte) || byte == b'>'),
            }
        }
        let mut known = self.known.iter();
        if let Some(&name) = known.find(|known| known.eq_ignore_ascii_case(name))
            && tag.attribute(name).is_none()
        {
            let value = references::replaced(value, true).into_owned();
            tag.attributes.push((name, value));
        }
        Some(())
    }

    /// Goes on to the first byte, an ASCII one, that is `end`; what is before it.
    fn until(&mut self, end: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(end).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn skip_space(&mut self) {
        self.until(|byte| !is_space(byte));
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x0C | b' ')
}

/// Whether `rest` begins with `open` and, in whatever case, the whole of `name`.
fn names(rest: &[u8], open: &[u8], name: &str) -> bool {
    let named = rest
        .strip_prefix(open)
        .and_then(|rest| rest.split_at_checked(name.len()));
    named.is_some_and(|(named, rest)| {
        let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'/' | b'>');
        named.eq_ignore_ascii_case(name.as_bytes()) && rest.first().is_some_and(ends)
    })
}

/// Where a comment ends, and where what follows it begins.
fn end_of_comment(rest: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        at += rest.get(at..)?.find("--")?;
        let after = rest.get(at..)?.trim_start_matches('-');
        at = rest.len() - after.len();
        match after.as_bytes() {
            [b'>', ..] => return Some((at - 2, at + 1)),
            [b'!', b'>', ..] => return Some((at - 2, at + 2)),
            _ => {}
        }
    }
}

/// Where the end tag of the element `name` is in its contents, or their length.
fn end_of(rest: &str, name: &str) -> usize {
    let mut tags = rest.match_indices('<').map(|(at, _)| at);
    let end = tags.find(|&at| names(&rest.as_bytes()[at..], b"</", name));
    end.unwrap_or(rest.len())
}

/// The same of a script: within what looks like a comment there, a script within the script has an end tag
/// of its own.
fn end_of_script(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let (mut in_comment, mut in_script) = (false, false);
    for (at, byte) in rest.bytes().enumerate() {
        let here = &bytes[at..];
        match byte {
            b'<' if names(here, b"</", "script") && !in_script => return at,
            b'<' if names(here, b"</", "script") => in_script = false,
            b'<' if !in_comment => in_comment = here.starts_with(b"<!--"),
            b'<' if names(here, b"<", "script") => in_script = true,
            b'-' if in_comment && here.starts_with(b"-->") => {
                (in_comment, in_script) = (false, false)
            }
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `html`, written down.
    fn tokens(html: &str) -> String {
        let mut written = Vec::new();
        read(html, &["class", "id"], |token| {
            written.push(match token {
                Token::Start(tag, closes) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| format!(" {name}={value}"));
                    let attributes = attributes.collect::<String>();
                    format!(
                        "<{}{attributes}{}>",
                        tag.name,
                        if closes { "/" } else { "" }
                    )
                }
                Token::End(name) => format!("</{name}>"),
                Token::Text(text) => text.into_owned(),
                Token::Comment(comment) => format!("<!--{comment}-->"),
            });
        });
        written.join("|")
    }

    #[test]
    fn tags_are_read_in_any_case_with_the_attributes_that_are_known() {
        let html = "<DIV Class='a &amp; b' title=x id=c/d>Hi<br/></DiV ><p class>";
        let read = "<div class=a & b id=c/d>|Hi|<br/>|</div>|<p class=>";
        assert_eq!(tokens(html), read);
        assert_eq!(tokens("<p class=a class=b>"), "<p class=a>");
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(tokens("1 < 2 & 3 <4></> a<"), "1 < 2 & 3 <4> a<");
    }

    #[test]
    fn a_tag_that_does_not_end_is_nothing() {
        assert_eq!(tokens("a<p class='b>c"), "a");
        assert_eq!(tokens("a</p "), "a");
    }

    #[test]
    fn comments_end_as_in_browsers() {
        assert_eq!(
            tokens("<!---->a<!-->b<!--->c<!-- d --->e"),
            "<!---->|a|<!---->|b|<!---->|c|<!-- d --->|e"
        );
        assert_eq!(tokens("<!--a--!>b<!-- c"), "<!--a-->|b|<!-- c-->");
        assert_eq!(
            tokens("<?a?>b</ c><![CDATA[d]]>"),
            "<!--?a?-->|b|<!-- c-->|<!--[CDATA[d]]-->"
        );
        assert_eq!(tokens("<!DOCTYPE html \"a\">b"), "b");
    }

    #[test]
    fn the_contents_of_some_elements_are_no_markup() {
        assert_eq!(
            tokens("<title>a <b> &lt; c</Title>d"),
            "<title>|a <b> < c|</title>|d"
        );
        assert_eq!(
            tokens("<style>&lt; <b></stylex></style >d"),
            "<style>|&lt; <b></stylex>|</style>|d"
        );
        assert_eq!(
            tokens("<plaintext><b></plaintext>"),
            "<plaintext>|<b></plaintext>"
        );
    }

    #[test]
    fn a_script_ends_where_browsers_end_it() {
        assert_eq!(
            tokens("<script>a<!-- <script> </script> --> </script>b"),
            "<script>|</script>|b"
        );
        assert_eq!(tokens("<script>a<!-- </script>b"), "<script>|</script>|b");
        assert_eq!(tokens("<script><!--></script>b"), "<script>|</script>|b");
        assert_eq!(tokens("<script>a"), "<script>");
    }

    /// The tokens of html5gum, written down in the same way.
    #[cfg(not(target_arch = "wasm32"))]
    fn theirs(html: &str) -> String {
        use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

        let mut written: Vec<String> = Vec::new();
        let (mut tag, mut known) = (String::new(), Vec::new());
        let emitter = &mut written;
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut emitter =
            CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
                match event {
                    CallbackEvent::OpenStartTag { name } => {
                        (tag, known) = (words(name), Vec::new())
                    }
                    CallbackEvent::AttributeName { name } => {
                        let name = words(name);
                        let is_known = matches!(&*name, "class" | "id");
                        let is_new = !known.iter().any(|(other, _): &(String, _)| *other == name);
                        known.push((name, (is_known && is_new).then(String::new)));
                    }
                    CallbackEvent::AttributeValue { value } => {
                        if let Some((_, Some(known))) = known.last_mut() {
                            *known = words(value);
                        }
                    }
                    CallbackEvent::CloseStartTag { self_closing } => {
                        let attributes = known.drain(..);
                        let attributes = attributes
                            .filter_map(|(name, value)| Some(format!(" {name}={}", value?)))
                            .collect::<String>();
                        let slash = if self_closing { "/" } else { "" };
                        emitter.push(format!("<{tag}{attributes}{slash}>"));
                    }
                    CallbackEvent::EndTag { name } => {
                        known.clear();
                        emitter.push(format!("</{}>", words(name)));
                    }
                    // Scripts are left out.
                    CallbackEvent::String { .. }
                        if emitter.last().is_some_and(|last| {
                            last.starts_with("<script") && last.ends_with('>')
                        }) && tag == "script" => {}
                    CallbackEvent::String { value } => emitter.push(words(value)),
                    CallbackEvent::Comment { value } => {
                        emitter.push(format!("<!--{}-->", words(value)))
                    }
                    CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
                }
                None::<std::convert::Infallible>
            });
        emitter.naively_switch_states(true);
        html5gum::Tokenizer::new_with_emitter(html, emitter).for_each(drop);
        written.join("|")
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4_000))]
        #[test]
        fn any_markup_has_the_tokens_that_the_standard_says(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec![
                    "<", ">", "/", "!", "-", "--", "=", "\"", "'", " ", "\n", "\r\n", "a", "b", "é", "?", "&", "&lt", "&amp;",
                    "&#", "x41", "65", ";", "&notin", "&copy", "<p", "</p>", "<!--", "-->", "<script", "</script>", "<title>",
                    "</title", "<style>", "</style>", " class", " id=", " class=\"", "<!doctype ", "<![CDATA[", "]]>", "<br/>",
                    "<plaintext>", "<textarea>", "</textarea >",
                ]),
                0..24,
            )
        ) {
            let html = pieces.concat();
            proptest::prop_assert_eq!(tokens(&html), theirs(&html));
        }
    }
}
