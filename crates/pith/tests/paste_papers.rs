//! Encyclopaedia entries and papers: edit buttons, references and notes, affiliations and formulas.

use pith::digest::{Aside, Digest, Role};
use pith::text::html;
use pith::{Engine, Options};

const ENTRIES: [(&str, &str, &[&str]); 3] = [
    (
        include_str!("articles/pastes/entry_en.txt"),
        "Haldenmoor Lake",
        &[
            "Geography",
            "History",
            "Early settlement",
            "Industrial era",
            "Economy",
            "Demographics",
            "Notable people",
        ],
    ),
    (
        include_str!("articles/pastes/entry_de.txt"),
        "Ostbrücke (Marlstadt)",
        &["Lage", "Geschichte", "Bauwerk"],
    ),
    (
        include_str!("articles/pastes/entry_fr.txt"),
        "Jeanne Vauclin",
        &["Biographie", "Œuvre", "Publications"],
    ),
];

const PAPER: &str = include_str!("articles/pastes/paper_in_full.txt");

fn analyze(text: &str) -> Digest {
    Engine::embedded().digest(text, &Options::default())
}

fn blocks<'a>(digest: &Digest, text: &'a str, wanted: impl Fn(Role) -> bool) -> Vec<&'a str> {
    let blocks = digest.blocks.iter().filter(|block| wanted(block.role));
    blocks.map(|block| block.span.text(text)).collect()
}

fn sentences<'a>(digest: &Digest, text: &'a str) -> Vec<&'a str> {
    let sentences = digest.sentences.iter();
    sentences.map(|sentence| sentence.span.text(text)).collect()
}

#[test]
fn an_entry_keeps_its_headings_without_the_buttons_beside_them() {
    for (text, title, headings) in ENTRIES {
        let digest = analyze(text);
        assert_eq!(
            digest.title.as_ref().map(|title| title.text.as_str()),
            Some(title)
        );
        let found = blocks(&digest, text, |role| role == Role::Heading);
        for heading in headings {
            assert!(found.contains(heading), "{heading}: {found:?}");
        }
    }
}

#[test]
fn an_entrys_references_and_the_sites_navigation_are_set_aside() {
    for (text, _, _) in ENTRIES {
        let digest = analyze(text);
        for kept in blocks(&digest, text, Role::is_body) {
            for foreign in [
                "ISBN",
                "abgerufen",
                "consulté",
                "Retrieved",
                "Lizenz",
                "licence",
                "[edit",
                "[Bearb",
                "[modif",
                "Held 1994",
                "Kask 1961",
                "Martin 1987",
            ] {
                assert!(!kept.contains(foreign), "{kept}");
            }
        }
    }
}

#[test]
fn lists_and_tables_of_an_entry_are_kept_but_no_row_is_a_sentence() {
    let text = ENTRIES[0].0;
    let digest = analyze(text);
    let kept = blocks(&digest, text, Role::is_article);
    for line in ["Maria Oks, composer", "1950\t3,377\t+180.5%"] {
        assert!(kept.contains(&line), "{line}");
    }
    for sentence in sentences(&digest, text) {
        assert!(!sentence.contains('\t'), "{sentence}");
    }
}

#[test]
fn note_numbers_are_not_part_of_a_sentence() {
    for (text, _, _) in ENTRIES {
        for sentence in sentences(&analyze(text), text) {
            assert!(!sentence.ends_with(']'), "{sentence}");
        }
    }
    let french = ENTRIES[2].0;
    let keywords = analyze(french).keywords;
    for keyword in keywords {
        assert!(
            !keyword.phrase.contains(|c: char| c.is_ascii_digit()),
            "{}",
            keyword.phrase
        );
    }
}

#[test]
fn an_entry_is_dated_by_its_last_change_alone() {
    for (text, _, _) in ENTRIES {
        let written = analyze(text).published;
        assert!(written.is_none_or(|day| day.starts_with("2024-")));
    }
}

#[test]
fn a_papers_authors_and_affiliations_are_its_byline() {
    let digest = analyze(PAPER);
    assert_eq!(
        blocks(&digest, PAPER, |role| role == Role::Byline),
        [
            "Ana Ruiz1, Wei Zhang1,2, Peter Holm3∗",
            "1Department of Linguistics, University of Orvell",
            "2Institute for Computing, Tessin",
            "3Lake Laboratory, Obervik",
            "ruiz@orvell.example, holm@lake.example",
        ]
    );
    assert!(
        digest
            .entities
            .iter()
            .any(|entity| entity.name == "Ana Ruiz")
    );
}

#[test]
fn a_papers_sections_are_kept_and_none_is_taken_for_a_link() {
    let digest = analyze(PAPER);
    let headings = blocks(&digest, PAPER, |role| role == Role::Heading);
    for heading in ["Abstract", "1 Introduction", "2.1 Training", "4 Conclusion"] {
        assert!(headings.contains(&heading), "{heading}");
    }
    let links = blocks(&digest, PAPER, |role| {
        matches!(role, Role::Aside(Aside::Related | Aside::Navigation))
    });
    assert_eq!(links, [""; 0]);
}

#[test]
fn formulas_rows_captions_and_references_are_not_sentences() {
    let digest = analyze(PAPER);
    let kept = blocks(&digest, PAPER, Role::is_article);
    assert!(kept.contains(&"p_i = (i − 1) / (n − 1),   (1)"));
    for sentence in sentences(&digest, PAPER) {
        for foreign in [
            "p_i =",
            "0.41",
            "Figure 2:",
            "Table 1:",
            "Lake Journal",
            "reviewers",
        ] {
            assert!(!sentence.contains(foreign), "{sentence}");
        }
    }
}

#[test]
fn an_abstract_page_yields_title_authors_and_abstract() {
    let text = include_str!("articles/pastes/abstract_page.txt");
    let digest = analyze(text);
    let title = digest.title.as_ref().map(|title| title.text.as_str());
    assert_eq!(
        title,
        Some("Sentence Order as a Signal for Extractive Summaries")
    );
    let authors = blocks(&digest, text, |role| role == Role::Byline);
    assert_eq!(authors, ["Ana Ruiz, Wei Zhang, Peter Holm"]);
    assert_eq!(digest.sentences.len(), 3);
}

#[test]
fn readings_of_characters_are_not_part_of_the_text() {
    let page =
        html::read("<p><ruby>法律<rp>(</rp><rt>ほうりつ</rt><rp>)</rp></ruby>ができました。</p>");
    assert_eq!(page.text, "法律ができました。");
}

#[test]
fn without_a_visible_date_json_ld_gives_the_publication_date() {
    let page = html::read(
        r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Low water","datePublished":"2024-03-07T10:00:00Z"}</script>
        <h1>Low water</h1><p>The river fell to its lowest level in forty years on Tuesday, and the ferries stopped.</p>"#,
    );
    let digest = Engine::embedded().digest(&page, &Options::default());
    assert_eq!(digest.published.as_deref(), Some("2024-03-07"));
}
