//! Console output of the commands: headings, notes, and durations.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

const BOLD: &str = "1";
const GREEN: &str = "1;32";
const RED: &str = "1;31";

/// Starts a step.
pub fn heading(text: &str) {
    say(&format!("\n{} {text}", painted("==>", BOLD)));
}

/// Prints a note.
pub fn note(text: &str) {
    say(&format!("    {text}"));
}

/// On a terminal, shows a line that the next one overwrites.
pub fn passing(line: &str) {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        let line: String = line
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(70)
            .collect();
        let _ = write!(out, "\r\x1b[2K").and_then(|()| match line.as_str() {
            "" => out.flush(),
            line => write!(out, "    {line}").and_then(|()| out.flush()),
        });
    }
}

/// Reports success.
pub fn done(text: &str) {
    say(&format!("{} {text}", painted(" ok", GREEN)));
}

/// Reports on standard error why the command stops.
pub fn failed(text: &str) {
    eprintln!("\n{} {text}", painted("failed:", RED));
}

/// A human-readable duration: `0.4 s`, `12.3 s`, `2 min 5 s`.
#[must_use]
pub fn duration(time: Duration) -> String {
    if time < Duration::from_secs(60) {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

/// Flushes standard output, so that our lines stay in order with those of child processes. A reader
/// that has gone away (`cargo xtask … | head`) is no reason to stop.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn painted(text: &str, style: &str) -> String {
    if io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        format!("\x1b[{style}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(420)), "0.4 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 5 s");
    }
}
