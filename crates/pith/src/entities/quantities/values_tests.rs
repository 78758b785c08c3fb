use crate::digest::Value;
use crate::entities::quantities::{calendar, find};
use crate::text::language::Language;

/// The values in a text written on a given day ("" if unknown), separated by spaces: the moment,
/// with "!" if the day was needed for it; the amount with its unit; "–" for none.
fn values(text: &str, written: &str, language: Language) -> Vec<String> {
    find(text, language, calendar::parse_day(written))
        .into_iter()
        .map(|quantity| match quantity.value {
            None => "–".to_owned(),
            Some(Value::Moment { iso, resolved }) => {
                format!("{iso}{}", if resolved { "!" } else { "" })
            }
            Some(Value::Amount { least, most, unit }) => match most {
                Some(most) => format!("{least}..{most} {unit}"),
                None => format!("{least} {unit}"),
            },
        })
        .collect()
}

fn assert_values(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(values(text, "", Language::En), *expected, "{text}");
    }
}

/// For an article of Wednesday, 5 June 2019.
fn assert_resolved(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(
            values(text, "2019-06-05", Language::En),
            *expected,
            "{text}"
        );
    }
}

#[test]
fn calendar_days_are_iso_dates_however_they_are_written() {
    assert_values(&[
        ("It opened on 4 June 2014.", &["2014-06-04"]),
        ("It opened on June 4th, 2014, in rain.", &["2014-06-04"]),
        ("The 4th of June 2014 was wet.", &["2014-06-04"]),
        ("On Sept. 3, 2020 they met.", &["2020-09-03"]),
        (
            "Filed 2014-06-11, due 25/06/2014.",
            &["2014-06-11", "2014-06-25"],
        ),
        ("Due 06/25/2014.", &["2014-06-25"]),
        ("Held June 4-6, 2014.", &["2014-06-04/2014-06-06"]),
        (
            "On Wednesday, June 4, 2014, it rained.",
            &["2014-06-04", "2014-06-04"],
        ),
    ]);
}

#[test]
fn an_impossible_or_ambiguous_day_has_no_value() {
    assert_values(&[
        ("Due 06/07/2014.", &["–"]),
        ("On 31 June 2014 nothing happened.", &["–"]),
        ("On February 29, 2019 neither.", &["–"]),
    ]);
}

#[test]
fn a_day_or_month_without_a_year_has_a_placeholder_for_it() {
    assert_values(&[
        ("It opened on June 4.", &["--06-04"]),
        ("It rained in May.", &["--05"]),
        ("They met on Thursday.", &["–"]),
        ("It fell last year.", &["–"]),
    ]);
}

#[test]
fn months_years_decades_and_centuries_are_iso_dates_or_intervals() {
    assert_values(&[
        ("Since October 2019 it is open.", &["2019-10"]),
        ("It closed in 1998.", &["1998"]),
        ("The war of 1939-1945 ended.", &["1939/1945"]),
        ("In 2008-09 it lost.", &["2008/2009"]),
        ("In the 1990s all was well.", &["1990/1999"]),
        ("In the '80s it was not.", &["1980/1989"]),
        ("In the 19th century ships sailed.", &["1801/1900"]),
        ("In the twentieth century they burned oil.", &["1901/2000"]),
        ("The summer of 2020 was dry.", &["2020-22"]),
        ("In Q3 2019 sales fell.", &["2019-07/2019-09"]),
    ]);
}

#[test]
fn periods_without_a_day_are_durations() {
    assert_values(&[
        ("It took three weeks.", &["P3W"]),
        ("A two-year plan.", &["P2Y"]),
        ("It took twenty-five days.", &["P25D"]),
        ("It took two decades.", &["P20Y"]),
        ("A 90-minute talk.", &["PT90M"]),
        ("It took two hours.", &["PT2H"]),
        ("It took several weeks.", &["–"]),
    ]);
}

#[test]
fn times_of_day_are_iso_times() {
    assert_values(&[
        ("At 3:30 p.m. it began.", &["T15:30"]),
        ("At 10 am it began.", &["T10:00"]),
        ("At 12:05 am it began.", &["T00:05"]),
        ("At 09:15 GMT it began.", &["T09:15Z"]),
        ("At noon it began.", &["T12:00"]),
        ("At ten o'clock it began.", &["–"]),
    ]);
}

#[test]
fn a_weekday_is_resolved_by_the_verb_beside_it() {
    assert_resolved(&[
        ("He died on Thursday.", &["2019-05-30!"]),
        ("He said on Wednesday that it will open.", &["2019-06-05!"]),
        ("It will open on Thursday.", &["2019-06-06!"]),
        ("The bill will be debated on Friday.", &["2019-06-07!"]),
        ("The trial is due on Monday.", &["2019-06-10!"]),
        ("The school was to close on Monday.", &["2019-06-10!"]),
        ("Last Wednesday he left.", &["2019-05-29!"]),
        ("Next Wednesday he leaves.", &["2019-06-12!"]),
        ("On Mondays it is shut.", &["–"]),
        (
            "They met on Thursday, May 30.",
            &["2019-05-30!", "2019-05-30!"],
        ),
    ]);
}

#[test]
fn expressions_relative_to_the_publication_date_are_resolved() {
    assert_resolved(&[
        (
            "It rained yesterday and today.",
            &["2019-06-04!", "2019-06-05!"],
        ),
        ("It opens tomorrow.", &["2019-06-06!"]),
        ("It fell last week.", &["2019-W22!"]),
        ("It fell last month.", &["2019-05!"]),
        ("It fell last year.", &["2018!"]),
        ("It grows this year.", &["2019!"]),
        ("It shut three days ago.", &["2019-06-02!"]),
        ("It shut a year ago.", &["2018!"]),
        (
            "Over the past three months it grew.",
            &["2019-03-05/2019-06-05!"],
        ),
        (
            "In the next five years it will shrink.",
            &["2019-06-05/2024-06-05!"],
        ),
        ("It rained last weekend.", &["2019-06-01/2019-06-02!"]),
        ("Last summer was dry.", &["2018-22!"]),
    ]);
}

#[test]
fn a_day_or_month_without_its_year_takes_the_nearest() {
    assert_resolved(&[
        ("It opened on May 3.", &["2019-05-03!"]),
        ("It opened on December 30.", &["2018-12-30!"]),
        ("It was signed in May.", &["2019-05!"]),
        ("It was signed in August.", &["2018-08!"]),
        ("It will be signed in August.", &["2019-08!"]),
        ("It was signed last June.", &["2018-06!"]),
        ("It opened on May 3, 2011.", &["2011-05-03"]),
    ]);
}

#[test]
fn sums_have_their_amount_and_currency() {
    assert_values(&[
        ("It cost $1.13bn.", &["1130000000 USD"]),
        ("It cost US$5-10 million.", &["5000000..10000000 USD"]),
        ("It cost $5m-$10m.", &["5000000..10000000 USD"]),
        ("It cost C$12.50.", &["12.5 CAD"]),
        ("It cost £600m.", &["600000000 GBP"]),
        ("It cost half a million euros.", &["500000 EUR"]),
        ("It cost Rs 300 crore.", &["3000000000 INR"]),
        ("It cost twenty-five dollars.", &["25 USD"]),
        ("It cost 100 Australian dollars.", &["100 AUD"]),
        ("It cost 50p.", &["0.5 GBP"]),
        ("It cost 20 pesos.", &["–"]),
        ("It cost several million dollars.", &["–"]),
    ]);
}

#[test]
fn percentages_and_measures_have_their_number_and_unit() {
    assert_values(&[
        ("It fell 12 per cent.", &["12 %"]),
        ("It fell 5-10%.", &["5..10 %"]),
        ("It fell 3 percentage points.", &["3 pp"]),
        ("It fell 25 basis points.", &["25 bp"]),
        ("It is 5 km away.", &["5 km"]),
        ("It is 5 kilometres away.", &["5 km"]),
        ("It covers 30 square miles.", &["30 mi²"]),
        ("It ran at 90 mph.", &["90 mi/h"]),
        ("It ran at 90 km/h.", &["90 km/h"]),
        ("It was -5 degrees Celsius.", &["-5 °C"]),
        ("He is 6 feet 2 inches.", &["74 in"]),
        ("A plant of 300 MW.", &["300 MW"]),
        ("A 300-mile ride.", &["300 mi"]),
        ("It holds 2.5 million barrels.", &["2500000 bbl"]),
    ]);
}

#[test]
fn numbers_in_other_languages_are_read_in_their_notation() {
    for (text, language, expected) in [
        (
            "Er zahlte 20 000 € für 12,5 km.",
            Language::De,
            ["20000 EUR", "12.5 km"],
        ),
        (
            "Am 04.06.2019 um 14:30 Uhr",
            Language::De,
            ["2019-06-04", "T14:30"],
        ),
        (
            "Le 04/06/2019, une hausse de 3,5 %",
            Language::Fr,
            ["2019-06-04", "3.5 %"],
        ),
    ] {
        assert_eq!(values(text, "", language), expected, "{text}");
    }
}

/// The ISO 8601 dates in a text in one language, in order.
fn dates_in(text: &str, language: Language) -> Vec<String> {
    let values = find(text, language, calendar::day(2024, 9, 5)).into_iter();
    let moments = values.filter_map(|quantity| match quantity.value {
        Some(Value::Moment { iso, .. }) => Some(iso),
        _ => None,
    });
    moments.collect()
}

#[test]
fn later_counts_from_the_previous_date() {
    for (text, language, expected) in [
        (
            "It opened on 4 March 2019. Fifteen months later it shut.",
            Language::En,
            "2020-06",
        ),
        (
            "It opened on 4 March 2019. Ten days later it shut.",
            Language::En,
            "2019-03-14",
        ),
        (
            "It opened in 1998 and two years later it shut.",
            Language::En,
            "2000",
        ),
        (
            "Sie begann am 4. März 2019. Drei Monate später endete sie.",
            Language::De,
            "2019-06",
        ),
        (
            "Il ouvrit en mars 2019. Deux mois plus tard, il ferma.",
            Language::Fr,
            "2019-05",
        ),
    ] {
        assert_eq!(
            dates_in(text, language).last().map(String::as_str),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn an_interval_after_a_vaguer_date_is_not_resolved() {
    let text = "It opened in 1998. Ten days later it shut.";
    assert_eq!(dates_in(text, Language::En), ["1998"]);
}

#[test]
fn in_some_days_counts_from_now_if_the_clause_is_about_the_future() {
    assert_eq!(
        dates_in("The trial will begin in three days.", Language::En),
        ["2024-09-08"]
    );
    assert!(
        !dates_in("He built it in three days.", Language::En).contains(&"2024-09-08".to_owned())
    );
}
