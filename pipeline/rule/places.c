/* SPDX-License-Identifier: MIT */
/* places.c - where our own rules are. */
#include "rule/places.h"

#include <sys/stat.h>
#include <unistd.h>

/* The folder so many levels above the file of this program; false if unknown. */
static bool
above_program(struct buf *path, int levels)
{
	char exe[1024];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	for (int up = 0; n > 0 && up < levels; up++)
		while (n > 0 && exe[--n] != '/')
			;
	if (n <= 0)
		return false;
	buf_add(path, (struct str){ exe, (size_t)n });
	return true;
}

/* Of the tree this program was built in; false if it has left it. */
static bool
rules_of_tree(struct buf *path)
{
	struct stat st;

	if (!above_program(path, 3))
		return false;
	buf_adds(path, "/rules");
	return stat(path->s, &st) == 0 && S_ISDIR(st.st_mode);
}

void
places_rules(struct buf *path)
{
	struct buf tree = { 0 };

	if (rules_of_tree(&tree))
		buf_add(path, buf_str(&tree));
	else
		buf_adds(path, CLAIMPIPE_DATADIR "/rules");
	buf_release(&tree);
}

void
places_prepared(struct buf *path)
{
	struct buf tree = { 0 };

	if (!rules_of_tree(&tree) || !above_program(path, 2))
		buf_adds(path, CLAIMPIPE_LIBDIR);
	buf_adds(path, "/rules.prepared");
	buf_release(&tree);
}
