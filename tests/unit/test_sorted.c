/* SPDX-License-Identifier: MIT */
/* test_sorted.c - a word is found in a sorted list, and no other is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "measure/sorted.h"

static const char *const list[] = { "a", "an", "and", "can't", "cannot",
	"well", "well-known", "\xC2\xB5g" };

static void
each_word_of_the_list_is_found(void **state)
{
	(void)state;
	for (size_t n = 0; n <= COUNT(list); n++)
		for (size_t i = 0; i < COUNT(list); i++) {
			const void *found = sorted_find(str_of(list[i]), list, n,
			    sizeof(*list));

			assert_ptr_equal(found, i < n ? &list[i] : NULL);
		}
	assert_true(SORTED_HAS(STR("Can't"), list));
}

static void
no_other_word_is_found(void **state)
{
	static const struct str words[] = { { "", 0 }, { "ab", 2 },
		{ "andy", 4 }, { "an\0d", 4 }, { "a\0", 2 }, { "\0", 1 },
		{ "can", 3 }, { "wel", 3 }, { "\xFF", 1 }, { "\xC2\xB5", 2 } };

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_false(SORTED_HAS(words[i], list));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_word_of_the_list_is_found),
		cmocka_unit_test(no_other_word_is_found),
	};

	return cmocka_run_group_tests_name("sorted", tests, NULL, NULL);
}
