//! Tokens recognized as a whole, whatever Unicode's word boundaries say: URLs, handles, hashtags,
//! ellipses and dashes.

/// Maximum lengths of the local part and the domain of an e-mail address (RFC 5321), in bytes.
const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_DOMAIN: usize = 255;

/// The length in bytes of such a token at the start of `rest`, which follows the character
/// `before`.
pub(super) fn length(rest: &str, before: Option<char>) -> Option<usize> {
    let first = rest.bytes().next()?;
    // 0xE2 is the first byte of the ellipsis and of the curly apostrophe.
    let fresh = !before.is_some_and(char::is_alphanumeric);
    match first {
        b'.' => run(rest, '.').filter(|&len| len > 1),
        b'-' => run(rest, '-').filter(|&len| len > 1),
        b'\'' | 0xE2 if before == Some('.') => possessive(rest).or_else(|| ellipsis(rest)),
        0xE2 => ellipsis(rest),
        b'@' | b'#' if fresh => handle(rest),
        _ if fresh && first.is_ascii_alphanumeric() => url(rest).or_else(|| email(rest)),
        _ => None,
    }
}

/// Whether a URL starts at the start of `text`.
pub(crate) fn starts_url(text: &str) -> bool {
    ["http://", "https://", "ftp://", "www."]
        .iter()
        .any(|prefix| {
            text.get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
        })
}

fn run(rest: &str, mark: char) -> Option<usize> {
    Some(rest.len() - rest.trim_start_matches(mark).len())
}

fn ellipsis(rest: &str) -> Option<usize> {
    run(rest, '…').filter(|&len| len > 0)
}

/// The "'s" after an abbreviation's full stop ("Jr.'s").
fn possessive(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(['\'', '’'])?.strip_prefix('s')?;
    (!after.starts_with(char::is_alphanumeric)).then(|| rest.len() - after.len())
}

fn handle(rest: &str) -> Option<usize> {
    let name: usize = rest[1..]
        .chars()
        .take_while(|&c| c.is_alphanumeric() || c == '_')
        .map(char::len_utf8)
        .sum();
    (name > 0).then_some(1 + name)
}

fn url(rest: &str) -> Option<usize> {
    if !starts_url(rest) {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'))
        .unwrap_or(rest.len());
    let address = &rest[..end];
    let mut kept = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', ']']);
    if kept.ends_with(')') && !kept.contains('(') {
        kept = kept.trim_end_matches([')', '.', ',']);
    }
    (kept.len() > "www.".len()).then_some(kept.len())
}

fn email(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let local = bytes
        .iter()
        .take(LONGEST_LOCAL_PART + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || b"._%+-".contains(b))
        .count();
    if local > LONGEST_LOCAL_PART || bytes.get(local) != Some(&b'@') {
        return None;
    }
    let domain = &rest[local + 1..];
    let len = domain
        .bytes()
        .take(LONGEST_DOMAIN)
        .take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b))
        .count();
    let domain = domain[..len].trim_end_matches(['.', '-']);
    let (host, top) = domain.rsplit_once('.')?;
    (!host.is_empty() && top.len() >= 2).then_some(local + 1 + domain.len())
}
