//! Where an article comes from, according to the reader, the source or the text.

use crate::model::analysis::{Analysis, fold};
use crate::model::sections;
use pith::digest::{EntityKind, Role};
use pith::form::Locator;
use pith::{Origin, Span};

/// The origin of article `at` of `analysis`, counted from 0. What the reader has `said` takes precedence over
/// what the source says about itself, and that over what the text says. An empty string from the reader means
/// that the field is to stay empty.
#[must_use]
pub fn known(said: &Origin, analysis: &Analysis, at: usize) -> Origin {
    let digest = &analysis.digest;
    let origin = match digest.articles.get(at) {
        Some(article) => said.clone().or(Origin {
            title: article.title.as_deref().map(fold),
            authors: authors(analysis, article.span),
            ..Origin::default()
        }),
        None => {
            let in_text = Origin {
                title: digest.title.as_ref().map(|title| fold(&title.text)),
                authors: authors(analysis, Span::new(0, analysis.source.len())),
                published: digest.published.clone(),
                ..Origin::default()
            };
            let mut source = digest.origin.clone();
            if in_text.title.is_some() {
                source.title = None;
            }
            said.clone().or(source).or(in_text)
        }
    };
    // On one line: anyone may have written them.
    let filled = |field: Option<String>| {
        let field = field.map(|field| fold(&field));
        field.filter(|field| !field.is_empty())
    };
    let authors = origin.authors.iter().map(|author| fold(author));
    Origin {
        title: filled(origin.title),
        authors: authors.filter(|author| !author.is_empty()).collect(),
        site: filled(origin.site),
        published: filled(origin.published),
        url: filled(origin.url),
    }
}

/// What the reader says after editing the `known` origin: `typed` is title, authors, site, date and address.
/// Fields that they left alone stay as they had `said` before. `None` if the date cannot be read.
#[must_use]
pub fn edited(said: &Origin, known: &Origin, typed: &[String; 5]) -> Option<Origin> {
    let [title, authors, site, published, url] = typed;
    let field = |typed: &str, known: &Option<String>, said: &Option<String>| {
        let same = typed == known.as_deref().unwrap_or_default();
        if same {
            said.clone()
        } else {
            Some(typed.to_owned())
        }
    };
    let authors: Vec<String> = authors.split(';').map(fold).collect();
    let mut day = Origin::default();
    day.take_published(published);
    let day = day.published.unwrap_or_default();
    if day.is_empty() && !published.is_empty() && known.published.as_ref() != Some(published) {
        return None;
    }
    // Without a scheme, https is meant.
    let with_scheme = if url.is_empty() || url.contains(':') {
        url.clone()
    } else {
        format!("https://{url}")
    };
    let mut web = Origin::default();
    web.take_url(&with_scheme);
    let is_same = authors == known.authors || known.authors.is_empty() && authors == [""];
    Some(Origin {
        title: field(&fold(title), &known.title, &said.title),
        authors: if is_same {
            said.authors.clone()
        } else {
            authors
        },
        site: field(&fold(site), &known.site, &said.site),
        published: if known.published.as_ref() == Some(published) {
            said.published.clone()
        } else {
            field(&day, &known.published, &said.published)
        },
        url: field(&web.url.unwrap_or_default(), &known.url, &said.url),
    })
}

/// The people named in the bylines in `within`.
fn authors(analysis: &Analysis, within: Span) -> Vec<String> {
    let digest = &analysis.digest;
    let bylines = digest.blocks.iter();
    let bylines: Vec<_> = bylines
        .filter(|block| block.role == Role::Byline && within.contains(block.span))
        .map(|block| block.span)
        .collect();
    let mut authors = Origin::default();
    for mention in &digest.mentions {
        let within = bylines.iter().any(|span| span.contains(mention.span));
        if within && mention.kind == EntityKind::Person {
            authors.take_author(mention.span.text(&analysis.source));
        }
    }
    authors.authors
}

/// A place in an article, as it is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The heading above it.
    pub section: Option<String>,
    /// Its paragraph in the article, from 1; 0 before the first.
    pub paragraph: usize,
    /// Its page, chapter or time.
    pub locator: Option<Locator>,
}

/// Finds the place of each byte of a text.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    analysis: &'a Analysis,
    /// For each block, the block that is the heading above it, and its paragraph.
    blocks: Vec<(Option<usize>, usize)>,
}

impl<'a> Places<'a> {
    /// Prepares the places of the text of `analysis`.
    #[must_use]
    pub fn of(analysis: &'a Analysis) -> Self {
        let digest = &analysis.digest;
        let mut headings = sections::headings(digest).into_iter().peekable();
        let (mut article, mut heading, mut paragraph) = (None, None, 0);
        let blocks = digest.blocks.iter().enumerate().map(|(at, block)| {
            let of = analysis.article_at(block.span.start());
            if of != article {
                (article, heading, paragraph) = (of, None, 0);
            }
            if headings.next_if(|heading| heading.block == at).is_some() {
                // A heading is not under itself.
                let before = (heading, paragraph);
                heading = Some(at);
                return before;
            }
            paragraph += usize::from(block.role.is_body());
            (heading, paragraph)
        });
        Self {
            analysis,
            blocks: blocks.collect(),
        }
    }

    /// The place of the byte `offset`.
    #[must_use]
    pub fn at(&self, offset: usize) -> Place {
        let digest = &self.analysis.digest;
        let after = digest
            .blocks
            .partition_point(|block| block.span.start() <= offset);
        let block = after.checked_sub(1).and_then(|at| self.blocks.get(at));
        let (heading, paragraph) = block.copied().unwrap_or_default();
        let section = heading.and_then(|at| digest.blocks.get(at));
        Place {
            section: section.map(|block| fold(block.span.text(&self.analysis.source))),
            paragraph,
            locator: digest.form.locator(offset).cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::text::html;
    use pith::{Options, digest};

    fn analysis(html: &str) -> Analysis {
        let page = html::read(html);
        let digest = digest(&page, &Options::default());
        Analysis::new(1, page.text.as_str().into(), digest, 0.0)
    }

    #[test]
    fn the_reader_takes_precedence_and_an_empty_field_stays_empty() {
        let analysis = analysis(
            "<meta property='og:site_name' content='The Gauge'><meta name=author content='Ana Ruiz'>\
             <h1>Low water at the mill</h1><p>The ferry was late on Monday. Nobody knows when the tide will turn.</p>",
        );
        let found = known(&Origin::default(), &analysis, 0);
        assert_eq!(found.site.as_deref(), Some("The Gauge"));
        assert_eq!(found.authors, ["Ana Ruiz"]);
        assert_eq!(found.title.as_deref(), Some("Low water at the mill"));
        assert_eq!(found.url, None);
        let said = Origin {
            site: Some(String::new()),
            authors: vec!["Bo Lund".to_owned()],
            ..Origin::default()
        };
        let found = known(&said, &analysis, 0);
        assert_eq!(found.site, None);
        assert_eq!(found.authors, ["Bo Lund"]);
    }

    #[test]
    fn a_sentence_is_under_the_heading_before_it() {
        let analysis = analysis(
            "<h1>Low water</h1><p>The ferry was late on Monday morning again.</p><h2>The ports</h2>\
             <p>Nobody in Kvarn knows when the tide will turn.</p>",
        );
        let places = Places::of(&analysis);
        let place_of = |words| places.at(analysis.source.find(words).unwrap());
        assert_eq!(place_of("The ferry").section, None);
        assert_eq!(place_of("Nobody").section.as_deref(), Some("The ports"));
        assert_eq!(
            place_of("Nobody").paragraph,
            1 + place_of("The ferry").paragraph
        );
    }

    #[test]
    fn an_unedited_field_can_still_improve() {
        let known = Origin {
            title: Some("Low water".to_owned()),
            site: Some("The Gauge".to_owned()),
            ..Origin::default()
        };
        let typed = |published: &str, url: &str| {
            ["Low water", "Ana Ruiz; Bo Lund", "", published, url].map(str::to_owned)
        };
        let said = edited(
            &Origin::default(),
            &known,
            &typed("2026-05", "gauge.example/1"),
        );
        assert_eq!(
            said,
            Some(Origin {
                title: None,
                authors: vec!["Ana Ruiz".to_owned(), "Bo Lund".to_owned()],
                site: Some(String::new()),
                published: Some("2026-05".to_owned()),
                url: Some("https://gauge.example/1".to_owned()),
            })
        );
        assert_eq!(
            edited(&Origin::default(), &known, &typed("in May", "")),
            None
        );
        let harmful = edited(&Origin::default(), &known, &typed("", "javascript:run()"));
        assert_eq!(harmful.and_then(|said| said.url), None);
    }
}
