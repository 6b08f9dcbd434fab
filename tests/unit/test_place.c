/* SPDX-License-Identifier: MIT */
/* test_place.c - parts of a passage's text are found in the source. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/attr.h"
#include "record/place.h"

/* Source, from byte 100: "5 &micro;g\nof it", line 7 beginning at byte 90. */
static const char passage[] =
    "{\"kind\":\"passage\",\"text\":\"5 \\u00b5g of it\","
    "\"runs\":[[0,100,2],[2,102,7],[4,109,1],[5,110,6]],"
    "\"lines\":[[7,90],[8,111]]}";

static const struct {
	size_t from, to;
	struct span span;
} cases[] = {
	{ 0, 1, { 100, 101, 7, 11, 7, 12 } },
	{ 0, 5, { 100, 110, 7, 11, 7, 21 } },
	{ 2, 4, { 102, 109, 7, 13, 7, 20 } }, /* an entity as a whole */
	{ 3, 4, { 102, 109, 7, 13, 7, 20 } }, /* and never a part of it */
	{ 6, 8, { 111, 113, 8, 1, 8, 3 } },
	{ 0, 11, { 100, 116, 7, 11, 8, 6 } },
	{ 6, 6, { 111, 111, 8, 1, 8, 1 } },
};

static void
a_part_of_the_text_has_its_place(void **state)
{
	struct arena arena = { 0 };
	const struct value *rec = value_read(&arena, STR(passage), NULL);
	struct place_map map;
	struct span span;

	(void)state;
	assert_true(place_map_read(&arena, rec, &map));
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(place_span(&map, cases[i].from, cases[i].to, &span));
		assert_memory_equal(&span, &cases[i].span, sizeof(span));
	}
	arena_release(&arena);
}

static void
a_broken_record_has_no_place(void **state)
{
	static const char *const broken[] = {
		"{\"text\":\"abc\"}",
		"{\"text\":\"abc\",\"runs\":[],\"lines\":[[1,0]]}",
		"{\"text\":\"abc\",\"runs\":[[0,5,3]],\"lines\":[]}",
		"{\"text\":\"abc\",\"runs\":[[0,5,3]],\"lines\":[[1,9]]}",
		"{\"text\":\"abc\",\"runs\":[[\"0\",5]],\"lines\":[[1,0]]}",
		"{\"text\":\"abc\",\"runs\":[[0,-5,3]],\"lines\":[[1,0]]}",
		"{\"text\":\"abc\",\"runs\":[[2,5,1],[0,8,3]],\"lines\":[[1,0]]}",
		"{\"text\":\"abc\",\"runs\":[[0,5,3]],\"lines\":[[2,4],[1,0]]}",
	};
	struct arena arena = { 0 };
	struct place_map map;
	struct span span;

	(void)state;
	for (size_t i = 0; i < COUNT(broken); i++) {
		const struct value *rec =
		    value_read(&arena, str_of(broken[i]), NULL);

		assert_non_null(rec);
		(void)place_map_read(&arena, rec, &map);
		assert_false(place_span(&map, 0, 2, &span));
		assert_false(place_span(&map, 0, 9, &span));
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_of_the_text_has_its_place),
		cmocka_unit_test(a_broken_record_has_no_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
