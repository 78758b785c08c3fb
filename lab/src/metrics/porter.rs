//! The Porter stemmer in NLTK's version, which is the one that the rouge-score package uses.
//!
//! Source: M. F. Porter, "An algorithm for suffix stripping", Program 14.3 (1980), with the
//! extensions of `nltk.stem.porter.PorterStemmer` in its default mode, `NLTK_EXTENSIONS`: a pool of
//! irregular forms, `-ies` and `-ied` of four letters, `y` to `i` only after a consonant, `-bli`,
//! `-alli`, `-fulli` and `-logi` in step 2, and a lone vowel and consonant satisfying condition
//! `*o`. The stemmers of crates.io follow the paper, Porter's own later revision or Porter2, and
//! each of these gives different stems and so different ROUGE figures.

/// Words that the rules would stem wrongly, with their stems.
const IRREGULAR: [(&str, &str); 16] = [
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
    ("succeed", "succeed"),
];

/// Step 2: the first suffix that fits is replaced where the stem before it has a measure above 0.
const STEP_2: [(&str, &str); 20] = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("fulli", "ful"),
];

/// Step 3, under the same condition.
const STEP_3: [(&str, &str); 7] = [
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

/// Step 4: the first suffix that fits is cut off where the stem before it has a measure above 1
/// (and, before `ion`, ends in `s` or `t`).
const STEP_4: [&str; 19] = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
];

/// The stem of `word` if it consists of lower-case ASCII letters and digits; any other word is
/// returned unchanged.
///
/// ```
/// assert_eq!(lab::metrics::porter::stem("relational"), "relat");
/// assert_eq!(lab::metrics::porter::stem("skies"), "sky");
/// ```
#[must_use]
pub fn stem(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*stem).to_owned();
    }
    let mut stem = word.to_owned();
    if word.len() > 2 && word.bytes().all(plain) {
        step_1a(&mut stem);
        step_1b(&mut stem);
        step_1c(&mut stem);
        step_2(&mut stem);
        replace_first(&mut stem, &STEP_3);
        step_4(&mut stem);
        step_5(&mut stem);
    }
    stem
}

/// Plurals.
fn step_1a(word: &mut String) {
    if word.ends_with("ies") {
        let letters = if word.len() == 4 { 1 } else { 2 };
        cut(word, letters);
    } else if word.ends_with("sses") {
        cut(word, 2);
    } else if word.ends_with('s') && !word.ends_with("ss") {
        cut(word, 1);
    }
}

/// Past tenses and gerunds.
fn step_1b(word: &mut String) {
    if word.ends_with("ied") {
        let letters = if word.len() == 4 { 1 } else { 2 };
        cut(word, letters);
        return;
    }
    if let Some(stem) = word.strip_suffix("eed") {
        if measure(stem) > 0 {
            cut(word, 1);
        }
        return;
    }
    let Some(stem) = ["ed", "ing"]
        .iter()
        .filter_map(|suffix| word.strip_suffix(suffix))
        .find(|stem| consonants(stem).any(|consonant| !consonant))
    else {
        return;
    };
    let length = stem.len();
    word.truncate(length);
    if ["at", "bl", "iz"].iter().any(|end| word.ends_with(end)) {
        word.push('e');
    } else if ends_in_double_consonant(word) {
        if !word.ends_with(['l', 's', 'z']) {
            cut(word, 1);
        }
    } else if measure(word) == 1 && ends_cvc(word) {
        word.push('e');
    }
}

/// `y` after a consonant.
fn step_1c(word: &mut String) {
    if let Some(stem) = word.strip_suffix('y')
        && stem.len() > 1
        && consonants(stem).last() == Some(true)
    {
        cut(word, 1);
        word.push('i');
    }
}

fn step_2(word: &mut String) {
    // The rules then apply to the result: "emotionalli" becomes "emotional".
    if let Some(stem) = word.strip_suffix("alli")
        && measure(stem) > 0
    {
        cut(word, 2);
    }
    // The condition on `logi` looks at the stem with its `l`.
    if word.ends_with("logi") {
        if measure(&word[..word.len() - 3]) > 0 {
            cut(word, 1);
        }
    } else {
        replace_first(word, &STEP_2);
    }
}

fn step_4(word: &mut String) {
    let Some((suffix, stem)) = STEP_4
        .iter()
        .find_map(|suffix| Some((*suffix, word.strip_suffix(suffix)?)))
    else {
        return;
    };
    if measure(stem) > 1 && (suffix != "ion" || stem.ends_with(['s', 't'])) {
        cut(word, suffix.len());
    }
}

/// A final `e`, and `ll`.
fn step_5(word: &mut String) {
    if let Some(stem) = word.strip_suffix('e') {
        let measure = measure(stem);
        if measure > 1 || (measure == 1 && !ends_cvc(stem)) {
            cut(word, 1);
        }
    }
    if word.ends_with("ll") && measure(&word[..word.len() - 1]) > 1 {
        cut(word, 1);
    }
}

/// Replaces the first suffix in `rules` that `word` ends in, if the stem before it has a measure
/// above 0.
fn replace_first(word: &mut String, rules: &[(&str, &str)]) {
    let Some((suffix, replacement)) = rules.iter().find(|(suffix, _)| word.ends_with(suffix))
    else {
        return;
    };
    let kept = word.len() - suffix.len();
    if measure(&word[..kept]) > 0 {
        word.truncate(kept);
        word.push_str(replacement);
    }
}

/// Removes the last `count` letters.
fn cut(word: &mut String, count: usize) {
    word.truncate(word.len() - count);
}

/// For each letter, whether it is a consonant: anything but a, e, i, o, u, or a `y` that follows a
/// consonant.
fn consonants(word: &str) -> impl Iterator<Item = bool> {
    word.bytes().scan(None, |before, letter| {
        let consonant = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => *before != Some(true),
            _ => true,
        };
        *before = Some(consonant);
        Some(consonant)
    })
}

/// How often a vowel is followed by a consonant.
fn measure(word: &str) -> usize {
    let mut after_vowel = false;
    consonants(word)
        .filter(|&consonant| {
            let counts = consonant && after_vowel;
            after_vowel = !consonant;
            counts
        })
        .count()
}

/// The paper's condition `*d`.
fn ends_in_double_consonant(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() >= 2
        && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        && consonants(word).last() == Some(true)
}

/// The paper's condition `*o`, and NLTK's addition to it: a lone vowel and consonant.
fn ends_cvc(word: &str) -> bool {
    let flags: Vec<bool> = consonants(word).collect();
    match flags.as_slice() {
        [.., true, false, true] => !word.ends_with(['w', 'x', 'y']),
        [false, true] => true,
        _ => false,
    }
}
