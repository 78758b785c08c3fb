//! Stores the library in the browser's IndexedDB, one JSON entry per article.

use idb::{Database, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

use crate::browser::json::{self, Parsed};
use crate::browser::storage;
use crate::model::kept::Unreadable;
use crate::model::library::{self, Entry};

/// The name of the database.
const DATABASE: &str = "pith";
/// The name of its store.
const STORE: &str = "articles";
/// The key in the browser's storage that says whether articles are saved.
const KEEPS: &str = "pith.library";

/// Whether the reader has asked to save the articles that they read.
#[must_use]
pub fn keeps() -> bool {
    storage::get(KEEPS).unwrap_or_default()
}

/// Stores whether articles are saved.
pub fn set_keeps(keeps: bool) {
    storage::set(KEEPS, &keeps);
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // If this fails, the first use of the store reports it.
        if let Ok(database) = idb::DatabaseEvent::database(&event) {
            drop(database.create_object_store(STORE, ObjectStoreParams::new()));
        }
    });
    request.await
}

/// All entries, and the number of further ones that only a newer build can read. Damaged entries
/// are skipped.
///
/// # Errors
///
/// If the browser does not store anything for this page.
pub async fn all() -> Result<(Vec<Entry>, usize), Error> {
    let database = open().await?;
    let reading = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let values = reading.object_store(STORE)?.get_all(None, None)?.await?;
    let (mut entries, mut newer) = (Vec::new(), 0);
    for json in values.iter().filter_map(JsValue::as_string) {
        match library::read_entry(&Parsed::of(&json)) {
            Ok(entry) => entries.push(entry),
            Err(Unreadable::Newer) => newer += 1,
            Err(Unreadable::Damaged) => {}
        }
    }
    reading.await?;
    database.close();
    Ok((entries, newer))
}

/// Stores `entries`, replacing those with the same ids.
///
/// # Errors
///
/// If the browser does not store anything for this page, or has no space left.
pub async fn put(entries: &[Entry]) -> Result<(), Error> {
    let database = open().await?;
    let writing = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = writing.object_store(STORE)?;
    for entry in entries {
        if let Some(json) = json::write(entry) {
            let key = JsValue::from_str(&entry.id);
            store.put(&json.into(), Some(&key))?.await?;
        }
    }
    writing.commit()?.await?;
    database.close();
    Ok(())
}

/// Deletes the entries with these ids.
///
/// # Errors
///
/// If the browser does not store anything for this page.
pub async fn delete(ids: &[String]) -> Result<(), Error> {
    let database = open().await?;
    let writing = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = writing.object_store(STORE)?;
    for id in ids {
        store.delete(Query::Key(JsValue::from_str(id)))?.await?;
    }
    writing.commit()?.await?;
    database.close();
    Ok(())
}
