//! Where the library is kept: a store of the browser's IndexedDB, an entry in JSON for each article.

use idb::{Database, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

use crate::browser::json;
use crate::browser::storage;
use crate::model::library::Entry;

/// The name of the database.
const DATABASE: &str = "pith";
/// The name of its store.
const STORE: &str = "articles";
/// Under this the browser's storage says whether what is read is kept.
const KEEPS: &str = "pith.library";

/// Whether the reader has asked that what they read is kept.
#[must_use]
pub fn keeps() -> bool {
    storage::get(KEEPS).unwrap_or_default()
}

/// Keeps whether what is read is kept.
pub fn set_keeps(keeps: bool) {
    storage::set(KEEPS, &keeps);
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // Where this fails, the first use of the store says so.
        if let Ok(database) = idb::DatabaseEvent::database(&event) {
            drop(database.create_object_store(STORE, ObjectStoreParams::new()));
        }
    });
    request.await
}

/// All entries. One that cannot be read is left out.
///
/// # Errors
///
/// Where the browser keeps nothing for this page.
pub async fn all() -> Result<Vec<Entry>, Error> {
    let database = open().await?;
    let reading = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let values = reading.object_store(STORE)?.get_all(None, None)?.await?;
    let entry = |value: &JsValue| json::read(&value.as_string()?);
    let entries = values.iter().filter_map(entry).collect();
    reading.await?;
    database.close();
    Ok(entries)
}

/// Keeps `entries`, each in place of the one that has its id.
///
/// # Errors
///
/// Where the browser keeps nothing for this page, or has no room.
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
/// Where the browser keeps nothing for this page.
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
