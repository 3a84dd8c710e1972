#!/usr/bin/env python3
"""Run gold corpora through attache and print the scoreboard.

    eval.py ATTACHE CORPORA OUT

ATTACHE   the program; each corpus goes once through `ATTACHE run --drop none`
          for each kind of input that sets.tsv names, without its gold
CORPORA   the folder below which sets.tsv looks for its files
OUT       a folder for what went in and came out: *.in.ndjson, *.out.ndjson;
          the scorers can be asked for single errors with the latter

One row a measure: set, measure, value, P and R where the measure is an F1, and
the number of gold items. Values are in per cent.

Exit status: 0, 1 where a set could not be scored (each is named, with why), 2
where nothing can be.
"""

import csv
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


class Failure(Exception):
    """A set that cannot be scored, and why."""


def sets():
    """The rows of sets.tsv."""
    with open(os.path.join(HERE, "sets.tsv"), encoding="utf-8") as table:
        lines = [line for line in table if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


# --- records through the program ---------------------------------------------

def without_gold(record, members):
    """What goes in: a token's span and kind, not what the gold says of it."""
    out = {}
    for member in members:
        value = record[member]
        if member in ("tokens", "sentences"):
            known = ("start", "end", "kind")
            value = [{k: item[k] for k in known if k in item} for item in value]
        elif member == "entities":
            value = [{k: v for k, v in entity.items() if k != "key"}
                     for entity in value]
        out[member] = value
    return out


def write_input(gold, members, path):
    with open(gold, encoding="utf-8") as source, \
            open(path, "w", encoding="utf-8") as sink:
        for line in source:
            record = without_gold(json.loads(line), members)
            sink.write(json.dumps(record, ensure_ascii=False) + "\n")


def run(attache, into, out):
    with open(into, "rb") as source, open(out, "wb") as sink:
        done = subprocess.run([attache, "run", "--drop", "none"], stdin=source,
                              stdout=sink, stderr=subprocess.PIPE)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise Failure("attache run ended with %d: %s"
                      % (done.returncode, said[-300:]))


def errors_in(path):
    """How many records there are, how many carry errors, and the first one."""
    count = bad = 0
    first = ""
    with open(path, encoding="utf-8") as records:
        for line in records:
            record = json.loads(line)
            count += 1
            if record.get("errors"):
                bad += 1
                first = first or "%s: %s" % (record.get("id"),
                                             record["errors"][0]["message"])
    return count, bad, first


class Runner:
    """Runs each corpus once for each kind of input."""

    def __init__(self, attache, corpora, folder):
        self.attache, self.corpora, self.folder = attache, corpora, folder
        self.done = {}    # (corpus, input) -> path, or the Failure
        self.remarks = []

    def output(self, corpus, members):
        if (corpus, members) not in self.done:
            try:
                self.done[corpus, members] = self.make(corpus, members)
            except Failure as failure:
                self.done[corpus, members] = failure
        made = self.done[corpus, members]
        if isinstance(made, Failure):
            raise made
        return made

    def make(self, corpus, members):
        gold = os.path.join(self.corpora, corpus)
        if not os.path.exists(gold):
            raise Failure("no such file: %s" % gold)
        stem = corpus.replace("/", "-").replace(".ndjson", "")
        stem += "".join("-" + m for m in members.split(",")[2:])
        stem = os.path.join(self.folder, stem)
        write_input(gold, members.split(","), stem + ".in.ndjson")
        run(self.attache, stem + ".in.ndjson", stem + ".out.ndjson")
        count, bad, first = errors_in(stem + ".out.ndjson")
        if bad:
            self.remarks.append("%s: %d of %d records carry errors, the "
                                "first: %s" % (corpus, bad, count, first))
        return stem + ".out.ndjson"


# --- measures of each scorer -------------------------------------------------

def f1(measure, row, value="f1", p="p", r="r", scale=1):
    figures = [row[k] for k in (value, p, r)]
    figures = [x if x is None else scale * x for x in figures]
    return [measure] + figures + [row["gold"]]


def news(result, flags):
    accuracies = ("zones", "form", "country code", "speaker entity", "traps",
                  "evidence")
    for name, row in result.items():
        if name in ("tokens", "sentences", "unjudged"):
            continue  # the first two stand in rows of score_tokens.py
        count = row["gold"] or None
        if name in accuracies:
            yield [name + " accuracy", row["r"], None, None, count]
        else:
            yield [name + " F1", row["f1"], row["p"], row["r"], count]
    yield ["stances unjudged, number", result["unjudged"], None, None, None]


def tokens(result, flags):
    for name in ("tokens",) if flags else ("tokens", "sentences"):
        yield f1(name + " F1", result[name])


def entities(result, flags):
    told = {"micro": "all", "span only": "spans"}
    for name, row in result.items():
        if name == "micro" or "--adjectives" not in flags:
            yield f1(told.get(name, name) + " F1", row)


def syntax(result, flags):
    for name in ("pos", "uas", "las", "las base"):
        yield [name + " accuracy", result[name], None, None, result["tokens"]]


def quotes(result, flags):
    for measure, rows in result["content"].items():
        for name in ("direct+mixed", "indirect", "all"):
            yield f1("%s %s F1" % (measure, name), rows[name], "f1",
                     "precision", "recall")
    for part in ("speaker", "cue"):
        for name in ("direct+mixed", "all"):
            row = result[part][name]
            yield ["%s overlap %s accuracy" % (part, name), row["overlap"],
                   None, None, row["gold"]]
    kind = result["kind"]
    yield ["kind accuracy", kind["accuracy"], None, None, kind["pairs"]]


STANCE = {
    "accuracy": "accuracy",
    "macro_f1_5": "macro F1 of the 5 classes",
    "micro_f1_4": "micro F1 of the 4 signed",
    "macro_f1_4": "macro F1 of the 4 signed",
    "detect_f1": "signed or not F1",
    "direction_accuracy": "direction accuracy",
    "polarity_accuracy": "sign accuracy",
    "macro_f1_3": "macro F1 of the 3 classes",
    "f1_pos_neg": "macro F1 of the 2 signed",
    "average_recall": "average recall",
}


def stance(result, flags):
    for name, told in STANCE.items():
        if name in result:
            yield [told, 100 * result[name], None, None, result["items"]]
    for name, row in result["classes"].items():
        yield f1(name + " F1", row, "f1", "precision", "recall", 100)


def reliability(result, flags):
    yield ["confidence error", 100 * result["error"], None, None,
           result["count"]]


MEASURES = {
    "reliability.py": reliability,
    "score_news.py": news,
    "score_tokens.py": tokens,
    "score_entities.py": entities,
    "score_syntax.py": syntax,
    "score_quotes.py": quotes,
    "score_stance.py": stance,
}


def score(row, gold, system):
    """The rows of one set's measures."""
    flags = row["flags"].split()
    modes = [f for f in flags if not f.startswith("--")]
    options = [f for f in flags if f.startswith("--")]
    done = subprocess.run([sys.executable, os.path.join(HERE, row["scorer"])]
                          + modes + [gold, system] + options + ["--json"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise Failure(done.stderr.decode("utf-8", "replace").strip()[-300:])
    return list(MEASURES[row["scorer"]](json.loads(done.stdout), flags))


# --- the table ---------------------------------------------------------------

def figure(value):
    return "-" if value is None else "%.2f" % value


def show(name, measure, value, p, r, count):
    value = "%d" % value if isinstance(value, int) else figure(value)
    count = "-" if count is None else count
    print("%-36s  %-36s%8s%8s%8s%8s"
          % (name, measure, value, figure(p), figure(r), count), flush=True)


def main(arguments):
    if len(arguments) != 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    attache, corpora, folder = arguments
    if not os.path.isdir(corpora):
        print("eval: no such folder: %s" % corpora, file=sys.stderr)
        return 2
    os.makedirs(folder, exist_ok=True)
    runner, missed = Runner(attache, corpora, folder), {}
    print("%-36s  %-36s%8s%8s%8s%8s"
          % ("set", "measure", "value", "P", "R", "count"))
    for row in sets():
        try:
            system = runner.output(row["corpus"], row["input"])
            gold = os.path.join(corpora, row["corpus"])
            for measure in score(row, gold, system):
                show(row["set"], *measure)
        except Failure as failure:
            missed.setdefault(str(failure), []).append(row["set"])
    for line in runner.remarks:
        print("eval: " + line, file=sys.stderr)
    for why, names in missed.items():
        print("eval: not scored: %s: %s" % ("; ".join(names), why),
              file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
