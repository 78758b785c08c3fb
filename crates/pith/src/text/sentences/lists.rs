//! List items that follow each other on one line: "1. Wash them 2. Dry them", "• one • two".

/// The numbering of a list: how its next item starts.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    next: Option<String>,
}

/// Characters that start an item.
pub(super) const BULLETS: [char; 6] = ['•', '⁃', '▪', '◦', '●', '‣'];

impl Numbering {
    /// The numbering that `text` starts with, if any.
    pub(crate) fn starting(text: &str) -> Self {
        let mut numbering = Self::default();
        numbering.restart(text);
        numbering
    }

    /// Reads the marker at the start of the sentence `text`; without one, the list continues.
    pub(crate) fn restart(&mut self, text: &str) {
        let text = text.trim_start();
        let near = &text[..text.floor_char_boundary(16)];
        let near = near.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace());
        if let Some((open, value, close)) = marker(near) {
            self.next = successor(value).map(|value| format!("{open}{value}{close}"));
        }
    }

    /// Whether an item starts at the start of `rest`, after the words `before` in its sentence.
    pub(crate) fn begins_item(&mut self, rest: &str, before: &str) -> bool {
        if rest.starts_with(BULLETS) {
            let item = rest.trim_start_matches(|c: char| BULLETS.contains(&c) || c == ' ');
            let far = before.len() > LONGEST_MARKER || before.chars().any(char::is_alphabetic);
            if far {
                self.restart(item);
            }
            return far;
        }
        let Some(marker) = &self.next else {
            return false;
        };
        let Some(item) = rest.strip_prefix(marker.as_str()) else {
            return false;
        };
        let separate = item.starts_with(' ')
            && item
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let apart = before.len() > 2 * LONGEST_MARKER || before.trim().contains(' ');
        if separate && apart {
            self.restart(rest);
            return true;
        }
        false
    }
}

/// Maximum length of a list marker, in bytes: "(10.)".
const LONGEST_MARKER: usize = 6;

/// The marker at the start of `text`: its opening, its number or letter, and its closing. Capital
/// letters are excluded because they are also initials.
fn marker(text: &str) -> Option<(&str, &str, &str)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let open = &text[..text.len() - inner.len()];
    let digits = inner.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let len = if digits > 0 {
        digits
    } else {
        usize::from(inner.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let (value, rest) = inner.split_at(len);
    let close = [".)", ".", ")"]
        .into_iter()
        .find(|close| rest.starts_with(close))?;
    let after = &rest[close.len()..];
    let fits = open.is_empty() || close != ".";
    (len > 0 && fits && after.starts_with(char::is_whitespace)).then_some((open, value, close))
}

/// The value of the next item's marker.
fn successor(value: &str) -> Option<String> {
    if let Ok(number) = value.parse::<u16>() {
        return Some((number + 1).to_string());
    }
    let letter = value.bytes().next().filter(|&letter| letter < b'z')?;
    Some(char::from(letter + 1).to_string())
}

/// Whether `sentence` up to a mark is only a list marker ("1", "a", "iv").
pub(super) fn is_marker_alone(sentence: &str) -> bool {
    let value = sentence
        .trim()
        .trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_whitespace() || c == '(');
    let roman = value.len() <= 4 && value.bytes().all(|b| b"ivxIVX".contains(&b));
    let number = value.len() <= 3 && value.bytes().all(|b| b.is_ascii_digit());
    let letter = value.len() == 1 && value.bytes().all(|b| b.is_ascii_alphabetic());
    !value.is_empty() && (roman || number || letter)
}
