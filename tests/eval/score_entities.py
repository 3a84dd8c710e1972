#!/usr/bin/env python3
"""Score named-entity mentions of a system against gold records.

    score_entities.py GOLD SYSTEM [--types company,person,country] [--coarse]
                      [--adjectives] [--countries] [--errors N] [--json]

GOLD, SYSTEM   NDJSON records as in pipeline/README.md; matched by `id`.  A mention
               counts as right when start, end and type are all the same (strict).
--types        only these types, on both sides
--coarse       fold company into organization and country into place first, so that
               corpora and systems that only know ORG and LOC can be scored
--adjectives   count mentions of form "adjective" (demonyms, "Chinese") too
--countries    take a gold place that carries a `country` code for a country
--errors N     also list the N commonest errors of each sort
--json         print one JSON object instead of the table

Mentions of form "pronoun" and "title" are left out on both sides (the gold corpora mark
names only); how many were left out of SYSTEM is printed.  Where a gold record has
`annotated` (the types its corpus marks at all), system mentions of other types are left
out of that record.  A mention given twice counts once.

Printed for each type and over all (micro): gold, system and right mentions, precision,
recall and F1 in percent; last the same for spans with the type disregarded.

Exit status: 0, or 2 with a message on standard error for records that are missing,
extra, doubled or have another text, and for malformed or out-of-range spans.
"""

import argparse
import collections
import json
import sys

TYPES = ("company", "organization", "person", "country", "place")
FORMS = ("name", "short", "adjective", "metonym", "pronoun", "title")
COARSE = {"company": "organization", "country": "place"}


class Bad(Exception):
    """Input that can't be scored."""


def read(path):
    """Records of an NDJSON file by id, in order."""
    records = collections.OrderedDict()
    try:
        source = sys.stdin if path == "-" else open(path, encoding="utf-8")
    except OSError as e:
        raise Bad(str(e))
    with source:
        for number, line in enumerate(source, 1):
            if not line.strip():
                continue
            at = "%s:%d" % (path, number)
            try:
                record = json.loads(line)
            except ValueError as e:
                raise Bad("%s: not JSON: %s" % (at, e))
            if not isinstance(record, dict) or not isinstance(record.get("id"), str):
                raise Bad("%s: a record without a string `id`" % at)
            if not isinstance(record.get("text"), str):
                raise Bad("%s: record %s has no string `text`" % (at, record["id"]))
            if record["id"] in records:
                raise Bad("%s: id %s stands twice" % (at, record["id"]))
            records[record["id"]] = record
    return records


def mentions(record, who, options, dropped):
    """The set of (start, end, type) of one record, checked and filtered."""
    found = set()
    text = record["text"]
    entities = record.get("entities")
    if entities is None:
        raise Bad("%s: record %s has no `entities`" % (who, record["id"]))
    for entity in entities:
        kind = entity.get("type")
        if kind not in TYPES:
            raise Bad("%s: record %s: entity %s has type %r" % (who, record["id"], entity.get("id"), kind))
        if options.countries and who == "gold" and kind == "place" and entity.get("country"):
            kind = "country"
        for m in entity.get("mentions") or ():
            start, end = m.get("start"), m.get("end")
            if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
                raise Bad("%s: record %s: bad span %r to %r in a text of %d code points" % (who, record["id"], start, end, len(text)))
            if "text" in m and m["text"] != text[start:end]:
                raise Bad("%s: record %s: mention %d to %d says %r, the text there is %r"
                          % (who, record["id"], start, end, m["text"], text[start:end]))
            form = m.get("form", "name")
            if form not in FORMS:
                raise Bad("%s: record %s: mention %d to %d has form %r" % (who, record["id"], start, end, form))
            if form in ("pronoun", "title") or form == "adjective" and not options.adjectives:
                dropped[form] += 1
                continue
            found.add((start, end, COARSE.get(kind, kind) if options.coarse else kind))
    return found


def rates(gold, system, right):
    """Precision, recall and F1 in percent; 0 where undefined."""
    p = 100.0 * right / system if system else 0.0
    r = 100.0 * right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score(gold_path, system_path, options):
    """All counts: {"types": {type: [gold, system, right]}, "span": [...], ...}."""
    gold, system = read(gold_path), read(system_path)
    missing = [i for i in gold if i not in system]
    extra = [i for i in system if i not in gold]
    if missing:
        raise Bad("%s: %d of %d gold records are missing, the first: %s" % (system_path, len(missing), len(gold), missing[0]))
    if extra:
        raise Bad("%s: %d records are not in the gold file, the first: %s" % (system_path, len(extra), extra[0]))
    wanted = None
    if options.types:
        wanted = {COARSE.get(t, t) if options.coarse else t for t in options.types}
    counts = {t: [0, 0, 0] for t in TYPES}
    span = [0, 0, 0]
    dropped, ignored = collections.Counter(), collections.Counter()
    errors = collections.defaultdict(collections.Counter)
    coarse_types = set()
    for ident, g in gold.items():
        s = system[ident]
        if g["text"] != s["text"]:
            at = next((i for i, (a, b) in enumerate(zip(g["text"], s["text"])) if a != b), min(len(g["text"]), len(s["text"])))
            raise Bad("%s: record %s: text differs from gold at code point %d: %r, gold %r"
                      % (system_path, ident, at, s["text"][at:at + 20], g["text"][at:at + 20]))
        if g.get("coarse") and not options.coarse:
            coarse_types.update(g.get("coarse_types") or ["organization", "place"])
        gm = mentions(g, "gold", options, collections.Counter())
        sm = mentions(s, "system", options, dropped)
        if wanted is not None:
            gm = {m for m in gm if m[2] in wanted}
            sm = {m for m in sm if m[2] in wanted}
        if g.get("annotated"):
            known = {COARSE.get(t, t) if options.coarse else t for t in g["annotated"]}
            for m in [m for m in sm if m[2] not in known]:
                ignored[m[2]] += 1
                sm.discard(m)
        for m in gm:
            counts[m[2]][0] += 1
        for m in sm:
            counts[m[2]][1] += 1
        for m in gm & sm:
            counts[m[2]][2] += 1
        gs, ss = {m[:2] for m in gm}, {m[:2] for m in sm}
        span[0] += len(gs)
        span[1] += len(ss)
        span[2] += len(gs & ss)
        if options.errors:
            text = g["text"]
            kinds = {m[:2]: m[2] for m in sm}
            for m in gm - sm:
                name = text[m[0]:m[1]]
                if m[:2] in kinds:
                    errors["type"]["%s: %s for %s" % (name, kinds[m[:2]], m[2])] += 1
                else:
                    over = [x for x in sm if x[0] < m[1] and x[1] > m[0]]
                    if over:
                        errors["span"]["%s: %s" % (name, " / ".join(text[x[0]:x[1]] for x in sorted(over)))] += 1
                    else:
                        errors["missed"]["%s (%s)" % (name, m[2])] += 1
            for m in sm - gm:
                if not any(x[0] < m[1] and x[1] > m[0] for x in gm):
                    errors["spurious"]["%s (%s)" % (text[m[0]:m[1]], m[2])] += 1
    if coarse_types:
        print("score_entities: gold is coarse in %s: without --coarse those types are not comparable" % ", ".join(sorted(coarse_types)), file=sys.stderr)
    return {"records": len(gold), "types": counts, "span": span, "dropped": dropped, "ignored": ignored, "errors": errors}


def main():
    parser = argparse.ArgumentParser(description="Score entity mentions (see the head of this file).")
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--types", type=lambda v: [t.strip() for t in v.split(",") if t.strip()])
    parser.add_argument("--coarse", action="store_true")
    parser.add_argument("--adjectives", action="store_true")
    parser.add_argument("--countries", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    for t in options.types or ():
        if t not in TYPES:
            parser.error("no such type: %s (there are %s)" % (t, ", ".join(TYPES)))
    try:
        result = score(options.gold, options.system, options)
    except Bad as e:
        print("score_entities: %s" % e, file=sys.stderr)
        return 2
    micro = [sum(c[i] for c in result["types"].values()) for i in range(3)]
    rows = [(t, c) for t, c in result["types"].items() if c[0] or c[1]] + [("micro", micro), ("span only", result["span"])]
    if options.json:
        print(json.dumps({name: dict(zip(("gold", "system", "right", "p", "r", "f1"), c + [round(x, 3) for x in rates(*c)])) for name, c in rows}))
        return 0
    print("%-14s%8s%8s%8s%8s%8s%8s" % ("type", "gold", "system", "right", "P", "R", "F1"))
    for name, c in rows:
        print("%-14s%8d%8d%8d%8.2f%8.2f%8.2f" % ((name,) + tuple(c) + rates(*c)))
    left = ["%d %s" % (n, form) for form, n in sorted(result["dropped"].items())]
    left += ["%d %s (not annotated)" % (n, t) for t, n in sorted(result["ignored"].items())]
    if left:
        print("left out of system: " + ", ".join(left))
    for sort in ("missed", "spurious", "span", "type"):
        for what, n in result["errors"][sort].most_common(options.errors):
            print("%-9s%5d  %s" % (sort, n, what))
    return 0


if __name__ == "__main__":
    sys.exit(main())
