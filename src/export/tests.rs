use super::*;
use crate::model::draft::Draft;
use pith::Options;

const SOURCE: &str = "Ferries <go> electric\n\nBy Ana Ruiz\n\nThe city of Lisbon ordered ten electric \
                      boats on Monday & wants *more*. The first is to sail in May. Passengers had \
                      asked for quieter boats for many years, and the river is short.\n\n“We are \
                      glad,” said Ana Costa, who leads the harbour. She has worked there since 2010.";

fn extras() -> Extras {
    Extras::of(&Draft::default())
}

fn analysis(source: &str) -> Analysis {
    let digest = pith::digest(source, &Options::default());
    Analysis::new(1, source.into(), digest, 0.0)
}

fn export<T>(source: &str, write: impl Fn(Export) -> T) -> T {
    let analysis = analysis(source);
    let chosen = analysis.choose(
        crate::model::draft::View {
            length: 2,
            ..Default::default()
        },
        None,
        &[],
        &[],
    );
    write(Export {
        analysis: &analysis,
        chosen: &chosen,
        labels: &crate::i18n::labels(),
        extras: &extras(),
    })
}

#[test]
fn the_text_has_title_credit_and_sentences_as_paragraphs() {
    let text = export(SOURCE, |export| export.text());
    let paragraphs: Vec<_> = text.split("\n\n").collect();
    assert_eq!(paragraphs[..2], ["Ferries <go> electric", "By Ana Ruiz"]);
    assert_eq!(paragraphs.len(), 4, "{text}");
    assert!(
        paragraphs[2..]
            .iter()
            .all(|sentence| SOURCE.contains(sentence))
    );
}

#[test]
fn markdown_escapes_the_authors_own_marks() {
    let markdown = export(SOURCE, |export| export.write(Format::Markdown).content);
    assert!(
        markdown.starts_with("# Ferries \\<go> electric\n\n*By Ana Ruiz*\n\n- "),
        "{markdown}"
    );
    assert!(markdown.contains("\\& wants \\*more\\*."), "{markdown}");
}

#[test]
fn the_web_page_contains_none_of_the_text_as_markup() {
    let page = export(
        "<script>alert(1)</script> rose. The <b>river</b> rose \"high\" in May.",
        |export| export.write(Format::Web).content,
    );
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{page}"
    );
}

#[test]
fn each_link_in_the_web_page_has_its_target_in_the_article() {
    let page = export(SOURCE, |export| export.write(Format::Web).content);
    let links: Vec<_> = page.split("href=\"#").skip(1).collect();
    assert_eq!(links.len(), 2);
    for link in links {
        let name = link.split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{name}\"")), "{name}");
    }
}

#[test]
fn the_web_page_loads_nothing() {
    let page = export(SOURCE, |export| export.write(Format::Web).content);
    for way in ["src=", "<link", "<script", "url(", "@import"] {
        assert!(!page.contains(way), "{way}");
    }
}

#[test]
fn lists_open_and_close_once() {
    let page = export(
        "First a line of text stands here.\n\n- one thing\n- another thing\n\nLast comes a line.",
        |export| export.write(Format::Web).content,
    );
    let body = page.split("<main>").nth(1).unwrap();
    assert_eq!(body.matches("<ul>").count(), body.matches("</ul>").count());
    assert_eq!(body.matches("<li>").count(), body.matches("</li>").count());
}

#[test]
fn the_json_has_a_format_a_version_and_sentences_as_byte_ranges() {
    let json: serde_json::Value =
        serde_json::from_str(&export(SOURCE, |export| export.write(Format::Json).content)).unwrap();
    assert_eq!(json["format"], FORMAT);
    assert_eq!(json["version"], VERSION);
    let text = json["text"].as_str().unwrap();
    for sentence in json["sentences"].as_array().unwrap() {
        let at = |field: &str| usize::try_from(sentence[field].as_u64().unwrap()).unwrap();
        assert_eq!(sentence["text"], text[at("start")..at("end")]);
    }
    assert_eq!(json["summary"].as_array().unwrap().len(), 2);
}

#[test]
fn a_files_name_is_the_title_in_characters_that_every_system_accepts() {
    assert_eq!(
        export(SOURCE, |export| export.file_name(Format::Markdown)),
        "ferries-go-electric.md"
    );
    assert_eq!(
        export("", |export| export.file_name(Format::Json)),
        "pith.json"
    );
    let long = format!(
        "{}\n\nThe river rose overnight.",
        "Großer Fluss ".repeat(30)
    );
    let name = export(&long, |export| export.file_name(Format::Text));
    assert!(name.chars().count() <= NAME_CHARS + 4, "{name}");
}

#[test]
fn a_text_without_an_article_can_be_exported_too() {
    for format in Format::FILES {
        export("", |export| export.write(format));
    }
}

/// The example exported as `format` with these extras.
fn with(extras: &Extras, format: Format) -> String {
    export(SOURCE, |export| {
        Export { extras, ..export }.write(format).content
    })
}

/// The example with some words highlighted, exported as `format`.
fn highlighted(format: Format) -> String {
    let start = SOURCE.find("quieter boats").unwrap();
    let all = [Highlight {
        span: Some(pith::Span::new(start, start + "quieter boats".len())),
        words: "quieter boats".to_owned(),
        colour: "green".to_owned(),
        note: "<b>how</b> quiet?".to_owned(),
    }];
    let extras = Extras {
        heading: "Highlights".to_owned(),
        highlights: all.into(),
        ..extras()
    };
    with(&extras, format)
}

#[test]
fn every_form_has_the_highlights_with_their_notes() {
    for format in [
        Format::Text,
        Format::Markdown,
        Format::Document,
        Format::RichText,
        Format::Web,
        Format::Json,
    ] {
        let content = highlighted(format);
        assert!(content.contains("quieter boats"), "{format:?}: {content}");
        let note = if matches!(format, Format::RichText | Format::Web) {
            "&lt;b&gt;how"
        } else {
            "<b>how"
        };
        assert!(content.contains(note), "{format:?}: {content}");
    }
    let page = highlighted(Format::Web);
    let marked =
        "<span class=\"green\" title=\"&lt;b&gt;how&lt;/b&gt; quiet?\">quieter boats</span>";
    assert!(page.contains(marked), "{page}");
    let markdown = highlighted(Format::Markdown);
    assert!(
        markdown.ends_with("## Highlights\n\n> quieter boats\n\n\\<b>how\\</b> quiet?\n"),
        "{markdown}"
    );
}

/// The example with an origin given by the reader, exported as `format`.
fn sourced(format: Format) -> String {
    let said = pith::Origin {
        site: Some("The <b>Gauge</b>".to_owned()),
        published: Some("2026-05-03".to_owned()),
        url: Some("https://gauge.example/ferry?a=1&b=2".to_owned()),
        ..pith::Origin::default()
    };
    let extras = Extras {
        origins: vec![said],
        ..extras()
    };
    with(&extras, format)
}

#[test]
fn every_form_says_where_the_article_comes_from() {
    for format in [
        Format::Text,
        Format::Markdown,
        Format::Document,
        Format::RichText,
        Format::Web,
        Format::Json,
        Format::Table(format::Table::Names, format::Shape::Csv),
        Format::Citation(Style::Apa, Cited::Article(0)),
        Format::Quotation(Span::new(0, 7)),
    ] {
        let content = sourced(format).replace("&amp;", "&");
        let tells = content.contains("https://gauge.example/ferry?a=1&b=2");
        assert!(tells, "{format:?}: {content}");
    }
    let json: serde_json::Value = serde_json::from_str(&sourced(Format::Json)).unwrap();
    assert_eq!(json["sources"][0]["published"], "2026-05-03");
    assert_eq!(json["format"], FORMAT);
}

#[test]
fn the_address_of_a_source_never_becomes_a_link() {
    for format in [Format::Web, Format::RichText] {
        let content = sourced(format);
        assert!(!content.contains("href=\"https"), "{content}");
        assert!(!content.contains("<b>"), "{content}");
    }
}

#[test]
fn a_passage_is_quoted_with_a_link_to_it() {
    let start = SOURCE.find("Passengers had").unwrap();
    let end = start + SOURCE[start..].find(" asked").unwrap();
    let quotation = sourced(Format::Quotation(Span::new(start, end)));
    assert_eq!(
        quotation,
        "“Passengers had”\n— Ana Ruiz, “Ferries <go> electric”, The <b>Gauge</b>, 2026-05-03, \
         https://gauge.example/ferry?a=1&b=2#:~:text=Passengers%20had"
    );
}
