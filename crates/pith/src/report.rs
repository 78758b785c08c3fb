//! Exports of a digest, for use without the engine: as data ([`Report`]), and as text, Markdown,
//! HTML and JSON ([`Shown`]).
//!
//! `lab digest` and the command `pith` print these, and the page saves them. Positions are byte
//! ranges, `[start, end]`, of the source text.

mod highlights;
pub mod markdown;
mod shown;
pub mod web;

use serde::Serialize;

pub use highlights::{Highlight, Highlights};
pub use shown::{Labels, Shown, article_at, clip, fold};

use crate::digest::{Aside, Block, ComparisonKind, EntityKind, Role, Value};
use crate::{Digest, Span};

/// The field `format` of a digest saved as JSON.
pub const FORMAT: &str = "pith-digest";

/// The version of that JSON format. It is incremented when a field changes its meaning or is
/// removed, but not when one is added.
pub const VERSION: u32 = 1;

/// A digest with positions and indices resolved to words.
#[derive(Serialize)]
pub struct Report<'a> {
    /// The article's title.
    title: Option<&'a str>,
    /// The code of its language (ISO 639).
    language: &'static str,
    /// The source, if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// The kept paragraphs in order, verbatim.
    body: Vec<&'a str>,
    /// What is not in the body, in order.
    set_aside: Vec<SetAside<'a>>,
    /// The article's sentences in order.
    sentences: Vec<Sentence<'a>>,
    /// The selected ones, in order.
    summary: Vec<&'a str>,
    /// The article's entities, most important first.
    entities: Vec<Entity<'a>>,
    /// The article's keywords, most important first.
    keywords: Vec<&'a str>,
    /// The article's publication date according to the article itself (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    /// Who said what, in order; absent if nobody is quoted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<Quote<'a>>,
    /// The dates in chronological order; absent if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeline: Vec<Dated<'a>>,
    /// Whether the text is a transcript; absent if not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    transcript: bool,
    /// What several articles agree on or report differently; absent if there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comparison: Vec<Comparison<'a>>,
}

/// Something that several articles agree on or report differently.
#[derive(Serialize)]
struct Comparison<'a> {
    kind: ComparisonKind,
    passages: Vec<Passage<'a>>,
}

/// Where one of the articles says it.
#[derive(Serialize)]
struct Passage<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    sentence: &'a str,
}

/// Direct speech.
#[derive(Serialize)]
struct Quote<'a> {
    /// What was said, with its quotation marks.
    said: Vec<Span>,
    /// The words that name the speaker.
    speaker: Option<&'a str>,
    /// The name of the speaker's entity.
    entity: Option<&'a str>,
}

/// A date with the sentence that mentions it.
#[derive(Serialize)]
struct Dated<'a> {
    name: &'a str,
    value: Option<Normalised<'a>>,
    sentence: &'a str,
}

/// The kept paragraphs in order, verbatim: the whole article except title, byline and date.
/// Headings within the article are kept, as in the field's ground truths.
pub fn body<'a>(blocks: &'a [Block], source: &'a str) -> impl Iterator<Item = &'a str> {
    let kept = |block: &&Block| block.role.is_body() || block.role == Role::Heading;
    blocks
        .iter()
        .filter(kept)
        .map(|block| block.span.text(source))
}

#[derive(Serialize)]
struct SetAside<'a> {
    text: &'a str,
    why: Why,
}

/// Why a block is not in the body.
#[derive(Serialize)]
#[serde(untagged)]
enum Why {
    /// It is not part of the article.
    Foreign(Aside),
    /// It belongs to the article's header.
    Head(&'static str),
}

impl Why {
    const fn of(role: Role) -> Option<Self> {
        match role {
            Role::Aside(aside) => Some(Self::Foreign(aside)),
            Role::Byline => Some(Self::Head("byline")),
            Role::Published => Some(Self::Head("published")),
            Role::Title | Role::Heading | Role::Paragraph | Role::Quote | Role::ListItem => None,
        }
    }
}

#[derive(Serialize)]
struct Sentence<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    score: f32,
    selected: bool,
}

#[derive(Serialize)]
struct Entity<'a> {
    name: &'a str,
    kind: EntityKind,
    mentions: Vec<Span>,
    /// The probability that each mention is right, in the order of `mentions`; for names only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    confidence: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Normalised<'a>>,
}

/// The value of a time or an amount.
#[derive(Serialize)]
#[serde(untagged)]
enum Normalised<'a> {
    Moment {
        iso: &'a str,
        resolved: bool,
    },
    Amount {
        amount: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<&'a str>,
        unit: &'a str,
    },
}

impl<'a> From<&'a Value> for Normalised<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Moment { iso, resolved } => Self::Moment {
                iso,
                resolved: *resolved,
            },
            Value::Amount { least, most, unit } => Self::Amount {
                amount: least,
                to: most.as_deref(),
                unit,
            },
        }
    }
}

impl<'a> Report<'a> {
    /// The report of `digest` on `source`, with the summary of the sentences at `chosen`
    /// (ascending), and with the source itself if `with_text`.
    #[must_use]
    pub fn new(source: &'a str, digest: &'a Digest, chosen: &[usize], with_text: bool) -> Self {
        let sentences: Vec<Sentence> = digest
            .sentences
            .iter()
            .enumerate()
            .map(|(at, sentence)| Sentence {
                text: sentence.span.text(source),
                start: sentence.span.start(),
                end: sentence.span.end(),
                score: sentence.score,
                selected: chosen.binary_search(&at).is_ok(),
            })
            .collect();
        Self {
            title: digest.title.as_ref().map(|title| title.text.as_str()),
            language: digest.language.code(),
            text: with_text.then_some(source),
            body: body(&digest.blocks, source).collect(),
            set_aside: digest
                .blocks
                .iter()
                .filter_map(|block| {
                    Some(SetAside {
                        text: block.span.text(source),
                        why: Why::of(block.role)?,
                    })
                })
                .collect(),
            summary: sentences
                .iter()
                .filter(|sentence| sentence.selected)
                .map(|sentence| sentence.text)
                .collect(),
            sentences,
            entities: digest
                .entities
                .iter()
                .map(|entity| Entity {
                    name: &entity.name,
                    kind: entity.kind,
                    mentions: mentions(digest, entity)
                        .map(|mention| mention.span)
                        .collect(),
                    confidence: mentions(digest, entity)
                        .filter(|mention| mention.kind.is_name())
                        .map(|mention| in_thousandths(mention.confidence))
                        .collect(),
                    value: entity.value.as_ref().map(Normalised::from),
                })
                .collect(),
            published: digest.published.as_deref(),
            quotes: digest
                .quotes
                .iter()
                .map(|quote| Quote {
                    said: quote.spans.clone(),
                    speaker: quote.speaker.map(|words| words.text(source)),
                    entity: quote.entity.and_then(|at| name(digest, at)),
                })
                .collect(),
            transcript: digest.transcript,
            timeline: digest
                .timeline
                .iter()
                .filter_map(|dated| {
                    Some(Dated {
                        name: name(digest, dated.entity)?,
                        value: digest.entities[dated.entity]
                            .value
                            .as_ref()
                            .map(Normalised::from),
                        sentence: digest.sentences.get(dated.sentence)?.span.text(source),
                    })
                })
                .collect(),
            comparison: digest
                .comparison
                .iter()
                .map(|comparison| Comparison {
                    kind: comparison.kind,
                    passages: comparison
                        .passages
                        .iter()
                        .filter_map(|&crate::digest::Passage { span, sentence }| {
                            Some(Passage {
                                text: span.text(source),
                                start: span.start(),
                                end: span.end(),
                                sentence: digest.sentences.get(sentence)?.span.text(source),
                            })
                        })
                        .collect(),
                })
                .collect(),
            keywords: digest
                .keywords
                .iter()
                .map(|keyword| keyword.phrase.as_str())
                .collect(),
        }
    }
}

/// The mentions of an entity, in order.
fn mentions<'a>(
    digest: &'a Digest,
    entity: &'a crate::digest::Entity,
) -> impl Iterator<Item = &'a crate::digest::Mention> {
    let of = entity.mentions.iter();
    of.filter_map(|&mention| digest.mentions.get(mention))
}

/// A probability rounded to three decimals, so that 0.9 is not written as 0.8999999761581421.
fn in_thousandths(likelihood: f32) -> f64 {
    libm::round(f64::from(likelihood) * 1000.0) / 1000.0
}

/// The name of an entity.
fn name(digest: &Digest, entity: usize) -> Option<&str> {
    Some(digest.entities.get(entity)?.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Entity, Keyword, Mention, Title};
    use serde_json::{Value, json};

    const SOURCE: &str =
        "Ferry late\nBy Ana Ruiz\nMay 3\nMenu\nThe Orca broke down.\nRepairs\nOrca is old.";

    fn span(words: &str) -> Span {
        let start = SOURCE.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn answer() -> Value {
        let block = |words, role| Block {
            span: span(words),
            role,
        };
        let orca = |at| Mention {
            span: Span::new(at, at + 4),
            kind: EntityKind::Product,
            entity: 0,
            confidence: 0.9,
        };
        let digest = Digest {
            title: Some(Title {
                text: "Ferry late".to_owned(),
                span: Some(span("Ferry late")),
            }),
            blocks: vec![
                block("Ferry late", Role::Title),
                block("By Ana Ruiz", Role::Byline),
                block("May 3", Role::Published),
                block("Menu", Role::Aside(Aside::Navigation)),
                block("The Orca broke down.", Role::Paragraph),
                block("Repairs", Role::Heading),
                block("Orca is old.", Role::Quote),
            ],
            mentions: [span("Orca broke"), span("Orca is")]
                .map(|span| orca(span.start()))
                .into(),
            entities: vec![Entity {
                name: "Orca".to_owned(),
                kind: EntityKind::Product,
                weight: 1.0,
                mentions: vec![0, 1],
                value: None,
            }],
            keywords: vec![Keyword {
                phrase: "ferry".to_owned(),
                weight: 1.0,
                spans: Vec::new(),
            }],
            ..Digest::default()
        };
        serde_json::to_value(Report::new(SOURCE, &digest, &[], false)).unwrap()
    }

    #[test]
    fn the_body_has_headings_but_neither_title_nor_byline_nor_date() {
        let expected = ["The Orca broke down.", "Repairs", "Orca is old."];
        assert_eq!(answer()["body"], json!(expected));
    }

    #[test]
    fn every_block_but_the_title_is_in_the_body_or_set_aside_with_a_reason() {
        assert_eq!(
            answer()["set_aside"],
            json!([
                {"text": "By Ana Ruiz", "why": "byline"},
                {"text": "May 3", "why": "published"},
                {"text": "Menu", "why": "navigation"},
            ])
        );
    }

    #[test]
    fn entities_have_their_mentions_as_byte_ranges_with_their_confidence() {
        let [first, second] = [span("Orca broke"), span("Orca is")].map(Span::start);
        assert_eq!(
            answer()["entities"],
            json!([{
                "name": "Orca",
                "kind": "product",
                "mentions": [[first, first + 4], [second, second + 4]],
                "confidence": [0.9, 0.9],
            }])
        );
    }

    #[test]
    fn keywords_are_phrases_and_the_text_is_included_only_if_it_was_derived() {
        let answer = answer();
        assert_eq!(answer["keywords"], json!(["ferry"]));
        assert!(answer.get("text").is_none());
    }
}
