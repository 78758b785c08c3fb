//! The reader's corrections of names.

use pith::digest::{Correction, EntityKind, Named};
use pith::{Digest, Options, digest};
use proptest::prelude::*;

const TEXT: &str = "Ana Costa leads the harbour of Lisbon. Costa has run it since 2010. In Lisbon, \
                    Maria Silva of Tagus Ferries said that the Orca was late. Tagus Ferries owns ten \
                    boats, and the Orca is the oldest.";

fn corrected(corrections: Vec<Correction>) -> Digest {
    let options = Options {
        corrections,
        as_is: true,
        ..Options::default()
    };
    digest(TEXT, &options)
}

fn named(name: &str, kind: EntityKind) -> Named {
    Named {
        name: name.to_owned(),
        kind,
    }
}

fn kind_of(digest: &Digest, name: &str) -> Option<EntityKind> {
    let entity = digest.entities.iter().find(|entity| entity.name == name)?;
    Some(entity.kind)
}

fn written<'a>(digest: &'a Digest, name: &str) -> Vec<&'a str> {
    let entity = digest.entities.iter().find(|entity| entity.name == name);
    let mentions = entity.map_or(&[][..], |entity| &entity.mentions);
    mentions
        .iter()
        .map(|&at| digest.mentions[at].span.text(TEXT))
        .collect()
}

#[test]
fn a_corrected_kind_applies_to_every_mention() {
    let before = corrected(vec![]);
    let kind = kind_of(&before, "Lisbon").expect("Lisbon is found");
    let after = corrected(vec![Correction::Kind {
        of: named("Lisbon", kind),
        kind: EntityKind::Work,
    }]);
    assert_eq!(kind_of(&after, "Lisbon"), Some(EntityKind::Work));
    assert_eq!(written(&after, "Lisbon").len(), 2);
    let marked = after
        .mentions
        .iter()
        .filter(|mention| mention.span.text(TEXT) == "Lisbon");
    assert!(
        marked
            .into_iter()
            .all(|mention| mention.kind == EntityKind::Work)
    );
}

#[test]
fn a_removed_name_is_marked_nowhere() {
    let kind = kind_of(&corrected(vec![]), "Lisbon").unwrap();
    let after = corrected(vec![Correction::Remove {
        of: named("Lisbon", kind),
    }]);
    assert_eq!(kind_of(&after, "Lisbon"), None);
    assert!(
        after
            .mentions
            .iter()
            .all(|mention| mention.span.text(TEXT) != "Lisbon")
    );
}

#[test]
fn an_added_name_is_marked_wherever_it_occurs() {
    let add = Correction::Add {
        words: "boats".to_owned(),
        kind: EntityKind::Product,
    };
    assert_eq!(written(&corrected(vec![add]), "boats"), ["boats"]);
    let part = Correction::Add {
        words: "boat".to_owned(),
        kind: EntityKind::Product,
    };
    assert!(
        written(&corrected(vec![part]), "boat").is_empty(),
        "a part of a word is none"
    );
}

#[test]
fn of_adding_and_removing_a_name_the_later_counts() {
    let add = Correction::Add {
        words: "boats".to_owned(),
        kind: EntityKind::Product,
    };
    let remove = Correction::Remove {
        of: named("boats", EntityKind::Product),
    };
    assert!(written(&corrected(vec![add.clone(), remove.clone()]), "boats").is_empty());
    assert_eq!(written(&corrected(vec![remove, add]), "boats"), ["boats"]);
}

#[test]
fn merged_names_are_one_entity_with_the_name_of_the_second() {
    let after = corrected(vec![Correction::Join {
        of: named("Maria Silva", EntityKind::Person),
        into: named("Ana Costa", EntityKind::Person),
    }]);
    assert_eq!(
        written(&after, "Ana Costa"),
        ["Ana Costa", "Costa", "Maria Silva"]
    );
}

#[test]
fn a_spelling_that_is_split_off_is_a_separate_entity() {
    assert_eq!(
        written(&corrected(vec![]), "Ana Costa"),
        ["Ana Costa", "Costa"]
    );
    let after = corrected(vec![Correction::Split {
        of: named("Ana Costa", EntityKind::Person),
        written: "Costa".to_owned(),
    }]);
    assert_eq!(written(&after, "Ana Costa"), ["Ana Costa"]);
    assert_eq!(written(&after, "Costa"), ["Costa"]);
}

#[test]
fn the_fullest_name_can_be_split_off_too() {
    let after = corrected(vec![Correction::Split {
        of: named("Ana Costa", EntityKind::Person),
        written: "Ana Costa".to_owned(),
    }]);
    assert_eq!(written(&after, "Ana Costa"), ["Ana Costa"]);
    assert_eq!(written(&after, "Costa"), ["Costa"]);
}

#[test]
fn a_correction_of_a_missing_name_does_nothing() {
    let nobody = || named("Nobody", EntityKind::Person);
    let after = corrected(vec![
        Correction::Remove { of: nobody() },
        Correction::Kind {
            of: nobody(),
            kind: EntityKind::Place,
        },
        Correction::Join {
            of: named("Ana Costa", EntityKind::Person),
            into: nobody(),
        },
        Correction::Split {
            of: nobody(),
            written: "Nobody".to_owned(),
        },
        Correction::Add {
            words: " ".to_owned(),
            kind: EntityKind::Person,
        },
    ]);
    assert_eq!(after, corrected(vec![]));
}

fn correction() -> impl Strategy<Value = Correction> {
    let name = prop_oneof![
        Just("Ana Costa"),
        Just("Costa"),
        Just("Lisbon"),
        Just("the Orca"),
        Just("Orca"),
        Just("Tagus Ferries"),
        Just("2010"),
        Just(""),
    ];
    let kind = proptest::sample::select(EntityKind::ALL.to_vec());
    let named = (name.clone(), kind.clone()).prop_map(|(name, kind)| self::named(name, kind));
    prop_oneof![
        (named.clone(), kind.clone()).prop_map(|(of, kind)| Correction::Kind { of, kind }),
        named.clone().prop_map(|of| Correction::Remove { of }),
        (named.clone(), named.clone()).prop_map(|(of, into)| Correction::Join { of, into }),
        (named, name.clone()).prop_map(|(of, written)| Correction::Split {
            of,
            written: written.to_owned()
        }),
        (name, kind).prop_map(|(words, kind)| Correction::Add {
            words: words.to_owned(),
            kind
        }),
    ]
}

proptest! {
    #[test]
    fn any_corrections_leave_mentions_in_order_and_entities_that_agree_with_them(
        corrections in prop::collection::vec(correction(), 0..8)
    ) {
        let digest = corrected(corrections);
        for pair in digest.mentions.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for (at, entity) in digest.entities.iter().enumerate() {
            prop_assert!(!entity.mentions.is_empty());
            for &mention in &entity.mentions {
                prop_assert_eq!(digest.mentions[mention].entity, at);
                prop_assert_eq!(digest.mentions[mention].kind, entity.kind);
            }
        }
        let counted: usize = digest.entities.iter().map(|entity| entity.mentions.len()).sum();
        prop_assert_eq!(counted, digest.mentions.len());
    }
}
