//! The form that HTML gives a text.

use pith::form::Kind;
use pith::text::html;
use pith::{Options, digest};
use proptest::prelude::*;

/// The words of all parts of the kinds that `is` accepts.
fn words(html: &str, is: impl Fn(&Kind) -> bool) -> Vec<String> {
    let page = html::read(html);
    assert!(page.form.fits(&page.text), "{:?}", page.form);
    let parts = page.form.parts.iter().filter(|part| is(&part.kind));
    parts
        .map(|part| part.span.text(&page.text).to_owned())
        .collect()
}

#[test]
fn links_lead_only_to_web_and_mail_addresses() {
    let html = "<link rel=canonical href='https://gauge.example/2026/ferry'>\
        <p><a href='https://x.example/a'>one</a> <a href='/tides'>two</a> <a href='mailto:a@x.example'>three</a>\
        <a href='javascript:run()'>four</a> <a href='data:text/html,x'>five</a> <a>six</a> <a href='java\nscript:run()'>seven</a>";
    assert_eq!(
        words(html, |kind| matches!(kind, Kind::Link(_))),
        ["one", "two", "three"]
    );
    let tides = Kind::Link("https://gauge.example/tides".to_owned());
    assert_eq!(words(html, |kind| *kind == tides), ["two"]);
}

#[test]
fn raised_note_numbers_are_no_part_of_a_sentence() {
    let html = "<h1>Low water</h1><p>The ferry that runs to the island was late again.<sup><a href='#n1'>1</a></sup> \
        The pilots waited for the tide.<sup>[2]</sup></p><p>The gauge at the old mill stood at 20 m<sup>2</sup></p>\
        <ol><li id=n1>See the log of the harbour.</ol>";
    let page = html::read(html);
    let document = pith::text::Document::parse(&page, &Options::default());
    let sentences: Vec<&str> = document
        .sentences()
        .map(|passage| passage.span.text(&page.text))
        .collect();
    assert_eq!(
        sentences[1..4],
        [
            "The ferry that runs to the island was late again.",
            "The pilots waited for the tide.",
            "The gauge at the old mill stood at 20 m2",
        ]
    );
}

#[test]
fn a_link_within_a_page_leads_to_its_place_and_back() {
    let html = "<p>The ferry is late.<sup id=r1><a href='#n1'>1</a></sup></p><p>More.</p>\
        <ol><li id=n1>See the log. <a href='#r1'>back</a> <a href='#none'>nowhere</a></ol>";
    let page = html::read(html);
    let jumps: Vec<_> = page
        .form
        .parts
        .iter()
        .filter_map(|part| match part.kind {
            Kind::Jump(to) => Some(&page.text[to..][..3]),
            _ => None,
        })
        .collect();
    assert_eq!(jumps, ["See", "1\n\n"]);
}

#[test]
fn a_heading_has_its_level_and_a_list_its_items() {
    let html = "<h1>Tides</h1><h3>Ports</h3><ol><li>rope<li>salt</ol><blockquote><p>Wait.</p></blockquote><pre>a\n b</pre>";
    assert_eq!(words(html, |kind| *kind == Kind::Heading(3)), ["Ports"]);
    assert_eq!(
        words(html, |kind| *kind == Kind::List { ordered: true }),
        ["rope\nsalt"]
    );
    assert_eq!(words(html, |kind| *kind == Kind::Quote), ["Wait."]);
    assert_eq!(words(html, |kind| *kind == Kind::Preformatted), ["a\n b"]);
}

#[test]
fn a_layout_table_is_not_taken_for_a_table() {
    let layout = "<table><tr><td>Menu</td><td><table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr><tr><td>x<td>y</table>";
    assert_eq!(words(layout, |kind| *kind == Kind::Table), ["a\tb\nc\td"]);
}

#[test]
fn only_the_fragment_of_a_clipboard_has_a_form() {
    let html =
        "<b>Menu</b><!--StartFragment--><p>The <i>ferry</i> is late.<!--EndFragment--><i>Foot</i>";
    assert_eq!(words(html, |_| true), ["ferry"]);
}

#[test]
fn a_digest_has_the_form_and_the_origin_of_its_source() {
    let page =
        html::read("<meta name=author content='Ana Ruiz'><p>The <em>ferry</em> is late again.");
    let digest = digest(&page, &Options::default());
    assert_eq!(digest.form, page.form);
    assert_eq!(digest.origin.authors, ["Ana Ruiz"]);
}

proptest! {
    #[test]
    fn whatever_a_page_says_its_form_fits_its_text(
        tags in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href='https://x.example/'>", "</a>", "<a href='#x'>", "<li id=x>",
            "<ul>", "</ul>", "<ol>", "<table>", "</table>", "<tr>", "<td>", "<th>", "</td>", "<h2>", "</h2>", "<pre>", "</pre>",
            "<blockquote>", "</blockquote>", "<script>", "</script>", "<script type='application/ld+json'>", "<!--StartFragment-->",
            "<!--EndFragment-->", "<sup>", "<code>", "</code>", "é", " ", "\n", "word ", "<div hidden>", "</div>", "<br>",
        ]), 0..80)
    ) {
        let page = html::read(&tags.concat());
        prop_assert!(page.form.fits(&page.text), "{:?} {:?}", page.text, page.form);
    }
}
