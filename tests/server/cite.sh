# cite.sh - claim-cite against the loopback server: real sockets and real
# libcurl, for the tests/cite_*.t that source it.
#
#	. tests/server/cite.sh
#
#	known() {
#		start_server --synth            (api_server.c has the options)
#		stream doi:10.5555/a | cite --no-cache
#		stop_server                     (1 where a limit was passed)
#		ends 0 && asked 1 && has '"status":"found"'
#	}
#	is "a work that the API knows is found" known
#	finish
#
# $WORK is a folder of the test's own, gone at its end: out, err and status of
# the last cite(), the server's log and script, the caches.  $at holds what
# leads claim-cite to the server; empty it to go without one.
set -u
BUILD=${BUILD:-build}
CITE=$BUILD/bin/claim-cite
SERVER=$BUILD/server/api_server
WORK=$(mktemp -d)
export XDG_CACHE_HOME="$WORK/cache" HOME="$WORK" LC_ALL=C
unset CLAIMPIPE_MAILTO NCBI_API_KEY OPENALEX_API_KEY OPENFDA_API_KEY S2_API_KEY
server_pid= at=
. tests/tap.sh
trap 'stop_server >/dev/null 2>&1; rm -rf "$WORK"' EXIT

if [ ! -x "$SERVER" ]; then
	echo "1..0 # SKIP no $SERVER (make servers)"
	exit 0
fi


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
