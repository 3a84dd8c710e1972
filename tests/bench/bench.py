#!/usr/bin/env python3
"""Print how fast attache is, stage by stage, and how much memory it takes.

    bench.py ATTACHE MEASURE STEPS OUT [CORPORA]

ATTACHE   the program
MEASURE   tests/bench/measure.c, compiled
STEPS     tests/bench/steps.c, compiled
OUT       a folder for the records between the stages
CORPORA   take the articles of CORPORA/text/*.ndjson; else those of
          data/sample, over and over

MB/s are millions of bytes of article text a second of processor time, on one
core, the best of three runs; a filter's figure holds the reading and writing
of its records. Memory is the most that one process held.
"""

import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
FILTERS = ("tokenize", "tag", "quote", "stance")
ENOUGH = 1_000_000  # bytes of text: some seconds a run


def sample():
    paths = sorted(glob.glob(os.path.join(ROOT, "data", "sample", "*.txt")))
    texts = []
    for path in paths:
        with open(path, encoding="utf-8", newline="") as article:
            texts.append(article.read())
    return texts


def corpus(folder):
    texts = []
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.ndjson"))):
        with open(path, encoding="utf-8") as records:
            texts += [json.loads(line)["text"] for line in records]
    if not texts:
        sys.exit("bench: no records in %s/text/*.ndjson" % folder)
    return texts[::max(1, sum(map(len, texts)) // ENOUGH)]


def write_articles(texts, wanted, path):
    """Writes records of texts, over and over, until wanted bytes are there."""
    size = count = 0
    with open(path, "w", encoding="utf-8") as sink:
        while size < wanted:
            text = texts[count % len(texts)]
            sink.write(json.dumps({"id": "a%d" % count, "text": text},
                                  ensure_ascii=False) + "\n")
            size += len(text.encode("utf-8"))
            count += 1
    return count, size


class Bench:
    def __init__(self, attache, measure, folder):
        self.attache, self.measure, self.folder = attache, measure, folder

    def path(self, name):
        return os.path.join(self.folder, name + ".ndjson")

    def once(self, arguments, into=os.devnull, out=os.devnull):
        """Clock seconds, processor seconds, kilobytes of one run."""
        cost = os.path.join(self.folder, "cost")
        with open(into, "rb") as source, open(out, "wb") as sink:
            subprocess.run([self.measure, cost, self.attache] + arguments,
                           stdin=source, stdout=sink, check=True)
        with open(cost) as line:
            clock, processor, memory = line.read().split()
        return float(clock), float(processor), int(memory)

    def best(self, arguments, into, out=os.devnull):
        runs = [self.once(arguments, into, out) for _ in range(3)]
        return min(r[1] for r in runs), max(r[2] for r in runs)


def row(name, size, seconds, memory):
    print("%-22s%8.2f MB/s%9.1f MB" % (name, size / 1e6 / seconds,
                                       memory / 1024), flush=True)


def main(arguments):
    if len(arguments) not in (4, 5):
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    folder = arguments[3]
    os.makedirs(folder, exist_ok=True)
    bench = Bench(arguments[0], arguments[1], folder)
    texts = corpus(arguments[4]) if len(arguments) == 5 else sample()
    count, size = write_articles(texts, ENOUGH, bench.path("read"))
    print("%d articles, %.1f MB of text" % (count, size / 1e6))
    print("%-22s%13s%12s" % ("", "on one core", "memory"))
    last = "read"
    for name in FILTERS:
        seconds, memory = bench.best([name], bench.path(last), bench.path(name))
        row(name, size, seconds, memory)
        last = name
    bench.once(["tag", "--drop", "entities"], bench.path("tokenize"),
               bench.path("syntax"))
    seconds, memory = bench.best(["tag"], bench.path("syntax"))
    row("tag, syntax given", size, seconds, memory)
    seconds, memory = bench.best(["run", "-j", "1"], bench.path("read"))
    row("run -j 1", size, seconds, memory)
    seconds, memory = bench.best(["run", "-j", "1", "--drop", "none"],
                                 bench.path("read"))
    row("run -j 1 --drop none", size, seconds, memory)

    print("\nFrom texts in memory to layers in memory:", flush=True)
    with open(bench.path("read"), "rb") as source:
        subprocess.run([arguments[2], "3"], stdin=source, check=True)
    print()
    _, many = write_articles(texts, size // 10, bench.path("tenth"))
    _, memory = bench.best(["run", "-j", "1"], bench.path("tenth"))
    print("memory of run, a tenth of the articles: %.1f MB" % (memory / 1024))
    joined = "\n\n".join(texts)
    while len(joined) < 1_000_000:
        joined += "\n\n" + joined
    for length in (100_000, 1_000_000):
        write_articles([joined[:length]], 1, bench.path("long"))
        seconds, memory = bench.best(["run", "-j", "1"], bench.path("long"))
        print("one article of %d kB: %.0f ms, %.1f MB"
              % (length // 1000, 1000 * seconds, memory / 1024))
    for name, arguments in (("--version", ["--version"]),
                            ("run on no article", ["run", "-j", "1"])):
        clock = min(bench.once(arguments)[0] for _ in range(20))
        print("start-up, %s: %.1f ms" % (name, 1000 * clock))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
