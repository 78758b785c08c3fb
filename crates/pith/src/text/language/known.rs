//! The table of the languages that Pith knows; add a row to add one.

use serde::{Deserialize, Serialize};

/// Defines [`Language`] and its facts, one row per language: the code, the names in English and in
/// the language itself, and its name in `whatlang`.
macro_rules! languages {
    ($($name:ident $code:literal $english:literal $native:literal $($lang:ident)|*;)*) => {
        /// A language, by its ISO 639-1 code.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Language {
            $(
                #[doc = concat!($english, ".")]
                #[serde(rename = $code)]
                $name,
            )*
            /// A language that Pith does not know; written `und`, the ISO 639 code for an
            /// undetermined language.
            #[default]
            #[serde(rename = "und")]
            Other,
        }

        impl Language {
            /// All of them, [`Language::Other`] last.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$name,)* Self::Other];

            /// The number of languages.
            pub const COUNT: usize = Self::Other as usize + 1;

            /// The code for an HTML `lang` attribute: ISO 639-1, or `und` if unknown.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                    Self::Other => "und",
                }
            }

            /// The name in English.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)*
                    Self::Other => "Other",
                }
            }

            /// The name in the language itself.
            #[must_use]
            pub const fn native_name(self) -> &'static str {
                match self {
                    $(Self::$name => $native,)*
                    Self::Other => "Other",
                }
            }

            pub(super) const fn of_whatlang(lang: whatlang::Lang) -> Self {
                match lang {
                    $($(whatlang::Lang::$lang => Self::$name,)*)*
                    _ => Self::Other,
                }
            }
        }
    };
}

languages! {
    En "en" "English" "English" Eng;
    Fr "fr" "French" "Français" Fra;
    De "de" "German" "Deutsch" Deu;
    Es "es" "Spanish" "Español" Spa;
    It "it" "Italian" "Italiano" Ita;
    Pt "pt" "Portuguese" "Português" Por;
    Nl "nl" "Dutch" "Nederlands" Nld;
    Pl "pl" "Polish" "Polski" Pol;
    Ru "ru" "Russian" "Русский" Rus;
    Zh "zh" "Chinese" "中文" Cmn;
    Ja "ja" "Japanese" "日本語" Jpn;
    Ar "ar" "Arabic" "العربية" Ara;
    Hi "hi" "Hindi" "हिन्दी" Hin;
    Cs "cs" "Czech" "Čeština" Ces;
    Da "da" "Danish" "Dansk" Dan;
    El "el" "Greek" "Ελληνικά" Ell;
    Fi "fi" "Finnish" "Suomi" Fin;
    Hu "hu" "Hungarian" "Magyar" Hun;
    No "no" "Norwegian" "Norsk" Nob;
    Ro "ro" "Romanian" "Română" Ron;
    Sv "sv" "Swedish" "Svenska" Swe;
    Ta "ta" "Tamil" "தமிழ்" Tam;
    Tr "tr" "Turkish" "Türkçe" Tur;
    Uk "uk" "Ukrainian" "Українська" Ukr;
    Bg "bg" "Bulgarian" "Български" Bul;
    Bn "bn" "Bengali" "বাংলা" Ben;
    Ca "ca" "Catalan" "Català" Cat;
    Et "et" "Estonian" "Eesti" Est;
    Fa "fa" "Persian" "فارسی" Pes;
    He "he" "Hebrew" "עברית" Heb;
    Hr "hr" "Croatian" "Hrvatski" Hrv;
    Hy "hy" "Armenian" "Հայերեն" Hye;
    Id "id" "Indonesian" "Bahasa Indonesia" Ind;
    Ka "ka" "Georgian" "ქართული" Kat;
    Ko "ko" "Korean" "한국어" Kor;
    Lt "lt" "Lithuanian" "Lietuvių" Lit;
    Lv "lv" "Latvian" "Latviešu" Lav;
    Mr "mr" "Marathi" "मराठी" Mar;
    Sk "sk" "Slovak" "Slovenčina" Slk;
    Sl "sl" "Slovenian" "Slovenščina" Slv;
    Sr "sr" "Serbian" "Српски" Srp;
    Th "th" "Thai" "ไทย" Tha;
    Ur "ur" "Urdu" "اردو" Urd;
    Vi "vi" "Vietnamese" "Tiếng Việt" Vie;
}
