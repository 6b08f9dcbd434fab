/* SPDX-License-Identifier: MIT */
/* record.c - reads the fields of a record. */
#include "record/record.h"

#include "record/emit.h"
#include "record/value.h"

json_t *
record_load(struct str bytes, struct err *err)
{
	json_error_t why;
	json_t *rec = json_loadb(bytes.s, bytes.n,
	    JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);

	if (rec == NULL) {
		err_set(err, ERR_INPUT, "not JSON: %s at byte %d", why.text,
		    why.position);
		return NULL;
	}
	if (!json_is_object(rec)) {
		json_decref(rec);
		err_set(err, ERR_INPUT, "not a JSON object");
		return NULL;
	}
	return rec;
}

json_t *
record_parse(struct str bytes, struct err *err)
{
	struct arena arena = { 0 };
	const struct value *v = value_scan(&arena, bytes);
	json_t *rec = v != NULL ? value_to_json(v) : record_load(bytes, err);

	arena_release(&arena);
	return rec;
}

static struct str
string_of(const json_t *value)
{
	if (!json_is_string(value))
		return STR_NONE;
	return (struct str){ json_string_value(value),
		json_string_length(value) };
}

struct str
record_str(const json_t *rec, const char *key)
{
	return string_of(json_object_get(rec, key));
}

struct str
record_str_at(const json_t *array, size_t i)
{
	return string_of(json_array_get(array, i));
}

bool
record_int(const json_t *rec, const char *key, long long *value)
{
	const json_t *field = json_object_get(rec, key);

	if (!json_is_integer(field))
		return false;
	*value = json_integer_value(field);
	return true;
}

bool
record_size(const json_t *rec, const char *key, size_t *value)
{
	long long n;

	if (!record_int(rec, key, &n) || n < 0)
		return false;
	*value = (size_t)n;
	return true;
}

bool
record_bool(const json_t *rec, const char *key)
{
	return json_is_true(json_object_get(rec, key));
}

const json_t *
record_array(const json_t *rec, const char *key)
{
	const json_t *field = json_object_get(rec, key);

	return json_is_array(field) ? field : NULL;
}

const json_t *
record_object(const json_t *rec, const char *key)
{
	const json_t *field = json_object_get(rec, key);

	return json_is_object(field) ? field : NULL;
}

bool
span_read(const json_t *rec, const char *key, struct span *span)
{
	const json_t *at = record_object(rec, key);

	*span = (struct span){ 0 };
	return at != NULL && record_size(at, "start", &span->start) &&
	    record_size(at, "end", &span->end) &&
	    record_size(at, "line", &span->line) &&
	    record_size(at, "column", &span->column) &&
	    record_size(at, "end_line", &span->end_line) &&
	    record_size(at, "end_column", &span->end_column) &&
	    span->start <= span->end;
}

void
span_emit(struct buf *out, const char *key, const struct span *span)
{
	if (span == NULL) {
		emit_null(out, key);
		return;
	}
	emit_object(out, key);
	emit_int(out, "start", (long long)span->start);
	emit_int(out, "end", (long long)span->end);
	emit_int(out, "line", (long long)span->line);
	emit_int(out, "column", (long long)span->column);
	emit_int(out, "end_line", (long long)span->end_line);
	emit_int(out, "end_column", (long long)span->end_column);
	emit_object_end(out);
}
