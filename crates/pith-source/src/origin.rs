//! Where a text comes from.

use serde::{Deserialize, Serialize};

/// What is known about where a text comes from. Nothing is ever guessed.
///
/// Every field is always serialized, because in some formats (bincode, between page and worker)
/// fields are identified only by their position.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its title.
    #[serde(default)]
    pub title: Option<String>,
    /// The names of its authors.
    #[serde(default)]
    pub authors: Vec<String>,
    /// The site, newspaper or publisher in which it appeared.
    #[serde(default)]
    pub site: Option<String>,
    /// The date of publication in ISO 8601: `2026-05-03`, or only the year or month.
    #[serde(default)]
    pub published: Option<String>,
    /// Its URL.
    #[serde(default)]
    pub url: Option<String>,
}

/// Maximum length of a value, in bytes.
const LONGEST_VALUE: usize = 1_000;

/// Maximum number of authors.
const MOST_AUTHORS: usize = 30;

impl Origin {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This origin, with gaps filled in from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            authors: if self.authors.is_empty() {
                other.authors
            } else {
                self.authors
            },
            site: self.site.or(other.site),
            published: self.published.or(other.published),
            url: self.url.or(other.url),
        }
    }

    /// Sets the title, unless there is one.
    pub fn take_title(&mut self, title: &str) {
        take(&mut self.title, title);
    }

    /// Sets the site, unless there is one.
    pub fn take_site(&mut self, site: &str) {
        take(&mut self.site, site);
    }

    /// Adds an author, unless the name is known already or is an address rather than a name.
    pub fn take_author(&mut self, name: &str) {
        let mut taken = None;
        take(&mut taken, name);
        let is_address = |name: &str| name.contains("://") || name.starts_with('@');
        if let Some(name) = taken.filter(|name| !is_address(name))
            && self.authors.len() < MOST_AUTHORS
            && !self.authors.contains(&name)
        {
            self.authors.push(name);
        }
    }

    /// Sets the day from a machine-readable date (`2026-05-03T09:00:00Z`, `D:20260503…`), unless
    /// there is one.
    pub fn take_published(&mut self, date: &str) {
        if self.published.is_none() {
            self.published = day(date);
        }
    }

    /// Sets the URL, unless there is one.
    pub fn take_url(&mut self, url: &str) {
        if self.url.is_none() {
            self.url = crate::address(url, None).filter(|url| url.starts_with("http"));
        }
    }
}

fn take(field: &mut Option<String>, value: &str) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if field.is_none() && !value.is_empty() && value.len() <= LONGEST_VALUE {
        *field = Some(value);
    }
}

/// The day of a machine-readable date, in ISO 8601.
///
/// Dates in words are left to those who know the language.
fn day(date: &str) -> Option<String> {
    let date = date.trim();
    let date = date.strip_prefix("D:").unwrap_or(date);
    let number = |digits: &str, length: usize| {
        let digits = digits.get(..length)?;
        let number = digits.bytes().all(|byte| byte.is_ascii_digit());
        number.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let year = number(date, 4).filter(|year| (1000..=2999).contains(year))?;
    let rest = &date[4..];
    let dashed = rest.starts_with(['-', '/']);
    let rest = rest.strip_prefix(['-', '/']).unwrap_or(rest);
    let month = number(rest, 2).filter(|month| (1..=12).contains(month));
    let Some(month) = month else {
        // Only a year that stands alone is one.
        return rest.is_empty().then(|| format!("{year:04}"));
    };
    let rest = &rest[2..];
    let rest = if dashed {
        rest.strip_prefix(['-', '/']).unwrap_or("")
    } else {
        rest
    };
    let day = number(rest, 2).filter(|day| (1..=31).contains(day));
    match day {
        Some(day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        None if dashed => Some(format!("{year:04}-{month:02}")),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_machine_readable_date_is_read() {
        for (date, expected) in [
            ("2026-05-03T09:00:00+02:00", Some("2026-05-03")),
            ("2026/05/03", Some("2026-05-03")),
            ("D:20260503090000Z", Some("2026-05-03")),
            ("20260503", Some("2026-05-03")),
            ("2026-05", Some("2026-05")),
            ("2026", Some("2026")),
            ("May 3, 2026", None),
            ("2026-13-01", None),
            ("1714720000", None),
            ("", None),
            ("é026-05-03", None),
        ] {
            assert_eq!(day(date).as_deref(), expected, "{date}");
        }
    }

    #[test]
    fn an_address_is_not_an_author() {
        let mut origin = Origin::default();
        origin.take_author("https://social.example/ana");
        origin.take_author(" Ana \n Ruiz ");
        origin.take_author("Ana Ruiz");
        assert_eq!(origin.authors, ["Ana Ruiz"]);
    }

    #[test]
    fn known_values_take_precedence_over_those_of_another_origin() {
        let said = Origin {
            site: Some("The Gauge".to_owned()),
            ..Origin::default()
        };
        let mut page = Origin::default();
        page.take_site("gauge.example");
        page.take_title("Low water");
        let both = said.or(page);
        assert_eq!(both.site.as_deref(), Some("The Gauge"));
        assert_eq!(both.title.as_deref(), Some("Low water"));
    }
}
