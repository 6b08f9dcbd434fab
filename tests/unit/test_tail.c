/* SPDX-License-Identifier: MIT */
/* test_tail.c - what stands behind the noun phrase with which a pattern begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rule/expand.h"
#include "rule/tail.h"

static const struct {
	const char *pattern, *tail; /* NULL: none */
} cases[] = {
	{ "\\b(?<subject>{phrase}) halves pain", "halves\\s++pain" },
	{ "(?:\\b(?<s>{phrase}) (?:can ){0,3})?(?<q>{percent})", "(?<q>[\\x02])" },
	{ "\\b(?:(?<s>{phrase}) )?(?:can |will )*cuts? [)]", "cuts?\\s++[)]" },
	{ "(?<s>{phrase})(?:,|;) more", "(?:,|;)\\s++more" },
	{ "(?<s>{phrase}) (?:can )?", NULL }, /* nothing must be there */
	{ "(?<s>{phrase}) is|was", NULL },
	{ "(?:^|\\b)(?<s>{phrase}) is", NULL },
	{ "(?=(?<s>{phrase}))is", NULL },
	{ "of (?<s>{phrase}) is", NULL },
	{ "{phrase} is", NULL },
	{ "pain", NULL },
};

static void
tail_is_what_must_follow(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rule rule = { 0 };
		struct pattern p = { .rule = &rule,
			.text = str_of(cases[i].pattern) };
		struct lexicons none = { 0 };
		struct arena a = { 0 };
		struct pattern *tail;
		struct err err = { 0 };

		assert_true(pattern_expand(&a, &none, &p, &err));
		tail = tail_new(&a, &p);
		if (cases[i].tail == NULL)
			assert_null(tail);
		else if (tail == NULL ||
		    !str_is(tail->expanded, cases[i].tail))
			fail_msg("%s has the tail %s, not %s", cases[i].pattern,
			    tail ? tail->expanded.s : "", cases[i].tail);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tail_is_what_must_follow),
	};

	return cmocka_run_group_tests_name("tail", tests, NULL, NULL);
}
