//! Times the built page in the browser, for `cargo xtask bench`, and prints a table in Markdown.

#[path = "../../../benches/article/mod.rs"]
mod article;

use anyhow::Result;
use browser_tests::{Page, Visitor, browse};

/// Words of an article, and how often it is pasted.
const SIZES: [(usize, usize); 6] = [
    (300, 15),
    (1_000, 15),
    (3_000, 11),
    (10_000, 9),
    (100_000, 5),
    (500_000, 3),
];

/// Pastes a text; gives what the engine took, what passed until the result was painted, and the
/// longest task on the page's thread meanwhile, in milliseconds (tasks below 50 count as 0).
const PASTE: &str = "
    const tasks = [];
    const observer = new PerformanceObserver(list =>
        list.getEntries().forEach(entry => tasks.push(entry.duration)));
    observer.observe({ type: 'longtask' });
    const before = document.querySelector('#article')?.dataset.analysed;
    const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    const start = performance.now();
    document.dispatchEvent(new ClipboardEvent('paste',
        { clipboardData: data, bubbles: true, cancelable: true }));
    return new Promise(resolve => {
        const look = () => {
            const article = document.querySelector('#article');
            if (!article || article.dataset.analysed === before) {
                return requestAnimationFrame(look);
            }
            setTimeout(() => {
                const painted = performance.now() - start;
                setTimeout(() => {
                    observer.disconnect();
                    resolve([Number(article.dataset.ms), painted, Math.max(0, ...tasks)]);
                }, 200);
            });
        };
        look();
    });";

/// Moves the length control; gives what each move took until the page was drawn again.
const LENGTHS: &str = "
    const settled = () => new Promise(resolve => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(0);
    });
    return (async () => {
        const times = [];
        const slider = document.querySelector('#length');
        for (let round = 0; round < 20; round++) {
            slider.value = 1 + round % slider.max;
            const start = performance.now();
            slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
            await settled();
            times.push(performance.now() - start);
        }
        return times;
    })();";

fn main() -> Result<()> {
    browse(Visitor::default(), async |page| {
        println!(
            "| words | engine, median | fastest | paste to paint, median | longest task | a move of the \
             length |\n|---:|---:|---:|---:|---:|---:|"
        );
        for (words, rounds) in SIZES {
            let article = article::of(words);
            let mut measured = Vec::with_capacity(rounds);
            for round in 0..rounds {
                let text = format!("{article} {round}");
                let figures = page.js_with(PASTE, text.into()).await?;
                measured.push(serde_json::from_value::<[f64; 3]>(figures)?);
            }
            let lengths = page.js(LENGTHS).await?;
            let row = Row::of(words, &measured, serde_json::from_value(lengths)?);
            println!("{row}");
        }
        forget(page).await
    })
}

/// Leaves the page as it was found.
async fn forget(page: &Page) -> Result<()> {
    page.js("localStorage.clear()").await?;
    Ok(())
}

/// A row of the table.
struct Row {
    words: usize,
    engine: f64,
    fastest: f64,
    painted: f64,
    longest: f64,
    length: f64,
}

impl Row {
    fn of(words: usize, measured: &[[f64; 3]], lengths: Vec<f64>) -> Self {
        let column = |at: usize| {
            measured
                .iter()
                .map(|figures| figures[at])
                .collect::<Vec<_>>()
        };
        Self {
            words,
            engine: median(column(0)),
            fastest: column(0).into_iter().fold(f64::INFINITY, f64::min),
            painted: median(column(1)),
            longest: column(2).into_iter().fold(0.0, f64::max),
            length: median(lengths),
        }
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let longest = if self.longest < 50.0 {
            "below 50 ms".to_owned()
        } else {
            format!("{:.0} ms", self.longest)
        };
        write!(
            out,
            "| {} | {:.1} ms | {:.1} ms | {:.0} ms | {longest} | {:.1} ms |",
            self.words, self.engine, self.fastest, self.painted, self.length
        )
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
