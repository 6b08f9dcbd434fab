#!/bin/sh
# claimpipe check with filters that stall, fail and are killed: one answer that
# is never 0, and never a report that looks complete.  The filters before
# claim-report are stand-ins; claim-report and claimpipe are the real ones.
set -u
BUILD=${BUILD:-build}
export NO_COLOR=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stream=$PWD/tests/golden/claim-report/findings.in
lines=$(wc -l <"$stream")
n=0 bad=0

ok() { # ok STATUS WHAT
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		sed 's/^/# out: /' "$work/out" | tail -n 5
		sed 's/^/# err: /' "$work/err"
		bad=1
	fi
}

filter() { # filter NAME: its script comes on standard input
	{ echo '#!/bin/sh'; cat; } >"$work/bin/claim-$1"
	chmod +x "$work/bin/claim-$1"
}

fresh() { # filters that work
	rm -rf "$work/bin" "$work"/page.html*
	mkdir "$work/bin"
	cp "$BUILD/bin/claimpipe" "$BUILD/bin/claim-report" "$work/bin"
	echo "cat '$stream'" | filter read
	for f in extract cite check; do echo 'exec cat' | filter $f; done
}

run() { # run ARGS: status in $status
	"$work/bin/claimpipe" check -f text -f "html:$work/page.html" "$@" >"$work/out" 2>"$work/err"
	status=$?
}

incomplete() { # no page, and text that says so
	[ ! -e "$work/page.html" ] && grep -q '^INCOMPLETE' "$work/out" && ! grep -q 'no verdict' "$work/out" &&
		[ -z "$(find "$work" -name 'page.html*')" ]
}

fresh
run a.md
[ $status = 1 ] && [ -s "$work/page.html" ] && grep -q '3 errors' "$work/out" && [ ! -s "$work/err" ]
ok $? "findings are status 1, and nothing is said on standard error"

run --fail-on never a.md
[ $status = 0 ]
ok $? "--fail-on reaches claim-report"

for i in a b c d e; do echo "Of all, $i% agree." >"$work/$i.txt"; done
fresh
echo "xargs -0 -n 1 echo >>'$work/lists'; cat '$stream'" | filter read
run --jobs 3 "$work"/a.txt "$work" --ignore b.txt
[ $status = 1 ] && grep -q '3 articles' "$work/out" &&
	[ "$(sort "$work/lists" | sed 's|.*/||' | tr '\n' ' ')" = "a.txt a.txt c.txt d.txt e.txt " ]
ok $? "three shards share the articles of a folder and give one report"

# Each filter in turn is killed in the middle of a stream that does not end.
for victim in read extract cite check report; do
	fresh
	echo "head -n $((lines - 3)) '$stream'; echo \$\$ >'$work/read.pid'; exec sleep 20" | filter read
	for f in extract cite check; do echo "echo \$\$ >'$work/$f.pid'; exec cat" | filter $f; done
	mv "$work/bin/claim-report" "$work/bin/real-report"
	echo "echo \$\$ >'$work/report.pid'; exec '$work/bin/real-report' \"\$@\"" | filter report
	rm -f "$work"/*.pid
	"$work/bin/claimpipe" check -f text -f "html:$work/page.html" a.md >"$work/out" 2>"$work/err" &
	pid=$!
	tries=0
	until [ -s "$work/$victim.pid" ] && [ -s "$work/read.pid" ] || [ $tries -gt 100 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
	sleep 0.1
	kill -KILL "$(cat "$work/$victim.pid")"
	# What stalls behind the victim ends with it; what is before is ours to end.
	sleep 0.2
	[ $victim = read ] || kill "$(cat "$work/read.pid")" 2>/dev/null
	wait $pid
	status=$?
	[ $status = 3 ] && [ ! -e "$work/page.html" ] && ! grep -q 'no verdict' "$work/out" &&
		grep -q "claimpipe: claim-$victim was ended by signal 9" "$work/err"
	ok $? "claim-$victim killed: status 3, no page, and its name is said"
done

for victim in read extract cite check; do
	fresh
	echo "head -n 4 '$stream'; kill -SEGV \$\$" | filter $victim
	run a.md
	[ $status = 3 ] && incomplete && [ "$(wc -l <"$work/err")" = 1 ]
	ok $? "claim-$victim crashes: status 3, and one line says why"
done

fresh
echo 'echo "claim-extract: rules/x.yaml:3:1: not a rule" >&2; exit 2' | filter extract
run a.md
[ $status = 2 ] && incomplete && [ "$(cat "$work/err")" = "claim-extract: rules/x.yaml:3:1: not a rule" ]
ok $? "wrong rules are status 2, and nobody else complains"

fresh
echo "cat; echo 'claim-cite: crossref: timeout' >&2; exit 3" | filter cite
run a.md
[ $status = 3 ] && [ -s "$work/page.html" ] && grep -q timeout "$work/err"
ok $? "a filter that could not finish is status 3"
run --allow-partial a.md
[ $status = 1 ]
ok $? "--allow-partial takes part for whole"

fresh
echo "grep -v '\"kind\":\"end\"'" | filter check
run --allow-partial a.md
[ $status = 3 ] && incomplete
ok $? "a stream without its end is incomplete even with --allow-partial"

fresh
echo 'exit 77' | filter cite
run a.md
[ $status = 3 ] && grep -q 'claim-cite ended with the unknown status 77' "$work/err"
ok $? "an unknown status is not taken for good"

fresh
rm "$work/bin/claim-cite"
PATH=/usr/bin:/bin run a.md
[ $status = 2 ] && [ ! -s "$work/out" ] && [ ! -e "$work/page.html" ] && grep -q 'cannot start claim-cite' "$work/err" &&
	[ "$(wc -l <"$work/err")" = 1 ]
ok $? "a missing filter is said, not passed over"

fresh
echo "echo \$\$ >'$work/read.pid'; exec sleep 30" | filter read
rm -f "$work/read.pid"
"$work/bin/claimpipe" check -f "html:$work/page.html" a.md >"$work/out" 2>"$work/err" &
pid=$!
while [ ! -s "$work/read.pid" ]; do sleep 0.05; done
kill -TERM $pid
wait $pid
status=$?
[ $status = 143 ] && ! kill -0 "$(cat "$work/read.pid")" 2>/dev/null && [ ! -s "$work/err" ] &&
	[ -z "$(find "$work" -name 'page.html*')" ]
ok $? "stopped by a signal, it ends all filters, itself by that signal, and leaves nothing"

fresh
"$work/bin/claimpipe" check >"$work/out" 2>"$work/err"
[ $? = 2 ] && [ "$(wc -l <"$work/err")" = 1 ]
ok $? "without a path it says what is missing"
"$work/bin/claimpipe" chekc >"$work/out" 2>"$work/err"
[ $? = 2 ] && grep -q 'no verb "chekc"' "$work/err"
ok $? "an unknown verb is status 2"

echo "1..$n"
exit $bad
