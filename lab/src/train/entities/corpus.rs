//! Labelled corpora, with the labels that each token's tag allows the model to learn.

use std::path::Path;
use std::{fs, io};

use pith::entities::model::labels::{LABELS, Label, NameClass, OUTSIDE, Place, label};

use super::sources::{Source, is_people};
use crate::conll::{Block, Conll};

/// A set of labels, one bit each.
pub type LabelSet = u32;

/// Every label.
pub const ANY: LabelSet = (1 << LABELS) - 1;

/// A labelled passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its tokens.
    pub tokens: Vec<String>,
    /// For each token, the labels that the corpus allows: several if its kinds are coarser than the
    /// model's.
    pub gold: Vec<LabelSet>,
}

/// A labelled document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its passages in order.
    pub passages: Vec<Passage>,
}

impl Document {
    /// Its tokens, in the form that the tagger takes.
    pub fn tokens(&self) -> Vec<Vec<&str>> {
        self.passages
            .iter()
            .map(|passage| passage.tokens.iter().map(String::as_str).collect())
            .collect()
    }
}

/// The classes that a corpus's kind of name may map to; none if the model does not tag such names
/// (the grammar handles times and amounts).
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

/// The labels that an unlabelled token may have in a corpus that leaves out names other than
/// people, organizations and places.
const UNMARKED: LabelSet = {
    let mut set = bit(OUTSIDE);
    let mut class = 0;
    while class < NameClass::ALL.len() {
        if matches!(NameClass::ALL[class], NameClass::Group | NameClass::Other) {
            set |= 0b1111 << (1 + 4 * class);
        }
        class += 1;
    }
    set
};

/// Reads a corpus in `folder`.
///
/// `finer` corpora distinguish peoples from other names of kind MISC, or are used together with
/// corpora that do; for other corpora a list does. `masked` says whether a token that is unlabelled
/// in a corpus without MISC may still be MISC. It must be false if no corpus of the language marks
/// MISC.
pub fn read(
    folder: &Path,
    source: &Source,
    finer: bool,
    masked: bool,
) -> io::Result<Vec<Document>> {
    let text = fs::read_to_string(folder.join(source.file))?;
    let file = Conll::parse_by(&text, source.blocks);
    let unmarked = if source.misc || !masked {
        bit(OUTSIDE)
    } else {
        UNMARKED
    };
    let document = |blocks: &[Block]| Document {
        passages: (blocks.iter())
            .map(|block| passage(&file.rows(block).collect::<Vec<_>>(), finer, unmarked))
            .collect(),
    };
    Ok(file.documents().map(document).collect())
}

fn passage(block: &[(&str, &str)], finer: bool, unmarked: LabelSet) -> Passage {
    let mut passage = Passage::default();
    let continues = |at: usize| block.get(at).is_some_and(|(_, tag)| tag.starts_with("I-"));
    for (at, &(token, tag)) in block.iter().enumerate() {
        let place = match (continues(at), continues(at + 1)) {
            (false, false) => Place::Unit,
            (false, true) => Place::Begin,
            (true, true) => Place::Inside,
            (true, false) => Place::Last,
        };
        let kind = tag.split_once('-').map_or("", |(_, kind)| kind);
        let classes = match kind {
            "MISC" if !finer && place == Place::Unit && is_people(&[token]) => &[NameClass::Group],
            "MISC" if !finer => &[NameClass::Other],
            _ => classes(kind),
        };
        let set = (classes.iter()).fold(0, |set, &class| set | bit(label(class, place)));
        passage.tokens.push(token.to_owned());
        passage.gold.push(if set == 0 { unmarked } else { set });
    }
    passage
}

/// The set of a single label.
pub const fn bit(label: Label) -> LabelSet {
    1 << label
}

/// The lowest label of a set, for corpora whose kinds match the model's.
pub const fn first(set: LabelSet) -> Label {
    set.trailing_zeros() as Label
}
