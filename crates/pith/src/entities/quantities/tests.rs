use super::*;

/// The quantities in a text, as "words/kind".
fn marked(text: &str) -> Vec<String> {
    super::find(text, Language::En, None)
        .iter()
        .map(|quantity| format!("{}/{:?}", quantity.span.text(text), quantity.kind))
        .collect()
}

fn assert_marks(text: &str, expected: &[&str]) {
    assert_eq!(marked(text), expected, "{text}");
}

#[test]
fn days_of_the_calendar_are_dates_in_either_order() {
    assert_marks("It opened on June 4.", &["June 4/Date"]);
    assert_marks("It opened on 4 June 2014 in rain.", &["4 June 2014/Date"]);
    assert_marks(
        "It opened on June 4th, 2014, in rain.",
        &["June 4th, 2014/Date"],
    );
    assert_marks("From the 4th of June on.", &["4th of June/Date"]);
    assert_marks(
        "Held June 4-6 and 9–11 July.",
        &["June 4-6/Date", "9–11 July/Date"],
    );
    assert_marks("On Sept. 3 they met.", &["Sept. 3/Date"]);
    assert_marks(
        "Filed 2014-06-11, due 11/06/2014.",
        &["2014-06-11/Date", "11/06/2014/Date"],
    );
}

#[test]
fn a_weekday_and_its_date_are_marked_separately() {
    assert_marks(
        "They met on Thursday, June 11, by video.",
        &["Thursday/Date", "June 11/Date"],
    );
}

#[test]
fn months_and_seasons_are_dates() {
    assert_marks(
        "Since October 2019 and in January.",
        &["October 2019/Date", "January/Date"],
    );
    assert_marks(
        "The summer of 2020 and winter 2021.",
        &["summer of 2020/Date", "winter 2021/Date"],
    );
}

#[test]
fn may_and_march_are_months_only_if_the_words_beside_them_say_so() {
    assert_marks("He came to power, in May, after talks.", &["May/Date"]);
    assert_marks("He said it may rain and they march on.", &[]);
    assert_marks("May said that she would resign.", &[]);
    assert_marks("May we begin?", &[]);
    assert_marks(
        "A vote between March and May is likely.",
        &["March/Date", "May/Date"],
    );
    assert_marks(
        "On 3 May 1999 and in March 2003.",
        &["3 May 1999/Date", "March 2003/Date"],
    );
}

#[test]
fn years_are_dates_and_counts_are_not() {
    assert_marks(
        "Sealed in 2008, redeployed since 2014.",
        &["2008/Date", "2014/Date"],
    );
    assert_marks("The crash of 2008 hurt.", &["2008/Date"]);
    assert_marks("Her first book (1978) sold well.", &["1978/Date"]);
    assert_marks(
        "They fought in 2014 to hold on, and left in 2011, and so on.",
        &["2014/Date", "2011/Date"],
    );
    assert_marks("A crowd of 2000 people came.", &[]);
    assert_marks("He sold 1950 copies and 2010 books.", &[]);
    assert_marks(
        "During 2008-2011 and 2012–13.",
        &["2008-2011/Date", "2012–13/Date"],
    );
    assert_marks("It cost $2014 in all.", &["$2014/Money"]);
    assert_marks("The 2016 election was close.", &["2016/Date"]);
}

#[test]
fn decades_and_centuries_are_dates() {
    assert_marks(
        "In the 1990s and the late '80s.",
        &["1990s/Date", "'80s/Date"],
    );
    assert_marks("A 19th century house.", &["19th century/Date"]);
}

#[test]
fn relative_dates_and_periods_of_days_are_dates() {
    assert_marks(
        "Last week, yesterday and next month.",
        &["Last week/Date", "yesterday/Date", "next month/Date"],
    );
    assert_marks(
        "Two days ago he fasted for three weeks.",
        &["Two days ago/Date", "three weeks/Date"],
    );
    assert_marks("Over the past two years.", &["past two years/Date"]);
    assert_marks("A 28-year-old man, 40 years old.", &[]);
    assert_marks(
        "Profit fell in the third quarter of 2018.",
        &["third quarter of 2018/Date"],
    );
}

#[test]
fn times_of_day_and_short_durations_are_times() {
    assert_marks(
        "At 3:30 p.m. or 10 am or 7pm.",
        &["3:30 p.m./Time", "10 am/Time", "7pm/Time"],
    );
    assert_marks(
        "At 0900 GMT, then at noon.",
        &["0900 GMT/Time", "noon/Time"],
    );
    assert_marks(
        "It took two hours and 20 minutes.",
        &["two hours and 20 minutes/Time"],
    );
    assert_marks(
        "Half an hour later, a 90-minute film.",
        &["Half an hour/Time", "90-minute/Time"],
    );
}

#[test]
fn sums_of_money_have_their_sign_scale_and_currency() {
    assert_marks(
        "Profit was $1.13bn, up from £600m.",
        &["$1.13bn/Money", "£600m/Money"],
    );
    assert_marks(
        "A €5 million fund, and 50 euros.",
        &["€5 million/Money", "50 euros/Money"],
    );
    assert_marks(
        "Rs 300, Rs. 40 crore and 100 dollars.",
        &["Rs 300/Money", "Rs. 40 crore/Money", "100 dollars/Money"],
    );
    assert_marks(
        "C$12.50 or USD 4m or US$ 5-10 million.",
        &["C$12.50/Money", "USD 4m/Money", "US$ 5-10 million/Money"],
    );
    assert_marks(
        "He weighs 200 pounds and paid five million pounds.",
        &["200 pounds/Quantity", "five million pounds/Money"],
    );
}

#[test]
fn percentages_are_marked_in_digits_and_words() {
    assert_marks("You have 55.95% left.", &["55.95%/Percent"]);
    assert_marks(
        "It rose 12 per cent, or 3 percentage points.",
        &["12 per cent/Percent", "3 percentage points/Percent"],
    );
    assert_marks(
        "Between 5-10% and twenty percent.",
        &["5-10%/Percent", "twenty percent/Percent"],
    );
}

#[test]
fn measured_amounts_have_their_unit() {
    assert_marks(
        "It is 5 km or 30 miles long.",
        &["5 km/Quantity", "30 miles/Quantity"],
    );
    assert_marks(
        "20kg of rice at 40 degrees Celsius.",
        &["20kg/Quantity", "40 degrees Celsius/Quantity"],
    );
    assert_marks(
        "A 300 MW plant on 20 square miles.",
        &["300 MW/Quantity", "20 square miles/Quantity"],
    );
    assert_marks(
        "The 300-mile border, at 120 km/h.",
        &["300-mile/Quantity", "120 km/h/Quantity"],
    );
}

#[test]
fn ordinals_and_bare_numbers_are_not_marked() {
    assert_marks("The third of 30 rockets hit 2 houses; 1,200 fled.", &[]);
}

#[test]
fn digits_and_symbols_are_read_in_every_language() {
    for (text, language, expected) in [
        ("価格は¥500、20%増。", Language::Ja, vec!["¥500", "20%"]),
        ("Рост на 7% до 300 MW", Language::Ru, vec!["7%", "300 MW"]),
        (
            "Den 2019-06-04 kl 14:30",
            Language::Sv,
            vec!["2019-06-04", "14:30"],
        ),
    ] {
        let found: Vec<&str> = find(text, language, None)
            .iter()
            .map(|quantity| quantity.span.text(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn english_words_are_not_read_into_other_languages() {
    for (text, language) in [
        ("Mais May est venue avec Mar le 5 March", Language::Fr),
        ("De man was 5 in de rij, half an hour", Language::Nl),
        (
            "Sie hat won und second gesagt, noon und pounds",
            Language::De,
        ),
        ("In 1999 pence today", Language::Sv),
    ] {
        assert!(find(text, language, None).is_empty(), "{text}");
    }
}
