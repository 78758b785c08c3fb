//! Whether a summary's sentences can be understood without those that were left out.
//!
//! This check deliberately shares no rule with the engine. The engine asks what a sentence depends
//! on; this reads the opening clause by a pattern and asks whether a reader would know who or what
//! is meant.

use std::sync::LazyLock;

use regex::Regex;

/// A pronoun, bare demonstrative or linking word among the first four words, with no name or noun
/// phrase before it. "It is clear that" and "This week" refer to nothing.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)^[\s"“‘'(\[–—-]*
        (?: (?:And|But|Yet|So|Or|Then|Also|Still|When|If|While|As|Because|After|Before|For|In|To|With|At)\s+ )?
        (?: (?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir|[Tt]hem|[Hh]im)\b(?:['’]\w+)?
          | (?:It|Its)\b(?:['’]\w+)?
          | (?:This|That|These|Those)\s+(?:is|was|are|were|has|had|have|will|would|could|can|may|means|meant|comes|came|makes|made)\b
          | (?:However|Nevertheless|Nonetheless|Moreover|Furthermore|Therefore|Thus|Hence|Consequently
             |Instead|Otherwise|Similarly|Likewise|Meanwhile|Besides|Conversely|Additionally)\b
          | (?:But|And|Or|Nor|Yet)\s
          | The\s+(?:former|latter|two|pair|trio|same)\b
        )"#,
    )
    .expect("a constant pattern")
});

/// Openings that look like references but are not: "It is … that", and time expressions.
static FORWARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?x)^[\s"“‘']*It(?:['’]s|\s+(?:is|was|has\ been|remains))\s+(?:\w+ly\s+)?\w+\s+(?:that|to|whether|how|why|if|who)\b"#)
        .expect("a constant pattern")
});

/// Whether sentence `at`, one of the ascending `chosen`, opens with a reference that the summary
/// does not resolve because the sentence before it was not chosen.
#[must_use]
pub fn opens_unresolved(sentences: &[&str], chosen: &[usize], at: usize) -> bool {
    let Some(sentence) = sentences.get(at) else {
        return false;
    };
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    OPENING.is_match(sentence)
        && !FORWARD.is_match(sentence)
        && chosen.binary_search(&before).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pronoun_is_resolved_by_the_sentence_before_it() {
        let sentences = ["Ana Mora won.", "She is 40.", "In his view she cheated."];
        assert!(!opens_unresolved(&sentences, &[0, 1], 1));
        assert!(opens_unresolved(&sentences, &[1], 1));
        assert!(opens_unresolved(&sentences, &[0, 2], 2));
    }

    #[test]
    fn openings_that_refer_forward_need_no_sentence_before() {
        let sentences = [
            "Ana Mora won.",
            "It is clear that the vote was close.",
            "This week the council meets.",
            "However, nobody minds.",
            "“It sank,” Mora said.",
        ];
        let unresolved: Vec<usize> = (0..5)
            .filter(|&at| opens_unresolved(&sentences, &[at], at))
            .collect();
        assert_eq!(unresolved, [3, 4]);
    }
}
