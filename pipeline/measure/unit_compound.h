/* SPDX-License-Identifier: MIT */
/*
 * unit_compound.h - a unit as it is put together; private to this room.
 *
 * All functions that read take the place to start from and return where they
 * stopped: the same place where nothing was there to read.
 */
#ifndef MEASURE_UNIT_COMPOUND_H
#define MEASURE_UNIT_COMPOUND_H

#include "measure/unit_table.h"

struct compound {
	char code[UNIT_SIZE];
	size_t n;
	struct exponents exponents;
	const struct unit *only; /* where it has one atom, exponent 1 */
	size_t atoms;
};

/* The longest surface at a place, its end in *end; NULL if none is there. */
const struct surface *unit_surface_at(const struct units *u, struct str text,
    size_t at, bool glued, size_t *end);

/* May the unit stand below the line? */
bool unit_divides(const struct unit *unit);

/* False where the code would grow too long. */
bool compound_put(struct compound *c, const char *text, size_t n);
bool compound_put_atom(struct compound *c, const struct unit *unit, int power);

/* "2", "²", "^2", "-1", "⁻¹" behind a unit: how many bytes; 1 and 0 bytes where no
 * power stands.  Also as copying leaves it: "m(2)", "min(-1)", and "s −1", "cm− 2"
 * with a blank on one side of the minus.  factor: it is behind a second unit,
 * where a hyphen will do as well. */
size_t compound_power_of(struct str text, size_t at, const struct unit *unit,
    bool factor, int *power);

/* The same below the line, where "mg/m 2" and "kg/m ( 2 )" are clear too. */
size_t compound_power_below(const struct units *u, struct str text, size_t at,
    const struct unit *unit, int *power);

/* "(2)", "( -1 )" alone. */
size_t compound_power_raised(struct str text, size_t at, int *power);

size_t compound_factors(const struct units *u, struct str text, size_t at,
    struct compound *c);
size_t compound_divisors(const struct units *u, struct str text, size_t at,
    struct compound *c);
size_t compound_adverb(const struct units *u, struct str text, size_t at,
    struct compound *c);
size_t compound_rate(const struct units *u, struct str text, size_t at,
    struct compound *c);
size_t compound_substance(const struct units *u, struct str text, size_t at,
    struct compound *c);

/* The bytes of a word that may name what is weighed or counted; 0 if it does
 * not. */
size_t compound_name(struct str text, size_t at);

/* Things that no table knows, from a bare number on: true where *unit is. */
bool compound_things(const struct units *u, struct str text, size_t at,
    struct compound *c, struct unit_at *unit);

/* Writes the unit that has been put together; always true. */
bool compound_finish(struct compound *c, size_t start, size_t end,
    struct unit_at *unit);

/* "an hour before bed", behind the unit: when, not how often. */
bool unit_is_lead(struct str code, struct str t, size_t at);

#endif
