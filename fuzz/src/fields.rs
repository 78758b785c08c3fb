//! The fields of an input.

use std::borrow::Cow;

use pith::digest::{Budget, Correction, EntityKind, Named, Options, Override};
use pith::text::language::Language;
use pith::{Digest, Span};

/// The fields of `input`; missing ones are empty.
#[must_use]
pub fn split<const N: usize>(input: &[u8]) -> [&[u8]; N] {
    let mut fields = input.splitn(N, |&byte| byte == 0xff);
    std::array::from_fn(|_| fields.next().unwrap_or_default())
}

/// A field as text.
#[must_use]
pub fn text(field: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(field)
}

/// A field that makes decisions: its bytes one by one, then zeros.
#[derive(Debug)]
pub struct Dice<'a>(pub &'a [u8]);

/// Some languages, by code; the first is none.
const LANGUAGES: [&str; 13] = [
    "", "en", "de", "fr", "es", "it", "pt", "nl", "ru", "tr", "ar", "fi", "no",
];

impl Dice<'_> {
    /// A number below `end`, or 0 if `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let mut byte = || {
            let (&first, rest) = self.0.split_first().unwrap_or((&0, &[]));
            self.0 = rest;
            usize::from(first)
        };
        let number = if end > 256 {
            byte() << 8 | byte()
        } else {
            byte()
        };
        number % end.max(1)
    }

    /// True one time in `times`, and never past the end.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// An arbitrary span, except that it starts within `text`.
    fn span(&mut self, text: &str) -> Span {
        let start = self.below(text.len() + 1);
        Span::new(start, start + self.below(text.len() + 2))
    }

    /// Some characters of `text`.
    fn some(&mut self, text: &str) -> String {
        let skipped = self.below(text.len().min(4_000));
        text.chars()
            .skip(skipped)
            .take(1 + self.below(40))
            .collect()
    }

    /// A summary's length.
    pub fn budget(&mut self) -> Budget {
        match self.below(4) {
            0 => Budget::Sentences(self.below(20)),
            1 => Budget::Words(self.below(1_000)),
            2 => Budget::Share(self.below(256) as f32 / 200.0),
            _ => Budget::Share(f32::NAN),
        }
    }

    /// Up to `most` indices below `end`.
    pub fn indices(&mut self, most: usize, end: usize) -> Vec<usize> {
        let count = self.below(most + 1);
        (0..count).map(|_| self.below(end)).collect()
    }

    /// Options for `text`. `digest` gives the engine's own result, from which names to correct are
    /// picked.
    pub fn options(&mut self, text: &str, digest: impl FnOnce() -> Digest) -> Options {
        let mut options = Options {
            as_is: self.once_in(4),
            language: Language::from_code(LANGUAGES[self.below(LANGUAGES.len())]),
            title: self.once_in(3).then(|| self.some(text)),
            budget: self.budget(),
            ..Options::default()
        };
        for _ in 0..self.below(4) {
            options.overrides.push(Override {
                block: self.span(text),
                keep: self.once_in(2),
            });
        }
        for _ in 0..self.below(4) {
            options.further.push(self.below(text.len() + 2));
        }
        let corrections = self.below(4);
        if corrections > 0 {
            let found = digest();
            for _ in 0..corrections {
                options.corrections.push(self.correction(text, &found));
            }
        }
        options
    }

    fn correction(&mut self, text: &str, digest: &Digest) -> Correction {
        let kind = EntityKind::ALL[self.below(EntityKind::ALL.len())];
        let of = self.named(text, digest);
        match self.below(5) {
            0 => Correction::Kind { of, kind },
            1 => Correction::Remove { of },
            2 => Correction::Join {
                of,
                into: self.named(text, digest),
            },
            3 => Correction::Split {
                of,
                written: self.some(text),
            },
            _ => Correction::Add {
                words: self.some(text),
                kind,
            },
        }
    }

    /// An entity that was found, or one with an arbitrary name.
    fn named(&mut self, text: &str, digest: &Digest) -> Named {
        let at = self.below(digest.entities.len() + 1);
        match digest.entities.get(at) {
            Some(entity) => Named {
                name: entity.name.clone(),
                kind: entity.kind,
            },
            None => Named {
                name: self.some(text),
                kind: EntityKind::Person,
            },
        }
    }
}
