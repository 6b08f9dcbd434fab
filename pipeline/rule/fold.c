/* SPDX-License-Identifier: MIT */
/* fold.c - text in which every quantity is one byte. */
#include "rule/fold.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "rule/keywords.h"

/* Text between quantities. */
static void
copy(char *to, struct str x)
{
	size_t len;

	memcpy(to, x.s, x.n);
	for (size_t i = 0; i < x.n; i += len) {
		unsigned char c = (unsigned char)x.s[i];

		len = 1;
		if (c >= 0x20 && c < 0xC2)
			continue;
		if (c < 0x20)
			to[i] = ' ';
		else if (c == 0xC2 || c == 0xE2 || c == 0xE3) {
			unsigned cp = utf8_decode(x, i, &len);

			if (cp != UTF8_BAD && utf8_is_space(cp))
				memset(to + i, ' ', len);
		}
	}
}

static void
add_text(struct fold *f, struct str x)
{
	char *room = buf_room(&f->fold_buf, x.n + 1);

	if (room == NULL || x.n == 0)
		return;
	copy(room, x);
	f->fold_buf.n += x.n;
}

/* Names ("B12") keep their letters; what else only carries digits is aside. */
static void
add_quantity(struct fold *f, const struct quantity *q)
{
	bool number = quantity_is_number(q);

	if (q->form == FORM_NAME) {
		add_text(f, str_sub(f->text, q->start, q->end));
		return;
	}
	f->items = xgrow(f->items, f->items_n, &f->items_cap,
	    sizeof(*f->items));
	f->items[f->items_n++] = (struct folded){ .at = f->fold_buf.n, .q = *q,
		.aside = !number };
	buf_addc(&f->fold_buf, number ? token_byte(q->dim) : TOKEN_ASIDE);
}

/* Loops of a fixed length, which compilers do all at once. */
enum { BLOCK = 16 };

static void
lower_block(char *restrict to, const char *restrict from)
{
	for (size_t i = 0; i < BLOCK; i++)
		to[i] = (unsigned char)from[i] < ' ' ? NEEDS_TOKEN
						     : to_lower(from[i]);
}

static void
shape_block(char *restrict to, const char *restrict from)
{
	for (size_t i = 0; i < BLOCK; i++)
		to[i] = is_digit(from[i]) ? '0'
			: is_space(from[i]) ? ' ' : to_lower(from[i]);
}

/* The text as block() makes it, zero bytes behind it, goes to a buffer. */
static inline char *
by_blocks(struct buf *b, struct str x,
    void (*block)(char *restrict, const char *restrict))
{
	char *to = buf_room(b, x.n + BLOCK + KEYWORD_PAD), last[BLOCK] = { 0 };
	size_t i;

	if (to == NULL)
		return NULL;
	for (i = 0; i + BLOCK <= x.n; i += BLOCK)
		block(to + i, x.s + i);
	if (i < x.n)
		memcpy(last, x.s + i, x.n - i);
	block(to + i, last);
	memset(to + x.n, 0, KEYWORD_PAD);
	return to;
}

/* Which item stands at each place, or next behind it. */
static void
index_items(struct fold *f)
{
	size_t at = 0;

	if (f->behind_cap < f->n) {
		f->behind_cap = 2 * f->n;
		f->behind = xrealloc(f->behind,
		    f->behind_cap * sizeof(*f->behind));
	}
	for (size_t i = 0; i < f->items_n; i++)
		while (at <= f->items[i].at)
			f->behind[at++] = (uint32_t)i;
	while (at < f->n)
		f->behind[at++] = (uint32_t)f->items_n;
}

/* First by a rare byte, which takes a tenth of the time. */
static bool
holds(struct str x, char rare, struct str letter)
{
	return str_find_byte(x, rare, 0) < x.n && str_find(x, letter, 0) < x.n;
}

static bool
has_odd_case(struct str x)
{
	return holds(x, '\xC5', STR("\xC5\xBF")) ||
	    holds(x, '\xAA', STR("\xE2\x84\xAA"));
}

void
fold_text(struct fold *f, const struct units *units, struct str text)
{
	struct quantity_reader r;
	struct quantity q;
	size_t at = 0;

	buf_clear(&f->fold_buf);
	buf_clear(&f->low_buf);
	buf_clear(&f->shape_buf);
	f->items_n = 0;
	f->text = text;
	f->odd_case = has_odd_case(text);
	quantity_reader_init(&r, units, text);
	while (quantity_next(&r, &q)) {
		add_text(f, str_sub(text, at, q.start));
		add_quantity(f, &q);
		at = q.end;
	}
	add_text(f, str_from(text, at));
	f->s = f->fold_buf.s;
	f->n = f->fold_buf.n;
	f->low = by_blocks(&f->low_buf, buf_str(&f->fold_buf), lower_block);
	f->shape = NULL;
	if (f->items_n == 0)
		return;
	f->shape = by_blocks(&f->shape_buf, text, shape_block);
	index_items(f);
}

void
fold_release(struct fold *f)
{
	buf_release(&f->fold_buf);
	buf_release(&f->low_buf);
	buf_release(&f->shape_buf);
	free(f->items);
	free(f->behind);
	*f = (struct fold){ 0 };
}

size_t
fold_item(const struct fold *f, size_t at)
{
	return f->items_n > 0 && at < f->n ? f->behind[at] : f->items_n;
}

size_t
fold_place(const struct fold *f, size_t at, bool is_end)
{
	size_t i = fold_item(f, at);
	const struct folded *last;

	if (!is_end && i < f->items_n && f->items[i].at == at)
		return f->items[i].q.start;
	if (i == 0)
		return at;
	last = &f->items[i - 1];
	return last->q.end + (at - last->at - 1);
}

size_t
fold_of_place(const struct fold *f, size_t at)
{
	size_t low = 0, high = f->items_n;

	while (low < high) { /* the first item that ends behind the place */
		size_t middle = low + (high - low) / 2;

		if (f->items[middle].q.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < f->items_n && f->items[low].q.start <= at)
		return f->items[low].at;
	if (low == 0)
		return at;
	return f->items[low - 1].at + 1 + (at - f->items[low - 1].q.end);
}

void
fold_set_aside(struct fold *f, size_t item, const struct rule *by)
{
	struct folded *x = &f->items[item];

	x->aside = true;
	x->by = by;
	f->s[x->at] = TOKEN_ASIDE;
}
