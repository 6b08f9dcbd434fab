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

static bool value(struct scan *s, size_t at);

static inline bool
eat(struct scan *s, char c)
{
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
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

/* Behind the opening quote: the bytes up to the closing one, which is eaten. */
static inline bool
string_bytes(struct scan *s, struct str *x)
{
	const char *start = s->at;
	const char *end = memchr(start, '"', (size_t)(s->end - start));

	if (end == NULL)
		return false;
	*x = (struct str){ start, (size_t)(end - start) };
	s->at = end + 1;
	return true;
}

static bool
escaped_string(struct scan *s, struct str *x)
{
	const char *end = s->at;

	for (; end < s->end && *end != '"'; end++)
		if (*end == '\\')
			end++;
	if (end >= s->end)
		return false;
	*x = (struct str){ s->at, (size_t)(end - s->at) };
	s->at = end + 1;
	return unescape(s, x);
}

static inline bool
has_escape(const struct scan *s, struct str x)
{
	return s->escapes && memchr(x.s, '\\', x.n) != NULL;
}

static bool
string(struct scan *s, struct value *v)
{
	const char *start = s->at;

	v->kind = VALUE_STRING;
	if (!string_bytes(s, &v->text))
		return false;
	if (!has_escape(s, v->text))
		return true;
	s->at = start;
	return escaped_string(s, &v->text);
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
	    !(s->at < s->end && (*s->at == '.' || *s->at == 'e' ||
		*s->at == 'E'));
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
grow(struct scan *s)
{
	struct value *more = xmalloc(2 * s->cap * sizeof(*more));

	memcpy(more, s->stack, s->n * sizeof(*more));
	free(s->heap);
	s->heap = s->stack = more;
	s->cap *= 2;
}

/* A place on the stack for one more value; what stands there may move. */
static inline size_t
push(struct scan *s)
{
	if (s->n == s->cap)
		grow(s);
	s->stack[s->n].key = STR_NONE;
	return s->n++;
}

/* A key that is there already is jansson's to complain about.  *seen has a bit
 * for what the keys since from begin and end with, so few are compared. */
static bool
key(struct scan *s, size_t from, unsigned long long *seen)
{
	struct str *name = &s->stack[s->n - 1].key;
	unsigned long long bit;

	if (s->n - from > FIELDS_MAX || !eat(s, '"') ||
	    !string_bytes(s, name) || has_escape(s, *name) || !eat(s, ':'))
		return false;
	/* The quotes around an empty one are there to be looked at too. */
	bit = 1ULL << ((5 * name->n + (unsigned char)name->s[0] +
	    3 * (size_t)(unsigned char)name->s[name->n / 2]) & 63);
	for (size_t i = from; (*seen & bit) && i < s->n - 1; i++)
		if (s->stack[i].key.n == name->n &&
		    memcmp(s->stack[i].key.s, name->s, name->n) == 0)
			return false;
	*seen |= bit;
	return true;
}

/* Behind the opening bracket of an array or object. */
static bool
items(struct scan *s, char close, size_t at)
{
	size_t from = s->n, n;
	unsigned long long seen = 0;
	struct value *copy;

	if (++s->depth > DEPTH_MAX)
		return false;
	if (!eat(s, close)) {
		do {
			size_t item = push(s);

			if ((close == '}' && !key(s, from, &seen)) ||
			    !value(s, item))
				return false;
		} while (eat(s, ','));
		if (!eat(s, close))
			return false;
	}
	n = s->n - from;
	copy = arena_alloc(s->arena, n * sizeof(*copy));
	memcpy(copy, s->stack + from, n * sizeof(*copy));
	s->stack[at].kind = close == '}' ? VALUE_OBJECT : VALUE_ARRAY;
	s->stack[at].items = copy;
	s->stack[at].n = n;
	s->n = from;
	s->depth--;
	return true;
}

static bool
value(struct scan *s, size_t at)
{
	struct value *v = &s->stack[at];

	if (s->at == s->end)
		return false;
	switch (*s->at) {
	case '"': s->at++; return string(s, v);
	case '{': s->at++; return items(s, '}', at);
	case '[': s->at++; return items(s, ']', at);
	case 't': return word(s, STR("true"), VALUE_TRUE, v);
	case 'f': return word(s, STR("false"), VALUE_FALSE, v);
	case 'n': return word(s, STR("null"), VALUE_NULL, v);
	default: return integer(s, v);
	}
}

const struct value *
value_scan(struct arena *a, struct str bytes)
{
	struct value stack[STACK], *rec = NULL;
	struct scan s = { .arena = a, .at = bytes.s, .end = bytes.s + bytes.n,
		.stack = stack, .cap = STACK };

	/* JSON has control characters nowhere but between its tokens, and our
	 * lines not even there. */
	if (bytes.n == 0 || bytes.s[0] != '{' || !utf8_is_plain(bytes))
		return NULL;
	s.escapes = memchr(bytes.s, '\\', bytes.n) != NULL;
	if (value(&s, push(&s)) && s.at == s.end) {
		rec = arena_alloc(a, sizeof(*rec));
		*rec = s.stack[0];
	}
	free(s.heap);
	return rec;
}
