#!/bin/sh
# The article of ../shared that all began with: every number of it is a claim
# with the span and the quantity an annotator gave it, no other number is, and
# every vague attribution is found.
set -u
BUILD=${BUILD:-build}
article=../shared/data/seed.txt
gold=../shared/data/gold/articles/seed.gold.json
if [ ! -f $article ] || [ ! -f $gold ]; then
	echo "1..0 # SKIP $article is not there"
	exit 0
fi
"$BUILD/bin/claim-read" $article | "$BUILD/bin/claim-extract" | python3 -c '
import json, sys

gold = json.load(open(sys.argv[1]))
records = [json.loads(line) for line in sys.stdin]
claims = [r for r in records if r["kind"] == "claim"]
numbers = [c for c in claims if c["quantities"]]
bad = n = 0

def ok(good, what):
    global bad, n
    n += 1
    bad |= not good
    print("%s %d - %s" % ("ok" if good else "not ok", n, what))

def overlaps(c, g):
    return c["span"]["start"] < g["byte_end"] and g["byte_start"] < c["span"]["end"]

def number(x):
    return None if x in (None, "") else float(x)

def same(q, g):
    unit = (g["unit"] or "").split("{")[0]
    return (number(q.get("value")) == g["value"] and number(q.get("low")) == g["low"]
            and number(q.get("high")) == g["high"] and (q.get("unit") or "").split("{")[0] == unit
            and q["comparator"] == g["comparator"])

for g in gold["claims"]:
    mine = [c for c in numbers if overlaps(c, g)]
    ok(len(mine) == 1, "%s is one claim" % g["id"])
    quantities = mine[0]["quantities"] if mine else []
    ok(len(quantities) == len(g["quantities"]) and all(map(same, quantities, g["quantities"])),
       "%s has the quantity %s" % (g["id"], [(q["value"] or (q["low"], q["high"]), q["unit"]) for q in g["quantities"]]))
ok(all(any(overlaps(c, g) for g in gold["claims"]) for c in numbers), "no other number is a claim")

# A vague attribution may stand in front of the claim that rests on it.
vague = [c for c in claims if c["attribution"] and c["attribution"]["vague"]]
phrases = {}
for g in gold["claims"] + gold["quantified_text_claims"]:
    if g["attribution"]["vague"]:
        phrases.setdefault(g["attribution"]["phrase"], []).append(g)
for phrase, where in phrases.items():
    ok(any(overlaps(c, g) or phrase.lower() in c["sentence"].lower() for g in where for c in vague),
       "\"%s\" is a vague attribution" % phrase)
ok(len(phrases) == 7, "there are seven of them")
print("1..%d" % n)
sys.exit(bad)
' $gold
