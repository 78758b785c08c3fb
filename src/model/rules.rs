//! [`Rules`]: the reader's corrections for every text: "Always: Prathmesh Patil is a person".

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::model::kept::{Json, Unreadable};
use pith::digest::{Correction, EntityKind, Named};

/// The `format` field of the file.
const FORMAT: &str = "pith-name-rules";
/// The newest version that this build reads, from a file and from the browser's storage.
const VERSION: u32 = 1;
/// Maximum number of rules; each is searched for in every text.
const MOST_RULES: usize = 200;
/// Maximum length of a name in bytes.
const LONGEST_NAME: usize = 120;

/// A correction that applies to every text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The words.
    pub name: String,
    /// The kind that they name; `None` if they are not a name.
    pub kind: Option<EntityKind>,
}

/// All rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Whether they are turned off.
    pub off: bool,
    /// The rules, newest last.
    pub all: Rc<Vec<Rule>>,
    /// The rule deleted last, which can be restored.
    pub gone: Option<Rule>,
    /// A message to the reader.
    pub news: Option<News>,
}

/// Messages about the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This many were imported.
    Imported(usize),
    /// The file holds no rules, or is damaged.
    NoRules,
    /// The file comes from a newer build.
    Newer,
}

/// A change of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Adds a rule, replacing any with the same words.
    Add(Rule),
    /// Deletes the rule at an index.
    Delete(usize),
    /// Restores what was deleted last.
    BringBack,
    /// Turns the rules off, or on again.
    Toggle,
    /// Imports a file.
    Import(Result<Vec<Rule>, Unreadable>),
}

impl Rules {
    /// Applies `change`.
    pub fn apply(&mut self, change: Change) {
        self.news = None;
        match change {
            Change::Add(rule) => self.add(rule),
            Change::Delete(at) => {
                if at < self.all.len() {
                    self.gone = Some(Rc::make_mut(&mut self.all).remove(at));
                }
            }
            Change::BringBack => {
                if let Some(rule) = self.gone.take() {
                    self.add(rule);
                }
            }
            Change::Toggle => self.off = !self.off,
            Change::Import(Ok(rules)) => {
                self.news = Some(News::Imported(rules.len()));
                for rule in rules {
                    self.add(rule);
                }
            }
            Change::Import(Err(Unreadable::Newer)) => self.news = Some(News::Newer),
            Change::Import(Err(Unreadable::Damaged)) => self.news = Some(News::NoRules),
        }
    }

    fn add(&mut self, rule: Rule) {
        let all = Rc::make_mut(&mut self.all);
        all.retain(|other| other.name != rule.name);
        if all.len() == MOST_RULES {
            all.remove(0);
        }
        all.push(rule);
    }

    /// The rules as corrections; none if they are turned off.
    pub fn corrections(&self) -> impl Iterator<Item = Correction> {
        let rules = self.all.iter().filter(|_| !self.off);
        rules.flat_map(|Rule { name, kind }| match kind {
            Some(kind) => vec![Correction::Add {
                words: name.clone(),
                kind: *kind,
            }],
            None => {
                let names = EntityKind::ALL.into_iter().filter(|kind| kind.is_name());
                let removal = |kind| Correction::Remove {
                    of: Named {
                        name: name.clone(),
                        kind,
                    },
                };
                names.map(removal).collect()
            }
        })
    }
}

/// What every stored list states, whatever its version.
#[derive(Deserialize)]
struct Stamp {
    format: String,
    version: u32,
}

/// The rules as they are stored and exported, as JSON.
#[derive(Serialize, Deserialize)]
pub struct File {
    format: String,
    version: u32,
    #[serde(default)]
    off: bool,
    rules: Vec<Rule>,
}

impl File {
    /// The file that holds `rules`.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            off: rules.off,
            rules: rules.all.to_vec(),
        }
    }
}

/// The rules in `json`.
///
/// # Errors
///
/// If it is of a newer build, damaged, or something else.
pub fn read(json: &impl Json) -> Result<Rules, Unreadable> {
    let stamp: Stamp = json.read().ok_or(Unreadable::Damaged)?;
    if stamp.format != FORMAT {
        return Err(Unreadable::Damaged);
    }
    if stamp.version > VERSION {
        return Err(Unreadable::Newer);
    }
    let file: File = json.read().ok_or(Unreadable::Damaged)?;
    let mut rules = Rules {
        off: file.off,
        ..Rules::default()
    };
    for rule in file.rules {
        let is_name = rule.name.contains(char::is_alphanumeric) && rule.name.len() <= LONGEST_NAME;
        if is_name && rule.kind.is_none_or(EntityKind::is_name) {
            rules.add(rule);
        }
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kept::Text;

    fn rule(name: &str, kind: Option<EntityKind>) -> Rule {
        Rule {
            name: name.to_owned(),
            kind,
        }
    }

    fn rules() -> Rules {
        let mut rules = Rules::default();
        rules.apply(Change::Add(rule("Orca", Some(EntityKind::Person))));
        rules.apply(Change::Add(rule("Harbour", None)));
        rules.apply(Change::Add(rule("Orca", Some(EntityKind::Product))));
        rules
    }

    #[test]
    fn the_last_rule_for_some_words_applies() {
        let expected = [
            rule("Harbour", None),
            rule("Orca", Some(EntityKind::Product)),
        ];
        assert_eq!(*rules().all, expected);
    }

    #[test]
    fn rules_name_things_in_a_text_until_they_are_turned_off() {
        let text = "The Orca sailed at noon. Nobody in the Harbour saw it.";
        let names = |rules: &Rules| {
            let options = pith::Options {
                corrections: rules.corrections().collect(),
                ..pith::Options::default()
            };
            let entities = pith::digest(text, &options).entities;
            let names = entities.into_iter().filter(|entity| entity.kind.is_name());
            names
                .map(|entity| (entity.name, entity.kind))
                .collect::<Vec<_>>()
        };
        let mut rules = rules();
        let found = names(&rules);
        assert!(
            found.contains(&("Orca".to_owned(), EntityKind::Product)),
            "{found:?}"
        );
        assert!(found.iter().all(|(name, _)| name != "Harbour"), "{found:?}");
        rules.apply(Change::Toggle);
        assert_eq!(rules.corrections().count(), 0);
    }

    #[test]
    fn a_deleted_rule_can_be_restored() {
        let mut rules = rules();
        rules.apply(Change::Delete(0));
        assert_eq!(rules.all.len(), 1);
        rules.apply(Change::BringBack);
        rules.apply(Change::BringBack);
        assert_eq!(rules.all.len(), 2);
    }

    #[test]
    fn rules_are_read_back_from_their_file_unchanged() {
        let mut rules = rules();
        rules.apply(Change::Toggle);
        let json = serde_json::to_string(&File::of(&rules)).unwrap();
        assert_eq!(read(&Text(&json)), Ok(rules));
    }

    #[test]
    fn a_file_that_is_not_a_list_of_rules_is_distinguished_from_a_newer_one() {
        for json in [
            "",
            "{}",
            r#"{"format":"pith-library","version":1,"rules":[]}"#,
        ] {
            assert_eq!(read(&Text(json)), Err(Unreadable::Damaged), "{json}");
        }
        let newer = r#"{"format":"pith-name-rules","version":2,"sets":[]}"#;
        assert_eq!(read(&Text(newer)), Err(Unreadable::Newer));
    }

    #[test]
    fn a_forged_list_is_limited_to_the_maximum_number_of_rules() {
        let all: Vec<_> = (0..9_000)
            .map(|at| rule(&format!("Name {at}"), None))
            .collect();
        let file = File {
            format: FORMAT.to_owned(),
            version: VERSION,
            off: false,
            rules: [
                all,
                vec![rule("…", None), rule("May", Some(EntityKind::Date))],
            ]
            .concat(),
        };
        let json = serde_json::to_string(&file).unwrap();
        let rules = read(&Text(&json)).unwrap();
        assert_eq!(rules.all.len(), MOST_RULES);
        assert!(rules.all.iter().all(|rule| rule.name.starts_with("Name")));
    }
}
