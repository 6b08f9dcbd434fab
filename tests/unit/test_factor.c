/* SPDX-License-Identifier: MIT */
/* test_factor.c - the same pattern, quicker to try. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rule/factor.h"

static const struct {
	const char *pattern, *quick;
} cases[] = {
	{ "pain", "pain" },
	{ "(?:week|month|wave|min)", "(?:w(?:eek|ave)|m(?:onth|in))" },
	{ "week|day|weeks", "week(?:|s)|day" },
	{ "(?:type|types|typed)", "(?:type(?:|s|d))" },
	{ "(?:says?|said|so)", "(?:s(?:a(?:ys?|id)|o))" },
	{ "(?:a?b|ac|a{2}|ab)", "(?:a?b|ac|a{2}|ab)" }, /* what may be missing */
	{ "(?:ab|[xy]|ac|ad)", "(?:ab|[xy]|a(?:c|d))" }, /* may be any letter */
	{ "(?:ab|(?:ac)|ad)", "(?:ab|(?:ac)|ad)" },
	{ "(?-i:Ab|ac|Bc|Bd)", "(?-i:Ab|ac|B(?:c|d))" },
	{ "(?<q>of|on) (?=up|us)", "(?<q>o(?:f|n)) (?=u(?:p|s))" },
	{ "(?<!of|often)", "(?<!of|often)" }, /* of one length each */
	{ "a(?i)b|c|ad", "a(?i)b|c|ad" },
	{ "(?x: ab | ac )", "(?x: ab | ac )" },
	{ "(?#a|b|a)c", "(?#a|b|a)c" },
	{ "[|)]|a\\)|a\\|", "[|)]|a(?:\\)|\\|)" },
	{ "[[:alpha:]|]|[^]|]x", "[[:alpha:]|]|[^]|]x" },
	{ "(?:|ab|ac)", "(?:|a(?:b|c))" },
	{ "ab|ac)", "ab|ac)" }, /* errors stay */
	{ "(ab|ac", "(a(?:b|c)" },
	{ "[ab|ac", "[ab|ac" },
	{ "ab|ac\\", "a(?:b|c\\)" },
	{ "a|(?<", "a|(?<" },
	{ "a|[[:", "a|[[:" },
};

static void
what_begins_alike_stands_together(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = { 0 };

		factor(str_of(cases[i].pattern), &b);
		if (!str_is(buf_str(&b), cases[i].quick))
			fail_msg("%s became %s, not %s", cases[i].pattern, b.s,
			    cases[i].quick);
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_begins_alike_stands_together),
	};

	return cmocka_run_group_tests_name("factor", tests, NULL, NULL);
}
