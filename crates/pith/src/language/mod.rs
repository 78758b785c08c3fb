//! What Pith knows about each language, in tables of text: a language is a folder.
//!
//! `src/language/<code>/` holds everything that is known about one language, in a few text files by
//! topic: `words.txt`, `abbreviations.txt`, `calendar.txt`, `amounts.txt`, `speech.txt` and so on.
//! The build script finds folders and files by itself. The code is the one of [`Language::code`].
//! What is the same for all languages (currencies, units, time zones) is in separate files beside
//! the folders; [`shared`] reads them.
//!
//! # The format
//!
//! ```text
//! # A comment: a line that begins with a hash. Empty lines mean nothing.
//!
//! [months]
//! 1 | Januar, Jänner | Jan
//! 2 | Februar        | Feb, Febr
//!
//! [stop_words]
//! aber alle als also am an auch
//! ```
//!
//! A `[section]` line starts a section, and each line after it is an entry. How a line is read
//! depends on the section; [`Section`] says which of four ways applies:
//!
//! - [`Table::words`]: a list of single words, any number per line ([`Table::has`] looks one up);
//! - [`Table::forms`]: words and phrases, separated by commas;
//! - [`Table::lines`]: one phrase per line;
//! - [`Table::rows`]: columns separated by `|`; within a column, forms with the same meaning are
//!   separated by commas ([`Row::forms`]).
//!
//! # How do I ...
//!
//! - **add a word**: put it on a line of its section. That is all.
//! - **add a unit or a currency**: add a row to `units.txt` or `currencies.txt`, or a form to its row.
//! - **read a section**: `language::table(language).words(Section::StopWords)`. Keep what you build
//!   from it in a [`PerLanguage`], so that it is parsed once.
//! - **add a section**: add a row to the table of sections below, with a sentence that says what an
//!   entry is, and `required` if all languages that Pith knows well must have it. A test tells you
//!   which folders lack it, and fails as long as nothing reads it.
//! - **add a file**: put it into the folder. A section may be in any file, once per folder.
//! - **add a language**: add the folder and, if the language is missing there, a row to the table
//!   in [`crate::text::language`].

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashSet;

use crate::text::language::known::Language;

/// The languages that Pith knows well: their folders must have every required section.
pub(crate) const COMPLETE: [Language; 7] = [
    Language::En,
    Language::De,
    Language::Fr,
    Language::Es,
    Language::It,
    Language::Pt,
    Language::Nl,
];

/// Every file of every folder: the language's code, the file's name, and its text.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// Defines [`Section`]: a variant, its name in the files, and whether it is required.
macro_rules! sections {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $($required:ident)?;)*) => {
        /// A section of a language's tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Section {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Section {
            const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in brackets.
            const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Whether each of [`COMPLETE`] must have it.
            #[cfg(test)]
            const fn is_required(self) -> bool {
                match self {
                    $(Self::$variant => sections!(@ $($required)?),)*
                }
            }
        }
    };
    (@ required) => { true };
    (@) => { false };
}

sections! {
    /// Words: those that occur in every text ("the", "of", "was"), in lower case.
    StopWords "stop_words" required;
    /// Words: the most common verbs in the third person ("veut"), so that keywords do not include
    /// them.
    CommonVerbs "verbs.common";
    /// Words: capitalized words that often start a sentence and are rarely part of a name.
    SentenceStarters "sentence_starters" required;
    /// Words: articles, pronouns and the like that are joined to the next word, without their
    /// apostrophe ("l", "dell").
    Elided "elided";
    /// Words: abbreviations before a name ("Mr"), here and below without their final full stop.
    TitleAbbreviations "abbreviations.title" required;
    /// Words: abbreviations before what they introduce ("e.g").
    InnerAbbreviations "abbreviations.inner" required;
    /// Words: abbreviations before a number ("No", "Fig").
    ReferenceAbbreviations "abbreviations.reference" required;
    /// Words: abbreviated months and weekdays.
    CalendarAbbreviations "abbreviations.calendar" required;
    /// Words: abbreviations that close a time of day ("a.m").
    ClockAbbreviations "abbreviations.clock";
    /// Words: abbreviations at the end of a name ("Inc", "Jr").
    ClosingAbbreviations "abbreviations.closing" required;
    /// Words: abbreviations at the end of a list ("etc").
    FinalAbbreviations "abbreviations.final" required;
    /// Words: verbs that attribute speech ("said"), in lower case like all words of speech.
    SpeechVerbs "speech.verbs" required;
    /// Rows: the number of a month | its names | its abbreviations. Here and in the other sections
    /// of dates and amounts, a form with an initial capital matches only with that capital.
    Months "months" required;
    /// Forms: names of months that count only after one of [`Section::MonthCues`], unless a day or
    /// year is beside them.
    DoubtfulMonths "months.doubtful" required;
    /// Forms: words before a month that indicate a time ("in", "since").
    MonthCues "months.cues" required;
    /// Rows: the number of a weekday, from 1 for Monday | its names | its abbreviations | forms for
    /// many such days ("Mondays").
    Weekdays "weekdays" required;
    /// Forms: times of day that are joined to a weekday ("Dienstagabend").
    WeekdayParts "weekdays.parts";
    /// Forms: names of weekdays that are also other words; they count only after
    /// [`Section::WeekdayCues`].
    DoubtfulWeekdays "weekdays.doubtful";
    /// Forms: words before an ambiguous weekday.
    WeekdayCues "weekdays.cues";
    /// Forms: words before a recurring weekday ("every").
    HabitualCues "weekdays.habitual" required;
    /// A row: words before a weekday that make it a name ("Good", "Black") | words after it.
    NamedDays "weekdays.named" required;
    /// Rows: how many days from today | words for that day ("yesterday").
    DayWords "day_words" required;
    /// Rows: a unit of time | its singular | its plural. The units are D, W, 2W, M, Y, 10Y, 100Y, weekend, H,
    /// MIN, S, and "?" for one without a fixed length.
    CalendarUnits "calendar_units" required;
    /// Forms: half an hour.
    HalfHour "half_hour" required;
    /// Rows: a season's number in ISO 8601-2, 21 for spring | its names.
    Seasons "seasons" required;
    /// Rows: the number of units from now, "?" if counted from another time | words for that before the unit
    /// ("last") | after it ("dernier").
    Steps "steps" required;
    /// Forms: words that make a step count from a day other than today ("the next year").
    AnaphoricSteps "steps.anaphoric";
    /// Rows: the number of years from now | phrases for that year ("the year before last").
    YearsTold "years.told";
    /// Rows: -1 for a period that ends now, 1 for one that starts now, "?" for another | words for that
    /// before a number of units ("the last three months") | after it.
    Stretches "stretches" required;
    /// A row: words for "ago" before a number of units | after it.
    Ago "ago" required;
    /// A row: words for "from now" before a number of units | after it.
    Hence "hence";
    /// Forms: words that make a period count from another day ("later", "earlier").
    Turned "turned" required;
    /// Forms: the ones that count forwards from the previous date ("later").
    Later "turned.later" required;
    /// Forms: words that mean "from now" before a number of units if the clause is about the future ("in").
    DoubtfulHence "hence.doubtful";
    /// A row: words that make a number of years an age, before it | after it ("old").
    Ages "ages" required;
    /// Forms: words between day, month and year ("of", "de").
    DateLinks "date_links";
    /// Forms: words between two days of one month ("to", "bis").
    DateRanges "date_ranges" required;
    /// Forms: suffixes of a day's number ("th", "er").
    DaySuffixes "day_suffixes";
    /// Forms: words before a numeric day and month without a year ("am 12.3.").
    DateCues "dates.cues";
    /// Rows: how strongly a word before four digits indicates a year | the words. "strong": always; "usual":
    /// unless a noun follows; "weak": also only if the year is near our own; "of": like "usual", or before a
    /// word that cannot be counted; "owner": before a singular noun ("the 2016 election").
    YearCues "years.cues" required;
    /// "yes" if years are used without a preposition ("wurde 2019 gegründet").
    BareYears "years.bare";
    /// Forms: plurals that a year may precede without counting them.
    YearNouns "years.nouns";
    /// Forms: nouns that four digits before them count.
    CountedNouns "years.counted" required;
    /// Rows: the first year of a decade | its names | those of its names that need no word for
    /// "decade" ("Sechzigerjahre").
    Decades "decades" required;
    /// A row: words that make a number a decade, before it ("années") | after it ("Jahre").
    DecadeWords "decades.words";
    /// Forms: suffixes of a decade's number ("s", "er").
    DecadeSuffixes "decades.suffixes";
    /// Forms: words before the name of a decade without a century.
    DecadeCues "decades.cues";
    /// A row: the word for a century before the number | after it.
    Centuries "centuries" required;
    /// Rows: the number of a century | its names.
    CenturyOrdinals "centuries.ordinals";
    /// Forms: suffixes of a century's number ("e").
    CenturySuffixes "centuries.suffixes";
    /// Rows: the number of a quarter | its names.
    Quarters "quarters" required;
    /// Rows: 1 or 2 | names of that half of a year.
    Halves "halves" required;
    /// Forms: words before a day that stands for its week ("week of").
    WeekOf "weeks.of" required;
    /// Forms: verbs about the past; with a hyphen, endings of such verbs.
    PastCues "past" required;
    /// Forms: verbs about the future; with a hyphen, endings of such verbs.
    FutureCues "future" required;
    /// Forms: words that open a clause with a verb of its own ("that").
    ClauseCues "clauses" required;
    /// A row: words before the digits of a time of day, if they also occur elsewhere | if they occur only there
    /// | words after them ("Uhr").
    Clock "clock" required;
    /// Rows: "am" or "pm" | its forms.
    HalfDays "half_days";
    /// Rows: a time of day, "?" for a vague one | its names ("noon").
    NamedTimes "named_times" required;
    /// Words: words beside the date in a line that says when an article was published.
    DateLineWords "date_lines" required;
    /// Forms: words that mark a date as that of publication.
    PublishedCues "date_lines.published" required;
    /// Forms: words that mark a date as that of a later update.
    UpdatedCues "date_lines.updated" required;
    /// Forms: words that mark a date as that of something else than publication ("printed", "until").
    OtherDateCues "date_lines.other";
    /// Rows: a number | words for it.
    Numerals "numerals" required;
    /// Forms: words that join tens and ones ("treinta y cinco").
    NumeralLinks "numerals.links";
    /// Forms: what joins ones and tens within a word ("fünfundzwanzig").
    NumeralInfixes "numerals.infix";
    /// Forms: words that make a temperature negative.
    Minus "numerals.minus" required;
    /// Forms: articles that mean one before a magnitude ("a million").
    NumeralOne "numerals.one" required;
    /// Forms: words that add a half to a number.
    AndAHalf "numerals.and_a_half";
    /// Forms: numbers without a value ("several").
    VagueNumbers "numerals.vague" required;
    /// Rows: a magnitude | words and abbreviations for it ("million", "Mio.").
    Scales "scales" required;
    /// Rows: a magnitude | letters that mean it in sums of money only ("m").
    ShortScales "scales.short";
    /// Forms: words between a magnitude and what it counts ("de").
    AmountLinks "amounts.links";
    /// Forms: words between the two numbers of a range ("to").
    AmountRanges "amounts.ranges" required;
    /// A row: words before the two ends of a range ("between") | words between them ("and").
    AmountBetween "amounts.between" required;
    /// Forms: words that make an amount approximate ("about", "more than"), in lower case.
    Hedges "amounts.hedges" required;
    /// Forms: words between a unit and the one that divides it ("per").
    Per "amounts.per" required;
    /// Rows: "%", "pp" for points or "bp" for basis points | words for it.
    Percent "percent" required;
    /// Forms: words about weighing, near which pounds are a weight.
    Weighing "weighing";
    /// Shared rows: an ISO 4217 code | `*:` signs | a language and its names; see `currencies.txt`.
    Currencies "currencies";
    /// Shared rows: the symbol of a unit | `*:` symbols as written | a language and its names; see
    /// `units.txt`.
    Units "units";
    /// Shared rows: an offset from UTC | the abbreviations of the time zones that have it; see
    /// `zones.txt`.
    Zones "zones";
    /// Lines: phrases before a source of speech ("according to").
    SpeechSources "speech.sources";
    /// Words: adverbs, auxiliaries and pronouns between a speaker and the verb.
    SpeechBetween "speech.between";
    /// Words: prepositions before the agent of a passive verb ("described by Ruiz").
    SpeechAgents "speech.agents";
    /// Words: auxiliaries before the speaker if the verb is at the end ("hat Ruiz gesagt").
    SpeechAuxiliaries "speech.auxiliaries";
    /// Words: words that may be between a quotation and its verb ("as Ruiz put it").
    SpeechLeads "speech.leads";
    /// Words: further verbs that attribute speech, but mean other things elsewhere ("breathed").
    SpeechManners "speech.manners";
    /// Words: endings of verbs ("te"): such a verb between speech and a speaker attributes it.
    SpeechVerbEndings "speech.verb_endings";
    /// Words: what people do while speaking ("shrugged").
    SpeechBeats "speech.beats";
    /// Words: pronouns for a woman as the subject.
    FemalePronouns "pronouns.female";
    /// Words: pronouns for a man as the subject.
    MalePronouns "pronouns.male";
    /// Words: subject pronouns that do not refer to one person.
    OtherPronouns "pronouns.other";
    /// Words: articles and the like that open a role ("the minister").
    RoleOpeners "roles.openers";
    /// Words: those of `roles.openers` that say whose ("his").
    Possessives "roles.possessives";
    /// Words: roles without an article ("police").
    BareRoles "roles.bare";
    /// Words: prepositions, which keep the following name from being the subject.
    Prepositions "prepositions";
    /// Words: conjunctions that join two names.
    Conjunctions "conjunctions";
    /// Words: words that open another clause.
    ClauseOpeners "clause_openers";
    /// Words: relative pronouns that can be the subject of a verb.
    Relatives "relatives";
    /// Words: nouns and forms of address of women.
    FemaleNouns "female";
    /// Words: nouns and forms of address of men.
    MaleNouns "male";
    /// Words: given names of women.
    FemaleNames "given.female";
    /// Words: given names of men.
    MaleNames "given.male";
    /// Words: words beside the name of someone who has died.
    DeadWords "dead";
    /// Words: forms of address of men, in their usual spelling.
    MenAddressed "address.men";
    /// Words: forms of address of women.
    WomenAddressed "address.women";
    /// Words: words that may precede a person's name without being part of it.
    Titles "titles";
    /// Words: ranks before a person's name, in their usual spelling without a full stop ("Sgt").
    Ranks "names.ranks";
    /// Words: words before "Justice" in the title of a judge.
    Judges "names.judges";
    /// Words: greetings before a person's name ("Dear").
    Greetings "names.greetings";
    /// Words: months that are also given names ("April").
    MonthNames "names.months";
    /// Words: words after which such a month is a month ("in").
    MonthNameCues "names.month_cues";
    /// Words: verbs besides `speech.verbs` that follow a person as the subject.
    SubjectVerbs "names.subject_verbs";
    /// Words: foods and drinks that look like names ("Camembert").
    Foods "names.foods";
    /// Words: words that turn the preceding name into a dish ("salad").
    FoodNouns "names.food_nouns";
    /// Words: words before the name of a storm ("Hurricane").
    Storms "names.storms";
    /// Words: abbreviations that are no names ("CEO"), without a final full stop.
    CommonAbbreviations "names.common";
    /// Words: first words of an event's name before a small one ("Feria de").
    EventOpeners "names.event_openers";
    /// Words: last parts of compounds that name an event ("Krieg").
    EventParts "names.event_parts";
    /// Words: endings of medicines' names ("cillin").
    MedicineEndings "names.medicines";
    /// Words: endings of the second names of species ("ensis").
    EpithetEndings "names.epithets";
    /// Words: words between a name and another one in parentheses ("now").
    RenamedWords "names.renamed";
    /// Words: prepositions before a place that one is inside ("in").
    InsidePrepositions "names.inside";
    /// Words: last words of organizations that are named after their town ("Council").
    CivicHeads "names.civic_heads";
    /// Words: final words of an organization's name ("Foundation").
    OrganizationHeads "names.organization_heads";
    /// Words: organizations that, after an article, are called like a place or a people
    /// ("Emirates").
    BareOrganizations "names.bare_organizations";
    /// Words: nouns that show that a name is a place's ("city").
    PlaceNouns "names.place_nouns";
    /// Words: nouns that show that a name is an organization's ("company").
    OrganizationNouns "names.organization_nouns";
    /// Words: forms of "to be" between a name and its description.
    Copulas "names.copulas";
    /// Words: articles before such a description.
    DefinedArticles "names.articles";
    /// Words: verbs for what one does with a book, a play or a film ("read").
    WorkVerbs "names.work_verbs";
    /// Lines: phrases between a name and another name for the same thing ("known as").
    Aliases "aliases";
    /// Words: words before a title or a sign in quotation marks.
    TitledWords "titled";
    /// Words: pronouns of the third person, possessive ones too.
    Pronouns "cohesion.pronouns" required;
    /// Words: words that point back to something named before ("this").
    Demonstratives "cohesion.demonstratives" required;
    /// Words: words that link their sentence to the previous one, wherever they are ("also").
    Links "cohesion.links" required;
    /// Words: pronouns of the first person.
    FirstPerson "cohesion.first_person" required;
    /// Words: pronouns of the second person.
    SecondPerson "cohesion.second_person" required;
    /// Words: words besides `speech.verbs` that report what was said ("according").
    Reporting "cohesion.reporting" required;
    /// Words: words of contrast ("although").
    Contrast "cohesion.contrast" required;
    /// Words: words of cause ("because").
    Cause "cohesion.cause" required;
    /// Words: words for what will, should or must be ("will").
    Future "cohesion.future" required;
    /// Words: fillers of small talk ("yeah").
    Fillers "cohesion.fillers" required;
    /// Words: definite articles.
    DefiniteArticles "cohesion.definite" required;
    /// Phrases, separated by commas: openings that continue from the previous sentence. An
    /// apostrophe is written as a space.
    Openings "cohesion.openings" required;
    /// Phrases, likewise: longer ones with the same beginning that do not continue from it ("this
    /// week").
    ForwardOpenings "cohesion.forward" required;
    /// Phrases, likewise: openings of sentences that only attribute the previous one ("das teilte …
    /// mit").
    Attributions "cohesion.attributions";
    /// Forms: phrases that state a decision in a meeting ("let’s decide").
    Decisions "meeting.decisions";
    /// Forms: phrases with which somebody takes on or is given a task in a meeting ("I’ll send").
    Tasks "meeting.tasks";
    /// Lines `reason: phrase; phrase`: the whole text of a block that is not part of the article.
    PagePhrases "page.whole" required;
    /// Lines `reason: phrase; phrase`: the beginning of a short block that is not part of the
    /// article.
    PageStarts "page.starts" required;
    /// The same, for blocks that are not sentences: ordinary sentences start like this too ("Follow
    /// the river").
    PageLineStarts "page.line_starts";
    /// Lines `reason: phrase; phrase`: text anywhere in a block that is not part of the article.
    PageAnywhere "page.anywhere" required;
    /// Words: words that make a block that mentions cookies a cookie notice ("browser", "consent").
    CookieNotice "page.cookie_notice" required;
    /// Words: words between two months named together ("May and June").
    MonthLists "months.lists";
    /// Shared words: codes of languages with a decimal point.
    DecimalPoints "writing.decimal_points";
    /// Shared words: codes of languages whose genitives end in "s" without an apostrophe.
    BareGenitives "writing.bare_genitives";
    /// Shared words: codes of languages that write ordinals with a full stop.
    StoppedOrdinals "writing.stopped_ordinals";
    /// Shared words: codes of languages that mark speech with dashes.
    DashedSpeech "writing.dashed_speech";
    /// Words: those before a noun phrase.
    BeforeNouns "keywords.before_nouns";
    /// Words: those before a verb.
    BeforeVerbs "keywords.before_verbs";
    /// Words: those after a verb.
    AfterVerbs "keywords.after_verbs";
    /// Words: words that are not a subject by themselves ("announced", "year", "best").
    GenericWords "keywords.generic";
    /// Words: endings of adverbs derived from adjectives.
    AdverbEndings "keywords.adverb_endings";
    /// Words: endings of infinitives.
    InfinitiveEndings "infinitives";
    /// Words: forms of address, without a full stop, that only precede names.
    Addresses "address.before_names";
    /// Words: offices used as forms of address in place of a name ("Mr President").
    Offices "address.offices";
    /// Words: second parts of compounds with a name, as in "Nairobi-based".
    NameParticiples "names.participles";
    /// Words: degrees and honours after a person's name, without full stops.
    Degrees "names.degrees";
    /// Words: optional endings of an organization's name, in lower case ("ltd.").
    OrganizationEndings "organizations.endings";
    /// Words: firms whose name ends like a possessive, without that ending.
    PossessiveFirms "organizations.possessive";
    /// Rows: bodies named after their field | phrases between the two, longest first ("Ministry of
    /// Defence").
    OrganizationBodies "organizations.bodies";
    /// Words: pronouns of the third person that open a sentence.
    LeaningPronouns "dependence.pronouns";
    /// Words: the pronouns of [`Section::LeaningPronouns`] that can be a subject.
    SubjectPronouns "dependence.subjects";
    /// Words: words that point back, alone or with the following noun.
    LeaningDemonstratives "dependence.demonstratives";
    /// Words: words after a demonstrative that keep it from pointing back ("this week").
    NotBack "dependence.not_back";
    /// Words: words after "it is" that make "it" refer to what follows ("It is unclear whether").
    Expletives "dependence.expletive";
    /// Forms: phrases at the start of a sentence that link it to the previous one.
    Connectives "dependence.connectives";
    /// Words: verbs of speech beside a pronoun, as in “…”, he said.
    ReportedSpeech "dependence.speech";
    /// Words: words that open a clause of time or reason ("When he came").
    OpeningClauses "dependence.clauses";
    /// Words: words that open a phrase of time ("In 1910").
    TimeOpeners "dependence.times.openers";
    /// Words: words in such a phrase that name nothing a pronoun could refer to.
    TimeWords "dependence.times";
    /// Words: words that refer to the writer or the reader.
    PersonalWords "dependence.personal";
    /// Shared words: words other than units that are split off the number they are attached to
    /// ("3bn", "6pm").
    GluedForms "units.glued";
    /// Shared words: endings of web addresses and file names ("com", "js").
    Extensions "extensions";
    /// Words: endings that are words of their own ("’ll").
    Clitics "clitics";
    /// Shared words: names that end with an exclamation mark, without it.
    Exclamations "names.exclamations";
    /// Words: words that open a byline ("By"), in their usual spelling.
    BylineOpeners "bylines.openers" required;
    /// Words: kinds of work before a word that opens a byline ("Interview by"), in their usual
    /// spelling.
    BylineParts "bylines.parts";
    /// Words: lower-case words that occur in bylines ("and", "staff").
    BylineJoints "bylines.joints";
    /// Words: professions of authors ("reporter").
    AuthorCallings "authors.callings";
    /// Words: verbs between an author's name and profession ("is").
    AuthorCopulas "authors.copulas";
    /// Words: verbs for what an author does ("covers").
    AuthorVerbs "authors.verbs";
    /// Words: verbs after the byline's name in a note about that person ("runs").
    AuthorNoteVerbs "authors.note_verbs";
    /// Lines: phrases between authors' names and where they reported from ("reported from").
    AuthorPlaces "authors.places";
    /// Words: words before a name in the heading of a note about the author ("About"), in their
    /// usual spelling.
    AuthorHeadings "authors.headings";
    /// Words: verbs that do not occur in captions; with a hyphen, endings of such verbs.
    CaptionVerbs "captions.verbs";
    /// Words: lower-case words in captions that consist of names ("with").
    CaptionJoints "captions.joints";
    /// Words: those of them that may precede a place ("near").
    CaptionPlaces "captions.places";
    /// Lines: openings of picture descriptions ("Map of"), in their usual spelling.
    PictureOpenings "captions.descriptions";
    /// Words: words between a picture's number and the number of pictures ("1 of 12").
    PictureCounts "captions.counts";
    /// Shared words: agencies named in picture credits, in their usual spelling.
    PictureAgencies "agencies";
    /// Shared words: news agencies in bylines, in their usual spellings.
    NewsAgencies "agencies.news";
    /// Shared words: words between an author and an agency ("avec").
    AgencyLinks "agencies.links";
    /// Lines: headings of a list of the article's key points ("at a glance").
    KeyPoints "headings.points";
    /// Words: headings of the parts of a paper ("methods").
    PaperParts "headings.paper";
    /// Words: the heading of a paper's discussion, which pages also use for their readers'
    /// comments.
    PaperDiscussion "headings.discussion";
    /// Forms: headings of the back matter of a paper or an entry ("references").
    Apparatus "headings.apparatus" required;
    /// Forms: headings of an entry's notes; other articles use the same words for ordinary
    /// sections.
    EntryNotes "headings.notes" required;
    /// Words: words after the number of answers to a question ("3 answers").
    PageAnswers "page.answers" required;
    /// Forms: headings of a paper's abstract.
    Abstract "headings.abstract" required;
    /// Forms: names of figures and tables before their number ("figure", "fig").
    Figures "figures" required;
    /// Rows: forms of "to be" | articles after them where an entry says what its subject is ("is a").
    Definitions "definitions";
    /// Words: articles that may open the title of an entry or a work, in their usual spelling.
    TitleArticles "titles.articles";
    /// Forms: endings of a line that gives a time of day ("p.m").
    ClockEndings "date_lines.clock";
    /// Words: words that are always capitalized ("I").
    AlwaysCapital "always_capital";
    /// Rows: what a question asks for ("person", "place", "time", "amount", "reason") | its
    /// question words | words of which one must follow, if any ("how many").
    Questions "questions" required;
    /// Words: pronouns that may refer to what follows ("it is clear that"); see
    /// [`Section::Expletives`].
    ExpletiveSubjects "dependence.expletive.subjects";
    /// Words: pronouns after a clause of time or reason that may point back ("When he came, she").
    ClauseSubjects "dependence.clauses.subjects";
    /// Words: suffixes that distinguish relatives with the same name ("jr"), in lower case.
    Generations "names.generations";
    /// Shared words: Arabic articles attached to the next word of a name ("al-").
    ArabicArticles "names.arabic_articles";
    /// Shared words: lower-case words and marks that join the words of a name ("of", "de", "&").
    NameJoiners "names.joiners";
    /// Rows: a word that occurs in names | its short forms ("saint", "st"), in lower case.
    ShortenedNames "names.shortened";
    /// Words: words before the year of a person's birth ("born").
    Born "names.born";
    /// Words: words that belong to the city's name before them ("D.C.").
    Districts "names.districts";
    /// Words: words that turn a form of address into a judge's title ("Mr Justice").
    JudgeTitles "names.judge_titles";
    /// Words: ranks that are also parts of other names ("PC World").
    DoubtfulRanks "names.ranks.doubtful";
    /// Lines: phrases between people and their organizations ("of the").
    BodyLinks "names.body_links";
    /// Words: prepositions that follow a noun ("of").
    AfterNouns "keywords.after_nouns";
    /// Words: verb endings that nouns may also have ("ing").
    VerbEndings "keywords.verb_endings";
    /// Words: participle endings that keywords never have.
    ParticipleEndings "keywords.participle_endings";
    /// Words: endings of adverbs between a speaker and the verb ("ly").
    SpeechAdverbs "speech.adverb_endings";
    /// A row: pronouns for a woman that may also mean several people | verb endings that show
    /// which.
    PluralPronouns "pronouns.female_or_plural";
    /// A row: endings of plural nouns | endings of singular nouns that look the same.
    PluralEndings "plurals";
    /// A row: endings of demonyms that take an "s" in the plural | exceptions.
    DemonymPlurals "plurals.demonyms";
    /// Words: names of months that need no cue, unless one of [`Section::PersonVerbs`] follows.
    PlainMonths "months.plain";
    /// Words: verbs with a person as the subject, besides those of [`Section::PastCues`].
    PersonVerbs "months.person_verbs";
    /// Words: words between a weekday and its date ("Monday, the 3rd").
    DateArticles "dates.articles";
    /// Words: articles, alone or with a preposition, before a unit of time and its step ("la semaine
    /// prochaine").
    StepArticles "steps.articles";
    /// Words: words of [`Section::Turned`] that are also prepositions or conjunctions ("before").
    TurnedPrepositions "turned.prepositions";
    /// Words: words before a number of years that is an age ("un homme de 40 ans").
    AgeLinks "ages.links";
    /// Words: auxiliaries that make a participle passive, so that it says nothing about the time ("be").
    PassiveCues "past.passive";
    /// Words: first words of time-zone names after a time of day ("Eastern").
    ZoneNames "clock.zones";
}

/// The tables of one language.
#[derive(Debug)]
pub(crate) struct Table {
    /// The lines of each section, in the order of [`Section::ALL`].
    sections: Vec<Vec<&'static str>>,
    /// The words of each section as a set, built when first needed.
    sets: Vec<OnceLock<FxHashSet<&'static str>>>,
}

/// A line of a section with columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row(&'static str);

/// The tables of `language`, parsed when first needed; empty if it has no folder.
pub(crate) fn table(language: Language) -> &'static Table {
    static TABLES: PerLanguage<Table> = PerLanguage::new();
    TABLES.get(language, || of_folder(language.code()))
}

/// The tables shared by all languages.
pub(crate) fn shared() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| of_folder(""));
    &TABLE
}

/// The words of a section in all languages, for text whose language is not known yet.
pub(crate) fn words_in_all(section: Section) -> impl Iterator<Item = &'static str> {
    let tables = Language::ALL.into_iter().map(table);
    tables.flat_map(move |table| table.words(section))
}

/// The forms of a section in all languages, likewise.
pub(crate) fn forms_in_all(section: Section) -> impl Iterator<Item = &'static str> {
    let tables = Language::ALL.into_iter().map(table);
    tables.flat_map(move |table| table.forms(section))
}

/// The lines of a section in all languages, likewise.
pub(crate) fn lines_in_all(section: Section) -> impl Iterator<Item = &'static str> {
    let tables = Language::ALL.into_iter().map(table);
    tables.flat_map(move |table| table.lines(section))
}

fn of_folder(code: &str) -> Table {
    let files = FILES.iter().filter(|(folder, ..)| *folder == code);
    Table::read(files.map(|&(_, _, text)| text))
}

impl Table {
    fn read(files: impl Iterator<Item = &'static str>) -> Self {
        let mut sections = vec![Vec::new(); Section::ALL.len()];
        for (name, line) in files.flat_map(entries) {
            let section = Section::ALL
                .iter()
                .position(|section| section.name() == name);
            if let Some(lines) = section.and_then(|at| sections.get_mut(at)) {
                lines.push(line);
            }
        }
        let sets = sections.iter().map(|_| OnceLock::new()).collect();
        Self { sections, sets }
    }

    /// The entries of a section, one per line.
    pub(crate) fn lines(&self, section: Section) -> impl Iterator<Item = &'static str> + '_ {
        let lines = self.sections.get(section as usize);
        lines.into_iter().flatten().copied()
    }

    /// The words of a section.
    pub(crate) fn words(&self, section: Section) -> impl Iterator<Item = &'static str> + '_ {
        self.lines(section).flat_map(str::split_whitespace)
    }

    /// Whether a section of words contains `word`.
    pub(crate) fn has(&self, section: Section, word: &str) -> bool {
        let Some(set) = self.sets.get(section as usize) else {
            return false;
        };
        set.get_or_init(|| self.words(section).collect())
            .contains(word)
    }

    /// The words and phrases of a section, separated by commas.
    pub(crate) fn forms(&self, section: Section) -> impl Iterator<Item = &'static str> + '_ {
        self.lines(section).flat_map(forms)
    }

    /// The entries of a section with their columns.
    pub(crate) fn rows(&self, section: Section) -> impl Iterator<Item = Row> + '_ {
        self.lines(section).map(Row)
    }
}

impl Row {
    /// The text of a column, counted from 0; "" if the line has no such column.
    pub(crate) fn column(self, at: usize) -> &'static str {
        self.0.split('|').nth(at).unwrap_or_default().trim()
    }

    /// The forms that a column lists.
    pub(crate) fn forms(self, at: usize) -> impl Iterator<Item = &'static str> {
        forms(self.column(at))
    }

    /// The forms in the column that starts with `tag` and a colon.
    pub(crate) fn tagged(self, tag: &str) -> impl Iterator<Item = &'static str> {
        let column = self.0.split('|').find_map(|column| {
            let (named, listed) = column.split_once(':')?;
            (named.trim() == tag).then_some(listed)
        });
        forms(column.unwrap_or_default())
    }
}

/// The parts between commas.
fn forms(list: &'static str) -> impl Iterator<Item = &'static str> {
    let forms = list.split(',').map(str::trim);
    forms.filter(|form| !form.is_empty())
}

/// The lines of a file, each with its section.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    file.lines().filter_map(move |line| {
        let line = line.trim();
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            section = name;
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((section, line))
    })
}

/// Something built from a language's tables, once per language and when first needed.
#[derive(Debug)]
pub(crate) struct PerLanguage<T> {
    cells: [OnceLock<T>; Language::COUNT],
}

impl<T> PerLanguage<T> {
    pub(crate) const fn new() -> Self {
        Self {
            cells: [const { OnceLock::new() }; Language::COUNT],
        }
    }

    /// The value for `language`; `make` is called the first time.
    pub(crate) fn get(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        self.cells[language as usize].get_or_init(make)
    }
}

#[cfg(test)]
mod tests;
