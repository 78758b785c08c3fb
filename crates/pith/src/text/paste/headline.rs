//! The head of an article: the title in the markup, bylines, notes about authors.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use super::calendar;
use crate::digest::Title;
use crate::language::{self, Section};
use crate::span::Span;
use crate::text::html::{Element, Hint, Page};
use crate::text::language::abbreviations;
use crate::text::paste::tuning;

/// Separators between a title and the site's name in a page title.
pub(super) const SITE_MARKS: [&str; 5] = [" | ", " - ", " – ", " — ", " :: "];

/// Whether `page` is `title` followed by the site's name.
pub(super) fn is_page_title(page: &str, title: &str) -> bool {
    page.strip_prefix(title)
        .is_some_and(|rest| SITE_MARKS.iter().any(|mark| rest.starts_with(mark)))
}

/// The block that is the title according to the markup: a heading with the same words as the page's
/// head, or the only level-one heading.
pub(super) fn marked(
    source: &str,
    blocks: &[Span],
    hints: &[Option<&Hint>],
    page: &Page,
) -> Option<usize> {
    let titles: Vec<FxHashSet<String>> = [&page.metadata.title, &page.metadata.page_title]
        .into_iter()
        .flatten()
        .map(|title| word_set(title))
        .collect();
    let level = |at: usize| match hints[at].map(|hint| hint.element) {
        Some(Element::Heading(level)) => level,
        _ => 9,
    };
    let mut best: Option<(f64, usize)> = None;
    for (at, block) in blocks.iter().enumerate() {
        if block.len() > 400 {
            continue;
        }
        let words = word_set(block.text(source));
        let alike = titles
            .iter()
            .map(|title| likeness(&words, title))
            .fold(0.0, f64::max);
        let score =
            alike + if level(at) == 1 { 0.3 } else { 0.0 } + if level(at) <= 3 { 0.1 } else { 0.0 };
        if words.len() >= 2
            && level(at) <= 3
            && alike >= tuning::TITLE_LIKENESS
            && score > best.map_or(0.0, |best| best.0)
        {
            best = Some((score, at));
        }
    }
    best.map(|best| best.1).or_else(|| {
        let mut first = (0..blocks.len()).filter(|&at| level(at) == 1);
        let only = first.next().filter(|_| first.next().is_none())?;
        (word_set(blocks[only].text(source)).len() >= 3).then_some(only)
    })
}

fn word_set(text: &str) -> FxHashSet<String> {
    text.unicode_words().map(str::to_lowercase).collect()
}

/// The share of the smaller set of words that a title and a candidate have in common, halved if one
/// is much longer.
fn likeness(words: &FxHashSet<String>, title: &FxHashSet<String>) -> f64 {
    let both = words.iter().filter(|word| title.contains(*word)).count() as f64;
    2.0 * both / (words.len() + title.len()).max(1) as f64
}

/// The title in a page's head, for a page that shows none.
pub(super) fn of_page(page: &Page) -> Option<Title> {
    let title = page
        .metadata
        .title
        .as_ref()
        .or(page.metadata.page_title.as_ref())?;
    let text = super::lines::folded(title);
    let cut = SITE_MARKS.iter().filter_map(|mark| text.rfind(mark)).max();
    // The site's name comes last and is the shorter part.
    let bare = cut.map_or(text.as_str(), |at| &text[..at]);
    let text = if bare.len() * 2 > text.len() {
        bare
    } else {
        &text
    };
    (!text.is_empty()).then(|| Title {
        text: text.to_owned(),
        span: None,
    })
}

/// Whether `text` names the author ("By Ann Poe", "by Ann Poe and Lee Ash, Daily News", "Ann Poe
/// Environment reporter").
pub(super) fn is_byline(text: &str) -> bool {
    if let Some(names) = without_agency(text)
        && (is_byline(names) || are_names(names))
    {
        return true;
    }
    // Details about the author in brackets ("Par Ann Poe (Lille, envoyée spéciale)").
    let text = text
        .strip_suffix(')')
        .and_then(|text| text.split_once(" ("))
        .map_or(text, |(name, _)| name);
    if is_calling(text) {
        return true;
    }
    // As in "Interview by Ann Poe".
    let part = text
        .split_once(' ')
        .filter(|part| BYLINE_PARTS.contains(part.0));
    let mut words = part.map_or(text, |part| part.1).split_whitespace();
    let by = words
        .next()
        .is_some_and(|word| BYLINE_OPENERS.contains(word.trim_end_matches(':')));
    let rest: Vec<&str> = words.take(20).collect();
    if by && are_linked_names(&rest) {
        return true;
    }
    by && (1..20).contains(&rest.len())
        && !text.ends_with(['.', '?', '!'])
        && rest[0].starts_with(|c: char| c.is_uppercase() || c == '@')
        && rest.iter().all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.is_empty()
                || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                || BYLINE_JOINTS.contains(word)
                || calendar::is_month(&word.to_lowercase())
        })
}

/// `text` without the news agency that it ends with: "Ana Ruiz, dpa", "Par Ana Ruiz (avec AFP)".
fn without_agency(text: &str) -> Option<&str> {
    let (names, agency) = text.trim_end_matches(')').rsplit_once([' ', '/', ','])?;
    let bare = agency.trim_start_matches('(');
    if !AGENCIES.contains(bare) {
        return None;
    }
    let names = names.trim_end();
    let named = names.rsplit_once(' ').and_then(|(names, word)| {
        let word = word.trim_start_matches('(');
        AGENCY_LINKS.contains(word).then_some(names)
    });
    let apart = names.ends_with([',', '/']) || agency.starts_with('(');
    let opens = text.len() > names.len() && text[names.len()..].starts_with([',', '/']);
    let names = named.or((apart || opens).then_some(names))?;
    let names = names.trim_end_matches([',', '/', ' ']);
    (!names.is_empty()).then_some(names)
}

/// Whether `text` is the name of one person, by the first name, or those of several.
fn are_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    is_list_of_names(text) || is_name(&words) || are_linked_names(&words)
}

/// Whether `text` is a person's name and nothing else: a known first name and one to four more
/// words.
pub(super) fn is_bare_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    let first = words.first().map(|first| first.to_lowercase());
    first.is_some_and(|first| GIVEN_NAMES.contains(first.as_str())) && is_name(&words)
}

/// Whether `words` may be a person's name: two to five words with capitals, except for particles.
fn is_name(words: &[&str]) -> bool {
    let is_capital = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    };
    (2..=5).contains(&words.len())
        && words.first().is_some_and(|word| is_capital(word))
        && words.last().is_some_and(|word| is_capital(word))
        && words
            .iter()
            .all(|word| is_capital(word) || BYLINE_JOINTS.contains(word))
}

/// Whether `words` are names joined by conjunctions and commas ("Ana Ruiz und Bo Lund").
fn are_linked_names(words: &[&str]) -> bool {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for word in words {
        let bare = word.trim_end_matches(',');
        if CONJUNCTIONS.contains(bare) {
            parts.push(Vec::new());
            continue;
        }
        if let Some(part) = parts.last_mut() {
            part.push(bare);
        }
        if bare.len() < word.len() {
            parts.push(Vec::new());
        }
    }
    parts.len() >= 2 && parts.iter().all(|part| is_name(part))
}

/// Whether a line in a paper's head names authors, gives their addresses, or gives an affiliation
/// after its superscript number ("1Institute for Rivers").
pub(super) fn names_authors(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
    };
    is_list_of_names(text)
        || text.contains([',', '@'])
        || (2..=4).contains(&text.split_whitespace().count())
            && text.split_whitespace().all(is_name)
        || (1..=2).contains(&digits) && text[digits..].starts_with(char::is_alphabetic)
}

/// Whether `text` is a list of two or more names, as of a paper's authors ("Ann Poe, Lee Ash and Bo
/// Lund").
pub(super) fn is_list_of_names(text: &str) -> bool {
    if text.ends_with(['.', '?', '!', ':']) || text.len() > 400 {
        return false;
    }
    let is_name = |words: &[&str]| {
        (2..=4).contains(&words.len())
            && words
                .iter()
                .all(|word| word.starts_with(char::is_uppercase) && !word.ends_with(':'))
    };
    let mut count = 0;
    let text = text.replace(" / ", ", ");
    for part in text.split([',', ';', '&']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        // A word joins the last two, perhaps after a comma.
        let joint = words
            .iter()
            .position(|word| word.chars().all(char::is_lowercase));
        let (first, second) = joint.map_or((words.as_slice(), None), |joint| {
            (&words[..joint], Some(&words[joint + 1..]))
        });
        let marks = first.iter().all(|word| !word.contains(char::is_alphabetic));
        for name in [Some(first).filter(|_| !marks), second]
            .into_iter()
            .flatten()
        {
            if !is_name(name) {
                return false;
            }
            count += 1;
        }
    }
    count >= 2
}

/// Whether `text` is a name, perhaps a field, and a profession ("Ann Poe Political editor").
fn is_calling(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    let Some((calling, name)) = words.split_last() else {
        return false;
    };
    let fields = |word: &&str| word.starts_with(char::is_lowercase);
    CALLINGS.contains(calling)
        && (3..8).contains(&words.len())
        && name[..2]
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) && !word.ends_with(':'))
        && name.iter().filter(|word| fields(word)).count() <= 2
        && !abbreviations::opens_sentence(name[0])
}

/// Whether `text` starts like a byline.
pub(super) fn opens_byline(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    BYLINE_OPENERS.contains(first.trim_end_matches(':'))
}

/// Words that start a byline.
static BYLINE_OPENERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::BylineOpeners).collect());

/// Kinds of work before such a word, as in "Interview by".
static BYLINE_PARTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::BylineParts).collect());

/// Lower-case words within and between names.
static BYLINE_JOINTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::BylineJoints).collect());

/// News agencies, in their usual spellings.
static AGENCIES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::shared().words(Section::NewsAgencies).collect());

/// Words between an author and an agency ("avec").
static AGENCY_LINKS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::shared().words(Section::AgencyLinks).collect());

/// Conjunctions between names.
static CONJUNCTIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::Conjunctions).collect());

/// First names, in lower case.
static GIVEN_NAMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let names = [Section::FemaleNames, Section::MaleNames];
    names.into_iter().flat_map(language::words_in_all).collect()
});

/// Professions of authors.
static CALLINGS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::AuthorCallings).collect());

/// Verbs between an author's name and profession.
static COPULAS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::AuthorCopulas).collect());

/// Verbs for what an author does.
static AUTHOR_VERBS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::AuthorVerbs).collect());

/// Verbs after the byline's name in a note about that person.
static NOTE_VERBS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::AuthorNoteVerbs).collect());

/// Phrases between authors' names and where they reported from, as words.
static PLACED: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let lines = language::lines_in_all(Section::AuthorPlaces);
    lines.map(|line| line.split(' ').collect()).collect()
});

/// Whether `text` describes the author ("Ann Poe is a senior reporter at the Daily News.").
pub(super) fn is_author_note(text: &str, words: usize) -> bool {
    if words > tuning::LONGEST_AUTHOR_NOTE {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().take(24).collect();
    let Some(verb) = words
        .iter()
        .take(8)
        .position(|word| COPULAS.contains(word) || AUTHOR_VERBS.contains(word))
    else {
        return false;
    };
    let named = names_somebody(&words[..verb]);
    let calling = words[verb..]
        .iter()
        .take(12)
        .any(|word| CALLINGS.contains(word.trim_matches(|c: char| !c.is_alphanumeric())));
    named && (calling || AUTHOR_VERBS.contains(words[verb]))
}

/// Whether `text` describes someone named in the byline `byline` ("Ann Poe is the founder of a
/// publishing house.").
pub(super) fn is_note_on(text: &str, words: usize, byline: &str) -> bool {
    if words > tuning::LONGEST_AUTHOR_NOTE || !is_byline(byline) {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    let verb = words.iter().position(|word| NOTE_VERBS.contains(word));
    verb.is_some_and(|verb| {
        verb >= 2 && names_somebody(&words[..verb]) && {
            let name = words[..verb].join(" ");
            byline.to_lowercase().contains(&name.to_lowercase())
        }
    })
}

/// Whether `text` says where the article was written ("Ann Poe reported from Oslo, and Lee Ash from
/// Bergen.").
pub(super) fn is_reporters_note(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    let verb = (0..words.len()).find(|&at| {
        let rest = &words[at..];
        PLACED.iter().any(|placed| rest.starts_with(placed))
    });
    verb.is_some_and(|verb| names_somebody(&words[..verb]))
}

/// Whether `words`, before a verb, may be a person's name.
fn names_somebody(words: &[&str]) -> bool {
    (1..=6).contains(&words.len())
        && !abbreviations::opens_sentence(words[0])
        && words
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '@')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_names_the_author() {
        for byline in [
            "By Ann Poe",
            "by Ann Poe and Lee Ash, Daily News",
            "Par Ann Poe (Lille, envoyée spéciale)",
            "Ann Poe Environment reporter",
            "Ann Poe, political correspondent",
            "Interview by Ann Poe",
            "di Anna Poe",
            "Par Ann Poe, avec AFP",
            "Par Ann Poe avec AFP",
            "Ann Poe (avec AFP)",
            "Von Ann Poe und Bo Lund, dpa",
            "Von Ann Poe/dpa",
            "Ann Poe, dpa",
            "Por Ann Poe y Bo Lund",
        ] {
            assert!(is_byline(byline), "{byline}");
        }
    }

    #[test]
    fn other_lines_are_not_bylines() {
        for line in [
            "",
            "By",
            "By (",
            "By ()",
            "By and by",
            "The paper has a new editor",
            "New York Daily News editor quits",
            "By Friday, all of it was gone.",
            "Story of Ann Poe",
            "Von Regen und Sturm",
            "Reuters",
            "The fire, as seen by AFP",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn a_description_of_the_author_is_an_author_note() {
        let note = "Ann Poe is the founder of a publishing house in Bristol.";
        assert!(is_note_on(note, 10, "By ANN POE"));
        assert!(!is_note_on(note, 10, "By Lee Ash"));
        assert!(!is_note_on(note, 10, "Ann Poe"));
    }

    #[test]
    fn the_authors_whereabouts_are_an_author_note() {
        assert!(is_reporters_note(
            "Ann Poe reported from Oslo, and Lee Ash from Bergen."
        ));
        assert!(!is_reporters_note(
            "Cases of measles were reported from four towns on Monday."
        ));
    }
}
