#!/bin/sh
# claim-cite: what is asked about, how often, and what comes out in which order.
. tests/server/cite.sh

each_once() {
	start_server --synth
	stream doi:10.5555/a doi:10.5555/a -- doi:10.5555/a -- doi:10.5555/a |
	    cite --no-cache --providers crossref
	stop_server
	ends 0 && asked 1 && count '"kind":"source"' 3
}
is "a work is asked about once, however many articles cite it" each_once

in_order() {
	start_server --synth
	stream doi:10.5555/z doi:10.5555/a url:https://example.org/ \
	    doi:10.5555/m doi:10.5555/a | cite --no-cache
	stop_server
	sed -n 's/.*"kind":"source".*"id":"\([^"]*\)","status".*/\1/p' \
	    "$WORK/out" | tr '\n' ' ' >"$WORK/order"
	ends 0 && [ "$(cat "$WORK/order")" = \
	    "doi:10.5555/z doi:10.5555/a doi:10.5555/m " ]
}
is "one record for each work, in order of first appearance" in_order

whatever_order() {
	start_server --synth
	many 60 3 | cite --no-cache --batch 4
	stop_server
	cp "$WORK/out" "$WORK/first"
	printf '%s\t%s\n' load-0 delay:200 load-8 delay:120 load-17 delay:60 \
	    load-40 '503 delay:90' >"$WORK/script"
	start_server --synth --script "$WORK/script"
	many 60 3 | cite --no-cache --batch 4
	stop_server
	cmp "$WORK/first" "$WORK/out" && ends 0
}
is "the bytes are the same whatever the order of the answers" whatever_order

batches() {
	start_server --synth
	many 100 10 | cite --no-cache --providers crossref
	stop_server
	ends 0 && asked 5 && count '"status":"found"' 100
}
is "works of several articles share a request" batches

missing_alone() {
	start_server --synth
	stream doi:10.5555/a doi:10.5555/missing doi:10.5555/b |
	    cite --no-cache --providers crossref
	stop_server
	grep -q 'works/10.5555%2Fmissing$' "$WORK/log" && asked 2 &&
	    count '"status":"found"' 2
}
is "an id a batch does not mention is asked alone, once" missing_alone

commas() {
	start_server --synth
	stream doi:10.5555/a 'doi:10.5555/x,y' doi:10.5555/b |
	    cite --no-cache --providers crossref
	stop_server
	ends 0 && asked 2 && grep -q 'works/10.5555%2Fx%2Cy$' "$WORK/log"
}
is "a DOI with a comma is asked alone" commas

known_before() {
	start_server --synth
	stream doi:10.5555/a doi:10.5555/b >"$WORK/in"
	cite --no-cache --providers crossref <"$WORK/in"
	cp "$WORK/out" "$WORK/twice"
	cite --no-cache --providers crossref <"$WORK/twice"
	stop_server
	ends 0 && asked 1 && count '"kind":"source"' 2
}
is "a work the stream has a record of is not asked about" known_before

dry() {
	start_server --synth
	stream doi:10.5555/a pmid:1 | cite --no-cache --dry-run
	stop_server
	ends 0 && asked 0 && has '^crossref	GET https://api.crossref.org/works'
}
is "a dry run prints the requests and makes none" dry

cut() {
	start_server --synth
	stream doi:10.5555/a | head -n 3 | cite --no-cache --providers crossref
	stop_server
	ends 3 && has '"status":"found"'
}
is "a stream that is cut still gets the works it named" cut

finish
