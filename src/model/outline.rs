//! The outline of a text: its sections, each with its most important sentence.

use crate::model::analysis::{Analysis, fold};
use crate::model::draft::{Unit, View};
use crate::model::ordering::order;
use crate::model::sections::best_of;

/// From this many words on, the summary of a text with an outline covers its sections unless the reader turns
/// that off.
const LONG: usize = 3_000;

/// Whether a text is long enough for a summary of its sections by default.
fn is_long(analysis: &Analysis) -> bool {
    analysis.digest.words >= LONG
}

/// Whether the summary is to cover the sections: as the reader chose, or else if the text is long.
#[must_use]
pub fn wanted(view: View, analysis: &Analysis) -> bool {
    view.spread
        .unwrap_or_else(|| is_long(analysis) && !analysis.sections().is_empty())
}

/// How many sentences fit into the summary.
#[must_use]
pub fn room(view: View, analysis: &Analysis) -> usize {
    let digest = &analysis.digest;
    let words = match view.unit {
        Unit::Sentences => return view.length,
        Unit::Words => view.length,
        Unit::Percent => digest.words * view.length / 100,
    };
    let each = digest.words / digest.sentences.len().max(1);
    words / each.max(1)
}

/// The best sentences of up to `count` sections, the longest sections first, as ascending indices, without the
/// sentences in `barred`.
#[must_use]
pub fn spread(analysis: &Analysis, count: usize, barred: &[usize]) -> Vec<usize> {
    let best = analysis.sections().iter().filter_map(|section| {
        let open = section.sentences.clone().filter(|at| !barred.contains(at));
        Some((section.words, best_of(&analysis.digest, open)?))
    });
    let mut best: Vec<(usize, usize)> = best.collect();
    // Longer sections have more to say; ties go to the earlier one.
    best = order(best, &|one, other| (other.0, one.1).cmp(&(one.0, other.1)));
    let chosen = best.into_iter().take(count).map(|(_, at)| at).collect();
    order(chosen, &|one, other| one.cmp(other))
}

/// The summary by section in Markdown: each heading with its best sentence.
#[must_use]
pub fn brief(analysis: &Analysis) -> String {
    let title = analysis.shown(&[]).title();
    let mut parts: Vec<String> = title
        .map(|title| format!("# {title}"))
        .into_iter()
        .collect();
    for section in analysis.sections() {
        let marks = "#".repeat(usize::from(section.depth) + 2);
        parts.extend(
            section
                .title
                .as_ref()
                .map(|title| format!("{marks} {title}")),
        );
        let sentence = section
            .best
            .and_then(|at| analysis.digest.sentences.get(at));
        parts.extend(sentence.map(|sentence| fold(sentence.span.text(&analysis.source))));
    }
    parts.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::text::html;
    use pith::{Options, digest};

    fn analysis(headings: usize) -> Analysis {
        let section = |at: usize| {
            format!(
                "<h{}>Part number {at}</h{}><p>The ferry number {at} was late again on Monday because of the water. \
                 Nobody knew why it was so low in the channel {at}.</p>",
                2 + at % 2,
                2 + at % 2,
            )
        };
        let sections: String = (0..headings).map(section).collect();
        let html = format!(
            "<article><h1>Low water at Kvarn</h1><p>The ferry was late on many days of this long and dry summer.</p>{sections}</article>"
        );
        let page = html::read(&html);
        let digest = digest(&page, &Options::default());
        Analysis::new(1, page.text.as_str().into(), digest, 0.0)
    }

    #[test]
    fn a_text_with_three_headings_has_an_outline_with_levels_and_best_sentences() {
        assert!(analysis(2).sections().is_empty());
        let analysis = analysis(4);
        let found = analysis.sections();
        let titles: Vec<_> = found
            .iter()
            .map(|section| section.title.as_deref())
            .collect();
        assert_eq!(
            titles,
            [
                None,
                Some("Part number 0"),
                Some("Part number 1"),
                Some("Part number 2"),
                Some("Part number 3")
            ]
        );
        let depths: Vec<_> = found.iter().map(|section| section.depth).collect();
        assert_eq!(depths, [0, 0, 1, 0, 1]);
        for section in found {
            assert!(
                section
                    .best
                    .is_some_and(|best| section.sentences.contains(&best))
            );
        }
        let all: usize = found.iter().map(|section| section.words).sum();
        // Headings do not count.
        assert!(all + 4 * 3 >= analysis.digest.words && all <= analysis.digest.words);
    }

    #[test]
    fn a_summary_of_all_sections_has_one_sentence_from_each_that_fits() {
        let analysis = analysis(4);
        let sections = analysis.sections();
        let chosen = spread(&analysis, 3, &[]);
        assert_eq!(chosen.len(), 3);
        let of = |at: usize| {
            sections
                .iter()
                .position(|section| section.sentences.contains(&at))
        };
        assert!(of(chosen[0]) != of(chosen[1]) && of(chosen[1]) != of(chosen[2]));
        let barred = spread(&analysis, 5, &chosen);
        assert!(chosen.iter().all(|at| !barred.contains(at)));
    }

    #[test]
    fn the_summary_by_section_has_each_heading_with_a_sentence() {
        let analysis = analysis(3);
        let brief = brief(&analysis);
        assert!(brief.starts_with("# Low water at Kvarn\n\nThe ferry was late"));
        assert!(brief.contains("\n\n### Part number 1\n\n"), "{brief}");
    }
}
