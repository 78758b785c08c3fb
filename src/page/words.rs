//! The words of the interface, in English, all in one place.

use super::analysis::{Analysis, clip, minutes, seconds};
use super::draft::Unit;
use super::export::Form;
use super::opening::{Opening, Refusal};
use super::state::{Engine, Notice, Pane, Update};
use crate::digest::{Aside, EntityKind, Feature, Sentence};
use crate::text::language::Language;

/// Characters of a file's name that are shown at most.
const MOST_OF_NAME: usize = 60;

/// The name of the page.
pub const NAME: &str = "Pith";
/// The heading above the empty text box.
pub const INVITATION: &str = "Paste an article, read its point.";
/// What Pith does, in a sentence or two.
pub const PROMISE: &str = "A summary made of the author’s own sentences, and who, where, what and \
                           when marked in the text. Nothing you paste leaves this page.";
/// The text box's label.
pub const BOX: &str = "Article text";
/// The text box's placeholder.
pub const PLACEHOLDER: &str = "Paste or type an article here";
/// How to get a text in without the text box.
pub const HINT: &str = "or paste, or drop a file, anywhere on this page";
/// Button: read the example.
pub const EXAMPLE: &str = "Try an example";
/// Button: paste what is on the clipboard.
pub const PASTE: &str = "Paste";
/// Button: choose a file.
pub const OPEN: &str = "Open a file";
/// What is said while files are held over the page.
pub const DROP: &str = "Drop the file to read it";
/// Which files are read.
pub const FORMATS: &str = "PDF, Word, OpenDocument, RTF, EPUB, web pages, e-mail, Markdown, \
                           subtitles, plain text";
/// Button: stop waiting for a file.
pub const STOP: &str = "Cancel";
/// Label of the choice of the text's language.
pub const LANGUAGE: &str = "Language of the text";
/// Choice: let the engine find out the language again.
pub const DETECT: &str = "Detect the language";
/// Button: bring the text box back.
pub const EDIT: &str = "Edit text";
/// Button: leave the text box.
pub const READ: &str = "Read";
/// Button: start anew.
pub const NEW: &str = "New";
/// Button: bring the last text back.
pub const UNDO: &str = "Undo";
/// Button: close a notice.
pub const DISMISS: &str = "Dismiss";
/// Label of what the reader is told once.
pub const NOTICE: &str = "Notice";
/// Button: load the page again.
pub const RELOAD: &str = "Reload";
/// Button: put a reload off.
pub const LATER: &str = "Later";
/// Shown while a long text is analysed.
pub const WORKING: &str = "Reading the text…";
/// Heading of the summary.
pub const SUMMARY: &str = "Summary";
/// Button: copy the summary.
pub const COPY: &str = "Copy";
/// The same, once it is done.
pub const COPIED: &str = "Copied";
/// The box for what the summary is to be about.
pub const SEEK: &str = "About… a word or a question";
/// Its label.
pub const SEEK_LABEL: &str = "What the summary is to be about";
/// Button: make the summary one about the whole article again.
pub const WHOLE: &str = "Whole article";
/// Where no sentence speaks of what was asked for.
pub const NOTHING_ABOUT: &str = "The article says nothing of that.";
/// Button: the other ways to take the summary along.
pub const TAKE: &str = "Save & share";
/// Heading: forms of a copy.
pub const COPY_AS: &str = "Copy as";
/// Heading: forms of a file.
pub const SAVE_AS: &str = "Save as";
/// A form of a copy.
pub const MARKDOWN: &str = "Markdown";
/// A form of a copy.
pub const RICH_TEXT: &str = "Formatted text";
/// Button: a link that holds the article.
pub const LINK: &str = "Copy a link to this article";
/// Button: the article with its summary as a file.
pub const LINK_FILE: &str = "Save it as a web page";
/// Label of the choice of what a narrow window shows.
pub const PANES: &str = "Show";
/// Button: print.
pub const PRINT: &str = "Print";
/// Button: the system's own sharing.
pub const SHARE: &str = "Share…";
/// The length control's label.
pub const LENGTH: &str = "Length of the summary";
/// Label of the choice of what the length is told in.
pub const UNIT: &str = "Length in";
/// Under a summary that is the whole text.
pub const SHORT: &str = "This text is already short: here is all of it.";
/// Where nothing was taken for an article.
pub const NO_ARTICLE: &str =
    "There are no sentences here to sum up. What was found is listed under “Set aside”.";
/// Heading: the one sentence that says most.
pub const GIST: &str = "In one sentence";
/// Heading: quotations by speaker.
pub const QUOTES: &str = "Who said what";
/// Heading: dates in order.
pub const TIMELINE: &str = "What happened when";
/// Who said what nobody is named for.
pub const NOBODY: &str = "Speaker not named";
/// Switch: the summary as running text.
pub const PARAGRAPH: &str = "As a paragraph";
/// Switch: the weightiest sentence first.
pub const BY_WEIGHT: &str = "Weightiest first";
/// Button: keep a sentence in the summary whatever its length.
pub const PIN: &str = "Keep in the summary";
/// Button: leave a sentence out of the summary.
pub const BAR: &str = "Leave out of the summary";
/// Button: take the selected sentence into the summary.
pub const TAKE_IN: &str = "Into the summary";
/// Button: how the page looks.
pub const LOOKS: &str = "View";
/// Heading of the help sheet.
pub const HELP: &str = "Help";
/// Button: close a sheet.
pub const CLOSE: &str = "Close";
/// The help sheet's paragraphs, with their headings.
pub const HELP_TEXT: [(&str, &str); 4] = [
    (
        "Read",
        "Paste an article anywhere on the page, drop a file, or type. The summary is made of the \
         author’s own sentences; a click on one shows its place. Move the length, ask about a word, or \
         click a name to read what the article says of it.",
    ),
    (
        "Set right",
        "What is not of the article (menus, “Read also”, cookie notices, comments) is set aside below \
         it, each piece with its reason; one click brings it back. A name can be corrected, a sentence \
         kept in the summary or left out. Select words in the article to mark a name that was missed.",
    ),
    (
        "What to trust",
        "Sentences are chosen by their place, their words and what the rest of the article says, and \
         names are found by a model that learned from English news: both can be wrong. What is marked \
         is never changed.",
    ),
    (
        "Private",
        "Nothing leaves this page: there is no server behind it, and the browser is told to allow no \
         request elsewhere. The text you are reading is kept in this browser until you press New.",
    ),
];
/// Heading of the keys.
pub const KEYS: &str = "Keys";
/// Keys, and what they do.
pub const HELP_KEYS: [(&str, &str); 5] = [
    (
        "Ctrl V",
        "read what is on the clipboard, wherever the focus is (⌘ V on a Mac)",
    ),
    (
        "Tab",
        "go through the sentences of the summary, the names and the buttons",
    ),
    (
        "Enter",
        "go to the place of a sentence, or through the mentions of a name",
    ),
    ("Esc", "leave a name, a menu or this sheet"),
    ("?", "open this sheet"),
];
/// Heading of the bookmarklet.
pub const BOOKMARKLET: &str = "From any page";
/// What the bookmarklet is for.
pub const BOOKMARKLET_TEXT: &str = "Drag this to your bookmarks. On any page, it opens what you have \
                                    selected there, or the whole page, in Pith. The text goes from \
                                    tab to tab in this browser, and to no server.";
/// The bookmarklet's name.
pub const BOOKMARKLET_NAME: &str = "Read in Pith";
/// Heading of the entities.
pub const ENTITIES: &str = "Who, where, what, when";
/// Where there are no entities.
pub const NO_ENTITIES: &str = "No names, dates or amounts were found.";
/// Button: write kinds beside the marks.
pub const LABELS: &str = "Show kinds in the text";
/// Heading of the keywords.
pub const KEYWORDS: &str = "Keywords";
/// Label of the steps through an entity's mentions.
pub const MENTIONS: &str = "Mentions";
/// Button: the mention before.
pub const PREVIOUS: &str = "Previous mention";
/// Button: the mention after.
pub const NEXT: &str = "Next mention";
/// Button: end the steps.
pub const DONE: &str = "Done";
/// Button: correct a name.
pub const CORRECT: &str = "Correct";
/// Heading: the kinds that a name can be of.
pub const IS_A: &str = "This names a";
/// Label: the things that a name can be joined with.
pub const SAME_AS: &str = "Same as";
/// The choice of no other thing.
pub const CHOOSE: &str = "choose…";
/// Button: it is no name.
pub const NO_NAME: &str = "Not a name";
/// Button: it is no date or amount.
pub const NO_AMOUNT: &str = "Do not mark this";
/// Link: look a name up elsewhere.
pub const LOOK_UP: &str = "Look up on Wikipedia";
/// What a link that leaves the page says of itself.
pub const LEAVES: &str = "Opens another site, which then sees this name";
/// Button: take the corrections of names back.
pub const UNCORRECT: &str = "Take back";
/// Button: mark the selected words.
pub const MARK_AS: &str = "Mark as";
/// Link from the article to the summary, on small screens.
pub const BACK: &str = "Back to the summary";
/// Button: take a block into the article.
pub const RESTORE: &str = "Restore";
/// Button: set a block aside.
pub const REMOVE: &str = "Not part of the article";
/// Where the text is too long for a text box.
pub const LONG: &str = "This text is very long, and a text box may be slow with it. You can paste \
                        another over it, or open it all the same.";
/// Button: open a long text in the text box.
pub const OPEN_LONG: &str = "Open it all the same";
/// Where an article has no title.
pub const UNTITLED: &str = "Untitled";

/// What a narrow window can show.
#[must_use]
pub const fn pane(pane: Pane) -> &'static str {
    match pane {
        Pane::Summary => SUMMARY,
        Pane::Names => "Names",
        Pane::Text => "Text",
    }
}

/// What the length of a summary is told in.
#[must_use]
pub const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Sentences => "sentences",
        Unit::Words => "words",
        Unit::Percent => "percent",
    }
}

/// The heading of a choice of looks.
#[must_use]
pub fn look(name: &str) -> &'static str {
    match name {
        "theme" => "Colours",
        "size" => "Letters",
        _ => "Lines",
    }
}

/// A value of a choice of looks.
#[must_use]
pub fn look_value(name: &str, value: &str) -> &'static str {
    match (name, value) {
        ("theme", "auto") => "As the system has them",
        ("theme", "light") => "Light",
        ("theme", "dark") => "Dark",
        ("theme", _) => "High contrast",
        ("size", "smaller") => "Smaller",
        ("size", "larger") => "Larger",
        ("size", "large") => "Large",
        ("size", "huge") => "Very large",
        ("measure", "narrow") => "Narrow",
        ("measure", "wide") => "Wide",
        _ => "Usual",
    }
}

/// A button for `count` more entries of a list.
#[must_use]
pub fn more(count: usize) -> String {
    format!("{} more", number(count))
}

/// The heading of what was set aside.
#[must_use]
pub fn set_aside(count: usize) -> String {
    format!("Set aside ({})", number(count))
}

/// What a kind's switch does.
#[must_use]
pub fn mark_kind(kind: EntityKind) -> String {
    format!("Mark {}", kinds(kind).to_lowercase())
}

/// Button: a way of writing names something of its own.
#[must_use]
pub fn split(written: &str) -> String {
    format!("Split off “{}”", clip(written, MOST_OF_NAME))
}

/// How many corrections of names there are.
#[must_use]
pub fn corrections(count: usize) -> String {
    counted(count, "correction", "corrections")
}

/// How many sentences the reader has kept in the summary, and left out of it.
#[must_use]
pub fn choices(kept: usize, left_out: usize) -> String {
    match (kept, left_out) {
        (kept, 0) => format!("{} kept by you", number(kept)),
        (0, left_out) => format!("{} left out by you", number(left_out)),
        _ => format!(
            "{} kept and {} left out by you",
            number(kept),
            number(left_out)
        ),
    }
}

/// What the summary is about.
#[must_use]
pub fn about(name: &str) -> String {
    format!("About “{name}”")
}

/// Which mention of how many is shown.
#[must_use]
pub fn step(step: usize, count: usize) -> String {
    format!("{} of {}", number(step + 1), number(count))
}

/// What a mark says of its mention.
#[must_use]
pub fn mention(name: &str, kind: EntityKind) -> String {
    format!("{name} · {}", self::kind(kind))
}

/// How many mentions an entity has, for those who do not see the bare number.
#[must_use]
pub fn mentions(count: usize) -> String {
    counted(count, "mention", "mentions")
}

/// The length of a summary: "3 sentences · 92 words · 31 % of the article".
#[must_use]
pub fn length(sentences: usize, words: usize, percent: usize) -> String {
    format!(
        "{} · {} · {percent} % of the article",
        counted(sentences, "sentence", "sentences"),
        counted(words, "word", "words"),
    )
}

/// The announcement of a finished analysis.
#[must_use]
pub fn ready(chosen: usize, all: usize) -> String {
    match all {
        0 => NO_ARTICLE.to_owned(),
        _ => format!(
            "Summary ready: {} of {}",
            number(chosen),
            counted(all, "sentence", "sentences")
        ),
    }
}

/// Why there is no link that holds an article: it would be of so many characters.
#[must_use]
pub fn link_too_long(length: usize) -> String {
    format!(
        "The link would be {} long, and many programs cut links of more than 30,000. Send the \
         article as a file instead; it opens in any browser.",
        characters(length)
    )
}

fn characters(count: usize) -> String {
    counted(count, "character", "characters")
}

/// The facts of an article with a summary of `summary` words: its length, the time to read it, the
/// time that the summary saves.
#[must_use]
pub fn facts(analysis: &Analysis, summary: usize) -> Vec<String> {
    let words = analysis.digest.words;
    let saved = seconds(words).saturating_sub(seconds(summary));
    let mut facts = vec![
        counted(words, "word", "words"),
        format!("{} min read", number(minutes(words))),
    ];
    match saved {
        0..20 => {}
        20..90 => facts.push(format!("summary saves {} s", saved / 10 * 10)),
        _ => facts.push(format!("summary saves {} min", number((saved + 30) / 60))),
    }
    facts
}

/// What a file of this form holds.
#[must_use]
pub const fn file(form: Form) -> &'static str {
    match form {
        Form::Text => "Summary, plain text",
        Form::Markdown => "Summary, Markdown",
        Form::RichText | Form::Web => "Article with marks, web page",
        Form::Json => "All data, JSON",
    }
}

/// The name of a kind, for one of it.
#[must_use]
pub const fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Group => "Group",
        EntityKind::Event => "Event",
        EntityKind::Work => "Work",
        EntityKind::Product => "Product",
        EntityKind::Date => "Date",
        EntityKind::Time => "Time",
        EntityKind::Money => "Money",
        EntityKind::Percent => "Percent",
        EntityKind::Quantity => "Quantity",
    }
}

/// The name of a kind, for many of it.
#[must_use]
pub const fn kinds(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::Place => "Places",
        EntityKind::Group => "Groups",
        EntityKind::Event => "Events",
        EntityKind::Work => "Works",
        EntityKind::Product => "Products",
        EntityKind::Date => "Dates",
        EntityKind::Time => "Times",
        EntityKind::Money => "Money",
        EntityKind::Percent => "Percentages",
        EntityKind::Quantity => "Quantities",
    }
}

/// Why a block was set aside.
#[must_use]
pub const fn aside(why: Aside) -> &'static str {
    match why {
        Aside::Navigation => "Menus and links of the site",
        Aside::Related => "Links to other articles",
        Aside::Share => "Sharing, following, printing",
        Aside::Newsletter => "Invitations to subscribe to a newsletter or an app",
        Aside::Paywall => "Subscription notices",
        Aside::Cookies => "Cookie and consent notices",
        Aside::Advertisement => "Advertisements",
        Aside::Caption => "Captions and picture credits",
        Aside::Comments => "Comments and comment forms",
        Aside::Metadata => "About this article: section, date, reading time",
        Aside::AuthorNote => "About the author",
        Aside::Footer => "The foot of the page",
        Aside::Repeated => "Said before in the same words",
        Aside::ByReader => "Set aside by you",
    }
}

/// What spoke for a sentence, in plain words; `None` where nothing can be said of it that a reader
/// could see for themselves.
#[must_use]
pub fn reason(feature: Feature, analysis: &Analysis, at: usize) -> Option<&'static str> {
    let sentences = &analysis.digest.sentences;
    let sentence = sentences.get(at)?;
    let text = sentence.span.text(&analysis.source);
    let has_speech = || text.contains(['"', '“', '”', '«', '»', '„', '「']);
    match feature {
        Feature::Position if at == 0 => Some("opens the article"),
        Feature::Position if at * 4 < sentences.len() => Some("comes early"),
        Feature::Position if at + 1 == sentences.len() => Some("closes the article"),
        Feature::Position => Some("well placed"),
        Feature::Centrality => Some("central to the text"),
        Feature::Title => Some("echoes the title"),
        Feature::Entities => Some("has the main names"),
        Feature::Keywords => Some("has the keywords"),
        Feature::Length => Some("says much in one sentence"),
        Feature::Dependence => Some("stands on its own"),
        Feature::Quotation if has_speech() => Some("quotes someone"),
        Feature::Quotation => Some("tells rather than quotes"),
        Feature::Numbers if text.contains(char::is_numeric) => Some("gives figures"),
        Feature::Numbers => None,
        Feature::Novelty => Some("says something new"),
    }
}

/// The main reasons for a sentence, in plain words, the strongest first.
#[must_use]
pub fn reasons(analysis: &Analysis, at: usize) -> Vec<&'static str> {
    let sentence = analysis.digest.sentences.get(at);
    let reasons = sentence.map_or(&[][..], |Sentence { reasons, .. }| reasons);
    let spoke_for = reasons.iter().filter(|reason| reason.contribution > 0.0);
    let words = spoke_for.filter_map(|spoke| reason(spoke.feature, analysis, at));
    words.take(3).collect()
}

/// A language by name: in English, and in itself where that is another.
#[must_use]
pub fn language(language: Language) -> String {
    match (language.name(), language.native_name()) {
        _ if language == Language::Other => "Another language".to_owned(),
        (english, native) if english == native => english.to_owned(),
        (english, native) => format!("{english} ({native})"),
    }
}

/// The language that the engine found.
#[must_use]
pub fn detected(language: Language) -> String {
    if language == Language::Other {
        "Language not recognised".to_owned()
    } else {
        format!("Detected: {}", language.name())
    }
}

/// What is not marked in a text of `language`, where that is so.
#[must_use]
pub fn unmarked(language: Language) -> Option<String> {
    let marked =
        "dates, times and amounts in figures, and some places that are spelled as in English";
    match language {
        _ if language.has_names() => None,
        Language::Other => Some(format!(
            "Pith does not know this language. It marks {marked}; people, organizations and other \
             names only in English."
        )),
        _ => Some(format!(
            "People, organizations and other names are marked only in English. In {} Pith marks \
             {marked}.",
            language.name()
        )),
    }
}

/// What is told while a file is read.
#[must_use]
pub fn opening(opening: &Opening) -> String {
    format!("Reading {}…", clip(&opening.name, MOST_OF_NAME))
}

/// What a notice says.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    let fixed = match notice {
        Notice::Cleared => "The text was cleared.",
        Notice::Corrected => "The names were corrected.",
        Notice::Replaced => "The new text took the place of the one before.",
        Notice::Copied => "Copied to the clipboard.",
        Notice::LinkCopied(length) => {
            return format!(
                "Link copied ({}). It holds the article itself; nothing was sent anywhere.",
                characters(*length)
            );
        }
        Notice::LinkBroken => {
            "This link is damaged or was cut short, so its article cannot be read. Ask for the link \
             again, or for a file."
        }
        Notice::NotCopied => "The browser did not allow copying. Select the text and copy it.",
        Notice::NotSaved => "The browser did not allow the file. Copy the summary instead.",
        Notice::NotPasted => {
            "The browser did not let Pith read the clipboard. Click into the page and paste with \
             Ctrl+V, or ⌘V on a Mac."
        }
        Notice::LinkOnly => {
            "Only a link came, and Pith asks no other site for anything. Open it, copy the page, and \
             paste it here."
        }
        Notice::NoText => "There is no text to read there.",
        Notice::NotKept => {
            "This text cannot be kept for your next visit: the browser’s storage is full or off."
        }
        Notice::Opened {
            name,
            others,
            replaced,
        } => return opened(&clip(name, MOST_OF_NAME), *others, *replaced),
        Notice::Refused { name, why } => {
            return format!("{}: {}", clip(name, MOST_OF_NAME), refusal(why));
        }
    };
    fixed.to_owned()
}

fn opened(name: &str, others: usize, replaced: bool) -> String {
    let mut said = if replaced {
        format!("{name} took the place of the text before.")
    } else {
        format!("{name} was opened.")
    };
    match others {
        0 => {}
        1 => said.push_str(" The other file was left out: Pith reads one at a time."),
        _ => {
            let others = number(others);
            said.push_str(&format!(
                " The {others} other files were left out: Pith reads one at a time."
            ));
        }
    }
    said
}

/// Why a file was not opened, and what helps.
fn refusal(why: &Refusal) -> String {
    let fixed = match why {
        Refusal::Useless(said) => return said.clone(),
        Refusal::Unreadable => {
            "The browser cannot read this. If it is a folder, drop a file out of it; if it was \
             moved or changed, choose it again."
        }
        Refusal::Unloaded => {
            "The part of Pith that reads files could not be loaded. Check your connection and open \
             the file again."
        }
        Refusal::Failed => {
            "This file was too much for Pith. Open it where it came from, copy its text and paste \
             it."
        }
    };
    fixed.to_owned()
}

/// What is told of a worker that does not answer.
#[must_use]
pub const fn engine(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Starting | Engine::Ready => None,
        Engine::Dead => Some(
            "Something went wrong while reading this text. Your text is kept: reload the page to \
             try again.",
        ),
        Engine::Stale => {
            Some("Pith has been updated. Your text is kept: reload the page to go on.")
        }
    }
}

/// What is told of a newer build of the page.
#[must_use]
pub const fn update(update: Update) -> Option<&'static str> {
    match update {
        Update::None => None,
        Update::Ready => Some("A new version of Pith is ready. Your text stays when you reload."),
        Update::Unkept => {
            Some("This browser does not let your text be kept: copy it before you reload.")
        }
    }
}

/// From one to the other.
#[must_use]
pub fn between(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}

/// A day of the month, which is numbered from 0.
#[must_use]
pub fn day(day: u8, month: usize, year: &str) -> String {
    format!("{day} {}", self::month(month, year))
}

/// A month, numbered from 0.
#[must_use]
pub fn month(month: usize, year: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {year}", MONTHS.get(month).unwrap_or(&""))
}

/// A week of the year.
#[must_use]
pub fn week(week: u8, year: &str) -> String {
    format!("week {week} of {year}")
}

/// A season, numbered from 0 for spring.
#[must_use]
pub fn season(season: usize, year: &str) -> String {
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    format!("{} {year}", SEASONS.get(season).unwrap_or(&""))
}

/// A duration in a unit by its letter in ISO 8601; `M` is a minute in one that is `timed`.
#[must_use]
pub fn duration(count: usize, unit: &str, timed: bool) -> String {
    let (one, many) = match unit {
        "Y" => ("year", "years"),
        "M" if timed => ("minute", "minutes"),
        "M" => ("month", "months"),
        "W" => ("week", "weeks"),
        "D" => ("day", "days"),
        "H" => ("hour", "hours"),
        _ => ("second", "seconds"),
    };
    counted(count, one, many)
}

/// What a value says of itself: where it comes from.
#[must_use]
pub const fn value(resolved: bool) -> &'static str {
    if resolved {
        "By the date of the article"
    } else {
        "In full"
    }
}

/// `count` with the word for it.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A number with its thousands set apart.
#[must_use]
pub fn number(value: usize) -> String {
    grouped(&value.to_string())
}

/// Digits in threes.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_words() {
        assert_eq!(
            length(1, 1, 31),
            "1 sentence · 1 word · 31 % of the article"
        );
        assert_eq!(
            length(3, 92, 31),
            "3 sentences · 92 words · 31 % of the article"
        );
    }

    #[test]
    fn long_numbers_are_set_in_threes() {
        assert_eq!(number(7), "7");
        assert_eq!(number(1_234), "1,234");
        assert_eq!(number(1_234_567), "1,234,567");
    }

    #[test]
    fn an_opened_file_is_named_with_what_was_left_out() {
        assert_eq!(
            opened("a.pdf", 1, false),
            "a.pdf was opened. The other file was left out: Pith reads one at a time."
        );
        assert_eq!(
            opened("a.pdf", 2, true),
            "a.pdf took the place of the text before. The 2 other files were left out: Pith reads \
             one at a time."
        );
    }

    #[test]
    fn languages_go_by_both_their_names() {
        assert_eq!(language(Language::De), "German (Deutsch)");
        assert_eq!(language(Language::En), "English");
    }

    #[test]
    fn only_where_names_are_not_marked_it_is_said() {
        assert_eq!(unmarked(Language::En), None);
        assert!(unmarked(Language::De).is_some_and(|said| said.contains("In German")));
    }

    #[test]
    fn the_announcement_says_how_many_of_how_many() {
        assert_eq!(ready(3, 24), "Summary ready: 3 of 24 sentences");
    }
}
