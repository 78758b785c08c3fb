//! The best sequence of labels under a field's scores (Viterbi 1967).

use super::labels::{LABELS, Label, continues, is_open, may_follow};
use super::weights::Scores;

/// The score of an impossible label; far enough from the lowest `i32` that sums do not wrap.
const IMPOSSIBLE: i32 = i32::MIN / 4;

/// Maximum number of tokens decoded at once, so that sums of their scores fit in 32 bits.
const TOKENS_AT_ONCE: usize = 8192;

/// Which label may follow which, with the transition weights.
#[derive(Clone, Debug)]
pub struct Decoder {
    /// For each label, the labels that it may follow, in order, with the transition weights.
    before: Vec<Vec<(Label, i32)>>,
}

impl Decoder {
    /// A decoder with these `transition` weights from one label to the next.
    pub fn new(transition: impl Fn(usize, usize) -> i32) -> Self {
        let before = (0..LABELS)
            .map(|next| {
                (0..LABELS)
                    .filter(|&previous| may_follow(previous as Label, next as Label))
                    .map(|previous| (previous as Label, transition(previous, next)))
                    .collect()
            })
            .collect();
        Self { before }
    }

    /// The best well-formed labels of a passage's tokens; ties go to the lower label.
    #[must_use]
    pub fn decode(&self, scores: &[Scores]) -> Vec<Label> {
        let mut labels = Vec::with_capacity(scores.len());
        for window in scores.chunks(TOKENS_AT_ONCE) {
            self.decode_window(window, &mut labels);
        }
        labels
    }

    fn decode_window(&self, scores: &[Scores], labels: &mut Vec<Label>) {
        let mut from: Vec<[Label; LABELS]> = Vec::with_capacity(scores.len());
        let mut best = [IMPOSSIBLE; LABELS];
        for (at, row) in scores.iter().enumerate() {
            let mut now = [IMPOSSIBLE; LABELS];
            let mut back = [0; LABELS];
            for (label, before) in self.before.iter().enumerate() {
                let score = i32::from(row[label]);
                if at == 0 {
                    if !continues(label as Label) {
                        now[label] = score;
                    }
                    continue;
                }
                let mut top = IMPOSSIBLE;
                for &(previous, weight) in before {
                    let sum = best[usize::from(previous)] + weight;
                    if sum > top {
                        top = sum;
                        back[label] = previous;
                    }
                }
                now[label] = (top + score).max(IMPOSSIBLE);
            }
            best = now;
            from.push(back);
        }
        let mut label = 0;
        for last in (1..LABELS).filter(|&last| !is_open(last as Label)) {
            if best[last] > best[label] {
                label = last;
            }
        }
        let start = labels.len();
        for back in from.iter().rev() {
            labels.push(label as Label);
            label = usize::from(back[label]);
        }
        labels[start..].reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::{NameClass, Place, label, names};
    use super::super::weights::WIDTH;
    use super::*;

    #[test]
    fn a_name_that_starts_also_ends_even_if_no_token_alone_would() {
        let mut scores = [[0; WIDTH]; 2];
        scores[0][usize::from(label(NameClass::Person, Place::Begin))] = 50;
        scores[1][0] = 10;
        let labels = Decoder::new(|_, _| 0).decode(&scores);
        assert_eq!(names(&labels), [(0..2, NameClass::Person)]);
    }

    #[test]
    fn no_tokens_have_no_labels() {
        assert!(Decoder::new(|_, _| 0).decode(&[]).is_empty());
    }
}
