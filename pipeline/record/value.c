/* SPDX-License-Identifier: MIT */
/* value.c - a record read into an arena, and its fields. */
#include "record/value.h"

const struct value *
value_read(struct arena *a, struct str bytes, struct err *err)
{
	const struct value *plain;
	struct value *v;
	json_t *rec;

	bytes = arena_str(a, bytes);
	plain = value_scan(a, bytes);
	if (plain != NULL)
		return plain;
	rec = record_load(bytes, err);
	if (rec == NULL)
		return NULL;
	v = arena_alloc(a, sizeof(*v));
	value_of_json(a, rec, v);
	json_decref(rec);
	return v;
}

const struct value *
value_find(const struct value *rec, struct str key)
{
	if (rec == NULL || rec->kind != VALUE_OBJECT)
		return NULL;
	for (size_t i = 0; i < rec->n; i++) {
		struct str name = rec->items[i].key;

		if (name.n == key.n && (key.n == 0 ||
			(name.s[0] == key.s[0] &&
			    memcmp(name.s, key.s, key.n) == 0)))
			return &rec->items[i];
	}
	return NULL;
}

bool
value_as_size(const struct value *v, size_t *n)
{
	if (v == NULL || v->kind != VALUE_INTEGER || v->integer < 0)
		return false;
	*n = (size_t)v->integer;
	return true;
}

bool
value_int(const struct value *rec, const char *key, long long *n)
{
	const struct value *v = value_get(rec, key);

	if (v == NULL || v->kind != VALUE_INTEGER)
		return false;
	*n = v->integer;
	return true;
}

bool
value_size(const struct value *rec, const char *key, size_t *n)
{
	return value_as_size(value_get(rec, key), n);
}

bool
value_size_at(const struct value *array, size_t i, size_t *n)
{
	return value_as_size(value_at(array, i), n);
}

bool
value_rows(struct arena *a, const struct value *rows, size_t width,
    size_t **numbers, size_t *n)
{
	size_t *to = arena_alloc(a,
	    (value_count(rows) * width + 1) * sizeof(*to));

	*numbers = to;
	*n = value_count(rows);
	for (size_t i = 0; i < *n; i++)
		for (size_t k = 0; k < width; k++)
			if (!value_size_at(value_at(rows, i), k, to++))
				return false;
	return true;
}

static const struct value *
of_kind(const struct value *v, enum value_kind kind)
{
	return v != NULL && v->kind == kind ? v : NULL;
}

const struct value *
value_array(const struct value *rec, const char *key)
{
	return of_kind(value_get(rec, key), VALUE_ARRAY);
}

const struct value *
value_object(const struct value *rec, const char *key)
{
	return of_kind(value_get(rec, key), VALUE_OBJECT);
}

bool
value_span(const struct value *rec, const char *key, struct span *span)
{
	const struct value *at = value_object(rec, key);

	*span = (struct span){ 0 };
	return at != NULL && value_size(at, "start", &span->start) &&
	    value_size(at, "end", &span->end) &&
	    value_size(at, "line", &span->line) &&
	    value_size(at, "column", &span->column) &&
	    value_size(at, "end_line", &span->end_line) &&
	    value_size(at, "end_column", &span->end_column) &&
	    span->start <= span->end;
}

json_t *
value_to_json(const struct value *v)
{
	json_t *json = NULL;

	switch (v->kind) {
	case VALUE_NULL: return json_null();
	case VALUE_FALSE: return json_false();
	case VALUE_TRUE: return json_true();
	case VALUE_INTEGER: return json_integer(v->integer);
	case VALUE_REAL: return json_real(v->real);
	case VALUE_STRING: return json_stringn_nocheck(v->text.s, v->text.n);
	case VALUE_ARRAY:
		json = json_array();
		for (size_t i = 0; i < v->n; i++)
			json_array_append_new(json, value_to_json(&v->items[i]));
		return json;
	case VALUE_OBJECT:
		json = json_object();
		for (size_t i = 0; i < v->n; i++)
			json_object_setn_new_nocheck(json, v->items[i].key.s,
			    v->items[i].key.n, value_to_json(&v->items[i]));
		return json;
	}
	return json;
}

static void
items_of_array(struct arena *a, const json_t *json, struct value *v)
{
	size_t n = json_array_size(json);
	struct value *items = arena_zalloc(a, n * sizeof(*items));

	for (size_t i = 0; i < n; i++)
		value_of_json(a, json_array_get(json, i), &items[i]);
	v->items = items;
	v->n = n;
}

static void
items_of_object(struct arena *a, const json_t *json, struct value *v)
{
	size_t n = json_object_size(json), i = 0;
	struct value *items = arena_zalloc(a, n * sizeof(*items));

	for (void *at = json_object_iter((json_t *)json); at != NULL;
	    at = json_object_iter_next((json_t *)json, at), i++) {
		items[i].key = arena_str(a,
		    (struct str){ json_object_iter_key(at),
			json_object_iter_key_len(at) });
		value_of_json(a, json_object_iter_value(at), &items[i]);
	}
	v->items = items;
	v->n = n;
}

void
value_of_json(struct arena *a, const json_t *json, struct value *v)
{
	switch (json_typeof(json)) {
	case JSON_NULL: v->kind = VALUE_NULL; break;
	case JSON_FALSE: v->kind = VALUE_FALSE; break;
	case JSON_TRUE: v->kind = VALUE_TRUE; break;
	case JSON_INTEGER:
		v->kind = VALUE_INTEGER;
		v->integer = json_integer_value(json);
		break;
	case JSON_REAL:
		v->kind = VALUE_REAL;
		v->real = json_real_value(json);
		break;
	case JSON_STRING:
		v->kind = VALUE_STRING;
		v->text = arena_str(a, (struct str){ json_string_value(json),
			json_string_length(json) });
		break;
	case JSON_ARRAY:
		v->kind = VALUE_ARRAY;
		items_of_array(a, json, v);
		break;
	case JSON_OBJECT:
		v->kind = VALUE_OBJECT;
		items_of_object(a, json, v);
		break;
	}
}
