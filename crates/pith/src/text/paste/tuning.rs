//! The numbers of this stage that were tuned, by the file that uses them.
//!
//! They were set by hand on the development pages and checked with `lab evaluate extraction` and
//! `lab evaluate pastes`. Learned weights are in `models/article.bin`.

// Captions

/// Maximum number of words in a caption with a date.
pub(super) const LONGEST_DATED_CAPTION: usize = 30;

/// The same without a date.
pub(super) const LONGEST_UNDATED_CAPTION: usize = 16;

/// Minimum length in bytes of a word whose ending makes it a verb, as "red" is not one.
pub(super) const SHORTEST_CAPTION_VERB: usize = 5;

/// A credit at the start of a line is within this many words.
pub(super) const LONGEST_CREDIT: usize = 6;

// What a block is

/// Maximum number of lines in a short note's head: title, author, date.
pub(super) const LONGEST_NOTE_HEAD: usize = 3;

/// From this many words on, a sentence may be a standfirst rather than a label.
pub(super) const SHORTEST_TELLING_SENTENCE: usize = 5;

/// The same for a line that ends without a mark.
pub(super) const SHORTEST_TELLING_LINE: usize = 8;

/// From this share of capitals on, a line is a headline, or a list of sections or names.
pub(super) const HEADLINE_CAPITALS: f64 = 0.7;

/// A standfirst is at most this many blocks below the title.
pub(super) const STANDFIRST_BELOW_TITLE: usize = 8;

/// An edge of up to this many blocks without foreign marks is kept whole.
pub(super) const LONGEST_CLEAN_EDGE: usize = 6;

/// Minimum number of editable headings that make a page an encyclopaedia's entry.
pub(super) const EDITED_SECTIONS: usize = 2;

// Where the article begins and ends

/// How many times more prose must precede the heading of another section than its tail contains.
pub(super) const PROSE_PER_TAIL: usize = 4;

/// This many paragraphs in a row belong to the article even after links to others.
pub(super) const RESUMED_PARAGRAPHS: usize = 3;

/// Maximum number of lines, with one clause each, that can form a sentence.
pub(super) const MOST_CLAUSE_LINES: usize = 6;

/// Maximum number of words in the heading of an article's last section.
pub(super) const LONGEST_SECTION_HEADING: usize = 8;

/// The first post of a thread is searched for within this many blocks before the others.
pub(super) const FIRST_POST_WITHIN: usize = 12;

/// So many turns show whether a speaker speaks twice.
pub(super) const TURNS_READ: usize = 12;

/// An article with up to this many words of prose is short, so most of it may be lists and facts.
pub(super) const SHORT_ARTICLE: usize = 150;

/// The minimum weight in favour of what follows.
pub(super) const FEWEST_ENTRY_PARTS: i32 = 3;

/// The maximum weight against it in between.
pub(super) const MOST_AGAINST_ENTRIES: i32 = 12;

/// The number of answers is searched for within this many blocks below a question.
pub(super) const ANSWERS_BELOW_QUESTION: usize = 40;

/// At least one in this many of the following blocks must be a step number, a time, a fact or an
/// item.
pub(super) const BLOCKS_PER_PART: usize = 5;

// What surrounds the article

/// Maximum number of lines between a paper's title and its abstract.
pub(super) const LONGEST_PAPER_HEAD: usize = 16;

/// A paste with at least this many foreign phrases is a whole page, not a note.
pub(super) const PHRASES_OF_PAGE: usize = 4;

/// A paper's authors are named within this many blocks below its title.
pub(super) const AUTHORS_BELOW_TITLE: usize = 2;

/// The date is given within this many blocks below the author's bare name.
pub(super) const DATE_BELOW_AUTHOR: usize = 2;

/// The date may be at most this many blocks above a title.
pub(super) const DATE_ABOVE_TITLE: usize = 2;

/// Minimum number of lines in a list above the body.
pub(super) const SHORTEST_OWN_LIST: usize = 4;

// Inside the article

/// A paragraph of this many words ends a list of related articles inside the article.
pub(super) const SHORTEST_FULL_PARAGRAPH: usize = 12;

/// A note about the author is searched for among this many final blocks of an article.
pub(super) const AUTHOR_NOTE_WITHIN_LAST: usize = 3;

/// If there is a standfirst above them, the author's name and the date are searched for among this
/// many first blocks of an article.
pub(super) const CREDITS_WITHIN_FIRST: usize = 8;

/// The byline is searched for within this many blocks above an article.
pub(super) const BYLINE_ABOVE_ARTICLE: usize = 12;

/// Maximum number of words in a heading that ends a paper's references.
pub(super) const LONGEST_HEADING_AFTER_REFERENCES: usize = 8;

/// Minimum number of words in a caption under a picture credit; shorter lines may be headings.
pub(super) const SHORTEST_CREDITED_CAPTION: usize = 8;

/// The phrases of a promotion are searched for within this many blocks around a short block.
pub(super) const PROMOTION_WITHIN: usize = 3;

/// Maximum number of words in a caption above the label of its credit.
pub(super) const LONGEST_LABELLED_CAPTION: usize = 24;

/// From this many words on, a line that is the beginning of the next one is a picture's
/// description.
pub(super) const SHORTEST_REPEATED_DESCRIPTION: usize = 4;

/// This many consecutive lines without any sign of prose form a menu or a list of links.
pub(super) const SHORTEST_MENU: usize = 3;

/// Maximum number of full stops in a numbered heading, including the one after the number.
pub(super) const MOST_HEADING_STOPS: usize = 2;

/// Maximum number of words in a heading.
pub(super) const LONGEST_HEADING: usize = 20;

// The element that holds the article

/// The element that holds the article has at least this share of the body's words.
pub(super) const SHARE_IN_CONTAINER: f64 = 0.75;

/// If a mark covers this share of the body's words, it describes the whole article and says nothing
/// about its parts.
pub(super) const COMMON_MARK_IN_CONTAINER: f64 = 0.5;

/// From this share of links on, a part of the container is a list of them.
pub(super) const LINKED_PART: f64 = 0.5;

// Date lines

/// Maximum number of words in a date line.
pub(super) const LONGEST_DATE_LINE: usize = 16;

/// Maximum number of words in a date line that also has a cue or a time.
pub(super) const LONGEST_EXPLICIT_DATE_LINE: usize = 24;

/// Maximum number of words in a date line of several parts, one of which is only a date.
pub(super) const LONGEST_PARTED_DATE_LINE: usize = 36;

// Evidence for the model

/// The share of the body is computed over this many blocks around a block.
pub(super) const BLOCKS_NEAR: usize = 4;

/// The paragraphs around a line are searched for within this many blocks above and below.
pub(super) const PARAGRAPHS_WITHIN: usize = 12;

/// If a mark covers more than this share of the rules' body, it describes the page itself and says
/// nothing.
pub(super) const COMMON_MARK_IN_BODY: f64 = 0.5;

// Features of a block

/// From this many words on, a block is prose even without a full stop, if few of them are
/// capitalized.
pub(super) const SHORTEST_OPEN_PROSE: usize = 20;

/// The share of capitalized words below which such a block is prose.
pub(super) const OPEN_PROSE_CAPITALS: f64 = 0.45;

/// The share of capitals above which a line is in title case.
pub(super) const TITLE_CASE: f64 = 0.6;

/// The same for German, which capitalizes all nouns.
pub(super) const TITLE_CASE_IN_GERMAN: f64 = 0.85;

/// The share of German stop words in a text's prose above which it is German.
pub(super) const GERMAN_STOP_WORDS: f64 = 0.2;

/// The language is detected on this many words of prose.
pub(super) const WORDS_FOR_LANGUAGE: usize = 400;

/// Longer blocks, in bytes, are prose and are not searched for phrases.
pub(super) const LONGEST_PHRASE_BLOCK: usize = 600;

/// The counts are taken from this many bytes of a block, which bounds the cost of unusual input.
pub(super) const COUNTED_BYTES: usize = 20_000;

/// If this share of a text's prose is about terms and privacy, and at least [`LEGAL_PARAGRAPHS`]
/// are, that is its topic.
pub(super) const LEGAL_SHARE: f64 = 0.2;

/// See [`LEGAL_SHARE`].
pub(super) const LEGAL_PARAGRAPHS: usize = 4;

/// How far below a question, in blocks, the number of its answers may be.
pub(super) const ANSWER_COUNT_WITHIN: usize = 60;

/// If this share of a text's prose is about cookies, that is its topic.
pub(super) const COOKIE_SHARE: f64 = 0.4;

/// A line with at least this share of characters that are common in code and rare in sentences is
/// code.
pub(super) const CODE_SIGNS: f64 = 0.1;

/// From this many words on, a list of tags is recognized by its alphabetical order.
pub(super) const SHORTEST_TAG_LIST: usize = 12;

/// This share of the words must start with the same letter as the previous one or a later letter.
/// In a sentence, half of them do.
pub(super) const ORDERED_TAGS: f64 = 0.85;

// The head of the article

/// The minimum share of words that a heading and the title in the page's head must have in common.
pub(super) const TITLE_LIKENESS: f64 = 0.6;

/// Maximum number of words in a note about the author.
pub(super) const LONGEST_AUTHOR_NOTE: usize = 70;

// Wrapped lines

/// A line must fill this share of the wrapping width, together with the first word of the next
/// line, to count as broken for lack of room.
pub(super) const FULL_LINE: f64 = 0.85;

/// A stretch needs this many lines to be judged by itself; shorter ones follow the whole text.
pub(super) const LINES_FOR_OWN_WIDTH: usize = 4;

// Phrases of pages

/// From this many words on, a block that ends like a sentence is one, even if it starts like a line
/// of a page ("Hosted by Kenya, the summit ended without a treaty.").
pub(super) const SHORTEST_PAGE_SENTENCE: usize = 7;

/// A phrase of this many words is specific enough to be trusted at the start of a longer block
/// ("this entry was posted").
pub(super) const SPECIFIC_PHRASE: usize = 3;

/// Maximum number of words in a block that starts with a specific phrase.
pub(super) const LONGEST_SPECIFIC_BLOCK: usize = 40;

/// Maximum number of words in a caption that ends like a sentence; a longer text mentions a picture
/// in passing.
pub(super) const LONGEST_PHRASE_CAPTION: usize = 30;

/// Maximum number of words in the name of a newsletter ("PC Gamer Newsletter").
pub(super) const LONGEST_NEWSLETTER_NAME: usize = 4;

/// Maximum length of a line of buttons or links, in bytes.
pub(super) const LONGEST_BAR: usize = 120;

/// Maximum length, in bytes, of a heading that is searched for buttons, including these.
pub(super) const LONGEST_BUTTONED_HEADING: usize = 300;

/// Maximum number of words in a line that starts with a number.
pub(super) const LONGEST_COUNTED_LINE: usize = 20;

// Runs of prose

/// The minimum weight of a run that is an article, in words of prose.
pub(super) const LEAST_RUN: f64 = 40.0;

/// With this weight, the first run before a comments section is the article, even if the comments
/// weigh more.
pub(super) const WEIGHT_BEFORE_COMMENTS: f64 = 70.0;

/// The same if the first heading of comments recurs, like the button below each post of a thread.
pub(super) const WEIGHT_BEFORE_REPEATED_COMMENTS: f64 = 140.0;

/// Minimum number of paragraphs in a run before comments; a single wall of text may be a ticker.
pub(super) const PARAGRAPHS_BEFORE_COMMENTS: usize = 2;

/// This many blocks with foreign phrases show that a whole page was copied.
pub(super) const PHRASES_OF_WHOLE_PAGE: usize = 4;

/// The minimum weight of a run in such a page, whose article may be short.
pub(super) const LEAST_RUN_OF_PAGE: f64 = 15.0;

/// One more than the number of blocks with foreign phrases that may be between two paragraphs that
/// support each other.
pub(super) const INTERRUPTION: usize = 3;

/// If the share of stop words in a text's prose is above this, it is English, and the share is used
/// as evidence.
pub(super) const ENGLISH_STOP_WORDS: f64 = 0.15;

/// Maximum number of words of one block that count, so that one wall of text does not outweigh an
/// article.
pub(super) const WORDS_PER_BLOCK: f64 = 100.0;

/// Shorter prose, alone among lines that are not prose, is more often a teaser or a notice than a
/// paragraph.
pub(super) const LONGEST_TEASER: usize = 30;

/// The maximum weight against an article of the lines between two paragraphs, if none of them has a
/// foreign phrase: a list, code, verse.
pub(super) const GAP_WEIGHT: f64 = 12.0;

/// The bonus in words of a paragraph directly below a date, which is part of an article's head.
pub(super) const DATED_BONUS: f64 = 30.0;

/// The first paragraph is at most this many blocks below a date.
pub(super) const PARAGRAPH_BELOW_DATE: usize = 3;

/// The remaining share of a block's weight if its markup marks it as foreign, and if it is a link.
pub(super) const FOREIGN_SHARE: f64 = 0.3;

/// The factor of a block's weight inside what the markup names as the article's body.
pub(super) const IN_BODY_FACTOR: f64 = 1.5;

/// The same inside what it names as the article.
pub(super) const IN_ARTICLE_FACTOR: f64 = 1.2;

/// If the best run of prose weighs less than this, a table may be the article: standings, a
/// timetable, a list of works.
pub(super) const LITTLE_PROSE: f64 = 150.0;

/// Minimum number of rows of such a table.
pub(super) const FEWEST_TABLE_ROWS: usize = 10;

/// The weight of a word in such a table.
pub(super) const TABLE_WORD: f64 = 0.5;

/// The weight of a word in a table row inside the article's body.
pub(super) const BODY_ROW_WORD: f64 = 0.3;

/// The weight of a heading with an edit button, as in encyclopaedias.
pub(super) const EDITED_HEADING: f64 = 2.0;

/// Maximum number of words in an entry heading.
pub(super) const LONGEST_ENTRY_HEADING: usize = 12;

/// Maximum number of words in a line repeated before each of several parts, such as a speaker's or
/// poster's name.
pub(super) const LONGEST_RECURRING_NAME: usize = 3;

/// How many such lines there may be.
pub(super) const MOST_RECURRING_NAMES: usize = 6;

/// How weakly such a line separates the parts.
pub(super) const RECURRING_NAME: f64 = -1.5;

// The title

/// A title's words are searched for in this many words of the body.
pub(super) const BODY_WORDS_FOR_TITLE: usize = 3_000;

/// The title is searched for within this many blocks above the body.
pub(super) const TITLE_ABOVE_BODY: usize = 60;

/// From this many words on, a headline is not two sentences, as a short post is.
pub(super) const LONG_HEADLINE: usize = 15;

/// A word with this many letters before a full stop is not an abbreviation.
pub(super) const LONGEST_ABBREVIATION: usize = 4;

/// How often a page may repeat its title; a line that occurs more often is a section name.
pub(super) const MOST_TITLE_REPEATS: usize = 2;

/// The heading of a list of links is searched for within this many blocks above a link.
pub(super) const HEADING_ABOVE_LINK: usize = 8;

/// Author and date are searched for within this many blocks below a title, not counting those with
/// foreign phrases.
pub(super) const CREDITS_BELOW_TITLE: usize = 6;

/// From this many words on, a line under a title is more than a section name.
pub(super) const SHORTEST_STANDFIRST: usize = 6;

/// The same for the title above it.
pub(super) const SHORTEST_TITLE: usize = 4;

/// From this many words on, the first line of a paste is more than a section name.
pub(super) const SHORTEST_FIRST_TITLE: usize = 3;

/// Maximum number of lines in a head without a menu.
pub(super) const LONGEST_PLAIN_HEAD: usize = 6;

/// From this many headings in the body on, it is in parts.
pub(super) const SECTIONS_OF_PARTS: usize = 2;

/// The score of a standfirst that is in the right place with no competitor.
pub(super) const SURE_STANDFIRST: f64 = 4.0;

/// The minimum score of a title.
pub(super) const LEAST_TITLE_SCORE: f64 = 1.5;

/// The title and the verb of its definition are searched for in this many words at the beginning of
/// an entry.
pub(super) const DEFINITION_WITHIN: usize = 30;
