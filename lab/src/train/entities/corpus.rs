//! Labelled corpora in the CoNLL format: a token and its IOB2 label on a line, blank lines between
//! blocks, `# doc` lines before documents.

use std::path::Path;
use std::{fs, io};

use pith::entities::model::labels::{LABELS, Label, NameClass, OUTSIDE, Place, label};

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
    let marked = text.lines().any(is_document_line);
    let mut documents: Vec<Document> = Vec::new();
    let mut document = Document::default();
    let mut block: Vec<(&str, &str)> = Vec::new();
    for line in text.lines().chain([""]) {
        if is_document_line(line) {
            push_block(&mut document, &mut block);
            documents.push(std::mem::take(&mut document));
        } else if let Some((token, tag)) = line.split_once('\t') {
            block.push((token, tag));
        } else {
            push_block(&mut document, &mut block);
            if !marked && document.passages.len() >= blocks {
                documents.push(std::mem::take(&mut document));
            }
        }
    }
    documents.push(document);
    documents.retain(|document| !document.passages.is_empty());
    Ok(documents)
}

fn is_document_line(line: &str) -> bool {
    line.starts_with("# doc") && !line.contains('\t')
}

fn push_block(document: &mut Document, block: &mut Vec<(&str, &str)>) {
    if block.is_empty() {
        return;
    }
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
    block.clear();
    document.passages.push(passage);
}

/// The set of one label.
pub const fn bit(label: Label) -> LabelSet {
    1 << label
}

/// The lowest label of a set, for corpora whose kinds are the model's.
pub const fn first(set: LabelSet) -> Label {
    set.trailing_zeros() as Label
}
