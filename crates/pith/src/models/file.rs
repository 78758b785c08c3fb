//! The format of a model file: an envelope around the model's own bytes.
//!
//! It states which [`Job`] the model does, its language, its format version, its length, and a
//! checksum. So a file that was truncated, mixed up or corrupted is refused with a [`ModelError`],
//! never partly read.
//!
//! | bytes | |
//! |---|---|
//! | 4 | `PITH` |
//! | 1 | version of the envelope, 1 |
//! | 1 | the job's number |
//! | 2 | language (ISO 639-1), or two zeros if the model serves every language |
//! | 2 | version of the model's own format |
//! | 4 | length of the model's own bytes |
//! | 8 | FNV-1a of the whole file except these eight bytes |
//!
//! Numbers are little-endian.

use std::fmt;

use crate::hash::Fnv;
use crate::text::language::Language;

const MAGIC: &[u8; 4] = b"PITH";
const ENVELOPE_VERSION: u8 = 1;
/// Size of the header, in bytes.
pub const HEADER: usize = 22;
/// Offset of the checksum in the header.
pub(super) const CHECKSUM: usize = 14;

/// A model's purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Job {
    /// Separating an article's blocks from the rest of a page.
    Article,
    /// Ranking sentences.
    Summary,
    /// Finding names.
    Names,
}

impl Job {
    const ALL: [Self; 3] = [Self::Article, Self::Summary, Self::Names];

    /// Its number in a file. A number is never reused for another job.
    const fn number(self) -> u8 {
        match self {
            Self::Article => 1,
            Self::Summary => 2,
            Self::Names => 3,
        }
    }

    /// Its name, which its file's name starts with.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Summary => "summary",
            Self::Names => "names",
        }
    }
}

/// Why bytes are not a usable model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// They are not a model file, or one of a later kind.
    NotAModel,
    /// They are a different model.
    Unexpected {
        /// The model's job.
        job: Job,
        /// Its language; `None` if it serves every language.
        language: Option<Language>,
    },
    /// They have a format version that this engine does not support.
    Version(u16),
    /// The file does not have the stated length.
    Length,
    /// They are corrupted.
    Checksum,
    /// They are intact, but their content is invalid.
    Malformed,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("this is not a Pith model file"),
            Self::Unexpected { job, language } => {
                let language = language.map_or("every language", Language::name);
                write!(
                    f,
                    "this is a different model: {} for {language}",
                    job.name()
                )
            }
            Self::Version(version) => write!(
                f,
                "the model has format version {version}, which this version of Pith cannot read"
            ),
            Self::Length => f.write_str("the model file is incomplete"),
            Self::Checksum => f.write_str("the model file is damaged"),
            Self::Malformed => f.write_str("the model file contains invalid values"),
        }
    }
}

impl std::error::Error for ModelError {}

/// A model that is stored in a file.
pub trait Stored: Sized {
    /// Its job.
    const JOB: Job;
    /// The version of its format, and of everything its weights depend on: features, hashes,
    /// tokens.
    const VERSION: u16;

    /// Decodes the model's own bytes.
    ///
    /// # Errors
    /// If they are not such a model.
    fn decode(payload: &[u8]) -> Result<Self, ModelError>;

    /// Loads the model for `language` (`None` for every language) from a file's bytes.
    ///
    /// # Errors
    /// If the bytes are not an intact model of this job, version and language.
    fn load(bytes: &[u8], language: Option<Language>) -> Result<Self, ModelError> {
        let envelope = Envelope::open(bytes)?;
        if envelope.job != Self::JOB || envelope.language != language {
            return Err(ModelError::Unexpected {
                job: envelope.job,
                language: envelope.language,
            });
        }
        envelope.decode()
    }

    /// The bytes of a file with this `payload`.
    #[must_use]
    fn seal(payload: &[u8], language: Option<Language>) -> Vec<u8> {
        let code = language.map_or("", Language::code).as_bytes();
        let mut bytes = MAGIC.to_vec();
        bytes.extend([ENVELOPE_VERSION, Self::JOB.number()]);
        bytes.extend([0, 1].map(|at| code.get(at).copied().unwrap_or(0)));
        bytes.extend(Self::VERSION.to_le_bytes());
        bytes.extend((payload.len() as u32).to_le_bytes());
        let sum = checksum(&bytes, payload);
        bytes.extend(sum.to_le_bytes());
        bytes.extend(payload);
        bytes
    }
}

pub(super) fn checksum(header: &[u8], payload: &[u8]) -> u64 {
    Fnv::EMPTY.with(header).with(payload).get()
}

/// A model file whose envelope has been read and checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Envelope<'a> {
    pub(crate) job: Job,
    pub(crate) language: Option<Language>,
    version: u16,
    payload: &'a [u8],
}

impl<'a> Envelope<'a> {
    /// Reads and checks the envelope of a file.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if !bytes.starts_with(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let (header, payload) = bytes
            .split_first_chunk::<HEADER>()
            .ok_or(ModelError::Length)?;
        let &[
            _,
            _,
            _,
            _,
            envelope,
            job,
            first,
            second,
            v0,
            v1,
            l0,
            l1,
            l2,
            l3,
            ref sum @ ..,
        ] = header;
        if envelope != ENVELOPE_VERSION {
            return Err(ModelError::NotAModel);
        }
        if u32::from_le_bytes([l0, l1, l2, l3]) as usize != payload.len() {
            return Err(ModelError::Length);
        }
        if checksum(&header[..CHECKSUM], payload) != u64::from_le_bytes(*sum) {
            return Err(ModelError::Checksum);
        }
        let job = Job::ALL.into_iter().find(|known| known.number() == job);
        let language = match [first, second] {
            [0, 0] => None,
            code => Some(language(code).ok_or(ModelError::NotAModel)?),
        };
        Ok(Self {
            job: job.ok_or(ModelError::NotAModel)?,
            language,
            version: u16::from_le_bytes([v0, v1]),
            payload,
        })
    }

    /// The model inside.
    pub(crate) fn decode<M: Stored>(&self) -> Result<M, ModelError> {
        if self.version == M::VERSION {
            M::decode(self.payload)
        } else {
            Err(ModelError::Version(self.version))
        }
    }
}

fn language(code: [u8; 2]) -> Option<Language> {
    let mut all = Language::ALL.into_iter();
    all.find(|language| language.code().as_bytes() == code)
}
