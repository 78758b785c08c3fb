//! The names of months and weekdays, as lines about an article have them.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::language::{self, Section};
use crate::text::language::Language;

/// Names of months in all languages, and those of their abbreviations that are not also other
/// words: the English ones, and longer ones of the others.
static MONTHS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let mut months = FxHashSet::default();
    for language in Language::ALL {
        for row in language::table(language).rows(Section::Months) {
            let short = row
                .forms(2)
                .filter(|form| language.is_english() || form.len() > 3);
            months.extend(row.forms(1).chain(short));
        }
    }
    months.into_iter().map(lower).collect()
});

/// The abbreviations of months that are left out of [`MONTHS`].
static SHORT_MONTHS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let languages = Language::ALL.into_iter();
    let rows = languages.flat_map(|language| language::table(language).rows(Section::Months));
    rows.flat_map(|row| row.forms(2)).map(lower).collect()
});

/// Full names of weekdays in all languages, in lower case.
static WEEKDAYS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = Language::ALL
        .into_iter()
        .flat_map(|language| language::table(language).rows(Section::Weekdays));
    rows.flat_map(|row| row.forms(1)).map(lower).collect()
});

/// A form in lower case. There are a hundred of them, once.
fn lower(form: &'static str) -> &'static str {
    if form.chars().any(char::is_uppercase) {
        Box::leak(form.to_lowercase().into_boxed_str())
    } else {
        form
    }
}

/// Whether `word`, in lower case, names a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(word)
}

/// Whether `word`, in lower case, is the abbreviation of a month ("okt").
pub(super) fn is_short_month(word: &str) -> bool {
    SHORT_MONTHS.contains(word)
}

/// Whether `word`, in lower case, names a weekday.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(word)
}
