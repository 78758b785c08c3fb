//! Text and HTML, typed or pasted.

use pith::summary::selection::{self, Wish};
use pith::text::html;
use pith::{Digest, Options, Source, digest, relevance};
use pith_page::model::rich::{Markup, Material};

use crate::fields::{Dice, split, text as string};
use crate::sound;

/// Texts are repeated up to this many bytes.
const LONG: usize = 32 << 10;

/// Fields: the text, bytes that decide the options, a question.
pub fn text(input: &[u8]) {
    let [source, dice, question] = split(input);
    let mut dice = Dice(dice);
    let mut source = string(source).into_owned();
    if dice.once_in(8) && !source.is_empty() {
        source = source.repeat((LONG / source.len()).max(1));
    }
    let options = dice.options(&source, || digest(&*source, &Options::default()));
    let found = digest(&*source, &options);
    sound::digest(&source, &found);
    if !question.is_empty() {
        let relevance = relevance(&*source, &options, &string(question));
        choose(&found, &mut dice, &relevance);
    }
    sound::exports(&source, found);
}

/// Makes summaries as the page does, both about something and of the whole.
fn choose(digest: &Digest, dice: &mut Dice, relevance: &[f32]) {
    let sentences = &digest.sentences;
    assert_eq!(relevance.len(), sentences.len());
    assert!(relevance.iter().all(|share| (0.0..=1.0).contains(share)));
    let mut pinned = dice.indices(3, sentences.len());
    let mut barred = dice.indices(3, sentences.len());
    pinned.retain(|&at| at < sentences.len());
    barred.retain(|&at| at < sentences.len());
    for relevance in [None, Some(relevance)] {
        let chosen = selection::choose(
            sentences,
            &Wish {
                budget: dice.budget(),
                relevance,
                pinned: &pinned,
                barred: &barred,
            },
        );
        assert!(chosen.is_sorted_by(|a, b| a < b));
        assert!(chosen.iter().all(|&at| at < sentences.len()));
        assert!(pinned.iter().all(|at| chosen.contains(at)));
    }
}

/// Fields: the HTML, bytes that decide the options.
pub fn html(input: &[u8]) {
    let [source, dice] = split(input);
    let page = html::read(&string(source));
    let mut last = 0;
    for hint in &page.hints {
        assert!(hint.span.start() >= last);
        assert!(page.text.get(hint.span.range()).is_some());
        assert!(hint.linked <= hint.span.len());
        last = hint.span.end();
    }
    assert_eq!(page.text.trim_end(), page.text);
    assert!(page.text.len() <= 4 * source.len());
    let options = Dice(dice).options(&page.text, || digest(&page, &Options::default()));
    sound::digest(&page.text, &digest(Source::from(&page), &options));
}

/// Fields: the clipboard's HTML, and the same content as plain text.
pub fn rich(input: &[u8]) {
    let [html, plain] = split(input);
    let plain = string(plain);
    let unread = Material::of(&plain, &Markup::Unread(string(html).into()));
    let options = Options::default();
    let (derived, digest) = unread.digest(pith::Engine::embedded(), &options);
    let Some(derived) = derived else {
        sound::digest(&plain, &digest);
        return;
    };
    sound::digest(&derived.text, &digest);
    // The stored markup reads the same at the next visit.
    let again = Material::Derived(derived)
        .digest(pith::Engine::embedded(), &options)
        .1;
    assert_eq!(again, digest);
}
