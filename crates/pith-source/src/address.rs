//! Which addresses a text may link to.

/// Maximum length of an address, in bytes.
const LONGEST_ADDRESS: usize = 2_000;

/// The address that `href` refers to on a page at `base`, if it is safe to link to: `http`, `https`
/// or `mailto`, without anything that could be taken for markup. Everything else, from
/// `javascript:` to a path without a base, is `None`.
///
/// ```
/// use pith_source::address;
///
/// let page = Some("https://news.example/2026/ferry");
/// assert_eq!(address("HTTPS://a.example/b c", None).as_deref(), None);
/// assert_eq!(address("https://a.example/b", None).as_deref(), Some("https://a.example/b"));
/// assert_eq!(address("/tides?day=2", page).as_deref(), Some("https://news.example/tides?day=2"));
/// assert_eq!(address("tides", page).as_deref(), Some("https://news.example/2026/tides"));
/// assert_eq!(address("java\nscript:run()", page), None);
/// ```
#[must_use]
pub fn address(href: &str, base: Option<&str>) -> Option<String> {
    let href = href.trim();
    let unsafe_in = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`' | '\'')
    };
    if href.is_empty() || href.len() > LONGEST_ADDRESS || href.contains(unsafe_in) {
        return None;
    }
    if let Some(scheme) = scheme(href) {
        let rest = &href[scheme.len()..];
        let scheme = scheme.to_ascii_lowercase();
        let leads_somewhere = match scheme.as_str() {
            "http" | "https" => rest
                .strip_prefix("://")
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')),
            "mailto" => rest.contains('@'),
            _ => false,
        };
        return leads_somewhere.then(|| scheme + rest);
    }
    let base = base?;
    let root_end = base.find("://")? + 3;
    let (scheme, rest) = base.split_at(root_end);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    let whole = if let Some(rest) = href.strip_prefix("//") {
        format!("{scheme}{rest}")
    } else if href.starts_with('/') {
        format!("{scheme}{host}{href}")
    } else if href.starts_with(['?', '#']) {
        format!("{scheme}{host}{path}{href}")
    } else {
        let folder = &path[..path.rfind('/').unwrap_or(0)];
        format!("{scheme}{host}{folder}/{href}")
    };
    address(&whole, None)
}

/// The scheme of `href`, without its colon.
fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_web_and_mail_addresses_are_accepted() {
        let base = Some("https://news.example/");
        for href in [
            "javascript:harmed=1",
            "JavaScript:harmed=1",
            "java&#10;script:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://a.example/1",
            "https:///x",
            "https:x",
            "mailto:nobody",
            "https://a.example/\"onclick=x",
        ] {
            assert_eq!(address(href, None), None, "{href}");
        }
        assert_eq!(address("javascript:x", base), None);
        assert_eq!(
            address("//cdn.example/x", base).as_deref(),
            Some("https://cdn.example/x")
        );
        assert_eq!(
            address("mailto:ana@news.example", None).as_deref(),
            Some("mailto:ana@news.example")
        );
    }

    proptest! {
        #[test]
        fn whatever_comes_out_is_an_address_of_the_web_or_of_mail(href in "\\PC{0,40}", base in "\\PC{0,40}") {
            if let Some(address) = address(&href, Some(&base)) {
                prop_assert!(["http://", "https://", "mailto:"].iter().any(|start| address.starts_with(start)));
                prop_assert!(!address.contains(['<', '>', '"', ' ']));
            }
        }
    }
}
