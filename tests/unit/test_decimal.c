/* SPDX-License-Identifier: MIT */
/* test_decimal.c - numbers as printed keep their digits and their interval. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/attr.h"
#include "measure/decimal.h"

static void
text_is_read_with_its_places(void **state)
{
	static const struct {
		const char *text;
		int64_t units;
		int places; /* -1: no number */
	} cases[] = {
		{ "21", 21, 0 }, { "21.0", 210, 1 }, { "-0.50", -50, 2 },
		{ ".5", 5, 1 }, { "4.2e-5", 42, 6 }, { "1.5e3", 1500, 0 },
		{ "0", 0, 0 }, { "999999999999999999", 999999999999999999, 0 },
		{ "", 0, -1 }, { "-", 0, -1 }, { ".", 0, -1 }, { "1.2.3", 0, -1 },
		{ "1,5", 0, -1 }, { "5 ", 0, -1 }, { "1e", 0, -1 },
		{ "1e99", 0, -1 }, { "99999999999999999999", 0, -1 },
		{ "0.0000000000000000001", 0, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal d = { 0, 0 };
		bool ok = decimal_parse(str_of(cases[i].text), &d);

		assert_int_equal(ok, cases[i].places >= 0);
		if (!ok)
			continue;
		assert_int_equal(d.units, cases[i].units);
		assert_int_equal(d.places, cases[i].places);
	}
}

static void
the_interval_is_what_rounds_to_the_text(void **state)
{
	static const struct {
		const char *text;
		double low, high;
	} cases[] = {
		{ "21", 20.5, 21.5 }, { "21.0", 20.95, 21.05 },
		{ "-3", -3.5, -2.5 }, { "0.10", 0.095, 0.105 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal d;
		struct interval in;

		assert_true(decimal_parse(str_of(cases[i].text), &d));
		in = decimal_interval(&d);
		assert_true(fabs(in.low - cases[i].low) < 1e-12);
		assert_true(fabs(in.high - cases[i].high) < 1e-12);
	}
}

static void
arithmetic_is_exact_and_says_when_it_cannot_be(void **state)
{
	static const struct {
		const char *a, *b;
		char op;
		int places;
		const char *want; /* NULL: does not fit */
	} cases[] = {
		{ "0.1", "0.2", '+', 0, "0.3" },
		{ "1.25", "-3", '+', 0, "-1.75" },
		{ "0.5", "-0.5", '+', 0, "0.0" },
		{ "2.5", "0.4", '*', 0, "1.00" },
		{ "1", "3", '/', 4, "0.3333" },
		{ "2", "3", '/', 1, "0.7" },
		{ "1", "8", '/', 2, "0.13" },
		{ "-1", "8", '/', 2, "-0.13" },
		{ "1", "0", '/', 2, NULL },
		{ "999999999999999999", "999999999999999999", '*', 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal a, b, r;
		char text[DECIMAL_TEXT];
		bool ok;

		assert_true(decimal_parse(str_of(cases[i].a), &a));
		assert_true(decimal_parse(str_of(cases[i].b), &b));
		ok = cases[i].op == '+' ? decimal_add(&a, &b, &r)
		    : cases[i].op == '*' ? decimal_mul(&a, &b, &r)
		    : decimal_div(&a, &b, cases[i].places, &r);
		assert_int_equal(ok, cases[i].want != NULL);
		if (!ok)
			continue;
		decimal_format(&r, text);
		assert_string_equal(text, cases[i].want);
	}
}

static void
numbers_compare_by_value_not_by_places(void **state)
{
	struct decimal a, b;

	(void)state;
	assert_true(decimal_parse(STR("2.50"), &a));
	assert_true(decimal_parse(STR("2.5"), &b));
	assert_int_equal(decimal_cmp(&a, &b), 0);
	assert_true(decimal_parse(STR("-3"), &b));
	assert_true(decimal_cmp(&a, &b) > 0);
	assert_true(decimal_cmp(&b, &a) < 0);
}

static void
a_percentage_must_be_some_count_of_the_whole(void **state)
{
	static const struct {
		const char *percent;
		int64_t whole, nearest;
		bool ok;
	} cases[] = {
		{ "91.7", 36, 33, true }, { "91.8", 36, 33, false },
		{ "50", 8, 4, true }, { "33", 3, 1, true },
		{ "67", 3, 2, true }, { "34", 3, 1, false },
		{ "0.1", 1000, 1, true }, { "13", 8, 1, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct decimal d;
		int64_t nearest = -1;

		assert_true(decimal_parse(str_of(cases[i].percent), &d));
		assert_int_equal(decimal_percent_of(&d, cases[i].whole, &nearest),
		    cases[i].ok);
		assert_int_equal(nearest, cases[i].nearest);
	}
}

static void
a_double_is_the_one_that_strtod_reads(void **state)
{
	static const char *const texts[] = { "0", "21", "0.1", ".5", "5.", "-0",
		"-0.25", "2.675", "99.9", "0.333333", "1234567.89",
		"999999999999999", "0.000000000000001", "123456789012345.6",
		"9007199254740993", "0.1000000000000000055", "4.2e-5", "1.2.3",
		"", "-", ".", "5 mg", " 5", "+5", "inf" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		double read = decimal_double(texts[i]);
		double wanted = strtod(texts[i], NULL);

		assert_memory_equal(&read, &wanted, sizeof(read));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_read_with_its_places),
		cmocka_unit_test(the_interval_is_what_rounds_to_the_text),
		cmocka_unit_test(arithmetic_is_exact_and_says_when_it_cannot_be),
		cmocka_unit_test(numbers_compare_by_value_not_by_places),
		cmocka_unit_test(a_percentage_must_be_some_count_of_the_whole),
		cmocka_unit_test(a_double_is_the_one_that_strtod_reads),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
