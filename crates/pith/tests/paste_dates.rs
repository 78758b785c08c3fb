//! The day on which a pasted article was published. We wrote the texts ourselves.

use pith::{Engine, Options, Source};

const BODY: &str = "\
The council of Port Ellery voted on Monday to rebuild the sea wall that a storm broke in January, \
ending months of dispute over who should pay for it.

\"We cannot wait for the next winter,\" said Maren Holt, the mayor, after the vote. \"The sea will \
not wait for us.\"

The work will cost about $4.2 million, of which the state has promised half. The rest will come \
from a loan that the town is to repay over twenty years.

Building is to begin in March, and the wall should stand before the autumn storms.";

const GERMAN: &str = "\
Der Rat von Ellerhafen hat am Montag beschlossen, den Deich wieder aufzubauen, den ein Sturm im \
Januar zerstört hatte. Damit endet ein langer Streit über die Kosten.

„Wir können nicht bis zum nächsten Winter warten“, sagte Bürgermeisterin Maren Holt nach der \
Abstimmung. „Das Meer wartet auch nicht auf uns.“

Die Arbeiten kosten etwa 4,2 Millionen Euro, von denen das Land die Hälfte zugesagt hat. Den Rest \
nimmt die Stadt als Kredit auf, den sie in zwanzig Jahren zurückzahlen will.

Der Bau soll im März beginnen, und vor den Herbststürmen soll der Deich stehen.";

const MENU: &str = "Skip to content\nNews\nSport\nWeather\nArts & Culture\nLog in\nSubscribe\n";
const TITLE: &str = "Port Ellery will rebuild its wall";
const FOOT: &str = "Related articles\nFerry to run again in spring\nAbout us\nPrivacy policy\n";

fn published(text: &str) -> Option<String> {
    let engine = Engine::embedded();
    engine
        .digest(Source::from(text), &Options::default())
        .published
}

#[track_caller]
fn assert_day(text: &str, day: &str) {
    assert_eq!(published(text).as_deref(), Some(day), "{text}");
}

#[track_caller]
fn assert_no_day(text: &str) {
    assert_eq!(published(text), None, "{text}");
}

#[test]
fn a_line_with_author_day_and_topics_in_parts_gives_the_day() {
    for line in [
        "April 4, 2023 • words by Ana Ruiz • photos by Kim Loh • filed under Sea and Shore",
        "Ana Ruiz – 04.04.2023 – Sea, Shore, Towns, Walls, Storms, Money",
        "Apr 4, 2023 | Sea & Shore",
        "| 4 April 2023 | 08:02",
    ] {
        assert_day(
            &format!("{MENU}\n{TITLE}\n\n{line}\n\n{BODY}\n\n{FOOT}"),
            "2023-04-04",
        );
    }
}

#[test]
fn german_pages_give_the_day_in_the_forms_of_their_programs() {
    for line in [
        "Okt 13, 2022 | Küste",
        "13 Donnerstag Okt 2022",
        "Oktober 13, 2022 · von ana · in Küste",
        "Veröffentlicht am 13/10/2022 von ana",
        "13. Oktober 2022, 19:08 Uhr Editiert am 14. Oktober 2022, 19:08 Uhr",
        "Ana Ruiz2022-10-14T10:10:52+01:0013. Oktober 2022|",
    ] {
        assert_day(
            &format!(
                "Startseite\nMenü\nKontakt\nDer Deich wird wieder gebaut\n\n{line}\n\n{GERMAN}"
            ),
            "2022-10-13",
        );
    }
}

#[test]
fn the_order_of_a_date_in_figures_follows_the_other_dates_of_the_page() {
    let page = |other: &str| {
        format!(
            "{MENU}\n{TITLE}\n\nBy Ana Ruiz | 04/05/2023\n\n{BODY}\n\nThe last vote was on {other}.\n\n{FOOT}"
        )
    };
    assert_day(&page("27/03/2023"), "2023-05-04");
    assert_day(&page("03/27/2023"), "2023-04-05");
    assert_no_day(&page("Monday"));
}

#[test]
fn the_day_of_a_printout_or_a_deadline_is_not_that_of_publication() {
    assert_day(
        &format!(
            "Ausdruck vom 11.02.2020\nMenü\nKontakt\nDer Deich wird wieder gebaut\n\nVeröffentlicht am 23.01.2020\n\n{GERMAN}"
        ),
        "2020-01-23",
    );
    assert_no_day(&format!(
        "{MENU}\n{TITLE}\n\nPrinted on 4 April 2023\n\n{BODY}\n\n{FOOT}"
    ));
    assert_no_day(&format!(
        "{MENU}\n{TITLE}\n\nValid until 4 April 2023\n\n{BODY}\n\n{FOOT}"
    ));
}

#[test]
fn the_days_of_listed_events_are_not_that_of_publication() {
    let events =
        "20.02.2023 20:00 Town meeting\n13.02.2023 20:00 Choir\n06.02.2023 20:00 Town meeting\n";
    assert_day(
        &format!("{MENU}{events}\n{TITLE}\n\nby Ana Ruiz\n\n4 April 2023\n\n{BODY}\n\n{FOOT}"),
        "2023-04-04",
    );
    assert_no_day(&format!("{MENU}{events}\n{TITLE}\n\n{BODY}\n\n{FOOT}"));
}

#[test]
fn a_note_below_the_article_gives_the_day() {
    for note in [
        "This entry was posted in Shore, Towns and tagged storms, walls on 4 April 2023 by Ana Ruiz.",
        "Published: April 4, 2023",
    ] {
        assert_day(
            &format!("{MENU}\n{TITLE}\n\n{BODY}\n\nShare\nTwitter\nFacebook\n\n{note}\n\n{FOOT}"),
            "2023-04-04",
        );
    }
}

#[test]
fn the_day_of_an_event_is_not_that_of_publication() {
    let event =
        "Where: Old Quay 4, Port Ellery\nWhen: Saturday, 21 December 2024, 5 p.m.\nAdmission: free";
    let (first, rest) = BODY.split_once("\n\n").expect("two paragraphs");
    assert_no_day(&format!(
        "{MENU}\n{TITLE}\n\n{first}\n\n{event}\n\n{rest}\n\n{FOOT}"
    ));
}

#[test]
fn long_lines_in_parts_are_read() {
    for line in [
        "By Ana Ruiz | aruiz@ellery.example | The Ellery Times | PUBLISHED: April 4, 2023 at 5:00 a.m. | UPDATED: April 5, 2023 at 6:12 p.m.",
        "Published: 10:30 BST, 4 April 2023 | Updated: 14:20 BST, 5 April 2023",
    ] {
        assert_day(
            &format!("{MENU}\n{TITLE}\n\n{line}\n\n{BODY}\n\n{FOOT}"),
            "2023-04-04",
        );
    }
}
