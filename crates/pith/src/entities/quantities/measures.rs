//! Percentages, and amounts with a unit of measure.

use super::atoms::{Atoms, Shape};
use super::numbers;

/// The end of a percentage that starts at an atom: "55.95%", "12 per cent", "5-10%", "3 percentage
/// points".
pub(super) fn percent(atoms: &Atoms, at: usize) -> Option<usize> {
    if is_inside_word(atoms, at) {
        return None;
    }
    let end = numbers::number(atoms, at)?;
    if let Some(end) = percent_sign(atoms, end) {
        let second = numbers::number(atoms, end + 1).and_then(|second| percent_sign(atoms, second));
        let joined = atoms.is_dash(end) || atoms.lower(end) == "to";
        return second.filter(|_| joined).or(Some(end));
    }
    percent_sign(atoms, numbers::range(atoms, at)?)
}

fn percent_sign(atoms: &Atoms, end: usize) -> Option<usize> {
    match atoms.lower(end) {
        "%" | "percent" | "pct" | "pc" => Some(end + 1),
        "per" if atoms.lower(end + 1) == "cent" => Some(end + 2),
        "percentage" if matches!(atoms.lower(end + 1), "points" | "point") => Some(end + 2),
        "basis" if matches!(atoms.lower(end + 1), "points" | "point") => Some(end + 2),
        _ => None,
    }
}

/// The end of a measured amount that starts at an atom: "5 km", "20kg", "40 degrees Celsius",
/// "300 MW", "30 square miles", "a 300-mile".
pub(super) fn measure(atoms: &Atoms, at: usize) -> Option<usize> {
    if is_inside_word(atoms, at) {
        return None;
    }
    let signed = matches!(atoms.text(at), "-" | "−") && !atoms.glued(at) && atoms.glued(at + 1);
    let end = numbers::range(atoms, at + usize::from(signed))?;
    let hyphened = usize::from(atoms.is_dash(end) && atoms.glued(end) && atoms.glued(end + 1));
    let mut unit = end + hyphened;
    if matches!(
        atoms.lower(unit),
        "square" | "sq" | "cubic" | "nautical" | "metric"
    ) {
        unit += 1 + usize::from(atoms.text(unit + 1) == ".");
    }
    let after = one_unit(atoms, unit, hyphened == 1)?;
    // "5ft 10in", "6 feet 2 inches".
    if matches!(atoms.lower(unit), "ft" | "feet" | "foot") && atoms.is(after, Shape::Digits) {
        let inches = matches!(atoms.lower(after + 1), "in" | "ins" | "inches" | "inch");
        return Some(if inches { after + 2 } else { after });
    }
    Some(per(atoms, after))
}

/// "km/h", "miles per hour", "kg/m".
fn per(atoms: &Atoms, end: usize) -> usize {
    let slash = atoms.text(end) == "/" && atoms.glued(end) && atoms.glued(end + 1);
    let word = matches!(atoms.lower(end), "per" | "an");
    let unit = matches!(
        atoms.lower(end + 1),
        "h" | "hr" | "s" | "l" | "hour" | "second" | "litre" | "liter"
    );
    let fits = slash && unit || word && unit && atoms.lower(end + 1).len() > 2;
    if fits { end + 2 } else { end }
}

fn one_unit(atoms: &Atoms, at: usize, hyphened: bool) -> Option<usize> {
    let (text, lower) = (atoms.text(at), atoms.lower(at));
    if text == "°" {
        return matches!(atoms.text(at + 1), "C" | "F").then_some(at + 2);
    }
    if matches!(text, "℃" | "℉") {
        return Some(at + 1);
    }
    if lower == "degrees" {
        let scale = matches!(
            atoms.lower(at + 1),
            "celsius" | "fahrenheit" | "centigrade" | "c" | "f" | "kelvin"
        );
        return Some(at + 1 + usize::from(scale));
    }
    if is_long_unit(lower)
        || (hyphened && is_long_singular(lower))
        || (is_long_singular(lower) && is_one(atoms, at))
    {
        return Some(at + 1);
    }
    // Symbols are written in their own case: "MW" is a power, "mw" is none.
    let symbol = matches!(
        text,
        "km" | "cm"
            | "mm"
            | "kg"
            | "mg"
            | "kph"
            | "mph"
            | "lb"
            | "lbs"
            | "oz"
            | "ft"
            | "sqm"
            | "ha"
            | "ml"
            | "cl"
            | "KB"
            | "MB"
            | "GB"
            | "TB"
            | "Gb"
            | "Mb"
            | "Mbps"
            | "Gbps"
            | "GHz"
            | "MHz"
            | "kHz"
            | "Hz"
            | "kW"
            | "MW"
            | "GW"
            | "TW"
            | "kWh"
            | "MWh"
            | "GWh"
            | "TWh"
            | "bpd"
            | "dB"
            | "rpm"
            | "hp"
            | "bhp"
            | "kV"
            | "mAh"
            | "nm"
            | "kt"
            | "Mt"
            | "Gt"
            | "psi"
            | "kPa"
            | "KM"
            | "Km"
            | "KG"
            | "Kg"
    );
    let glued_symbol = atoms.glued(at) && matches!(text, "g" | "t" | "l" | "V" | "W" | "cc" | "in");
    let metres = text == "m" && !atoms.glued(at) && atoms.is(at - 1, Shape::Digits);
    let power = usize::from(matches!(atoms.text(at + 1), "²" | "³") && atoms.glued(at + 1));
    (symbol || glued_symbol || metres).then_some(at + 1 + power)
}

fn is_one(atoms: &Atoms, unit: usize) -> bool {
    matches!(atoms.before(unit, 1), "1" | "one" | "half")
}

fn is_long_unit(word: &str) -> bool {
    is_long_singular(word.strip_suffix('s').unwrap_or(""))
        || matches!(word, "feet" | "inches" | "hertz")
}

fn is_long_singular(word: &str) -> bool {
    matches!(
        word,
        "kilometre"
            | "kilometer"
            | "metre"
            | "meter"
            | "centimetre"
            | "centimeter"
            | "millimetre"
            | "millimeter"
            | "micron"
            | "mile"
            | "yard"
            | "foot"
            | "inch"
            | "light-year"
            | "kilogram"
            | "kilogramme"
            | "kilo"
            | "gram"
            | "gramme"
            | "milligram"
            | "ton"
            | "tonne"
            | "ounce"
            | "pound"
            | "stone"
            | "litre"
            | "liter"
            | "millilitre"
            | "milliliter"
            | "gallon"
            | "pint"
            | "barrel"
            | "bushel"
            | "hectare"
            | "acre"
            | "knot"
            | "watt"
            | "kilowatt"
            | "megawatt"
            | "gigawatt"
            | "terawatt"
            | "volt"
            | "amp"
            | "joule"
            | "calorie"
            | "kilocalorie"
            | "byte"
            | "kilobyte"
            | "megabyte"
            | "gigabyte"
            | "terabyte"
            | "pixel"
            | "megapixel"
            | "decibel"
            | "megahertz"
            | "gigahertz"
            | "horsepower"
            | "kiloton"
            | "megaton"
    )
}

/// Whether a figure is the tail of a word or of a code: "F16", "A-10".
fn is_inside_word(atoms: &Atoms, at: usize) -> bool {
    atoms.is(at, Shape::Digits)
        && atoms.glued(at)
        && (atoms.is(at - 1, Shape::Letters)
            || (atoms.is_dash(at - 1)
                && at >= 2
                && atoms.glued(at - 1)
                && atoms.is(at - 2, Shape::Letters)))
}
