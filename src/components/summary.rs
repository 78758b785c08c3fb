//! The summary: its sentences, its length, and its exports.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::articles::Articles;
use super::export::ExportProps;
use super::export_menu::ExportMenu;
use super::listen::Listen;
use super::part;
use super::search::Search;
use super::{Act, on, use_option};
use crate::export::Format;
use crate::i18n;
use crate::i18n::form::words;
use crate::model::analysis::{Analysis, clip, fold};
use crate::model::draft::{Draft, Unit, View};
use crate::model::ordering::order;
use crate::state::{Action, Parts, Topic, Verdict};
use crate::worker::client::Client;
use pith::Options;

/// Maximum length of a sentence in a button's label, in characters.
const MOST_NAMED: usize = 40;

/// Maximum length of a sentence as shown, in characters.
const MOST_CHARS: usize = 1_500;

/// Properties of the summary.
#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// Dispatches actions.
    pub act: Act,
    /// The worker, for exports.
    pub client: Client,
    /// The text.
    pub draft: Draft,
    /// The options of its analysis.
    pub options: Options,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The sentences, as ascending indices.
    pub chosen: Rc<Vec<usize>>,
    /// The topic of the summary, if it is not the whole text.
    pub topic: Option<Topic>,
    /// The sentence under the pointer or the focus.
    pub lit: Option<usize>,
    /// Which parts of the program are here.
    pub parts: Parts,
}

/// The summary.
#[component]
pub fn Summary(props: &SummaryProps) -> Html {
    let SummaryProps {
        act,
        analysis,
        chosen,
        ..
    } = props;
    let (lang, dir) = {
        let language = analysis.digest.language;
        (language.code(), language.direction().code())
    };
    let whole = chosen.len() == analysis.digest.sentences.len();
    html! {
        <section id="summary" class="summary" aria-labelledby="summary-heading">
            <div class="summary-head">
                <h2 id="summary-heading" class="label" tabindex="-1">{ i18n::t().summary }</h2>
                if !analysis.is_empty() {
                    <Listen act={act.clone()} language={lang} />
                    <ExportMenu export={export(props)} parts={props.parts} />
                }
            </div>
            if !analysis.digest.articles.is_empty() {
                <p class="summary-of">{ i18n::articles(analysis.digest.articles.len()) }</p>
                <Articles act={act.clone()} analysis={analysis.clone()} />
            } else if let Some(title) = &analysis.digest.title {
                <p class="summary-of" {lang} {dir}>{ clip(&fold(&title.text), MOST_CHARS) }</p>
            }
            if analysis.is_empty() {
                <p class="note">{ i18n::t().no_article }</p>
            } else {
                <Search act={act.clone()} analysis={analysis.clone()} topic={props.topic.clone()} />
                if chosen.is_empty() {
                    <p class="note">{ i18n::t().nothing_about }</p>
                }
                <ol class={classes!("points", props.draft.view.paragraph.then_some("flowing"))} {lang} {dir}>
                    { for shown(props).into_iter().map(|at| point(props, at)) }
                </ol>
                if whole {
                    <p class="note">{ i18n::t().short }</p>
                }
                <Length ..LengthProps {
                    act: act.clone(),
                    analysis: analysis.clone(),
                    chosen: chosen.clone(),
                    view: props.draft.view,
                } />
                { view(props) }
                if let Some(reading) = part::reading() {
                    { (reading.below)(act, analysis, &props.draft.highlights, props.topic.as_ref()) }
                }
            }
        </section>
    }
}

/// The chosen sentences in the order in which they are shown.
fn shown(props: &SummaryProps) -> Vec<usize> {
    let chosen = props.chosen.to_vec();
    if !props.draft.view.by_weight {
        return chosen;
    }
    let sentences = &props.analysis.digest.sentences;
    let score = |at: &usize| sentences.get(*at).map_or(0.0, |sentence| sentence.score);
    order(chosen, &|one, other| score(other).total_cmp(&score(one)))
}

/// How the summary is shown, and the reader's decisions on its sentences.
fn view(props: &SummaryProps) -> Html {
    let SummaryProps { act, draft, .. } = props;
    let switch = |id: &'static str, pressed: bool, says: &'static str, action: Action| {
        html! {
            <button {id} class="switch" type="button" aria-pressed={pressed.to_string()} onclick={on(act, action)}>
                <span class="knob" aria-hidden="true" />
                { says }
            </button>
        }
    };
    let kept = draft.choices.iter().filter(|choice| choice.keep).count();
    html! {
        <>
            <div class="view">
                { switch("paragraph", draft.view.paragraph, i18n::t().paragraph, Action::Paragraph) }
                { switch("by-weight", draft.view.by_weight, i18n::t().by_weight, Action::ByWeight) }
            </div>
            if !draft.choices.is_empty() {
                <p class="corrections">
                    { i18n::choices(kept, draft.choices.len() - kept) }
                    <button id="undo-choices" class="tool" type="button" onclick={on(act, Action::ForgetSentences)}>
                        { i18n::t().undo }
                    </button>
                </p>
            }
        </>
    }
}

/// A sentence of the summary, with its reasons.
fn point(props: &SummaryProps, at: usize) -> Html {
    let SummaryProps { act, analysis, .. } = props;
    let Some(sentence) = analysis.digest.sentences.get(at) else {
        return Html::default();
    };
    let span = sentence.span;
    let text = clip(&fold(span.text(&analysis.source)), MOST_CHARS);
    let (lang, dir) = analysis.foreign_at(sentence.span.start()).unzip();
    let source = analysis.article_at(sentence.span.start());
    let reasons = i18n::reasons(analysis, at).join(" · ");
    let reasons_id = format!("reasons-{at}");
    let mut choices = props.draft.choices.iter();
    let pinned = choices.any(|choice| choice.block == sentence.span && choice.keep);
    let classes = classes!(
        "point",
        (props.lit == Some(at)).then_some("lit"),
        pinned.then_some("pinned"),
    );
    let flowing = props.draft.view.paragraph;
    let jump = {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            act.emit(Action::Jump(at));
        })
    };
    let say = |verdict: Verdict| {
        on(
            act,
            Action::DecideSentence {
                sentence: at,
                verdict,
            },
        )
    };
    html! {
        <li key={at} class={classes}>
            // A button cannot break across lines as running text does.
            <@{if flowing { "a" } else { "button" }}
                class="says-it"
                type={(!flowing).then_some("button")}
                href={flowing.then_some("#article")}
                data-sentence={at.to_string()}
                {lang}
                {dir}
                aria-describedby={reasons_id.clone()}
                onclick={jump}
                onmouseenter={on(act, Action::Light(Some(at)))}
                onmouseleave={on(act, Action::Light(None))}
                onfocus={on(act, Action::Light(Some(at)))}
                onblur={on(act, Action::Light(None))}
            >
                { text.clone() }
            </@>
            { " " }
            if let Some(article) = source {
                <span class="source">
                    { i18n::number(article + 1) }
                    <span class="source-title">{ analysis.title_of(article) }</span>
                </span>
            }
            <p id={reasons_id} class="reasons" lang={i18n::t().code} dir="ltr">{ reasons }</p>
            <div class="choice" lang={i18n::t().code} dir="ltr">
                <button
                    class="tool icon pin"
                    type="button"
                    aria-pressed={pinned.to_string()}
                    aria-label={about(i18n::t().keep_sentence, &text)}
                    title={i18n::t().keep_sentence}
                    onclick={say(if pinned { Verdict::Undecided } else { Verdict::Keep })}
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M8 3h8v2l-1 1v5l3 3v2h-5v6h-2v-6H6v-2l3-3V6L8 5z" />
                    </svg>
                </button>
                <button
                    class="tool icon with-source"
                    type="button"
                    aria-label={about(words().copy_with_source, &text)}
                    title={words().copy_with_source}
                    onclick={export(props).copy_plain(move || Some(Format::Quotation(span)))}
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M5 17h4l2-4V7H5v6h3zm8 0h4l2-4V7h-6v6h3z" />
                    </svg>
                </button>
                <button
                    class="tool icon bar-out"
                    type="button"
                    aria-label={about(i18n::t().leave_out, &text)}
                    title={i18n::t().leave_out}
                    onclick={say(Verdict::LeaveOut)}
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M18.3 7.1 16.9 5.7 12 10.6 7.1 5.7 5.7 7.1 10.6 12l-4.9 4.9 1.4 1.4L12 13.4l4.9 4.9 1.4-1.4L13.4 12z" />
                    </svg>
                </button>
            </div>
        </li>
    }
}

/// How to export the text.
fn export(props: &SummaryProps) -> ExportProps {
    ExportProps {
        act: props.act.clone(),
        client: props.client.clone(),
        draft: props.draft.clone(),
        options: props.options.clone(),
        analysis: props.analysis.clone(),
        chosen: props.chosen.clone(),
    }
}

/// The label of a button: what it does, and to which sentence.
fn about(does: &str, text: &str) -> String {
    format!("{does}: {}", clip(text, MOST_NAMED))
}

/// Properties of the length control.
#[derive(Properties, PartialEq)]
pub struct LengthProps {
    act: Act,
    analysis: Rc<Analysis>,
    chosen: Rc<Vec<usize>>,
    view: View,
}

/// The length control, and the resulting length.
#[component]
fn Length(props: &LengthProps) -> Html {
    let LengthProps {
        act,
        analysis,
        chosen,
        view,
    } = props;
    let oninput = {
        let act = act.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(length) = value.parse() {
                act.emit(Action::Length(length));
            }
        })
    };
    let onchange = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let value = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            let chosen = usize::try_from(value).ok().and_then(|at| Unit::ALL.get(at));
            if let Some(&unit) = chosen {
                act.emit(Action::Unit(unit));
            }
        })
    };
    let list = use_node_ref();
    let unit = Unit::ALL.into_iter().position(|unit| unit == view.unit);
    use_option(&list, unit.unwrap_or_default());
    let (longest, step) = (analysis.longest(view.unit), view.unit.step());
    let count = analysis.words_of(chosen);
    let says = i18n::length(chosen.len(), count, analysis.percent(count));
    html! {
        <div class="length">
            <label class="unseen" for="length">{ i18n::t().length }</label>
            <input
                id="length"
                type="range"
                min={step.to_string()}
                max={longest.to_string()}
                step={step.to_string()}
                value={view.length.min(longest).to_string()}
                disabled={longest <= step}
                aria-valuetext={says.clone()}
                {oninput}
            />
            <div class="length-foot">
                <p class="says">{ says }</p>
                <select ref={list} id="unit" class="language" aria-label={i18n::t().unit} {onchange}>
                    { for Unit::ALL.into_iter().map(|unit| html! {
                        <option>{ (i18n::t().unit_of)(unit) }</option>
                    }) }
                </select>
            </div>
        </div>
    }
}
