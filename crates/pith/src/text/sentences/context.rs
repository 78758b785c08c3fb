//! The text around a sentence-ending mark.

use crate::text::language::Language;

/// Words are read over at most this many bytes in either direction.
const LONGEST_WORD: usize = 64;

/// The end of a parenthesis is searched for within this many bytes.
const LONGEST_PARENTHESIS: usize = 400;

/// A remark in parentheses that is a sentence of its own has at most this many bytes.
const LONGEST_REMARK: usize = 40;

/// A run of sentence-ending marks with the closing marks after it, as byte offsets in the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// The first mark.
    pub at: usize,
    /// One past the last mark of the run.
    pub marks_end: usize,
    /// One past the closing quotes, brackets and note numbers.
    pub end: usize,
}

/// Whether `c` can end a sentence of `language`.
pub(super) fn is_terminator(c: char, language: Language) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '\u{37E}')
        || is_wide_terminator(c)
        || (c == ';' && language == Language::El)
}

/// Whether `c` always ends a sentence and needs no space after it: the full stops and question
/// marks of scripts that have their own (Unicode's `Sentence_Terminal`).
pub(super) const fn is_wide_terminator(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '．'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '։'
            | '።'
            | '፧'
            | '។'
            | '៕'
            | '။'
    )
}

/// Whether `c` is a Chinese or Japanese character.
pub(super) const fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// The end of the run of marks that starts at `at`, including spaced ellipses (". . .").
pub(super) fn run_end(text: &str, at: usize, language: Language) -> usize {
    let mut end = at;
    loop {
        let rest = &text[end..];
        if let Some(c) = rest.chars().next().filter(|&c| is_terminator(c, language)) {
            end += c.len_utf8();
        } else if rest.starts_with(" .")
            && text[..end].ends_with('.')
            && !rest[2..].starts_with(char::is_alphanumeric)
        {
            end += 2;
        } else {
            return end;
        }
    }
}

/// The length of the quote or bracket at the start of `rest` that closes what precedes it; 0 if
/// there is none. Quotes that open in one language and close in another close if no letter follows;
/// French separates its own with a space.
pub(super) fn closer(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return 0 };
    let next = chars.next();
    let free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let closes = match first {
        '”' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '》' | '〉' | '〕'
        | '］' => true,
        '"' | '\'' | '’' | '“' | '‘' | '«' | '‹' => free(next),
        ' ' | '\u{A0}' | '\u{202F}' if matches!(next, Some('»' | '›' | '”' | '"')) => {
            let after = chars.next();
            let len = first.len_utf8() + next.map_or(0, char::len_utf8);
            // After a stray space, a curly mark closes if nothing follows that it could open, and a
            // straight one, which may just as well open what follows, only at the very end.
            let closes = match next {
                Some('»' | '›') => free(after),
                Some('”') => after.is_none_or(char::is_whitespace),
                _ => after.is_none(),
            };
            return if closes { len } else { 0 };
        }
        _ => false,
    };
    if closes { first.len_utf8() } else { 0 }
}

/// Whether a straight mark that closes an open quotation follows at the start of `rest` after a stray space
/// (`" I sang ! " A warm`).
pub(super) fn closes_after_space(rest: &str) -> bool {
    rest.strip_prefix(" \"").is_some_and(|after| {
        let mut after = after.chars();
        after.next().is_none_or(char::is_whitespace)
    })
}

/// If `sentence` is only a remark in parentheses ("(Laughter)", "(AP)") and another sentence follows, the white
/// space between them in bytes.
pub(super) fn direction_ends(sentence: &str, rest: &str) -> Option<usize> {
    let remark = sentence.trim_start().strip_prefix('(')?.strip_suffix(')')?;
    let is_remark = remark.len() <= LONGEST_REMARK
        && (1..=3).contains(&remark.split_whitespace().count())
        && remark.starts_with(char::is_uppercase)
        && remark.chars().all(|c| c.is_alphabetic() || c == ' ');
    let following = rest.trim_start();
    let space = rest.len() - following.len();
    let opens = following
        .trim_start_matches(is_opener)
        .starts_with(char::is_uppercase);
    (is_remark && space > 0 && opens).then_some(space)
}

/// The length of a note number ("[12]") at the start of `rest`.
pub(super) fn note_number(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && inner[digits..].starts_with(']')).then_some(digits + 2)
}

/// The counterpart of `open` inside which no sentence ends: parentheses, and Chinese and Japanese
/// quotes, in which several sentences form one speech.
pub(super) fn enclosure(open: char, language: Language) -> Option<char> {
    match open {
        '(' => Some(')'),
        '（' => Some('）'),
        '「' => Some('」'),
        '『' => Some('』'),
        '“' if language == Language::Zh => Some('”'),
        _ => None,
    }
}

/// Whether what `open` opened is closed within reach of the start of `rest`.
pub(super) fn closes_soon(rest: &str, open: char, close: char) -> bool {
    let near = &rest[..rest.floor_char_boundary(LONGEST_PARENTHESIS)];
    matches!(near.find([open, close]), Some(at) if near[at..].starts_with(close))
}

/// The word that ends at byte `at`: back to white space, a bracket or a quote, within reach.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST_WORD));
    let near = text.get(from..at).unwrap_or_default();
    let start = near
        .rfind(|c: char| {
            c.is_whitespace() || is_opener(c) || matches!(c, ')' | ']' | '—' | '–' | '/')
        })
        .map_or(0, |found| {
            found + near[found..].chars().next().map_or(1, char::len_utf8)
        });
    &near[start..]
}

/// The white-space-free stretch around byte `at`, within reach.
pub(super) fn chunk_around(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST_WORD));
    let to = text.floor_char_boundary(at + LONGEST_WORD);
    let start = text[from..at]
        .rfind(char::is_whitespace)
        .map_or(from, |found| from + found);
    let end = text[at..to]
        .find(char::is_whitespace)
        .map_or(to, |found| at + found);
    text[start..end].trim_start()
}

/// The first word of `rest`, without opening quotes and brackets, within reach.
pub(super) fn word_after(rest: &str) -> &str {
    let near = &rest[..rest.floor_char_boundary(LONGEST_WORD)];
    let near = near.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace());
    let end = near
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.')))
        .unwrap_or(near.len());
    near[..end].trim_end_matches(['.', '\'', '’'])
}

/// Whether `c` opens a quotation or a bracket.
pub(super) const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '《'
            | '【'
    )
}
