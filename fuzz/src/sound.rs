//! Invariants of every digest, and of everything exported from it.

use bincode::Options as _;
use pith::digest::{Dated, Digest, Value};
use pith::entities::quantities;
use pith::{Origin, Span};
use pith_page::export::format::{Cited, Style};
use pith_page::export::{Export, Extras, Format};
use pith_page::model::analysis::Analysis;
use pith_page::model::draft::{Draft, View};
use pith_page::model::highlight::{Colour, Highlight};
use pulldown_cmark::{Event, Parser, Tag};

/// A digest as JSON is at most this many bytes per byte of its text …
const MOST_A_BYTE: usize = 2_000;

/// … plus this many.
const MOST_OF_NOTHING: usize = 4_000;

/// Asserts that `found` is a valid digest of `source`: all spans are in the text and in order,
/// every index is valid, and it survives the transfer from the worker to the page.
pub fn digest(source: &str, found: &Digest) {
    covers(source, found.blocks.iter().map(|block| block.span));
    in_order(source, found.sentences.iter().map(|one| one.span));
    in_order(source, found.mentions.iter().map(|mention| mention.span));
    in_order(source, found.articles.iter().map(|article| article.span));
    sentences(found);
    entities(found);
    aids(source, found);

    // Encoded the way gloo's worker sends it, and the way it is exported.
    let wire = bincode::DefaultOptions::new();
    let bytes = wire.serialize(found).expect("can be sent");
    let come: Digest = wire.deserialize(&bytes).expect("can be received");
    assert_eq!(&come, found);
    let json = serde_json::to_string(found).expect("can be written");
    serde_json::from_str::<Digest>(&json).expect("can be read");
    assert!(json.len() <= MOST_OF_NOTHING + MOST_A_BYTE * source.len());
}

/// Asserts that `spans` are within `source`, non-empty, and in order without overlaps.
fn in_order(source: &str, spans: impl Iterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        assert!(last <= span.start() && !span.is_empty(), "{span:?}");
        let text = source.get(span.range()).expect("on boundaries");
        assert!(!text.trim().is_empty(), "{span:?} is blank");
        last = span.end();
    }
}

/// Asserts that `spans` are in order and leave out nothing but white space.
fn covers(source: &str, spans: impl Iterator<Item = Span> + Clone) {
    in_order(source, spans.clone());
    let mut last = 0;
    for span in spans.chain([Span::new(source.len(), source.len())]) {
        assert!(source[last..span.start()].trim().is_empty());
        last = span.end();
    }
}

fn sentences(found: &Digest) {
    for (at, sentence) in found.sentences.iter().enumerate() {
        let block = found.blocks[sentence.block];
        assert!(block.role.is_body() && block.span.contains(sentence.span));
        assert!(sentence.score.is_finite() && sentence.coverage.is_finite());
        assert!(
            sentence
                .reasons
                .iter()
                .all(|one| one.contribution.is_finite())
        );
        let neighbours = &sentence.neighbours;
        assert!(neighbours.is_sorted_by(|a, b| a.sentence < b.sentence));
        for neighbour in neighbours {
            assert!(neighbour.similarity > 0.0 && neighbour.similarity <= 1.0);
            let back = &found.sentences[neighbour.sentence].neighbours;
            assert!(back.iter().any(|other| other.sentence == at));
        }
    }
    let words: usize = found.sentences.iter().map(|one| one.words).sum();
    assert_eq!(words, found.words);
    assert!(found.summary.is_sorted_by(|a, b| a < b));
    assert!(found.summary.iter().all(|&at| at < found.sentences.len()));
    assert_eq!(found.summary.is_empty(), found.sentences.is_empty());
}

fn entities(found: &Digest) {
    let mut listed = 0;
    for (at, entity) in found.entities.iter().enumerate() {
        assert!(!entity.name.is_empty() && entity.weight.is_finite());
        assert!(entity.mentions.is_sorted_by(|a, b| a < b));
        for &mention in &entity.mentions {
            let mention = found.mentions[mention];
            assert!(mention.entity == at && mention.kind == entity.kind);
        }
        listed += entity.mentions.len();
    }
    assert_eq!(listed, found.mentions.len());
    assert!(found.entities.is_sorted_by(|a, b| a.weight >= b.weight));
}

fn aids(source: &str, found: &Digest) {
    for keyword in &found.keywords {
        assert!(!keyword.phrase.trim().is_empty() && keyword.weight.is_finite());
        in_order(source, keyword.spans.iter().copied());
    }
    for quote in &found.quotes {
        in_order(source, quote.spans.iter().copied());
        in_order(source, quote.speaker.iter().copied());
        assert!(!quote.spans.is_empty());
        let names = |span: &Span| quote.speaker.is_some_and(|speaker| speaker.overlaps(*span));
        assert!(
            !quote.spans.iter().any(names),
            "nobody is named by their own words"
        );
        assert!(quote.entity.is_none_or(|at| at < found.entities.len()));
    }
    for dated in &found.timeline {
        assert!(found.entities[dated.entity].value.is_some());
        assert!(dated.sentence < found.sentences.len());
    }
    let start = |dated: &Dated| match &found.entities[dated.entity].value {
        Some(Value::Moment { iso, .. }) => quantities::start_of(iso),
        _ => None,
    };
    let starts: Vec<_> = found.timeline.iter().map(start).collect();
    assert!(starts.iter().all(Option::is_some) && starts.is_sorted());
}

/// Asserts that each quotation is shown under one speaker, and each date on one line.
fn aids_shown(analysis: &Analysis) {
    let digest = &analysis.digest;
    let speakers = analysis.speakers();
    let said: usize = speakers.iter().map(|speaker| speaker.said.len()).sum();
    assert_eq!(said, digest.quotes.len());
    for (words, sentence) in speakers.iter().flat_map(|speaker| &speaker.said) {
        assert!(!words.trim().is_empty() && *sentence <= digest.sentences.len());
    }
    let dates = digest
        .timeline
        .iter()
        .filter_map(|dated| analysis.dated(dated));
    assert_eq!(dates.count(), analysis.timeline_text().lines().count());
    assert!(analysis.gist().is_none_or(|at| at < digest.sentences.len()));
}

/// Asserts that none of the text becomes markup in the exports.
pub fn exports(source: &str, found: Digest) {
    let analysis = Analysis::new(1, source.into(), found, 0.0);
    aids_shown(&analysis);
    let chosen = analysis.choose(View::default(), None, &[], &[]);
    let labels = pith_page::i18n::labels();
    // Highlights all of it, with its own words as the note.
    let mut draft = Draft::of(source);
    let whole = Span::of(&draft.text);
    draft
        .highlights
        .extend(Highlight::of(&draft.text, whole, Colour::Green));
    for highlight in &mut draft.highlights {
        highlight.note = highlight.words.clone();
    }
    let mut extras = Extras::of(&draft);
    if *draft.text != *source {
        // A draft normalizes line ends, so its positions differ.
        for highlight in &mut extras.highlights {
            highlight.span = None;
        }
    }
    // The text is what the reader says of its source, too.
    extras.origins = vec![Origin {
        title: Some(source.to_owned()),
        authors: vec![source.to_owned()],
        site: Some(source.to_owned()),
        ..Origin::default()
    }];
    let export = Export {
        analysis: &analysis,
        chosen: &chosen,
        labels: &labels,
        extras: &extras,
    };
    for form in [Format::RichText, Format::Web] {
        own_markup_alone(&export.write(form).content);
    }
    own_marks_alone(&export.write(Format::Markdown).content);
    let json = export.write(Format::Json).content;
    serde_json::from_str::<serde_json::Value>(&json).expect("is JSON");
    for style in Style::ALL {
        drop(export.write(Format::Citation(style, Cited::Passage(whole))));
    }
    drop(export.write(Format::Quotation(whole)));
    drop(export.write(Format::Document));
    let name = export.write(Format::Text).name;
    assert!(!name.starts_with('.') && !name.contains(['/', '\\', '\0', ':']));
}

/// The elements that the export writes.
const ELEMENTS: [&str; 20] = [
    "!doctype",
    "html",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "section",
    "footer",
    "main",
    "h1",
    "h2",
    "p",
    "ul",
    "li",
    "a",
    "blockquote",
    "span",
    "mark",
    "td",
];

/// The attributes that the export writes.
const ATTRIBUTES: [&str; 9] = [
    "lang", "dir", "charset", "name", "content", "href", "class", "id", "title",
];

/// Asserts that `html` has only tags and attributes that the export writes.
fn own_markup_alone(html: &str) {
    let mut parts = html.split('<');
    assert!(!parts.next().unwrap_or_default().contains('>'));
    for part in parts {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('>') || tag == "style");
        let mut words = tag.trim_start_matches('/').splitn(2, ' ');
        let name = words.next().unwrap_or_default();
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        // Names and values alternate.
        let pieces: Vec<_> = words.next().unwrap_or_default().split('"').collect();
        for name in pieces.iter().step_by(2) {
            let name = name.trim().trim_end_matches('=');
            let known = name.is_empty() || name == "html" || ATTRIBUTES.contains(&name);
            assert!(known, "<{tag}> has {name}");
        }
        for value in pieces.iter().skip(1).step_by(2) {
            let leads = name == "a" && !value.starts_with("#s");
            assert!(!leads, "<{tag}> leads out");
        }
    }
}

/// Asserts that Markdown has the headings, italics, lists and highlight quotations that the export
/// writes, and no other markup.
fn own_marks_alone(markdown: &str) {
    for event in Parser::new(markdown) {
        let own = match &event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Heading { .. }
                    | Tag::Paragraph
                    | Tag::Emphasis
                    | Tag::List(None)
                    | Tag::Item
                    | Tag::BlockQuote(None)
            ),
            Event::End(_) | Event::Text(_) | Event::SoftBreak => true,
            _ => false,
        };
        assert!(own, "{event:?} in {markdown:?}");
    }
}
