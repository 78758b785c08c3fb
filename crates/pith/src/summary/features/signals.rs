//! The numbers that the ranker sees in a sentence.

use std::ops::Index;

use crate::digest::Feature;

/// Declares [`Signal`], the list of its variants, and the reason under which each signal is
/// reported.
macro_rules! signals {
    ($($(#[$doc:meta])+ $name:ident => $feature:ident,)+) => {
        /// One number of the feature vector.
        ///
        /// All are finite in texts of any length. Zero means that the signal does not apply (no
        /// title, no entities). Those named `…Rank` rank a sentence within its own article: they
        /// are the share of sentences with a lower value, with ties counting half, so that 0.5 is
        /// the middle and articles of all kinds are comparable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Signal {
            $($(#[$doc])+ $name,)+
        }

        impl Signal {
            /// All of them, in the order of the vector.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The number of signals.
            pub const COUNT: usize = Self::ALL.len();

            /// The reason under which the signal is reported to the reader.
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
    /// The share of sentences before it, from 0 (first) to 1 (last).
    PlaceShare => Position,
    /// ln(1 + words before it).
    WordsBefore => Position,
    /// ln(1 + sentences of the text), the same for all its sentences.
    TextLength => Position,
    /// The similarity of the first three sentences to the centroid, relative to the average
    /// sentence: from 0 through 1 (like any other) to 2; the same for all sentences. High if the
    /// lead sums up the article, as in news, and low if it is an anecdote.
    TellingLead => Position,
    /// LexRank, as the natural logarithm of its ratio to the average, clamped to -2 to 2.
    LexRank => Centrality,
    /// The rank of LexRank in its article.
    LexRankRank => Centrality,
    /// Similarity to the centroid of all sentences, 0 to 1.
    Centroid => Centrality,
    /// The rank of [`Signal::Centroid`] in its article.
    CentroidRank => Centrality,
    /// Similarity to earlier sentences, in units of the average degree, at most 3.
    Before => Centrality,
    /// Similarity to later sentences, in units of the average degree, at most 3.
    After => Centrality,
    /// The rank of [`Signal::After`] in its article.
    AfterRank => Centrality,
    /// Mean cosine with the text's first three sentences, excluding itself.
    LeadLikeness => Centrality,
    /// Cosine with the previous sentence.
    Previous => Centrality,
    /// Cosine with the next sentence.
    Next => Centrality,
    /// Cosine with the title.
    Title => Title,
    /// The rank of [`Signal::Title`] in its article.
    TitleRank => Title,
    /// The share of the weight of the article's ten main entities that it mentions.
    Entities => Entities,
    /// The rank of [`Signal::Entities`] in its article.
    EntitiesRank => Entities,
    /// The share of the weight of the main entities that it is the first to mention.
    FirstMentions => Entities,
    /// The share of the weight of the article's keywords that it contains.
    Keywords => Keywords,
    /// The rank of [`Signal::Keywords`] in its article.
    KeywordsRank => Keywords,
    /// Mean of ln(frequency in the text) over its terms (as in SumBasic, Nenkova and Vanderwende 2005).
    Frequency => Keywords,
    /// The rank of [`Signal::Frequency`] in its article.
    FrequencyRank => Keywords,
    /// The share of the text's running terms that are occurrences of its terms.
    Coverage => Keywords,
    /// The rank of [`Signal::Coverage`] in its article.
    CoverageRank => Keywords,
    /// The share of its terms that no earlier sentence contains.
    Novelty => Novelty,
    /// Length in words, at most 80.
    Length => Length,
    /// Length relative to the article's mean, at most 4.
    LengthRatio => Length,
    /// Numbers and amounts, at most 8.
    Numbers => Numbers,
    /// The share of its bytes inside quotation marks.
    Quotation => Quotation,
    /// 1 if it has a verb of speech ("said", "told").
    Speech => Quotation,
    /// 1 for a question.
    Question => Quotation,
    /// 1 if it refers to the writer or the reader outside quotations ("I", "you").
    Personal => Quotation,
    /// 1 if it opens by pointing back ("He", "This"), or inside a quotation.
    Reference => Dependence,
    /// 1 if it opens with a word that links it to the previous sentence ("But", "As a result").
    Connective => Dependence,
    /// Sentences before it in its paragraph, at most 10.
    ParagraphPlace => Position,
    /// Sentences in its paragraph, at most 20.
    ParagraphSentences => Position,
    /// ln(1 + words in its paragraph).
    ParagraphWords => Position,
    /// Paragraphs before its own, at most 50.
    ParagraphNumber => Position,
    /// The share of paragraphs before its own, from 0 (first) to 1 (last).
    ParagraphShare => Position,
    /// Paragraphs per sentence, the same for all: 1 if each sentence is one, near 0 if the text has
    /// none.
    Paragraphs => Position,
    /// Sentences after it, at most 50.
    FromEnd => Position,
    /// Whole sentences of some length before it, at most 50: its position not counting headings,
    /// captions and fragments.
    WholeBefore => Position,
    /// Whole sentences of some length before it in its paragraph, at most 10.
    WholeBeforeInParagraph => Position,
    /// 1 if it is a whole sentence of some length.
    Whole => Length,
    /// 1 if no mark ends it as a sentence.
    EndsOpen => Length,
    /// 1 if it ends with a colon.
    EndsColon => Length,
    /// 1 if it does not open with a capital, a quotation mark or a number.
    OpensSmall => Length,
    /// 1 if it opens like a list item.
    ListItem => Length,
    /// 1 if it follows a heading or the like.
    AfterHeading => Position,
    /// 1 if the previous sentence ends with a colon.
    AfterColon => Dependence,
    /// 1 if the previous sentence is a question.
    AfterQuestion => Dependence,
    /// 1 for an exclamation.
    Exclamation => Quotation,
    /// The share of its words after the first that are capitalized.
    Capitals => Entities,
    /// The rank of [`Signal::Capitals`] in its article.
    CapitalsRank => Entities,
    /// The share of its words of two or more letters that are all in capitals.
    Shouting => Length,
    /// How many of its capitalized words are new in the text, at most 10.
    NewNames => Entities,
    /// How many of its capitalized words have occurred before, at most 10.
    KnownNames => Entities,
    /// How often the text uses its capitalized words: the sum of ln(frequency).
    NameWeight => Entities,
    /// The rank of [`Signal::NameWeight`] in its article.
    NameWeightRank => Entities,
    /// How many multi-word names it is the first to use, at most 5.
    Introduces => Entities,
    /// How many names it shortens that occur in full before it but not in it, at most 5.
    Shortened => Dependence,
    /// How many short names it uses whose full form comes only later in the text, at most 5.
    NotYetIntroduced => Dependence,
    /// 1 if it opens with a definite article or a demonstrative and a noun that has occurred
    /// before.
    OpensKnown => Dependence,
    /// How many nouns of the previous sentence it takes up with a definite article, demonstrative
    /// or possessive, at most 4.
    TakesUp => Dependence,
    /// 1 if it opens with a quotation mark.
    OpensQuoted => Quotation,
    /// 1 if it is a quotation without a named speaker.
    Unattributed => Quotation,
    /// Third-person pronouns outside quotations, at most 6.
    Pronouns => Dependence,
    /// 1 if such a pronoun precedes any capitalized word but the first.
    PronounFirst => Dependence,
    /// 1 if its first word is a third-person pronoun.
    OpensPronoun => Dependence,
    /// 1 if its first word is a demonstrative.
    OpensDemonstrative => Dependence,
    /// 1 if it opens with a phrase that continues from the previous sentence, according to the
    /// language's table.
    GoesOn => Dependence,
    /// How many words link it to the previous sentence, wherever they are, at most 4.
    Links => Dependence,
    /// Demonstratives anywhere, at most 4.
    Demonstratives => Dependence,
    /// 1 if it opens with a definite article.
    OpensDefinite => Dependence,
    /// First-person words, at most 5.
    FirstPerson => Quotation,
    /// Second-person words, at most 5.
    SecondPerson => Quotation,
    /// Words that report what was said, at most 4.
    Reporting => Quotation,
    /// Words of contrast, at most 4.
    Contrast => Novelty,
    /// Words of cause, at most 4.
    Cause => Novelty,
    /// Words for what will or should be, at most 4.
    Future => Novelty,
    /// The share of its words that are fillers of small talk.
    Fillers => Length,
    /// Years that it names, at most 4.
    Years => Numbers,
    /// Amounts with a currency or percent sign, at most 4.
    Amounts => Numbers,
    /// Brackets and parentheses, at most 6.
    Brackets => Length,
    /// Commas per ten words, at most 4.
    Commas => Length,
    /// Colons and semicolons within it, at most 4.
    Colons => Length,
    /// Long dashes, or dashes between spaces, at most 4.
    Dashes => Length,
    /// Characters that are rare in prose (links, handles, bars, copyright), at most 4.
    Oddities => Length,
    /// Places where pieces of text are joined without a space ("promotionsA post"), at most 4.
    Fused => Length,
    /// 1 if a quotation mark or bracket in it is unpaired.
    Unpaired => Length,
    /// Letters per word.
    WordLength => Length,
    /// The share of its words that are terms.
    ContentShare => Length,
    /// Terms, at most 40.
    ContentTerms => Length,
    /// The rank of [`Signal::Length`] in its article.
    LengthRank => Length,
    /// The share of the title's terms that it contains.
    TitleShare => Title,
    /// How many earlier sentences contain at least as many of the title's terms, at most 10.
    TitleBefore => Title,
    /// The highest cosine with any earlier sentence.
    Repeats => Novelty,
    /// The highest cosine with any later sentence.
    Repeated => Centrality,
    /// Length of the previous sentence in words, at most 80; 0 for the first.
    PreviousLength => Length,
    /// Length of the next sentence in words, at most 80; 0 for the last.
    NextLength => Length,
    /// 1 if the next sentence continues from it.
    NextGoesOn => Position,
    /// How many sentences immediately before it continue from one another, at most 5.
    ChainBefore => Dependence,
    /// 1 if it opens with a speaker's name and a colon.
    SpeakerTurn => Quotation,
    /// 1 if it opens with a place in capitals and a dash, as agency reports do.
    Dateline => Position,
    /// The share of the text that is quoted; the same for all sentences, like those below.
    TextQuoted => Quotation,
    /// The share of sentences in the text that end without a mark.
    TextOpen => Length,
    /// First-person words per sentence.
    TextFirstPerson => Quotation,
    /// Second-person words per sentence.
    TextSecondPerson => Quotation,
    /// The share of sentences in the text that are questions.
    TextQuestions => Quotation,
    /// The share of sentences in the text that open with a speaker.
    TextTurns => Quotation,
    /// Words per sentence.
    TextSentenceLength => Length,
    /// The share of words in the text that are capitalized.
    TextCapitals => Entities,
    /// 1 if the text has a title.
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
