//! Builds small files of the package formats.

use miniz_oxide::deflate::compress_to_vec;

/// A ZIP archive of `files`, deflated, written by hand so that tests can damage any field.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    archive(files, 0)
}

/// A Word document whose parts are encrypted.
pub(crate) fn encrypted_zip() -> Vec<u8> {
    archive(&[("word/document.xml", b"secret")], 1)
}

fn archive(files: &[(&str, &[u8])], flags: u16) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (path, content) in files {
        let packed = compress_to_vec(content, 6);
        let offset = out.len() as u32;
        let mut fields = Vec::new();
        fields.extend(20_u16.to_le_bytes());
        fields.extend(flags.to_le_bytes());
        fields.extend(8_u16.to_le_bytes());
        fields.extend([0; 4]);
        fields.extend(rawzip::crc32(content).to_le_bytes());
        fields.extend((packed.len() as u32).to_le_bytes());
        fields.extend((content.len() as u32).to_le_bytes());
        fields.extend((path.len() as u16).to_le_bytes());
        fields.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(path.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((files.len() as u16).to_le_bytes());
    out.extend((files.len() as u16).to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// A Word document with `body`, with the style names of a German Word.
pub(crate) fn docx(body: &str, title: &str) -> Vec<u8> {
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document.xml"/></Relationships>"#;
    let style = |id: &str, name: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>"#
        )
    };
    let styles = format!(
        "<w:styles>{}{}{}</w:styles>",
        style("Titel", "Title"),
        style("berschrift1", "heading 1"),
        style("TOC1", "toc 1"),
    );
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    let core = format!("<cp:coreProperties><dc:title>{title}</dc:title></cp:coreProperties>");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

/// An OpenDocument text with `content`.
pub(crate) fn odt(content: &str) -> Vec<u8> {
    let content = format!("<office:document-content>{content}</office:document-content>");
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        (
            "meta.xml",
            b"<office:meta><dc:title>Tide table</dc:title></office:meta>",
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

/// The container, which names a book's package document.
pub(crate) fn container() -> String {
    "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>".to_owned()
}

/// A package document with chapters in the given reading order.
pub(crate) fn package(chapters: &[&str]) -> String {
    let mut manifest = String::from(
        "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>",
    );
    let mut spine = String::new();
    for (at, path) in chapters.iter().enumerate() {
        let path = path.replace(' ', "%20");
        manifest += &format!("<item id='c{at}' href='{path}' media-type='application/xhtml+xml'/>");
        spine += &format!("<itemref idref='c{at}'/>");
    }
    format!(
        "<package><metadata><dc:title>Tides &amp;\n boats</dc:title></metadata>\
         <manifest>{manifest}</manifest><spine><itemref idref='nav'/>{spine}</spine></package>"
    )
}

/// A book whose reading order is the reverse of the order in its file.
pub(crate) fn epub(chapters: &[(&str, &str)], encryption: Option<&str>) -> Vec<u8> {
    let paths: Vec<&str> = chapters.iter().rev().map(|(path, _)| *path).collect();
    let mut files = vec![
        ("mimetype".to_owned(), "application/epub+zip".to_owned()),
        (
            "META-INF/container.xml".to_owned(),
            container().replace("book.opf", "OEBPS/book.opf"),
        ),
        ("OEBPS/book.opf".to_owned(), package(&paths)),
        (
            "OEBPS/nav.xhtml".to_owned(),
            "<nav><p>Contents</p></nav>".to_owned(),
        ),
    ];
    for (path, body) in chapters {
        let page = format!("<html><head><title>Skip</title></head><body>{body}</body></html>");
        files.push((format!("OEBPS/{path}"), page));
    }
    if let Some(encryption) = encryption {
        files.push(("META-INF/encryption.xml".to_owned(), encryption.to_owned()));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, part)| (path.as_str(), part.as_bytes()))
        .collect();
    zip(&files)
}

/// A PDF without compression or object table, so that damage reaches every operator.
pub(crate) fn plain_pdf() -> Vec<u8> {
    let content = "q 1 0 0 1 0 0 cm BT /F1 12 Tf 14 TL 50 700 Td (The ferry is) Tj T* [(la) -20 (te.)] TJ \
        /Span <</ActualText (fi)>> BDC (x) Tj EMC 2 Tr 3 Ts 90 Tz 1 Tc 2 Tw (So) ' 1 2 (it) \" ET Q /X1 Do /Artifact BMC BT (7) Tj ET EMC";
    let form = "BT /F2 9 Tf 0 1 -1 0 90 90 Tm <0041> Tj ET /X1 Do";
    format!(
        "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
         2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
         3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Rotate 0 /Contents 4 0 R /Resources \
         <</Font <</F1 5 0 R /F2 6 0 R>> /XObject <</X1 8 0 R>>>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding <</Differences [120 /fi 39 /quoteright]>> \
         /FirstChar 32 /Widths [250 333 408]>> endobj\n\
         6 0 obj <</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 9 0 R>> endobj\n\
         7 0 obj <</Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /W [1 [300 400] 10 20 600] \
         /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>> endobj\n\
         8 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] /Length {}>> stream\n{form}\nendstream endobj\n\
         9 0 obj <</Length 99>> stream\n1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <00FF> <0000> endbfrange\nendstream endobj\n\
         trailer <</Root 1 0 R /Info <</Title (Low water)>>>>\n%%EOF\n",
        content.len(),
        form.len()
    )
    .into_bytes()
}

/// A PDF with one page that draws the stream of object 4; `objects` are the numbers and contents of
/// the others.
pub(crate) fn pdf(filter: &str, stream: &[u8], objects: &[(usize, String)]) -> Vec<u8> {
    pdf_with("", filter, stream, objects)
}

/// The same with more entries in the catalogue, and a second font, G, in object 6.
pub(crate) fn pdf_with(
    catalog: &str,
    filter: &str,
    stream: &[u8],
    objects: &[(usize, String)],
) -> Vec<u8> {
    let mut file = format!(
        "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R {catalog}>> endobj\n\
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents 4 0 R /Resources \
        <</Font <</F 5 0 R /G 6 0 R>> /XObject <</X 10 0 R>>>>>> endobj\n\
        5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>> endobj\n"
    )
    .into_bytes();
    let length = stream.len();
    file.extend(format!("4 0 obj <</Length {length} {filter}>> stream\n").as_bytes());
    file.extend(stream);
    file.extend(b"\nendstream endobj\n");
    for (number, content) in objects {
        file.extend(format!("{number} 0 obj {content} endobj\n").as_bytes());
    }
    file.extend(b"trailer <</Root 1 0 R>>\n%%EOF\n");
    file
}
