//! What pages say and articles do not: the wording of menus, share bars, paywalls and footers.
//!
//! A phrase is matched against a block's words in lower case, with straight apostrophes and single
//! spaces, and without punctuation at its ends. Conditions on its position and on the length of the
//! block keep the same words inside an article's sentences from matching.

mod index;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::digest::Aside;
use crate::language::{self, Section};
use crate::text::paste::tuning;
use Aside::{
    Advertisement, AuthorNote, Caption, Comments, Footer, Metadata, Navigation, Newsletter, Share,
};
use index::Index;

static WHOLE: LazyLock<Index> = LazyLock::new(|| Index::of(Section::PagePhrases));
static STARTS: LazyLock<Index> = LazyLock::new(|| Index::of(Section::PageStarts));
static LINE_STARTS: LazyLock<Index> = LazyLock::new(|| Index::of(Section::PageLineStarts));
static ANYWHERE: LazyLock<Index> = LazyLock::new(|| Index::of(Section::PageAnywhere));

/// A phrase found in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Why a block with it is not part of the article.
    pub aside: Aside,
    /// Whether the phrase is the whole block, so that it may be a heading.
    pub whole: bool,
}

/// Maximum number of words in a block that is judged by its first words; notices in whole sentences
/// may be longer than labels.
const fn longest_start(aside: Aside) -> usize {
    match aside {
        Metadata | Navigation => 14,
        Caption | Footer => 60,
        _ => 28,
    }
}

/// Maximum number of words in a block that is judged by words anywhere in it.
const fn longest_containing(aside: Aside) -> usize {
    match aside {
        Share | Advertisement => 24,
        Newsletter | Comments => 40,
        _ => 60,
    }
}

/// The phrase in `text`, a block of `words` words.
pub(super) fn find(text: &str, words: usize) -> Option<Phrase> {
    if is_code(text) {
        return None;
    }
    let line = normalized(text);
    let line = line.as_str();
    if line.is_empty() {
        return None;
    }
    let whole = |aside| Phrase { aside, whole: true };
    let part = |aside| Phrase {
        aside,
        whole: false,
    };
    let inner = line
        .strip_prefix('(')
        .and_then(|line| line.strip_suffix(')'))
        .unwrap_or(line);
    if let Some(aside) = WHOLE.first_at_start(inner, |_, phrase| phrase == inner) {
        return Some(whole(aside));
    }
    if is_count_of_comments(line) || counts(line) == Some(Comments) || opens_comments(line) {
        return Some(whole(Comments));
    }
    if is_apparatus(line) {
        return Some(whole(Metadata));
    }
    if words <= tuning::LONGEST_NEWSLETTER_NAME && names_newsletter(line) {
        return Some(part(Newsletter));
    }
    if let Some(aside) = all_phrases(line) {
        return Some(part(aside));
    }
    if is_about_person(text) {
        return Some(whole(AuthorNote));
    }
    if is_slide_number(line) {
        return Some(part(Caption));
    }
    if text.starts_with("^ ") || text.starts_with("↑ ") {
        return Some(part(Metadata));
    }
    let opens = |aside: Aside, phrase: &str| {
        let telling = phrase.split(' ').count() >= tuning::SPECIFIC_PHRASE;
        let longest = longest_start(aside).max(if telling {
            tuning::LONGEST_SPECIFIC_BLOCK
        } else {
            0
        });
        words <= longest && starts_with_words(line, phrase)
    };
    let is_sentence =
        words >= tuning::SHORTEST_PAGE_SENTENCE && super::features::ends_sentence(text);
    let line_start = || {
        let lines = Some(&LINE_STARTS).filter(|_| !is_sentence);
        lines.and_then(|lines| lines.first_at_start(line, opens))
    };
    counts(line)
        .or_else(|| STARTS.first_at_start(line, opens))
        .or_else(line_start)
        .or_else(|| {
            let longest = |aside| match aside {
                Caption if is_sentence => tuning::LONGEST_PHRASE_CAPTION,
                _ => longest_containing(aside),
            };
            ANYWHERE.first_within(line, |aside| words <= longest(aside))
        })
        .map(part)
}

/// `text` in lower case, with straight apostrophes, single spaces and no punctuation at its ends,
/// except significant characters (brackets, the copyright sign).
fn normalized(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            other => other,
        }));
    }
    let bare = line.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '©' | '(' | ')')));
    bare.to_owned()
}

/// Whether a short `line` contains a word for a newsletter.
fn names_newsletter(line: &str) -> bool {
    let is_name = |word: &str| {
        word.contains("newsletter")
            && WHOLE.first_at_start(word, |_, phrase| phrase == word) == Some(Newsletter)
    };
    line.split(' ').any(is_name)
}

/// Separators between the buttons or links of a line.
const BARS: [char; 5] = ['|', '·', '•', '›', '/'];

/// The reason to set aside a line whose parts, between bars or dots, are all foreign phrases
/// ("Imprint | Privacy"): that of its first part.
fn all_phrases(line: &str) -> Option<Aside> {
    if line.len() > tuning::LONGEST_BAR || !line.contains(BARS) {
        return None;
    }
    let mut parts = line
        .split(BARS)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let reason = |part: &str| WHOLE.first_at_start(part, |_, phrase| phrase == part);
    let first = reason(parts.next()?)?;
    let mut others = 0;
    for part in parts {
        reason(part)?;
        others += 1;
    }
    (others > 0).then_some(first)
}

/// The start of the buttons at the end of `line`, in square brackets, as after headings in
/// encyclopaedias ("History[edit]", "Geschichte[Bearbeiten | Quelltext bearbeiten]").
pub(super) fn closing_buttons(line: &str) -> Option<usize> {
    let inner = line
        .strip_suffix(']')
        .filter(|_| line.len() <= tuning::LONGEST_BUTTONED_HEADING)?;
    let start = inner.rfind('[')?;
    let buttons = inner[start + 1..].to_lowercase();
    let navigates = |button: &str| {
        let button = button.trim();
        WHOLE.first_at_start(button, |_, phrase| phrase == button) == Some(Navigation)
    };
    buttons.split('|').all(navigates).then_some(start)
}

/// Whether `line` is the heading of readers' comments, with the article's title in quotation marks
/// ("One thought on “A bridge”").
fn opens_comments(line: &str) -> bool {
    let Some(quoted) = line.find(['"', '„', '«', '»']) else {
        return false;
    };
    let opening = line[..quoted].trim_end();
    WHOLE.first_at_start(opening, |_, phrase| phrase == opening) == Some(Comments)
}

static APPARATUS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| language::forms_in_all(Section::Apparatus).collect());
static NOTES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| language::forms_in_all(Section::EntryNotes).collect());
static ABSTRACT: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| language::forms_in_all(Section::Abstract).collect());
static FIGURES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| language::forms_in_all(Section::Figures).collect());

/// `heading` in lower case, without the number before it ("7. References").
fn unnumbered(heading: &str) -> String {
    let bare = heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    bare.trim_end_matches([':', '.', ' ']).to_lowercase()
}

/// Whether `heading` opens the back matter of a paper or an entry, such as its references.
pub(super) fn is_apparatus(heading: &str) -> bool {
    heading.len() <= tuning::LONGEST_BAR && APPARATUS.contains(unnumbered(heading).as_str())
}

/// Whether `heading`, in an entry, opens its notes.
pub(super) fn is_notes(heading: &str) -> bool {
    is_apparatus(heading)
        || heading.len() <= tuning::LONGEST_BAR && NOTES.contains(unnumbered(heading).as_str())
}

/// Whether `heading` opens an abstract.
pub(super) fn is_abstract(heading: &str) -> bool {
    heading.len() <= tuning::LONGEST_BAR && ABSTRACT.contains(unnumbered(heading).as_str())
}

static ANSWERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| language::words_in_all(Section::PageAnswers).collect());

/// Whether `line` is the number of a question's answers ("3 Answers").
pub(super) fn is_count_of_answers(line: &str) -> bool {
    let Some((number, word)) = line.split_once(' ') else {
        return false;
    };
    !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
        && ANSWERS.contains(word.trim().to_lowercase().as_str())
}

/// Whether `line` is the numbered caption of a figure or table ("Figure 2: Rain by month").
pub(super) fn is_numbered_caption(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    let number = rest.trim_start();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let after = number[digits..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
    (1..=3).contains(&digits)
        && number.len() - digits - after.len() <= 1
        && after.starts_with([':', '.', '|'])
        && after[1..].starts_with(char::is_whitespace)
        && FIGURES.contains(name.trim_end_matches('.').to_lowercase().as_str())
}

/// The reason to set aside a line that starts with a number, which the tables write as "#" ("#
/// thoughts on").
fn counts(line: &str) -> Option<Aside> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if rest.len() == line.len() || line.split(' ').count() > tuning::LONGEST_COUNTED_LINE {
        return None;
    }
    let line = format!("# {}", rest.trim_start());
    STARTS.first_at_start(&line, |_, phrase| {
        phrase.starts_with("# ") && starts_with_words(&line, phrase)
    })
}

/// Whether `text` is a line of code or its data, with characters that no page's buttons have.
fn is_code(text: &str) -> bool {
    text.ends_with('{')
        || text.ends_with("};")
        || text.ends_with(");")
        || text.starts_with(['}', '$', '<'])
}

/// Whether `line` starts with `phrase`, ending at a word boundary.
fn starts_with_words(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| {
        phrase.ends_with(|c: char| !c.is_alphanumeric())
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
    })
}

/// The words before a name in the heading of a note on an author.
static AUTHOR_HEADINGS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::AuthorHeadings).collect());

/// "About Ann Poe": the heading of a note about the author.
fn is_about_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    (3..=5).contains(&words.len())
        && AUTHOR_HEADINGS.contains(words[0])
        && !text.ends_with(['.', '?', '!'])
        && words[1..]
            .iter()
            .all(|word| word.starts_with(char::is_uppercase))
}

/// Words between a picture's number and the number of pictures.
static PICTURE_COUNTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| language::words_in_all(Section::PictureCounts).collect());

/// "1 of 12", "3of4A shopper": the number of a picture in a gallery.
fn is_slide_number(line: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(line);
    let rest = line[first..].trim_start();
    let mut counts = PICTURE_COUNTS.iter();
    let of = counts.find_map(|word| rest.strip_prefix(word));
    let worded = of.is_some();
    let of = of.or_else(|| rest.strip_prefix('/'));
    (1..=3).contains(&first)
        && of.is_some_and(|rest| {
            let rest = rest.trim_start();
            let second = digits(rest);
            let next = rest[second..].chars().next();
            (1..=3).contains(&second) && (next.is_none() || (worded && next != Some(' ')))
        })
}

/// "167 comments", "(12) comments", "comments (3)": a number with words that head comments.
fn is_count_of_comments(line: &str) -> bool {
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let (number, word) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        (first, second)
    } else {
        (second, first)
    };
    number.bytes().all(|b| b.is_ascii_digit())
        && WHOLE.first_at_start(word, |_, phrase| phrase == word) == Some(Comments)
}

static COOKIE_NOTICE: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| language::words_in_all(Section::CookieNotice).collect());

/// Whether `text` is a cookie notice: it mentions cookies, and the browser, the site or the
/// reader's consent.
pub(super) fn is_cookie_notice(text: &str) -> bool {
    if !text.contains("ookie") {
        return false;
    }
    let text = text.to_lowercase();
    let words = || text.split(|c: char| !c.is_alphanumeric());
    words().any(|word| matches!(word, "cookie" | "cookies"))
        && words().any(|word| COOKIE_NOTICE.contains(word))
}
