/* SPDX-License-Identifier: MIT */
/*
 * unit.h - what is measured, and in what.
 *
 * A unit is a UCUM code (https://ucum.org/ucum) with a dimension and the factor
 * to the base unit of that dimension.  The table comes from rules/units.yaml;
 * it is filled once (unit_table_add) and then only read.  Composed units
 * ("mg/kg/d") are made from atoms of the table while a quantity is read.
 */
#ifndef MEASURE_UNIT_H
#define MEASURE_UNIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * What rules can ask for: {percent}, {mass}, ... in a pattern.  The order is
 * the order of the token bytes a quantity folds to; see rule/fold.h.
 */
enum dimension {
	DIM_COUNT,         /* a bare number, or a number of things {session} */
	DIM_PERCENT,       /* %, percentage points, per mille */
	DIM_RATIO,         /* fold, times, HR-like {ratio}, "1 in 5" before it is
	                    * turned into a percentage is DIM_PERCENT */
	DIM_MASS,          /* g, mg, ug, [lb_av] */
	DIM_VOLUME,        /* L, mL, [tsp_us] */
	DIM_LENGTH,        /* m, mm, [in_i] */
	DIM_AREA,
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
	DIM_MONEY,         /* read only so that it can be set aside */
	DIM_COUNT_OF
};

/* "percent", "mass", ...: the names rules use; NULL beyond the last. */
const char *dimension_name(enum dimension dim);
bool dimension_of_name(struct str name, enum dimension *dim);

#endif
