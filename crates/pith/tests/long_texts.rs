//! Long texts and transcripts, and what their summaries must satisfy.

use pith::digest::{Budget, Digest, Options};
use pith::summary::selection::select;

fn read(source: &str) -> Digest {
    let options = Options {
        as_is: true,
        ..Options::default()
    };
    pith::digest(source, &options)
}

/// The topics of a report's chapters, with what is found there.
const CHAPTERS: [[&str; 4]; 10] = [
    ["harbour", "quay", "crane", "ships"],
    ["hospital", "ward", "nurse", "patients"],
    ["school", "classroom", "teacher", "pupils"],
    ["forest", "clearing", "ranger", "beeches"],
    ["railway", "platform", "driver", "carriages"],
    ["library", "reading room", "librarian", "manuscripts"],
    ["waterworks", "reservoir", "engineer", "pipes"],
    ["market", "stall", "trader", "vegetables"],
    ["theatre", "stage", "actor", "costumes"],
    ["prison", "cell", "warden", "inmates"],
];

/// A report with one chapter per place, with or without headings.
fn report(headed: bool) -> String {
    let mut text = String::new();
    for (number, [place, spot, worker, things]) in CHAPTERS.iter().enumerate() {
        if headed {
            text += &format!("{}. The {place}\n\n", number + 1);
        }
        text += &format!(
            "The commission found that the {place} needs {} million crowns for its {things} within five \
             years.\n\n",
            number + 3
        );
        for year in 0..12 {
            let year = 2001 + year;
            text += &format!(
                "In {year} the {worker} of the {place} wrote that the {spot} had been painted in spring. \
                 A visitor counted {} {things} near the {spot} on a Monday in {year}. The {things} were \
                 moved twice that summer, and a {worker} repaired the roof over the {spot}.\n\n",
                year % 97 + number
            );
        }
    }
    text
}

/// The chapters from which the summary's `count` sentences come.
fn chapters(text: &str, count: usize) -> Vec<usize> {
    let digest = read(text);
    let chosen = select(&digest.sentences, Budget::Sentences(count));
    assert_eq!(chosen.len(), count);
    let mut chapters: Vec<usize> = chosen
        .iter()
        .filter_map(|&at| {
            let sentence = digest.sentences[at].span.text(text);
            CHAPTERS.iter().position(|words| {
                let [place, spot, _, things] = words;
                [place, spot, things]
                    .iter()
                    .any(|word| sentence.contains(*word))
            })
        })
        .collect();
    chapters.dedup();
    chapters
}

#[test]
fn a_long_report_is_summarized_across_its_chapters() {
    for headed in [true, false] {
        let text = report(headed);
        assert!(chapters(&text, 3).len() >= 2, "{headed}");
        assert!(chapters(&text, 8).len() >= 5, "{headed}");
    }
}

const MEETING: &str = "\
Chair: Good morning, everybody.

Ana Ruiz: Morning.

Ben Cole: Hi.

Chair: Today we have to settle the date of the launch and who writes the manual.

Ana Ruiz: The supplier told me on Friday that the batteries will arrive on 12 May, two weeks later than planned.

Ben Cole: Oh.

Chair: Okay, right.

Ben Cole: Then we cannot launch before June, because the tests take ten days.

Chair: Mm-hmm.

Ana Ruiz: Yeah, yeah.

Chair: So we move the launch to 15 June, and Ben will write to the shops before the end of the week.

Ben Cole: Sure, okay.

Ana Ruiz: I will write the manual with Carla and send a first draft by 20 May.

Chair: Great, thanks.

Ben Cole: Thank you.

Ana Ruiz: Bye.";

#[test]
fn a_meetings_transcript_is_known_and_a_report_is_none() {
    assert!(read(MEETING).transcript);
    assert!(!read(&report(true)).transcript);
}

#[test]
fn small_talk_is_never_in_a_meetings_summary() {
    let digest = read(MEETING);
    for count in [1, 3, 5] {
        for at in select(&digest.sentences, Budget::Sentences(count)) {
            let sentence = digest.sentences[at].span.text(MEETING);
            assert!(sentence.len() > 40, "{sentence}");
        }
    }
}

#[test]
fn a_meetings_summary_includes_the_decisions() {
    let digest = read(MEETING);
    let chosen = select(&digest.sentences, Budget::Sentences(3));
    let has = |words: &str| {
        chosen
            .iter()
            .any(|&at| digest.sentences[at].span.text(MEETING).contains(words))
    };
    assert!(has("move the launch to 15 June"));
}
