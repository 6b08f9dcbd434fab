#!/bin/sh
# claim-cite: the cache answers for as long as it may, and costs nothing but its
# answers where it cannot.
. tests/server/cite.sh

warm() {
	start_server --synth
	many 50 10 >"$WORK/in"
	cite --cache "$WORK/warm.db" <"$WORK/in"
	cold=$(requests)
	cite --cache "$WORK/warm.db" <"$WORK/in"
	ends 0 || return 1
	stop_server
	[ "$(requests)" = "$cold" ] || { echo "$cold, then $(requests)"; return 1; }
	count '"cache":"hit"' 50 && count '"status":"found"' 50
}
is "a warm cache asks nothing" warm

offline() {
	at=
	many 50 10 | cite --offline --cache "$WORK/warm.db"
	ends 0 && count '"status":"found"' 50 || return 1
	stream doi:10.5555/other | cite --offline --cache "$WORK/warm.db"
	ends 3 && has '"status":"unchecked"'
}
is "offline, the cache answers, and what it lacks is unchecked" offline

stale() {
	at=
	later=$(($(date +%s) + 5 * 86400))
	many 5 5 | cite --offline --cache "$WORK/warm.db" --now $later
	ends 3 && count '"status":"found"' 5 && count '"cache":"stale"' 5 &&
	    count '"editorial":"unchecked"' 5 && count '"last_known"' 5
}
is "a stale answer describes the work and leaves its state unchecked" stale

asks_again() {
	start_server --synth
	later=$(($(date +%s) + 5 * 86400))
	many 5 5 | cite --cache "$WORK/warm.db" --now $later
	stop_server
	ends 0 && [ "$(requests)" -gt 0 ] && hasnt stale
}
is "a stale answer is asked for again" asks_again

negative() {
	start_server --answers fixtures/answers
	stream doi:10.5555/no-such-trial-2020 >"$WORK/in"
	cite --providers crossref,doi --cache "$WORK/neg.db" <"$WORK/in"
	has '"status":"not_found"' || return 1
	cold=$(requests)
	cite --providers crossref,doi --cache "$WORK/neg.db" <"$WORK/in"
	[ "$(requests)" = "$cold" ] || return 1
	later=$(($(date +%s) + 4 * 86400))
	cite --providers crossref,doi --cache "$WORK/neg.db" --now $later <"$WORK/in"
	stop_server
	[ "$(requests)" -gt "$cold" ]
}
is "a \"not found\" is kept for three days" negative

errors_not_kept() {
	printf '10.5555%%2Fa\t500 500 500 500 ok\n' >"$WORK/script"
	start_server --synth --script "$WORK/script"
	stream doi:10.5555/a >"$WORK/in"
	cite --providers crossref --cache "$WORK/err.db" <"$WORK/in"
	ends 3 || return 1
	cite --providers crossref --cache "$WORK/err.db" <"$WORK/in"
	stop_server
	ends 0 && has '"status":"found"'
}
is "an error is never kept" errors_not_kept

etags() {
	printf '10.5555%%2Fa\tetag\n' >"$WORK/script"
	start_server --synth --script "$WORK/script"
	stream doi:10.5555/a >"$WORK/in"
	cite --providers crossref --cache "$WORK/etag.db" <"$WORK/in"
	cite --providers crossref --cache "$WORK/etag.db" --refresh <"$WORK/in"
	stop_server
	ends 0 && asked 2 && has '"status":"found"'
}
is "what has not changed is not sent again" etags

goes_on() { # goes_on FILE: one line of trouble, and the answer all the same
	start_server --synth
	stream doi:10.5555/a | cite --providers crossref --cache "$1"
	stop_server
	ends 0 && has '"status":"found"' &&
	    [ "$(grep -c 'without the cache' "$WORK/err")" = 1 ] &&
	    [ "$(wc -l <"$WORK/err")" = 1 ]
}
seq 1 5000 >"$WORK/foreign"
is "a cache that is another file costs one line" goes_on "$WORK/foreign"
is "another file is left as it is" sh -c "seq 1 5000 | cmp - '$WORK/foreign'"
is "a cache that cannot be made costs one line" goes_on /dev/null/x/http.db
is "a device is no cache" goes_on /dev/full

corrupt() {
	start_server --synth
	many 200 20 | cite --providers crossref --cache "$WORK/bad.db"
	python3 - "$WORK/bad.db" <<'PY'
import sys
with open(sys.argv[1], "r+b") as f:
    f.seek(4096); f.write(b"\xff" * 65536)
PY
	rm -f "$WORK/bad.db-wal" "$WORK/bad.db-shm"
	many 200 20 | cite --providers crossref --cache "$WORK/bad.db"
	stop_server
	ends 0 && count '"status":"found"' 200 &&
	    [ "$(grep -c 'without the cache' "$WORK/err")" = 1 ]
}
is "a corrupt cache costs one line" corrupt

full_disk() {
	start_server --synth
	many 400 20 >"$WORK/in"
	# shellcheck disable=SC2086
	(ulimit -f 64; trap '' XFSZ
	"$CITE" $at --providers crossref --cache "$WORK/full.db" <"$WORK/in" \
	    2>"$WORK/err") | cat >"$WORK/out"
	stop_server
	count '"status":"found"' 400 &&
	    [ "$(grep -c 'without the cache' "$WORK/err")" = 1 ]
}
is "a full disk costs one line" full_disk

killed() {
	start_server --synth --delay 2
	many 2000 20 >"$WORK/in"
	for wait in 0.02 0.05 0.1; do
		# shellcheck disable=SC2086
		"$CITE" $at --batch 1 --cache "$WORK/kill.db" <"$WORK/in" \
		    >/dev/null 2>&1 &
		victim=$!
		sleep $wait
		kill -9 $victim
		wait $victim 2>/dev/null
	done
	many 20 20 | cite --cache "$WORK/kill.db"
	stop_server
	ends 0 && count '"status":"found"' 20 && ! grep -q cache "$WORK/err"
}
is "a kill at any moment leaves a cache that works" killed

finish
