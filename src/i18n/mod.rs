//! What the interface says: one [`Words`] per language, and functions that fill its templates.

mod catalogue;
mod de;
mod en;
mod es;
pub mod form;
mod fr;
pub mod study;

use std::cell::Cell;

pub use catalogue::{Plural, Words};
pub(crate) use en::MONTHS as ENGLISH_MONTHS;

use crate::model::analysis::{Analysis, clip, minutes, seconds};
use crate::model::library::News;
use crate::model::opening::{Opening, Refusal};
use crate::model::ordering::lower;
use crate::state::{Engine, Notice, Pane, Update};
use pith::digest::{Availability, ComparisonKind, EntityKind, Feature, Sentence};
use pith::report::Labels;
use pith::text::language::Language;

/// The languages of the interface, each with its code and its own name. The first is the fallback.
pub const LANGUAGES: [(&str, &str); 4] = [
    (en::WORDS.code, en::WORDS.own_name),
    (de::WORDS.code, de::WORDS.own_name),
    (fr::WORDS.code, fr::WORDS.own_name),
    (es::WORDS.code, es::WORDS.own_name),
];

/// Maximum length of a file name as shown, in characters.
const MOST_OF_NAME: usize = 60;

/// The name of the page.
pub const NAME: &str = "Pith";

thread_local! {
    static NOW: Cell<&'static Words> = const { Cell::new(&en::WORDS) };
}

/// The words of the interface in its current language.
#[must_use]
pub fn t() -> &'static Words {
    NOW.get()
}

/// The code of the first of `wanted` (codes such as "de-AT") that is available, or of the fallback.
#[must_use]
pub fn first_of<'a>(wanted: impl IntoIterator<Item = &'a str>) -> &'static str {
    let known = |code: &str| {
        let base = code.split('-').next().unwrap_or_default();
        let mut codes = LANGUAGES.into_iter().map(|(code, _)| code);
        codes.find(|code| code.eq_ignore_ascii_case(base))
    };
    let [(first, _), ..] = LANGUAGES;
    wanted.into_iter().find_map(known).unwrap_or(first)
}

/// Sets the language of the interface, if its words are loaded.
pub fn speak(code: &str) {
    if let Some(words) = words_of(code) {
        NOW.set(words);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn words_of(code: &str) -> Option<&'static Words> {
    let all = [&en::WORDS, &de::WORDS, &fr::WORDS, &es::WORDS];
    all.into_iter().find(|words| words.code == code)
}

#[cfg(target_arch = "wasm32")]
use loaded::words_of;
#[cfg(target_arch = "wasm32")]
pub use loaded::{Loader, is_here, load, load_by};

/// The words in German.
#[must_use]
pub const fn german() -> &'static Words {
    &de::WORDS
}

/// The words in French.
#[must_use]
pub const fn french() -> &'static Words {
    &fr::WORDS
}

/// The words in Spanish.
#[must_use]
pub const fn spanish() -> &'static Words {
    &es::WORDS
}

/// In a browser, the words of languages other than English are a part of the program that is loaded on demand.
#[cfg(target_arch = "wasm32")]
mod loaded {
    use std::cell::{Cell, RefCell};
    use std::pin::Pin;

    use super::{Words, en};

    /// Loads the words of the language with a code.
    pub type Loader = fn(&'static str) -> Pin<Box<dyn Future<Output = Option<&'static Words>>>>;

    thread_local! {
        static LOADER: Cell<Option<Loader>> = const { Cell::new(None) };
        static HERE: RefCell<Vec<&'static Words>> = RefCell::new(vec![&en::WORDS]);
    }

    pub(super) fn words_of(code: &str) -> Option<&'static Words> {
        HERE.with_borrow(|here| here.iter().copied().find(|words| words.code == code))
    }

    /// Sets the function that loads the words of other languages.
    pub fn load_by(loader: Loader) {
        LOADER.set(Some(loader));
    }

    /// Whether the words of the language with this code are loaded.
    #[must_use]
    pub fn is_here(code: &str) -> bool {
        words_of(code).is_some()
    }

    /// Loads the words of the language with this code. If that fails, the interface stays as it is.
    pub async fn load(code: &'static str) {
        if is_here(code) {
            return;
        }
        let Some(loader) = LOADER.get() else { return };
        if let Some(words) = loader(code).await {
            HERE.with_borrow_mut(|here| here.push(words));
        }
    }
}

/// The heading of what several articles share or report differently.
#[must_use]
pub fn compared(kind: ComparisonKind) -> &'static str {
    match kind {
        ComparisonKind::DifferentAmounts => t().different_amounts,
        ComparisonKind::DifferentDays => t().different_days,
        ComparisonKind::SameQuotation => t().same_quotation,
        ComparisonKind::SameAmount => t().same_amount,
    }
}

/// `template` with `{0}`, `{1}` and so on replaced by `values`.
fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or(("", after));
        let said = place.parse().ok().and_then(|at: usize| values.get(at));
        filled.push_str(said.unwrap_or(&""));
        rest = after;
    }
    filled + rest
}

/// The name of a pane of a narrow window.
#[must_use]
pub fn pane(pane: Pane) -> &'static str {
    match pane {
        Pane::Summary => t().summary,
        Pane::Names => t().pane_names,
        Pane::Text => t().pane_text,
    }
}

/// A button that shows `count` more entries of a list.
#[must_use]
pub fn more(count: usize) -> String {
    fill(t().more, &[&number(count)])
}

/// The heading of what was set aside.
#[must_use]
pub fn set_aside(count: usize) -> String {
    fill(t().set_aside, &[&number(count)])
}

/// A switch that marks names of this kind.
#[must_use]
pub fn mark_kind(kind: EntityKind) -> String {
    let many = kinds(kind);
    if t().lowers_nouns {
        fill(t().mark_kind, &[&lower(many)])
    } else {
        fill(t().mark_kind, &[many])
    }
}

/// Button: make this spelling a separate entity.
#[must_use]
pub fn split(written: &str) -> String {
    fill(t().split, &[&clip(written, MOST_OF_NAME)])
}

/// Button: set aside the block that starts with this text.
#[must_use]
pub fn remove_block(text: &str) -> String {
    fill(t().remove_block, &[&clip(text, MOST_OF_NAME)])
}

/// Button: remove the article with this title.
#[must_use]
pub fn remove_article(title: &str) -> String {
    fill(t().remove_article, &[&clip(title, MOST_OF_NAME)])
}

/// The current kind of a name.
#[must_use]
pub fn kind_now(kind: EntityKind) -> String {
    fill(t().kind_now, &[self::kind(kind)])
}

/// The number of corrections.
#[must_use]
pub fn corrections(count: usize) -> String {
    counted(count, t().correction)
}

/// How many sentences the reader has kept in the summary, and how many they have left out.
#[must_use]
pub fn choices(kept: usize, left_out: usize) -> String {
    match (kept, left_out) {
        (kept, 0) => fill(t().kept_by_you, &[&number(kept)]),
        (0, left_out) => fill(t().left_out_by_you, &[&number(left_out)]),
        _ => fill(t().kept_and_left_out, &[&number(kept), &number(left_out)]),
    }
}

/// The topic of the summary.
#[must_use]
pub fn about(name: &str) -> String {
    fill(t().about, &[name])
}

/// The position among an entity's mentions.
#[must_use]
pub fn step(step: usize, count: usize) -> String {
    fill(t().step, &[&number(step + 1), &number(count)])
}

/// The label of a marked mention.
#[must_use]
pub fn mention(name: &str, kind: &str) -> String {
    format!("{name} · {kind}")
}

/// The interface's words in an exported page.
#[must_use]
pub fn labels() -> Labels {
    Labels {
        summary: t().summary.to_owned(),
        untitled: t().untitled.to_owned(),
        key: t().key.to_owned(),
        kinds: EntityKind::ALL
            .map(|kind| self::kind(kind).to_owned())
            .to_vec(),
    }
}

/// An entity's number of mentions, for screen readers.
#[must_use]
pub fn mentions(count: usize) -> String {
    counted(count, t().mention)
}

/// The length of a summary: "3 sentences · 92 words · 31% of the article".
#[must_use]
pub fn length(sentences: usize, words: usize, percent: usize) -> String {
    format!(
        "{} · {} · {}",
        counted(sentences, t().sentence),
        counted(words, t().word),
        fill(t().of_article, &[&percent.to_string()]),
    )
}

/// Announces a finished analysis.
#[must_use]
pub fn ready(chosen: usize, all: usize) -> String {
    match all {
        0 => t().no_article.to_owned(),
        _ => fill(t().ready, &[&number(chosen), &counted(all, t().sentence)]),
    }
}

/// Why a link cannot hold the article: it would be this many characters long.
#[must_use]
pub fn link_too_long(length: usize, longest: usize) -> String {
    fill(t().link_too_long, &[&characters(length), &number(longest)])
}

fn characters(count: usize) -> String {
    counted(count, t().character)
}

/// The facts of an article with a summary of `summary` words: its length, its reading time, and the
/// time that the summary saves.
#[must_use]
pub fn facts(analysis: &Analysis, summary: usize) -> Vec<String> {
    let words = analysis.digest.words;
    let saved = seconds(words).saturating_sub(seconds(summary));
    let mut facts = vec![
        counted(words, t().word),
        fill(t().minutes_to_read, &[&number(minutes(words))]),
    ];
    match saved {
        0..20 => {}
        20..90 => facts.push(fill(t().saves_seconds, &[&(saved / 10 * 10).to_string()])),
        _ => facts.push(fill(t().saves_minutes, &[&number((saved + 30) / 60)])),
    }
    facts
}

/// The name of a kind, singular.
#[must_use]
pub fn kind(kind: EntityKind) -> &'static str {
    (t().kind)(kind).0
}

/// The name of a kind, plural.
#[must_use]
pub fn kinds(kind: EntityKind) -> &'static str {
    (t().kind)(kind).1
}

/// Why a sentence was chosen, in plain words; `None` if the feature means nothing that a reader
/// could see for themselves.
#[must_use]
pub fn reason(feature: Feature, analysis: &Analysis, at: usize) -> Option<&'static str> {
    let sentences = &analysis.digest.sentences;
    let sentence = sentences.get(at)?;
    let text = sentence.span.text(&analysis.source);
    let has_speech = || text.contains(['"', '“', '”', '«', '»', '„', '「']);
    let said = match feature {
        Feature::Position if at == 0 => t().opens_article,
        Feature::Position if at * 4 < sentences.len() => t().comes_early,
        Feature::Position if at + 1 == sentences.len() => t().closes_article,
        Feature::Position => t().well_placed,
        Feature::Centrality => t().central,
        Feature::Title => t().echoes_title,
        Feature::Entities => t().main_names,
        Feature::Keywords => t().has_keywords,
        Feature::Length => t().says_much,
        Feature::Dependence => t().stands_alone,
        Feature::Quotation if has_speech() => t().quotes_someone,
        Feature::Quotation => t().tells,
        Feature::Numbers if text.contains(char::is_numeric) => t().gives_figures,
        Feature::Numbers => return None,
        Feature::Novelty => t().something_new,
    };
    Some(said)
}

/// The main reasons for choosing a sentence, strongest first.
#[must_use]
pub fn reasons(analysis: &Analysis, at: usize) -> Vec<&'static str> {
    let sentence = analysis.digest.sentences.get(at);
    let reasons = sentence.map_or(&[][..], |Sentence { reasons, .. }| reasons);
    let spoke_for = reasons.iter().filter(|reason| reason.contribution > 0.0);
    let words = spoke_for.filter_map(|spoke| reason(spoke.feature, analysis, at));
    words.take(3).collect()
}

/// A language's name in that language, preceded by its English name if the interface is in English.
#[must_use]
pub fn language(language: Language) -> String {
    match (language.name(), language.native_name()) {
        _ if language == Language::Other => t().other_language.to_owned(),
        (english, native) if t().code == "en" && english != native => {
            format!("{english} ({native})")
        }
        (_, native) => native.to_owned(),
    }
}

/// A language's name.
fn language_name(language: Language) -> &'static str {
    if t().code == "en" {
        language.name()
    } else {
        language.native_name()
    }
}

/// The languages that were detected.
#[must_use]
pub fn detected(languages: &[Language]) -> String {
    let known = languages.iter().copied();
    let known: Vec<_> = known
        .filter(|&language| language != Language::Other)
        .map(language_name)
        .collect();
    if known.is_empty() {
        t().not_recognised.to_owned()
    } else {
        fill(t().detected, &[&known.join(", ")])
    }
}

/// What is not marked in a text of a language for which Pith has no name model.
#[must_use]
pub fn unmarked(&(language, names): &(Language, Availability)) -> Option<String> {
    match language {
        _ if names != Availability::Unsupported => None,
        Language::Other => Some(t().unmarked_unknown.to_owned()),
        _ => Some(fill(t().unmarked, &[language_name(language)])),
    }
}

/// Says that the names in a language are still loading, or cannot be found, if so.
#[must_use]
pub fn names_missing(&(language, names): &(Language, Availability)) -> Option<String> {
    let said = match names {
        Availability::Pending => t().names_pending,
        Availability::Damaged => t().names_damaged,
        Availability::Present | Availability::Unsupported => return None,
    };
    Some(fill(said, &[language_name(language)]))
}

/// Shown while a file is read.
#[must_use]
pub fn opening(opening: &Opening) -> String {
    fill(t().opening, &[&clip(&opening.name, MOST_OF_NAME)])
}

/// The text of a notice.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    let fixed = match notice {
        Notice::Cleared => t().text_cleared,
        Notice::Added(2) => t().added_second,
        Notice::Added(count) => return fill(t().added, &[&number(*count)]),
        Notice::ArticleRemoved => t().article_removed,
        Notice::Corrected(None) => t().names_corrected,
        Notice::Corrected(Some(count)) => return fill(t().corrected_all, &[&mentions(*count)]),
        Notice::Unhighlighted => t().study.unhighlighted,
        Notice::Replaced => t().text_replaced,
        Notice::Copied => t().was_copied,
        Notice::LinkCopied(length) => return fill(t().link_copied, &[&characters(*length)]),
        Notice::LinkBroken => t().link_broken,
        Notice::LinkNewer => t().link_newer,
        Notice::DraftNewer => t().draft_newer,
        Notice::NotCopied => t().not_copied,
        Notice::NotSaved => t().not_saved,
        Notice::NotPasted => t().not_pasted,
        Notice::LinkOnly => t().link_only,
        Notice::NoText => t().no_text,
        Notice::NotKept => t().not_kept,
        Notice::Opened {
            name,
            others,
            replaced,
        } => return opened(&clip(name, MOST_OF_NAME), *others, *replaced),
        Notice::Refused { name, why } => {
            return format!("{}: {}", clip(name, MOST_OF_NAME), refusal(why));
        }
    };
    fixed.to_owned()
}

fn opened(name: &str, others: usize, replaced: bool) -> String {
    let over = if replaced {
        t().opened_over
    } else {
        t().opened
    };
    let said = fill(over, &[name]);
    if others == 0 {
        return said;
    }
    let others = fill(plural(others, t().others_left_out), &[&number(others)]);
    format!("{said} {others}")
}

/// Why a file could not be opened, and what to do.
fn refusal(why: &Refusal) -> String {
    let fixed = match why {
        Refusal::Useless(error, said) => {
            return (t().useless)(*error).map_or_else(|| said.clone(), str::to_owned);
        }
        Refusal::Unreadable => t().unreadable,
        Refusal::Unloaded => t().unloaded,
        Refusal::Failed => t().failed,
    };
    fixed.to_owned()
}

/// The message about a worker that does not respond.
#[must_use]
pub fn engine(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Starting | Engine::Ready => None,
        Engine::Dead => Some(t().engine_dead),
        Engine::Stale => Some(t().engine_stale),
    }
}

/// The message about a newer build of the page.
#[must_use]
pub fn update(update: Update) -> Option<&'static str> {
    match update {
        Update::None => None,
        Update::Ready => Some(t().update_ready),
        Update::Unkept => Some(t().update_unkept),
    }
}

/// The message about a change of the library.
#[must_use]
pub fn news(news: News) -> String {
    match news {
        News::Imported(count) => fill(t().imported, &[&counted(count, t().article)]),
        News::NoLibrary => t().no_library.to_owned(),
        News::NewerFile => t().newer_file.to_owned(),
        News::NewerEntries(count) => fill(t().newer_entries, &[&counted(count, t().article)]),
        News::NotKept => t().not_shelved.to_owned(),
    }
}

/// A number of articles.
#[must_use]
pub fn articles(count: usize) -> String {
    counted(count, t().article)
}

/// The number of articles in the library, and the space that they take.
#[must_use]
pub fn space(articles: usize, bytes: usize) -> String {
    let size = if bytes < 1_000_000 {
        format!("{} kB", number(bytes.div_ceil(1_000)))
    } else {
        let tenths = bytes / 100_000;
        format!("{}{}{} MB", number(tenths / 10), t().decimal, tenths % 10)
    };
    fill(t().space, &[&counted(articles, t().article), &size])
}

/// The line about an article in the library: its words, and the day on which it was read.
#[must_use]
pub fn book(words: usize, day: &str) -> String {
    fill(t().book, &[&counted(words, t().word), day])
}

/// Button: delete the article with this title.
#[must_use]
pub fn delete(title: &str) -> String {
    fill(t().delete_book, &[&clip(title, MOST_OF_NAME)])
}

/// A range from one to the other.
#[must_use]
pub fn between(from: &str, to: &str) -> String {
    if from.contains(' ') || to.contains(' ') {
        format!("{from} – {to}")
    } else {
        format!("{from}–{to}")
    }
}

/// A percentage.
#[must_use]
pub fn percent(figures: &str) -> String {
    fill(t().percent, &[figures])
}

/// A day; the month is counted from 0.
#[must_use]
pub fn day(day: u8, month: usize, year: &str) -> String {
    let month = t().months.get(month).unwrap_or(&"");
    fill(t().day, &[&day.to_string(), month, year])
}

/// A month, counted from 0.
#[must_use]
pub fn month(month: usize, year: &str) -> String {
    fill(t().month, &[t().months.get(month).unwrap_or(&""), year])
}

/// The days of a week, first and last. Each is a day, a month counted from 0, and a year.
#[must_use]
pub fn week(first: (u8, usize, i32), last: (u8, usize, i32)) -> String {
    let day = |(day, _, _): (u8, usize, i32)| day.to_string();
    let month = |(_, month, _): (u8, usize, i32)| *t().short_months.get(month).unwrap_or(&"");
    let year = last.2.to_string();
    if first.2 != last.2 {
        let full = |date: (u8, usize, i32)| self::day(date.0, date.1, &date.2.to_string());
        return between(&full(first), &full(last));
    }
    if first.1 == last.1 {
        return fill(t().week, &[&day(first), &day(last), month(last), &year]);
    }
    let values = [&*day(first), month(first), &*day(last), month(last), &*year];
    fill(t().week_over_months, &values)
}

/// A season, counted from 0 for spring.
#[must_use]
pub fn season(season: usize, year: &str) -> String {
    fill(t().month, &[t().seasons.get(season).unwrap_or(&""), year])
}

/// A duration in a unit given by its ISO 8601 letter; `M` means minutes if it is `timed`.
#[must_use]
pub fn duration(count: usize, unit: &str, timed: bool) -> String {
    counted(count, (t().duration)(unit, timed))
}

/// Where a value comes from.
#[must_use]
pub fn value(resolved: bool) -> &'static str {
    if resolved { t().by_date } else { t().in_full }
}

/// The form of a word for `count`.
fn plural(count: usize, (one, many): Plural) -> &'static str {
    if (t().is_one)(count) { one } else { many }
}

/// `count` followed by the right form of the word.
fn counted(count: usize, word: Plural) -> String {
    format!("{} {}", number(count), plural(count, word))
}

/// A number with thousands separators.
#[must_use]
pub fn number(value: usize) -> String {
    grouped(&value.to_string())
}

/// Digits grouped in threes.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push_str(t().thousands);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_words() {
        assert_eq!(length(1, 1, 31), "1 sentence · 1 word · 31% of the article");
        assert_eq!(
            length(3, 92, 31),
            "3 sentences · 92 words · 31% of the article"
        );
    }

    #[test]
    fn long_numbers_are_grouped_in_threes() {
        assert_eq!(number(7), "7");
        assert_eq!(number(1_234), "1,234");
        assert_eq!(number(1_234_567), "1,234,567");
    }

    #[test]
    fn an_opened_file_is_named_with_those_that_were_skipped() {
        assert_eq!(
            opened("a.pdf", 1, false),
            "Opened a.pdf. The other file was skipped: Pith reads one at a time."
        );
        assert_eq!(
            opened("a.pdf", 2, true),
            "Opened a.pdf in place of the previous text. The other 2 files were skipped: Pith reads one \
             at a time."
        );
    }

    #[test]
    fn languages_are_shown_with_both_their_names() {
        assert_eq!(language(Language::De), "German (Deutsch)");
        assert_eq!(language(Language::En), "English");
    }

    #[test]
    fn missing_name_recognition_is_mentioned_only_if_it_is_missing() {
        assert_eq!(unmarked(&(Language::En, Availability::Present)), None);
        let polish = unmarked(&(Language::Pl, Availability::Unsupported));
        assert!(polish.is_some_and(|said| said.contains("in Polish")));
    }

    #[test]
    fn pending_names_are_not_reported_as_unsupported() {
        assert_eq!(names_missing(&(Language::De, Availability::Present)), None);
        let pending = names_missing(&(Language::De, Availability::Pending));
        assert!(pending.is_some_and(|said| said.contains("German")));
    }

    #[test]
    fn all_languages_of_several_articles_are_listed() {
        let found = detected(&[Language::En, Language::De]);
        assert_eq!(found, "Detected: English, German");
        assert_eq!(detected(&[Language::Other]), t().not_recognised);
    }

    #[test]
    fn the_announcement_says_how_many_of_how_many() {
        assert_eq!(ready(3, 24), "Summary ready: 3 of 24 sentences");
    }

    /// Every template, with its number of placeholders.
    fn templates(words: &Words) -> Vec<(&'static str, usize)> {
        let one = [
            words.more,
            words.set_aside,
            words.mark_kind,
            words.split,
            words.kept_by_you,
            words.left_out_by_you,
            words.about,
            words.of_article,
            words.minutes_to_read,
            words.saves_seconds,
            words.saves_minutes,
            words.percent,
            words.kind_now,
            words.corrected_all,
            words.remove_block,
            words.detected,
            words.unmarked,
            words.names_pending,
            words.names_damaged,
            words.opening,
            words.link_copied,
            words.opened,
            words.opened_over,
            words.delete_book,
            words.imported,
            words.added,
            words.newer_entries,
            words.remove_article,
            words.others_left_out.1,
            words.study.lost.0,
            words.study.lost.1,
            words.study.to_check,
            words.study.accept_name,
            words.study.rules,
            words.study.rules_imported,
        ];
        let two = [
            words.kept_and_left_out,
            words.study.unsure,
            words.step,
            words.ready,
            words.link_too_long,
            words.month,
            words.space,
            words.book,
        ];
        let one = one.into_iter().map(|template| (template, 1));
        let two = two.into_iter().map(|template| (template, 2));
        let more = [(words.day, 3), (words.week, 4), (words.week_over_months, 5)];
        one.chain(two).chain(more).collect()
    }

    #[test]
    fn months_are_named_as_in_the_engine() {
        for words in LANGUAGES.iter().filter_map(|(code, _)| words_of(code)) {
            let language = Language::from_code(words.code).unwrap_or(Language::Other);
            for (number, name) in (1..).zip(words.months) {
                assert_eq!(language.month_name(number), Some(name), "{}", words.code);
            }
        }
    }

    #[test]
    fn every_language_has_every_placeholder() {
        for words in LANGUAGES.iter().filter_map(|(code, _)| words_of(code)) {
            for (template, count) in templates(words) {
                for place in 0..6 {
                    let told = template.contains(&format!("{{{place}}}"));
                    assert_eq!(told, place < count, "{}: {template}", words.code);
                }
            }
        }
    }

    #[test]
    fn the_first_known_language_is_used() {
        speak(first_of(["nl", "de-AT", "fr"]));
        assert_eq!(t().code, "de");
        assert_eq!(
            length(1, 1_234, 5),
            "1 Satz · 1.234 Wörter · 5 % des Artikels"
        );
        assert_eq!(day(3, 2, "2026"), "3. März 2026");
        speak(first_of(["ES"]));
        assert_eq!(day(3, 2, "2026"), "3 de marzo de 2026");
        speak(first_of(["fr-CA"]));
        assert_eq!(mentions(0), "0 mention");
        speak(first_of(["tlh"]));
        assert_eq!(t().code, "en");
    }

    #[test]
    fn the_shell_shows_the_same_words_as_the_page() {
        let start = include_str!("../shell/start.js");
        for words in LANGUAGES.iter().filter_map(|(code, _)| words_of(code)) {
            let [code, summary, loading] = [words.code, words.summary, words.loading];
            let line = format!("{code}: {{ summary: \"{summary}\", loading: \"{loading}\" }}");
            assert!(start.contains(&line), "start.js has no {line}");
        }
    }

    #[test]
    fn filled_in_values_are_not_expanded_again() {
        assert_eq!(fill("{1} of {0}", &["{1}", "a{b"]), "a{b of {1}");
    }
}
