//! Gender, as far as words show it: by a form of address ("Mr", "Frau") or a given name.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{self, COMPLETE, PerLanguage, Section, Table};
use crate::text::language::Language;

/// A person's gender, as far as words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// The gender according to the form of address at the end of a text, in any language.
pub(crate) fn of_address(text: &str) -> Option<Gender> {
    static ADDRESSES: LazyLock<FxHashMap<&str, Gender>> = LazyLock::new(|| {
        let mut all = FxHashMap::default();
        for table in Language::ALL.into_iter().map(language::table) {
            for word in table.words(Section::MenAddressed) {
                all.entry(word).or_insert(Gender::Male);
            }
            for word in table.words(Section::WomenAddressed) {
                all.entry(word).or_insert(Gender::Female);
            }
        }
        all
    });
    let start = text.trim_end().trim_end_matches('.');
    let word = start.rsplit(|c: char| !c.is_alphabetic()).next()?;
    ADDRESSES.get(word).copied()
}

/// The words of the sections `female` and `male`, with their gender; a word in both has none.
pub(crate) fn of_words(
    table: &'static Table,
    female: Section,
    male: Section,
) -> FxHashMap<&'static str, Gender> {
    let mut words: FxHashMap<_, _> = FxHashMap::default();
    words.extend(table.words(female).map(|word| (word, Gender::Female)));
    for word in table.words(male) {
        if words.remove(word).is_none() {
            words.insert(word, Gender::Male);
        }
    }
    words
}

/// The gender of the given name `name`, in lower case: from the names of the language, or if it is
/// not among them, from those of the other languages if they agree ("Andrea" is a man in Italian
/// only).
pub(crate) fn of_name(name: &str, language: Language) -> Option<Gender> {
    static NAMES: PerLanguage<FxHashMap<&'static str, Gender>> = PerLanguage::new();
    let of = |language: Language| {
        let names = NAMES.get(language, || {
            let table = language::table(language);
            of_words(table, Section::FemaleNames, Section::MaleNames)
        });
        names.get(name).copied()
    };
    if let Some(gender) = of(language) {
        return Some(gender);
    }
    let mut others = COMPLETE.into_iter().filter_map(of);
    let first = others.next()?;
    others.all(|other| other == first).then_some(first)
}
