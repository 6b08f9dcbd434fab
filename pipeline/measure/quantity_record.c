/* SPDX-License-Identifier: MIT */
/* quantity_record.c - quantities as records have them. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "measure/decimal.h"
#include "measure/number.h"
#include "measure/quantity.h"
#include "record/emit.h"
#include "record/place.h"

static const char *const form_names[] = { "digits", "words", "fraction",
	"multiplier", "ratio", "vague", "date", "time", "citation", "version",
	"identifier", "name" };

static const char *const comparator_names[] = { "eq", "lt", "le", "gt", "ge",
	"approx", "approx_below", "range", "ci" };

const char *
number_form_name(enum number_form form)
{
	return form_names[form];
}

const char *
comparator_name(enum comparator cmp)
{
	return comparator_names[cmp];
}

/* Three significant digits, no exponent, no zeros at the end. */
static void
three_digits(double v, char out[DECIMAL_SIZE])
{
	int places = v <= 0 ? 0 : 2 - (int)floor(log10(v));
	size_t n;

	if (places < 0)
		places = 0;
	if (places > 15)
		places = 15;
	snprintf(out, DECIMAL_SIZE, "%.*f", places, v);
	n = strlen(out);
	if (strchr(out, '.') == NULL)
		return;
	while (n > 0 && out[n - 1] == '0')
		out[--n] = '\0';
	if (n > 0 && out[n - 1] == '.')
		out[--n] = '\0';
}

static void
tenth(char value[DECIMAL_SIZE])
{
	if (is_digit(value[0]))
		(void)number_shift(value, -1);
}

void
quantity_to_percent(struct quantity *q)
{
	double below;

	if (strcmp(q->unit, "/1000") == 0) { /* "30 per 1,000": 3 % */
		tenth(q->value);
		tenth(q->low);
		tenth(q->high);
		memcpy(q->unit, "%", 2);
		q->dim = DIM_PERCENT;
		return;
	}
	if (q->dim != DIM_PERCENT || q->unit[0] != '\0')
		return;
	if (q->comparator == CMP_RANGE) { /* "seven or eight in ten" */
		three_digits(100 * decimal_double(q->low), q->low);
		three_digits(100 * decimal_double(q->high), q->high);
		memcpy(q->unit, "%", 2);
		return;
	}
	if (q->denominator[0] == '\0')
		return;
	below = decimal_double(q->denominator);
	if (!(below > 0))
		return;
	three_digits(100 * decimal_double(q->numerator) / below, q->value);
	if (q->low[0] != '\0')
		memcpy(q->low, q->value, DECIMAL_SIZE);
	if (q->high[0] != '\0')
		memcpy(q->high, q->value, DECIMAL_SIZE);
	memcpy(q->unit, "%", 2);
}

static void
emit_decimal(struct buf *out, const char *key, const char *value)
{
	if (value[0] != '\0')
		emit_strz(out, key, value);
}

void
quantity_emit(struct buf *out, const struct quantity *q, struct str text)
{
	char level[16];

	emit_str(out, "text", str_sub(text, q->start, q->end));
	emit_decimal(out, "value", q->value);
	emit_decimal(out, "low", q->low);
	emit_decimal(out, "high", q->high);
	emit_decimal(out, "spread", q->spread);
	if (q->unit[0] == '\0')
		emit_null(out, "unit");
	else
		emit_strz(out, "unit", q->unit);
	emit_strz(out, "comparator", comparator_name(q->comparator));
	emit_bool(out, "approximate", q->approximate);
	emit_bool(out, "relative", q->relative);
	emit_decimal(out, "numerator", q->numerator);
	emit_decimal(out, "denominator", q->denominator);
	if (q->level > 0) {
		snprintf(level, sizeof(level), "%g", q->level);
		emit_strz(out, "level", level);
	}
}

/* False where the field is there and does not fit. */
static bool
read_text(const json_t *rec, const char *key, char *out, size_t size)
{
	const json_t *x = json_object_get(rec, key);

	out[0] = '\0';
	if (x == NULL || json_is_null(x))
		return true;
	if (!json_is_string(x) || json_string_length(x) >= size)
		return false;
	memcpy(out, json_string_value(x), json_string_length(x) + 1);
	return true;
}

static bool
read_decimal(const json_t *rec, const char *key, char out[DECIMAL_SIZE])
{
	struct decimal d;

	return read_text(rec, key, out, DECIMAL_SIZE) &&
	    (out[0] == '\0' || decimal_parse(str_of(out), &d));
}

static bool
read_comparator(const json_t *rec, struct quantity *q)
{
	const char *name = json_string_value(json_object_get(rec,
	    "comparator"));

	for (size_t i = 0; name != NULL && i < COUNT(comparator_names); i++)
		if (strcmp(name, comparator_names[i]) == 0) {
			q->comparator = (enum comparator)i;
			return true;
		}
	return name == NULL;
}

static size_t
read_place(const json_t *span, const char *key)
{
	json_int_t v = json_integer_value(json_object_get(span, key));

	return v > 0 ? (size_t)v : 0;
}

bool
quantity_read(const struct units *u, const json_t *rec, struct quantity *q)
{
	const json_t *span = json_object_get(rec, "span");
	struct unit unit;
	char level[16];

	*q = (struct quantity){ .form = FORM_DIGITS };
	if (!json_is_object(rec) || !read_decimal(rec, "value", q->value) ||
	    !read_decimal(rec, "low", q->low) ||
	    !read_decimal(rec, "high", q->high) ||
	    !read_decimal(rec, "spread", q->spread) ||
	    !read_decimal(rec, "numerator", q->numerator) ||
	    !read_decimal(rec, "denominator", q->denominator) ||
	    !read_text(rec, "unit", q->unit, UNIT_SIZE) ||
	    !read_text(rec, "level", level, sizeof(level)) ||
	    !read_comparator(rec, q) ||
	    (q->value[0] == '\0' && q->low[0] == '\0' && q->high[0] == '\0'))
		return false;
	q->approximate = json_is_true(json_object_get(rec, "approximate"));
	q->relative = json_is_true(json_object_get(rec, "relative"));
	q->level = decimal_double(level);
	q->start = q->number_start = read_place(span, "start");
	q->end = q->number_end = read_place(span, "end");
	if (q->denominator[0] != '\0')
		q->form = FORM_RATIO;
	if (q->unit[0] == '\0')
		q->dim = q->form == FORM_RATIO ? DIM_PERCENT : DIM_COUNT;
	else
		q->dim = unit_of_code(u, str_of(q->unit), &unit) ? unit.dim
								  : DIM_OTHER;
	return true;
}
