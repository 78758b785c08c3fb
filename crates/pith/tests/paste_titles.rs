//! The title of a paste, among the lines above the article. We wrote the texts ourselves.

use pith::digest::Options;
use pith::text::paste::layout;

/// The text below each head.
const BODY: &str = "\
The council of Port Ellery voted on Monday to rebuild the sea wall that a storm broke in January, \
ending months of dispute over who should pay for it.

\"We cannot wait for the next winter,\" said Maren Holt, the mayor, after the vote. \"The sea will \
not wait for us.\"

The work will cost about $4.2 million, of which the state has promised half. The rest will come \
from a loan that the town is to repay over twenty years.

Building is to begin in March, and the wall should stand before the autumn storms.";

/// A page footer, so that a paste is recognized as one.
const FOOT: &str = "\n\nRelated articles\nFerry to run again in spring\nAbout us\nPrivacy policy\n";

const MENU: &str = "Skip to content\nNews\nSport\nWeather\nArts & Culture\nLog in\nSubscribe\n";

const TITLE: &str = "Port Ellery will rebuild its wall";

/// The title found in a page with `head` above its article.
fn title_under(head: &str) -> Option<String> {
    let page = format!("{MENU}{head}\n\n{BODY}{FOOT}");
    layout(&page, &Options::default())
        .title
        .map(|title| title.text)
}

#[track_caller]
fn assert_title(head: &str) {
    assert_eq!(title_under(head).as_deref(), Some(TITLE), "{head}");
}

#[test]
fn the_standfirst_is_not_the_title() {
    assert_title(
        "Port Ellery will rebuild its wall\n\
         Council votes after months of dispute over who should pay for the work\n\
         By Ann Poe\nJanuary 25, 2021",
    );
    assert_title(
        "Port Ellery will rebuild its wall\nThis article is more than 2 years old\n\
         The state pays half of a sea wall that should stand before the autumn storms\n\
         Ann Poe Coast correspondent\n25 January 2021",
    );
}

#[test]
fn a_link_under_its_heading_is_not_the_title() {
    assert_title(
        "Port Ellery will rebuild its wall\nBy Ann Poe\nJanuary 25, 2021\nMore on:\n\
         Storm breaks the sea wall at Port Ellery and floods the town\n\
         Mayor asks the state for half of the work on the sea wall\n\
         see also\nMayor Maren Holt fears the next winter and the sea",
    );
}

#[test]
fn a_video_above_the_article_does_not_provide_the_title() {
    assert_title(
        "Port Ellery will rebuild its wall\nShare\nEmail\nBy Ann Poe\nvideo\n\
         Maren Holt, the mayor of Port Ellery, says that the sea will not wait",
    );
}

#[test]
fn key_points_are_not_the_title() {
    assert_title(
        "Port Ellery will rebuild its wall\nPublished 4 hours ago\nShare\nSummary\n\
         The council of Port Ellery voted on Monday to rebuild the sea wall\n\
         The work will cost about $4.2 million, half of it from the state",
    );
}

#[test]
fn a_date_in_another_language_is_not_the_title() {
    assert_title(
        "Port Ellery will rebuild its wall\nsegunda-feira, 25 de janeiro de 2021 às 20:13",
    );
    assert_title(
        "Port Ellery will rebuild its wall\nPublié le 25 janvier 2021 à 06h30, modifié à 10h14",
    );
}

#[test]
fn a_credit_under_a_picture_is_not_the_title() {
    assert_title(
        "Port Ellery will rebuild its wall\nA view of the broken sea wall in the town.\n\
         The sea wall of Port Ellery after the storm of January, which broke it.Credit...Lena Marsh for \
         The Courier\nBy Ann Poe",
    );
}

#[test]
fn a_single_line_above_a_list_is_its_title() {
    let list = "Ten tips for a better night\n1. Go to bed at the same time.\n2. Keep the room cool.\n\
        3. Put the phone in another room.\n4. No coffee after two.\n";
    let title = |text: &str| layout(text, &Options::default()).title;
    let found = title(list).map(|title| title.text);
    assert_eq!(found.as_deref(), Some("Ten tips for a better night"));
    let found = title(&format!(
        "{list}Sleep is not a luxury. Adults need seven to nine hours, and most get six, as doctors tell \
         them, year after year."
    ));
    assert_eq!(
        found.map(|title| title.text).as_deref(),
        Some("Ten tips for a better night")
    );
    let letter = list.replace("Ten tips for a better night", "Dear Ms. Hale,");
    assert_eq!(title(&letter), None);
}

#[test]
fn an_entrys_title_is_what_it_defines() {
    let page = "Main menu\nSearch\nLog in\nAda Holt\nArticle\nTalk\nRead\nEdit\nView history\n\
        From the Free Gazetteer\nAda Holt\nBorn\t12 March 1901\nPort Ellery, Marl\nDied\t4 July 1978\n\
        Known for\tTide tables of the coast of Marl\n\
        Ada Mary Holt (12 March 1901 – 4 July 1978) was an engineer, known for the first tide tables \
        of the coast of Marl. She was born in Port Ellery, where her father kept the tower clocks.\n\
        In 1926 Holt joined the county's office of works, which was then planning the wall of the \
        harbour. She measured the tides at forty places and found that they would rise.\n\
        Privacy policy\nDisclaimers\n";
    let title = layout(page, &Options::default()).title;
    assert_eq!(title.map(|title| title.text).as_deref(), Some("Ada Holt"));
}

#[test]
fn key_points_under_a_heading_are_not_a_title() {
    let head = format!(
        "{TITLE}\nRuth Okafor\nFri, March 6, 2026 at 4:12 PM EST\n2 min read\nNEED TO KNOW\n\
         The council of Port Ellery voted to rebuild the sea wall that a storm broke in January\n\
         The work will cost about $4.2 million\n\
         \"We cannot wait for the next winter,\" Maren Holt says"
    );
    assert_eq!(title_under(&head).as_deref(), Some(TITLE));
}

#[test]
fn a_question_with_its_story_is_not_a_title() {
    let question = "Why will Port Ellery rebuild its wall?";
    let head = format!(
        "r/AskTowns\n•\n7 yr. ago\nkiln_and_wheel\n{question}\n\
         I have read that the council voted on Monday to rebuild the sea wall, and that the state pays half. Why now?\n\
         Upvote\n2.1K\nDownvote\n84\nShare"
    );
    assert_eq!(title_under(&head).as_deref(), Some(question));
}

#[test]
fn a_line_about_the_interviewee_is_not_a_title() {
    let title = "‘We cannot wait for the sea’";
    let head = format!(
        "{title}\nThe mayor of Port Ellery on storms, her wall and what the council voted on\n\
         Interview by Paul Hartnell\nSun 8 Mar 2026 08.00 GMT\nShare"
    );
    assert_eq!(title_under(&head).as_deref(), Some(title));
}

#[test]
fn a_turn_of_a_transcript_is_not_its_title() {
    for first in [
        "Ana: Hi everyone, thanks for joining today",
        "[00:00:01] Ana Mora: Hi everyone, thanks for joining today",
    ] {
        let text = format!(
            "{first}\n\n\
             Ben: Hello! Nice to see you all again after such a long break.\n\n\
             Carla: The agenda today is the budget and the date of the launch, and I would like to \
             end by noon.\n\n\
             Ben: The printing costs were higher than we thought.\n\n\
             Ana: Then we will move the launch to June, as we said last week."
        );
        assert_eq!(layout(&text, &Options::default()).title, None, "{first}");
    }
}

#[test]
fn a_headline_with_a_colon_is_a_title() {
    let head = "Port Ellery: Council will rebuild the wall";
    assert_eq!(title_under(head).as_deref(), Some(head));
}
