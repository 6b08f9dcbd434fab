/* SPDX-License-Identifier: MIT */
/*
 * show.h - record values as words for people; shared by all writers.
 *
 * Nothing here escapes: the writer does, in its own way.
 */
#ifndef REPORT_SHOW_H
#define REPORT_SHOW_H

#include "report/totals.h"

/*
 * Adds x fit to be seen: control characters (terminal escapes among them) and
 * the marks that turn the direction of writing become U+FFFD, white space of
 * any kind one blank, what is not UTF-8 U+FFFD.
 */
void show_clean(struct buf *out, struct str x);

/* How many bytes of x, from its start, are fit to be seen as they are. */
size_t show_fit(struct str x);

/* Adds a JSON value as words: "20.5 to 21.5" of a list of two, "a; b". */
void show_value(struct buf *out, const struct value *value);

/* A name of the stream as words: "review_count" is "review count". */
void show_words(struct buf *out, struct str name);

/* A quantity as it was understood: "about 75 %, relative", "1 to 1.5 mm". */
void show_quantity(struct buf *out, const struct value *quantity);

/* "21:46": line and column. */
void show_position(struct buf *out, const struct span *span);

/* "1 article", "2 articles". */
void show_count(struct buf *out, size_t n, const char *one, const char *many);

/* "date 3, price 2". */
void show_tally(struct buf *out, const struct tally *t);

/* The title of a work with what is known of where it appeared. */
void show_work(struct buf *out, const struct value *source);

/* Where a person can read it: "https://doi.org/10.5555/x"; nothing if the id
 * leads nowhere on the web. Not escaped. */
void show_address(struct buf *out, struct str id);

/* The lines of evidence, in the order to be shown: key of the record, label
 * for people; a NULL key at the end. */
struct evidence_label {
	const char *key, *label;
};
extern const struct evidence_label evidence_labels[];

#endif
