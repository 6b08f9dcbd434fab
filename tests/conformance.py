#!/usr/bin/env python3
"""conformance.py DATA OUT FLOORS: the table of make conformance, and whether any figure fell below its floor."""
import csv, glob, json, os, re, sys

data, out, floors = sys.argv[1:]
peers = {}
for row in csv.DictReader(open(os.path.join(data, "quantity", "peers.tsv")), delimiter="\t"):
    names = [n for n in row if n not in ("set", "measure")]
    peers[row["set"], row["measure"]] = {n: float(row[n].replace("R", "")) for n in names if row[n].strip()}

figures = json.load(open(os.path.join(out, "gold.json")))
figures = {"gold." + k: v for k, v in figures.items()}
print("| %-14s %-11s %6s  %s" % ("set", "measure", "ours", "best peer"))
for path in sorted(glob.glob(os.path.join(data, "quantity", "*.jsonl"))):
    name = os.path.basename(path)[:-6]
    scored = json.load(open(os.path.join(out, name + ".json")))
    for measure in ("value", "value+unit", "span"):
        got = scored[measure]
        x = got["f"] if got["f"] is not None else got["r"]
        rivals = sorted(((v, k) for k, v in peers.get((name, measure), {}).items()), reverse=True)
        print("| %-14s %-11s %s%5.1f  %s" % (name, measure, "R" if got["f"] is None else " ", 100 * x,
              ", ".join("%s %.1f" % (k, v) for v, k in rivals[:2])))
        figures[name + "." + measure] = x

def load_score():
    import importlib.util
    spec = importlib.util.spec_from_file_location("score", os.path.join(data, "quantity", "score.py"))
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score

score = load_score()

def documents(name):
    """Each document of a set, with what was predicted for it."""
    pred = score.load_pred(os.path.join(out, name + ".pred"))
    for line in open(os.path.join(data, "quantity", name + ".jsonl"), encoding="utf-8"):
        d = json.loads(line)
        yield d, pred.get(d["id"], [])

# What is set aside on purpose: it says nothing about health.  Some of it is read all the same, to be set aside.
def is_years(unit, text):
    numbers = re.findall(r"\d+", text)
    return not unit and numbers and all(re.fullmatch(r"(?:19|20)\d\d", n) for n in numbers)

APART = [
    ("years", is_years),
    ("money", lambda unit, text: re.search(
        r"dollar|euro|sterling|yen\b|yuan|rupee|franc|peso|lira|\bcents?\b|penny|pence|dime|bitcoin|satoshi|markka|peseta|"
        r"guilder|krona|krone|shekel|ringgit|taka|lari|kip\b|col.n\b|\bUSD|\bEUR|\bGBP", unit, re.I) or re.search(r"[$\u00a3\u20ac\u00a5]", text)),
    ("bytes", lambda unit, text: re.search(r"(?:byte|bit)s?\b|^[KMGT]i?B$", unit, re.I)),
]

def joined(d, g, pred):
    """Is it a part of a duration that is read as one value: "3 years, 2 months"?"""
    for q in pred if score.has(g) else ():
        units = [score.unit(h.get("unit")) for h in d["gold"] if score.has(h) and score.overlap(h, q)]
        if score.overlap(g, q) and len(set(units)) > 1 and all(u and u[1] == (("s", 1),) for u in units + [score.unit(q.get("unit"))]):
            return True
    return False

def kind_apart(d, g, pred):
    text = d["text"][g["start"]:g["end"]] if g.get("start") is not None else ""
    kind = next((k for k, is_kind in APART if is_kind(g.get("unit") or "", text)), None)
    return kind or ("parts of one duration" if joined(d, g, pred) else None)

def writes_unit(q):
    """Is the unit that was read written with the number, and not only understood?"""
    return q.get("unit") and re.search(r"[\d)]\+?[\s-]*(?:[^\W\d]|[%\u00b0\u2030])", q["surface"])

def without(name, is_out):
    """The scores over the gold that is not out, without the predictions that overlap what is."""
    docs, kept = [], {}
    for d, pred in documents(name):
        out_of = [g for g in d["gold"] if is_out(d, g, pred)]
        docs.append(dict(d, gold=[g for g in d["gold"] if g not in out_of]))
        kept[d["id"]] = [q for q in pred if not any(score.has(g) and score.overlap(g, q) for g in out_of)]
    scored = score.score(docs, kept, exhaustive=score.meta(os.path.join(data, "quantity", name + ".jsonl")).get("exhaustive", True))
    return ", ".join("%s %.1f" % (m, 100 * (scored[m]["r"] if scored[m]["f"] is None else scored[m]["f"])) for m in ("value", "value+unit"))

def without_unit(d, g, pred):
    """Has the gold no unit although the text writes one?  The predictions that say so."""
    return [] if g.get("unit") or g.get("percent") else [q for q in pred if score.overlap(g, q) and writes_unit(q)]

print("| notes: set aside on purpose, with its share of the set; then the figures of all the rest")
for path in sorted(glob.glob(os.path.join(data, "quantity", "*.jsonl"))):
    name = os.path.basename(path)[:-6]
    seen, right, bare, bare_right, total = {}, {}, 0, 0, 0
    for d, pred in documents(name):
        for g in d["gold"]:
            total += 1
            kind, unit = kind_apart(d, g, pred), without_unit(d, g, pred)
            if kind:
                seen[kind] = seen.get(kind, 0) + 1
                right[kind] = right.get(kind, 0) + any(score.value_match(g, q) and score.unit_match(g, q) for q in pred)
            elif unit:
                bare += 1
                bare_right += any(score.value_match(g, q) for q in unit)
    print("| %-14s %s" % (name, "; ".join("%s %d (%.1f %%, %d of them right all the same)" % (k, n, 100 * n / total, right[k])
          for k, n in seen.items()) or "nothing"))
    if seen:
        print("| %-14s   the rest: %s" % ("", without(name, kind_apart)))
    if bare:
        print("| %-14s no unit in the gold where the text has one that was read: %d (%.1f %%), the value right in %d" % ("", bare, 100 * bare / total, bare_right))
        print("| %-14s   the rest: %s" % ("", without(name, without_unit)))

right = total = 0
for d, pred in documents("healthforms"):
    s = score.score([d], {d["id"]: pred})["value+unit"]
    total += 1
    right += s["tp"] == s["gold"] == s["pred"]
print("| healthforms: %d of %d sentences entirely right" % (right, total))
figures["healthforms.sentences"] = right

bad = 0
if os.path.exists(floors):
    for line in open(floors):
        if not line.strip() or line.startswith("#"):
            continue
        name, sign, limit = line.split()
        x = figures.get(name)
        if x is None or x != x or (x < float(limit) if sign == ">=" else x > float(limit)):
            print("conformance: %s is %s, the floor is %s %s" % (name, x, sign, limit))
            bad = 1
print("conformance: %s" % ("a figure fell" if bad else "every figure holds"))
sys.exit(bad)
