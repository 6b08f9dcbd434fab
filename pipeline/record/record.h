/* SPDX-License-Identifier: MIT */
/*
 * record.h - reads the fields of a record.
 *
 *	json_auto_t *rec = record_parse(line.bytes, &err);
 *	struct span span;
 *
 *	if (rec == NULL)
 *		stream_bad_line(&s, &line, &err);
 *	else if (span_read(rec, "span", &span))
 *		...
 *
 * Strings are borrowed from the json_t.  A field that is missing, null or of
 * another type reads as "not there": a record from an outside program must
 * not be able to crash a filter.
 */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* NULL, with err set, where the bytes are no JSON object. Yours to decref. */
json_t *record_parse(struct str bytes, struct err *err);

/* The same by jansson's reader alone: for lines that value_scan() leaves. */
json_t *record_load(struct str bytes, struct err *err);

struct str record_str(const json_t *rec, const char *key); /* or STR_NONE */
bool record_int(const json_t *rec, const char *key, long long *value);
bool record_size(const json_t *rec, const char *key, size_t *value); /* >= 0 */
bool record_bool(const json_t *rec, const char *key); /* false if not there */
const json_t *record_array(const json_t *rec, const char *key);  /* or NULL */
const json_t *record_object(const json_t *rec, const char *key); /* or NULL */
struct str record_str_at(const json_t *array, size_t i); /* or STR_NONE */

/*
 * A place in a source file: bytes [start, end) counted from 0, lines and
 * columns from 1, columns in bytes, end_column exclusive like end.
 */
struct span {
	size_t start, end;
	size_t line, column, end_line, end_column;
};

bool span_read(const json_t *rec, const char *key, struct span *span);
void span_emit(struct buf *out, const char *key, const struct span *span);
	/* null where span is NULL */

#endif
