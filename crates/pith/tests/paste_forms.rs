//! Pastes in the forms that people copy: what is kept of each, what is set aside and why, and the
//! title, byline and date. We wrote the texts ourselves.

use pith::digest::{Options, Role};
use pith::text::paste::layout;

/// The result for a paste, one line per block; foreign blocks have a minus and their reason.
fn judged(source: &str) -> String {
    use std::fmt::Write;
    let mut lines = String::new();
    for block in layout(source, &Options::default()).blocks {
        let text: String = block.span.text(source).chars().take(60).collect();
        let text = text.replace('\n', "⏎");
        let _ = match block.role {
            Role::Aside(aside) => writeln!(lines, "- {aside:?}: {text}"),
            role => writeln!(lines, "{role:?}: {text}"),
        };
    }
    lines
}

/// The texts of the blocks with `role`.
fn of_role(source: &str, role: Role) -> Vec<&str> {
    layout(source, &Options::default())
        .blocks
        .iter()
        .filter(|block| block.role == role)
        .map(|block| block.span.text(source))
        .collect()
}

/// The role of the block `text`.
fn role_of(source: &str, text: &str) -> Option<Role> {
    let blocks = layout(source, &Options::default()).blocks;
    let mut blocks = blocks.iter();
    let block = blocks.find(|block| block.span.text(source) == text);
    block.map(|block| block.role)
}

macro_rules! forms {
    ($($name:ident $file:literal;)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(judged(include_str!(concat!("articles/pastes/", $file))));
            }
        )*
    };
}

forms! {
    a_news_site "news-site.txt";
    a_blog "blog.txt";
    an_encyclopaedia "encyclopaedia.txt";
    a_mailing_list "mailing-list.txt";
    a_forum_thread "forum-thread.txt";
    a_pdf_with_hard_line_breaks "pdf.txt";
    a_social_thread "social-thread.txt";
    a_recipe "recipe.txt";
    a_german_page "german.txt";
    a_spanish_page "spanish.txt";
    a_broadsheet "broadsheet.txt";
    a_paper "paper.txt";
    a_listicle "listicle.txt";
    a_french_page "french.txt";
    a_call_with_speakers "call.txt";
    posts_in_a_row "posts.txt";
}

#[test]
fn paywalls_and_notices_in_six_languages_are_not_part_of_the_article() {
    let body = "Der Rat hat am Montag beschlossen, die Mauer neu zu bauen, die der Sturm im Januar brach.\n\n\
        Die Arbeiten kosten etwa vier Millionen Euro, von denen das Land die Hälfte trägt.\n\n\
        Gebaut wird vom März an, und im Herbst soll die Mauer stehen.";
    for notice in [
        "Dieser Artikel ist exklusiv für Abonnenten. Testen Sie ihn einen Monat lang.",
        "Wir verwenden Cookies, damit die Seite besser wird. Sie können das ablehnen.",
        "Il vous reste 40 % de cet article à lire. La suite est réservée aux abonnés.",
        "Inscrivez-vous à notre lettre. Chaque matin, l’essentiel du jour.",
        "Este artículo es exclusivo para suscriptores. Elige tu oferta.",
        "Suscríbete a nuestra carta. Cada mañana, lo esencial del día.",
        "Contenuto riservato agli abbonati. Scegli la tua offerta.",
        "Il tuo indirizzo email non sarà pubblicato. I campi sono obbligatori.",
        "Conteúdo exclusivo para assinantes. Escolha a sua oferta.",
        "Todos os direitos reservados. Este texto não pode ser copiado.",
        "Dit verhaal is alleen voor abonnees. Kies een aanbod.",
        "Deze site maakt gebruik van cookies. Lees hier waarom.",
    ] {
        let page = format!("Menü\nSuche\nAnmelden\n\n{body}\n\n{notice}\n");
        let role = role_of(&page, notice);
        assert!(matches!(role, Some(Role::Aside(_))), "{notice}: {role:?}");
    }
}

#[test]
fn an_author_note_and_a_repeated_caption_are_not_part_of_the_article() {
    let note = "Ulla Sand is a senior reviewer covering smart homes and bicycles. She has been testing lamps since 2014.";
    let caption =
        "The lamp on a window sill in Kiruna. It weighs two kilograms and hangs by a cord.";
    let page = format!(
        "Skip to main content\nReviews\nGadgets\nThe Kiruna lamp is a sunrise you can carry\n\
         It wakes you gently, lasts a week, and costs far too much.\nby Ulla Sand\nMar 4, 2026, 2:00 PM GMT+1\n\
         {caption}\n{caption}Credit...The Lamp Archive\nUlla Sand\n{note}\n\
         The Kiruna is a wake-up light, and it is the first one that I have used and did not want to throw at a wall.\n\n\
         It starts 40 minutes before the alarm with a red so deep that nobody notices it, and ends at 2,000 lux.\n\n\
         The battery lasted eight days on a charge. Its maker says nine, but it also says that you should dim it.\n\n\
         Most popular\nThe lamp that spied on its owner\nSign up for our newsletter\n"
    );
    let title = layout(&page, &Options::default()).title;
    assert_eq!(
        title.map(|title| title.text).as_deref(),
        Some("The Kiruna lamp is a sunrise you can carry")
    );
    for aside in [note, caption] {
        let role = role_of(&page, aside);
        assert!(matches!(role, Some(Role::Aside(_))), "{aside}: {role:?}");
    }
}

#[test]
fn title_byline_and_date_are_found() {
    for (source, title, byline, date) in [
        (
            include_str!("articles/pastes/news-site.txt"),
            "Ferry to Low Island will run through the winter",
            "By Ida Thorne",
            "14 October 2021",
        ),
        (
            include_str!("articles/pastes/recipe.txt"),
            "Barley soup with roasted leeks",
            "By Carla Finch",
            "Published: 9 January 2022",
        ),
        (
            include_str!("articles/pastes/german.txt"),
            "Altes Hallenbad in Neuried bleibt geöffnet",
            "Von Jana Kolb",
            "12. März 2021",
        ),
        (
            include_str!("articles/pastes/spanish.txt"),
            "La biblioteca de Villar del Río reabre sus puertas tras dos años de obras",
            "Por Elena Soto",
            "5 de mayo de 2021",
        ),
        (
            include_str!("articles/pastes/broadsheet.txt"),
            "Sewage spills into English rivers fall for first time in five years, data shows",
            "Hannah Ode Environment reporter",
            "Thu 1 Oct 2026 07.00 BST",
        ),
    ] {
        assert_eq!(of_role(source, Role::Title), [title]);
        assert_eq!(of_role(source, Role::Byline), [byline]);
        assert_eq!(of_role(source, Role::Published)[0], date);
    }
}
