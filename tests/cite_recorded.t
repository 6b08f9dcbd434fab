#!/bin/sh
# claim-cite without a network: shelves, and recordings of what an API said.
. tests/server/cite.sh

shelf() {
	start_server --synth
	many 10 5 | cite --no-cache
	grep '"kind":"source"' "$WORK/out" >"$WORK/shelf.ndjson"
	stop_server
	at=
	many 10 5 | cite --offline --no-cache --shelf "$WORK/shelf.ndjson"
	ends 0 && count '"status":"found"' 10 && count '"cache":"shelf"' 10
}
is "a shelf answers without a network" shelf

no_shelf() {
	at=
	many 1 1 | cite --offline --shelf "$WORK/none.ndjson"
	ends 2 && [ ! -s "$WORK/out" ] || return 1
	echo '{"kind":"source","id":' >"$WORK/cut.ndjson"
	many 1 1 | cite --offline --shelf "$WORK/cut.ndjson"
	ends 2 && grep -q 'line 1' "$WORK/err"
}
is "a shelf that cannot be read is an error of use" no_shelf

records() {
	start_server --answers fixtures/answers
	stream doi:10.5555/mn-rct-2016 doi:10.5555/no-such-trial-2020 >"$WORK/in"
	all=crossref,europepmc,pubmed,doi,datacite
	cite --no-cache --providers $all --record "$WORK/rec" <"$WORK/in"
	stop_server
	sed 's/"cache":"miss"/"cache":"replay"/g; s/,"offline":true//' \
	    "$WORK/out" >"$WORK/live"
	at=
	cite --providers $all --replay "$WORK/rec" <"$WORK/in"
	sed 's/,"offline":true//' "$WORK/out" >"$WORK/replayed"
	cmp "$WORK/live" "$WORK/replayed"
}
is "a recording answers as the network did" records

unrecorded() {
	at=
	stream doi:10.5555/nothing-of-it | cite --replay "$WORK/rec"
	ends 3 && has '"status":"unchecked"'
}
is "what no recording holds is unchecked" unrecorded

columns() {
	head -n 1 "$WORK/rec/index.tsv" | cmp - fixtures/answers/index.tsv 2>&1 |
	    grep -q EOF || head -n 1 "$WORK/rec/index.tsv" |
	    { read -r a; read -r b <fixtures/answers/index.tsv; [ "$a" = "$b" ]; }
}
is "a recording has the columns of the fixtures" columns

finish
