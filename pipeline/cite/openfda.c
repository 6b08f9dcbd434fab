/* SPDX-License-Identifier: MIT */
/* openfda.c - what the providers on openFDA share. */
#include "cite/openfda.h"

#include "cite/answer.h"
#include "cite/author.h"
#include "cite/title.h"
#include "record/record.h"

enum want
openfda_want(const struct inquiry *q, const char *const *prefixes,
    struct buf *id)
{
	if (id_kind(q->id) != ID_FDA)
		return WANT_NO;
	for (; *prefixes != NULL; prefixes++)
		if (str_starts_nocase(id_value(q->id), *prefixes)) {
			buf_add(id, q->id);
			return WANT_YES;
		}
	return WANT_NO;
}

/* Only letters and digits: the value stands in a query language. */
void
openfda_address(struct request *out, const char *endpoint, const char *field,
    struct str id)
{
	struct str value = id_value(id);

	buf_addf(&out->path, "/%s.json?search=%s%%3A", endpoint, field);
	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] == '/') /* a supplement: "P123456/S001" */
			break;
		if (is_alnum(value.s[i]))
			buf_addc(&out->path, value.s[i]);
	}
	buf_adds(&out->path, "&limit=1");
	out->accept = "application/json";
}

static bool
same_id(struct str a, struct str id)
{
	struct str value = id_value(id);

	value = str_sub(value, 0, str_find_byte(value, '/', 0));
	return a.n == value.n && a.n > 0 && str_find_nocase(a, value, 0) == 0;
}

static bool
has_id(const json_t *result, const char *field, struct str id)
{
	const json_t *value = json_object_get(result, field);

	for (size_t i = 0; i < json_array_size(value); i++)
		if (same_id(record_str_at(value, i), id))
			return true;
	return same_id(record_str(result, field), id);
}

const json_t *
openfda_result(const struct answer *a, const char *field, struct str id,
    struct result *out, json_t **json)
{
	const json_t *first;
	struct str code;

	*json = answer_json(a, 1, out);
	if (*json == NULL)
		return NULL;
	first = json_array_get(json_path(*json, "results"), 0);
	code = record_str(json_path(*json, "error"), "code");
	if (has_id(first, field, id) ||
	    has_id(json_path(first, "openfda"), field, id))
		return first;
	if (str_is(code, "NOT_FOUND"))
		result_set(out, RESULT_NOT_FOUND, NULL);
	else if (str_is(code, "SERVER_ERROR"))
		result_set(out, RESULT_TRANSIENT, "error inside the answer");
	else if (code.n > 0)
		result_set(out, RESULT_PERMANENT, "request refused");
	else
		result_set(out, RESULT_TRANSIENT, "no result in the answer");
	return NULL;
}

struct work *
openfda_work(struct str id, struct str title, struct str applicant)
{
	struct work *w = work_new();

	work_set_id(w, ID_FDA, id_value(id));
	title_set(w, title);
	author_add_group(w, applicant);
	work_add(w, &w->types, STR("registration"));
	return w;
}
