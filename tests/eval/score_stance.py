#!/usr/bin/env python3
"""Score stances against gold. Both files are NDJSON records (pipeline/README.md).

    score_stance.py directed GOLD SYSTEM     five classes between e1 and e2 (DSE)
    score_stance.py target   GOLD SYSTEM     three classes for each target (NewsMTSC)

directed: the pair is the gold record's first two entities. Its class is neutral,
  or support/oppose from the first to the second, or from the second to the first.
  A system's answer is the stance between the two with the largest |score| among
  those that are support or oppose; none of these: neutral.
target: every gold stance is one item; its holder is not looked at. A system's answer
  is its stance toward that target, from any holder, with the largest |score|; none: neutral.
A stance without a score counts as 1; of equal scores the first one stands.

Options: --json (one JSON object), --wrong N (show N wrong items), --only FILE
(score only the ids listed in FILE, one a line). "-" reads standard input.
Exit 1 and a message on unequal ids or text, or a malformed record.
"""
import argparse
import json
import sys

DIRECTED = ("neutral", "e1->e2 support", "e2->e1 support", "e1->e2 oppose", "e2->e1 oppose")
TARGET = ("oppose", "neutral", "support")
LABELS = ("support", "oppose", "neutral")


def fail(message):
    print("score_stance: " + message, file=sys.stderr)
    raise SystemExit(1)


def load(path):
    name = "standard input" if path == "-" else path
    records = {}
    try:
        stream = sys.stdin if path == "-" else open(path, encoding="utf-8")
    except OSError as e:
        fail("%s: %s" % (name, e.strerror))
    with stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            where = "%s:%d" % (name, number)
            try:
                record = json.loads(line)
            except ValueError as e:
                fail("%s: not JSON: %s" % (where, e))
            if not isinstance(record, dict):
                fail("%s: not a JSON object" % where)
            for key in ("id", "text"):
                if not isinstance(record.get(key), str):
                    fail("%s: no string %r" % (where, key))
            if record["id"] in records:
                fail("%s: id %r a second time" % (where, record["id"]))
            for s in record.get("stances") or ():
                if not isinstance(s, dict) or not {"holder", "target", "label"} <= s.keys():
                    fail("%s: id %r: a stance without holder, target or label" % (where, record["id"]))
                if s["label"] not in LABELS:
                    fail("%s: id %r: label %r is not one of %s"
                         % (where, record["id"], s["label"], ", ".join(LABELS)))
                if not isinstance(s.get("score", 1.0), (int, float)):
                    fail("%s: id %r: score %r is no number" % (where, record["id"], s["score"]))
            records[record["id"]] = record
    if not records:
        fail("%s: no records" % name)
    return records


def match(gold, system):
    missing = [i for i in gold if i not in system]
    if missing:
        fail("%d of %d gold ids are missing from the system file, first %r"
             % (len(missing), len(gold), missing[0]))
    extra = [i for i in system if i not in gold]
    if extra:
        fail("%d ids of the system file are not in the gold file, first %r" % (len(extra), extra[0]))
    for i, g in gold.items():
        a, b = g["text"], system[i]["text"]
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            fail("id %r: text differs from gold at character %d: gold %r, system %r"
                 % (i, at, a[at:at + 20], b[at:at + 20]))
        if "entities" in system[i]:
            have = {e["id"] for e in system[i]["entities"]}
            lost = [e["id"] for e in g.get("entities", ()) if e["id"] not in have]
            if lost:
                fail("id %r: the system's record lacks gold's entity %r" % (i, lost[0]))


def strongest(stances):
    best = None
    for s in stances:
        if best is None or abs(s.get("score", 1.0)) > abs(best.get("score", 1.0)):
            best = s
    return best


def directed_class(record, first, second):
    said = [s for s in record.get("stances") or ()
            if s["label"] != "neutral" and {s["holder"], s["target"]} == {first, second}]
    best = strongest(said)
    if best is None:
        return "neutral"
    return ("e1->e2 " if best["holder"] == first else "e2->e1 ") + best["label"]


def directed_items(gold, system):
    for i, g in gold.items():
        if len(g.get("entities", ())) < 2:
            fail("id %r: gold has fewer than two entities" % i)
        first, second = g["entities"][0]["id"], g["entities"][1]["id"]
        yield (i, directed_class(g, first, second), directed_class(system[i], first, second))


def target_items(gold, system):
    for i, g in gold.items():
        seen = set()
        for s in g.get("stances") or ():
            if s["target"] in seen:
                fail("id %r: gold has two stances toward %r" % (i, s["target"]))
            seen.add(s["target"])
            best = strongest([x for x in system[i].get("stances") or () if x["target"] == s["target"]])
            yield ("%s %s" % (i, s["target"]), s["label"], best["label"] if best else "neutral")


def ratio(a, b):
    return a / b if b else 0.0


def measure(pairs, classes):
    """Per-class precision, recall, F1, and the averages; F1 of no gold and no answer is left out."""
    table = {c: {"gold": 0, "system": 0, "right": 0} for c in classes}
    for g, s in pairs:
        table[g]["gold"] += 1
        table[s]["system"] += 1
        table[g]["right"] += g == s
    for row in table.values():
        row["precision"] = ratio(row["right"], row["system"])
        row["recall"] = ratio(row["right"], row["gold"])
        row["f1"] = ratio(2 * row["right"], row["gold"] + row["system"])
    return table


def macro(table, classes, key="f1"):
    used = [table[c][key] for c in classes if table[c]["gold"] or table[c]["system"]]
    return ratio(sum(used), len(used))


def micro(table, classes):
    total = {k: sum(table[c][k] for c in classes) for k in ("gold", "system", "right")}
    return ratio(2 * total["right"], total["gold"] + total["system"])


def score_directed(pairs):
    table = measure(pairs, DIRECTED)
    polar = DIRECTED[1:]
    out = {"items": len(pairs),
           "accuracy": ratio(sum(g == s for g, s in pairs), len(pairs)),
           "macro_f1_5": macro(table, DIRECTED),
           "micro_f1_4": micro(table, polar),
           "macro_f1_4": macro(table, polar)}
    found = [(g, s) for g, s in pairs if g != "neutral" and s != "neutral"]
    out["detect_f1"] = ratio(2 * len(found), sum(g != "neutral" for g, s in pairs)
                             + sum(s != "neutral" for g, s in pairs))
    out["direction_accuracy"] = ratio(sum(g[:2] == s[:2] for g, s in found), len(found))
    out["polarity_accuracy"] = ratio(sum(g[7:] == s[7:] for g, s in found), len(found))
    return out, table


def score_target(pairs):
    table = measure(pairs, TARGET)
    out = {"items": len(pairs),
           "macro_f1_3": macro(table, TARGET),
           "accuracy": ratio(sum(g == s for g, s in pairs), len(pairs)),
           "f1_pos_neg": macro(table, ("oppose", "support")),
           "average_recall": ratio(sum(table[c]["recall"] for c in TARGET if table[c]["gold"]),
                                   sum(1 for c in TARGET if table[c]["gold"]))}
    return out, table


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("mode", choices=("directed", "target"))
    ap.add_argument("gold")
    ap.add_argument("system")
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--wrong", type=int, default=0, metavar="N")
    ap.add_argument("--only", metavar="FILE")
    args = ap.parse_args()
    gold, system = load(args.gold), load(args.system)
    match(gold, system)
    if args.only:
        with open(args.only, encoding="utf-8") as f:
            wanted = {line.strip() for line in f if line.strip()}
        unknown = wanted - gold.keys()
        if unknown:
            fail("%s: id %r is not in the gold file" % (args.only, sorted(unknown)[0]))
        gold = {i: r for i, r in gold.items() if i in wanted}
    items = list((directed_items if args.mode == "directed" else target_items)(gold, system))
    pairs = [(g, s) for _, g, s in items]
    if not pairs:
        fail("%s: nothing to score" % args.gold)
    classes = DIRECTED if args.mode == "directed" else TARGET
    out, table = (score_directed if args.mode == "directed" else score_target)(pairs)
    if args.json:
        print(json.dumps(dict(out, classes=table)))
    else:
        for key, value in out.items():
            print("%-20s %s" % (key, value if key == "items" else "%6.2f" % (100 * value)))
        print("%-16s %6s %6s %6s %7s %7s %7s" % ("class", "gold", "system", "right", "P", "R", "F1"))
        for c in classes:
            t = table[c]
            print("%-16s %6d %6d %6d %7.2f %7.2f %7.2f" % (
                c, t["gold"], t["system"], t["right"],
                100 * t["precision"], 100 * t["recall"], 100 * t["f1"]))
        print("rows gold, columns system: " + ", ".join(classes))
        for g in classes:
            print("%-16s" % g + "".join("%7d" % sum(p == (g, s) for p in pairs) for s in classes))
    shown = 0
    for (i, g, s) in items:
        if shown < args.wrong and g != s:
            record = gold[i] if i in gold else gold[i.rsplit(" ", 1)[0]]
            names = "; ".join("%s=%s" % (e["id"], e["name"]) for e in record.get("entities", ()))
            print("WRONG %s gold=%r system=%r [%s] %s" % (i, g, s, names, record["text"]))
            shown += 1


if __name__ == "__main__":
    main()
