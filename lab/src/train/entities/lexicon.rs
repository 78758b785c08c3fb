//! The lexicons that training starts from: made by `lab/lexicon.py`, packed here.

use std::io;
use std::path::{Path, PathBuf};

use pith::entities::model::hash;
use pith::entities::model::lexicon::{Entry, Lexicon, key};
use pith::entities::model::words::plain;
use rustc_hash::FxHashMap;

use super::malformed;

/// Where a language's lexicon is stored.
pub fn path(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/lexicon.{language}.bin"))
}

/// Packs a table of words. The first line maps each fine cluster, from 1, to its coarse cluster.
/// Each further line has a word, its two clusters, and how often it is capitalized. Of words that
/// differ only in accents, the first is kept.
///
/// # Errors
/// If the table does not have this form.
pub fn pack(table: &str) -> io::Result<Vec<u8>> {
    let bad = |line: usize| {
        let message = format!("line {} of the word table is malformed", line + 1);
        io::Error::new(io::ErrorKind::InvalidData, message)
    };
    let mut lines = table.lines().enumerate();
    let mut coarse = [0; 256];
    let first = lines
        .next()
        .and_then(|(_, line)| line.strip_prefix("coarse\t"));
    for (at, cluster) in first.ok_or_else(|| bad(0))?.split(' ').enumerate() {
        *coarse.get_mut(at + 1).ok_or_else(|| bad(0))? = cluster.parse().map_err(|_| bad(0))?;
    }
    let mut entries: FxHashMap<u32, Entry> = FxHashMap::default();
    for (number, line) in lines {
        let mut columns = line.split('\t');
        let word = columns.next().ok_or_else(|| bad(number))?;
        let mut column = || -> io::Result<u8> {
            (columns.next().and_then(|column| column.parse().ok())).ok_or_else(|| bad(number))
        };
        let (fine, other, capital) = (column()?, column()?, column()?);
        let entry = Entry {
            fine,
            coarse: coarse[usize::from(fine)],
            other,
            capital,
        };
        entries.entry(key(hash::of(&plain(word)))).or_insert(entry);
    }
    let mut words: Vec<(u32, Entry)> = entries.into_iter().collect();
    words.sort_unstable_by_key(|word| word.0);
    let mut packed = Vec::new();
    Lexicon::encode(&words, &coarse, &mut packed).map_err(malformed)?;
    Ok(packed)
}
