//! Which names appear together, that is, in the same sentences.

use crate::model::analysis::Analysis;
use crate::model::ordering::order;

/// Maximum number of names in the diagram.
const MOST_NAMES: usize = 10;
/// From this many linked names on, a diagram says more than a list.
const NAMES_WORTH_DRAWING: usize = 5;
/// Maximum number of sentences that are examined per name.
const MOST_SENTENCES: usize = 2_000;

/// The diagram of which names appear together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The names, as entity indices, most important first.
    pub names: Vec<usize>,
    /// Pairs of names, as indices into `names`, with the number of sentences that they share.
    pub links: Vec<(usize, usize, usize)>,
}

impl Analysis {
    /// The sentences that name `entity`, ascending.
    fn sentences_of(&self, entity: usize) -> Vec<usize> {
        let sentences = &self.digest.sentences;
        let mentions = self.mentions_of(entity).iter().take(MOST_SENTENCES);
        let mut of = Vec::new();
        for mention in mentions.filter_map(|&at| self.digest.mentions.get(at)) {
            let start = mention.span.start();
            let at = sentences.partition_point(|sentence| sentence.span.end() <= start);
            let stands = sentences
                .get(at)
                .is_some_and(|sentence| sentence.span.start() <= start);
            if stands && of.last() != Some(&at) {
                of.push(at);
            }
        }
        of
    }

    /// The other names in the sentences of `entity`, each with the number of sentences that it
    /// shares, highest first.
    #[must_use]
    pub fn company(&self, entity: usize) -> Vec<(usize, usize)> {
        let mentions = &self.digest.mentions;
        // For each entity, its number of sentences, and one past the last of them.
        let mut counts = vec![(0, 0); self.digest.entities.len()];
        for at in self.sentences_of(entity) {
            let span = self.digest.sentences[at].span;
            let first = mentions.partition_point(|mention| mention.span.end() <= span.start());
            let within = mentions[first..].iter();
            let within = within.take_while(|mention| mention.span.start() < span.end());
            for name in within.filter(|mention| mention.kind.is_name() && mention.entity != entity)
            {
                if let Some((count, past)) = counts.get_mut(name.entity)
                    && *past <= at
                {
                    (*count, *past) = (*count + 1, at + 1);
                }
            }
        }
        let counts = counts.into_iter().map(|(count, _)| count).enumerate();
        let counts = counts.filter(|&(_, count)| count > 0).collect();
        order(counts, &|one: &(usize, usize), other| other.1.cmp(&one.1))
    }

    /// The diagram of which names appear together, if there are enough of them.
    #[must_use]
    pub fn picture(&self) -> Option<Picture> {
        let entities = self.digest.entities.iter().enumerate();
        let names = entities.filter(|(_, entity)| entity.kind.is_name());
        let mut company: Vec<(usize, Vec<(usize, usize)>)> = names
            .take(4 * MOST_NAMES)
            .map(|(at, _)| (at, self.company(at)))
            .filter(|(_, others)| !others.is_empty())
            .collect();
        company.truncate(MOST_NAMES);
        let all: Vec<usize> = company.iter().map(|(at, _)| *at).collect();
        let mut links = Vec::new();
        for (one, (_, others)) in company.iter().enumerate() {
            for (other, name) in all.iter().enumerate().skip(one + 1) {
                let shared = others.iter().find(|(at, _)| at == name);
                links.extend(shared.map(|(_, count)| (one, other, *count)));
            }
        }
        // A name whose links all lead outside the diagram would stand alone.
        let linked = |at: usize| {
            links
                .iter()
                .any(|&(one, other, _)| one == at || other == at)
        };
        let kept: Vec<usize> = (0..all.len()).filter(|&at| linked(at)).collect();
        let place = |at: usize| kept.binary_search(&at).ok();
        let links = links
            .iter()
            .filter_map(|&(one, other, count)| Some((place(one)?, place(other)?, count)));
        (kept.len() >= NAMES_WORTH_DRAWING).then(|| Picture {
            links: links.collect(),
            names: kept.iter().map(|&at| all[at]).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::Options;
    use pith::digest::{Correction, EntityKind};

    const TEXT: &str = "Alva met Bruno and Carla on Monday. Bruno wrote to Alva. Carla saw Dario. Dario \
                        thanked Elena and Alva. Nobody saw Fabio.";

    fn analysis(names: &[&str]) -> Analysis {
        let add = |name: &&str| Correction::Add {
            words: (*name).to_owned(),
            kind: EntityKind::Person,
        };
        let options = Options {
            as_is: true,
            corrections: names.iter().map(add).collect(),
            ..Options::default()
        };
        Analysis::new(1, TEXT.into(), pith::digest(TEXT, &options), 0.0)
    }

    const NAMES: [&str; 6] = ["Alva", "Bruno", "Carla", "Dario", "Elena", "Fabio"];

    fn name(analysis: &Analysis, at: usize) -> &str {
        &analysis.digest.entities[at].name
    }

    #[test]
    fn a_name_appears_with_those_in_its_sentences_the_most_frequent_first() {
        let analysis = analysis(&NAMES);
        let entities = analysis.digest.entities.iter();
        let alva = entities
            .clone()
            .position(|entity| entity.name == "Alva")
            .unwrap();
        let company = analysis.company(alva);
        let mut told: Vec<_> = company
            .iter()
            .map(|&(at, count)| (name(&analysis, at), count))
            .collect();
        assert_eq!(told[0], ("Bruno", 2));
        told.sort_unstable();
        assert_eq!(
            told,
            [("Bruno", 2), ("Carla", 1), ("Dario", 1), ("Elena", 1)]
        );
        let fabio = entities
            .clone()
            .position(|entity| entity.name == "Fabio")
            .unwrap();
        assert!(analysis.company(fabio).is_empty());
    }

    #[test]
    fn five_linked_names_make_a_diagram_and_four_do_not() {
        let analysis_of_all = analysis(&NAMES);
        let picture = analysis_of_all.picture().expect("five names have links");
        let names: Vec<_> = picture
            .names
            .iter()
            .map(|&at| name(&analysis_of_all, at))
            .collect();
        assert_eq!(names.len(), 5);
        assert!(!names.contains(&"Fabio"));
        assert_eq!(picture.links.len(), 7, "{picture:?}");
        let few = TEXT.replace("Elena", "others");
        let digest = pith::digest(
            &few,
            &Options {
                as_is: true,
                ..Options::default()
            },
        );
        let few = Analysis::new(1, few.into(), digest, 0.0);
        assert!(
            few.picture()
                .is_none_or(|picture| picture.names.len() >= NAMES_WORTH_DRAWING)
        );
    }
}
