//! PDFs made by code: their headings, fonts and notes.

#[path = "files/make.rs"]
#[allow(dead_code, reason = "not every kind is wanted here")]
mod make;

use make::pdf_with;
use pith_files::{Content, Read, read};
use pith_source::form::Kind;

const BOLD: &str = "<</Type /Font /Subtype /Type1 /BaseFont /Times-Bold>>";

/// Lines of a page from the top, each with its font, size and distance from the line above.
fn page(lines: &[(&str, u32, u32, &str)]) -> Vec<u8> {
    let mut y = 760;
    let mut content = String::new();
    for (font, size, down, text) in lines {
        y -= down;
        content.push_str(&format!("BT /{font} {size} Tf 50 {y} Td ({text}) Tj ET\n"));
    }
    content.into_bytes()
}

fn text_of(file: &[u8]) -> (String, Read) {
    let read = read("a.pdf", file).expect("a PDF");
    let Content::Text(text) = read.content.clone() else {
        panic!("text")
    };
    assert!(read.form.fits(&text), "{:?}", read.form);
    (text, read)
}

/// The headings with their levels.
fn headings<'a>(text: &'a str, read: &Read) -> Vec<(u8, &'a str)> {
    let parts = read.form.parts.iter();
    let found = parts.filter_map(|part| match part.kind {
        Kind::Heading(level) => Some((level, part.span.text(text))),
        _ => None,
    });
    found.collect()
}

const ARTICLE: [(&str, u32, u32, &str); 9] = [
    ("F", 18, 0, "The harbour that moved"),
    (
        "F",
        10,
        40,
        "The ferry left the harbour at noon, and nobody on the quay could say",
    ),
    ("F", 10, 12, "when it would be back."),
    ("G", 10, 24, "2. Low water"),
    (
        "F",
        10,
        12,
        "The pilots wait for the spring tide, as they have done for many years,",
    ),
    ("F", 10, 12, "and they mend their nets."),
    ("G", 10, 24, "3. High water"),
    (
        "F",
        10,
        12,
        "Then the gauge at the mill rises by two metres, and the boats that lay",
    ),
    ("F", 10, 12, "on the sand all winter float again."),
];

#[test]
fn lines_in_bold_type_above_paragraphs_are_headings() {
    let file = pdf_with("", "", &page(&ARTICLE), &[(6, BOLD.to_owned())]);
    let (text, read) = text_of(&file);
    assert_eq!(
        headings(&text, &read),
        [
            (1, "The harbour that moved"),
            (2, "2. Low water"),
            (2, "3. High water")
        ]
    );
    assert!(
        text.contains("\n\n2. Low water\n\nThe pilots wait"),
        "{text}"
    );
}

#[test]
fn bold_words_in_a_paragraph_and_a_text_all_in_bold_are_no_headings() {
    let mut lines = ARTICLE;
    for line in &mut lines {
        line.0 = "G";
    }
    let file = pdf_with("", "", &page(&lines), &[(6, BOLD.to_owned())]);
    let (text, read) = text_of(&file);
    assert_eq!(headings(&text, &read), [(1, "The harbour that moved")]);
}

#[test]
fn the_bookmarks_name_the_headings() {
    let mut lines = ARTICLE;
    for line in &mut lines {
        line.0 = "F";
    }
    let objects = [
        (6, BOLD.to_owned()),
        (20, "<</First 21 0 R>>".to_owned()),
        (21, "<</Title (Low Water) /First 22 0 R>>".to_owned()),
        (22, "<</Title (3 High water) /Next 21 0 R>>".to_owned()),
    ];
    let file = pdf_with("/Outlines 20 0 R", "", &page(&lines), &objects);
    let (text, read) = text_of(&file);
    assert_eq!(
        headings(&text, &read),
        [
            (1, "The harbour that moved"),
            (2, "2. Low water"),
            (3, "3. High water")
        ]
    );
}

#[test]
fn simple_fonts_without_a_unicode_table_are_read_by_their_encoding() {
    for (encoding, shown, expected) in [
        (
            "/Encoding /WinAnsiEncoding",
            r"caf\351 \226 \223Stra\337e\224",
            "café – “Straße”",
        ),
        (
            "/Encoding /MacRomanEncoding",
            r"caf\216 \320 \322Stra\247e\323",
            "café – “Straße”",
        ),
        (
            "/Encoding /StandardEncoding",
            r"\256ne caf\302e \261 \252Stra\373e\272",
            "ﬁne",
        ),
        (
            "/Encoding <</BaseEncoding /WinAnsiEncoding /Differences [1 /Lslash /odieresis /fi /uni20AC /emdash]>>",
            r"\001\002w, \003sh for 5 \004 \005 paid",
            "Łöw, fish for 5 € — paid",
        ),
    ] {
        let expected = expected.replace('ﬁ', "fi");
        let font = format!("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica {encoding}>>");
        let line = format!("BT /G 12 Tf 50 700 Td ({shown}) Tj ET");
        let (text, _) = text_of(&pdf_with("", "", line.as_bytes(), &[(6, font)]));
        assert!(text.contains(&expected), "{encoding}: {text}");
    }
}

#[test]
fn a_font_without_any_table_is_read_by_the_characters_of_its_glyphs() {
    let file = true_type("Ferry at noon");
    let codes: String = "Ferry at noon"
        .chars()
        .map(|c| format!("{:04x}", glyph_of(c)))
        .collect();
    let line = format!("BT /G 12 Tf 50 700 Td <{codes}> Tj ET");
    let objects = [
        (
            6,
            "<</Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [7 0 R]>>"
                .to_owned(),
        ),
        (
            7,
            "<</Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 500 /CIDToGIDMap /Identity \
             /FontDescriptor 8 0 R /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>"
                .to_owned(),
        ),
        (8, "<</Type /FontDescriptor /FontName /Own /Flags 4 /FontFile2 9 0 R>>".to_owned()),
        (
            9,
            format!(
                "<</Filter /ASCIIHexDecode /Length {}>> stream\n{}>\nendstream",
                2 * file.len() + 1,
                file.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
            ),
        ),
    ];
    let (text, _) = text_of(&pdf_with("", "", line.as_bytes(), &objects));
    assert_eq!(text, "Ferry at noon");
}

#[test]
fn a_raised_note_number_is_not_glued_to_its_word() {
    for line in [
        "BT /F 10 Tf 50 700 Td (They mended the keel) Tj 4 Ts /F 6 Tf (1) Tj 0 Ts /F 10 Tf (. Then they waited for the tide.) Tj ET",
        "BT /F 10 Tf 50 700 Td (They mended the keel.) Tj /F 6.5 Tf 4 Ts (12) Tj 0 Ts /F 10 Tf ( Then they waited for the tide.) Tj ET",
    ] {
        let (text, _) = text_of(&pdf_with("", "", line.as_bytes(), &[]));
        assert_eq!(text, "They mended the keel. Then they waited for the tide.");
    }
}

/// The glyph of a letter in [`true_type`].
fn glyph_of(c: char) -> u16 {
    c as u16 % 100 + 1
}

/// A TrueType font whose glyphs are empty, with the characters of `text`.
fn true_type(text: &str) -> Vec<u8> {
    const GLYPHS: u16 = 102;
    let be = |numbers: &[u16]| -> Vec<u8> {
        numbers
            .iter()
            .flat_map(|number| number.to_be_bytes())
            .collect()
    };
    let mut letters: Vec<u16> = text.chars().map(|c| c as u16).collect();
    letters.sort_unstable();
    letters.dedup();
    let segments = u16::try_from(letters.len() + 1).unwrap();
    let ends = [&letters[..], &[0xffff]].concat();
    let deltas: Vec<u16> = letters
        .iter()
        .map(|&c| glyph_of(char::from_u32(c.into()).unwrap()).wrapping_sub(c))
        .chain([1])
        .collect();
    let map = [
        be(&[4, 16 + 8 * segments, 0, segments * 2, 0, 0, 0]),
        be(&ends),
        be(&[0]),
        be(&ends),
        be(&deltas),
        vec![0; 2 * usize::from(segments)],
    ]
    .concat();
    let cmap = [be(&[0, 1, 3, 1, 0, 12]), map].concat();
    let head = be(&[
        1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 1000, 0, 8,
        2, 0, 0,
    ]);
    let hhea = be(&[1, 0, 800, 0, 0, 500, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    let maxp = be(&[1, 0, GLYPHS, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    let hmtx = be(&[&[500, 0][..], &vec![0; usize::from(GLYPHS) - 1]].concat());
    let loca = vec![0; 2 * (usize::from(GLYPHS) + 1)];
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", cmap),
        (b"glyf", vec![0; 4]),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
    ];
    let mut file = be(&[1, 0, 7, 64, 2, 48]);
    let mut at = 12 + 16 * 7;
    let mut data = Vec::new();
    for (tag, mut table) in tables {
        file.extend(tag);
        file.extend([0; 4]);
        file.extend(u32::try_from(at).unwrap().to_be_bytes());
        file.extend(u32::try_from(table.len()).unwrap().to_be_bytes());
        table.resize(table.len().next_multiple_of(4), 0);
        at += table.len();
        data.extend(table);
    }
    file.extend(data);
    file
}
