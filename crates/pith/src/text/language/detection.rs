//! Which language an article is in.

use super::{Language, stop_words};
use crate::digest::Block;

/// How many bytes of the article the language is judged by: enough to be sure, and a bound on the
/// cost.
const SAMPLE: usize = 4_000;

/// How many letters of an alphabet say as much as one sign of Chinese, Japanese or Korean: how the
/// languages of a mixed text are weighed.
const LETTERS_PER_SIGN: usize = 2;

/// The language of the article among `blocks`: judged by the first few thousand bytes of its body,
/// or of all of it where there is no body. What is too short to tell is taken for English, and what has no letter
/// for none.
#[must_use]
pub fn detect(source: &str, blocks: &[Block]) -> Language {
    let mut sample = gather(source, blocks, |block| block.role.is_body());
    if sample.is_empty() {
        sample = gather(source, blocks, |_| true);
    }
    by_signs(&sample).unwrap_or_else(|| by_letters(&sample))
}

/// Chinese, Japanese or Korean, where most of `sample` is in their scripts, whatever names in other
/// scripts stand between.
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
        // Japanese is a third kana at least; a Chinese text may quote some.
        Some(Language::Ja)
    } else {
        Some(Language::Zh)
    }
}

/// By the letters and their sequences where these leave no doubt, else by the small words; the
/// small words also overrule where they speak clearly, for names may lead the letters astray.
fn by_letters(sample: &str) -> Language {
    let guess = whatlang::detect(sample);
    let guessed = guess
        .as_ref()
        .map_or(Language::Other, |info| Language::of_whatlang(info.lang()));
    let hits = stop_word_hits(sample);
    let of = |language: Language| hits[language as usize];
    // Earlier languages of the table are the more spoken: of equal ones the first stays.
    let best =
        Language::ALL.into_iter().fold(
            Language::En,
            |best, next| if of(next) > of(best) { next } else { best },
        );
    match guess {
        Some(info) if info.is_reliable() || info.script() != whatlang::Script::Latin => {
            let clear = of(best) >= 4 && of(best) > 2 * of(guessed);
            let listed = !matches!(guessed, Language::Other) && of(guessed) > 0;
            if clear && (listed || info.script() == whatlang::Script::Latin && of(best) >= 8) {
                best
            } else {
                guessed
            }
        }
        _ if of(best) >= 2 => best,
        _ if sample.chars().any(char::is_alphabetic) => Language::En,
        _ => Language::Other,
    }
}

/// The languages whose lists are of signs and not of words.
const SIGNS: u64 = stop_words::bit(Language::Zh) | stop_words::bit(Language::Ja);

/// How many words of `sample` are on each language's list.
fn stop_word_hits(sample: &str) -> [usize; Language::COUNT] {
    let mut hits = [0; Language::COUNT];
    for word in sample.split(|c: char| !c.is_alphabetic() && !is_mark(c)) {
        let word = word.to_lowercase();
        if word.is_empty() {
            continue;
        }
        let mut listed = stop_words::languages(&word) & !SIGNS;
        while listed != 0 {
            hits[listed.trailing_zeros() as usize] += 1;
            listed &= listed - 1;
        }
    }
    hits
}

/// Whether `c` is a vowel sign or other mark within the words of Indic and Semitic scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{DFF}' | '\u{64B}'..='\u{65F}' | '\u{5B0}'..='\u{5C7}')
}

/// The first [`SAMPLE`] bytes, or a little more, of the blocks that `wanted` takes.
fn gather(source: &str, blocks: &[Block], wanted: impl Fn(&Block) -> bool) -> String {
    let mut sample = String::new();
    for block in blocks.iter().filter(|block| wanted(block)) {
        let text = block.span.text(source);
        let room = text.ceil_char_boundary(SAMPLE - sample.len());
        sample.push_str(&text[..room]);
        if sample.len() >= SAMPLE {
            break;
        }
        sample.push('\n');
        if sample.len() >= SAMPLE {
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
    fn prose_is_told_by_its_language() {
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
    fn a_few_small_words_tell_a_short_text() {
        for (text, language) in [
            ("Le pont est fermé.", Language::Fr),
            ("Die Brücke ist zu.", Language::De),
            ("El puente está cerrado para los coches.", Language::Es),
            ("The bridge is shut.", Language::En),
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
    fn what_is_too_short_to_tell_is_taken_for_english_and_figures_for_no_language() {
        assert_eq!(detected("River"), Language::En);
        assert_eq!(detected("12 - 14"), Language::Other);
        assert_eq!(detect("", &[]), Language::Other);
    }
}
