//! A slice of the article: its blocks, sentences and marks.

use std::rc::Rc;

use yew::prelude::*;

use super::{Act, on};
use crate::i18n;
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::highlight::Colour;
use crate::model::layout::{Piece, Run, Slice, code};
use crate::state::{Action, Part};
use pith::Span;
use pith::digest::Role;

/// The entity whose mentions are stepped through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spotlight {
    /// The entity, as an index.
    pub entity: usize,
    /// The mention that is shown, as an index.
    pub mention: Option<usize>,
}

impl Spotlight {
    /// Whether `slice` mentions the entity.
    #[must_use]
    pub fn falls_on(self, slice: &Slice) -> bool {
        mentions(slice, self.entity)
    }
}

/// Whether `slice` mentions `entity`.
#[must_use]
pub fn mentions(slice: &Slice, entity: usize) -> bool {
    let mut runs = slice.pieces.iter().flat_map(|piece| &piece.runs);
    runs.any(|run| run.mention.is_some_and(|marked| marked.entity == entity))
}

/// What a slice depends on: of the state only what falls on it, so that it is drawn again only
/// where something of it changes.
#[derive(Properties, PartialEq)]
pub struct SliceProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// Which of its slices.
    pub at: usize,
    /// The slice's sentences that are in the summary.
    pub chosen: Vec<usize>,
    /// The sentence that was jumped to.
    pub current: Option<usize>,
    /// The sentence that the pointer or the focus is on.
    pub lit: Option<usize>,
    /// The entity whose mentions are stepped through.
    pub spotlight: Option<Spotlight>,
    /// What is highlighted of the slice.
    pub inks: Vec<Ink>,
    /// The entities of the slice that are to be checked.
    pub unsure: Vec<usize>,
}

/// What is highlighted of a text, as it is drawn.
#[derive(Clone, PartialEq)]
pub struct Ink {
    /// Which highlight, as an index.
    pub at: usize,
    /// Where it stands.
    pub span: Span,
    /// Its colour.
    pub colour: Colour,
    /// Its note.
    pub note: Rc<str>,
    /// Whether it is open.
    pub is_open: bool,
}

/// Text of one sentence and at most one mention, with what is highlighted of it.
fn inked(props: &SliceProps, span: Span) -> Html {
    let source = &props.analysis.source;
    let first = props
        .inks
        .partition_point(|ink| ink.span.end() <= span.start());
    let inks = props.inks[first..].iter();
    let mut from = span.start();
    let mut parts: Vec<Html> = Vec::new();
    for ink in inks.take_while(|ink| ink.span.start() < span.end()) {
        let (start, end) = (ink.span.start().max(from), ink.span.end().min(span.end()));
        // A slice that is yet to be drawn anew may be of an older text.
        let (Some(before), Some(words)) = (source.get(from..start), source.get(start..end)) else {
            break;
        };
        from = end;
        parts.push(before.to_owned().into());
        parts.push(html! {
            <span
                class={classes!("ink", ink.is_open.then_some("open"), (!ink.note.is_empty()).then_some("has-note"))}
                data-highlight={ink.at.to_string()}
                data-colour={ink.colour.code()}
                title={(!ink.note.is_empty()).then(|| ink.note.to_string())}
                tabindex="-1"
            >
                { words.to_owned() }
            </span>
        });
    }
    let rest = source.get(from..span.end()).unwrap_or_default().to_owned();
    if parts.is_empty() {
        return rest.into();
    }
    parts.push(rest.into());
    html! { { for parts } }
}

/// A slice.
#[component]
pub fn SliceView(props: &SliceProps) -> Html {
    let Some(slice) = props.analysis.slices.get(props.at) else {
        return Html::default();
    };
    let is_item = |piece: &Piece| piece.role == Role::ListItem;
    let groups = slice.pieces.chunk_by(|a, b| is_item(a) && is_item(b));
    let group = |pieces: &[Piece]| match pieces {
        [first, ..] if is_item(first) => html! {
            <ul>{ for pieces.iter().map(|piece| block(props, piece)) }</ul>
        },
        _ => html! { { for pieces.iter().map(|piece| block(props, piece)) } },
    };
    html! {
        <div class="slice" data-slice={props.at.to_string()}>{ for groups.map(group) }</div>
    }
}

/// A block with the button that sets it aside.
fn block(props: &SliceProps, piece: &Piece) -> Html {
    let text = sentences(props, &piece.runs);
    let remove = (!piece.continued).then(|| remove(props, piece));
    let classes = classes!("block", piece.continued.then_some("continued"));
    let begins = (!piece.continued)
        .then(|| props.analysis.article_beginning_at(piece.block))
        .flatten();
    let article = begins.map(|at| at.to_string());
    let tabindex = begins.map(|_| "-1");
    let number = piece.block.to_string();
    let start = piece.runs.first().map_or(0, |run| run.span.start());
    let (lang, dir) = props.analysis.foreign_at(start).unzip();
    match piece.role {
        Role::ListItem => html! {
            <li class={classes!(classes, has_marker(props, piece).then_some("marked"))} data-block={number} data-article={article} {tabindex} {lang} {dir}>
                { text }{ remove }
            </li>
        },
        Role::Quote => html! {
            <div class={classes} data-block={number} data-article={article} {tabindex} {lang} {dir}><blockquote><p>{ text }</p></blockquote>{ remove }</div>
        },
        Role::Title if !piece.continued => html! {
            <div class={classes} data-block={number} data-article={article} {tabindex} {lang} {dir}><h2 class="title">{ text }</h2>{ remove }</div>
        },
        Role::Heading if !piece.continued => html! {
            <div class={classes} data-block={number} data-article={article} {tabindex} {lang} {dir}><h3 class="heading">{ text }</h3>{ remove }</div>
        },
        Role::Byline | Role::Published => html! {
            <div class={classes!(classes, "credit")} data-block={number} data-article={article} {tabindex} {lang} {dir}><p>{ text }</p>{ remove }</div>
        },
        _ => html! {
            <div class={classes} data-block={number} data-article={article} {tabindex} {lang} {dir}><p>{ text }</p>{ remove }</div>
        },
    }
}

/// Whether a list's item comes with a bullet or number of its own.
fn has_marker(props: &SliceProps, piece: &Piece) -> bool {
    let text = piece
        .runs
        .first()
        .map(|run| run.span.text(&props.analysis.source));
    let first = text.and_then(|text| text.chars().next());
    first.is_some_and(|first| first.is_numeric() || !first.is_alphabetic() && !is_quote(first))
}

const fn is_quote(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[')
}

fn remove(props: &SliceProps, piece: &Piece) -> Html {
    let Some(block) = props.analysis.digest.blocks.get(piece.block) else {
        return Html::default();
    };
    let action = Action::DecideBlock {
        block: block.span,
        part: Part::Aside,
    };
    html! {
        <button
            class="remove"
            lang={i18n::t().code}
            type="button"
            aria-label={i18n::remove_block(&clip(&fold(&clip(block.span.text(&props.analysis.source), 160)), 40))}
            title={i18n::t().remove}
            onclick={on(&props.act, action)}
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12l-4.9 4.9 1.4 1.4L12 13.4l4.9 4.9 1.4-1.4L13.4 12z" />
            </svg>
        </button>
    }
}

/// The runs, those of one sentence together.
fn sentences(props: &SliceProps, runs: &[Run]) -> Html {
    let groups = runs.chunk_by(|a, b| a.sentence == b.sentence);
    let group = |runs: &[Run]| {
        let text = runs.iter().map(|run| text(props, run));
        let Some(at) = runs.first().and_then(|run| run.sentence) else {
            return html! { { for text } };
        };
        let chosen = props.chosen.contains(&at);
        let current = props.current == Some(at);
        let classes = classes!(
            chosen.then_some("chosen"),
            current.then_some("current"),
            (props.lit == Some(at)).then_some("lit"),
        );
        html! {
            <span
                class={classes}
                data-sentence={at.to_string()}
                tabindex={(chosen || current).then_some("-1")}
            >
                { for text }
            </span>
        }
    };
    html! { { for groups.map(group) } }
}

/// The text of a run, marked where it is of a mention.
fn text(props: &SliceProps, run: &Run) -> Html {
    let text = inked(props, run.span);
    let Some(marked) = run.mention else {
        return text;
    };
    let entity = props.analysis.digest.entities.get(marked.entity);
    let name = entity.map_or("", |entity| entity.name.as_str());
    let light = props
        .spotlight
        .filter(|light| light.entity == marked.entity);
    let is_unsure = props.unsure.contains(&marked.entity);
    let kind = i18n::kind(marked.kind);
    let title = if is_unsure {
        i18n::study::unsure(name, kind)
    } else {
        i18n::mention(name, kind)
    };
    let here = light.is_some_and(|light| light.mention == Some(marked.mention));
    html! {
        <mark
            class={classes!(light.map(|_| "lit"), here.then_some("here"))}
            data-kind={code(marked.kind)}
            data-entity={marked.entity.to_string()}
            data-unsure={is_unsure.then_some("true")}
            data-mention={marked.mention.to_string()}
            tabindex={if here || marked.mention == 0 { "0" } else { "-1" }}
            data-label={kind}
            {title}
        >
            { text }
        </mark>
    }
}
