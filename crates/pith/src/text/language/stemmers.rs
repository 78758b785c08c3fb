//! The stemmers of each language.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::Language;

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

pub(super) const ENGLISH: Stem = by!(English);

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
