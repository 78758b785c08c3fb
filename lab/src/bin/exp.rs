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

pub fn masked(doc: &Document, lex: &Lexicon, index: &[u32], rng: &mut Rng) -> Vec<Sequence> {
    let mut out: Vec<Sequence> = doc.passages.iter().map(|p| Sequence { gold: p.gold.clone(), ends: vec![0; p.gold.len()], ..Default::default() }).collect();
    let toks = doc.tokens();
    let mut ctx = Context::new(&toks, lex);
    let (pc, pl, pe) = (opt("mcap", 0.3), opt("mlow", 0.05), opt("ment", 0.3));
    let mut hit = vec![false; ctx.words.len()];
    for (w, hit) in ctx.words.iter_mut().zip(&mut hit) {
        let p = if w.case.has_capital() { pc } else { pl };
        if rng.unit() < p && w.entry.fine != 0 {
            *hit = true;
            let salt = rng.next().wrapping_mul(0x9e3779b97f4a7c15);
            w.lower ^= salt; w.exact ^= salt;
            for a in w.prefixes.iter_mut().chain(&mut w.suffixes) { if *a != 0 && rng.unit() < 0.5 { *a ^= salt; } }
            if rng.unit() < pe { w.entry = Default::default(); }
        }
    }
    for p in &mut ctx.passages {
        for r in &mut p.runs { if p.tokens[r.start..r.end].iter().any(|t| hit[t.word as usize]) { r.phrase ^= 0x1234567887654321; } }
    }
    for (p, passage) in ctx.passages.iter().enumerate() {
        for at in 0..passage.tokens.len() {
            features::all(&ctx, passage, at, &mut |f| {
                let r = index[f as usize];
                if r != u32::MAX { out[p].features.push(r); }
            });
            out[p].ends[at] = out[p].features.len() as u32;
        }
    }
    out
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


pub struct Rng(u64);
impl Rng {
    fn next(&mut self) -> u64 { self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); self.0 >> 33 }
    fn unit(&mut self) -> f32 { (self.next() & 0xffffff) as f32 / 16777216.0 }
}

fn train_crf(seqs: &[Sequence], masked: &[Sequence], rows: u32, settings: Settings, epochs: usize, mut report: impl FnMut(usize, &Crf, f64)) -> Crf {
    let mut crf = Crf::new(rows as usize, settings);
    let mut order: Vec<usize> = (0..seqs.len()).filter(|&i| !seqs[i].gold.is_empty()).collect();
    let mut rng = Rng(42);
    let drop = opt("drop", 0.0);
    let pm = opt("mask", 0.0);
    for e in 0..epochs {
        for i in (1..order.len()).rev() { order.swap(i, (rng.next() % (i as u64 + 1)) as usize); }
        let mut loss = 0.0;
        for &i in &order {
            if !masked.is_empty() && rng.unit() < pm { loss += crf.step(&masked[i], 1.0); } else if drop > 0.0 {
                let s = &seqs[i];
                let mut t = Sequence { gold: s.gold.clone(), ends: vec![], features: vec![], prior: s.prior.clone() };
                for at in 0..s.gold.len() {
                    for &f in s.of(at) { if rng.unit() >= drop { t.features.push(f) } }
                    t.ends.push(t.features.len() as u32);
                }
                loss += crf.step(&t, 1.0);
            } else { loss += crf.step(&seqs[i], 1.0); }
        }
        report(e + 1, &crf, loss);
    }
    crf
}

fn make_index(docs: &[Document], lex: &Lexicon, min: u32) -> (Vec<u32>, u32) {
    let mut index: Vec<u32> = vec![0; 1 << FEATURE_BITS];
    for d in docs { extract(d, lex, |_, _, f| index[f as usize] += 1); }
    let mut rows = 0u32;
    for c in index.iter_mut() { if *c >= min { *c = rows; rows += 1 } else { *c = u32::MAX } }
    (index, rows)
}

fn report(dev: &[(&str, Vec<Document>)], long: bool, f: &dyn Fn(&str, usize, &Document) -> Vec<Vec<Label>>) {
    let mut sum = 0.0;
    for (n, docs) in dev {
        let mut c = [Count::default(); 4];
        for (i, d) in docs.iter().enumerate() { for (l, p) in f(n, i, d).iter().zip(&d.passages) { score(&p.gold, l, *n != "uner", &mut c); } }
        let mut all = Count::default();
        for x in &c { all.tp += x.tp; all.fp += x.fp; all.fne += x.fne; }
        sum += all.f1();
        print!(" {n} {:.4}", all.f1());
        if long { print!(" (P{:.3} R{:.3}; {:.3} {:.3} {:.3} {:.3})", all.p(), all.r(), c[0].f1(), c[1].f1(), c[2].f1(), c[3].f1()); }
    }
    println!(" MEAN {:.4}", sum / dev.len() as f64);
}

fn load_lexicon(path: &str) -> Lexicon {
    let mut m = rustc_hash::FxHashMap::default();
    if path.is_empty() { return Lexicon::default(); }
    for l in std::fs::read_to_string(path).unwrap().lines() {
        let v: Vec<&str> = l.split('\t').collect();
        let n = |i: usize| v[i].parse::<u8>().unwrap();
        m.insert(pith::entities::model::hash::of(v[0]), pith::entities::model::lexicon::Entry { fine: n(1), coarse: n(2), capital: n(3), lists: n(4) });
    }
    Lexicon::new(m)
}

fn recase(docs: &[Document], how: usize) -> Vec<Document> {
    docs.iter().map(|d| {
        let mut d = d.clone();
        for p in &mut d.passages {
            if how == 3 { if p.tokens.last().is_some_and(|t| t == ".") && p.tokens.len() > 1 { p.tokens.pop(); p.gold.pop(); } continue; }
            for t in &mut p.tokens {
                *t = match how { 0 => t.to_uppercase(), 1 => t.to_lowercase(), _ => { let mut c = t.chars(); c.next().map_or(String::new(), |f| f.to_uppercase().collect::<String>() + c.as_str()) } };
            }
        }
        d
    }).collect()
}

fn main() {
    let t0 = Instant::now();
    let data = Path::new("/work/shared/data/entities");
    let lex = load_lexicon(&sopt("lex", ""));
    let mut train: Vec<Document> = vec![];
    let which = sopt("train", "ww,conll,wiki,wnut");
    let wiki = read(&data.join("wikineural_en.val.conll"), opt("wikidoc", 10.0) as usize).unwrap();
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
    let share = opt("copies", 0.0);
    if share > 0.0 {
        let every = (1.0 / share) as usize;
        let mut copies = vec![];
        for how in 0..4 { copies.extend(recase(&train.iter().skip(how).step_by(every).cloned().collect::<Vec<_>>(), how)); }
        train.extend(copies);
    }
    let mut dev: Vec<(&str, Vec<Document>)> = vec![];
    for (n, f, b) in [("ww", "worldwide.dev.conll", 10), ("conll", "conll03.dev.conll", 10), ("uner", "uner_ewt.dev.conll", 10), ("wnut", "wnut17.dev.conll", 1)] {
        dev.push((n, read(&data.join(f), b).unwrap()));
    }
    dev.push(("wiki", wiki[cut..].to_vec()));
    if opt("cased", 0.0) > 0.0 {
        dev.push(("wwCAPS", recase(&dev[0].1, 0)));
        dev.push(("wwlower", recase(&dev[0].1, 1)));
        dev.push(("wwTitle", recase(&dev[0].1, 2)));
    }
    let (index, rows) = make_index(&train, &lex, opt("min", 2.0) as u32);
    let seqs: Vec<Vec<Sequence>> = train.iter().map(|d| sequences(d, &lex, &index)).collect();
    let ntok: usize = seqs.iter().flatten().map(|s| s.gold.len()).sum();
    let nf: usize = seqs.iter().flatten().map(|s| s.features.len()).sum();
    println!("docs {} tokens {} feats/token {:.1} rows {} {:.1}s", train.len(), ntok, nf as f64 / ntok as f64, rows, t0.elapsed().as_secs_f32());
    let settings = Settings { alpha: opt("alpha", 0.1), beta: opt("beta", 1.0), l1: opt("l1", 1.0), l2: opt("l2", 0.0) };
    let epochs = opt("epochs", 6.0) as usize;
    let flat: Vec<Sequence> = seqs.iter().flatten().cloned().collect();
    let mut mrng = Rng(7);
    let mseqs: Vec<Vec<Sequence>> = if opt("mask", 0.0) > 0.0 { train.iter().map(|d| masked(d, &lex, &index, &mut mrng)).collect() } else { vec![vec![]; train.len()] };
    let mflat: Vec<Sequence> = mseqs.iter().flatten().cloned().collect();
    let crf = train_crf(&flat, &mflat, rows, settings, epochs, |e, crf, loss| {
        if e == epochs || e % 3 == 0 {
            let (mut nz, mut nr) = (0usize, 0usize);
            for r in 0..rows { let k = crf.weights(r).iter().filter(|w| **w != 0.0).count(); nz += k; nr += (k > 0) as usize; }
            print!("ep {} loss {:.4} rows {} nz {} {:.0}s |", e, loss / ntok as f64, nr, nz, t0.elapsed().as_secs_f32());
            report(&dev, e == epochs, &|_, _, d| sequences(d, &lex, &index).iter().map(|s| crf.decode(s)).collect());
        }
    });
    drop(flat);
    let dump = sopt("dump", "");
    if !dump.is_empty() {
        for (n, docs) in &dev {
            let mut out = String::new();
            for d in docs { for (s, p) in sequences(d, &lex, &index).iter().zip(&d.passages) {
                let g: Vec<Label> = p.gold.iter().map(|&s| first(s)).collect();
                let (g, q) = (names(&g), names(&crf.decode(s)));
                let show = |r: &std::ops::Range<usize>| p.tokens[r.clone()].join(" ");
                let ctx = |r: &std::ops::Range<usize>| p.tokens[r.start.saturating_sub(6)..(r.end + 5).min(p.tokens.len())].join(" ");
                for (r, c) in &g { if !q.iter().any(|(a, b)| a == r && four(*b) == four(*c)) {
                    let o: Vec<String> = q.iter().filter(|(a, _)| a.start < r.end && r.start < a.end).map(|(a, b)| format!("{}/{:?}", show(a), b)).collect();
                    out += &format!("MISS {}/{:?}\t=> {}\t| {}\n", show(r), c, o.join(" + "), ctx(r)); } }
                for (r, c) in &q { if !g.iter().any(|(a, _)| a.start < r.end && r.start < a.end) { out += &format!("FALSE {}/{:?}\t| {}\n", show(r), c, ctx(r)); } }
            } }
            std::fs::write(format!("{dump}.{n}"), out).unwrap();
        }
    }
    let folds = opt("folds", 0.0) as usize;
    if folds == 0 { return; }
    // second pass
    use pith::entities::model::nonlocal::Votes;
    let mut prior: Vec<Vec<Vec<Row>>> = vec![vec![]; train.len()];
    let mut first_labels: Vec<Vec<Vec<Label>>> = vec![vec![]; train.len()];
    let mut trans = [[0.0f32; LABELS]; LABELS];
    for k in 0..folds {
        let flat: Vec<Sequence> = (0..train.len()).filter(|i| i % folds != k).flat_map(|i| seqs[i].iter().cloned()).collect();
        let mflat: Vec<Sequence> = (0..train.len()).filter(|i| i % folds != k).flat_map(|i| mseqs[i].iter().cloned()).collect();
        let m = train_crf(&flat, &mflat, rows, settings, epochs, |_, _, _| ());
        for i in (0..train.len()).filter(|i| i % folds == k) {
            for s in &seqs[i] { prior[i].push(m.scores(s)); first_labels[i].push(m.decode(s)); }
        }
        for a in 0..LABELS { for b in 0..LABELS { trans[a][b] = crf.transition(a as u8, b as u8); } }
    }
    println!("jackknifed {:.0}s", t0.elapsed().as_secs_f32());
    // features
    let build = |d: &Document, first: &[Vec<Label>], prior: &[Vec<Row>], index: &mut dyn FnMut(u32) -> Option<u32>| -> Vec<Sequence> {
        let toks = d.tokens();
        let ctx = Context::new(&toks, &lex);
        let votes = Votes::count(&ctx, first);
        ctx.passages.iter().enumerate().map(|(p, passage)| {
            let mut s = Sequence { gold: d.passages[p].gold.clone(), prior: prior[p].clone(), ..Default::default() };
            for at in 0..passage.tokens.len() {
                votes.features(&ctx, passage, at, &first[p], &mut |f| if let Some(r) = index(f) { s.features.push(r) });
                s.ends.push(s.features.len() as u32);
            }
            s
        }).collect()
    };
    let mut map: rustc_hash::FxHashMap<u32, u32> = Default::default();
    let seqs2: Vec<Sequence> = (0..train.len()).flat_map(|i| build(&train[i], &first_labels[i], &prior[i], &mut |f| { let n = map.len() as u32; Some(*map.entry(f).or_insert(n)) })).collect();
    println!("second pass rows {} feats {}", map.len(), seqs2.iter().map(|s| s.features.len()).sum::<usize>());
    let s2 = Settings { alpha: opt("alpha2", 0.05), l1: opt("l12", 1.0), ..settings };
    let first_dev: Vec<Vec<(Vec<Vec<Label>>, Vec<Vec<Row>>)>> = dev.iter().map(|(_, docs)| docs.iter().map(|d| {
        let s = sequences(d, &lex, &index);
        (s.iter().map(|s| crf.decode(s)).collect(), s.iter().map(|s| crf.scores(s)).collect())
    }).collect()).collect();
    train_crf2(&seqs2, map.len() as u32, s2, &trans, 4, |e, m2| {
        print!("second ep {e} |");
        report(&dev, e == 4, &|n, i, d| {
            let k = dev.iter().position(|x| x.0 == n).unwrap();
            let (first, prior) = &first_dev[k][i];
            build(d, first, prior, &mut |f| map.get(&f).copied()).iter().map(|s| m2.decode(s)).collect()
        });
    });
}

fn train_crf2(seqs: &[Sequence], rows: u32, settings: Settings, trans: &[[f32; LABELS]; LABELS], epochs: usize, mut report: impl FnMut(usize, &Crf)) {
    let mut crf = Crf::new(rows as usize, settings);
    crf.base = *trans;
    let mut order: Vec<usize> = (0..seqs.len()).filter(|&i| !seqs[i].gold.is_empty()).collect();
    let mut rng = Rng(42);
    for e in 0..epochs {
        for i in (1..order.len()).rev() { order.swap(i, (rng.next() % (i as u64 + 1)) as usize); }
        for &i in &order { crf.step(&seqs[i], 1.0); }
        report(e + 1, &crf);
    }
}
