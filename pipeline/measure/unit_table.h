/* SPDX-License-Identifier: MIT */
/*
 * unit_table.h - the unit table from inside; private to this room.
 *
 * One open-addressing table finds surfaces by a hash of their folded bytes
 * (ASCII lower case, one blank for any blanks or a hyphen, U+03BC as U+00B5).
 * The beginnings of surfaces of several words stand in it too, so that a
 * reader knows when to go on.
 *
 * What stands before a number is found from its end: SURFACE_BEFORE among the
 * fronts, SURFACE_NAMED among the names that end in the byte there.
 */
#ifndef MEASURE_UNIT_TABLE_H
#define MEASURE_UNIT_TABLE_H

#include <stdint.h>

#include "measure/unit.h"

enum { SURFACE_MAX = 48 }; /* bytes of a folded surface */

struct surface {
	struct str text;   /* as given, for those whose case matters */
	struct str folded;
	uint32_t hash;
	uint32_t unit;     /* index in the table; UNIT_NONE: only a beginning */
	enum surface_kind kind;
};
#define UNIT_NONE UINT32_MAX

struct units {
	struct arena *arena;
	struct unit *all;
	size_t n, cap;
	struct surface **slots; /* a power of two of them, at most half full */
	size_t slots_n, used;
	struct in_front *fronts[256]; /* by the last byte of their texts */
	struct in_front *names[256];
};

struct in_front { /* a surface that stands before a number */
	struct str text;
	uint32_t unit;
	struct in_front *next; /* as they stand in the rules */
};

const struct unit *unit_find(const struct units *u, struct str code);

uint32_t surface_hash(struct str folded);

/*
 * What the folded text means where it is written as text, glued to the number
 * or not: the surface whose case fits, else one whose case does not matter.
 * *begins says whether longer surfaces begin so.
 */
const struct surface *surface_find(const struct units *u, struct str folded,
    struct str text, bool glued, bool *begins);

/* The dimensions of the atoms of a composed unit, with their exponents. */
struct exponents {
	int of[DIM_COUNT_OF];
	bool per_kilogram; /* a body's mass stands below the line */
	bool any;
	enum dimension first; /* of the first atom */
};
void exponents_add(struct exponents *e, const struct unit *atom, int power);
void exponents_body_surface(struct exponents *e); /* "/{1.73_m2}" */
enum dimension exponents_dimension(const struct exponents *e);

#endif
