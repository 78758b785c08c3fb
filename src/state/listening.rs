//! [`Listening`]: what is read aloud.

/// What is read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listening {
    /// The summary.
    Summary,
    /// The article, starting with its title.
    Article,
    /// The reader's highlights.
    Highlights,
}

impl Listening {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::Summary, Self::Article, Self::Highlights];

    /// Its name in the document.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Article => "article",
            Self::Highlights => "highlights",
        }
    }
}
