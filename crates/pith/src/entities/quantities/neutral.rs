//! What is written alike in every language: dates and times in figures, sums with a currency's sign
//! or code, percent signs, and the symbols of the International System of Units.

use super::atoms::{Atoms, Shape};
use super::{dates, longest_of, measures, money, times};
use crate::digest::EntityKind;

/// Letters that mean the same wherever they follow or precede figures. In byte order.
#[rustfmt::skip]
const SYMBOLS: &[&str] = &[
    "A", "AU", "AUD", "Aus", "BRL", "C", "CA", "CAD", "CHF", "CNY", "Can", "DKK", "EUR", "GB",
    "GBP", "GHz", "GMT", "GW", "GWh", "HK", "HKD", "Hz", "INR", "JPY", "KRW", "MB", "MHz", "MW",
    "MWh", "MXN", "NOK", "NT", "NZ", "NZD", "PLN", "RUB", "SEK", "TB", "TRY", "TW", "TWh", "UAH",
    "US", "USD", "UTC", "cl", "cm", "dB", "h", "ha", "kHz", "kPa", "kV", "kW", "kWh", "kg", "km",
    "l", "m", "mg", "ml", "mm", "s", "t", "zł",
];

/// The longest expression that starts at an atom and has no word in it: its end and its kind.
pub(super) fn longest(atoms: &Atoms, at: usize) -> Option<(usize, EntityKind)> {
    if !atoms.is(at, Shape::Digits) && atoms.is(at, Shape::Letters) && !is_symbol(atoms, at) {
        return None;
    }
    let wordless = |end: Option<usize>| {
        end.filter(|&end| {
            (at..end).all(|part| !atoms.is(part, Shape::Letters) || is_symbol(atoms, part))
                && (at..end).any(|part| atoms.is(part, Shape::Digits))
        })
    };
    longest_of([
        (dates::numeric(atoms, at), EntityKind::Date),
        (wordless(times::time(atoms, at)), EntityKind::Time),
        (wordless(money::money(atoms, at)), EntityKind::Money),
        (wordless(measures::percent(atoms, at)), EntityKind::Percent),
        (wordless(measures::measure(atoms, at)), EntityKind::Quantity),
    ])
}

fn is_symbol(atoms: &Atoms, at: usize) -> bool {
    SYMBOLS.binary_search(&atoms.text(at)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn the_symbols_are_in_order() {
        assert!(SYMBOLS.is_sorted());
    }

    #[test]
    fn figures_and_symbols_are_read_in_every_language() {
        for (text, language, expected) in [
            (
                "Am 2019-06-04 um 14:30 Uhr",
                Language::De,
                vec!["2019-06-04", "14:30"],
            ),
            (
                "Er zahlte 20 000 € für 12,5 km.",
                Language::De,
                vec!["20 000 €", "12,5 km"],
            ),
            ("Une hausse de 3,5 % en mai", Language::Fr, vec!["3,5 %"]),
            ("Costó $5 y pesa 20 kg.", Language::Es, vec!["$5", "20 kg"]),
            ("価格は¥500、20%増。", Language::Ja, vec!["¥500", "20%"]),
            ("Рост на 7% до 300 MW", Language::Ru, vec!["7%", "300 MW"]),
        ] {
            let found: Vec<&str> = find(text, language, None)
                .iter()
                .map(|quantity| quantity.span.text(text))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn words_of_english_are_not_read_into_other_languages() {
        for (text, language) in [
            ("Mais May est venue avec Mar le 5 March", Language::Fr),
            ("De man was 5 in de rij, half an hour", Language::Nl),
            (
                "Sie hat won und second gesagt, noon und pounds",
                Language::De,
            ),
            ("In 1999 pence today", Language::It),
        ] {
            assert!(find(text, language, None).is_empty(), "{text}");
        }
    }
}
