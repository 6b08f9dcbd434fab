#!/bin/sh
# Golden cases: tests/golden/TOOL/NAME.{in,args,out,err,exit}.
#
# "in" is standard input, "args" has one argument a line, a missing file means
# empty, or status 0.  "setup" is a shell script that makes files in $WORK,
# which "args" may name as @WORK@.  UPDATE=1 writes what is expected; read
# that diff as a review.  The digest of the rules reads @RULES@.
set -u
BUILD=${BUILD:-build}
root=$(pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export WORK LC_ALL=C NO_COLOR=1 XDG_CACHE_HOME="$WORK/.cache"
n=0 bad=0

expect() { # expect SUFFIX FILE: is FILE what the case says?
	if [ "${UPDATE:-}" = 1 ]; then
		if [ -s "$2" ]; then cp "$2" "$case.$1"; else rm -f "$case.$1"; fi
		return 0
	fi
	if [ -e "$case.$1" ]; then want=$case.$1; else want=/dev/null; fi
	diff -u "$want" "$2" >"$WORK/.diff" && return 0
	sed 's/^/# /' "$WORK/.diff" | head -n 40
	return 1
}

for case in $(find tests/golden -mindepth 2 -maxdepth 2 -type f \( -name '*.in' -o -name '*.args' \) |
	sed 's/\.[a-z]*$//' | LC_ALL=C sort -u); do
	tool=$(basename "$(dirname "$case")")
	rm -rf "$WORK"/* "$WORK"/.out "$WORK"/.err
	[ ! -e "$case.setup" ] || (cd "$WORK" && sh "$root/$case.setup")
	set --
	if [ -e "$case.args" ]; then
		while IFS= read -r arg || [ -n "$arg" ]; do
			arg=$(printf '%s' "$arg" | sed "s|@WORK@|$WORK|g")
			set -- "$@" "$arg"
		done <"$case.args"
	fi
	if [ -e "$case.in" ]; then in=$case.in; else in=/dev/null; fi
	"$BUILD/bin/$tool" "$@" <"$in" >"$WORK/.out" 2>"$WORK/.err"
	echo $? >"$WORK/.exit"
	if grep -qx 0 "$WORK/.exit"; then : >"$WORK/.exit"; fi
	sed -i "s|$WORK|@WORK@|g; s|\"rules\":\"[0-9a-f]*\"|\"rules\":\"@RULES@\"|" "$WORK/.err" "$WORK/.out"
	ok=0
	expect out "$WORK/.out" || ok=1
	expect err "$WORK/.err" || ok=1
	expect exit "$WORK/.exit" || ok=1
	n=$((n + 1))
	name=$(basename "$case" | tr _- '  ')
	if [ $ok = 0 ]; then echo "ok $n - $tool: $name"; else
		echo "not ok $n - $tool: $name"
		bad=1
	fi
done
echo "1..$n"
exit $bad
