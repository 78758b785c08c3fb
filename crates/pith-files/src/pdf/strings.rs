//! PDF strings: their two encodings, and ligatures.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// Decodes a text string: UTF-16 or UTF-8 according to its byte order mark, otherwise PDF's own
/// encoding.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => UTF_8.decode_without_bom_handling(rest).0.into_owned(),
        bytes => bytes.iter().map(|&byte| document_encoding(byte)).collect(),
    };
    plain(&text)
}

/// PDFDocEncoding (ISO 32000-1, annex D.2): Latin-1 except for the characters in between.
fn document_encoding(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match byte {
        0x18..=0x1f => LOW[usize::from(byte - 0x18)],
        0x80..=0x9e => HIGH[usize::from(byte - 0x80)],
        0xa0 => '€',
        byte => char::from(byte),
    }
}

/// `text` with its ligatures spelled out and without control characters.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\t' | '\n' | '\r' => out.push(' '),
            // The bullet of the Symbol font, and what fonts map meaningless characters to.
            '\u{f0b7}' => out.push('•'),
            '\u{e000}'..='\u{f8ff}' | char::REPLACEMENT_CHARACTER => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The title in the document's properties, unless a program derived it from a file name.
pub(crate) fn title(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes);
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let made_up = lower.contains("untitled")
        || lower.starts_with("microsoft ")
        || lower.starts_with("powerpoint ")
        || lower.starts_with("http")
        || lower.starts_with("about:")
        || !lower.contains(' ') && lower.contains(['_', '/', '\\', '.'])
        || [
            ".doc", ".docx", ".tex", ".dvi", ".indd", ".pdf", ".qxd", ".rtf", ".odt", ".html",
            ".htm", ".pages", ".txt",
        ]
        .iter()
        .any(|extension| lower.ends_with(extension));
    let worded = title.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    (worded && !made_up).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn strings_are_decoded_according_to_their_byte_order_mark() {
        assert_eq!(decode(b"\xfe\xff\0H\0i\x20\x19"), "Hi’");
        assert_eq!(decode(b"\xef\xbb\xbfcaf\xc3\xa9"), "café");
        assert_eq!(decode(b"caf\xe9 \x80 \x93sh"), "café • fish");
    }

    #[test]
    fn latin_letters_are_where_windows_has_them() {
        for byte in 0xa1..=0xff_u8 {
            let windows = WINDOWS_1252
                .decode_without_bom_handling(&[byte])
                .0
                .into_owned();
            assert_eq!(document_encoding(byte).to_string(), windows);
        }
    }

    #[test]
    fn a_file_name_is_not_a_title() {
        assert_eq!(title(b"Low water").as_deref(), Some("Low water"));
        for name in [
            "Microsoft Word - low.doc",
            "low_water_v2",
            "untitled",
            "3-4",
            "low.tex",
        ] {
            assert_eq!(title(name.as_bytes()), None);
        }
    }
}
