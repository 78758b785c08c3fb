//! Which blocks of a paste belong to the article.

use pith::digest::{Aside, Options, Override, Role};
use pith::text::paste::{Layout, layout};

fn plain(source: &str) -> Layout {
    layout(source, &Options::default())
}

/// The blocks of `source` as "role: text", for comparing whole results.
fn judged(source: &str) -> String {
    use std::fmt::Write;
    let mut lines = String::new();
    for block in plain(source).blocks {
        let text: String = block.span.text(source).chars().take(48).collect();
        let text = text.replace('\n', "⏎");
        let _ = match block.role {
            Role::Aside(aside) => writeln!(lines, "- {aside:?}: {text}"),
            role => writeln!(lines, "{role:?}: {text}"),
        };
    }
    lines
}

fn aside_of(source: &str, text: &str) -> Option<Aside> {
    plain(source)
        .blocks
        .iter()
        .find(|block| block.span.text(source) == text)
        .and_then(|block| match block.role {
            Role::Aside(aside) => Some(aside),
            _ => None,
        })
}

/// Asserts that every block of `source` belongs to the article.
fn assert_kept(source: &str) {
    for block in plain(source).blocks {
        assert!(
            block.role.is_article(),
            "{:?}: {}",
            block.role,
            block.span.text(source)
        );
    }
}

const ARTICLE: &str = "\
Harbour town votes to rebuild its sea wall

The council of Port Ellery voted on Monday to rebuild the sea wall that a storm broke in January, \
ending months of dispute over who should pay for it.

\"We cannot wait for the next winter,\" said Maren Holt, the mayor, after the vote. \"The sea will \
not wait for us.\"

A costly wall

The work will cost about $4.2 million, of which the state has promised half. The rest will come \
from a loan that the town is to repay over twenty years.

Some shop owners on the quay had asked for a lower wall. They fear that their customers will no \
longer see the water.

He shrugged.

Building is to begin in March, and the wall should stand before the autumn storms.";

#[test]
fn a_plain_article_loses_nothing() {
    assert_kept(ARTICLE);
    assert_kept(&ARTICLE.replace("\n\n", "\n"));
    assert_kept(&ARTICLE.replace('\n', "\r\n"));
    insta::assert_snapshot!(judged(ARTICLE));
}

#[test]
fn the_first_line_is_the_title_of_a_plain_article() {
    let title = plain(ARTICLE).title.expect("a title");
    assert_eq!(title.text, "Harbour town votes to rebuild its sea wall");
    assert_eq!(title.span.map(|span| span.start()), Some(0));
}

#[test]
fn single_line_ends_separate_paragraphs_like_blank_lines() {
    let narrow = ARTICLE.replace("\n\n", "\n");
    assert_eq!(judged(ARTICLE), judged(&narrow));
}

#[test]
fn foreign_lines_around_an_article_are_set_aside_with_their_reason() {
    let paste = ARTICLE.replace(
        "\n\nSome shop owners",
        "\n\nRead also: Ten storms that changed the coast\n\nSome shop owners",
    );
    let paste = paste.replacen(
        "\n\n",
        "\n\nMayor Maren Holt at the broken wall in Port Ellery, January 14.\n\n",
        1,
    ) + "\n\nYou have 40.2% of this article left to read. The rest is reserved for subscribers.\
         \n\nLEAVE A REPLY\n\nPlease enter your comment!\nPlease enter your name here";
    insta::assert_snapshot!(judged(&paste));
}

#[test]
fn the_article_of_a_page_copied_whole_is_found() {
    let page = format!(
        "Skip to content\nMenu\nHome\nNews\nSport\nWeather\nBusiness\nOpinion\nLog in\nSubscribe\n\
         Harbour town votes to rebuild its sea wall | The Ellery Courier\n\
         Home > News > Local\n\
         {}\n\
         Photo: Lena Marsh/Ellery Courier\n\
         Share on Facebook\nShare on Twitter\nEmail\n\
         Sign up for our newsletter\nGet the day's top stories in your inbox.\n\
         About the author\nAnn Poe is a senior reporter at The Ellery Courier and covers the coast.\n\
         Related articles\nStorm breaks the wall at Port Ellery\nFerry to run again in spring\nFish market moves to the quay\n\
         3 Comments\nJo Reed\n2 days ago\nAbout time they did something about that wall, I walk past it every day.\nReply\n\
         Sam T\n1 day ago\nTwenty years of loans for a wall. Our children will be paying for it still.\nReply\n\
         About us\nContact us\nPrivacy policy\nTerms of use\n© 2021 The Ellery Courier. All rights reserved.",
        ARTICLE.replacen("\n\n", "\n\nBy Ann Poe\nJanuary 25, 2021\n\n", 1)
    );
    assert_eq!(
        plain(&page).title.map(|title| title.text).as_deref(),
        Some("Harbour town votes to rebuild its sea wall")
    );
    insta::assert_snapshot!(judged(&page));
}

#[test]
fn if_nothing_looks_like_an_article_everything_is_kept() {
    for text in [
        "Just one line",
        "Two sentences are here. This is the second.",
        "Buy milk and bread.\nCall Ann about the boat.\nPay the rent.",
        "- eggs\n- flour\n- a pinch of salt\n- two lemons\n- butter",
        "1. Wash the apples.\n2. Peel them.\n3. Cut them into thin slices and dry them.",
        "The fog came in\non quiet feet\nand sat above\nthe empty street\n\nIt looked at boats\nand at the pier\nand then was gone\nas you came near",
        "Ann: are you there?\nBob: yes, just got in\nAnn: great, did you bring the maps?\nBob: no, they are at home\nAnn: never mind then",
        "INTERVIEWER: When did you first see the island?\nHOLT: I was nine. My father had a boat.\nINTERVIEWER: And you stayed?\nHOLT: I stayed, yes. Where would I have gone?",
        "Menu\nHome\nNews",
        "\u{feff}Short\u{200b} note\0 here",
        "短い文です。",
    ] {
        assert_kept(text);
    }
}

#[test]
fn wrapped_lines_are_joined_into_paragraphs() {
    let mail = "\
Dear all,

the river gauge at the old mill has been broken since the storm, so
that the readings of last week cannot be trusted. We have ordered a
new one and hope that it will come before the snow melts.

Until then please write down the level by hand, each morning at about
eight, and send it to the office.

> Could somebody look at the gauge? It has shown the same level for
> three days now, although it rained all of Tuesday.

Ann";
    let texts: Vec<&str> = plain(mail)
        .blocks
        .iter()
        .map(|block| block.span.text(mail))
        .collect();
    assert_eq!(texts.len(), 5, "{texts:#?}");
    assert!(texts[1].starts_with("the river") && texts[1].ends_with("snow melts."));
    assert_eq!(plain(mail).blocks[3].role, Role::Quote);
    assert_kept(mail);
}

#[test]
fn indented_paragraphs_of_wrapped_text_stay_separate() {
    let page = "\
   The first paragraph of this old page was set with a small indent, as
books do it, and its lines were broken wherever the column ended, with
no blank line before the next one.
   The second paragraph goes on in the same manner, and a reader would
never take the two of them for one, since the indent shows where it
begins.";
    assert_eq!(plain(page).blocks.len(), 2);
}

#[test]
fn captions_between_title_and_lead_are_set_aside() {
    let caption = "Fishing boats in the harbour of Port Ellery, Monday, January 25, 2021.";
    let paste = ARTICLE.replacen("\n\n", &format!("\n\n{caption}\n\n"), 1);
    assert_eq!(aside_of(&paste, caption), Some(Aside::Caption));
}

#[test]
fn a_sentence_that_ends_with_a_date_is_not_a_caption() {
    let sentence = "The wall was broken by a storm on Thursday, January 14.";
    let paste = format!("{ARTICLE}\n\n{sentence}");
    assert_eq!(aside_of(&paste, sentence), None);
    assert_kept(&paste);
}

#[test]
fn quoted_cross_headings_are_headings() {
    let paste = ARTICLE.replace("A costly wall", "\"No easy choice\"");
    let heading = plain(&paste)
        .blocks
        .into_iter()
        .find(|block| block.role == Role::Heading)
        .expect("a heading");
    assert_eq!(heading.span.text(&paste), "\"No easy choice\"");
}

#[test]
fn a_given_title_is_the_title_and_its_block_is_marked() {
    let options = Options {
        title: Some("Harbour town votes to rebuild its sea wall".to_owned()),
        ..Options::default()
    };
    let layout = layout(ARTICLE, &options);
    assert_eq!(layout.blocks[0].role, Role::Title);
    assert_eq!(
        layout.title.and_then(|title| title.span),
        Some(layout.blocks[0].span)
    );
}

#[test]
fn a_given_title_that_is_not_in_the_text_has_no_span() {
    let options = Options {
        title: Some("Elsewhere".to_owned()),
        ..Options::default()
    };
    let title = layout(ARTICLE, &options).title.expect("the given title");
    assert_eq!((title.text.as_str(), title.span), ("Elsewhere", None));
}

#[test]
fn as_is_sets_nothing_aside_and_makes_nothing_a_title() {
    let options = Options {
        as_is: true,
        ..Options::default()
    };
    let source = format!("{ARTICLE}\n\nLEAVE A REPLY\n\n© 2021 The Ellery Courier");
    let layout = layout(&source, &options);
    assert_eq!(layout.title, None);
    assert!(
        layout
            .blocks
            .iter()
            .all(|block| block.role == Role::Paragraph)
    );
}

#[test]
fn the_readers_decision_takes_precedence() {
    let source = format!("{ARTICLE}\n\nLEAVE A REPLY");
    let before = plain(&source);
    let reply = before.blocks.last().expect("a block").span;
    let lead = before.blocks[1].span;
    let options = Options {
        overrides: vec![
            Override {
                block: reply,
                keep: true,
            },
            Override {
                block: lead,
                keep: false,
            },
        ],
        ..Options::default()
    };
    let after = layout(&source, &options);
    assert_eq!(
        after.blocks.last().map(|block| block.role),
        Some(Role::Paragraph)
    );
    assert_eq!(after.blocks[1].role, Role::Aside(Aside::ByReader));
}

#[test]
fn a_sentence_broken_in_the_middle_is_one_block() {
    let blocks = |source: &str| {
        let layout = plain(source);
        let blocks = layout.blocks.iter();
        blocks
            .map(|block| block.span.text(source).to_owned())
            .collect::<Vec<_>>()
    };
    let broken = "The ferry left late, since the\nharbour was full of ice.";
    assert_eq!(blocks(broken), [broken]);
    assert_eq!(
        blocks("timetable\nfares and passes\nlost property\n"),
        ["timetable", "fares and passes", "lost property"]
    );
    assert_eq!(
        blocks("The ferry left.\nnobody saw it go.").len(),
        2,
        "a line that ends with a stop is whole"
    );
}
