/* SPDX-License-Identifier: MIT */
/*
 * hedge.h - words beside a number that say how it is meant.
 *
 * "up to", "about", "≥" in front; "or more", "+" behind.  Several in a row add
 * up: "at least about 5" is ge and approximate.
 */
#ifndef MEASURE_HEDGE_H
#define MEASURE_HEDGE_H

#include "measure/quantity.h"

struct hedge {
	enum comparator comparator; /* CMP_EQ: none was said */
	bool approximate;
	bool between; /* "between": a range joined by "and" */
	bool over;    /* "over", which before a time may mean "during" */
	bool within;  /* "within", which bounds nothing but times */
};

/*
 * The hedges that end just before text[at], not before floor.  Returns where
 * they start; at itself, with *h empty, if there are none.
 */
size_t hedge_before(struct str text, size_t at, size_t floor, struct hedge *h);

/* Those behind text[at]; returns where they end, at if there are none. */
size_t hedge_behind(struct str text, size_t at, struct hedge *h);

#endif
