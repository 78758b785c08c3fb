//! The names in an article, grouped by the question that they answer.

use pith::Digest;
use pith::digest::{Entity, EntityKind, Value};
use pith::report::fold;
use pith::text::language::Language;

/// How many names of a group are listed.
const MOST_NAMES: usize = 12;

/// The names in an article that answer one question.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The question: "Who".
    pub question: &'static str,
    /// The names, most important first.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

impl Group {
    /// The names on one line: "Ana Costa ×3 · the city council · 5 more".
    pub(crate) fn row(&self) -> String {
        row(self.names.clone(), self.more)
    }
}

/// `names` on one line, with how many `more` there are.
pub(crate) fn row(mut names: Vec<String>, more: usize) -> String {
    if more > 0 {
        names.push(format!("{more} more"));
    }
    names.join(" · ")
}

/// The groups of names in `digest`, without empty ones.
pub(crate) fn groups(digest: &Digest) -> Vec<Group> {
    use EntityKind::{
        Date, Event, Group as People, Money, Organization, Percent, Person, Place, Product,
        Quantity, Time, Work,
    };
    let questions: [(&str, &[EntityKind]); 4] = [
        ("Who", &[Person, Organization, People]),
        ("Where", &[Place]),
        ("What", &[Event, Work, Product, Money, Percent, Quantity]),
        ("When", &[Date, Time]),
    ];
    let groups = questions.into_iter().map(|(question, kinds)| {
        let answers = |entity: &&Entity| match is_duration(entity) {
            true => question == "What",
            false => kinds.contains(&entity.kind),
        };
        let entities = digest.entities.iter();
        let mut names: Vec<_> = entities.filter(answers).map(name).collect();
        let more = names.len().saturating_sub(MOST_NAMES);
        names.truncate(MOST_NAMES);
        Group {
            question,
            names,
            more,
        }
    });
    groups.filter(|group| !group.names.is_empty()).collect()
}

/// Whether it is a length of time, which does not say when.
fn is_duration(entity: &Entity) -> bool {
    matches!(&entity.value, Some(Value::Moment { iso, .. }) if iso.starts_with('P'))
}

/// The name, with the day that it stands for if that is not obvious, and its number of mentions.
fn name(entity: &Entity) -> String {
    let mut name = fold(&entity.name);
    if let Some(Value::Moment {
        iso,
        resolved: true,
    }) = &entity.value
    {
        name = format!("{name} ({})", moment(iso));
    }
    match entity.mentions.len() {
        0 | 1 => name,
        count => format!("{name} ×{count}"),
    }
}

/// An ISO 8601 day, month, season or year in words; anything else unchanged.
fn moment(iso: &str) -> String {
    // ISO 8601-2 numbers the seasons from 21.
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    if let Some((from, to)) = iso.split_once('/') {
        return format!("{} to {}", moment(from), moment(to));
    }
    let parts: Vec<Option<usize>> = iso.split('-').map(|part| part.parse().ok()).collect();
    let month = |month: usize| Language::En.month_name(u8::try_from(month).ok()?);
    let season = |season: usize| SEASONS.get(season.checked_sub(21)?).copied();
    match parts[..] {
        [Some(year), Some(number), Some(day)] => month(number).map(|m| format!("{day} {m} {year}")),
        [Some(year), Some(number)] => {
            let name = month(number).or(season(number));
            name.map(|name| format!("{name} {year}"))
        }
        _ => None,
    }
    .unwrap_or_else(|| iso.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_words() {
        for (iso, words) in [
            ("2019-06-04", "4 June 2019"),
            ("2019-06", "June 2019"),
            ("2019-24", "winter 2019"),
            ("2019", "2019"),
            ("2019-W22", "2019-W22"),
            ("2019-06-04/2019-06-06", "4 June 2019 to 6 June 2019"),
            ("--06-04", "--06-04"),
            ("2019-13", "2019-13"),
        ] {
            assert_eq!(moment(iso), words);
        }
    }
}
