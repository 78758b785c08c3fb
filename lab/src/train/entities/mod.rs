//! Trains the name tagger; `models/MODEL_CARD.md` says what was tried.

pub mod augment;
pub mod calibrate;
pub mod corpus;
pub mod crf;
pub mod lexicon;
pub mod marginals;
pub mod quantize;
pub mod score;
pub mod sequences;
pub mod sources;

use std::path::Path;
use std::thread;
use std::{fs, io};

use pith::entities::model::Model;
use pith::entities::model::bytes::Reader;
use pith::entities::model::context::Context;
use pith::entities::model::lexicon::Lexicon;
use pith::models::{ModelError, Stored};
use pith::text::language::Language;

use crate::iob::Label;
use crate::metrics::entities::{Counts, Tally};
use crate::table::Table;
use augment::{Manner, Random};
use calibrate::Found;
use corpus::Document;
use crf::{Crf, Sequence, Settings};
use sequences::{Index, Judged};
use sources::{Source, Sources};

/// What may vary between training runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Names of corpora left out of training.
    pub without: Vec<String>,
    /// The first pass's optimizer.
    pub first: Settings,
    /// The second pass's.
    pub second: Settings,
    /// Epochs of the first pass.
    pub epochs: usize,
    /// Epochs of the second pass.
    pub second_epochs: usize,
    /// Number of models that label the parts of the data they were not trained on.
    pub folds: usize,
    /// One document in this many is copied in each manner.
    pub copy_every: usize,
    /// The probability of showing a passage with hidden words.
    pub hidden: f32,
    /// How often a feature must occur to be kept.
    pub least: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            without: Vec::new(),
            first: Settings {
                alpha: 0.1,
                beta: 1.0,
                l1: 5.0,
                l2: 0.0,
            },
            second: Settings {
                alpha: 0.05,
                beta: 1.0,
                l1: 2.0,
                l2: 0.0,
            },
            epochs: 6,
            second_epochs: 4,
            folds: 3,
            copy_every: 10,
            hidden: 0.3,
            least: 2,
        }
    }
}

/// The order of columns; the kind that not every corpus marks comes last.
const COLUMNS: [Label; 4] = [Label::Per, Label::Org, Label::Loc, Label::Misc];

impl Options {
    /// The best settings for a language. With less training data, regularization is weaker.
    pub fn of(language: &str) -> Self {
        let mut options = Self::default();
        if language != "en" {
            options.first.l1 = 2.0;
        }
        options
    }
}

/// A training document: the original it comes from, and its context with lexicon entries.
struct Item {
    origin: usize,
    document: Document,
    /// Whether it is as in the corpus, rather than an altered copy.
    is_original: bool,
    /// Whether its corpus marks names other than people, organizations and places.
    misc: bool,
}

/// A passage's sequence as it is, and with words hidden.
struct Pair {
    plain: Sequence,
    hidden: Sequence,
}

/// Trains a language's model on its corpora in `data/entities` and returns its bytes.
///
/// # Errors
/// If a corpus or the language's lexicon cannot be read.
pub fn train(data: &Path, sources: &Sources, options: &Options) -> io::Result<Vec<u8>> {
    let packed = fs::read(lexicon::path(sources.language))?;
    let lexicon = Lexicon::decode(&mut Reader(&packed)).map_err(malformed)?;
    let items = items(data, sources, options)?;
    let contexts: Vec<Context> = items
        .iter()
        .map(|item| Context::new(&item.document.tokens(), &lexicon))
        .collect();
    let index = Index::new(options.least, |each| {
        contexts
            .iter()
            .for_each(|context| sequences::visit(context, each))
    });
    let mut random = Random::new(7);
    let pairs: Vec<Vec<Pair>> = items
        .iter()
        .zip(&contexts)
        .map(|(item, context)| {
            let mut hiding = context.clone();
            augment::hide_words(&mut hiding, &mut random);
            let plain = sequences::first_pass(&item.document, context, &index);
            let hidden = sequences::first_pass(&item.document, &hiding, &index);
            plain
                .into_iter()
                .zip(hidden)
                .map(|(plain, hidden)| Pair { plain, hidden })
                .collect()
        })
        .collect();
    let rows = index.features().len();
    let fit = |leave_out: Option<usize>| {
        let kept: Vec<&Pair> = (items.iter().zip(&pairs))
            .filter(|(item, _)| leave_out.is_none_or(|fold| item.origin % options.folds != fold))
            .flat_map(|(_, pairs)| pairs)
            .collect();
        fit_first(rows, &kept, options)
    };
    let judge = |fold: usize| {
        let crf = fit(Some(fold));
        let decoder = quantize::decoder(&crf);
        let judged = |pairs: &[Pair]| {
            let scores: Vec<_> = pairs.iter().map(|pair| crf.scores(&pair.plain)).collect();
            let labels = scores
                .iter()
                .map(|scores| decoder.decode(&quantize::scores(scores)))
                .collect();
            Judged { scores, labels }
        };
        (items.iter().zip(&pairs).enumerate())
            .filter(|(_, (item, _))| item.origin % options.folds == fold)
            .map(|(at, (_, pairs))| (at, judged(pairs)))
            .collect::<Vec<_>>()
    };
    let mut judged = vec![Judged::default(); items.len()];
    let mut keep =
        |part: Vec<(usize, Judged)>| part.into_iter().for_each(|(at, one)| judged[at] = one);
    let first = thread::scope(|scope| {
        let half = options.folds / 2;
        let judge = &judge;
        let others = scope.spawn(move || (half..options.folds).flat_map(judge).collect::<Vec<_>>());
        let first = fit(None);
        (0..half).for_each(|fold| keep(judge(fold)));
        keep(others.join().unwrap_or_default());
        first
    });
    let all: Vec<usize> = (0..items.len()).collect();
    let (second, second_index) = fit_second(&items, &contexts, &judged, &first, options, &all);
    let held_out = |at: &usize| items[*at].origin % options.folds == 0;
    let (kept, left): (Vec<usize>, Vec<usize>) = all.iter().partition(|at| !held_out(at));
    let (blind, blind_index) = fit_second(&items, &contexts, &judged, &first, options, &kept);
    let found: Vec<Found> = (left.iter().filter(|&&at| items[at].is_original))
        .flat_map(|&at| {
            let Item { document, misc, .. } = &items[at];
            let sequences =
                sequences::second_pass(document, &contexts[at], &judged[at], &blind_index);
            calibrate::judge(&blind, document, &sequences, *misc)
        })
        .collect();
    let mut parts = calibrate::platt(&found).encode();
    parts.extend(packed);
    quantize::weights(&first, index.features(), &mut parts).map_err(malformed)?;
    quantize::weights(&second, second_index.features(), &mut parts).map_err(malformed)?;
    Ok(Model::seal(&parts, Language::from_code(sources.language)))
}

fn fit_first(rows: usize, pairs: &[&Pair], options: &Options) -> Crf {
    let mut crf = Crf::new(rows, options.first);
    let mut random = Random::new(42);
    let mut order: Vec<&Pair> = pairs.to_vec();
    for _ in 0..options.epochs {
        random.shuffle(&mut order);
        for pair in &order {
            crf.step(if random.chance(options.hidden) {
                &pair.hidden
            } else {
                &pair.plain
            });
        }
    }
    crf
}

/// Trains the second pass on the items at `kept`.
fn fit_second(
    items: &[Item],
    contexts: &[Context],
    judged: &[Judged],
    first: &Crf,
    options: &Options,
    kept: &[usize],
) -> (Crf, Index) {
    let index = Index::new(1, |each| {
        for &at in kept {
            sequences::visit_votes(&contexts[at], &judged[at].labels, each);
        }
    });
    let all: Vec<Sequence> = (kept.iter())
        .flat_map(|&at| {
            sequences::second_pass(&items[at].document, &contexts[at], &judged[at], &index)
        })
        .collect();
    let mut crf = Crf::upon(index.features().len(), options.second, first);
    let mut random = Random::new(42);
    let mut order: Vec<&Sequence> = all.iter().collect();
    for _ in 0..options.second_epochs {
        random.shuffle(&mut order);
        for sequence in &order {
            crf.step(sequence);
        }
    }
    (crf, index)
}

fn items(data: &Path, sources: &Sources, options: &Options) -> io::Result<Vec<Item>> {
    let mut originals = Vec::new();
    for source in sources.training {
        if !options.without.iter().any(|without| without == source.name) {
            let documents = read(data, sources, source)?;
            originals.extend(documents.into_iter().map(|document| Item {
                origin: 0,
                document,
                is_original: true,
                misc: source.misc,
            }));
        }
    }
    for (origin, item) in originals.iter_mut().enumerate() {
        item.origin = origin;
    }
    let mut items = Vec::new();
    for (turn, manner) in Manner::ALL.into_iter().enumerate() {
        for original in originals.iter().skip(turn).step_by(options.copy_every) {
            let document = augment::copy(&original.document, manner);
            if document != original.document {
                items.push(Item {
                    document,
                    is_original: false,
                    ..*original
                });
            }
        }
    }
    items.extend(originals);
    Ok(items)
}

fn read(data: &Path, sources: &Sources, source: &Source) -> io::Result<Vec<Document>> {
    let masked = sources.training.iter().any(|source| source.misc);
    let finer = sources.language == "en";
    let documents = corpus::read(&data.join("entities"), source, finer, masked)?;
    Ok(source.part.of(documents))
}

/// The tagger's results on one set.
pub struct Measured {
    /// The set's name.
    pub name: String,
    /// Whether it marks names other than people, organizations and places.
    pub misc: bool,
    /// The counts.
    pub tally: Tally,
}

/// Measures a model on its language's development sets and on the corpora that it was trained
/// without. The first set is also measured as careless writers and headlines would have it.
///
/// # Errors
/// If a corpus cannot be read.
pub fn figures(
    data: &Path,
    sources: &Sources,
    without: &[String],
    model: &Model,
) -> io::Result<Vec<Measured>> {
    let mut sets = Vec::new();
    let left_out = (sources.training.iter())
        .filter(|source| without.iter().any(|without| without == source.name));
    for source in left_out.chain(sources.development) {
        let documents = read(data, sources, source)?;
        sets.push((source.name.to_owned(), source.misc, documents));
    }
    let copies: Vec<_> = sets
        .first()
        .into_iter()
        .flat_map(|(name, misc, documents)| {
            Manner::ALL.map(|manner| {
                let copies = (documents.iter())
                    .map(|document| augment::copy(document, manner))
                    .collect();
                (format!("{name}, {manner:?}"), *misc, copies)
            })
        })
        .collect();
    sets.extend(copies);
    Ok(sets
        .into_iter()
        .map(
            |(name, misc, documents): (String, bool, Vec<Document>)| Measured {
                name,
                misc,
                tally: score::corpus(model, &documents),
            },
        )
        .collect())
}

/// Prints [`figures`] as a table.
///
/// # Errors
/// If a corpus cannot be read or the table cannot be written.
pub fn print_figures(
    data: &Path,
    sources: &Sources,
    without: &[String],
    model: &Model,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let kinds = COLUMNS.map(Label::name);
    let columns: Vec<&str> = (["set"].into_iter())
        .chain(kinds)
        .chain(["PER ORG LOC", "all"])
        .collect();
    let mut table = Table::new("Names by the model only: exact-span P/R/F1", &columns);
    let cell = |counts: Counts| {
        let figures = [counts.precision(), counts.recall(), counts.f1()];
        figures.map(|figure| format!("{figure:.3}")).join("/")
    };
    for set in figures(data, sources, without, model)? {
        let mut row = vec![set.name];
        row.extend(COLUMNS.map(|label| cell(set.tally.of(label))));
        row.push(cell(set.tally.micro(&COLUMNS[..3])));
        let all = if set.misc {
            &COLUMNS[..]
        } else {
            &COLUMNS[..3]
        };
        row.push(cell(set.tally.micro(all)));
        table.rows.push(row);
    }
    write!(out, "{table}")
}

/// Turns an error in a model's bytes into an input error.
fn malformed(error: ModelError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
