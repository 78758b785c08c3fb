//! What is read from a page's markup.

use pith::text::html::to_text;

/// Each case is some markup and the text that a reader sees.
const CASES: &[(&str, &str)] = &[
    ("", ""),
    ("plain text", "plain text"),
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("<p>One.<p>Two.", "One.\n\nTwo."),
    ("<div><div>One</div></div>\n\n<div>Two</div>", "One\n\nTwo"),
    ("<p>a\n   <b>bold</b> word</p>", "a bold word"),
    ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
    ("one<br><br>two", "one\n\ntwo"),
    ("<ul><li>one<li>two</ul><p>after", "one\ntwo\n\nafter"),
    (
        "<table><tr><td>a<td>b</tr><tr><td>c</td><td>d</td></table>",
        "a\tb\nc\td",
    ),
    ("x<pre>\na  b\n\n  c</pre>y", "x\n\na  b\n\n  c\n\ny"),
    (
        "&lt;b&gt; &amp; &eacute;&#8217;s&nbsp;x &unknown;",
        "<b> & é’s\u{a0}x &unknown;",
    ),
    (
        "a<script>if (x < y) { '</p>' }</script>b<style>p{}</style>c",
        "abc",
    ),
    (
        "<head><title>Site</title></head><body>x<noscript><p>no</p></noscript>",
        "x",
    ),
    (
        "<template><p>no</p></template><textarea>no</textarea>yes",
        "yes",
    ),
    ("<p hidden>no<p>yes", "yes"),
    ("<div style='Display: NONE'><div>no</div>no</div>yes", "yes"),
    ("<div><p hidden>no</div>yes", "yes"),
    ("<svg/>yes<svg><text>no</text></svg>", "yes"),
    ("a<!-- no -->b<!doctype html>c", "abc"),
    ("a</p></div></nothing>b", "a\n\nb"),
    ("<a href='x>y'>link</a", "link"),
    ("a\0b", "ab"),
];

#[test]
fn visible_text_is_kept_and_the_rest_is_not() {
    for (markup, text) in CASES {
        assert_eq!(to_text(markup), *text, "{markup}");
    }
}

#[test]
fn deep_nesting_is_read() {
    let markup = format!(
        "{}deep{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    assert_eq!(to_text(&markup), "deep");
}

#[test]
fn a_link_is_no_longer_than_its_remaining_text() {
    let page = pith::text::html::read("<pre><a href=x>Late. \n\n</a></pre>");
    assert_eq!(page.text, "Late.");
    assert_eq!(page.hints[0].linked, 5);
}
