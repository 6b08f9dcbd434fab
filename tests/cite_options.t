#!/bin/sh
# claim-cite: what its options refuse, and that the address and the keys given
# with them go to the APIs alone.
. tests/server/cite.sh

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

finish
