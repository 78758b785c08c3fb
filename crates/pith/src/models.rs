//! The learned models: which of them an engine has, and the [files](mod@file) they come from.
//!
//! [`Models`] holds what an engine was given. Native programs embed the models (feature
//! `embedded`); the page loads them as files.

pub mod file;

use std::sync::OnceLock;

use crate::digest::{Availability, ModelStates};
use crate::entities::model::Model as Names;
use crate::summary::ranker::Model as Summary;
use crate::text::language::Language;
use crate::text::paste::model::Model as Article;
use file::Envelope;
pub use file::{HEADER, Job, ModelError, Stored};

/// Defines the languages with name recognition, each with its model file in `models/`.
macro_rules! names {
    ($($language:ident $file:literal;)*) => {
        /// The languages with name recognition, each with its model file in `models/`.
        pub const NAMES: &[(Language, &str)] = &[$((Language::$language, $file)),*];

        #[cfg(any(test, feature = "embedded"))]
        const EMBEDDED_NAMES: &[(Language, &[u8])] = &[
            $((Language::$language, include_bytes!(concat!("../../../models/", $file)))),*
        ];
    };
}

// To support names in another language, train a model for it and add its line here.
names! {
    En "names.en.bin";
    De "names.de.bin";
    Fr "names.fr.bin";
    Es "names.es.bin";
    Pt "names.pt.bin";
    It "names.it.bin";
    Sv "names.sv.bin";
    Da "names.da.bin";
}

#[cfg(any(test, feature = "embedded"))]
const EMBEDDED_ARTICLE: &[u8] = include_bytes!("../../../models/article.bin");
#[cfg(any(test, feature = "embedded"))]
const EMBEDDED_SUMMARY: &[u8] = include_bytes!("../../../models/summary.bin");

/// A place for one model: empty, filled, or with the error in its file. An embedded model is
/// decoded when first needed.
#[derive(Debug)]
struct Slot<M> {
    language: Option<Language>,
    embedded: Option<&'static [u8]>,
    loaded: OnceLock<Result<M, ModelError>>,
}

impl<M: Stored> Slot<M> {
    fn empty(language: Option<Language>) -> Self {
        Self {
            language,
            embedded: None,
            loaded: OnceLock::new(),
        }
    }

    #[cfg(any(test, feature = "embedded"))]
    fn embedded(language: Option<Language>, bytes: &'static [u8]) -> Self {
        Self {
            embedded: Some(bytes),
            ..Self::empty(language)
        }
    }

    fn fill(&mut self, loaded: Result<M, ModelError>) -> Result<(), ModelError> {
        let outcome = loaded.as_ref().map(|_| ()).map_err(|&error| error);
        self.loaded = OnceLock::from(loaded);
        outcome
    }

    fn get(&self) -> Option<&Result<M, ModelError>> {
        match self.embedded {
            Some(bytes) => Some(self.loaded.get_or_init(|| M::load(bytes, self.language))),
            None => self.loaded.get(),
        }
    }

    fn model(&self) -> Option<&M> {
        self.get()?.as_ref().ok()
    }

    fn state(&self) -> Availability {
        match self.get() {
            None => Availability::Pending,
            Some(Ok(_)) => Availability::Present,
            Some(Err(_)) => Availability::Damaged,
        }
    }
}

/// The models of an engine. It works without any of them, and its digests say which were missing;
/// see [`ModelStates`].
#[derive(Debug)]
pub struct Models {
    article: Slot<Article>,
    summary: Slot<Summary>,
    names: Vec<Slot<Names>>,
}

impl Default for Models {
    fn default() -> Self {
        Self::new()
    }
}

impl Models {
    /// No models yet.
    #[must_use]
    pub fn new() -> Self {
        let languages = NAMES.iter();
        Self {
            article: Slot::empty(None),
            summary: Slot::empty(None),
            names: languages
                .map(|&(language, _)| Slot::empty(Some(language)))
                .collect(),
        }
    }

    /// All models that Pith ships, each decoded from the program itself when first needed.
    #[cfg(any(test, feature = "embedded"))]
    #[must_use]
    pub fn embedded() -> Self {
        let names = EMBEDDED_NAMES.iter();
        Self {
            article: Slot::embedded(None, EMBEDDED_ARTICLE),
            summary: Slot::embedded(None, EMBEDDED_SUMMARY),
            names: names
                .map(|&(language, bytes)| Slot::embedded(Some(language), bytes))
                .collect(),
        }
    }

    /// Adds a model from a file, whichever model it is.
    ///
    /// # Errors
    /// If the bytes are not a model that this engine can use. If it is still clear which model they
    /// were meant to be, digests then report it as damaged.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), ModelError> {
        let envelope = Envelope::open(bytes)?;
        let (Job::Names, Some(language)) = (envelope.job, envelope.language) else {
            return self.add_for_outline(bytes);
        };
        let mut slots = self.names.iter_mut();
        let slot = slots.find(|slot| slot.language == Some(language));
        slot.ok_or_else(|| unexpected(&envelope))?
            .fill(envelope.decode())
    }

    /// Adds a model file that [`Engine::outline`](crate::Engine::outline) uses. Unlike [`Models::add`], this
    /// does not need the code that reads name models.
    ///
    /// # Errors
    /// If the bytes are not such a model.
    pub fn add_for_outline(&mut self, bytes: &[u8]) -> Result<(), ModelError> {
        let envelope = Envelope::open(bytes)?;
        match (envelope.job, envelope.language) {
            (Job::Article, None) => self.article.fill(envelope.decode()),
            (Job::Summary, None) => self.summary.fill(envelope.decode()),
            _ => Err(unexpected(&envelope)),
        }
    }

    /// Records that a model's file did not arrive intact, so that digests say so.
    pub fn mark_damaged(&mut self, job: Job, language: Option<Language>, error: ModelError) {
        // The stored error is the one that is passed in.
        let _ = match job {
            Job::Article => self.article.fill(Err(error)),
            Job::Summary => self.summary.fill(Err(error)),
            Job::Names => {
                let mut slots = self.names.iter_mut();
                let slot = slots.find(|slot| slot.language == language);
                slot.map_or(Ok(()), |slot| slot.fill(Err(error)))
            }
        };
    }

    /// The classifier of blocks.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.article.model()
    }

    /// The sentence ranker.
    #[must_use]
    pub fn summary(&self) -> Option<&Summary> {
        self.summary.model()
    }

    /// The name tagger for `language`.
    #[must_use]
    pub fn names(&self, language: Language) -> Option<&Names> {
        self.names_slot(language)?.model()
    }

    /// Which of the models for a text in `language` are available.
    #[must_use]
    pub fn states(&self, language: Language) -> ModelStates {
        let names = self.names_slot(language);
        ModelStates {
            article: self.article.state(),
            summary: self.summary.state(),
            names: names.map_or(Availability::Unsupported, Slot::state),
        }
    }

    /// Which of the models for articles in all of `languages` are available.
    pub(crate) fn states_of(&self, languages: &[Language]) -> ModelStates {
        let states = languages.iter().map(|&language| self.states(language));
        let worse = states.reduce(|one, other| ModelStates {
            names: one.names.or_worse(other.names),
            ..one
        });
        worse.unwrap_or_default()
    }

    fn names_slot(&self, language: Language) -> Option<&Slot<Names>> {
        let mut slots = self.names.iter();
        slots.find(|slot| slot.language == Some(language))
    }
}

const fn unexpected(envelope: &Envelope) -> ModelError {
    ModelError::Unexpected {
        job: envelope.job,
        language: envelope.language,
    }
}

#[cfg(test)]
mod tests {
    use super::file::{CHECKSUM, checksum};
    use super::*;

    fn files() -> Vec<&'static [u8]> {
        let names = EMBEDDED_NAMES.iter().map(|&(_, bytes)| bytes);
        [EMBEDDED_ARTICLE, EMBEDDED_SUMMARY]
            .into_iter()
            .chain(names)
            .collect()
    }

    #[test]
    fn every_model_that_pith_ships_can_be_read() {
        let mut models = Models::new();
        for bytes in files() {
            assert_eq!(models.add(bytes), Ok(()));
        }
        for &(language, _) in NAMES {
            let present = ModelStates::default();
            assert_eq!(models.states(language), present);
            assert_eq!(Models::embedded().states(language), present);
        }
    }

    #[test]
    fn a_file_is_named_after_its_job_and_language() {
        for &(language, file) in NAMES {
            assert_eq!(file, format!("names.{}.bin", language.code()));
        }
    }

    #[test]
    fn a_pending_model_is_distinguished_from_one_that_does_not_exist() {
        let models = Models::new();
        assert_eq!(models.states(Language::En).names, Availability::Pending);
        assert_eq!(
            models.states(Language::Other).names,
            Availability::Unsupported
        );
    }

    #[test]
    fn a_truncated_file_is_refused_at_every_length() {
        for cut in 0..EMBEDDED_ARTICLE.len() {
            assert!(Models::new().add(&EMBEDDED_ARTICLE[..cut]).is_err());
        }
        let mut longer = EMBEDDED_ARTICLE.to_vec();
        longer.push(0);
        assert_eq!(Models::new().add(&longer), Err(ModelError::Length));
    }

    #[test]
    fn a_file_with_one_altered_byte_is_refused() {
        for at in 0..EMBEDDED_ARTICLE.len() {
            let mut altered = EMBEDDED_ARTICLE.to_vec();
            altered[at] ^= 1;
            assert!(Models::new().add(&altered).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_model_for_something_else_is_refused() {
        let error = <Summary as Stored>::load(EMBEDDED_ARTICLE, None).err();
        let article = ModelError::Unexpected {
            job: Job::Article,
            language: None,
        };
        assert_eq!(error, Some(article));
        let german = <Names as Stored>::seal(b"", Some(Language::De));
        assert!(<Names as Stored>::load(&german, Some(Language::En)).is_err());
    }

    #[test]
    fn a_model_of_another_version_says_so() {
        let mut bytes = EMBEDDED_ARTICLE.to_vec();
        bytes[8] = 99;
        let sum = checksum(&bytes[..CHECKSUM], &bytes[HEADER..]);
        bytes[CHECKSUM..HEADER].copy_from_slice(&sum.to_le_bytes());
        let mut models = Models::new();
        assert_eq!(models.add(&bytes), Err(ModelError::Version(99)));
        assert_eq!(models.states(Language::En).article, Availability::Damaged);
    }

    #[test]
    fn a_whole_envelope_around_nonsense_is_refused() {
        let names = <Names as Stored>::seal(&[7; 1000], Some(Language::En));
        let summary = <Summary as Stored>::seal(&[7; 1000], None);
        let article = <Article as Stored>::seal(&[0xff; 1000], None);
        for bytes in [names, summary, article] {
            assert_eq!(Models::new().add(&bytes), Err(ModelError::Malformed));
        }
    }
}
