//! How the tokenizer splits news text.

use pith::Span;
use pith::text::tokens::{TokenKind, tokenize};

/// Each case is a text and its tokens, separated by spaces.
const CASES: &[(&str, &str)] = &[
    // Clitics.
    ("Iraq's army", "Iraq 's army"),
    ("Iraq’s army", "Iraq ’s army"),
    ("We've said they're late.", "We 've said they 're late ."),
    ("They don't, and can’t.", "They don't , and can’t ."),
    ("the workers' union", "the workers ' union"),
    ("O'Neill's d'Ivoire", "O'Neill 's d'Ivoire"),
    ("Al-Kadhimi's visit", "Al-Kadhimi 's visit"),
    ("Martin Jr.'s book", "Martin Jr. 's book"),
    // Hyphens and other joiners.
    (
        "a non-binding, pro-Iranian vote",
        "a non-binding , pro-Iranian vote",
    ),
    ("a 5-year-old boy", "a 5-year-old boy"),
    ("U.S.-led forces", "U.S.-led forces"),
    ("AT&T and Q&A", "AT&T and Q&A"),
    ("won 2-1 on 1996-08-22", "won 2-1 on 1996-08-22"),
    ("2008–2011", "2008 – 2011"),
    ("end -- or not", "end -- or not"),
    ("men/women", "men / women"),
    // Numbers, units and currencies.
    ("55.95% of 1,464", "55.95 % of 1,464"),
    ("$1.13bn", "$ 1.13 bn"),
    ("€600m, £3K and US$5M", "€ 600 m , £ 3 K and US $ 5 M"),
    ("5km at 6am", "5 km at 6 am"),
    (
        "2nd 1990s B-52 G20 3D 4K 747B",
        "2nd 1990s B-52 G20 3D 4K 747B",
    ),
    ("at 10:30 on 12/31/2019", "at 10:30 on 12/31/2019"),
    ("10-20km", "10-20 km"),
    // Full stops.
    (
        "Mr. Smith of Acme Inc. left.",
        "Mr. Smith of Acme Inc. left .",
    ),
    (
        "in the U.S. at 5 a.m. sharp.",
        "in the U.S. at 5 a.m. sharp .",
    ),
    (
        "J. K. Rowling and J.R.R. Tolkien",
        "J. K. Rowling and J.R.R. Tolkien",
    ),
    ("He took plan B.", "He took plan B ."),
    ("(He took plan B.)", "( He took plan B . )"),
    ("He said no. No. 5 won.", "He said no . No. 5 won ."),
    ("It ended.The next began.", "It ended . The next began ."),
    ("Note:this holds", "Note : this holds"),
    (
        "on Node.js and example.com.",
        "on Node.js and example.com .",
    ),
    ("Well... so… and . . . on", "Well ... so … and . . . on"),
    // URLs.
    (
        "See https://example.org/a_b?c=1, or www.example.org.",
        "See https://example.org/a_b?c=1 , or www.example.org .",
    ),
    ("(http://example.org/x)", "( http://example.org/x )"),
    (
        "Write to jane.doe@mail.example.org.",
        "Write to jane.doe@mail.example.org .",
    ),
    ("@jane_doe likes #rivers!", "@jane_doe likes #rivers !"),
    // Punctuation and other scripts.
    ("“Yes,” he said", "“ Yes , ” he said"),
    ("Русский текст, да.", "Русский текст , да ."),
    ("a 👩‍👩‍👧 here", "a 👩‍👩‍👧 here"),
    ("cafe\u{301}s", "cafe\u{301}s"),
];

#[test]
fn news_text_is_tokenized_like_the_corpora() {
    for (text, expected) in CASES {
        let tokens: Vec<&str> = tokenize(text, Span::of(text))
            .map(|token| token.span.text(text))
            .collect();
        let expected: Vec<&str> = expected.split(' ').collect();
        assert_eq!(tokens, expected, "{text}");
    }
}

#[test]
fn words_numbers_and_punctuation_are_distinguished() {
    let text = "Iraq 1,464 3D % 😀";
    let kinds: Vec<TokenKind> = tokenize(text, Span::of(text))
        .map(|token| token.kind)
        .collect();
    use TokenKind::{Mark, Number, Word};
    assert_eq!(kinds, [Word, Number, Word, Mark, Mark]);
}

#[test]
fn spans_are_of_the_source_and_not_of_the_slice() {
    let text = "One. Two words.";
    let tokens: Vec<Span> = tokenize(text, Span::new(5, 15))
        .map(|token| token.span)
        .collect();
    assert_eq!(
        tokens,
        [Span::new(5, 8), Span::new(9, 14), Span::new(14, 15)]
    );
}
