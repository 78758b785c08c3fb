//! Articles of any length, for measurements of speed.

use std::fmt::Write;

const SUBJECTS: [&str; 8] = [
    "The regional government of Lower Tessaly",
    "Marta Velden, the mayor of Orvell,",
    "An inquiry by the University of Carrow",
    "The water company",
    "A spokeswoman for the Hestmark Fishing Union",
    "The opposition in the assembly",
    "He",
    "However, the engineer Tomas Brandt",
];

const VERBS: [&str; 6] = [
    "announced",
    "rejected",
    "paid for",
    "studied",
    "delayed",
    "criticized",
];

/// An article of about `words` words: its sentences are put together by a fixed rule, and every
/// third one has words of its own, so that the vocabulary grows with the length as it does in prose.
pub(crate) fn of(words: usize) -> String {
    const OBJECTS: [&str; 7] = [
        "a plan to raise the flood gates by 2.5 metres before 14 March 2019",
        "the repair of the bridge, which had cost $48 million",
        "\"a failure of decision and not of concrete\"",
        "the return of the meadows to the river",
        "half of the charges that farmers on the eastern shore were asked to pay",
        "an independent fund for 340 families",
        "the vote of last Monday",
    ];
    let mut text = String::from("Flood gates at Orvell to be raised\n\n");
    let mut length = 0;
    for number in 0_usize.. {
        let start = text.len();
        let (subject, verb) = (SUBJECTS[number * 5 % 8], VERBS[number * 7 % 6]);
        let object = OBJECTS[number * 3 % 7];
        // Writing to a string cannot fail.
        let _ = write!(text, "{subject} {verb} {object}");
        if number % 3 == 0 {
            let _ = write!(text, " near the village of Ka{}ven", spelled(number));
        }
        text.push_str(if number % 5 == 4 { ".\n\n" } else { ". " });
        length += text[start..].split_whitespace().count();
        if length >= words {
            break;
        }
    }
    text
}

/// `number` in letters.
fn spelled(number: usize) -> String {
    let digits = number.to_string();
    digits
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'b'))
        .collect()
}
