//! Articles other than news whose gist is marked: those in `crates/pith/tests/articles/gist`,
//! described in its README. They are only for measuring, never for training.

use std::path::Path;

use crate::data;
use crate::summarized::Article;

/// The name of this set in tables.
pub const NAME: &str = "essays, reports, entries";

/// All of them, in order of name.
///
/// # Errors
///
/// If the repository's own files cannot be read.
pub fn articles() -> anyhow::Result<Vec<Article>> {
    let articles = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/pith/tests/articles"
    ));
    data::files(articles, "gist", ".txt")?
        .iter()
        .map(|path| Ok(read(&data::text(path)?)))
        .collect()
}

fn read(marked: &str) -> Article {
    let (title, body) = marked.split_once('\n').unwrap_or((marked, ""));
    let unmarked = |line: &str| line.strip_prefix("* ").unwrap_or(line).trim().to_owned();
    let paragraphs = body.trim().split("\n\n").map(|paragraph| {
        let sentences: Vec<String> = paragraph.lines().map(unmarked).collect();
        sentences.join(" ")
    });
    let gist = body.lines().filter(|line| line.starts_with("* "));
    Article {
        title: Some(title.trim_start_matches("# ").to_owned()),
        text: paragraphs.collect::<Vec<_>>().join("\n\n"),
        summary: gist.map(unmarked).collect(),
        all_refs: None,
        publisher: None,
        dup_of: None,
        budget: None,
        language: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_a_title_and_three_marked_sentences_of_at_least_twelve() {
        let articles = articles().expect("they are in the repository");
        assert!(articles.len() >= 20);
        for article in articles {
            assert_eq!(article.summary.len(), 3, "{:?}", article.title);
            assert!(article.summary.iter().all(|one| article.text.contains(one)));
        }
    }
}
