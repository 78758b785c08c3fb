//! [`Words`]: all that the interface says, in one language.

use crate::export::form::{Column, Form, Table};
use crate::model::draft::Unit;
use crate::model::highlight::Colour;
use crate::state::Listening;
use pith::digest::{Aside, EntityKind};
use pith_files::FileError;

/// A word for one, and for several.
pub type Plural = (&'static str, &'static str);

/// All that the interface says, in one language. `{0}`, `{1}` and so on stand for what is told then.
pub struct Words {
    /// The heading above the empty text box.
    pub invitation: &'static str,
    /// What Pith does, in a sentence or two.
    pub promise: &'static str,
    /// The text box's label.
    pub text_box: &'static str,
    /// The text box's placeholder.
    pub placeholder: &'static str,
    /// How to get a text in without the text box.
    pub hint: &'static str,
    /// Button: read the example.
    pub example: &'static str,
    /// Button: paste what is on the clipboard.
    pub paste: &'static str,
    /// Button: choose a file.
    pub open: &'static str,
    /// What is said while files are held over the page.
    pub drop: &'static str,
    /// Which files are read.
    pub formats: &'static str,
    /// Button: stop waiting for a file.
    pub stop: &'static str,
    /// Label of the choice of the text's language.
    pub language: &'static str,
    /// Choice: let the engine find out the language again.
    pub detect: &'static str,
    /// Button: bring the text box back.
    pub edit: &'static str,
    /// Button: leave the text box.
    pub read: &'static str,
    /// Button: start anew.
    pub new: &'static str,
    /// Button: bring the last text back.
    pub undo: &'static str,
    /// Button: close a notice.
    pub dismiss: &'static str,
    /// Label of what the reader is told once.
    pub notice: &'static str,
    /// Button: load the page again.
    pub reload: &'static str,
    /// Button: put a reload off.
    pub later: &'static str,
    /// Shown while a long text is analysed.
    pub working: &'static str,
    /// Shown beside a text while the engine is still on its way; start.js has the same words.
    pub loading: &'static str,
    /// Heading of the summary.
    pub summary: &'static str,
    /// Button: copy the summary.
    pub copy: &'static str,
    /// The same, once it is done.
    pub copied: &'static str,
    /// The box for what the summary is to be about.
    pub search: &'static str,
    /// Its label.
    pub search_label: &'static str,
    /// Button: make the summary one about the whole article again.
    pub whole: &'static str,
    /// Where no sentence speaks of what was asked for.
    pub nothing_about: &'static str,
    /// Button: the other ways to take the summary along.
    pub export_menu: &'static str,
    /// Heading: forms of a copy.
    pub copy_as: &'static str,
    /// Heading: forms of a file.
    pub save_as: &'static str,
    /// A form of a copy.
    pub markdown: &'static str,
    /// A form of a copy.
    pub rich_text: &'static str,
    /// Button: a link that holds the article.
    pub link: &'static str,
    /// Button: the article with its summary as a file.
    pub link_file: &'static str,
    /// Label of the choice of what a narrow window shows.
    pub panes: &'static str,
    /// Button: print.
    pub print: &'static str,
    /// Button: the system's own sharing.
    pub share: &'static str,
    /// The length control's label.
    pub length: &'static str,
    /// Label of the choice of what the length is told in.
    pub unit: &'static str,
    /// Under a summary that is the whole text.
    pub short: &'static str,
    /// Where nothing was taken for an article.
    pub no_article: &'static str,
    /// Heading: the one sentence that says most.
    pub gist: &'static str,
    /// Heading: quotations by speaker.
    pub quotes: &'static str,
    /// Heading: dates in order.
    pub timeline: &'static str,
    /// How several articles compare.
    pub comparison: &'static str,
    /// What a reader should do about a difference.
    pub comparison_hint: &'static str,
    /// Two articles give different amounts.
    pub different_amounts: &'static str,
    /// Two articles give different days.
    pub different_days: &'static str,
    /// Several articles quote the same words.
    pub same_quotation: &'static str,
    /// Several articles give the same amount.
    pub same_amount: &'static str,
    /// Who said what nobody is named for.
    pub nobody: &'static str,
    /// Switch: the summary as running text.
    pub paragraph: &'static str,
    /// Switch: the weightiest sentence first.
    pub by_weight: &'static str,
    /// Button: keep a sentence in the summary whatever its length.
    pub keep_sentence: &'static str,
    /// Button: leave a sentence out of the summary.
    pub leave_out: &'static str,
    /// Button: take the selected sentence into the summary.
    pub add_sentence: &'static str,
    /// Button: how the page looks.
    pub appearance: &'static str,
    /// Heading of the help sheet.
    pub help: &'static str,
    /// Button: close a sheet.
    pub close: &'static str,
    /// Heading of the keys.
    pub keys: &'static str,
    /// Heading of the bookmarklet.
    pub bookmarklet: &'static str,
    /// What the bookmarklet is for.
    pub bookmarklet_text: &'static str,
    /// The bookmarklet's name.
    pub bookmarklet_name: &'static str,
    /// Heading of the entities.
    pub entities: &'static str,
    /// Where there are no entities.
    pub no_entities: &'static str,
    /// Button: write kinds beside the marks.
    pub labels: &'static str,
    /// Heading of the keywords.
    pub keywords: &'static str,
    /// Label of the steps through an entity's mentions.
    pub mentions: &'static str,
    /// Button: the mention before.
    pub previous: &'static str,
    /// Button: the mention after.
    pub next: &'static str,
    /// Button: end the steps.
    pub done: &'static str,
    /// Button: correct a name.
    pub correct: &'static str,
    /// Heading: the kinds that a name can be of.
    pub is_a: &'static str,
    /// Label: the things that a name can be joined with.
    pub same_as: &'static str,
    /// The choice of no other thing.
    pub choose: &'static str,
    /// Button: it is no name.
    pub no_name: &'static str,
    /// Button: it is no date or amount.
    pub no_amount: &'static str,
    /// Link: look a name up elsewhere.
    pub look_up: &'static str,
    /// What a link that leaves the page says of itself.
    pub leaves: &'static str,
    /// Button: mark the selected words.
    pub mark_as: &'static str,
    /// Link from the article to the summary, on small screens.
    pub back: &'static str,
    /// Button: take a block into the article.
    pub restore: &'static str,
    /// Button: set a block aside.
    pub remove: &'static str,
    /// Where the text is too long for a text box.
    pub long: &'static str,
    /// Button: open a long text in the text box.
    pub open_long: &'static str,
    /// Where an article has no title.
    pub untitled: &'static str,
    /// Button: another article beside the one that is read.
    pub add_article: &'static str,
    /// Heading of the box for another article.
    pub add_heading: &'static str,
    /// Button: add what was typed.
    pub add: &'static str,
    /// Heading of the names that several articles have.
    pub shared: &'static str,
    /// A notice.
    pub added: &'static str,
    /// A notice: a second article was added.
    pub added_second: &'static str,
    /// A notice: one of several articles was taken out.
    pub article_removed: &'static str,
    /// A notice: a link was made by a newer build.
    pub link_newer: &'static str,
    /// A notice: the last visit's draft was stored by a newer build.
    pub draft_newer: &'static str,
    /// A library's file comes from a newer build.
    pub newer_file: &'static str,
    /// Articles of the library that only a newer build can read.
    pub newer_entries: &'static str,
    /// Heading of the list of several articles.
    pub articles: &'static str,
    /// Button: take out one of several articles, by its title.
    pub remove_article: &'static str,
    /// Heading and button: the library.
    pub library: &'static str,
    /// Switch: what is read is kept.
    pub library_keep: &'static str,
    /// Where articles are kept.
    pub library_where: &'static str,
    /// Label of the search in the library.
    pub library_search: &'static str,
    /// The library has no article.
    pub library_empty: &'static str,
    /// No article was found.
    pub library_nothing: &'static str,
    /// An article.
    pub article: Plural,
    /// How many articles there are, and how much room they take.
    pub space: &'static str,
    /// Of an article: its words, and when it was read.
    pub book: &'static str,
    /// Button: take in a library's file.
    pub import: &'static str,
    /// Button: give the library as a file.
    pub export: &'static str,
    /// Button: delete an article.
    pub delete: &'static str,
    /// The same, for those who do not see which.
    pub delete_book: &'static str,
    /// Button: delete all articles.
    pub delete_all: &'static str,
    /// So many articles came out of a file.
    pub imported: &'static str,
    /// A file was no library.
    pub no_library: &'static str,
    /// The browser keeps no articles.
    pub not_shelved: &'static str,
    /// The language's code.
    pub code: &'static str,
    /// The language's name in itself.
    pub own_name: &'static str,
    /// Whether a number takes the word for one.
    pub is_one: fn(usize) -> bool,
    /// What stands between a number's thousands.
    pub thousands: &'static str,
    /// What stands before a number's fraction.
    pub decimal: &'static str,
    /// Whether nouns are written small within a sentence.
    pub lowers_nouns: bool,
    /// Heading: the language of the interface.
    pub interface: &'static str,
    /// Of a narrow window: the names.
    pub pane_names: &'static str,
    /// Of a narrow window: the text.
    pub pane_text: &'static str,
    /// What the length of a summary is told in.
    pub unit_of: fn(Unit) -> &'static str,
    /// The heading of a choice of looks.
    pub choice: fn(&str) -> &'static str,
    /// A value of a choice of looks.
    pub choice_value: fn(&str, &str) -> &'static str,
    /// A button for so many more entries of a list.
    pub more: &'static str,
    /// The heading of what was set aside, which is so many blocks.
    pub set_aside: &'static str,
    /// What a kind's switch does.
    pub mark_kind: &'static str,
    /// Button: a way of writing names something of its own.
    pub split: &'static str,
    /// A correction of a name.
    pub correction: Plural,
    /// How many sentences the reader has kept in the summary.
    pub kept_by_you: &'static str,
    /// How many they have left out of it.
    pub left_out_by_you: &'static str,
    /// Both.
    pub kept_and_left_out: &'static str,
    /// What the summary is about.
    pub about: &'static str,
    /// Which mention of how many is shown.
    pub step: &'static str,
    /// A mention of an entity.
    pub mention: Plural,
    /// A sentence.
    pub sentence: Plural,
    /// A word.
    pub word: Plural,
    /// A character.
    pub character: Plural,
    /// A share of the article.
    pub of_article: &'static str,
    /// The announcement of a finished analysis.
    pub ready: &'static str,
    /// How long the article takes to read.
    pub minutes_to_read: &'static str,
    /// How much sooner the summary is read, in seconds.
    pub saves_seconds: &'static str,
    /// The same in minutes.
    pub saves_minutes: &'static str,
    /// Why there is no link that holds an article.
    pub link_too_long: &'static str,
    /// What a file of this form holds.
    pub file: fn(Form) -> &'static str,
    /// The name of a kind of entity, for one and for many of it.
    pub kind: fn(EntityKind) -> Plural,
    /// Why a block was set aside.
    pub aside: fn(Aside) -> &'static str,
    /// A reason for a sentence.
    pub opens_article: &'static str,
    /// A reason for a sentence.
    pub comes_early: &'static str,
    /// A reason for a sentence.
    pub closes_article: &'static str,
    /// A reason for a sentence.
    pub well_placed: &'static str,
    /// A reason for a sentence.
    pub central: &'static str,
    /// A reason for a sentence.
    pub echoes_title: &'static str,
    /// A reason for a sentence.
    pub main_names: &'static str,
    /// A reason for a sentence.
    pub has_keywords: &'static str,
    /// A reason for a sentence.
    pub says_much: &'static str,
    /// A reason for a sentence.
    pub stands_alone: &'static str,
    /// A reason for a sentence.
    pub quotes_someone: &'static str,
    /// A reason for a sentence.
    pub tells: &'static str,
    /// A reason for a sentence.
    pub gives_figures: &'static str,
    /// A reason for a sentence.
    pub something_new: &'static str,
    /// A language that Pith does not know.
    pub other_language: &'static str,
    /// No language was found.
    pub not_recognised: &'static str,
    /// The language that was found.
    pub detected: &'static str,
    /// What is not marked in a text of a language.
    pub unmarked: &'static str,
    /// What is not marked in a text of an unknown language.
    pub unmarked_unknown: &'static str,
    /// That the names in a language are still to come.
    pub names_pending: &'static str,
    /// That the names in a language cannot be found, as the file for it is damaged.
    pub names_damaged: &'static str,
    /// What is told while a file is read.
    pub opening: &'static str,
    /// A notice.
    pub text_cleared: &'static str,
    /// A notice.
    pub names_corrected: &'static str,
    /// A notice.
    pub text_replaced: &'static str,
    /// A notice.
    pub was_copied: &'static str,
    /// A notice.
    pub link_copied: &'static str,
    /// A notice.
    pub link_broken: &'static str,
    /// A notice.
    pub not_copied: &'static str,
    /// A notice.
    pub not_saved: &'static str,
    /// A notice.
    pub not_pasted: &'static str,
    /// A notice.
    pub link_only: &'static str,
    /// A notice.
    pub no_text: &'static str,
    /// A notice.
    pub not_kept: &'static str,
    /// A notice: of a file.
    pub opened: &'static str,
    /// A notice: of a file.
    pub opened_over: &'static str,
    /// A notice: of other files that came with it.
    pub others_left_out: Plural,
    /// Why a file was not opened.
    pub unreadable: &'static str,
    /// Why a file was not opened.
    pub unloaded: &'static str,
    /// Why a file was not opened.
    pub failed: &'static str,
    /// Why a file was not opened, where the engine's own words, which are English, will not do.
    pub useless: fn(FileError) -> Option<&'static str>,
    /// The worker does not answer.
    pub engine_dead: &'static str,
    /// The worker is of another build.
    pub engine_stale: &'static str,
    /// A newer build of the page is there.
    pub update_ready: &'static str,
    /// The same, and the text would be lost.
    pub update_unkept: &'static str,
    /// A percentage.
    pub percent: &'static str,
    /// The months.
    pub months: [&'static str; 12],
    /// The seasons, from spring on.
    pub seasons: [&'static str; 4],
    /// A day, its month and its year.
    pub day: &'static str,
    /// A month, or a season, and its year.
    pub month: &'static str,
    /// A week within a month: its first day, its last day, the month, the year.
    pub week: &'static str,
    /// A week over two months: its first day and month, its last day and month, the year.
    pub week_over_months: &'static str,
    /// The months, abbreviated.
    pub short_months: [&'static str; 12],
    /// A unit of time by its letter in ISO 8601; `M` is a minute in a duration that is timed.
    pub duration: fn(&str, bool) -> Plural,
    /// Where a value comes from: the date of the article.
    pub by_date: &'static str,
    /// Where a value comes from: what is written, in full.
    pub in_full: &'static str,
    /// The help sheet's paragraphs, with their headings.
    pub help_text: [(&'static str, &'static str); 4],
    /// Keys, and what they do.
    pub help_keys: [(&'static str, &'static str); 5],
    /// Link, for the keyboard: past the bar and the summary, to the article.
    pub skip: &'static str,
    /// Button: make the summary one about the name in focus.
    pub about_name: &'static str,
    /// The kind that a name is of now.
    pub kind_now: &'static str,
    /// Label: the words that a name is made of.
    pub words_of_name: &'static str,
    /// Button: take a change over.
    pub apply: &'static str,
    /// Heading of what the marks mean, in a saved page.
    pub key: &'static str,
    /// A notice: a name was corrected in so many mentions.
    pub corrected_all: &'static str,
    /// Label of the picture of a summary on the start screen.
    pub sample: &'static str,
    /// Button: set a block aside, with the block's beginning.
    pub remove_block: &'static str,
    /// Heading: mark a name that was missed, without a pointer.
    pub missed: &'static str,
    /// Label: the name's words.
    pub missed_words: &'static str,
    /// Label: the name's kind.
    pub missed_kind: &'static str,
    /// Button: mark it.
    pub missed_add: &'static str,
    /// What is said of studying a text.
    pub study: Study,
}

/// What the interface says of studying a text, in one language.
pub struct Study {
    /// Highlighting, and what a button does that stands beside a colour.
    pub highlight: &'static str,
    /// The name of a colour.
    pub colour: fn(Colour) -> &'static str,
    /// Button: write a note on what is selected.
    pub note: &'static str,
    /// What stands in an empty note.
    pub note_here: &'static str,
    /// Heading of the list of highlights.
    pub highlights: &'static str,
    /// Heading of the list of highlights where there is none yet, with how one makes one.
    pub no_highlights: &'static str,
    /// Button: to the highlight before.
    pub previous_highlight: &'static str,
    /// Button: to the next highlight.
    pub next_highlight: &'static str,
    /// Button: remove a highlight.
    pub remove_highlight: &'static str,
    /// Notice: a highlight was removed.
    pub unhighlighted: &'static str,
    /// How many highlights are no longer found.
    pub lost: Plural,
    /// What is said beside such a highlight.
    pub is_lost: &'static str,
    /// Button: make the summary one of the highlights.
    pub sum_up: &'static str,
    /// What a summary of highlights is about.
    pub yours: &'static str,
    /// Heading of the names to check, with how many there are.
    pub to_check: &'static str,
    /// What they are.
    pub check_hint: &'static str,
    /// Button: this name is right.
    pub accept: &'static str,
    /// Button: this name is right, which it is told by.
    pub accept_name: &'static str,
    /// Button: this name is of the kind that it is marked as.
    pub accept_kind: &'static str,
    /// What a mark says of its mention, where Pith is not sure.
    pub unsure: &'static str,
    /// Checkbox: what is said of a name holds in every text.
    pub always: &'static str,
    /// Heading of what holds in every text, with how much there is.
    pub rules: &'static str,
    /// How a rule comes about, and where it is kept.
    pub rules_hint: &'static str,
    /// Switch: the rules hold.
    pub rules_on: &'static str,
    /// So many rules were imported.
    pub rules_imported: &'static str,
    /// A file was no list of rules.
    pub no_rules: &'static str,
    /// A file of rules was of a newer build.
    pub newer_rules: &'static str,
    /// Button: the names that appear with one.
    pub appears_with: &'static str,
    /// What that means.
    pub same_sentences: &'static str,
    /// Heading of the picture.
    pub together: &'static str,
    /// Heading of the tables that can be saved.
    pub tables: &'static str,
    /// The name of a table.
    pub table: fn(Table) -> &'static str,
    /// The heading of each column.
    pub columns: [&'static str; Column::COUNT],
    /// Listening, and the button that begins it.
    pub listen: &'static str,
    /// What can be listened to.
    pub listening: fn(Listening) -> &'static str,
    /// Button: go on reading aloud.
    pub play: &'static str,
    /// Button: stop reading aloud for a while.
    pub pause: &'static str,
    /// Button: back by a sentence.
    pub previous_sentence: &'static str,
    /// Button: on by a sentence.
    pub next_sentence: &'static str,
    /// Label: how fast it is read.
    pub speed: &'static str,
    /// The keys, with what they do.
    pub keys: &'static [(&'static str, &'static str)],
}
