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

static void
add_low(struct fold *f)
{
	size_t n = f->fold_buf.n;
	char *low = buf_room(&f->low_buf, n + KEYWORD_PAD);

	for (size_t i = 0; i < n; i++) {
		char c = f->fold_buf.s[i];

		low[i] = (unsigned char)c < ' ' ? NEEDS_TOKEN : to_lower(c);
	}
	memset(low + n, 0, KEYWORD_PAD);
	f->low_buf.n = n;
}

static void
add_shape(struct fold *f)
{
	size_t n = f->text.n;
	char *shape = buf_room(&f->shape_buf, n + KEYWORD_PAD);

	f->shape = shape;
	if (shape == NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		char c = f->text.s[i];

		shape[i] = is_digit(c) ? '0' : is_space(c) ? ' ' : to_lower(c);
	}
	memset(shape + n, 0, KEYWORD_PAD);
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
	quantity_reader_init(&r, units, text);
	while (quantity_next(&r, &q)) {
		add_text(f, str_sub(text, at, q.start));
		add_quantity(f, &q);
		at = q.end;
	}
	add_text(f, str_from(text, at));
	add_low(f);
	f->s = f->fold_buf.s;
	f->low = f->low_buf.s;
	f->n = f->fold_buf.n;
	f->shape = NULL;
	if (f->items_n > 0)
		add_shape(f);
}

void
fold_release(struct fold *f)
{
	buf_release(&f->fold_buf);
	buf_release(&f->low_buf);
	buf_release(&f->shape_buf);
	free(f->items);
	*f = (struct fold){ 0 };
}

size_t
fold_item(const struct fold *f, size_t at)
{
	size_t low = 0, high = f->items_n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->items[middle].at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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
