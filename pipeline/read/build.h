/* SPDX-License-Identifier: MIT */
/*
 * build.h - how a reader fills an article: pieces of source become the text of
 * passages, and the runs that map it back are kept as it grows.
 *
 *	struct build b;
 *
 *	build_init(&b, article);
 *	b.next.role = ROLE_BODY;
 *	build_text(&b, 118, 19);              source bytes [118, 137), in step
 *	build_whole(&b, 137, 6, STR("\u00a0"));   an entity of 6 bytes
 *	build_close(&b);
 *	build_release(&b);
 *
 * White space (ASCII) is folded to one blank, and none is left at the ends of
 * a passage.  Bytes that are not UTF-8 become U+FFFD.  A passage without text
 * is not made.  Where a piece stands before the one last added, or a passage
 * grows over PASSAGE_MAX, a new passage begins by itself: runs always ascend,
 * and a record has a bounded size whatever the source.
 */
#ifndef READ_BUILD_H
#define READ_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "read/article.h"

enum {
	PASSAGE_MAX = 256 * 1024, /* bytes of text */
	HEADING_LEVELS = 7,       /* h1 to h6, by their number */
	LINK_DEPTH = 4,           /* marks open at a time */
};

struct build {
	struct article *a;
	struct passage next; /* what the next passage will be: the reader sets
	                      * role, quoted, intro, row, ... before its text */
	size_t level;        /* of the next heading, 1 to 6 */
	struct str bytes;    /* where text is taken from: the source, or a copy
	                      * of the same length that the reader changed */
	/* private */
	bool valid;          /* the source is UTF-8 as a whole */
	size_t text_at;      /* where the open passage begins in a->text */
	size_t run_at, link_at;
	size_t headings[HEADING_LEVELS];
	size_t open[LINK_DEPTH]; /* indexes into a->links */
	size_t open_n;
	/* Texts of images wait here for the end of the passage around them. */
	struct buf alt_text;
	struct run *alt_runs;
	size_t alt_runs_n, alt_runs_cap;
	struct alt *alts;
	size_t alts_n, alts_cap;
	bool in_alt;
};

void build_init(struct build *b, struct article *a);
void build_release(struct build *b); /* the article stays */

void build_text(struct build *b, size_t source, size_t n);
void build_whole(struct build *b, size_t source, size_t n, struct str text);
void build_blank(struct build *b, size_t source, size_t n); /* a line break */

/* Ends the open passage; returns its number, NOWHERE if it had no text. */
size_t build_close(struct build *b);

bool build_empty(const struct build *b); /* has the open passage no text? */
struct str build_so_far(const struct build *b); /* its text; borrowed */

/* The passage just above, where it can introduce a list: a paragraph that does
 * not end as a sentence does.  NOWHERE if it cannot. */
size_t build_intro_above(const struct build *b);

/* Opens a mark at source; close it with build_link_end.  target: borrowed,
 * must live as long as the article. */
void build_link(struct build *b, enum link_kind kind, size_t source,
    struct str target);
void build_link_end(struct build *b, size_t source_end);

/* A mark without text: LINK_FOOTNOTE, LINK_NOTE, LINK_ID. */
void build_mark(struct build *b, enum link_kind kind, size_t source,
    size_t source_end, struct str target);

/* What is added between these is the text that stands for an image. */
void build_alt(struct build *b, struct str target);
void build_alt_end(struct build *b, size_t source_end);

#endif
