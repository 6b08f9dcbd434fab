#!/bin/sh
# Two validators look at the HTML report, where they are installed
# (npm install html-validate vnu-jar, in this folder or on the PATH).
set -u
BUILD=${BUILD:-build}
PATH=$PWD/node_modules/.bin:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0

ok() { # ok STATUS WHAT
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/said"
		bad=1
	fi
}

skip() { # skip WHAT WHY
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

cat tests/golden/claim-report/findings.in tests/golden/claim-report/hostile.in tests/golden/claim-report/no-findings.in |
	"$BUILD/bin/claim-report" -f "html:$work/page.html" 2>/dev/null
[ -s "$work/page.html" ]
ok $? "there is a page"
if command -v html-validate >/dev/null; then
	echo '{"root":true,"extends":["html-validate:recommended","html-validate:a11y"],"rules":{"long-title":"off"}}' >"$work/.htmlvalidate.json"
	(cd "$work" && html-validate page.html) >"$work/said" 2>&1
	ok $? "html-validate and its rules for accessibility find nothing"
else
	skip "html-validate" "not installed"
fi
if command -v vnu >/dev/null && command -v java >/dev/null; then
	vnu "$work/page.html" >"$work/said" 2>&1 && [ ! -s "$work/said" ]
	ok $? "the Nu Html Checker finds nothing"
else
	skip "the Nu Html Checker" "not installed"
fi
echo "1..$n"
exit $bad
