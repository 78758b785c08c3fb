//! Links shared without the text of their page.
//!
//! Phones share a page as its URL, often with its title or a few words from the app. Such a text is
//! not an article; what is needed is the page that it links to.

/// A text with no more words than this besides links has nothing to read: a title, and "shared
/// from" with the name of an app.
const MOST_WORDS_BESIDES: usize = 25;

/// Maximum number of sentences among those words: two are a text, however short, and a text is
/// analysed.
const MOST_SENTENCES_BESIDES: usize = 1;

/// Maximum length of a text that is examined, in bytes: links with much tracking are long.
const LONGEST_SHARED_TEXT: usize = 10_000;

/// A text that consists of links, perhaps with a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharedLink<'a> {
    /// The first URL.
    pub address: &'a str,
    /// The number of words besides the links; 0 if there are only links.
    pub words: usize,
}

/// The link in `text`, if it consists of one or more links with at most a title's worth of words.
///
/// ```
/// use pith::text::link;
///
/// let shared = link::shared("River floods Orvell https://news.example/flood?utm_source=app").unwrap();
/// assert_eq!(shared.address, "https://news.example/flood?utm_source=app");
/// assert_eq!(shared.words, 3);
/// assert_eq!(link::shared("The river rose overnight."), None);
/// ```
#[must_use]
pub fn shared(text: &str) -> Option<SharedLink<'_>> {
    if text.len() > LONGEST_SHARED_TEXT {
        return None;
    }
    let mut address = None;
    let (mut words, mut sentences) = (0, 0);
    for piece in text.split_whitespace() {
        if let Some((found, before)) = address_in(piece) {
            address = address.or(Some(found));
            // The words of a Markdown link before its URL ("[River floods](https://…)").
            words += usize::from(before.contains(char::is_alphanumeric));
            continue;
        }
        if piece.contains(char::is_alphanumeric) {
            words += 1;
        }
        sentences += usize::from(piece.ends_with(['.', '!', '?', '。']));
    }
    let address = address?;
    (words <= MOST_WORDS_BESIDES && sentences <= MOST_SENTENCES_BESIDES)
        .then_some(SharedLink { address, words })
}

/// The URL in `piece`, which has no white space, and what precedes it.
fn address_in(piece: &str) -> Option<(&str, &str)> {
    let start = ["https://", "http://", "www."]
        .iter()
        .filter_map(|scheme| find_scheme(piece, scheme))
        .min()
        .or_else(|| is_bare_address(piece).then_some(0))?;
    let (before, rest) = piece.split_at(start);
    let end = rest
        .find(['<', '>', '"', '”', '»', '|'])
        .unwrap_or(rest.len());
    let closes = |c: char| matches!(c, ')' | ']' | '}' | '.' | ',' | ';' | '!' | '*' | '\'');
    let address = rest[..end].trim_end_matches(closes);
    // A bracket that belongs to the URL is kept.
    let own = address.contains('(') && rest[address.len()..].starts_with(')');
    Some((&rest[..address.len() + usize::from(own)], before))
}

/// The start of `scheme` in `piece`, ignoring case, if something follows it.
fn find_scheme(piece: &str, scheme: &str) -> Option<usize> {
    let bytes = piece.as_bytes();
    let found = bytes
        .windows(scheme.len())
        .position(|window| window.eq_ignore_ascii_case(scheme.as_bytes()))?;
    let before = piece.get(..found)?;
    let after = bytes.get(found + scheme.len())?;
    (after.is_ascii_alphanumeric() && !before.ends_with(|c: char| c.is_alphanumeric()))
        .then_some(found)
}

/// Whether `piece` is a URL without a scheme: a domain and a path ("news.example/flood").
fn is_bare_address(piece: &str) -> bool {
    let Some((domain, path)) = piece.split_once('/') else {
        return false;
    };
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    !path.is_empty()
        && domain.contains('.')
        && domain.split('.').all(label)
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_links_are_found_in_every_form() {
        for (text, address, words) in [
            (
                "https://news.example/flood",
                "https://news.example/flood",
                0,
            ),
            (
                "  <https://news.example/flood>\n",
                "https://news.example/flood",
                0,
            ),
            (
                "HTTPS://news.example/Flood",
                "HTTPS://news.example/Flood",
                0,
            ),
            ("www.news.example/flood", "www.news.example/flood", 0),
            (
                "news.example/2026/03/flood",
                "news.example/2026/03/flood",
                0,
            ),
            (
                "https://news.example/flood?utm_source=app&fbclid=IwAR0#top",
                "https://news.example/flood?utm_source=app&fbclid=IwAR0#top",
                0,
            ),
            (
                "https://news.example/flood\nhttps://news.example/dam",
                "https://news.example/flood",
                0,
            ),
            (
                "[River floods Orvell](https://news.example/flood)",
                "https://news.example/flood",
                3,
            ),
            (
                "River floods Orvell\n\nhttps://news.example/flood",
                "https://news.example/flood",
                3,
            ),
            (
                "“River floods Orvell” – https://news.example/flood\n\nShared from The Courier",
                "https://news.example/flood",
                7,
            ),
            (
                "Read this: https://news.example/flood.",
                "https://news.example/flood",
                2,
            ),
            (
                "https://en.example/wiki/Orvell_(town)",
                "https://en.example/wiki/Orvell_(town)",
                0,
            ),
        ] {
            assert_eq!(shared(text), Some(SharedLink { address, words }), "{text}");
        }
    }

    #[test]
    fn a_text_with_a_link_in_it_is_a_text() {
        for text in [
            "",
            "The river rose.",
            "The river rose, says https://news.example/flood today. Schools stayed open.",
            "He got 3/4 of the votes and/or none.",
            "The river rose overnight. Two bridges were closed. See https://news.example/flood. \
             Nobody was hurt.",
            "The council of Orvell voted on Tuesday to close the old bridge over the Marl for two years, \
             after engineers had found cracks in four of its six piers, as https://news.example/flood tells",
        ] {
            assert_eq!(shared(text), None, "{text}");
        }
    }
}
