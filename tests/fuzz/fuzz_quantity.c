/* SPDX-License-Identifier: MIT */
/*
 * fuzz_quantity.c - every number of any text, with our units.
 *
 * Quantities ascend without overlap, every digit of the text is in one of
 * them, values are decimals, and a unit that is written can be read back.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "measure/quantity.h"
#include "rule/units.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct units *
our_units(void)
{
	static struct arena arena;
	static struct units *units;
	struct err err = { 0 };

	if (units == NULL && (units = units_load(&arena, "rules/units.yaml",
	    &err)) == NULL)
		abort();
	return units;
}

static void
expect_decimal(const char *text)
{
	assert(strlen(text) < DECIMAL_SIZE);
	assert(strspn(text, "0123456789.-") == strlen(text));
}

static void
expect_quantity(const struct quantity *q, size_t last, size_t size)
{
	struct unit unit;

	assert(last <= q->start && q->start < q->end && q->end <= size);
	assert(q->start <= q->number_start && q->number_end <= q->end);
	expect_decimal(q->value);
	expect_decimal(q->low);
	expect_decimal(q->high);
	if (!quantity_is_number(q)) {
		assert(q->value[0] == '\0' && q->unit[0] == '\0');
		return;
	}
	assert(q->value[0] != '\0' || q->low[0] != '\0' || q->high[0] != '\0');
	assert(strlen(q->unit) < UNIT_SIZE);
	if (q->unit[0] != '\0')
		assert(unit_of_code(our_units(), str_of(q->unit), &unit));
}

static void
expect_no_digit(struct str text, size_t from, size_t to)
{
	for (; from < to; from++)
		assert(!is_digit(text.s[from]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct quantity_reader r;
	struct quantity q, counts[2];
	size_t last = 0;

	quantity_reader_init(&r, our_units(), text);
	while (quantity_next(&r, &q)) {
		expect_quantity(&q, last, size);
		expect_no_digit(text, last, q.start);
		last = q.end;
		if (quantity_counts(&q, text, counts))
			assert(q.start <= counts[0].start &&
			       counts[0].end <= counts[1].start &&
			       counts[1].end <= q.end);
		quantity_to_percent(&q);
		expect_decimal(q.value);
	}
	expect_no_digit(text, last, size);
	return 0;
}
