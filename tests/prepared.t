#!/bin/sh
# Prepared rules: the same bytes out as from the rule files, and never of rules
# that have changed since.
set -u
BUILD=${BUILD:-build}
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0 bad=0

ok() { # ok STATUS WHAT
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/err" 2>/dev/null | head -n 20
		bad=1
	fi
}

# A tree of its own, so that the rules can change under the programs.
mkdir -p "$work/tree/build"
cp -R "$BUILD/bin" "$work/tree/build/bin"
cp -R rules "$work/tree/rules"
bin=$work/tree/build/bin
prepared=$work/tree/build/rules.prepared
"$bin/claim-read" fixtures/articles >"$work/read"

extract() { # extract NAME ARGS: its records in $work/NAME, its status
	name=$1
	shift
	"$bin/claim-extract" --quantities "$@" <"$work/read" >"$work/$name" 2>"$work/err"
}
same() { cmp -s "$work/$1" "$work/$2"; }

extract files
ok $? "without prepared rules the rule files are read"
"$bin/claimpipe" rules prepare "$prepared" 2>"$work/err"
ok $? "claimpipe rules prepare"
cp "$prepared" "$work/good"
extract prepared && same files prepared
ok $? "prepared rules make the same records"
"$bin/claimpipe" rules prepare "$work/again" && cmp -s "$work/again" "$prepared"
ok $? "the same rules are prepared to the same bytes"
cmp -s "$BUILD/rules.prepared" "$prepared"
ok $? "and make has prepared them"
mkdir -p "$work/alone" && cp -R "$BUILD/bin" "$work/alone/bin"
"$work/alone/bin/claimpipe" rules prepare "$work/again" rules 2>"$work/err" && cmp -s "$work/again" "$prepared"
ok $? "where no rules stand beside the program a folder can be named"

# Where it is installed stands in the program.
object=$work/make/pipeline/rule/places.o
built() { # built PREFIX
	(unset MAKEFLAGS MAKELEVEL; make -s BUILD="$work/make" prefix="$1" "$object") >"$work/err" 2>&1 &&
		grep -aq "$1/share/claimpipe" "$object"
}
built /one && built /two
ok $? "another prefix makes another program"
mkdir -p "$work/root/share/claimpipe/rules/claims"
cp rules/claims/dose.yaml "$work/root/share/claimpipe/rules/claims/old-name.yaml"
(unset MAKEFLAGS MAKELEVEL; make -s BUILD="$BUILD" datadir=/share bindir=/bin libdir=/lib \
	-o all -o "$BUILD/rules.prepared" DESTDIR="$work/root" install) >"$work/err" 2>&1 &&
	diff -r rules "$work/root/share/claimpipe/rules" >"$work/err"
ok $? "a file of rules that has gone is gone where they are installed"

# A rule file that cannot be read as one is the sign that it was read.
for pack in "$work/tree/rules/claims/zz.yaml" "$work/pack.yaml"; do
	echo 'claimpipe: rules 9' >"$pack"
	if [ "$pack" = "$work/pack.yaml" ]; then extract broken --rules "$pack"; else extract broken; fi
	[ $? = 2 ] && grep -q 'expected "rules 1"' "$work/err"
	ok $? "with ${pack##*/} added the files are read"
	rm "$pack"
done
printf 'claimpipe: rules 1\npack: zz\noff: ["quantity.*"]\n' >"$work/tree/rules/claims/zz.yaml"
extract off && ! grep -q '"rule":"quantity.general"' "$work/off" && grep -q '"rule":"quantity.general"' "$work/files"
ok $? "a rule switched off since is off"
rm "$work/tree/rules/claims/zz.yaml"
mv "$work/tree/rules/claims/dose.yaml" "$work/tree/rules/claims/units.yaml"
extract moved
[ $? = 2 ]
ok $? "a file that has become one of units is read as such"
mv "$work/tree/rules/claims/units.yaml" "$work/tree/rules/claims/dose.yaml"

size=$(wc -c <"$work/good")
broken() { extract broken && same files broken; }
head -c $((size / 2)) "$work/good" >"$prepared" && broken
ok $? "half of it is not used"
: >"$prepared" && broken
ok $? "nor an empty file"
(printf x; tail -c +2 "$work/good") >"$prepared" && broken
ok $? "nor what was made of other rules or by another program"
(head -c 72 "$work/good"; printf '\377\377\377\377\377\377\377\177'; tail -c +81 "$work/good") >"$prepared" && broken
ok $? "nor one whose places are out of bounds"
(head -c $((size / 2)) "$work/good"; head -c $((size - size / 2)) /dev/zero) >"$prepared" && broken
ok $? "nor one whose second half was never written"
rm "$prepared" && mkdir "$prepared" && broken
ok $? "nor a folder"

"$bin/claimpipe" rules prepare 2>"$work/err"
[ $? = 2 ] && grep -q 'name of one file' "$work/err"
ok $? "prepare wants a file"
"$bin/claimpipe" rules prepare "$work/none/x" 2>"$work/err"
[ $? = 3 ] && grep -q 'none/x: cannot write' "$work/err"
ok $? "and says where it cannot write"
echo "1..$n"
exit $bad
