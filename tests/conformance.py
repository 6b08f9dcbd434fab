#!/usr/bin/env python3
"""conformance.py DATA OUT FLOORS: the table of make conformance, and whether any figure fell below its floor."""
import csv, glob, json, os, sys

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
    score = json.load(open(os.path.join(out, name + ".json")))
    for measure in ("value", "value+unit", "span"):
        got = score[measure]
        x = got["f"] if got["f"] is not None else got["r"]
        rivals = sorted(((v, k) for k, v in peers.get((name, measure), {}).items()), reverse=True)
        print("| %-14s %-11s %s%5.1f  %s" % (name, measure, "R" if got["f"] is None else " ", 100 * x,
              ", ".join("%s %.1f" % (k, v) for v, k in rivals[:2])))
        figures[name + "." + measure] = x

def parts(name):
    sys.path.insert(0, os.path.join(data, "quantity"))
    import importlib.util
    spec = importlib.util.spec_from_file_location("score", os.path.join(data, "quantity", "score.py"))
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    pred = score.load_pred(os.path.join(out, name + ".pred"))
    right = total = 0
    for line in open(os.path.join(data, "quantity", name + ".jsonl"), encoding="utf-8"):
        d = json.loads(line)
        s = score.score([d], {d["id"]: pred.get(d["id"], [])})["value+unit"]
        total += 1
        right += s["tp"] == s["gold"] == s["pred"]
    return right, total

right, total = parts("healthforms")
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
