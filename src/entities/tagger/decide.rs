//! One kind for all mentions of a name.

use rustc_hash::FxHashMap;

use super::Name;
use super::candidates::Candidate;
use super::evidence::{self, Score};
use super::words::Document;
use crate::digest::EntityKind;
use crate::entities::gazetteers::Senses;

/// The least weight by which a candidate is a name at all.
const THRESHOLD: f32 = 1.2;
/// The same for a word that is only ever seen where any word has a capital.
const DOUBTFUL_THRESHOLD: f32 = 2.4;
/// No more than this comes from the words around all mentions of a name together.
const CONTEXT_LIMIT: f32 = 6.0;

/// Names that the document's running text was found to have, by their words in lower case.
pub(super) type Known = FxHashMap<String, EntityKind>;

/// All mentions of one name.
#[derive(Debug)]
struct Group {
    words: Vec<String>,
    own: Score,
    context: Score,
    doubtful: bool,
    known: Senses,
}

impl Group {
    fn score(&self) -> Score {
        let mut score = self.own;
        score.add_all(&self.context.clamp(CONTEXT_LIMIT), 1.0);
        score
    }

    fn threshold(&self) -> f32 {
        if self.doubtful {
            DOUBTFUL_THRESHOLD
        } else {
            THRESHOLD
        }
    }
}

/// Names each candidate, or drops it. The names of every passage, and all that were found.
pub(super) fn decide(document: &Document, candidates: Vec<Candidate>) -> (Vec<Vec<Name>>, Known) {
    let (mut groups, of) = gather(document, &candidates);
    link(&mut groups);
    let mut known = Known::default();
    for group in &groups {
        let (kind, weight) = group.score().best();
        if weight >= group.threshold() {
            known.insert(group.words.join(" ").to_lowercase(), kind);
        }
    }
    let mut names: Vec<Vec<Name>> = document.passages.iter().map(|_| Vec::new()).collect();
    for (candidate, &group) in candidates.iter().zip(&of) {
        let group = &groups[group];
        let mut score = group.score();
        score.add_all(&candidate.context, 0.5);
        let (kind, weight) = score.best();
        if weight >= group.threshold() {
            names[candidate.passage].push(Name {
                tokens: candidate.tokens.clone(),
                kind,
            });
        }
    }
    (names, known)
}

/// Groups the candidates by name; the group of each.
fn gather(document: &Document, candidates: &[Candidate]) -> (Vec<Group>, Vec<usize>) {
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut of = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let passage = &document.passages[candidate.passage];
        let name = passage.name(candidate.tokens.clone());
        let index = *by_name.entry(name).or_insert_with_key(|name| {
            groups.push(Group {
                words: name.split(' ').map(str::to_owned).collect(),
                own: evidence::name(passage, candidate.tokens.clone()),
                context: Score::default(),
                doubtful: true,
                known: passage.senses(candidate.tokens.clone()),
            });
            groups.len() - 1
        });
        groups[index].context.add_all(&candidate.context, 1.0);
        groups[index].doubtful &= candidate.doubtful;
        of.push(index);
    }
    (groups, of)
}

/// Lets the names of several words speak for the single words in them, and for their initials.
fn link(groups: &mut [Group]) {
    let mut parts: FxHashMap<String, Score> = FxHashMap::default();
    for group in groups.iter().filter(|group| group.words.len() > 1) {
        let (kind, weight) = group.score().best();
        if weight < group.threshold() {
            continue;
        }
        let (Some(first), Some(last)) = (group.words.first(), group.words.last()) else {
            continue;
        };
        match kind {
            EntityKind::Person => {
                parts.entry(last.clone()).or_default().add(kind, 4.0);
                parts.entry(first.clone()).or_default().add(kind, 2.0);
                if let Some(bare) = last
                    .strip_prefix("Al-")
                    .or_else(|| last.strip_prefix("al-"))
                {
                    parts.entry(bare.to_owned()).or_default().add(kind, 4.0);
                }
            }
            EntityKind::Organization => {
                parts.entry(first.clone()).or_default().add(kind, 0.8);
                let initials: String = group
                    .words
                    .iter()
                    .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
                    .collect();
                parts.entry(initials).or_default().add(kind, 3.0);
            }
            _ => {}
        }
    }
    for group in groups.iter_mut() {
        let [word] = group.words.as_slice() else {
            continue;
        };
        let Some(score) = parts.get(word) else {
            continue;
        };
        // What the whole world knows by one word yields less.
        let settled = group
            .known
            .any(Senses::COUNTRY | Senses::GROUP | Senses::ORGANIZATION)
            && !group.known.any(Senses::AMBIGUOUS);
        group
            .own
            .add_all(&score.clamp(5.0), if settled { 0.3 } else { 1.0 });
        group.doubtful = false;
    }
}
