//! Subtitles (`SubRip`, `WebVTT`): what is said, as running text.
//!
//! Times, speakers' names and descriptions of sounds go; lines that a rolling caption shows again
//! and again come once; a pause begins a new paragraph.

use super::{Content, Format, Read};

/// A pause of so many milliseconds ends a paragraph …
const PAUSE: u64 = 2500;

/// … and so does a sentence's end after so many bytes.
const LONG_PARAGRAPH: usize = 700;

/// What is on the screen from one time to another, in milliseconds.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

/// Whether `text` is subtitles: a time line among the first lines, after a number or a header.
pub fn is_subtitles(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let header = text.starts_with("WEBVTT");
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    if header {
        return lines.any(|line| times(line).is_some());
    }
    lines.next().is_some_and(|first| {
        times(first).is_some()
            || first.parse::<u32>().is_ok() && lines.next().is_some_and(|l| times(l).is_some())
    })
}

/// Reads subtitles.
pub fn read(text: &str) -> Read {
    let cues = cues(text);
    let rolling = is_rolling(&cues);
    let mut out = String::new();
    let mut paragraph = 0;
    let mut shown: Vec<String> = Vec::new();
    let mut last_end = 0;
    for cue in &cues {
        let lines: Vec<String> = spoken(&cue.lines);
        let seen = if rolling { overlap(&shown, &lines) } else { 0 };
        let mut fresh = lines[seen..].join(" ");
        // A caption may also grow word by word.
        if let (true, Some(last)) = (rolling && seen == 0, shown.last())
            && let Some(grown) = fresh.strip_prefix(last.as_str())
        {
            fresh = grown.trim().to_owned();
        }
        if !fresh.is_empty() {
            let closed = out
                .trim_end()
                .ends_with(['.', '!', '?', '…', '"', '”', '。', '！', '？']);
            let pause = cue.start.saturating_sub(last_end) >= PAUSE;
            if closed && (pause || out.len() - paragraph > LONG_PARAGRAPH) {
                out.push_str("\n\n");
                paragraph = out.len();
            } else if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&fresh);
            last_end = cue.end;
        }
        if !lines.is_empty() {
            shown = lines;
        }
    }
    Read {
        content: Content::Text(out),
        title: None,
        format: Format::Subtitles,
    }
}

fn cues(text: &str) -> Vec<Cue<'_>> {
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut in_cue = false;
    for line in text.lines() {
        if let Some((start, end)) = times(line) {
            cues.push(Cue {
                start,
                end,
                lines: Vec::new(),
            });
            in_cue = true;
        } else if line.trim().is_empty() {
            // Rolling captions hold lines with a single space; only an empty one ends a cue.
            in_cue &= !line.is_empty();
        } else if in_cue && let Some(cue) = cues.last_mut() {
            cue.lines.push(line.trim());
        }
    }
    cues
}

/// The start and end that a time line gives, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    let end = end.trim_start().split([' ', '\t']).next()?;
    Some((time(start.trim())?, time(end)?))
}

/// The milliseconds of `1:02:03,456` or `02:03.456`.
fn time(text: &str) -> Option<u64> {
    let (clock, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let mut seconds = 0_u64;
    for part in clock.split(':') {
        seconds = seconds
            .checked_mul(60)?
            .checked_add(part.trim().parse().ok()?)?;
    }
    let millis: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    clock.contains(':').then_some(())?;
    seconds.checked_mul(1000)?.checked_add(millis)
}

/// Whether cues repeat the lines of those before them, as live captions do.
fn is_rolling(cues: &[Cue<'_>]) -> bool {
    let repeats = cues
        .windows(2)
        .filter(|pair| {
            let last = pair[0].lines.last();
            last.is_some_and(|last| {
                pair[1].lines.first().is_some_and(|first| {
                    let (last, first) = (untagged(last), untagged(first));
                    !last.is_empty() && first.starts_with(&last)
                })
            })
        })
        .count();
    repeats * 3 > cues.len()
}

/// How many of the first `lines` are the last of those already shown.
fn overlap(shown: &[String], lines: &[String]) -> usize {
    (1..=shown.len().min(lines.len()))
        .rev()
        .find(|&count| shown[shown.len() - count..] == lines[..count])
        .unwrap_or(0)
}

/// A cue's lines without marks, sounds and speakers; lines of nothing else are gone.
fn spoken(lines: &[&str]) -> Vec<String> {
    let text = untagged(&lines.join("\n"));
    let text = without_brackets(&text);
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let line = line.trim_start_matches('>').trim_start();
        let line = without_dash(line);
        let line = without_speaker(line);
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines
        .filter(|line| !line.is_empty() && !is_sound(line))
        .collect()
}

/// `text` without tags (`<i>`, `<v Name>`, `{\an8}`), its character references resolved.
fn untagged(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let close = if tag.starts_with("{\\") { '}' } else { '>' };
        let is_tag = tag.starts_with("{\\")
            || tag[1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
                && tag.starts_with('<');
        match tag.find(close) {
            Some(end) if is_tag => rest = &tag[end + 1..],
            _ => {
                out.push_str(&tag[..1]);
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    if out.contains('&') {
        for (reference, text) in [
            ("&nbsp;", " "),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&lrm;", ""),
            ("&rlm;", ""),
            ("&amp;", "&"),
        ] {
            out = out.replace(reference, text);
        }
    }
    out
}

/// `text` without `[descriptions]`, and without `(DESCRIPTIONS)` in capitals.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '(', '（', '［', '【']) {
        out.push_str(&rest[..at]);
        let open = rest[at..].chars().next().unwrap_or('[');
        let inner = &rest[at + open.len_utf8()..];
        let (close, always) = match open {
            '[' => (']', true),
            '(' => (')', false),
            '（' => ('）', true),
            '［' => ('］', true),
            _ => ('】', true),
        };
        match inner.split_once(close) {
            Some((description, after)) if always || !description.contains(char::is_lowercase) => {
                rest = after;
            }
            _ => {
                out.push(open);
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A line of a dialogue without its dash.
fn without_dash(line: &str) -> &str {
    line.strip_prefix(['-', '–', '—', '‐'])
        .filter(|rest| rest.starts_with(|c: char| c == ' ' || c.is_alphabetic()))
        .map_or(line, str::trim_start)
}

/// A line without the name in capitals that it begins with, as in `MAYOR:`.
fn without_speaker(line: &str) -> &str {
    let Some((name, words)) = line.split_once(':') else {
        return line;
    };
    let is_name = (2..=30).contains(&name.len())
        && name.chars().any(char::is_uppercase)
        && !name
            .chars()
            .any(|c| c.is_lowercase() || matches!(c, '.' | '!' | '?' | ','))
        && !name.ends_with(|c: char| c.is_ascii_digit());
    if is_name && (words.is_empty() || words.starts_with(' ')) {
        words.trim_start()
    } else {
        line
    }
}

/// Whether a line is a song, or a description of a sound as a whole.
fn is_sound(line: &str) -> bool {
    line.starts_with(['♪', '♫', '♬'])
        || line.chars().all(|c| !c.is_alphanumeric())
        || line.starts_with('(') && line.find(')') == Some(line.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(subtitles: &str) -> String {
        match read(subtitles).content {
            Content::Text(text) => text,
            Content::Html(_) => String::new(),
        }
    }

    #[test]
    fn cues_run_on_and_a_pause_begins_a_paragraph() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\nThe <i>ferry</i>\nis late,\n\n\
            2\n00:00:02,100 --> 00:00:04,000 X1:5\nas {\\an8}ever.\n\n\
            3\n00:00:09,000 --> 00:00:10,000\n- Why?\n- Low water.\n";
        assert!(is_subtitles(srt));
        assert_eq!(text(srt), "The ferry is late, as ever.\n\nWhy? Low water.");
    }

    #[test]
    fn speakers_sounds_and_songs_are_not_said() {
        let vtt = "WEBVTT - talk\n\nNOTE by\nhand\n\nSTYLE\n::cue {}\n\nintro\n\
            00:01.000 --> 00:02.000 align:start\n<v Ada>Good [door\nslams] morning.\n\n\
            00:03.000 --> 00:04.000\nMAYOR: At 10:30 &amp; not later.\n\n\
            00:05.000 --> 00:06.000\n(laughs)\n(APPLAUSE) Thank you.\n♪ la la ♪\n>> Next (as\nagreed).\n";
        assert!(is_subtitles(vtt));
        assert_eq!(
            text(vtt),
            "Good morning. At 10:30 & not later. Thank you. Next (as agreed)."
        );
    }

    #[test]
    fn rolling_captions_are_said_once() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\n \nthe ferry<00:00:01.000><c> is</c>\n\n\
            00:02.000 --> 00:02.010\nthe ferry is\n \n\n\
            00:02.010 --> 00:04.000\nthe ferry is\nlate today\n\n\
            00:04.000 --> 00:04.010\nlate today\n \n\n\
            00:04.010 --> 00:06.000\nlate today\nand so are we\n";
        assert_eq!(text(vtt), "the ferry is late today and so are we");
    }

    #[test]
    fn words_that_are_said_twice_stay_twice() {
        let srt = "1\n00:01,0 --> 00:02,0\nNo.\n\n2\n00:02,0 --> 00:03,0\nNo.\n\n\
            3\n00:03,0 --> 00:04,0\nIt is late.\n\n4\n00:04,0 --> 00:05,0\nGo home.\n";
        assert_eq!(text(srt), "No. No. It is late. Go home.");
    }

    #[test]
    fn a_text_with_an_arrow_is_no_subtitles() {
        assert!(!is_subtitles("Look here --> there.\n"));
        assert!(!is_subtitles("1\nOne thing\n"));
    }
}
