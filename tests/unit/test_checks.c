/* SPDX-License-Identifier: MIT */
/* test_checks.c - every check finds its bad examples and spares its good. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "check/check.h"
#include "check/example.h"
#include "rule/units.h"

static const struct units *units;

static size_t
findings_in(const struct check *check, const char *example)
{
	const struct check_choice choice = { .only = str_of(check->name) };
	struct view a = { .units = units };
	struct findings out = { 0 };
	struct err err = { 0 };
	size_t n;

	if (!example_view(example, &a, &err))
		fail_msg("%s: %s", check->name, err.text);
	checks_run(&choice, &a, &out);
	n = out.n;
	for (size_t i = 0; i < n; i++)
		assert_true(out.items[i]->message.n > 0);
	findings_release(&out);
	view_release(&a);
	return n;
}

static void
examples_hold(void **state)
{
	(void)state;
	for (size_t i = 0; all_checks[i] != NULL; i++) {
		const struct check *c = all_checks[i];

		for (size_t k = 0; k < CHECK_EXAMPLES && c->bad[k]; k++)
			if (findings_in(c, c->bad[k]) == 0)
				fail_msg("%s misses: %s", c->name, c->bad[k]);
		for (size_t k = 0; k < CHECK_EXAMPLES && c->good[k]; k++)
			if (findings_in(c, c->good[k]) != 0)
				fail_msg("%s scolds: %s", c->name, c->good[k]);
	}
}

static void
each_check_is_its_own_manual(void **state)
{
	(void)state;
	for (size_t i = 0; all_checks[i] != NULL; i++) {
		const struct check *c = all_checks[i];

		assert_non_null(c->message);
		assert_non_null(c->why);
		assert_non_null(c->source);
		assert_non_null(c->good[0]);
		assert_non_null(c->bad[0]);
		assert_ptr_equal(check_find(str_of(c->name)), c);
	}
}

/* The manual page lists every check with its level. */
static void
the_manual_lists_every_check(void **state)
{
	static char page[65536];
	FILE *f = fopen("pipeline/cmd/claim-check.1", "r");
	size_t n;

	(void)state;
	if (f == NULL)
		skip(); /* not run from the top of the source */
	n = fread(page, 1, sizeof(page) - 1, f);
	fclose(f);
	page[n] = '\0';
	for (size_t i = 0; all_checks[i] != NULL; i++) {
		const struct check *c = all_checks[i];
		char item[128];

		snprintf(item, sizeof(item), ".It Cm %s Pq %s\n", c->name,
		    level_name(c->level));
		if (strstr(page, item) == NULL)
			fail_msg("claim-check.1 has no line: %s", item);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_hold),
		cmocka_unit_test(each_check_is_its_own_manual),
		cmocka_unit_test(the_manual_lists_every_check),
	};
	struct arena arena = { 0 };
	struct err err = { 0 };
	int failed;

	units = units_load_default(&arena, &err);
	if (units == NULL) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_release(&arena);
	return failed;
}
