//! Subtitles (`SubRip`, `WebVTT`) and transcripts with times on lines of their own, as YouTube
//! shows them, turned into running text.
//!
//! Times, speakers' names and sound descriptions are dropped; lines that rolling captions repeat
//! appear once; a pause starts a new paragraph.

use pith_source::Origin;
use pith_source::form::{Form, Locator, Place};

use super::content::{Content, Format, Read};

/// A pause of this many milliseconds ends a paragraph …
const PARAGRAPH_PAUSE: u64 = 2500;

/// … and so does the end of a sentence after this many bytes.
const LONG_PARAGRAPH: usize = 700;

/// What is on the screen from one time to another, in milliseconds.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

/// Subtitles are recognized by this many lines, …
const RECOGNIZED_WITHIN: usize = 60;

/// … and a transcript needs at least this many times among them.
const ENOUGH_TIMES: usize = 4;

/// Whether `text` is subtitles: a time line among the first lines, after a number or a header; or a
/// transcript.
pub(crate) fn is_subtitles(text: &str) -> bool {
    is_transcript(text) || has_cues(text)
}

/// Whether `text` is a transcript: times on lines of their own that only increase, with words
/// between them and hardly anything before the first.
fn is_transcript(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (mut times, mut others, mut before) = (0, 0, 0);
    let mut last = 0;
    let mut after_time = false;
    for line in lines.take(RECOGNIZED_WITHIN) {
        if let Some(time) = stamp(line) {
            // Two times in a row come from a table, and a time that goes back from a match report.
            if after_time || times > 0 && time <= last {
                return false;
            }
            (times, last, after_time) = (times + 1, time, true);
        } else {
            before += usize::from(times == 0);
            others += 1;
            after_time = false;
        }
    }
    times >= ENOUGH_TIMES && before <= 3 && others <= 3 * times
}

/// The milliseconds of a time that is alone on a line: `0:07`, `1:02:03`, `[00:07]`.
fn stamp(line: &str) -> Option<u64> {
    let inner = line.strip_prefix(['[', '(']);
    let inner = inner.and_then(|inner| inner.strip_suffix([']', ')']));
    let clock = inner.unwrap_or(line);
    let parts = clock.split(':');
    let is_clock = (2..=3).contains(&parts.clone().count())
        && parts.clone().skip(1).all(|part| part.len() == 2)
        && clock
            .bytes()
            .all(|byte| byte == b':' || byte.is_ascii_digit());
    is_clock.then(|| time(clock)).flatten()
}

/// The cues of a transcript; each lasts until the next.
fn stamped(text: &str) -> Vec<Cue<'_>> {
    let mut cues: Vec<Cue<'_>> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(start) = stamp(line) {
            if let Some(before) = cues.last_mut() {
                before.end = start;
            }
            cues.push(Cue {
                start,
                end: start,
                lines: Vec::new(),
            });
        } else if let Some(cue) = cues.last_mut()
            && !is_spoken_time(line)
        {
            cue.lines.push(line);
        }
    }
    cues
}

/// Whether a line repeats the time in words, for screen readers: "1 minute, 7 seconds".
fn is_spoken_time(line: &str) -> bool {
    let mut words = line.split([' ', ',']).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_unit = |word: &str| {
        matches!(
            word.trim_end_matches('s'),
            "second"
                | "minute"
                | "hour"
                | "Sekunde"
                | "Sekunden"
                | "Minute"
                | "Minuten"
                | "seconde"
                | "heure"
                | "segundo"
                | "minuto"
                | "hora"
        )
    };
    let mut pairs = 0;
    while let Some(number) = words.next() {
        if !is_number(number) || !words.next().is_some_and(is_unit) {
            return false;
        }
        pairs += 1;
    }
    pairs > 0
}

fn has_cues(text: &str) -> bool {
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
pub(crate) fn read(text: &str) -> Read {
    let mut cues = match has_cues(text) {
        true => cues(text),
        false => stamped(text),
    };
    // The same words at the same time are one cue in two styles.
    cues.dedup_by(|cue, before| {
        cue.start == before.start && spoken(&cue.lines) == spoken(&before.lines)
    });
    let rolling = is_rolling(&cues);
    let mut out = String::new();
    let mut form = Form::default();
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
            let pause = cue.start.saturating_sub(last_end) >= PARAGRAPH_PAUSE;
            if closed && (pause || out.len() - paragraph > LONG_PARAGRAPH) {
                out.push_str("\n\n");
                paragraph = out.len();
            } else if !out.is_empty() {
                out.push(' ');
            }
            form.places.push(Place {
                start: out.len(),
                locator: Locator::Time(u32::try_from(cue.start / 1000).unwrap_or(u32::MAX)),
            });
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
        form,
        origin: Origin::default(),
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
            // Rolling captions contain lines with a single space; only an empty line ends a cue.
            in_cue &= !line.is_empty();
        } else if in_cue && let Some(cue) = cues.last_mut() {
            cue.lines.push(line.trim());
        }
    }
    cues
}

/// The start and end in a time line, in milliseconds.
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

/// Whether cues repeat the lines of earlier ones, as live captions do.
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

/// A cue's lines without markup, sounds and speakers; lines with nothing else are dropped.
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

/// `text` without tags (`<i>`, `<v Name>`, `{\an8}`) and with character references resolved.
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

/// A line of dialogue without its dash.
fn without_dash(line: &str) -> &str {
    line.strip_prefix(['-', '–', '—', '‐'])
        .filter(|rest| rest.starts_with(|c: char| c == ' ' || c.is_alphabetic()))
        .map_or(line, str::trim_start)
}

/// A line without a leading name in capitals, as in `MAYOR:`.
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

/// Whether a line is entirely a song or a sound description.
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
    fn cues_are_joined_and_a_pause_starts_a_paragraph() {
        let srt = "1\n00:00:01,000 --> 00:00:02,000\nThe <i>ferry</i>\nis late,\n\n\
            2\n00:00:02,100 --> 00:00:04,000 X1:5\nas {\\an8}ever.\n\n\
            3\n00:00:09,000 --> 00:00:10,000\n- Why?\n- Low water.\n";
        assert!(is_subtitles(srt));
        assert_eq!(text(srt), "The ferry is late, as ever.\n\nWhy? Low water.");
    }

    #[test]
    fn speakers_sounds_and_songs_are_dropped() {
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
    fn rolling_captions_appear_once() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\n \nthe ferry<00:00:01.000><c> is</c>\n\n\
            00:02.000 --> 00:02.010\nthe ferry is\n \n\n\
            00:02.010 --> 00:04.000\nthe ferry is\nlate today\n\n\
            00:04.000 --> 00:04.010\nlate today\n \n\n\
            00:04.010 --> 00:06.000\nlate today\nand so are we\n";
        assert_eq!(text(vtt), "the ferry is late today and so are we");
    }

    #[test]
    fn words_said_twice_stay_twice() {
        let srt = "1\n00:01,0 --> 00:02,0\nNo.\n\n2\n00:02,0 --> 00:03,0\nNo.\n\n\
            3\n00:03,0 --> 00:04,0\nIt is late.\n\n4\n00:04,0 --> 00:05,0\nGo home.\n";
        assert_eq!(text(srt), "No. No. It is late. Go home.");
    }

    #[test]
    fn a_cue_in_two_styles_appears_once() {
        let cue = |time: u32, words: &str| {
            format!(
                "1\n00:00:0{time},000 --> 00:00:0{},000\n{words}\n\n",
                time + 1
            )
        };
        let srt = [
            cue(1, "{\\an8}<b>Low water.</b>"),
            cue(1, "Low water."),
            cue(2, "Go home."),
            cue(3, "Nobody waits."),
            cue(4, "Nobody waits."),
        ];
        assert_eq!(
            text(&srt.concat()),
            "Low water. Go home. Nobody waits. Nobody waits."
        );
    }

    #[test]
    fn a_transcript_with_times_on_their_own_lines_is_running_text() {
        let transcript = "Transcript\n\n0:00\nthe ferry is\n0:04\n4 seconds\nlate today and\n\
            0:09\nso are we.\n1:00:07\nnobody can say\n";
        assert!(is_subtitles(transcript));
        assert_eq!(
            text(transcript),
            "the ferry is late today and so are we. nobody can say"
        );
        let brackets = transcript
            .replace("0:0", "[00:0")
            .replace("\n4 seconds", "");
        assert!(!is_subtitles(&brackets), "its brackets do not close");
    }

    #[test]
    fn a_timetable_and_a_ticker_are_not_transcripts() {
        let timetable = "10:00\n10:30\nOrvell\n11:00\n11:30\nKvarn\n12:00\n12:30\nLind\n";
        assert!(!is_subtitles(timetable));
        let ticker = "18:40\nThe bridge is closed.\n18:20\nPolice are there.\n18:05\nSmoke is \
            seen.\n17:55\nThe first call comes.\n";
        assert!(!is_subtitles(ticker));
        let clock = "Our day\n\n9:00\nWe open the doors and greet the guests.\n";
        assert!(!is_subtitles(clock));
    }

    #[test]
    fn a_text_with_an_arrow_is_not_subtitles() {
        assert!(!is_subtitles("Look here --> there.\n"));
        assert!(!is_subtitles("1\nOne thing\n"));
    }
}
