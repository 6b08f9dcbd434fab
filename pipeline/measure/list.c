/* SPDX-License-Identifier: MIT */
/* list.c - numbers that share a unit: "5, 10 and 15 mg", "130/80 mmHg". */
#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "measure/item.h"
#include "measure/scan.h"

enum link { LINK_NONE, LINK_COMMA, LINK_AND, LINK_PAIR, LINK_TIMES, LINK_TWO,
	LINK_SAME };

struct list {
	struct item items[QUANTITY_READY];
	enum link links[QUANTITY_READY]; /* what stands before the item */
	size_t n;
};

static bool
is_whole_digits(const struct item *x)
{
	return x->n.form == FORM_DIGITS && strchr(x->n.value, '.') == NULL &&
	    !x->negative;
}

/* What links the next number; where it may start. */
static enum link
link_read(struct str t, size_t at, size_t *next)
{
	static const char *const words[] = { "and", "or", "&", "and/or",
		"versus", "vs", "vs.", "\xE2\x86\x92" /* an arrow */ };
	size_t gap, n, p = at + scan_hanging(t, at);
	bool comma = scan_byte(t, p) == ',' || scan_byte(t, p) == ';';

	if (scan_byte(t, p) == '/' && is_digit(scan_byte(t, p + 1 +
	    scan_minus(t, p + 1)))) {
		*next = p + 1;
		return LINK_PAIR;
	}
	p += comma;
	gap = scan_blanks(t, p);
	if ((n = scan_times(t, p + gap)) > 0 && !comma &&
	    (gap > 0) == (scan_blank(t, p + gap + n) > 0)) {
		*next = p + gap + n + scan_blanks(t, p + gap + n);
		return LINK_TIMES;
	}
	if (gap == 0)
		return LINK_NONE;
	p += gap;
	for (size_t i = 0; i < COUNT(words); i++)
		if ((n = scan_phrase(t, p, words[i])) > 0 &&
		    (gap = scan_blanks(t, p + n)) > 0) {
			*next = p + n + gap;
			return LINK_AND;
		}
	if ((n = scan_phrase(t, p, "by")) > 0 || (!comma &&
	    (n = scan_phrase(t, p, "over")) > 0)) {
		*next = p + n + scan_blanks(t, p + n);
		return t.s[p] == 'b' ? LINK_TIMES : LINK_PAIR;
	}
	*next = p;
	return comma ? LINK_COMMA : LINK_NONE;
}

/* "5% at 43-44 and 4% ...", "1 in 100 before 40, and 5% ...": at which age the
 * share is so. */
static bool
is_where_share_is(struct str t, const struct item *x)
{
	static const char *const words[] = { "% at", "before", "until", "aged",
		"after age", "by age", "at age" };

	return scan_one_of_before(t, x->q.start, 0, words, COUNT(words));
}

/* May a number with this behind it lend or take a unit? */
static bool
may_share(struct str t, const struct item *x)
{
	return item_is_bare(x) && !item_is_year(t, x) &&
	       !is_where_share_is(t, x) &&
	    (x->n.form == FORM_DIGITS || x->n.form == FORM_WORDS ||
	    x->q.comparator == CMP_RANGE);
}

static bool
link_fits(enum link link, const struct item *a, const struct item *b)
{
	switch (link) {
	case LINK_PAIR:
		if (strcmp(b->q.unit, "mm[Hg]") == 0)
			return fabs(item_value(a)) > fabs(item_value(b));
		if (b->q.dim == DIM_MASS) /* "800/160 mg" of two drugs */
			return is_whole_digits(a);
		return is_whole_digits(a) && is_whole_digits(b) &&
		    item_value(a) > item_value(b) && item_value(b) >= 20 &&
		    item_value(a) <= 300;
	case LINK_TIMES:
		return b->q.dim == DIM_LENGTH || item_is_bare(b);
	default:
		return true;
	}
}

/* Appends "/h" to a unit that divides by nothing yet. */
static void
add_divisor(const struct units *u, struct item *x, const char *per)
{
	size_t n = strlen(x->q.unit);
	struct unit unit;

	if (strchr(x->q.unit, '/') != NULL || n + strlen(per) >= UNIT_SIZE)
		return;
	memcpy(x->q.unit + n, per, strlen(per) + 1);
	if (unit_of_code(u, str_of(x->q.unit), &unit))
		x->q.dim = unit.dim;
}

/* What stands behind both holds for both, and so does what stands before. */
static void
settle_same(struct str t, size_t behind, struct item *a, struct item *b)
{
	struct hedge h;

	(void)hedge_behind(t, behind, &h);
	if (a->hedge.comparator == CMP_EQ)
		a->hedge.comparator = h.comparator;
	if (b->hedge.comparator == CMP_EQ) {
		b->hedge.comparator = a->hedge.comparator;
		b->hedge.approximate = a->hedge.approximate;
	}
}

/* The same once more in another unit: "104 °F (40 °C) or higher", "1½ quarts
 * (48 ounces) an hour", "37 °C/98.6 °F". */
static bool
grow_same(const struct units *u, struct str t, struct list *l)
{
	struct item *a = &l->items[l->n - 1], *b = &l->items[l->n];
	size_t at = a->q.end + scan_blanks(t, a->q.end), number;
	bool bracket = scan_byte(t, at) == '(';
	struct unit_at per;

	if (!a->has_unit || l->n + 2 > QUANTITY_READY ||
	    (!bracket && (scan_byte(t, at) != '/' || at > a->q.end)) ||
	    !item_starts(t, at + 1, &number) ||
	    !item_read(u, t, number, at + 1, b) ||
	    group_read(u, t, b, b + 1) == GROUP_TWO || !b->has_unit ||
	    strcmp(a->q.unit, b->q.unit) == 0)
		return false;
	if (a->q.dim == DIM_VOLUME && strcmp(b->q.unit, "[oz_av]") == 0) {
		memcpy(b->q.unit, "[foz_us]", sizeof("[foz_us]"));
		b->q.dim = DIM_VOLUME;
	}
	at = b->q.end;
	if (bracket && scan_byte(t, at++) != ')')
		return false;
	if (bracket && unit_read(u, t, at, &per) && per.code[0] == '/') {
		add_divisor(u, a, per.code);
		add_divisor(u, b, per.code);
		at = per.end;
	} else if (a->q.dim != b->q.dim &&
	    !(a->q.dim == DIM_PERCENT && strcmp(b->q.unit, "mmol/mol") == 0)) {
		return false;
	}
	settle_same(t, at, a, b);
	l->links[l->n++] = LINK_SAME;
	return true;
}

/* "135/85 to 149/94": the 85 is no end of a range. */
static bool
is_next_pair(struct str t, const struct item *b)
{
	static const char *const joints[] = { "to", "-", "–", "and", "or" };
	size_t at = b->q.end + scan_blanks(t, b->q.end), n = 0;

	for (size_t i = 0; n == 0 && i < COUNT(joints); i++)
		if (str_starts(str_from(t, at), joints[i]))
			n = strlen(joints[i]);
	if (n == 0)
		return false;
	at += n + scan_blanks(t, at + n);
	n = scan_digits(t, at);
	return n >= 2 && n <= 3 && scan_byte(t, at + n) == '/' &&
	    is_digit(scan_byte(t, at + n + 1));
}

/* One more group behind the list; false where the list ends. */
static bool
grow(const struct units *u, struct str t, struct list *l)
{
	struct item *last = &l->items[l->n - 1], *b = &l->items[l->n];
	size_t next = last->q.end, number;
	enum link link;
	enum group group;

	if (l->n + 2 > QUANTITY_READY)
		return false;
	if (!may_share(t, last))
		return grow_same(u, t, l);
	link = link_read(t, last->q.end, &next);
	if (link == LINK_NONE || !item_starts(t, next, &number) ||
	    !item_read(u, t, number, next, b) || !link_fits(link, last, b))
		return false;
	group = link == LINK_PAIR && is_next_pair(t, b) ? GROUP_ONE
	    : group_read(u, t, b, b + 1);
	l->links[l->n] = link;
	l->n += group == GROUP_TWO ? 2 : 1;
	if (group == GROUP_TWO)
		l->links[l->n - 1] = LINK_TWO;
	return true;
}

/* ... and "149/94" is a pair like the one before. */
static bool
is_behind_pair(struct str t, size_t at)
{
	size_t n = 0;

	at -= scan_blank_before(t, at, 0);
	if ((n = scan_phrase_before(t, at, 0, "to")) == 0)
		return false;
	at -= n;
	at -= scan_blank_before(t, at, 0);
	for (n = 0; n < 3 && at > n && is_digit(t.s[at - n - 1]); n++)
		;
	return n >= 2 && at > n + 1 && t.s[at - n - 1] == '/' &&
	       is_digit(t.s[at - n - 2]);
}

/* "blood pressure of 120/80": everybody knows the unit. */
static bool
is_blood_pressure(struct str t, size_t at)
{
	size_t low = at > 100 ? at - 100 : 0;
	struct str before = str_sub(t, low, at);
	static const char *const words[] = { "pressure", "BP", "hypertens",
		"systolic", "mmHg" };

	for (size_t i = 0; i < COUNT(words); i++) {
		struct str w = str_of(words[i]);

		if ((i == 1 ? str_find(before, w, 0)
			    : str_find_nocase(before, w, 0)) < before.n)
			return true;
	}
	return false;
}

/* "180/120 or more", "135/85 to 149/94": nothing else is bounded in pairs, or
 * reaches from one to another, with such values. */
static bool
is_like_pressure(struct str t, const struct item *a, const struct item *b,
    const struct hedge *behind)
{
	if (item_value(a) < 90 || item_value(a) > 260 || item_value(b) < 50 ||
	    item_value(b) > 150)
		return false;
	return a->hedge.comparator != CMP_EQ || behind->comparator != CMP_EQ ||
	       is_next_pair(t, b) || is_behind_pair(t, a->q.start);
}

/* Both numbers of a pair mean the same by "below", "or more", mmHg. */
static void
settle_pairs(struct str t, struct list *l)
{
	for (size_t i = 1; i < l->n; i++) {
		struct item *a = &l->items[i - 1], *b = &l->items[i];
		struct hedge behind;

		if (l->links[i] != LINK_PAIR)
			continue;
		(void)hedge_behind(t, b->q.end, &behind);
		if (item_is_bare(b) && (is_blood_pressure(t, a->q.start) ||
		    is_like_pressure(t, a, b, &behind))) {
			memcpy(b->q.unit, "mm[Hg]", sizeof("mm[Hg]"));
			b->q.dim = DIM_PRESSURE;
			b->q.unit_shared = true;
			item_take_unit(a, &b->q);
		}
		if (a->hedge.comparator == CMP_EQ)
			a->hedge.comparator = behind.comparator;
		if (b->hedge.comparator == CMP_EQ)
			b->hedge = a->hedge;
	}
}

/* The unit of the last goes back to all that have none. */
static void
share(struct str t, struct list *l)
{
	struct item *last = &l->items[l->n - 1];
	enum link link = l->links[l->n - 1];

	if (l->n < 2 || item_is_bare(last) || link == LINK_COMMA ||
	    last->q.dim == DIM_MONEY || last->n.form == FORM_RATIO ||
	    last->n.form == FORM_FRACTION || last->n.form == FORM_MULTIPLIER)
		return;
	for (size_t i = l->n - 1; i-- > 0 && may_share(t, &l->items[i]);)
		if (last->q.dim == DIM_PERCENT && item_value(&l->items[i]) > 100)
			return; /* "1 986, or 62%" */
		else
			item_take_unit(&l->items[i], &last->q);
}

bool
list_read(struct quantity_reader *r, size_t at)
{
	struct list l;
	enum group group;

	if (!item_read(r->units, r->text, at, r->floor, &l.items[0]))
		return false;
	group = group_read(r->units, r->text, &l.items[0], &l.items[1]);
	l.n = group == GROUP_TWO ? 2 : 1;
	l.links[0] = LINK_NONE;
	l.links[1] = LINK_TWO;
	while (grow(r->units, r->text, &l))
		;
	share(r->text, &l);
	settle_pairs(r->text, &l);
	for (size_t i = 0; i < l.n; i++) {
		item_settle(r->text, &l.items[i]);
		r->ready[i] = l.items[i].q;
	}
	r->first = 0;
	r->count = l.n;
	return true;
}
