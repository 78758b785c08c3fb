//! Web pages: the engine parses HTML itself, so only the character set is determined here.

use encoding_rs::Encoding;

use super::charset;
use super::content::{Content, Format, Read};
use pith_source::{Form, Origin};

/// The character set must be declared within this many bytes from the start.
const CHARSET_WITHIN: usize = 4096;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8]) -> Read {
    let declared = declared_charset(bytes);
    Read {
        content: Content::Html(charset::decode(bytes, declared.as_deref())),
        title: None,
        format: Format::Html,
        form: Form::default(),
        origin: Origin::default(),
    }
}

/// The character set named by the page's `meta` element or its XML declaration.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..CHARSET_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.match_indices("charset")
        .chain(head.match_indices("encoding"))
        .find_map(|(at, key)| {
            let value = head[at + key.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value
                .find(['"', '\'', ';', '>', '?', ' ', '/'])
                .unwrap_or(value.len());
            let label = &value[..end];
            Encoding::for_label(label.as_bytes()).map(|_| label.to_owned())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_character_set_of_a_page_is_found_in_each_form() {
        for head in [
            "<meta charset=shift_jis>",
            "<META HTTP-EQUIV='Content-Type' content=\"text/html; charset=Shift_JIS\">",
            "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><html>",
            "<script charset=\"none\"></script><meta charset = 'Shift_JIS' />",
        ] {
            let mut page = head.as_bytes().to_vec();
            page.extend(b"<p>\x8b\xb4</p>");
            let Content::Html(html) = read(&page).content else {
                panic!("HTML")
            };
            assert!(html.ends_with("<p>橋</p>"), "{html}");
        }
    }
}
