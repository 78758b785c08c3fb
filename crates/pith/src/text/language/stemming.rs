//! Stemming by the Snowball algorithms (Porter 2001, and its maintainers since).

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::{Language, others};

/// Maximum length of a word that is stemmed, in bytes. Some of the algorithms take quadratic time,
/// and no real word is this long.
const LONGEST_WORD: usize = 96;

/// The stem of `word`, in lower case; the word itself if the language has no algorithm.
pub(super) fn stem(language: Language, word: &str) -> String {
    let algorithm = match language {
        Language::En => Some(ENGLISH),
        _ => others::algorithm_of(language),
    };
    match algorithm {
        Some(stem) if word.len() <= LONGEST_WORD => stem(word),
        _ => word.to_owned(),
    }
}

/// One function for each language that names its algorithm, so that the compiler sees which of the
/// crate's forty are never used, and leaves them out.
macro_rules! by {
    ($algorithm:ident) => {
        |word| {
            Stemmer::create(Algorithm::$algorithm)
                .stem(word)
                .into_owned()
        }
    };
}

/// Stems a word.
pub(super) type Stem = fn(&str) -> String;

const ENGLISH: Stem = by!(English);

/// The algorithm of `language`, unless that is English.
pub(super) fn algorithm(language: Language) -> Option<Stem> {
    use Language as L;
    Some(match language {
        L::Ar => by!(Arabic),
        L::Cs => by!(Czech),
        L::Da => by!(Danish),
        L::De => by!(German),
        L::El => by!(Greek),
        L::Es => by!(Spanish),
        L::Fi => by!(Finnish),
        L::Fr => by!(French),
        L::Hi => by!(Hindi),
        L::Hu => by!(Hungarian),
        L::It => by!(Italian),
        L::Nl => by!(Dutch),
        L::No => by!(Norwegian),
        L::Pl => by!(Polish),
        L::Pt => by!(Portuguese),
        L::Ro => by!(Romanian),
        L::Ru => by!(Russian),
        L::Sv => by!(Swedish),
        L::Ta => by!(Tamil),
        L::Tr => by!(Turkish),
        L::Uk => by!(Ukrainian),
        _ => return None,
    })
}
