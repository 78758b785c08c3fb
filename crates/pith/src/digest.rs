//! The result of an analysis, as plain data for the page, the worker and the lab.
//!
//! All positions are [`Span`]s of the source text that was analysed; all indices refer to the
//! [`Digest`]'s own lists.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::language::Language;
use crate::{Form, Origin};

/// Options of an analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// A title known from elsewhere; the text is then not searched for one.
    pub title: Option<String>,
    /// Treat the whole text as the article: nothing is set aside.
    pub as_is: bool,
    /// The length of the summary.
    pub budget: Budget,
    /// The reader's decisions on single blocks; they take precedence over the engine's.
    pub overrides: Vec<Override>,
    /// The language of all articles, if the reader chose it; otherwise each article's is detected.
    #[serde(default)]
    pub language: Option<Language>,
    /// The reader's corrections of names; they take precedence over the engine's findings.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Where each further article starts in the text, in bytes, ascending. Several articles are
    /// cleaned and ranked separately, but summarized and searched for names together.
    #[serde(default)]
    pub further: Vec<usize>,
}

impl Options {
    /// The spans of the articles in `source`; all of it if there is only one. Entries of
    /// [`further`](Self::further) that are not positions in the text, are out of order, or have no
    /// text before or after them are ignored.
    #[must_use]
    pub fn articles(&self, source: &str) -> Vec<Span> {
        let mut articles = Vec::with_capacity(self.further.len() + 1);
        let mut start = 0;
        let end = source.trim_end().len();
        for &next in &self.further {
            let is_place = start < next && next < end && source.is_char_boundary(next);
            if is_place && !source[start..next].trim_start().is_empty() {
                articles.push(Span::new(start, next));
                start = next;
            }
        }
        articles.push(Span::new(start, source.len()));
        articles
    }

    /// The options for the article at `span` alone, whose text then starts at 0.
    #[must_use]
    pub fn of_article(&self, span: Span) -> Self {
        let within =
            |word: &&Override| span.start() <= word.block.start() && word.block.end() <= span.end();
        let overrides = self.overrides.iter().filter(within);
        Self {
            title: self.title.clone().filter(|_| span.start() == 0),
            overrides: overrides
                .map(|word| Override {
                    block: word.block.less(span.start()),
                    ..*word
                })
                .collect(),
            further: Vec::new(),
            ..self.clone()
        }
    }
}

/// The reader's correction of a name. It applies to every mention of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Correction {
    /// It is of a different kind.
    Kind {
        /// The entity.
        of: Named,
        /// Its kind.
        kind: EntityKind,
    },
    /// It is not a name.
    Remove {
        /// The entity.
        of: Named,
    },
    /// It names the same thing as another entity.
    Join {
        /// The entity.
        of: Named,
        /// The other entity, whose name and kind are kept.
        into: Named,
    },
    /// Its mentions with one particular spelling name a different thing.
    Split {
        /// The entity.
        of: Named,
        /// The spelling, with white space folded.
        written: String,
    },
    /// Some words are a name wherever they occur.
    Add {
        /// The words.
        words: String,
        /// What they name.
        kind: EntityKind,
    },
}

/// An entity identified by what is shown of it, which survives changes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// [`Entity::name`].
    pub name: String,
    /// [`Entity::kind`].
    pub kind: EntityKind,
}

/// The reader's decision that a block is, or is not, part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The span of the block, from an earlier analysis of the same source.
    pub block: Span,
    /// `true` makes the block part of the article; `false` sets it aside.
    pub keep: bool,
}

/// The length of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Budget {
    /// At most this many sentences.
    Sentences(usize),
    /// At most this many words, but at least one sentence.
    Words(usize),
    /// At most this share (0 to 1) of the article's words, but at least one sentence.
    Share(f32),
}

impl Default for Budget {
    fn default() -> Self {
        Self::Sentences(3)
    }
}

/// One of several articles in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its span, including everything that was pasted with it.
    pub span: Span,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its language.
    #[serde(default)]
    pub language: Language,
    /// Whether there was a name model for its language.
    #[serde(default)]
    pub names: Availability,
}

/// Everything that the engine found in one source text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The article's language; with several articles, that of the first.
    pub language: Language,
    /// The title, if there is one; with several articles, that of the first.
    pub title: Option<Title>,
    /// The articles, if the text has several; otherwise empty.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// Every block of the source in order, both the article's and those set aside.
    pub blocks: Vec<Block>,
    /// The sentences of the article's paragraphs, quotations and lists, in order.
    pub sentences: Vec<Sentence>,
    /// The chosen sentences, as ascending indices into `sentences`.
    pub summary: Vec<usize>,
    /// Names, times and amounts at their positions, in order, without overlap.
    pub mentions: Vec<Mention>,
    /// The things that the mentions name, most important first.
    pub entities: Vec<Entity>,
    /// Phrases that say what the article is about, most important first.
    pub keywords: Vec<Keyword>,
    /// Total number of words in `sentences`.
    pub words: usize,
    /// Whether the text is the transcript of a meeting, a call or an interview. Then its decisions
    /// and tasks come first in the summary.
    #[serde(default)]
    pub transcript: bool,
    /// The article's publication date according to the article itself, in ISO 8601.
    pub published: Option<String>,
    /// The article's direct speech, in order.
    pub quotes: Vec<Quote>,
    /// Its dates in chronological order.
    pub timeline: Vec<Dated>,
    /// What several articles agree on or report differently; empty for a single article.
    #[serde(default)]
    pub comparison: Vec<Comparison>,
    /// Which learned models were available.
    #[serde(default)]
    pub models: ModelStates,
    /// The structure of the source: headings with their levels, lists, tables, links.
    #[serde(default)]
    pub form: Form,
    /// Where the text comes from, according to the source.
    #[serde(default)]
    pub origin: Origin,
}

impl Digest {
    /// The language of the article at byte `offset`.
    #[must_use]
    pub fn language_at(&self, offset: usize) -> Language {
        language_at(&self.articles, offset).unwrap_or(self.language)
    }

    /// Whether names are still to come: an engine that gets the models it is waiting for will find them.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        let languages = self.languages();
        let mut names = languages.iter().map(|(_, names)| *names);
        names.any(|names| names == Availability::Pending)
    }

    /// The articles' languages in text order, each once, and whether there was a name model for
    /// each.
    #[must_use]
    pub fn languages(&self) -> Vec<(Language, Availability)> {
        let mut languages: Vec<(Language, Availability)> = Vec::new();
        for article in &self.articles {
            if languages
                .iter()
                .all(|(known, _)| *known != article.language)
            {
                languages.push((article.language, article.names));
            }
        }
        if languages.is_empty() {
            languages.push((self.language, self.models.names));
        }
        languages
    }
}

/// The language of the one of `articles` that contains byte `offset`.
pub(crate) fn language_at(articles: &[Article], offset: usize) -> Option<Language> {
    let at = articles.partition_point(|article| article.span.end() <= offset);
    let article = articles.get(at).or(articles.last());
    article.map(|article| article.language)
}

/// Which learned models were available for a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelStates {
    /// The classifier of blocks. Without it, only rules separate the article from the rest.
    pub article: Availability,
    /// The sentence ranker. Without it, all sentences rank the same.
    pub summary: Availability,
    /// The name tagger for the text's language. Without it, only unambiguous places are named. For
    /// articles in several languages, the most notable state: pending before damaged before
    /// unsupported. [`Article::names`] has the state for each article.
    pub names: Availability,
}

/// Whether a learned model was available.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Availability {
    /// It was available.
    #[default]
    Present,
    /// It exists, but the engine has not been given it yet.
    Pending,
    /// There is none for this language.
    Unsupported,
    /// Its file is unusable.
    Damaged,
}

impl Availability {
    /// The more notable of two states: what is still to come, what failed, what does not exist.
    pub(crate) fn or_worse(self, other: Self) -> Self {
        let weight = |of| match of {
            Self::Present => 0,
            Self::Unsupported => 1,
            Self::Damaged => 2,
            Self::Pending => 3,
        };
        if weight(other) > weight(self) {
            other
        } else {
            self
        }
    }
}

/// Direct speech and its speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What was said, with its quotation marks: several spans if the speaker is named in between.
    pub spans: Vec<Span>,
    /// The words that name the speaker: a name, "she", "the minister". `None` if nobody is named.
    pub speaker: Option<Span>,
    /// The speaker's entity, as an index into [`Digest::entities`], if known.
    pub entity: Option<usize>,
}

/// A date that the body mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The date, as an index into [`Digest::entities`].
    pub entity: usize,
    /// The sentence that first mentions it, as an index into [`Digest::sentences`].
    pub sentence: usize,
}

/// Something that several articles of one text agree on or report differently.
///
/// ```
/// use pith::digest::{ComparisonKind, Options};
///
/// let first = "Orvell shuts its bridge\n\nThe repairs of the old bridge over the Marn in Orvell will cost \
///              $48 million, the mayor said on Monday. It will be closed for two years.\n\n";
/// let second = "Town to close bridge\n\nThe repairs of the old bridge over the Marn in Orvell will cost \
///               $52 million, the council said. Shops near the river fear for their trade.";
/// let options = Options { further: vec![first.len()], ..Options::default() };
/// let digest = pith::digest(&format!("{first}{second}"), &options);
/// assert_eq!(digest.comparison[0].kind, ComparisonKind::DifferentAmounts);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// What is compared, and whether it agrees.
    pub kind: ComparisonKind,
    /// Where the articles say it, in order: two or more passages, each from a different article.
    pub passages: Vec<Passage>,
}

/// The kinds of [`Comparison`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComparisonKind {
    /// Two articles give different amounts for what seems to be the same thing.
    DifferentAmounts,
    /// Two articles give different days for what seems to be the same thing.
    DifferentDays,
    /// The same words are quoted.
    SameQuotation,
    /// The same amount is given.
    SameAmount,
}

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its position.
    pub span: Span,
    /// The sentence in which it starts, as an index into [`Digest::sentences`].
    pub sentence: usize,
}

/// The title of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Its words.
    pub text: String,
    /// Its position in the source; `None` if [`Options::title`] gave it.
    pub span: Option<Span>,
}

/// A stretch of the source with a single role, usually a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its position, without white space at the ends. Blocks do not overlap, and there is only
    /// white space between them.
    pub span: Span,
    /// Its role.
    pub role: Role,
}

/// The role of a block in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The article's title.
    Title,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Published,
    /// A heading within the article.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// A block quotation.
    Quote,
    /// A list item.
    ListItem,
    /// Not part of the article.
    Aside(Aside),
}

impl Role {
    /// Whether the summary may use sentences from such a block.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Quote | Self::ListItem)
    }

    /// Whether such a block is part of the article, including its title and headings.
    #[must_use]
    pub const fn is_article(self) -> bool {
        !matches!(self, Self::Aside(_))
    }

    /// Whether such a block is searched for mentions: all blocks of the article are, but not those
    /// set aside, which name photographers and agencies that play no part in the story.
    #[must_use]
    pub const fn is_tagged(self) -> bool {
        self.is_article()
    }
}

/// Why a block was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// Menus, breadcrumbs, lists of sections, skip links.
    Navigation,
    /// "Read also", "Related", "More from": links to other articles.
    Related,
    /// Buttons and lines that ask to share, follow or print.
    Share,
    /// Invitations to subscribe to a newsletter or install an app.
    Newsletter,
    /// Subscription and registration walls.
    Paywall,
    /// Cookie and consent notices.
    Cookies,
    /// Advertisements and sponsored lines.
    Advertisement,
    /// Captions and credits of pictures, and player controls.
    Caption,
    /// Comments and comment forms.
    Comments,
    /// Dates of update, sections, reading times, tags and other data about the article.
    Metadata,
    /// About the author.
    AuthorNote,
    /// Copyright, terms, contacts: the page footer.
    Footer,
    /// The same words as an earlier block.
    Repeated,
    /// The reader set it aside.
    ByReader,
}

/// A sentence of the article with its scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its position.
    pub span: Span,
    /// Its block, as an index into [`Digest::blocks`].
    pub block: usize,
    /// Length in words.
    pub words: usize,
    /// How much of the article's gist it says, in standard deviations from the article's average;
    /// this counts in a short summary.
    pub score: f32,
    /// How much of the article's whole content it covers, on the same scale; this counts in a long
    /// summary.
    pub coverage: f32,
    /// What contributed most to the score, strongest first.
    pub reasons: Vec<Reason>,
    /// Whether its opening depends on the previous sentence ("He", "However").
    pub depends: bool,
    /// The most similar sentences, for avoiding repetition, ascending. Neighbours are mutual: each
    /// is in the other's list.
    pub neighbours: Vec<Neighbour>,
}

/// One part of a sentence's score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The feature.
    pub feature: Feature,
    /// Its contribution to the score; negative if it counted against the sentence.
    pub contribution: f32,
}

/// What the ranker considers in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// Its position in the article.
    Position,
    /// How much it shares with the other sentences.
    Centrality,
    /// How much it shares with the title.
    Title,
    /// How many of the article's main entities it mentions.
    Entities,
    /// How many of the article's keywords it contains.
    Keywords,
    /// Whether it has a good length.
    Length,
    /// Whether it depends on the previous sentence ("He", "However").
    Dependence,
    /// Whether it is direct speech.
    Quotation,
    /// Whether it has numbers.
    Numbers,
    /// How much of it is new.
    Novelty,
}

/// A similar sentence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// The other sentence, as an index into [`Digest::sentences`].
    pub sentence: usize,
    /// Cosine similarity of the two, above 0 and at most 1.
    pub similarity: f32,
}

/// A stretch of text that names a thing, a time or an amount.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Its position.
    pub span: Span,
    /// Its kind.
    pub kind: EntityKind,
    /// Its entity, as an index into [`Digest::entities`].
    pub entity: usize,
    /// The probability that it is right: for names, according to the model; 1 for times, amounts,
    /// and names that the reader marked.
    pub confidence: f32,
}

/// A thing, a time or an amount mentioned in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest form of its name, as in the text (with white space folded).
    pub name: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Its importance in the article: its mentions, with early ones counting more.
    pub weight: f32,
    /// Its mentions, as ascending indices into [`Digest::mentions`].
    pub mentions: Vec<usize>,
    /// The value of a time or an amount; `None` for names and vague expressions.
    pub value: Option<Value>,
}

/// The value of a time or an amount.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// A date, a time, or a range of them.
    Moment {
        /// The value in ISO 8601: a day ("2019-06-04"), week, month or year, an interval
        /// ("2008/2011"), a duration ("P3W"), a time of day ("T15:30"). Seasons follow ISO 8601-2
        /// ("2019-22" is a summer); days and months without a known year start with two hyphens
        /// ("--06-04").
        iso: String,
        /// Whether the article's date was needed to resolve it.
        resolved: bool,
    },
    /// An amount.
    Amount {
        /// The number in plain digits, with a point before decimals: "1130000000".
        least: String,
        /// The upper end, if it is a range.
        most: Option<String>,
        /// The ISO 4217 code of a currency, "%", "pp" and "bp" for points, or the symbol of a unit
        /// ("km/h").
        unit: String,
    },
}

/// The kinds of entity that Pith marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being, real or fictional.
    Person,
    /// A company, agency, party, team or other organized body.
    Organization,
    /// A country, city, region, river, building or other place.
    Place,
    /// A nationality, religion, people or political group.
    Group,
    /// A named event: a war, a cup, a storm.
    Event,
    /// The title of a book, film, law or other work.
    Work,
    /// A named product.
    Product,
    /// A day, month, year or range of them.
    Date,
    /// A time of day or a duration shorter than a day.
    Time,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A measured amount with its unit.
    Quantity,
}

impl EntityKind {
    /// Every kind, in the order in which the page lists them.
    pub const ALL: [Self; 12] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Work,
        Self::Product,
        Self::Date,
        Self::Time,
        Self::Money,
        Self::Percent,
        Self::Quantity,
    ];

    /// Its name in JSON and as an HTML class.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
            Self::Product => "product",
            Self::Date => "date",
            Self::Time => "time",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Quantity => "quantity",
        }
    }

    /// Whether it is a name (and so linked across the article) rather than a time or an amount.
    #[must_use]
    pub const fn is_name(self) -> bool {
        !matches!(
            self,
            Self::Date | Self::Time | Self::Money | Self::Percent | Self::Quantity
        )
    }
}

/// A phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Keyword {
    /// The phrase in its most frequent form.
    pub phrase: String,
    /// Its weight; only the order is meaningful.
    pub weight: f32,
    /// Its positions, in order.
    pub spans: Vec<Span>,
}
