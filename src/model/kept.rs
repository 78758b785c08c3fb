//! [`Kept`]: a draft in the format in which it is stored: in the browser's storage, in a link and
//! in the library.
//!
//! Every stored draft states its format version. A later version is refused, never guessed at; the
//! first builds wrote no version, and theirs is read as version 0. Version 2 added highlights;
//! version 3 added the articles' origins and the distribution of the summary over sections.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::draft::{Draft, Unit, View};
use crate::model::highlight::{self, Colour, Highlight};
use crate::model::markup;
use crate::model::rich::Markup;
use pith::Origin;
use pith::Span;
use pith::digest::{Correction, Override};
use pith::text::language::Language;

/// The format version that this build writes, and the newest that it reads.
pub const VERSION: u32 = 3;

/// Longer summaries are not believed, in whatever unit.
const LONGEST_SUMMARY: usize = 100_000;

/// Nobody has decided on more blocks and sentences than this, …
const MOST_DECIDED: usize = 5_000;

/// … given a text more authors, …
const MOST_AUTHORS: usize = 100;

/// … corrected more names, …
const MOST_CORRECTED: usize = 500;

/// … highlighted more passages, …
const MOST_HIGHLIGHTED: usize = 1_000;

/// … or put more articles side by side. Anything beyond this was made to keep the page busy.
const MOST_FURTHER: usize = 50;

/// Why stored data cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer build wrote it.
    Newer,
    /// It is damaged, or something else.
    Damaged,
}

/// JSON that can be read as different types.
pub trait Json {
    /// The value as a `T`; `None` if it is not one.
    fn read<T: DeserializeOwned>(&self) -> Option<T>;
}

/// JSON in a string, for tests.
#[cfg(test)]
pub(crate) struct Text<'a>(pub(crate) &'a str);

#[cfg(test)]
impl Json for Text<'_> {
    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.0).ok()
    }
}

/// What every stored draft states, whatever its version.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Stamp {
    #[serde(default)]
    version: u32,
}

impl Stamp {
    /// Checks that this build knows the version.
    ///
    /// # Errors
    ///
    /// [`Unreadable::Newer`] if it does not.
    pub const fn check(self) -> Result<(), Unreadable> {
        if self.version > VERSION {
            Err(Unreadable::Newer)
        } else {
            Ok(())
        }
    }
}

/// The draft in `json`.
///
/// # Errors
///
/// If it is of a newer build, or damaged.
pub fn read(json: &impl Json) -> Result<Draft, Unreadable> {
    let stamp: Stamp = json.read().ok_or(Unreadable::Damaged)?;
    stamp.check()?;
    let kept: Kept<String> = json.read().ok_or(Unreadable::Damaged)?;
    if kept
        .markup
        .as_deref()
        .is_some_and(|markup| !markup::is_known(markup))
    {
        return Err(Unreadable::Newer);
    }
    Ok(kept.into())
}

/// A highlight as it is stored, with its colour's code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct KeptHighlight {
    span: Option<Span>,
    words: String,
    before: String,
    after: String,
    colour: String,
    #[serde(default)]
    note: String,
}

impl KeptHighlight {
    fn of(highlight: &Highlight) -> Self {
        Self {
            span: highlight.span,
            words: highlight.words.to_string(),
            before: highlight.before.to_string(),
            after: highlight.after.to_string(),
            colour: highlight.colour.code().to_owned(),
            note: highlight.note.to_string(),
        }
    }

    /// The highlight, at the stored position if its words are there.
    fn highlight(self, text: &str) -> Highlight {
        let stands = |span: &Span| text.get(span.start()..span.end()) == Some(&*self.words);
        Highlight {
            span: self.span.filter(stands),
            words: self.words.into(),
            before: self.before.into(),
            after: self.after.into(),
            colour: Colour::from_code(&self.colour),
            note: self.note.into(),
        }
    }
}

/// A draft as it is written (with `&str` as `T`) and read (with `String`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept<T> {
    #[serde(default)]
    version: u32,
    text: T,
    #[serde(default)]
    overrides: Vec<Override>,
    #[serde(default)]
    choices: Vec<Override>,
    // The fields of the view itself: serde's `flatten` would cost the page 10 KB.
    length: usize,
    #[serde(default)]
    unit: Unit,
    #[serde(default)]
    paragraph: bool,
    #[serde(default)]
    by_weight: bool,
    markup: Option<T>,
    title: Option<T>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    origins: Vec<Origin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spread: Option<bool>,
    language: Option<T>,
    #[serde(default)]
    corrections: Vec<Correction>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    further: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    highlights: Vec<KeptHighlight>,
}

impl<'a> Kept<&'a str> {
    /// `draft` in its stored format.
    #[must_use]
    pub fn of(draft: &'a Draft) -> Self {
        Self {
            version: VERSION,
            text: &draft.text,
            overrides: draft.overrides.clone(),
            choices: draft.choices.clone(),
            length: draft.view.length,
            unit: draft.view.unit,
            paragraph: draft.view.paragraph,
            by_weight: draft.view.by_weight,
            markup: draft.stored_markup(),
            title: draft.title.as_deref(),
            origins: draft.origins.clone(),
            spread: draft.view.spread,
            language: draft.language.map(Language::code),
            corrections: draft.corrections.clone(),
            further: draft.further.clone(),
            highlights: draft.highlights.iter().map(KeptHighlight::of).collect(),
        }
    }
}

impl Kept<&str> {
    /// The same with owned strings.
    #[must_use]
    pub fn own(self) -> Kept<String> {
        Kept {
            version: self.version,
            text: self.text.to_owned(),
            overrides: self.overrides,
            choices: self.choices,
            length: self.length,
            unit: self.unit,
            paragraph: self.paragraph,
            by_weight: self.by_weight,
            markup: self.markup.map(str::to_owned),
            title: self.title.map(str::to_owned),
            origins: self.origins,
            spread: self.spread,
            language: self.language.map(str::to_owned),
            corrections: self.corrections,
            further: self.further,
            highlights: self.highlights,
        }
    }
}

impl Kept<String> {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of text and markup.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len() + self.markup.as_ref().map_or(0, String::len)
    }
}

impl From<Kept<String>> for Draft {
    /// The draft that was stored. It may come from a link that anyone wrote, so anything about
    /// places that the text does not have is dropped.
    fn from(mut kept: Kept<String>) -> Self {
        kept.corrections.truncate(MOST_CORRECTED);
        kept.further.truncate(MOST_FURTHER);
        kept.origins.truncate(kept.further.len() + 1);
        kept.highlights.truncate(MOST_HIGHLIGHTED);
        let draft = Self::of(&kept.text);
        let highlights = kept.highlights.into_iter();
        let mut highlights = highlights
            .map(|highlight| highlight.highlight(&draft.text))
            .filter(|highlight| !highlight.words.trim().is_empty())
            .collect();
        highlight::anchor(&mut highlights, &draft.text, &[]);
        let stands = |word: &Override| {
            let text = draft.text.get(word.block.start()..word.block.end());
            text.is_some_and(|text| !text.is_empty())
        };
        let standing = |mut words: Vec<Override>| {
            words.retain(stands);
            words.truncate(MOST_DECIDED);
            words
        };
        // With other line ends, positions differ, and the markup does not fit.
        let same = kept.text.len() == draft.text.len();
        let markup = kept.markup.filter(|_| same);
        Self {
            markup: markup.map_or(Markup::None, |markup| Markup::Read(markup.into())),
            title: kept.title.map(Into::into),
            origins: kept.origins.into_iter().map(checked).collect(),
            language: kept.language.and_then(|code| Language::from_code(&code)),
            overrides: standing(kept.overrides),
            choices: standing(kept.choices),
            corrections: kept.corrections,
            further: if same { kept.further } else { Vec::new() },
            highlights,
            view: View {
                length: kept.length.clamp(1, LONGEST_SUMMARY),
                unit: kept.unit,
                paragraph: kept.paragraph,
                by_weight: kept.by_weight,
                spread: kept.spread,
            },
            ..draft
        }
    }
}

/// An origin that may come from anyone: a date must be one, and an address a web address, or they are dropped.
fn checked(mut origin: Origin) -> Origin {
    if let Some(date) = origin.published.take_if(|date| !date.is_empty()) {
        origin.take_published(&date);
    }
    let url = origin.url.take();
    origin.url = url.and_then(|url| match url.as_str() {
        "" => Some(url),
        _ => pith::text::html::address(&url, None),
    });
    origin.authors.truncate(MOST_AUTHORS);
    origin
}

#[cfg(test)]
mod tests {
    use super::*;
    use pith::Span;
    use pith::digest::{EntityKind, Named};

    fn read(json: &str) -> Draft {
        super::read(&Text(json)).unwrap()
    }

    #[test]
    fn a_newer_builds_draft_is_refused_and_distinguished_from_a_damaged_one() {
        for newer in [
            r#"{"version":4,"text":"Été.","length":3,"markup":null,"title":null,"language":null}"#,
            r#"{"version":4,"pages":[]}"#,
            r#"{"text":"Été.","length":3,"markup":"4.AAAA","title":null,"language":null}"#,
        ] {
            assert_eq!(super::read(&Text(newer)), Err(Unreadable::Newer), "{newer}");
        }
        for damaged in ["", "7", "{}", r#"{"version":1,"text":7}"#] {
            assert_eq!(
                super::read(&Text(damaged)),
                Err(Unreadable::Damaged),
                "{damaged}"
            );
        }
    }

    #[test]
    fn all_of_the_readers_changes_are_restored() {
        let mut draft = Draft::of("Read also\n\nThe river rose. Schools stayed open.");
        draft.title = Some("Flood".into());
        draft.set_origin(
            0,
            Origin {
                site: Some("The Gauge".into()),
                url: Some("https://gauge.example/1".into()),
                ..Origin::default()
            },
        );
        draft.view.spread = Some(true);
        draft.language = Some(Language::En);
        draft.decide(Span::new(0, 9), true);
        draft.choose(Span::new(11, 26), Some(false));
        draft.correct(Correction::Kind {
            of: Named {
                name: "River".into(),
                kind: EntityKind::Person,
            },
            kind: EntityKind::Place,
        });
        for (span, colour) in [
            (Span::new(15, 20), Colour::Blue),
            (Span::new(27, 34), Colour::Pink),
        ] {
            let highlight = Highlight::of(&draft.text, span, colour).unwrap();
            highlight::add(&mut draft.highlights, &draft.text, highlight);
        }
        draft.highlights[0].note = "which one?".into();
        draft.view.paragraph = true;
        draft.view.length = 5;
        let json = serde_json::to_string(&Kept::of(&draft)).unwrap();
        assert_eq!(read(&json), draft);
    }

    #[test]
    fn a_forged_link_with_too_many_changes_is_truncated() {
        let mut draft = Draft::of(&"Yes. No.\n\n".repeat(1_000));
        draft.further = (1..10_000).collect();
        draft.choices = (0..9_000)
            .map(|start| Override {
                block: Span::new(start, start + 1),
                keep: true,
            })
            .collect();
        draft.corrections = (0..9_000)
            .map(|number| Correction::Add {
                words: number.to_string(),
                kind: EntityKind::Work,
            })
            .collect();
        let json = serde_json::to_string(&Kept::of(&draft)).unwrap();
        let read = read(&json);
        assert_eq!(read.further.len(), MOST_FURTHER);
        assert_eq!(read.choices.len(), MOST_DECIDED);
        assert_eq!(read.corrections.len(), MOST_CORRECTED);
    }

    #[test]
    fn a_highlight_with_a_wrong_place_is_found_by_its_words_or_lost() {
        let json = r#"{"version":2,"text":"The river rose overnight. Schools stayed open.","length":3,
            "markup":null,"title":null,"language":null,"highlights":[
            {"span":[0,2],"words":"Schools stayed open","before":"overnight. ","after":".","colour":"green"},
            {"span":[9,4],"words":"no such words","before":"","after":"","colour":"mauve","note":"kept"},
            {"span":[3,4],"words":" ","before":"","after":"","colour":"pink"}]}"#;
        let draft = read(json);
        let found: Vec<_> = draft
            .highlights
            .iter()
            .map(|highlight| highlight.span)
            .collect();
        assert_eq!(found, [Some(Span::new(26, 45)), None]);
        assert_eq!(draft.highlights[0].colour, Colour::Green);
        assert_eq!(&*draft.highlights[1].note, "kept");
    }

    #[test]
    fn a_forged_links_decisions_on_missing_places_are_dropped() {
        let json = r#"{"text":"Été. Yes.","length":0,"overrides":[
            {"block":[1,3],"keep":true},
            {"block":[7,4],"keep":true},
            {"block":[0,900],"keep":true},
            {"block":[0,6],"keep":true}],"language":"tlh","markup":null,"title":null}"#;
        let draft = read(json);
        assert_eq!(draft.overrides.len(), 1);
        assert_eq!(draft.overrides[0].block.text(&draft.text), "Été.");
        assert_eq!(draft.view.length, 1);
        assert_eq!(draft.language, None);
    }
}
