//! Character references: `&amp;`, `&#39;`, `&eacute`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What the names stand for, and whether they count without a semicolon too.
static NAMED: LazyLock<FxHashMap<&str, (&str, bool)>> = LazyLock::new(|| {
    let lines = include_str!("references.txt").lines();
    let entry = |line: &'static str| {
        let (name, characters) = line.split_once(' ')?;
        let bare = name.strip_prefix('*');
        Some((bare.unwrap_or(name), (characters, bare.is_some())))
    };
    // These two would not stand in a line.
    let space = [("Tab", ("\t", false)), ("NewLine", ("\n", false))];
    lines.filter_map(entry).chain(space).collect()
});

/// Bytes of the longest name that counts without a semicolon.
const LONGEST_BARE: usize = 6;

/// What the bytes 0x80 to 0x9F stand for in the encoding that pages mean by them.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// `text` with its character references replaced. In the value of an attribute a name without a semicolon
/// does not count before a letter, a digit or an equals sign: addresses have such.
pub(super) fn replaced(text: &str, in_attribute: bool) -> Cow<'_, str> {
    let mut done = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        done.push_str(before);
        let length = match after.strip_prefix('#') {
            Some(number) => numeric(number, &mut done).map(|length| length + 1),
            None => named(after, in_attribute, &mut done),
        };
        if length.is_none() {
            done.push('&');
        }
        rest = after.get(length.unwrap_or_default()..).unwrap_or_default();
    }
    if rest.len() == text.len() {
        return text.into();
    }
    done.push_str(rest);
    done.into()
}

/// Writes what the reference after "&#" stands for; how long it is.
fn numeric(number: &str, done: &mut String) -> Option<usize> {
    let hexadecimal = number.starts_with(['x', 'X']);
    let (radix, start) = if hexadecimal { (16, 1) } else { (10, 0) };
    let digits = number.get(start..)?;
    let length = digits
        .bytes()
        .take_while(|&byte| char::from(byte).is_digit(radix));
    let length = length.count();
    let digits = digits.get(..length).filter(|digits| !digits.is_empty())?;
    let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
    done.push(match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9F => WINDOWS
            .chars()
            .nth(code as usize - 0x80)
            .unwrap_or_default(),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    });
    let end = start + length;
    Some(end + usize::from(number.as_bytes().get(end) == Some(&b';')))
}

/// Writes what the name after "&" stands for; how long it is.
fn named(after: &str, in_attribute: bool, done: &mut String) -> Option<usize> {
    let bytes = after.as_bytes();
    let run = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    // No name is longer.
    let run = run.take(32).count();
    if bytes.get(run) == Some(&b';')
        && let Some((characters, _)) = NAMED.get(after.get(..run)?)
    {
        done.push_str(characters);
        return Some(run + 1);
    }
    let bare = |length: &usize| {
        let named = after.get(..*length).and_then(|name| NAMED.get(name));
        named.is_some_and(|(_, bare)| *bare)
    };
    let length = (1..=run.min(LONGEST_BARE)).rev().find(bare)?;
    let goes_on = |byte: &u8| *byte == b'=' || byte.is_ascii_alphanumeric();
    if in_attribute && bytes.get(length).is_some_and(goes_on) {
        return None;
    }
    done.push_str(NAMED.get(after.get(..length)?)?.0);
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_their_characters() {
        assert_eq!(replaced("a &amp; &eacute;&NotEqualTilde;", false), "a & é≂̸");
        assert_eq!(
            replaced("&notin; &notit; &not &copy2024", false),
            "∉ ¬it; ¬ ©2024"
        );
        assert_eq!(replaced("R&D & &unknown; &", false), "R&D & &unknown; &");
    }

    #[test]
    fn an_address_keeps_its_parameters() {
        assert_eq!(
            replaced("?a=1&copy=2&lt=3&amp;b", true),
            "?a=1&copy=2&lt=3&b"
        );
        assert_eq!(replaced("&copy &lt;", true), "© <");
    }

    #[test]
    fn numbers_stand_for_their_characters() {
        assert_eq!(replaced("&#39;&#x2019;&#X41&#65z", false), "'’AAz");
        assert_eq!(
            replaced("&#150;&#0;&#xD800;&#x110000;&#99999999999;", false),
            "–\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        );
        assert_eq!(replaced("&#; &#x; &#y", false), "&#; &#x; &#y");
    }

    #[test]
    fn every_name_is_of_letters_and_digits() {
        for (name, (characters, _)) in NAMED.iter() {
            assert!(name.len() <= 32 && !characters.is_empty());
            assert!(
                name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                "{name}"
            );
        }
        assert_eq!(NAMED.len(), 2125);
        assert_eq!(NAMED.values().filter(|(_, bare)| *bare).count(), 106);
    }
}
