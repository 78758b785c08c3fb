//! The structure that a source marks: headings, lists, tables and footnotes beside the text; the
//! outline made from it, and how it is drawn.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use pith::digest::Digest;
use pith::form::Kind;
use pith::text::html::{self, Page};
use pith::{Options, Source, Span, digest};
use pith_page::model::analysis::Analysis;
use pith_page::model::draft::{Unit, View};
use pith_page::model::source::Places;
use pith_page::model::{markup, outline, sections};

use crate::fields::{Dice, split, text as string};
use crate::sound;

/// Fields: HTML, and bytes that pretend to be the stored markup of its text.
pub fn marks(input: &[u8]) {
    let [source, stored] = split(input);
    let page = html::read(&string(source));
    assert_eq!(
        markup::read(&page.text, &markup::write(&page)).as_ref(),
        Some(&page),
        "stored markup comes back"
    );
    sound_page(&page);
    if stored.is_empty() {
        return;
    }
    for version in ["1", "2", "3"] {
        let forged = format!("{version}.{}", BASE64_STANDARD.encode(stored));
        if let Some(forged) = markup::read(&page.text, &forged) {
            assert_eq!(forged.text, page.text);
            sound_page(&forged);
        }
    }
}

/// Asserts that the form of `page` fits its text, and that everything of the article is drawn.
fn sound_page(page: &Page) {
    assert!(page.form.fits(&page.text));
    let mut open: Vec<(Span, &Kind)> = Vec::new();
    for part in &page.form.parts {
        while open
            .pop_if(|(span, _)| span.end() <= part.span.start())
            .is_some()
        {}
        open.push((part.span, &part.kind));
    }
    let analysis = analysis(page);
    sound::digest(&page.text, &analysis.digest);
    assert_eq!(analysis.digest.form, page.form);
    drawn(&analysis);
}

fn analysis(page: &Page) -> Analysis {
    let digest = digest(Source::from(page), &Options::default());
    Analysis::new(1, page.text.as_str().into(), digest, 0.0)
}

/// Asserts that the slices have every word of the article once, in order.
fn drawn(analysis: &Analysis) {
    let (source, digest): (&str, &Digest) = (&analysis.source, &analysis.digest);
    let pieces = analysis.slices.iter().flat_map(|slice| &slice.pieces);
    let mut last = 0;
    let mut words = String::new();
    for run in pieces.flat_map(|piece| &piece.runs) {
        assert!(last <= run.span.start() && !run.span.is_empty());
        last = run.span.end();
        words.extend(run.span.text(source).split_whitespace());
        if let Some(sentence) = run.sentence {
            assert!(digest.sentences[sentence].span.contains(run.span));
        }
        if let Some(marked) = run.mention {
            assert!(digest.mentions[marked.mention].span.contains(run.span));
        }
    }
    let blocks = digest.blocks.iter().filter(|block| block.role.is_article());
    let expected: String = blocks
        .flat_map(|block| block.span.text(source).split_whitespace())
        .collect();
    assert_eq!(words, expected);
}

/// Fields: HTML, and bytes that decide how the summary is spread over its sections.
pub fn outline(input: &[u8]) {
    let [source, dice] = split(input);
    let dice = &mut Dice(dice);
    let page = html::read(&string(source));
    let analysis = analysis(&page);
    let digest = &analysis.digest;
    let headings = sections::headings(digest);
    assert!(headings.is_sorted_by(|a, b| a.block < b.block));
    let found = analysis.sections();
    let mut last = 0;
    for section in found {
        assert!(
            last <= section.sentences.start && section.sentences.start <= section.sentences.end
        );
        last = section.sentences.end;
        assert!(
            section
                .best
                .is_none_or(|best| section.sentences.contains(&best))
        );
        assert_eq!(section.best.is_none(), section.sentences.is_empty());
        assert!(
            section
                .title
                .as_ref()
                .is_none_or(|title| !title.trim().is_empty())
        );
    }
    assert!(last <= digest.sentences.len());
    let words: usize = found.iter().map(|section| section.words).sum();
    assert!(words <= digest.words);

    let barred = dice.indices(6, digest.sentences.len());
    let count = dice.below(12);
    let spread = outline::spread(&analysis, count, &barred);
    assert!(spread.is_sorted_by(|a, b| a < b) && spread.len() <= count);
    assert!(spread.iter().all(|at| !barred.contains(at)));
    for section in found {
        let inside = spread.iter().filter(|at| section.sentences.contains(at));
        assert!(inside.count() <= 1, "one sentence for each section");
    }
    let view = View {
        length: dice.below(300),
        unit: [Unit::Sentences, Unit::Words, Unit::Percent][dice.below(3)],
        ..View::default()
    };
    // Only that neither overflows.
    let _ = (
        outline::room(view, &analysis),
        outline::wanted(view, &analysis),
    );
    let brief = outline::brief(&analysis);
    let titles = found.iter().filter_map(|section| section.title.as_ref());
    assert!(titles.into_iter().all(|title| brief.contains(title)));

    let places = Places::of(&analysis);
    let mut paragraph = 0;
    for block in &digest.blocks {
        let place = places.at(block.span.start());
        if digest.articles.is_empty() {
            assert!(
                place.paragraph >= paragraph,
                "paragraphs are counted in order"
            );
            paragraph = place.paragraph;
        }
        assert!(
            place
                .section
                .is_none_or(|section| !section.trim().is_empty())
        );
    }
}
