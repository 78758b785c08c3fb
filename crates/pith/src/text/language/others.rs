//! Code that ordinary English texts do not need: the stemmers of other languages, and the letter statistics that
//! tell languages apart when their function words do not.
//!
//! Native programs contain it. In WebAssembly it can be loaded on demand: after an analysis, [`take_missed`] says
//! whether the analysis needed any of it. If so, load the code that calls [`provide`], and repeat the analysis.

use super::Language;
use super::letters::{Guess, guess};
use super::stemmers::{Stem, algorithm};

/// The code for other languages.
struct Others {
    algorithm: fn(Language) -> Option<Stem>,
    guess: fn(&str) -> Guess,
}

/// The algorithm that stems words in `language`, which is not English.
pub(super) fn algorithm_of(language: Language) -> Option<Stem> {
    others().and_then(|others| (others.algorithm)(language))
}

/// The language that the letters of `sample` indicate.
pub(super) fn guess_at(sample: &str) -> Guess {
    others().map_or_else(Guess::default, |others| (others.guess)(sample))
}

#[cfg(not(target_arch = "wasm32"))]
use built_in as source;
#[cfg(target_arch = "wasm32")]
use given as source;
use source::others;
pub use source::{provide, take_missed};

#[cfg(not(target_arch = "wasm32"))]
mod built_in {
    use super::{Others, algorithm, guess};

    pub(super) const fn others() -> Option<&'static Others> {
        Some(&Others { algorithm, guess })
    }

    /// Gives the engine the code for other languages. Natively it has that already.
    pub const fn provide() {}

    /// Whether an analysis needed this code and did not have it: never.
    #[must_use]
    pub const fn take_missed() -> bool {
        false
    }
}

#[cfg(target_arch = "wasm32")]
mod given {
    use std::hint::black_box;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::{Others, algorithm, guess};

    static GIVEN: OnceLock<Others> = OnceLock::new();
    static MISSED: AtomicBool = AtomicBool::new(false);

    pub(super) fn others() -> Option<&'static Others> {
        let given = GIVEN.get();
        if given.is_none() {
            MISSED.store(true, Ordering::Relaxed);
        }
        given
    }

    /// Gives the engine the code for other languages.
    pub fn provide() {
        // If the compiler saw that this is the only value, it would call these functions directly, and they would be
        // linked into every part of the program.
        GIVEN.get_or_init(|| black_box(Others { algorithm, guess }));
    }

    /// Whether an analysis has needed this code and did not have it since the last call. Discard its result.
    #[must_use]
    pub fn take_missed() -> bool {
        MISSED.swap(false, Ordering::Relaxed)
    }
}
