//! The numbers that the ranker sees in a sentence.

use std::ops::Index;

use crate::digest::Feature;

/// Declares [`Signal`] with its list and the reason under which each signal is told.
macro_rules! signals {
    ($($(#[$doc:meta])+ $name:ident => $feature:ident,)+) => {
        /// One number of the feature vector.
        ///
        /// All are finite in texts of every length. Zero is what a text has that does not show the
        /// signal at all (no title, no entities). Those named `…Rank` say how a sentence stands in
        /// its own article: the share of its sentences that have less of the signal, ties counting
        /// half, so that 0.5 is the middle and articles of all kinds compare.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Signal {
            $($(#[$doc])+ $name,)+
        }

        impl Signal {
            /// All of them, in the order of the vector.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The reason under which the reader is told of it.
            #[must_use]
            pub const fn feature(self) -> Feature {
                match self {
                    $(Self::$name => Feature::$feature,)+
                }
            }
        }
    };
}

signals! {
    /// Sentences before it, at most 50.
    Place => Position,
    /// The share of the sentences that stand before it, from 0 (first) to 1 (last).
    PlaceShare => Position,
    /// ln(1 + words before it).
    WordsBefore => Position,
    /// ln(1 + sentences of the text), the same for all its sentences.
    TextLength => Position,
    /// How like the first three sentences are to the centroid, against the average sentence: from 0
    /// over 1 (as any other) to 2; the same for all. High where the lead sums the article up, as in
    /// news, and low where it is an anecdote.
    TellingLead => Position,
    /// LexRank, as the natural logarithm of its ratio to the average, within -2 to 2.
    LexRank => Centrality,
    /// Where LexRank stands in its article.
    LexRankRank => Centrality,
    /// Likeness to the centroid of all sentences, 0 to 1.
    Centroid => Centrality,
    /// Where [`Signal::Centroid`] stands in its article.
    CentroidRank => Centrality,
    /// Likeness to the sentences before, in units of the average degree, at most 3.
    Before => Centrality,
    /// Likeness to the sentences after, in units of the average degree, at most 3.
    After => Centrality,
    /// Where [`Signal::After`] stands in its article.
    AfterRank => Centrality,
    /// Mean cosine with the text's first three sentences, itself left out.
    LeadLikeness => Centrality,
    /// Cosine with the sentence before.
    Previous => Centrality,
    /// Cosine with the sentence after.
    Next => Centrality,
    /// Cosine with the title.
    Title => Title,
    /// Where [`Signal::Title`] stands in its article.
    TitleRank => Title,
    /// The share of the weight of the article's ten main entities that it names.
    Entities => Entities,
    /// Where [`Signal::Entities`] stands in its article.
    EntitiesRank => Entities,
    /// The share of the weight of the main entities that it is the first to name.
    FirstMentions => Entities,
    /// The share of the weight of the article's keywords that it has.
    Keywords => Keywords,
    /// Where [`Signal::Keywords`] stands in its article.
    KeywordsRank => Keywords,
    /// Mean of ln(frequency in the text) over its terms (as in SumBasic, Nenkova and Vanderwende 2005).
    Frequency => Keywords,
    /// Where [`Signal::Frequency`] stands in its article.
    FrequencyRank => Keywords,
    /// The share of the text's running terms that are of one of its terms.
    Coverage => Keywords,
    /// Where [`Signal::Coverage`] stands in its article.
    CoverageRank => Keywords,
    /// The share of its terms that no sentence before it has.
    Novelty => Novelty,
    /// Length in words, at most 80.
    Length => Length,
    /// Length over the mean of the article, at most 4.
    LengthRatio => Length,
    /// Numbers and amounts, at most 8.
    Numbers => Numbers,
    /// The share of its bytes that is within quotation marks.
    Quotation => Quotation,
    /// 1 where it has a verb of speech ("said", "told").
    Speech => Quotation,
    /// 1 for a question.
    Question => Quotation,
    /// 1 where its writer speaks of himself or to the reader, outside quotations ("I", "you").
    Personal => Quotation,
    /// 1 where it opens by pointing back ("He", "This"), or inside a quotation.
    Reference => Dependence,
    /// 1 where it opens by a word that ties it to the sentence before ("But", "As a result").
    Connective => Dependence,
    /// Sentences before it in its paragraph, at most 10.
    ParagraphPlace => Position,
    /// Sentences of its paragraph, at most 20.
    ParagraphSentences => Position,
    /// ln(1 + words of its paragraph).
    ParagraphWords => Position,
    /// Paragraphs before its own, at most 50.
    ParagraphNumber => Position,
    /// The share of the paragraphs that stand before its own, from 0 (first) to 1 (last).
    ParagraphShare => Position,
    /// Paragraphs by sentence, the same for all: 1 where each sentence is one, near 0 where the text
    /// has none.
    Paragraphs => Position,
    /// Sentences after it, at most 50.
    FromEnd => Position,
    /// Whole sentences of some length before it, at most 50: its place if headings, captions and
    /// fragments are not counted.
    WholeBefore => Position,
    /// Whole sentences of some length before it in its paragraph, at most 10.
    WholeBeforeInParagraph => Position,
    /// 1 where it is a whole sentence of some length.
    Whole => Length,
    /// 1 where no mark ends it as a sentence.
    EndsOpen => Length,
    /// 1 where it ends by a colon.
    EndsColon => Length,
    /// 1 where it does not open by a capital, a quotation mark or a number.
    OpensSmall => Length,
    /// 1 where it opens as an item of a list does.
    ListItem => Length,
    /// 1 where what stands before it is a heading or the like.
    AfterHeading => Position,
    /// 1 where the sentence before ends by a colon.
    AfterColon => Dependence,
    /// 1 where the sentence before is a question.
    AfterQuestion => Dependence,
    /// 1 for an exclamation.
    Exclamation => Quotation,
    /// The share of its words after the first that have a capital.
    Capitals => Entities,
    /// Where [`Signal::Capitals`] stands in its article.
    CapitalsRank => Entities,
    /// The share of its words of two letters or more that are in capitals throughout.
    Shouting => Length,
    /// How many of its capitalised words are new in the text, at most 10.
    NewNames => Entities,
    /// How many of its capitalised words the text has had before, at most 10.
    KnownNames => Entities,
    /// How often the text has its capitalised words: their ln(frequency), summed.
    NameWeight => Entities,
    /// Where [`Signal::NameWeight`] stands in its article.
    NameWeightRank => Entities,
    /// How many names of several words it is the first to have, at most 5.
    Introduces => Entities,
    /// How many names it shortens that stand in full before it and not in it, at most 5.
    Shortened => Dependence,
    /// How many bare names it has whose full form comes only later in the text, at most 5.
    NotYetIntroduced => Dependence,
    /// 1 where it opens by a definite article or a demonstrative with a noun that the text has had.
    OpensKnown => Dependence,
    /// How many nouns of the sentence before it takes up by a definite article, demonstrative or
    /// possessive, at most 4.
    TakesUp => Dependence,
    /// 1 where it opens by a quotation mark.
    OpensQuoted => Quotation,
    /// 1 where it is a quotation of which it does not say who speaks.
    Unattributed => Quotation,
    /// How many pronouns of the third person it has outside quotations, at most 6.
    Pronouns => Dependence,
    /// 1 where it has such a pronoun before any capitalised word but the first.
    PronounFirst => Dependence,
    /// 1 where its first word is a pronoun of the third person.
    OpensPronoun => Dependence,
    /// 1 where its first word is a demonstrative.
    OpensDemonstrative => Dependence,
    /// 1 where it opens by a phrase that goes on from the sentence before, by the language's table.
    GoesOn => Dependence,
    /// How many words tie it to the sentence before, wherever they stand, at most 4.
    Links => Dependence,
    /// Demonstratives anywhere, at most 4.
    Demonstratives => Dependence,
    /// 1 where it opens by a definite article.
    OpensDefinite => Dependence,
    /// How many words of the first person it has, at most 5.
    FirstPerson => Quotation,
    /// How many words of the second person it has, at most 5.
    SecondPerson => Quotation,
    /// How many words report what was said, at most 4.
    Reporting => Quotation,
    /// How many words set one thing against another, at most 4.
    Contrast => Novelty,
    /// How many words give a cause, at most 4.
    Cause => Novelty,
    /// How many words say what will or should be, at most 4.
    Future => Novelty,
    /// The share of its words that small talk is made of.
    Fillers => Length,
    /// Years that it names, at most 4.
    Years => Numbers,
    /// Amounts, by a sign of a currency or of percent, at most 4.
    Amounts => Numbers,
    /// Brackets and parentheses, at most 6.
    Brackets => Length,
    /// Commas by ten words, at most 4.
    Commas => Length,
    /// Colons and semicolons within it, at most 4.
    Colons => Length,
    /// Dashes set apart by spaces, or long ones, at most 4.
    Dashes => Length,
    /// Signs that prose seldom has (links, handles, bars, copyright), at most 4.
    Oddities => Length,
    /// Places at which pieces run together without a space ("promotionsA post"), at most 4.
    Fused => Length,
    /// 1 where a quotation mark or bracket has no partner in it.
    Unpaired => Length,
    /// Letters by word.
    WordLength => Length,
    /// The share of its words that are of a term.
    ContentShare => Length,
    /// Terms, at most 40.
    ContentTerms => Length,
    /// Where [`Signal::Length`] stands in its article.
    LengthRank => Length,
    /// The share of the title's terms that it has.
    TitleShare => Title,
    /// How many sentences before it have at least as many of the title's terms, at most 10.
    TitleBefore => Title,
    /// The highest cosine with any sentence before.
    Repeats => Novelty,
    /// The highest cosine with any sentence after.
    Repeated => Centrality,
    /// Length of the sentence before in words, at most 80; 0 for the first.
    PreviousLength => Length,
    /// Length of the sentence after in words, at most 80; 0 for the last.
    NextLength => Length,
    /// 1 where the sentence after goes on from it.
    NextGoesOn => Position,
    /// Sentences right before it that go on from one another, at most 5.
    ChainBefore => Dependence,
    /// 1 where it opens by the name of who speaks and a colon.
    SpeakerTurn => Quotation,
    /// 1 where it opens by a place in capitals and a dash, as agencies' reports do.
    Dateline => Position,
    /// The share of the text that is quoted, the same for all; likewise those below.
    TextQuoted => Quotation,
    /// The share of the text's sentences that end open.
    TextOpen => Length,
    /// Words of the first person by sentence.
    TextFirstPerson => Quotation,
    /// Words of the second person by sentence.
    TextSecondPerson => Quotation,
    /// The share of the text's sentences that are questions.
    TextQuestions => Quotation,
    /// The share of the text's sentences that open by who speaks.
    TextTurns => Quotation,
    /// Words by sentence.
    TextSentenceLength => Length,
    /// The share of the text's words that have a capital.
    TextCapitals => Entities,
    /// 1 where the text has a title.
    Titled => Title,
}

/// The feature vector of one sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Features(pub [f32; Signal::COUNT]);

impl Default for Features {
    fn default() -> Self {
        Self([0.0; Signal::COUNT])
    }
}

impl Index<Signal> for Features {
    type Output = f32;

    fn index(&self, signal: Signal) -> &f32 {
        &self.0[signal as usize]
    }
}
