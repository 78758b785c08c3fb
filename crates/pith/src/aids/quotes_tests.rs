use crate::{Options, digest};

/// Who says what, as "speaker: words", the speaker by the entity's name, or by the words in
/// parentheses that name nobody, or "?".
fn said(text: &str) -> Vec<String> {
    let options = Options {
        as_is: true,
        ..Options::default()
    };
    let digest = digest(text, &options);
    let quotes = digest.quotes.iter();
    quotes
        .map(|quote| {
            let words: Vec<&str> = quote.spans.iter().map(|span| span.text(text)).collect();
            let speaker = match (quote.entity, quote.speaker) {
                (Some(entity), _) => digest.entities[entity].name.clone(),
                (None, Some(words)) => format!("({})", words.text(text)),
                (None, None) => "?".to_owned(),
            };
            format!("{speaker}: {}", words.join(" "))
        })
        .collect()
}

/// Cases of attribution: what they show, the text, who says what.
const CASES: &[(&str, &str, &[&str])] = &[
    (
        "a verb and a name follow",
        "“The bridge is not safe,” said Maria Santos.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "a name and a verb follow",
        "“The bridge is not safe,” Maria Santos said.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "a name with its office follows",
        "“The bridge is not safe,” Maria Santos, the mayor of Lisbon, told reporters.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "the office comes first",
        "“The bridge is not safe,” said Lisbon’s mayor, Maria Santos.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "a name and a verb lead up",
        "Maria Santos said: “The bridge is not safe.”",
        &["Maria Santos: “The bridge is not safe.”"],
    ),
    (
        "a name and a verb with a hearer lead up",
        "Maria Santos told Peter Hansen, “The bridge is not safe at all.”",
        &["Maria Santos: “The bridge is not safe at all.”"],
    ),
    (
        "according to comes first",
        "According to Maria Santos, “the bridge is not safe at all.”",
        &["Maria Santos: “the bridge is not safe at all.”"],
    ),
    (
        "according to comes last",
        "“The bridge is not safe,” according to Maria Santos.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "said that, and a part of it quoted",
        "Maria Santos said that the bridge was “not safe for anybody at all”.",
        &["Maria Santos: “not safe for anybody at all”"],
    ),
    (
        "of speech in two parts the one of some words is told",
        "“The bridge,” Maria Santos said, “is not safe for anybody.”",
        &["Maria Santos: “is not safe for anybody.”"],
    ),
    (
        "long speech in two parts is one",
        "“We looked at the bridge,” Maria Santos said, “and it is not safe.”",
        &["Maria Santos: “We looked at the bridge,” “and it is not safe.”"],
    ),
    (
        "a second sentence of speech goes on",
        "“The bridge is not safe,” Maria Santos said. “We will close it tomorrow.”",
        &[
            "Maria Santos: “The bridge is not safe,”",
            "Maria Santos: “We will close it tomorrow.”",
        ],
    ),
    (
        "she is who spoke before",
        "“The bridge is not safe,” Maria Santos said.\n\n“We will close it tomorrow,” she added.",
        &[
            "Maria Santos: “The bridge is not safe,”",
            "Maria Santos: “We will close it tomorrow,”",
        ],
    ),
    (
        "he is who was named before",
        "Peter Hansen looked at the bridge on Monday. “It will not hold a bus,” he said.",
        &["Peter Hansen: “It will not hold a bus,”"],
    ),
    (
        "the name nearest before speaks",
        "Peter Hansen met Maria Santos. “It will not hold a bus,” she said.",
        &["Peter Hansen: “It will not hold a bus,”"],
    ),
    (
        "a role without a name",
        "“The bridge is not safe,” the engineer said.",
        &["(the engineer): “The bridge is not safe,”"],
    ),
    (
        "a role without a name, the verb first",
        "“The bridge is not safe,” said a spokesman for the port.",
        &["(a spokesman): “The bridge is not safe,”"],
    ),
    (
        "an organization speaks",
        "“The bridge is not safe,” the World Bank said in a report.",
        &["World Bank: “The bridge is not safe,”"],
    ),
    (
        "of an organization’s person the person speaks",
        "“The bridge is not safe,” said Peter Hansen of the World Bank.",
        &["Peter Hansen: “The bridge is not safe,”"],
    ),
    (
        "straight marks",
        "\"The bridge is not safe,\" Maria Santos said.",
        &["Maria Santos: \"The bridge is not safe,\""],
    ),
    (
        "speech that goes on in the next paragraph",
        "“The bridge is not safe,” Maria Santos said. “We looked at it.\n\n“We will close it tomorrow.”",
        &[
            "Maria Santos: “The bridge is not safe,”",
            "Maria Santos: “We looked at it.",
            "Maria Santos: “We will close it tomorrow.”",
        ],
    ),
    (
        "a paragraph of nothing but speech",
        "“The bridge is not safe,” Maria Santos said.\n\n“We will close it tomorrow.”",
        &[
            "Maria Santos: “The bridge is not safe,”",
            "Maria Santos: “We will close it tomorrow.”",
        ],
    ),
    (
        "speech of nobody",
        "“The bridge is not safe at all.”\n\nThat was on a wall.",
        &["?: “The bridge is not safe at all.”"],
    ),
    (
        "two speakers in a row",
        "“The bridge is not safe,” Maria Santos said.\n\n“It is safer than the road,” Peter Hansen replied.",
        &[
            "Maria Santos: “The bridge is not safe,”",
            "Peter Hansen: “It is safer than the road,”",
        ],
    ),
    (
        "a colon ends the sentence before",
        "Maria Santos had only one answer:\n\n“The bridge is not safe at all.”",
        &["?: “The bridge is not safe at all.”"],
    ),
    (
        "a colon ends the sentence before in one paragraph",
        "Maria Santos had one answer: “The bridge is not safe at all.”",
        &["Maria Santos: “The bridge is not safe at all.”"],
    ),
    (
        "words that are doubted are not speech",
        "Maria Santos called it a “very bad idea”.",
        &[],
    ),
    (
        "an adverb before the verb",
        "“The bridge is not safe,” Maria Santos later wrote.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "a full stop within the marks",
        "“The bridge is not safe.” Maria Santos did not smile. Peter Hansen did.",
        &["?: “The bridge is not safe.”"],
    ),
    (
        "a question",
        "“Who will pay for the bridge?” asked Peter Hansen.",
        &["Peter Hansen: “Who will pay for the bridge?”"],
    ),
    (
        "a surname goes with its full name",
        "Maria Santos came late. “The bridge is not safe,” Santos said.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
    (
        "what was written",
        "“The bridge is not safe,” Maria Santos wrote in a letter to Peter Hansen.",
        &["Maria Santos: “The bridge is not safe,”"],
    ),
];

#[test]
fn speech_is_attributed_to_who_said_it() {
    let wrong: Vec<String> = CASES
        .iter()
        .filter_map(|(name, text, expected)| {
            let found = said(text);
            (found != *expected).then(|| format!("{name}: {found:?} and not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn in_other_languages_speech_is_found_and_nobody_named() {
    let text = "„Die Brücke ist nicht sicher“, sagte Maria Santos. Sie wurde gestern Abend von der \
                Polizei gesperrt, und der Verkehr muss einen anderen Weg nehmen.";
    assert_eq!(said(text), ["?: „Die Brücke ist nicht sicher“"]);
}
