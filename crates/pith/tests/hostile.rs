//! Malicious texts, typed or pasted. `docs/hostile-input.md` has the table of what was tried and
//! what happens; malicious files are tested in `crates/pith-files/tests/hostile`.
//!
//! The texts have their full size only if the engine is optimized: `cargo test --release -p pith
//! --test hostile`.

use pith::digest::{Correction, EntityKind};
use pith::{Digest, Options, Span, digest};

/// How much smaller everything is without optimization.
const SCALE: usize = if cfg!(debug_assertions) { 100 } else { 1 };

/// Asserts that all spans of `found` are in `source` in order, and that the summary consists of its
/// sentences.
fn assert_valid(source: &str, found: &Digest) {
    let mut last = 0;
    for block in &found.blocks {
        assert!(source[last..block.span.start()].trim().is_empty());
        last = block.span.end();
    }
    assert!(source[last..].trim().is_empty());
    let sentences = found.sentences.iter().map(|sentence| sentence.span);
    let mentions = found.mentions.iter().map(|mention| mention.span);
    for spans in [sentences.collect::<Vec<Span>>(), mentions.collect()] {
        let mut last = 0;
        for span in spans {
            assert!(last <= span.start() && source.get(span.range()).is_some());
            last = span.end();
        }
    }
    assert!(found.summary.iter().all(|&at| at < found.sentences.len()));
    assert_eq!(found.summary.is_empty(), found.sentences.is_empty());
}

fn read(source: &str) -> Digest {
    let found = digest(source, &Options::default());
    assert_valid(source, &found);
    found
}

/// A name unique to its number: "Abel Cador 0", and so on, in letters.
fn name(number: usize) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "ru"];
    let mut rest = number;
    let mut name = String::from("Ma");
    while rest > 0 {
        name += syllables[rest % 10];
        rest /= 10;
    }
    name
}

#[test]
fn a_million_names_are_found_and_distinguished() {
    let count = 1_000_000 / SCALE / 4;
    let sentences = (0..count).map(|at| {
        let [one, other] = [name(2 * at + 1), name(7 * at + 3)];
        format!("Ann {one} of {other} told the press that President Jo {other} was in Lisbon. ")
    });
    let source: String = sentences.collect();
    let found = read(&source);
    assert!(found.mentions.len() >= 3 * count && found.entities.len() > count);
}

#[test]
fn one_name_a_million_times_is_one_entity() {
    let found = read(&"Ann Poe said that she was Ann Poe. ".repeat(500_000 / SCALE));
    assert_eq!(found.entities.len(), 1);
    assert_eq!(found.entities[0].name, "Ann Poe");
}

#[test]
fn a_word_of_a_megabyte_is_one_token() {
    let found = read(&"a".repeat(1_000_000));
    assert_eq!((found.sentences.len(), found.words), (1, 1));
    for letters in [
        "é",
        "字",
        "\u{301}",
        "👩\u{200d}",
        "ا",
        "a\u{ad}",
        "\u{200b}",
        "A",
    ] {
        read(&letters.repeat(400_000 / SCALE));
    }
}

#[test]
fn a_line_without_white_space_is_read() {
    read(&"The,river;rose(overnight)and[two]bridges/were:closed.".repeat(20_000 / SCALE));
    read(&"https://news.example/a?b=c&d=e#f".repeat(30_000 / SCALE));
    read(&"iVBORw0KGgoAAAANSUhEUgAAAAUA+/=".repeat(35_000 / SCALE));
    read(&"eyJhbGciOi.".repeat(90_000 / SCALE));
}

#[test]
fn tiny_sentences_with_nuls_are_read() {
    let found = read(&"A. \0\0b! ".repeat(142_858 / SCALE));
    assert!(!found.sentences.is_empty());
    read(&"\0".repeat(1_000_000 / SCALE));
    read(&"a\0.\n".repeat(142_858 / SCALE));
}

#[test]
fn lone_marks_and_zero_width_characters_are_read() {
    for piece in [
        "\u{301}",
        "\u{200b}",
        "\u{200d}",
        "\u{feff}",
        "\u{2060}",
        "\u{fe0f}",
        "\u{1f3fd}",
        "\u{e0041}",
        "\u{ad}",
        "\u{85}",
        "\u{2028}",
        "\u{fffe}",
        "\u{10ffff}",
        "\u{1b}[31m",
        "\u{7f}",
    ] {
        read(&piece.repeat(300_000 / SCALE));
        read(&format!("{piece}The ferry{piece} is late. ").repeat(20_000 / SCALE));
    }
    let zalgo = format!(
        "The f{}erry is late. It is low water.",
        "\u{300}\u{316}".repeat(50_000)
    );
    assert_eq!(read(&zalgo).sentences.len(), 2);
}

#[test]
fn bidirectional_controls_do_not_reorder_a_text() {
    // The author's words stay in the author's order: bidirectional control characters neither move
    // nor hide any.
    let source = "Ann Poe paid \u{202e}000,1$\u{202c} to Rosa \u{2067}Quill\u{2069} on Monday. \
                  The \u{202d}ferry\u{202c} is late.\u{200f}";
    let found = read(source);
    assert_eq!(found.sentences.len(), 2);
    let told: String = found
        .sentences
        .iter()
        .map(|one| one.span.text(source))
        .collect();
    assert!(told.contains("\u{202e}000,1$\u{202c}"));
    for piece in ["\u{202e}", "\u{2066}", "\u{2069}", "\u{200f}", "\u{61c}"] {
        read(&piece.repeat(300_000 / SCALE));
        read(&format!("{piece}ferry ").repeat(100_000 / SCALE));
    }
}

#[test]
fn marks_that_open_and_never_close_are_read() {
    for piece in [
        "(",
        "[",
        "“",
        "\"",
        "«",
        "‘",
        "'",
        "(a ",
        "“Late, ",
        "\"x\" said ",
        "[1",
        "<",
        "{{",
        "http://",
        "@",
        "#a ",
        "$",
        "1,",
        "1.",
        "-",
        "—",
        "J. ",
        "St. ",
        "U.S.",
        "...",
        "?!",
        "• ",
        "> ",
        "| ",
        "\t",
        "&",
        "=",
        "% ",
        "/",
    ] {
        read(&piece.repeat(200_000 / SCALE));
    }
}

#[test]
fn cue_words_at_the_end_of_a_text_are_read() {
    for piece in [
        "President ",
        "University of ",
        "the ",
        "of ",
        "and ",
        "Prime Minister ",
        "on Monday, ",
        "June 4, ",
        "two million ",
        "$1.13bn to ",
        "2008-",
        "said ",
        "said Ann Poe. ",
        "“We are,” she said. ",
        "According to ",
        "By Ann Poe\n",
        "Read also\n\n",
        "Photo: Getty\n",
        "- a\n",
        "1. a\n",
        "a\n\n",
        "He ",
        "However, ",
        "Mr. ",
        "A. Poe, B. Poe, ",
        "WHO (World Health Organization) ",
        "3:30 p.m. ",
        "5km/h ",
        "last week ",
        "IRAQ ",
        "de la ",
        "O'Neill's ",
    ] {
        read(&piece.repeat(60_000 / SCALE));
    }
}

#[test]
fn one_phrase_in_every_spelling_is_one_keyword() {
    let phrase = "electric harbour ferries";
    let written = |mask: usize| -> String {
        let letters = phrase.chars().enumerate();
        letters
            .map(|(at, c)| {
                if mask >> (at % 20) & 1 == 1 {
                    c.to_ascii_uppercase()
                } else {
                    c
                }
            })
            .collect()
    };
    let source: String = (0..40_000 / SCALE)
        .map(|at| format!("There were {} at noon. ", written(at * 13)))
        .collect();
    read(&source);
}

#[test]
fn many_different_words_and_sentences_are_read() {
    let source: String = (0..150_000 / SCALE)
        .map(|at| {
            if at % 9 == 8 {
                format!("{}.\n\n", name(at * 31))
            } else {
                format!("{} ", name(at * 31))
            }
        })
        .collect();
    read(&source);
    let common: String = (0..60_000 / SCALE)
        .map(|at| format!("The ferry {at} left the harbour at noon. "))
        .collect();
    read(&common);
}

#[test]
fn decisions_about_impossible_places_are_ignored() {
    let source = "Été in Paris. The river rose. Schools stayed open.";
    let word = |start, end| pith::digest::Override {
        block: Span::new(start, end),
        keep: false,
    };
    let options = Options {
        title: Some("\u{0}\u{202e}<b>".repeat(10_000)),
        overrides: vec![
            word(1, 2),
            word(900, 7),
            word(0, usize::MAX),
            word(usize::MAX, usize::MAX),
        ],
        further: vec![0, 1, 1, 3, usize::MAX],
        corrections: ["", " ", "Été", "\u{301}", "Paris. The"]
            .map(|words| Correction::Add {
                words: words.to_owned(),
                kind: EntityKind::Work,
            })
            .to_vec(),
        ..Options::default()
    };
    assert_valid(source, &digest(source, &options));
}

#[test]
fn a_name_that_occurs_everywhere_can_be_added() {
    let source = "ferry ".repeat(100_000 / SCALE);
    let add = |words: &str| Correction::Add {
        words: words.to_owned(),
        kind: EntityKind::Work,
    };
    let options = Options {
        corrections: vec![add("ferry"), add("ferry ferry"), add("ferry ferry ferry")],
        ..Options::default()
    };
    let found = digest(&*source, &options);
    assert_valid(&source, &found);
    assert_eq!(found.mentions.len(), (100_000 / SCALE).div_ceil(3));
}
