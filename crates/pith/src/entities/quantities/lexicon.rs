//! The words in a language's tables, by their meaning in the grammar.
//!
//! Every form in the tables is a phrase: its atoms and its sense. Phrases are found by their first
//! atom. A form with an initial capital matches only with that capital; symbols and codes match
//! exactly.

use rustc_hash::FxHashMap;

use super::cutting::cut;
use super::decimal::Decimal;
use crate::language::{self, PerLanguage, Row, Section};
use crate::sort;
use crate::text::language::Language;

/// The meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    Month {
        number: u8,
        short: bool,
    },
    DoubtfulMonth,
    MonthCue,
    Weekday {
        number: i64,
        form: DayForm,
    },
    DoubtfulWeekday,
    WeekdayCue,
    Habitual,
    NamedDay(Side),
    DayWord(i64),
    Unit {
        unit: Unit,
        plural: bool,
    },
    HalfHour,
    Season(u8),
    /// This many units later; `None` if counted from a day other than today.
    Step(Option<i64>, Side),
    Anaphoric,
    YearTold(i64),
    /// Forwards or backwards; `None` if neither is stated.
    Stretch(Option<bool>, Side),
    Ago(Side),
    Hence(Side),
    /// "In three days", which counts from today only if the clause is about the future.
    DoubtfulHence,
    Turned,
    /// Among [`Sense::Turned`], those that count forwards.
    Later,
    Age(Side),
    DateLink,
    DateRange,
    DaySuffix,
    DateCue,
    YearCue(YearCue),
    YearNoun,
    Counted,
    Decade {
        first: u64,
        alone: bool,
    },
    DecadeWord(Side),
    DecadeSuffix,
    DecadeCue,
    CenturyWord(Side),
    CenturyOrdinal {
        number: u64,
        alone: bool,
    },
    CenturySuffix,
    Quarter(u8),
    /// The first or second half of a year.
    Half(u8),
    WeekOf,
    Past,
    Future,
    Clause,
    Clock(Clock),
    /// Whether it means the afternoon.
    HalfDay(bool),
    NamedTime(&'static str),
    Zone(&'static str),
    Numeral(Decimal),
    NumeralLink,
    One,
    Minus,
    AndAHalf,
    Vague,
    Scale(u128),
    ShortScale(u128),
    AmountLink,
    AmountRange,
    /// "Between", and the "and" that belongs to it.
    Between,
    BetweenAnd,
    Per,
    Percent(&'static str),
    Currency {
        code: &'static str,
        form: Written,
    },
    Measure {
        symbol: &'static str,
        form: Written,
    },
    Weighing,
}

/// The side of something on which a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// How a weekday is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayForm {
    Full,
    Short,
    /// Many such days.
    Many,
}

/// How certain a word makes it that four digits are a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearCue {
    Strong,
    Usual,
    Weak,
    Of,
    Owner,
}

/// The position of a word about the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Before it, as before many other things.
    Before,
    /// Before it and before nothing else.
    OnlyBefore,
    After,
}

/// How a unit or a currency is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A sign: "$".
    Sign,
    /// Letters with a meaning of their own: "USD", "km".
    Code,
    /// Letters that count only when joined to a number: "5in".
    Glued,
    /// A word, singular or plural.
    Word,
    /// A word in the singular.
    Singular,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
    Decade,
    Century,
    Weekend,
    /// Without a fixed length.
    Vague,
    Hour,
    Minute,
    Second,
}

impl Unit {
    /// Whether it is shorter than a day.
    pub(super) const fn is_of_the_clock(self) -> bool {
        matches!(self, Self::Hour | Self::Minute | Self::Second)
    }

    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "D" => Self::Day,
            "W" => Self::Week,
            "2W" => Self::Fortnight,
            "M" => Self::Month,
            "Y" => Self::Year,
            "10Y" => Self::Decade,
            "100Y" => Self::Century,
            "weekend" => Self::Weekend,
            "?" => Self::Vague,
            "H" => Self::Hour,
            "MIN" => Self::Minute,
            "S" => Self::Second,
            _ => return None,
        })
    }
}

/// How the case of a text must match that of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Any,
    Capital,
    Exact,
}

/// A form in the tables.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its atoms as written and in lower case, and whether each follows the previous one without
    /// white space.
    pub(super) parts: Vec<(String, String, bool)>,
    pub(super) case: Case,
    pub(super) sense: Sense,
}

/// All phrases of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By their first atom in lower case, longest first.
    phrases: FxHashMap<String, Vec<Phrase>>,
    /// Endings of verbs about the past.
    past_endings: Vec<&'static str>,
    /// Endings of verbs about the future.
    future_endings: Vec<&'static str>,
    /// Times of day that are joined to a weekday.
    weekday_parts: Vec<&'static str>,
    /// What joins ones and tens inside a word.
    infixes: Vec<&'static str>,
    /// Hundreds and thousands, which a word may end with.
    magnitudes: Vec<(&'static str, u128)>,
    /// Whether years are used without a preposition.
    pub(super) bare_years: bool,
}

/// The lexicon of `language`.
pub(super) fn of(language: Language) -> &'static Lexicon {
    static LEXICONS: PerLanguage<Lexicon> = PerLanguage::new();
    LEXICONS.get(language, || Lexicon::read(language))
}

impl Lexicon {
    /// The phrases that start with `lower`, an atom in lower case.
    pub(super) fn beginning(&self, lower: &str) -> &[Phrase] {
        self.phrases.get(lower).map_or(&[], Vec::as_slice)
    }

    /// The tense indicated by a verb's ending, in lower case.
    pub(super) fn ending(&self, lower: &str) -> Option<Sense> {
        let ends = |endings: &[&'static str]| {
            endings.iter().any(|ending| {
                lower.len() > ending.len() + 1 && lower.ends_with(ending) && lower.len() > 3
            })
        };
        if ends(&self.future_endings) {
            Some(Sense::Future)
        } else if ends(&self.past_endings) {
            Some(Sense::Past)
        } else {
            None
        }
    }

    /// The weekday in a word, in lower case, that combines it with a time of day ("dienstagabend").
    pub(super) fn weekday_with_part(&self, lower: &str) -> Option<i64> {
        let day = self
            .weekday_parts
            .iter()
            .find_map(|part| lower.strip_suffix(part))?;
        self.beginning(day)
            .iter()
            .find_map(|phrase| match phrase.sense {
                Sense::Weekday {
                    number,
                    form: DayForm::Full,
                } => Some(number),
                _ => None,
            })
    }

    /// The value of a compound number word ("fünfundzwanzig", "zweitausend").
    pub(super) fn compound(&self, lower: &str) -> Option<Decimal> {
        for (magnitude, factor) in &self.magnitudes {
            if let Some(count) = lower.strip_suffix(magnitude)
                && !count.is_empty()
            {
                return self.numeral(count)?.times(*factor);
            }
        }
        self.infixes.iter().find_map(|infix| {
            lower.match_indices(infix).find_map(|(at, _)| {
                let ones = self.numeral(lower.get(..at)?)?;
                let tens = self.numeral(lower.get(at + infix.len()..)?)?;
                (ones.is_below(10) && !tens.is_below(20))
                    .then(|| tens.plus(ones))
                    .flatten()
            })
        })
    }

    /// The value of a single number word; an article counts as one.
    fn numeral(&self, lower: &str) -> Option<Decimal> {
        self.beginning(lower)
            .iter()
            .filter(|phrase| phrase.parts.len() == 1)
            .find_map(|phrase| match phrase.sense {
                Sense::Numeral(value) => Some(value),
                Sense::One => Some(Decimal::whole(1)),
                _ => None,
            })
    }

    fn read(language: Language) -> Self {
        let mut lexicon = Self::default();
        let add = &mut Adder {
            lexicon: &mut lexicon,
            language,
        };
        add.shared();
        add.calendar();
        add.moments();
        add.amounts();
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for phrases in lexicon.phrases.values_mut() {
            sort::by_key(phrases, |phrase| std::cmp::Reverse(phrase.parts.len()));
        }
        lexicon
    }
}

/// Fills a lexicon from the tables.
struct Adder<'a> {
    lexicon: &'a mut Lexicon,
    language: Language,
}

impl Adder<'_> {
    fn add(&mut self, form: &str, case: Option<Case>, sense: Sense) {
        let mut end = None;
        let parts: Vec<_> = cut(form, self.language)
            .into_iter()
            .map(|piece| {
                let glued = end == Some(piece.start);
                end = Some(piece.end());
                (piece.text.to_owned(), piece.lower, glued)
            })
            .collect();
        let Some((_, first, _)) = parts.first() else {
            return;
        };
        let case = case.unwrap_or(if form.starts_with(char::is_uppercase) {
            Case::Capital
        } else {
            Case::Any
        });
        let phrases = self.lexicon.phrases.entry(first.clone()).or_default();
        phrases.push(Phrase { parts, case, sense });
    }

    fn forms(&mut self, section: Section, sense: Sense) {
        for form in language::table(self.language).forms(section) {
            self.add(form, None, sense);
        }
    }

    /// Adds the forms in column `column` of each row, with the sense that `sense` gives the row.
    fn rows(&mut self, section: Section, column: usize, sense: impl Fn(Row) -> Option<Sense>) {
        for row in language::table(self.language).rows(section) {
            if let Some(sense) = sense(row) {
                for form in row.forms(column) {
                    self.add(form, None, sense);
                }
            }
        }
    }

    /// Adds a section with one column for what comes before and one for what comes after.
    fn sides(
        &mut self,
        section: Section,
        first: usize,
        sense: impl Fn(Row, Side) -> Option<Sense>,
    ) {
        self.rows(section, first, |row| sense(row, Side::Before));
        self.rows(section, first + 1, |row| sense(row, Side::After));
    }

    fn shared(&mut self) {
        let code = self.language.code();
        for row in language::shared().rows(Section::Currencies) {
            let unit = row.column(0);
            for form in row.tagged("*") {
                let letters = form.chars().all(char::is_alphabetic) && form.is_ascii();
                let form_kind = if letters {
                    Written::Code
                } else {
                    Written::Sign
                };
                self.add(form, Some(Case::Exact), currency(unit, form_kind));
            }
        }
        for row in language::shared().rows(Section::Currencies) {
            for form in row.tagged(code) {
                let sign = !form.chars().any(char::is_alphabetic);
                let kind = if sign { Written::Sign } else { Written::Word };
                self.overrule(form);
                self.add(form, None, currency(row.column(0), kind));
            }
        }
        for row in language::shared().rows(Section::Units) {
            let symbol = row.column(0);
            for form in row.tagged("*") {
                let form = form.trim_end_matches('+');
                let inner = form.strip_prefix('(').and_then(|f| f.strip_suffix(')'));
                let form_kind = if inner.is_some() {
                    Written::Glued
                } else {
                    Written::Code
                };
                let sense = Sense::Measure {
                    symbol,
                    form: form_kind,
                };
                self.add(inner.unwrap_or(form), Some(Case::Exact), sense);
            }
            for form in row.tagged(code) {
                self.unit_names(form, symbol);
            }
        }
        for row in language::shared().rows(Section::Zones) {
            let offset = row.column(0);
            for form in row.forms(1) {
                self.add(form, Some(Case::Exact), Sense::Zone(offset));
            }
        }
    }

    /// Removes what the shared tables say about a form.
    fn overrule(&mut self, form: &str) {
        if let Some(phrases) = self.lexicon.phrases.get_mut(form) {
            phrases.retain(|phrase| phrase.parts.len() > 1);
        }
    }

    /// The names of a unit: in English the singular, with a regular plural or the one after ">"; in
    /// other languages as written.
    fn unit_names(&mut self, form: &str, symbol: &'static str) {
        let word = Sense::Measure {
            symbol,
            form: Written::Word,
        };
        let singular = Sense::Measure {
            symbol,
            form: Written::Singular,
        };
        if !self.language.is_english() {
            self.add(form, None, word);
        } else if let Some((one, many)) = form.split_once('>') {
            self.add(many.trim(), None, word);
            if one.trim() != many.trim() {
                self.add(one.trim(), None, singular);
            }
        } else {
            self.add(&format!("{form}s"), None, word);
            self.add(form, None, singular);
        }
    }

    fn calendar(&mut self) {
        for (column, short) in [(1, false), (2, true)] {
            self.rows(Section::Months, column, |row| {
                let number = row.column(0).parse().ok()?;
                Some(Sense::Month { number, short })
            });
        }
        self.forms(Section::DoubtfulMonths, Sense::DoubtfulMonth);
        self.forms(Section::MonthCues, Sense::MonthCue);
        for (column, form) in [(1, DayForm::Full), (2, DayForm::Short), (3, DayForm::Many)] {
            self.rows(Section::Weekdays, column, |row| {
                let number: i64 = row.column(0).parse().ok()?;
                Some(Sense::Weekday {
                    number: number - 1,
                    form,
                })
            });
        }
        self.forms(Section::DoubtfulWeekdays, Sense::DoubtfulWeekday);
        self.forms(Section::WeekdayCues, Sense::WeekdayCue);
        self.forms(Section::HabitualCues, Sense::Habitual);
        self.sides(Section::NamedDays, 0, |_, side| Some(Sense::NamedDay(side)));
        let table = language::table(self.language);
        self.lexicon.weekday_parts = table.forms(Section::WeekdayParts).collect();
        sort::by_key(&mut self.lexicon.weekday_parts, |part| {
            std::cmp::Reverse(part.len())
        });
        self.rows(Section::DayWords, 1, |row| {
            Some(Sense::DayWord(row.column(0).parse().ok()?))
        });
        for (column, plural) in [(1, false), (2, true)] {
            self.rows(Section::CalendarUnits, column, |row| {
                let unit = Unit::of(row.column(0))?;
                Some(Sense::Unit { unit, plural })
            });
        }
        self.forms(Section::HalfHour, Sense::HalfHour);
        self.rows(Section::Seasons, 1, |row| {
            Some(Sense::Season(row.column(0).parse().ok()?))
        });
        self.rows(Section::Quarters, 1, |row| {
            Some(Sense::Quarter(row.column(0).parse().ok()?))
        });
        self.rows(Section::Halves, 1, |row| {
            Some(Sense::Half(row.column(0).parse().ok()?))
        });
        self.forms(Section::WeekOf, Sense::WeekOf);
        for row in table.rows(Section::Decades) {
            let Ok(first) = row.column(0).parse() else {
                continue;
            };
            for (column, alone) in [(1, false), (2, true)] {
                for form in row.forms(column) {
                    self.add(form, None, Sense::Decade { first, alone });
                }
            }
        }
        self.sides(Section::DecadeWords, 0, |_, side| {
            Some(Sense::DecadeWord(side))
        });
        self.forms(Section::DecadeSuffixes, Sense::DecadeSuffix);
        self.forms(Section::DecadeCues, Sense::DecadeCue);
        self.sides(Section::Centuries, 0, |_, side| {
            Some(Sense::CenturyWord(side))
        });
        for row in table.rows(Section::CenturyOrdinals) {
            let Ok(number) = row.column(0).parse() else {
                continue;
            };
            for form in row.forms(1) {
                let alone = form.starts_with(char::is_uppercase);
                self.add(form, None, Sense::CenturyOrdinal { number, alone });
            }
        }
        self.forms(Section::CenturySuffixes, Sense::CenturySuffix);
    }

    fn moments(&mut self) {
        self.sides(Section::Steps, 1, |row, side| {
            Some(Sense::Step(row.column(0).parse().ok(), side))
        });
        self.forms(Section::AnaphoricSteps, Sense::Anaphoric);
        self.rows(Section::YearsTold, 1, |row| {
            Some(Sense::YearTold(row.column(0).parse().ok()?))
        });
        self.sides(Section::Stretches, 1, |row, side| {
            let forward = row.column(0).parse::<i64>().ok().map(|step| step > 0);
            Some(Sense::Stretch(forward, side))
        });
        self.sides(Section::Ago, 0, |_, side| Some(Sense::Ago(side)));
        self.sides(Section::Hence, 0, |_, side| Some(Sense::Hence(side)));
        self.forms(Section::DoubtfulHence, Sense::DoubtfulHence);
        self.forms(Section::Turned, Sense::Turned);
        self.forms(Section::Later, Sense::Later);
        self.sides(Section::Ages, 0, |_, side| Some(Sense::Age(side)));
        self.forms(Section::DateLinks, Sense::DateLink);
        self.forms(Section::DateRanges, Sense::DateRange);
        self.forms(Section::DaySuffixes, Sense::DaySuffix);
        self.forms(Section::DateCues, Sense::DateCue);
        self.rows(Section::YearCues, 1, |row| {
            Some(Sense::YearCue(match row.column(0) {
                "strong" => YearCue::Strong,
                "usual" => YearCue::Usual,
                "weak" => YearCue::Weak,
                "of" => YearCue::Of,
                "owner" => YearCue::Owner,
                _ => return None,
            }))
        });
        self.forms(Section::YearNouns, Sense::YearNoun);
        self.forms(Section::CountedNouns, Sense::Counted);
        let table = language::table(self.language);
        self.lexicon.bare_years = table.forms(Section::BareYears).next().is_some();
        self.verbs(Section::PastCues, Sense::Past);
        self.verbs(Section::FutureCues, Sense::Future);
        self.forms(Section::ClauseCues, Sense::Clause);
        for (column, place) in [
            (0, Clock::Before),
            (1, Clock::OnlyBefore),
            (2, Clock::After),
        ] {
            self.rows(Section::Clock, column, |_| Some(Sense::Clock(place)));
        }
        self.rows(Section::HalfDays, 1, |row| {
            Some(Sense::HalfDay(row.column(0) == "pm"))
        });
        self.rows(Section::NamedTimes, 1, |row| {
            Some(Sense::NamedTime(row.column(0)))
        });
    }

    fn verbs(&mut self, section: Section, sense: Sense) {
        for form in language::table(self.language).forms(section) {
            match form.strip_prefix('-') {
                Some(ending) if sense == Sense::Past => self.lexicon.past_endings.push(ending),
                Some(ending) => self.lexicon.future_endings.push(ending),
                None => self.add(form, None, sense),
            }
        }
    }

    fn amounts(&mut self) {
        self.rows(Section::Numerals, 1, |row| {
            Some(Sense::Numeral(Decimal::parse(row.column(0), true)?))
        });
        self.forms(Section::NumeralLinks, Sense::NumeralLink);
        self.forms(Section::NumeralOne, Sense::One);
        self.forms(Section::Minus, Sense::Minus);
        self.forms(Section::AndAHalf, Sense::AndAHalf);
        self.forms(Section::VagueNumbers, Sense::Vague);
        self.rows(Section::Scales, 1, |row| {
            Some(Sense::Scale(row.column(0).parse().ok()?))
        });
        for row in language::table(self.language).rows(Section::ShortScales) {
            for form in row.forms(1) {
                if let Ok(factor) = row.column(0).parse() {
                    self.add(form, Some(Case::Exact), Sense::ShortScale(factor));
                }
            }
        }
        self.forms(Section::AmountLinks, Sense::AmountLink);
        self.forms(Section::AmountRanges, Sense::AmountRange);
        self.rows(Section::AmountBetween, 0, |_| Some(Sense::Between));
        self.rows(Section::AmountBetween, 1, |_| Some(Sense::BetweenAnd));
        self.forms(Section::Per, Sense::Per);
        self.add("%", None, Sense::Percent("%"));
        self.rows(Section::Percent, 1, |row| {
            Some(Sense::Percent(row.column(0)))
        });
        self.forms(Section::Weighing, Sense::Weighing);
        let table = language::table(self.language);
        self.lexicon.infixes = table.forms(Section::NumeralInfixes).collect();
        let joins = !self.lexicon.infixes.is_empty() || self.language == Language::It;
        for row in table.rows(Section::Scales).filter(|_| joins) {
            if let Ok(factor @ (100 | 1000)) = row.column(0).parse() {
                let words = row.forms(1).filter(|word| word.len() > 3);
                let lower = words.filter(|word| word.starts_with(char::is_lowercase));
                self.lexicon
                    .magnitudes
                    .extend(lower.map(|word| (word, factor)));
            }
        }
    }
}

const fn currency(code: &'static str, form: Written) -> Sense {
    Sense::Currency { code, form }
}
