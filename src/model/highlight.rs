//! [`Highlight`]: words of the text that the reader has highlighted, perhaps with a note, and how
//! they are found again after the text has changed.
//!
//! A highlight stores its position in bytes, its words, and a few words on either side (the "text
//! quote selector" of the W3C's Web Annotation model). An edit elsewhere only moves it; if an edit
//! touched it, its words are searched for. A highlight that cannot be found for certain is kept
//! without a position.

use std::ops::Range;
use std::rc::Rc;

use crate::model::ordering::order;
use pith::Span;

/// How many characters are stored on either side of a highlight.
const CONTEXT_CHARS: usize = 32;
/// How many bytes of the surrounding text must match before a few words are taken to be the same
/// ones.
const ENOUGH_CONTEXT: usize = 8;
/// Words of at least this many bytes are assumed to be unique wherever they are found.
const UNIQUE_BYTES: usize = 24;
/// Maximum length of a highlight in bytes.
const LONGEST_HIGHLIGHT: usize = 20_000;
/// How many occurrences of the same words are examined.
const MOST_PLACES: usize = 1_000;
/// How many bytes are searched at a time for all highlights without a position.
const MOST_SEARCHED: usize = 200_000_000;

/// The colour of a highlight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Yellow.
    #[default]
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Pink.
    Pink,
}

impl Colour {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::Yellow, Self::Green, Self::Blue, Self::Pink];

    /// Its name in the document, in the style sheet and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
        }
    }

    /// The colour with this code; yellow if there is none.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|colour| colour.code() == code).unwrap_or_default()
    }
}

/// Words of the text that the reader has highlighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Their position; `None` if they are no longer found.
    pub span: Option<Span>,
    /// The words, as in the text.
    pub words: Rc<str>,
    /// The text before them.
    pub before: Rc<str>,
    /// The text after them.
    pub after: Rc<str>,
    /// The colour.
    pub colour: Colour,
    /// The reader's note on them; often empty.
    pub note: Rc<str>,
}

impl Highlight {
    /// A highlight of the text at `span`, trimmed of white space; `None` if nothing is left.
    #[must_use]
    pub fn of(text: &str, span: Span, colour: Colour) -> Option<Self> {
        let words = text.get(span.start()..span.end())?;
        let start = span.start() + words.len() - words.trim_start().len();
        let words = words.trim();
        let words = &words[..words.floor_char_boundary(LONGEST_HIGHLIGHT)];
        let mut highlight = Self {
            span: None,
            words: "".into(),
            before: "".into(),
            after: "".into(),
            colour,
            note: "".into(),
        };
        highlight.move_to(text, Span::new(start, start + words.len()));
        (!words.is_empty()).then_some(highlight)
    }

    /// Sets `span` as its position, and stores the words there and around.
    fn move_to(&mut self, text: &str, span: Span) {
        let same = |old: &Rc<str>, new: &str| {
            if **old == *new {
                Rc::clone(old)
            } else {
                new.into()
            }
        };
        self.span = Some(span);
        self.words = same(&self.words, span.text(text));
        let head = &text[..span.start()];
        let before = head.char_indices().rev().nth(CONTEXT_CHARS - 1);
        self.before = same(&self.before, before.map_or(head, |(at, _)| &head[at..]));
        let tail = &text[span.end()..];
        let after = tail.char_indices().nth(CONTEXT_CHARS);
        self.after = same(&self.after, after.map_or(tail, |(at, _)| &tail[..at]));
    }

    /// The position of its words in `text`: where it was, or else where they are found for certain.
    fn find(&self, text: &str, near: usize) -> Option<Span> {
        self.same_words(text, near).or_else(|| self.between(text))
    }

    /// The position of exactly the same words. Of several, the one with the most matching context,
    /// then the nearest.
    fn same_words(&self, text: &str, near: usize) -> Option<Span> {
        let places = text.match_indices(&*self.words).take(MOST_PLACES);
        let rated = places.map(|(at, words)| {
            let end = at + words.len();
            let before = common(self.before.bytes().rev(), text[..at].bytes().rev());
            let after = common(self.after.bytes(), text[end..].bytes());
            (before + after, at)
        });
        let (context, at) = rated.max_by_key(|&(context, at)| {
            let distance = at.abs_diff(near);
            (context, std::cmp::Reverse(distance))
        })?;
        let sure = self.words.len() >= UNIQUE_BYTES || context >= ENOUGH_CONTEXT;
        sure.then(|| Span::new(at, at + self.words.len()))
    }

    /// The text between the same context on either side, if it has most of the highlight's words.
    fn between(&self, text: &str) -> Option<Span> {
        let (before, after) = (self.before.trim(), self.after.trim());
        if before.len() < ENOUGH_CONTEXT || after.len() < ENOUGH_CONTEXT {
            return None;
        }
        let start = text.find(before)? + before.len();
        let reach = text.floor_char_boundary(start + 2 * self.words.len() + CONTEXT_CHARS);
        let words = text[start..reach.max(start)].split(after).next()?;
        let end = start + words.len();
        if !text[end..].starts_with(after) {
            return None;
        }
        let old: Vec<&str> = self.words.split_whitespace().collect();
        let kept = words.split_whitespace().filter(|word| old.contains(word));
        if kept.count() * 2 < old.len().max(1) {
            return None;
        }
        let trimmed = words.trim();
        let start = start + words.len() - words.trim_start().len();
        (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
    }
}

/// The length of the common prefix.
fn common(left: impl Iterator<Item = u8>, right: impl Iterator<Item = u8>) -> usize {
    left.zip(right).take_while(|(a, b)| a == b).count()
}

/// Adds `new` to the highlights, replacing those that it overlaps and taking over their notes.
/// Returns its index.
pub fn add(all: &mut Vec<Highlight>, text: &str, new: Highlight) -> Option<usize> {
    let note = new.note.clone();
    all.push(new);
    let at = settle(all, text, Some(all.len() - 1));
    debug_assert!(at.is_none_or(|at| all[at].note.contains(&*note)));
    at
}

/// Moves the highlights after an edit that replaced `changed`, turning a text of `old_length` bytes
/// into `text`, and searches for those that have lost their position.
pub fn follow(all: &mut Vec<Highlight>, text: &str, changed: &Range<usize>, old_length: usize) {
    let moved = |at: usize| (at + text.len()).saturating_sub(old_length);
    let mut near = Vec::new();
    for highlight in all.iter_mut() {
        let Some(span) = highlight.span else {
            near.push(0);
            continue;
        };
        let (start, end) = (span.start(), span.end());
        near.push(start);
        let whole = changed.start <= start && end <= changed.end;
        highlight.span = if end <= changed.start {
            Some(span)
        } else if start >= changed.end {
            Some(Span::new(moved(start), moved(end)))
        } else if start <= changed.start && changed.end <= end && !whole {
            // The edit was inside it.
            Some(Span::new(start, moved(end)))
        } else {
            None
        };
    }
    anchor(all, text, &near);
}

/// Makes sure that each highlight is at its span, or else where its words are found.
pub fn anchor(all: &mut Vec<Highlight>, text: &str, near: &[usize]) {
    let mut searched = 0;
    for (at, highlight) in all.iter_mut().enumerate() {
        let stands = |span: &Span| {
            let words = text.get(span.start()..span.end());
            words.is_some_and(|words| !words.trim().is_empty())
        };
        let mut found = highlight.span.filter(stands);
        if found.is_none() && searched < MOST_SEARCHED {
            searched += text.len();
            found = highlight.find(text, near.get(at).copied().unwrap_or_default());
        }
        match found {
            Some(span) => highlight.move_to(text, span),
            None => highlight.span = None,
        }
    }
    settle(all, text, None);
}

/// Sorts the highlights, those without a position last, and merges overlapping ones. A merged
/// highlight has the colour of the `newest` if that is one of them, otherwise of the first. Returns
/// the new index of the newest.
fn settle(all: &mut Vec<Highlight>, text: &str, newest: Option<usize>) -> Option<usize> {
    let marked: Vec<(Highlight, bool)> = std::mem::take(all)
        .into_iter()
        .enumerate()
        .map(|(at, highlight)| (highlight, newest == Some(at)))
        .collect();
    let start = |(highlight, _): &(Highlight, bool)| highlight.span.map_or(usize::MAX, Span::start);
    let marked = order(marked, &|one, other| start(one).cmp(&start(other)));
    let mut settled: Vec<(Highlight, bool)> = Vec::with_capacity(marked.len());
    for (highlight, new) in marked {
        let overlapped = settled.last_mut().and_then(|last| {
            let (one, other) = (last.0.span?, highlight.span?);
            (other.start() < one.end()).then(|| {
                let end = one.end().max(other.end());
                (last, Span::new(one.start(), end))
            })
        });
        let Some(((last, is_new), span)) = overlapped else {
            settled.push((highlight, new));
            continue;
        };
        last.move_to(text, span);
        if new {
            last.colour = highlight.colour;
        }
        *is_new |= new;
        if last.note.is_empty() {
            last.note = highlight.note;
        } else if !highlight.note.is_empty() && last.note != highlight.note {
            last.note = [&*last.note, &*highlight.note].join("\n").into();
        }
    }
    let at = settled.iter().position(|(_, new)| *new);
    *all = settled
        .into_iter()
        .map(|(highlight, _)| highlight)
        .collect();
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Draft;
    use proptest::prelude::*;

    const TEXT: &str = "The mill stood still.\n\nThe ferry to Vareby was late again on Monday, and nobody \
                        on the quay knew why. The mill stood still.";

    fn highlighted(text: &str, words: &str) -> Draft {
        let mut draft = Draft::of(text);
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let highlight = Highlight::of(text, span, Colour::Green).unwrap();
        add(&mut draft.highlights, text, highlight);
        draft
    }

    fn words(draft: &Draft) -> Vec<Option<&str>> {
        let spans = draft.highlights.iter().map(|highlight| highlight.span);
        spans
            .map(|span| span.map(|span| span.text(&draft.text)))
            .collect()
    }

    #[test]
    fn a_highlight_has_no_white_space_at_its_ends() {
        let highlight = Highlight::of("One  two ", Span::new(3, 9), Colour::Pink).unwrap();
        assert_eq!(&*highlight.words, "two");
        assert_eq!(
            Highlight::of("One  two", Span::new(3, 5), Colour::Pink),
            None
        );
        assert_eq!(Highlight::of("é", Span::new(0, 1), Colour::Pink), None);
    }

    #[test]
    fn an_edit_elsewhere_moves_a_highlight() {
        let mut draft = highlighted(TEXT, "ferry to Vareby");
        draft.edit(&TEXT.replace("The mill stood still.\n\n", "Low water.\n\n"));
        assert_eq!(words(&draft), [Some("ferry to Vareby")]);
        draft.edit(&draft.text.replace("on the quay", "anywhere"));
        assert_eq!(words(&draft), [Some("ferry to Vareby")]);
    }

    #[test]
    fn an_edited_highlight_keeps_its_edges() {
        let mut draft = highlighted(TEXT, "ferry to Vareby was late");
        draft.edit(&TEXT.replace("Vareby", "Oststrand"));
        assert_eq!(words(&draft), [Some("ferry to Oststrand was late")]);
        assert_eq!(&*draft.highlights[0].words, "ferry to Oststrand was late");
    }

    #[test]
    fn a_paragraph_that_moves_takes_its_highlight_with_it() {
        let mut draft = highlighted(TEXT, "nobody on the quay knew why");
        let (first, second) = TEXT.split_once("\n\n").unwrap();
        draft.edit(&format!("{second}\n\n{first}"));
        assert_eq!(words(&draft), [Some("nobody on the quay knew why")]);
    }

    #[test]
    fn of_identical_words_those_with_the_same_context_are_found() {
        let mut draft = highlighted(TEXT, "The mill stood still");
        draft.edit(&format!("Nobody knew why. The mill stood still. {TEXT}"));
        let span = draft.highlights[0].span.unwrap();
        assert_eq!(
            span.start(),
            "Nobody knew why. The mill stood still. ".len()
        );
    }

    #[test]
    fn a_highlight_whose_words_are_gone_is_kept_and_found_when_they_come_back() {
        let mut draft = highlighted(TEXT, "ferry to Vareby");
        draft.highlights[0].note = "ask".into();
        draft.edit("Something else altogether.");
        assert_eq!(words(&draft), [None]);
        assert_eq!(&*draft.highlights[0].note, "ask");
        draft.edit(TEXT);
        assert_eq!(words(&draft), [Some("ferry to Vareby")]);
    }

    #[test]
    fn a_short_word_is_not_matched_without_its_context() {
        let mut draft = highlighted(TEXT, "late");
        draft.edit("It is late in the day.");
        assert_eq!(words(&draft), [None]);
    }

    #[test]
    fn a_sentence_that_replaces_another_is_not_mistaken_for_it() {
        let mut draft = highlighted(TEXT, "The ferry to Vareby was late again on Monday");
        let line = "The ferry to Vareby was late again on Monday";
        draft.edit(&TEXT.replace(line, "Schools were closed for a whole week"));
        assert_eq!(words(&draft), [None]);
    }

    #[test]
    fn overlapping_highlights_are_merged_with_both_notes() {
        let mut draft = highlighted(TEXT, "ferry to Vareby");
        draft.highlights[0].note = "where?".into();
        let start = TEXT.find("Vareby").unwrap();
        let mut other = Highlight::of(TEXT, Span::new(start, start + 15), Colour::Blue).unwrap();
        other.note = "when?".into();
        assert_eq!(add(&mut draft.highlights, TEXT, other), Some(0));
        assert_eq!(words(&draft), [Some("ferry to Vareby was late")]);
        assert_eq!(&*draft.highlights[0].note, "where?\nwhen?");
        assert_eq!(draft.highlights[0].colour, Colour::Blue);
    }

    #[test]
    fn removing_an_article_removes_its_highlights() {
        let mut draft = highlighted("First one.", "First");
        draft.add(None, "Second one.");
        let start = draft.text.find("Second").unwrap();
        let text = draft.text.clone();
        let second = Highlight::of(&text, Span::new(start, start + 6), Colour::Pink).unwrap();
        add(&mut draft.highlights, &text, second);
        draft.remove_article(0);
        assert_eq!(words(&draft), [Some("Second")]);
    }

    /// A text with two ranges in it, on character boundaries: what is highlighted and what is
    /// replaced.
    fn cases() -> impl Strategy<Value = (String, Range<usize>, Range<usize>, String)> {
        let text = "[a-cé \n\u{1f600}]{1,80}";
        (
            text,
            0..80usize,
            0..80usize,
            0..80usize,
            0..80usize,
            "[a-cü ]{0,12}",
        )
            .prop_map(|(text, a, b, c, d, new)| {
                let range = |one: usize, other: usize| {
                    let place = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
                    let (one, other) = (place(one), place(other));
                    one.min(other)..one.max(other)
                };
                let (marked, changed) = (range(a, b), range(c, d));
                (text, marked, changed, new)
            })
    }

    proptest! {
        #[test]
        fn whatever_is_edited_a_highlight_never_leaves_the_text(
            (text, marked, changed, new) in cases()
        ) {
            let mut draft = Draft::of(&text);
            let span = Span::new(marked.start, marked.end);
            let Some(highlight) = Highlight::of(&draft.text, span, Colour::Yellow) else {
                return Ok(());
            };
            add(&mut draft.highlights, &text, highlight);
            let edited = format!("{}{new}{}", &text[..changed.start], &text[changed.end..]);
            draft.edit(&edited);
            prop_assert_eq!(draft.highlights.len(), 1);
            let highlight = &draft.highlights[0];
            if let Some(span) = highlight.span {
                prop_assert_eq!(draft.text.get(span.start()..span.end()), Some(&*highlight.words));
            }
        }

        #[test]
        fn an_edit_that_leaves_a_highlight_alone_leaves_its_words(
            count in 3..40usize, at in 0..40usize, changed in 0..40usize, new in "[a-cü ]{0,12}"
        ) {
            let mut all: Vec<String> = (0..count).map(|number| format!("w{number}é")).collect();
            let (at, changed) = (at % count, changed % count);
            prop_assume!(at != changed);
            let text = all.join(" ");
            let mut draft = highlighted(&text, &all[at]);
            all[changed] = new;
            let edited = all.join(" ");
            draft.edit(&edited);
            let span = draft.highlights[0].span.unwrap();
            let place: usize = all[..at].iter().map(|word| word.len() + 1).sum();
            prop_assert_eq!(span, Span::new(place, place + all[at].len()));
        }

        #[test]
        fn highlights_stand_in_order_and_never_overlap(
            (text, one, other, new) in cases()
        ) {
            let mut draft = Draft::of(&text);
            for range in [&one, &other] {
                let span = Span::new(range.start, range.end);
                if let Some(highlight) = Highlight::of(&draft.text, span, Colour::Yellow) {
                    add(&mut draft.highlights, &text, highlight);
                }
            }
            draft.edit(&format!("{}{new}{}", &text[..one.start], &text[one.end..]));
            let spans: Vec<_> = draft.highlights.iter().filter_map(|highlight| highlight.span).collect();
            prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
    }
}
