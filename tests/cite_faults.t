#!/bin/sh
# claim-cite: every fault an API can have.  What failed is asked again where that
# may help, and is never more than unchecked.
. tests/server/cite.sh

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
*san*) skip "valgrind: the sanitizers look at the same" ;;
*)
	if command -v valgrind >/dev/null; then
		is "valgrind finds no error and no leak" memory
	else
		skip "no valgrind"
	fi
	;;
esac

finish
