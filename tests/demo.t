#!/bin/sh
# What `make demo` shows: every number of the sample articles is accounted for,
# and each of the first twelve checks finds something.
set -u
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache" LC_ALL=C NO_COLOR=1
n=0 bad=0
ok() { # ok STATUS WHAT
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		bad=1
	fi
}

"$BUILD/bin/claimpipe" check --replay fixtures/answers --fail-on never --allow-partial --quantities \
	-f "ndjson:$work/r.ndjson" fixtures/articles 2>"$work/err"
ok $? "the sample articles are reviewed without a network"
articles=$(ls fixtures/articles | wc -l)
[ "$(jq -s 'map(select(.kind == "coverage")) | length' "$work/r.ndjson")" = "$articles" ]
ok $? "each of the $articles articles has its coverage"
jq -es 'map(select(.kind == "coverage").numbers)
	| all(.seen == .claimed + .context + ([.set_aside[]] | add // 0)) and (map(.claimed) | add) > 40' \
	"$work/r.ndjson" >"$work/out"
ok $? "every number is claimed, context, or set aside with its reason"
for check in needs-source vague-attribution source-retracted source-not-found number-not-in-source \
	source-mismatch share-over-100 range-reversed percent-of-count estimate-outside-interval \
	absolute-language comparison-without-baseline; do
	jq -es --arg check $check 'any(.[]; .kind == "finding" and .check == $check)' "$work/r.ndjson" >"$work/out"
	ok $? "$check finds something"
done

BUILD=$BUILD sh fixtures/demo >"$work/out" 2>"$work/err"
ok $? "the demo ends well"
grep -q '^Summary' "$work/out" && grep -q 'demo.html$' "$work/out"
ok $? "it shows the summary and where the page is"
echo "1..$n"
exit $bad
