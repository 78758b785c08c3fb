//! Labelled corpora, with the labels that the model may learn from each token's tag.

use std::path::Path;
use std::{fs, io};

use pith::entities::model::labels::{LABELS, Label, NameClass, OUTSIDE, Place, label};

use crate::conll::{Block, Conll};

/// A set of labels, a bit each.
pub type LabelSet = u32;

/// Every label.
pub const ANY: LabelSet = (1 << LABELS) - 1;

/// A labelled passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its tokens.
    pub tokens: Vec<String>,
    /// For each token the labels that the corpus allows: more than one where its kinds are coarser
    /// than the model's.
    pub gold: Vec<LabelSet>,
}

/// A labelled document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its passages in order.
    pub passages: Vec<Passage>,
}

impl Document {
    /// Its tokens, as the tagger takes them.
    pub fn tokens(&self) -> Vec<Vec<&str>> {
        self.passages
            .iter()
            .map(|passage| passage.tokens.iter().map(String::as_str).collect())
            .collect()
    }
}

/// The classes that a corpus's kind of name may be; none where the model does not tag such names
/// (times and amounts are the grammar's).
fn classes(kind: &str) -> &'static [NameClass] {
    use NameClass::{Group, Organization, Other, Person, Place};
    match kind {
        "PER" | "Person" | "person" => &[Person],
        "ORG" | "Organization" | "corporation" => &[Organization],
        "LOC" | "Location" | "Facility" | "location" => &[Place],
        "NORP" => &[Group],
        "MISC" => &[Group, Other],
        "Misc" | "Product" | "product" | "creative-work" => &[Other],
        "group" => &[Organization, Group],
        _ => &[],
    }
}

/// Reads a corpus. A file without `# doc` lines is cut into documents of `blocks` blocks.
pub fn read(path: &Path, blocks: usize) -> io::Result<Vec<Document>> {
    let text = fs::read_to_string(path)?;
    let file = Conll::parse_by(&text, blocks);
    let document = |blocks: &[Block]| Document {
        passages: (blocks.iter())
            .map(|block| passage(&file.rows(block).collect::<Vec<_>>()))
            .collect(),
    };
    Ok(file.documents().map(document).collect())
}

fn passage(block: &[(&str, &str)]) -> Passage {
    let mut passage = Passage::default();
    for (at, &(token, tag)) in block.iter().enumerate() {
        let continues = |at: usize| block.get(at).is_some_and(|(_, tag)| tag.starts_with("I-"));
        let place = match (continues(at), continues(at + 1)) {
            (false, false) => Place::Unit,
            (false, true) => Place::Begin,
            (true, true) => Place::Inside,
            (true, false) => Place::Last,
        };
        let kind = tag.split_once('-').map_or("", |(_, kind)| kind);
        let set = classes(kind)
            .iter()
            .fold(0, |set, &class| set | bit(label(class, place)));
        passage.tokens.push(token.to_owned());
        passage.gold.push(if set == 0 { bit(OUTSIDE) } else { set });
    }
    passage
}

/// The set of one label.
pub const fn bit(label: Label) -> LabelSet {
    1 << label
}

/// The lowest label of a set, for corpora whose kinds are the model's.
pub const fn first(set: LabelSet) -> Label {
    set.trailing_zeros() as Label
}
