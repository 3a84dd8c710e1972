#!/usr/bin/env python3
"""Score tokens and sentences of a system against gold records, span by span.

    score_tokens.py GOLD SYSTEM [--surface] [--join-hyphens] [--errors N] [--json]

GOLD, SYSTEM    NDJSON records as in pipeline/README.md; matched by `id`
--surface       fold treebank words into surface tokens on both sides: all tokens inside
                a span of the gold record's `mwt` ("do" "n't") count as one, so that
                splitting contractions or not makes no difference
--join-hyphens  on both sides join tokens that touch a hyphen or dash without white space
                ("York" "-" "based"), so that splitting hyphened words or not makes no
                difference
--errors N      also list the N commonest gold tokens missed
--json          print one JSON object instead of the table

As in the CoNLL 2018 evaluation a token or sentence is right when its span is exactly the
gold one; white space at the ends of a span is not counted as part of it.

Exit status: 0, or 2 with a message on standard error for records that are missing,
extra, doubled or have another text, and for malformed, overlapping or out-of-range spans.
"""

import argparse
import collections
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from score_entities import Bad, rates, read  # noqa: E402

_DASHES = "-\u2010\u2011\u2013"


def spans(record, key, who):
    """Checked, trimmed spans of one list of a record."""
    items, text, out, last = record.get(key), record["text"], [], 0
    if not isinstance(items, list):
        raise Bad("%s: record %s has no `%s`" % (who, record["id"], key))
    for item in items:
        start, end = item.get("start"), item.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise Bad("%s: record %s: %s: bad span %r to %r in a text of %d code points" % (who, record["id"], key, start, end, len(text)))
        if start < last:
            raise Bad("%s: record %s: %s: the span %d to %d overlaps the one before it or is out of order" % (who, record["id"], key, start, end))
        last = end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            out.append((start, end))
    return out


def fold(tokens, groups):
    """Merge all tokens that lie inside one of the groups' spans."""
    out, k = [], 0
    for start, end in tokens:
        while k < len(groups) and groups[k][1] <= start:
            k += 1
        if k < len(groups) and groups[k][0] <= start and end <= groups[k][1] and out and groups[k][0] <= out[-1][0]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def join_hyphens(tokens, text):
    """Merge tokens that touch a hyphen or dash on either side."""
    out = []
    for start, end in tokens:
        if out and out[-1][1] == start and (text[start] in _DASHES or text[start - 1] in _DASHES) \
                and not text[out[-1][0]:end].strip(_DASHES) == "":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def main():
    parser = argparse.ArgumentParser(description="Score tokens and sentences (see the head of this file).")
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--surface", action="store_true")
    parser.add_argument("--join-hyphens", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    counts = {"tokens": [0, 0, 0], "sentences": [0, 0, 0]}
    missed = collections.Counter()
    try:
        gold, system = read(options.gold), read(options.system)
        missing = [i for i in gold if i not in system]
        extra = [i for i in system if i not in gold]
        if missing:
            raise Bad("%s: %d of %d gold records are missing, the first: %s" % (options.system, len(missing), len(gold), missing[0]))
        if extra:
            raise Bad("%s: %d records are not in the gold file, the first: %s" % (options.system, len(extra), extra[0]))
        for ident, g in gold.items():
            s, text = system[ident], g["text"]
            if text != s["text"]:
                at = next((i for i, (a, b) in enumerate(zip(text, s["text"])) if a != b), min(len(text), len(s["text"])))
                raise Bad("%s: record %s: text differs from gold at code point %d: %r, gold %r"
                          % (options.system, ident, at, s["text"][at:at + 20], text[at:at + 20]))
            groups = [(m["start"], m["end"]) for m in g.get("mwt") or ()]
            for key in counts:
                a, b = spans(g, key, "gold"), spans(s, key, "system")
                if key == "tokens":
                    if options.surface:
                        a, b = fold(a, groups), fold(b, groups)
                    if options.join_hyphens:
                        a, b = join_hyphens(a, text), join_hyphens(b, text)
                a, b = set(a), set(b)
                for i, n in enumerate((len(a), len(b), len(a & b))):
                    counts[key][i] += n
                if key == "tokens" and options.errors:
                    for start, end in a - b:
                        missed["%s [%s]" % (text[start:end], " ".join(text[x:y] for x, y in sorted(b) if x < end and y > start))] += 1
    except Bad as e:
        print("score_tokens: %s" % e, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({k: dict(zip(("gold", "system", "right", "p", "r", "f1"), c + [round(x, 3) for x in rates(*c)])) for k, c in counts.items()}))
        return 0
    print("%-14s%8s%8s%8s%8s%8s%8s" % ("", "gold", "system", "right", "P", "R", "F1"))
    for key, c in counts.items():
        print("%-14s%8d%8d%8d%8.2f%8.2f%8.2f" % ((key,) + tuple(c) + rates(*c)))
    for what, n in missed.most_common(options.errors):
        print("missed%5d  %s" % (n, what))
    return 0


if __name__ == "__main__":
    sys.exit(main())
