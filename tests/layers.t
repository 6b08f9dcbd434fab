#!/bin/sh
# Includes point down only, and four libraries have one room each.
# The order of the rooms stands in pipeline/README.md.
set -u
order='base record text measure rule'
top='read extract cite check track report'
n=0 bad=0

tap() { # tap STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}

# The rooms that room $1 may include: itself and all below it.
allowed() {
	case " $top " in
	*" $1 "*) echo "$order $1"; return ;;
	esac
	if [ "$1" = cmd ]; then echo "$order $top cmd"; return; fi
	below=
	for room in $order; do
		below="$below $room"
		if [ "$room" = "$1" ]; then echo "$below"; return; fi
	done
	echo "$1"
}

for dir in pipeline/*/; do
	room=$(basename "$dir")
	may=$(allowed "$room")
	wrong=
	for other in $order $top cmd; do
		case " $may " in *" $other "*) continue ;; esac
		hits=$(grep -ln "#include \"$other/" "$dir"*.[ch] 2>/dev/null)
		[ -z "$hits" ] || wrong="$wrong $other($(echo $hits))"
	done
	[ -z "$wrong" ] || echo "# $room includes$wrong"
	[ -z "$wrong" ]
	tap $? "$room includes only what stands below it"
done

only() { # only ROOM PATTERN: no other room includes this header
	others=$(grep -lE "#include <$2>" pipeline/*/*.[ch] 2>/dev/null | grep -v "^pipeline/$1/")
	[ -z "$others" ] || echo "#" $others
	[ -z "$others" ]
	tap $? "only $1/ includes <$2>"
}
only rule 'pcre2\.h'
only rule 'yaml\.h'
only cite 'curl/curl\.h'
only read 'md4c\.h'
only read 'gumbo\.h'

libc=$(grep -hoE '#include <[^>]+>' pipeline/base/*.[ch] | sort -u |
	grep -vE '<(assert|ctype|errno|fcntl|inttypes|limits|math|signal|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|time|unistd|sys/[a-z]+)\.h>')
[ -z "$libc" ] || echo "#" $libc
[ -z "$libc" ]
tap $? "base/ needs libc only"
echo "1..$n"
exit $bad
