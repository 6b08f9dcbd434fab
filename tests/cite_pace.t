#!/bin/sh
# claim-cite: no API is asked faster, or more at once, than it wants.
. tests/server/cite.sh

keeps_limits() {
	start_server --synth --limit crossref=20/2
	at="--base crossref=http://127.0.0.1:$port/crossref"
	many 40 10 | cite --no-cache --providers crossref --batch 1 \
	    --rate crossref=20/2
	stop_server || { cat "$WORK/report"; return 1; }
	ends 0 && count '"status":"found"' 40
}
is "rate and concurrency stay below the limits" keeps_limits

obeys_headers() {
	start_server --synth --headers crossref=20/1 --delay 20
	at="--base crossref=http://127.0.0.1:$port/crossref"
	many 30 30 | cite --no-cache --providers crossref --batch 1 \
	    --rate crossref=1000/8
	stop_server
	# Eight may be under way before the first header comes.
	most=$(sed -n 's/.*at most \([0-9]*\) in a second.*/\1/p' "$WORK/report")
	[ "$most" -le 30 ] || { cat "$WORK/report"; return 1; }
	ends 0
}
is "the headers of an answer slow the next requests down" obeys_headers

# Three at 8 a second each would be 24; a machine that stalls lets half as many again come late.
shared_pace() {
	start_server --synth --limit crossref=12/6
	at="--base crossref=http://127.0.0.1:$port/crossref"
	for i in 1 2 3; do
		stream doi:10.5555/$i-a doi:10.5555/$i-b doi:10.5555/$i-c \
		    doi:10.5555/$i-d doi:10.5555/$i-e doi:10.5555/$i-f \
		    doi:10.5555/$i-g doi:10.5555/$i-h doi:10.5555/$i-i \
		    doi:10.5555/$i-j doi:10.5555/$i-k doi:10.5555/$i-l |
		    "$CITE" $at --providers crossref --batch 1 --rate \
			crossref=8/2 --cache "$WORK/shared.db" \
			>"$WORK/out$i" 2>&1 &
		pids="${pids:-} $!"
	done
	wait $pids
	stop_server || { cat "$WORK/report"; return 1; }
	asked 36
}
is "processes with one cache share the pace" shared_pace

finish
