/* SPDX-License-Identifier: MIT */
#include "cite/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attr.h"

static void
a_date_is_as_precise_as_it_was_written(void **state)
{
	static const struct {
		const char *text, *date;
		bool range;
	} cases[] = {
		{ "2016-05-03", "2016-05-03", false },
		{ "2016-05", "2016-05", false },
		{ "2016", "2016", false },
		{ "2016/05/03 00:00", "2016-05-03", false },
		{ "2016 May 3", "2016-05-03", false },
		{ "2002 Sep", "2002-09", false },
		{ "1998 Dec-1999 Jan", "1998-12", true },
		{ "2000 Spring", "2000", true },
		{ "Spring 2012", "2012", true },
		{ "2001-2002", "2001", true },
		{ "2016 Jan-Feb", "2016-01", true },
		{ "9/22/2021 0:00", "2021-09-22", false },
		{ "3/6/2004 0:00", "2004-03-06", false },
		{ "20240815", "", false },
		{ "2016-13-40", "2016", false },
		{ "2015-06-18T16:26:35Z", "2015-06-18", false },
		{ "", "", false },
		{ "no date", "", false },
		{ "0000-00-00", "", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct date d = date_read(str_of(cases[i].text), DATE_PRINT);
		char text[DATE_SIZE];

		date_print(d, text);
		assert_string_equal(text, cases[i].date);
		assert_int_equal(d.range, cases[i].range);
	}
}

static void
date_parts_of_any_shape_are_read_or_left(void **state)
{
	static const struct {
		const char *json, *date;
	} cases[] = {
		{ "{\"date-parts\":[[2016,5,3]]}", "2016-05-03" },
		{ "{\"date-parts\":[[2016,5]]}", "2016-05" },
		{ "{\"date-parts\":[[2016]]}", "2016" },
		{ "{\"date-parts\":[[\"2016\",\"5\"]]}", "2016-05" },
		{ "{\"date-parts\":[[null]]}", "" },
		{ "{\"date-parts\":[]}", "" },
		{ "{\"date-parts\":[[]]}", "" },
		{ "{\"date-parts\":\"2016\"}", "" },
		{ "{\"date-parts\":[[2016.5]]}", "" },
		{ "{\"date-parts\":[[99999999999999]]}", "" },
		{ "[]", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *json = json_loads(cases[i].json, 0, NULL);
		char text[DATE_SIZE];

		assert_non_null(json);
		date_print(date_of_parts(json, DATE_ISSUED), text);
		assert_string_equal(text, cases[i].date);
		json_decref(json);
	}
}

static void
dates_compare_as_far_as_both_are_known(void **state)
{
	static const struct {
		struct date a, b;
		int cmp;
	} cases[] = {
		{ { DATE_ISSUED, 2016, 5, 3, false }, { DATE_ISSUED, 2016, 5, 4, false }, -1 },
		{ { DATE_ISSUED, 2016, 6, 3, false }, { DATE_ISSUED, 2016, 5, 4, false }, 1 },
		{ { DATE_ISSUED, 2016, 0, 0, false }, { DATE_ISSUED, 2016, 5, 4, false }, 0 },
		{ { DATE_ISSUED, 2015, 0, 0, false }, { DATE_ISSUED, 2016, 5, 4, false }, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(date_cmp(cases[i].a, cases[i].b),
		    cases[i].cmp);
		assert_int_equal(date_cmp(cases[i].b, cases[i].a),
		    -cases[i].cmp);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_is_as_precise_as_it_was_written),
		cmocka_unit_test(date_parts_of_any_shape_are_read_or_left),
		cmocka_unit_test(dates_compare_as_far_as_both_are_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
