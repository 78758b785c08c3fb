//! The Unicode text of characters from a registered collection, for fonts that do not provide it
//! themselves.
//!
//! Chinese, Japanese and Korean fonts number their characters according to one of Adobe's
//! collections ("Adobe-Japan1"), and often omit the table to Unicode, which every PDF reader is
//! supposed to have.

use hayro_font::CMapResolverFn;
use hayro_font::hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_syntax::object::{self, Array, Dict, Name, Object, Stream};

use super::strings;

/// Two tables: from a character code to a character id, and from that to Unicode.
#[derive(Debug)]
pub(crate) struct Collection {
    encoding: CMap,
    unicode: CMap,
}

impl Collection {
    /// The collection of a composite font without a Unicode table of its own; `None` for any other
    /// font.
    pub(crate) fn of(font: &Dict<'_>, tables: &CMapResolverFn) -> Option<Self> {
        if font.get::<Name<'_>>("Subtype").as_deref() != Some(b"Type0")
            || font.get::<Stream<'_>>("ToUnicode").is_some()
        {
            return None;
        }
        let descendants = font.get::<Array<'_>>("DescendantFonts")?;
        let descendant = descendants.iter::<Dict<'_>>().next()?;
        let info = descendant.get::<Dict<'_>>("CIDSystemInfo")?;
        let registry = info.get::<object::String<'_>>("Registry")?;
        let ordering = info.get::<object::String<'_>>("Ordering")?;
        let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
        Some(Self {
            encoding: match font.get::<Object<'_>>("Encoding")? {
                Object::Name(name) => table(CMapName::from_bytes(&name), tables)?,
                Object::Stream(stream) => {
                    CMap::parse(&stream.decoded_data().ok()?, of_name(tables))?
                }
                _ => return None,
            },
            unicode: table(family.ucs2_cmap()?, tables)?,
        })
    }

    /// The Unicode text of `code`, which has this many bytes; empty if the collection does not say.
    pub(crate) fn letters(&self, code: u32, bytes: usize) -> String {
        let bytes = u8::try_from(bytes).unwrap_or(u8::MAX);
        let character = self.encoding.lookup_cid_code(code, bytes);
        match character.and_then(|character| self.unicode.lookup_bf_string(character)) {
            Some(BfString::Char(c)) => strings::plain(c.encode_utf8(&mut [0; 4])),
            Some(BfString::String(text)) => strings::plain(&text),
            None => String::new(),
        }
    }
}

/// The registered table called `name`.
fn table(name: CMapName<'_>, tables: &CMapResolverFn) -> Option<CMap> {
    match name {
        CMapName::IdentityH => Some(CMap::identity_h()),
        CMapName::IdentityV => Some(CMap::identity_v()),
        name => CMap::parse(tables(name)?, of_name(tables)),
    }
}

/// Finds the tables that a table refers to.
fn of_name(
    tables: &CMapResolverFn,
) -> impl Fn(CMapName<'_>) -> Option<&'static [u8]> + Clone + 'static {
    let tables = tables.clone();
    move |name| tables(name)
}
