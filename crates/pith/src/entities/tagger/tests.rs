use super::*;
use crate::entities::model::Model;
use crate::text::language::Language;

fn english() -> &'static Model {
    let models = crate::Engine::embedded().models();
    models.names(Language::En).expect("the model loads")
}

/// The names in a document whose passages have spaces between tokens, as "words/kind".
fn tagged(passages: &[&str]) -> Vec<String> {
    let tokens: Vec<Vec<&str>> = passages.iter().map(|p| p.split(' ').collect()).collect();
    tag(&tokens, &english().read(&tokens), Language::En)
        .iter()
        .zip(&tokens)
        .flat_map(|(names, tokens)| {
            names
                .iter()
                .map(|name| format!("{}/{:?}", tokens[name.tokens.clone()].join(" "), name.kind))
        })
        .collect()
}

fn assert_tags(passage: &str, expected: &[&str]) {
    assert_eq!(tagged(&[passage]), expected, "{passage}");
}

#[test]
fn a_title_is_not_part_of_a_name() {
    assert_tags(
        "Kenyan Prime Minister Raila Odinga met Dr Amina Hersi .",
        &["Kenyan/Group", "Raila Odinga/Person", "Amina Hersi/Person"],
    );
    assert_tags(
        "It was the US Secretary of State John Kerry who called .",
        &["US/Place", "John Kerry/Person"],
    );
}

#[test]
fn a_demonym_is_separated_from_a_name_but_not_from_a_generic_body() {
    assert_tags(
        "An expert within the American Pacific Council think tank said so .",
        &["American/Group", "Pacific Council/Organization"],
    );
    assert_tags(
        "He joined the Indian Navy and the French Foreign Ministry .",
        &[
            "Indian Navy/Organization",
            "French Foreign Ministry/Organization",
        ],
    );
}

#[test]
fn the_places_in_a_list_are_separate() {
    assert_tags(
        "It plans to build 300 swap stations in Nairobi , Mombasa , Kampala and Dar es Salaam by the end of 2027 .",
        &[
            "Nairobi/Place",
            "Mombasa/Place",
            "Kampala/Place",
            "Dar es Salaam/Place",
        ],
    );
    let tokens = ["Washington", ",", "D.C.", ",", "Reno"];
    let place = |tokens| Name {
        tokens,
        kind: EntityKind::Place,
    };
    assert_eq!(at_commas(place(0..5), &tokens), [place(0..3), place(4..5)]);
}

#[test]
fn head_words_make_organizations_places_events_and_works() {
    assert_tags(
        "The University of Leeds and the Ministry of Health and Welfare agreed .",
        &[
            "University of Leeds/Organization",
            "Ministry of Health and Welfare/Organization",
        ],
    );
    assert_tags(
        "They sailed down the Zerafa River near Lake Orune .",
        &["Zerafa River/Place", "Lake Orune/Place"],
    );
    assert_tags(
        "After Hurricane Odile came the Battle of Marenth and the Clean Water Act .",
        &[
            "Hurricane Odile/Event",
            "Battle of Marenth/Event",
            "Clean Water Act/Work",
        ],
    );
}

#[test]
fn a_capital_at_a_sentence_start_does_not_make_a_name() {
    assert_tags("Talks began . Nothing came of them .", &[]);
    assert_eq!(
        tagged(&["Bread was scarce .", "There was no bread ."]),
        Vec::<String>::new()
    );
}

#[test]
fn a_surname_is_a_person_if_the_full_name_occurs_anywhere() {
    assert_eq!(
        tagged(&[
            "Ostrander was late .",
            "The host , Bettina Ostrander , said so ."
        ]),
        ["Ostrander/Person", "Bettina Ostrander/Person"]
    );
}

#[test]
fn context_decides_what_a_gazetteer_leaves_open() {
    assert_tags(
        "Michael Jordan said he was glad .",
        &["Michael Jordan/Person"],
    );
    assert_tags(
        "He fled from Syria to Jordan , in the region .",
        &["Syria/Place", "Jordan/Place"],
    );
}

#[test]
fn headings_have_the_same_names_as_the_text() {
    assert_eq!(
        tagged(&[
            "OSTRANDER TO LEAVE ZURICH FOR IRAQ",
            "Bettina Ostrander will leave Zurich . Ostrander said so .",
        ]),
        [
            "OSTRANDER/Person",
            "ZURICH/Place",
            "IRAQ/Place",
            "Bettina Ostrander/Person",
            "Zurich/Place",
            "Ostrander/Person"
        ]
    );
}

#[test]
fn quoted_titles_after_a_word_for_their_kind_are_works() {
    assert_tags(
        "She wrote the novel \" The Salt Road \" in Cork .",
        &["The Salt Road/Work", "Cork/Place"],
    );
}

#[test]
fn an_empty_document_has_no_names() {
    assert!(tag(&[], &english().read(&[]), Language::En).is_empty());
    assert_eq!(
        tag(&[vec![]], &english().read(&[vec![]]), Language::En),
        [vec![]]
    );
    assert_tags("123 ... \" \" ( ) 's of the", &[]);
}

#[test]
fn a_word_for_a_people_or_religion_is_a_group() {
    assert_tags(
        "Talks with the Shiite militias near the border failed .",
        &["Shiite/Group"],
    );
}
