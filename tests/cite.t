#!/bin/sh
# claim-cite against the loopback server: real sockets, real libcurl, and every
# fault an API can have.
set -u
BUILD=${BUILD:-build}
CITE=$BUILD/bin/claim-cite
SERVER=$BUILD/server/api_server
WORK=$(mktemp -d)
export XDG_CACHE_HOME="$WORK/cache" HOME="$WORK" LC_ALL=C
unset CLAIMPIPE_MAILTO NCBI_API_KEY OPENALEX_API_KEY OPENFDA_API_KEY S2_API_KEY
server_pid= n=0 bad=0
trap 'stop_server >/dev/null 2>&1; rm -rf "$WORK"' EXIT

if [ ! -x "$SERVER" ]; then
	echo "1..0 # SKIP no $SERVER (make servers)"
	exit 0
fi

is() { # is NAME COMMAND...
	name=$1
	shift
	n=$((n + 1))
	if "$@" >"$WORK/why" 2>&1; then echo "ok $n - $name"; else
		echo "not ok $n - $name"
		sed 's/^/# /' "$WORK/why" | head -n 15
		bad=1
	fi
}

start_server() { # start_server OPTIONS...: $port, and bases in $at
	rm -f "$WORK/port"
	"$SERVER" --log "$WORK/log" "$@" >"$WORK/port" 2>"$WORK/report" &
	server_pid=$!
	tries=0
	while [ ! -s "$WORK/port" ] && [ $tries -lt 100 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	port=$(cat "$WORK/port")
	at=
	for base in crossref europepmc pubmed openalex datacite doi ctgov openfda
	do
		at="$at --base $base=http://127.0.0.1:$port/$base"
		at="$at --rate $base=1000/8"
	done
}
stop_server() { # the status of the server: 1 where a limit was passed
	[ -n "$server_pid" ] || return 0
	kill "$server_pid"
	wait "$server_pid"
	ended=$?
	server_pid=
	return $ended
}
requests() { wc -l <"$WORK/log"; }

# stream ID...: an article that cites these; several articles: -- between them
stream() {
	printf '%s\n' '{"kind":"run","tool":"claim-read","version":"0.1.0"}'
	doc=1 cite=0
	echo '{"kind":"document","doc":"00000000000'$doc'","path":"a","format":"text","bytes":1,"sha256":"x","title":"t"}'
	for id; do
		if [ "$id" = -- ]; then
			echo '{"kind":"done","doc":"00000000000'$doc'"}'
			doc=$((doc + 1))
			echo '{"kind":"document","doc":"00000000000'$doc'","path":"a","format":"text","bytes":1,"sha256":"x","title":"t"}'
			continue
		fi
		cite=$((cite + 1))
		echo '{"kind":"citation","doc":"00000000000'$doc'","cite":"c'$cite'","id":"'"$id"'","raw":"x","passage":0,"text":null}'
	done
	echo '{"kind":"done","doc":"00000000000'$doc'"}'
	echo '{"kind":"end","documents":'$doc'}'
}
many() { # many COUNT PER_ARTICLE: DOIs 10.5555/load-0 and so on
	awk -v n="$1" -v per="$2" 'BEGIN {
		print "{\"kind\":\"run\",\"tool\":\"claim-read\",\"version\":\"0.1.0\"}"
		for (i = 0; i < n; i++) {
			doc = sprintf("%012x", i / per)
			if (i % per == 0) print "{\"kind\":\"document\",\"doc\":\"" doc "\",\"path\":\"a\",\"format\":\"text\",\"bytes\":1,\"sha256\":\"x\",\"title\":\"t\"}"
			print "{\"kind\":\"citation\",\"doc\":\"" doc "\",\"cite\":\"c" i "\",\"id\":\"doi:10.5555/load-" i "\",\"raw\":\"x\",\"passage\":0}"
			if (i % per == per - 1 || i == n - 1) print "{\"kind\":\"done\",\"doc\":\"" doc "\"}"
		}
		print "{\"kind\":\"end\",\"documents\":" int((n + per - 1) / per) "}" }'
}
cite() { # cite OPTIONS... <in: leaves out, err, status
	# shellcheck disable=SC2086
	"$CITE" $at --backoff 5 --providers crossref,europepmc "$@" >"$WORK/out" 2>"$WORK/err"
	echo $? >"$WORK/status" # a pipe runs this in a shell of its own
}
status() { cat "$WORK/status"; }
ends() { [ "$(status)" = "$1" ] || { echo "status $(status), not $1"; cat "$WORK/err"; return 1; }; }
has() { grep -q -e "$1" "$WORK/out" || { echo "no $1 in:"; grep '"source"' "$WORK/out"; return 1; }; }
hasnt() { ! grep -q -e "$1" "$WORK/out" || { echo "$1 in:"; grep '"source"' "$WORK/out"; return 1; }; }
count() { [ "$(grep -c -e "$1" "$WORK/out")" = "$2" ] || { echo "$(grep -c -e "$1" "$WORK/out") times $1, not $2"; return 1; }; }
asked() { [ "$(requests)" = "$1" ] || { echo "$(requests) requests, not $1:"; cat "$WORK/log"; return 1; }; }

# --- asking

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

# --- pace

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

again() { # again ACTIONS: in the end the work is found
	printf '10.5555%%2Fa\t%s\n' "$1" >"$WORK/script"
	start_server --synth --script "$WORK/script"
	stream doi:10.5555/a | cite --no-cache --providers crossref
	stop_server
	ends 0 && has '"status":"found"'
}
for fault in 500 502 503 504 429 429:1 429d:1 408 html empty truncate close; do
	is "after $fault it asks again" again "$fault ok"
done
is "three faults in a row are survived" again "503 html 429 ok"
is "a wrong content type does not matter" again type

never() { # never ACTION: neither found nor not found
	printf '10.5555%%2Fa\t%s\n' "$1" >"$WORK/script"
	start_server --synth --script "$WORK/script"
	stream doi:10.5555/a | cite --no-cache --providers crossref --timeout 1
	stop_server
	ends 3 && has '"status":"unchecked"' && has '"editorial":"unchecked"' &&
	    [ "$(requests)" -le 4 ]
}
for fault in 500 503 429 400 401 403 html empty truncate close big endless bomb \
    slow redirect:http://169.254.169.254/latest redirect:https://127.0.0.1/ \
    redirect:file:///etc/passwd redirect:https://example.org/ 304 204; do
	is "nothing but $fault leaves the work unchecked" never "$fault"
done

one_try() { # one_try ACTION: no second request
	printf '10.5555%%2Fa\t%s\n' "$1" >"$WORK/script"
	start_server --synth --script "$WORK/script"
	stream doi:10.5555/a | cite --no-cache --providers crossref
	stop_server
	ends 3 && asked 1
}
for fault in 401 403 429:53578 big endless bomb; do
	is "$fault is not asked again" one_try "$fault"
done

breaker() {
	printf '/works\t500\n' >"$WORK/script"
	start_server --synth --script "$WORK/script"
	many 200 10 | cite --no-cache --providers crossref --batch 1
	stop_server
	ends 3 && count '"status":"unchecked"' 200 && [ "$(requests)" -le 40 ]
}
is "an API that goes on failing is left alone" breaker

deadline() {
	start_server --synth --delay 3000
	before=$(date +%s)
	many 20 10 | cite --no-cache --providers crossref --batch 1 --deadline 1
	after=$(date +%s)
	stop_server
	ends 3 && count '"status":"unchecked"' 20 && [ $((after - before)) -le 3 ]
}
is "what is not known at the deadline is unchecked" deadline

faulty() {
	start_server --synth --fault 30 --seed 7
	many 300 7 | cite --no-cache --batch 5 --timeout 1
	stop_server
	ends 3 || ends 0 || return 1
	count '"kind":"source"' 300 || return 1
	# A title names its DOI: no answer may get to another work.
	python3 - "$WORK/out" <<'PY'
import json, sys
for line in open(sys.argv[1]):
    r = json.loads(line)
    if r["kind"] != "source": continue
    doi = r["id"][4:]
    if r["status"] == "found":
        assert r["title"] in ("Invented work " + doi,), r
        failed = [c for c in r["checked"] if c["outcome"] not in ("ok", "not_found")]
        assert not failed or r["editorial"] == "unchecked", r
    else:
        assert r["status"] == "unchecked", r
PY
}
is "with faults in a third of the answers nothing is lost or invented" faulty

# --- cache

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

# --- shelf, recordings

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

# --- secrets

secrets() {
	start_server --synth
	rm -rf "$WORK/sec"
	export NCBI_API_KEY=sesame4711
	stream doi:10.5555/a pmid:1 | cite --providers crossref,pubmed \
	    --mailto me@secret.example --cache "$WORK/sec.db" \
	    --record "$WORK/sec" --explain
	unset NCBI_API_KEY
	stop_server
	grep -q 'api_key=sesame4711' "$WORK/log" || return 1
	grep -q 'mailto=me%40secret.example' "$WORK/log" || {
		echo "the API does not get the address:"; cat "$WORK/log"
		return 1
	}
	if grep -rqE 'secret\.example|sesame4711' "$WORK/sec" "$WORK"/sec.db* \
	    "$WORK/out" "$WORK/err"; then
		grep -rlE 'secret\.example|sesame4711' "$WORK/sec" \
		    "$WORK"/sec.db* "$WORK/out" "$WORK/err"
		return 1
	fi
}
is "address and keys reach the API and nothing else" secrets

key_file() {
	echo NCBI_API_KEY=x >"$WORK/keys"
	chmod 644 "$WORK/keys"
	at=
	many 1 1 | cite --offline --key-file "$WORK/keys"
	ends 2 && grep -q 'chmod 600' "$WORK/err" || return 1
	chmod 600 "$WORK/keys"
	many 1 1 | cite --offline --no-cache --key-file "$WORK/keys"
	ends 3
}
is "a file of keys that others can read is refused" key_file

# --- use

refused() {
	at=
	many 1 1 | cite "$@"
	ends 2 && [ ! -s "$WORK/out" ] && [ "$(wc -l <"$WORK/err")" = 1 ]
}
is "http to another host is refused" refused --base crossref=http://example.org
is "an unknown base is refused" refused --base crosref=https://example.org
is "an unknown provider is refused" refused --providers crossreff
is "a rate of nothing is refused" refused --rate crossref=0
is "an address without @ is refused" refused --mailto nobody

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

# --- HTTP/2

http2() {
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "$WORK/key.pem" \
	    -out "$WORK/cert.pem" -days 2 -subj /CN=localhost -addext \
	    subjectAltName=DNS:localhost,IP:127.0.0.1 2>/dev/null || return 1
	start_server --synth --delay 20
	front=$((port > 60000 ? port - 1000 : port + 1000))
	nghttpx --frontend="127.0.0.1,$front" --backend="127.0.0.1,$port" \
	    --no-ocsp --workers=1 --accesslog-file="$WORK/h2log" \
	    --accesslog-format='$alpn $remote_port $request' \
	    "$WORK/key.pem" "$WORK/cert.pem" >"$WORK/h2err" 2>&1 &
	proxy=$!
	sleep 0.5
	at="--base crossref=https://localhost:$front/crossref --rate crossref=1000/8"
	many 40 10 | cite --no-cache --providers crossref --batch 1 \
	    --ca-file "$WORK/cert.pem"
	good=$(status)
	cp "$WORK/out" "$WORK/h2out"
	many 1 1 | cite --no-cache --providers crossref
	untrusted=$(status)
	tries=0 # the log of the proxy comes late
	while [ "$(grep -c '^h2 ' "$WORK/h2log")" -lt 40 ] && [ $tries -lt 100 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
	cp "$WORK/h2log" "$WORK/h2requests"
	kill $proxy
	wait $proxy 2>/dev/null
	stop_server
	[ $good = 0 ] || { cat "$WORK/err" "$WORK/h2err"; return 1; }
	[ "$(grep -c '"status":"found"' "$WORK/h2out")" = 40 ] || return 1
	awk '{ print $1, $2 }' "$WORK/h2requests" | sort | uniq -c >"$WORK/connections"
	[ "$(awk '{ print $1, $2 }' "$WORK/connections")" = '40 h2' ] || {
		echo "not 40 requests on one connection:"
		cat "$WORK/connections"
		return 1
	}
	[ $untrusted = 3 ] && has 'certificate not trusted'
}
if command -v nghttpx >/dev/null && command -v openssl >/dev/null; then
	is "HTTP/2 by TLS: many requests on one connection, if the certificate is trusted" http2
else
	n=$((n + 1))
	echo "ok $n # SKIP no nghttpx (Debian: nghttp2-proxy)"
fi

memory() { # faults, a cache and many works, under valgrind
	start_server --synth --fault 30 --seed 11
	many 60 7 >"$WORK/in"
	# shellcheck disable=SC2086
	valgrind -q --error-exitcode=99 --leak-check=full \
	    --errors-for-leak-kinds=definite "$CITE" $at --backoff 5 --batch 5 \
	    --providers crossref,europepmc --cache "$WORK/valgrind.db" \
	    <"$WORK/in" >"$WORK/out" 2>"$WORK/err"
	ended=$?
	stop_server
	[ $ended != 99 ] || { cat "$WORK/err"; return 1; }
	count '"kind":"source"' 60
}
case $BUILD in
*san*)
	n=$((n + 1))
	echo "ok $n # SKIP valgrind: the sanitizers look at the same"
	;;
*)
	if command -v valgrind >/dev/null; then
		is "valgrind finds no error and no leak" memory
	else
		n=$((n + 1))
		echo "ok $n # SKIP no valgrind"
	fi
	;;
esac

echo "1..$n"
exit $bad
