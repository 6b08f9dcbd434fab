/* SPDX-License-Identifier: MIT */
/* test_quantity_written.c - a quantity as it stands, not as a claim has it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/attr.h"
#include "measure/quantity.h"
#include "rule/units.h"

static struct arena arena;
static struct units *units;

static void
units_as_they_are_written(void **state)
{
	static const struct {
		const char *text, *claimed, *written, *per;
	} cases[] = {
		{ "Around 40 patients responded.", "{persons}", "{patients}", "" },
		{ "In 151 older adults it helped.", "{persons}", "{adults}", "" },
		{ "One hundred and twenty children took part.", "{persons}",
		    "{children}", "" },
		{ "No more than two drinks per day.", "{drink}/d", "{drink}", "d" },
		{ "Take \xC2\xBD teaspoon daily.", "[tsp_us]/d", "[tsp_us]", "d" },
		{ "Sleep 7-9 hours every night.", "h/d", "h", "d" },
		{ "It costs $2.5 billion a year.", "{USD}/a", "{USD}", "a" },
		/* how often alone, and what is no rate in words, stays whole */
		{ "three times a day", "/d", "/d", "" },
		{ "20 mg/day", "mg/d", "mg/d", "" },
		{ "10 mg/kg daily", "mg/kg/d", "mg/kg/d", "" },
		{ "a flow of 5 mL per minute", "mL/min", "mL/min", "" },
		{ "12 of them", "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str text = str_of(cases[i].text);
		struct quantity_reader r;
		struct quantity q;
		char per[PER_SIZE];

		quantity_reader_init(&r, units, text);
		assert_true(quantity_next(&r, &q));
		assert_string_equal(q.unit, cases[i].claimed);
		quantity_as_written(units, text, &q, per);
		assert_string_equal(q.unit, cases[i].written);
		assert_string_equal(per, cases[i].per);
	}
}

static int
load(void **state)
{
	struct err err = { 0 };

	(void)state;
	units = units_load_default(&arena, &err);
	return units != NULL ? 0 : -1;
}

static int
unload(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_as_they_are_written),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
