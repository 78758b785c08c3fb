//! Compares the digests of the built page's worker with the native engine's, byte for byte.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use pith::Options;
use pith::digest::Availability;
use pith_page::model::rich::Material;
use pith_page::worker::messages::{Answer, Request};
use serde_json::json;

use crate::Page;

/// How long an answer with everything in it may take; the code and the models are loaded meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often to look for an answer.
const PERIOD: Duration = Duration::from_millis(5);

/// Starts a worker of our own, whose answers it keeps as base64.
const START: &str = "
    const { href } = document.head.querySelector('link[rel=engine]');
    window.answers = [];
    window.asked = new Worker(href, { name: 'worker' });
    asked.onmessage = ({ data }) => {
        // Numbers are for start.js. (In Firefox, the page's arrays are not of this script's own class.)
        if (typeof data === 'number') return;
        let text = '';
        for (let at = 0; at < data.length; at += 9999)
            text += String.fromCharCode(...data.subarray(at, at + 9999));
        answers.push(btoa(text));
    };
    asked.onerror = ({ message }) => answers.push('!' + message);";

/// Sends it a message in base64.
const ASK: &str =
    "asked.postMessage(Uint8Array.from(atob(arguments[0]), one => one.charCodeAt(0)))";

/// Which of `texts` the worker gives another digest than the native engine, as indices.
///
/// # Errors
/// If the worker fails, or does not answer in time.
pub async fn differing(page: &Page, texts: &[String]) -> Result<Vec<usize>> {
    page.js(START).await?;
    page.until("the worker has said hello", "return answers.length > 0")
        .await?;
    let heard = answers(page).await?;
    let hello: Answer = bincode::deserialize(&heard[0])?;
    ensure!(
        matches!(hello, Answer::Hello(_)),
        "the worker says no hello"
    );
    let mut differing = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let native = pith::digest(&**text, &Options::default());
        let request = Request::Analyse {
            revision: u32::try_from(at)?,
            material: Material::Text(text.clone()),
            options: Options::default(),
        };
        let request = BASE64_STANDARD.encode(bincode::serialize(&request)?);
        page.js_with(ASK, json!(request)).await?;
        let (bytes, ms) = whole_answer(page, at)
            .await
            .with_context(|| format!("text {at}"))?;
        let expected = Answer::Analysed {
            revision: u32::try_from(at)?,
            derived: None,
            digest: Box::new(native),
            ms,
        };
        if bincode::serialize(&expected)? != bytes {
            differing.push(at);
        }
    }
    Ok(differing)
}

/// The answer to request `number` for which nothing was missing, and the time that it took.
async fn whole_answer(page: &Page, number: usize) -> Result<(Vec<u8>, f64)> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        for bytes in answers(page).await? {
            let Answer::Analysed {
                revision,
                digest,
                ms,
                ..
            } = bincode::deserialize(&bytes)?
            else {
                bail!("that is another kind of answer");
            };
            let mut names = digest.languages().into_iter().map(|(_, names)| names);
            let is_whole = names.all(|names| names != Availability::Pending)
                && digest.models.names != Availability::Pending;
            if revision as usize == number && is_whole {
                return Ok((bytes, ms));
            }
        }
        tokio::time::sleep(PERIOD).await;
    }
    bail!("the worker does not answer in full")
}

/// What the worker has said since it was last asked.
async fn answers(page: &Page) -> Result<Vec<Vec<u8>>> {
    let said: Vec<String> = serde_json::from_value(page.js("return answers.splice(0)").await?)?;
    let decode = |said: String| match said.strip_prefix('!') {
        Some(error) => bail!("the worker failed: {error}"),
        None => Ok(BASE64_STANDARD.decode(said)?),
    };
    said.into_iter().map(decode).collect()
}
