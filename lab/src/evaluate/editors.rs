//! How well summaries agree with what careful readers marked in whole articles.
//!
//! The measure follows `editors/score.py`, which comes with the data. A summary sentence scores 1
//! if it is among the reader's three best, 0.5 if it is among the good ones, and −0.5 if it must
//! never be in a summary. A sentence that depends on the one before loses 0.5 if that one is left
//! out. The sum is divided by three, so the reader's own choice scores 1.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, ensure};
use pith::Options;
use pith::digest::{Budget, Digest};
use pith::summary::selection::select;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::data;
use crate::metrics::bootstrap::Interval;
use crate::table::Table;

/// An article with a reader's marks, which are sentence numbers.
#[derive(Clone, Debug, Deserialize)]
pub struct Marked {
    /// Its key, the same in all files.
    pub key: String,
    /// The corpus it comes from.
    pub source: String,
    /// Its id in that corpus.
    #[serde(default)]
    pub id: String,
    /// Its language code.
    pub language: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// The sentences that were marked, as byte ranges of the text.
    pub sentences: Vec<[usize; 2]>,
    /// The three sentences that together make the best summary, most important first.
    pub best: Vec<usize>,
    /// The one sentence that best gives the gist by itself.
    pub one: usize,
    /// Others that would fit in a longer summary, best first.
    pub good: Vec<usize>,
    /// Those that must never be in a summary.
    pub bad: Vec<usize>,
    /// Those that cannot be understood without the one before.
    pub leans: Vec<usize>,
    /// Whether the terms of the text forbid commercial use: it is measured, never trained on.
    #[serde(default)]
    pub not_commercial: bool,
}

/// Marks of an article whose text is in another file and is not ours to store.
#[derive(Debug, Deserialize)]
struct Marks {
    key: String,
    source: String,
    /// The file of `summaries_more/` that has the text, without its endings.
    file: String,
    /// The article's id in that file.
    id: String,
    language: String,
    /// The last 32 bits of the text's hash, in hexadecimal.
    hash: String,
    #[serde(default)]
    not_commercial: bool,
    sentences: Vec<[usize; 2]>,
    best: Vec<usize>,
    one: usize,
    good: Vec<usize>,
    bad: Vec<usize>,
    leans: Vec<usize>,
}

impl Marks {
    /// The marked article, with the text and title that `texts` has for it.
    ///
    /// # Errors
    ///
    /// If the text is missing, or is not the one that was marked.
    fn with_text(self, texts: &FxHashMap<String, Text>) -> anyhow::Result<Marked> {
        let Self { file, id, hash, .. } = self;
        let text = texts.get(&id).with_context(|| {
            format!("{file} in summaries_more/ has no article {id}: fetch the whole folder")
        })?;
        // The cast keeps the last 32 bits.
        let found = format!("{:08x}", pith::hash::of(&text.text) as u32);
        ensure!(
            found == hash,
            "the text of {id} in {file} is not the one that was marked: its hash is {found} instead \
             of {hash}"
        );
        Ok(Marked {
            key: self.key,
            source: self.source,
            id,
            language: self.language,
            title: text.title.clone(),
            text: text.text.clone(),
            sentences: self.sentences,
            best: self.best,
            one: self.one,
            good: self.good,
            bad: self.bad,
            leans: self.leans,
            not_commercial: self.not_commercial,
        })
    }
}

/// An article of `summaries_more/`; of its fields, only those that the marks need.
#[derive(Debug, Deserialize)]
struct Text {
    id: String,
    title: Option<String>,
    text: String,
}

/// Genres of the GUM corpus whose terms forbid commercial use (wikiHow's instructions and Small
/// Beer Press's fiction, CC BY-NC-SA 3.0).
const NOT_COMMERCIAL: [&str; 2] = ["whow", "fiction"];

impl Marked {
    /// Whether the terms of the text allow training on it.
    #[must_use]
    pub fn may_train(&self) -> bool {
        let kind = self.kind();
        let genre = kind.rsplit(", ").next().unwrap_or_default();
        !self.not_commercial && !NOT_COMMERCIAL.contains(&genre)
    }

    /// The value of a summary made of the marked sentences `chosen`.
    #[must_use]
    pub fn value(&self, chosen: &[usize]) -> f64 {
        let worth = |at: &usize| {
            let leaning = self.leans_alone(*at, chosen);
            self.worth(*at) - if leaning { 0.5 } else { 0.0 }
        };
        chosen.iter().map(worth).sum::<f64>() / 3.0
    }

    /// What a sentence scores by itself.
    fn worth(&self, at: usize) -> f64 {
        if self.best.contains(&at) {
            1.0
        } else if self.good.contains(&at) {
            0.5
        } else if self.bad.contains(&at) {
            -0.5
        } else {
            0.0
        }
    }

    /// Whether a sentence depends on one that is not among `chosen`.
    fn leans_alone(&self, at: usize, chosen: &[usize]) -> bool {
        self.leans.contains(&at)
            && !at
                .checked_sub(1)
                .is_some_and(|before| chosen.contains(&before))
    }

    /// For each of the sentences at `spans`, the marked sentence that it overlaps most.
    #[must_use]
    pub fn numbers(&self, spans: impl Iterator<Item = pith::Span>) -> Vec<usize> {
        let overlap = |span: pith::Span, [start, end]: [usize; 2]| {
            span.end().min(end).saturating_sub(span.start().max(start))
        };
        spans
            .map(|span| {
                let most = |best: (usize, usize), (at, of): (usize, &[usize; 2])| {
                    let common = overlap(span, *of);
                    if common > best.1 { (at, common) } else { best }
                };
                self.sentences.iter().enumerate().fold((0, 0), most).0
            })
            .collect()
    }

    /// The options that the engine is called with.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            title: self.title.clone().filter(|title| !title.trim().is_empty()),
            as_is: true,
            ..Options::default()
        }
    }

    /// The genre of the text. In a corpus of several genres, the article's name gives it
    /// ("en_gum-bio_nida").
    #[must_use]
    pub fn kind(&self) -> String {
        let rest = self.id.split_once("gum-").map(|(_, rest)| rest);
        let kind = rest.and_then(|rest| rest.split('_').next());
        kind.map_or_else(
            || self.source.clone(),
            |kind| format!("{}, {kind}", self.source),
        )
    }

    /// The texts of the marked sentences.
    fn texts(&self) -> Vec<&str> {
        let spans = self.sentences.iter();
        spans
            .map(|&[start, end]| self.text.get(start..end).unwrap_or_default())
            .collect()
    }
}

/// The marked articles of several files, and the marks of second readers.
#[derive(Debug, Default)]
pub struct Readings {
    /// The articles of each file, with the file's name.
    pub files: Vec<(String, Vec<Marked>)>,
    /// Second readers' marks, by article key.
    pub second: FxHashMap<String, Marked>,
}

/// Reads the marked articles: those in `editors/` under `data`, where files whose names end in
/// `.second.jsonl` hold second readers' marks, and those of `lab/data/marks.CODE.jsonl`, whose texts
/// are in `summaries_more/` under `data`; without that folder, only the former.
///
/// # Errors
///
/// If a folder has none, a file cannot be read, or a text is missing or has changed.
pub fn read(data: &Path, limit: Option<usize>) -> anyhow::Result<Readings> {
    let mut readings = Readings::default();
    for path in data::files(data, "editors", ".jsonl")? {
        let name = data::stem(&path, ".jsonl").context("a file has no name")?;
        let articles: Vec<Marked> = data::records(&path, limit)?;
        if name.ends_with(".second") {
            readings
                .second
                .extend(articles.into_iter().map(|of| (of.key.clone(), of)));
        } else {
            readings.files.push((name.to_owned(), articles));
        }
    }
    if !data.join("summaries_more").is_dir() {
        return Ok(readings);
    }
    let mut texts: FxHashMap<String, FxHashMap<String, Text>> = FxHashMap::default();
    for path in data::files(Path::new(env!("CARGO_MANIFEST_DIR")), "data", ".jsonl")? {
        let name = data::stem(&path, ".jsonl").context("a file has no name")?;
        let marks: Vec<Marks> = data::records(&path, limit)?;
        for file in marks.iter().map(|of| &of.file) {
            if !texts.contains_key(file) {
                texts.insert(file.clone(), read_texts(data, file)?);
            }
        }
        let articles = marks
            .into_iter()
            .map(|of| {
                let texts = &texts[&of.file];
                of.with_text(texts)
            })
            .collect::<anyhow::Result<Vec<Marked>>>()?;
        readings.files.push((name.to_owned(), articles));
    }
    Ok(readings)
}

/// Whether the file of this name has our own marks.
#[must_use]
pub fn is_own(file: &str) -> bool {
    file.starts_with("marks.")
}

/// The articles of a file of `summaries_more/` under `data`, by their ids.
fn read_texts(data: &Path, file: &str) -> anyhow::Result<FxHashMap<String, Text>> {
    let path = data.join("summaries_more").join(format!("{file}.jsonl.gz"));
    let text = data::gunzip(&path)?;
    text.lines()
        .enumerate()
        .map(|(at, line)| {
            let text: Text = serde_json::from_str(line)
                .with_context(|| format!("{}, line {}", path.display(), at + 1))?;
            Ok((text.id.clone(), text))
        })
        .collect()
}

/// One system's summary of one article, measured.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measured {
    /// Its value.
    pub value: f64,
    /// The share of the three sentences that are among the reader's three best.
    pub hits: f64,
    /// The share of its sentences that must never be in a summary.
    pub bad: f64,
    /// The share of its sentences that depend on one that is left out.
    pub leaning: f64,
}

impl Measured {
    /// Measures the summary of `article` made of the sentences `chosen`, by the reader's numbering.
    #[must_use]
    pub fn of(article: &Marked, chosen: &[usize]) -> Self {
        let distinct: FxHashSet<usize> = chosen.iter().copied().collect();
        let count = chosen.len().max(1) as f64;
        let share =
            |is: &dyn Fn(usize) -> bool| chosen.iter().filter(|&&at| is(at)).count() as f64 / count;
        let hits = article
            .best
            .iter()
            .filter(|at| distinct.contains(at))
            .count();
        Self {
            value: article.value(chosen),
            hits: hits as f64 / 3.0,
            bad: share(&|at| article.bad.contains(&at)),
            leaning: share(&|at| article.leans_alone(at, chosen)),
        }
    }

    /// The expected figures of three sentences drawn at random.
    fn by_chance(article: &Marked) -> Self {
        let count = article.sentences.len().max(3) as f64;
        let all = 0..article.sentences.len();
        let worth: f64 = all.map(|at| article.worth(at)).sum();
        // The probability that the sentence before is not one of the other two.
        let torn = |at: &usize| {
            if *at == 0 {
                1.0
            } else {
                (count - 3.0) / (count - 1.0)
            }
        };
        let leaning: f64 = article.leans.iter().map(torn).sum();
        Self {
            value: (worth - 0.5 * leaning) / count,
            hits: article.best.len() as f64 / count,
            bad: article.bad.len() as f64 / count,
            leaning: leaning / count,
        }
    }
}

/// `LexRank` as in `score.py`: words unstemmed, TF-IDF cosines above 0.1, sixty steps of the power
/// method. Returns the top three sentences, best first.
#[must_use]
pub fn lexrank(sentences: &[&str]) -> Vec<usize> {
    let count = sentences.len();
    let mut ids: FxHashMap<String, usize> = FxHashMap::default();
    let mut bags: Vec<BTreeMap<usize, f64>> = Vec::new();
    for sentence in sentences {
        let mut bag = BTreeMap::new();
        let words = sentence.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        for word in words.filter(|word| !word.is_empty()) {
            let next = ids.len();
            let id = *ids.entry(word.to_lowercase()).or_insert(next);
            *bag.entry(id).or_insert(0.0) += 1.0;
        }
        bags.push(bag);
    }
    let mut containing = vec![0.0_f64; ids.len()];
    for &id in bags.iter().flat_map(BTreeMap::keys) {
        containing[id] += 1.0;
    }
    for bag in &mut bags {
        for (&id, weight) in bag.iter_mut() {
            *weight *= libm::log(count as f64 / containing[id]);
        }
    }
    let norm = |bag: &BTreeMap<usize, f64>| {
        let length = bag
            .values()
            .map(|weight| weight * weight)
            .sum::<f64>()
            .sqrt();
        if length > 0.0 { length } else { 1.0 }
    };
    let norms: Vec<f64> = bags.iter().map(norm).collect();
    let near = |a: usize, b: usize| {
        let product: f64 = bags[b]
            .iter()
            .map(|(id, weight)| bags[a].get(id).copied().unwrap_or(0.0) * weight)
            .sum();
        a == b || product / (norms[a] * norms[b]) > 0.1
    };
    let near: Vec<Vec<bool>> = (0..count)
        .map(|a| (0..count).map(|b| near(a, b)).collect())
        .collect();
    let degree = |row: &Vec<bool>| row.iter().filter(|&&near| near).count() as f64;
    let degrees: Vec<f64> = near.iter().map(degree).collect();
    let even = 1.0 / count.max(1) as f64;
    let mut scores = vec![even; count];
    for _ in 0..60 {
        let step = |to: usize| {
            let from = (0..count).filter(|&from| near[from][to]);
            0.15 * even + 0.85 * from.map(|from| scores[from] / degrees[from]).sum::<f64>()
        };
        scores = (0..count).map(step).collect();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    order.truncate(3);
    order
}

/// The system that chose the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// The engine.
    Pith,
    /// The first three sentences.
    Lead,
    /// A classical summarizer.
    LexRank,
    /// The expected value of three random sentences.
    Chance,
    /// A second reader, on articles that two readers marked.
    SecondReader,
}

impl System {
    const fn name(self) -> &'static str {
        match self {
            Self::Pith => "Pith",
            Self::Lead => "first three",
            Self::LexRank => "LexRank",
            Self::Chance => "chance",
            Self::SecondReader => "second reader",
        }
    }
}

/// An article with each system's figures.
struct Row {
    source: String,
    kind: String,
    language: String,
    systems: Vec<(System, Measured)>,
    /// Whether the single sentence is the reader's choice, and whether it is among the three best.
    one: bool,
    one_is_best: bool,
    /// The share of the five and the eight sentences that are among the best or the good.
    five: f64,
    eight: f64,
}

fn measure_article(article: &Marked, second: Option<&Marked>) -> Row {
    let digest = pith::digest(&article.text, &article.options());
    let chosen = |digest: &Digest, chosen: &[usize]| {
        let spans = chosen.iter().map(|&at| digest.sentences[at].span);
        article.numbers(spans)
    };
    let pith = chosen(&digest, &select(&digest.sentences, Budget::Sentences(3)));
    let one = chosen(&digest, &select(&digest.sentences, Budget::Sentences(1)));
    let wanted = |count: usize| {
        let chosen = chosen(
            &digest,
            &select(&digest.sentences, Budget::Sentences(count)),
        );
        let wanted = chosen
            .iter()
            .filter(|at| article.best.contains(at) || article.good.contains(at));
        wanted.count() as f64 / chosen.len().max(1) as f64
    };
    let mut systems = vec![
        (System::Pith, Measured::of(article, &pith)),
        (System::Lead, Measured::of(article, &[0, 1, 2])),
        (
            System::LexRank,
            Measured::of(article, &lexrank(&article.texts())),
        ),
        (System::Chance, Measured::by_chance(article)),
    ];
    if let Some(second) = second {
        systems.push((System::SecondReader, Measured::of(article, &second.best)));
    }
    Row {
        source: article.source.clone(),
        kind: article.kind(),
        language: article.language.clone(),
        systems,
        one: one.first() == Some(&article.one),
        one_is_best: one.first().is_some_and(|at| article.best.contains(at)),
        five: wanted(5),
        eight: wanted(8),
    }
}

/// The figures of every group of articles.
#[derive(Debug, Serialize)]
pub struct Report {
    groups: Vec<Group>,
}

/// Figures over some articles.
#[derive(Debug, Serialize)]
pub struct Group {
    name: String,
    articles: usize,
    systems: Vec<Figures>,
    /// Pith's value minus the lead's, article by article.
    pith_minus_lead: Interval,
    /// The share of articles whose single sentence is the reader's choice.
    one: f64,
    /// The share of articles whose single sentence is among the three best.
    one_is_best: f64,
    /// The share of five sentences, and of eight, that are among the best or the good.
    five: f64,
    eight: f64,
}

/// One system's figures.
#[derive(Debug, Serialize)]
struct Figures {
    system: System,
    value: Interval,
    hits: f64,
    bad: f64,
    leaning: f64,
}

impl Group {
    fn of(name: String, rows: &[&Row]) -> Self {
        let count = rows.len().max(1) as f64;
        let mut systems: BTreeMap<System, Vec<Measured>> = BTreeMap::new();
        for &(system, measured) in rows.iter().flat_map(|row| &row.systems) {
            systems.entry(system).or_default().push(measured);
        }
        let differences: Vec<f64> = rows
            .iter()
            .map(|row| row.systems[0].1.value - row.systems[1].1.value)
            .collect();
        let mean = |of: &dyn Fn(&Row) -> f64| rows.iter().map(|row| of(row)).sum::<f64>() / count;
        Self {
            name,
            articles: rows.len(),
            systems: systems
                .into_iter()
                .map(|(system, measured)| Figures::of(system, &measured))
                .collect(),
            pith_minus_lead: Interval::of(&differences),
            one: mean(&|row| f64::from(u8::from(row.one))),
            one_is_best: mean(&|row| f64::from(u8::from(row.one_is_best))),
            five: mean(&|row| row.five),
            eight: mean(&|row| row.eight),
        }
    }

    fn table(&self) -> Table {
        let columns = ["system", "value [95 %]", "hits", "bad", "leaning"];
        let title = format!(
            "Editors: {}, {} articles, three sentences",
            self.name, self.articles
        );
        let mut table = Table::new(title, &columns);
        for of in &self.systems {
            table.rows.push(vec![
                of.system.name().to_owned(),
                format!(
                    "{:.3} [{:.3}, {:.3}]",
                    of.value.mean, of.value.low, of.value.high
                ),
                format!("{:.3}", of.hits),
                format!("{:.1} %", 100.0 * of.bad),
                format!("{:.1} %", 100.0 * of.leaning),
            ]);
        }
        let Interval { mean, low, high } = self.pith_minus_lead;
        table.rows.push(vec![
            "Pith − first three".to_owned(),
            format!("{mean:+.3} [{low:+.3}, {high:+.3}]"),
            String::new(),
            String::new(),
            String::new(),
        ]);
        table.notes.push(format!(
            "A single sentence is the reader's own in {:.0} % and among the best in {:.0} %; of five \
             sentences {:.0} % are best or good, of eight {:.0} %.",
            100.0 * self.one,
            100.0 * self.one_is_best,
            100.0 * self.five,
            100.0 * self.eight
        ));
        table
    }
}

impl Figures {
    fn of(system: System, measured: &[Measured]) -> Self {
        let count = measured.len().max(1) as f64;
        let mean = |of: fn(&Measured) -> f64| measured.iter().map(of).sum::<f64>() / count;
        let values: Vec<f64> = measured.iter().map(|of| of.value).collect();
        Self {
            system,
            value: Interval::of(&values),
            hits: mean(|of| of.hits),
            bad: mean(|of| of.bad),
            leaning: mean(|of| of.leaning),
        }
    }
}

/// Measures every file of marked articles (see [`read`]), at most `limit` articles each.
///
/// # Errors
///
/// If a file is missing or cannot be read.
pub fn measure(data: &Path, limit: Option<usize>) -> anyhow::Result<Report> {
    let Readings { files, second } = read(data, limit)?;
    let mut groups = Vec::new();
    let mut all: Vec<Row> = Vec::new();
    for (name, articles) in files {
        let rows: Vec<Row> = articles
            .par_iter()
            .map(|article| measure_article(article, second.get(&article.key)))
            .collect();
        groups.push(Group::of(name, &rows.iter().collect::<Vec<_>>()));
        all.extend(rows);
    }
    let by = |label: &str, of: fn(&Row) -> &str| {
        let mut parts: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in &all {
            parts.entry(of(row)).or_default().push(row);
        }
        let groups = parts
            .into_iter()
            .map(|(name, rows)| Group::of(format!("{label} {name}"), &rows));
        groups.collect::<Vec<_>>()
    };
    groups.extend(by("source", |row| &row.source));
    groups.extend(
        by("kind", |row| &row.kind)
            .into_iter()
            .filter(|group| group.name.contains(", ")),
    );
    groups.extend(by("language", |row| &row.language));
    groups.push(Group::of("all".to_owned(), &all.iter().collect::<Vec<_>>()));
    Ok(Report { groups })
}

impl Report {
    /// One table for each file, source, genre and language.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = self.groups.iter().map(Group::table).collect();
        if let Some(last) = tables.last_mut() {
            last.notes.push(
                "Marks by language models instructed as newspaper editors: careful and consistent, and \
                 not people. The shipped weights learned from these articles; `lab train summaries` \
                 prints what they would have on articles and sources that they did not see. Intervals: \
                 bootstrap over articles. Chance is the exact expectation."
                    .to_owned(),
            );
        }
        tables
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Marked {
        Marked {
            key: "a".to_owned(),
            source: "own".to_owned(),
            id: String::new(),
            language: "en".to_owned(),
            title: None,
            text: "a b c d e f".to_owned(),
            sentences: (0..6).map(|at| [2 * at, 2 * at + 1]).collect(),
            best: vec![0, 2, 4],
            one: 0,
            good: vec![1],
            bad: vec![5],
            leans: vec![2],
            not_commercial: false,
        }
    }

    #[test]
    fn a_dependent_sentence_loses_value_if_the_one_before_is_left_out() {
        let article = article();
        assert!((article.value(&[0, 2, 4]) - 2.5 / 3.0).abs() < 1e-12);
        assert!((article.value(&[1, 2, 4]) - 2.5 / 3.0).abs() < 1e-12);
        assert!((article.value(&[3, 4, 5]) - 0.5 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn our_own_marks_are_of_sentences_that_exist() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        for path in data::files(folder, "data", ".jsonl").expect("is committed") {
            for of in data::records::<Marks>(&path, None).expect("can be read") {
                let count = of.sentences.len();
                let mut all = [&of.best, &of.good, &of.bad, &of.leans]
                    .into_iter()
                    .flatten();
                assert!(all.all(|&at| at < count) && of.one < count, "{}", of.key);
                let distinct: FxHashSet<&usize> = of.best.iter().chain(&of.good).collect();
                assert_eq!(distinct.len(), 3 + of.good.len(), "{}", of.key);
                assert!(!of.bad.iter().any(|at| distinct.contains(at)), "{}", of.key);
            }
        }
    }

    #[test]
    fn a_text_that_has_changed_is_not_taken_for_the_one_that_was_marked() {
        let marks = |hash: &str| Marks {
            key: "a".to_owned(),
            source: "own".to_owned(),
            file: "own".to_owned(),
            id: "1".to_owned(),
            language: "en".to_owned(),
            hash: hash.to_owned(),
            not_commercial: false,
            sentences: vec![[0, 6]],
            best: Vec::new(),
            one: 0,
            good: Vec::new(),
            bad: Vec::new(),
            leans: Vec::new(),
        };
        let text = Text {
            id: "1".to_owned(),
            title: None,
            text: "foobar".to_owned(),
        };
        let texts = FxHashMap::from_iter([(text.id.clone(), text)]);
        assert!(marks("f73967e8").with_text(&texts).is_ok());
        let error = marks("00000000")
            .with_text(&texts)
            .expect_err("the hash is wrong");
        assert!(error.to_string().contains("not the one that was marked"));
        assert!(marks("f73967e8").with_text(&FxHashMap::default()).is_err());
    }

    #[test]
    fn chance_is_the_mean_over_all_sets_of_three() {
        let article = article();
        let mut values = Vec::new();
        for a in 0..6 {
            for b in a + 1..6 {
                for c in b + 1..6 {
                    values.push(Measured::of(&article, &[a, b, c]));
                }
            }
        }
        let chance = Figures::of(System::Chance, &[Measured::by_chance(&article)]);
        let mean = Figures::of(System::Chance, &values);
        assert!((chance.value.mean - mean.value.mean).abs() < 1e-12);
        assert!((chance.hits - mean.hits).abs() < 1e-12);
        assert!((chance.leaning - mean.leaning).abs() < 1e-12);
    }

    #[test]
    fn a_sentence_split_differently_maps_to_the_one_it_overlaps_most() {
        let spans = [pith::Span::new(0, 2), pith::Span::new(3, 7)];
        assert_eq!(article().numbers(spans.into_iter()), [0, 2]);
    }
}
