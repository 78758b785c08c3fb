//! The article as read text, drawn slice by slice so that no text stalls the page.

use std::ops::Range;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::language::LanguageChoice;
use super::slice::{SliceView, Spotlight};
use super::{Act, on};
use crate::digest::{EntityKind, Role};
use crate::page::analysis::{Analysis, fold};
use crate::page::layout::{Slice, code};
use crate::page::state::{Action, Focus, Place, Target};
use crate::page::{dom, words};
use crate::text::language::Language;

/// Slices that are drawn at once; the rest follows, a few at a time.
const FIRST: usize = 2;
/// Slices that are drawn in one go after that.
const PORTION: usize = 1;
/// Slices that are looked at together when something changes.
const STRETCH: usize = 32;
/// Slices from which on an article is laid out only where it is seen.
const ENDLESS: usize = 12;

/// What the article depends on.
#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    /// How to say what happened.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The language that the reader chose for it.
    pub language: Option<Language>,
    /// The sentences of the summary, ascending.
    pub chosen: Rc<Vec<usize>>,
    /// The entity whose mentions are stepped through.
    pub focus: Option<Focus>,
    /// The place that was last jumped to.
    pub target: Option<Target>,
    /// The sentence that the pointer or the focus is on.
    pub lit: Option<usize>,
    /// The kinds that are not marked.
    pub hidden: Vec<EntityKind>,
    /// Whether kinds are written beside the marks.
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
    let shown = use_shown(analysis);
    use_jumps(*target, (analysis.number, shown));

    let current = target.and_then(|target| match target.place {
        Place::Sentence(at) => Some(at),
        Place::Mention(_) => None,
    });
    let spotlight = focus.map(|focus| Spotlight {
        entity: focus.entity,
        mention: analysis.mentions_of(focus.entity).get(focus.step).copied(),
    });
    let stretch = |(number, slices): (usize, &[Slice])| {
        let first = number * STRETCH;
        let sentences = sentences_of(slices);
        let within = |sentence: &usize| sentences.contains(sentence);
        html! {
            <Stretch
                key={number}
                act={act.clone()}
                analysis={analysis.clone()}
                {first}
                end={shown.min(first + slices.len())}
                chosen={chosen.iter().copied().filter(within).collect::<Vec<_>>()}
                current={current.filter(within)}
                lit={props.lit.filter(within)}
                {spotlight}
            />
        }
    };
    let classes = classes!(
        "article",
        props.labels.then_some("labelled"),
        (!analysis.digest.articles.is_empty()).then_some("several"),
        focus.map(|_| "focusing"),
        (analysis.slices.len() >= ENDLESS).then_some("endless"),
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
            class={classes}
            lang={analysis.digest.language.code()}
            dir={analysis.digest.language.direction().code()}
            aria-label={title.map_or_else(|| words::t().untitled.to_owned(), |title| fold(&title.text))}
            data-analysed={analysis.number.to_string()}
            data-ms={format!("{:.1}", analysis.ms)}
            onclick={click(act, analysis)}
            onmouseover={hover(act, chosen)}
            onmouseleave={on(act, Action::Light(None))}
        >
            <p class="facts" lang={words::t().code} dir="ltr">
                { for words::facts(analysis, analysis.words_of(chosen)).into_iter().map(|fact| html! {
                    <span>{ fact }</span>
                }) }
                <LanguageChoice
                    act={act.clone()}
                    language={analysis.digest.language}
                    chosen={props.language}
                />
            </p>
            if let Some(title) = title.filter(|_| !stands) {
                <h2 class="title">{ fold(&title.text) }</h2>
            }
            // A list of their own: only where every child has a key does Yew leave those alone that
            // did not change.
            <div>
                { for analysis.slices.chunks(STRETCH).take(shown.div_ceil(STRETCH)).enumerate().map(stretch) }
            </div>
        </article>
    }
}

/// What a stretch depends on.
#[derive(Properties, PartialEq)]
struct StretchProps {
    act: Act,
    analysis: Rc<Analysis>,
    /// The first of its slices.
    first: usize,
    /// The end of those of its slices that are drawn.
    end: usize,
    chosen: Vec<usize>,
    current: Option<usize>,
    lit: Option<usize>,
    spotlight: Option<Spotlight>,
}

/// Some slices, which a change elsewhere does not concern: of an article as long as a book, the page
/// then looks at a few of its thousand slices.
#[component]
fn Stretch(props: &StretchProps) -> Html {
    let StretchProps { first, end, .. } = *props;
    let slices = props.analysis.slices.get(first..end).unwrap_or_default();
    let slice = |(at, slice): (usize, &Slice)| {
        let within = |sentence: &usize| slice.sentences.contains(sentence);
        html! {
            <SliceView
                key={first + at}
                act={props.act.clone()}
                analysis={props.analysis.clone()}
                at={first + at}
                chosen={props.chosen.iter().copied().filter(within).collect::<Vec<_>>()}
                current={props.current.filter(within)}
                lit={props.lit.filter(within)}
                spotlight={props.spotlight.filter(|light| light.falls_on(slice))}
            />
        }
    };
    html! { { for slices.iter().enumerate().map(slice) } }
}

/// The sentences that `slices` have, as indices.
fn sentences_of(slices: &[Slice]) -> Range<usize> {
    let ranges = slices.iter().map(|slice| &slice.sentences);
    let mut ranges = ranges.filter(|range| !range.is_empty());
    ranges.next().map_or(0..0, |first| {
        first.start..ranges.next_back().unwrap_or(first).end
    })
}

/// How many slices of `analysis` are drawn: few at first, then more with each breath of the page.
#[hook]
fn use_shown(analysis: &Rc<Analysis>) -> usize {
    let progress = use_state(|| (0, FIRST));
    let (number, total) = (analysis.number, analysis.slices.len());
    let shown = if progress.0 == number {
        progress.1
    } else {
        FIRST
    };
    use_effect_with((number, shown), move |&(number, shown)| {
        let more = move || progress.set((number, shown + PORTION));
        let timer = (shown < total).then(|| Timeout::new(0, more));
        move || drop(timer)
    });
    shown
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
            Place::Mention(at) => (format!("#article [data-mention='{at}']"), false),
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
        if dom::has_selection() {
            return;
        }
        if let Some(entity) = dom::number_around(event.target(), "data-entity")
            && !analysis.mentions_of(entity).is_empty()
        {
            act.emit(Action::Focus(entity));
        }
    })
}

/// A chosen sentence under the pointer lights its partner in the summary.
fn hover(act: &Act, chosen: &Rc<Vec<usize>>) -> Callback<MouseEvent> {
    let (act, chosen) = (act.clone(), chosen.clone());
    Callback::from(move |event: MouseEvent| {
        let sentence = dom::number_around(event.target(), "data-sentence");
        act.emit(Action::Light(
            sentence.filter(|at| chosen.binary_search(at).is_ok()),
        ));
    })
}
