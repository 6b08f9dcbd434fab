/* SPDX-License-Identifier: MIT */
/*
 * value.h - a record read into an arena, to be looked at and thrown away.
 *
 * A filter that holds an article holds thousands of fields and asks for a few.
 * So a record is not built of pieces to be freed one by one: its values stand
 * side by side in the arena, its text where it stood in the line, and all of
 * it goes at once.
 *
 *	const struct value *rec = value_read(&arena, line.bytes, &err);
 *	struct span span;
 *
 *	if (rec == NULL)
 *		stream_bad_line(&s, &line, &err);
 *	else if (value_span(rec, "span", &span))
 *		...
 *
 * What is taken for a record, and what is said of one that is none, is what
 * record_parse() (record/record.h) takes and says.  A field that is missing,
 * null or of another type reads as "not there", and so does a field of NULL.
 */
#ifndef RECORD_VALUE_H
#define RECORD_VALUE_H

#include <jansson.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "record/record.h"

enum value_kind { VALUE_NULL, VALUE_FALSE, VALUE_TRUE, VALUE_INTEGER,
	VALUE_REAL, VALUE_STRING, VALUE_ARRAY, VALUE_OBJECT };

struct value {
	struct str key; /* in an object; STR_NONE elsewhere */
	enum value_kind kind;
	union {
		struct str text;
		long long integer;
		double real;
		struct { /* of an array or object, in its order */
			const struct value *items;
			size_t n;
		};
	};
};

/* NULL, with err set, where the bytes are no JSON object.  All of it lives in
 * the arena; bytes may go. */
const struct value *value_read(struct arena *a, struct str bytes,
    struct err *err);

/* The same for the plain JSON that record/emit.h writes, without jansson: no
 * white space, whole numbers, few escapes.  NULL for anything else, be it
 * right or wrong.  Borrows from bytes. */
const struct value *value_scan(struct arena *a, struct str bytes);

/* To jansson's tree, yours to decref, and from it, into the arena. */
json_t *value_to_json(const struct value *v);
void value_of_json(struct arena *a, const json_t *json, struct value *v);

/* NULL where there is none. */
const struct value *value_find(const struct value *rec, struct str key);

/* In the header: the length of a key that is written there costs nothing. */
static inline const struct value *
value_get(const struct value *rec, const char *key)
{
	return value_find(rec, str_of(key));
}

/* Of an array; NULL beyond its end. */
static inline const struct value *
value_at(const struct value *array, size_t i)
{
	return array != NULL && array->kind == VALUE_ARRAY && i < array->n
	    ? &array->items[i] : NULL;
}

static inline struct str /* of a string itself; or STR_NONE */
value_text(const struct value *v)
{
	return v != NULL && v->kind == VALUE_STRING ? v->text : STR_NONE;
}

static inline struct str
value_str(const struct value *rec, const char *key)
{
	return value_text(value_get(rec, key));
}

static inline bool
value_flag(const struct value *rec, const char *key)
{
	const struct value *v = value_get(rec, key);

	return v != NULL && v->kind == VALUE_TRUE;
}

/* The items of an array; 0 of anything else. */
static inline size_t
value_count(const struct value *array)
{
	return array != NULL && array->kind == VALUE_ARRAY ? array->n : 0;
}

bool value_int(const struct value *rec, const char *key, long long *n);
bool value_size(const struct value *rec, const char *key, size_t *n); /* >= 0 */
bool value_as_size(const struct value *v, size_t *n);                   /* >= 0 */
bool value_size_at(const struct value *array, size_t i, size_t *n);   /* >= 0 */
const struct value *value_array(const struct value *rec, const char *key);

/* An array of arrays of `width` sizes each: *n rows of them, one behind the
 * other, in the arena.  False where one is no size. */
bool value_rows(struct arena *a, const struct value *rows, size_t width,
    size_t **numbers, size_t *n);
const struct value *value_object(const struct value *rec, const char *key);
bool value_span(const struct value *rec, const char *key, struct span *span);

#endif
