//! Trains the classifier of a paste's blocks on pages whose article is known.
//!
//! The rules' own verdict is one of the features and has a prior in its favour, so the model
//! overrules it only where held-out pages would support that.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use pith::Options;
use pith::models::Stored;
use pith::text::Source;
use pith::text::paste::model::{Model, Weights};
use pith::text::paste::training::{self, Clue};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::logistic::{self, Example};
use crate::article;
use crate::evaluate::pastes::{Page, pages};
use crate::metrics::shingles::{self, Overlap, Score};

/// Number of folds for cross-validation.
const FOLDS: usize = 10;

/// The prior of the weights.
#[derive(Clone, Copy)]
struct Prior {
    /// The prior logit of a block that the rules keep; negated if they do not.
    trust: f64,
    /// How strongly weights are pulled towards their priors.
    ridge: f64,
}

/// Sixty pages teach little about plain text: trusting the rules less makes held-out pages worse.
const PLAIN: Prior = Prior {
    trust: 2.0,
    ridge: 0.004,
};

/// Markup shows the model things that the rules do not see.
const HTML: Prior = Prior {
    trust: 1.4,
    ridge: 0.001,
};

/// The prior logit of the clearest signs of an article; negated for signs against.
const CLEAR_SIGN: f64 = 0.5;

/// A block with its label.
struct Labelled {
    vector: training::Vector,
    positive: bool,
    weight: f64,
}

/// The labelled blocks of a page as plain text and as HTML.
struct Labels {
    plain: Vec<Labelled>,
    html: Vec<Labelled>,
}

/// Trains on `pastes/` under `data`, measures on held-out pages, and writes the weights learned
/// from all pages.
///
/// # Errors
///
/// If data is missing, or a file cannot be read or written.
pub fn run(data: &Path, model: &Path, mut out: impl Write) -> anyhow::Result<()> {
    let pages = pages(data, None)?;
    let labels: Vec<Labels> = pages
        .par_iter()
        .map(|page| Labels {
            plain: label(&page.body, (&page.pasted).into()),
            html: label(&page.body, (&page.html).into()),
        })
        .collect();
    let folds: Vec<Model> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            learn(
                labels
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| at % FOLDS != fold),
            )
        })
        .collect();
    let rules = Model::RULES_ALONE;
    writeln!(
        out,
        "{} pages, {FOLDS}-fold cross-validation by page",
        pages.len()
    )?;
    for (name, choose) in [
        ("rules alone", None),
        ("with the model, held out", Some(&folds)),
    ] {
        let model = |at: usize| choose.map_or(&rules, |folds| &folds[at % FOLDS]);
        report(&mut out, name, &pages, model)?;
    }
    let all = learn(labels.iter().enumerate());
    report(&mut out, "with the model, on its own pages", &pages, |_| {
        &all
    })?;
    let comment = "Weights of the judge over a paste's blocks (crates/pith/src/text/paste/model.rs): feature, for plain text, \
         for HTML.\nLearned by `lab train pastes` from the pages of article-extraction-benchmark's \
         development part; not to be edited by hand.";
    let table = all.to_table(comment);
    fs::write(model, Model::seal(table.as_bytes(), None))
        .with_context(|| format!("cannot write {}", model.display()))
}

fn report<'a>(
    out: &mut impl Write,
    name: &str,
    pages: &[Page],
    model: impl Fn(usize) -> &'a Model + Sync,
) -> std::io::Result<()> {
    let measure = |source: fn(&Page) -> Source| {
        let overlaps: Vec<Overlap> = pages
            .par_iter()
            .enumerate()
            .map(|(at, page)| {
                let kept = article::kept(source(page), &Options::default(), model(at));
                Overlap::of(&page.body, &kept)
            })
            .collect();
        Score::of(&overlaps)
    };
    for (input, score) in [
        ("plain text", measure(|page| (&page.pasted).into())),
        ("HTML", measure(|page| (&page.html).into())),
    ] {
        let Score {
            precision,
            recall,
            f1,
        } = score;
        writeln!(
            out,
            "{name:32} {input:10} precision {precision:.3} recall {recall:.3} F1 {f1:.3}"
        )?;
    }
    Ok(())
}

fn learn<'a>(pages: impl Iterator<Item = (usize, &'a Labels)>) -> Model {
    let pages: Vec<&Labels> = pages.map(|(_, labels)| labels).collect();
    let weights = |part: fn(&Labels) -> &[Labelled], Prior { trust, ridge }: Prior| {
        let examples: Vec<Example> = pages
            .iter()
            .flat_map(|labels| part(labels))
            .map(|block| Example {
                features: &block.vector.0,
                positive: block.positive,
                weight: block.weight,
            })
            .collect();
        let mut prior = [0.0; Clue::COUNT];
        for (weight, clue) in prior.iter_mut().zip(Clue::ALL) {
            *weight = match clue {
                Clue::Bias => -trust,
                Clue::RuleBody | Clue::RuleHeading => 2.0 * trust,
                Clue::InBody | Clue::InArticle | Clue::MainProse => CLEAR_SIGN,
                Clue::InNav
                | Clue::InAside
                | Clue::InFooter
                | Clue::InForm
                | Clue::InCaption
                | Clue::InComments
                | Clue::InShare
                | Clue::InRelated
                | Clue::InNewsletter
                | Clue::InPromotion
                | Clue::InCookies
                | Clue::InOverlay
                | Clue::CaptionElement
                | Clue::AllLinked => -CLEAR_SIGN,
                _ => 0.0,
            };
        }
        let fitted = logistic::fit(&examples, &prior, ridge);
        let mut weights = [0.0; Clue::COUNT];
        for (weight, fitted) in weights.iter_mut().zip(fitted) {
            *weight = fitted as f32;
        }
        Weights(weights)
    };
    Model {
        plain: weights(|labels| &labels.plain, PLAIN),
        html: weights(|labels| &labels.html, HTML),
    }
}

/// Labels the blocks of `source` by the words of the article's `body`.
///
/// A block belongs to the article if most of its shingles are in the body. A short block does if
/// the body has its words right after the last block that belongs, or right before the next one.
/// Each block is weighted by its share of the article's words, as in the score.
fn label(body: &str, source: Source) -> Vec<Labelled> {
    let truth = shingles::words(body);
    let mut places: FxHashMap<&[&str], u32> = FxHashMap::default();
    for shingle in shingles::shingles(&truth) {
        *places.entry(shingle).or_default() += 1;
    }
    let examples = training::examples(source);
    let words: Vec<Vec<&str>> = examples
        .iter()
        .map(|example| shingles::words(example.span.text(source.text)))
        .collect();
    let share = |words: &[&str]| {
        let (mut all, mut found) = (0_usize, 0_usize);
        for shingle in shingles::shingles(words) {
            all += 1;
            found += usize::from(places.contains_key(shingle));
        }
        found as f64 / all.max(1) as f64
    };
    let long = |words: &[&str]| words.len() >= shingles::SIZE;
    let surely: Vec<bool> = words
        .iter()
        .map(|words| long(words) && share(words) > 0.5)
        .collect();
    examples
        .iter()
        .zip(&words)
        .enumerate()
        .filter(|(_, (example, words))| {
            use pith::digest::Role;
            !words.is_empty()
                && !matches!(example.role, Role::Title | Role::Byline | Role::Published)
        })
        .map(|(at, (example, own))| {
            let positive = if long(own) {
                surely[at]
            } else {
                let before = (0..at).rev().take(3).find(|&other| surely[other]);
                let after = (at + 1..words.len()).take(3).find(|&other| surely[other]);
                let joined = |first: &[&str], second: &[&str]| {
                    let mut pair = first[first.len().saturating_sub(3)..].to_vec();
                    pair.extend(&second[..second.len().min(3)]);
                    share(&pair) > 0.9
                };
                before.is_some_and(|other| joined(&words[other], own))
                    || after.is_some_and(|other| joined(own, &words[other]))
            };
            Labelled {
                vector: example.vector,
                positive,
                weight: ((own.len() + 2) as f64 / (truth.len() + 50) as f64).min(1.0),
            }
        })
        .collect()
}
