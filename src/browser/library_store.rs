//! Where the library is kept: a store of the browser's IndexedDB, an entry in JSON for each article.

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

/// All entries, and how many there are besides that only a newer build can read. A damaged one is left
/// out.
///
/// # Errors
///
/// Where the browser keeps nothing for this page.
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
