//! Currencies by ISO 4217 and units of measure by their symbols.

use crate::entities::quantities::atoms::Atoms;

/// A unit by its symbol: "km", "m²", "km/h".
pub(super) struct Unit {
    pub(super) symbol: String,
}

impl Unit {
    pub(super) fn plain(symbol: &str) -> Self {
        Self {
            symbol: symbol.to_owned(),
        }
    }
}

/// The currency of a sum and whether it is told in hundredths ("50p", "20 cents"). A currency that
/// several countries have ("pesos", "crowns") has no code, and so the sum no value.
///
/// A bare dollar is taken for the United States', a rupee for India's, as is most common.
pub(super) fn currency(atoms: &Atoms, at: usize, end: usize) -> Option<(&'static str, bool)> {
    let nation = (at..end).find_map(|part| nation(atoms.text(part)));
    for part in at..end {
        let found = sign(atoms.text(part))
            .or_else(|| code(atoms.text(part)))
            .or_else(|| currency_word(atoms.lower(part)));
        if let Some(code) = found {
            return match (code, nation) {
                ("USD", Some(nation)) => Some((dollar_of(nation)?, false)),
                ("", Some("CH")) => Some(("CHF", false)),
                ("", _) => None,
                _ => Some((code, false)),
            };
        }
        match atoms.lower(part) {
            "pence" | "p" => return Some(("GBP", true)),
            "cents" | "¢" => return Some(("USD", true)),
            _ => {}
        }
    }
    None
}

/// The country that letters or a word before a currency name.
fn nation(text: &str) -> Option<&'static str> {
    Some(match text {
        "US" | "U.S." => "US",
        "C" | "CA" | "Can" | "Canadian" => "CA",
        "A" | "AU" | "Aus" | "Australian" => "AU",
        "HK" | "Hong" => "HK",
        "NZ" => "NZ",
        "S" | "Singapore" => "SG",
        "NT" => "TW",
        "R" => "BR",
        "J" => "JM",
        "Z" => "ZW",
        "Swiss" => "CH",
        _ => return None,
    })
}

fn dollar_of(nation: &str) -> Option<&'static str> {
    Some(match nation {
        "US" => "USD",
        "CA" => "CAD",
        "AU" => "AUD",
        "HK" => "HKD",
        "NZ" => "NZD",
        "SG" => "SGD",
        "TW" => "TWD",
        "BR" => "BRL",
        "JM" => "JMD",
        _ => return None,
    })
}

/// The code of a currency's sign.
pub(super) fn sign(text: &str) -> Option<&'static str> {
    Some(match text {
        "$" => "USD",
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" => "INR",
        "₦" => "NGN",
        "₩" => "KRW",
        "₽" => "RUB",
        "₺" => "TRY",
        "₴" => "UAH",
        "₪" => "ILS",
        "₫" => "VND",
        "₱" => "PHP",
        "₡" => "CRC",
        "฿" => "THB",
        "zł" => "PLN",
        _ => return None,
    })
}

/// The code of a code, and of letters that are used for one.
pub(super) fn code(text: &str) -> Option<&'static str> {
    const CODES: [&str; 32] = [
        "USD", "EUR", "GBP", "JPY", "CHF", "CNY", "INR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR",
        "KES", "NGN", "GHS", "AED", "SAR", "PKR", "BDT", "LKR", "MYR", "THB", "PHP", "IDR", "VND",
        "KRW", "TWD", "BRL", "MXN", "ARS", "RUB",
    ];
    const MORE: [&str; 6] = ["UAH", "PLN", "TRY", "SEK", "NOK", "DKK"];
    match text {
        "Rs" => Some("INR"),
        "Tk" => Some("BDT"),
        "RM" => Some("MYR"),
        "RMB" => Some("CNY"),
        "Ksh" | "KSh" | "Sh" => Some("KES"),
        _ => CODES.into_iter().chain(MORE).find(|&code| code == text),
    }
}

/// The code of a currency's name; "" where several countries have one of that name.
pub(super) fn currency_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollars" | "dollar" => "USD",
        "euros" | "euro" => "EUR",
        "pounds" | "pound" | "sterling" | "quid" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupees" | "rupee" => "INR",
        "rupiah" => "IDR",
        "ringgit" => "MYR",
        "baht" => "THB",
        "reais" => "BRL",
        "rand" | "rands" => "ZAR",
        "naira" => "NGN",
        "cedis" => "GHS",
        "dirhams" | "dirham" => "AED",
        "riyals" => "SAR",
        "rials" => "IRR",
        "lira" | "liras" => "TRY",
        "roubles" | "rubles" => "RUB",
        "hryvnia" | "hryvnias" => "UAH",
        "zloty" | "zlotys" => "PLN",
        "kronor" | "krona" => "SEK",
        "won" => "KRW",
        "taka" => "BDT",
        "shekels" => "ILS",
        "forints" => "HUF",
        "dong" => "VND",
        "francs" | "pesos" | "peso" | "shillings" | "dinars" | "dinar" | "kroner" | "crowns"
        | "marks" => "",
        _ => return None,
    })
}

/// The unit of a measured amount.
pub(super) fn unit(atoms: &Atoms, at: usize, end: usize) -> Option<Unit> {
    for part in at..end {
        let Some(base) = base(atoms.text(part), atoms.lower(part)) else {
            continue;
        };
        let mut symbol = base.to_owned();
        let before = atoms.before(part, 1 + usize::from(atoms.text(part - 1) == "."));
        match before {
            "square" | "sq" => symbol.push('²'),
            "cubic" => symbol.push('³'),
            "nautical" => symbol = "nmi".to_owned(),
            _ => {}
        }
        if matches!(atoms.text(part + 1), "²" | "³") && part + 1 < end {
            symbol.push_str(atoms.text(part + 1));
        }
        if base == "°" {
            symbol.push_str(match (atoms.lower(part), atoms.lower(part + 1)) {
                (_, "c" | "celsius" | "centigrade") => "C",
                (_, "f" | "fahrenheit") => "F",
                _ => "",
            });
        }
        let slash = (part..end).find(|&at| matches!(atoms.lower(at), "/" | "per" | "an"));
        if let Some(slash) = slash {
            symbol.push_str(match atoms.lower(slash + 1) {
                "h" | "hr" | "hour" => "/h",
                "s" | "second" => "/s",
                "l" | "litre" | "liter" => "/l",
                _ => "",
            });
        }
        return Some(Unit { symbol });
    }
    None
}

/// The symbol of a unit's name, or of a symbol as people write it.
fn base(text: &str, lower: &str) -> Option<&'static str> {
    const SYMBOLS: [&str; 42] = [
        "km", "cm", "mm", "m", "kg", "mg", "g", "t", "lb", "oz", "ft", "ha", "l", "ml", "cl", "KB",
        "MB", "GB", "TB", "GHz", "MHz", "kHz", "Hz", "W", "kW", "MW", "GW", "TW", "kWh", "MWh",
        "GWh", "TWh", "V", "kV", "dB", "hp", "psi", "kPa", "kt", "Mt", "Gt", "nm",
    ];
    if let Some(&symbol) = SYMBOLS.iter().find(|&&symbol| symbol == text) {
        return Some(symbol);
    }
    match text {
        "KM" | "Km" => return Some("km"),
        "KG" | "Kg" => return Some("kg"),
        "lbs" => return Some("lb"),
        "sqm" => return Some("m²"),
        "Gb" => return Some("Gbit"),
        "Mb" => return Some("Mbit"),
        "Mbps" => return Some("Mbit/s"),
        "Gbps" => return Some("Gbit/s"),
        "mph" => return Some("mi/h"),
        "kph" => return Some("km/h"),
        "bpd" => return Some("bbl/d"),
        "rpm" => return Some("1/min"),
        "bhp" => return Some("hp"),
        "mAh" => return Some("mAh"),
        "cc" => return Some("cm³"),
        "in" => return Some("in"),
        "℃" => return Some("°C"),
        "℉" => return Some("°F"),
        _ => {}
    }
    let singular = match lower {
        "feet" => "foot",
        "inches" => "inch",
        "hertz" => lower,
        _ => lower.strip_suffix('s').unwrap_or(lower),
    };
    Some(match singular {
        "°" | "degree" => "°",
        "kilometre" | "kilometer" => "km",
        "metre" | "meter" => "m",
        "centimetre" | "centimeter" => "cm",
        "millimetre" | "millimeter" => "mm",
        "micron" => "µm",
        "mile" => "mi",
        "yard" => "yd",
        "foot" => "ft",
        "inch" => "in",
        "light-year" => "ly",
        "kilogram" | "kilogramme" | "kilo" => "kg",
        "gram" | "gramme" => "g",
        "milligram" => "mg",
        "tonne" => "t",
        "ton" => "ton",
        "ounce" => "oz",
        "pound" => "lb",
        "stone" => "st",
        "litre" | "liter" => "l",
        "millilitre" | "milliliter" => "ml",
        "gallon" => "gal",
        "pint" => "pt",
        "barrel" => "bbl",
        "bushel" => "bu",
        "hectare" => "ha",
        "acre" => "ac",
        "knot" => "kn",
        "watt" => "W",
        "kilowatt" => "kW",
        "megawatt" => "MW",
        "gigawatt" => "GW",
        "terawatt" => "TW",
        "volt" => "V",
        "amp" => "A",
        "joule" => "J",
        "calorie" => "cal",
        "kilocalorie" => "kcal",
        "byte" => "B",
        "kilobyte" => "KB",
        "megabyte" => "MB",
        "gigabyte" => "GB",
        "terabyte" => "TB",
        "pixel" => "px",
        "megapixel" => "MP",
        "decibel" => "dB",
        "hertz" => "Hz",
        "megahertz" => "MHz",
        "gigahertz" => "GHz",
        "horsepower" => "hp",
        "kiloton" => "kt",
        "megaton" => "Mt",
        _ => return None,
    })
}
