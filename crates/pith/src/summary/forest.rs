//! Regression trees fitted by gradient boosting (Friedman 2001), and their storage format.
//!
//! A forest reads a row of numbers, in which each column is one signal. A tree's answer is divided
//! among the columns along its path: each step from a node to a child adds the difference of their
//! values to the column that the node tests (Saabas 2014). The contributions add up to the answer,
//! so a score can be explained by its reasons.

/// The nearest number with the eight bits of precision with which trees are stored.
#[must_use]
pub fn coarse(number: f32) -> f32 {
    f32::from_bits((number.to_bits() + (1 << 15)) & 0xffff << 16)
}

/// Marks a leaf in place of the column of a split.
const LEAF: u8 = u8::MAX;

/// Maximum depth of a tree when decoding.
const MAX_DEPTH: usize = 16;

/// A node of a tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// The answer if the tree ended here.
    pub value: f32,
    /// The split; `None` in a leaf.
    pub split: Option<Split>,
}

/// The test of a node. The child for "no more than" is the next node of the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// Whether the value in this column …
    pub column: u8,
    /// … is no more than this.
    pub threshold: f32,
    /// The node for "more", as an index into the tree; always after the node itself.
    pub more: usize,
}

/// The nodes of one tree, parents before children, "no more" before "more".
pub type Tree = Vec<Node>;

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    /// Its trees; none of them is empty.
    pub trees: Vec<Tree>,
}

impl Forest {
    /// What each column of `row` contributes to the answer, beyond what all rows share.
    #[must_use]
    pub fn contributions<const COLUMNS: usize>(&self, row: &[f32; COLUMNS]) -> [f32; COLUMNS] {
        let mut parts = [0.0; COLUMNS];
        self.walk(row, |column, change| parts[column] += change);
        parts
    }

    /// The answer for `row`.
    #[must_use]
    pub fn answer(&self, row: &[f32]) -> f32 {
        let roots = self.trees.iter().filter_map(|tree| tree.first());
        let mut sum = roots.map(|root| root.value).sum();
        self.walk(row, |_, change| sum += change);
        sum
    }

    /// Walks through every tree and reports each step's column and the change in value.
    fn walk(&self, row: &[f32], mut step: impl FnMut(usize, f32)) {
        for tree in &self.trees {
            let mut at = 0;
            while let Some(&Node {
                value,
                split: Some(split),
            }) = tree.get(at)
            {
                let column = usize::from(split.column);
                at = if row[column] <= split.threshold {
                    at + 1
                } else {
                    split.more
                };
                step(column, tree.get(at).map_or(0.0, |next| next.value - value));
            }
        }
    }

    /// Appends the storage format: the number of trees (u16), then each tree's nodes in order. A
    /// node is its column (u8; 255 in a leaf), its value and, unless it is a leaf, its threshold.
    /// Both are stored as the upper half of an f32, which is all that a [`coarse`] number has.
    /// Everything is little-endian.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let count = u16::try_from(self.trees.len()).unwrap_or(u16::MAX);
        out.extend(count.to_le_bytes());
        for node in self.trees.iter().take(count.into()).flatten() {
            out.push(node.split.map_or(LEAF, |split| split.column));
            out.extend(&node.value.to_le_bytes()[2..]);
            if let Some(split) = node.split {
                out.extend(&split.threshold.to_le_bytes()[2..]);
            }
        }
    }

    /// Decodes the storage format from the front of `bytes`; `None` if it is invalid, or tests a
    /// column beyond the `columns` of a row.
    #[must_use]
    pub fn decode(bytes: &mut &[u8], columns: usize) -> Option<Self> {
        let count = u16::from_le_bytes(take(bytes)?);
        let mut forest = Self::default();
        for _ in 0..count {
            let mut tree = Tree::new();
            grow(bytes, &mut tree, 0, columns)?;
            forest.trees.push(tree);
        }
        Some(forest)
    }
}

/// Decodes a node and everything below it.
fn grow(bytes: &mut &[u8], tree: &mut Tree, depth: usize, columns: usize) -> Option<()> {
    let [column] = take(bytes)?;
    let value = number(bytes)?;
    let at = tree.len();
    tree.push(Node { value, split: None });
    if column == LEAF {
        return Some(());
    }
    if depth == MAX_DEPTH || usize::from(column) >= columns {
        return None;
    }
    let threshold = number(bytes)?;
    grow(bytes, tree, depth + 1, columns)?;
    let more = tree.len();
    grow(bytes, tree, depth + 1, columns)?;
    tree.get_mut(at)?.split = Some(Split {
        column,
        threshold,
        more,
    });
    Some(())
}

fn number(bytes: &mut &[u8]) -> Option<f32> {
    let [low, high] = take(bytes)?;
    Some(f32::from_le_bytes([0, 0, low, high])).filter(|number| number.is_finite())
}

/// Takes `N` bytes from the front of `bytes`.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(value: f32) -> Node {
        Node { value, split: None }
    }

    fn forest() -> Forest {
        let split = |column, threshold, more| {
            Some(Split {
                column,
                threshold,
                more,
            })
        };
        let root = Node {
            value: 0.5,
            split: split(1, coarse(0.2), 2),
        };
        let inner = Node {
            value: 1.0,
            split: split(0, 3.0, 4),
        };
        Forest {
            trees: vec![vec![root, leaf(-0.5), inner, leaf(2.0), leaf(0.25)]],
        }
    }

    #[test]
    fn a_coarse_number_is_the_nearest() {
        assert_eq!(coarse(1.0), 1.0);
        assert_eq!(coarse(-0.015_625), -0.015_625);
        assert_eq!([255.0, 256.0].map(coarse), [255.0, 256.0]);
        assert!((coarse(0.3) - 0.3).abs() < 0.001);
    }

    #[test]
    fn the_change_at_a_split_is_attributed_to_its_column() {
        assert_eq!(forest().contributions(&[0.0, 0.9]), [1.0, 0.5]);
        assert_eq!(forest().answer(&[0.0, 0.9]), 2.0);
    }

    #[test]
    fn a_stored_forest_is_read_back_unchanged() {
        let mut stored = Vec::new();
        forest().encode(&mut stored);
        let mut bytes = stored.as_slice();
        assert_eq!(Forest::decode(&mut bytes, 2), Some(forest()));
        assert!(bytes.is_empty());
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let mut stored = Vec::new();
        forest().encode(&mut stored);
        for end in 0..stored.len() {
            assert_eq!(Forest::decode(&mut &stored[..end], 2), None);
        }
        let mut endless = vec![1, 0];
        endless.extend([0; 1_000]);
        assert_eq!(Forest::decode(&mut endless.as_slice(), 2), None);
        assert_eq!(Forest::decode(&mut stored.as_slice(), 1), None);
    }
}
