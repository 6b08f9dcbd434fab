/* SPDX-License-Identifier: MIT */
/*
 * html_walk.h - reads the tree of an HTML page into passages.
 *
 * The tree is walked by recursion; how deep it may be was limited before the
 * parse.  An element knows what is around it by struct html alone: who changes
 * something there for what is below puts it back.
 *
 *	struct html h = { .intro = NOWHERE };
 *
 *	build_init(&h.b, article);
 *	h.b.bytes = bytes;             (those that were parsed)
 *	html_walk_children(&h, document);
 *	html_close(&h);
 *	build_release(&h.b);
 */
#ifndef READ_HTML_WALK_H
#define READ_HTML_WALK_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>

#include "read/build.h"
#include "read/table.h"

struct html {
	struct build b;
	struct table *table;  /* the innermost */
	size_t tables;
	size_t references;    /* level of the heading above them; 0: none */
	size_t ordinal;       /* of the next item; 0: not numbered */
	size_t intro;         /* of the items of this list */
	size_t depth;
	bool raised;
	bool in_section;      /* inside article, main or section */
};

/* html_walk.c: any node, what stands in a line, and what the others need. */
void html_walk(struct html *h, const GumboNode *node);
void html_walk_children(struct html *h, const GumboNode *node);

/* Ends the open passage; what follows has its role, and no number. */
void html_close(struct html *h);

/* Where the tag of an element begins, and where its end tag ends, in the
 * source. */
size_t html_tag_start(const struct html *h, const GumboNode *node);
size_t html_tag_end(const struct html *h, const GumboNode *node);
struct str html_keep(struct html *h, struct str x); /* in the arena, cut */

/* html_block.c: a block is a passage of its own, or several; around it all is
 * as before. */
void html_walk_block(struct html *h, const GumboNode *node);

/* html_table.c: its caption, then its rows. */
void html_walk_table(struct html *h, const GumboNode *node);

#endif
