/* SPDX-License-Identifier: MIT */
/*
 * part.h - a passage record, read back.
 *
 * Of what extraction holds of an article the passages are nearly all: so a
 * passage is a struct of its own, and the record (record/value.h) is let go.
 *
 *	struct part part;
 *	struct span span;
 *
 *	if (part_read(&arena, line.bytes, &part, &err) &&
 *	    part_span(&part, 0, part.text.n, &span))
 *		...
 */
#ifndef RECORD_PART_H
#define RECORD_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "record/place.h"

#define PART_NONE SIZE_MAX /* no such passage, table, ... */

enum part_role {
	PART_TITLE, PART_DESCRIPTION, PART_HEADING, PART_BODY, PART_LIST,
	PART_CELL, PART_QUOTE, PART_CAPTION, PART_ALT, PART_FOOTNOTE,
	PART_REFERENCE, PART_ROLES
};

/* Beside the bits of the roles: a cell that heads its row. */
#define PART_HEADS_ROW (1u << PART_ROLES)

extern const char *const part_role_names[]; /* NULL at its end */

struct part_sentence {
	size_t start, end; /* in text, ascending */
};

struct part {
	struct str doc, text;
	size_t number;
	enum part_role role; /* an unknown one reads as body */
	bool quoted;
	size_t heading, intro, row, column, caption; /* passages or PART_NONE */
	size_t table, cell_row, cell_column;         /* or PART_NONE */
	struct place_map map; /* see pipeline/README.md, "passage" */
	struct part_sentence *sentences;
	size_t sentences_n;
};

/* A bit for its role, and PART_HEADS_ROW. */
unsigned part_places(const struct part *part);

/* All of it lives in the arena; bytes may go. */
MUST_CHECK bool part_read(struct arena *a, struct str bytes, struct part *part,
    struct err *err);

/*
 * Where [from, to) of the text stands in the source; false where the record
 * does not say.
 */
bool part_span(const struct part *part, size_t from, size_t to,
    struct span *span);

#endif
