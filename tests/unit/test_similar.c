/* SPDX-License-Identifier: MIT */
/* test_similar.c - titles are compared as a reader would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/attr.h"
#include "text/similar.h"

static const struct {
	const char *a, *b;
	double low, high;
} titles[] = {
	{ "Statins and the liver", "STATINS AND THE LIVER.", 1, 1 },
	{ "Caf\xC3\xA9 and sleep", "Cafe\xCC\x81 and sleep", 1, 1 },
	{ "The reader\xE2\x80\x99s guide", "The readers guide", 1, 1 },
	{ "Needling for acne scars: a randomised trial",
	    "Needling for acne scars", 1, 1 },
	{ "Needling for acne scars - a randomised trial",
	    "Needling for acne scars: randomized trial", 0.7, 0.95 },
	{ "Needling for acne scars", "Statins in old age", 0, 0.1 },
	{ "Needling for acne scars",
	    "Laser for acne scars in a cohort of older men", 0.3, 0.6 },
	{ "", "Statins", 0, 0 },
	{ "...", "...", 0, 0 },
};

static void
alike_titles_are_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(titles); i++) {
		double s = similar_titles(str_of(titles[i].a),
		    str_of(titles[i].b));

		assert_true(s >= titles[i].low && s <= titles[i].high);
		s = similar_titles(str_of(titles[i].b), str_of(titles[i].a));
		assert_true(s >= titles[i].low && s <= titles[i].high);
	}
}

static void
a_title_is_found_inside_a_reference(void **state)
{
	struct str entry = STR("Poe E, Roe J. Statins and the liver: a review. "
	    "J Sci. 2010;1:2-9.");

	(void)state;
	assert_true(similar_within(STR("Statins and the liver"), entry) >= 1);
	assert_true(similar_within(STR("Statins and the liver: the long way"),
	    entry) >= 1);
	assert_true(similar_within(STR("Sugar and the young heart"), entry) <
	    0.5);
}

static void
a_name_is_whole_words(void **state)
{
	(void)state;
	assert_true(similar_has_name(STR("M\xC3\xBCller K, Roe J"),
	    STR("Muller")));
	assert_true(similar_has_name(STR("de la Cruz M"), STR("De la Cruz")));
	assert_false(similar_has_name(STR("Roede J"), STR("Roe")));
	assert_false(similar_has_name(STR("Roe J"), STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alike_titles_are_alike),
		cmocka_unit_test(a_title_is_found_inside_a_reference),
		cmocka_unit_test(a_name_is_whole_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
