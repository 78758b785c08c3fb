//! The messages between the page and its worker.

use std::fmt::Debug;

use pith::Span;
use pith_page::export::format::{Cited, Shape, Style, Table};
use pith_page::export::{Export, Extras, Format};
use pith_page::i18n;
use pith_page::model::analysis::Analysis;
use pith_page::model::draft::Draft;
use pith_page::model::rich::{Markup, Material};
use pith_page::worker::messages::{Answer, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fields::{Dice, split, text as string};
use crate::sound;

/// Fields: the text, HTML that was pasted with it, words, and bytes that decide what is asked; or,
/// after an empty text, the bytes of a message.
pub fn messages(input: &[u8]) {
    let [text, html, words, dice] = split(input);
    if text.is_empty() {
        // A message of another build, or a damaged one: whatever can be read is something that can
        // be said, and a request can be served.
        let bytes = input.get(1..).unwrap_or_default();
        said::<Answer>(bytes);
        if let Some(request) = said::<Request>(bytes) {
            serve(request);
        }
        return;
    }
    let (text, html, words) = (string(text), string(html), string(words));
    let dice = &mut Dice(dice);
    let draft = Draft::of(&text);
    let markup = if html.is_empty() {
        Markup::None
    } else {
        Markup::Unread((&*html).into())
    };
    let material = Material::of(&draft.text, &markup);
    let options = dice.options(&draft.text, || {
        pith::digest(&*draft.text, &pith::Options::default())
    });
    let revision = dice.below(60_000) as u32;
    let request = match dice.below(3) {
        0 => Request::Analyse {
            revision,
            material,
            options,
        },
        1 => Request::Relevance {
            serial: revision,
            material,
            options,
            words: words.into_owned(),
        },
        _ => {
            let whole = Span::of(&draft.text);
            let table = Table::ALL[dice.below(Table::ALL.len())];
            Request::Write {
                serial: revision,
                material,
                options,
                chosen: dice.indices(4, 30),
                format: [
                    Format::Text,
                    Format::Web,
                    Format::Document,
                    Format::Json,
                    Format::Quotation(whole),
                    Format::Citation(Style::Ris, Cited::Passage(whole)),
                    Format::Table(table, Shape::Csv),
                ][dice.below(7)],
                labels: i18n::labels(),
                extras: Box::new(Extras::of(&draft)),
            }
        }
    };
    serve(passed_on(request));
}

/// What the bytes say as a `T`, if anything.
fn said<T: Serialize + DeserializeOwned + Debug>(bytes: &[u8]) -> Option<T> {
    bincode::deserialize(bytes).ok().map(passed_on)
}

/// `message` as the other side receives it.
fn passed_on<T: Serialize + DeserializeOwned + Debug>(message: T) -> T {
    let bytes = bincode::serialize(&message).expect("can be sent");
    let received: T = bincode::deserialize(&bytes).expect("can be received");
    assert_eq!(
        bincode::serialize(&received).expect("can be sent on"),
        bytes,
        "{message:?} arrives as {received:?}"
    );
    received
}

/// Does what the worker does, and passes the answer on.
fn serve(request: Request) {
    let engine = pith::Engine::embedded();
    let answer = match request {
        Request::Analyse {
            revision,
            material,
            options,
        } => {
            let prepared = material.prepare();
            let digest = engine.digest(prepared.source(), &options);
            sound::digest(prepared.source().text, &digest);
            Answer::Analysed {
                revision,
                derived: prepared.derived(),
                digest: Box::new(digest),
                ms: 0.0,
            }
        }
        Request::Relevance {
            serial,
            material,
            options,
            words,
        } => {
            let prepared = material.prepare();
            let relevance = engine.relevance(prepared.source(), &options, &words);
            assert!(relevance.iter().all(|share| (0.0..=1.0).contains(share)));
            Answer::Relevance { serial, relevance }
        }
        Request::Write {
            serial,
            material,
            options,
            chosen,
            format,
            labels,
            extras,
        } => {
            let prepared = material.prepare();
            let digest = engine.digest(prepared.source(), &options);
            let export = Export {
                analysis: &Analysis::new(1, prepared.into_text().into(), digest, 0.0),
                chosen: &chosen,
                labels: &labels,
                extras: &extras,
            };
            Answer::Written {
                serial,
                written: export.write(format),
            }
        }
    };
    passed_on(answer);
}
