//! [`Words`]: everything that the interface says, in one language.

use crate::export::format::{Column, Format, Table};
use crate::model::draft::Unit;
use crate::model::highlight::Colour;
use crate::state::Listening;
use pith::digest::{Aside, EntityKind};
use pith_files::FileError;

/// The singular and the plural of a word.
pub type Plural = (&'static str, &'static str);

/// Everything that the interface says, in one language. `{0}`, `{1}` and so on are placeholders.
pub struct Words {
    /// The heading above the empty text box.
    pub invitation: &'static str,
    /// What Pith does, in a sentence or two.
    pub promise: &'static str,
    /// The text box's label.
    pub text_box: &'static str,
    /// The text box's placeholder.
    pub placeholder: &'static str,
    /// Other ways to get a text in.
    pub hint: &'static str,
    /// Button: read the example article.
    pub example: &'static str,
    /// Button: paste from the clipboard.
    pub paste: &'static str,
    /// Button: choose a file.
    pub open: &'static str,
    /// Shown while files are dragged over the page.
    pub drop: &'static str,
    /// The supported file formats.
    pub formats: &'static str,
    /// Button: cancel reading a file.
    pub stop: &'static str,
    /// Label of the text's language.
    pub language: &'static str,
    /// Option: detect the language automatically.
    pub detect: &'static str,
    /// Button: show the text box again.
    pub edit: &'static str,
    /// Button: close the text box.
    pub read: &'static str,
    /// Button: start over.
    pub new: &'static str,
    /// Button: restore the previous text.
    pub undo: &'static str,
    /// Button: close a notice.
    pub dismiss: &'static str,
    /// Label of notices.
    pub notice: &'static str,
    /// Button: reload the page.
    pub reload: &'static str,
    /// Button: postpone the reload.
    pub later: &'static str,
    /// Shown while a long text is analysed.
    pub working: &'static str,
    /// Shown beside a text while the engine is loading; start.js has the same words.
    pub loading: &'static str,
    /// Shown while a part of the page's program is loading.
    pub part_loading: &'static str,
    /// Shown if it could not be loaded.
    pub part_failed: &'static str,
    /// Button: load it again.
    pub try_again: &'static str,
    /// Heading of the summary.
    pub summary: &'static str,
    /// Button: copy the summary.
    pub copy: &'static str,
    /// Confirms the copy.
    pub copied: &'static str,
    /// The search box: what the summary should be about.
    pub search: &'static str,
    /// Its label.
    pub search_label: &'static str,
    /// Button: summarize the whole article again.
    pub whole: &'static str,
    /// Shown if no sentence is about what was asked.
    pub nothing_about: &'static str,
    /// Button: the other ways to export the summary.
    pub export_menu: &'static str,
    /// Heading: formats to copy.
    pub copy_as: &'static str,
    /// Heading: formats to save.
    pub save_as: &'static str,
    /// A format to copy.
    pub markdown: &'static str,
    /// A format to copy.
    pub rich_text: &'static str,
    /// Button: a link that holds the article.
    pub link: &'static str,
    /// Button: save the article with its summary as a file.
    pub link_file: &'static str,
    /// Label of the panes that a narrow window switches between.
    pub panes: &'static str,
    /// Button: print.
    pub print: &'static str,
    /// Button: the system's share dialog.
    pub share: &'static str,
    /// The length control's label.
    pub length: &'static str,
    /// Label of the unit in which the length is given.
    pub unit: &'static str,
    /// Shown below a summary that is the whole text.
    pub short: &'static str,
    /// Shown if no article was found in the text.
    pub no_article: &'static str,
    /// Heading: the gist in one sentence.
    pub gist: &'static str,
    /// Heading: quotations by speaker.
    pub quotes: &'static str,
    /// Heading: dates in chronological order.
    pub timeline: &'static str,
    /// Heading: how several articles compare.
    pub comparison: &'static str,
    /// What to do about a difference.
    pub comparison_hint: &'static str,
    /// Two articles give different amounts.
    pub different_amounts: &'static str,
    /// Two articles give different days.
    pub different_days: &'static str,
    /// Several articles quote the same words.
    pub same_quotation: &'static str,
    /// Several articles give the same amount.
    pub same_amount: &'static str,
    /// Speaker of quotations that the article attributes to nobody.
    pub nobody: &'static str,
    /// Option: show the summary as a paragraph.
    pub paragraph: &'static str,
    /// Option: show the most important sentence first.
    pub by_weight: &'static str,
    /// Button: keep a sentence in the summary, whatever its length.
    pub keep_sentence: &'static str,
    /// Button: leave a sentence out of the summary.
    pub leave_out: &'static str,
    /// Button: add the selected sentence to the summary.
    pub add_sentence: &'static str,
    /// Button: the appearance of the page.
    pub appearance: &'static str,
    /// Heading of the help sheet.
    pub help: &'static str,
    /// Button: close a sheet.
    pub close: &'static str,
    /// Heading of the keyboard shortcuts.
    pub keys: &'static str,
    /// Heading of the bookmarklet.
    pub bookmarklet: &'static str,
    /// What the bookmarklet is for.
    pub bookmarklet_text: &'static str,
    /// The bookmarklet's name.
    pub bookmarklet_name: &'static str,
    /// Heading of the entities.
    pub entities: &'static str,
    /// Shown if there are no entities.
    pub no_entities: &'static str,
    /// Option: show kinds beside the marked names.
    pub labels: &'static str,
    /// Heading of the keywords.
    pub keywords: &'static str,
    /// Label of the mentions of an entity.
    pub mentions: &'static str,
    /// Button: previous mention.
    pub previous: &'static str,
    /// Button: next mention.
    pub next: &'static str,
    /// Button: close the list of mentions.
    pub done: &'static str,
    /// Button: correct a name.
    pub correct: &'static str,
    /// Heading: the kinds that a name can have.
    pub is_a: &'static str,
    /// Label: the entities that a name can be merged with.
    pub same_as: &'static str,
    /// Option: no entity chosen.
    pub choose: &'static str,
    /// Button: this is not a name.
    pub no_name: &'static str,
    /// Button: this is not a date or amount.
    pub no_amount: &'static str,
    /// Link: look a name up elsewhere.
    pub look_up: &'static str,
    /// Note on links that leave the page.
    pub leaves: &'static str,
    /// Button: mark the selected words.
    pub mark_as: &'static str,
    /// Link from the article back to the summary, on small screens.
    pub back: &'static str,
    /// Button: restore a block to the article.
    pub restore: &'static str,
    /// Button: restore all blocks that were set aside for the same reason.
    pub restore_all: &'static str,
    /// Button: set a block aside.
    pub remove: &'static str,
    /// Shown if the text is too long for a text box.
    pub long: &'static str,
    /// Button: open a long text in the text box anyway.
    pub open_long: &'static str,
    /// Title of an article that has none.
    pub untitled: &'static str,
    /// Button: add another article.
    pub add_article: &'static str,
    /// Heading of the box for another article.
    pub add_heading: &'static str,
    /// Button: add what was typed.
    pub add: &'static str,
    /// Heading of the names that several articles share.
    pub shared: &'static str,
    /// A notice.
    pub added: &'static str,
    /// A notice, when a second article was added.
    pub added_second: &'static str,
    /// A notice, when one of several articles was removed.
    pub article_removed: &'static str,
    /// A notice: the link was made by a newer build.
    pub link_newer: &'static str,
    /// A notice: the draft was stored by a newer build.
    pub draft_newer: &'static str,
    /// The library file comes from a newer build.
    pub newer_file: &'static str,
    /// Articles in the library that only a newer build can read.
    pub newer_entries: &'static str,
    /// Heading of the list of several articles.
    pub articles: &'static str,
    /// Button: remove one of several articles, by its title.
    pub remove_article: &'static str,
    /// Heading and button: the library.
    pub library: &'static str,
    /// Switch: save the articles that are read.
    pub library_keep: &'static str,
    /// Where articles are saved.
    pub library_where: &'static str,
    /// Label of the search in the library.
    pub library_search: &'static str,
    /// The library is empty.
    pub library_empty: &'static str,
    /// The search found no article.
    pub library_nothing: &'static str,
    /// An article.
    pub article: Plural,
    /// Number of articles, and the space that they take.
    pub space: &'static str,
    /// An article's number of words, and when it was read.
    pub book: &'static str,
    /// Button: import a library file.
    pub import: &'static str,
    /// Button: export the library to a file.
    pub export: &'static str,
    /// Button: delete an article.
    pub delete: &'static str,
    /// The same for screen readers, with the article's title.
    pub delete_book: &'static str,
    /// Button: delete all articles.
    pub delete_all: &'static str,
    /// How many articles were imported.
    pub imported: &'static str,
    /// The file is not a library.
    pub no_library: &'static str,
    /// The browser cannot store articles.
    pub not_shelved: &'static str,
    /// The language's code.
    pub code: &'static str,
    /// The language's name in itself.
    pub own_name: &'static str,
    /// Whether a number takes the singular.
    pub is_one: fn(usize) -> bool,
    /// The thousands separator.
    pub thousands: &'static str,
    /// The decimal separator.
    pub decimal: &'static str,
    /// Whether nouns are lower-case within a sentence.
    pub lowers_nouns: bool,
    /// Heading: the language of the interface.
    pub interface: &'static str,
    /// Narrow windows: the pane with names.
    pub pane_names: &'static str,
    /// Narrow windows: the pane with the text.
    pub pane_text: &'static str,
    /// The name of a unit of length.
    pub unit_of: fn(Unit) -> &'static str,
    /// The heading of an appearance setting.
    pub choice: fn(&str) -> &'static str,
    /// A value of an appearance setting.
    pub choice_value: fn(&str, &str) -> &'static str,
    /// A button that shows this many more entries of a list.
    pub more: &'static str,
    /// The heading of what was set aside, with the number of blocks.
    pub set_aside: &'static str,
    /// Switch: mark names of one kind.
    pub mark_kind: &'static str,
    /// Button: make one spelling of a name a separate entity.
    pub split: &'static str,
    /// Corrections of names.
    pub correction: Plural,
    /// How many sentences the reader has kept in the summary.
    pub kept_by_you: &'static str,
    /// How many they have left out of it.
    pub left_out_by_you: &'static str,
    /// Both.
    pub kept_and_left_out: &'static str,
    /// The topic of the summary.
    pub about: &'static str,
    /// The position among an entity's mentions.
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
    /// Announces a finished analysis.
    pub ready: &'static str,
    /// The article's reading time.
    pub minutes_to_read: &'static str,
    /// The reading time that the summary saves, in seconds.
    pub saves_seconds: &'static str,
    /// The same in minutes.
    pub saves_minutes: &'static str,
    /// Why a link cannot hold the article.
    pub link_too_long: &'static str,
    /// The content of a file of this format.
    pub file: fn(Format) -> &'static str,
    /// The name of a kind of entity, singular and plural.
    pub kind: fn(EntityKind) -> Plural,
    /// Why a block was set aside.
    pub aside: fn(Aside) -> &'static str,
    /// A reason for choosing a sentence.
    pub opens_article: &'static str,
    /// A reason for choosing a sentence.
    pub comes_early: &'static str,
    /// A reason for choosing a sentence.
    pub closes_article: &'static str,
    /// A reason for choosing a sentence.
    pub well_placed: &'static str,
    /// A reason for choosing a sentence.
    pub central: &'static str,
    /// A reason for choosing a sentence.
    pub echoes_title: &'static str,
    /// A reason for choosing a sentence.
    pub main_names: &'static str,
    /// A reason for choosing a sentence.
    pub has_keywords: &'static str,
    /// A reason for choosing a sentence.
    pub says_much: &'static str,
    /// A reason for choosing a sentence.
    pub stands_alone: &'static str,
    /// A reason for choosing a sentence.
    pub quotes_someone: &'static str,
    /// A reason for choosing a sentence.
    pub tells: &'static str,
    /// A reason for choosing a sentence.
    pub gives_figures: &'static str,
    /// A reason for choosing a sentence.
    pub something_new: &'static str,
    /// A language that Pith does not know.
    pub other_language: &'static str,
    /// No language was detected.
    pub not_recognised: &'static str,
    /// The language that was detected.
    pub detected: &'static str,
    /// What is not marked in a text of a language.
    pub unmarked: &'static str,
    /// What is not marked in a text of an unknown language.
    pub unmarked_unknown: &'static str,
    /// The names in a language are still loading.
    pub names_pending: &'static str,
    /// The names in a language cannot be found because its model file is damaged.
    pub names_damaged: &'static str,
    /// Shown while a file is read.
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
    /// A notice about a file.
    pub opened: &'static str,
    /// A notice about a file.
    pub opened_over: &'static str,
    /// A notice about other files dropped with it.
    pub others_left_out: Plural,
    /// Why a file could not be opened.
    pub unreadable: &'static str,
    /// Why a file could not be opened.
    pub unloaded: &'static str,
    /// Why a file could not be opened.
    pub failed: &'static str,
    /// Why a file could not be opened; `None` to use the engine's English message.
    pub useless: fn(FileError) -> Option<&'static str>,
    /// The worker does not respond.
    pub engine_dead: &'static str,
    /// The worker belongs to another build.
    pub engine_stale: &'static str,
    /// A newer build of the page is available.
    pub update_ready: &'static str,
    /// The same, if reloading would lose the text.
    pub update_unkept: &'static str,
    /// A percentage.
    pub percent: &'static str,
    /// The months. They are written here again because this file is loaded long before the engine's tables are.
    pub months: [&'static str; 12],
    /// The seasons, starting with spring.
    pub seasons: [&'static str; 4],
    /// A day, its month and its year.
    pub day: &'static str,
    /// A month, or a season, and its year.
    pub month: &'static str,
    /// A week within one month: its first day, its last day, the month, the year.
    pub week: &'static str,
    /// A week across two months: its first day and month, its last day and month, the year.
    pub week_over_months: &'static str,
    /// The months, abbreviated.
    pub short_months: [&'static str; 12],
    /// A unit of time by its ISO 8601 letter; `M` means minutes in a duration with a time part.
    pub duration: fn(&str, bool) -> Plural,
    /// Source of a value: the article's date.
    pub by_date: &'static str,
    /// Source of a value: the text itself, written out.
    pub in_full: &'static str,
    /// The paragraphs of the help sheet, with their headings.
    pub help_text: [(&'static str, &'static str); 4],
    /// Keys and what they do.
    pub help_keys: [(&'static str, &'static str); 5],
    /// Link for keyboard users: skip to the article.
    pub skip: &'static str,
    /// Button: summarize what the article says about the name in focus.
    pub about_name: &'static str,
    /// The current kind of a name.
    pub kind_now: &'static str,
    /// Label: the words that a name is made of.
    pub words_of_name: &'static str,
    /// Button: apply a change.
    pub apply: &'static str,
    /// Heading of the legend of marks, in a saved page.
    pub key: &'static str,
    /// A notice: the number of mentions in which a name was corrected.
    pub corrected_all: &'static str,
    /// Label of the picture of a summary on the start page.
    pub sample: &'static str,
    /// Button: set a block aside, with the first words of the block.
    pub remove_block: &'static str,
    /// Heading: mark a missed name without a pointer.
    pub missed: &'static str,
    /// Label: the name's words.
    pub missed_words: &'static str,
    /// Label: the name's kind.
    pub missed_kind: &'static str,
    /// Button: mark it.
    pub missed_add: &'static str,
    /// The words for studying a text.
    pub study: Study,
    /// The words for keeping languages offline.
    pub offline: Offline,
}

/// The words for keeping every language offline, in one language.
pub struct Offline {
    /// The heading.
    pub heading: &'static str,
    /// What is available offline already, and what can be added.
    pub offer: &'static str,
    /// Button: keep all languages.
    pub keep: &'static str,
    /// Shown while they are being fetched.
    pub fetching: &'static str,
    /// Shown if some could not be fetched.
    pub failed: &'static str,
    /// Shown once all are there.
    pub kept: &'static str,
}

/// The words for studying a text, in one language.
pub struct Study {
    /// Highlighting, and the action of a button with a colour.
    pub highlight: &'static str,
    /// The name of a colour.
    pub colour: fn(Colour) -> &'static str,
    /// Button: add a note to the selection.
    pub note: &'static str,
    /// Placeholder of an empty note.
    pub note_here: &'static str,
    /// Heading of the list of highlights.
    pub highlights: &'static str,
    /// Heading of the list of highlights while it is empty, with how to make one.
    pub no_highlights: &'static str,
    /// Button: previous highlight.
    pub previous_highlight: &'static str,
    /// Button: next highlight.
    pub next_highlight: &'static str,
    /// Button: remove a highlight.
    pub remove_highlight: &'static str,
    /// A notice: a highlight was removed.
    pub unhighlighted: &'static str,
    /// How many highlights are no longer found.
    pub lost: Plural,
    /// Shown beside a lost highlight.
    pub is_lost: &'static str,
    /// Button: summarize the highlights.
    pub sum_up: &'static str,
    /// Topic of a summary of highlights.
    pub yours: &'static str,
    /// Heading of the names to check, with their number.
    pub to_check: &'static str,
    /// What these names are.
    pub check_hint: Plural,
    /// Button: confirm a name.
    pub accept: &'static str,
    /// Button: confirm this name.
    pub accept_name: &'static str,
    /// Button: confirm the kind of a name.
    pub accept_kind: &'static str,
    /// Label of a marked mention that Pith is unsure of.
    pub unsure: &'static str,
    /// Checkbox: apply a correction to every text.
    pub always: &'static str,
    /// Heading of the rules for every text, with their number.
    pub rules: &'static str,
    /// How rules are made, and where they are stored.
    pub rules_hint: &'static str,
    /// Switch: apply the rules.
    pub rules_on: &'static str,
    /// How many rules were imported.
    pub rules_imported: &'static str,
    /// The file is not a list of rules.
    pub no_rules: &'static str,
    /// The file of rules comes from a newer build.
    pub newer_rules: &'static str,
    /// Button: the names that appear together with one.
    pub appears_with: &'static str,
    /// What that means.
    pub same_sentences: &'static str,
    /// Heading of the diagram of names.
    pub together: &'static str,
    /// Heading of the tables that can be exported.
    pub tables: &'static str,
    /// The name of a table.
    pub table: fn(Table) -> &'static str,
    /// The heading of each column.
    pub columns: [&'static str; Column::COUNT],
    /// Listening, and the button that starts it.
    pub listen: &'static str,
    /// What can be listened to.
    pub listening: fn(Listening) -> &'static str,
    /// Button: resume reading aloud.
    pub play: &'static str,
    /// Button: pause reading aloud.
    pub pause: &'static str,
    /// Button: back one sentence.
    pub previous_sentence: &'static str,
    /// Button: forward one sentence.
    pub next_sentence: &'static str,
    /// Label: the reading speed.
    pub speed: &'static str,
    /// Keys and what they do.
    pub keys: &'static [(&'static str, &'static str)],
}
