#!/bin/sh
# Writes the table of what a folder holds: every file PREFIX_NAME.c in it ends
# in a "const struct PREFIX PREFIX_NAME".
#
#	pipeline/tables.sh --names     the tables there are
#	pipeline/tables.sh check       the C source of one: all_checks, NULL at its end
set -eu
tables='reader:read provider:cite check:check writer:report'

if [ "$1" = --names ]; then
	for table in $tables; do
		set -- pipeline/"${table#*:}"/"${table%:*}"_*.c
		if [ -e "$1" ]; then echo "${table%:*}"; fi
	done
	exit 0
fi
for table in $tables; do
	name=${table%:*} room=${table#*:}
	[ "$name" = "$1" ] || continue
	echo "/* Written by pipeline/tables.sh from pipeline/$room. */"
	echo "#include \"$room/$name.h\""
	items=$(cd "pipeline/$room" && ls "${name}"_*.c | sed 's/\.c$//' | LC_ALL=C sort)
	for item in $items; do echo "extern const struct $name $item;"; done
	echo "extern const struct $name *const all_${name}s[];"
	echo "const struct $name *const all_${name}s[] = {"
	for item in $items; do echo "	&$item,"; done
	echo "	0"
	echo "};"
done
