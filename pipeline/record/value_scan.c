/* SPDX-License-Identifier: MIT */
/*
 * value_scan.c - the lines that record/emit.h writes, without jansson's reader.
 *
 * Nearly every line of a stream was written by record/emit.h: no white space,
 * whole numbers, few escapes, valid UTF-8.  For those a reader that looks at
 * runs of bytes takes a fraction of the time of json_loadb(), which takes them
 * one by one.  Anything else, mistakes included, is left to json_loadb().
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "record/value.h"

enum {
	DEPTH_MAX = 16,
	INTEGER_DIGITS = 15, /* far from overflow */
	FIELDS_MAX = 256,    /* of an object: each is compared with the others */
	STACK = 64,          /* values, before there is need for a heap */
};

struct scan {
	struct arena *arena;
	const char *at, *end;
	bool escapes; /* is there any in the line? */
	int depth;
	/* Items of the arrays and objects that are open, the inner ones last. */
	struct value *stack, *heap;
	size_t n, cap;
};

static bool value(struct scan *s, struct value *v);

static inline bool
eat(struct scan *s, char c)
{
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

/* UTF-8 without control characters, which JSON has nowhere but between its
 * tokens, and our lines not even there. */
static bool
is_plain(struct str x)
{
	const unsigned long long high = 0x8080808080808080ULL,
	    blank = 0x2020202020202020ULL;
	size_t i = 0, len;

	while (i < x.n) {
		unsigned char c;
		unsigned long long word;

		while (x.n - i >= 8) {
			memcpy(&word, x.s + i, 8);
			if (((word - blank) | word) & high)
				break;
			i += 8;
		}
		for (size_t k = 0; k < 8 && i < x.n; k++, i += len) {
			c = (unsigned char)x.s[i];
			len = 1;
			if (c < 0x20 || (c >= 0x80 &&
				utf8_decode(x, i, &len) == UTF8_BAD))
				return false;
		}
	}
	return true;
}

/* The escapes that record/emit.h writes; \u is left to jansson. */
static bool
unescape(struct scan *s, struct str *x)
{
	static const char from[] = "\"\\/nrtbf", to[] = "\"\\/\n\r\t\b\f";
	char *out = arena_alloc(s->arena, x->n), *end = out;

	for (size_t i = 0; i < x->n; i++) {
		const char *at;

		if (x->s[i] != '\\') {
			*end++ = x->s[i];
			continue;
		}
		at = memchr(from, x->s[++i], sizeof(from) - 1);
		if (at == NULL)
			return false;
		*end++ = to[at - from];
	}
	*x = (struct str){ out, (size_t)(end - out) };
	return true;
}

/* Behind the opening quote: the bytes up to the closing one, which is eaten,
 * and whether some of them are escapes. */
static bool
string_bytes(struct scan *s, struct str *x, bool *escapes)
{
	const char *end = memchr(s->at, '"', (size_t)(s->end - s->at));

	if (end == NULL)
		return false;
	*escapes = s->escapes &&
	    memchr(s->at, '\\', (size_t)(end - s->at)) != NULL;
	if (*escapes) {
		for (end = s->at; end < s->end && *end != '"'; end++)
			if (*end == '\\')
				end++;
		if (end >= s->end)
			return false;
	}
	*x = (struct str){ s->at, (size_t)(end - s->at) };
	s->at = end + 1;
	return true;
}

static bool
string(struct scan *s, struct value *v)
{
	bool escapes;

	v->kind = VALUE_STRING;
	return string_bytes(s, &v->text, &escapes) &&
	    (!escapes || unescape(s, &v->text));
}

/* Without fraction, exponent or leading zero. */
static bool
integer(struct scan *s, struct value *v)
{
	bool negative = eat(s, '-');
	const char *start = s->at;
	long long n = 0;

	while (s->at < s->end && is_digit(*s->at) &&
	    s->at - start <= INTEGER_DIGITS)
		n = n * 10 + (*s->at++ - '0');
	v->kind = VALUE_INTEGER;
	v->integer = negative ? -n : n;
	return s->at > start && s->at - start <= INTEGER_DIGITS &&
	    !(*start == '0' && s->at - start > 1) && !(negative && n == 0) &&
	    !(s->at < s->end && memchr(".eE", *s->at, 3) != NULL);
}

static bool
word(struct scan *s, struct str name, enum value_kind kind, struct value *v)
{
	v->kind = kind;
	if ((size_t)(s->end - s->at) < name.n ||
	    memcmp(s->at, name.s, name.n) != 0)
		return false;
	s->at += name.n;
	return true;
}

static void
push(struct scan *s, const struct value *v)
{
	if (s->n == s->cap) {
		struct value *more = xmalloc(2 * s->cap * sizeof(*more));

		memcpy(more, s->stack, s->n * sizeof(*more));
		free(s->heap);
		s->heap = s->stack = more;
		s->cap *= 2;
	}
	s->stack[s->n++] = *v;
}

/* A key that is there already is jansson's to complain about.  *seen has a bit
 * for what the keys since from begin and end with, so few are compared. */
static bool
key(struct scan *s, size_t from, unsigned long long *seen, struct str *name)
{
	unsigned long long bit;
	bool escapes;

	if (s->n - from >= FIELDS_MAX || !eat(s, '"') ||
	    !string_bytes(s, name, &escapes) || escapes || !eat(s, ':'))
		return false;
	bit = name->n == 0 ? 1 : 1ULL << ((name->n + (unsigned char)name->s[0] +
	    2 * (size_t)(unsigned char)name->s[name->n - 1]) & 63);
	for (size_t i = from; (*seen & bit) && i < s->n; i++)
		if (str_eq(s->stack[i].key, *name))
			return false;
	*seen |= bit;
	return true;
}

/* Behind the opening bracket of an array or object. */
static bool
items(struct scan *s, char close, struct value *v)
{
	size_t from = s->n;
	unsigned long long seen = 0;
	struct value *copy;

	v->kind = close == '}' ? VALUE_OBJECT : VALUE_ARRAY;
	if (!eat(s, close)) {
		do {
			struct value item = { 0 };

			if ((close == '}' && !key(s, from, &seen, &item.key)) ||
			    !value(s, &item))
				return false;
			push(s, &item);
		} while (eat(s, ','));
		if (!eat(s, close))
			return false;
	}
	v->n = s->n - from;
	copy = arena_alloc(s->arena, v->n * sizeof(*copy));
	if (v->n > 0)
		memcpy(copy, s->stack + from, v->n * sizeof(*copy));
	v->items = copy;
	s->n = from;
	return true;
}

static bool
value(struct scan *s, struct value *v)
{
	bool ok;

	if (s->at == s->end || ++s->depth > DEPTH_MAX)
		return false;
	switch (*s->at) {
	case '"': s->at++; ok = string(s, v); break;
	case '{': s->at++; ok = items(s, '}', v); break;
	case '[': s->at++; ok = items(s, ']', v); break;
	case 't': ok = word(s, STR("true"), VALUE_TRUE, v); break;
	case 'f': ok = word(s, STR("false"), VALUE_FALSE, v); break;
	case 'n': ok = word(s, STR("null"), VALUE_NULL, v); break;
	default: ok = integer(s, v);
	}
	s->depth--;
	return ok;
}

const struct value *
value_scan(struct arena *a, struct str bytes)
{
	struct value stack[STACK], *v = NULL;
	struct scan s = { .arena = a, .at = bytes.s, .end = bytes.s + bytes.n,
		.stack = stack, .cap = STACK };

	if (bytes.n == 0 || bytes.s[0] != '{' || !is_plain(bytes))
		return NULL;
	s.escapes = memchr(bytes.s, '\\', bytes.n) != NULL;
	v = arena_alloc(a, sizeof(*v));
	*v = (struct value){ 0 };
	if (!value(&s, v) || s.at != s.end)
		v = NULL;
	free(s.heap);
	return v;
}
