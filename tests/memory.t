#!/bin/sh
# The peak of every filter is the same, within a tenth or a megabyte (what the
# allocator keeps in hand), for 100 and for 1,000 copies of an article; the JIT
# has compiled what it will by then.  Of one huge article claim-read and
# claim-extract hold what it says, not what they make of it.
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
for copies in 100 1000; do
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
	few=$(cat "$WORK/$tool.100") many=$(cat "$WORK/$tool.1000")
	n=$((n + 1))
	slack=$((few / 10))
	[ $slack -gt 1024 ] || slack=1024
	if [ "$many" -le $((few + slack)) ]; then echo "ok $n - $tool: $few kB for 100 articles, $many kB for 1,000"; else
		echo "not ok $n - $tool: $few kB for 100 articles, $many kB for 1,000"
		bad=1
	fi
done
# A paragraph and a table whose records are many times as long as they are; a
# number of a million digits.
python3 - "$WORK" <<'END' || exit 1
import sys
out = sys.argv[1]
said = "A dose of 20 mg cut the pain by 30% in 40 patients over 6 weeks. "
open(out + "/paragraph.txt", "w").write(said * (3_000_000 // len(said)) + "\n")
said = "the pain of 20 mg and sleep "
open(out + "/sentence.txt", "w").write(said * (2_000_000 // len(said)) + "\n")
row = "".join("<td>%d</td>" % n for n in range(10, 20))
open(out + "/table.html", "w").write("<h1>Pain</h1><table><tr>" + "<th>Dose (mg)</th>" * 10 + "</tr>"
	+ ("<tr>" + row + "</tr>") * 10_000 + "</table>")
open(out + "/digits.txt", "w").write("The dose was " + "7" * 1_000_000 + " mg of it in patients.\n")
END
for huge in paragraph.txt:120000 sentence.txt:70000 table.html:100000 digits.txt:0; do
	file=${huge%:*} least=${huge#*:}
	: >"$WORK/in"
	read=$(peak claim-read "$WORK/$file")
	mv "$WORK/out" "$WORK/in"
	extract=$(peak claim-extract)
	most=$((20480 + 8 * $(wc -c <"$WORK/$file") / 1024)) # kilobytes
	[ "$file" != table.html ] || most=$((most * 4)) # each cell is a passage
	claims=$(grep -c '^{"kind":"claim"' "$WORK/out")
	n=$((n + 1))
	if [ "$read" -le $most ] && [ "$extract" -le $most ] && [ "$claims" -ge "$least" ] &&
		[ "$(tail -n 1 "$WORK/out")" = '{"kind":"end","documents":1}' ]; then
		echo "ok $n - $file: $read and $extract kB of $most, $claims claims"
	else
		echo "not ok $n - $file: $read and $extract kB of $most, $claims claims of $least"
		bad=1
	fi
done
echo "1..$n"
exit $bad
