//! Sums of money.

use super::atoms::{Atoms, Shape};
use super::numbers;

/// The end of a sum of money that starts at an atom.
pub(super) fn money(atoms: &Atoms, at: usize) -> Option<usize> {
    by_sign(atoms, at)
        .or_else(|| by_code(atoms, at))
        .or_else(|| by_word(atoms, at))
}

/// "$1.13bn", "£600m", "C$12.50", "US$5-10 million", "$5m-$10m".
fn by_sign(atoms: &Atoms, at: usize) -> Option<usize> {
    let figure = sign(atoms, at)?;
    let mut end = amount(atoms, figure)?;
    if atoms.is_dash(end) || atoms.lower(end) == "to" {
        let second = sign(atoms, end + 1).unwrap_or(end + 1);
        if atoms.is(second, Shape::Digits)
            && let Some(last) = amount(atoms, second)
            && (second > end + 1 || atoms.is_dash(end))
        {
            end = last;
        }
    }
    // "$5 US dollars" and the like.
    if is_currency_word(atoms.lower(end)) && atoms.lower(end) != "pounds" {
        end += 1;
    }
    Some(end)
}

/// "USD 4m", "Rs 300", "Rs. 300 crore".
fn by_code(atoms: &Atoms, at: usize) -> Option<usize> {
    let figure = match atoms.text(at) {
        "Rs" | "Tk" | "Fr" | "Kr" if atoms.text(at + 1) == "." => at + 2,
        "Rs" | "Tk" | "RM" | "USD" | "EUR" | "GBP" | "JPY" | "CHF" | "CNY" | "RMB" | "INR"
        | "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "ZAR" | "KES" | "NGN" | "GHS" | "AED" | "SAR"
        | "PKR" | "BDT" | "LKR" | "MYR" | "THB" | "PHP" | "IDR" | "VND" | "KRW" | "TWD" | "BRL"
        | "MXN" | "ARS" | "RUB" | "UAH" | "PLN" | "TRY" | "SEK" | "NOK" | "DKK" | "Ksh" | "KSh"
        | "Sh" => at + 1,
        "rupee" | "rupees" => at + 1,
        _ => return None,
    };
    atoms
        .is(figure, Shape::Digits)
        .then(|| amount(atoms, figure))
        .flatten()
}

/// "50 euros", "five million pounds", "100 US dollars", "50p", "20 cents".
fn by_word(atoms: &Atoms, at: usize) -> Option<usize> {
    if atoms.is(at, Shape::Digits)
        && atoms.glued(at)
        && atoms.text(at - 1) != "("
        && !atoms.is_dash(at - 1)
    {
        return None;
    }
    let mut end = numbers::range(atoms, at)?;
    if numbers::is_short_scale(atoms.lower(end)) && atoms.glued(end) {
        end += 1;
    }
    if matches!(
        atoms.text(end),
        "US" | "U.S."
            | "Canadian"
            | "Australian"
            | "Hong"
            | "Singapore"
            | "Swiss"
            | "Indian"
            | "British"
            | "sterling"
    ) {
        end += 1 + usize::from(atoms.text(end + 1) == "Kong");
    }
    let hyphened = usize::from(atoms.is_dash(end) && atoms.glued(end) && atoms.glued(end + 1));
    let unit = end + hyphened;
    let word = atoms.lower(unit);
    if word == "pounds" && is_weight(atoms, at) {
        return None;
    }
    if is_currency_word(word)
        || (hyphened == 1 && matches!(word, "dollar" | "euro" | "pound" | "rupee"))
    {
        return Some(unit + 1);
    }
    if matches!(atoms.text(end), "€" | "£" | "₽" | "₴" | "zł") {
        return Some(end + 1);
    }
    (word == "p" && atoms.glued(unit) && hyphened == 0 && atoms.is(at, Shape::Digits))
        .then_some(unit + 1)
}

/// The place of the figure after a currency sign, with the letters before it.
fn sign(atoms: &Atoms, at: usize) -> Option<usize> {
    let lettered = matches!(
        atoms.text(at),
        "US" | "C"
            | "A"
            | "HK"
            | "NZ"
            | "S"
            | "R"
            | "NT"
            | "CA"
            | "AU"
            | "Can"
            | "Aus"
            | "U.S."
            | "J"
            | "Z"
    );
    let mark = at + usize::from(lettered && atoms.text(at + 1) == "$");
    let is_sign = matches!(
        atoms.text(mark),
        "$" | "£"
            | "€"
            | "¥"
            | "₹"
            | "₦"
            | "₩"
            | "₽"
            | "₺"
            | "₴"
            | "₪"
            | "₫"
            | "₱"
            | "₡"
            | "฿"
            | "¢"
    );
    (is_sign && (atoms.is(mark + 1, Shape::Digits))).then_some(mark + 1)
}

/// The end of figures with their scale: "1.13bn", "600 million", "4m".
fn amount(atoms: &Atoms, at: usize) -> Option<usize> {
    let end = numbers::number(atoms, at)?;
    let short = numbers::is_short_scale(atoms.lower(end));
    let spaced = matches!(atoms.lower(end), "bn" | "mn" | "mln" | "tn" | "m");
    Some(end + usize::from(short && (atoms.glued(end) || spaced)))
}

fn is_currency_word(word: &str) -> bool {
    matches!(
        word,
        "dollars"
            | "dollar"
            | "euros"
            | "euro"
            | "pounds"
            | "cents"
            | "pence"
            | "yen"
            | "yuan"
            | "renminbi"
            | "rupees"
            | "rupee"
            | "rupiah"
            | "ringgit"
            | "baht"
            | "pesos"
            | "peso"
            | "reais"
            | "rand"
            | "rands"
            | "naira"
            | "cedis"
            | "shillings"
            | "dirhams"
            | "dirham"
            | "riyals"
            | "rials"
            | "dinars"
            | "dinar"
            | "lira"
            | "liras"
            | "roubles"
            | "rubles"
            | "hryvnia"
            | "hryvnias"
            | "zloty"
            | "zlotys"
            | "kroner"
            | "kronor"
            | "krona"
            | "francs"
            | "marks"
            | "won"
            | "taka"
            | "shekels"
            | "forints"
            | "crowns"
            | "bitcoins"
            | "sterling"
            | "quid"
            | "dong"
    )
}

/// Whether pounds are of weight: a verb or noun of weighing stands near.
fn is_weight(atoms: &Atoms, at: usize) -> bool {
    (1..=4).any(|back| {
        matches!(
            atoms.before(at, back),
            "weigh" | "weighs" | "weighed" | "weighing" | "weight" | "heavier" | "lighter"
        )
    })
}
