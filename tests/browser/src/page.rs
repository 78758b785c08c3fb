//! [`Page`]: what a reader can do with the page and see on it.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::sync::watch;
use xtask::site::{Line, Site};

use crate::keys;

/// How often to retry a click if something else is in the way.
const CLICKS: u32 = 8;

/// The pause before each retry.
const BETWEEN_CLICKS: std::time::Duration = std::time::Duration::from_millis(250);

/// How long to wait for a condition. Generous, for busy machines.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to check it.
const PERIOD: Duration = Duration::from_millis(25);

/// The number of analyses shown so far, in JavaScript.
const ANALYSED: &str = "Number(document.querySelector('#article')?.dataset.analysed ?? 0)";

/// Whether the article that is shown has names, in JavaScript.
const WHOLE: &str = "document.querySelector('#article:not([data-partial])') !== null";

/// Pastes plain text, unless it is null, and HTML, unless it is empty, at a place in the document.
/// Not every browser passes a script's clipboard data on to the event.
pub const PASTE: &str = "
    const paste = (place, text, html) => {
        const clipboardData = new DataTransfer();
        if (text !== null) clipboardData.setData('text/plain', text);
        if (html) clipboardData.setData('text/html', html);
        const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
        place.dispatchEvent(paste);
    };";

/// The page, open in a browser.
///
/// Elements are identified by CSS selectors. Every method that takes one waits for the element to
/// appear.
pub struct Page {
    client: Client,
    url: String,
    line: watch::Sender<Line>,
}

impl Page {
    pub(crate) fn new(client: Client, site: &Site) -> Self {
        Self {
            client,
            url: site.url().to_owned(),
            line: site.line(),
        }
    }

    /// The page's own URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Changes the simulated connection to the server.
    pub fn set_line(&self, line: Line) {
        self.line.send_replace(line);
    }

    /// Opens the page and waits until it is ready.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn open(&self) -> Result<()> {
        self.client.goto(&self.url).await?;
        self.ready().await
    }

    /// Opens the page with `what` appended to its URL, and waits until it is ready.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn goto(&self, what: &str) -> Result<()> {
        self.client.goto(&format!("{}{what}", self.url)).await?;
        self.ready().await
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.ready().await
    }

    /// Comes to the page from another one, with `what` appended to its URL, and waits until it is
    /// ready. A change of the fragment alone would not reload the page.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn arrive(&self, what: &str) -> Result<()> {
        self.leave().await?;
        self.goto(what).await
    }

    /// Leaves the page for an empty one.
    ///
    /// # Errors
    /// If the browser does not do so.
    pub async fn leave(&self) -> Result<()> {
        Ok(self.client.goto("about:blank").await?)
    }

    /// Waits until the page is cached for offline use.
    ///
    /// # Errors
    /// If it never is.
    pub async fn kept(&self) -> Result<()> {
        self.until(
            "the page is cached",
            "const { serviceWorker } = navigator;
             return serviceWorker.getRegistration().then(found => {
                 const states = ['installing', 'waiting', 'active'].map(at => found?.[at]?.state);
                 const kept = states[2] === 'activated' && serviceWorker.controller !== null;
                 return kept || [...states, String(serviceWorker.controller)];
             })",
        )
        .await
    }

    async fn ready(&self) -> Result<()> {
        self.until(
            "the page and its worker are ready",
            "const { dataset } = document.documentElement;
             return dataset.ready === 'true' || [document.readyState, { ...dataset }]",
        )
        .await
    }

    /// Opens the page in a second tab, does something there, and comes back; both stay open.
    ///
    /// # Errors
    /// If the page does not become ready there, or the action fails.
    pub async fn in_another_tab(&self, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        let here = self.client.window().await?;
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        self.open().await?;
        act().await?;
        Ok(self.client.switch_to_window(here).await?)
    }

    /// Runs JavaScript in the page and returns its result.
    ///
    /// # Errors
    /// If it throws.
    pub async fn js(&self, script: &str) -> Result<Value> {
        self.js_with(script, json!(null)).await
    }

    /// Runs JavaScript with one argument, available as `arguments[0]`.
    ///
    /// # Errors
    /// If it throws.
    pub async fn js_with(&self, script: &str, argument: Value) -> Result<Value> {
        let result = self.client.execute(script, vec![argument]).await;
        result.with_context(|| format!("this script failed in the page: {script}"))
    }

    /// Waits until a script returns true; `what` describes the condition.
    ///
    /// # Errors
    /// If it does not in time.
    pub async fn until(&self, what: &str, script: &str) -> Result<()> {
        // Between two pages, Firefox has a document without any element.
        let asked = format!("if (!document.documentElement) return 'no page yet';\n{script}");
        let start = Instant::now();
        loop {
            let value = self.js(&asked).await?;
            if value == json!(true) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                bail!("timed out waiting until {what}: `{script}` is {value}");
            }
            tokio::time::sleep(PERIOD).await;
        }
    }

    /// Waits until `text` appears in the article.
    ///
    /// # Errors
    /// If it does not in time.
    pub async fn reads(&self, text: &str) -> Result<()> {
        let script = format!(
            "return document.querySelector('#article')?.textContent.includes({}) ?? false",
            json!(text)
        );
        self.until(&format!("the article has {text:?}"), &script)
            .await
    }

    /// Waits for an element.
    ///
    /// # Errors
    /// If it does not appear.
    pub async fn find(&self, css: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(PERIOD);
        wait.for_element(Locator::Css(css))
            .await
            .with_context(|| format!("there is no element {css}"))
    }

    /// Clicks an element with the mouse.
    ///
    /// # Errors
    /// If it is not there or cannot be clicked.
    pub async fn click(&self, css: &str) -> Result<()> {
        // The target may move while the page is being drawn, e.g. when names appear after the
        // summary.
        let mut tries = 0;
        loop {
            let clicked = self.find(css).await?.click().await;
            if clicked.is_ok() || tries == CLICKS {
                return clicked.with_context(|| format!("{css} cannot be clicked"));
            }
            tries += 1;
            tokio::time::sleep(BETWEEN_CLICKS).await;
        }
    }

    /// Presses keys together, in the given order, in the focused element.
    ///
    /// # Errors
    /// If the browser does not accept them.
    pub async fn press(&self, chord: &[char]) -> Result<()> {
        let down = chord.iter().map(|&value| KeyAction::Down { value });
        let up = chord.iter().rev().map(|&value| KeyAction::Up { value });
        let keyboard = KeyActions::new("keyboard".to_owned());
        let actions = down.chain(up).fold(keyboard, KeyActions::then);
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Types text into an element, key by key.
    ///
    /// # Errors
    /// If it does not accept typing.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<()> {
        Ok(self.find(css).await?.send_keys(text).await?)
    }

    /// Pastes text into the text box by keyboard, and waits until its analysis is shown.
    ///
    /// # Errors
    /// If that does not happen.
    pub async fn paste(&self, text: &str) -> Result<()> {
        self.copy_elsewhere(text).await?;
        self.click("#paste").await?;
        self.paste_again().await
    }

    /// Pastes the clipboard into the focused element by keyboard, and waits until its analysis is
    /// shown.
    ///
    /// # Errors
    /// If that does not happen.
    pub async fn paste_again(&self) -> Result<()> {
        let before = self.analysed().await?;
        self.press(&[keys::SHORTCUT, 'v']).await?;
        self.analysis_after(before).await
    }

    /// Puts text on the clipboard by keyboard, from a text box in another tab.
    ///
    /// # Errors
    /// If the browser does not allow it.
    pub async fn copy_elsewhere(&self, text: &str) -> Result<()> {
        self.elsewhere(async || {
            self.js_with(
                "document.querySelector('textarea').value = arguments[0]",
                json!(text),
            )
            .await?;
            self.press(&[keys::SHORTCUT, 'a']).await?;
            self.press(&[keys::SHORTCUT, 'c']).await
        })
        .await
    }

    /// Puts what a page of `html` shows on the clipboard by keyboard, from another tab: selects all
    /// and copies it, as a reader copies a page.
    ///
    /// # Errors
    /// If the browser does not allow it.
    pub async fn copy_page_elsewhere(&self, html: &str) -> Result<()> {
        self.elsewhere(async || {
            self.js_with("document.body.innerHTML = arguments[0]", json!(html))
                .await?;
            self.press(&[keys::SHORTCUT, 'a']).await?;
            self.press(&[keys::SHORTCUT, 'c']).await
        })
        .await
    }

    /// Pastes clipboard content into the text box: plain text and, if it is not empty, HTML.
    ///
    /// # Errors
    /// If there is no text box.
    pub async fn paste_rich(&self, text: &str, html: &str) -> Result<()> {
        self.find("#paste").await?;
        let script = format!("{PASTE} paste(document.querySelector('#paste'), ...arguments[0]);");
        self.js_with(&script, json!([text, html])).await?;
        Ok(())
    }

    /// Pastes the value of a JavaScript expression into the text box.
    ///
    /// # Errors
    /// If there is no text box.
    pub async fn paste_made(&self, expression: &str) -> Result<()> {
        self.find("#paste").await?;
        let script = format!("{PASTE} paste(document.querySelector('#paste'), {expression});");
        self.js(&script).await?;
        Ok(())
    }

    /// Chooses a file with the browser's file input.
    ///
    /// # Errors
    /// If there is no file input.
    pub async fn choose(&self, file: &Path) -> Result<()> {
        let path = file.to_str().context("the path is not UTF-8")?;
        Ok(self.find("#file").await?.send_keys(path).await?)
    }

    /// The clipboard's content, read by pasting it into a text box in another tab.
    ///
    /// # Errors
    /// If the browser does not allow it.
    pub async fn clipboard(&self) -> Result<String> {
        self.elsewhere(async || {
            self.press(&[keys::SHORTCUT, 'v']).await?;
            let value = self
                .js("return document.querySelector('textarea').value")
                .await?;
            Ok(value.as_str().unwrap_or_default().to_owned())
        })
        .await
    }

    /// Does something in another tab that holds only a focused text box.
    async fn elsewhere<T>(&self, act: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        let here = self.client.window().await?;
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        self.js("document.body.append(document.createElement('textarea'))")
            .await?;
        self.find("textarea").await?.click().await?;
        let result = act().await;
        self.client.close_window().await?;
        self.client.switch_to_window(here).await?;
        result
    }

    /// How many analyses the page has shown.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn analysed(&self) -> Result<u64> {
        let shown = self.js(&format!("return {ANALYSED}")).await?;
        Ok(shown.as_u64().unwrap_or_default())
    }

    /// Waits until more than `before` analyses have been shown, and the last of them has names: the page may show
    /// a summary first, and complete it when the code and the model for names have been loaded.
    ///
    /// # Errors
    /// If no further one appears.
    pub async fn analysis_after(&self, before: u64) -> Result<()> {
        self.until(
            "a new and complete analysis is shown",
            &format!("return {ANALYSED} > {before} && {WHOLE}"),
        )
        .await
    }

    /// A screenshot of the window, as a PNG.
    ///
    /// # Errors
    /// If the browser does not provide one.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }

    /// The text of the first matching element.
    ///
    /// # Errors
    /// If there is none.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.find(css).await?;
        Ok(self
            .texts(css)
            .await?
            .into_iter()
            .next()
            .unwrap_or_default())
    }

    /// The texts of all matching elements at this moment, in order and trimmed.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script =
            "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent.trim())";
        let texts = self.js_with(script, json!(css)).await?;
        Ok(serde_json::from_value(texts)?)
    }

    /// The number of matching elements at this moment.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.texts(css).await?.len())
    }

    /// An attribute of an element.
    ///
    /// # Errors
    /// If the element or the attribute does not exist.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        let value = self.find(css).await?.attr(name).await?;
        value.with_context(|| format!("{css} has no {name}"))
    }

    /// The computed value of a CSS property of an element.
    ///
    /// # Errors
    /// If the element does not exist.
    pub async fn style(&self, css: &str, property: &str) -> Result<String> {
        Ok(self.find(css).await?.css_value(property).await?)
    }
}
