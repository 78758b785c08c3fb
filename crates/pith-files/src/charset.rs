//! From bytes to text: byte order marks, declared character sets, and guesses.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// The character set is decided on this many bytes.
const SAMPLE_BYTES: usize = 1 << 20;

/// Decodes `bytes`. `label` is the character set declared elsewhere, if any.
///
/// The order of precedence is: a byte order mark; UTF-16 recognized by its zero bytes; UTF-8, if
/// all of the text is valid (no other text is by chance); the declared set; a guess. Line ends
/// become `\n`, and invalid bytes become U+FFFD.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    let declared = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        // ISO-2022-JP consists of ASCII bytes, so it is always valid UTF-8 too.
        None if declared == Some(ISO_2022_JP) => ISO_2022_JP,
        None => utf_16(bytes)
            .or_else(|| is_utf8(bytes).then_some(UTF_8))
            .or(declared.filter(|&declared| declared != UTF_8))
            .unwrap_or_else(|| guess(bytes)),
    };
    unify_line_ends(encoding.decode(bytes).0)
}

/// Whether `bytes` are UTF-8 without escapes, except for a character cut off at the end.
fn is_utf8(bytes: &[u8]) -> bool {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii(),
    };
    valid && !bytes.contains(&0x1b)
}

/// Detects UTF-16 without a byte order mark: in such text, the upper byte of many characters is
/// zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes).chunks_exact(2);
    let total = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let (many, few) = (total / 3, total / 50);
    if total < 4 {
        None
    } else if second > many && first <= few {
        Some(UTF_16LE)
    } else if first > many && second <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    match bytes.get(..SAMPLE_BYTES) {
        Some(sample) => detector.feed(sample, false),
        None => detector.feed(bytes, true),
    };
    detector.guess(None, Utf8Detection::Allow)
}

fn unify_line_ends(text: Cow<'_, str>) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    }
}

/// Whether `text` results from decoding something that is not text: one character in fifty or more
/// cannot occur in text.
pub(crate) fn is_noise(text: &str) -> bool {
    let (mut total, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE_BYTES) {
        total += 1;
        odd += usize::from(
            c == char::REPLACEMENT_CHARACTER
                || c.is_control() && !matches!(c, '\n' | '\t' | '\u{c}' | '\u{b}' | '\u{1a}'),
        );
    }
    odd * 50 > total
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    #[test]
    fn byte_order_marks_decide_and_are_dropped() {
        assert_eq!(decode(b"\xef\xbb\xbfcaf\xc3\xa9", None), "café");
        assert_eq!(decode(b"\xff\xfeh\0i\0", None), "hi");
        assert_eq!(decode(b"\xfe\xff\0h\0i", None), "hi");
    }

    #[test]
    fn utf_16_is_seen_without_a_mark() {
        assert_eq!(decode(b"F\0e\0r\0r\0y\0", None), "Ferry");
        assert_eq!(decode(b"\0F\0e\0r\0r\0y", None), "Ferry");
    }

    #[test]
    fn legacy_character_sets_are_guessed() {
        for (encoding, text) in [
            (
                WINDOWS_1252,
                "Die Brücke über die Weser wurde gestern für Autos gesperrt.",
            ),
            (
                WINDOWS_1251,
                "Мост через реку закрыли на ремонт до конца сентября.",
            ),
            (
                SHIFT_JIS,
                "橋は九月の終わりまで修理のため閉鎖されると市が発表した。",
            ),
            (
                EUC_KR,
                "시는 다리를 구월 말까지 수리하기 위해 폐쇄한다고 밝혔다.",
            ),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(decode(&bytes, None), text);
        }
    }

    #[test]
    fn the_declared_character_set_decides_if_the_bytes_do_not() {
        assert_eq!(decode(b"gar\xe7on", Some("iso-8859-1")), "garçon");
        assert_eq!(decode("garçon".as_bytes(), Some("iso-8859-1")), "garçon");
        assert_eq!(decode(b"\x1b$B66\x1b(B", Some("iso-2022-jp")), "橋");
        assert_eq!(decode(b"gar\xe7on", Some("utf-8")), "garçon");
    }

    #[test]
    fn line_ends_are_unified() {
        assert_eq!(decode(b"a\r\nb\rc\nd", None), "a\nb\nc\nd");
    }
}
