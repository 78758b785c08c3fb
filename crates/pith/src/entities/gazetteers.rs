//! Names of the world and cue words, as embedded lists.
//!
//! Two tables, parsed once: *names* (countries, cities, organizations, groups …), which may have
//! several tokens, and *cues*, single words that distinguish events and works from other names. The
//! lists are in `gazetteers/*.txt`; each explains its own format. Names are compared without white
//! space, so that it does not matter how a tokenizer splits "U.S." or "d'Ivoire".

use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::digest::EntityKind;
use crate::language::{self, Section};
use crate::text::language::Language;

/// What a name is known as: a set, as a name may have several kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Senses(u16);

impl Senses {
    /// A sovereign state, or a territory that is referred to as one.
    pub const COUNTRY: Self = Self(1);
    /// A continent, a sea, a region, a first-level division.
    pub const REGION: Self = Self(1 << 1);
    /// A city or a part of one.
    pub const CITY: Self = Self(1 << 2);
    /// A nationality, people, religion or political group.
    pub const GROUP: Self = Self(1 << 3);
    /// An organization.
    pub const ORGANIZATION: Self = Self(1 << 4);
    /// A named event.
    pub const EVENT: Self = Self(1 << 5);
    /// A product.
    pub const PRODUCT: Self = Self(1 << 6);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 7);
    /// Just as often something else: the context must confirm it.
    pub const AMBIGUOUS: Self = Self(1 << 8);
    /// Everything else that the name of an organization may be.
    pub const NEITHER_ORGANIZATION: Self =
        Self(1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 6 | 1 << 7);
    /// Everything else that the name of a place may be.
    pub const NO_PLACE: Self = Self(1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8);
    /// A country, region or city.
    pub const PLACE: Self = Self(1 | 1 << 1 | 1 << 2);

    /// Whether any sense of `other` is among these.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is known about the name.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Senses {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $section:literal;)*) => {
        /// What a single word indicates: a set.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Cues(u8);

        impl Cues {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// The cue of a section of `cues.txt`.
            fn of_section(section: &str) -> Option<Self> {
                match section {
                    $($section => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

cues! {
    /// A last word of event names.
    EVENT_HEAD = 0, "event heads";
    /// A first word of event names.
    EVENT_OPENER = 1, "event openers";
    /// A last word of the names of laws and documents.
    WORK_HEAD = 2, "work heads";
    /// A word before the quoted title of a work.
    WORK_CUE = 3, "work cues";
}

impl Cues {
    /// Whether any cue of `other` is among these.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Cues {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The embedded lists, parsed.
#[derive(Debug, Default)]
pub struct Gazetteers {
    names: FxHashMap<String, Name>,
    cues: FxHashMap<&'static str, Cues>,
}

#[derive(Debug, Default)]
struct Name {
    senses: Senses,
    /// The name shared by its variants, separate for each reading that has variants.
    place: Option<&'static str>,
    organization: Option<&'static str>,
    group: Option<&'static str>,
    event: Option<&'static str>,
}

static GAZETTEERS: LazyLock<Gazetteers> = LazyLock::new(Gazetteers::parse);

/// The single instance, parsed when first used.
#[must_use]
pub fn get() -> &'static Gazetteers {
    &GAZETTEERS
}

impl Gazetteers {
    /// What the name is known as; `key` is its text without white space (see [`key`]).
    #[must_use]
    pub fn senses(&self, key: &str) -> Senses {
        self.names
            .get(key)
            .map(|name| name.senses)
            .unwrap_or_default()
    }

    /// What the word indicates, in the case in which it is written.
    #[must_use]
    pub fn cues(&self, word: &str) -> Cues {
        self.cues.get(word).copied().unwrap_or_default()
    }

    /// The main form of a name with variants ("U.S." and "America" are "United States"), read as
    /// `kind`.
    #[must_use]
    pub fn canonical(&self, key: &str, kind: EntityKind) -> Option<&'static str> {
        let name = self.names.get(key)?;
        match kind {
            EntityKind::Place => name.place,
            EntityKind::Organization => name.organization,
            EntityKind::Group => name.group,
            EntityKind::Event => name.event,
            _ => None,
        }
    }

    fn parse() -> Self {
        let mut all = Self::default();
        all.add_places(include_str!("gazetteers/countries.txt"), Senses::COUNTRY);
        all.add_places(include_str!("gazetteers/regions.txt"), Senses::REGION);
        for city in lines(include_str!("gazetteers/cities.txt")).flat_map(|line| line.split(';')) {
            all.add(city.trim(), Senses::CITY);
        }
        for line in lines(include_str!("gazetteers/groups.txt")) {
            all.add_variants(line, Senses::GROUP, |name| &mut name.group);
        }
        for line in lines(include_str!("gazetteers/organizations.txt")) {
            all.add_variants(line, Senses::ORGANIZATION, |name| &mut name.organization);
        }
        for line in lines(include_str!("gazetteers/events.txt")) {
            all.add_variants(line, Senses::EVENT, |name| &mut name.event);
        }
        for line in lines(include_str!("gazetteers/products.txt")) {
            for variant in line.split('|') {
                all.add(variant.trim(), Senses::PRODUCT);
            }
        }
        for name in words(include_str!("gazetteers/given_names.txt")) {
            all.add(name, Senses::GIVEN);
        }
        all.add_cues(include_str!("gazetteers/cues.txt"));
        all
    }

    fn add(&mut self, name: &str, senses: Senses) -> &mut Name {
        let entry = self.names.entry(key(name)).or_default();
        entry.senses = entry.senses | senses;
        entry
    }

    /// A line `name | variant | variant`.
    fn add_variants(
        &mut self,
        line: &'static str,
        senses: Senses,
        main: fn(&mut Name) -> &mut Option<&'static str>,
    ) {
        let mut variants = line.split('|').map(str::trim);
        let Some(first) = variants.next() else { return };
        for variant in std::iter::once(first).chain(variants) {
            main(self.add(variant, senses)).get_or_insert(first);
        }
    }

    /// Lines `name | variant : demonym, demonym`.
    fn add_places(&mut self, list: &'static str, senses: Senses) {
        for line in lines(list) {
            let (names, demonyms) = line.split_once(':').unwrap_or((line, ""));
            self.add_variants(names, senses, |name| &mut name.place);
            let mut demonyms = demonyms.split(',').map(str::trim).filter(|d| !d.is_empty());
            let Some(first) = demonyms.next() else {
                continue;
            };
            for demonym in std::iter::once(first).chain(demonyms) {
                self.add(demonym, Senses::GROUP).group.get_or_insert(first);
                if has_plural(demonym) {
                    let plural = format!("{demonym}s");
                    self.add(&plural, Senses::GROUP).group.get_or_insert(first);
                }
            }
        }
    }

    /// Sections `[name]` of words, and two of ambiguous names.
    fn add_cues(&mut self, list: &'static str) {
        let mut section = "";
        for line in lines(list) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
                continue;
            }
            for word in line.split_whitespace() {
                if let Some(cue) = Cues::of_section(section) {
                    let entry = self.cues.entry(word).or_default();
                    *entry = *entry | cue;
                } else if let Some(name) = self.names.get_mut(word) {
                    name.senses = name.senses | Senses::AMBIGUOUS;
                }
            }
        }
    }
}

/// A name's text in the form that the gazetteers compare: without white space, with one kind of
/// apostrophe.
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_key(&mut key, name);
    key
}

/// Appends a token to a key, so that growing spans can be looked up one after another.
pub fn push_key(key: &mut String, token: &str) {
    key.extend(
        token
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '’' | '‘' | 'ʼ' => '\'',
                '‐' | '‑' | '–' => '-',
                other => other,
            }),
    );
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines(list).flat_map(str::split_whitespace)
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the plural of a demonym ends with "s" ("Kenyans", but not "Chinese").
fn has_plural(demonym: &str) -> bool {
    let mut rows = language::table(Language::En).rows(Section::DemonymPlurals);
    rows.any(|row| {
        let ends = |ending: &str| demonym.ends_with(ending);
        row.forms(0).any(ends) && !row.forms(1).any(ends)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_share_one_main_name() {
        let all = get();
        for variant in ["U.S.", "US", "America", "United States"] {
            assert_eq!(
                all.canonical(&key(variant), EntityKind::Place),
                Some("United States")
            );
        }
        assert_eq!(
            all.canonical(&key("WHO"), EntityKind::Organization),
            Some("World Health Organization")
        );
    }

    #[test]
    fn demonyms_are_groups_separate_from_their_country() {
        let all = get();
        assert!(all.senses("Iraqis").any(Senses::GROUP));
        assert!(!all.senses("Iraqi").any(Senses::PLACE));
        assert_eq!(all.canonical("Iraqi", EntityKind::Group), Some("Iraqi"));
        assert_eq!(all.canonical("Kenyans", EntityKind::Group), Some("Kenyan"));
    }

    #[test]
    fn names_that_are_also_common_words_are_ambiguous() {
        for name in ["Jordan", "Reading", "May", "Will", "Chad"] {
            assert!(get().senses(name).any(Senses::AMBIGUOUS), "{name}");
        }
    }

    #[test]
    fn every_section_of_the_cues_is_known() {
        for line in lines(include_str!("gazetteers/cues.txt")) {
            if let Some(section) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                assert!(
                    Cues::of_section(section).is_some() || section.starts_with("ambiguous"),
                    "{section}"
                );
            }
        }
    }
}
