//! Commands of Chromium's own beside the WebDriver standard: its debugging protocol and its console.

use anyhow::Result;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Calls a method of the Chrome DevTools Protocol.
pub async fn cdp(client: &Client, method: &str, parameters: Value) -> Result<Value> {
    let body = json!({ "cmd": method, "params": parameters });
    Ok(client
        .issue_cmd(Post {
            path: "goog/cdp/execute",
            body,
        })
        .await?)
}

/// What was said on the console since this was last asked.
pub async fn console(client: &Client) -> Result<Vec<Value>> {
    let body = json!({ "type": "browser" });
    let entries = client
        .issue_cmd(Post {
            path: "se/log",
            body,
        })
        .await?;
    Ok(entries.as_array().cloned().unwrap_or_default())
}

#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
