//! Reading aids as the page shows and copies them: quotations by speaker, and the timeline.

use crate::i18n;
use crate::model::analysis::{Analysis, fold};
use crate::model::values;
use pith::digest::{Comparison, Dated, Quote};
use pith::summary::selection;

/// A speaker with what they said.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Their name, or how the article refers to them; `None` if the article names nobody.
    pub name: Option<String>,
    /// Their entity, as an index.
    pub entity: Option<usize>,
    /// What they said: the words, and the sentence in which they start.
    pub said: Vec<(String, usize)>,
}

impl Analysis {
    /// The article's speakers in order of their first quotation; unattributed quotations come last.
    #[must_use]
    pub fn speakers(&self) -> Vec<Speaker> {
        let mut speakers: Vec<Speaker> = Vec::new();
        for quote in &self.digest.quotes {
            let entity = quote.entity.and_then(|at| self.digest.entities.get(at));
            let name = match (entity, quote.speaker) {
                (Some(entity), _) => Some(entity.name.clone()),
                (None, Some(words)) => Some(fold(words.text(&self.source))),
                (None, None) => None,
            };
            let said = self.said(quote);
            let same = |other: &&mut Speaker| other.name == name && other.entity == quote.entity;
            match speakers.iter_mut().find(same) {
                Some(speaker) => speaker.said.push(said),
                None => speakers.push(Speaker {
                    name,
                    entity: quote.entity,
                    said: vec![said],
                }),
            }
        }
        let (mut speakers, nobody): (Vec<_>, Vec<_>) = speakers
            .into_iter()
            .partition(|speaker| speaker.name.is_some());
        speakers.extend(nobody);
        speakers
    }

    /// A quotation, its parts joined by an ellipsis, and the sentence in which it starts.
    fn said(&self, quote: &Quote) -> (String, usize) {
        let parts = quote.spans.iter().map(|span| fold(span.text(&self.source)));
        let start = quote.spans.first().map_or(0, |span| span.start());
        let sentences = &self.digest.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.span.end() <= start);
        (parts.collect::<Vec<_>>().join(" … "), sentence)
    }

    /// A date in the timeline, in words, and its sentence.
    #[must_use]
    pub fn dated(&self, dated: &Dated) -> Option<(String, String)> {
        let entity = self.digest.entities.get(dated.entity)?;
        let date = values::shown(entity.value.as_ref()?)?;
        let sentence = self.digest.sentences.get(dated.sentence)?;
        Some((date, fold(sentence.span.text(&self.source))))
    }

    /// The sentence that best gives the gist, as an index.
    #[must_use]
    pub fn gist(&self) -> Option<usize> {
        let budget = pith::digest::Budget::Sentences(1);
        selection::select(&self.digest.sentences, budget)
            .first()
            .copied()
    }

    /// A sentence on one line.
    #[must_use]
    pub fn sentence(&self, at: usize) -> String {
        let sentence = self.digest.sentences.get(at);
        sentence.map_or_else(String::new, |sentence| {
            fold(sentence.span.text(&self.source))
        })
    }

    /// The quotations as text, one paragraph per speaker.
    #[must_use]
    pub fn speakers_text(&self) -> String {
        let speaker = |speaker: Speaker| {
            let name = speaker.name.unwrap_or_else(|| i18n::t().nobody.to_owned());
            let said = speaker.said.into_iter().map(|(said, _)| said);
            [format!("{name}:")]
                .into_iter()
                .chain(said)
                .collect::<Vec<_>>()
                .join("\n")
        };
        self.speakers()
            .into_iter()
            .map(speaker)
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// The comparison of the articles as text: one paragraph for each thing, starting with its
    /// kind.
    #[must_use]
    pub fn comparison_text(&self) -> String {
        let paragraph = |comparison: &Comparison| {
            let passages = comparison.passages.iter().map(|passage| {
                let article = self.article_at(passage.span.start());
                let title = article.map_or_else(String::new, |article| self.title_of(article));
                format!("{title}: {}", self.sentence(passage.sentence))
            });
            [i18n::compared(comparison.kind).to_owned()]
                .into_iter()
                .chain(passages)
                .collect::<Vec<_>>()
                .join("\n")
        };
        let paragraphs = self.digest.comparison.iter().map(paragraph);
        paragraphs.collect::<Vec<_>>().join("\n\n")
    }

    /// The timeline as text, one date per line.
    #[must_use]
    pub fn timeline_text(&self) -> String {
        let dates = self
            .digest
            .timeline
            .iter()
            .filter_map(|dated| self.dated(dated));
        let lines = dates.map(|(date, sentence)| format!("{date}: {sentence}"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::View;
    use pith::Options;

    fn analysis(source: &str) -> Analysis {
        let digest = pith::digest(source, &Options::default());
        Analysis::new(1, source.into(), digest, 0.0)
    }

    const TEXT: &str = "Bridge shut\n\nJune 4, 2024\n\n“The bridge is not safe,” Maria Santos said on \
                        Monday. It was built in 1974 by the city of Lisbon, and it was never \
                        repaired.\n\n“We will close it tomorrow,” she added.\n\n“Nobody has told us \
                        of that at all.”\n\nThat was on a wall beside the river, in red letters.";

    #[test]
    fn quotations_are_grouped_by_speaker_and_unattributed_ones_come_last() {
        assert_eq!(
            analysis(TEXT).speakers_text(),
            "Maria Santos:\n“The bridge is not safe,”\n“We will close it tomorrow,”\n“Nobody has told \
             us of that at all.”"
        );
    }

    #[test]
    fn the_timeline_is_in_chronological_order() {
        let text = analysis(TEXT).timeline_text();
        let dates: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split(':').next())
            .collect();
        assert_eq!(dates, ["1974", "3 June 2024", "5 June 2024"]);
    }

    #[test]
    fn the_gist_is_one_sentence_of_the_summary() {
        let analysis = analysis(TEXT);
        let gist = analysis.gist().expect("the text has sentences");
        assert!(
            analysis
                .choose(View::default(), None, &[], &[])
                .contains(&gist)
        );
    }
}
