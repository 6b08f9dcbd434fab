/* SPDX-License-Identifier: MIT */
/*
 * wrap.h - paragraphs of text for a terminal, with some words marked.
 *
 * Widths are columns as a terminal shows them, so wide and combining
 * characters keep the marks under their words.
 */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include <stdbool.h>

#include "base/buf.h"

struct wrap {
	size_t width;       /* columns of a line, its indent included */
	size_t indent;      /* columns in front of each line */
	bool hang;          /* further lines begin behind the lead */
	size_t mark, mark_end; /* bytes of the text; equal: none */
	const char *on, *off;  /* around marked words; NULL: carets below */
};

/* Adds text, which show_clean() made fit, as lines that end in a newline. The
 * first line begins behind lead, which is as wide as it has bytes. */
void wrap_text(struct buf *out, const struct wrap *w, const char *lead,
    struct str text);

#endif
