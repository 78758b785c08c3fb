//! Decides whether a sentence ends at a mark in a script that has its own marks, or that uses no
//! spaces.

use super::Rules;
use super::context::{Stop, is_ideographic, is_wide_terminator, word_after};

/// A verb of speech is searched for within this many characters after a quotation.
const SPEECH_REACH: usize = 10;

/// Characters that are verbs of speech in Chinese ("“好！”他说。").
const SPEECH: [char; 16] = [
    '说', '說', '道', '问', '問', '称', '稱', '喊', '叫', '答', '写', '寫', '示', '嚷', '笑', '哭',
];

/// Whether these rules apply: the mark belongs to such a script, or is between Chinese or Japanese
/// characters.
pub(super) fn is_concerned(text: &str, stop: &Stop) -> bool {
    let marks = &text[stop.at..stop.marks_end];
    if marks.chars().any(is_wide_terminator) {
        return true;
    }
    let before = text[..stop.at].chars().next_back();
    let after = text[stop.end..].chars().next();
    before.is_some_and(is_ideographic)
        && after.is_some_and(is_ideographic)
        && !marks.contains('…')
        && !marks.starts_with("..")
}

/// Whether the sentence that started at `start` ends there.
pub(super) fn ends(text: &str, start: usize, stop: &Stop, rules: &Rules) -> bool {
    let rest = &text[stop.end..];
    let marks = &text[stop.at..stop.marks_end];
    let following = rest.trim_start();
    let Some(next) = following.chars().next() else {
        return true;
    };
    if matches!(
        next,
        '，' | '、' | ',' | '；' | '：' | '،' | '؛' | ';' | ':'
    ) {
        return false;
    }
    if marks == "．" {
        let before = text[..stop.at].chars().next_back();
        let number = |c: char| c.is_numeric() || c.is_ascii_alphabetic();
        if before.is_some_and(number) && rest.starts_with(number) {
            return false;
        }
    }
    let closed = &text[stop.marks_end..stop.end];
    if closed.is_empty() {
        return true;
    }
    if closed.contains('）') && !text[start..].trim_start().starts_with('（') {
        // A remark inside the sentence, which continues after it.
        return false;
    }
    // 「行く。」と言った: a quotation after which the sentence continues.
    let particle =
        matches!(next, '\u{3041}'..='\u{309F}') && !rest.starts_with(char::is_whitespace);
    !particle && !rules.table.is_speech(word_after(following)) && !names_speaker(rest)
}

/// Whether `rest`, after a quotation, names its speaker before any other mark.
fn names_speaker(rest: &str) -> bool {
    rest.chars()
        .take(SPEECH_REACH)
        .take_while(|c| is_ideographic(*c))
        .any(|c| SPEECH.contains(&c))
}
