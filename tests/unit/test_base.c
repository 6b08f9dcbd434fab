/* SPDX-License-Identifier: MIT */
/* test_base.c - strings, buffers, UTF-8, arenas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"

static void
a_buf_keeps_its_limit_and_says_what_did_not_fit(void **state)
{
	struct buf b = { .limit = 5 };

	(void)state;
	buf_adds(&b, "abc");
	assert_false(buf_full(&b));
	buf_adds(&b, "def");
	assert_true(buf_full(&b));
	buf_addc(&b, 'x'); /* nothing more goes in, however small */
	assert_true(str_is(buf_str(&b), "abc"));
	buf_clear(&b);
	buf_addf(&b, "%d", 12345);
	assert_true(str_is(buf_str(&b), "12345"));
	buf_release(&b);
}

static void
the_first_error_is_kept_on_one_line(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_false(err_set(&err, ERR_INPUT, "first\nline %d", 1));
	err_set(&err, ERR_LIMIT, "second");
	assert_int_equal(err.kind, ERR_INPUT);
	assert_string_equal(err.text, "first line 1");
}

static const struct {
	const char *bytes;
	size_t bad; /* where the first bad byte stands; SIZE_MAX: nowhere */
} encodings[] = {
	{ "plain", SIZE_MAX },
	{ "caf\xC3\xA9 \xE2\x89\xA5 \xF0\x9F\x98\x80", SIZE_MAX },
	{ "0123456789\xC3", 10 },
	{ "\xC0\xAF", 0 },         /* overlong */
	{ "a\xED\xA0\x80", 1 },    /* a surrogate */
	{ "\xF4\x90\x80\x80", 0 }, /* above U+10FFFF */
	{ "ab\x80", 2 },
	{ "abcdefgh\xFFijklmnop", 8 },
};

static void
utf8_is_checked_as_rfc_3629_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(encodings); i++) {
		struct str x = str_of(encodings[i].bytes);
		size_t want = encodings[i].bad == SIZE_MAX ? x.n
							   : encodings[i].bad;
		struct buf fixed = { 0 };

		assert_int_equal(utf8_check(x), want);
		utf8_repair(&fixed, x);
		assert_int_equal(utf8_check(buf_str(&fixed)), fixed.n);
		buf_release(&fixed);
	}
}

static void
every_code_point_survives_encoding_and_decoding(void **state)
{
	(void)state;
	for (unsigned cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[4];
		size_t n, back;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		n = utf8_encode(cp, bytes);
		assert_int_equal(
		    utf8_decode((struct str){ bytes, n }, 0, &back), cp);
		assert_int_equal(back, n);
		assert_int_equal(
		    utf8_before((struct str){ bytes, n }, n, &back), cp);
	}
}

static void
counts_differ_by_what_is_counted(void **state)
{
	struct str x = STR("a\xC3\xA9\xF0\x9F\x98\x80"); /* a, e acute, a face */

	(void)state;
	assert_int_equal(x.n, 7);
	assert_int_equal(utf8_width(x), 4);
	assert_int_equal(utf8_floor(x, 2), 1);
}

static void
lower_case_is_the_same_in_every_locale(void **state)
{
	(void)state;
	assert_int_equal(utf8_lower('I'), 'i');
	assert_int_equal(utf8_lower(0xC9), 0xE9);
	assert_int_equal(utf8_lower(0x160), 0x161);
	assert_int_equal(utf8_lower(0x178), 0xFF);
	assert_int_equal(utf8_lower(0x17D), 0x17E);
	assert_int_equal(utf8_lower(0x394), 0x3B4);
	assert_int_equal(utf8_lower(0xD7), 0xD7);
}

static void
strings_are_cut_and_found(void **state)
{
	struct str rest = STR("one\r\ntwo\n\nfour"), line, head, tail;
	const char *want[] = { "one", "two", "", "four" };
	size_t n = 0;

	(void)state;
	while (str_line(&rest, &line))
		assert_true(str_is(line, want[n++]));
	assert_int_equal(n, 4);
	assert_true(str_cut(STR("a:b:c"), ':', &head, &tail));
	assert_true(str_is(head, "a") && str_is(tail, "b:c"));
	assert_false(str_cut(STR("abc"), ':', &head, &tail));
	assert_true(str_is(head, "abc") && tail.n == 0);
	assert_int_equal(str_find(STR("needle in"), STR("in"), 0), 7);
	assert_int_equal(str_find(STR("abc"), STR("x"), 0), 3);
	assert_int_equal(str_find_nocase(STR("Per CENT"), STR("cent"), 0), 4);
	assert_true(str_eq(str_trim(STR(" \t x \n")), STR("x")));
	assert_true(str_sub(STR("abc"), 2, 99).n == 1);
	assert_true(str_sub(STR("abc"), 5, 2).n == 0);
}

static void
pieces_of_an_arena_do_not_overlap_or_move(void **state)
{
	struct arena a = { 0 };
	char *pieces[500];

	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		pieces[i] = arena_alloc(&a, i * 7 + 1);
		memset(pieces[i], (int)(i % 251), i * 7 + 1);
	}
	for (size_t i = 0; i < COUNT(pieces); i++)
		for (size_t k = 0; k < i * 7 + 1; k++)
			assert_int_equal((unsigned char)pieces[i][k], i % 251);
	arena_clear(&a);
	assert_non_null(arena_zalloc(&a, 100000));
	arena_release(&a);
	assert_null(a.blocks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_buf_keeps_its_limit_and_says_what_did_not_fit),
		cmocka_unit_test(the_first_error_is_kept_on_one_line),
		cmocka_unit_test(utf8_is_checked_as_rfc_3629_says),
		cmocka_unit_test(every_code_point_survives_encoding_and_decoding),
		cmocka_unit_test(counts_differ_by_what_is_counted),
		cmocka_unit_test(lower_case_is_the_same_in_every_locale),
		cmocka_unit_test(strings_are_cut_and_found),
		cmocka_unit_test(pieces_of_an_arena_do_not_overlap_or_move),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
