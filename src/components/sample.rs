//! A small picture of the result: an article with marks, and its summary.

use yew::prelude::*;

use crate::i18n;

/// The picture: lines for the text of an article, three of them marked; the same three as its
/// summary; and underlined names.
#[component]
pub fn Sample() -> Html {
    // The lines of the article: start, length, and whether the summary has it.
    let lines = [
        (24, 300, true),
        (24, 316, false),
        (24, 286, false),
        (24, 190, false),
        (24, 310, false),
        (24, 296, true),
        (24, 312, false),
        (24, 150, false),
        (24, 304, false),
        (24, 280, false),
        (24, 306, true),
        (24, 120, false),
    ];
    let line = |(at, &(x, width, chosen)): (usize, &(i32, i32, bool))| {
        let gap = i32::try_from(at / 4).unwrap_or_default() * 10;
        let y = 58 + i32::try_from(at).unwrap_or_default() * 17 + gap;
        html! {
            <>
                if chosen {
                    <rect class="sample-lit" x={(x - 4).to_string()} y={(y - 5).to_string()} width={(width + 8).to_string()} height="16" rx="2" />
                }
                <rect class="sample-line" width={width.to_string()} height="6" rx="3" x={x.to_string()} y={y.to_string()} />
            </>
        }
    };
    let point = |at: i32| {
        let y = 58 + at * 62;
        html! {
            <>
                <rect class="sample-rule" x="404" y={(y - 4).to_string()} width="4" height="44" />
                { for [(196, 0), (182, 15), (110, 30)].into_iter().map(|(width, down)| html! {
                    <rect class="sample-line" x="418" y={(y + down).to_string()} width={width.to_string()} height="6" rx="3" />
                }) }
            </>
        }
    };
    let name = |(kind, x, y, width): (&'static str, i32, i32, i32)| {
        html! {
            <rect class="sample-name" data-kind={kind} x={x.to_string()} y={y.to_string()} width={width.to_string()} height="2.5" />
        }
    };
    let names = [
        ("person", 60, 67, 74),
        ("place", 210, 84, 58),
        ("organization", 24, 101, 88),
        ("place", 150, 145, 52),
        ("person", 226, 162, 70),
        ("organization", 96, 223, 92),
        ("person", 24, 257, 66),
    ];
    html! {
        <svg class="sample" viewBox="0 0 640 306" preserveAspectRatio="xMinYMin" role="img" aria-label={i18n::t().sample}>
            <rect class="sample-card" x="1" y="1" width="362" height="304" rx="12" />
            <rect class="sample-title" x="24" y="24" width="220" height="12" rx="4" />
            { for lines.iter().enumerate().map(line) }
            { for names.into_iter().map(name) }
            <rect class="sample-card" x="384" y="1" width="255" height="236" rx="12" />
            <rect class="sample-title" x="404" y="24" width="96" height="12" rx="4" />
            { for (0..3).map(point) }
        </svg>
    }
}
