//! Decimal numbers of any size, without rounding.

/// A number: its digits without the decimal point, and how many of them come after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u128,
    places: u32,
}

impl Decimal {
    pub(super) const fn whole(digits: u128) -> Self {
        Self { digits, places: 0 }
    }

    /// Parses digits in English notation ("1,130.5"), or with point and comma swapped. `None` if it
    /// is ambiguous which mark is which, and for absurd lengths.
    pub(super) fn parse(figures: &str, english: bool) -> Option<Self> {
        let spaced: String = figures
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
            .collect();
        let (thousands, point) = if english { (',', '.') } else { ('.', ',') };
        let (whole, fraction) = match spaced.rsplit_once(point) {
            Some((whole, fraction)) => (whole, fraction),
            None => (spaced.as_str(), ""),
        };
        let mut groups = whole.split(thousands);
        let first = groups.next()?;
        let grouped = groups.clone().count() > 0;
        // Outside English, "12,500" may be twelve and a half or twelve thousand five hundred.
        let doubtful = !english
            && !whole.contains(thousands)
            && fraction.len() == 3
            && whole.len() <= 3
            && whole != "0";
        // India writes "1,00,000": inner groups of two.
        let fits = groups.clone().all(|group| (2..=3).contains(&group.len()))
            && (!grouped || groups.next_back().is_some_and(|last| last.len() == 3));
        if !fits && !english && fraction.is_empty() && whole.matches(thousands).count() == 1 {
            // As in "3.5" in a text that otherwise uses commas.
            return Self::parse(figures, true);
        }
        let one_point = !whole.contains(point) && !fraction.contains(thousands);
        if !fits || first.is_empty() || !one_point || doubtful {
            return None;
        }
        let digits: String = whole
            .chars()
            .chain(fraction.chars())
            .filter(char::is_ascii_digit)
            .collect();
        Some(Self {
            digits: (digits.len() <= 24)
                .then(|| digits.parse().ok())
                .flatten()?,
            places: u32::try_from(fraction.len()).ok()?,
        })
    }

    pub(super) fn times(self, factor: u128) -> Option<Self> {
        Some(Self {
            digits: self.digits.checked_mul(factor)?,
            places: self.places,
        })
    }

    /// Whether it is smaller than an integer.
    pub(super) fn is_below(self, whole: u128) -> bool {
        let scale = 10_u128.checked_pow(self.places).unwrap_or(u128::MAX);
        whole
            .checked_mul(scale)
            .is_none_or(|whole| self.digits < whole)
    }

    /// The number as an integer, if it is one.
    pub(super) fn integer(self) -> Option<u64> {
        (self.places == 0)
            .then(|| u64::try_from(self.digits).ok())
            .flatten()
    }

    /// Divided by a power of ten.
    pub(super) const fn shifted(self, places: u32) -> Self {
        Self {
            digits: self.digits,
            places: self.places.saturating_add(places),
        }
    }

    /// The sum; `None` if it is too large.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let raised = |number: Self| {
            10_u128
                .checked_pow(places - number.places)
                .and_then(|factor| number.digits.checked_mul(factor))
        };
        Some(Self {
            digits: raised(self)?.checked_add(raised(other)?)?,
            places,
        })
    }

    /// The number in plain digits: "1130000000", "0.5".
    pub(super) fn figures(self) -> String {
        let digits = self.digits.to_string();
        let places = self.places as usize;
        if places == 0 {
            return digits;
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() {
            whole.to_owned()
        } else {
            format!("{whole}.{fraction}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_either_notation() {
        for (written, english, expected) in [
            ("1,130.50", true, Some("1130.5")),
            ("1,00,000", true, Some("100000")),
            ("0.25", true, Some("0.25")),
            ("1.130,5", false, Some("1130.5")),
            ("12,5", false, Some("12.5")),
            ("3.5", false, Some("3.5")),
            ("20 000", false, Some("20000")),
            ("1'250'000", false, Some("1250000")),
            ("12,500", false, None),
            ("0,125", false, Some("0.125")),
            ("1,2", true, None),
            ("1.2.3", true, None),
            ("9999999999999999999999999", true, None),
        ] {
            let read = Decimal::parse(written, english).map(Decimal::figures);
            assert_eq!(read.as_deref(), expected, "{written}");
        }
    }
}
