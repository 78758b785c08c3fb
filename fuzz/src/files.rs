//! Files of every kind: as they are, and packages with one field per part, so that the readers of
//! the parts are reached.

use pith_files::{Content, MAX_TEXT_BYTES};
use pith_page::model::opening::Opened;

use crate::fields::{split, text};

/// Helpers that build small files, shared with the engine's tests.
#[path = "../../crates/pith-files/tests/files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

/// Reads a file and checks invariants of its text.
fn read(name: &str, bytes: &[u8]) {
    let read = match pith_files::read(name, bytes) {
        Ok(read) => read,
        Err(error) => {
            assert!(error.to_string().ends_with('.'));
            return;
        }
    };
    let (Content::Text(text) | Content::Html(text)) = &read.content;
    assert!(!text.trim().is_empty() && text.len() <= MAX_TEXT_BYTES);
    let opened = Opened::from(read);
    assert!(!opened.pasted.is_blank());
    assert!(opened.title.is_none_or(|title| !title.trim().is_empty()));
}

/// A package of those `parts` that are not empty.
fn package(kind: &str, parts: &[(&str, &[u8])]) {
    let parts: Vec<_> = parts.iter().filter(|part| !part.1.is_empty()).collect();
    let parts: Vec<(&str, &[u8])> = parts.into_iter().copied().collect();
    read(kind, &make::zip(&parts));
}

/// Fields: the text, the styles, the properties, the relationships.
pub fn docx(input: &[u8]) {
    let [document, styles, core, relations] = split(input);
    package(
        "a.docx",
        &[
            ("_rels/.rels", relations),
            ("word/document.xml", document),
            ("word/styles.xml", styles),
            ("docProps/core.xml", core),
        ],
    );
}

/// Fields: the text, the metadata, the manifest.
pub fn odt(input: &[u8]) {
    let [content, meta, manifest] = split(input);
    package(
        "a.odt",
        &[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("meta.xml", meta),
            ("META-INF/manifest.xml", manifest),
        ],
    );
}

/// Fields: a chapter, the package document, the container, the encryption list, another chapter.
pub fn epub(input: &[u8]) {
    let [chapter, opf, container, encryption, other] = split(input);
    let own = make::package(&["a.xhtml", "b.xhtml"]);
    let opf = if opf.is_empty() { own.as_bytes() } else { opf };
    let own = make::container();
    let container = if container.is_empty() {
        own.as_bytes()
    } else {
        container
    };
    package(
        "a.epub",
        &[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container),
            ("META-INF/encryption.xml", encryption),
            ("book.opf", opf),
            ("a.xhtml", chapter),
            ("b.xhtml", other),
        ],
    );
}

/// The body of an RTF document, or a whole document.
pub fn rtf(input: &[u8]) {
    if input.starts_with(b"{\\rtf") {
        read("a.rtf", input);
    } else {
        read("a.rtf", &[b"{\\rtf1\\ansi ", input, b"}"].concat());
    }
}

/// A PDF as it is.
pub fn pdf(input: &[u8]) {
    if input.starts_with(b"%PDF-") {
        read("a.pdf", input);
    } else {
        read("a.pdf", &[b"%PDF-1.7\n", input].concat());
    }
}

/// Fields: a page's content stream, its font, the font's code map, its resources.
pub fn pdf_page(input: &[u8]) {
    let [content, font, map, resources] = split(input);
    let mut pdf = b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents 4 0 R /Resources 6 0 R>> endobj\n"
        .to_vec();
    let stream = |pdf: &mut Vec<u8>, number: u8, data: &[u8]| {
        let head = format!("{number} 0 obj <</Length {}>> stream\n", data.len());
        pdf.extend(head.as_bytes());
        pdf.extend(data);
        pdf.extend(b"\nendstream endobj\n");
    };
    let object = |pdf: &mut Vec<u8>, number: u8, data: &[u8]| {
        pdf.extend(format!("{number} 0 obj <<").as_bytes());
        pdf.extend(data);
        pdf.extend(b">> endobj\n");
    };
    stream(&mut pdf, 4, content);
    let simple: &[u8] = b"/Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 7 0 R";
    object(&mut pdf, 5, if font.is_empty() { simple } else { font });
    pdf.extend(b"6 0 obj <</Font <</F 5 0 R>> /XObject <</X 8 0 R>> ");
    pdf.extend(resources);
    pdf.extend(b">> endobj\n");
    stream(&mut pdf, 7, map);
    pdf.extend(
        b"8 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 22>> stream\n\
          BT (a) Tj ET /X Do q q\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
    );
    read("a.pdf", &pdf);
}

/// Subtitles of either format.
pub fn subtitles(input: &[u8]) {
    read(
        "a.srt",
        &[b"1\n00:00:01,000 --> 00:00:02,000\n", input].concat(),
    );
    read("a.vtt", &[b"WEBVTT\n\n", input].concat());
}

/// An e-mail.
pub fn email(input: &[u8]) {
    read("a.eml", &[b"From: a <a@x.example>\n", input].concat());
}

/// Markdown.
pub fn markdown(input: &[u8]) {
    read("a.md", input);
}

/// A file of any format. Fields: its extension, its bytes.
pub fn bytes(input: &[u8]) {
    let [extension, bytes] = split(input);
    read(&format!("a.{}", text(extension)), bytes);
}
