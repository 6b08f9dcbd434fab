/* SPDX-License-Identifier: MIT */
/*
 * text_line.h - what a line of plain text looks like, seen alone.
 *
 *	struct text_line line;
 *	size_t at = 0;
 *
 *	while (text_line_next(source, &at, &line))
 *		if (line.kind == LINE_ITEM)
 *			build_text(&b, line.text, line.end - line.text);
 */
#ifndef READ_TEXT_LINE_H
#define READ_TEXT_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum line_kind {
	LINE_BLANK,
	LINE_RULE,  /* "-----", "====", "***": nothing to read */
	LINE_TEXT,
	LINE_ITEM,  /* "- x", "* x", "3. x" */
	LINE_QUOTE, /* "> x" */
	LINE_ROW,   /* cells between tabs or bars */
};

struct text_line {
	enum line_kind kind;
	size_t at;      /* where it begins in the source */
	size_t text;    /* where its text begins, behind any mark */
	size_t end;     /* of its text, without white space */
	size_t columns; /* characters from its first to its last */
	size_t ordinal; /* of a numbered item, else 0 */
	size_t cells;   /* of a row */
	char bar;       /* of a row: '\t' or '|' */
};

/* The line at *at; moves *at to the next.  False at the end. */
bool text_line_next(struct str source, size_t *at, struct text_line *line);

struct str text_line_text(struct str source, const struct text_line *line);

/* Could it be a heading, by its words alone?  The headline above an article may
 * be longer; a byline is none. */
bool text_line_is_heading(struct str text, bool headline);

/* Bytes of the first word. */
size_t text_first_word(struct str text);

#endif
