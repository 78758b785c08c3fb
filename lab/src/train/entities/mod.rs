//! Trains the tagger of names; see `models/MODEL_CARD.md` for what was tried.

pub mod augment;
pub mod corpus;
pub mod crf;
pub mod marginals;
pub mod quantize;
pub mod score;
pub mod sequences;

use std::io;
use std::path::Path;
use std::thread;

use pith::entities::model::Model;
use pith::entities::model::bytes::Reader;
use pith::entities::model::context::Context;
use pith::entities::model::lexicon::Lexicon;
use pith::models::{ModelError, Stored};
use pith::text::language::Language;

use crate::iob::Label;
use crate::table::Table;
use augment::{Manner, Random};
use corpus::Document;
use crf::{Crf, Sequence, Settings};
use sequences::{Index, Judged};

/// The lexicon, made as the model card says.
const LEXICON: &[u8] = include_bytes!("../../../data/lexicon.bin");

/// What may be varied from one training to the next.
#[derive(Clone, Debug)]
pub struct Options {
    /// Names of corpora left out of training.
    pub without: Vec<String>,
    /// The first pass's optimizer.
    pub first: Settings,
    /// The second pass's.
    pub second: Settings,
    /// How often the first pass goes over the data.
    pub epochs: usize,
    /// The same for the second.
    pub second_epochs: usize,
    /// Models that judge the parts of the data that they were not trained on.
    pub folds: usize,
    /// One document in so many is copied in each manner.
    pub copy_every: usize,
    /// How likely a passage is to be shown with hidden words.
    pub hidden: f32,
    /// How often a feature must be seen.
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

/// Corpora by name and file, with the blocks in a document where the file does not mark any.
const TRAINING: [(&str, &str, usize); 4] = [
    ("worldwide", "worldwide.train.conll", 1),
    ("conll03", "conll03.train.conll", 1),
    ("wikineural", "wikineural_en.val.conll", WIKI_BLOCKS),
    ("wnut17", "wnut17.train.conll", 1),
];

const WIKI_BLOCKS: usize = 10;

/// The order in which the figures stand; the kind that not every corpus marks comes last.
const COLUMNS: [Label; 4] = [Label::Per, Label::Org, Label::Loc, Label::Misc];

/// Corpora that the figures are taken on; `false` where they have no MISC.
const DEVELOPMENT: [(&str, &str, bool); 4] = [
    ("worldwide", "worldwide.dev.conll", true),
    ("conll03", "conll03.dev.conll", true),
    ("uner_ewt", "uner_ewt.dev.conll", false),
    ("wnut17", "wnut17.dev.conll", true),
];

/// A training document: which original it comes of, and its context with the lexicon's entries.
struct Item {
    origin: usize,
    document: Document,
}

/// A passage's sequence as it is, and with words hidden.
struct Pair {
    plain: Sequence,
    hidden: Sequence,
}

/// Trains on the corpora in `data/entities` and gives the bytes of the model.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn train(data: &Path, options: &Options) -> io::Result<Vec<u8>> {
    let lexicon = Lexicon::decode(&mut Reader(LEXICON)).map_err(malformed)?;
    let items = items(data, options)?;
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
    let (second, second_index) = fit_second(&items, &contexts, &judged, &first, options);
    let mut parts = LEXICON.to_vec();
    quantize::weights(&first, index.features(), &mut parts).map_err(malformed)?;
    quantize::weights(&second, second_index.features(), &mut parts).map_err(malformed)?;
    Ok(Model::seal(&parts, Some(Language::En)))
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

fn fit_second(
    items: &[Item],
    contexts: &[Context],
    judged: &[Judged],
    first: &Crf,
    options: &Options,
) -> (Crf, Index) {
    let index = Index::new(1, |each| {
        for (context, judged) in contexts.iter().zip(judged) {
            sequences::visit_votes(context, &judged.labels, each);
        }
    });
    let all: Vec<Sequence> = (items.iter().zip(contexts).zip(judged))
        .flat_map(|((item, context), judged)| {
            sequences::second_pass(&item.document, context, judged, &index)
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

fn items(data: &Path, options: &Options) -> io::Result<Vec<Item>> {
    let mut originals = Vec::new();
    for (name, file, blocks) in TRAINING {
        if !options.without.iter().any(|without| without == name) {
            let mut documents = corpus::read(&data.join("entities").join(file), blocks)?;
            if name == "wikineural" {
                documents.truncate(held_out(documents.len()));
            }
            originals.extend(documents);
        }
    }
    let mut items = Vec::new();
    for (turn, manner) in Manner::ALL.into_iter().enumerate() {
        for (origin, document) in originals
            .iter()
            .enumerate()
            .skip(turn)
            .step_by(options.copy_every)
        {
            items.push(Item {
                origin,
                document: augment::copy(document, manner),
            });
        }
    }
    items.extend(
        originals
            .into_iter()
            .enumerate()
            .map(|(origin, document)| Item { origin, document }),
    );
    Ok(items)
}

/// Where the held-out tenth of a corpus of so many documents begins.
const fn held_out(documents: usize) -> usize {
    documents * 9 / 10
}

/// F1 of a model on the development sets: by its columns, and of all that the set marks.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn figures(data: &Path, model: &Model) -> io::Result<Vec<(String, Vec<f64>)>> {
    let data = data.join("entities");
    let mut sets = Vec::new();
    for (name, file, misc) in DEVELOPMENT {
        sets.push((
            name.to_owned(),
            corpus::read(&data.join(file), usize::MAX)?,
            misc,
        ));
    }
    let mut wiki = corpus::read(&data.join("wikineural_en.val.conll"), WIKI_BLOCKS)?;
    let wiki = wiki.split_off(held_out(wiki.len()));
    sets.push(("wikineural held out".to_owned(), wiki, true));
    for (name, manner) in [
        ("worldwide, CAPITALS", Manner::Capitals),
        ("worldwide, small letters", Manner::Small),
        ("worldwide, Titled", Manner::Titled),
        ("worldwide, without stops", Manner::Unstopped),
    ] {
        let copies = sets[0]
            .1
            .iter()
            .map(|document| augment::copy(document, manner))
            .collect();
        sets.push((name.to_owned(), copies, true));
    }
    Ok(sets
        .into_iter()
        .map(|(name, documents, misc)| {
            let tally = score::corpus(model, &documents);
            let scored = if misc { &COLUMNS[..] } else { &COLUMNS[..3] };
            let mut figures = COLUMNS.map(|label| tally.of(label).f1()).to_vec();
            figures.push(tally.micro(scored).f1());
            (name, figures)
        })
        .collect())
}

/// Prints [`figures`] as a table.
///
/// # Errors
/// Where a corpus cannot be read or the table not written.
pub fn print_figures(data: &Path, model: &Model, out: &mut impl io::Write) -> io::Result<()> {
    let kinds = COLUMNS.map(Label::name);
    let columns: Vec<&str> = ["set"].into_iter().chain(kinds).chain(["all"]).collect();
    let mut table = Table::new("Names: exact-span F1", &columns);
    for (name, figures) in figures(data, model)? {
        let cells = figures.iter().map(|figure| format!("{figure:.4}"));
        table.rows.push([name].into_iter().chain(cells).collect());
    }
    write!(out, "{table}")
}

/// An error of a model's bytes as one of input.
fn malformed(error: ModelError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
