//! The words of one language that help to determine the boundaries and the kind of a name.

use rustc_hash::FxHashSet;

use crate::language::{self, PerLanguage, Section};
use crate::text::language::Language;

/// A language's words about names; sets are empty if its folder has no such section.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Ranks before a person's name, without a full stop ("Sgt").
    pub ranks: FxHashSet<&'static str>,
    /// Words before "Justice" in the title of a judge, without a full stop ("Mr").
    pub judges: FxHashSet<&'static str>,
    /// Greetings before a person's name ("Dear").
    pub greetings: FxHashSet<&'static str>,
    /// Months that are also given names ("April").
    pub months: FxHashSet<&'static str>,
    /// Words after which a month is a month, in lower case ("in").
    pub month_cues: FxHashSet<&'static str>,
    /// Days of the week.
    pub weekdays: FxHashSet<&'static str>,
    /// Foods and drinks that look like names ("Camembert").
    pub foods: FxHashSet<&'static str>,
    /// Words that turn the preceding name into a food ("salad").
    pub food_nouns: FxHashSet<&'static str>,
    /// Abbreviations that name an office, a tax or the like ("CEO"), without a final full stop.
    pub common: FxHashSet<&'static str>,
    /// First words of an event's name before a small one ("Feria de").
    pub event_openers: FxHashSet<&'static str>,
    /// Last parts of compounds that name an event ("Krieg").
    pub event_parts: FxHashSet<&'static str>,
    /// Endings of medicines' names ("cillin").
    pub medicines: Vec<&'static str>,
    /// Endings of the second names of species ("ensis").
    pub epithets: Vec<&'static str>,
    /// Words between a name and a later or earlier one in parentheses ("now").
    pub renamed: FxHashSet<&'static str>,
    /// Prepositions before a place that one is inside ("in").
    pub inside: FxHashSet<&'static str>,
    /// Last words of organizations that are named after their town ("Council").
    pub civic_heads: FxHashSet<&'static str>,
    /// Words before the name of a storm ("Hurricane").
    pub storms: FxHashSet<&'static str>,
    /// Last words of an organization's name ("Foundation").
    pub organization_heads: FxHashSet<&'static str>,
    /// Organizations that, after an article, are called like a place or a people ("Emirates").
    pub bare_organizations: FxHashSet<&'static str>,
    /// Verbs for what one does with a book, a play or a film ("read").
    pub work_verbs: FxHashSet<&'static str>,
    /// Verbs, in lower case: of speech, of being, and in the past tense.
    verbs: FxHashSet<&'static str>,
    /// Endings of verbs in the past tense.
    verb_endings: Vec<&'static str>,
    /// Nouns that show that a name is a place's ("city"); and below, an organization's ("company").
    pub place_nouns: FxHashSet<&'static str>,
    /// See [`Self::place_nouns`].
    pub organization_nouns: FxHashSet<&'static str>,
    /// Forms of "to be" between a name and such a noun.
    pub copulas: FxHashSet<&'static str>,
    /// Articles before such a noun.
    pub articles: FxHashSet<&'static str>,
    /// Words that cannot precede such a noun.
    phrase_ends: FxHashSet<&'static str>,
    /// Words that join names ("and").
    pub conjunctions: FxHashSet<&'static str>,
    /// Definite articles, in lower case.
    definite: FxHashSet<&'static str>,
    /// Words that make a judge's title of the word before ("Justice").
    pub judge_titles: FxHashSet<&'static str>,
    /// Ranks that are also parts of other names ("PC").
    pub doubtful_ranks: FxHashSet<&'static str>,
    /// Phrases between people and their organizations, as tokens ("of the").
    pub body_links: Vec<Vec<&'static str>>,
}

impl Vocabulary {
    /// The words of `language`.
    pub(crate) fn of(language: Language) -> &'static Self {
        static ALL: PerLanguage<Vocabulary> = PerLanguage::new();
        ALL.get(language, || {
            let table = language::table(language);
            let words = |section| table.words(section).collect();
            let mut verbs: FxHashSet<_> = words(Section::SubjectVerbs);
            verbs.extend(table.words(Section::SpeechVerbs));
            verbs.extend(table.forms(Section::PastCues));
            Self {
                ranks: words(Section::Ranks),
                judges: words(Section::Judges),
                greetings: words(Section::Greetings),
                months: words(Section::MonthNames),
                month_cues: words(Section::MonthNameCues),
                weekdays: (table.rows(Section::Weekdays))
                    .flat_map(|row| row.forms(1))
                    .filter(|day| day.starts_with(char::is_uppercase))
                    .collect(),
                foods: words(Section::Foods),
                food_nouns: words(Section::FoodNouns),
                common: words(Section::CommonAbbreviations),
                event_openers: words(Section::EventOpeners),
                event_parts: words(Section::EventParts),
                medicines: table.words(Section::MedicineEndings).collect(),
                epithets: table.words(Section::EpithetEndings).collect(),
                renamed: words(Section::RenamedWords),
                inside: words(Section::InsidePrepositions),
                civic_heads: words(Section::CivicHeads),
                storms: words(Section::Storms),
                organization_heads: words(Section::OrganizationHeads),
                bare_organizations: words(Section::BareOrganizations),
                work_verbs: words(Section::WorkVerbs),
                verbs,
                verb_endings: (table.forms(Section::PastCues))
                    .filter_map(|form| form.strip_prefix('-'))
                    .collect(),
                place_nouns: words(Section::PlaceNouns),
                organization_nouns: words(Section::OrganizationNouns),
                copulas: words(Section::Copulas),
                articles: words(Section::DefinedArticles),
                phrase_ends: (table.words(Section::Prepositions))
                    .chain(table.words(Section::Relatives))
                    .chain(table.words(Section::Conjunctions))
                    .collect(),
                conjunctions: words(Section::Conjunctions),
                definite: words(Section::DefiniteArticles),
                judge_titles: words(Section::JudgeTitles),
                doubtful_ranks: words(Section::DoubtfulRanks),
                body_links: (table.lines(Section::BodyLinks))
                    .map(|line| line.split(' ').collect())
                    .collect(),
            }
        })
    }

    /// Whether a token ends the phrase before it, as prepositions and relative pronouns do.
    pub(crate) fn is_phrase_end(&self, token: &str) -> bool {
        self.phrase_ends.contains(token)
    }

    /// Whether a token is a definite article.
    pub(crate) fn is_definite(&self, token: &str) -> bool {
        self.definite.contains(token.to_lowercase().as_str())
    }

    /// Whether a token is a verb that may follow a subject.
    pub(crate) fn is_verb(&self, token: &str) -> bool {
        self.verbs.contains(token)
            || (self.verb_endings.iter())
                .any(|ending| token.len() > ending.len() + 2 && token.ends_with(ending))
    }
}
