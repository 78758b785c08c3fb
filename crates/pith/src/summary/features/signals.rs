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
    /// How many of its terms a summary is likely to have: their likelihoods, summed.
    Told => Keywords,
    /// Where [`Signal::Told`] stands in its article.
    ToldRank => Keywords,
    /// The same by word of the sentence.
    ToldDensity => Keywords,
    /// Where [`Signal::ToldDensity`] stands in its article.
    ToldDensityRank => Keywords,
    /// The F1 that is expected of a summary that has a third of its words in this sentence.
    ToldFit => Keywords,
    /// Where [`Signal::ToldFit`] stands in its article.
    ToldFitRank => Keywords,
    /// [`Signal::Told`] as a share of what all terms of the text have.
    ToldShare => Keywords,
    /// The likelihood of its likeliest term.
    ToldMost => Keywords,
    /// The likelihoods of all terms of the text, summed; the same for all its sentences.
    ToldWhole => Keywords,
    /// [`Signal::Told`] of the terms that no sentence before it has.
    ToldFirst => Novelty,
    /// [`Signal::Told`] of the terms that the text's first three sentences have not, itself left out.
    ToldBesides => Novelty,
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
