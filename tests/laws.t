#!/bin/sh
# The laws of the chain, put to every filter in build/bin, and so to the next
# one that is added.  pipeline/README.md has them in words.
set -u
BUILD=${BUILD:-build}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export XDG_CACHE_HOME="$WORK/cache" HOME="$WORK" LC_ALL=C NO_COLOR=1
sample=tests/laws/sample.ndjson
. tests/tap.sh


run() { # run ARGS... <in: leaves out, err and status in $WORK
	"$BUILD/bin/$tool" $offline "$@" >"$WORK/out" 2>"$WORK/err"
	echo $? >"$WORK/status"
}
status_is() { [ "$(cat "$WORK/status")" = "$1" ] || { echo "status $(cat "$WORK/status"), not $1"; cat "$WORK/err"; false; }; }
one_line_err() { [ "$(wc -l <"$WORK/err")" = 1 ] || { echo "standard error:"; cat "$WORK/err"; false; }; }
says() { grep -q "$1" "$WORK/err" || { echo "nothing like '$1' in:"; cat "$WORK/err"; false; }; }

# Every line of $1 stands in $2, in the same order, to the byte.
only_added() {
	python3 - "$1" "$2" <<'PY'
import sys
want = open(sys.argv[1], "rb").read().split(b"\n")
if want[-1] == b"": want.pop()
have = iter(open(sys.argv[2], "rb").read().split(b"\n"))
for line in want:
    if not any(line == x for x in have):
        sys.exit("lost or changed: %r" % line[:200])
PY
}

help_works() { run --help </dev/null; status_is 0 && [ -s "$WORK/out" ] && [ ! -s "$WORK/err" ]; }
version_works() { run --version </dev/null; status_is 0 && grep -q "^$tool [0-9]" "$WORK/out"; }
bad_option() { run --no-such-option </dev/null; status_is 2 && one_line_err && says no-such-option; }
manual_is_clean() { mandoc -T lint -W warning "pipeline/cmd/$tool.1"; }
manual_has_sections() {
	for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES; do
		grep -q "^\.Sh $section" "pipeline/cmd/$tool.1" || { echo "no section $section"; return 1; }
	done
}
full_disk() {
	"$BUILD/bin/$tool" $offline $input <"$feed" >/dev/full 2>"$WORK/err"
	echo $? >"$WORK/status"
	status_is 3 && says 'No space left'
}
closed_pipe() { # no complaint, no success
	("$BUILD/bin/$tool" $offline $input <"$WORK/big" 2>"$WORK/err"; echo $? >"$WORK/status") | head -c 1 >/dev/null
	[ "$(cat "$WORK/status")" != 0 ] && [ ! -s "$WORK/err" ]
}
forwards() { run <"$sample"; only_added "$sample" "$WORK/out"; }
adds_run() { [ "$(grep -c "\"kind\":\"run\",\"tool\":\"$tool\"" "$WORK/out")" = 1 ]; }
unknown_only() {
	printf '%s\n' '{"kind":"zebra","b":1 , "a":"\u00e9"}' '{"kind":"end","documents":0}' >"$WORK/in"
	run <"$WORK/in"
	status_is 0 && only_added "$WORK/in" "$WORK/out"
}
bad_json() {
	{ head -n 3 "$sample"; echo '{"kind":"passage","doc":'; echo 'no record at all'; tail -n 3 "$sample"; } >"$WORK/in"
	run <"$WORK/in"
	status_is 3 && says 'line [45]' && only_added "$WORK/in" "$WORK/out"
}
cut_stream() { head -n 5 "$sample" >"$WORK/in"; run <"$WORK/in"; status_is 3 && says 'no end record' && ! grep -q '"kind":"end"' "$WORK/out"; }
cut_line() { head -c 700 "$sample" >"$WORK/in"; run <"$WORK/in"; status_is 3 && says 'cut off'; }
nothing() { run </dev/null; status_is 3 && says 'no records'; }
endless_line() {
	{ head -n 2 "$sample"; printf '{"kind":"passage","text":"'; head -c 3000000 /dev/zero | tr '\0' x; echo '"}'; tail -n 2 "$sample"; } >"$WORK/in"
	run --max-line 1000000 <"$WORK/in"
	status_is 3 && says 'longer than' && only_added "$WORK/in" "$WORK/out"
}
other_locale() {
	run <"$sample"; mv "$WORK/out" "$WORK/first"
	LC_ALL=tr_TR.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Tokyo "$BUILD/bin/$tool" $offline <"$sample" >"$WORK/out" 2>/dev/null
	cmp "$WORK/first" "$WORK/out"
}
concatenated() {
	cat "$sample" "$sample" >"$WORK/in"
	run <"$WORK/in"; [ "$(cat "$WORK/status")" != 2 ] && only_added "$WORK/in" "$WORK/out"
}
twice() { # a filter may be repeated
	run <"$sample"; cp "$WORK/out" "$WORK/in"; run <"$WORK/in"; only_added "$WORK/in" "$WORK/out"
}
hostile_fields() { # every field of every record in turn is of a wrong type
	python3 - "$sample" >"$WORK/in" <<'PY'
import json, sys
lines = [json.loads(x) for x in open(sys.argv[1])]
out = lambda r: print(json.dumps(r, separators=(",", ":")))
for i, rec in enumerate(lines[1:-1], 1):
    for key in rec:
        if key == "kind": continue
        for value in (None, -1, 1e300, [], {}, "\u0000\ud7ff", [[[]]], True, 2**62):
            for j, other in enumerate(lines[1:-1], 1):
                out({**other, key: value} if i == j else other)
out(lines[-1])
PY
	run <"$WORK/in"
	case $(cat "$WORK/status") in 0 | 3) ;; *) status_is 0 ;; esac && only_added "$WORK/in" "$WORK/out"
}

{ i=0; while [ $i -lt 400 ]; do head -n 6 "$sample" | sed "s/aaaaaaaaaaaa/$(printf %012x $i)/"; i=$((i + 1)); done
	tail -n 1 "$sample"; } >"$WORK/big.ndjson"
i=0; while [ $i -lt 4000 ]; do echo "The cream is $i% better than the laser."; echo; i=$((i + 1)); done >"$WORK/big.txt"

for program in "$BUILD"/bin/claim*; do
	tool=$(basename "$program") offline= input= feed=$sample
	case $tool in
	claim-cite) offline='--offline --no-cache' ;;
	claim-track) offline="--db $WORK/audit.db" ;;
	esac
	is "$tool --help speaks on standard output" help_works
	is "$tool --version names itself" version_works
	is "$tool refuses an unknown option in one line" bad_option
	is "$tool has a clean manual page" manual_is_clean
	is "$tool's manual has its sections" manual_has_sections
	case $tool in
	claimpipe) continue ;;
	claim-read)
		cp "$WORK/big.txt" "$WORK/big"; input=-; feed=$WORK/big.txt
		is "$tool says that the disk is full" full_disk
		is "$tool ends quietly on a closed pipe, but not well" closed_pipe
		continue ;;
	claim-report)
		is "$tool refuses a stream without its end" cut_stream
		is "$tool refuses an empty stream" nothing
		is "$tool says that the disk is full" full_disk
		is "$tool sees a line that is cut off" cut_line
		continue ;;
	esac
	cp "$WORK/big.ndjson" "$WORK/big"
	is "$tool only adds lines" forwards
	is "$tool adds its run record once" adds_run
	is "$tool forwards a kind it does not know, to the byte" unknown_only
	is "$tool keeps a bad line and says where" bad_json
	is "$tool sees that a stream was cut" cut_stream
	is "$tool sees a line that is cut off" cut_line
	is "$tool refuses an empty stream" nothing
	is "$tool keeps a line that is too long" endless_line
	is "$tool does not depend on the locale" other_locale
	is "$tool reads streams one behind the other" concatenated
	is "$tool can be repeated" twice
	is "$tool survives fields of every wrong type" hostile_fields
	is "$tool says that the disk is full" full_disk
	is "$tool ends quietly on a closed pipe, but not well" closed_pipe
done
finish
