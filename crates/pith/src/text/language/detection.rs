//! Detects the language of an article.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Language, others, stop_words};
use crate::digest::Block;
use crate::language::{self, Section};

/// The language is detected on this many bytes of the article: enough to be certain, and a bound on
/// the cost.
const SAMPLE_BYTES: usize = 4_000;

/// How many letters of an alphabet count as much as one character of Chinese, Japanese or Korean,
/// for weighing the languages of a mixed text.
const LETTERS_PER_SIGN: usize = 2;

/// A Vietnamese text must have a letter unique to Vietnamese at least once in this many letters.
const LETTERS_PER_MARK: usize = 20;

/// The language of the article among `blocks`, judged by the first few thousand bytes of its body,
/// or of everything if there is no body. Text that is too short to tell counts as English, and text
/// without letters has no language.
#[must_use]
pub fn detect(source: &str, blocks: &[Block]) -> Language {
    let mut sample = gather(source, blocks, |block| block.role.is_body());
    if sample.is_empty() {
        sample = gather(source, blocks, |_| true);
    }
    by_signs(&sample)
        .or_else(|| by_marks(&sample))
        .unwrap_or_else(|| by_letters(&sample))
}

/// Chinese, Japanese or Korean, if most of `sample` is in their scripts, whatever names in other
/// scripts are between.
fn by_signs(sample: &str) -> Option<Language> {
    let (mut han, mut kana, mut hangul, mut letters) = (0, 0, 0, 0);
    for c in sample.chars() {
        match c {
            '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' => han += 1,
            '\u{3041}'..='\u{30FF}' => kana += 1,
            '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' => hangul += 1,
            _ => letters += usize::from(c.is_alphabetic()),
        }
    }
    if LETTERS_PER_SIGN * (han + kana + hangul) <= letters {
        None
    } else if hangul > han + kana {
        Some(Language::Ko)
    } else if 10 * kana > han {
        // Japanese is at least a third kana; a Chinese text may quote some.
        Some(Language::Ja)
    } else {
        Some(Language::Zh)
    }
}

/// Vietnamese, by its letters with two diacritics and its horned vowels, which no other language
/// has.
fn by_marks(sample: &str) -> Option<Language> {
    let (mut own, mut letters) = (0, 0);
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        own += usize::from(matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ơ' | 'Ơ' | 'ư' | 'Ư'));
    }
    (own >= 3 && LETTERS_PER_MARK * own > letters).then_some(Language::Vi)
}

/// By letters and their sequences if these are conclusive, otherwise by function words; function
/// words also overrule the letters if they are clear, as names may be misleading.
fn by_letters(sample: &str) -> Language {
    let hits = Hits::of(sample);
    let best = hits.best();
    let (count, weight) = (hits.counts[best as usize], hits.weights[best as usize]);
    let outweighs = |language: Language| weight > 2 * hits.weights[language as usize];
    // As frequent as they are in a text in that language.
    let usual = count >= 8 && 4 * count > hits.words;
    let mut others = Language::ALL.into_iter().filter(|&other| other != best);
    // The words would overrule the letters, whatever these indicate.
    if usual && is_latin(sample) && others.all(outweighs) {
        return best;
    }
    let guess = others::guess_at(sample);
    let guessed = guess.language;
    if guess.is_certain {
        let listed = hits.counts[guessed as usize] > 0;
        let clear = count >= 4 && outweighs(guessed);
        // If there is no list for the guessed language, the words of another language must be
        // as frequent as they are in a text in that language.
        if clear && (listed || guess.is_latin && usual) {
            best
        } else {
            guessed
        }
    } else if count >= 2 || weight >= UNIQUE_WORD_WEIGHT {
        best
    } else if sample.chars().any(char::is_alphabetic) {
        Language::En
    } else {
        Language::Other
    }
}

/// Whether most letters of `sample` are certainly Latin: accented letters are not counted.
fn is_latin(sample: &str) -> bool {
    let (mut latin, mut letters) = (0, 0);
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        latin += usize::from(c.is_ascii());
    }
    2 * latin > letters
}

/// The sections whose words indicate a language.
const TELLING: [Section; 9] = [
    Section::Elided,
    Section::StopWords,
    Section::SpeechVerbs,
    Section::SpeechBeats,
    Section::Prepositions,
    Section::ClauseOpeners,
    Section::FemalePronouns,
    Section::MalePronouns,
    Section::Titles,
];

/// The languages that each of these words indicates, one bit each.
static TOLD: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut told = FxHashMap::default();
    for language in Language::ALL {
        let table = language::table(language);
        for word in TELLING.into_iter().flat_map(|section| table.words(section)) {
            *told.entry(word).or_default() |= stop_words::bit(language);
        }
    }
    told
});

/// The languages indicated by a word in lower case.
fn told(word: &str) -> u64 {
    let found = if word.contains('’') {
        TOLD.get(word.replace('’', "'").as_str())
    } else {
        TOLD.get(word)
    };
    found.copied().unwrap_or(0)
}

/// The weight of a word listed by only one language; if several list it, they share it.
const UNIQUE_WORD_WEIGHT: usize = 60;

/// The languages whose lists contain characters instead of words.
const SIGNS: u64 = stop_words::bit(Language::Zh) | stop_words::bit(Language::Ja);

/// The words in a sample that are on each language's list.
struct Hits {
    counts: [usize; Language::COUNT],
    /// The weighted count: a word listed by several languages counts less. "in" says little, "by"
    /// much.
    weights: [usize; Language::COUNT],
    /// Number of words.
    words: usize,
}

impl Hits {
    fn of(sample: &str) -> Self {
        let mut hits = Self {
            counts: [0; Language::COUNT],
            weights: [0; Language::COUNT],
            words: 0,
        };
        let mut opens = true;
        let is_apostrophe = |c: char| matches!(c, '\'' | '’');
        let parts = sample
            .split_inclusive(|c: char| !(c.is_alphabetic() || is_mark(c) || is_apostrophe(c)));
        for part in parts {
            let end = part.chars().next_back();
            let word = part.trim_matches(|c: char| !(c.is_alphabetic() || is_mark(c)));
            if !word.is_empty() {
                hits.words += 1;
                // Inside a sentence, a capital belongs to a name ("Los Angeles", "Grad A").
                if opens || word.starts_with(|c: char| !c.is_uppercase()) {
                    hits.add(word);
                }
                opens = false;
            }
            opens |= matches!(
                end,
                Some('.' | '!' | '?' | ':' | '\n' | '“' | '"' | '«' | '„' | '¿' | '¡')
            );
        }
        hits
    }

    fn add(&mut self, word: &str) {
        let word = word.to_lowercase();
        let mut listed = told(&word);
        if listed == 0
            && let Some((left, right)) = word.split_once(['\'', '’'])
        {
            // A clitic ("harbour’s") or an elided word ("l’eau").
            let clitic = told(&format!("'{right}"));
            listed = if clitic == 0 {
                told(left) | told(right)
            } else {
                clitic | told(left)
            };
        }
        listed &= !SIGNS;
        let share = match listed.count_ones() {
            0 | 1 => UNIQUE_WORD_WEIGHT,
            2..=4 => UNIQUE_WORD_WEIGHT / 2,
            _ => UNIQUE_WORD_WEIGHT / 3,
        };
        while listed != 0 {
            let language = listed.trailing_zeros() as usize;
            self.counts[language] += 1;
            self.weights[language] += share;
            listed &= listed - 1;
        }
    }

    /// The language whose words weigh most; ties go to the first in the table, as earlier ones have
    /// more speakers.
    fn best(&self) -> Language {
        let weight = |language: Language| self.weights[language as usize];
        Language::ALL.into_iter().fold(Language::En, |best, next| {
            if weight(next) > weight(best) {
                next
            } else {
                best
            }
        })
    }
}

/// Whether `c` is a vowel sign or other mark inside words in Indic and Semitic scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{DFF}' | '\u{64B}'..='\u{65F}' | '\u{5B0}'..='\u{5C7}')
}

/// The first [`SAMPLE_BYTES`] bytes, or slightly more, of the blocks that `wanted` accepts.
fn gather(source: &str, blocks: &[Block], wanted: impl Fn(&Block) -> bool) -> String {
    let mut sample = String::new();
    for block in blocks.iter().filter(|block| wanted(block)) {
        let text = block.span.text(source);
        let room = text.ceil_char_boundary(SAMPLE_BYTES - sample.len());
        sample.push_str(&text[..room]);
        if sample.len() >= SAMPLE_BYTES {
            break;
        }
        sample.push('\n');
        if sample.len() >= SAMPLE_BYTES {
            break;
        }
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Role;
    use crate::span::Span;

    fn detected(text: &str) -> Language {
        let block = Block {
            span: Span::of(text),
            role: Role::Paragraph,
        };
        detect(text, &[block])
    }

    #[test]
    fn the_language_of_prose_is_detected() {
        for (text, language) in [
            (
                "The council met on Monday to decide what should be done about the old bridge.",
                Language::En,
            ),
            (
                "Der Gemeinderat hat am Montag beschlossen, dass die alte Brücke über den Fluss erneuert werden soll.",
                Language::De,
            ),
            (
                "Le conseil municipal a décidé lundi de rénover le vieux pont avant la fin de l'année.",
                Language::Fr,
            ),
            (
                "El ayuntamiento decidió el lunes renovar el viejo puente antes de que termine el año.",
                Language::Es,
            ),
            (
                "Il consiglio comunale ha deciso lunedì di rinnovare il vecchio ponte prima della fine dell'anno.",
                Language::It,
            ),
            (
                "A câmara municipal decidiu na segunda-feira renovar a velha ponte antes do fim do ano.",
                Language::Pt,
            ),
            (
                "De gemeenteraad heeft maandag besloten om de oude brug nog dit jaar te vernieuwen.",
                Language::Nl,
            ),
            (
                "Rada miejska zdecydowała w poniedziałek, że stary most zostanie odnowiony jeszcze w tym roku.",
                Language::Pl,
            ),
            (
                "Городской совет решил в понедельник обновить старый мост до конца года.",
                Language::Ru,
            ),
            ("市议会星期一决定在年底之前翻修那座老桥。", Language::Zh),
            (
                "市議会は月曜日、古い橋を年内に改修することを決めた。",
                Language::Ja,
            ),
            (
                "قرر مجلس المدينة يوم الاثنين تجديد الجسر القديم قبل نهاية العام.",
                Language::Ar,
            ),
            (
                "नगर परिषद ने सोमवार को पुराने पुल की मरम्मत करने का फैसला किया है।",
                Language::Hi,
            ),
            (
                "Міська рада вирішила в понеділок оновити старий міст до кінця року, як і обіцяла.",
                Language::Uk,
            ),
            (
                "시의회는 월요일에 오래된 다리를 올해 안에 고치기로 결정했다.",
                Language::Ko,
            ),
            (
                "מועצת העיר החליטה ביום שני לשפץ את הגשר הישן לפני סוף השנה.",
                Language::He,
            ),
            (
                "شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی را تا پایان سال بازسازی کند.",
                Language::Fa,
            ),
            (
                "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να ανακαινίσει την παλιά γέφυρα.",
                Language::El,
            ),
        ] {
            assert_eq!(detected(text), language, "{text}");
        }
    }

    #[test]
    fn a_few_function_words_identify_a_short_text() {
        for (text, language) in [
            ("Le pont est fermé.", Language::Fr),
            ("Die Brücke ist zu.", Language::De),
            ("El puente está cerrado para los coches.", Language::Es),
            ("The bridge is shut.", Language::En),
            ("Details of James Packer's plan.", Language::En),
            (
                "Barack Obama spoke in Berlin. Mr Obama was met by Angela Merkel.",
                Language::En,
            ),
            (
                "El ple de l’ajuntament va aprovar ahir que es tanqui el pont vell, perquè no és segur per als veïns.",
                Language::Ca,
            ),
            (
                "Hội đồng thành phố đã quyết định đóng cây cầu cũ.",
                Language::Vi,
            ),
        ] {
            assert_eq!(detected(text), language, "{text}");
        }
    }

    #[test]
    fn names_in_another_script_do_not_change_the_language() {
        let chinese = "微软(Microsoft)和谷歌(Google)的高管星期一在北京会面，讨论人工智能的未来。";
        assert_eq!(detected(chinese), Language::Zh);
        let english =
            "The word 日本 is written with two signs, and the poem 春望 is known to all who read.";
        assert_eq!(detected(english), Language::En);
    }

    #[test]
    fn very_short_text_counts_as_english_and_digits_as_no_language() {
        assert_eq!(detected("River"), Language::En);
        assert_eq!(detected("12 - 14"), Language::Other);
        assert_eq!(detect("", &[]), Language::Other);
    }
}
