//! Rich Text Format (RTF 1.9.1), as word processors on every system write it.
//!
//! Headers, footers, footnotes, pictures, deleted and hidden text are left out.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::content::{Content, Format, Read};
use super::error::FileError;
use super::outline::{Kind, Outline};
use pith_source::{Form, Origin};

const FORMAT: Format = Format::Rtf;

/// Maximum depth of groups in files written by programs.
const MAX_DEPTH: usize = 1000;

/// Reads an RTF document.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, FileError> {
    let mut reader = Reader::new();
    let mut lexer = Lexer { bytes, at: 0 };
    while let Some(token) = lexer.next() {
        reader.token(token)?;
    }
    Ok(reader.finish())
}

/// A token of the file.
enum Token<'a> {
    Open,
    Close,
    /// A control word or symbol, with its number if it has one.
    Control(&'a str, Option<i32>),
    /// A byte of text.
    Byte(u8),
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.take()?;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            });
        }
    }

    fn take(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let first = self.take()?;
        if first == b'\'' {
            let digits = self.bytes.get(self.at..self.at + 2)?;
            let byte = std::str::from_utf8(digits)
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if byte.is_some() { 2 } else { 0 };
            return Some(byte.map_or(Token::Control("'", None), Token::Byte));
        }
        if !first.is_ascii_alphabetic() {
            return Some(match first {
                b'\\' | b'{' | b'}' => Token::Byte(first),
                b'\r' | b'\n' => Token::Control("par", None),
                _ => Token::Control(self.word(start), None),
            });
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        let word = self.word(start);
        let digits = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        let number = self.word(digits).parse().ok();
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            // This many bytes of non-RTF data follow.
            let count = number.and_then(|count: i32| usize::try_from(count).ok());
            self.at = self
                .at
                .saturating_add(count.unwrap_or(0))
                .min(self.bytes.len());
        }
        Some(Token::Control(word, number))
    }

    /// The characters from `start` to the current position.
    fn word(&self, start: usize) -> &'a str {
        let bytes = self.bytes.get(start..self.at).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or("")
    }
}

/// What groups inherit and restore.
#[derive(Clone, Copy)]
struct State {
    destination: Destination,
    encoding: &'static Encoding,
    /// How many fallback characters follow a Unicode character, for old programs.
    fallback: usize,
    hidden: bool,
    deleted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    Text,
    Fonts,
    Info,
    Title,
    /// The bullet or number of a list item.
    Bullet,
    LeftOut,
}

struct Reader {
    outline: Outline,
    stack: Vec<State>,
    state: State,
    /// Whether the last token opened a group, or was its `\*`.
    opened: bool,
    starred: bool,
    /// Bytes not decoded yet, as a character may take two.
    bytes: Vec<u8>,
    /// How many fallback characters are still to be skipped.
    skip: usize,
    /// The first half of a surrogate pair whose second half is still to come.
    surrogate: Option<u16>,
    code_page: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    kind: Kind,
    title: String,
    in_row: bool,
}

impl Reader {
    fn new() -> Self {
        let state = State {
            destination: Destination::Text,
            encoding: WINDOWS_1252,
            fallback: 1,
            hidden: false,
            deleted: false,
        };
        let mut outline = Outline::default();
        outline.start(Kind::Paragraph);
        Self {
            outline,
            stack: Vec::new(),
            state,
            opened: false,
            starred: false,
            bytes: Vec::new(),
            skip: 0,
            surrogate: None,
            code_page: WINDOWS_1252,
            fonts: BTreeMap::new(),
            font: 0,
            kind: Kind::Paragraph,
            title: String::new(),
            in_row: false,
        }
    }

    fn finish(mut self) -> Read {
        self.flush();
        let title = self.title.trim();
        Read {
            title: (!title.is_empty()).then(|| title.to_owned()),
            content: Content::Text(self.outline.finish()),
            format: FORMAT,
            form: Form::default(),
            origin: Origin::default(),
        }
    }

    fn token(&mut self, token: Token<'_>) -> Result<(), FileError> {
        let opened = std::mem::take(&mut self.opened);
        if !matches!(token, Token::Byte(_)) {
            self.skip = 0;
        }
        match token {
            Token::Byte(_) if self.skip > 0 => self.skip -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Open => {
                self.flush();
                if self.stack.len() >= MAX_DEPTH {
                    return Err(FileError::Bomb(FORMAT));
                }
                self.stack.push(self.state);
                self.opened = true;
                self.starred = false;
            }
            Token::Close => {
                self.flush();
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            Token::Control("*", _) => {
                self.starred = opened;
                self.opened = opened;
            }
            Token::Control(word, number) => {
                self.flush();
                if opened {
                    self.destination(word);
                }
                self.control(word, number);
            }
        }
        Ok(())
    }

    /// A group's first control word decides where its text goes.
    fn destination(&mut self, word: &str) {
        let starred = std::mem::take(&mut self.starred);
        self.state.destination = match word {
            _ if self.state.destination == Destination::LeftOut => Destination::LeftOut,
            "fonttbl" => Destination::Fonts,
            "info" => Destination::Info,
            "title" if self.state.destination == Destination::Info => Destination::Title,
            "listtext" | "pntext" => Destination::Bullet,
            "shptxt" | "shpinst" | "shp" | "fldrslt" => Destination::Text,
            "colortbl" | "stylesheet" | "pict" | "header" | "headerl" | "headerr" | "headerf"
            | "footer" | "footerl" | "footerr" | "footerf" | "footnote" | "annotation"
            | "fldinst" | "object" | "objdata" | "sp" | "nonshppict" | "filetbl" | "listtable"
            | "revtbl" | "bkmkstart" | "bkmkend" | "xe" | "tc" | "nonesttables" => {
                Destination::LeftOut
            }
            _ if starred => Destination::LeftOut,
            _ if self.state.destination == Destination::Info => Destination::LeftOut,
            _ => self.state.destination,
        };
    }

    fn control(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "u" => {
                if let Some(number) = number {
                    self.unicode(number);
                }
            }
            "uc" => self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "ansicpg" => {
                self.code_page = code_page(number.unwrap_or(1252));
                self.state.encoding = self.code_page;
            }
            "mac" => self.code_page = encoding_rs::MACINTOSH,
            "f" if self.state.destination == Destination::Fonts => {
                self.font = number.unwrap_or(0);
            }
            "fcharset" => {
                let encoding = charset(number.unwrap_or(0)).unwrap_or(self.code_page);
                self.fonts.insert(self.font, encoding);
            }
            "f" => {
                let font = self.fonts.get(&number.unwrap_or(0));
                self.state.encoding = font.copied().unwrap_or(self.code_page);
            }
            "plain" => {
                self.state.hidden = false;
                self.state.deleted = false;
            }
            "v" => self.state.hidden = is_on,
            "deleted" => self.state.deleted = is_on,
            "pard" => {
                self.in_row = false;
                self.set_kind(Kind::Paragraph);
            }
            "outlinelevel" if number.is_some_and(|level| level < 9) => {
                self.set_kind(Kind::Heading(number.map_or(1, |level| level as u8 + 1)));
            }
            "ls" | "pnlvlblt" | "pnlvlbody" if self.kind == Kind::Paragraph => {
                self.set_kind(Kind::Item(None));
            }
            "intbl" => self.in_row = true,
            "par" | "sect" | "page" if self.is_text() => {
                if self.in_row {
                    self.text("\n");
                } else {
                    self.next_block();
                }
            }
            "cell" | "nestcell" if self.is_text() => self.text("\t"),
            "row" | "nestrow" if self.is_text() => self.next_block(),
            "line" => self.text("\n"),
            "tab" => self.text("\t"),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            "~" => self.text("\u{a0}"),
            "_" => self.text("\u{2011}"),
            _ => {}
        }
    }

    /// A UTF-16 code unit, written as a signed number. Two of them may form one character.
    fn unicode(&mut self, number: i32) {
        let unit = (number & 0xffff) as u16;
        match (self.surrogate.take(), unit) {
            (Some(high), 0xdc00..=0xdfff) => self.text(&String::from_utf16_lossy(&[high, unit])),
            (_, 0xd800..=0xdbff) => self.surrogate = Some(unit),
            _ => self.text(&String::from_utf16_lossy(&[unit])),
        }
        self.skip = self.state.fallback;
    }

    fn is_text(&self) -> bool {
        self.state.destination == Destination::Text
    }

    fn set_kind(&mut self, kind: Kind) {
        if self.is_text() {
            self.kind = kind;
            self.outline.set_kind(kind);
        }
    }

    fn next_block(&mut self) {
        self.outline.end();
        self.outline.start(self.kind);
    }

    /// Decodes the bytes since the last control word.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.state.encoding.decode_without_bom_handling(&bytes).0;
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        match self.state.destination {
            _ if self.state.hidden || self.state.deleted => {}
            Destination::Text => self.outline.text(text),
            Destination::Title => self.title.push_str(text),
            Destination::Bullet => {
                if self.kind == Kind::Paragraph {
                    // The text of the bullet's group is dropped, but the block becomes an item.
                    self.kind = Kind::Item(None);
                    self.outline.set_kind(self.kind);
                }
            }
            Destination::Fonts | Destination::Info | Destination::LeftOut => {}
        }
    }
}

/// The character set of a Windows code page.
fn code_page(number: i32) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The character set of a font, by its number in Windows; 0 to 2 leave it to the code page.
fn charset(number: i32) -> Option<&'static Encoding> {
    Some(code_page(match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &[u8]) -> String {
        match read(rtf).map(|read| read.content) {
            Ok(Content::Text(text)) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn paragraphs_are_read_without_control_words() {
        let rtf = br"{\rtf1\ansi{\fonttbl\f0 Arial;}{\info{\title Low water}{\author Ada}}
{\header Page {\field{\*\fldinst PAGE}{\fldrslt 1}}}\pard\f0 The {\b ferry} is
 late.\par\pard It \'84waits\'93 \emdash  now{\footnote A note.}.{\*\unknown x}\par}";
        let read = read(rtf).unwrap();
        assert_eq!(read.title.as_deref(), Some("Low water"));
        assert_eq!(text(rtf), "The ferry is late.\n\nIt „waits“ — now.");
    }

    #[test]
    fn each_font_has_its_character_set() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}
{\f2\fcharset128 Mincho;}}\f0 caf\'e9 \f1\'cc\'ee\'f1\'f2 \f2\'8b\'b4 \u-10179?\u-9199? \uc2\u233 ??x}";
        assert_eq!(text(rtf), "café Мост 橋 🐑 éx");
    }

    #[test]
    fn lists_and_tables_keep_their_lines() {
        let rtf = br"{\rtf1 {\listtext\'95\tab}\ls1 rope\par{\listtext\'95\tab}salt\par
\pard\intbl Port\cell Boats\cell\row\intbl Kvarn\cell 12\cell\row\pard {\v no}End.\par}";
        assert_eq!(
            text(rtf),
            "• rope\n• salt\n\nPort\tBoats\n\nKvarn\t12\n\nEnd."
        );
    }

    #[test]
    fn endless_groups_are_refused() {
        assert_eq!(read(&b"{".repeat(5000)), Err(FileError::Bomb(FORMAT)));
    }
}
