//! English abbreviations that are written with a full stop, and what may follow them.
//!
//! The tokenizer asks whether the stop belongs to the word; the sentence splitter asks whether a
//! sentence may end there. Both ask this one table.

/// How an abbreviation behaves before white space and a further word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name: "Mr.", "Gen.". No sentence ends with it.
    Title,
    /// Stands before what it introduces: "e.g.", "vs.". No sentence ends with it.
    Inner,
    /// Stands before a number: "No.", "p.", "Fig.". Before anything else it is a plain word.
    Reference,
    /// A month or weekday: before a number it goes on.
    Calendar,
    /// "a.m." and "p.m.", which close a time and often a sentence too.
    Clock,
    /// "Inc.", "Jr.", "U.S.", "Calif.": closes a name, and may close a sentence.
    Closing,
}

/// Longest entry of the table, in bytes; longer words need no look-up.
const LONGEST: usize = 10;

/// What `word`, given without its last stop, abbreviates: by the table, or by its form for letters
/// joined by stops ("U.S", "Ph.D").
pub(crate) fn lookup(word: &str) -> Option<Abbreviation> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let has = |list: &[&str]| list.binary_search(&lower.as_str()).is_ok();
    let capital = word.starts_with(char::is_uppercase);
    if capital && has(TITLES) {
        Some(Abbreviation::Title)
    } else if has(INNER) {
        Some(Abbreviation::Inner)
    } else if has(REFERENCES) {
        Some(Abbreviation::Reference)
    } else if capital && has(CALENDAR) {
        Some(Abbreviation::Calendar)
    } else if has(CLOCK) {
        Some(Abbreviation::Clock)
    } else if has(CLOSING) || (capital && has(PLACES)) || is_dotted(word) {
        Some(Abbreviation::Closing)
    } else {
        None
    }
}

/// Whether `word` is letters with a stop between each two ("U.S", "D.C", "Ph.D", "J.K").
pub(crate) fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.len() <= LONGEST
        && word.split('.').all(|part| {
            let letters = part.chars().count();
            part.chars().all(char::is_alphabetic)
                && (letters == 1 || (letters == 2 && part.starts_with(char::is_uppercase)))
        })
}

/// Whether `word`, as it stands, is a capitalised word that commonly opens a sentence and is
/// seldom a part of a name ("The", "However", "Did").
pub(crate) fn opens_sentence(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

// All lists are in byte order, and the abbreviations in lower case without the last stop.

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "adm", "ald", "amb", "assoc", "asst", "atty", "brig", "capt", "cmdr", "col", "comdr", "cpl",
    "cpt", "det", "dir", "dr", "drs", "ens", "fr", "gen", "gens", "gov", "govs", "hon",
    "insp", "lt", "maj", "messrs", "mgr", "mlle", "mme", "mmes", "mr", "mrs", "ms",
    "msgr", "mx", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "revs",
    "sen", "sens", "sgt", "sra", "srta", "supt",
];

#[rustfmt::skip]
const INNER: &[&str] = &[
    "a.k.a", "aka", "approx", "c.f", "ca", "cf", "e.g", "eg", "esp", "excl", "i.e", "ie", "incl",
    "n.b", "resp", "v", "viz", "vs", "w/o",
];

#[rustfmt::skip]
const REFERENCES: &[&str] = &[
    "app", "art", "ch", "chap", "cit", "cl", "ed", "eds", "eq", "eqs", "ex", "ext", "fig", "figs",
    "no", "nos", "nr", "n°", "op", "p", "par", "para", "pp", "sec", "sect", "tel", "ver", "vol",
    "vols",
];

#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mar", "mon", "nov", "oct", "sat",
    "sep", "sept", "sun", "thu", "thur", "thurs", "tue", "tues", "wed",
];

#[rustfmt::skip]
const CLOCK: &[&str] = &[
    "a.m", "p.m",
];

#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "al", "assn", "ave", "b.sc", "bldg", "blvd", "bros", "co", "corp", "cos", "dept", "dist",
    "div", "esq", "est", "etc", "ft", "gmbh", "govt", "hwy", "inc", "intl", "jr", "llc", "ltd",
    "m.d", "m.sc", "mfg", "mt", "ph.d", "plc", "pt", "pty", "rd", "ret", "sq", "sr", "st", "sts",
    "univ",
];

#[rustfmt::skip]
const PLACES: &[&str] = &[
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan",
    "kans", "ky", "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nebr", "nev",
    "okla", "ont", "ore", "pa", "penn", "que", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
];

#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "A", "According", "After", "Afterwards", "All", "Also", "Although", "Among", "An", "And",
    "Another", "Any", "Are", "As", "At", "Because", "Before", "Between", "Both", "But", "By",
    "Could", "Despite", "Did", "Didn't", "Do", "Does", "Don't", "During", "Each", "Earlier",
    "Either", "Even", "Every", "Everyone", "Everything", "Finally", "For", "From", "Furthermore",
    "Had", "Has", "Have", "He", "He's", "Her", "Here", "His", "How", "However", "I", "I'm",
    "I've", "If", "In", "Indeed", "Instead", "Is", "It", "It's", "Its", "Later", "Let", "Many",
    "Maybe", "Meanwhile", "Moreover", "Most", "My", "Neither", "Nevertheless", "No", "Nobody",
    "Nor", "Not", "Nothing", "Now", "On", "Once", "One", "Only", "Or", "Other", "Others", "Our",
    "Perhaps", "Please", "Several", "She", "She's", "Should", "Since", "So", "Some", "Someone",
    "Something", "Still", "Such", "That", "That's", "The", "Their", "Then", "There", "There's",
    "Therefore", "These", "They", "They're", "This", "Those", "Though", "Thus", "To", "Today",
    "Tomorrow", "Unless", "Until", "Was", "We", "We're", "We've", "Were", "What", "What's",
    "When", "Where", "Whether", "Which", "While", "Who", "Why", "With", "Without", "Would", "Yes",
    "Yesterday", "Yet", "You", "You're", "Your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_order_and_within_the_longest() {
        for list in [TITLES, INNER, REFERENCES, CALENDAR, CLOCK, CLOSING, PLACES] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| word.len() <= LONGEST));
        }
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn a_state_is_abbreviated_with_a_capital_only() {
        assert_eq!(lookup("Ill"), Some(Abbreviation::Closing));
        assert_eq!(lookup("ill"), None);
    }

    #[test]
    fn letters_with_stops_between_are_abbreviations_by_form() {
        for word in ["U.S", "D.C", "Ph.D", "U.S.S.R"] {
            assert_eq!(lookup(word), Some(Abbreviation::Closing), "{word}");
        }
        assert_eq!(lookup("ended.The"), None);
        assert_eq!(lookup("Node.js"), None);
    }
}
