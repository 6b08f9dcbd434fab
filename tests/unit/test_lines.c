/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "read/lines.h"

static const struct {
	const char *source;
	size_t at, line, start;
} cases[] = {
	{ "", 0, 1, 0 },
	{ "ab", 2, 1, 0 },
	{ "ab\ncd", 2, 1, 0 }, /* the line end belongs to its line */
	{ "ab\ncd", 3, 2, 3 },
	{ "ab\r\ncd", 3, 1, 0 },
	{ "ab\r\ncd", 4, 2, 4 },
	{ "\n\n\n", 2, 3, 2 },
	{ "\n\n\n", 3, 4, 3 },
	{ "a\rb", 2, 1, 0 }, /* a CR alone ends no line */
};

static void
a_byte_is_in_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct lines l = { 0 };
		size_t start = 99;

		lines_init(&l, str_of(cases[i].source));
		assert_int_equal(lines_at(&l, cases[i].at, &start),
		    cases[i].line);
		assert_int_equal(start, cases[i].start);
		lines_release(&l);
	}
}

/* A line end every 7 bytes, over several blocks, and long lines between. */
static void
blocks_do_not_change_the_answer(void **state)
{
	static char s[5 * LINES_BLOCK];
	struct lines l = { 0 };
	size_t line = 1, begins = 0;

	(void)state;
	memset(s, 'x', sizeof(s));
	for (size_t i = 0; i < sizeof(s); i += 7)
		if (i / LINES_BLOCK != 2)
			s[i] = '\n';
	s[2 * LINES_BLOCK - 1] = '\n';
	lines_init(&l, (struct str){ s, sizeof(s) });
	for (size_t i = 0; i <= sizeof(s); i++) {
		size_t start;

		assert_int_equal(lines_at(&l, i, &start), line);
		assert_int_equal(start, begins);
		if (i < sizeof(s) && s[i] == '\n') {
			line++;
			begins = i + 1;
		}
	}
	lines_release(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_byte_is_in_its_line),
		cmocka_unit_test(blocks_do_not_change_the_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
