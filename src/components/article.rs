//! The article as readable text, drawn slice by slice.

use std::cell::RefCell;
use std::iter;
use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::form::Footnotes;
use super::language::LanguageChoice;
use super::slice::{Ink, SliceView, Spotlight, mentions};
use super::{Act, on};
use crate::browser::dom;
use crate::browser::later::Wait;
use crate::i18n;
use crate::model::analysis::{Analysis, fold};
use crate::model::drawing::{Drawing, Drawn};
use crate::model::highlight::Highlight;
use crate::model::layout::{Slice, code};
use crate::state::{Action, Focus, Highlighting, Place, Target};
use pith::digest::{EntityKind, Role};
use pith::text::language::Language;

/// How many slices are compared together when something changes.
const SLICES_COMPARED: usize = 32;
/// From this many slices on, only the visible part of an article is laid out.
const SLICES_OF_LONG_ARTICLE: usize = 12;

/// Properties of the article.
#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The language that the reader chose for it.
    pub language: Option<Language>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
    /// The entity whose mentions are being stepped through.
    pub focus: Option<Focus>,
    /// The place that was last jumped to.
    pub target: Option<Target>,
    /// The sentence under the pointer or the focus.
    pub lit: Option<usize>,
    /// The names to check, as entities.
    pub unsure: Rc<Vec<usize>>,
    /// What the reader has highlighted.
    pub highlights: Vec<Highlight>,
    /// The highlight that is open, as an index.
    pub opened: Option<usize>,
    /// The kinds that are not marked.
    pub hidden: Vec<EntityKind>,
    /// Whether kinds are shown beside the marks.
    pub labels: bool,
}

/// The article.
#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let ArticleProps {
        act,
        analysis,
        chosen,
        focus,
        target,
        ..
    } = props;
    let drawing = use_drawing(analysis, chosen);
    let drawing = drawing.borrow();
    use_jumps(*target, (analysis.number, drawing.fresh()));

    let current = target.and_then(|target| match target.place {
        Place::Sentence(at) => Some(at),
        Place::Mention(_) | Place::Article(_) | Place::Highlight(_) => None,
    });
    let spotlight = focus.map(|focus| Spotlight {
        entity: focus.entity,
        mention: analysis.mentions_of(focus.entity).get(focus.step).copied(),
    });
    let inks: Rc<Vec<Ink>> = Rc::new(inks(props));
    let stretch = |(number, slices): (usize, &[Drawn])| {
        let first = number * SLICES_COMPARED;
        let newest = analysis.slices.get(first..).unwrap_or_default();
        let sentences = sentences_of(&newest[..newest.len().min(SLICES_COMPARED)]);
        let within = |sentence: &usize| sentences.contains(sentence);
        html! {
            <Stretch
                key={number}
                act={act.clone()}
                {first}
                slices={slices.to_vec()}
                chosen={chosen.iter().copied().filter(within).collect::<Vec<_>>()}
                current={current.filter(within)}
                lit={props.lit.filter(within)}
                {spotlight}
                inks={inks.clone()}
                unsure={props.unsure.clone()}
            />
        }
    };
    // Only then do the marks and the analysis number things the same way.
    let answers = !drawing.is_mixed();
    let text = drawing.text();
    let before = Some(drawing.leaving()).filter(|leaving| !leaving.is_empty());
    let before = before.map(|leaving| (text - 1, leaving, drawing.fresh() > 0));
    let texts = iter::once((text, drawing.slices(), false)).chain(before);
    let classes = classes!(
        "article",
        props.labels.then_some("labelled"),
        (!analysis.digest.articles.is_empty()).then_some("several"),
        focus.map(|_| "focusing"),
        (analysis.slices.len() >= SLICES_OF_LONG_ARTICLE).then_some("endless"),
        props
            .hidden
            .iter()
            .map(|&kind| format!("hide-{}", code(kind)))
            .collect::<Vec<_>>(),
    );
    let title = analysis.digest.title.as_ref();
    let stands = analysis
        .digest
        .blocks
        .iter()
        .any(|block| block.role == Role::Title);
    html! {
        <article
            id="article"
            tabindex="-1"
            class={classes}
            lang={analysis.digest.language.code()}
            dir={analysis.digest.language.direction().code()}
            aria-label={title.map_or_else(|| i18n::t().untitled.to_owned(), |title| fold(&title.text))}
            data-analysed={drawing.newest_drawn().to_string()}
            data-partial={analysis.digest.is_partial().then_some("names")}
            data-ms={format!("{:.1}", analysis.ms)}
            onclick={answers.then(|| click(act, analysis))}
            onkeydown={answers.then(|| keys(act, analysis))}
            onmouseover={answers.then(|| hover(act, chosen))}
            onmouseleave={on(act, Action::Light(None))}
        >
            <p class="facts" lang={i18n::t().code} dir="ltr">
                { for i18n::facts(analysis, analysis.words_of(chosen)).into_iter().map(|fact| html! {
                    <span>{ fact }</span>
                }) }
                <LanguageChoice
                    act={act.clone()}
                    languages={analysis.digest.languages().into_iter().map(|(language, _)| language).collect::<Vec<_>>()}
                    chosen={props.language}
                />
            </p>
            if let Some(title) = title.filter(|_| !stands) {
                <h2 class="title">{ fold(&title.text) }</h2>
            }
            // Lists of their own: Yew leaves unchanged children alone only if every child has a
            // key.
            <div>
                { for texts.map(|(key, slices, hidden)| html! {
                    <div {key} {hidden}>{ for slices.chunks(SLICES_COMPARED).enumerate().map(stretch) }</div>
                }) }
            </div>
            <Footnotes analysis={analysis.clone()} />
        </article>
    }
}

/// Properties of a stretch.
#[derive(Properties, PartialEq)]
struct StretchProps {
    act: Act,
    /// The first of its slices.
    first: usize,
    slices: Vec<Drawn>,
    /// The following belong to the newest analysis.
    chosen: Vec<usize>,
    current: Option<usize>,
    lit: Option<usize>,
    spotlight: Option<Spotlight>,
    inks: Rc<Vec<Ink>>,
    unsure: Rc<Vec<usize>>,
}

/// A group of slices that changes elsewhere do not affect: in an article as long as a book, the
/// page then compares a few of its thousand slices.
#[component]
fn Stretch(props: &StretchProps) -> Html {
    let slice = |(at, drawn): (usize, &Drawn)| {
        let at = props.first + at;
        let slice = drawn.analysis.slices.get(at);
        let within =
            |sentence: &usize| slice.is_some_and(|slice| slice.sentences.contains(sentence));
        let (chosen, current, lit, spotlight) = match &drawn.outdated {
            None => (&props.chosen, props.current, props.lit, props.spotlight),
            Some(chosen) => (&**chosen, None, None, None),
        };
        let named = |&at: &usize| slice.is_some_and(|slice| mentions(slice, at));
        let fresh = drawn.outdated.is_none();
        let unsure = props.unsure.iter().copied().filter(|at| fresh && named(at));
        let falls = |light: &Spotlight| slice.is_some_and(|slice| light.falls_on(slice));
        html! {
            <SliceView
                key={at}
                act={props.act.clone()}
                analysis={drawn.analysis.clone()}
                {at}
                chosen={chosen.iter().copied().filter(within).collect::<Vec<_>>()}
                current={current.filter(within)}
                lit={lit.filter(within)}
                spotlight={spotlight.filter(falls)}
                inks={slice.map_or_else(Vec::new, |slice| inks_of(&props.inks, slice))}
                unsure={unsure.collect::<Vec<_>>()}
            />
        }
    };
    html! { { for props.slices.iter().enumerate().map(slice) } }
}

/// The highlights, in order, as they are drawn.
fn inks(props: &ArticleProps) -> Vec<Ink> {
    let highlights = props.highlights.iter().enumerate();
    let inks = highlights.filter_map(|(at, highlight)| {
        Some(Ink {
            at,
            span: highlight.span?,
            colour: highlight.colour,
            note: highlight.note.clone(),
            is_open: props.opened == Some(at),
        })
    });
    inks.collect()
}

/// The `inks` within a slice.
fn inks_of(inks: &[Ink], slice: &Slice) -> Vec<Ink> {
    let runs = || slice.pieces.iter().flat_map(|piece| &piece.runs);
    let (Some(first), Some(last)) = (runs().next(), runs().next_back()) else {
        return Vec::new();
    };
    let (start, end) = (first.span.start(), last.span.end());
    let from = inks.partition_point(|ink| ink.span.end() <= start);
    let past = inks.partition_point(|ink| ink.span.start() < end);
    inks.get(from..past).unwrap_or_default().to_vec()
}

/// The sentences of `slices`, as indices.
fn sentences_of(slices: &[Slice]) -> Range<usize> {
    let ranges = slices.iter().map(|slice| &slice.sentences);
    let mut ranges = ranges.filter(|range| !range.is_empty());
    ranges.next().map_or(0..0, |first| {
        first.start..ranges.next_back().unwrap_or(first).end
    })
}

/// How much of `analysis`, with `chosen` in the summary, is drawn: nothing at first, then one slice
/// after another, yielding to the browser in between. Slices that are laid out wait for a paint
/// between them, since the browser would lay out several of them in one task.
#[hook]
fn use_drawing(analysis: &Rc<Analysis>, chosen: &Rc<Vec<usize>>) -> Rc<RefCell<Drawing>> {
    let drawing = use_mut_ref(Drawing::default);
    let in_sight = || dom::number_in_sight("#article", "data-slice");
    drawing.borrow_mut().turn_to(analysis, chosen, in_sight);
    let (next, again) = (Rc::clone(&drawing), use_force_update());
    let (fresh, leaving) = {
        let drawing = drawing.borrow();
        (drawing.fresh(), drawing.leaving().len())
    };
    // Every step changes at least one of them.
    use_effect_with((analysis.number, fresh, leaving), move |&(_, fresh, _)| {
        let waits = !next.borrow().is_done();
        let step = move || {
            next.borrow_mut().step();
            again.force_update();
        };
        let wait = waits.then(|| {
            if fresh < SLICES_OF_LONG_ARTICLE {
                Wait::paint(step)
            } else {
                Wait::task(step)
            }
        });
        move || drop(wait)
    });
    drawing
}

/// Scrolls to `target` once it is drawn.
#[hook]
fn use_jumps(target: Option<Target>, drawn: (u32, usize)) {
    let done = use_mut_ref(|| None);
    use_effect_with((target, drawn), move |&(target, _)| {
        let Some(target) = target else {
            done.replace(None);
            return;
        };
        let (selector, focus) = match target.place {
            Place::Sentence(at) => (format!("#article [data-sentence='{at}']"), true),
            Place::Mention(at) => (format!("#article [data-mention='{at}']"), true),
            Place::Article(at) => (format!("#article [data-article='{at}']"), true),
            Place::Highlight(at) => (format!("#article [data-highlight='{at}']"), true),
        };
        if *done.borrow() != Some(target) && dom::show(&selector, focus) {
            done.replace(Some(target));
        }
    });
}

/// A click on a mark shows its entity's mentions, unless the reader was selecting text.
fn click(act: &Act, analysis: &Rc<Analysis>) -> Callback<MouseEvent> {
    let (act, analysis) = (act.clone(), analysis.clone());
    Callback::from(move |event: MouseEvent| {
        if follow(&act, &event) || dom::has_selection() {
            return;
        }
        if let Some(entity) = dom::number_around(event.target(), "data-entity")
            && !analysis.mentions_of(entity).is_empty()
        {
            act.emit(Action::Focus(entity));
        } else if let Some(at) = dom::number_around(event.target(), "data-highlight") {
            act.emit(Action::Highlight(Highlighting::Open(at)));
        }
    })
}

/// Follows a link, if the click was on one: the page handles links within the text, the browser
/// those that leave the page. Returns whether it was a link.
fn follow(act: &Act, event: &MouseEvent) -> bool {
    if let Some(sentence) = dom::number_around(event.target(), "data-jump") {
        event.prevent_default();
        act.emit(Action::Jump(sentence));
        return true;
    }
    if let Some(id) = dom::attribute_around(event.target(), "data-show") {
        event.prevent_default();
        dom::show(&format!("#{id}"), true);
        return true;
    }
    dom::attribute_around(event.target(), "href").is_some()
}

/// On a focused mark, Enter shows its entity's mentions, and the arrows lead to the next and the
/// previous mark.
fn keys(act: &Act, analysis: &Rc<Analysis>) -> Callback<KeyboardEvent> {
    let (act, analysis) = (act.clone(), analysis.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(mention) = dom::number_around(event.target(), "data-mention") else {
            return;
        };
        let to = match event.key().as_str() {
            "Enter" | " " => {
                event.prevent_default();
                if let Some(found) = analysis.digest.mentions.get(mention) {
                    act.emit(Action::Focus(found.entity));
                }
                return;
            }
            "ArrowRight" | "ArrowDown" => mention + 1,
            "ArrowLeft" | "ArrowUp" if mention > 0 => mention - 1,
            _ => return,
        };
        event.prevent_default();
        dom::show(&format!("#article [data-mention='{to}']"), true);
    })
}

/// A chosen sentence under the pointer also highlights its counterpart in the summary.
fn hover(act: &Act, chosen: &Rc<Vec<usize>>) -> Callback<MouseEvent> {
    let (act, chosen) = (act.clone(), chosen.clone());
    Callback::from(move |event: MouseEvent| {
        let sentence = dom::number_around(event.target(), "data-sentence");
        act.emit(Action::Light(
            sentence.filter(|at| chosen.binary_search(at).is_ok()),
        ));
    })
}
