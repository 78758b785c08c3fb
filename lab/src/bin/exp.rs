//! scratch
#![allow(missing_docs)]
use lab::train::entities::{corpus::*, crf::*};
use pith::entities::model::{context::Context, features, hash::FEATURE_BITS, labels::*, lexicon::Lexicon};
use std::path::Path;
use std::time::Instant;

fn opt(name: &str, default: f32) -> f32 {
    let key = format!("--{name}=");
    std::env::args().find_map(|a| a.strip_prefix(&key).map(|v| v.parse().unwrap())).unwrap_or(default)
}
fn sopt(name: &str, default: &str) -> String {
    let key = format!("--{name}=");
    std::env::args().find_map(|a| a.strip_prefix(&key).map(|v| v.to_string())).unwrap_or(default.to_string())
}

/// doc -> per passage list of (hash features, ends, gold)
pub fn extract(doc: &Document, lex: &Lexicon, mut sink: impl FnMut(usize, usize, u32)) {
    let toks = doc.tokens();
    let ctx = Context::new(&toks, lex);
    for (p, passage) in ctx.passages.iter().enumerate() {
        for at in 0..passage.tokens.len() {
            features::all(&ctx, passage, at, &mut |f| sink(p, at, f));
        }
    }
}

pub fn sequences(doc: &Document, lex: &Lexicon, index: &[u32]) -> Vec<Sequence> {
    let mut out: Vec<Sequence> = doc.passages.iter().map(|p| Sequence { gold: p.gold.clone(), ends: vec![0; p.gold.len()], ..Default::default() }).collect();
    extract(doc, lex, |p, at, f| {
        let r = index[f as usize];
        if r != u32::MAX {
            out[p].features.push(r);
        }
        out[p].ends[at] = out[p].features.len() as u32;
    });
    out
}

#[derive(Default, Clone, Copy)]
struct Count { tp: usize, fp: usize, fne: usize }
impl Count {
    fn f1(&self) -> f64 { 2.0 * self.tp as f64 / (2 * self.tp + self.fp + self.fne).max(1) as f64 }
    fn p(&self) -> f64 { self.tp as f64 / (self.tp + self.fp).max(1) as f64 }
    fn r(&self) -> f64 { self.tp as f64 / (self.tp + self.fne).max(1) as f64 }
}

fn four(c: NameClass) -> usize { match c { NameClass::Person => 0, NameClass::Organization => 1, NameClass::Place => 2, _ => 3 } }

fn score(gold: &[u32], pred: &[Label], misc: bool, c: &mut [Count; 4]) {
    let g: Vec<Label> = gold.iter().map(|&s| first(s)).collect();
    let g: Vec<_> = names(&g).into_iter().map(|(r, k)| (r, four(k))).filter(|x| misc || x.1 < 3).collect();
    let p: Vec<_> = names(pred).into_iter().map(|(r, k)| (r, four(k))).filter(|x| misc || x.1 < 3).collect();
    for x in &p { if g.contains(x) { c[x.1].tp += 1 } else { c[x.1].fp += 1 } }
    for x in &g { if !p.contains(x) { c[x.1].fne += 1 } }
}

fn main() {
    let t0 = Instant::now();
    let data = Path::new("/work/shared/data/entities");
    let lex = Lexicon::default();
    let mut train: Vec<Document> = vec![];
    let which = sopt("train", "ww,conll,wiki,wnut");
    let wiki = read(&data.join("wikineural_en.val.conll"), 10).unwrap();
    let cut = wiki.len() * 9 / 10;
    for w in which.split(',') {
        match w {
            "ww" => train.extend(read(&data.join("worldwide.train.conll"), 10).unwrap()),
            "conll" => train.extend(read(&data.join("conll03.train.conll"), 10).unwrap()),
            "wiki" => train.extend(wiki[..cut].to_vec()),
            "wnut" => train.extend(read(&data.join("wnut17.train.conll"), 1).unwrap()),
            _ => panic!(),
        }
    }
    let mut dev: Vec<(&str, Vec<Document>)> = vec![];
    for (n, f, b) in [("ww", "worldwide.dev.conll", 10), ("conll", "conll03.dev.conll", 10), ("uner", "uner_ewt.dev.conll", 10), ("wnut", "wnut17.dev.conll", 1)] {
        dev.push((n, read(&data.join(f), b).unwrap()));
    }
    dev.push(("wiki", wiki[cut..].to_vec()));
    let mut index: Vec<u32> = vec![0; 1 << FEATURE_BITS];
    for d in &train { extract(d, &lex, |_, _, f| index[f as usize] += 1); }
    let mincount = opt("min", 2.0) as u32;
    let distinct = index.iter().filter(|c| **c > 0).count();
    let mut rows = 0u32;
    for c in index.iter_mut() { if *c >= mincount { *c = rows; rows += 1 } else { *c = u32::MAX } }
    let mut seqs: Vec<Sequence> = train.iter().flat_map(|d| sequences(d, &lex, &index)).collect();
    let ntok: usize = seqs.iter().map(|s| s.gold.len()).sum();
    let nf: usize = seqs.iter().map(|s| s.features.len()).sum();
    println!("docs {} seqs {} tokens {} feats/token {:.1} distinct {} rows {} {:.1}s", train.len(), seqs.len(), ntok, nf as f64 / ntok as f64, distinct, rows, t0.elapsed().as_secs_f32());
    seqs.retain(|s| !s.gold.is_empty());
    let settings = Settings { alpha: opt("alpha", 0.1), beta: opt("beta", 1.0), l1: opt("l1", 0.5), l2: opt("l2", 0.0) };
    let mut crf = Crf::new(rows as usize, settings);
    let mut order: Vec<usize> = (0..seqs.len()).collect();
    let mut rng: u64 = 42;
    let epochs = opt("epochs", 6.0) as usize;
    for e in 0..epochs {
        for i in (1..order.len()).rev() {
            rng = rng.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            order.swap(i, ((rng >> 33) % (i as u64 + 1)) as usize);
        }
        let mut loss = 0.0;
        for &i in &order { loss += crf.step(&seqs[i], 1.0); }
        if e + 1 == epochs || e % 2 == 1 {
            let (mut nz, mut nr) = (0usize, 0usize);
            for r in 0..rows { let k = crf.weights(r).iter().filter(|w| **w != 0.0).count(); nz += k; nr += (k > 0) as usize; }
            print!("ep {} loss {:.4} rows {} nz {} {:.0}s |", e + 1, loss / ntok as f64, nr, nz, t0.elapsed().as_secs_f32());
            for (n, docs) in &dev {
                let mut c = [Count::default(); 4];
                for d in docs { for s in sequences(d, &lex, &index) { score(&s.gold, &crf.decode(&s), *n != "uner", &mut c); } }
                let mut all = Count::default();
                for x in &c { all.tp += x.tp; all.fp += x.fp; all.fne += x.fne; }
                print!(" {n} {:.4}", all.f1());
                if e + 1 == epochs { print!(" (P{:.3} R{:.3}; {:.3} {:.3} {:.3} {:.3})", all.p(), all.r(), c[0].f1(), c[1].f1(), c[2].f1(), c[3].f1()); }
            }
            println!();
        }
    }
}
