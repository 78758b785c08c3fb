//! Web pages, Markdown, RTF, e-mail, subtitles, and bytes of no format.

use pith::text::html;
use pith::{Options, digest};
use pith_files::{FileError, Format};

use crate::{SCALE, text_of};

#[test]
fn html_of_any_depth_is_read() {
    let deep = 2_000_000 / SCALE;
    for open in [
        "<div>",
        "<b>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<svg>",
        "<a href=x>",
    ] {
        let page = html::read(&format!("{}Late.", open.repeat(deep)));
        assert!(
            matches!(page.text.trim_start_matches(['\t', '•', ' ']), "Late." | ""),
            "{open}"
        );
        let found = digest(&page, &Options::default());
        assert!(found.blocks.len() <= 1);
    }
    let closed = html::read(&format!("{}<p>Late.", "</div></p>".repeat(deep)));
    assert_eq!(closed.text, "Late.");
}

#[test]
fn a_million_character_references_are_read() {
    let count = 1_000_000 / SCALE;
    let page = html::read(&format!("<p>{}", "&amp;".repeat(count)));
    assert_eq!(page.text, "&".repeat(count));
    let page = html::read(&format!("<p>{}", "&zzz;".repeat(count)));
    assert_eq!(page.text.len(), "&zzz;".len() * count);
    let page = html::read(&format!("<p>{}", "&".repeat(count)));
    assert_eq!(page.text.len(), count);
}

#[test]
fn entities_defined_by_a_web_page_are_never_expanded() {
    let page = html::read(
        "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;&b;</p><p>Late.</p>",
    );
    assert!(
        page.text.ends_with("Late.") && page.text.len() < 100,
        "{}",
        page.text
    );
}

#[test]
fn unclosed_tags_hide_no_more_than_their_own_text() {
    let much = 1_000_000 / SCALE;
    for (start, piece) in [
        ("<!--", "-"),
        ("<p class='", "x"),
        ("<p ", "a=b "),
        ("<script>", "<"),
        ("<", "a"),
        ("<style>", "@import url(x);"),
        ("<![CDATA[", "]"),
        ("<title>", "&lt;"),
        ("<textarea>", "</"),
    ] {
        let page = html::read(&format!("<p>Late.</p>{start}{}", piece.repeat(much)));
        assert!(page.text.starts_with("Late."), "{start}");
    }
}

#[test]
fn markdown_of_any_depth_is_read() {
    let deep = 100_000 / SCALE;
    for piece in [
        "> ", "- ", "[", "![", "*", "**a", "`a ", "<", "|", "[^1]: ", "(", "\\", "1. ", "~~ a",
        "[a](", "<a ",
    ] {
        let text = text_of(
            "a.md",
            format!("Late.\n\n{}x", piece.repeat(deep)).as_bytes(),
        );
        assert!(text.is_ok_and(|text| text.starts_with("Late.")), "{piece}");
    }
}

#[test]
fn endlessly_nested_rtf_is_refused_and_other_rtf_read() {
    for piece in [
        "{",
        "{\\b ",
        "{\\*\\x ",
        "\\trowd\\cell ",
        "\\u-1?",
        "\\'ff",
        "\\bin0 ",
        "{\\field{\\fldrslt ",
    ] {
        let file = format!("{{\\rtf1 Late.\\par {}", piece.repeat(1_000_000 / SCALE));
        let text = text_of("a.rtf", file.as_bytes());
        if piece.starts_with('{') {
            assert_eq!(text, Err(FileError::Bomb(Format::Rtf)), "{piece}");
        } else {
            assert!(text.is_ok_and(|text| text.starts_with("Late.")), "{piece}");
        }
    }
    let bin = "{\\rtf1 Late.\\par\\bin2147483647 x}";
    assert_eq!(text_of("a.rtf", bin.as_bytes()).as_deref(), Ok("Late."));
    let skip = "{\\rtf1\\uc4000000000 \\u8211-Late.\\par And so on.}";
    assert!(text_of("a.rtf", skip.as_bytes()).is_ok());
}

#[test]
fn mail_in_mail_in_mail_is_read_or_refused() {
    let head = "From: Ada <a@x.example>\nMIME-Version: 1.0\n";
    let mut nested = String::from(head);
    let mut last = String::new();
    for at in 0..3_000 {
        nested += &format!("{last}Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n");
        last = String::new();
    }
    nested += "Content-Type: text/plain\n\nLate.\n";
    let in_mail = format!(
        "{head}{}Subject: Low\n\nLate.\n",
        "Content-Type: message/rfc822\n\n".repeat(3_000)
    );
    for mail in [nested, in_mail] {
        match text_of("a.eml", mail.as_bytes()) {
            Ok(text) => assert!(text.len() <= mail.len()),
            Err(error) => assert_eq!(error, FileError::NoText(Format::Email)),
        }
    }
}

#[test]
fn an_endless_mail_header_is_read() {
    let much = 1_000_000 / SCALE;
    let head = "From: Ada <a@x.example>\nMIME-Version: 1.0\n";
    for piece in [
        "X: y\n",
        "To: \"a\" <b@x.example>,\n ",
        "Subject: =?utf-8?b?eA==?=\n ",
        "Subject: =?",
    ] {
        let mail = format!("{head}{}\n\nLate.\n", piece.repeat(much));
        assert!(
            text_of("a.eml", mail.as_bytes()).is_ok_and(|text| text.contains("Late.")),
            "{piece}"
        );
    }
}

#[test]
fn two_hundred_thousand_cues_are_read() {
    let cues: String = (0..200_000 / SCALE)
        .map(|at| format!("{at}\n99:59:59,999 --> 00:00:00,000\nWord {at}\n\n"))
        .collect();
    assert!(text_of("a.srt", cues.as_bytes()).is_ok_and(|text| text.contains("Word 7")));
}

#[test]
fn an_encoded_picture_in_text_is_dropped_or_read() {
    let blob = "iVBORw0KGgoAAAANSUhEUgAAAAUA".repeat(50_000 / SCALE);
    let page = format!("<p>Late.</p><img src='data:image/png;base64,{blob}'><p>Again.</p>");
    assert_eq!(
        text_of("a.html", page.as_bytes()).as_deref(),
        Ok("Late.\n\nAgain.")
    );
    let mail = format!(
        "From: Ada <a@x.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\
         Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n{blob}\n--b\nContent-Type: text/plain\n\n\
         Late.\n--b--\n"
    );
    assert_eq!(
        text_of("a.eml", mail.as_bytes()).as_deref(),
        Ok("From: Ada\n\nLate.")
    );
}

#[test]
fn bytes_of_no_format_are_refused_with_a_message() {
    let mut noise = Vec::new();
    let mut state = 1_u32;
    for _ in 0..100_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.push((state >> 24) as u8);
    }
    let error = text_of("a.txt", &noise).expect_err("is noise");
    assert!(
        error
            .to_string()
            .starts_with("This is not a document with text.")
    );
    assert_eq!(
        text_of("a.txt", &[0; 100_000]),
        Err(FileError::Foreign(pith_files::Foreign::Other))
    );
}
