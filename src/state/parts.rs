//! Which parts of the page's program are loaded.

/// A part of the page's program that is loaded on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramPart {
    /// The summary, loaded beside the engine.
    Summary,
    /// What is beside and below the summary, loaded as soon as nothing more urgent is.
    Reading,
    /// What opens on a click, loaded then, or before that when there is time.
    Tools,
}

/// How far a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loading {
    /// Nobody has needed it yet.
    #[default]
    Unneeded,
    /// It is on its way.
    Started,
    /// It is here.
    Done,
    /// It could not be loaded.
    Failed,
}

/// How far each part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts([Loading; 3]);

impl Parts {
    /// How far `part` is.
    #[must_use]
    pub const fn get(self, part: ProgramPart) -> Loading {
        self.0[part as usize]
    }

    /// Whether `part` is here.
    #[must_use]
    pub fn has(self, part: ProgramPart) -> bool {
        self.get(part) == Loading::Done
    }

    /// Records how far `part` is.
    pub const fn set(&mut self, part: ProgramPart, loading: Loading) {
        self.0[part as usize] = loading;
    }
}
