//! The machine-readable origin of a page: JSON-LD, Open Graph and the like, and its canonical URL.

use serde_json::Value;

use crate::Origin;

/// Maximum length of a data script, in bytes.
const LONGEST_DATA_SCRIPT: usize = 400_000;

/// Maximum depth at which the article is searched for in JSON-LD, which may also describe other
/// things on the page.
const DEEPEST_ARTICLE_DATA: usize = 6;

/// What different places in the page say; the more trustworthy take precedence.
#[derive(Clone, Debug, Default)]
pub(super) struct Collector {
    /// From JSON-LD.
    data: Origin,
    /// From `meta`, `link` and the like.
    meta: Origin,
    /// The text of the script being read.
    script: String,
}

impl Collector {
    /// Takes the `content` of a `meta` element called `name`.
    pub(super) fn meta(&mut self, name: &str, content: &str) {
        let meta = &mut self.meta;
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "citation_title" | "dc.title" | "parsely-title" => {
                meta.take_title(content);
            }
            "author" | "article:author" | "citation_author" | "dc.creator" | "parsely-author"
            | "byl" => meta.take_author(content),
            "og:site_name" | "citation_journal_title" | "application-name" | "dc.publisher" => {
                meta.take_site(content);
            }
            "article:published_time"
            | "citation_publication_date"
            | "citation_date"
            | "date"
            | "dc.date"
            | "pubdate"
            | "datepublished"
            | "parsely-pub-date"
            | "publish-date" => meta.take_published(content),
            "og:url" | "parsely-link" => meta.take_url(content),
            _ => {}
        }
    }

    /// Takes a `link` element.
    pub(super) fn link(&mut self, rel: &str, href: &str) {
        if rel.eq_ignore_ascii_case("canonical")
            && let Some(url) = pith_source::address(href, None)
        {
            self.meta.url = Some(url);
        }
    }

    /// The page's URL as far as it is known so far, which is the base of relative links.
    pub(super) fn base(&self) -> Option<&str> {
        self.meta.url.as_deref().or(self.data.url.as_deref())
    }

    /// Takes a piece of a JSON-LD script.
    pub(super) fn script(&mut self, piece: &str) {
        if self.script.len() + piece.len() <= LONGEST_DATA_SCRIPT {
            self.script.push_str(piece);
        }
    }

    /// Parses the script, which has ended.
    pub(super) fn end_script(&mut self) {
        let script = std::mem::take(&mut self.script);
        // Invalid JSON is ignored.
        if let Ok(data) = serde_json::from_str(&script) {
            self.look(&data, 0);
        }
    }

    /// Searches for the article in `data`.
    fn look(&mut self, data: &Value, depth: usize) {
        if depth > DEEPEST_ARTICLE_DATA {
            return;
        }
        match data {
            Value::Array(all) => all.iter().for_each(|one| self.look(one, depth + 1)),
            Value::Object(thing) => {
                if thing.get("@type").is_some_and(is_article) {
                    self.read(data);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    if let Some(inner) = thing.get(key) {
                        self.look(inner, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// Reads the description of an article; the first counts.
    fn read(&mut self, article: &Value) {
        if self.data.title.is_some() {
            return;
        }
        let text = |key: &str| article.get(key).and_then(name);
        let data = &mut self.data;
        if let Some(title) = text("headline").or_else(|| text("name")) {
            data.take_title(title);
        }
        match article.get("author") {
            Some(Value::Array(authors)) => {
                for author in authors.iter().filter_map(name) {
                    data.take_author(author);
                }
            }
            Some(author) => data.authors.extend(name(author).map(str::to_owned)),
            None => {}
        }
        for key in ["publisher", "isPartOf"] {
            if let Some(site) = text(key) {
                data.take_site(site);
            }
        }
        if let Some(date) = text("datePublished") {
            data.take_published(date);
        }
        let page = article.get("mainEntityOfPage");
        let page = page.and_then(|page| page.get("@id").or(Some(page))?.as_str());
        for url in [text("url"), page].into_iter().flatten() {
            data.take_url(url);
        }
    }

    /// Everything that was found.
    pub(super) fn finish(mut self) -> Origin {
        // The site's name for itself is shorter than its publisher's, and the canonical URL is more
        // reliable than the others.
        let url = self.meta.url.clone();
        self.data.site = self.meta.site.take().or(self.data.site.take());
        self.data.url = url.or(self.data.url.take());
        let mut authors = Origin::default();
        for author in std::mem::take(&mut self.data.authors) {
            authors.take_author(&author);
        }
        self.data.authors = authors.authors;
        self.data.or(self.meta)
    }
}

/// Whether a type, or one of several, is something to read.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_article),
        Value::String(kind) => {
            kind.ends_with("Article")
                || kind.ends_with("Posting")
                || matches!(
                    kind.as_str(),
                    "Report" | "Recipe" | "Review" | "HowTo" | "Book" | "Chapter" | "CreativeWork"
                )
        }
        _ => false,
    }
}

/// The name of a thing given as a name, or as an object with one.
fn name(thing: &Value) -> Option<&str> {
    match thing {
        Value::String(name) => Some(name),
        Value::Object(thing) => thing.get("name")?.as_str(),
        Value::Array(all) => all.iter().find_map(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::Origin;
    use crate::text::html::read;

    fn origin(head: &str) -> Origin {
        read(&format!("<head>{head}</head><p>The ferry is late.</p>")).origin
    }

    #[test]
    fn the_origin_is_read_from_json_ld() {
        let found = origin(
            r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"BreadcrumbList","name":"News"},
            {"@type":["NewsArticle"],"headline":"Low water &amp; late ferries","datePublished":"2026-05-03T09:00:00Z",
             "author":[{"@type":"Person","name":"Ana Ruiz"},{"name":"Bo Lund"}],
             "publisher":{"@type":"Organization","name":"The Gauge"},"mainEntityOfPage":{"@id":"https://gauge.example/1"}}]}
            </script>"#,
        );
        assert_eq!(found.authors, ["Ana Ruiz", "Bo Lund"]);
        assert_eq!(found.site.as_deref(), Some("The Gauge"));
        assert_eq!(found.published.as_deref(), Some("2026-05-03"));
        assert_eq!(found.url.as_deref(), Some("https://gauge.example/1"));
    }

    #[test]
    fn the_origin_is_read_from_meta_elements() {
        let found = origin(
            "<meta property='og:title' content='Low water'><meta property='og:site_name' content='The Gauge'>\
             <meta name=author content='Ana Ruiz'><meta property='article:published_time' content='2026-05-03'>\
             <link rel=canonical href='https://gauge.example/2'>",
        );
        assert_eq!(found.title.as_deref(), Some("Low water"));
        assert_eq!(found.site.as_deref(), Some("The Gauge"));
        assert_eq!(found.authors, ["Ana Ruiz"]);
        assert_eq!(found.url.as_deref(), Some("https://gauge.example/2"));
    }

    #[test]
    fn invalid_data_and_addresses_are_ignored() {
        let found = origin(
            "<script type='application/ld+json'>{broken</script><script>{\"@type\":\"Article\",\"name\":\"x\"}</script>\
             <link rel=canonical href='javascript:run()'><meta name=author content='https://social.example/ana'>",
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
