//! A summary in Markdown (`CommonMark`).

use super::Shown;

/// The title as a heading, the credit in italics, and the sentences of the summary as a list.
pub(super) fn write(shown: Shown) -> String {
    let mut parts = Vec::new();
    if let Some(title) = shown.title() {
        parts.push(format!("# {}", escape(&title)));
    }
    if let Some(credit) = shown.credit() {
        parts.push(format!("*{}*", escape(&credit)));
    }
    let points: Vec<_> = shown
        .sentences()
        .map(|text| format!("- {}", escape(&text)))
        .collect();
    if !points.is_empty() {
        parts.push(points.join("\n"));
    }
    parts.extend(shown.highlights.markdown());
    parts.join("\n\n") + "\n"
}

/// One line of `text`, with a backslash before each character that Markdown would interpret.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let always = matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|'
        );
        // These are special only at the start of a line.
        let at_start = at == 0 && matches!(character, '#' | '>' | '+' | '-' | '=');
        if always || at_start || ends_a_list_number(text, at, character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Whether `character` at `at` turns the digits before it into a list number: "1." or "1)".
fn ends_a_list_number(text: &str, at: usize, character: char) -> bool {
    let number = &text[..at];
    matches!(character, '.' | ')')
        && (1..=9).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}
