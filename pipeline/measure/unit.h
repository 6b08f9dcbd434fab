/* SPDX-License-Identifier: MIT */
/*
 * unit.h - what is measured, and in what.
 *
 * A unit is a UCUM code (https://ucum.org/ucum) with a dimension and the factor
 * to the base unit of that dimension.  The table comes from rules/units.yaml
 * (rule/units.h loads it); it is filled once and then only read.  Composed
 * units ("mg/kg/d") are made from atoms of the table while a quantity is read.
 *
 *	struct units *units = units_new(&arena);
 *	struct unit mg = { .code = STR("mg"), .dim = DIM_MASS, .factor = 1e-3 };
 *
 *	if (!units_add(units, &mg, &err) ||
 *	    !units_surface(units, STR("mg"), SURFACE_SYMBOL, mg.code, &err))
 *		...
 *	unit_of_code(units, STR("mg/kg/d"), &unit);
 */
#ifndef MEASURE_UNIT_H
#define MEASURE_UNIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/image.h"
#include "base/str.h"

/*
 * What rules can ask for: {percent}, {mass}, ... in a pattern.  The order is
 * the order of the token bytes a quantity folds to; see rule/fold.h.
 */
enum dimension {
	DIM_COUNT,         /* a bare number, or a number of things {session} */
	DIM_PERCENT,       /* %, percentage points, per mille, and shares: half,
	                    * two-thirds, 1 in 5 (see quantity_to_percent()) */
	DIM_RATIO,         /* fold, times: {ratio} */
	DIM_MASS,          /* g, mg, ug, [lb_av] */
	DIM_VOLUME,        /* L, mL, [tsp_us] */
	DIM_LENGTH,        /* m, mm, [in_i] */
	DIM_AREA,          /* m2 */
	DIM_TIME,          /* s, min, h, d, wk, mo, a */
	DIM_FREQUENCY,     /* /d, /wk, Hz, {beats}/min: per time */
	DIM_DOSE_RATE,     /* mg/d, mg/kg, mg/kg/d, [IU]/d: amount per body or time */
	DIM_CONCENTRATION, /* mg/dL, mmol/L, %{v/v}, mg/mL, [ppm] */
	DIM_RATE,          /* per 100,000, per 1,000 person-years */
	DIM_PRESSURE,      /* mm[Hg], kPa */
	DIM_TEMPERATURE,   /* Cel, [degF], K */
	DIM_ENERGY,        /* kcal, kJ, J, J/cm2 */
	DIM_ACTIVITY,      /* [IU], U, [CFU] */
	DIM_SUBSTANCE,     /* mol, mmol, meq */
	DIM_BODY_MASS,     /* kg/m2 */
	DIM_RADIATION,     /* Gy, mSv, Bq */
	DIM_OTHER,         /* any other physical unit */
	DIM_MONEY,         /* {USD}: read only so that it can be set aside */
	DIM_COUNT_OF
};

/* "percent", "mass", ...: the names rules use; NULL beyond the last. */
const char *dimension_name(enum dimension dim);
bool dimension_of_name(struct str name, enum dimension *dim);

struct unit {
	struct str code; /* UCUM */
	enum dimension dim;
	double factor;   /* base units of dim in one; 0 if it has none.  Base
	                  * units: g L m m2 s /s Pa K J mol and so on */
	double offset;   /* base = (value + offset) * factor; of temperatures */
	double from, to; /* values it has where only a name tells it; 0, 0: any */
};

enum surface_kind {
	SURFACE_SYMBOL, /* case matters, no plural: mg, mmHg */
	SURFACE_GLUED,  /* the same, but never behind a blank: 5x, 6' */
	SURFACE_WORD,   /* any case, and with an s or es: milligram */
	SURFACE_WORDS,  /* any case, just so: feet, beats per minute */
	SURFACE_ADVERB, /* any case, "per" included: daily */
	SURFACE_BEFORE, /* case matters, in front of the number: $, pH */
	SURFACE_NAMED   /* any case, in front, and no part of the quantity: BMI */
};

struct units; /* lives in the arena */

struct units *units_new(struct arena *a);

/* Both copy what they keep.  ERR_USAGE where a surface or code stands there
 * already for another unit, or is empty or too long; a unit may be added again
 * as it is. */
MUST_CHECK bool units_add(struct units *u, const struct unit *unit,
    struct err *err);
MUST_CHECK bool units_surface(struct units *u, struct str surface,
    enum surface_kind kind, struct str code, struct err *err);

/* The place of the table in an image; what is read from there takes no further
 * units. */
size_t units_image(const struct units *u, struct image *w);

/*
 * The unit of a UCUM code as quantity.unit has it, composed ones included;
 * annotations count as 1.  unit->code is the code given.  False if unknown.
 */
bool unit_of_code(const struct units *u, struct str code, struct unit *unit);

#define UNIT_SIZE 48 /* bytes of a UCUM code with the NUL */

struct unit_at { /* a unit as it stands in a text */
	size_t start, end;
	char code[UNIT_SIZE]; /* "mg/kg/d", "%", "{session}", "{USD}" */
	enum dimension dim;
};

/*
 * The longest unit behind a number that ends at text[at]: one blank of any
 * kind, none, or a hyphen between ("1.5mm", "20 mg", "12-week", "8 %").
 * Composed ones are read whole: "mg/kg/day", "mg per kg a day", "mg daily",
 * "mg kg-1", "J/cm2", "times a day", "per 100,000 person-years", "years old".
 * Single letters that are more often words ("a", "in") need what makes them a
 * unit.  False, and *unit left alone, where none stands there.
 */
bool unit_read(const struct units *u, struct str text, size_t at,
    struct unit_at *unit);

/* The same for what stands before a number that starts at text[at]: "$5",
 * "EUR 5", "pH 7.4", "SPF 30". */
bool unit_read_before(const struct units *u, struct str text, size_t at,
    struct unit_at *unit);

/* The unit of a bare number that starts at text[at], hedges included, from the
 * word before it that names what is measured: "BMI of 25", "by age 65",
 * "fever over 100.4".  value decides between units of one name; NAN: unknown. */
bool unit_named(const struct units *u, struct str text, size_t at, double value,
    struct unit_at *unit);

#endif
