#!/usr/bin/env python3
"""Score whole records, from raw text to stances, against gold news articles.

    score_news.py GOLD SYSTEM [--json] [--wrong N]

GOLD, SYSTEM   NDJSON records as in pipeline/README.md, matched by `id`; SYSTEM made
               from `id` and `text` alone, with every layer (`run --drop none`).
--json         print one JSON object instead of the table
--wrong N      list up to N errors of each row

Rows, in per cent (P precision, R recall, F1; or R alone as an accuracy):
  tokens, sentences   span exactly right; hyphenated words and clitics as in the gold
  zones               lines (blank ones left out) whose zone kind is right
  zones body          P, R, F1 of the lines of kind body and bullet, taken together
  mentions            span and type right; every form but pronoun and title
  mentions TYPE       the same for company, person, country
  form                right mentions whose form is right (short and name count as one)
  country code        right country mentions whose entity has the right ISO code
  joined              B-cubed of the entities over the right mentions: are two mentions of one
                      thing one entity, and of two things two?
  quotes              overlap P, R, F1 of all quotations (score_quotes.py)
  quotes d+m          the same of direct and mixed ones
  attributed d+m      the same, the speaker overlapping too
  speaker entity      paired quotations with a gold speaker.entity whose own is the same thing
  stances             (holder, target, sign) triples of support and oppose, end to end: entities
                      are matched through their mentions; pairs that the gold does not judge do
                      not count, how many there were is printed as `unjudged`
  traps               judged neutral pairs left alone (not called support or oppose)
  evidence            right triples with an evidence span that overlaps the gold's

Exit status: 0, or 2 with a message for records missing, extra, doubled, with another text,
or malformed.
"""
import argparse
import collections
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import score_entities  # noqa: E402
import score_quotes  # noqa: E402
import score_tokens  # noqa: E402
from score_entities import Bad  # noqa: E402

LOOSE = {"short": "name"}


class Row:
    """gold, system and right counts, and the errors behind them."""

    def __init__(self):
        self.gold = self.system = self.right = 0
        self.wrong = collections.Counter()

    def add(self, gold, system, right):
        self.gold += gold
        self.system += system
        self.right += right

    def rates(self):
        return score_entities.rates(self.gold, self.system, self.right)


def lines(record):
    """(start, end, kind) of each line that is not blank; None where no zone covers it."""
    text, zones, at, out = record["text"], record.get("zones") or [], 0, []
    for line in text.split("\n"):
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            kind = next((z["kind"] for z in zones if z["start"] <= first < z["end"]), None)
            out.append((first, at + len(line), kind))
        at += len(line) + 1
    return out


def named(record):
    """{(start, end): (type, form, entity index)} of the mentions that count."""
    out = {}
    for n, entity in enumerate(record["entities"]):
        for m in entity.get("mentions") or ():
            form = m.get("form", "name")
            if form not in ("pronoun", "title"):
                out[m["start"], m["end"]] = (entity["type"], form, n)
    return out


def same_thing(gold, system):
    """System entity id -> gold entity id: the one with which it shares most mentions."""
    out = {}
    for s in system["entities"]:
        shared = collections.Counter()
        for m in s.get("mentions") or ():
            for g in gold["entities"]:
                for k in g["mentions"]:
                    if m["start"] < k["end"] and k["start"] < m["end"]:
                        shared[g["id"]] += 1
        if shared:
            best = max(shared.values())
            out[s["id"]] = next(g["id"] for g in gold["entities"] if shared[g["id"]] == best)
    out["author"] = "author"
    return out


def b_cubed(pairs):
    """Precision and recall sums of (gold entity, system entity) of the right mentions."""
    both, gold, system = (collections.Counter(x) for x in (pairs, [g for g, _ in pairs], [s for _, s in pairs]))
    return (sum(both[p] / system[p[1]] for p in pairs), sum(both[p] / gold[p[0]] for p in pairs))


def score(gold_path, system_path):
    gold, system = score_entities.read(gold_path), score_entities.read(system_path)
    if gold.keys() != system.keys():
        raise Bad("the two files hold different ids, one is %s" % min(gold.keys() ^ system.keys()))
    names = ["tokens", "sentences", "zones", "zones body", "mentions", "mentions company", "mentions person", "mentions country",
             "form", "country code", "joined", "quotes", "quotes d+m", "attributed d+m", "speaker entity",
             "stances", "traps", "evidence"]
    rows = {n: Row() for n in names}
    unjudged, cubes = 0, [0.0, 0.0, 0]
    options = argparse.Namespace(countries=False, adjectives=True, coarse=False)
    for ident, g in gold.items():
        s = system[ident]
        if g["text"] != s["text"]:
            raise Bad("record %s: the texts differ" % ident)
        for key in ("tokens", "sentences"):
            a, b = set(score_tokens.spans(g, key, "gold")), set(score_tokens.spans(s, key, "system"))
            rows[key].add(len(a), len(b), len(a & b))
            rows[key].wrong.update(g["text"][x:y] for x, y in a - b)

        for (x, y, kind), (_, _, ours) in zip(lines(g), lines(s)):
            rows["zones"].add(1, 1, kind == ours)
            body, our_body = kind in ("body", "bullet"), ours in ("body", "bullet")
            rows["zones body"].add(body, our_body, body and our_body)
            if kind != ours:
                rows["zones"].wrong["%s for %s: %s" % (ours, kind, g["text"][x:y][:60])] += 1

        score_entities.mentions(g, "gold", options, collections.Counter())  # checks the spans
        score_entities.mentions(s, "system", options, collections.Counter())
        a, b = named(g), named(s)
        right = [m for m in a if m in b and a[m][0] == b[m][0]]
        for row, kinds in [("mentions", score_entities.TYPES)] + [("mentions " + k, (k,)) for k in ("company", "person", "country")]:
            rows[row].add(sum(v[0] in kinds for v in a.values()), sum(v[0] in kinds for v in b.values()), sum(a[m][0] in kinds for m in right))
        for m in a.keys() - right:
            rows["mentions"].wrong["missed %s %s%s" % (a[m][0], g["text"][m[0]:m[1]], " (is %s)" % b[m][0] if m in b else "")] += 1
        for m in b.keys() - a.keys():
            rows["mentions"].wrong["spurious %s %s" % (b[m][0], g["text"][m[0]:m[1]])] += 1
        for m in right:
            ok = LOOSE.get(a[m][1], a[m][1]) == LOOSE.get(b[m][1], b[m][1])
            rows["form"].add(1, 1, ok)
            if not ok:
                rows["form"].wrong["%s for %s: %s" % (b[m][1], a[m][1], g["text"][m[0]:m[1]])] += 1
            if a[m][0] == "country":
                code = g["entities"][a[m][2]].get("country")
                if code:
                    rows["country code"].add(1, 1, s["entities"][b[m][2]].get("country") == code)
        p, r = b_cubed([(a[m][2], b[m][2]) for m in right])
        cubes[0] += p
        cubes[1] += r
        cubes[2] += len(right)

        thing = same_thing(g, s)
        quotes(g, s, thing, rows)
        unjudged += stances(g, s, thing, rows)
    n = cubes[2] or 1
    p, r = 100 * cubes[0] / n, 100 * cubes[1] / n
    table = {name: row.rates() for name, row in rows.items()}
    table["joined"] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
    return rows, table, unjudged


def quotes(g, s, thing, rows):
    try:
        ours, theirs = score_quotes.read_quotes(g, "gold"), score_quotes.read_quotes(s, "system")
        pairs = score_quotes.pair_by_overlap(ours, theirs)
        junk = frozenset(i for span in g.get("ignore", ()) for i in range(span["start"], span["end"]))
    except score_quotes.ScoreError as e:
        raise Bad(str(e))
    kept = {k for k, q in enumerate(theirs) if k in pairs.values() or 2 * len(q.characters & junk) < len(q.characters)}
    for row, kinds in (("quotes", score_quotes.KINDS), ("quotes d+m", ("direct", "mixed"))):
        rows[row].add(sum(q.kind in kinds for q in ours), sum(theirs[k].kind in kinds for k in kept), 0)
        rows[row].right += sum(ours[k].kind in kinds for k in pairs)
    spoken = {k: v for k, v in pairs.items() if score_quotes.same_speaker(g["text"], ours[k], theirs[v])}
    rows["attributed d+m"].add(sum(q.kind != "indirect" for q in ours), sum(theirs[k].kind != "indirect" for k in kept),
                               sum(ours[k].kind != "indirect" for k in spoken))
    for k, q in enumerate(ours):
        if k not in pairs:
            rows["quotes"].wrong["missed %s: %s" % (q.kind, g["text"][q.start:q.start + 70])] += 1
        elif k not in spoken:
            rows["attributed d+m"].wrong["speaker: %s" % g["text"][q.start:q.start + 70]] += 1
    for k in kept - set(pairs.values()):
        rows["quotes"].wrong["spurious %s: %s" % (theirs[k].kind, g["text"][theirs[k].start:theirs[k].start + 70])] += 1
    for k, v in pairs.items():
        entity = (g["quotes"][k].get("speaker") or {}).get("entity")
        if entity:
            found = (s["quotes"][v].get("speaker") or {}).get("entity")
            rows["speaker entity"].add(1, 1, thing.get(found) == entity)
            if thing.get(found) != entity:
                rows["speaker entity"].wrong["%s" % g["quotes"][k]["speaker"]["text"][:70]] += 1


def stances(g, s, thing, rows):
    """Adds the stance rows; returns how many system stances fall on pairs that the gold does not judge."""
    judged = {(x["holder"], x["target"]): x for x in g["stances"]}
    answers, unjudged = {}, set()
    for x in s.get("stances") or ():
        if x.get("label") not in ("support", "oppose"):
            continue
        pair = (thing.get(x["holder"]), thing.get(x["target"]))
        if pair not in judged:
            unjudged.add((x["holder"], x["target"]))
        elif pair not in answers or abs(x.get("score", 1)) > abs(answers[pair].get("score", 1)):
            answers[pair] = x
    name = {e["id"]: e["name"] for e in g["entities"]}
    for pair, x in judged.items():
        y = answers.get(pair)
        told = "%s > %s" % tuple(name.get(i, i) for i in pair)
        if x["label"] == "neutral":
            rows["traps"].add(1, 1, y is None)
            rows["stances"].system += y is not None
            if y:
                rows["traps"].wrong["%s called %s" % (told, y["label"])] += 1
            continue
        right = y is not None and y["label"] == x["label"]
        rows["stances"].add(1, y is not None, right)
        if not right:
            rows["stances"].wrong["%s %s (found: %s)" % (x["label"], told, y["label"] if y else "none")] += 1
            continue
        near = any(a["start"] < b["end"] and b["start"] < a["end"] for a in x["evidence"] for b in y.get("evidence") or ())
        rows["evidence"].add(1, 1, near)
    return len(unjudged)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("system")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", type=int, default=0)
    options = parser.parse_args()
    try:
        rows, table, unjudged = score(options.gold, options.system)
    except (Bad, KeyError, TypeError) as e:
        print("score_news: %s%s" % ("a record lacks " if isinstance(e, KeyError) else "", e), file=sys.stderr)
        return 2
    if options.json:
        out = {n: dict(zip(("p", "r", "f1"), (round(x, 2) for x in table[n])), gold=rows[n].gold, system=rows[n].system) for n in table}
        print(json.dumps(dict(out, unjudged=unjudged)))
        return 0
    print("%-18s%7s%8s%8s%8s%8s%8s" % ("", "gold", "system", "right", "P", "R", "F1"))
    for n, row in rows.items():
        counts = (row.gold, row.system, row.right) if n != "joined" else ("", "", "")
        print("%-18s%7s%8s%8s%8.2f%8.2f%8.2f" % ((n,) + counts + table[n]))
    print("unjudged stances: %d" % unjudged)
    for n, row in rows.items():
        for what, count in row.wrong.most_common(options.wrong):
            print("%-16s%4d  %s" % (n, count, what))
    return 0


if __name__ == "__main__":
    sys.exit(main())
