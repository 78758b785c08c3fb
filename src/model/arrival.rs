//! What the page's URL brings: a text shared by another app, or brought by a bookmarklet.
//!
//! `?text=`, `?title=` and `?url=` are used by the manifest's share target and by links; the
//! fragment, which no server sees, may have the same names and `html`.

use std::rc::Rc;

use pith::text::link;

use crate::model::rich::Pasted;

/// What a URL brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    /// The text, and the HTML if there is any.
    pub pasted: Pasted,
    /// Its title.
    pub title: Option<Rc<str>>,
    /// The URL of the page that it comes from.
    pub url: Option<String>,
    /// Whether there is nothing but the URL of a page, perhaps with its title. Pith does not fetch
    /// pages.
    pub link_only: bool,
}

impl Arrival {
    /// Reads the value that `field` returns for each name; `None` if there is nothing to read.
    #[must_use]
    pub fn of(field: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let field = |name| field(name).filter(|value| !value.trim().is_empty());
        let (text, html) = (field("text"), field("html"));
        let (title, url) = (field("title"), field("url"));
        // Some apps share a link as text.
        let is_link = |text: &String| link::shared(text).is_some();
        let link_only = html.is_none() && text.as_ref().map_or(url.is_some(), is_link);
        if text.is_none() && html.is_none() && !link_only {
            return None;
        }
        Some(Self {
            pasted: Pasted {
                text: text.filter(|_| !link_only).unwrap_or_default(),
                html,
            },
            title: title.map(Into::into),
            url,
            link_only,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrival(fields: &[(&str, &str)]) -> Option<Arrival> {
        Arrival::of(|name| {
            let field = fields.iter().find(|(other, _)| *other == name)?;
            Some(field.1.to_owned())
        })
    }

    #[test]
    fn a_shared_text_comes_with_its_title() {
        let arrival = arrival(&[("text", "The river rose."), ("title", "Flood")]).unwrap();
        assert_eq!(arrival.pasted, "The river rose.".into());
        assert_eq!(arrival.title.as_deref(), Some("Flood"));
        assert_eq!(arrival.url, None);
        assert!(!arrival.link_only);
    }

    #[test]
    fn a_bare_link_is_distinguished_from_a_text() {
        let link = "https://news.example/flood";
        assert!(arrival(&[("url", link)]).unwrap().link_only);
        assert!(
            arrival(&[("text", link), ("title", "Flood")])
                .unwrap()
                .link_only
        );
        assert!(
            arrival(&[("text", "Read this: https://news.example/flood")])
                .unwrap()
                .link_only
        );
        assert!(
            !arrival(&[("text", "The river rose."), ("url", link)])
                .unwrap()
                .link_only
        );
    }

    #[test]
    fn an_address_without_anything_to_read_is_ignored() {
        assert_eq!(arrival(&[]), None);
        assert_eq!(arrival(&[("text", " "), ("title", "Flood")]), None);
    }
}
