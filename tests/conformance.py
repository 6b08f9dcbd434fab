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
APART = [
    ("years", lambda unit, text: not unit and re.fullmatch(r"(?:19|20)\d\d", text)),
    ("money", lambda unit, text: re.search(
        r"dollar|euro|sterling|yen\b|yuan|rupee|franc|peso|lira|\bcents?\b|penny|pence|dime|bitcoin|satoshi|markka|peseta|"
        r"guilder|krona|krone|shekel|ringgit|taka|lari|kip\b|col.n\b|\bUSD|\bEUR|\bGBP", unit, re.I) or re.search(r"[$\u00a3\u20ac\u00a5]", text)),
    ("bytes", lambda unit, text: re.search(r"(?:byte|bit)s?\b|^[KMGT]i?B$", unit, re.I)),
]

def apart(name):
    """What is deliberately not read: kind, how many in the gold, how many of them are right all the same."""
    seen, right, total = {}, {}, 0
    for d, pred in documents(name):
        for g in d["gold"]:
            total += 1
            text = d["text"][g["start"]:g["end"]] if g.get("start") is not None else ""
            kind = next((k for k, is_kind in APART if is_kind(g.get("unit") or "", text)), None)
            if kind:
                seen[kind] = seen.get(kind, 0) + 1
                right[kind] = right.get(kind, 0) + any(score.value_match(g, q) and score.unit_match(g, q) for q in pred)
    return [(k, n, right[k], n / total) for k, n in seen.items()]

print("| notes: set aside on purpose, with its share of the set")
for path in sorted(glob.glob(os.path.join(data, "quantity", "*.jsonl"))):
    name = os.path.basename(path)[:-6]
    print("| %-14s %s" % (name, "; ".join("%s %d (%.1f %%, %d of them right all the same)" % (k, n, 100 * share, r)
          for k, n, r, share in apart(name)) or "nothing"))

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
