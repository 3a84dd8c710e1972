#!/usr/bin/env python3
"""How far the confidence of entities can be trusted.

    reliability.py GOLD SYSTEM [--coarse] [--json]

GOLD, SYSTEM   NDJSON records with `entities`, matched by `id`
--coarse       company counts as organization, country as place
--json         one JSON object instead of the table

An entity is right when its type is right for more than half of its mentions
and these mentions are in the gold, span and type. Mentions of form "pronoun"
and "title" are left out, with --coarse "adjective" too; an entity with no
others is not judged. The table has a row for each tenth of confidence: how
many entities, their mean confidence, and the share that is right. The error is
the mean distance of the two, weighted by entities (expected calibration error:
M. Naeini and others, 2015).
"""

import json
import sys

COARSE = {"company": "organization", "country": "place"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return {record["id"]: record
                for record in map(json.loads, filter(str.strip, lines))}


def kind(entity, coarse):
    return COARSE.get(entity["type"], entity["type"]) if coarse \
        else entity["type"]


def mentions(entity, coarse):
    out = ("pronoun", "title") + (("adjective",) if coarse else ())
    return [(m["start"], m["end"]) for m in entity["mentions"]
            if m.get("form", "name") not in out]


def judged(gold, system, coarse):
    """(confidence, right) of each entity that is judged."""
    for ident, record in gold.items():
        there = {(span, kind(entity, coarse)) for entity in record["entities"]
                 for span in mentions(entity, coarse)}
        for entity in system[ident]["entities"]:
            spans = mentions(entity, coarse)
            good = sum((span, kind(entity, coarse)) in there for span in spans)
            if spans:
                yield entity["confidence"], 2 * good > len(spans)


def reliability(gold, system, coarse):
    bins = [[] for _ in range(10)]
    for confidence, right in judged(gold, system, coarse):
        bins[min(int(confidence * 10), 9)].append((confidence, right))
    rows, count, apart = [], 0, 0.0
    for i, items in enumerate(bins):
        if not items:
            continue
        said = sum(c for c, _ in items)
        good = sum(r for _, r in items)
        rows.append({"from": i / 10, "count": len(items),
                     "confidence": said / len(items),
                     "right": good / len(items)})
        count += len(items)
        apart += abs(said - good)
    return {"bins": rows, "count": count,
            "error": apart / count if count else 0.0}


def main(arguments):
    flags = [a for a in arguments if a.startswith("--")]
    paths = [a for a in arguments if not a.startswith("--")]
    if len(paths) != 2 or set(flags) - {"--coarse", "--json"}:
        print(__doc__.split("\n\n")[1].strip(), file=sys.stderr)
        return 2
    gold, system = read(paths[0]), read(paths[1])
    missing = [ident for ident in gold if ident not in system]
    if missing:
        print("reliability: %s: no record %s" % (paths[1], missing[0]),
              file=sys.stderr)
        return 2
    result = reliability(gold, system, "--coarse" in flags)
    if "--json" in flags:
        print(json.dumps(result))
        return 0
    print("from  entities  confidence  right")
    for row in result["bins"]:
        print("%4.1f%10d%12.3f%7.3f" % (row["from"], row["count"],
                                        row["confidence"], row["right"]))
    print("error %.3f over %d entities" % (result["error"], result["count"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
