//! The report: all figures, compared with the budgets.

use std::fmt::Write as _;

use super::figures::{Article, FirstVisit, Visit, growth};
use super::stages::{self, Stage};

/// Budget: how much longer a text of ten times the words may take.
const GROWTH: f64 = 12.0;
/// Budget: the longest time that the page's thread may be blocked, in milliseconds.
const TASK: f64 = 50.0;
/// Budget: the time to the summary on a first visit on a slow connection, in milliseconds.
const FIRST_SUMMARY: f64 = 5_000.0;
/// Budget: the layout shift of a first visit.
const SHIFT: f64 = 0.05;
/// Budget: the time to apply a change of the length, in milliseconds.
const LENGTH: f64 = 4.0;

/// A browser's name and version, and its measurements.
pub(super) type Measured = (String, Visit);

/// The time until each browser's page accepted a paste.
pub(super) fn starts(browsers: &[Measured]) -> String {
    let mut table = String::from("| | cold | warm |\n|---|---:|---:|\n");
    for (browser, visit) in browsers {
        let _ = writeln!(
            table,
            "| {browser} | {:.0} ms | {:.0} ms |",
            visit.cold, visit.warm
        );
    }
    table
}

/// The first visit on a slow connection.
pub(super) fn first_visit(first: &FirstVisit) -> String {
    let seconds = |time: f64| time / 1000.0;
    format!(
        "| first paint | text shown | code alive | summary | names | layout shift |\n\
         |---:|---:|---:|---:|---:|---:|\n\
         | {:.1} s | {:.1} s | {:.1} s | {:.1} s | {:.1} s | {:.3} |\n",
        seconds(first.paint),
        seconds(first.shown),
        seconds(first.alive),
        seconds(first.summary),
        seconds(first.names),
        first.shift
    )
}

/// The times of one browser.
pub(super) fn times(visit: &Visit) -> String {
    let mut table = String::from(
        "| words | engine, median | fastest | × a tenth's | paste to paint, median | longest task | \
         a change of the length | memory of the worker |\n\
         |---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (at, article) in visit.articles.iter().enumerate() {
        let longest = if article.longest == 0.0 {
            "below 50 ms".to_owned()
        } else {
            format!("{:.0} ms", article.longest)
        };
        let grown = grown(visit, at);
        let grown = grown.map_or_else(String::new, |grown| format!("{grown:.1}"));
        let _ = writeln!(
            table,
            "| {} | {:.1} ms | {:.1} ms | {grown} | {:.0} ms | {longest} | {:.1} ms | {:.1} MB |",
            article.words,
            article.engine,
            article.fastest,
            article.painted,
            article.length,
            article.memory / 1e6
        );
    }
    table
}

fn grown(visit: &Visit, at: usize) -> Option<f64> {
    growth(&visit.articles, at, |article: &Article| {
        (article.words, article.engine)
    })
}

/// What exceeds its budget in one browser.
pub(super) fn over((browser, visit): &Measured) -> Vec<String> {
    let mut over = Vec::new();
    if let Some(first) = &visit.first {
        if first.summary > FIRST_SUMMARY {
            over.push(format!(
                "the first summary takes {:.0} ms in {browser}; the budget is {FIRST_SUMMARY}",
                first.summary
            ));
        }
        if first.shift > SHIFT {
            over.push(format!(
                "the first visit's layout shift is {:.3} in {browser}; the budget is {SHIFT}",
                first.shift
            ));
        }
    }
    for (at, article) in visit.articles.iter().enumerate() {
        let mut hold = |what: &str, figure: f64, budget: f64| {
            if figure > budget {
                over.push(format!(
                    "{what} is {figure:.1} at {} words in {browser}; the budget is {budget}",
                    article.words
                ));
            }
        };
        hold("the longest task", article.longest, TASK);
        hold("a change of the length", article.length, LENGTH);
        hold("growth", grown(visit, at).unwrap_or_default(), GROWTH);
    }
    over
}

/// The whole report.
pub(super) fn document(
    browsers: &[Measured],
    stages: &[Stage],
    sizes: &str,
    lighthouse: Option<&str>,
    peers: Option<String>,
) -> String {
    let mut text = String::from(
        "# Performance\n\nWritten by `cargo xtask bench` on whatever machine ran it last. Compare figures \
         within a run, not between runs.\n",
    );
    if !browsers.is_empty() {
        text.push_str(
            "\n## Start-up time\n\nThe time until the page accepts a paste. Cold is a fresh profile \
             with an empty cache, warm a page cached by its service worker. The server is on the \
             same machine; over a network, add the time to download the files below to the cold \
             start.\n\n",
        );
        text.push_str(&starts(browsers));
    }
    for (browser, visit) in browsers {
        if let Some(first) = &visit.first {
            let _ = write!(
                text,
                "\n## A first visit on a slow connection in {browser}\n\n{ABOUT_FIRST}{}",
                first_visit(first)
            );
        }
        let _ = write!(text, "\n## Time and memory in {browser}\n\n{ABOUT_TIMES}");
        text.push_str(&times(visit));
    }
    text.push_str(
        "\n## Native time by stage\n\nCriterion's medians, each with its ratio to the time for a \
         tenth of the text.\n\n",
    );
    text.push_str(&stages::table(stages));
    if let Some(peers) = peers {
        let _ = write!(
            text,
            "\n## Compared with other programs\n\n{ABOUT_PEERS}{peers}"
        );
    }
    if let Some(marks) = lighthouse {
        let _ = write!(
            text,
            "\n## Lighthouse\n\nScores of the built page with the mobile settings (a slow phone on a \
             slow network), served compressed, as on GitHub Pages.\n\n{marks}"
        );
    }
    let _ = write!(
        text,
        "\n## Size\n\nIn bytes, after `gzip -9`. Files loaded on demand do not count towards the \
         first visit.\n\n{sizes}"
    );
    text
}

const ABOUT_FIRST: &str = "A fresh profile; 1.6 Mbit/s, 150 ms per request, the CPU slowed down four times, \
    files served compressed. A text is pasted as soon as the page is painted. Times are from opening \
    the page. The budget is 5.0 s for the summary and 0.05 for the layout shift.\n\n";

const ABOUT_TIMES: &str = "A text is pasted, the first time a second after the page is ready. \
    `engine` is the time that the worker took to analyse it, `× a tenth's` the ratio to the time for \
    a tenth of the words (linear time gives 10, the budget is 12), `paste to paint` the time until \
    the result was on the screen (including a frame or two of waiting), `longest task` the longest \
    time that the page's own thread was blocked, `a change of the length` choosing and drawing the \
    summary again, and `memory` the worker's WebAssembly memory, which only grows.\n\n";

const ABOUT_PEERS: &str = "The time that other programs take for the same texts on the same machine, and \
    its ratio to the native time of Pith's whole digest (cleaning, language, sentences, entities, \
    keywords and summary). None of them does all of it: `does` says what each was used for.\n\n";
