/* SPDX-License-Identifier: MIT */
/*
 * markdown.h - what the two halves of the Markdown reader share:
 *
 *	reader_markdown.c  blocks: passages begin and end there
 *	markdown_text.c    what stands in a line of them
 *
 * md4c calls either with a struct markdown; a piece of text that it hands over
 * points into source, so a place is a difference of two pointers.
 */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include <md4c.h>
#include <stddef.h>

#include "read/build.h"
#include "read/mask.h"
#include "read/table.h"

enum { TARGET_MAX = 4096 }; /* bytes of the address of a link */

/* A list that is open. */
struct list {
	size_t intro;   /* what introduces it */
	size_t ordinal; /* of its next item; 0: not numbered */
	enum role role; /* of what is around it */
};

struct markdown {
	struct build b;
	struct str source; /* with the masks on */
	struct masks masks;
	struct list *lists;
	size_t lists_n, lists_cap;
	size_t quotes;     /* open */
	size_t code;       /* code blocks open */
	size_t raised;     /* <sup> open */
	struct table table;
	size_t tables, cells;
	size_t end;        /* behind the last piece */
	size_t last;       /* the last passage made, or NOWHERE */
	size_t references; /* level of the heading above them; 0: none */
	size_t link_text;  /* where the text of the open link begins */
	struct str target;
};

/* Ends the open passage; what follows is as the blocks around it say.  Returns
 * its number, NOWHERE if it had no text. */
size_t markdown_close(struct markdown *m);

/* A link from here to target, which is borrowed; text until its end. */
void markdown_link(struct markdown *m, struct str target);
void markdown_link_end(struct markdown *m);

/* As md4c calls it. */
int markdown_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *ctx);

#endif
