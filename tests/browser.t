#!/bin/sh
# The HTML report in a real browser: hostile text stays text, the security
# policy is not broken by the page itself, and the claim is marked.
set -u
BUILD=${BUILD:-build}
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
	echo "1..0 # SKIP no Chromium here"
	exit 0
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0

ok() { # ok STATUS WHAT
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}

dump() { # dump CASE: the page of that stream, and what the browser made of it
	"$BUILD/bin/claim-report" -f "html:$work/page.html" <"tests/golden/claim-report/$1.in" 2>/dev/null
	timeout 60 "$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync \
	    --disable-background-networking --disable-component-update --user-data-dir="$work/profile" \
	    --enable-logging=stderr --v=0 --virtual-time-budget=2000 --dump-dom "file://$work/page.html" >"$work/dom" 2>"$work/log"
}

dump findings
if ! grep -q '</html>' "$work/dom"; then
	sed 's/^/# /' "$work/log" | tail -n 5
	echo "1..0 # SKIP Chromium does not run here"
	exit 0
fi
grep -q '<mark>120% of the people</mark>' "$work/dom"
ok $? "the words of the claim are marked"
! grep -qi 'content.security.policy\|refused to' "$work/log"
ok $? "the page keeps its own policy"
grep -q 'fieldset class="filter">' "$work/dom"
ok $? "our own script runs: the filter is shown"

dump hostile
grep -q '<title>Numbers to look at in 1 article</title>' "$work/dom"
ok $? "a script in the text does not run"
! grep -q '<img\|<b>\|<script>x' "$work/dom"
ok $? "no element of the text becomes one of the page"
! grep -qi 'href="javascript' "$work/dom"
ok $? "a link leads nowhere but to http and https"
! grep -q '<[^>]* on[a-z]*=' "$work/dom"
ok $? "no attribute of the text becomes one of the page"
grep -q 'href="https://e.example/ok?a=1&amp;b=2" rel="noopener noreferrer"' "$work/dom"
ok $? "a harmless address is a link, and tells nobody where from"

# What the policy is for: a script that got in does not run.
sed 's|</main>|<script>document.title="owned"</script></main>|' "$work/page.html" >"$work/bad.html"
mv "$work/bad.html" "$work/page.html"
timeout 60 "$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-sync \
    --disable-background-networking --disable-component-update --user-data-dir="$work/profile" \
    --virtual-time-budget=2000 --dump-dom "file://$work/page.html" >"$work/dom" 2>/dev/null
grep -q '<title>Numbers' "$work/dom"
ok $? "the policy stops a script that is not ours"

echo "1..$n"
exit $bad
