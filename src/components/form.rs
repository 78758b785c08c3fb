//! Elements for the structure of the source: links, emphasis, code, tables and footnotes. Every
//! element is created here from data; none of the source's markup is used.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::form::{leads_to, words};
use crate::model::analysis::Analysis;
use crate::model::layout::Run;
use crate::model::shape::Style;
use pith::form::{Kind, Note, Part};

/// The part that a [`Style`] refers to by number.
fn part(analysis: &Analysis, number: u32) -> Option<&Part> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    analysis.digest.form.parts.get(at)
}

/// `runs` as drawn by `marks`, with those of one link together.
pub(super) fn linked(analysis: &Analysis, runs: &[Run], marks: impl Fn(&[Run]) -> Html) -> Html {
    let groups = runs.chunk_by(|a, b| a.style.link == b.style.link);
    let group = |runs: &[Run]| {
        let shown = marks(runs);
        let link = runs.first().map_or(0, |run| run.style.link);
        match part(analysis, link).map(|part| &part.kind) {
            Some(Kind::Link(to)) => html! {
                <a class="out" href={to.clone()} target="_blank" rel="noopener noreferrer" title={leads_to(to)}>{ shown }</a>
            },
            Some(Kind::Jump(to)) => match sentence_at(analysis, *to) {
                Some(at) => html! {
                    <a class="jump" href="#article" data-jump={at.to_string()}>{ shown }</a>
                },
                None => shown,
            },
            _ => shown,
        }
    };
    html! { { for groups.map(group) } }
}

/// Whether the cell that a [`Style`] refers to by number is a header of its row or column.
pub(super) fn heads(analysis: &Analysis, number: u32) -> bool {
    let part = part(analysis, number);
    part.is_some_and(|part| part.kind == Kind::Cell { head: true })
}

/// The sentence at byte `offset`, if the article has one there.
fn sentence_at(analysis: &Analysis, offset: usize) -> Option<usize> {
    let digest = &analysis.digest;
    let after = digest
        .blocks
        .partition_point(|block| block.span.end() <= offset);
    let block = digest.blocks.get(after)?;
    let within = digest
        .sentences
        .partition_point(|sentence| sentence.span.end() <= offset.max(block.span.start()));
    let sentence = digest.sentences.get(within)?;
    (sentence.block == after).then_some(within)
}

/// `text` with its character formatting.
pub(super) fn styled(text: Html, style: Style) -> Html {
    let mut shown = text;
    if style.look == 0 {
        return shown;
    }
    if style.has(Style::CODE) && style.preformatted == 0 {
        shown = html! { <code>{ shown }</code> };
    }
    if style.has(Style::RAISED) {
        shown = html! { <sup>{ shown }</sup> };
    }
    if style.has(Style::LOWERED) {
        shown = html! { <sub>{ shown }</sub> };
    }
    if style.has(Style::EMPHASIS) {
        shown = html! { <em>{ shown }</em> };
    }
    if style.has(Style::STRONG) {
        shown = html! { <strong>{ shown }</strong> };
    }
    shown
}

/// The note references at the end of `run`.
pub(super) fn references(analysis: &Analysis, run: &Run) -> Html {
    let notes = &analysis.digest.form.notes;
    if notes.is_empty() {
        return Html::default();
    }
    let until = |end: usize| notes.partition_point(|note| note.at <= end);
    let these = until(run.span.start())..until(run.span.end());
    html! { { for these.map(|at| html! {
        <sup>
            <a id={format!("reference-{at}")} class="jump" href={format!("#note-{at}")} data-show={format!("note-{at}")}
                aria-label={format!("{} {}", words().note, at + 1)}>{ at + 1 }</a>
        </sup>
    }) } }
}

/// Properties of the list of footnotes.
#[derive(Properties, PartialEq)]
pub struct FootnotesProps {
    /// The analysis.
    pub analysis: Rc<Analysis>,
}

/// The footnotes of the article, each with a link back to its reference.
#[component]
pub fn Footnotes(props: &FootnotesProps) -> Html {
    let digest = &props.analysis.digest;
    let is_shown = |note: &Note| {
        let before = digest
            .blocks
            .partition_point(|block| block.span.end() < note.at);
        let block = digest.blocks.get(before);
        block.is_some_and(|block| block.role.is_article() && block.span.start() < note.at)
    };
    let notes = digest.form.notes.iter().enumerate();
    let notes: Vec<_> = notes.filter(|(_, note)| is_shown(note)).collect();
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="footnotes" aria-labelledby="footnotes-heading">
            <h3 id="footnotes-heading" class="label" lang={crate::i18n::t().code}>{ words().notes }</h3>
            <ol>
                { for notes.into_iter().map(|(at, note)| html! {
                    <li id={format!("note-{at}")} value={(at + 1).to_string()} tabindex="-1">
                        { note.text.clone() }{ " " }
                        <a class="jump" href={format!("#reference-{at}")} data-show={format!("reference-{at}")}
                            aria-label={words().to_reference}>{ "↩" }</a>
                    </li>
                }) }
            </ol>
        </section>
    }
}
