//! Puts the learned models into the built page, as files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::packing::packed;
use crate::workspace;

/// The script that loads the worker's parts, both in the sources and in the built page.
const LOADER: &str = "worker_loader.js";

/// The placeholder for the models' names in its source.
const PLACEHOLDER: &str = "const MODELS = {};";

/// Name prefixes of the models that every first visit loads: those for the first summary, and names
/// in English. Other models are loaded when a text needs them.
const AT_ONCE: [&str; 3] = ["article.", "summary.", "names.en."];

/// Copies the models into the page in `dist`, each with its content hash in its name, and writes
/// those names into the worker's loader.
///
/// # Errors
/// If a file cannot be read or written, or the loader lacks the placeholder.
pub fn write(dist: &Path) -> Result<()> {
    let names = copy(&workspace::root().join("models"), dist)?;
    let path = dist.join(LOADER);
    let loader = fs::read_to_string(&path).context("the page has no worker loader")?;
    if loader.matches(PLACEHOLDER).count() != 1 {
        bail!("{LOADER} lacks the placeholder for the models' names");
    }
    let names = serde_json::to_string(&names)?;
    let loader = loader.replace(PLACEHOLDER, &format!("const MODELS = {names};"));
    Ok(fs::write(path, loader)?)
}

/// Copies the models from the folder `from` to `dist`; returns their new names, by job and
/// language.
fn copy(from: &Path, dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "bin") {
            continue;
        }
        let model = path.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = lean(fs::read(&path)?)?;
        let name = format!("{model}.{}.bin", hash(&bytes));
        fs::write(dist.join(&name), bytes)?;
        names.insert(model.into_owned(), name);
    }
    Ok(names)
}

/// `bytes` compressed, if that saves at least a tenth. Static hosts do not compress such files, so
/// the worker's loader unpacks them.
fn lean(bytes: Vec<u8>) -> Result<Vec<u8>> {
    let packed = packed(&bytes)?;
    let saves = packed.len() < bytes.len() / 10 * 9;
    Ok(if saves { packed } else { bytes })
}

/// A content hash of sixteen hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the file of this name is a model that is loaded only when a text needs it.
#[must_use]
pub fn is_on_demand(name: &str) -> bool {
    is_model(name) && !AT_ONCE.iter().any(|with| name.starts_with(with))
}

/// Whether the file of this name is a model that the first summary needs.
#[must_use]
pub fn is_for_summary(name: &str) -> bool {
    is_model(name) && !name.starts_with("names.")
}

/// Whether the file of this name is a model.
#[must_use]
pub fn is_model(name: &str) -> bool {
    name.ends_with(".bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_named_after_its_content() {
        let (from, dist) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = from.path().join("names.en.bin");
        fs::write(from.path().join("MODEL_CARD.md"), "card").unwrap();
        let copied = |content| {
            fs::write(&path, content).unwrap();
            copy(from.path(), dist.path()).unwrap()
        };
        let (one, other) = (copied("one"), copied("other"));
        assert_eq!(one.len(), 1);
        assert_ne!(one["names.en"], other["names.en"]);
        assert_eq!(copied("one"), one);
        let bytes = fs::read(dist.path().join(&one["names.en"])).unwrap();
        assert_eq!(bytes, b"one");
    }

    #[test]
    fn names_in_other_languages_are_loaded_on_demand() {
        assert!(is_on_demand("names.de.0123456789abcdef.bin"));
        assert!(!is_on_demand("names.en.0123456789abcdef.bin"));
        assert!(!is_on_demand("page.js"));
    }

    #[test]
    fn the_loader_has_a_place_for_the_names() {
        let source = workspace::root().join("src/shell").join(LOADER);
        let source = fs::read_to_string(source).unwrap();
        assert_eq!(source.matches(PLACEHOLDER).count(), 1);
    }
}
