/* SPDX-License-Identifier: MIT */
/*
 * mask.h - hides from the Markdown parser what is not Markdown, in place.
 *
 * Front matter, shortcodes, template tags, JSX, comments, scripts and the
 * marks of footnotes are overwritten by as many bytes, so that every offset
 * stays true: by blanks where they open a line, else by commas, which the
 * reader then leaves out.
 *
 *	struct masks m = { 0 };
 *
 *	masks_make(&m, source, skip);
 *	md_parse(m.bytes.s, ...);
 *	masks_release(&m);
 */
#ifndef READ_MASK_H
#define READ_MASK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

enum mask_kind {
	MASK_NOTHING,  /* nothing that a reader sees */
	MASK_FOOTNOTE, /* [^x] in the text */
	MASK_NOTE,     /* [^x]: at the start of a line */
};

struct mask {
	enum mask_kind kind;
	size_t at, end;   /* of the source */
	struct str label; /* x; borrowed from the source */
};

struct masks {
	struct buf bytes; /* the source with its masks on */
	struct mask *items; /* ascending */
	size_t n;
	/* private */
	size_t cap;
};

/* skip: bytes in front (front matter) that are hidden whole. */
void masks_make(struct masks *m, struct str source, size_t skip);
void masks_release(struct masks *m);

/* The first mask that ends behind at; m->n if none. */
size_t masks_from(const struct masks *m, size_t at);

#endif
