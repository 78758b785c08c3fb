//! E-mail messages, and web pages that browsers save in the same format (MHTML).

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::content::{Content, Format, Read};
use super::error::FileError;
use super::html;
use pith_source::{Form, Origin};

/// Headers that mail programs and servers add; a letter typed by hand does not have them.
const TECHNICAL: &[&str] = &[
    "mime-version",
    "message-id",
    "received",
    "return-path",
    "dkim-signature",
];

/// Headers that every message may have.
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

/// Whether `bytes` are a message, judging by the header at the start.
pub(crate) fn is_email(bytes: &[u8], extension: &str) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..16_384).unwrap_or(bytes));
    let (mut technical, mut common) = (0, 0);
    for (number, line) in head.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.is_empty() {
            break;
        }
        // A folded line continues the previous one; a mailbox file starts with `From `.
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
/// Sender and date are put before the text, as a mail program shows them; in HTML, they are
/// declared the way a page declares them.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, FileError> {
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
        form: Form::default(),
        origin: Origin::default(),
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
            let text = text.replace("\r\n", "\n");
            let text = match flow(part) {
                Some(deletes_space) => unflow(&text, deletes_space),
                None => text,
            };
            texts.push(text.trim_matches('\n').to_owned());
        }
    }
    for part in message.html_bodies() {
        if let PartType::Html(html) = &part.body
            && !html.trim().is_empty()
        {
            let html = by_own_charset(message, part).unwrap_or_else(|| html.replace("\r\n", "\n"));
            pages.push(html);
        }
    }
    (texts, pages)
}

/// Whether a part's lines continue after a space at their end (`format=flowed`, RFC 3676), and
/// whether that space must then be deleted.
fn flow(part: &MessagePart<'_>) -> Option<bool> {
    let kind = part.content_type()?;
    let says = |name: &str, value: &str| {
        let given = kind.attribute(name);
        given.is_some_and(|given| given.eq_ignore_ascii_case(value))
    };
    says("format", "flowed").then(|| says("delsp", "yes"))
}

/// The paragraphs of a flowed text, each on one line.
fn unflow(text: &str, deletes_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // The quotation depth of the last line, if that line continues.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        // A leading space protects the words from being taken for a quotation mark.
        let words = words.strip_prefix(' ').unwrap_or(words);
        let is_signature = words == "-- ";
        if open != Some(depth) || is_signature {
            if !out.is_empty() {
                out.push('\n');
            }
            if depth > 0 {
                out.extend(std::iter::repeat_n('>', depth));
                out.push(' ');
            }
        }
        open = (words.ends_with(' ') && !is_signature).then_some(depth);
        let stop = match open {
            Some(_) if deletes_space => words.len() - 1,
            _ => words.len(),
        };
        out.push_str(&words[..stop]);
    }
    out
}

/// A page decoded with the character set that it declares, if the message declares none.
fn by_own_charset(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let kind = part.content_type();
    if kind.is_some_and(|kind| kind.has_attribute("charset")) {
        return None;
    }
    let range = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = message.raw_message.get(range)?;
    let decoded = match part.encoding {
        Encoding::None => raw.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
        Encoding::Base64 => base64_decode(raw)?,
    };
    match html::read(&decoded).content {
        Content::Html(html) => Some(html),
        Content::Text(_) => None,
    }
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

/// The sender's name, or the address if there is no name.
fn author(from: &Address<'_>) -> Option<String> {
    let from = from.first()?;
    let author = from.name().or(from.address())?.trim();
    (!author.is_empty()).then(|| author.to_owned())
}

/// The date of the message, in the sender's time zone.
fn date(message: &Message<'_>) -> Option<String> {
    // The engine knows these as well, but this crate must not depend on it.
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
