/* SPDX-License-Identifier: MIT */
/* quantity.c - one pass from left to right. */
#include "measure/quantity.h"

#include <string.h>

#include "base/utf8.h"
#include "measure/item.h"
#include "measure/scan.h"
#include "measure/thing.h"

void
quantity_reader_init(struct quantity_reader *r, const struct units *u,
    struct str text)
{
	r->units = u;
	r->text = text;
	r->at = r->floor = 0;
	r->first = r->count = 0;
	r->before.end = r->share.end = 0;
}

bool
quantity_is_number(const struct quantity *q)
{
	return q->form < FORM_DATE;
}

/* Hands out the next of the list; what follows begins behind it. */
static bool
hand_out(struct quantity_reader *r, struct quantity *q)
{
	*q = r->ready[r->first++];
	r->count--;
	quantity_carry(r->text, q, &r->before, &r->share);
	if (r->at < q->end)
		r->at = q->end;
	r->floor = r->at;
	return true;
}

static bool
hand_out_thing(struct quantity_reader *r, struct quantity *q)
{
	r->at = r->floor = q->end;
	return true;
}

/* A run of digits that nothing reads is still accounted for. */
static bool
take_digits(struct quantity_reader *r, size_t at, struct quantity *q)
{
	size_t end = at + scan_digits(r->text, at);

	*q = (struct quantity){ .start = at, .end = end, .number_start = at,
		.number_end = end, .form = FORM_IDENTIFIER };
	return hand_out_thing(r, q);
}

/* "USD115": glued to a currency, no identifier. */
static bool
is_money(struct quantity_reader *r, size_t at)
{
	struct unit_at unit;

	return at > 0 && is_upper(r->text.s[at - 1]) &&
	    unit_read_before(r->units, r->text, at, &unit) &&
	    unit.dim == DIM_MONEY;
}

static bool
at_digit(struct quantity_reader *r, size_t at, struct quantity *q)
{
	if (!is_money(r, at) && thing_read(r->text, at, r->floor, q))
		return hand_out_thing(r, q);
	if (list_read(r, at))
		return hand_out(r, q);
	return take_digits(r, at, q);
}

/* Behind the word that starts at a place. */
static size_t
word_end(struct str t, size_t at)
{
	while (at < t.n && is_alpha(t.s[at]))
		at++;
	return at;
}

static bool
at_word(struct quantity_reader *r, size_t at, struct quantity *q)
{
	if (is_upper(r->text.s[at]) && thing_read_month(r->text, at, q))
		return hand_out_thing(r, q);
	return number_word_likely(r->text, at) &&
	    !scan_word_before(r->text, at) && list_read(r, at) &&
	    hand_out(r, q);
}

/* A superscript, a vulgar fraction, a middle dot before digits. */
static bool
at_sign(struct quantity_reader *r, size_t at, struct quantity *q)
{
	struct str t = r->text;
	int above, below;
	char c;

	if (scan_superscript(t, at, &c) > 0)
		return thing_read(t, at, r->floor, q) && hand_out_thing(r, q);
	if (scan_vulgar(t, at, &above, &below) > 0)
		return list_read(r, at) && hand_out(r, q);
	return scan_byte(t, at) == '.' && is_digit(scan_byte(t, at + 1)) &&
	    !scan_word_before(t, at) && (at == 0 || t.s[at - 1] != '.') &&
	    list_read(r, at) && hand_out(r, q);
}

bool
quantity_next(struct quantity_reader *r, struct quantity *q)
{
	struct str t = r->text;

	if (r->count > 0)
		return hand_out(r, q);
	while (r->at < t.n) {
		size_t at = r->at;
		unsigned char c = (unsigned char)t.s[at];

		if (is_digit((char)c))
			return at_digit(r, at, q);
		if (is_alpha((char)c)) {
			if (at_word(r, at, q))
				return true;
			r->at = word_end(t, at);
			continue;
		}
		if ((c == '.' || c == 0xC2 || c == 0xE2) && at_sign(r, at, q))
			return true;
		r->at++;
	}
	return false;
}
