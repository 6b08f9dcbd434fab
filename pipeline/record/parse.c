/* SPDX-License-Identifier: MIT */
/*
 * parse.c - a line of ours into jansson's tree, without jansson's reader.
 *
 * Nearly every line of a stream was written by record/emit.h: no white space,
 * whole numbers, few escapes, valid UTF-8.  For those a reader that looks at
 * runs of bytes takes half the time of json_loadb(), which takes them one by
 * one.  Anything else, mistakes included, is left to json_loadb().
 */
#include "record/parse.h"

#include <string.h>

#include "base/utf8.h"

enum { DEPTH_MAX = 16, INTEGER_DIGITS = 15, STRING_MAX = 512 /* with escapes */ };

struct parse {
	const char *at, *end;
	int depth;
};

static json_t *value(struct parse *p);

static bool
eat(struct parse *p, char c)
{
	if (p->at == p->end || *p->at != c)
		return false;
	p->at++;
	return true;
}

/* Behind the opening quote: the bytes up to the closing one, which is eaten,
 * and whether some of them are escapes. */
static bool
string_bytes(struct parse *p, struct str *x, bool *escapes)
{
	const char *at = p->at;

	*escapes = false;
	for (; at < p->end && *at != '"'; at++) {
		if ((unsigned char)*at < 0x20)
			return false;
		if (*at != '\\')
			continue;
		*escapes = true;
		if (++at == p->end)
			return false;
	}
	if (at == p->end)
		return false;
	*x = (struct str){ p->at, (size_t)(at - p->at) };
	p->at = at + 1;
	return true;
}

/* Those that record/emit.h writes; \u is left to jansson. */
static bool
unescape(struct str x, char *out, size_t *n)
{
	static const char from[] = "\"\\/nrtbf", to[] = "\"\\/\n\r\t\b\f";

	*n = 0;
	for (size_t i = 0; i < x.n; i++) {
		const char *at;

		if (x.s[i] != '\\') {
			out[(*n)++] = x.s[i];
			continue;
		}
		at = memchr(from, x.s[++i], sizeof(from) - 1);
		if (at == NULL)
			return false;
		out[(*n)++] = to[at - from];
	}
	return true;
}

static json_t *
string(struct parse *p)
{
	char text[STRING_MAX];
	struct str x;
	bool escapes;
	size_t n;

	if (!string_bytes(p, &x, &escapes))
		return NULL;
	if (!escapes)
		return json_stringn_nocheck(x.s, x.n);
	if (x.n > sizeof(text) || !unescape(x, text, &n))
		return NULL;
	return json_stringn_nocheck(text, n);
}

/* Without fraction, exponent or leading zero, and far from overflow. */
static json_t *
integer(struct parse *p)
{
	bool negative = eat(p, '-');
	const char *start = p->at;
	json_int_t n = 0;

	while (p->at < p->end && is_digit(*p->at) &&
	       p->at - start <= INTEGER_DIGITS)
		n = n * 10 + (*p->at++ - '0');
	if (p->at == start || p->at - start > INTEGER_DIGITS ||
	    (*start == '0' && p->at - start > 1) ||
	    (negative && n == 0) ||
	    (p->at < p->end && memchr(".eE", *p->at, 3) != NULL))
		return NULL;
	return json_integer(negative ? -n : n);
}

static json_t *
array(struct parse *p)
{
	json_t *list = json_array();

	if (eat(p, ']'))
		return list;
	do {
		json_t *item = value(p);

		if (item == NULL || json_array_append_new(list, item) != 0)
			goto fail;
	} while (eat(p, ','));
	if (eat(p, ']'))
		return list;
fail:
	json_decref(list);
	return NULL;
}

/* A key that is there already is jansson's to complain about. */
static json_t *
object(struct parse *p)
{
	json_t *map = json_object();
	size_t n = 0;

	if (eat(p, '}'))
		return map;
	do {
		struct str key;
		bool escapes;
		json_t *item;

		if (!eat(p, '"') || !string_bytes(p, &key, &escapes) ||
		    escapes || !eat(p, ':') || (item = value(p)) == NULL ||
		    json_object_setn_new_nocheck(map, key.s, key.n, item) != 0 ||
		    json_object_size(map) != ++n)
			goto fail;
	} while (eat(p, ','));
	if (eat(p, '}'))
		return map;
fail:
	json_decref(map);
	return NULL;
}

static json_t *
word(struct parse *p, const char *name, json_t *is)
{
	size_t n = strlen(name);

	if ((size_t)(p->end - p->at) < n || memcmp(p->at, name, n) != 0)
		return NULL;
	p->at += n;
	return is;
}

static json_t *
value(struct parse *p)
{
	json_t *v = NULL;

	if (p->at == p->end || ++p->depth > DEPTH_MAX)
		return NULL;
	switch (*p->at) {
	case '"': p->at++; v = string(p); break;
	case '{': p->at++; v = object(p); break;
	case '[': p->at++; v = array(p); break;
	case 't': v = word(p, "true", json_true()); break;
	case 'f': v = word(p, "false", json_false()); break;
	case 'n': v = word(p, "null", json_null()); break;
	default: v = integer(p);
	}
	p->depth--;
	return v;
}

json_t *
parse_line(struct str bytes)
{
	struct parse p = { bytes.s, bytes.s + bytes.n, 0 };
	json_t *rec;

	if (bytes.n == 0 || bytes.s[0] != '{' ||
	    utf8_check(bytes) != bytes.n)
		return NULL;
	rec = value(&p);
	if (rec != NULL && p.at == p.end)
		return rec;
	json_decref(rec);
	return NULL;
}
