#!/bin/sh
# Every example of pipeline/README.md is a record, and has the fields that its
# section says are always there; every record the chain makes has them too.
set -u
BUILD=${BUILD:-build}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export XDG_CACHE_HOME="$WORK/cache" LC_ALL=C
{
	"$BUILD/bin/claim-read" fixtures/articles
} 2>/dev/null | "$BUILD/bin/claim-extract" --quantities |
	"$BUILD/bin/claim-cite" --offline --no-cache 2>/dev/null |
	"$BUILD/bin/claim-check" >"$WORK/stream"
python3 - pipeline/README.md "$WORK/stream" <<'PY'
import json, re, sys
n = bad = 0
def ok(right, name):
    global n, bad
    n += 1
    bad += not right
    print("%s %d - %s" % ("ok" if right else "not ok", n, name))
examples = {}
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.strip()
    if line.startswith('{"kind"'):
        rec = json.loads(line)
        examples[rec["kind"]] = rec
        ok(list(rec)[0] == "kind", "the example of %s is a record" % rec["kind"])
# What an example shows and the text marks with "?" is left out where there is nothing to say.
optional = set(re.findall(r"`(\w+)`\?", open(sys.argv[1], encoding="utf-8").read())) | {"rules", "note", "nearest", "source", "rule", "notices"}
seen, wrong = {}, {}
for line in open(sys.argv[2], encoding="utf-8"):
    rec = json.loads(line)
    seen[rec["kind"]] = seen.get(rec["kind"], 0) + 1
    want = examples.get(rec["kind"])
    if want is None:
        wrong.setdefault(rec["kind"], "no example")
        continue
    for key in want:
        # what only a found work has, and the value of what is a range, may be missing
        if key not in rec and key not in optional and not (rec["kind"] == "source" and rec["status"] != "found") \
                and not (rec["kind"] == "quantity" and key == "value"):
            wrong.setdefault(rec["kind"], "no field %s in %s" % (key, line[:200]))
for kind in examples:
    if kind in ("state", "problem"):
        continue
    if kind in wrong: print("#", wrong[kind])
    ok(kind in seen and kind not in wrong, "the chain's %s records (%d) are as documented" % (kind, seen.get(kind, 0)))
for kind in wrong:
    if kind not in examples: ok(False, "%s: %s" % (kind, wrong[kind]))
print("1..%d" % n)
sys.exit(bool(bad))
PY
