//! Genitives without an apostrophe, as in German and related languages: "Merkels" is Merkel.

use rustc_hash::FxHashSet;

use super::Found;
use crate::digest::EntityKind;

/// Removes the ending of each of `texts` that is the genitive of another text of the same kind, or
/// of its last word, if its language `writes_bare_genitives`.
pub(super) fn resolve(
    found: &[Found],
    texts: &mut [String],
    writes_bare_genitives: impl Fn(&Found) -> bool,
) {
    if !found.iter().any(&writes_bare_genitives) {
        return;
    }
    let mut plain: FxHashSet<(EntityKind, String)> = FxHashSet::default();
    for (mention, text) in found.iter().zip(texts.iter()) {
        let last = text.rsplit(' ').next().unwrap_or_default();
        plain.insert((mention.kind, last.to_owned()));
    }
    for (mention, text) in found.iter().zip(texts.iter_mut()) {
        let last = text.rsplit(' ').next().unwrap_or_default();
        let Some(owner) = last
            .strip_suffix('s')
            .filter(|owner| owner.chars().count() > 2)
        else {
            continue;
        };
        if mention.kind.is_name()
            && writes_bare_genitives(mention)
            && plain.contains(&(mention.kind, owner.to_owned()))
        {
            text.pop();
        }
    }
}
