//! Where sentences end. The kinds of cases are those of Pragmatic Segmenter's Golden Rules, plus
//! those that occur in pasted news.

use pith::Span;
use pith::text::{language::Language, sentences};

/// Each case is a text with `|` where it should be split; white space around a `|` is not part of
/// the sentences.
const CASES: &[&str] = &[
    // Plain full stops.
    "The river rose. | Two bridges were closed.",
    "Who opened the gates? | Nobody knows.",
    "The dam held! | People cheered.",
    "It was closed in 2014. | The road stayed open.",
    "A headline without a stop",
    // Initials and titles.
    "The prize went to Karen B. Lowe of Leeds.",
    "J. K. Rowling met George W. Bush and J.R.R. Tolkien's son.",
    "You and I. | Did you meet Albert I. Jones there?",
    "They fell back on plan B. | It failed.",
    "Mr. Hale met Dr. Wu. | Gen. Ochoa stayed away.",
    "Prof. Lindt and Rep. Moss sat beside Lt. Col. Abe Reyes.",
    "That is Martin Ames Jr.'s house.",
    "We climbed Mt. Baker and rested near St. Anne's Church on 4th st. near the lake.",
    // References, months, inner abbreviations.
    "Please turn to p. 55 of vol. 2.",
    "The answer was no. | They left.",
    "See No. 7 and Fig. 3 there.",
    "The map is filed under N°. 1026.253.553. | Few have seen it.",
    "It opened on Jan. 5 and shut on Sept. 9.",
    "Fruit, e.g. Apples from Kent, i.e. British ones, vs. Imports.",
    // Company forms, countries, times.
    "Were Ada and co. at the fair?",
    "They sold it to Hart, Finch & Co. at noon.",
    "They sold it to Hart, Finch & Co. | It took a day.",
    "Acme Inc. Chief Executive Ann Poe resigned.",
    "Ask Ada and co. | They should know.",
    "She has lived in the U.S. for 20 years.",
    "He works for the U.S. Government in Ohio.",
    "(AP)U.S. District Judge Ann Poe is on leave.",
    "He lives in the U.K. | How about his sister?",
    "He lives in the U.S. | She moved to Washington, D.C. | In May he followed.",
    "They sold books, maps, etc. | Prices were low.",
    "At 5 a.m. Ms. Ito went to the bank. | She left the bank at 6 p.m. | Mr. Ito then came in.",
    "The court sits at 9 a.m. Monday and at 5 p.m. EST on Friday.",
    // Numbers, money, versions.
    "She has $100.00 in her bag.",
    "She has $100.00. | It is in her bag.",
    "Prices rose 1.5 percent. | Version 2.0.1 is out.",
    "It lost money in 2019. | 30 people were dismissed.",
    "Shares fell. | $5 million was lost.",
    // Parentheses and brackets.
    "He teaches physics (He once worked for years as a miner.) at the local school.",
    "He teaches physics. | (He once was a miner.) | She paints.",
    "The lake is deep (one survey says 80 m. Another says 90 m.) and cold.",
    "It was found in 1911.[12] | Nobody believed it.[3]",
    "\"Rivers [...] carve the valleys [...]\" (Smith 55).",
    // Quotations.
    "He turned to her, 'This is fine.' she heard him say.",
    "He turned to her, \"This is fine.\" she heard him say.",
    "He turned to her, \"This is fine.\" | She held out the book.",
    "“Will it rain…?” he asked.",
    "“Will it rain?” David Hale asked. | “No!” cried Ann.",
    "“We won.” | “We did not.”",
    "“The bridge is safe,” she said. | “Cross it.”",
    "He called it “a ‘great day.’” | Others did not.",
    "“You lost?” | She laughed.",
    // Runs of marks.
    "Hello!! | It has been long.",
    "Hello?? | Who is there?",
    "Really!? | Is that so?",
    "Really?! | Is that so?",
    // Ellipses.
    "I never said that.... | She left the shop.",
    "We … well, what I mean...see . . . what we say, the thing is . . . we meant no harm.",
    "They waited for hours… | The train never came.",
    "“The laws of the sea will seem less strange. . . .”",
    "Leave the words out and close with a stop . . . . | Next sentence.",
    "That custom which weakened . . . was that of joining words. | . . . The practice did not end. . . .",
    "He was... I do not know.",
    // Names with punctuation, URLs.
    "She works at Yahoo! in the legal department.",
    "She left Yahoo! | The firm was sold.",
    "He watched Jeopardy! Champions all night.",
    "Write to ann.poe@example.org. | She will answer.",
    "The page is https://www.example.50.com/new-site/some_page.html. | Please read it.",
    "It runs on Node.js and on example.Com as well.",
    // Lists on one line.
    "1.) The first item | 2.) The second item",
    "1.) The first item. | 2.) The second item.",
    "1) The first item | 2) The second item",
    "1) The first item. | 2) The second item.",
    "1. The first item | 2. The second item",
    "1. The first item. | 2. The second item.",
    "• 9. The first item | • 10. The second item",
    "⁃9. The first item | ⁃10. The second item",
    "a. The first item | b. The second item | c. The third item",
    "(a) The first item | (b) The second item",
    // Missing spaces.
    "The match ended.|The crowd left.",
    "Is it a good workplace.?|It is.",
    "It closed “for ever.”|The owner left.",
    // Sentences that continue in lower case, and ones that only seem to.
    "The band fun. played on.",
    "The phone was late. | iPhone sales fell.",
    // Hard wraps.
    "The river\nrose. | Two bridges\r\nwere closed.",
    // Wrapped in the middle of an abbreviation, a name, a number.
    "He met Dr.\nWu at the U.S.\nEmbassy.",
    "The fund holds $5.\n2 million was spent.",
    // Initials that are also words.
    "T. A. Smith and J. I. Moss signed it.",
    "It was signed by W. E. B. Du Bois. | He was ninety.",
    "She is in Group A. | They are in Group C.",
    // More titles and ranks.
    "Messrs. Hart and Finch saw Sen. Poe and Gov. Reyes.",
    "Rev. Moss and Sgt. Hale spoke. | Capt. Ito listened.",
    "“Mr. Hale,” she said, “is late.” | He was.",
    // More references.
    "See pp. 12-15, ch. 3 and sec. 7. | They explain it.",
    "Read Art. 5 of the treaty.",
    "The ship, cf. Smith 1999, sank.",
    "The case is Roe v. Wade. | It was decided in 1973.",
    // More of the calendar.
    "The fair is on Sat. Nov. 3 at noon.",
    "It was on Dec. 25. | Nobody worked.",
    // More company forms and places.
    "Hart Ltd. Chairman Bo Lee left. | Finch Corp. | The rest stayed.",
    "He moved to Boston, Mass. | She stayed in Tampa, Fla. | They met in May.",
    "The U.N. Security Council met. | The E.U. did not.",
    "He has a Ph.D. in physics from M.I.T. | She has none.",
    "George Bush Sr. met Martin King Jr. | They talked.",
    // Times.
    "It opens at 9 a.m. and shuts at 5 p.m. | Tickets are free.",
    "The vote is at 8 p.m. Tuesday.",
    // Money and numbers.
    "It cost £3.50. | He paid €4.20 more.",
    "About .5 percent was lost. | It grew by 1,250.75 points.",
    "He was No. 1. | She was No. 2.",
    "Fully 9.8 million came. | Only 3.2 million left.",
    // URLs and files.
    "Visit www.example.org. | It is free.",
    "Open report.pdf and notes.txt. | Then read them.",
    "Mail a.b@example.co.uk or call. | We answer.",
    "The handle is @ann.poe and the tag #v2.0 is new.",
    // Questions and exclamations inside quotations.
    "She asked, “Why?” and left.",
    "“Stop!” he cried. | “Come back!”",
    "He said 'Run!' and ran.",
    "“Is it safe?” | Hale was not sure.",
    "Did she say “yes”? | He thinks so.",
    // Nested and long quotations.
    "“He told me, ‘Go home.’ | I went.”",
    "“It is gone. | It will not come back,” he said.",
    "\"It is over.\" | \"It is not.\"",
    // More parentheses and brackets.
    "The dam (built in 1911) held. | (It was new.) | It cost a lot.",
    "He left (at 5 p.m.) for home.",
    "The law [Sec. 5] is new. | It was passed in May.",
    // Note numbers.
    "It was found in 1911.[1][2] | It was lost in 1920.",
    // Lists.
    "(1) The first item | (2) The second item",
    "▪ one thing | ▪ another thing",
    // More ellipses.
    "He paused ... then went on.",
    "“I ... I do not know,” he said.",
    "It went on and on ... | The crowd left.",
    // Dashes.
    "He came. — She left.",
    "The end — or so it seemed. | It was not.",
    // Quotation marks lost in conversion.
    "It was a good day, he said. | ?I am glad.?",
    "He called it ?a disaster?. | They agreed.",
    "?We won.? | She smiled.",
    // Further cases from news.
    "“We will wait,” he said at 5 p.m. Monday. | Then he left.",
    "“It is over!” shouted the crowd. | Nobody moved.",
    "The talks (see No. 5) failed. | No. 6 was never held.",
    "See https://example.org/a.b?c=1. | It lists all.",
    "“I don’t know...” she said. | She left.",
    "The firm, Hart & Co., sold it to J. P. Finch & Sons Inc. for $1.2 billion.",
    "He was born in St. Paul, Minn., in 1950. | He died there.",
    "“Why did he go?” is what they ask. | “Who knows?”",
    "It was 3.5 ft. long. | It weighed 2 lbs. more.",
    "The U.S. and the U.K. agreed. | France did not.",
    "“The dam is safe.” | That is what he said.",
    // Other scripts.
    "Река поднялась. | Мосты закрыли.",
    "川が増水した。|橋は閉じた。",
];

fn split(text: &str) -> Vec<&str> {
    sentences::split(text, Span::of(text), Language::En)
        .into_iter()
        .map(|span| span.text(text))
        .collect()
}

#[test]
fn sentences_end_where_a_reader_would_end_them() {
    let mut wrong = Vec::new();
    for case in CASES {
        let text = case.replace(" | ", " ").replace('|', "");
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        let found = split(&text);
        if found != expected {
            wrong.push(format!("expected {expected:#?}\n   found {found:#?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn spans_are_of_the_source() {
    let source = "Title\n\n  One. Two.  ";
    let spans = sentences::split(source, Span::new(7, source.len()), Language::En);
    assert_eq!(spans, [Span::new(9, 13), Span::new(14, 18)]);
}

#[test]
fn a_long_sentence_without_a_full_stop_stays_whole() {
    let text = "and so on ".repeat(5_000);
    assert_eq!(split(&text).len(), 1);
}

#[test]
fn blank_text_has_no_sentence() {
    assert!(split(" \n\t ").is_empty());
}
