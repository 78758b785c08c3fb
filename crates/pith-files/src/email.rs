//! E-mail messages, and web pages that a browser saved in the form of one (MHTML).

use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use super::{Content, FileError, Format, Read};

/// Headers that a message on its way gets, and a letter typed by hand has not.
const TECHNICAL: &[&str] = &[
    "mime-version",
    "message-id",
    "received",
    "return-path",
    "dkim-signature",
];

/// Headers that a message has.
const COMMON: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "cc",
    "reply-to",
    "content-type",
    "delivered-to",
    "list-id",
    "in-reply-to",
    "references",
    "sender",
    "content-transfer-encoding",
];

/// Whether `bytes` are a message, by the header that they begin with.
pub fn is_email(bytes: &[u8], extension: &str) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..16_384).unwrap_or(bytes));
    let (mut technical, mut common) = (0, 0);
    for (number, line) in head.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.is_empty() {
            break;
        }
        // A folded line goes on with the one before; a mailbox puts `From ` first.
        if line.starts_with([' ', '\t']) || number == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        let name = name.trim_end().to_ascii_lowercase();
        if !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        technical += usize::from(TECHNICAL.contains(&name.as_str()));
        common += usize::from(COMMON.contains(&name.as_str()));
    }
    let named = matches!(extension, "eml" | "mht" | "mhtml" | "mbox" | "emlx");
    technical + common >= if named { 1 } else { 3 } && (named || technical >= 1)
}

/// Reads a message: its plain text, or its HTML if there is no plain text.
///
/// Who wrote it and when stand before the text as a mail program shows them, and in the HTML as
/// a page declares them.
pub fn read(bytes: &[u8]) -> Result<Read, FileError> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(FileError::Broken(Format::Email))?;
    if is_encrypted(&message) {
        return Err(FileError::Encrypted(Format::Email));
    }
    let title = message
        .subject()
        .map(|subject| subject.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|subject| !subject.is_empty());
    let (texts, pages) = bodies(&message);
    // A saved page is a message whose only text is the page.
    let is_page = message.header("Snapshot-Content-Location").is_some()
        || message.from().is_some_and(is_saved_by_browser);
    let author = message.from().filter(|_| !is_page).and_then(author);
    let content = if !texts.is_empty() && !is_page {
        let mut head = String::new();
        if let Some(author) = &author {
            head.push_str(&format!("From: {author}\n"));
        }
        if let Some(date) = date(&message) {
            head.push_str(&format!("Date: {date}\n"));
        }
        if !head.is_empty() {
            head.push('\n');
        }
        Content::Text(head + &texts.join("\n\n"))
    } else if let Some(page) = pages.first() {
        let mut head = String::new();
        if let Some(author) = &author {
            let author = author
                .replace('&', "&amp;")
                .replace('"', "&quot;")
                .replace('<', "&lt;");
            head.push_str(&format!("<meta name=\"author\" content=\"{author}\">"));
        }
        if let Some(date) = message.date().filter(|_| !is_page) {
            let date = date.to_rfc3339();
            head.push_str(&format!(
                "<meta property=\"article:published_time\" content=\"{date}\">"
            ));
        }
        Content::Html(head + page)
    } else {
        return Err(FileError::NoText(Format::Email));
    };
    Ok(Read {
        content,
        title,
        format: if is_page { Format::Html } else { Format::Email },
    })
}

/// The message's texts and pages that are not attachments.
fn bodies(message: &Message<'_>) -> (Vec<String>, Vec<String>) {
    let mut texts = Vec::new();
    let mut pages = Vec::new();
    for part in message.text_bodies() {
        if let PartType::Text(text) = &part.body
            && !text.trim().is_empty()
        {
            texts.push(text.trim_matches(['\r', '\n']).replace("\r\n", "\n"));
        }
    }
    for part in message.html_bodies() {
        if let PartType::Html(html) = &part.body
            && !html.trim().is_empty()
        {
            pages.push(html.replace("\r\n", "\n"));
        }
    }
    (texts, pages)
}

fn is_encrypted(message: &Message<'_>) -> bool {
    message.content_type().is_some_and(|kind| {
        let subtype = kind.subtype().unwrap_or_default();
        subtype.eq_ignore_ascii_case("encrypted")
            || subtype.to_ascii_lowercase().ends_with("pkcs7-mime")
                && kind.attribute("smime-type") != Some("signed-data")
    })
}

fn is_saved_by_browser(from: &Address<'_>) -> bool {
    from.first().is_some_and(|from| {
        let from = from.name().or(from.address()).unwrap_or_default();
        from.starts_with("<Saved by") || from.starts_with("Saved by")
    })
}

/// The name of who wrote the message, or the address if there is no name.
fn author(from: &Address<'_>) -> Option<String> {
    let from = from.first()?;
    let author = from.name().or(from.address())?.trim();
    (!author.is_empty()).then(|| author.to_owned())
}

/// The day on which the message was written, where it was written.
fn date(message: &Message<'_>) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let date = message.date()?;
    let month = MONTHS.get(usize::from(date.month).checked_sub(1)?)?;
    Some(format!("{} {month} {}", date.day, date.year))
}
