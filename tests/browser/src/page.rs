//! [`Page`]: what a reader can do with the page, and see of it.

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

/// How often a click is tried again where something else is in its way.
const CLICKS: u32 = 8;

/// How long is waited before that.
const BETWEEN_CLICKS: std::time::Duration = std::time::Duration::from_millis(250);

/// How long a condition is waited for. Generous, for machines that do much at once.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked at.
const PERIOD: Duration = Duration::from_millis(25);

/// The number of analyses shown, in JavaScript.
const ANALYSED: &str = "Number(document.querySelector('#article')?.dataset.analysed ?? 0)";

/// Pastes plain text, unless it is null, and HTML, unless it is empty, to a place in the document. Not
/// every browser takes a script's clipboard over into the event.
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
/// Elements are named by CSS selectors. Whatever asks for an element waits for it.
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

    /// The page's own address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Makes the line to the server another.
    pub fn set_line(&self, line: Line) {
        self.line.send_replace(line);
    }

    /// Goes to the page and waits until it is ready.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn open(&self) -> Result<()> {
        self.client.goto(&self.url).await?;
        self.ready().await
    }

    /// Goes to the page with `what` after its address, and waits until it is ready.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn goto(&self, what: &str) -> Result<()> {
        self.client.goto(&format!("{}{what}", self.url)).await?;
        self.ready().await
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn reload(&self) -> Result<()> {
        self.client.refresh().await?;
        self.ready().await
    }

    /// Comes to the page, from another, with `what` after its address, and waits until it is ready. A
    /// change of the fragment alone would not load it anew.
    ///
    /// # Errors
    /// If it does not become ready.
    pub async fn arrive(&self, what: &str) -> Result<()> {
        self.leave().await?;
        self.goto(what).await
    }

    /// Goes away from the page, to one with nothing on it.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn leave(&self) -> Result<()> {
        Ok(self.client.goto("about:blank").await?)
    }

    /// Waits until the page is kept for use without a network.
    ///
    /// # Errors
    /// If it never is.
    pub async fn kept(&self) -> Result<()> {
        self.until(
            "the page is kept",
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

    /// Opens the page in another tab as well, does something there, and comes back; both stay open.
    ///
    /// # Errors
    /// If the page does not become ready there, or what is done fails.
    pub async fn in_another_tab(&self, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        let here = self.client.window().await?;
        let tab = self.client.new_window(true).await?;
        self.client.switch_to_window(tab.handle).await?;
        self.open().await?;
        act().await?;
        Ok(self.client.switch_to_window(here).await?)
    }

    /// Runs JavaScript in the page; what it returns.
    ///
    /// # Errors
    /// If it throws.
    pub async fn js(&self, script: &str) -> Result<Value> {
        self.js_with(script, json!(null)).await
    }

    /// Runs JavaScript with one argument, which it finds in `arguments[0]`.
    ///
    /// # Errors
    /// If it throws.
    pub async fn js_with(&self, script: &str, argument: Value) -> Result<Value> {
        let result = self.client.execute(script, vec![argument]).await;
        result.with_context(|| format!("this failed in the page: {script}"))
    }

    /// Waits until a script returns true; `what` says what that means.
    ///
    /// # Errors
    /// If it does not in good time.
    pub async fn until(&self, what: &str, script: &str) -> Result<()> {
        // Between two pages Firefox has a document without any element.
        let asked = format!("if (!document.documentElement) return 'no page yet';\n{script}");
        let start = Instant::now();
        loop {
            let value = self.js(&asked).await?;
            if value == json!(true) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                bail!("it did not come about that {what}: `{script}` is {value}");
            }
            tokio::time::sleep(PERIOD).await;
        }
    }

    /// Waits until `text` stands in the article.
    ///
    /// # Errors
    /// If it does not in good time.
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
    /// If it does not come.
    pub async fn find(&self, css: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(PERIOD);
        wait.for_element(Locator::Css(css))
            .await
            .with_context(|| format!("there is no {css}"))
    }

    /// Clicks an element as with a mouse.
    ///
    /// # Errors
    /// If it is not there or cannot be clicked.
    pub async fn click(&self, css: &str) -> Result<()> {
        // What is just being drawn may move under the pointer, as names do that come after the summary.
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

    /// Presses keys together, in the order given, on whatever has the focus.
    ///
    /// # Errors
    /// If the browser does not take them.
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
    /// If it cannot be typed in.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<()> {
        Ok(self.find(css).await?.send_keys(text).await?)
    }

    /// Pastes text into the text box, by the keyboard, and waits until its analysis is shown.
    ///
    /// # Errors
    /// If that does not happen.
    pub async fn paste(&self, text: &str) -> Result<()> {
        self.copy_elsewhere(text).await?;
        self.click("#paste").await?;
        self.paste_again().await
    }

    /// Pastes what is on the clipboard to wherever the focus is, by the keyboard, and waits until
    /// its analysis is shown.
    ///
    /// # Errors
    /// If that does not happen.
    pub async fn paste_again(&self) -> Result<()> {
        let before = self.analysed().await?;
        self.press(&[keys::SHORTCUT, 'v']).await?;
        self.analysis_after(before).await
    }

    /// Puts text on the clipboard, by the keyboard, from a text box in another tab.
    ///
    /// # Errors
    /// If the browser does not let that happen.
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

    /// Puts what a page of `html` shows on the clipboard, by the keyboard, from another tab: all of it is
    /// selected and copied, as a reader copies a page.
    ///
    /// # Errors
    /// If the browser does not let that happen.
    pub async fn copy_page_elsewhere(&self, html: &str) -> Result<()> {
        self.elsewhere(async || {
            self.js_with("document.body.innerHTML = arguments[0]", json!(html))
                .await?;
            self.press(&[keys::SHORTCUT, 'a']).await?;
            self.press(&[keys::SHORTCUT, 'c']).await
        })
        .await
    }

    /// Pastes into the text box what a clipboard brings: plain text and, where it is not empty, HTML.
    ///
    /// # Errors
    /// If there is no text box.
    pub async fn paste_rich(&self, text: &str, html: &str) -> Result<()> {
        self.find("#paste").await?;
        let script = format!("{PASTE} paste(document.querySelector('#paste'), ...arguments[0]);");
        self.js_with(&script, json!([text, html])).await?;
        Ok(())
    }

    /// Pastes into the text box the text that a JavaScript expression makes.
    ///
    /// # Errors
    /// If there is no text box.
    pub async fn paste_made(&self, expression: &str) -> Result<()> {
        self.find("#paste").await?;
        let script = format!("{PASTE} paste(document.querySelector('#paste'), {expression});");
        self.js(&script).await?;
        Ok(())
    }

    /// Chooses a file by the browser's own control for that.
    ///
    /// # Errors
    /// If there is no such control.
    pub async fn choose(&self, file: &Path) -> Result<()> {
        let path = file.to_str().context("the path is not UTF-8")?;
        Ok(self.find("#file").await?.send_keys(path).await?)
    }

    /// What is on the clipboard, as pasted into a text box in another tab.
    ///
    /// # Errors
    /// If the browser does not let that happen.
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

    /// Does something in another tab that has nothing but a focused text box.
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

    /// Waits until more than `before` analyses have been shown.
    ///
    /// # Errors
    /// If no more come.
    pub async fn analysis_after(&self, before: u64) -> Result<()> {
        self.until(
            "a new analysis is shown",
            &format!("return {ANALYSED} > {before}"),
        )
        .await
    }

    /// A picture of what the window shows, as a PNG.
    ///
    /// # Errors
    /// If the browser does not give one.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }

    /// The text of the first element of these.
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

    /// The texts of all such elements there are now, in order, white space at the ends cut.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script =
            "return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent.trim())";
        let texts = self.js_with(script, json!(css)).await?;
        Ok(serde_json::from_value(texts)?)
    }

    /// How many such elements there are now.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.texts(css).await?.len())
    }

    /// An attribute of an element.
    ///
    /// # Errors
    /// If the element or the attribute is not there.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        let value = self.find(css).await?.attr(name).await?;
        value.with_context(|| format!("{css} has no {name}"))
    }

    /// The computed value of a CSS property of an element.
    ///
    /// # Errors
    /// If the element is not there.
    pub async fn style(&self, css: &str, property: &str) -> Result<String> {
        Ok(self.find(css).await?.css_value(property).await?)
    }
}
