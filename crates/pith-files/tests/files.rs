//! Files as readers drop them: what is read from each format, and the message if nothing is.

#[path = "files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

use make::{container, docx, encrypted_zip, epub, odt, zip};
use pith_files::{Content, FileError, Foreign, Format, MAX_BYTES, Read, read};
use proptest::prelude::*;

fn text(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes) {
        Ok(Read {
            content: Content::Text(text),
            ..
        }) => text,
        other => panic!("{name} gave {other:?}"),
    }
}

fn sample(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a sample file")
}

#[test]
fn word_documents_read_as_their_author_sees_them() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Low water</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>The gauge 3</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>The gauge</w:t></w:r></w:p>
      <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>
        <w:r><w:t xml:space="preserve">The ferry </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>x</w:t></w:r></w:del>
        <w:ins><w:r><w:t xml:space="preserve">is </w:t></w:r></w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>late</w:t></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>.</w:t><w:footnoteReference w:id="2"/></w:r>
        <w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>rope</w:t></w:r></w:p>
      <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>salt</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kvarn</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three &amp; four</w:t></w:r></w:p>"#;
    let file = docx(body, "Tide table");
    let read = read("a.docx", &file).expect("a document");
    assert_eq!(read.format, Format::Docx);
    assert_eq!(read.title.as_deref(), Some("Tide table"));
    assert_eq!(
        read.content,
        Content::Text(
            "Low water\n\nThe gauge\n\nThe ferry is late.\n\nIn a box.\n\n• rope\n• salt\n\n\
             Kvarn\t12\n\nOne\ntwo\tthree & four"
                .into()
        )
    );
    let untitled = pith_files::read("noname", &docx(body, " ")).expect("a document");
    assert_eq!(untitled.title.as_deref(), Some("Low water"));
}

#[test]
fn a_word_document_is_read_with_its_embedded_documents() {
    let chunk = |id: &str| format!("<w:altChunk r:id=\"{id}\"/>");
    let before = "<w:p><w:r><w:t>Low &lt;water&gt;</w:t></w:r></w:p>";
    let main = |body: &str| format!("<w:document><w:body>{body}</w:body></w:document>");
    let relations = "<Relationships><Relationship Id='a' Target='/word/a.mht'/>\
        <Relationship Id='b' Target='b.txt'/><Relationship Id='c' Target='c.png'/></Relationships>";
    let saved = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\
        Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
        <p>The ferry is sp=C3=A4t.</p>\n--b--\n";
    let file = |body: &str| {
        zip(&[
            ("word/document.xml", main(body).as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/a.mht", saved.as_bytes()),
            ("word/b.txt", b"Nobody waits."),
            ("word/c.png", b"\x89PNG\r\n\x1a\n"),
        ])
    };
    let body = format!(
        "{before}{}{}{}{}",
        chunk("a"),
        chunk("b"),
        chunk("c"),
        chunk("none")
    );
    let read = read("a.docx", &file(&body)).expect("a document");
    let Content::Html(html) = read.content else {
        panic!("a page")
    };
    assert_eq!(read.format, Format::Docx);
    assert!(html.starts_with("<p>Low &lt;water></p>"), "{html}");
    assert!(html.contains("<p>The ferry is spät.</p>"), "{html}");
    assert!(html.trim_end().ends_with("<p>Nobody waits.</p>"), "{html}");
    let body = format!("{before}{}", chunk("b"));
    assert_eq!(text("a.docx", &file(&body)), "Low <water>\n\nNobody waits.");
}

#[test]
fn a_chapter_is_found_if_its_path_composes_accents_differently() {
    let files = [
        ("META-INF/container.xml", container()),
        ("book.opf", make::package(&["Nopt\u{326}i.xhtml"])),
        ("NOP\u{21b}I.xhtml", "<p>It was late.</p>".to_owned()),
    ];
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, part)| (*path, part.as_bytes()))
        .collect();
    assert_eq!(text("a.epub", &zip(&files)), "It was late.");
}

#[test]
fn the_lines_of_flowed_mail_are_joined() {
    let mail = |kind: &str, body: &str| {
        let head = "From: Ada <a@x.example>\nMIME-Version: 1.0\nSubject: Tide\n";
        let mail = format!("{head}Content-Type: text/plain; charset=utf-8; {kind}\n\n{body}");
        text("a.eml", mail.as_bytes())
    };
    let body =
        "The ferry is \nlate.\n From Kvarn \nto Lind.\n> Is it \n> late?\n>> No.\n-- \nAda\n";
    assert_eq!(
        mail("format=flowed", body),
        "From: Ada\n\nThe ferry is late.\nFrom Kvarn to Lind.\n> Is it late?\n>> No.\n-- \nAda"
    );
    assert_eq!(
        mail(
            "format=flowed; delsp=yes",
            "The old bri \ndge is  \nopen.\n"
        ),
        "From: Ada\n\nThe old bridge is open."
    );
    assert_eq!(
        mail("format=fixed", "The old \nbridge.\n"),
        "From: Ada\n\nThe old \nbridge."
    );
}

#[test]
fn a_page_in_mail_is_decoded_with_the_character_set_that_it_declares() {
    let mail =
        b"From: Ada <a@x.example>\nMIME-Version: 1.0\nSubject: Tide\nContent-Type: text/html\n\
        Content-Transfer-Encoding: quoted-printable\n\n\
        <html><meta charset=3D\"windows-1251\"><p>=CC=EE=F1=F2 =EE=F2=EA=F0=FB=F2.</p></html>\n";
    let read = read("a.eml", mail).expect("a message");
    let Content::Html(html) = read.content else {
        panic!("a page")
    };
    assert!(html.contains("<p>Мост открыт.</p>"), "{html}");
}

#[test]
fn open_document_texts_read_as_their_author_sees_them() {
    let file = odt(
        r#"<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Quotations"/></office:automatic-styles>
        <office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
        <text:h text:outline-level="1">The gauge</text:h>
        <text:p>The <text:span>ferry</text:span>
           is<text:s text:c="2"/>late<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.<text:line-break/>So.</text:p>
        <text:list><text:list-item><text:p>rope</text:p></text:list-item><text:list-item><text:p>salt</text:p></text:list-item></text:list>
        <text:p text:style-name="P1">Wait.</text:p>
        <table:table><table:table-row><table:table-cell><text:p>Kvarn</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
        </office:text></office:body>"#,
    );
    let read = read("a.odt", &file).expect("a document");
    assert_eq!(read.title.as_deref(), Some("Tide table"));
    assert_eq!(
        read.content,
        Content::Text(
            "The gauge\n\nThe ferry is  late.\nSo.\n\n• rope\n• salt\n\n> Wait.\n\nKvarn\t12"
                .into()
        )
    );
}

#[test]
fn books_are_read_chapter_by_chapter_in_the_order_of_their_spine() {
    let chapters = [
        (
            "b.xhtml",
            "<h1>Two</h1><p>It was late.</p><aside epub:type='footnote'><p>Note.</p></aside>",
        ),
        (
            "a b.xhtml",
            "<h1>One&nbsp;&mdash; tide</h1><p>The <i>ferry</i>\n waits.<a epub:type='noteref'>1</a></p>\
          <ol><li>rope</li><li><p>salt</p></li></ol><blockquote><p>Wait.</p></blockquote>loose <b>words</b>",
        ),
    ];
    let read = read("x.bin", &epub(&chapters, None)).expect("a book");
    assert_eq!(
        (read.format, read.title.as_deref()),
        (Format::Epub, Some("Tides & boats"))
    );
    assert_eq!(
        read.content,
        Content::Text(
            "One\u{a0}— tide\n\nThe ferry waits.\n\n1. rope\n2. salt\n\n> Wait.\n\nloose words\n\n\
             Two\n\nIt was late."
                .into()
        )
    );
}

#[test]
fn a_printed_page_is_read_without_its_headers_and_hyphens() {
    let read = read("article.pdf", &sample("article.pdf")).expect("a PDF");
    assert_eq!(read.title.as_deref(), Some("The harbour that moved"));
    let Content::Text(text) = read.content else {
        panic!("text")
    };
    insta::assert_snapshot!(text);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let read = read("columns.pdf", &sample("columns.pdf")).expect("a PDF");
    assert_eq!(read.title.as_deref(), Some("Low water at the mill"));
    let Content::Text(text) = read.content else {
        panic!("text")
    };
    insta::assert_snapshot!(text);
}

#[test]
fn a_font_that_relies_on_a_registered_table_is_read() {
    assert_eq!(
        text("japanese.pdf", &sample("japanese.pdf")),
        "橋は九月に閉じられた。"
    );
}

#[test]
fn mail_is_read_as_plain_text_with_sender_and_date() {
    let mail = b"Return-Path: <a@x.example>\r\nFrom: =?utf-8?q?Ada_Br=C3=A4ndt?= <a@x.example>\r\n\
        Subject: =?iso-8859-1?q?Low_w=E4ter?=\r\n again\r\nDate: Sun, 3 May 2026 10:00:00 +0200\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        The ferry is sp=E4t and=\r\n late.\r\n\r\n--\r\nAda\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>No</p>\r\n--b--\r\n";
    let read = read("a.eml", mail).expect("a message");
    assert_eq!(
        (read.format, read.title.as_deref()),
        (Format::Email, Some("Low wäter again"))
    );
    assert_eq!(
        read.content,
        Content::Text(
            "From: Ada Brändt\nDate: 3 May 2026\n\nThe ferry is spät and late.\n\n--\nAda".into()
        )
    );
}

#[test]
fn mail_without_plain_text_is_a_web_page() {
    let mail = b"From: Ada <a@x.example>\nTo: b@x.example\nMessage-ID: <1@x>\nSubject: Tide\n\
        Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n\
        PHA+VGhlIGZlcnJ5IGlzIHNww6R0LjwvcD4=\n";
    let read = read("noname", mail).expect("a message");
    assert_eq!(
        read.content,
        Content::Html("<meta name=\"author\" content=\"Ada\"><p>The ferry is spät.</p>".into())
    );
}

#[test]
fn a_page_saved_by_a_browser_is_a_web_page() {
    let page =
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nSubject: Tide\n\
        MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n\
        --b\nContent-Type: text/html\n\n<p>Late.</p>\n--b--\n";
    let read = read("a.mhtml", page).expect("a page");
    assert_eq!(
        (read.format, read.title.as_deref()),
        (Format::Html, Some("Tide"))
    );
    assert!(matches!(read.content, Content::Html(html) if html.contains("<p>Late.</p>")));
}

#[test]
fn a_letter_that_starts_like_mail_is_text() {
    let letter = b"Dear Ada,\n\nSubject: the tide. From: me.\n";
    assert_eq!(
        text("letter.txt", letter),
        "Dear Ada,\n\nSubject: the tide. From: me.\n"
    );
    assert!(
        read("a.txt", b"From: Ada\nTo: Bo\nSubject: Tide\n\nLate.\n")
            .is_ok_and(|r| r.format == Format::Text)
    );
}

#[test]
fn text_is_decoded_with_its_character_set() {
    assert_eq!(
        text("a.txt", b"\xef\xbb\xbfcaf\xc3\xa9\r\nlate\r\n"),
        "café\nlate\n"
    );
    assert_eq!(text("a.txt", b"\xff\xfec\0a\0f\0\xe9\0"), "café");
    assert_eq!(
        text("a.md", b"# Gar\xe7on\n\nTr\xe8s tard, d\xe9j\xe0 la nuit."),
        "Garçon\n\nTrès tard, déjà la nuit."
    );
}

#[test]
fn a_file_without_text_is_named_and_the_message_says_what_to_do() {
    let ole = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let cases: [(&str, Vec<u8>, FileError); 19] = [
        ("a.txt", vec![], FileError::Empty),
        ("a.txt", b" \r\n\t ".to_vec(), FileError::Empty),
        ("a.txt", vec![b'a'; MAX_BYTES + 1], FileError::TooBig),
        ("a.txt", vec![b'a'; 17 << 20], FileError::TooLong),
        (
            "a.doc",
            ole("WordDocument"),
            FileError::Foreign(Foreign::OldWord),
        ),
        (
            "a.docx",
            ole("EncryptedPackage"),
            FileError::Encrypted(Format::Docx),
        ),
        (
            "a.msg",
            ole("__substg1.0_001A"),
            FileError::Foreign(Foreign::OutlookMessage),
        ),
        (
            "a.txt",
            b"\x89PNG\r\n\x1a\n".to_vec(),
            FileError::Foreign(Foreign::Picture),
        ),
        (
            "a",
            b"\0\0\0\x18ftypmp42".to_vec(),
            FileError::Foreign(Foreign::Video),
        ),
        (
            "a.bin",
            (0..=255).collect(),
            FileError::Foreign(Foreign::Other),
        ),
        (
            "a.zip",
            zip(&[("x.txt", b"x")]),
            FileError::Foreign(Foreign::Archive),
        ),
        (
            "a.xlsx",
            zip(&[("xl/workbook.xml", b"<x/>")]),
            FileError::Foreign(Foreign::Spreadsheet),
        ),
        (
            "a.docx",
            zip(&[("x.txt", b"x")]),
            FileError::Broken(Format::Docx),
        ),
        (
            "a.docx",
            docx("", "t")[..200].to_vec(),
            FileError::Broken(Format::Docx),
        ),
        (
            "a.docx",
            docx("<w:p/>", " "),
            FileError::NoText(Format::Docx),
        ),
        (
            "a.docx",
            encrypted_zip(),
            FileError::Encrypted(Format::Docx),
        ),
        (
            "a.pdf",
            b"%PDF-1.7\nnothing".to_vec(),
            FileError::Broken(Format::Pdf),
        ),
        ("a.pdf", sample("scan.pdf"), FileError::Scanned),
        (
            "a.pdf",
            sample("locked.pdf"),
            FileError::Encrypted(Format::Pdf),
        ),
    ];
    for (name, bytes, error) in cases {
        assert_eq!(read(name, &bytes), Err(error), "{name}");
        assert!(error.to_string().ends_with('.'));
    }
}

#[test]
fn a_copy_protected_book_is_not_read_and_one_with_protected_fonts_is() {
    let chapters = [("a.xhtml", "<p>Late.</p>")];
    let locked = |path: &str| format!("<encryption><CipherReference URI='{path}'/></encryption>");
    let book = epub(&chapters, Some(&locked("OEBPS/a.xhtml")));
    assert_eq!(
        read("a.epub", &book),
        Err(FileError::Encrypted(Format::Epub))
    );
    let book = epub(&chapters, Some(&locked("OEBPS/fonts/x.otf")));
    assert_eq!(text("a.epub", &book), "Late.");
}

#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    let spaces = format!("<w:p>{}</w:p>", " ".repeat(40 << 20));
    assert_eq!(
        read("a.docx", &docx(&spaces, "t")),
        Err(FileError::Bomb(Format::Docx))
    );
    let deep = format!("{}{}", "<w:p>".repeat(9000), "</w:p>".repeat(9000));
    assert_eq!(
        read("a.docx", &docx(&deep, "t")),
        Err(FileError::Bomb(Format::Docx))
    );
    let laughs = "<!DOCTYPE p [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;&b;Late.</p>";
    let files = [
        ("META-INF/container.xml", container()),
        ("book.opf", make::package(&["a.xhtml"])),
        ("a.xhtml", laughs.to_owned()),
    ];
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, part)| (*path, part.as_bytes()))
        .collect();
    assert_eq!(text("a.epub", &zip(&files)), "Late.");
}

/// Good files of every format, to be damaged.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let rtf = br"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\f0 caf\'e9 \u-10179?\u-9199?{\*\x y}\par\pard\intbl a\cell\row}";
    let srt = b"1\n00:00:01,000 --> 00:00:02,000\n- <i>Low</i> [door]\n\n2\n00:00:03,000 --> 00:00:04,000\nwater.\n";
    let md = b"---\ntitle: x\n---\n# A\n\n- b\n  > c\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n<div>x</div>[^1]\n\n[^1]: n\n";
    let eml = b"From: a <a@x>\nSubject: =?utf-8?b?eA==?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\neHh4\n--b--\n";
    vec![
        ("a.pdf", sample("columns.pdf")),
        ("a.pdf", sample("article.pdf")),
        ("a.pdf", sample("locked.pdf")),
        ("a.pdf", make::plain_pdf()),
        (
            "a.docx",
            docx(
                "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
                "t",
            ),
        ),
        (
            "a.odt",
            odt(
                "<office:text><text:h>a</text:h><text:list><text:p>b</text:p></text:list></office:text>",
            ),
        ),
        (
            "a.epub",
            epub(
                &[(
                    "a.xhtml",
                    "<h1>a</h1><ul><li>b</li></ul><table><tr><td>c</td></tr></table>",
                )],
                None,
            ),
        ),
        ("a.rtf", rtf.to_vec()),
        ("a.srt", srt.to_vec()),
        ("a.md", md.to_vec()),
        ("a.eml", eml.to_vec()),
        ("a.html", b"<!doctype html><meta charset=gbk><p>x".to_vec()),
        ("a.txt", b"caf\xe9 \x1b$B66\x1b(B".to_vec()),
    ]
}

/// A way to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    Set(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
    Copy(prop::sample::Index, prop::sample::Index, usize),
    Digit(prop::sample::Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (at(), prop::collection::vec(any::<u8>(), 1..9))
            .prop_map(|(at, new)| Damage::Insert(at, new)),
        (at(), 1..200_usize).prop_map(|(at, count)| Damage::Remove(at, count)),
        (at(), at(), 1..300_usize).prop_map(|(from, to, count)| Damage::Copy(from, to, count)),
        (at(), b'0'..=b'9').prop_map(|(at, digit)| Damage::Digit(at, digit)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match damage {
            Damage::Set(at, byte) => bytes[at.index(length)] = *byte,
            Damage::Insert(at, new) => {
                let at = at.index(length);
                bytes.splice(at..at, new.iter().copied());
            }
            Damage::Remove(at, count) => {
                let at = at.index(length);
                bytes.drain(at..(at + count).min(length));
            }
            Damage::Copy(from, to, count) => {
                let from = from.index(length);
                let piece = bytes[from..(from + count).min(length)].to_vec();
                let to = to.index(length);
                bytes.splice(to..to, piece);
            }
            Damage::Digit(at, digit) => {
                // Numbers drive parsers the most, so change the next one.
                let at = at.index(length);
                if let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    bytes[at + found] = *digit;
                }
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600)
    ))]

    #[test]
    fn damaged_files_of_any_kind_are_read_or_refused(
        seed in 0..13_usize,
        damages in prop::collection::vec(damage(), 1..12),
    ) {
        let (name, bytes) = seeds().swap_remove(seed);
        let _ = read(name, &damaged(bytes, &damages));
    }

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(
        start in prop::sample::select(vec![
            &b""[..], b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"WEBVTT\n\n00:01.000 --> ",
            b"From: a\nMIME-Version: 1.0\nContent-Type: ", b"<html>", b"\xff\xfe", b"---\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
        name in prop::sample::select(vec!["a", "a.md", "a.docx", "a.epub", "a.pdf", "a.srt", "a.eml", "a.html"]),
    ) {
        let _ = read(name, &[start, &rest].concat());
    }

    #[test]
    fn any_text_is_markdown_subtitles_and_rtf(text in "\\PC{0,200}|([-#>*_`|\\[\\]<&\n 1.a]){0,300}") {
        let _ = read("a.md", text.as_bytes());
        let _ = read("a.vtt", format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{text}").as_bytes());
        let _ = read("a.rtf", format!("{{\\rtf1 {text}").as_bytes());
    }
}
