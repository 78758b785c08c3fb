//! The table of the languages that Pith knows.

/// Defines [`Language`] and its facts, one row a language: the code, the names in English and in
/// the language itself, and how `whatlang` calls it.
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
            /// A language that Pith does not know; written `und`, as ISO 639 codes what is
            /// undetermined.
            #[default]
            #[serde(rename = "und")]
            Other,
        }

        impl Language {
            /// All of them, [`Language::Other`] last.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$name,)* Self::Other];

            /// How many there are.
            pub const COUNT: usize = Self::Other as usize + 1;

            /// The code as in an HTML `lang` attribute: ISO 639-1, or `und` where it is not known.
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
pub(super) use languages;
