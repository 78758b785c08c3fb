//! The reading aids below the summary: the gist in one sentence, who said what, what happened when,
//! and how several articles compare.

use std::rc::Rc;

use yew::prelude::*;

use super::copy::Copy;
use super::{Act, on};
use crate::i18n;
use crate::model::aids::Speaker;
use crate::model::analysis::{Analysis, clip, fold};
use crate::state::Action;
use pith::digest::{Comparison, ComparisonKind, Dated, Passage};

/// A text with no more sentences than this has no gist of its own.
const SENTENCES_WITHOUT_GIST: usize = 3;
/// How many quotations or dates are shown at a time.
const PORTION: usize = 40;
/// Maximum length of a quotation or sentence as shown, in characters.
const MOST_CHARS: usize = 400;

/// Properties of the aids.
#[derive(Properties, PartialEq)]
pub struct AidsProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
}

/// The aids, each closed until it is opened.
#[component]
pub fn Aids(props: &AidsProps) -> Html {
    let AidsProps { act, analysis } = props;
    let aids = [
        Which::Gist,
        Which::Comparison,
        Which::Quotes,
        Which::Timeline,
    ];
    let aid = |which: Which| {
        html! { <Aid key={which.id()} {which} act={act.clone()} analysis={analysis.clone()} /> }
    };
    html! {
        <div class="aids">
            { for aids.into_iter().filter(|which| which.helps(analysis)).map(aid) }
        </div>
    }
}

/// An aid.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Gist,
    Comparison,
    Quotes,
    Timeline,
}

impl Which {
    const fn id(self) -> &'static str {
        match self {
            Self::Gist => "gist",
            Self::Comparison => "comparison",
            Self::Quotes => "quotes",
            Self::Timeline => "timeline",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Gist => i18n::t().gist,
            Self::Comparison => i18n::t().comparison,
            Self::Quotes => i18n::t().quotes,
            Self::Timeline => i18n::t().timeline,
        }
    }

    /// Its number of entries, if they are counted.
    fn count(self, analysis: &Analysis) -> usize {
        match self {
            Self::Gist => 0,
            Self::Comparison => analysis.digest.comparison.len(),
            Self::Quotes => analysis.digest.quotes.len(),
            Self::Timeline => analysis.digest.timeline.len(),
        }
    }

    /// Whether it says anything that the summary does not.
    fn helps(self, analysis: &Analysis) -> bool {
        match self {
            Self::Gist => analysis.digest.sentences.len() > SENTENCES_WITHOUT_GIST,
            Self::Comparison | Self::Quotes | Self::Timeline => self.count(analysis) > 0,
        }
    }

    /// The aid as text, for the clipboard.
    fn text(self, analysis: &Analysis) -> String {
        match self {
            Self::Gist => analysis
                .gist()
                .map_or_else(String::new, |at| analysis.sentence(at)),
            Self::Comparison => analysis.comparison_text(),
            Self::Quotes => analysis.speakers_text(),
            Self::Timeline => analysis.timeline_text(),
        }
    }

    /// Its first `shown` entries.
    fn view(self, act: &Act, analysis: &Analysis, shown: usize) -> Html {
        match self {
            Self::Gist => gist(act, analysis),
            Self::Comparison => comparison(act, analysis, shown),
            Self::Quotes => quotes(act, analysis, shown),
            Self::Timeline => timeline(act, analysis, shown),
        }
    }
}

/// Properties of an aid.
#[derive(Properties, PartialEq)]
struct AidProps {
    which: Which,
    act: Act,
    analysis: Rc<Analysis>,
}

/// A heading that opens and closes its content.
#[component]
fn Aid(props: &AidProps) -> Html {
    let open = use_state(|| false);
    let shown = use_state(|| PORTION);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PORTION))
    };
    let AidProps {
        which,
        act,
        analysis,
    } = props;
    let text = {
        let (which, analysis) = (*which, analysis.clone());
        Callback::from(move |()| which.text(&analysis))
    };
    let (id, heading, count) = (which.id(), which.heading(), which.count(analysis));
    let language = analysis.digest.language;
    let body = format!("{id}-body");
    html! {
        <section {id} class="aid">
            <div class="aid-head">
                <h3>
                    <button type="button" class="aid-switch" aria-expanded={open.to_string()} aria-controls={body.clone()} onclick={toggle}>
                        <svg class="chevron" viewBox="0 0 24 24" aria-hidden="true">
                            <path d="M7 9.5 12 14.5 17 9.5 15.6 8.1 12 11.7 8.4 8.1Z" />
                        </svg>
                        { heading }
                        if count > 0 {
                            <span class="count">{ i18n::number(count) }</span>
                        }
                    </button>
                </h3>
                if *open {
                    <Copy id={format!("{id}-copy")} act={act.clone()} {text} what={heading} />
                }
            </div>
            <div id={body} class="aid-body" hidden={!*open} lang={language.code()} dir={language.direction().code()}>
                if *open {
                    { which.view(act, analysis, *shown) }
                    if count > *shown {
                        <button class="tool more" type="button" lang={i18n::t().code} onclick={more}>
                            { i18n::more(count - *shown) }
                        </button>
                    }
                }
            </div>
        </section>
    }
}

/// A button that leads to a sentence; with several articles, it names the article.
fn leads(act: &Act, analysis: &Analysis, sentence: usize, text: &str) -> Html {
    let found = analysis.digest.sentences.get(sentence);
    let source = found.and_then(|found| analysis.article_at(found.span.start()));
    html! {
        <button type="button" class="leads" data-sentence={sentence.to_string()} onclick={on(act, Action::Jump(sentence))}>
            { clip(text, MOST_CHARS) }
            if let Some(source) = source {
                <span class="from" title={analysis.title_of(source)}>{ i18n::number(source + 1) }</span>
            }
        </button>
    }
}

fn gist(act: &Act, analysis: &Analysis) -> Html {
    let Some(at) = analysis.gist() else {
        return Html::default();
    };
    leads(act, analysis, at, &analysis.sentence(at))
}

fn quotes(act: &Act, analysis: &Analysis, shown: usize) -> Html {
    let speaker = |Speaker { name, entity, said }: Speaker| {
        let named = name.map_or_else(|| i18n::t().nobody.to_owned(), |name| clip(&name, 60));
        html! {
            <li>
                <p class="speaker">
                    if let Some(entity) = entity {
                        <button type="button" class="entity" onclick={on(act, Action::Focus(entity))}>{ named }</button>
                    } else {
                        <span>{ named }</span>
                    }
                </p>
                { for said.iter().map(|(said, sentence)| leads(act, analysis, *sentence, said)) }
            </li>
        }
    };
    let mut left = shown;
    let within = |mut speaker: Speaker| {
        speaker.said.truncate(left);
        left -= speaker.said.len();
        (!speaker.said.is_empty()).then_some(speaker)
    };
    let speakers = analysis.speakers().into_iter().filter_map(within);
    html! { <ul class="speakers">{ for speakers.map(speaker) }</ul> }
}

/// What several articles agree on and what they report differently, by kind.
fn comparison(act: &Act, analysis: &Analysis, shown: usize) -> Html {
    let passage = |passage: &Passage| {
        let said = fold(passage.span.text(&analysis.source));
        let sentence = analysis.sentence(passage.sentence);
        // A quotation speaks for itself; a figure needs its sentence.
        let text = if sentence.contains(&said) {
            sentence
        } else {
            said.clone()
        };
        let (before, after) = text.split_once(&said).unwrap_or_default();
        html! {
            <button type="button" class="leads" data-sentence={passage.sentence.to_string()} onclick={on(act, Action::Jump(passage.sentence))}>
                { before }<b>{ &said }</b>{ after }
                if let Some(source) = analysis.article_at(passage.span.start()) {
                    <span class="from" title={analysis.title_of(source)}>{ i18n::number(source + 1) }</span>
                }
            </button>
        }
    };
    let entry = |comparison: &Comparison| {
        html! {
            <li class="compared">{ for comparison.passages.iter().map(passage) }</li>
        }
    };
    let all = &analysis.digest.comparison[..shown.min(analysis.digest.comparison.len())];
    let group = |of: &[Comparison]| {
        let kind = of.first()?.kind;
        Some(html! {
            <section>
                <h4 lang={i18n::t().code}>{ i18n::compared(kind) }</h4>
                if matches!(kind, ComparisonKind::DifferentAmounts | ComparisonKind::DifferentDays) {
                    <p class="hint" lang={i18n::t().code}>{ i18n::t().comparison_hint }</p>
                }
                <ul>{ for of.iter().map(entry) }</ul>
            </section>
        })
    };
    let groups = all.chunk_by(|one, other| one.kind == other.kind);
    html! { <div class="comparison">{ for groups.filter_map(group) }</div> }
}

fn timeline(act: &Act, analysis: &Analysis, shown: usize) -> Html {
    let date = |dated: &Dated| {
        let (date, sentence) = analysis.dated(dated)?;
        Some(html! {
            <li>
                <p class="when">{ date }</p>
                { leads(act, analysis, dated.sentence, &sentence) }
            </li>
        })
    };
    let dates = analysis.digest.timeline.iter().take(shown).filter_map(date);
    html! { <ol class="dates">{ for dates }</ol> }
}
