/* SPDX-License-Identifier: MIT */
/*
 * walk.h - the files of a folder, in the order of their bytes.
 *
 * Hidden entries, links to folders, and what a pattern ignores are passed
 * over.  A pattern with a slash is matched against the path below the folder
 * it was given for, one without against names; "*" also matches slashes, and
 * a slash at the end means folders only.  A file .claimignore holds patterns
 * for its folder, one a line, "#" opens a comment.
 *
 *	struct walk w = { .each = found, .trouble = cannot, .ctx = &mine };
 *
 *	walk_ignore(&w, STR("drafts/"));
 *	walk_folder(&w, path);
 *	walk_release(&w);
 */
#ifndef READ_WALK_H
#define READ_WALK_H

#include <stddef.h>

#include "base/str.h"

enum { WALK_DEPTH = 128 }; /* folders within folders */

struct walk {
	void (*each)(void *ctx, const char *path); /* a file */
	/* A folder or entry that cannot be read, with the reason. */
	void (*trouble)(void *ctx, const char *path, const char *why);
	void *ctx;
	/* private */
	struct walk_pattern *patterns;
	size_t patterns_n, patterns_cap;
	size_t depth;
};

void walk_ignore(struct walk *w, struct str pattern); /* copied */
void walk_folder(struct walk *w, const char *path);
void walk_release(struct walk *w);

#endif
