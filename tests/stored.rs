//! Data stored by earlier builds still reads as intended: drafts, links and libraries.
#![cfg(not(target_arch = "wasm32"))]

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use pith::digest::{Correction, EntityKind, Named};
use pith::text::html::{Element, Mark};
use pith::text::language::Language;
use pith_page::model::draft::{Draft, Unit};
use pith_page::model::highlight::Colour;
use pith_page::model::kept::{self, Json, Kept};
use pith_page::model::library;
use pith_page::model::markup;
use pith_page::model::rich::Markup;
use pith_page::model::rules;
use serde::de::DeserializeOwned;

const DRAFT: &str = include_str!("stored/draft-0.json");
const TWO_ARTICLES: &str = include_str!("stored/draft-0-two-articles.json");
const LINK: &str = include_str!("stored/link-0.txt");
const HIGHLIGHTS: &str = include_str!("stored/draft-2.json");
const SOURCES: &str = include_str!("stored/draft-3.json");
const RULES: &str = include_str!("stored/names-1.json");
const LIBRARY: &str = include_str!("stored/library-1.json");

struct Text<'a>(&'a str);

impl Json for Text<'_> {
    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.0).ok()
    }
}

fn draft(json: &str) -> Draft {
    kept::read(&Text(json)).expect("a draft of an earlier build is read")
}

fn named(name: &str, kind: EntityKind) -> Named {
    Named {
        name: name.to_owned(),
        kind,
    }
}

#[test]
fn a_draft_without_a_version_has_all_of_its_readers_changes() {
    let draft = draft(DRAFT);
    assert_eq!(draft.title.as_deref(), Some("Night ferry"));
    assert_eq!(draft.language, Some(Language::En));
    let words = |decision: &pith::digest::Override| {
        (decision.block.text(&draft.text).to_owned(), decision.keep)
    };
    let decided: Vec<_> = draft.overrides.iter().map(words).collect();
    assert_eq!(decided, [("Imprint".to_owned(), true)]);
    let chosen: Vec<_> = draft.choices.iter().map(words).collect();
    assert_eq!(chosen[1], ("Home Harbour".to_owned(), false));
    assert!(chosen[0].0.starts_with("The night ferry to Vareby sailed") && chosen[0].1);
    assert_eq!(
        draft.corrections,
        [
            Correction::Kind {
                of: named("Vareby", EntityKind::Person),
                kind: EntityKind::Place,
            },
            Correction::Add {
                words: "night ferry".to_owned(),
                kind: EntityKind::Product,
            },
        ]
    );
    assert_eq!((draft.view.length, draft.view.unit), (40, Unit::Percent));
    assert!(draft.view.paragraph && draft.view.by_weight);
}

#[test]
fn the_markup_of_a_draft_without_a_version_reads_the_same() {
    let draft = draft(DRAFT);
    let Markup::Read(markup) = &draft.markup else {
        panic!("the markup is kept");
    };
    let page = markup::read(&draft.text, markup).expect("the markup is read");
    let title = page.metadata.title.as_deref();
    assert_eq!(title, Some("The night ferry returns to Vareby"));
    assert_eq!(page.metadata.byline.as_deref(), Some("Ines Calder"));
    let hint = |words: &str| {
        let hints = page.hints.iter();
        let mut hints = hints.filter(|hint| hint.span.text(&page.text).contains(words));
        *hints.next().expect("the words have a hint")
    };
    assert_eq!(hint("Full decks").element, Element::Heading(2));
    assert_eq!(hint("VARE 21:00").element, Element::Preformatted);
    assert_eq!(hint("The ship in dock").element, Element::Caption);
    assert!(hint("waited all winter").marks.has(Mark::Quote));
    assert!(hint("First sailing").marks.has(Mark::List));
    let menu = hint("Home Harbour");
    assert!(menu.marks.has(Mark::Navigation) && menu.linked > 0);
}

#[test]
fn several_articles_of_a_draft_without_a_version_stay_apart() {
    let draft = draft(TWO_ARTICLES);
    let starts = draft.further.iter().map(|&start| &draft.text[start..]);
    let starts: Vec<_> = starts.collect();
    assert_eq!(starts, ["Second\n\nSchools stayed open on Friday."]);
}

#[test]
fn a_link_without_a_version_holds_the_same_draft() {
    let packed = BASE64_URL_SAFE_NO_PAD
        .decode(LINK.trim())
        .expect("base64url");
    let json = miniz_oxide::inflate::decompress_to_vec(&packed).expect("DEFLATE");
    let json = String::from_utf8(json).expect("UTF-8");
    assert_eq!(draft(&json), draft(DRAFT));
}

#[test]
fn a_library_of_an_earlier_build_has_its_articles() {
    let entries = library::read_file(&Text(LIBRARY)).expect("a library is read");
    let titles: Vec<_> = entries.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["The night ferry returns to Vareby", "Two"]);
    assert_eq!(entries[0].draft(), draft(DRAFT));
    assert_eq!(entries[1].draft(), draft(TWO_ARTICLES));
}

#[test]
fn highlights_of_a_draft_have_their_places_colours_and_notes() {
    let draft = draft(HIGHLIGHTS);
    let [found, lost] = &draft.highlights[..] else {
        panic!("there are two: {:?}", draft.highlights);
    };
    assert_eq!(
        found.span.map(|span| span.text(&draft.text)),
        Some("night ferry")
    );
    assert_eq!(
        (found.colour, &*found.note),
        (Colour::Green, "since when?\nask Ines")
    );
    assert_eq!((lost.span, &*lost.words), (None, "waited for it in vain"));
    assert_eq!(lost.colour, Colour::Pink);
}

#[test]
fn corrections_for_every_text_are_read() {
    let read = rules::read(&Text(RULES)).expect("rules are read");
    assert!(read.off);
    let said: Vec<_> = read
        .all
        .iter()
        .map(|rule| (&*rule.name, rule.kind))
        .collect();
    assert_eq!(
        said,
        [
            ("Prathmesh Patil", Some(EntityKind::Person)),
            ("Full decks", None)
        ]
    );
}

#[test]
fn data_stored_now_has_a_version() {
    let draft = draft(DRAFT);
    let json = serde_json::to_value(Kept::of(&draft)).expect("a draft is written");
    assert_eq!(json["version"], kept::VERSION);
    assert_eq!(kept::read(&Text(&json.to_string())), Ok(draft));
}

#[test]
fn the_sources_of_articles_have_the_readers_corrections() {
    let draft = draft(SOURCES);
    let first = draft.origin(0);
    assert_eq!(first.authors, ["Ines Calder", "Bo Lund"]);
    assert_eq!(first.published.as_deref(), Some("2026-05"));
    assert_eq!(
        first.url.as_deref(),
        Some("https://gauge.example/ferry?day=3")
    );
    // The reader has said that there is no site.
    assert_eq!(first.site.as_deref(), Some(""));
    assert_eq!(draft.origin(1).site.as_deref(), Some("The Gauge"));
    assert_eq!(draft.origin(2), pith::Origin::default());
    assert_eq!(draft.view.spread, Some(false));
}
