/* SPDX-License-Identifier: MIT */
/*
 * fold.h - text in which every quantity is one byte that tells its dimension.
 *
 *	struct fold f = { 0 };
 *
 *	fold_text(&f, units, text);
 *	... f.s, f.n: what patterns see; fold_place() leads back to text ...
 *	fold_release(&f);
 *
 * White space above ASCII becomes as many blanks as it has bytes, control
 * characters become blanks; all else stays.  So but for the quantities text
 * and fold run in step.
 */
#ifndef RULE_FOLD_H
#define RULE_FOLD_H

#include <stdint.h>

#include "base/buf.h"
#include "measure/quantity.h"
#include "rule/expand.h"

struct folded { /* one quantity */
	size_t at;              /* in the fold */
	struct quantity q;      /* places count in the text */
	const struct rule *by;  /* what took it or set it aside; NULL: nothing */
	bool aside, taken, context;
};

struct fold {
	struct str text; /* borrowed */
	char *s;         /* the fold */
	char *low;       /* the same in ASCII lower case, each token a
	                    NEEDS_TOKEN; KEYWORD_PAD zero bytes behind its end */
	size_t n;
	const char *shape; /* the text in ASCII lower case, each digit a 0 and
			      ASCII white space a blank; as padded; NULL where
			      it holds no quantity */
	struct folded *items; /* in the order of the text */
	size_t items_n;
	bool odd_case; /* it has an U+017F or U+212A: an s and a k to PCRE2 */
	/* private */
	struct buf fold_buf, low_buf, shape_buf;
	size_t items_cap, behind_cap;
	uint32_t *behind; /* by place: fold_item(), where there are items */
};

/* Fills f, which may be in use; text is borrowed as long as f is. */
void fold_text(struct fold *f, const struct units *units, struct str text);
void fold_release(struct fold *f);

/* The place in the text of a place in the fold; of a token its start, or with
 * is_end (a place behind something) its end. */
size_t fold_place(const struct fold *f, size_t at, bool is_end);
size_t fold_of_place(const struct fold *f, size_t at); /* and back */

/* The first item at or behind a place of the fold: items_n if none. */
size_t fold_item(const struct fold *f, size_t at);

/* From now on patterns see the item as {aside}. */
void fold_set_aside(struct fold *f, size_t item, const struct rule *by);

#endif
