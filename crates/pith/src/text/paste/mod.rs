//! Finding the article in a paste.
//!
//! A paste is cut into blocks (`lines`), each block is looked at for itself (`features`,
//! `phrases`, `dates`), and then the blocks are judged in sequence (`runs`, `classify`): the
//! main run of prose is the stretch with the greatest sum of weights (maximum subsequence
//! segmentation, Pasternack and Roth 2009, "Extracting article text from the web"), what stands
//! within it and at its edges is judged by its form and its neighbours, and the rest is set aside
//! with its reason. Where nothing looks like an article, everything is kept.

mod calendar;
mod captions;
mod classify;
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

use crate::digest::{Aside, Block, Options, Role, Title};
use crate::span::Span;
use crate::text::Source;
use model::Model;

/// The blocks of a paste and the title found among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Every block in order; together they hold all of the source but white space.
    pub blocks: Vec<Block>,
    /// The title, if there is one.
    pub title: Option<Title>,
}

/// [`layout_by`] the model that is built in.
#[cfg(any(test, feature = "embedded"))]
#[must_use]
pub fn layout<'a>(source: impl Into<Source<'a>>, options: &Options) -> Layout {
    layout_by(source, options, crate::Engine::embedded().article())
}

/// The layout of `source` with each of `articles` laid out for itself, and the title of each. What
/// markup says is of use only where there is one.
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

/// Cuts `source` into blocks and tells the article's from the foreign ones, with `model` as the last
/// judge.
///
/// Any string has a layout; one that is not blank has at least one block of the article, unless the
/// reader set all aside.
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
