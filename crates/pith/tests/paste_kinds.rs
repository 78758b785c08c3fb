//! What pages say around and inside articles, by kind: paywalls, forms, credits, lists of tags, and
//! prose that starts the same way.

use pith::digest::{Digest, Role};
use pith::text::html;
use pith::{Engine, Options, Source};

const PROSE: [&str; 5] = [
    "The council of Orvell voted on Tuesday to close the old bridge over the Marl for two years, after \
     engineers found cracks in four of its six piers.",
    "About 9,000 cars cross the bridge each day, and the nearest other crossing is eleven kilometres to \
     the north, at Tessin, where the road is narrow.",
    "The mayor, Marta Velden, said the decision had been hard to take but that nobody wanted to wait for \
     an accident before doing what the report asked for.",
    "Shopkeepers on the east bank fear that their customers will stay away, and a petition has gathered \
     more than two thousand names in less than a week.",
    "The work will cost 48 million euros, of which the region pays half, and a ferry for people on foot \
     is to run from May until the new piers stand.",
];

/// The article with `lines` after its second paragraph.
fn page(lines: &[&str]) -> String {
    let head = [
        "Orvell closes its old bridge",
        "By Ana Ruiz",
        PROSE[0],
        PROSE[1],
    ];
    let parts: Vec<&str> = [&head, lines, &PROSE[2..]].concat();
    parts.join("\n\n")
}

fn analyze<'a>(source: impl Into<Source<'a>>, options: &Options) -> Digest {
    Engine::embedded().digest(source, options)
}

fn body(digest: &Digest, text: &str) -> Vec<String> {
    let kept = |role: Role| role.is_body() || role == Role::Heading;
    let blocks = digest.blocks.iter().filter(|block| kept(block.role));
    blocks
        .map(|block| block.span.text(text).to_owned())
        .collect()
}

/// Those of `lines` that are kept in the article.
fn kept_within<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let text = page(lines);
    let kept = body(&analyze(&text, &Options::default()), &text);
    for paragraph in PROSE {
        assert!(kept.iter().any(|block| block == paragraph), "{paragraph}");
    }
    let mut found = lines.to_vec();
    found.retain(|line| kept.iter().any(|block| block == line));
    found
}

#[test]
fn prose_that_starts_like_a_pages_lines_is_kept() {
    for line in [
        "Reporting by the Courier led to the arrest of two men last year, and both deny that they took money.",
        "Editing by hand was given up in the nineties, when the first programs of that kind were sold.",
        "Copyright law was changed in 2019 to protect small publishers, and has had little effect so far.",
        "Designed by a Danish firm in 1931, the bridge was the longest of its kind for eleven years.",
        "Posted in 1894 from a ship in the bay, the letter took two months to reach the town.",
        "First published in 1962, the book about the building of the bridge is still in print.",
        "Download the plans from the web site of the council, and you will see what is to be built there.",
        "Two characters left the stage before the play about the bridge was over, and were not missed.",
    ] {
        assert_eq!(kept_within(&[line]), [line]);
    }
}

#[test]
fn a_paywall_in_the_middle_of_an_article_is_set_aside_whole() {
    let walls: [&[&str]; 3] = [
        &[
            "Unlimited online access to the Courier and its archive.",
            "A crossword every day.",
            "Create a free account or sign in to continue reading.",
        ],
        &[
            "Subscribe to continue reading.",
            "Cancel whenever you like.",
            "Already a subscriber? Log in.",
        ],
        &[
            "You've read all of your free articles this month.",
            "Our reporters are here for you.",
            "Become a subscriber today and get unlimited digital access.",
        ],
    ];
    for wall in walls {
        assert_eq!(kept_within(wall), [""; 0]);
    }
}

#[test]
fn the_text_of_a_comment_form_is_set_aside() {
    for line in [
        "Thank you! Your comment has been sent. It will be checked by our editors.",
        "Your comment is awaiting moderation.",
        "12 thoughts on “Orvell closes its old bridge”",
        "Vielen Dank! Ihr Kommentar wurde abgeschickt und wird von der Redaktion geprüft.",
        "Merci ! Votre commentaire a été envoyé et sera lu par la rédaction.",
        "Tu comentario ha sido enviado y será revisado por la redacción.",
    ] {
        let text = format!("{}\n\n{line}", page(&[]));
        let kept = body(&analyze(&text, &Options::default()), &text);
        assert!(!kept.iter().any(|block| block == line), "{line}");
    }
}

#[test]
fn a_list_of_tags_in_alphabetical_order_is_not_prose() {
    let tags = "Archive Bridges Council Docks East bank Engineers Ferries Harbour Marl Mayor Orvell Parking \
                Petitions Region Roads Shops Tessin Traffic Velden Works";
    assert_eq!(kept_within(&[tags]), [""; 0]);
}

#[test]
fn a_list_between_two_paragraphs_is_kept() {
    let list = [
        "What is closed from Monday:",
        "The old bridge",
        "The quay below it",
        "Both stairs to the park",
        "The car park of the market hall",
    ];
    assert_eq!(kept_within(&list), list);
}

#[test]
fn lines_of_code_are_kept() {
    let lines = [
        "$ marl --set level=4",
        "if (level > 3) {",
        "close_bridge(level);",
        "}",
    ];
    assert_eq!(kept_within(&lines), lines);
}

#[test]
fn a_repeated_caption_is_set_aside() {
    let lines = [
        "The old bridge over the Marl",
        "The old bridge over the Marl in a flood of the nineties, seen from the quay.",
    ];
    let text = format!("Menu\nHome\nNews\nSport\nContact us\n\n{}", page(&lines));
    let kept = body(&analyze(&text, &Options::default()), &text);
    for line in lines {
        assert!(!kept.iter().any(|block| block == line), "{line}");
    }
}

#[test]
fn the_title_of_a_ticker_is_the_line_above_its_first_entry() {
    let entries = |lines: [&str; 3]| {
        let parts: Vec<&str> = lines
            .iter()
            .zip(&PROSE[1..])
            .flat_map(|(line, prose)| [*line, *prose])
            .collect();
        parts.join("\n\n")
    };
    let heads = [
        "Mayor speaks of a hard decision after the closure of the bridge",
        "Council votes to close the old bridge",
        "Petition against closure grows",
    ];
    for (title, lead) in [
        ("Bridge collapse: live updates", "Here’s the latest:"),
        ("Orvell bridge closure live", "What we know so far:"),
        ("Storm in Orvell as it happened", "Key events"),
    ] {
        let text = format!("{title}\n\n{lead}\n\n{}", entries(heads));
        let digest = analyze(&text, &Options::default());
        assert_eq!(digest.title.unwrap().text, title);
    }
}

#[test]
fn soft_hyphens_and_zero_width_spaces_are_dropped() {
    for (markup, text) in [
        ("<p>a quite&shy;long&shy;word", "a quitelongword"),
        (
            "<p>zero&#8203;width and it<wbr>self",
            "zerowidth and itself",
        ),
        ("<p>Frei\u{ad}<b>berufler</b>", "Freiberufler"),
        ("<p>&shy;</p><p>Marl", "Marl"),
    ] {
        assert_eq!(html::to_text(markup), text);
    }
}

#[test]
fn a_menu_of_links_in_a_table_is_not_part_of_the_article() {
    for menu in [
        "<td><a href='/'>Home</a> <a href='/a'>Archive</a></td>",
        "<td><a href='/'>Front page</a></td>",
        "<td><p><a href='/a'>Archive</a></p><p><a href='/b'>Letters</a></p></td>",
    ] {
        let markup = format!(
            "<table><tr>{menu}<td><h1>Gears</h1><p>{}<p>{}<p>{}</td></tr></table>",
            PROSE[0], PROSE[1], PROSE[2]
        );
        let page = html::read(&markup);
        let kept = body(&analyze(&page, &Options::default()), &page.text);
        assert!(
            !kept
                .iter()
                .any(|block| block.contains("Archive") || block.contains("Front")),
            "{kept:?}"
        );
        assert!(kept.iter().any(|block| block == PROSE[0]));
    }
}

#[test]
fn the_publication_date_comes_from_the_markup_if_the_page_shows_none() {
    let article = format!("<p>{}<p>{}<p>{}", PROSE[0], PROSE[1], PROSE[2]);
    for (head, below) in [
        (
            "",
            "<p>By Ana Ruiz <time datetime='2024-03-07T10:00:00Z'>5 hours ago</time></p>",
        ),
        (
            "",
            "<div><time datetime='2024-03-07'>Yesterday</time></div>",
        ),
        (
            "<meta property='article:published_time' content='2024-03-07T10:00:00+01:00'>",
            "",
        ),
        ("<meta name='date' content='7 March 2024'>", ""),
        // Visible text takes precedence over hidden text.
        (
            "<meta name='date' content='2024-04-01'>",
            "<p>Published March 7, 2024</p>",
        ),
    ] {
        let markup = format!(
            "<html><head>{head}</head><body><h1>Old bridge of Orvell closes</h1>{below}{article}"
        );
        let page = html::read(&markup);
        let digest = analyze(&page, &Options::default());
        assert_eq!(
            digest.published.as_deref(),
            Some("2024-03-07"),
            "{head}{below}"
        );
    }
    // The time of another article says nothing about this one.
    let markup = format!(
        "<h1>Old bridge of Orvell closes</h1>{article}<aside><time datetime='2020-01-01'>then</time></aside>"
    );
    let page = html::read(&markup);
    assert_eq!(analyze(&page, &Options::default()).published, None);
}

#[test]
fn the_photographer_is_not_among_the_names() {
    for credit in [
        "Photo: Lena Marsh / Northern Press",
        "The bridge at night. (Photo by Lena Marsh/Northern Press)",
        "Image credit: Lena Marsh",
    ] {
        let text = page(&[credit]);
        let digest = analyze(&text, &Options::default());
        let named = digest
            .entities
            .iter()
            .find(|entity| entity.name.contains("Marsh"));
        assert_eq!(named.map(|entity| entity.name.as_str()), None, "{credit}");
    }
}

#[test]
fn the_publication_date_is_found_in_the_head_in_every_form() {
    for (head, day) in [
        ("Oct 13, 2022 | Energy & Climate", "2022-10-13"),
        ("Nike Jane – 14.09.2022 – Kolumne, Allgemein", "2022-09-14"),
        (
            "February 24, 2020 • words written by Kana Park",
            "2020-02-24",
        ),
        (
            "Par Nicolas Gutierrez Colin, le 14.09.2020 à 11h46",
            "2020-09-14",
        ),
        ("November 26, 2017November 26, 2017 lowtide", "2017-11-26"),
    ] {
        let text = format!(
            "Home\nMenu\nContact us\n\nOrvell closes its old bridge\n\n{head}\n\n{}",
            PROSE.join("\n\n")
        );
        let digest = analyze(&text, &Options::default());
        assert_eq!(digest.published.as_deref(), Some(day), "{head}");
        let kept = body(&digest, &text);
        assert!(!kept.iter().any(|block| block == head), "{head}");
    }
}

#[test]
fn a_german_byline_with_place_and_date_is_the_head() {
    let prose = "Der Rat von Orvell hat am Dienstag beschlossen, die alte Brücke über die Marl für zwei Jahre zu \
                 sperren, nachdem Gutachter Risse in vier der sechs Pfeiler gefunden hatten.\n\n\
                 Etwa 9000 Autos fahren jeden Tag über die Brücke, und die nächste liegt elf Kilometer weiter im \
                 Norden, wo die Straße eng ist und im Frühjahr oft unter Wasser steht.\n\n\
                 Die Bürgermeisterin sagte, die Entscheidung sei nicht leicht gefallen, doch habe niemand im Rat \
                 auf einen Unfall warten wollen, bevor getan werde, was der Bericht verlangt.";
    for head in [
        "Von K. Behrens, Duisburg / 14. März 2024, 17:42 Uhr",
        "Von Karla Behrens | 14.03.2024",
        "Veröffentlicht am 14. März 2024 von Karla Behrens",
    ] {
        let text = format!(
            "Startseite\nMenü\nKontakt\n\nOrvell sperrt die alte Brücke über die Marl\n\n{head}\n\n{prose}"
        );
        let digest = analyze(&text, &Options::default());
        assert_eq!(digest.published.as_deref(), Some("2024-03-14"), "{head}");
        assert_eq!(
            digest.title.as_ref().map(|title| title.text.as_str()),
            Some("Orvell sperrt die alte Brücke über die Marl")
        );
        let kept = body(&digest, &text);
        assert!(!kept.iter().any(|block| block == head), "{head}");
    }
}

#[test]
fn a_date_directly_above_the_title_is_the_articles_and_one_far_below_is_not() {
    let prose = PROSE.join("\n\n");
    let text = format!(
        "Home\nMenu\nContact us\n\nApril 7, 2020\n\nOrvell closes its old bridge over the Marl\n\n{prose}"
    );
    let digest = analyze(&text, &Options::default());
    assert_eq!(digest.published.as_deref(), Some("2020-04-07"));
    let others = "Related articles\n\nA ferry for Tessin\n\nThe dam at Low End\n\nWhat the council said\n\n\
                  Ten years of the market\n\nNew buses\n\nThe quay in autumn\n\nLetters\n\nSports\n\n\
                  June 4, 2018\n\nAn older story";
    let text =
        format!("Home\nMenu\n\nOrvell closes its old bridge over the Marl\n\n{prose}\n\n{others}");
    assert_eq!(analyze(&text, &Options::default()).published, None);
}

#[test]
fn an_author_is_found_beside_an_agency_and_as_a_bare_name() {
    for byline in [
        "Ana Ruiz, dpa",
        "Ana Ruiz (avec AFP)",
        "Par Ana Ruiz, avec AFP",
        "Von Ana Ruiz und Bo Lund, dpa",
        "Ana Ruiz Gómez",
        "Ana Ruiz / Bo Lund",
    ] {
        let text = format!(
            "Home\nMenu\nContact us\n\nOrvell closes its old bridge\n\n{byline}\n\n7 April 2020\n\n{}",
            PROSE.join("\n\n")
        );
        let digest = analyze(&text, &Options::default());
        let found = digest
            .blocks
            .iter()
            .find(|block| block.role == Role::Byline);
        assert_eq!(found.map(|block| block.span.text(&text)), Some(byline));
    }
}
