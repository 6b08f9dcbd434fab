/* SPDX-License-Identifier: MIT */
/*
 * html_text.h - the text of an HTML node, walked in step with its source.
 *
 * The parser says what a node reads (entities decoded) and which bytes it
 * came from.  Most are the same; else both are walked together, so that each
 * entity becomes a run of its own.  Nothing is searched for.
 */
#ifndef READ_HTML_TEXT_H
#define READ_HTML_TEXT_H

#include <stdbool.h>

#include "read/build.h"

struct html_text {
	size_t at, n;       /* in the source */
	struct str decoded; /* what it reads */
	bool markup;        /* may tags the parser ignored stand in it? */
	bool raised;        /* inside <sup> */
};

void html_text_build(struct build *b, const struct html_text *t);

#endif
