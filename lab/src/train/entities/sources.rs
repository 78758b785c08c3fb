//! Which corpora are used to train and to measure names in each language.

/// A labelled corpus.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its name, for `--without` and the figures.
    pub name: &'static str,
    /// Its file in `entities/`.
    pub file: &'static str,
    /// Blocks per document, if the file does not mark documents.
    pub blocks: usize,
    /// Whether it marks names other than people, organizations and places. If not, an unlabelled
    /// word may still be part of such a name.
    pub misc: bool,
    /// Which of its documents to use.
    pub part: Part,
}

/// A part of a corpus. A corpus without a development set is split in two, so that its last tenth
/// can be left out with `--without` and used for measuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Every document.
    All,
    /// All but the last tenth.
    Most,
    /// The last tenth.
    LastTenth,
}

impl Part {
    /// The documents that belong to this part.
    pub fn of<T>(self, mut documents: Vec<T>) -> Vec<T> {
        let most = documents.len() - documents.len() / 10;
        match self {
            Self::All => documents,
            Self::Most => {
                documents.truncate(most);
                documents
            }
            Self::LastTenth => documents.split_off(most),
        }
    }
}

const fn source(name: &'static str, file: &'static str) -> Source {
    Source {
        name,
        file,
        blocks: 1,
        misc: true,
        part: Part::All,
    }
}

const fn without_misc(name: &'static str, file: &'static str) -> Source {
    Source {
        misc: false,
        ..source(name, file)
    }
}

const fn part(source: Source, part: Part) -> Source {
    Source { part, ..source }
}

/// The training and development sets of a language.
#[derive(Clone, Copy, Debug)]
pub struct Sources {
    /// ISO 639-1.
    pub language: &'static str,
    /// For training.
    pub training: &'static [Source],
    /// For measuring only, never for training.
    pub development: &'static [Source],
}

/// Every language for which a model can be trained.
pub const LANGUAGES: &[Sources] = &[
    Sources {
        language: "en",
        training: &[
            source("worldwide", "worldwide.train.conll"),
            source("conll03", "conll03.train.conll"),
            source("redocred", "en/redocred.train.conll"),
            without_misc("ewt", "en/ewt.train.conll"),
            source("crossner", "en/crossner-politics.train.conll"),
            source("wnut17", "wnut17.train.conll"),
        ],
        development: &[
            source("worldwide", "worldwide.dev.conll"),
            source("conll03", "conll03.dev.conll"),
            without_misc("uner_ewt", "uner_ewt.dev.conll"),
            source("redocred", "en/redocred.dev.conll"),
            source("wnut17", "wnut17.dev.conll"),
        ],
    },
    Sources {
        language: "de",
        training: &[
            without_misc("smartdata", "de/smartdata.train.conll"),
            source("germeval", "de/germeval.train.conll"),
            source("news", "de/news.train.conll"),
        ],
        development: &[source("germeval", "de/germeval.dev.conll")],
    },
    Sources {
        language: "fr",
        training: &[
            source("sequoia", "fr/sequoia.train.conll"),
            source("news", "fr/news.train.conll"),
        ],
        development: &[source("sequoia", "fr/sequoia.dev.conll")],
    },
    Sources {
        language: "es",
        training: &[source("cess", "es/cess.train.conll")],
        development: &[source("cess", "es/cess.dev.conll")],
    },
    Sources {
        language: "pt",
        training: &[without_misc("bosque", "pt/bosque.train.conll")],
        development: &[without_misc("bosque", "pt/bosque.dev.conll")],
    },
    Sources {
        language: "it",
        training: &[
            part(source("news", "it/news.train.conll"), Part::Most),
            part(source("news_tenth", "it/news.train.conll"), Part::LastTenth),
        ],
        development: &[],
    },
    Sources {
        language: "sv",
        training: &[
            source("webbnyheter", "sv/webbnyheter.train.conll"),
            without_misc("talbanken", "sv/talbanken.train.conll"),
        ],
        development: &[source("webbnyheter", "sv/webbnyheter.dev.conll")],
    },
    Sources {
        language: "da",
        training: &[source("danplus", "da/danplus.train.conll")],
        development: &[source("danplus", "da/danplus.dev.conll")],
    },
    Sources {
        language: "ru",
        training: &[source("wikiner", "ru/wikiner.train.conll")],
        development: &[without_misc("factrueval", "ru/factrueval.dev.conll")],
    },
];

/// The sources of a language, if there are any.
pub fn of(language: &str) -> Option<&'static Sources> {
    LANGUAGES.iter().find(|one| one.language == language)
}

/// Stems of the names of peoples and religions, unaccented and in lower case, for the languages
/// whose corpora label them as other names without distinguishing them.
const PEOPLES: &[&str] = &[
    "afghan",
    "african",
    "afrikan",
    "albane",
    "albani",
    "algeri",
    "aleman",
    "allemand",
    "american",
    "americain",
    "amerikan",
    "arab",
    "araber",
    "argentin",
    "armen",
    "asiat",
    "asien",
    "australi",
    "austria",
    "autrichien",
    "azteken",
    "balt",
    "basken",
    "basque",
    "bayer",
    "belg",
    "berber",
    "berliner",
    "bosni",
    "brasil",
    "brazil",
    "bresil",
    "breton",
    "britannic",
    "britannique",
    "brite",
    "britische",
    "brit",
    "bulgar",
    "canadien",
    "canadien",
    "canadese",
    "castellan",
    "catalan",
    "catolic",
    "chilen",
    "chinese",
    "chines",
    "chinois",
    "chines",
    "chino",
    "christ",
    "chretien",
    "cristian",
    "cinese",
    "cinesi",
    "colombian",
    "coreen",
    "corean",
    "croat",
    "cuban",
    "cypriot",
    "dane",
    "danes",
    "danois",
    "dansk",
    "deutsche",
    "druse",
    "ecossais",
    "egypt",
    "egiz",
    "egipci",
    "engländer",
    "englander",
    "escoces",
    "espagnol",
    "espanol",
    "spagnol",
    "spanier",
    "spanjor",
    "estonian",
    "european",
    "europeen",
    "europeu",
    "europeo",
    "europai",
    "europaer",
    "filipin",
    "finnen",
    "finland",
    "flamand",
    "francais",
    "francese",
    "francesi",
    "francilien",
    "frances",
    "franzos",
    "fransman",
    "fransmän",
    "georgier",
    "german",
    "grec",
    "grieg",
    "griego",
    "griech",
    "grec",
    "greco",
    "hebreu",
    "ebre",
    "ebrei",
    "hindu",
    "holland",
    "hollandais",
    "ingles",
    "inglesi",
    "inglese",
    "anglais",
    "engelsman",
    "hungar",
    "inder",
    "indian",
    "indien",
    "indios",
    "indio",
    "inuit",
    "irak",
    "iraki",
    "iraq",
    "irakien",
    "iran",
    "iraner",
    "iranien",
    "iraniani",
    "irlandes",
    "irlandais",
    "islamist",
    "israel",
    "israelien",
    "israeli",
    "italien",
    "italian",
    "italiani",
    "japan",
    "japaner",
    "japonais",
    "japones",
    "giappones",
    "jude",
    "juden",
    "judio",
    "judeu",
    "juif",
    "juifs",
    "kanad",
    "katalan",
    "katholik",
    "kenian",
    "kolumb",
    "korean",
    "kosov",
    "kroat",
    "kuban",
    "kurd",
    "kurde",
    "latino",
    "lettisch",
    "libanes",
    "liban",
    "libanais",
    "litau",
    "londonien",
    "luxembourgeois",
    "magyar",
    "malien",
    "maroc",
    "marocain",
    "marroqu",
    "maya",
    "mexican",
    "mexikan",
    "mongol",
    "mormon",
    "mosulman",
    "moslem",
    "muselman",
    "muslim",
    "muslime",
    "musulman",
    "musulmani",
    "muculman",
    "napoletan",
    "nazi",
    "nazis",
    "neerlandais",
    "niederlander",
    "nigerian",
    "nordir",
    "norsk",
    "norveg",
    "norweg",
    "osterreich",
    "ostdeutsch",
    "paki",
    "pakistan",
    "palastin",
    "palestin",
    "parisien",
    "perser",
    "persan",
    "peruan",
    "polac",
    "polnisch",
    "pole",
    "polen",
    "polonais",
    "polacchi",
    "polack",
    "portug",
    "protestant",
    "quebecois",
    "roma",
    "romain",
    "roman",
    "rumän",
    "ruman",
    "rumen",
    "roumain",
    "rus",
    "russ",
    "russe",
    "russi",
    "ryss",
    "ryssar",
    "sami",
    "saud",
    "schott",
    "schwed",
    "schweizer",
    "serb",
    "serbe",
    "sikh",
    "sinti",
    "slav",
    "slaw",
    "slowak",
    "slowen",
    "somali",
    "soviet",
    "sowjet",
    "sudkorean",
    "suisse",
    "suiss",
    "svensk",
    "sueco",
    "suedois",
    "svedes",
    "svizzer",
    "syr",
    "syrer",
    "syrien",
    "siri",
    "taliban",
    "tamil",
    "tatar",
    "tedesc",
    "tedeschi",
    "thai",
    "tibet",
    "tscheche",
    "tschech",
    "tschetschen",
    "tchetchen",
    "tunesi",
    "tunisi",
    "turc",
    "turco",
    "turchi",
    "turk",
    "turken",
    "türk",
    "ucrain",
    "ukrain",
    "ukrainer",
    "ungar",
    "ungheres",
    "uigur",
    "venezolan",
    "venezuelan",
    "vietnam",
    "waliser",
    "weissruss",
    "wiener",
    "yanomam",
    "yankee",
    "zypriot",
    "америк",
    "англич",
    "арабы",
    "арабов",
    "армян",
    "афган",
    "белорус",
    "болгар",
    "британ",
    "венгр",
    "герман",
    "грек",
    "грузин",
    "евре",
    "египт",
    "индийц",
    "испан",
    "итальян",
    "казах",
    "китай",
    "мусульман",
    "немц",
    "немец",
    "поляк",
    "русск",
    "россиян",
    "румын",
    "серб",
    "славян",
    "советск",
    "татар",
    "турк",
    "турок",
    "украин",
    "финн",
    "франц",
    "христиан",
    "чех",
    "чечен",
    "швед",
    "японц",
    "японск",
];

/// Whether a name that is not a person, organization or place names a people.
pub fn is_people(name: &[&str]) -> bool {
    let [word] = name else {
        return false;
    };
    let folded = pith::entities::model::words::plain(&word.to_lowercase());
    PEOPLES.iter().any(|people| {
        folded.strip_prefix(people).is_some_and(|ending| {
            ending.chars().count() <= 4 && ending.chars().all(char::is_alphabetic)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn the_last_tenth_is_not_part_of_the_rest() {
        let documents = || (0..25).collect::<Vec<_>>();
        assert_eq!(Part::LastTenth.of(documents()), [23, 24]);
        assert_eq!(Part::Most.of(documents()).len(), 23);
        assert_eq!(Part::All.of(documents()), documents());
    }
}
