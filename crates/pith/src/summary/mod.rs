//! Ranks the sentences of an article, and chooses among them.
//!
//! [`features`] turns each sentence into a vector, [`ranker`] scores it with the trees of a
//! [`forest`], [`sections`] makes sure that all parts of a long text are represented, [`trio`]
//! finds the three sentences that are best together, and [`selection`] chooses under a budget.
//! Ranking reads the whole document once; choosing reads only the ranked sentences.

pub mod centrality;
pub mod cues;
pub mod dependence;
pub mod features;
pub mod focus;
pub mod forest;
pub mod ranker;
pub mod salience;
pub mod sections;
pub mod selection;
pub mod together;
pub mod trio;
mod tuning;

use crate::digest::{Entity, Keyword, Mention, Neighbour, Sentence};
use crate::text::Document;
use crate::text::terms::Terms;
use centrality::Edge;
use features::Evidence;
use ranker::Model;

/// The body's sentences in order, each with its score by `model`, its reasons and its neighbours.
#[must_use]
pub fn rank(
    document: &Document,
    terms: &Terms,
    mentions: &[Mention],
    entities: &[Entity],
    keywords: &[Keyword],
    model: &Model,
) -> Vec<Sentence> {
    let evidence = Evidence::gather(document, terms, mentions, entities, keywords);
    judge(document, &evidence, model)
}

/// The same for evidence that has been gathered already, so that training measures exactly what the
/// page does.
#[must_use]
pub fn judge(document: &Document, evidence: &Evidence, model: &Model) -> Vec<Sentence> {
    let verdicts = model.judge(evidence);
    let neighbours = evidence.graph.strongest(tuning::NEIGHBOURS);
    document
        .sentences()
        .zip(&evidence.words)
        .zip(verdicts)
        .zip(neighbours)
        .map(|(((passage, &words), verdict), edges)| Sentence {
            span: passage.span,
            block: passage.block,
            words,
            score: verdict.score,
            coverage: verdict.coverage,
            reasons: verdict.reasons,
            depends: verdict.depends,
            neighbours: edges
                .into_iter()
                .filter(|edge| edge.similarity >= tuning::MIN_LIKENESS)
                .map(|Edge { to, similarity }| Neighbour {
                    sentence: to,
                    similarity,
                })
                .collect(),
        })
        .collect()
}
