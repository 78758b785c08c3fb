//! Which mentions are of one thing: a table of one-paragraph cases, scored by B-cubed.
//!
//! In each case a mention is written `[kind id|words]`; mentions of one id are of one entity. The
//! linker is given the mentions as they are marked, so that only linking is judged.

use pith::digest::EntityKind;
use pith::entities::linking::{Found, link};
use pith::span::Span;

const CASES: &[(&str, &str)] = &[
    (
        "a surname is of the full name before it",
        "[P 1|Alma Reyes] spoke. [P 1|Reyes] left.",
    ),
    (
        "a surname is of the full name after it",
        "[P 1|Reyes] spoke. [P 1|Alma Reyes] left.",
    ),
    (
        "a like surname is not the same",
        "[P 1|Abbas Kadhim] met [P 2|Mustafa Al-Kadhimi]. [P 1|Kadhim] said so.",
    ),
    (
        "an article before a surname may go",
        "[P 1|Mustafa Al-Kadhimi] met [P 2|Abbas Kadhim]. [P 1|Kadhimi] left with [P 1|Al-Kadhimi].",
    ),
    (
        "two of one surname stay two",
        "[P 1|Alma Reyes] and [P 2|Hugo Reyes] married.",
    ),
    (
        "a bare surname goes to the nearest before it",
        "[P 1|Alma Reyes] won. [P 2|Hugo Reyes] lost. [P 2|Reyes] cried.",
    ),
    (
        "a bare surname between two goes to the first",
        "[P 1|Alma Reyes] won. [P 1|Reyes] cheered. [P 2|Hugo Reyes] lost.",
    ),
    (
        "each surname goes to its last bearer",
        "[P 1|Alma Reyes] won. [P 2|Hugo Reyes] lost. [P 1|Alma Reyes] spoke. [P 1|Reyes] sat.",
    ),
    (
        "a given name alone is of the full name",
        "[P 1|Meera Nair] ran. [P 1|Meera] won.",
    ),
    (
        "a surname goes before a given name",
        "[P 1|Thomas Berg] met [P 2|Ida Thomas]. [P 2|Thomas] smiled.",
    ),
    (
        "a middle name may go",
        "[P 1|Lena Marie Okafor] came. [P 1|Lena Okafor] spoke.",
    ),
    (
        "a middle initial may go",
        "[P 1|George T. Ames] came. [P 1|George Ames] spoke. [P 1|Ames] sat.",
    ),
    (
        "an initial stands for its name",
        "[P 1|D. Ostrov] scored. [P 1|Dmitri Ostrov] was glad.",
    ),
    (
        "an initial does not stand for another name",
        "[P 1|A. Ostrov] scored. [P 2|Dmitri Ostrov] was glad.",
    ),
    (
        "the last two of three names are the same person",
        "[P 1|Abdul Karim Hashim] led. [P 1|Karim Hashim] spoke.",
    ),
    (
        "a suffix may go",
        "[P 1|Carl Boone Jr.] came. [P 1|Carl Boone] spoke. [P 1|Boone] sat.",
    ),
    (
        "a heading in capitals is the same",
        "[P 1|REYES] QUITS [L 2|IRAQ]. [P 1|Alma Reyes] left [L 2|Iraq].",
    ),
    (
        "a possessive is the same",
        "[L 1|Iraq’s] vote. [L 1|Iraq] waits. [P 2|Alma Reyes] heard [P 2|Reyes's] echo.",
    ),
    (
        "an article is the same",
        "[L 1|the United States] and [L 1|United States].",
    ),
    (
        "variants of a country are one",
        "[L 1|US] and [L 1|U.S.] and [L 1|United States] and [L 1|America].",
    ),
    (
        "Britain is the United Kingdom",
        "[L 1|Britain], [L 1|UK], [L 1|United Kingdom] but [L 2|England].",
    ),
    (
        "Burma is Myanmar",
        "[L 1|Burma], now [L 1|Myanmar], and [L 2|Bangladesh].",
    ),
    (
        "a demonym is apart from its country",
        "[G 1|Iraqi] troops left [L 2|Iraq]; [G 1|Iraqis] cheered.",
    ),
    (
        "singular and plural of a group are one",
        "A [G 1|Kurd] and two [G 1|Kurds]; an [G 2|Arab] too.",
    ),
    ("two demonyms are two", "[G 1|Iranian] and [G 2|Iraqi]."),
    (
        "an acronym in parentheses is explained",
        "[O 1|Islamic State] ([O 1|IS]) and later [O 1|IS].",
    ),
    (
        "a name in parentheses explains an acronym",
        "[O 1|NLB] ([O 1|National Library Board]) and [O 1|NLB].",
    ),
    (
        "an acronym is of its initials",
        "[O 1|Baltic Grain Union] met. The [O 1|BGU] agreed.",
    ),
    (
        "an acronym before its expansion",
        "[O 1|BGU] met. The [O 1|Baltic Grain Union] agreed.",
    ),
    (
        "an acronym of two is of neither",
        "[O 1|Baltic Grain Union] met [O 2|Bavarian Gas Union] and [O 3|BGU].",
    ),
    (
        "small words count for initials or not",
        "[O 1|Ministry of Foreign Affairs] ([O 1|MOFA]) and [O 1|MOFA].",
    ),
    (
        "a known acronym needs no explanation",
        "[O 1|World Health Organization] warned. [O 1|WHO] said so.",
    ),
    (
        "an acronym takes the kind of its expansion",
        "The [E 1|Pan Baltic Games] ([E 1|PBG]) open. [E 1|PBG] ends.",
    ),
    (
        "other words in parentheses explain nothing",
        "[O 1|Baltic Grain Union] ([L 2|Riga]) and [O 3|RGA].",
    ),
    (
        "a legal form may go",
        "[O 1|Orvel Corp.] fell; [O 1|Orvel] said so; [O 2|Norvel Inc] rose.",
    ),
    (
        "a ministry of a field is that field's ministry",
        "[O 1|Ministry of Defence] and [O 1|Defence Ministry], not [O 2|Health Ministry].",
    ),
    (
        "universities turned about are two",
        "[O 1|University of Washington] and [O 2|Washington University].",
    ),
    (
        "a person and a place of one name are two",
        "[P 1|Paris Holm] flew to [L 2|Paris].",
    ),
    (
        "equal dates are one",
        "On [D 1|June 11] and [D 2|June 12]; [D 1|June 11] again.",
    ),
    (
        "equal sums are one",
        "[M 1|$5m] and [M 1|$5m], not [M 2|$50m] or [M 3|$5.5m].",
    ),
    (
        "saints are spelt in two ways",
        "[L 1|St. Albans] and [L 1|St Albans] and [L 2|Albany].",
    ),
    (
        "white space does not matter",
        "[P 1|Alma\n Reyes] and [P 1|Alma Reyes].",
    ),
    (
        "three people keep apart",
        "[P 1|Ana Lund], [P 2|Ben Lund], [P 3|Cy Lund]: [P 3|Lund] and [P 2|Ben] and [P 1|Ana].",
    ),
    (
        "Eastern order is linked by either part",
        "[P 1|Mo Daiyu] came. [P 1|Mo] spoke. [P 1|Daiyu] sat.",
    ),
    (
        "a name is not linked to a part of a longer word",
        "[P 1|Ann Lee] met [P 2|Leeson].",
    ),
];

fn kind(letter: &str) -> EntityKind {
    match letter {
        "P" => EntityKind::Person,
        "O" => EntityKind::Organization,
        "L" => EntityKind::Place,
        "G" => EntityKind::Group,
        "E" => EntityKind::Event,
        "D" => EntityKind::Date,
        _ => EntityKind::Money,
    }
}

/// The plain text of a case, its mentions, and the gold entity of each.
fn read(case: &str) -> (String, Vec<Found>, Vec<String>) {
    let (mut text, mut found, mut gold) = (String::new(), Vec::new(), Vec::new());
    let mut rest = case;
    while let Some((before, after)) = rest.split_once('[') {
        let (mark, after) = after.split_once(']').expect("a closed mark");
        let (label, words) = mark.split_once('|').expect("a label");
        let (letter, id) = label.split_once(' ').expect("a kind and an id");
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        found.push(Found {
            span: Span::new(start, text.len()),
            kind: kind(letter),
            weight: 1.0,
            value: None,
        });
        gold.push(id.to_owned());
        rest = after;
    }
    text.push_str(rest);
    (text, found, gold)
}

/// B-cubed precision and recall summed over the mentions (Bagga and Baldwin 1998), and their count.
fn b_cubed(gold: &[String], predicted: &[usize]) -> (f64, f64, usize) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for i in 0..gold.len() {
        let count =
            |same: &dyn Fn(usize) -> bool| (0..gold.len()).filter(|&j| same(j)).count() as f64;
        let both = count(&|j| gold[i] == gold[j] && predicted[i] == predicted[j]);
        precision += both / count(&|j| predicted[i] == predicted[j]);
        recall += both / count(&|j| gold[i] == gold[j]);
    }
    (precision, recall, gold.len())
}

#[test]
fn mentions_of_one_thing_are_linked() {
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0);
    let mut wrong = Vec::new();
    for (name, case) in CASES {
        let (text, found, gold) = read(case);
        let (mentions, _) = link(&text, &found);
        let predicted: Vec<usize> = mentions.iter().map(|mention| mention.entity).collect();
        let (p, r, n) = b_cubed(&gold, &predicted);
        if p + r < 2.0 * n as f64 {
            wrong.push(*name);
        }
        (precision, recall, count) = (precision + p, recall + r, count + n);
    }
    let (p, r) = (precision / count as f64, recall / count as f64);
    let f1 = 2.0 * p * r / (p + r);
    assert!(CASES.len() >= 40);
    assert!(
        f1 >= 0.98,
        "B-cubed F1 {f1:.3}; not as expected: {wrong:#?}"
    );
}

#[test]
fn an_entity_goes_by_its_fullest_name_and_the_weightiest_comes_first() {
    let (text, found, _) = read(
        "[L 1|IRAQ] waits. [P 2|Reyes] and [P 2|Alma Reyes] left [L 1|Iraq]. [P 2|Reyes] slept.",
    );
    let (_, entities) = link(&text, &found);
    let shown: Vec<_> = entities
        .iter()
        .map(|entity| (entity.name.as_str(), entity.weight))
        .collect();
    assert_eq!(shown, [("Alma Reyes", 3.0), ("Iraq", 2.0)]);
}

#[test]
fn an_acronym_takes_the_kind_that_the_text_explains() {
    let (text, mut found, _) = read("The [E 1|Pan Baltic Games] ([O 2|PBG]) open. [O 2|PBG] ends.");
    found[1].kind = EntityKind::Organization;
    let (mentions, entities) = link(&text, &found);
    assert!(
        mentions
            .iter()
            .all(|mention| mention.kind == EntityKind::Event)
    );
    assert_eq!(entities.len(), 1);
}
