//! Citations of an article, in the styles and formats that researchers use.
//!
//! The formatters are our own: Pith cites one kind of source, an article with or without an address, which takes
//! a page of rules per style. The crate `hayagriva`, which reads any CSL style, is 716 KB compressed with just
//! these three (`gzip -9`, before `wasm-opt`), more than the page and its worker may weigh together. It gives
//! the same three citations for the example in the tests, except that MLA and Chicago capitalize English
//! titles; here a title is cited as it was published. Unknown fields are left out, never guessed.

use std::fmt::Write;

use serde::Serialize;

use super::format::Style;
use crate::i18n::ENGLISH_MONTHS;
use crate::model::analysis::fold;
use crate::model::source::Place;
use pith::Origin;
use pith::form::Locator;

/// A person's name in two parts, or an organization's single name.
struct Name<'a> {
    family: &'a str,
    given: &'a str,
}

impl<'a> Name<'a> {
    fn of(name: &'a str) -> Self {
        // A firm; also, "and" separates people in BibTeX.
        let is_joined =
            (name.split(' ')).any(|word| word == "&" || word.eq_ignore_ascii_case("and"));
        if let Some((family, given)) = name.split_once(", ").filter(|_| !is_joined) {
            return Self { family, given };
        }
        let is_whole =
            is_joined || name.starts_with("The ") || name.contains(|c: char| c.is_ascii_digit());
        let mut cut = name.rfind(' ').filter(|_| !is_whole);
        while let Some(at) = cut {
            let before = name[..at].rfind(' ');
            let word = &name[before.map_or(0, |before| before + 1)..at];
            // A particle, such as "van der", belongs to the family name.
            if !word.starts_with(char::is_lowercase) {
                break;
            }
            cut = before;
        }
        match cut {
            Some(at) => Self {
                family: &name[at + 1..],
                given: &name[..at],
            },
            None => Self {
                family: name,
                given: "",
            },
        }
    }

    /// "Ruiz, Ana".
    fn inverted(&self) -> String {
        match self.given {
            "" => self.family.to_owned(),
            given => format!("{}, {given}", self.family),
        }
    }

    /// "Ruiz, A. M."
    fn with_initials(&self) -> String {
        let initials = self.given.split([' ', '.']).filter_map(|part| {
            // A hyphenated name keeps its hyphen.
            let parts = part.split('-').filter_map(|part| part.chars().next());
            let parts: Vec<_> = parts.map(|first| format!("{first}.")).collect();
            (!parts.is_empty()).then(|| parts.join("-"))
        });
        let initials: Vec<_> = initials.collect();
        if initials.is_empty() {
            self.family.to_owned()
        } else {
            format!("{}, {}", self.family, initials.join(" "))
        }
    }
}

/// A date, as precise as it is known.
struct Day<'a> {
    year: &'a str,
    month: Option<usize>,
    day: Option<u32>,
}

impl<'a> Day<'a> {
    fn of(date: &'a str) -> Option<Self> {
        let mut parts = date.split('-');
        let year = parts
            .next()
            .filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let month = parts.next().and_then(|month| month.parse().ok());
        let month = month.filter(|month| (1..=12).contains(month));
        let day = parts.next().and_then(|day| day.parse().ok());
        let day = day.filter(|day| (1..=31).contains(day) && month.is_some());
        Some(Self { year, month, day })
    }

    /// In ISO 8601.
    fn iso(&self) -> String {
        let mut iso = self.year.to_owned();
        let month = self.month.and_then(|month| u32::try_from(month).ok());
        for part in [month, self.day].into_iter().flatten() {
            let _ = write!(iso, "-{part:02}");
        }
        iso
    }

    fn month(&self) -> Option<&'static str> {
        Some(ENGLISH_MONTHS[self.month? - 1])
    }
}

/// `names` as a list, with `last` before the last one.
fn joined(names: &[String], last: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [one, other] => format!("{one}{last}{other}"),
        [others @ .., end] => format!("{},{last}{end}", others.join(", ")).replace(",,", ","),
    }
}

/// `text` with a full stop, unless it already ends with punctuation.
fn stopped(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!', '…', '”']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The citation of `origin` in `style`, with a locator if it is of a `place` in it.
#[must_use]
pub(super) fn cite(origin: &Origin, place: Option<&Place>, style: Style) -> String {
    let names: Vec<Name> = origin.authors.iter().map(|name| Name::of(name)).collect();
    let day = origin.published.as_deref().and_then(Day::of);
    let at = place.and_then(|place| locator(place, style));
    match style {
        Style::Apa => apa(origin, &names, day.as_ref(), at),
        Style::Mla => mla(origin, &names, day.as_ref(), at),
        Style::Chicago => chicago(origin, &names, day.as_ref(), at),
        Style::Bibtex => bibtex(origin, &names, day.as_ref(), place),
        Style::Ris => ris(origin, &names, day.as_ref(), place),
        Style::Csl => csl(origin, &names, day.as_ref(), place),
    }
}

/// The locator of `place` in `style`.
fn locator(place: &Place, style: Style) -> Option<String> {
    let section = || {
        let section = place.section.as_ref()?;
        Some(match style {
            Style::Apa => format!("“{section}” section"),
            _ => format!("sec. “{section}”"),
        })
    };
    match &place.locator {
        Some(Locator::Page(page)) => Some(match style {
            Style::Chicago => page.to_string(),
            _ => format!("p. {page}"),
        }),
        Some(Locator::Chapter { number, title }) => Some(match title {
            Some(title) => format!("ch. {number}, “{}”", fold(title)),
            None => format!("ch. {number}"),
        }),
        Some(Locator::Time(seconds)) => Some(clock(*seconds)),
        None => section(),
    }
}

/// Seconds as `h:mm:ss` or `m:ss`.
fn clock(seconds: u32) -> String {
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    match minutes / 60 {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{:02}:{seconds:02}", minutes % 60),
    }
}

/// The page, chapter or time of `place`, using the templates `page` and `chapter`.
#[must_use]
pub(super) fn whereabouts(place: &Place, page: &str, chapter: &str) -> Option<String> {
    let fill = |template: &str, number: u32| template.replace("{0}", &number.to_string());
    Some(match place.locator.as_ref()? {
        Locator::Page(number) => fill(page, *number),
        Locator::Chapter { number, title } => {
            let chapter = fill(chapter, *number);
            match title {
                Some(title) => format!("{chapter}, “{}”", fold(title)),
                None => chapter,
            }
        }
        Locator::Time(seconds) => clock(*seconds),
    })
}

fn apa(origin: &Origin, names: &[Name], day: Option<&Day>, at: Option<String>) -> String {
    let mut date = match day {
        Some(day) => {
            let mut date = day.year.to_owned();
            if let Some(month) = day.month() {
                let _ = write!(date, ", {month}");
            }
            if let Some(day) = day.day {
                let _ = write!(date, " {day}");
            }
            date
        }
        None => "n.d.".to_owned(),
    };
    date = format!("({date}).");
    let authors: Vec<_> = names.iter().map(Name::with_initials).collect();
    let authors = match &authors[..] {
        [one, other] => format!("{one}, & {other}"),
        names => joined(names, " & "),
    };
    let title = origin.title.as_deref().map(stopped);
    let mut parts = Vec::new();
    if authors.is_empty() {
        parts.extend(title);
        parts.push(date);
    } else {
        parts.push(stopped(&authors));
        parts.push(date);
        parts.extend(title);
    }
    parts.extend(origin.site.as_deref().map(stopped));
    parts.extend(origin.url.clone());
    parts.extend(at.map(|at| format!("({at})")));
    parts.join(" ")
}

/// The names with the first one inverted, as in MLA and Chicago.
fn inverted_first(names: &[Name], origin: &Origin) -> String {
    let mut all: Vec<String> = names.iter().map(Name::inverted).collect();
    for (shown, name) in all.iter_mut().zip(&origin.authors).skip(1) {
        shown.clone_from(name);
    }
    match &all[..] {
        [one, other] => format!("{one}, and {other}"),
        names => joined(names, " and "),
    }
}

fn mla(origin: &Origin, names: &[Name], day: Option<&Day>, at: Option<String>) -> String {
    let mut authors = inverted_first(names, origin);
    if names.len() > 2 {
        authors = format!("{}, et al.", names[0].inverted());
    }
    let date = day.map(|date| {
        // Long month names are abbreviated.
        let month = date.month().map(|month| match month.len() {
            0..=4 => month.to_owned(),
            _ if month == "September" => "Sept.".to_owned(),
            _ => format!("{}.", &month[..3]),
        });
        let day = date.day.map(|day| day.to_string());
        let parts = [day, month, Some(date.year.to_owned())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let container = [origin.site.clone(), date, at, origin.url.clone()];
    sentences(origin, authors, container).join(" ")
}

/// The parts of a citation, each closed by a full stop: the authors, the title in quotation marks, and
/// the `container` with its commas.
fn sentences(
    origin: &Origin,
    authors: String,
    container: impl IntoIterator<Item = Option<String>>,
) -> Vec<String> {
    let container: Vec<_> = container.into_iter().flatten().collect();
    let title = origin.title.as_deref();
    let title = title.map(|title| format!("“{}”", stopped(title)));
    let closed = |part: String| (!part.is_empty()).then(|| stopped(&part));
    let parts = [closed(authors), title, closed(container.join(", "))];
    parts.into_iter().flatten().collect()
}

fn chicago(origin: &Origin, names: &[Name], day: Option<&Day>, at: Option<String>) -> String {
    let authors = inverted_first(names, origin);
    let date = day.map(|date| match (date.month(), date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        _ => date.year.to_owned(),
    });
    let mut parts = sentences(origin, authors, [origin.site.clone(), date, at]);
    parts.extend(origin.url.as_deref().map(stopped));
    parts.join(" ")
}

/// The citation key: the first author's family name, or the title's first word, and the year.
fn key(origin: &Origin, names: &[Name], day: Option<&Day>) -> String {
    let title = origin.title.as_deref().unwrap_or("source");
    let first = names.first().map_or(title, |name| name.family);
    let word = first.split(' ').next_back().filter(|_| !names.is_empty());
    let word = word.unwrap_or_else(|| first.split(' ').next().unwrap_or_default());
    let letters = word.chars().filter(char::is_ascii_alphanumeric);
    let word: String = letters.collect::<String>().to_ascii_lowercase();
    let word = if word.is_empty() { "source" } else { &word };
    format!("{word}{}", day.map_or("", |day| day.year))
}

/// `text` escaped for a BibTeX field.
fn braced(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            // BibTeX counts braces, even those after a backslash.
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

fn bibtex(origin: &Origin, names: &[Name], day: Option<&Day>, place: Option<&Place>) -> String {
    let mut entry = format!("@misc{{{},\n", key(origin, names, day));
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(entry, "  {name} = {{{value}}},");
    };
    if !names.is_empty() {
        // An organization gets extra braces so that it is not parsed as a person.
        let each = names.iter().map(|name| match name.given {
            "" => format!("{{{}}}", braced(name.family)),
            given => format!("{}, {}", braced(name.family), braced(given)),
        });
        field("author", &each.collect::<Vec<_>>().join(" and "));
    }
    if let Some(title) = &origin.title {
        field("title", &format!("{{{}}}", braced(title)));
    }
    if let Some(site) = &origin.site {
        field("howpublished", &braced(site));
    }
    if let Some(day) = day {
        field("year", day.year);
        if let Some(month) = day.month {
            field("month", &month.to_string());
        }
        field("date", &day.iso());
    }
    if let Some(url) = &origin.url {
        field("url", &url.replace('{', "%7B").replace('}', "%7D"));
    }
    if let Some(at) = place.and_then(|place| locator(place, Style::Bibtex)) {
        field("note", &braced(&at));
    }
    entry + "}"
}

fn ris(origin: &Origin, names: &[Name], day: Option<&Day>, place: Option<&Place>) -> String {
    let mut lines = vec![
        if origin.url.is_some() {
            "TY  - ELEC"
        } else {
            "TY  - GEN"
        }
        .to_owned(),
    ];
    let mut field = |tag: &str, value: &str| lines.push(format!("{tag}  - {value}"));
    for name in names {
        field("AU", &name.inverted());
    }
    if let Some(title) = &origin.title {
        field("TI", title);
    }
    if let Some(site) = &origin.site {
        field("T2", site);
    }
    if let Some(day) = day {
        field("PY", day.year);
        let month = day
            .month
            .map_or(String::new(), |month| format!("{month:02}"));
        let date = day.day.map_or(String::new(), |day| format!("{day:02}"));
        field("DA", &format!("{}/{month}/{date}", day.year));
    }
    if let Some(url) = &origin.url {
        field("UR", url);
    }
    match place.and_then(|place| place.locator.as_ref()) {
        Some(Locator::Page(page)) => field("SP", &page.to_string()),
        _ => {
            if let Some(at) = place.and_then(|place| locator(place, Style::Ris)) {
                field("N1", &at);
            }
        }
    }
    lines.push("ER  - ".to_owned());
    lines.join("\n") + "\n"
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person<'a>>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Person<'a> {
    Whole { literal: &'a str },
    Parted { family: &'a str, given: &'a str },
}

#[derive(Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    parts: [Vec<u32>; 1],
}

fn csl(origin: &Origin, names: &[Name], day: Option<&Day>, place: Option<&Place>) -> String {
    let issued = day.map(|day| {
        let year = day.year.parse().ok();
        let month = day.month.and_then(|month| u32::try_from(month).ok());
        Issued {
            parts: [[year, month, day.day].into_iter().flatten().collect()],
        }
    });
    let page = match place.and_then(|place| place.locator.as_ref()) {
        Some(Locator::Page(page)) => Some(page.to_string()),
        _ => None,
    };
    let author = names.iter().map(|name| match name.given {
        "" => Person::Whole {
            literal: name.family,
        },
        given => Person::Parted {
            family: name.family,
            given,
        },
    });
    let item = Item {
        id: key(origin, names, day),
        kind: if origin.url.is_some() {
            "webpage"
        } else {
            "document"
        },
        title: origin.title.as_deref(),
        author: author.collect(),
        site: origin.site.as_deref(),
        issued,
        url: origin.url.as_deref(),
        note: place
            .filter(|_| page.is_none())
            .and_then(|place| locator(place, Style::Csl)),
        page,
    };
    // Plain data with string keys can always be serialized.
    serde_json::to_string_pretty(&[item]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin() -> Origin {
        Origin {
            title: Some("Low water & late ferries".to_owned()),
            authors: vec!["Ana María Ruiz".to_owned(), "Jan van der Berg".to_owned()],
            site: Some("The Gauge".to_owned()),
            published: Some("2026-09-03".to_owned()),
            url: Some("https://gauge.example/1".to_owned()),
        }
    }

    fn page(number: u32) -> Place {
        Place {
            locator: Some(Locator::Page(number)),
            ..Place::default()
        }
    }

    #[test]
    fn each_style_has_its_own_order_of_names_and_dates() {
        for (style, expected) in [
            (
                Style::Apa,
                "Ruiz, A. M., & van der Berg, J. (2026, September 3). Low water & late ferries. The Gauge. \
                 https://gauge.example/1",
            ),
            (
                Style::Mla,
                "Ruiz, Ana María, and Jan van der Berg. “Low water & late ferries.” The Gauge, 3 Sept. 2026, \
                 https://gauge.example/1.",
            ),
            (
                Style::Chicago,
                "Ruiz, Ana María, and Jan van der Berg. “Low water & late ferries.” The Gauge, September 3, 2026. \
                 https://gauge.example/1.",
            ),
        ] {
            assert_eq!(cite(&origin(), None, style), expected, "{style:?}");
        }
    }

    #[test]
    fn unknown_facts_are_left_out() {
        let origin = Origin {
            title: Some("Low water".to_owned()),
            ..Origin::default()
        };
        assert_eq!(cite(&origin, None, Style::Apa), "Low water. (n.d.).");
        assert_eq!(cite(&origin, None, Style::Mla), "“Low water.”");
        assert_eq!(cite(&origin, None, Style::Chicago), "“Low water.”");
        assert_eq!(
            cite(&origin, None, Style::Bibtex),
            "@misc{low,\n  title = {{Low water}},\n}"
        );
        assert_eq!(
            cite(&origin, None, Style::Ris),
            "TY  - GEN\nTI  - Low water\nER  - \n"
        );
    }

    #[test]
    fn formats_for_programs_split_names_and_dates() {
        let bibtex = cite(&origin(), None, Style::Bibtex);
        assert!(
            bibtex.starts_with(
                "@misc{ruiz2026,\n  author = {Ruiz, Ana María and van der Berg, Jan},\n"
            )
        );
        assert!(bibtex.contains("title = {{Low water \\& late ferries}}"));
        let ris = cite(&origin(), Some(&page(3)), Style::Ris);
        assert!(ris.contains("AU  - van der Berg, Jan\n") && ris.contains("DA  - 2026/09/03\n"));
        assert!(ris.contains("SP  - 3\n"));
        let csl = cite(&origin(), None, Style::Csl);
        let csl: serde_json::Value = serde_json::from_str(&csl).unwrap();
        assert_eq!(
            csl[0]["issued"]["date-parts"],
            serde_json::json!([[2026, 9, 3]])
        );
        assert_eq!(csl[0]["author"][1]["family"], "van der Berg");
    }

    #[test]
    fn a_sentence_is_cited_with_its_page_chapter_time_or_section() {
        let cited = |place: &Place| cite(&origin(), Some(place), Style::Apa);
        assert!(cited(&page(12)).ends_with("(p. 12)"));
        let time = Place {
            locator: Some(Locator::Time(3_725)),
            ..Place::default()
        };
        assert!(cited(&time).ends_with("(1:02:05)"));
        let section = Place {
            section: Some("The ports".to_owned()),
            ..Place::default()
        };
        assert!(cited(&section).ends_with("(“The ports” section)"));
    }

    #[test]
    fn no_field_can_end_a_bibtex_entry_or_add_an_author() {
        let origin = Origin {
            title: Some("Low }water{".to_owned()),
            authors: vec!["Smith and Sons".to_owned(), "Bell, Ada and Co".to_owned()],
            published: Some("2026-09-03}, note = {forged".to_owned()),
            url: Some("https://gauge.example/a}b".to_owned()),
            site: None,
        };
        assert_eq!(
            cite(&origin, None, Style::Bibtex),
            "@misc{sons2026,\n  author = {{Smith and Sons} and {Bell, Ada and Co}},\n  \
             title = {{Low \\textbraceright{}water\\textbraceleft{}}},\n  year = {2026},\n  month = {9},\n  \
             date = {2026-09},\n  url = {https://gauge.example/a%7Db},\n}"
        );
    }

    #[test]
    fn a_chapters_title_stays_on_one_line() {
        let place = Place {
            locator: Some(Locator::Chapter {
                number: 1,
                title: Some("Low\nER  - water".to_owned()),
            }),
            ..Place::default()
        };
        let ris = cite(&origin(), Some(&place), Style::Ris);
        assert!(
            ris.contains("N1  - ch. 1, “Low ER - water”\nER  - \n"),
            "{ris}"
        );
    }

    #[test]
    fn an_organization_has_one_name() {
        let name = Name::of("Reuters");
        assert_eq!((name.family, name.given), ("Reuters", ""));
        assert_eq!(Name::of("The Gauge Staff").given, "");
        assert_eq!(Name::of("Smith & Sons").given, "");
    }
}
