//! Makes the built page work offline: writes the list of its files into its service worker.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};

use crate::{build_id, models, packing, workspace};

/// The service worker, both in the sources and in the built page.
const SERVICE_WORKER: &str = "service_worker.js";

/// The placeholder for the list in its source.
const PLACEHOLDER: &str = "const FILES = {};";

/// The placeholder for the version in its source.
const VERSION: &str = "const VERSION = \"\";";

/// Name prefixes of files that a first visit does not load. The icons not listed here are those
/// that a tab, or a browser that offers to install the page, requests at each visit, online or
/// offline.
const ON_DEMAND: [&str; 9] = [
    "icon-512",
    "icon-maskable",
    "icon-touch",
    "page-tools",
    "page-words",
    "reader",
    "worker-engine_export",
    "worker-engine_html",
    "worker-engine_languages",
];

/// Name prefixes of files that the page requests with its build id. Their parts have a hash in their
/// names instead.
const VERSIONED: [&str; 2] = ["worker", "reader"];

/// Writes the service worker of the page in `dist`: its source with the list of the page's files
/// and their hashes, so that a browser caches all of one build or nothing.
///
/// # Errors
/// If a file cannot be read or written.
pub fn write(dist: &Path) -> Result<()> {
    let id = build_id::of(&workspace::root()).context("cannot read the sources")?;
    let source = workspace::root().join("src/shell").join(SERVICE_WORKER);
    let source = fs::read_to_string(&source)?;
    let target = dist.join(SERVICE_WORKER);
    if target.exists() {
        fs::remove_file(&target)?;
    }
    let files = list(dist, &id)?;
    let version = version(&files);
    let list = serde_json::to_string_pretty(&files)?;
    let script = source
        .replace(PLACEHOLDER, &format!("const FILES = {list};"))
        .replace(VERSION, &format!("const VERSION = \"{version}\";"));
    fs::write(target, script)?;
    Ok(())
}

/// Whether the file of this name is one that a first visit does not load. It is cached once it has
/// been requested.
#[must_use]
pub fn is_on_demand(name: &str) -> bool {
    ON_DEMAND.iter().any(|with| name.starts_with(with)) || models::is_on_demand(name)
}

/// The URLs of the page's files, relative to the page, each with its subresource-integrity hash, or
/// with an empty string if it is only cached on request.
fn list(dist: &Path, id: &str) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for file in packing::files_below(dist)? {
        let name = file
            .strip_prefix(dist)?
            .to_string_lossy()
            .replace('\\', "/");
        let address = if name == "index.html" {
            "./".to_owned()
        } else if !name.contains('-') && VERSIONED.iter().any(|with| name.starts_with(with)) {
            format!("{name}?{id}")
        } else {
            name.clone()
        };
        let integrity = if is_on_demand(&name) {
            String::new()
        } else {
            let hash = BASE64_STANDARD.encode(Sha384::digest(fs::read(&file)?));
            format!("sha384-{hash}")
        };
        files.insert(address, integrity);
    }
    Ok(files)
}

/// A version that identifies this state of all files.
fn version(files: &BTreeMap<String, String>) -> String {
    let all: String = files
        .iter()
        .flat_map(|(address, of)| [&**address, of])
        .collect();
    models::hash(all.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(dist.path().join(name), content).unwrap();
        }
        dist
    }

    #[test]
    fn the_list_has_each_file_under_the_address_that_the_page_requests() {
        let dist = dist(&[
            ("index.html", "<p>"),
            ("page-1.js", "page"),
            ("worker.js", "worker"),
            ("reader.js", "reader"),
            ("worker-engine_rest-1.wasm", "part"),
        ]);
        let files = list(dist.path(), "id").unwrap();
        let addresses: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(
            addresses,
            [
                "./",
                "page-1.js",
                "reader.js?id",
                "worker-engine_rest-1.wasm",
                "worker.js?id"
            ]
        );
        assert!(files["./"].starts_with("sha384-"));
        assert_eq!(files["reader.js?id"], "", "it is cached on demand");
    }

    #[test]
    fn a_changed_file_changes_the_version() {
        let version = |text| version(&list(dist(&[("a.js", text)]).path(), "id").unwrap());
        assert_eq!(version("a"), version("a"));
        assert_ne!(version("a"), version("b"));
    }

    #[test]
    fn the_service_worker_has_a_place_for_the_list_and_the_version() {
        let source = workspace::root().join("src/shell").join(SERVICE_WORKER);
        let source = fs::read_to_string(source).unwrap();
        assert_eq!(source.matches(PLACEHOLDER).count(), 1);
        assert_eq!(source.matches(VERSION).count(), 1);
    }
}
