/* SPDX-License-Identifier: MIT */
/* unit_code.c - UCUM codes, composed ones included. */
#include <stdlib.h>
#include <string.h>

#include "measure/unit_table.h"

/* Nothing but these two, and counted things, which are 1. */
static bool
only(const struct exponents *e, enum dimension a, int of_a, enum dimension b,
    int of_b)
{
	for (int i = 0; i < DIM_COUNT_OF; i++) {
		int want = i == (int)a ? of_a : i == (int)b ? of_b : 0;

		if (e->of[i] != want && i != DIM_COUNT)
			return false;
	}
	return true;
}

enum dimension
exponents_dimension(const struct exponents *e)
{
	static const struct {
		enum dimension a;
		int of_a;
		enum dimension b;
		int of_b;
		enum dimension is;
	} table[] = {
		{ DIM_MASS, 1, DIM_LENGTH, -2, DIM_BODY_MASS },
		{ DIM_MASS, 1, DIM_LENGTH, -3, DIM_CONCENTRATION },
		{ DIM_LENGTH, -3, DIM_COUNT, 0, DIM_CONCENTRATION },
		{ DIM_ENERGY, 1, DIM_LENGTH, -2, DIM_ENERGY },
		{ DIM_LENGTH, 2, DIM_COUNT, 0, DIM_AREA },
		{ DIM_LENGTH, 3, DIM_COUNT, 0, DIM_VOLUME },
		{ DIM_TIME, -1, DIM_COUNT, 0, DIM_FREQUENCY },
		{ DIM_MASS, 1, DIM_TIME, -1, DIM_DOSE_RATE },
		{ DIM_VOLUME, 1, DIM_TIME, -1, DIM_DOSE_RATE },
		{ DIM_ACTIVITY, 1, DIM_TIME, -1, DIM_DOSE_RATE },
		{ DIM_SUBSTANCE, 1, DIM_TIME, -1, DIM_DOSE_RATE },
		{ DIM_VOLUME, 1, DIM_MASS, -1, DIM_DOSE_RATE },
		{ DIM_ACTIVITY, 1, DIM_MASS, -1, DIM_DOSE_RATE },
		{ DIM_MASS, 1, DIM_VOLUME, -1, DIM_CONCENTRATION },
		{ DIM_SUBSTANCE, 1, DIM_VOLUME, -1, DIM_CONCENTRATION },
		{ DIM_ACTIVITY, 1, DIM_VOLUME, -1, DIM_CONCENTRATION },
		{ DIM_VOLUME, -1, DIM_COUNT, 0, DIM_CONCENTRATION },
		{ DIM_SUBSTANCE, 1, DIM_MASS, -1, DIM_CONCENTRATION },
		{ DIM_MASS, 1, DIM_AREA, -1, DIM_CONCENTRATION },
		{ DIM_ENERGY, 1, DIM_AREA, -1, DIM_ENERGY },
		{ DIM_ENERGY, 1, DIM_MASS, -1, DIM_ENERGY },
		{ DIM_ENERGY, 1, DIM_TIME, -1, DIM_ENERGY },
		{ DIM_PERCENT, 1, DIM_TIME, -1, DIM_PERCENT },
		{ DIM_RATIO, 1, DIM_TIME, -1, DIM_FREQUENCY },
		{ DIM_MONEY, 1, DIM_TIME, -1, DIM_MONEY },
	};

	if (e->per_kilogram)
		return e->first == DIM_ENERGY ? DIM_ENERGY : DIM_DOSE_RATE;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (only(e, table[i].a, table[i].of_a, table[i].b,
		    table[i].of_b))
			return table[i].is;
	if (!only(e, DIM_COUNT, 0, DIM_COUNT, 0))
		return DIM_OTHER;
	return e->first == DIM_SUBSTANCE || e->first == DIM_MASS
	    ? DIM_CONCENTRATION : e->any ? e->first : DIM_COUNT;
}

void
exponents_add(struct exponents *e, const struct unit *atom, int power)
{
	if (!e->any)
		e->first = atom->dim;
	e->any = true;
	e->of[atom->dim] += power;
	if (power < 0 && str_is(atom->code, "kg"))
		e->per_kilogram = true;
}

void
exponents_body_surface(struct exponents *e)
{
	e->of[DIM_AREA]--;
}

struct reading { /* of a code */
	const struct units *units;
	struct exponents exponents;
	double factor;
	size_t atoms;
};

/* "mg", "m2", "{session}", "100000". */
static bool
read_atom(struct reading *r, struct str atom, int sign)
{
	const struct unit *unit = unit_find(r->units, atom);
	int power = 1;

	if (atom.n == 0)
		return false;
	if (str_is(atom, "{1.73_m2}"))
		exponents_body_surface(&r->exponents);
	if (atom.s[0] == '{' && atom.s[atom.n - 1] == '}')
		return r->atoms++, true;
	if (unit == NULL && is_digit(atom.s[0])) {
		double v = 0;

		for (size_t i = 0; i < atom.n; i++) {
			if (!is_digit(atom.s[i]))
				return false;
			v = v * 10 + (atom.s[i] - '0');
		}
		r->factor *= sign > 0 ? v : 1 / v;
		return v > 0;
	}
	if (unit == NULL && is_digit(atom.s[atom.n - 1])) {
		power = atom.s[atom.n - 1] - '0';
		unit = unit_find(r->units, str_sub(atom, 0, atom.n - 1));
	}
	if (unit == NULL || power == 0)
		return false;
	r->atoms++;
	exponents_add(&r->exponents, unit, sign * power);
	for (int i = 0; i < power; i++)
		r->factor *= sign > 0 ? unit->factor : 1 / unit->factor;
	return true;
}

/* A product, "100000.a". */
static bool
read_product(struct reading *r, struct str x, int sign)
{
	struct str atom, rest;
	bool more = true;

	if (x.n >= 2 && x.s[0] == '{' && x.s[x.n - 1] == '}')
		return read_atom(r, x, sign); /* {1.73_m2} */
	if (x.n >= 2 && x.s[0] == '(' && x.s[x.n - 1] == ')')
		x = str_sub(x, 1, x.n - 1);
	while (more) {
		more = str_cut(x, '.', &atom, &rest);
		if (!read_atom(r, atom, sign))
			return false;
		x = rest;
	}
	return true;
}

bool
unit_of_code(const struct units *u, struct str code, struct unit *unit)
{
	const struct unit *plain = unit_find(u, code);
	struct reading r = { .units = u, .factor = 1 };
	struct str part, rest = code;
	int sign = 1;
	bool more = true;

	if (plain != NULL) {
		*unit = *plain;
		return true;
	}
	while (more) {
		more = str_cut(rest, '/', &part, &rest);
		if ((part.n > 0 || sign < 0) && !read_product(&r, part, sign))
			return false;
		if (part.n == 0 && !more)
			return false;
		sign = -1;
	}
	*unit = (struct unit){ .code = code, .factor = r.factor,
		.dim = exponents_dimension(&r.exponents) };
	if ((str_find(code, STR("/(1"), 0) < code.n ||
	    str_find(code, STR("/1"), 0) < code.n) &&
	    only(&r.exponents, DIM_COUNT, 0, DIM_TIME,
	    r.exponents.of[DIM_TIME]))
		unit->dim = DIM_RATE;
	return true;
}
