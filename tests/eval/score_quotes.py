#!/usr/bin/env python3
"""Score quotation records against gold ones.

    score_quotes.py GOLD.ndjson SYSTEM.ndjson [--json]
    score_quotes.py --self-test

Both files hold one record a line as pipeline/README.md has it; of a record
only `id`, `text` and `quotes` are read (and, of a gold one, `ignore`).  The two
files must hold the same ids with the same texts.  A system record without `quotes`
is an error unless it carries `errors`: then it counts as having found nothing.

Content.  Two contents are compared as sets of character offsets into the text.
  exact    they cover the same letters and digits: white space, quotation marks
           and other punctuation do not count, nor how the content is cut in spans.
  overlap  the non-space characters that they share are at least half of those
           that either covers (IoU >= 0.5).
Gold and system quotations are paired one to one, the pair with the highest IoU
first (ties: the earlier in the text).  Exact pairs are made among themselves.

Rows.  A row is a kind or a group of kinds.  Recall is the share of the gold
quotations of that kind that were paired, with a system quotation of any kind;
precision is the share of the system quotations that call themselves of that kind
that were paired, with a gold one of any kind.  Whether kinds agree is told apart.
  characters  the non-space characters inside any content, gold against system.
  attributed  as overlap, and the speaker overlaps too (or both have none).

Speaker and cue, over overlap pairs whose gold side has one, in per cent of those:
  given    the system names one at all
  overlap  the two spans share a non-space character
  head     they share a head word at the same place (speaker only; see heads)
  name     they share a head word, wherever it stands (speaker only)
  exact    they cover the same letters and digits
and, as a number, `invented`: pairs where only the system has one.

A system quotation at least half of which lies in a gold record's `ignore`, and
which pairs with nothing, is left out of the count.

Exit status: 0 scored, 2 the files cannot be scored (the reason goes to stderr).
"""

import json
import re
import sys
from collections import Counter

KINDS = ("direct", "mixed", "indirect")
ROWS = {
    "direct+mixed": ("direct", "mixed"),
    "all": KINDS,
    "direct": ("direct",),
    "mixed": ("mixed",),
    "indirect": ("indirect",),
}


MEASURES = {
    "speaker": ("given", "overlap", "head", "name", "exact"),
    "cue": ("given", "overlap", "exact"),
}


class ScoreError(Exception):
    pass


# --- reading -----------------------------------------------------------------

def read_records(path):
    records = {}
    try:
        with open(path, encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    record = json.loads(line)
                except json.JSONDecodeError as error:
                    raise ScoreError(f"{path}:{number}: not JSON: {error}") from None
                if not isinstance(record, dict) or not isinstance(record.get("id"), str):
                    raise ScoreError(f"{path}:{number}: a record must be an object with a string `id`")
                if not isinstance(record.get("text"), str):
                    raise ScoreError(f"{path}:{number}: record {record['id']!r} has no `text`")
                if record["id"] in records:
                    raise ScoreError(f"{path}:{number}: id {record['id']!r} was there before")
                records[record["id"]] = record
    except (OSError, UnicodeDecodeError) as error:
        raise ScoreError(f"{path}: {error}") from None
    return records


def check_same_texts(gold, system):
    for missing, where in ((gold.keys() - system.keys(), "system"), (system.keys() - gold.keys(), "gold")):
        if missing:
            raise ScoreError(f"{len(missing)} ids are missing from the {where} file, one is {min(missing)!r}")
    for key, record in gold.items():
        ours, theirs = record["text"], system[key]["text"]
        if ours != theirs:
            shorter = min(len(ours), len(theirs))
            at = next((i for i in range(shorter) if ours[i] != theirs[i]), shorter)
            raise ScoreError(f"record {key!r}: the texts differ from offset {at}: "
                             f"gold {ours[at:at + 20]!r}, system {theirs[at:at + 20]!r}")


def checked_span(span, text, where):
    if not isinstance(span, dict) or type(span.get("start")) is not int or type(span.get("end")) is not int:
        raise ScoreError(f"{where}: a span needs whole numbers `start` and `end`: {span!r}")
    start, end = span["start"], span["end"]
    if not 0 <= start < end <= len(text):
        raise ScoreError(f"{where}: span [{start}, {end}) is empty or out of the text's range [0, {len(text)})")
    if "text" in span and span["text"] != text[start:end]:
        raise ScoreError(f"{where}: span [{start}, {end}) says {span['text']!r}, the text has {text[start:end]!r}")
    return start, end


class Quote:
    """One quotation, its content as sets of offsets."""

    def __init__(self, quote, text, where):
        if not isinstance(quote, dict) or quote.get("kind") not in KINDS:
            raise ScoreError(f"{where}: `kind` must be one of {', '.join(KINDS)}")
        if not isinstance(quote.get("content"), list) or not quote["content"]:
            raise ScoreError(f"{where}: `content` must be a list of spans, not empty")
        self.kind = quote["kind"]
        spans = [checked_span(span, text, where + " content") for span in quote["content"]]
        self.start = min(start for start, _ in spans)
        self.characters = characters(text, spans)
        self.words = words(text, spans)
        self.parts = {key: checked_span(quote[key], text, f"{where} {key}")
                      for key in ("speaker", "cue") if quote.get(key) is not None}


def characters(text, spans):
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def words(text, spans):
    """The letters and digits; everything that is no space where there are none."""
    found = frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())
    return found or characters(text, spans)


def read_quotes(record, side):
    quotes = record.get("quotes")
    if quotes is None and record.get("errors"):
        return []
    if not isinstance(quotes, list):
        raise ScoreError(f"{side} record {record['id']!r} has no list `quotes`")
    return [Quote(quote, record["text"], f"{side} record {record['id']!r} quote {number}")
            for number, quote in enumerate(quotes)]


# --- pairing -----------------------------------------------------------------

def pair_by_overlap(gold, system):
    candidates = []
    for g, ours in enumerate(gold):
        for s, theirs in enumerate(system):
            shared = len(ours.characters & theirs.characters)
            either = len(ours.characters) + len(theirs.characters) - shared
            if shared and 2 * shared >= either:
                candidates.append((-shared / either, ours.start, theirs.start, g, s))
    return one_to_one((g, s) for *_, g, s in sorted(candidates))


def pair_exactly(gold, system):
    return one_to_one((g, s) for g, ours in enumerate(gold) for s, theirs in enumerate(system)
                      if ours.words == theirs.words)


def one_to_one(candidates):
    pairs, used = {}, set()
    for g, s in candidates:
        if g not in pairs and s not in used:
            pairs[g] = s
            used.add(s)
    return pairs


# --- speaker and cue ---------------------------------------------------------

HEAD_ENDS = frozenset("""who whom whose which that of in on at for from with by to as about into against
    under over among near during after before between through including is was are were has have had
    and or but""".split())


def heads(text, start, end):
    """(offset, lower-case word) of the head of each part of a name or noun phrase.

    Parts are cut at commas, colons, brackets and dashes; a part's head is its last
    word before the first preposition, relative pronoun, conjunction or auxiliary.
    "Jane Roe, a spokeswoman for the party" has the heads Roe and spokeswoman.
    Where that leaves nothing ("who", "those in the know"), the last word is the head.
    """
    found, last = set(), None
    for part in re.finditer(r"[^,;:()\[\]—–]+", text[start:end]):
        head, ended = None, False
        for word in re.finditer(r"[^\W_](?:[\w&]|[-.'’](?=\w))*", part.group()):
            last = (start + part.start() + word.start(), re.sub(r"['’]s$", "", word.group().lower()))
            ended = ended or word.group().lower() in HEAD_ENDS
            head = head if ended else last
        if head:
            found.add(head)
    return found or {last or (start, text[start:end])}


def compare_parts(text, gold, system, key, counts):
    """Count, for one overlap pair, how the system's speaker or cue fares."""
    if key not in gold.parts:
        counts["invented"] += key in system.parts
        return
    counts["gold"] += 1
    if key not in system.parts:
        return
    ours, theirs = gold.parts[key], system.parts[key]
    our_heads, their_heads = heads(text, *ours), heads(text, *theirs)
    counts["given"] += 1
    counts["overlap"] += overlapping(text, ours, theirs)
    counts["head"] += bool(our_heads & their_heads)
    counts["name"] += bool({name for _, name in our_heads} & {name for _, name in their_heads})
    counts["exact"] += words(text, [ours]) == words(text, [theirs])


def overlapping(text, ours, theirs):
    return bool(characters(text, [ours]) & characters(text, [theirs]))


def same_speaker(text, gold, system):
    ours, theirs = gold.parts.get("speaker"), system.parts.get("speaker")
    if ours and theirs:
        return overlapping(text, ours, theirs)
    return not ours and not theirs


# --- scoring -----------------------------------------------------------------

def score(gold_records, system_records):
    check_same_texts(gold_records, system_records)
    content = {measure: {row: Counter() for row in ROWS} for measure in ("exact", "overlap", "attributed")}
    parts = {part: {row: Counter() for row in ROWS} for part in MEASURES}
    letters, confusion, left_out = Counter(), Counter(), 0

    for key, record in gold_records.items():
        text = record["text"]
        gold, system = read_quotes(record, "gold"), read_quotes(system_records[key], "system")
        pairs = pair_by_overlap(gold, system)
        junk = frozenset(i for span in record.get("ignore", ())
                         for i in range(*checked_span(span, text, f"gold record {key!r} ignore")))
        kept = [s for s, theirs in enumerate(system) if s in pairs.values()
                or 2 * len(theirs.characters & junk) < len(theirs.characters)]
        left_out += len(system) - len(kept)
        attributed = {g: s for g, s in pairs.items() if same_speaker(text, gold[g], system[s])}

        found = {"exact": pair_exactly(gold, system), "overlap": pairs, "attributed": attributed}
        for row, kinds in ROWS.items():
            for measure, matched in found.items():
                add_content(content[measure][row], kinds, gold, system, kept, matched)
            for part, rows in parts.items():
                for g, s in pairs.items():
                    if gold[g].kind in kinds:
                        compare_parts(text, gold[g], system[s], part, rows[row])
        for g, s in pairs.items():
            confusion[gold[g].kind, system[s].kind] += 1
        ours = frozenset().union(*(quote.characters for quote in gold))
        theirs = frozenset().union(*(system[s].characters for s in kept))
        letters.update(gold=len(ours), system=len(theirs), gold_found=len(ours & theirs),
                       system_right=len(ours & theirs))

    return {
        "records": len(gold_records),
        "left_out": left_out,
        "content": {measure: {row: rates(counts) for row, counts in rows.items()}
                    for measure, rows in content.items()},
        "characters": rates(letters),
        **{part: {row: accuracies(counts, MEASURES[part]) for row, counts in rows.items()}
           for part, rows in parts.items()},
        "kind": {
            "pairs": sum(confusion.values()),
            "accuracy": percent(sum(n for (g, s), n in confusion.items() if g == s), sum(confusion.values())),
            "confusion": {g: {s: confusion[g, s] for s in KINDS} for g in KINDS},
        },
    }


def add_content(counts, kinds, gold, system, kept, matched):
    counts["gold"] += sum(quote.kind in kinds for quote in gold)
    counts["system"] += sum(system[s].kind in kinds for s in kept)
    counts["gold_found"] += sum(gold[g].kind in kinds for g in matched)
    counts["system_right"] += sum(system[s].kind in kinds for s in matched.values() if s in kept)


def percent(part, whole):
    return 100.0 * part / whole if whole else None


def rates(counts):
    precision = percent(counts["system_right"], counts["system"])
    recall = percent(counts["gold_found"], counts["gold"])
    both = (precision or 0) + (recall or 0)
    if precision is None or recall is None:
        f1 = 0.0 if counts["gold"] + counts["system"] and not both else None
    else:
        f1 = 2 * precision * recall / both if both else 0.0
    return {"gold": counts["gold"], "system": counts["system"], "gold_found": counts["gold_found"],
            "system_right": counts["system_right"], "precision": precision, "recall": recall, "f1": f1}


def accuracies(counts, measures):
    return {"gold": counts["gold"], "invented": counts["invented"],
            **{measure: percent(counts[measure], counts["gold"]) for measure in measures}}


# --- output ------------------------------------------------------------------

def figure(value):
    return "     -" if value is None else f"{value:6.2f}"


def report(result):
    lines = [f"{result['records']} records; {result['left_out']} system quotations in ignored passages left out",
             "", f"{'content':24}{'gold':>7}{'system':>8}  {'P':>6} {'R':>6} {'F1':>6}"]

    def content_row(label, row):
        lines.append(f"{label:24}{row['gold']:7}{row['system']:8}  "
                     f"{figure(row['precision'])} {figure(row['recall'])} {figure(row['f1'])}")

    for measure, rows in result["content"].items():
        for name, row in rows.items():
            content_row(f"{measure} {name}", row)
    content_row("characters", result["characters"])

    for part, measures in MEASURES.items():
        lines += ["", f"{part + ' of pairs':24}{'gold':>7}{'invented':>9}" + "".join(f"{m:>8}" for m in measures)]
        for name, row in result[part].items():
            lines.append(f"{part + ' ' + name:24}{row['gold']:7}{row['invented']:9}"
                         + "".join(f"{figure(row[measure]):>8}" for measure in measures))

    lines += ["", f"kind right in {figure(result['kind']['accuracy']).strip()} % of {result['kind']['pairs']} pairs"]
    for gold, row in result["kind"]["confusion"].items():
        lines.append(f"  gold {gold:9}" + "".join(f"  {system} {count}" for system, count in row.items()))
    return "\n".join(lines)


# --- self-test ---------------------------------------------------------------

def self_test():
    """Numbers worked out by hand on one small record and on broken ones."""
    text = '"We won," Ann Lee said. "At last." Bob Ray, a clerk, fears they lost. Cy denied it "flatly".'

    def span(part, after=0):
        start = text.index(part, after)
        return {"start": start, "end": start + len(part), "text": part}

    ann = {"kind": "direct", "content": [span('"We won,"'), span('"At last."')],
           "cue": span("said"), "speaker": span("Ann Lee")}
    bob = {"kind": "indirect", "content": [span("they lost")], "cue": span("fears"),
           "speaker": span("Bob Ray, a clerk")}
    cy = {"kind": "mixed", "content": [span('it "flatly"')], "cue": span("denied"), "speaker": span("Cy")}

    def records(*quotes, **more):
        return {"a": {"id": "a", "text": text, "quotes": list(quotes), **more}}

    def check(what, got, expected):
        if got is None or abs(got - expected) > 1e-9:
            raise AssertionError(f"{what}: {got}, expected {expected}")

    gold = records(ann, bob, cy)
    perfect = score(gold, gold)
    for measure, rows in perfect["content"].items():
        for row, values in rows.items():
            check(f"gold against itself, {measure} {row}", values["f1"], 100)
    for part, measures in MEASURES.items():
        for row in ROWS:
            for measure in measures:
                check(f"gold against itself, {part} {row} {measure}", perfect[part][row][measure], 100)
    check("kind", perfect["kind"]["accuracy"], 100)

    # Ann's second half is dropped: IoU 8/17, no pair.  Bob's lacks "they": IoU 4/8, just
    # paired, not exact; speaker "Bob Ray" shares the head Ray; no cue.  Cy's lacks its marks:
    # IoU 8/10, exact, but called direct; speaker wrong; cue right.  One more is invented.
    system = records(
        {"kind": "direct", "content": [span('"We won,"')], "cue": span("said"), "speaker": span("Ann Lee")},
        {"kind": "indirect", "content": [span("lost")], "speaker": span("Bob Ray")},
        {"kind": "direct", "content": [span("it"), span("flatly")], "cue": span("denied"), "speaker": span("Bob Ray")},
        {"kind": "direct", "content": [span("a clerk")]})
    result = score(gold, system)
    overlap, exact = result["content"]["overlap"], result["content"]["exact"]
    check("overlap all P", overlap["all"]["precision"], 50)            # 2 of 4
    check("overlap all R", overlap["all"]["recall"], 200 / 3)          # 2 of 3
    check("overlap all F1", overlap["all"]["f1"], 400 / 7)             # 2*2/(4+3)
    check("overlap direct+mixed P", overlap["direct+mixed"]["precision"], 100 / 3)  # Cy of three
    check("overlap direct+mixed R", overlap["direct+mixed"]["recall"], 50)          # Cy of two
    check("overlap mixed R", overlap["mixed"]["recall"], 100)
    check("overlap indirect F1", overlap["indirect"]["f1"], 100)
    check("exact all P", exact["all"]["precision"], 25)
    check("exact all R", exact["all"]["recall"], 100 / 3)
    check("attributed all P", result["content"]["attributed"]["all"]["precision"], 25)  # Bob only
    check("characters P", result["characters"]["precision"], 100 * 20 / 26)  # 8 + 4 + 8 of those and "aclerk"
    check("characters R", result["characters"]["recall"], 100 * 20 / 35)     # of 17 + 8 + 10
    check("speaker overlap", result["speaker"]["all"]["overlap"], 50)
    check("speaker head", result["speaker"]["all"]["head"], 50)
    check("speaker exact", result["speaker"]["all"]["exact"], 0)
    check("cue given", result["cue"]["all"]["given"], 50)
    check("cue exact", result["cue"]["all"]["exact"], 50)
    check("kind", result["kind"]["accuracy"], 50)

    # The invented quotation is forgiven where the gold says to look away.
    look_away = records(ann, bob, cy, ignore=[{"start": text.index("a clerk"), "end": text.index(", fears")}])
    check("ignore", score(look_away, system)["content"]["overlap"]["all"]["precision"], 200 / 3)

    def check_refused(what, part, gold, system):
        try:
            score(gold, system)
        except ScoreError as error:
            if part not in str(error):
                raise AssertionError(f"{what}: the error is {error}") from None
        else:
            raise AssertionError(f"{what}: not refused")

    broken = dict(bob, content=[{"start": 0, "end": len(text) + 1}])
    check_refused("missing id", "missing from the system", gold, {})
    check_refused("unknown id", "missing from the gold", gold, {**gold, "b": gold["a"]})
    check_refused("other text", "differ from offset 0", gold, {"a": {**gold["a"], "text": "x" + text[1:]}})
    check_refused("out of range", "out of the text's range", gold, records(broken))
    check_refused("empty span", "is empty", gold, records(dict(bob, cue={"start": 3, "end": 3})))
    check_refused("wrong text", "the text has", gold, records(dict(bob, cue={"start": 3, "end": 4, "text": "?"})))
    check_refused("no quotes", "has no list `quotes`", gold, {"a": {"id": "a", "text": text}})
    check_refused("no kind", "`kind` must be", gold, records({"content": bob["content"]}))
    check("failed record", score(gold, {"a": {"id": "a", "text": text, "errors": [{}]}})
          ["content"]["overlap"]["all"]["recall"], 0)
    print("self-test passed")


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    as_json = "--json" in arguments
    paths = [argument for argument in arguments if argument != "--json"]
    if len(paths) != 2 or any(path.startswith("--") for path in paths):
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        sys.exit(2)
    try:
        result = score(*map(read_records, paths))
    except ScoreError as error:
        print(f"score_quotes: {error}", file=sys.stderr)
        sys.exit(2)
    print(json.dumps(result, ensure_ascii=False, indent=1) if as_json else report(result))


if __name__ == "__main__":
    main(sys.argv[1:])
