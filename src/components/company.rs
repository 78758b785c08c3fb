//! Which names appear together: a menu of those that appear with one, and a diagram of all.

use std::f64::consts::TAU;
use std::rc::Rc;

use web_sys::js_sys::Math;
use yew::prelude::*;

use super::menu::Menu;
use super::{Act, on};
use crate::i18n;
use crate::i18n::study;
use crate::model::analysis::{Analysis, clip};
use crate::model::company::Picture;
use crate::model::layout::code;
use crate::state::Action;

/// Maximum number of names listed.
const MOST_NAMES: usize = 12;
/// Maximum length of a name as shown, in characters, in the list …
const MOST_CHARS: usize = 40;
/// … and in the picture.
const FEW_CHARS: usize = 16;

/// Properties of the menu.
#[derive(Properties, PartialEq)]
pub struct CompanyProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
    /// The entity, as an index.
    pub entity: usize,
}

/// The names in the sentences of one name, each with the number of sentences that it shares.
#[component]
pub fn Company(props: &CompanyProps) -> Html {
    let CompanyProps {
        act,
        analysis,
        entity,
    } = props;
    let of = (analysis.number, *entity);
    let company = use_memo(of, |_| analysis.company(*entity));
    if company.is_empty() {
        return Html::default();
    }
    let name = |&(at, count): &(usize, usize)| {
        let entity = &analysis.digest.entities[at];
        html! {
            <button
                key={at}
                class="item with-count"
                type="button"
                data-kind={code(entity.kind)}
                data-with={at.to_string()}
                onclick={on(act, Action::Focus(at))}
            >
                <span class="swatch" aria-hidden="true" />
                <span class="name">{ clip(&entity.name, MOST_CHARS) }</span>
                <span class="count" title={study::sentences(count)}>{ i18n::number(count) }</span>
            </button>
        }
    };
    html! {
        <Menu id="company" label={i18n::t().study.appears_with}>
            <p class="label">{ i18n::t().study.same_sentences }</p>
            { for company.iter().take(MOST_NAMES).map(name) }
        </Menu>
    }
}

/// Properties of the picture.
#[derive(Properties, PartialEq)]
pub struct TogetherProps {
    /// Dispatches actions.
    pub act: Act,
    /// The analysis.
    pub analysis: Rc<Analysis>,
}

/// The diagram of names that appear together, if there are enough of them: names around a circle,
/// and a line between any two that share a sentence, thicker the more they share.
#[component]
pub fn Together(props: &TogetherProps) -> Html {
    let TogetherProps { act, analysis } = props;
    let picture = use_memo(analysis.number, |_| analysis.picture());
    let Some(picture) = &*picture else {
        return Html::default();
    };
    html! {
        <details id="together" class="missed">
            <summary>{ i18n::t().study.together }</summary>
            { draw(act, analysis, picture) }
        </details>
    }
}

fn draw(act: &Act, analysis: &Analysis, picture: &Picture) -> Html {
    let name = |at: usize| &analysis.digest.entities[picture.names[at]];
    // In tenths of the diagram's unit, and with the browser's own sine: Rust's is large.
    let place = |at: usize| {
        let turn = TAU * (at as f64 / picture.names.len() as f64 - 0.25);
        let along = |middle: f64, radius: f64, share: f64| (middle + radius * share) as i32;
        (
            along(1200.0, 560.0, Math::cos(turn)),
            along(1000.0, 720.0, Math::sin(turn)),
        )
    };
    let link = |&(one, other, count): &(usize, usize, usize)| {
        let ((x1, y1), (x2, y2)) = (place(one), place(other));
        html! {
            <line
                x1={x1.to_string()} y1={y1.to_string()} x2={x2.to_string()} y2={y2.to_string()}
                stroke-width={(8 * count.min(6)).to_string()}
            />
        }
    };
    let node = |at: usize| {
        let ((x, y), entity) = (place(at), name(at));
        // Each name is outside the circle, on the side of its point.
        let (anchor, aside, down) = match x {
            1210.. => ("start", 80, 35),
            ..1190 => ("end", -80, 35),
            _ if y < 1000 => ("middle", 0, -90),
            _ => ("middle", 0, 160),
        };
        html! {
            <g data-kind={code(entity.kind)} onclick={on(act, Action::Focus(picture.names[at]))}>
                <circle cx={x.to_string()} cy={y.to_string()} r="45" />
                <text x={(x + aside).to_string()} y={(y + down).to_string()} text-anchor={anchor}>
                    { clip(&entity.name, FEW_CHARS) }
                </text>
            </g>
        }
    };
    let told = picture.links.iter().map(|&(one, other, count)| {
        format!(
            "{} – {}: {}",
            name(one).name,
            name(other).name,
            i18n::number(count)
        )
    });
    let told = told.collect::<Vec<_>>().join("; ");
    html! {
        <svg class="network" viewBox="-250 0 2900 2000" role="img" aria-label={told}>
            <g class="links">{ for picture.links.iter().map(link) }</g>
            { for (0..picture.names.len()).map(node) }
        </svg>
    }
}
