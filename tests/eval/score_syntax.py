#!/usr/bin/env python3
"""Score parts of speech and dependency arcs against a gold treebank.

    score_syntax.py GOLD SYSTEM [--json]

GOLD     NDJSON records whose tokens carry `pos` (Penn), `head` (index into `tokens`, -1 a root) and
         `deprel` (the corpora of tests/eval/README.md).
SYSTEM   the same records with a layer `syntax` (pipeline/README.md: parallel lists `pos`, `head`,
         `deprel`), made with the gold `tokens` and `sentences` going in: the tokens must be the same.

Every token counts, punctuation too; a relation is compared whole, with its subtype (`las`), and by what
stands before the colon (`las base`). Tokens whose gold has no `head` are left out.

Exit status: 0, or 2 with a message where records or tokens differ or a list has another length.
"""
import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from score_entities import Bad, read  # noqa: E402


def score(gold_path, system_path):
    gold, system = read(gold_path), read(system_path)
    if gold.keys() != system.keys():
        raise Bad("the two files hold different ids, one is %s" % min(gold.keys() ^ system.keys()))
    n = {"tokens": 0, "pos": 0, "uas": 0, "las": 0, "las base": 0}
    for ident, g in gold.items():
        s, tokens = system[ident], g["tokens"]
        spans = [(t["start"], t["end"]) for t in tokens]
        if [(t["start"], t["end"]) for t in s.get("tokens") or ()] != spans:
            raise Bad("record %s: the tokens are not the gold's" % ident)
        layer = s.get("syntax") or {}
        for key in ("pos", "head", "deprel"):
            if len(layer.get(key) or ()) != len(tokens):
                raise Bad("record %s: syntax.%s holds %d items for %d tokens" % (ident, key, len(layer.get(key) or ()), len(tokens)))
        for t, pos, head, relation in zip(tokens, layer["pos"], layer["head"], layer["deprel"]):
            if t.get("head") is None:
                continue
            right = head == t["head"]
            n["tokens"] += 1
            n["pos"] += pos == t["pos"]
            n["uas"] += right
            n["las"] += right and relation == t["deprel"]
            n["las base"] += right and relation.split(":")[0] == t["deprel"].split(":")[0]
    return n


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    try:
        n = score(options.gold, options.system)
    except (Bad, KeyError, TypeError) as e:
        print("score_syntax: %s%s" % ("a record lacks " if isinstance(e, KeyError) else "", e), file=sys.stderr)
        return 2
    rates = {k: round(100.0 * v / (n["tokens"] or 1), 2) for k, v in n.items() if k != "tokens"}
    if options.json:
        print(json.dumps(dict(rates, tokens=n["tokens"])))
    else:
        print("%d tokens" % n["tokens"])
        for k, v in rates.items():
            print("%-9s %6.2f" % (k, v))
    return 0


if __name__ == "__main__":
    sys.exit(main())
