//! Finds the article in a paste.
//!
//! A paste is split into blocks (`lines`), the features of each block are computed (`features`,
//! `phrases`, `dates`), and then the blocks are judged in sequence (`runs`, `classify`): the main
//! run of prose is the stretch with the greatest sum of weights (maximum subsequence segmentation,
//! Pasternack and Roth 2009, "Extracting article text from the web"); blocks inside it and at its
//! edges are judged by their form and their neighbours; and the rest is set aside, each with a
//! reason. If nothing looks like an article, everything is kept.

mod calendar;
mod captions;
mod classify;
mod clues;
mod container;
pub(crate) mod dates;
mod evidence;
mod features;
mod headline;
mod lines;
pub mod model;
mod phrases;
mod runs;
mod title;
pub mod training;
mod tuning;

use crate::digest::{Aside, Block, Options, Role, Title};
use crate::span::Span;
use crate::text::Source;
use model::Model;

/// Whether `heading` opens the back matter of a paper or an entry, such as its references.
pub(crate) fn is_apparatus(heading: &str) -> bool {
    phrases::is_apparatus(heading)
}

/// Whether `block` consists of the buttons for editing a section of an encyclopaedia ("[edit]").
pub(crate) fn is_edit_button(block: &str) -> bool {
    phrases::closing_buttons(block) == Some(0)
}

/// The blocks of a paste and its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Every block in order; together they contain all of the source but white space.
    pub blocks: Vec<Block>,
    /// The title, if there is one.
    pub title: Option<Title>,
}

/// [`layout_by`] with the built-in model.
#[cfg(any(test, feature = "embedded"))]
#[must_use]
pub fn layout<'a>(source: impl Into<Source<'a>>, options: &Options) -> Layout {
    layout_by(source, options, crate::Engine::embedded().article())
}

/// The layout of `source`, with each of `articles` laid out separately, and the title of each.
/// Markup is only used if there is just one.
#[must_use]
pub fn layouts(
    source: Source,
    articles: &[Span],
    options: &Options,
    model: &Model,
) -> (Layout, Vec<Option<String>>) {
    if articles.len() < 2 {
        let layout = layout_by(source, options, model);
        let title = layout.title.as_ref().map(|title| title.text.clone());
        return (layout, vec![title]);
    }
    let mut whole = Layout::default();
    let mut titles = Vec::with_capacity(articles.len());
    for &span in articles {
        let Layout { blocks, title } =
            layout_by(span.text(source.text), &options.of_article(span), model);
        whole.blocks.extend(blocks.into_iter().map(|block| Block {
            span: block.span.plus(span.start()),
            ..block
        }));
        titles.push(title.as_ref().map(|title| title.text.clone()));
        if span.start() == 0 {
            whole.title = title;
        }
    }
    (whole, titles)
}

/// Splits `source` into blocks and separates the article's from the rest, with `model` as the final
/// classifier.
///
/// Any string has a layout. Unless it is blank or the reader set everything aside, at least one
/// block belongs to the article.
#[must_use]
pub fn layout_by<'a>(source: impl Into<Source<'a>>, options: &Options, model: &Model) -> Layout {
    let given: Source = source.into();
    let source = given.text;
    let spans = lines::blocks(source);
    let mut roles = if options.as_is {
        vec![Role::Paragraph; spans.len()]
    } else {
        let features = features::of(source, &spans);
        let page = classify::Page::new(given, &spans, &features, options.title.as_deref());
        page.roles(model)
    };
    for choice in &options.overrides {
        let Ok(at) = spans.binary_search(&choice.block) else {
            continue;
        };
        if !choice.keep {
            roles[at] = Role::Aside(Aside::ByReader);
        } else if !roles[at].is_article() {
            roles[at] = Role::Paragraph;
        }
    }
    let title = match &options.title {
        Some(text) => Some(Title {
            text: text.clone(),
            span: roles
                .iter()
                .position(|&role| role == Role::Title)
                .map(|at| spans[at]),
        }),
        None => title(source, &spans, &roles).or_else(|| {
            given
                .page
                .filter(|_| !options.as_is)
                .and_then(headline::of_page)
        }),
    };
    let blocks = spans
        .into_iter()
        .zip(roles)
        .map(|(span, role)| Block { span, role })
        .collect();
    Layout { blocks, title }
}

fn title(source: &str, spans: &[Span], roles: &[Role]) -> Option<Title> {
    let at = roles.iter().position(|&role| role == Role::Title)?;
    Some(Title {
        text: lines::folded(spans[at].text(source)),
        span: Some(spans[at]),
    })
}
