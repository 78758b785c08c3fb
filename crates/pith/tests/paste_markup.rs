//! Which parts of a page belong to the article, by their markup and their lines. We wrote the texts
//! ourselves.

use pith::digest::{Aside, Options, Role};
use pith::text::html;
use pith::text::paste::layout;

/// The texts kept from the page, without its title.
fn kept(page: &str) -> Vec<String> {
    let page = html::read(page);
    layout(&page, &Options::default())
        .blocks
        .iter()
        .filter(|block| block.role.is_body() || block.role == Role::Heading)
        .map(|block| block.span.text(&page.text).to_owned())
        .collect()
}

/// Why a line in a page with a story about a river is set aside, if it is.
fn reason(line: &str) -> Option<Aside> {
    let page = format!(
        "Menu\nSearch\nLog in\n\nThe river keeps its course\n\n\
         The river has run through the old mill since the bridge was built, and the town grew along its banks.\n\n\
         {line}\n\n\
         Nobody in the town remembers a winter in which the water stood as high as it did this January.\n\n\
         Share\nPrivacy policy\n"
    );
    let blocks = layout(&page, &Options::default()).blocks;
    let block = blocks.iter().find(|block| block.span.text(&page) == line);
    match block.map(|block| block.role) {
        Some(Role::Aside(aside)) => Some(aside),
        _ => None,
    }
}

const RECIPE: &str = "<html><body><nav><ul><li><a href=/>Start</a></li><li><a href=/r>Rezepte</a></li></ul></nav>\
    <main><article><h1>Kürbissuppe aus dem Ofen</h1>\
    <h2>Zutaten</h2><ul><li>1 kg Hokkaido</li><li>2 Zwiebeln</li><li>Salz</li></ul>\
    <h2>Zubereitung</h2>\
    <p>Den Kürbis waschen, vierteln und mit den Zwiebeln auf ein Blech legen, dann salzen und eine Stunde backen.</p>\
    <p>Alles mit einem Liter Brühe pürieren, noch einmal aufkochen und mit einem Löffel Sahne in tiefen Tellern servieren.</p>\
    <p>Guten Appetit!</p>\
    <ul class=related><li><a href=/a>Suppe aus Linsen</a></li><li><a href=/b>Brot ohne Hefe</a></li></ul>\
    </article></main><footer><a href=/i>Impressum</a></footer></body></html>";

#[test]
fn the_ingredients_above_a_recipes_steps_are_kept_with_their_heading() {
    let kept = kept(RECIPE);
    for text in ["Zutaten", "1 kg Hokkaido", "2 Zwiebeln", "Salz"] {
        assert!(kept.iter().any(|line| line == text), "{text}: {kept:?}");
    }
}

#[test]
fn links_in_the_articles_element_and_menus_are_left_out() {
    let kept = kept(RECIPE);
    for text in ["Suppe aus Linsen", "Rezepte", "Impressum"] {
        assert!(!kept.iter().any(|line| line == text), "{text}: {kept:?}");
    }
}

#[test]
fn a_standfirst_between_title_and_byline_is_kept() {
    let page = "<html><body><nav><ul><li><a href=/>Startseite</a></li><li><a href=/s>Suche</a></li><li><a href=/a>Abo</a></li></ul></nav><main>\
        <header><h1>Die Fähre bleibt im Hafen</h1>\
        <p>Seit Montag liegt das Boot fest, und niemand weiß, wann es wieder fährt.</p>\
        <span>Von <a href=/u>Ulla Sand</a></span></header>\
        <div class=text><p>Der Motor war am Morgen ausgefallen, als die ersten Pendler schon an Bord saßen und auf die Abfahrt warteten.</p>\
        <p>Die Reederei spricht von einem Schaden an der Welle, der sich nur in der Werft beheben lässt, und das dauert.</p>\
        <p>Wer auf die Insel will, muss bis dahin den Bus über die Brücke nehmen, der zweimal am Tag fährt und selten pünktlich ist.</p></div>\
        </main></body></html>";
    let kept = kept(page);
    assert!(
        kept.iter().any(|line| line.starts_with("Seit Montag")),
        "{kept:?}"
    );
    assert!(
        !kept.iter().any(|line| line.contains("Ulla Sand")),
        "{kept:?}"
    );
}

#[test]
fn a_sentence_that_starts_like_a_pages_line_is_kept() {
    for sentence in [
        "Follow the river upstream for an hour and you will come to a chapel.",
        "Hosted by Kenya, the summit on rivers ended without a treaty in June.",
        "Copyright law has nothing to say about the course of a river, he said.",
        "Designed by a local engineer, the bridge has stood for ninety years.",
        "Sponsored by two breweries, the regatta drew a larger crowd than ever.",
    ] {
        assert_eq!(reason(sentence), None, "{sentence}");
    }
}

#[test]
fn a_line_of_the_page_is_still_set_aside() {
    assert_eq!(reason("Designed by Ulla Sand"), Some(Aside::Footer));
    assert_eq!(reason("Follow us on Facebook"), Some(Aside::Share));
    assert_eq!(
        reason("This website uses cookies in your browser, and you may change your settings."),
        Some(Aside::Cookies)
    );
}

#[test]
fn a_recipe_for_cookies_is_not_a_cookie_notice() {
    let sentence = "Let the cookies cool on a rack and keep them in a tin until Sunday.";
    assert_eq!(reason(sentence), None);
}
