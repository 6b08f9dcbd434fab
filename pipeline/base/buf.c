/* SPDX-License-Identifier: MIT */
/* buf.c - bytes that grow, up to a hard limit. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

char *
buf_room(struct buf *b, size_t n)
{
	size_t limit = b->limit ? b->limit : BUF_LIMIT;
	size_t cap = b->cap ? b->cap : 64;

	if (b->full || b->n > limit || n > limit - b->n) {
		b->full = true;
		return NULL;
	}
	while (cap < b->n + n + 1)
		cap *= 2;
	if (cap > limit) /* so that who finds room need not ask for it */
		cap = limit + 1;
	if (cap != b->cap) {
		b->s = xrealloc(b->s, cap);
		b->cap = cap;
	}
	return b->s + b->n;
}

void
buf_addf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	size_t room = b->full ? 0 : b->cap - b->n;
	char *at = room > 0 ? b->s + b->n : NULL;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(at, room, format, args);
	if (n >= 0 && (size_t)n >= room) {
		if (at != NULL)
			*at = '\0'; /* as it was, if it does not fit at all */
		at = buf_room(b, (size_t)n);
		if (at != NULL)
			vsnprintf(at, (size_t)n + 1, format, again);
	}
	if (n > 0 && at != NULL)
		b->n += (size_t)n;
	va_end(again);
	va_end(args);
}

void
buf_add_int(struct buf *b, long long value)
{
	char digits[24], *end = digits + sizeof(digits), *at = end;
	unsigned long long left = value < 0
	    ? 0ULL - (unsigned long long)value : (unsigned long long)value;

	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (value < 0)
		*--at = '-';
	buf_add(b, (struct str){ at, (size_t)(end - at) });
}

void
buf_add_codepoint(struct buf *b, unsigned cp)
{
	char bytes[4];

	buf_add(b, (struct str){ bytes, utf8_encode(cp, bytes) });
}

void
buf_cut(struct buf *b, size_t n)
{
	if (n >= b->n)
		return;
	b->n = n;
	b->s[n] = '\0';
}

bool
buf_full(const struct buf *b)
{
	return b->full;
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->full = false;
	if (b->s != NULL)
		b->s[0] = '\0';
}

void
buf_release(struct buf *b)
{
	free(b->s);
	*b = (struct buf){ .limit = b->limit };
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){ b->s ? b->s : "", b->n };
}

char *
buf_take(struct buf *b)
{
	char *s = b->s ? b->s : xstrdup("");

	*b = (struct buf){ .limit = b->limit };
	return s;
}
