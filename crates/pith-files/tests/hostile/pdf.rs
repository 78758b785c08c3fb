//! PDF.

use std::sync::LazyLock;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pith_files::{FileError, Format};

use crate::make::pdf;
use crate::text_of;

const SENTENCE: &[u8] = b"BT /F 12 Tf 50 700 Td (The ferry left the harbour at noon.) Tj ET ";

fn with_sentence(mut rest: Vec<u8>) -> Vec<u8> {
    rest.splice(0..0, SENTENCE.iter().copied());
    rest
}

/// White space without end, compressed.
fn packed() -> &'static [u8] {
    static PACKED: LazyLock<Vec<u8>> =
        LazyLock::new(|| compress_to_vec_zlib(&vec![b' '; 193 << 20], 1));
    &PACKED
}

#[test]
fn a_stream_that_unpacks_a_thousandfold_is_refused() {
    let file = pdf("/Filter /FlateDecode", packed(), &[]);
    assert_eq!(text_of("a.pdf", &file), Err(FileError::Bomb(Format::Pdf)));
}

#[test]
fn a_stream_packed_twice_that_unpacks_a_millionfold_is_refused() {
    let packed = compress_to_vec_zlib(packed(), 9);
    let file = pdf("/Filter [/FlateDecode /FlateDecode]", &packed, &[]);
    assert!(file.len() < 30_000);
    assert_eq!(text_of("a.pdf", &file), Err(FileError::Bomb(Format::Pdf)));
}

#[test]
fn a_form_that_draws_itself_over_and_over_ends() {
    // Each form draws the next one ten times: ten to the power of ten in the end.
    let form = |next: usize, content: &str| {
        let content = content.repeat(10);
        let length = content.len();
        format!(
            "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {length} /Resources \
             <</XObject <</X {next} 0 R>>>>>> stream\n{content}\nendstream"
        )
    };
    let mut forms: Vec<_> = (10..20).map(|at| (at, form(at + 1, "/X Do "))).collect();
    forms.push((20, form(10, "/X Do ")));
    let content = with_sentence(b"/X Do".to_vec());
    let file = pdf("", &content, &forms);
    assert_eq!(
        text_of("a.pdf", &file).as_deref(),
        Ok("The ferry left the harbour at noon.")
    );
}

#[test]
fn pages_that_contain_themselves_end() {
    let file = pdf("", SENTENCE, &[]);
    let text = String::from_utf8_lossy(&file).replace("[3 0 R]", "[3 0 R 2 0 R 2 0 R]");
    assert!(text_of("a.pdf", text.as_bytes()).is_ok_and(|text| text.contains("The ferry")));
}

#[test]
fn states_and_marks_that_are_never_closed_are_read() {
    let mut content = b"q /Span BMC BT ".repeat(100_000);
    content.extend(SENTENCE);
    let file = pdf("", &content, &[]);
    assert_eq!(
        text_of("a.pdf", &file).as_deref(),
        Ok("The ferry left the harbour at noon.")
    );
}

#[test]
fn endlessly_nested_objects_are_read_or_refused() {
    for deep in ["[", "<<", "<</A ", "[<</A["] {
        let object = deep.repeat(100_000);
        let whole = pdf("", SENTENCE, &[(6, object.clone())]);
        let text = text_of("a.pdf", &whole);
        assert!(
            text.as_deref() == Ok("The ferry left the harbour at noon.")
                || text == Err(FileError::Broken(Format::Pdf)),
            "{text:?}"
        );
        let content = with_sentence(object.into_bytes());
        let text = text_of("a.pdf", &pdf("", &content, &[]));
        assert_eq!(text.as_deref(), Ok("The ferry left the harbour at noon."));
    }
}

#[test]
fn circular_references_are_read_or_refused() {
    let file = pdf(
        "",
        SENTENCE,
        &[(6, "7 0 R".to_owned()), (7, "6 0 R".to_owned())],
    );
    let text = String::from_utf8_lossy(&file).replace("/Contents 4 0 R", "/Contents 6 0 R");
    assert!(text_of("a.pdf", text.as_bytes()).is_err());
    let text = String::from_utf8_lossy(&file).replace("/Root 1 0 R", "/Root 6 0 R /Prev 0");
    assert!(text_of("a.pdf", text.as_bytes()).is_ok());
}
