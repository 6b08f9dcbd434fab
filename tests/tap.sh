# tap.sh - tests that are commands, told as TAP; for the tests that source it.
# $WORK is a folder of the test's own.
n=0 bad=0

is() { # is NAME COMMAND...: a test that passes where the command does
	name=$1
	shift
	n=$((n + 1))
	if "$@" >"$WORK/why" 2>&1; then echo "ok $n - $name"; else
		echo "not ok $n - $name"
		sed 's/^/# /' "$WORK/why" | head -n 15
		bad=1
	fi
}
skip() { # skip WHY
	n=$((n + 1))
	echo "ok $n # SKIP $1"
}
finish() {
	echo "1..$n"
	exit $bad
}
