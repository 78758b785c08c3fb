//! Parts of an article's body that do not belong to its sentences: table rows, formulas, and note
//! numbers after a sentence.

use super::tokens::Token;
use crate::Form;
use crate::digest::Role;
use crate::form::Kind;
use crate::span::Span;

/// Maximum length of a formula in bytes, and maximum number of words of three or more letters in
/// it.
const LONGEST_FORMULA: usize = 200;
const FORMULA_WORDS: usize = 2;

/// Maximum length of a note reference in square brackets, in bytes ("[citation needed]").
const LONGEST_NOTE: usize = 40;

/// Whether `block` is a table row or a formula.
pub(super) fn is_apart(block: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。');
    block.contains('\t') && !block.ends_with(ends) || is_formula(block)
}

/// Whether `line` is a formula: it has an equals sign or the like, and hardly any words.
fn is_formula(line: &str) -> bool {
    let sign = |c: char| matches!(c, '=' | '≈' | '≤' | '≥' | '≠' | '≡' | '∝' | '∑' | '∫' | '∏');
    if line.len() > LONGEST_FORMULA || !line.contains(sign) {
        return false;
    }
    let words = line.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() >= 3).count() <= FORMULA_WORDS
}

/// The raised numbers and signs in `source` that may be note references, in order.
pub(super) fn raised(source: &str, form: &Form) -> Vec<Span> {
    let is_sign =
        |c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | ',' | '[' | ']');
    let parts = form.parts.iter();
    let raised = parts.filter(|part| part.kind == Kind::Superscript);
    let mut spans: Vec<Span> = raised
        .map(|part| part.span)
        .filter(|span| span.text(source).trim().chars().all(is_sign))
        .collect();
    spans.sort_unstable_by_key(|span| span.end());
    spans
}

/// The sentence `span` without the note references after it ("… in 1968.[9]", "… water.[5]: 14
/// [a]"), of which `raised` are set in small type.
pub(super) fn without_notes(source: &str, span: Span, raised: &[Span]) -> Span {
    let mut end = span.end();
    while let Some(start) = last_note(&source[span.start()..end])
        .or_else(|| last_raised(&source[span.start()..end], span.start(), raised))
    {
        end = span.start() + start;
    }
    Span::new(span.start(), end).trim(source)
}

/// The sentence `span`, divided after raised note references that follow a full stop ("… late.¹ The
/// pilots …"), which the rules for sentences take for decimals.
pub(super) fn divided(source: &str, span: Span, raised: &[Span]) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start();
    let first = raised.partition_point(|note| note.end() <= start);
    let within = raised[first..]
        .iter()
        .take_while(|note| note.end() < span.end());
    for note in within {
        let before = source
            .get(start..note.start())
            .unwrap_or_default()
            .trim_end();
        let after = source.get(note.end()..span.end()).unwrap_or_default();
        let ends = before.ends_with(['.', '!', '?', '…', '”', '"', '»']);
        let opens = after.starts_with(char::is_whitespace)
            && after.trim_start().starts_with(|c: char| !c.is_lowercase());
        if ends && opens {
            parts.push(Span::new(start, note.end()).trim(source));
            start = note.end();
        }
    }
    parts.push(Span::new(start, span.end()).trim(source));
    parts
}

/// Where the raised note reference at the end of `sentence`, which starts at `at`, starts in it.
fn last_raised(sentence: &str, at: usize, raised: &[Span]) -> Option<usize> {
    let end = at + sentence.trim_end().len();
    let found = raised.binary_search_by_key(&end, |span| span.end()).ok()?;
    let start = raised.get(found)?.start().checked_sub(at)?;
    let before = sentence.get(..start)?.trim_end();
    let letters = before
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic())
        .count();
    // Units and numbers before a raised number are not words: "20 m²", "10⁶".
    let closes = before.ends_with(|c: char| !c.is_alphanumeric());
    (start < end - at && (closes || letters >= SHORTEST_NOTED_WORD)).then_some(start)
}

/// The start of the note reference at the end of `sentence`, after its full stop.
fn last_note(sentence: &str) -> Option<usize> {
    let sentence = sentence.trim_end();
    // The page in the cited source may follow the reference.
    let page = |c: char| c.is_ascii_digit() || matches!(c, ':' | ' ' | '–' | '-' | ',' | '\u{a0}');
    let bare = sentence.trim_end_matches(page);
    let bare = if sentence[bare.len()..].contains(':') {
        bare
    } else {
        sentence
    };
    let inner = bare.strip_suffix(']')?;
    let start = inner.rfind('[')?;
    let note = &inner[start + 1..];
    let before = inner[..start].trim_end();
    let is_number =
        !note.is_empty() && note.len() <= 3 && note.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_remark = note.len() <= LONGEST_NOTE
        && note.starts_with(char::is_lowercase)
        && !note.ends_with(['.', '…']);
    let closes = |c: char| {
        matches!(
            c,
            '.' | '!' | '?' | '…' | '。' | '”' | '"' | '»' | ')' | ']'
        )
    };
    // A line without a full stop may have a note reference too, directly after its last word.
    let at_word = note.bytes().all(|b| b.is_ascii_digit()) && before.len() == start && start > 0;
    ((is_number || is_remark) && before.ends_with(closes) || is_number && at_word).then_some(start)
}

/// Minimum number of letters in a word from which a note number is separated.
const SHORTEST_NOTED_WORD: usize = 4;

/// `token` without superscript note numbers, which are pasted as part of the word ("française1,2");
/// for an author, also without those of affiliations ("Ruiz1").
pub(super) fn without_number(source: &str, token: Token, role: Role) -> Token {
    let text = token.span.text(source);
    let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '∗' | '†' | '‡');
    let word = text.trim_end_matches(number);
    let author = role == Role::Byline;
    let word = if author {
        word.trim_start_matches(number)
    } else {
        word
    };
    let common = |c: char| c.is_alphabetic() && (author || c.is_lowercase());
    if word.len() == text.len()
        || word.chars().count() < if author { 2 } else { SHORTEST_NOTED_WORD }
        || !word.chars().all(common)
    {
        return token;
    }
    let start = token.span.start() + text.find(word).unwrap_or(0);
    Token {
        span: Span::new(start, start + word.len()),
        ..token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(sentence: &str) -> &str {
        without_notes(sentence, Span::of(sentence), &[]).text(sentence)
    }

    #[test]
    fn the_marks_of_notes_after_a_sentence_are_no_part_of_it() {
        for sentence in [
            "The mill closed in 1968.[9]",
            "The mill closed in 1968.[9][10][a]",
            "The mill closed in 1968.[5]: 14 ",
            "The mill closed in 1968.[citation needed]",
        ] {
            assert_eq!(bare(sentence), "The mill closed in 1968.");
        }
    }

    #[test]
    fn other_brackets_stay() {
        for sentence in [
            "He called it “[the] end”.",
            "“It was late.” [Laughter.]",
            "The mill closed [1]",
        ] {
            assert_eq!(bare(sentence), sentence);
        }
    }

    #[test]
    fn rows_and_formulas_stand_apart_and_sentences_do_not() {
        for line in [
            "January\t−6.1\t38",
            "Type\tGlacial lake",
            "p_i = (i − 1) / (n − 1),   (1)",
        ] {
            assert!(is_apart(line), "{line}");
        }
        for line in [
            "Here the score = the length of a sentence.",
            "E = mc2 is what everybody knows.",
        ] {
            assert!(!is_apart(line), "{line}");
        }
    }
}
