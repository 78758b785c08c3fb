//! The result of an analysis: plain data that the page, the worker and the lab see.
//!
//! All positions are [`Span`]s into the source text that was analysed; all indices are into the
//! [`Digest`]'s own lists.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::text::language::Language;
use crate::{Form, Origin};

/// What to analyse, and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// A title that is known from elsewhere; the paste is then not searched for one.
    pub title: Option<String>,
    /// Take all of the text as the article: nothing is set aside.
    pub as_is: bool,
    /// How long the summary may be.
    pub budget: Budget,
    /// The reader's own word on single blocks; it goes before the engine's.
    pub overrides: Vec<Override>,
    /// The language, where the reader chose it, of all articles; else that of each is detected.
    #[serde(default)]
    pub language: Option<Language>,
    /// The reader's own word on names; it goes before the engine's.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Where in the text each further article begins, in bytes, ascending: several articles are
    /// cleaned and ranked each for itself, and summed up and searched for names together.
    #[serde(default)]
    pub further: Vec<usize>,
}

impl Options {
    /// The spans of the articles in `source`: all of it where there is but one. What of
    /// [`further`](Self::further) is no place within the text, out of order, or has nothing before or
    /// behind it, is passed over.
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

    /// What is asked of the article at `span` alone, whose text then begins at 0.
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

/// The reader's word on a name. It holds for every mention of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Correction {
    /// It is of another kind.
    Kind {
        /// The entity.
        of: Named,
        /// Its kind.
        kind: EntityKind,
    },
    /// It is no name.
    Remove {
        /// The entity.
        of: Named,
    },
    /// It names the same thing as another.
    Join {
        /// The entity.
        of: Named,
        /// The other, whose name and kind stay.
        into: Named,
    },
    /// Those of its mentions that are written in one way name a thing of their own.
    Split {
        /// The entity.
        of: Named,
        /// How they are written, white space folded.
        written: String,
    },
    /// Some words are a name, wherever they stand.
    Add {
        /// The words.
        words: String,
        /// What they name.
        kind: EntityKind,
    },
}

/// An entity by what is shown of it, which outlives a change of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    /// [`Entity::name`].
    pub name: String,
    /// [`Entity::kind`].
    pub kind: EntityKind,
}

/// The reader's word that a block is, or is not, of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The span of the block, as an earlier analysis of the same source gave it.
    pub block: Span,
    /// `true` takes the block into the article; `false` sets it aside.
    pub keep: bool,
}

/// The length of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Budget {
    /// At most so many sentences.
    Sentences(usize),
    /// At most so many words, but never less than one sentence.
    Words(usize),
    /// At most this share (0 to 1) of the article's words, but never less than one sentence.
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
    /// Where it stands, with all that was pasted with it.
    pub span: Span,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The language that it is written in.
    #[serde(default)]
    pub language: Language,
    /// Whether there was a model of the names in its language.
    #[serde(default)]
    pub names: Availability,
}

/// All that the engine found in one source text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The language that the article is written in; of several articles that of the first.
    pub language: Language,
    /// The title, if there is one; of several articles that of the first.
    pub title: Option<Title>,
    /// The articles, where the text has several; else none.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// Every block of the source in order, the article's and the foreign ones.
    pub blocks: Vec<Block>,
    /// The sentences of the article's paragraphs, quotations and lists, in order.
    pub sentences: Vec<Sentence>,
    /// The chosen sentences, as ascending indices into `sentences`.
    pub summary: Vec<usize>,
    /// Named things, times and amounts where they stand, in order, without overlap.
    pub mentions: Vec<Mention>,
    /// The things that the mentions name, the weightiest first.
    pub entities: Vec<Entity>,
    /// Phrases that say what the article is about, the weightiest first.
    pub keywords: Vec<Keyword>,
    /// Words in `sentences` altogether.
    pub words: usize,
    /// The day on which the article was written, as it says itself: an ISO 8601 date.
    pub published: Option<String>,
    /// The article's direct speech, in order.
    pub quotes: Vec<Quote>,
    /// Its dates in the order of the calendar.
    pub timeline: Vec<Dated>,
    /// What several articles have in common and tell differently; empty for a single one.
    #[serde(default)]
    pub comparison: Vec<Comparison>,
    /// Which learned models the engine had for it.
    #[serde(default)]
    pub models: ModelStates,
    /// The form that the source gave the text: headings with their levels, lists, tables, links.
    #[serde(default)]
    pub form: Form,
    /// Where the source says that it comes from.
    #[serde(default)]
    pub origin: Origin,
}

impl Digest {
    /// The language of the article in which the byte `offset` stands.
    #[must_use]
    pub fn language_at(&self, offset: usize) -> Language {
        language_at(&self.articles, offset).unwrap_or(self.language)
    }

    /// The articles' languages in the order of the text, each once, and whether there was a model of the names
    /// in it.
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

/// The language of that of `articles` in which the byte `offset` stands.
pub(crate) fn language_at(articles: &[Article], offset: usize) -> Option<Language> {
    let at = articles.partition_point(|article| article.span.end() <= offset);
    let article = articles.get(at).or(articles.last());
    article.map(|article| article.language)
}

/// Which learned models the engine had for a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelStates {
    /// The judge over an article's blocks. Without it, rules alone tell the article from the rest.
    pub article: Availability,
    /// The ranker of sentences. Without it, all rank the same.
    pub summary: Availability,
    /// The tagger of names in the text's language. Without it, only places of one meaning are named.
    /// Of articles in several languages, what most is to be said of: pending before damaged before
    /// unsupported. [`Article::names`] says it of each.
    pub names: Availability,
}

/// Whether a learned model was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Availability {
    /// It was.
    #[default]
    Present,
    /// It exists, but the engine has not been given it yet.
    Pending,
    /// There is none for this language.
    Unsupported,
    /// Its file cannot be used.
    Damaged,
}

impl Availability {
    /// Of two, the one that most is to be said of: what is still to come, what failed, what there is not.
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

/// Direct speech, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What was said, with its quotation marks: more than one stretch where the speaker is named in
    /// between.
    pub spans: Vec<Span>,
    /// The words that name the speaker: a name, "she", "the minister". `None` where nobody is named.
    pub speaker: Option<Span>,
    /// Who that is, as an index into [`Digest::entities`], where it can be told.
    pub entity: Option<usize>,
}

/// A date that the body mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The date, as an index into [`Digest::entities`].
    pub entity: usize,
    /// The sentence that mentions it first, as an index into [`Digest::sentences`].
    pub sentence: usize,
}

/// Something that several articles of one text have in common or tell differently.
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
    /// Which of the two, and of what.
    pub kind: ComparisonKind,
    /// Where each of the articles has it, in order: two passages or more, each of another article.
    pub passages: Vec<Passage>,
}

/// What a [`Comparison`] is about.
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

/// A stretch of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// The sentence in which it begins, as an index into [`Digest::sentences`].
    pub sentence: usize,
}

/// The title of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// Its words.
    pub text: String,
    /// Where it stands in the source; `None` where [`Options::title`] gave it.
    pub span: Option<Span>,
}

/// A stretch of the source that is of one role: most often a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands, without white space at the ends. Blocks do not overlap, and between two
    /// blocks there is only white space.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// What a block is to the article.
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
    /// A quotation set apart as a block.
    Quote,
    /// An item of a list.
    ListItem,
    /// Not of the article.
    Aside(Aside),
}

impl Role {
    /// Whether sentences for the summary are taken from such a block.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Quote | Self::ListItem)
    }

    /// Whether such a block is of the article at all, its title and headings included.
    #[must_use]
    pub const fn is_article(self) -> bool {
        !matches!(self, Self::Aside(_))
    }

    /// Whether mentions are looked for in such a block: in all of the article's, and in nothing that is
    /// set aside, where photographers and agencies are named who have no part in what happened.
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
    /// Invitations to subscribe to a newsletter or an app.
    Newsletter,
    /// Subscription and registration walls.
    Paywall,
    /// Cookie and consent notices.
    Cookies,
    /// Advertisements and sponsored lines.
    Advertisement,
    /// Captions and credits of pictures, and players' controls.
    Caption,
    /// Comments and comment forms.
    Comments,
    /// Dates of update, sections, reading times, tags and other data about the article.
    Metadata,
    /// About the author.
    AuthorNote,
    /// Copyright, terms, contacts: the foot of the page.
    Footer,
    /// The same words as a block before it.
    Repeated,
    /// The reader said so.
    ByReader,
}

/// A sentence of the article with its weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block that it stands in, as an index into [`Digest::blocks`].
    pub block: usize,
    /// Length in words.
    pub words: usize,
    /// How much it says of the article's gist, in standard deviations from the article's average:
    /// what counts in a short summary.
    pub score: f32,
    /// How much it carries of all that the article tells, likewise: what counts in a long summary.
    pub coverage: f32,
    /// What moved the score most, the strongest first.
    pub reasons: Vec<Reason>,
    /// Whether it opens so that it needs the sentence before it ("He", "However").
    pub depends: bool,
    /// The sentences most like this one, for choosing without repetition, ascending. Neighbours are
    /// mutual: each is in the other's list.
    pub neighbours: Vec<Neighbour>,
}

/// One part of a sentence's score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The feature that spoke.
    pub feature: Feature,
    /// What it added to the score; negative where it spoke against.
    pub contribution: f32,
}

/// What the ranker looks at in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// Its place in the article.
    Position,
    /// How much it shares with the other sentences.
    Centrality,
    /// How much it shares with the title.
    Title,
    /// How many of the article's main entities it names.
    Entities,
    /// How many of the article's keywords it has.
    Keywords,
    /// Whether it is of a telling length.
    Length,
    /// Whether it leans on the sentence before ("He", "However").
    Dependence,
    /// Whether it is speech.
    Quotation,
    /// Whether it has numbers.
    Numbers,
    /// How much of it is new.
    Novelty,
}

/// A sentence like another.
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
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// The entity that it names, as an index into [`Digest::entities`].
    pub entity: usize,
    /// How likely it is to be right, from 0 to 1: for a name that the model found, by the model;
    /// 1 for times, amounts and what the reader marked.
    pub confidence: f32,
}

/// A thing, a time or an amount that the article speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest name seen, as it stands in the text (white space folded).
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// How much of the article it has: its mentions, early ones counting for more.
    pub weight: f32,
    /// Its mentions, as ascending indices into [`Digest::mentions`].
    pub mentions: Vec<usize>,
    /// What a time or an amount comes to; `None` for names, and where it is vague.
    pub value: Option<Value>,
}

/// What a time or an amount comes to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Value {
    /// A date, a time, or a stretch of them.
    Moment {
        /// It in ISO 8601: a day ("2019-06-04"), week, month or year, an interval ("2008/2011"), a
        /// duration ("P3W"), a time of day ("T15:30"). Seasons are as in ISO 8601-2 ("2019-22", a
        /// summer); days and months of no known year begin with two hyphens ("--06-04").
        iso: String,
        /// Whether the day on which the article was written was needed to tell it.
        resolved: bool,
    },
    /// An amount.
    Amount {
        /// It in plain figures, with a point before decimals: "1130000000".
        least: String,
        /// The upper end, where it is a range.
        most: Option<String>,
        /// The ISO 4217 code of a currency, "%", "pp" and "bp" for points, or a unit's symbol ("km/h").
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
    /// A named happening: a war, a cup, a storm.
    Event,
    /// The title of a book, film, law or other work.
    Work,
    /// A named thing that is made and sold.
    Product,
    /// A day, month, year or stretch of them.
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

    /// Its name in JSON, and as a class in HTML.
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

    /// Whether it is a name (and so linked across the article) and not a time or an amount.
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
    /// The phrase as it most often stands in the article.
    pub phrase: String,
    /// Its weight; only the order has a meaning.
    pub weight: f32,
    /// Where it stands, in order.
    pub spans: Vec<Span>,
}
