//! Names as they are shown, and as they are compared.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::digest::EntityKind;
use crate::entities::gazetteers;
use crate::entities::model::words::unaccented;
use crate::language::{self, PerLanguage, Section};
use crate::text::language::Language;

/// Whether a word with "’s" is the name of a firm ("McDonald’s").
pub(in crate::entities) fn is_possessive_firm(word: &str) -> bool {
    language::table(Language::En).has(Section::PossessiveFirms, word)
}

/// A mention's text as it is shown: with white space folded, without "the" and a possessive ending.
pub(in crate::entities) fn shown(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    for ending in ["'s", "’s", "'S", "’S", "'", "’"] {
        // "Reyes’" loses only the apostrophe, "Reyes's" both characters.
        let owner = match ending {
            "'" | "’" => folded
                .strip_suffix(ending)
                .filter(|owner| owner.ends_with('s')),
            _ => folded.strip_suffix(ending),
        };
        if let Some(owner) = owner
            && !owner.is_empty()
            && !is_possessive_firm(owner)
            && gazetteers::get()
                .senses(&gazetteers::key(&folded))
                .is_empty()
        {
            folded.truncate(owner.len());
            break;
        }
    }
    let english = language::table(Language::En);
    match folded.split_once(' ') {
        Some((article, name))
            if !name.is_empty()
                && english.has(Section::DefiniteArticles, &article.to_lowercase()) =>
        {
            name.to_owned()
        }
        _ => folded,
    }
}

/// The key of mentions of the same thing, based on the words alone.
pub(super) fn key(text: &str, kind: EntityKind, language: Language) -> String {
    if let Some(main) = canonical(text, kind) {
        return main.to_lowercase();
    }
    let folded = match kind {
        EntityKind::Person => fold(untitled(&person(text), language)),
        _ => fold(text),
    };
    match kind {
        EntityKind::Organization => organization(&folded),
        EntityKind::Group => singular(&folded),
        _ => folded,
    }
}

/// The gazetteers' main form of the text, as written or, for capitals in a heading, in lower case.
fn canonical(text: &str, kind: EntityKind) -> Option<&'static str> {
    let all = gazetteers::get();
    let written = gazetteers::key(text);
    all.canonical(&written, kind).or_else(|| {
        let shouted = text.chars().all(|c| !c.is_lowercase());
        let small: Vec<String> = text.split(' ').map(capitalised).collect();
        shouted
            .then(|| all.canonical(&gazetteers::key(&small.concat()), kind))
            .flatten()
    })
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.flat_map(char::to_lowercase)).collect()
}

/// A person's name without the language's forms of address before it ("Mme Roux").
fn untitled(name: &str, language: Language) -> &str {
    static TITLES: PerLanguage<FxHashSet<&str>> = PerLanguage::new();
    let titles = TITLES.get(language, || {
        language::table(language).words(Section::Titles).collect()
    });
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(' ') {
        let title = word.trim_end_matches('.').to_lowercase();
        if !titles.contains(title.as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// A person's name with spaces between initials and without quotation marks around a nickname.
fn person(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    for word in text.split(' ') {
        let word = word.trim_matches(['"', '“', '”', '‘', '’', '\'', '(', ')']);
        let initials = word.split('.').all(|part| part.chars().count() <= 1);
        for part in word.split_inclusive('.').filter(|_| initials) {
            plain.push_str(part);
            plain.push(' ');
        }
        if !initials {
            plain.push_str(word);
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Lower case without accents, with one kind of apostrophe and hyphen, without full stops, and with
/// common abbreviations expanded: "saint" for "st".
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(' ') {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let start = folded.len();
        // Points in numbers stay: "2.5 km" is not "25 km".
        let number = word.chars().any(|c| c.is_ascii_digit());
        gazetteers::push_key(&mut folded, word);
        if !number {
            let bare = folded[start..].replace('.', "");
            folded.truncate(start);
            folded.push_str(&bare);
        }
        let lower: String = folded[start..]
            .to_lowercase()
            .chars()
            .map(unaccented)
            .collect();
        folded.truncate(start);
        folded.push_str(in_full(&lower).unwrap_or(&lower));
    }
    folded
}

/// The word that joins two names, after folding.
const AND: &str = "&";

/// The long form of the abbreviation `word`.
fn in_full(word: &str) -> Option<&'static str> {
    static SHORTENED: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        let rows = language::table(Language::En).rows(Section::ShortenedNames);
        rows.flat_map(|row| row.forms(1).map(move |short| (short, row.column(0))))
            .collect()
    });
    SHORTENED.get(word).copied()
}

/// Whether an organization's name may omit `word` at its end, in any language.
fn is_ending(word: &str) -> bool {
    static ENDINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let tables = Language::ALL.into_iter().map(language::table);
        tables
            .flat_map(|table| table.words(Section::OrganizationEndings))
            .collect()
    });
    ENDINGS.contains(word)
}

/// An organization without its legal form or generic noun; "Ministry of Defence" as "defence
/// ministry".
fn organization(folded: &str) -> String {
    let mut rest = folded;
    while let Some((name, ending)) = rest.rsplit_once(' ') {
        if !is_ending(ending) {
            break;
        }
        // As in "Meyer GmbH & Co. KG".
        let joined = name
            .strip_suffix(AND)
            .and_then(|name| name.strip_suffix(' '));
        rest = joined.unwrap_or(name);
    }
    for row in language::table(Language::En).rows(Section::OrganizationBodies) {
        for body in row.forms(0) {
            let after = rest.strip_prefix(body).and_then(|r| r.strip_prefix(' '));
            let field = after.and_then(|after| {
                let linked = |link| after.strip_prefix(link)?.strip_prefix(' ');
                row.forms(1).find_map(linked)
            });
            if let Some(field) = field {
                return format!("{field} {body}");
            }
        }
    }
    rest.to_owned()
}

fn singular(folded: &str) -> String {
    match folded.strip_suffix('s') {
        Some(one) if one.len() > 3 && !one.ends_with('s') => one.to_owned(),
        _ => folded.to_owned(),
    }
}

/// The name shown for an entity: the one with the most words, then the most letters, avoiding a
/// heading's capitals if there is another spelling. For groups it is the most frequent form, as a
/// plural is not a fuller name. Ties go to the first.
pub(in crate::entities) fn fullest<'a>(
    texts: impl Iterator<Item = &'a str>,
    kind: EntityKind,
) -> &'a str {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    let mut place: FxHashMap<&str, usize> = FxHashMap::default();
    for text in texts {
        let at = *place.entry(text).or_insert_with(|| {
            seen.push((text, 0));
            seen.len() - 1
        });
        seen[at].1 += 1;
    }
    let is_shouted = |text: &str| {
        text.chars().all(|c| !c.is_lowercase()) && text.chars().any(char::is_alphabetic)
    };
    let spoken: FxHashSet<String> = seen
        .iter()
        .filter(|(text, _)| !is_shouted(text))
        .map(|(text, _)| text.to_lowercase())
        .collect();
    let rank = |text: &str, count: usize| {
        let words = text.split(' ').count();
        // "WHO" is always in capitals; "IRAQ" and "ALMA REYES" come from a heading.
        let heading =
            words > 1 || text.chars().count() > 4 || spoken.contains(&text.to_lowercase());
        let shouted = heading && is_shouted(text);
        let often = if kind == EntityKind::Group { count } else { 0 };
        (!shouted, often, words, text.chars().count())
    };
    let mut best: Option<(&str, usize)> = None;
    for &(text, count) in &seen {
        if best.is_none_or(|(name, times)| rank(text, count) > rank(name, times)) {
            best = Some((text, count));
        }
    }
    best.map_or("", |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_name_have_one_key() {
        for (a, b, kind) in [
            ("U.S.", "United States", EntityKind::Place),
            ("IRAQ", "Iraq", EntityKind::Place),
            ("Iraqis", "Iraqi", EntityKind::Group),
            ("Boeing Co.", "Boeing", EntityKind::Organization),
            (
                "Ministry of Defence",
                "Defence Ministry",
                EntityKind::Organization,
            ),
            ("St. Olave", "Saint Olave", EntityKind::Place),
        ] {
            assert_eq!(
                key(a, kind, Language::En),
                key(b, kind, Language::En),
                "{a} and {b}"
            );
        }
        assert_ne!(
            key("2.5 km", EntityKind::Quantity, Language::En),
            key("25 km", EntityKind::Quantity, Language::En)
        );
    }

    #[test]
    fn a_name_is_shown_without_article_and_possessive() {
        assert_eq!(shown("the  United\nStates"), "United States");
        assert_eq!(shown("Iraq’s"), "Iraq");
        assert_eq!(shown("the "), "the");
    }

    #[test]
    fn the_fullest_name_is_shown_but_not_in_a_headings_capitals() {
        let texts = ["OSTRANDER", "Ostrander", "Bettina Ostrander"];
        assert_eq!(
            fullest(texts.into_iter(), EntityKind::Person),
            "Bettina Ostrander"
        );
        assert_eq!(
            fullest(["ZURICH", "Zurich"].into_iter(), EntityKind::Place),
            "Zurich"
        );
        let texts = ["Kenyans", "Kenyan", "Kenyan"];
        assert_eq!(fullest(texts.into_iter(), EntityKind::Group), "Kenyan");
    }
}
