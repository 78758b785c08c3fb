//! Finds direct speech: text between quotation marks, and the turns of a dialogue that dashes
//! introduce.
//!
//! Countries have different marks, and some use another country's marks the other way round (“…”,
//! „…“, «…», »…«, ”…”, ‘…’). So whether a mark opens or closes depends on its surroundings and on
//! what is open, not just on its shape. Apostrophes are distinguished from closing marks in the
//! same way.

use crate::digest::{Block, Role};
use crate::span::Span;
use crate::text::language::Language;

/// A quotation longer than this, in bytes, is assumed to lack its closing mark.
const LONGEST_QUOTATION: usize = 2_000;

/// The same for a quotation in single marks, which apostrophes may imitate.
const LONGEST_SINGLE: usize = 800;

/// Speech, as its marks delimit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The speech, including its marks.
    pub span: Span,
    /// Whether a mark closes it: speech over several paragraphs is closed only in the last.
    pub closed: bool,
    /// Whether dashes introduce it instead of quotation marks.
    pub dashed: bool,
}

/// Families of marks: only a mark of the same family can close what one opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// “…” ”…”
    Curly,
    /// „…“
    Low,
    /// "…"
    Straight,
    /// «…» and »…«, by the opening mark.
    Angle(char),
    /// ‘…’ ‚…‘ '…'
    Single,
    /// 「…」 『…』
    Corner(char),
}

/// A mark that was opened and is not closed yet.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    family: Family,
    /// The end of what may be a closing single mark or a plural's apostrophe ("the boys’").
    doubtful: Option<usize>,
}

/// The speech in `block`, in order: between marks or, if it has none, after dashes in the languages
/// that use them.
pub(crate) fn find(source: &str, block: Block, language: Language) -> Vec<Quoted> {
    let marked = in_marks(source, block);
    let may_be_dashed = block.role == Role::Paragraph && language.opens_speech_with_dash();
    if !marked.is_empty() || !may_be_dashed {
        return marked;
    }
    shifted(between_dashes(block.span.text(source)), block)
}

/// The quotations between marks in `block`, in order.
pub(crate) fn spans(source: &str, block: Block) -> Vec<Span> {
    let quoted = in_marks(source, block);
    quoted.into_iter().map(|quoted| quoted.span).collect()
}

fn in_marks(source: &str, block: Block) -> Vec<Quoted> {
    shifted(between_marks(block.span.text(source)), block)
}

/// `found`, which is relative to the text of `block`, as spans of the source.
fn shifted(mut found: Vec<Quoted>, block: Block) -> Vec<Quoted> {
    for quoted in &mut found {
        quoted.span = quoted.span.shift(block.span.start());
    }
    found
}

fn between_marks(text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, mark)) = rest.next() {
        let after = rest.peek().map(|&(_, letter)| letter);
        let end = at + mark.len_utf8();
        match turn(mark, before, after, open) {
            Turn::None => {}
            // The previous quotation has no end, because its closing mark is missing.
            Turn::Opens(family) => {
                open = Some(Open {
                    start: at,
                    family,
                    doubtful: None,
                });
            }
            Turn::Doubtful => {
                if let Some(open) = &mut open {
                    open.doubtful = Some(end);
                }
            }
            Turn::Closes => {
                if let Some(open) = open.take() {
                    found.push(closed(open.start, end));
                }
            }
        }
        if let Some(opened) = open {
            let single = opened.family == Family::Single;
            let longest = if single {
                LONGEST_SINGLE
            } else {
                LONGEST_QUOTATION
            };
            if end - opened.start > longest {
                found.extend(opened.doubtful.map(|end| closed(opened.start, end)));
                open = None;
            }
        }
        before = Some(mark);
    }
    if let Some(open) = open {
        if let Some(end) = open.doubtful {
            found.push(closed(open.start, end));
        } else if open.family != Family::Single || open.start == 0 && text.starts_with('‘') {
            found.push(Quoted {
                span: Span::new(open.start, text.len()),
                closed: false,
                dashed: false,
            });
        }
    }
    found
}

const fn closed(start: usize, end: usize) -> Quoted {
    Quoted {
        span: Span::new(start, end),
        closed: true,
        dashed: false,
    }
}

/// The function of a character.
enum Turn {
    None,
    Opens(Family),
    Closes,
    Doubtful,
}

/// The function of `mark` between `before` and `after`.
fn turn(mark: char, before: Option<char>, after: Option<char>, open: Option<Open>) -> Turn {
    let family = open.map(|open| open.family);
    let fresh = before.is_none_or(|c| c.is_whitespace() || opens_more(c));
    let word =
        after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡' | '…' | '[' | '$'));
    let nested = after.is_some_and(|c| matches!(c, '\'' | '‘' | '’' | '“' | '"'));
    match mark {
        '“' | '‟' => match family {
            Some(Family::Low) => Turn::Closes,
            // The mistyped form ”…“.
            Some(Family::Curly) if !fresh => Turn::Closes,
            None | Some(Family::Curly) => Turn::Opens(Family::Curly),
            Some(_) => Turn::None,
        },
        '”' => match family {
            Some(Family::Curly | Family::Low) => Turn::Closes,
            None if fresh && word => Turn::Opens(Family::Curly),
            _ => Turn::None,
        },
        '„' => match family {
            None | Some(Family::Low) => Turn::Opens(Family::Low),
            Some(_) => Turn::None,
        },
        '"' => match family {
            Some(Family::Straight) if fresh && word && before.is_some() => {
                Turn::Opens(Family::Straight)
            }
            Some(Family::Straight | Family::Low) => Turn::Closes,
            None if fresh && after.is_some_and(|c| !c.is_whitespace() || before.is_none()) => {
                Turn::Opens(Family::Straight)
            }
            _ => Turn::None,
        },
        '«' | '»' => match family {
            Some(Family::Angle(opened)) if opened != mark => Turn::Closes,
            Some(Family::Angle('«')) | None if mark == '«' => Turn::Opens(Family::Angle(mark)),
            None if fresh && word => Turn::Opens(Family::Angle(mark)),
            _ => Turn::None,
        },
        '「' | '『' if family.is_none() => Turn::Opens(Family::Corner(mark)),
        '」' if family == Some(Family::Corner('「')) => Turn::Closes,
        '』' if family == Some(Family::Corner('『')) => Turn::Closes,
        '‚' if family.is_none() && fresh && word => Turn::Opens(Family::Single),
        '‘' | '\'' if family.is_none() && fresh && (word || nested) => {
            Turn::Opens(Family::Single)
        }
        '‘' | '’' | '\'' if family == Some(Family::Single) => {
            if after.is_some_and(char::is_alphanumeric) || before.is_none_or(char::is_whitespace) {
                // An apostrophe inside a word or before one.
                Turn::None
            } else if matches!(before, Some('s' | 'n')) && after.is_some_and(char::is_whitespace) {
                Turn::Doubtful
            } else {
                Turn::Closes
            }
        }
        _ => Turn::None,
    }
}

/// Whether speech may open directly after `c`: a bracket, a dash, or another mark.
const fn opens_more(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '-' | '–' | '—' | '“' | '"' | '«' | '„' | '‘' | '\'' | '/'
    )
}

const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// The stretches between the dashes of a block that starts with one, without the dashes; the words
/// decide which of them are speech.
fn between_dashes(text: &str) -> Vec<Quoted> {
    if !text.starts_with(is_dash) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let span = Span::new(start, end).trim(text);
        if !span.is_empty() {
            found.push(Quoted {
                span,
                closed: true,
                dashed: true,
            });
        }
    };
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|&(_, letter)| letter);
        let apart = before.is_none_or(char::is_whitespace)
            || after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':'));
        if is_dash(letter) && apart {
            push(start, at);
            start = at + letter.len_utf8();
        }
        before = Some(letter);
    }
    push(start, text.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let block = Block {
            span: Span::of(text),
            role: Role::Paragraph,
        };
        let found = find(text, block, Language::Fr);
        found.iter().map(|one| one.span.text(text)).collect()
    }

    #[test]
    fn the_marks_of_each_country_open_and_close() {
        for (text, speech) in [
            ("“Yes,” he said, “now.”", vec!["“Yes,”", "“now.”"]),
            ("„Ja“, sagte er, „jetzt.“", vec!["„Ja“", "„jetzt.“"]),
            ("„Ja”, powiedział.", vec!["„Ja”"]),
            ("»Ja«, sagte er, »jetzt.«", vec!["»Ja«", "»jetzt.«"]),
            ("« Oui », dit-il.", vec!["« Oui »"]),
            ("«Sí», dijo.", vec!["«Sí»"]),
            ("”Ja”, sade han.", vec!["”Ja”"]),
            ("She said \"no way\" twice.", vec!["\"no way\""]),
            ("‚Ja‘, sagte er.", vec!["‚Ja‘"]),
            ("「はい」と言った。", vec!["「はい」"]),
        ] {
            assert_eq!(quoted(text), speech, "{text}");
        }
    }

    #[test]
    fn an_apostrophe_closes_nothing() {
        assert_eq!(
            quoted("‘It’s the boys’ boat,’ he said."),
            ["‘It’s the boys’ boat,’"]
        );
        assert_eq!(quoted("'It isn't ours,' he said."), ["'It isn't ours,'"]);
        assert_eq!(quoted("The boys' boat isn't ours."), [""; 0]);
        assert_eq!(
            quoted("She called it ‘one of the worst days’ of all."),
            ["‘one of the worst days’"]
        );
    }

    #[test]
    fn a_mark_inside_other_marks_is_part_of_the_speech() {
        assert_eq!(quoted("“He said ‘no’ to me.”"), ["“He said ‘no’ to me.”"]);
        assert_eq!(
            quoted("« Il a dit “non” hier »"),
            ["« Il a dit “non” hier »"]
        );
        assert_eq!(quoted("\"'This is it,'\" he read."), ["\"'This is it,'\""]);
    }

    #[test]
    fn speech_that_is_not_closed_runs_to_the_end_of_its_paragraph() {
        assert_eq!(quoted("“We waited. We left."), ["“We waited. We left."]);
        assert_eq!(quoted(r#"It was 6" long."#), [""; 0]);
    }

    #[test]
    fn after_a_missing_closing_mark_the_next_opening_one_starts_afresh() {
        assert_eq!(quoted("“We looked, he said, “and left.”"), ["“and left.”"]);
    }

    #[test]
    fn dashes_introduce_the_turns_of_a_dialogue() {
        assert_eq!(
            quoted("—No lo sé —dijo María—. Ya veremos."),
            ["No lo sé", "dijo María", ". Ya veremos."]
        );
        assert_eq!(quoted("Un mot – et un autre – de plus."), [""; 0]);
    }
}
