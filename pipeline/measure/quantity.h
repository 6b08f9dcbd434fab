/* SPDX-License-Identifier: MIT */
/*
 * quantity.h - a number with all that belongs to it.
 *
 * One pass from left to right finds every quantity of a text: hedge, sign,
 * number in any spelling, range, unit.  Longest match wins; what is found
 * ascends and does not overlap.  Numbers stay decimal text as printed (without
 * thousands marks): "2.50" keeps its zero, since a check needs to know how it
 * was rounded.
 *
 *	struct quantity_reader r;
 *	struct quantity q;
 *
 *	quantity_reader_init(&r, units, text);
 *	while (quantity_next(&r, &q))
 *		if (quantity_is_number(&q))
 *			... str_sub(text, q.start, q.end) ...
 *
 * Every numeral of the text is in something that comes out.  What carries
 * digits but is no quantity (a date, a time, "[12]", "B12", "1.2.3", a phone
 * number) comes out as ONE thing with a form of FORM_DATE or later, empty
 * value and no unit: it is not a `quantity` record, it is only counted as set
 * aside.  Numbers that may or may not be a label ("type 2", "Table 3", "1." at
 * the start of a line, a year) come out as plain quantities; rules decide.
 *
 * Lists and pairs ("5, 10 and 15 mg", "130/80 mmHg", "5 x 8 cm") are one
 * quantity for each number, each with the shared unit.
 *
 * Comparator and bounds: "up to 5" is le, low "", high "5", value "5"; "at
 * least 5" is ge with low and value; a range has low and high and no value.
 * "between 5 and 8", "5 to 8" are ranges; "from 13.8 to 8.9" and "fell from 12%
 * to 2%" are two quantities.  "5 ± 2" is the value 5 (spread "2").
 *
 * Shares without a unit of their own ("half", "two-thirds", "1 in 5", "12 of
 * 48") stay as written: value "0.2", unit "", dim DIM_PERCENT, numerator and
 * denominator set.  A claim states them in per cent (quantity_to_percent()),
 * and those of two counts as the counts (quantity_counts()).
 */
#ifndef MEASURE_QUANTITY_H
#define MEASURE_QUANTITY_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "measure/unit.h"
#include "record/record.h"

enum comparator {
	CMP_EQ, CMP_LT, CMP_LE, CMP_GT, CMP_GE,
	CMP_APPROX,       /* about 5 */
	CMP_APPROX_BELOW, /* nearly 5 */
	CMP_RANGE,        /* low to high */
	CMP_CI            /* low to high, a confidence or credible interval */
};

enum number_form { /* how it was written; for set-aside rules and checks */
	FORM_DIGITS,
	FORM_WORDS,      /* twenty-five, a dozen; also 1.2 million */
	FORM_FRACTION,   /* half, 2½, two-thirds, 1/4 */
	FORM_MULTIPLIER, /* doubled, twice as, threefold */
	FORM_RATIO,      /* 1 in 5, three out of four, 12 of 48 */
	FORM_VAGUE,      /* hundreds of */

	/* from here on: no quantity, see quantity_is_number() */
	FORM_DATE,          /* 14/09/2023, 3 May 2020, May 2020, 2020-05-03, 1990s */
	FORM_TIME,          /* 10:30, 8.30 am, 2pm */
	FORM_CITATION_MARK, /* [12], [3-5, 7], superscript digits after a word */
	FORM_VERSION,       /* 1.2.3, an IP address */
	FORM_IDENTIFIER,    /* DOI, URL, phone number, ISBN, 3f0c6a1b */
	FORM_NAME           /* digits glued to letters: B12, COVID-19, HbA1c */
};

#define DECIMAL_SIZE 48 /* bytes with the NUL; longer numbers are not read */

struct quantity {
	size_t start, end;   /* bytes of the text: hedge, number and unit */
	size_t number_start, number_end; /* the number alone, ranges whole */
	char value[DECIMAL_SIZE];        /* "" where there is none */
	char low[DECIMAL_SIZE], high[DECIMAL_SIZE];
	char spread[DECIMAL_SIZE];       /* the 2 of "5 ± 2"; else "" */
	char unit[UNIT_SIZE];            /* UCUM; "" for a bare count */
	enum dimension dim;
	enum comparator comparator;
	enum number_form form;
	bool approximate;
	bool relative;       /* fold and times; else set by the rule */
	bool unit_shared;    /* the unit is written at another number */
	char numerator[DECIMAL_SIZE], denominator[DECIMAL_SIZE];
	                     /* of "half", "1 in 5" and "12 of 48"; else "" */
	double level;        /* of a CMP_CI, per cent; 0 if not said */
};

#define QUANTITY_READY 32 /* numbers of one list; longer ones are cut */

struct quantity_reader {
	const struct units *units;
	struct str text;
	size_t at;    /* the next byte to look at */
	size_t floor; /* nothing before it belongs to the next quantity */
	struct quantity before; /* the last number that measures something */
	struct quantity share;  /* the last per cent, whatever stands between */
	struct quantity ready[QUANTITY_READY];
	size_t first, count; /* of ready, not yet handed out */
};

/* Borrows both as long as it is used. text: UTF-8, best one passage. */
void quantity_reader_init(struct quantity_reader *r, const struct units *u,
    struct str text);

/* The next quantity or thing; false at the end.  No allocation. */
bool quantity_next(struct quantity_reader *r, struct quantity *q);

/* False for FORM_DATE and later: things that only carry digits. */
bool quantity_is_number(const struct quantity *q);

/* "digits", "date", ...: what coverage says of it. */
const char *number_form_name(enum number_form form);
const char *comparator_name(enum comparator cmp); /* "eq", "approx_below" */

/*
 * A share ("1 in 5", "half", "30 per 1,000") in per cent, to three significant
 * digits: "20", "33.3", unit "%".  Nothing happens to any other quantity.
 */
void quantity_to_percent(struct quantity *q);

/*
 * The two numbers of "34 of 49", "five of the six" and "2/206", each a bare
 * count with its own place.  False for any other quantity: "1 in 5" and "three out of
 * four" are shares and nothing else.  text is what q was read from.
 */
bool quantity_counts(const struct quantity *q, struct str text,
    struct quantity counts[2]);

#define PER_SIZE 4 /* bytes of "d", "wk", "mo" or "a" with the NUL */

/*
 * Makes q what stands at the number, word for word: people by the word that was
 * written ("{patients}", where a claim has {persons}), and what is taken or done
 * apart from how often, if words say that ("two drinks a day": unit "{drink}",
 * per "d"; "" where they do not).  text is what q was read from.
 */
void quantity_as_written(const struct units *u, struct str text,
    struct quantity *q, char per[PER_SIZE]);

/*
 * Fields of a quantity inside an open object or record (record/emit.h): text,
 * value, low, high, unit, comparator, approximate, relative, numerator,
 * denominator, level.  The caller adds the span.  And back, for checks:
 * false where rec is no quantity.  start and end are those of its span; form
 * and dim follow from the unit as far as they can.
 */
void quantity_emit(struct buf *out, const struct quantity *q, struct str text);
bool quantity_read(const struct units *u, const json_t *rec,
    struct quantity *q);

#endif
