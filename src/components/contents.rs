//! What each part of the page's program brings. Only the functions that `src/bin/page.rs` splits off may name these
//! tables.

use std::rc::Rc;

use yew::prelude::*;

use super::Act;
use super::add_article::AddArticle;
use super::aids::Aids;
use super::appearance::Appearance;
use super::article::Article;
use super::aside::SetAside;
use super::bars::bars;
use super::entities::Entities;
use super::export_items;
use super::help::Help;
use super::highlights::Highlights;
use super::keywords::Keywords;
use super::library::{Library, shelving};
use super::marker::Marker;
use super::outline::Outline;
use super::overview::Overview;
use super::panes::Panes;
use super::part::{Context, ReadingPart, SourceProps, SummaryPart, Tools};
use super::resume::Resume;
use super::source::Sources;
use super::source_editor::SourceEditor;
use super::summary::Summary;
use crate::model::analysis::Analysis;
use crate::model::highlight::Highlight;
use crate::state::{State, Topic};
use pith::digest::Correction;

/// The summary.
pub static SUMMARY: SummaryPart = SummaryPart { view: summary };

/// What is beside and below it.
pub static READING: ReadingPart = ReadingPart {
    columns,
    below,
    resume,
    marker,
};

/// What opens on a click.
pub static TOOLS: Tools = Tools {
    appearance: |act| html! { <Appearance act={act.clone()} /> },
    export: export_items::items,
    link_too_long: export_items::too_long,
    source,
    help: |act, sheet| html! { <Help act={act.clone()} {sheet} /> },
    library: |act, library| html! { <Library act={act.clone()} library={library.clone()} /> },
    shelving,
    add_article: |act, open| html! { <AddArticle act={act.clone()} open={open.clone()} /> },
    bars,
};

fn source(props: SourceProps) -> Html {
    html! { <SourceEditor ..props /> }
}

fn summary(context: Context<'_>) -> Html {
    let Context {
        state,
        reading,
        client,
        act,
    } = context;
    html! {
        <>
            <Panes act={act.clone()} pane={state.appearance.pane} />
            <Summary
                act={act.clone()}
                client={client.clone()}
                draft={state.document.draft.clone()}
                options={state.options()}
                analysis={reading.analysis.clone()}
                chosen={reading.chosen.clone()}
                topic={reading.topic.clone()}
                lit={reading.lit}
                parts={state.parts}
            />
        </>
    }
}

fn below(
    act: &Act,
    analysis: &Rc<Analysis>,
    highlights: &[Highlight],
    topic: Option<&Topic>,
) -> Html {
    html! {
        <>
            <Aids act={act.clone()} analysis={analysis.clone()} />
            <Highlights act={act.clone()} analysis={analysis.clone()} highlights={highlights.to_vec()} topic={topic.cloned()} />
        </>
    }
}

fn resume(context: Context<'_>) -> Html {
    let Context {
        state,
        reading,
        act,
        ..
    } = context;
    html! {
        <Resume act={act.clone()} analysis={reading.analysis.clone()} keeps={state.library.keeps} />
    }
}

fn marker(context: Context<'_>) -> Html {
    let Context {
        state,
        reading,
        act,
        ..
    } = context;
    html! {
        <Marker
            act={act.clone()}
            analysis={reading.analysis.clone()}
            export={context.export()}
            colour={state.appearance.colour}
            opened={reading.opened.map(|opened| opened.at)}
        />
    }
}

/// The number of corrections of names. Accepting a name is not a correction.
fn corrected(state: &State) -> usize {
    let corrections = state.document.draft.corrections.iter();
    let changes = corrections.filter(
        |correction| !matches!(correction, Correction::Kind { of, kind } if of.kind == *kind),
    );
    changes.count()
}

fn columns(context: Context<'_>) -> Html {
    let Context {
        state,
        reading,
        act,
        ..
    } = context;
    let (analysis, chosen) = (&reading.analysis, &reading.chosen);
    let to_check = Rc::new(state.to_check());
    html! {
        <>
            <div class="text">
                <Sources export={context.export()} parts={state.parts} />
                <div class="body">
                    <Article
                        act={act.clone()}
                        analysis={analysis.clone()}
                        language={state.document.draft.language}
                        chosen={chosen.clone()}
                        focus={reading.focus}
                        target={reading.target}
                        unsure={to_check.clone()}
                        highlights={state.document.draft.highlights.clone()}
                        opened={reading.opened.map(|opened| opened.at)}
                        lit={reading.lit}
                        hidden={state.appearance.hidden.clone()}
                        labels={state.appearance.labels}
                    />
                    <Overview
                        act={act.clone()}
                        analysis={analysis.clone()}
                        chosen={chosen.clone()}
                        focus={reading.focus}
                    />
                </div>
                <SetAside act={act.clone()} analysis={analysis.clone()} />
            </div>
            <div class="things">
                <Outline
                    act={act.clone()}
                    analysis={analysis.clone()}
                    chosen={chosen.clone()}
                    spread={state.is_spread()}
                />
                <Entities
                    act={act.clone()}
                    analysis={analysis.clone()}
                    focus={reading.focus}
                    hidden={state.appearance.hidden.clone()}
                    labels={state.appearance.labels}
                    corrections={corrected(state)}
                    to_check={to_check.clone()}
                    rules={state.rules.clone()}
                />
                <Keywords
                    act={act.clone()}
                    keywords={analysis.clone()}
                    about={match &reading.topic {
                        Some(Topic::Keyword(at)) => Some(*at),
                        _ => None,
                    }}
                />
            </div>
        </>
    }
}
