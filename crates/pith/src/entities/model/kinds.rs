//! Maps the model's classes to the kinds that the page shows.

use super::labels::NameClass;
use crate::digest::EntityKind;
use crate::entities::gazetteers::{self, Cues, Senses};
use crate::language::{self, Section};
use crate::text::language::Language;

/// The kind of a name of `class` with the tokens `tokens[start..end]`.
///
/// The model has one class for events, works and products; head words, quotation marks and the
/// gazetteers decide between them. Without any evidence, it is a product, as most bare names of
/// this class in news are: vehicles, programs, drugs, services.
#[must_use]
pub fn kind_of(class: NameClass, tokens: &[&str], start: usize, end: usize) -> EntityKind {
    match class {
        NameClass::Person => EntityKind::Person,
        NameClass::Organization => EntityKind::Organization,
        NameClass::Place => EntityKind::Place,
        NameClass::Group => EntityKind::Group,
        NameClass::Other => other(tokens, start, end),
    }
}

/// The class of names of `kind`.
#[must_use]
pub const fn class_of(kind: EntityKind) -> NameClass {
    match kind {
        EntityKind::Person => NameClass::Person,
        EntityKind::Organization => NameClass::Organization,
        EntityKind::Place => NameClass::Place,
        EntityKind::Group => NameClass::Group,
        _ => NameClass::Other,
    }
}

/// The start of a name found at `start..end`: a title in quotation marks includes its article,
/// which the model may have left out ("The Salt Road").
#[must_use]
pub fn start_of(tokens: &[&str], start: usize, end: usize) -> usize {
    let english = language::table(Language::En);
    let before = start.checked_sub(1).filter(|&at| {
        let article = tokens.get(at);
        article.is_some_and(|token| english.has(Section::TitleArticles, token))
    });
    before
        .filter(|&at| is_quoted(tokens, at, end))
        .unwrap_or(start)
}

/// Whether `tokens[start..end]` is in quotation marks.
fn is_quoted(tokens: &[&str], start: usize, end: usize) -> bool {
    let is_mark = |at: usize| tokens.get(at).is_some_and(|token| is_quote(token));
    start.checked_sub(1).is_some_and(is_mark) && is_mark(end)
}

fn other(tokens: &[&str], start: usize, end: usize) -> EntityKind {
    let gazetteers = gazetteers::get();
    let name = tokens.get(start..end).unwrap_or_default();
    let senses = gazetteers.senses(&gazetteers::key(&name.concat()));
    if senses.any(Senses::EVENT) {
        return EntityKind::Event;
    }
    if senses.any(Senses::PRODUCT) {
        return EntityKind::Product;
    }
    let has = |cue: Cues| name.iter().any(|token| gazetteers.cues(token).any(cue));
    let opens = name
        .first()
        .is_some_and(|token| gazetteers.cues(token).any(Cues::EVENT_OPENER));
    let cued = start.checked_sub(1).and_then(|at| tokens.get(at));
    if has(Cues::WORK_HEAD) || is_quoted(tokens, start, end) {
        EntityKind::Work
    } else if opens || has(Cues::EVENT_HEAD) || name.iter().any(|token| is_year(token)) {
        EntityKind::Event
    } else if cued.is_some_and(|token| gazetteers.cues(token).any(Cues::WORK_CUE)) {
        EntityKind::Work
    } else {
        EntityKind::Product
    }
}

fn is_quote(token: &str) -> bool {
    matches!(
        token,
        "\"" | "“" | "”" | "‘" | "’" | "'" | "''" | "``" | "«" | "»"
    )
}

fn is_year(token: &str) -> bool {
    token.len() == 4 && matches!(token.as_bytes(), [b'1', b'7'..=b'9', ..] | [b'2', b'0', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> EntityKind {
        let tokens: Vec<&str> = text.split(' ').collect();
        let start = tokens
            .iter()
            .position(|&token| token == "[")
            .map_or(0, |at| at);
        let end = tokens
            .iter()
            .position(|&token| token == "]")
            .map_or(tokens.len(), |at| at - 1);
        let tokens: Vec<&str> = tokens
            .into_iter()
            .filter(|token| !matches!(*token, "[" | "]"))
            .collect();
        kind_of(NameClass::Other, &tokens, start, end)
    }

    #[test]
    fn a_name_that_ends_with_a_word_for_a_contest_is_an_event() {
        assert_eq!(kind("won the [ Harbour Cup ] on Sunday"), EntityKind::Event);
    }

    #[test]
    fn a_quoted_title_is_a_work() {
        assert_eq!(
            kind("her novel “ [ The Low Road ] ” sold out"),
            EntityKind::Work
        );
    }

    #[test]
    fn a_bare_name_is_a_product() {
        assert_eq!(kind("bought a [ Corolla ] in June"), EntityKind::Product);
    }
}
