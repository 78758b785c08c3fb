//! The three sentences that are best together.
//!
//! The three best sentences are not the best three: two of them may say the same, and one may
//! depend on a sentence that is left out. So all sets of three among the sentences of the highest
//! worth are scored as a whole, in the manner of Zhong et al., "Extractive summarization as text
//! matching" (`MatchSum`, ACL 2020).

use super::centrality::Graph;
use crate::sort;
use crate::summary::tuning;

/// What is known about an article's sentences; the lists are in their order.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// Each sentence's worth in a summary: 1 if an editor would choose it.
    pub worths: &'a [f32],
    /// What each loses if the previous sentence is left out.
    pub losses: &'a [f32],
    /// Whether it cannot appear at all without the previous one.
    pub depends: &'a [bool],
    /// Which sentences are similar.
    pub graph: &'a Graph,
}

impl Judged<'_> {
    /// The three sentences that are best together, ascending; `None` if there is no choice.
    #[must_use]
    pub fn best_three(&self) -> Option<[usize; 3]> {
        let count = self.worths.len();
        if count <= 3 {
            return None;
        }
        let alone = |at: usize| self.worths[at] - 0.5 * self.losses[at];
        let mut pool: Vec<usize> = (0..count).collect();
        sort::by(&mut pool, |&a, &b| alone(b).total_cmp(&alone(a)));
        pool.truncate(tuning::TRIO_POOL);
        sort::ascending(&mut pool);
        let mut best: Option<(f32, [usize; 3])> = None;
        for (a, &first) in pool.iter().enumerate() {
            for (b, &second) in pool.iter().enumerate().skip(a + 1) {
                for &third in &pool[b + 1..] {
                    let three = [first, second, third];
                    if let Some(worth) = self.worth(three)
                        && best.is_none_or(|(most, _)| worth > most)
                    {
                        best = Some((worth, three));
                    }
                }
            }
        }
        best.map(|(_, three)| three)
    }

    /// The combined worth of `three` sentences, ascending; `None` if one repeats another or depends
    /// on one that is left out.
    fn worth(&self, three: [usize; 3]) -> Option<f32> {
        let [first, second, third] = three;
        let mut worth = 0.0;
        for (at, before) in [(first, None), (second, Some(first)), (third, Some(second))] {
            worth += self.worths[at];
            if at > 0 && before != Some(at - 1) {
                if self.depends[at] {
                    return None;
                }
                worth -= self.losses[at];
            }
        }
        let likeness = [(first, second), (first, third), (second, third)]
            .map(|(from, to)| self.similarity(from, to))
            .into_iter()
            .fold(0.0, f32::max);
        (likeness < tuning::NEAR_DUPLICATE).then_some(worth - tuning::TRIO_REPETITION * likeness)
    }

    fn similarity(&self, from: usize, to: usize) -> f32 {
        let edges = self.graph.edges(from);
        let edge = edges.binary_search_by_key(&to, |edge| edge.to);
        edge.map_or(0.0, |at| edges[at].similarity)
    }
}

#[cfg(test)]
mod tests {
    use super::super::centrality::Vector;
    use super::*;

    /// Five sentences of one term each; the second repeats the first.
    fn graph() -> Graph {
        let vectors: Vec<Vector> = [0, 0, 1, 2, 3].map(|term| vec![(term, 1.0)]).to_vec();
        Graph::of(&vectors, 4)
    }

    #[test]
    fn none_of_the_three_repeats_another() {
        let judged = Judged {
            worths: &[1.0, 0.9, 0.8, 0.1, 0.2],
            losses: &[0.0; 5],
            depends: &[false; 5],
            graph: &graph(),
        };
        assert_eq!(judged.best_three(), Some([0, 2, 4]));
    }

    #[test]
    fn a_dependent_sentence_comes_with_the_previous_one_or_loses_value() {
        let judged = Judged {
            worths: &[1.0, 0.1, 0.8, 0.7, 0.5],
            losses: &[0.0, 0.0, 0.6, 0.9, 0.0],
            depends: &[false; 5],
            graph: &graph(),
        };
        assert_eq!(judged.best_three(), Some([0, 2, 3]));
        let depends = Judged {
            depends: &[false, false, true, true, false],
            ..judged
        };
        assert_eq!(depends.best_three(), Some([1, 2, 3]));
    }

    #[test]
    fn three_sentences_or_fewer_leave_no_choice() {
        let judged = Judged {
            worths: &[1.0, 0.5, 0.2],
            losses: &[0.0; 3],
            depends: &[false; 3],
            graph: &graph(),
        };
        assert_eq!(judged.best_three(), None);
    }
}
