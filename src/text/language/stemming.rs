//! Stems, by the Snowball algorithms (Porter 2001, and its maintainers since).

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::Language;

/// Longest word that is stemmed, in bytes. Some of the algorithms take time in the square of the
/// length, and nothing so long is a word.
const LONGEST: usize = 96;

/// The stem of `word`, in lower case; the word itself where the language has no algorithm.
pub(super) fn stem(language: Language, word: &str) -> String {
    match stemmer(language) {
        Some(stemmer) if word.len() <= LONGEST => stemmer.stem(word).into_owned(),
        _ => word.to_owned(),
    }
}

fn stemmer(language: Language) -> Option<Stemmer> {
    use Language as L;
    let algorithm = match language {
        L::Ar => Algorithm::Arabic,
        L::Cs => Algorithm::Czech,
        L::Da => Algorithm::Danish,
        L::De => Algorithm::German,
        L::El => Algorithm::Greek,
        L::En => Algorithm::English,
        L::Es => Algorithm::Spanish,
        L::Fi => Algorithm::Finnish,
        L::Fr => Algorithm::French,
        L::Hi => Algorithm::Hindi,
        L::Hu => Algorithm::Hungarian,
        L::It => Algorithm::Italian,
        L::Nl => Algorithm::Dutch,
        L::No => Algorithm::Norwegian,
        L::Pl => Algorithm::Polish,
        L::Pt => Algorithm::Portuguese,
        L::Ro => Algorithm::Romanian,
        L::Ru => Algorithm::Russian,
        L::Sv => Algorithm::Swedish,
        L::Ta => Algorithm::Tamil,
        L::Tr => Algorithm::Turkish,
        L::Uk => Algorithm::Ukrainian,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}
