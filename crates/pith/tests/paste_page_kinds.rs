//! Pages other than news: recipes, instructions, questions, products, tickers, lists.

use pith::digest::{Digest, Role};
use pith::{Engine, Options};

fn analyze(text: &str) -> Digest {
    Engine::embedded().digest(text, &Options::default())
}

/// Checks that the page's title is `title`, that each of `own` is kept, and that none of `foreign`
/// is.
fn judge(text: &str, title: &str, own: &[&str], foreign: &[&str]) {
    let digest = analyze(text);
    let found = digest.title.as_ref().map(|title| title.text.as_str());
    assert_eq!(found, Some(title));
    let kept = |role: Role| role.is_body() || role == Role::Heading;
    let blocks = digest.blocks.iter().filter(|block| kept(block.role));
    let kept: Vec<&str> = blocks.map(|block| block.span.text(text)).collect();
    for line in own {
        assert!(
            kept.iter().any(|block| block.starts_with(line)),
            "{line} is lost: {kept:#?}"
        );
    }
    for line in foreign {
        assert!(
            !kept.iter().any(|block| block.starts_with(line)),
            "{line} is kept: {kept:#?}"
        );
    }
}

#[test]
fn a_recipe_keeps_its_ingredients_and_steps() {
    judge(
        include_str!("articles/kinds/recipe_de.txt"),
        "Kürbissuppe mit Ingwer und Kokosmilch",
        &[
            "1 Hokkaidokürbis",
            "Salz und Pfeffer",
            "etwas Limettensaft",
            "Den Kürbis",
            "Mit der Brühe",
            "Tipp:",
        ],
        &["Menü", "Rezepte", "Linsensuppe", "Sehr lecker", "Impressum"],
    );
    judge(
        include_str!("articles/kinds/recipe_fr.txt"),
        "Tarte aux pommes de ma grand-mère",
        &["1 pâte brisée", "80 g de sucre", "Préchauffez", "Enfournez"],
        &["Aller au contenu", "Tarte au citron", "Mentions"],
    );
    judge(
        include_str!("articles/kinds/recipe_en.txt"),
        "Aunt Vera's Lemon Drizzle Loaf",
        &[
            "Serves 8",
            "4 eggs",
            "85g caster sugar",
            "Method",
            "7. Prick",
        ],
        &[],
    );
}

#[test]
fn instructions_keep_materials_and_sentences_that_start_like_a_pages_lines() {
    judge(
        include_str!("articles/kinds/howto_en.txt"),
        "How to Fix a Dripping Tap",
        &[
            "A dripping tap",
            "A flat screwdriver",
            "1. Turn off",
            "If the seat is worn",
            "Follow the",
            "Designed by",
        ],
        &["Guides", "Facebook", "How to bleed", "Sign up"],
    );
    judge(
        include_str!("articles/kinds/listing_en.txt"),
        "The 5 best walks along the Marl",
        &[
            "1. Orvell to Tessin",
            "Distance: 11 km",
            "Follow the river from",
            "Time: 6 hours",
            "Flat and long.",
        ],
        &["Best of", "Where to eat", "Sign up", "Terms"],
    );
}

#[test]
fn a_question_is_kept_with_its_answers() {
    judge(
        include_str!("articles/kinds/thread_en.txt"),
        "How do I stop my sourdough from sticking to the basket?",
        &["I use a round", "Mix rice flour", "Your dough may be"],
        &["Sign up", "Improve", "Why does my dough", "Privacy"],
    );
}

#[test]
fn a_product_is_kept_with_its_properties_and_without_its_reviews() {
    judge(
        include_str!("articles/kinds/product_de.txt"),
        "Gießkanne Marla aus verzinktem Stahl, 9 Liter",
        &[
            "Robuste Gießkanne",
            "Durch den langen Hals",
            "Gewicht: 1,9 kg",
            "Im Winter",
        ],
        &[
            "Garten",
            "In den Warenkorb",
            "Liegt gut",
            "Regentonne",
            "AGB",
        ],
    );
}

#[test]
fn every_entry_of_a_ticker_is_kept() {
    judge(
        include_str!("articles/kinds/ticker_de.txt"),
        "Hochwasser an der Marl: Alle Entwicklungen im Liveblog",
        &[
            "Der Pegel",
            "Schulen bleiben",
            "In Orvell bleiben",
            "Die Ostbrücke",
            "Helfer haben",
            "Der Scheitel",
        ],
        &["Politik", "Wie man sich", "Impressum"],
    );
}

#[test]
fn every_answer_of_an_interview_is_kept() {
    judge(
        include_str!("articles/kinds/interview_es.txt"),
        "“El río nos enseñó a esperar”",
        &[
            "Marta Velden recibe",
            "PREGUNTA.",
            "RESPUESTA.",
            "P. ¿Y ahora?",
            "R. Poesía",
        ],
        &["Inicio", "Facebook", "Los puentes", "Aviso"],
    );
}

#[test]
fn a_short_article_is_kept_before_a_long_comment() {
    judge(
        include_str!("articles/kinds/podcast_de.txt"),
        "RES158 Ebbe und Flut an der Marl",
        &["Anna Held", "Und bitte entschuldigt"],
        &["Also erstmal", "Deine E-Mail", "Impressum"],
    );
}
