//! From a text to its summary.

use pith::report::{Highlights, Shown};
use pith::summary::selection::{self, Wish};
use pith::text::html;
use pith::{Digest, Options, Source};
use pith_files::{Content, Read};

use crate::arguments::Arguments;

/// A text with its digest, and the sentences of the requested summary.
#[derive(Debug)]
pub(crate) struct Gist {
    source: String,
    digest: Digest,
    chosen: Vec<usize>,
}

impl Gist {
    /// Summarizes `read`.
    ///
    /// # Errors
    ///
    /// If there is no sentence to choose from; says why, and what to do.
    pub(crate) fn of(read: Read, arguments: &Arguments) -> Result<Self, String> {
        let options = Options {
            title: read.title_apart(),
            as_is: arguments.as_is,
            budget: arguments.budget(),
            language: arguments.language,
            ..Options::default()
        };
        match read.content {
            Content::Text(text) => {
                let (digest, chosen) = summarise((&text).into(), &options, arguments)?;
                Ok(Self {
                    source: text,
                    digest,
                    chosen,
                })
            }
            Content::Html(html) => {
                let page = html::read(&html);
                let (digest, chosen) = summarise((&page).into(), &options, arguments)?;
                Ok(Self {
                    source: page.text,
                    digest,
                    chosen,
                })
            }
        }
    }

    /// This gist in the form that the output formats take.
    pub(crate) fn shown(&self) -> Shown<'_> {
        Shown {
            source: &self.source,
            digest: &self.digest,
            chosen: &self.chosen,
            highlights: Highlights::default(),
        }
    }
}

fn summarise(
    source: Source,
    options: &Options,
    arguments: &Arguments,
) -> Result<(Digest, Vec<usize>), String> {
    let digest = pith::digest(source, options);
    if digest.sentences.is_empty() {
        return Err(if options.as_is {
            "It has no sentences.".to_owned()
        } else {
            "Pith finds no article in it. Try --as-is, which takes the whole text as the article."
                .to_owned()
        });
    }
    let Some(words) = &arguments.about else {
        let chosen = digest.summary.clone();
        return Ok((digest, chosen));
    };
    let relevance = pith::relevance(source, options, words);
    let chosen = selection::choose(
        &digest.sentences,
        &Wish {
            budget: options.budget,
            relevance: Some(&relevance),
            ..Wish::default()
        },
    );
    if chosen.is_empty() {
        return Err(format!(
            "No sentence is about “{words}”. Try other words, or omit --about."
        ));
    }
    Ok((digest, chosen))
}
