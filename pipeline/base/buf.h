/* SPDX-License-Identifier: MIT */
/*
 * buf.h - bytes that grow, up to a hard limit.
 *
 *	struct buf b = { .limit = 1 << 20 };
 *
 *	buf_add(&b, STR("mg/"));
 *	buf_addf(&b, "%d", 5);
 *	...
 *	buf_release(&b);
 *
 * A buf that is zeroed is empty and ready, and has BUF_LIMIT as its limit.
 * Once an addition would pass the limit nothing more is added and buf_full()
 * says so: a writer looks once, at the end.  s is always NUL-terminated after
 * the first addition.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/attr.h"
#include "base/str.h"

#define BUF_LIMIT ((size_t)1 << 30) /* bytes; where .limit is 0 */

struct buf {
	char *s;
	size_t n, cap; /* bytes */
	size_t limit;  /* bytes; 0: BUF_LIMIT */
	bool full;     /* something did not fit */
};

void buf_release(struct buf *b); /* frees; the buf is then as if new */
void buf_clear(struct buf *b);   /* empties, keeps the memory and limit */

/* Makes room for n more bytes and returns where they go; NULL if too many.
 * The caller adds what it wrote to b->n. */
char *buf_room(struct buf *b, size_t n);

/* In the header: a record is made of hundreds of small additions. */
static inline void
buf_add(struct buf *b, struct str x)
{
	char *at = !b->full && x.n < b->cap - b->n ? b->s + b->n
						   : buf_room(b, x.n);

	if (at == NULL)
		return;
	if (x.n > 0)
		memcpy(at, x.s, x.n);
	at[x.n] = '\0';
	b->n += x.n;
}

static inline void
buf_addc(struct buf *b, char c)
{
	buf_add(b, (struct str){ &c, 1 });
}

static inline void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, str_of(s));
}

void buf_addf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_add_int(struct buf *b, long long value); /* decimal */
void buf_add_codepoint(struct buf *b, unsigned cp); /* as UTF-8 */

void buf_cut(struct buf *b, size_t n); /* keeps the first n bytes */
bool buf_full(const struct buf *b);    /* was something left out? */
struct str buf_str(const struct buf *b); /* borrowed until b changes */
char *buf_take(struct buf *b); /* the bytes, yours to free; b is empty */

#endif
