#!/bin/sh
# The peak of every filter is the same, within a tenth or a megabyte (what the
# allocator keeps in hand), for 10 and for 1,000 copies of an article.
set -u
BUILD=${BUILD:-build}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export XDG_CACHE_HOME="$WORK/cache" LC_ALL=C
n=0 bad=0

peak() { # peak TOOL ARGS...: kilobytes at most, of in to out
	tool=$1
	shift
	/usr/bin/time -f %M -o "$WORK/peak" "$BUILD/bin/$tool" "$@" <"$WORK/in" >"$WORK/out" 2>/dev/null
	tail -n 1 "$WORK/peak"
}
case $BUILD in *san*)
	echo "1..0 # SKIP the sanitizers keep freed memory"
	exit 0
	;;
esac
article=$(ls fixtures/articles/*.md | head -n 1)
for copies in 10 1000; do
	mkdir -p "$WORK/$copies"
	i=0
	while [ $i -lt $copies ]; do cp "$article" "$WORK/$copies/$i.md"; i=$((i + 1)); done
	: >"$WORK/in"
	for tool in claim-read claim-extract claim-cite claim-check claim-report; do
		case $tool in
		claim-read) set -- "$WORK/$copies" ;;
		claim-cite) set -- --offline --no-cache ;;
		claim-report) set -- -f "html:$WORK/r.html" ;;
		*) set -- ;;
		esac
		peak $tool "$@" >"$WORK/$tool.$copies"
		mv "$WORK/out" "$WORK/in"
	done
done
for tool in claim-read claim-extract claim-cite claim-check claim-report; do
	few=$(cat "$WORK/$tool.10") many=$(cat "$WORK/$tool.1000")
	n=$((n + 1))
	slack=$((few / 10))
	[ $slack -gt 1024 ] || slack=1024
	if [ "$many" -le $((few + slack)) ]; then echo "ok $n - $tool: $few kB for 10 articles, $many kB for 1,000"; else
		echo "not ok $n - $tool: $few kB for 10 articles, $many kB for 1,000"
		bad=1
	fi
done
echo "1..$n"
exit $bad
