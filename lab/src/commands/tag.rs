//! `tag`: prints a labelled file with Pith's own tags beside the gold ones.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, ensure};
use pith::text::language::Language;

use crate::conll::{Conll, Line};

/// Prints the file at `path`, whose text is in `language`, with the columns token, gold and
/// predicted: IOB2 over PER, LOC, ORG and MISC. Blank lines and comments are left as they are.
///
/// # Errors
///
/// If the file cannot be read or `out` cannot be written.
pub fn run(path: &Path, language: Language, mut out: impl Write) -> anyhow::Result<()> {
    ensure!(
        language.has_names(),
        "there is no name model for {}",
        language.name()
    );
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text =
        String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))?;
    Ok(print(&text, language, &mut out)?)
}

fn print(text: &str, language: Language, out: &mut impl Write) -> io::Result<()> {
    let file = Conll::parse(text);
    let gold: Vec<_> = file.blocks().iter().map(|block| file.gold(block)).collect();
    let gold = file.tags(&gold);
    let predicted = file.tags(&file.predict(language));
    for ((line, gold), predicted) in file.lines.iter().zip(gold).zip(predicted) {
        match line {
            Line::Blank => writeln!(out)?,
            Line::Comment(comment) => writeln!(out, "{comment}")?,
            Line::Token { word, .. } => {
                // Document marks belong to no block and so have no tags.
                let [gold, predicted] = [gold, predicted].map(|tag| tag.unwrap_or("O".to_owned()));
                writeln!(out, "{word}\t{gold}\t{predicted}")?;
            }
        }
    }
    out.flush()
}
