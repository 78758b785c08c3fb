//! The numbers of this stage that were tuned, by the file that uses them.
//!
//! They were set by hand and checked with `lab evaluate summaries` and, for the ranker, with sources held
//! out in `lab train summaries`; where a sweep chose a value, it says so. Learned weights are in
//! `models/summary.bin`.

// Centrality

/// Terms in more sentences than this do not connect sentences: they would cost most and say least.
pub(super) const MAX_POSTINGS: usize = 128;

/// How many edges a sentence keeps itself; since edges run both ways, it may get more.
pub(super) const MAX_EDGES: usize = 32;

/// Cosines below this are considered chance.
pub(super) const MIN_EDGE: f32 = 0.02;

/// The probability of following an edge instead of jumping anywhere, as in PageRank.
pub(super) const DAMPING: f32 = 0.85;

/// Maximum number of rounds of the power iteration.
pub(super) const MAX_ROUNDS: usize = 60;

/// The iteration stops when a round moves less than this share of the total.
pub(super) const TOLERANCE: f32 = 1e-5;

// Dependence

/// How many words are considered the opening of a sentence.
pub(super) const OPENING_WORDS: usize = 9;

// Features

/// Minimum length of a noun, in letters.
pub(super) const SHORTEST_NOUN: usize = 4;

/// A sentence with fewer words is a fragment, whatever its punctuation.
pub(super) const SHORTEST_WHOLE_SENTENCE: usize = 6;

/// A sentence with more words than this does more than attribute the previous one.
pub(super) const LONGEST_ATTRIBUTION: usize = 20;

/// A sentence repeats the title if at least this share of its terms is in it …
pub(super) const TITLE_REPEATED: f32 = 0.8;

/// … and it has at least this many terms.
pub(super) const FEWEST_REPEATED: usize = 3;

/// In a text where more than this share of the sentences opens with a small letter, that means
/// nothing.
pub(super) const SMALL_OPENINGS: f32 = 0.2;

/// When names are compared, no word counts as more frequent than this.
pub(super) const MOST_NAMES: f32 = 30.0;

// Meetings

/// A transcript has at least this many paragraphs that start with a speaker.
pub(super) const FEWEST_TURNS: usize = 6;

/// At least this share of its paragraphs do.
pub(super) const TURNS_SHARE: f32 = 0.5;

/// The bonus for a sentence that states a decision, in standard deviations of the score.
pub(super) const DECISION_BONUS: f32 = 1.5;

/// The bonus for one in which somebody takes on or is given a task.
pub(super) const TASK_BONUS: f32 = 0.8;

/// A sentence with fewer words is a reply ("Will do."), which means nothing by itself.
pub(super) const SHORTEST_STATEMENT: usize = 6;

/// How many sentences form the lead.
pub(super) const LEAD_SENTENCES: usize = 3;

/// How many entities count as the main ones.
pub(super) const MAIN_ENTITIES: usize = 10;

// Focus: the cases in `crates/pith/tests/focus` chose these

/// The relevance of a sentence that continues about the topic of the previous one.
pub(super) const FOLLOWING: f32 = 0.5;

/// How many sentences in a row may continue about a thing without naming it.
pub(super) const LONGEST_FOLLOWING: usize = 2;

/// How quickly further occurrences of a term in one sentence stop counting (BM25's k1).
pub(super) const TERM_SATURATION: f32 = 1.2;

/// How strongly a sentence's length counts against it (BM25's b): sentence lengths vary more by
/// chance than document lengths do.
pub(super) const LENGTH_PENALTY: f32 = 0.3;

/// The bonus for the longest verbatim match, if it covers the whole query.
pub(super) const VERBATIM_BONUS: f32 = 1.0;

/// The bonus for words of the query that are close together.
pub(super) const NEARNESS_BONUS: f32 = 0.3;

/// The bonus for a mention of the requested kind in a sentence that has words of the query.
pub(super) const ANSWER_BONUS: f32 = 0.5;

/// The bonus for a word that says what should be, or why, if the query asks for that.
pub(super) const TELLING_BONUS: f32 = 0.3;

/// How much the previous sentence contributes to the topic of a sentence.
pub(super) const CONTEXT_SHARE: f32 = 0.25;

/// The weight of a function word ("should", "without") relative to a content word.
pub(super) const FUNCTION_WORD: f32 = 0.2;

/// Maximum number of words of a query that are used.
pub(super) const MOST_QUERY_WORDS: usize = 40;

/// A shorter word, in letters, is not searched for at the start of longer ones.
pub(super) const SHORTEST_BEGINNING: usize = 5;

// Neighbours

/// How many neighbours a sentence brings itself. It may have more, as neighbours are mutual.
pub(super) const NEIGHBOURS: usize = 8;

/// Neighbours less similar than this do not repeat each other.
pub(super) const MIN_LIKENESS: f32 = 0.1;

// Ranking

/// How many reasons a sentence keeps.
pub(super) const MAX_REASONS: usize = 4;

/// Contributions smaller than this, in standard deviations of the score, are not worth reporting.
pub(super) const MIN_CONTRIBUTION: f32 = 0.05;

/// The penalty for a sentence that certainly must never be in a summary. This and the next two were
/// swept with sources held out: from 0.5 to 1 the value hardly changes, while fewer unfit sentences
/// are chosen.
pub(super) const UNFIT_PENALTY: f32 = 0.7;

/// The penalty for a sentence that certainly depends on the previous one, if that is left out. From
/// 2 on, the value falls.
pub(super) const LEANING_PENALTY: f32 = 1.6;

/// From this probability on, a sentence is considered to depend on the previous one, and never
/// appears without it.
pub(super) const DEPENDS_FROM: f32 = 0.5;

/// How far the three best together are put ahead of all others: more than a repetition among them
/// can cost.
pub(super) const BEST_THREE_AHEAD: f32 = 0.5;

/// What one standard deviation of centrality adds to a sentence of a long text. This and the next
/// were chosen by ROUGE-1 on long development texts: reports, meetings, bills, stories.
pub(super) const CENTRALITY_BONUS: f32 = 1.0;

/// What one standard deviation of its share of its section adds.
pub(super) const SECTION_BONUS: f32 = 0.3;

/// The penalty for a sentence that says nothing by itself: small talk ("Ana: OK, thank you."), an
/// attribution of the previous sentence ("Das teilte die Polizei mit."), or a scrap.
pub(super) const SLIGHT_PENALTY: f32 = 2.0;

/// A turn of this few words besides the speaker's name is small talk.
pub(super) const SHORT_TURN: f32 = 3.0;

/// So is a sentence with this share of fillers.
pub(super) const FILLER_SHARE: f32 = 0.5;

/// But not if it has more words than this.
pub(super) const LONGEST_FILLED: f32 = 12.0;

// Sections of long texts, chosen by ROUGE-1 on long development texts

/// A text of no more words than this is summarized as one.
pub(super) const SHORT_TEXT: f32 = 2_000.0;

/// A text of this many words is summarized entirely by section.
pub(super) const LONG_TEXT: f32 = 6_000.0;

/// A heading starts no section if the text since the last one has fewer words than this: it is a
/// subheading.
pub(super) const SMALLEST_SECTION: usize = 200;

/// After this many words, a section ends with the paragraph.
pub(super) const LARGE_SECTION: usize = 1_000;

/// After this many, it ends with the sentence, as in a text without paragraphs.
pub(super) const LARGEST_SECTION: usize = 1_500;

// Choosing

/// The cost of a full repetition in a short summary, in standard deviations of the scores.
pub(super) const SHORT_REDUNDANCY: f32 = 0.3;

/// The same in a long one, where central content must be included even if it shares words with the
/// rest.
pub(super) const LONG_REDUNDANCY: f32 = 0.0;

/// Up to this share of the article's words, a summary is short.
pub(super) const SHORT_SUMMARY: f32 = 0.3;

/// From this share on, it is long.
pub(super) const LONG_SUMMARY: f32 = 0.44;

/// A summary of no more than this many sentences is short, however short the article is.
pub(super) const GIST_SENTENCES: f32 = 3.0;

/// From this many sentences on, only its share of the article counts.
pub(super) const NO_GIST_SENTENCES: f32 = 6.0;

/// Sentences at least this similar say the same in the same words.
pub(super) const SAME_WORDS: f32 = 0.95;

/// How far a sentence without relevance falls behind one of full relevance, in standard deviations:
/// enough that relevance decides, and the score only breaks ties among equally relevant sentences.
pub(super) const RELEVANCE_WEIGHT: f32 = 16.0;

/// A sentence of this few words says too little for a summary ("Yes.", a dateline).
pub(super) const LONGEST_FRAGMENT: usize = 2;

/// It falls this far behind, in standard deviations.
pub(super) const FRAGMENT_PENALTY: f32 = 2.0;

/// Maximum number of sentences taken together because each depends on the previous one.
pub(super) const LONGEST_UNIT: usize = 3;

// Several articles

/// What a sentence gains, in standard deviations of its article's scores, if another article says
/// the same: what several articles say is the core of the story (Radev et al. 2004, "Centroid-based
/// summarization of multiple documents"). Only one of the sentences that say it is then chosen.
pub(super) const AGREEMENT_BONUS: f32 = 1.0;

/// How far the best sentence of each article is put ahead of the second best of any, in standard
/// deviations.
pub(super) const AHEAD_OF_SECONDS: f32 = 0.5;

// The best three

/// How many sentences of the highest worth are considered.
pub(super) const TRIO_POOL: usize = 12;

/// Sentences at least this similar are never chosen together.
pub(super) const NEAR_DUPLICATE: f32 = 0.7;

/// The cost of a full repetition among the three.
pub(super) const TRIO_REPETITION: f32 = 0.15;
