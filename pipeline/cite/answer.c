/* SPDX-License-Identifier: MIT */
/* answer.c - what every read() does first: is this an answer at all? */
#include "cite/answer.h"

#include <stdio.h>

#include "base/utf8.h"

struct str
answer_text(const struct answer *a)
{
	struct str text = a->body;

	if (str_starts(text, "\xEF\xBB\xBF"))
		text = str_from(text, 3);
	return str_trim(text);
}

bool
answer_is_markup(const struct answer *a)
{
	return str_starts(answer_text(a), "<");
}

static json_t *
load(struct str text)
{
	json_error_t why;

	return json_loadb(text.s, text.n, JSON_ALLOW_NUL, &why);
}

static json_t *
load_repaired(struct str text)
{
	struct buf b = { .limit = 4 * text.n };
	json_t *json;

	if (utf8_check(text) == text.n)
		return NULL;
	utf8_repair(&b, text);
	json = load(buf_str(&b));
	buf_release(&b);
	return json;
}

json_t *
answer_json(const struct answer *a, size_t n, struct result *out)
{
	struct str text = answer_text(a);
	json_t *json;

	if (text.n == 0) {
		results_set(out, n, RESULT_TRANSIENT, "empty body");
		return NULL;
	}
	if (answer_is_markup(a)) {
		results_set(out, n, RESULT_TRANSIENT,
		    "html or xml where json was due");
		return NULL;
	}
	json = load(text);
	if (json == NULL)
		json = load_repaired(text);
	if (json == NULL)
		results_set(out, n, RESULT_TRANSIENT,
		    "json that is cut short or broken");
	return json;
}

const json_t *
json_path_of(const json_t *json, const char *const *keys)
{
	for (; *keys != NULL && json != NULL; keys++)
		json = json_object_get(json, *keys);
	return json;
}

struct str
json_text(const json_t *value, char room[24])
{
	int n;

	if (json_is_string(value))
		return (struct str){ json_string_value(value),
			json_string_length(value) };
	if (!json_is_integer(value))
		return STR_NONE;
	n = snprintf(room, 24, "%lld", (long long)json_integer_value(value));
	return (struct str){ room, (size_t)n };
}

/* Takes one character of a DOI off x: U+2010 as "-", letters in lower case. */
static char
doi_char(struct str *x)
{
	char c = x->s[0];

	if (str_starts(*x, "\xE2\x80\x90")) {
		*x = str_from(*x, 3);
		return '-';
	}
	*x = str_from(*x, 1);
	return to_lower(c);
}

bool
doi_same(struct str a, struct str b)
{
	if (a.n == 0 || b.n == 0)
		return false;
	while (a.n > 0 && b.n > 0)
		if (doi_char(&a) != doi_char(&b))
			return false;
	return a.n == 0 && b.n == 0;
}

size_t
ids_find(const struct str *ids, size_t n, enum id_kind kind,
    struct str value)
{
	if (value.n == 0)
		return n;
	for (size_t i = 0; i < n; i++) {
		if (id_kind(ids[i]) != kind)
			continue;
		if (kind == ID_DOI ? doi_same(id_value(ids[i]), value)
				   : str_eq(id_value(ids[i]), value))
			return i;
	}
	return n;
}
