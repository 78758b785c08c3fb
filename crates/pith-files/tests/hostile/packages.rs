//! Word, OpenDocument and e-books: ZIP archives of XML.

use miniz_oxide::deflate::compress_to_vec;
use pith_files::{FileError, Foreign, Format};

use crate::make::{self, container, docx, epub, odt, zip};
use crate::text_of;

/// White space that compresses a thousand to one.
fn endless() -> String {
    " ".repeat(5 << 20)
}

#[test]
fn a_part_that_unpacks_a_thousandfold_is_refused() {
    let odt = odt(&format!("<office:text><text:p>{}</text:p>", endless()));
    assert_eq!(text_of("a.odt", &odt), Err(FileError::Bomb(Format::Odt)));
    let epub = epub(&[("a.xhtml", &format!("<p>{}</p>", endless()))], None);
    assert_eq!(text_of("a.epub", &epub), Err(FileError::Bomb(Format::Epub)));
}

#[test]
fn a_part_that_the_reader_does_not_need_may_be_a_bomb() {
    let files = [
        (
            "word/document.xml",
            "<w:document><w:body><w:p><w:r><w:t>Late.</w:t>".to_owned(),
        ),
        ("word/media/image1.png", endless()),
    ];
    assert_eq!(text_of("a.docx", &packed(&files)).as_deref(), Ok("Late."));
}

fn packed(files: &[(&str, String)]) -> Vec<u8> {
    let files: Vec<_> = files
        .iter()
        .map(|(path, part)| (*path, part.as_bytes()))
        .collect();
    zip(&files)
}

#[test]
fn parts_that_form_a_bomb_only_together_are_refused() {
    // Each may be this large, and the book has it a thousand times.
    let chapter = format!("<p>{}</p>", " ".repeat((4 << 20) - 7));
    let files = [
        ("mimetype", "application/epub+zip".to_owned()),
        ("META-INF/container.xml", container()),
        ("book.opf", make::package(&["a.xhtml"; 1_000])),
        ("a.xhtml", chapter),
    ];
    assert_eq!(
        text_of("a.epub", &packed(&files)),
        Err(FileError::Bomb(Format::Epub))
    );
}

#[test]
fn an_archive_in_an_archive_is_not_opened() {
    let inner = zip(&[("b", endless().as_bytes())]);
    let outer = zip(&[("a.zip", &inner), ("b.zip", &inner)]);
    assert_eq!(
        text_of("42.zip", &outer),
        Err(FileError::Foreign(Foreign::Archive))
    );
    // Where XML is expected, it is read as XML, whatever it claims to be.
    let inside = text_of("a.docx", &zip(&[("word/document.xml", &inner)]));
    assert!(matches!(
        inside,
        Err(FileError::NoText(Format::Docx) | FileError::Broken(Format::Docx))
    ));
}

#[test]
fn an_archive_of_too_many_parts_is_refused() {
    let paths: Vec<String> = (0..20_001).map(|at| format!("word/{at}.xml")).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (&**path, &b"x"[..])).collect();
    assert_eq!(
        text_of("a.docx", &zip(&files)),
        Err(FileError::Bomb(Format::Docx))
    );
}

#[test]
fn a_part_that_lies_about_its_size_is_measured() {
    let content = endless();
    let mut file = odt(&content);
    // Each header claims that the part has nine bytes.
    let size = u32::try_from(content.len() + 51).unwrap_or_default();
    let packed_size = compress_to_vec(content.as_bytes(), 6).len();
    assert!(packed_size < 100_000);
    for at in 0..file.len() - 4 {
        if file[at..at + 4] == size.to_le_bytes() {
            file[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
        }
    }
    assert!(text_of("a.odt", &file).is_err());
}

#[test]
fn entities_of_a_document_type_are_never_expanded() {
    let mut laughs = String::from("<!DOCTYPE lolz [<!ENTITY lol0 'ha'>");
    for at in 1..=9 {
        let ten = format!("&lol{};", at - 1).repeat(10);
        laughs += &format!("<!ENTITY lol{at} '{ten}'>");
    }
    laughs += "]>";
    let word = format!(
        "{laughs}<w:document><w:body><w:p><w:r><w:t>&lol9;Late.</w:t></w:r></w:p></w:body></w:document>"
    );
    let file = packed(&[("word/document.xml", word)]);
    assert_eq!(text_of("a.docx", &file).as_deref(), Ok("Late."));
    let office = format!("{laughs}<office:text><text:p>&lol9;Late.</text:p></office:text>");
    let file = packed(&[("content.xml", office)]);
    assert_eq!(text_of("a.odt", &file).as_deref(), Ok("Late."));
    let chapter = format!("{laughs}<html><body><p>&lol9;Late.</p></body></html>");
    let file = packed(&[
        ("META-INF/container.xml", container()),
        ("book.opf", make::package(&["a.xhtml"])),
        ("a.xhtml", chapter),
    ]);
    assert_eq!(text_of("a.epub", &file).as_deref(), Ok("Late."));
}

#[test]
fn an_external_entity_is_not_loaded() {
    let outside = "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'><!ENTITY n SYSTEM \
        'https://news.example/x'><!ENTITY % p SYSTEM 'https://news.example/y'>%p;]>";
    let word = format!(
        "{outside}<w:document><w:body><w:p><w:r><w:t>&f;&n;Late.</w:t></w:r></w:p></w:body></w:document>"
    );
    let file = packed(&[("word/document.xml", word)]);
    assert_eq!(text_of("a.docx", &file).as_deref(), Ok("Late."));
}

#[test]
fn endlessly_nested_elements_are_refused() {
    let deep = "<w:sdt>".repeat(100_000);
    assert_eq!(
        text_of("a.docx", &docx(&deep, "t")),
        Err(FileError::Bomb(Format::Docx))
    );
    let deep = "<text:section>".repeat(100_000);
    assert_eq!(
        text_of("a.odt", &odt(&deep)),
        Err(FileError::Bomb(Format::Odt))
    );
    let deep = "<div>".repeat(100_000);
    assert_eq!(
        text_of("a.epub", &epub(&[("a.xhtml", &deep)], None)),
        Err(FileError::Bomb(Format::Epub))
    );
}

#[test]
fn a_tag_with_a_hundred_thousand_attributes_is_read() {
    let many: String = (0..100_000).map(|at| format!(" a{at}='x'")).collect();
    let file = odt(&format!(
        "<office:text><text:p{many}>Late.</text:p></office:text>"
    ));
    assert_eq!(text_of("a.odt", &file).as_deref(), Ok("Late."));
}

#[test]
fn repetition_counts_are_limited() {
    // OpenDocument encodes repeated spaces and empty cells as numbers.
    let file = odt(
        "<office:text><text:p>a<text:s text:c='4000000000'/>b</text:p><table:table><table:table-row>\
         <table:table-cell table:number-columns-repeated='4000000000'><text:p>1</text:p>\
         </table:table-cell></table:table-row></table:table></office:text>",
    );
    let text = text_of("a.odt", &file).unwrap_or_default();
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["a", "b", "1"]);
    assert!(text.len() < 1_000);
}

#[test]
fn a_path_outside_the_archive_is_not_followed() {
    let files = [
        (
            "META-INF/container.xml",
            container().replace("book.opf", "../../../../etc/passwd"),
        ),
        ("mimetype", "application/epub+zip".to_owned()),
    ];
    assert_eq!(
        text_of("a.epub", &packed(&files)),
        Err(FileError::Broken(Format::Epub))
    );
}
