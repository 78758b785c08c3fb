//! The form and origin of files.

#[path = "files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

use make::{docx, epub, odt, zip};
use pith_files::{Content, Read, read};
use pith_source::form::{Kind, Locator};
use proptest::prelude::*;

fn of(name: &str, bytes: &[u8]) -> (String, Read) {
    let read = read(name, bytes).expect("a file that is read");
    let Content::Text(text) = read.content.clone() else {
        panic!("text")
    };
    assert!(read.form.fits(&text), "{:?}", read.form);
    (text, read)
}

/// The words of all parts of a kind.
fn words<'a>(text: &'a str, read: &Read, is: impl Fn(&Kind) -> bool) -> Vec<&'a str> {
    let parts = read.form.parts.iter().filter(|part| is(&part.kind));
    parts.map(|part| part.span.text(text)).collect()
}

#[test]
fn markdown_keeps_its_headings_lists_tables_links_and_notes() {
    let markdown = "---\ntitle: Low water\nauthor: Ana Ruiz, Bo Lund\ndate: 2026-05-03\nsource: https://gauge.example/1\n---\n\
        # Tides\n\nThe *ferry* is [late](https://x.example/a).[^1] Wait for **them**.\n\n## Ports\n\n1. rope\n2. salt\n\n\
        > Wait.\n\n| Port | Boats |\n|---|--:|\n| *Kvarn* | 12 |\n\n```\nlet x;\n```\n\n[^1]: See the\n    log.\n";
    let (text, read) = of("a.md", markdown.as_bytes());
    let words = |is: fn(&Kind) -> bool| words(&text, &read, is);
    assert_eq!(words(|kind| *kind == Kind::Heading(1)), ["Tides"]);
    assert_eq!(words(|kind| *kind == Kind::Heading(2)), ["Ports"]);
    assert_eq!(words(|kind| *kind == Kind::Emphasis), ["ferry", "Kvarn"]);
    assert_eq!(words(|kind| *kind == Kind::Strong), ["them"]);
    let link = |kind: &Kind| *kind == Kind::Link("https://x.example/a".to_owned());
    assert_eq!(words(link), ["late"]);
    assert_eq!(
        words(|kind| *kind == Kind::List { ordered: true }),
        ["1. rope\n2. salt"]
    );
    assert_eq!(words(|kind| *kind == Kind::Quote), ["> Wait."]);
    assert_eq!(
        words(|kind| matches!(kind, Kind::Cell { .. })),
        ["Port", "Boats", "Kvarn", "12"]
    );
    assert_eq!(words(|kind| *kind == Kind::Preformatted), ["let x;"]);
    let note = &read.form.notes[0];
    assert_eq!(note.text, "See the log.");
    assert!(text[..note.at].ends_with("late."));
    assert_eq!(read.origin.authors, ["Ana Ruiz", "Bo Lund"]);
    assert_eq!(read.origin.published.as_deref(), Some("2026-05-03"));
    assert_eq!(read.origin.url.as_deref(), Some("https://gauge.example/1"));
}

#[test]
fn word_documents_keep_levels_emphasis_and_notes() {
    let body = "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>The gauge</w:t></w:r></w:p>\
        <w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>At night</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>The ferry is </w:t></w:r><w:r><w:rPr><w:i/><w:b w:val='0'/></w:rPr><w:t>late</w:t></w:r>\
        <w:r><w:t>.</w:t></w:r></w:p>";
    let (text, read) = of("a.docx", &docx(body, "Tides"));
    let words = |is: fn(&Kind) -> bool| words(&text, &read, is);
    assert_eq!(words(|kind| *kind == Kind::Heading(1)), ["The gauge"]);
    assert_eq!(words(|kind| *kind == Kind::Heading(2)), ["At night"]);
    assert_eq!(words(|kind| *kind == Kind::Emphasis), ["late"]);
    assert!(words(|kind| *kind == Kind::Strong).is_empty());

    let document = "<w:document><w:body><w:p><w:r><w:t>The </w:t></w:r><w:hyperlink r:id='l'><w:r><w:t>ferry</w:t></w:r></w:hyperlink>\
        <w:hyperlink r:id='bad'><w:r><w:t> waits</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id='2'/></w:r></w:p></w:body></w:document>";
    let relations = "<Relationships><Relationship Id='l' Target='https://x.example/a'/>\
        <Relationship Id='bad' Target='javascript:run()'/></Relationships>";
    let notes = "<w:footnotes><w:footnote w:id='0' w:type='separator'/><w:footnote w:id='2'><w:p><w:r><w:t>See the log.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let core = "<cp:coreProperties><dc:creator>Ana Ruiz</dc:creator></cp:coreProperties>";
    let file = zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    let (text, read) = of("b.docx", &file);
    let links: Vec<_> = read
        .form
        .parts
        .iter()
        .filter(|part| matches!(part.kind, Kind::Link(_)))
        .collect();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].span.text(&text), "ferry");
    assert_eq!(read.form.notes[0].text, "See the log.");
    assert_eq!(read.origin.authors, ["Ana Ruiz"]);
}

#[test]
fn opendocument_texts_keep_levels_emphasis_and_notes() {
    let file = odt(
        "<office:automatic-styles><style:style style:name='T1'><style:text-properties fo:font-style='italic'/></style:style></office:automatic-styles>\
         <text:h text:outline-level='2'>Ports</text:h><text:p>The <text:span text:style-name='T1'>ferry</text:span> is late.\
         <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the log.</text:p></text:note-body></text:note></text:p>",
    );
    let (text, read) = of("a.odt", &file);
    assert_eq!(text, "Ports\n\nThe ferry is late.");
    assert_eq!(
        words(&text, &read, |kind| *kind == Kind::Heading(2)),
        ["Ports"]
    );
    assert_eq!(
        words(&text, &read, |kind| *kind == Kind::Emphasis),
        ["ferry"]
    );
    assert_eq!(read.form.notes[0].text, "See the log.");
    assert_eq!(read.form.notes[0].at, text.len());
}

#[test]
fn e_books_have_chapters_and_notes() {
    let chapters = [
        (
            "a.xhtml",
            "<h1>One</h1><p>The <em>ferry</em> waits.<a epub:type='noteref' href='#n1'>1</a></p>\
            <aside epub:type='footnote' id='n1'><p>See the log.</p></aside>",
        ),
        (
            "b.xhtml",
            "<h1>Two</h1><p>It was <a href='https://x.example/'>late</a>.</p>",
        ),
    ];
    let (text, read) = of("a.epub", &epub(&chapters, None));
    let at = |words: &str| read.form.locator(text.find(words).expect("the words"));
    let chapter = |number, title: &str| Locator::Chapter {
        number,
        title: Some(title.to_owned()),
    };
    let first = at("ferry").expect("a chapter");
    let second = at("late").expect("a chapter");
    let mut both = [first.clone(), second.clone()];
    both.sort_by_key(|place| match place {
        Locator::Chapter { number, .. } => *number,
        _ => 0,
    });
    let titles: Vec<_> = ["One", "Two"].into();
    for (number, place) in both.iter().enumerate() {
        let Locator::Chapter {
            title: Some(title), ..
        } = place
        else {
            panic!("{place:?}")
        };
        assert!(titles.contains(&title.as_str()));
        assert_eq!(*place, chapter(number as u32 + 1, title));
    }
    assert_eq!(read.form.notes[0].text, "See the log.");
}

#[test]
fn subtitles_have_times() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\nThe ferry is late.\n\n2\n00:01:05,000 --> 00:01:07,000\nNobody waits.\n";
    let (text, read) = of("a.srt", srt.as_bytes());
    let at = |words: &str| read.form.locator(text.find(words).expect("the words"));
    assert_eq!(at("ferry"), Some(&Locator::Time(1)));
    assert_eq!(at("Nobody"), Some(&Locator::Time(65)));
}

proptest! {
    #[test]
    fn whatever_markdown_says_its_form_fits_its_text(markdown in "[-a-zé*_`#>|\\[\\]()^:1.\\n ]{0,300}") {
        if let Ok(read) = read("a.md", markdown.as_bytes())
            && let Content::Text(text) = &read.content
        {
            prop_assert!(read.form.fits(text), "{:?} {:?}", text, read.form);
        }
    }

    #[test]
    fn whatever_a_document_says_its_form_fits_its_text(
        tags in proptest::collection::vec("</?(w:p|w:r|w:t|w:b|w:i|w:tbl|w:tr|w:tc|w:hyperlink|w:footnoteReference)>|é |a\n", 0..60)
    ) {
        if let Ok(read) = read("a.docx", &docx(&tags.concat(), "T"))
            && let Content::Text(text) = &read.content
        {
            prop_assert!(read.form.fits(text), "{:?} {:?}", text, read.form);
        }
    }

    #[test]
    fn whatever_a_chapter_says_its_form_fits_its_text(
        tags in proptest::collection::vec("</?(p|em|b|h2|ul|ol|li|table|tr|td|blockquote|pre|code|sup)>|é |a\n", 0..60)
    ) {
        let chapter = tags.concat();
        if let Ok(read) = read("a.epub", &epub(&[("a.xhtml", &chapter)], None))
            && let Content::Text(text) = &read.content
        {
            prop_assert!(read.form.fits(text), "{:?} {:?}", text, read.form);
        }
    }
}
