//! A slice of the article: its blocks, sentences and marks.

use std::rc::Rc;

use yew::prelude::*;

use super::form::{heads, linked, references, styled};
use super::{Act, on};
use crate::i18n;
use crate::i18n::form::words;
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::highlight::Colour;
use crate::model::layout::{Piece, Run, Slice, code, indentation};
use crate::state::{Action, Part};
use pith::Span;
use pith::digest::Role;

/// The entity whose mentions are being stepped through.
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

/// Properties of a slice: only the part of the state that affects it, so that it is redrawn only
/// when that changes.
#[derive(Properties, PartialEq)]
pub struct SliceProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// Which of its slices.
    pub at: usize,
    /// The slice's sentences that are in the summary.
    pub chosen: Vec<usize>,
    /// The sentence that was jumped to.
    pub current: Option<usize>,
    /// The sentence under the pointer or the focus.
    pub lit: Option<usize>,
    /// The entity whose mentions are being stepped through.
    pub spotlight: Option<Spotlight>,
    /// The highlights in the slice.
    pub inks: Vec<Ink>,
    /// The entities of the slice to check.
    pub unsure: Vec<usize>,
}

/// A highlight as it is drawn.
#[derive(Clone, PartialEq)]
pub struct Ink {
    /// The index of the highlight.
    pub at: usize,
    /// Its position.
    pub span: Span,
    /// Its colour.
    pub colour: Colour,
    /// Its note.
    pub note: Rc<str>,
    /// Whether it is open.
    pub is_open: bool,
}

/// Text of one sentence and at most one mention, with its highlights.
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
        // A slice that has not been redrawn yet may belong to an older text.
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
    let groups = slice.pieces.chunk_by(|a, b| b.goes_with(a));
    let group = |pieces: &[Piece]| match pieces {
        [first, ..] if first.style.table != 0 => table(props, pieces),
        [first, ..] if first.is_code() => code_block(props, pieces),
        [first, ..] if first.is_item() => html! {
            <@{if first.style.ordered { "ol" } else { "ul" }} data-depth={(first.style.depth > 1).then(|| first.style.depth.to_string())}>
                { for pieces.iter().map(|piece| block(props, piece)) }
            </@>
        },
        _ => html! { { for pieces.iter().map(|piece| block(props, piece)) } },
    };
    html! {
        <div class="slice" data-slice={props.at.to_string()}>{ for groups.map(group) }</div>
    }
}

/// The rows of a table, or of the part of one that is in a slice.
fn table(props: &SliceProps, pieces: &[Piece]) -> Html {
    let runs: Vec<(usize, &Run)> = pieces
        .iter()
        .enumerate()
        .flat_map(|(at, piece)| piece.runs.iter().map(move |run| (at, run)))
        .filter(|(_, run)| run.style.cell != 0)
        .collect();
    let row = |runs: &[(usize, &Run)]| {
        let piece = runs.first().and_then(|(at, _)| pieces.get(*at));
        let last = runs.last().map(|(at, _)| *at);
        let cells = runs.chunk_by(|a, b| a.1.style.cell == b.1.style.cell);
        let count = cells.clone().count();
        let cell = |(at, runs): (usize, &[(usize, &Run)])| {
            let number = runs.first().map_or(0, |(_, run)| run.style.cell);
            let head = heads(&props.analysis, number);
            let own: Vec<Run> = runs.iter().map(|(_, run)| **run).collect();
            // One button per block; its row goes with it.
            let button = (at + 1 == count)
                .then(|| last.and_then(|at| pieces.get(at)))
                .flatten()
                .map(|piece| remove(props, piece));
            html! { <@{if head { "th" } else { "td" }}>{ sentences(props, &own) }{ button }</@> }
        };
        let (number, article, tabindex) = piece
            .map(|piece| block_attributes(props, piece))
            .unwrap_or_default();
        html! {
            <tr class="block" data-block={number} data-article={article} {tabindex}>
                { for cells.enumerate().map(cell) }
            </tr>
        }
    };
    let rows = runs.chunk_by(|a, b| a.1.style.row == b.1.style.row);
    html! {
        // What is wider than the article can be scrolled, also with the keyboard.
        <div class="table" tabindex="0" role="group" aria-label={words().table}>
            <table><tbody>{ for rows.map(row) }</tbody></table>
        </div>
    }
}

/// The lines of a code block, or of the part of one that is in a slice, with the white space between them. Code
/// of one line has the button that sets it aside; a line of a longer one is not set aside by itself.
fn code_block(props: &SliceProps, pieces: &[Piece]) -> Html {
    let source = &props.analysis.source;
    let mut from = None;
    let mut lines: Vec<Html> = Vec::with_capacity(2 * pieces.len());
    for piece in pieces {
        let (Some(first), Some(last)) = (piece.runs.first(), piece.runs.last()) else {
            continue;
        };
        let start = first.span.start();
        let from = from.replace(last.span.end());
        let space = from.unwrap_or_else(|| indentation(source, start))..start;
        lines.push(source.get(space).unwrap_or_default().to_owned().into());
        let (number, article, tabindex) = block_attributes(props, piece);
        lines.push(html! {
            <span data-block={number} data-article={article} {tabindex}>{ sentences(props, &piece.runs) }</span>
        });
    }
    let remove = match pieces {
        [only] if !only.continued => remove(props, only),
        _ => Html::default(),
    };
    html! {
        <div class="block"><pre tabindex="0"><code>{ for lines }</code></pre>{ remove }</div>
    }
}

/// A block with the button that sets it aside.
fn block(props: &SliceProps, piece: &Piece) -> Html {
    let text = sentences(props, &piece.runs);
    let remove = (!piece.continued).then(|| remove(props, piece));
    let classes = classes!("block", piece.continued.then_some("continued"));
    let (number, article, tabindex) = block_attributes(props, piece);
    let start = piece.runs.first().map_or(0, |run| run.span.start());
    let (lang, dir) = props.analysis.foreign_at(start).unzip();
    let role = match piece.role {
        Role::Paragraph if piece.style.quoted => Role::Quote,
        role => role,
    };
    match role {
        Role::ListItem => html! {
            <li
                class={classes!(classes, has_marker(props, piece).then_some("marked"))}
                value={(piece.style.ordinal > 0).then(|| piece.style.ordinal.to_string())}
                data-block={number}
                data-article={article}
                {tabindex}
                {lang}
                {dir}
            >
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
            <div class={classes} data-block={number} data-article={article} {tabindex} {lang} {dir}><@{if piece.style.level > 3 { "h5" } else if piece.style.level == 3 { "h4" } else { "h3" }} class="heading">{ text }</@>{ remove }</div>
        },
        Role::Byline | Role::Published => html! {
            <div class={classes!(classes, "credit")} data-block={number} data-article={article} {tabindex} {lang} {dir}><p>{ text }</p>{ remove }</div>
        },
        _ => html! {
            <div class={classes} data-block={number} data-article={article} {tabindex} {lang} {dir}><p>{ text }</p>{ remove }</div>
        },
    }
}

/// The attributes of a block: its number, the number of the article that starts with it, and
/// whether it can be focused.
fn block_attributes(
    props: &SliceProps,
    piece: &Piece,
) -> (String, Option<String>, Option<&'static str>) {
    let begins = (!piece.continued)
        .then(|| props.analysis.article_beginning_at(piece.block))
        .flatten();
    let article = begins.map(|at| at.to_string());
    (piece.block.to_string(), article, begins.map(|_| "-1"))
}

/// Whether a list item has a bullet or number of its own.
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

/// The runs, grouped by sentence.
fn sentences(props: &SliceProps, runs: &[Run]) -> Html {
    let groups = runs.chunk_by(|a, b| a.sentence == b.sentence);
    let group = |runs: &[Run]| {
        let text = linked(&props.analysis, runs, |runs| marks(props, runs));
        let Some(at) = runs.first().and_then(|run| run.sentence) else {
            return html! { <key={place(runs)}>{ text }</> };
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
                key={place(runs)}
                class={classes}
                data-sentence={at.to_string()}
                tabindex={(chosen || current).then_some("-1")}
            >
                { text }
            </span>
        }
    };
    html! { { for groups.map(group) } }
}

/// Runs inside one link, or none, grouped by mention.
fn marks(props: &SliceProps, runs: &[Run]) -> Html {
    let mention = |run: &Run| run.mention.map(|marked| marked.mention);
    let groups = runs.chunk_by(|a, b| mention(a) == mention(b));
    let keyed = |runs: &[Run]| html! { <key={place(runs)}>{ mark(props, runs) }</> };
    html! { { for groups.map(keyed) } }
}

/// Where runs begin, which is their key. Without keys, names that arrive later would reuse the elements of others,
/// and these would move along the line, which counts as a layout shift.
fn place(runs: &[Run]) -> usize {
    runs.first().map_or(0, |run| run.span.start())
}

/// The text of runs of one mention, marked, or of none.
fn mark(props: &SliceProps, runs: &[Run]) -> Html {
    let shown = runs.iter().map(|run| {
        let text = styled(inked(props, run.span), run.style);
        html! { <>{ text }{ references(&props.analysis, run) }</> }
    });
    let Some(marked) = runs.first().and_then(|run| run.mention) else {
        return html! { { for shown } };
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
            { for shown }
        </mark>
    }
}
