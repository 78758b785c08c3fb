//! What a font says about its characters and its weight, besides its table to Unicode.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use hayro_font::{CMapResolverFn, Font, FontGlyph};
use hayro_syntax::object::{Array, Dict, Name};
use skrifa::{FontRef, MetadataProvider};

use super::collection::Collection;
use super::strings;

/// A font's face.
#[derive(Debug)]
pub(crate) struct Face {
    /// Whether it is bold.
    pub bold: bool,
    collection: Option<Collection>,
    /// The characters of the glyphs, according to the embedded font.
    own: OnceCell<BTreeMap<u32, char>>,
}

/// Maximum number of characters read from an embedded font.
const MAX_CHARACTERS: usize = 200_000;

/// Weights from this on are bold.
const BOLD: u32 = 600;

/// The flag of fonts that are to look bold.
const FORCE_BOLD: u32 = 1 << 18;

/// Parts of the names of bold fonts, in lower case.
const BOLD_NAMES: [&str; 5] = ["bold", "black", "heavy", "-demi", "cmbx"];

impl Face {
    pub(crate) fn of(font: &Dict<'_>, tables: &CMapResolverFn) -> Self {
        Self {
            bold: is_bold(font),
            collection: Collection::of(font, tables),
            own: OnceCell::new(),
        }
    }

    /// The text of a character code of `length` bytes that the font's table to Unicode does not
    /// give; empty if it is unknown.
    pub(crate) fn letters(&self, font: &Font<'_>, code: u32, length: usize) -> String {
        if let Some(collection) = &self.collection {
            let letters = collection.letters(code, length);
            if !letters.is_empty() {
                return letters;
            }
        }
        let FontGlyph::Outline(glyph) = font.glyph(font.map_code(code), code) else {
            return String::new();
        };
        let own = self.own.get_or_init(|| {
            let data = glyph.font_data();
            data.map(|font| characters(font.data.as_ref().as_ref()))
                .unwrap_or_default()
        });
        own.get(&glyph.glyph_id().to_u32())
            .map(|c| strings::plain(c.encode_utf8(&mut [0; 4])))
            .unwrap_or_default()
    }
}

/// The character of each glyph that an embedded font assigns to one; of several, the first.
fn characters(font: &[u8]) -> BTreeMap<u32, char> {
    let mut found = BTreeMap::new();
    let Ok(font) = FontRef::new(font) else {
        return found;
    };
    for (code, glyph) in font.charmap().mappings().take(MAX_CHARACTERS) {
        // Codes for private use mean nothing elsewhere.
        let character = char::from_u32(code).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}'));
        if let Some(character) = character {
            found.entry(glyph.to_u32()).or_insert(character);
        }
    }
    found
}

fn is_bold(font: &Dict<'_>) -> bool {
    let descendant = font
        .get::<Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let named = font.get::<Name<'_>>("BaseFont").is_some_and(|name| {
        let name = name.as_str().to_lowercase();
        BOLD_NAMES.iter().any(|part| name.contains(part))
    });
    let described = descendant
        .as_ref()
        .unwrap_or(font)
        .get::<Dict<'_>>("FontDescriptor")
        .is_some_and(|font| {
            font.get::<u32>("FontWeight")
                .is_some_and(|weight| weight >= BOLD)
                || font
                    .get::<u32>("Flags")
                    .is_some_and(|flags| flags & FORCE_BOLD != 0)
        });
    named || described
}
