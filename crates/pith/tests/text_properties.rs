//! Invariants of every text.

use pith::Span;
use pith::digest::{Aside, Block, Options, Override, Role};
use pith::text::{html, language::Language, paste, sentences, tokens};
use proptest::prelude::*;

/// Texts of the characters and words that the rules look for, and of anything else.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "\n", "\n\n", "\r\n", " ", "\t", "\u{a0}", "\u{202f}", "\0", "\u{feff}", "\u{200b}", "\u{200d}", "\u{85}",
            ".", "...", "…", ". . .", "!", "?", "\"", "“", "”", "'", "’", "(", ")", "[1]", "-", "--", "&", ":", "/",
            "@", "#", "%", "$", "1", "1.", "2.", "a.", "•", "> ", "- ", "| ", "。", "👩‍👩‍👧", "e\u{301}", "\u{301}",
            "U.S.", "Mr.", "a.m.", "J.", "5km", "$1.13bn", "www.example.org", "jane@example.org", "http://",
            "Read also", "By Ann Poe", "LEAVE A REPLY", "June 4, 2019", "Photo: Getty", "Subscribe",
            "The river rose overnight and two bridges were closed, officials said.",
        ]).prop_map(str::to_owned),
        2 => "[a-zA-Zéß]{1,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Asserts that `spans` are ascending, disjoint, within `whole`, on character boundaries and
/// without white space at their ends, and that they cover everything in `whole` but white space.
fn assert_covers(source: &str, whole: Span, spans: &[Span]) {
    let mut at = whole.start();
    for span in spans {
        assert!(span.start() >= at && !span.is_empty() && whole.contains(*span));
        let gap = source.get(at..span.start()).expect("on a boundary");
        assert!(gap.trim().is_empty(), "lost {gap:?}");
        let text = source.get(span.range()).expect("on a boundary");
        assert_eq!(text, text.trim());
        at = span.end();
    }
    assert!(source[at..whole.end()].trim().is_empty());
}

fn spans_of(blocks: &[Block]) -> Vec<Span> {
    blocks.iter().map(|block| block.span).collect()
}

proptest! {
    #[test]
    fn tokens_hold_everything_but_white_space(text in any_text()) {
        let spans: Vec<Span> = tokens::tokenize(&text, Span::of(&text)).map(|token| token.span).collect();
        assert_covers(&text, Span::of(&text), &spans);
    }

    #[test]
    fn sentences_hold_everything_but_white_space(text in any_text()) {
        let spans = sentences::split(&text, Span::of(&text), Language::En);
        assert_covers(&text, Span::of(&text), &spans);
    }

    #[test]
    fn blocks_hold_everything_but_white_space(text in any_text(), as_is: bool) {
        let options = Options { as_is, ..Options::default() };
        let layout = paste::layout(&text, &options);
        assert_covers(&text, Span::of(&text), &spans_of(&layout.blocks));
        if as_is {
            prop_assert!(layout.blocks.iter().all(|block| block.role == Role::Paragraph));
        }
        prop_assert!(layout.blocks.is_empty() || layout.blocks.iter().any(|block| block.role.is_article()));
    }

    #[test]
    fn an_article_without_foreign_blocks_loses_nothing(
        paragraphs in prop::collection::vec(
            prop::collection::vec(prop::sample::select(vec![
                "The river rose overnight, and two bridges were closed to all but walkers.",
                "\"Nobody should have to wade to school,\" said Rosa Quill, who leads the council.",
                "About 400 people live on the island, and a third of them are older than 65.",
                "The work began in March 2019 and cost $4.2 million, of which half was borrowed.",
                "It rained.",
                "Who opened the gates was never found out, though many had a guess.",
            ]), 1..5),
            1..9,
        ),
        gap in prop::sample::select(vec!["\n", "\n\n", "\r\n\r\n"]),
    ) {
        let paragraphs: Vec<String> = paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
        let text = paragraphs.join(gap);
        let layout = paste::layout(&text, &Options::default());
        prop_assert!(layout.blocks.iter().all(|block| block.role.is_article()));
        assert_covers(&text, Span::of(&text), &spans_of(&layout.blocks));
    }

    #[test]
    fn the_readers_word_holds(text in any_text(), at in any::<prop::sample::Index>(), keep: bool) {
        let before = paste::layout(&text, &Options::default());
        prop_assume!(!before.blocks.is_empty());
        let block = at.get(&before.blocks).span;
        let options = Options { overrides: vec![Override { block, keep }], ..Options::default() };
        let after = paste::layout(&text, &options);
        prop_assert_eq!(spans_of(&before.blocks), spans_of(&after.blocks));
        let role = after.blocks.iter().find(|other| other.span == block).map(|other| other.role);
        if keep {
            prop_assert!(role.is_some_and(Role::is_article));
        } else {
            prop_assert_eq!(role, Some(Role::Aside(Aside::ByReader)));
        }
    }

    #[test]
    fn html_of_any_kind_becomes_text(text in any_text(), tags in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<div>", "<br>", "<script>", "</script>", "<td>", "<table>", "<pre>", "<li>", "<!--", "<a href='", "&amp;", "&#0;",
    ]), 0..30)) {
        let mut soup = String::new();
        let mut words = text.chars();
        for tag in tags {
            soup.push_str(tag);
            soup.extend(words.by_ref().take(7));
        }
        soup.extend(words);
        let page = html::read(&soup);
        let text = &page.text;
        prop_assert_eq!(text.trim_end(), text);
        let mut at = 0;
        for hint in &page.hints {
            prop_assert!(hint.span.start() >= at && text.get(hint.span.range()).is_some());
            at = hint.span.end();
        }
        let layout = paste::layout(&page, &Options::default());
        assert_covers(text, Span::of(text), &spans_of(&layout.blocks));
    }
}
