/* SPDX-License-Identifier: MIT */
/*
 * item.h - how quantities are put together; private to this room.
 *
 *	item   sign, number, unit, hedges: "about 5 mg", "1 in 5"
 *	group  one or two items: "5-8 mg", "from 12% to 2%", "5 ± 2"
 *	list   groups that share a unit: "5, 10 and 15 mg", "130/80 mmHg"
 */
#ifndef MEASURE_ITEM_H
#define MEASURE_ITEM_H

#include "measure/hedge.h"
#include "measure/number.h"
#include "measure/quantity.h"

struct item {
	struct quantity q;
	struct number n;
	struct hedge hedge; /* those in front */
	bool negative;
	bool has_unit;      /* behind the number */
	bool or_more;       /* "8+ hours" */
};

/* The item whose number starts at text[at], sign before it; hedges and sign
 * not before floor. */
bool item_read(const struct units *u, struct str text, size_t at, size_t floor,
    struct item *x);

/* "a litre", "in an hour", "another week", "a couple of days": an article that
 * counts the unit behind it.  Not before floor. */
bool article_read(const struct units *u, struct str text, size_t at,
    size_t floor, struct number *n);

/* Gives the item the unit around its number, if one is there. */
void item_read_unit(const struct units *u, struct str text, struct item *x);
bool item_is_measure(enum dimension dim); /* a time, mass, volume, length */

/* Where a number may start behind a connector: at, or behind its sign; false
 * where none does or what stands there is no number. */
bool item_starts(struct str text, size_t at, size_t *number);

/* Gives the item its comparator and bounds, once its unit is known. */
void item_settle(struct str text, struct item *x);

/* The bound that the comparator makes of the value. */
void quantity_set_bounds(struct quantity *q);

void item_text(const struct item *x, char out[DECIMAL_SIZE]); /* with sign */
double item_value(const struct item *x); /* signed; 0 for what has none */
bool item_is_bare(const struct item *x); /* a count without a unit */
bool item_is_year(struct str text, const struct item *x);
void item_take_unit(struct item *x, const struct quantity *from);

/* "2 hours and 30 minutes", "5 ft 2 in": where the smaller part of x may
 * start, 0 if it has none; and takes it into x, whose unit becomes the smaller
 * one; behind hours a part without a unit is in minutes.  False where the part
 * does not belong to x. */
size_t compound_at(struct str text, const struct item *x);
bool compound_add(const struct units *u, struct str text, struct item *x,
    const struct item *part);

/* "5-8 mg" and the like behind the first item: joins b to a, or says that they
 * are two.  What the group is: */
enum group { GROUP_ONE, GROUP_RANGE, GROUP_TWO };
enum group group_read(const struct units *u, struct str text, struct item *a,
    struct item *b);

/* What two numbers of a group lend each other: the unit of either (false where
 * they measure two things); the scale of the second ("19 to 21 million"); its
 * denominator ("1 to 3 in every 100"; "seven or eight in ten" must be
 * neighbours); the unit of the first, where that of the second is a multiple
 * ("three days to two weeks"; false where it is none). */
bool group_share_unit(struct item *a, struct item *b);
void group_share_scale(struct str text, struct item *a, const struct item *b);
bool group_share_ratio(struct item *a, const struct item *b, bool either);
bool group_denominators(const struct units *u, struct str text, struct item *a,
    size_t next, size_t floor); /* "1 in 4 to 5" */
bool group_same_scale(const struct units *u, struct item *a, struct item *b);

/* "1 in 5", "12 of 48", "34/36" behind a number: true where it is one. */
bool ratio_read(const struct units *u, struct str text, struct item *x);

/* Does what stands before text[at] name an interval?  Its level, per cent, goes
 * to *level: 0 where none is said. */
bool interval_named(struct str text, size_t at, double *level);

/* "more than 10 and less than 40": are the bounds of both the ends of one range,
 * in either order?  And where the number stands that the bound at text[at]
 * belongs to, if it makes a range with a; at if not. */
bool interval_bounded(const struct item *a, const struct item *b);
size_t interval_bound_behind(const struct units *u, struct str text, size_t at,
    const struct item *a);

/* "20% (95% CI, 6.8 to 26.7)", "0.41 (0.33-0.52)": makes q the interval of the
 * estimate before it, in its unit, if it is one. */
void interval_of_estimate(struct str text, struct quantity *q,
    const struct quantity *estimate);
bool interval_level(struct str text, const struct quantity *q); /* that 95% */

bool quantity_is_bare(const struct quantity *q); /* a count without a unit */
void quantity_take_unit(struct quantity *q, const struct quantity *from);

/* Gives q what it shares with the one before it in the sentence ("95% CI 6.8 to
 * 26.7" the unit of its estimate) and keeps it in *before, a per cent in *share
 * too; both are all zero at first. */
void quantity_carry(struct str text, struct quantity *q,
    struct quantity *before, struct quantity *share);

/* Fills ready with all of the list that starts at text[at]; false if none. */
bool list_read(struct quantity_reader *r, size_t at);

#endif
