/* SPDX-License-Identifier: MIT */
/* test_cite_pace.c - how fast, how often, and when to give up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attr.h"
#include "cite/headers.h"
#include "cite/pace.h"

static void
requests_start_no_faster_than_the_rate(void **state)
{
	struct pace p = { .per_second = 5 };
	long long now = 1000;

	(void)state;
	for (int i = 0; i < 20; i++) {
		assert_int_equal(pace_wait(&p, now), 0);
		pace_start(&p, now);
		assert_int_equal(pace_wait(&p, now), 200);
		assert_int_equal(pace_wait(&p, now + 150), 50);
		now += 200;
	}
}

static void
a_long_silence_earns_no_burst(void **state)
{
	struct pace p = { .per_second = 5 };

	(void)state;
	pace_start(&p, 0);
	assert_int_equal(pace_wait(&p, 60000), 0);
	pace_start(&p, 60000);
	assert_int_equal(pace_wait(&p, 60000), 200);
}

static void
no_more_run_at_once_than_allowed(void **state)
{
	struct pace p = { .concurrency = 2 };

	(void)state;
	pace_start(&p, 0);
	assert_int_equal(pace_wait(&p, 0), 0);
	pace_start(&p, 0);
	assert_int_equal(pace_wait(&p, 0), WAIT_NEVER);
	pace_end(&p);
	assert_int_equal(pace_wait(&p, 0), 0);
}

static void
fast_lanes_keep_their_beat_over_whole_milliseconds(void **state)
{
	struct pace p = { .per_second = 400 }; /* 2.5 ms apart */
	long long now = 0;
	int started = 0;

	(void)state;
	for (; now < 1000; now++)
		if (pace_wait(&p, now) == 0) {
			pace_start(&p, now);
			started++;
		}
	assert_in_range(started, 395, 401);
}

static void
the_headers_of_an_answer_move_the_pace(void **state)
{
	static const struct {
		struct rate_headers h;
		double per_second;
		int concurrency;
	} cases[] = {
		{ { 10, 1, -1, -1, 3, -1 }, 10, 3 },
		{ { 240, 60, -1, -1, -1, -1 }, 4, 1 },
		{ { 1000, -1, 900, 80000, -1, -1 }, 5, 1 }, /* a daily budget */
		{ { 0, 1, -1, -1, 0, -1 }, 5, 1 },
		{ { -1, -1, -1, -1, 1000000, -1 }, 5, 64 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pace p = { .per_second = 5, .concurrency = 1 };

		pace_headers(&p, &cases[i].h);
		assert_true(p.per_second == cases[i].per_second);
		assert_int_equal(p.concurrency, cases[i].concurrency);
	}
}

static void
a_budget_counts_as_gone_only_with_a_distant_reset(void **state)
{
	static const struct {
		struct rate_headers h;
		bool gone;
	} cases[] = {
		{ { 1000, -1, 0, 53578, -1, -1 }, true },
		{ { 1000, -1, 49, 53578, -1, -1 }, true },
		{ { 1000, -1, 50, 53578, -1, -1 }, false },
		{ { 3, -1, 0, -1, -1, -1 }, false },  /* NCBI, this second */
		{ { 240, -1, 0, 30, -1, -1 }, false }, /* this minute */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(pace_budget_gone(&cases[i].h), cases[i].gone);
}

static void
waits_between_tries_are_jittered_capped_and_repeatable(void **state)
{
	uint64_t one = 42, two = 42;
	long long most = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int tries = i % 12 + 1;
		long long cap = tries > 5 ? 30000 : 1000LL << (tries - 1);
		long long wait = backoff_ms(&one, 1000, tries, -1);

		assert_true(wait >= 0 && wait <= cap);
		assert_int_equal(wait, backoff_ms(&two, 1000, tries, -1));
		if (wait > most)
			most = wait;
	}
	assert_true(most > 20000);
	assert_int_equal(backoff_ms(&one, 1000, 1, 5000), 5000);
}

static void
the_breaker_opens_on_five_in_a_row_or_a_tenth(void **state)
{
	struct breaker b = { 0 };

	(void)state;
	for (int i = 0; i < 4; i++)
		breaker_note(&b, true);
	assert_false(breaker_open(&b));
	breaker_note(&b, false);
	breaker_note(&b, true);
	assert_false(breaker_open(&b));
	for (int i = 0; i < 13; i++)
		breaker_note(&b, false);
	assert_false(breaker_open(&b)); /* 5 of 19: too few to judge */
	breaker_note(&b, false);
	assert_true(breaker_open(&b));
	b = (struct breaker){ 0 };
	for (int i = 0; i < 5; i++)
		breaker_note(&b, true);
	assert_true(breaker_open(&b));
}

static void
header_values_are_read_or_refused(void **state)
{
	static const struct {
		const char *text;
		double number, interval;
	} cases[] = {
		{ "50", 50, 50 }, { " 0.1 ", 0.1, 0.1 }, { "1s", -1, 1 },
		{ "1m", -1, 60 }, { "2h", -1, 7200 }, { "500ms", -1, 0.5 },
		{ "", -1, -1 }, { "s", -1, -1 }, { "-1", -1, -1 },
		{ "1e9", -1, -1 }, { "1.2.3", -1, -1 },
		{ "99999999999999999999999999999999999", -1, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str x = str_of(cases[i].text);

		assert_true(rate_number(x) > cases[i].number - 1e-9 &&
		    rate_number(x) < cases[i].number + 1e-9);
		assert_true(rate_interval(x) > cases[i].interval - 1e-9 &&
		    rate_interval(x) < cases[i].interval + 1e-9);
	}
}

static void
retry_after_is_seconds_or_a_date(void **state)
{
	static const struct {
		const char *text;
		long long ms;
	} cases[] = {
		{ "2", 2000 },
		{ "53578", 53578000 },
		{ "Thu, 01 Jan 1970 00:01:00 GMT", 50000 }, /* now is 10 */
		{ "Thu, 01 Jan 1970 00:00:05 GMT", 0 },
		{ "99999999999999", 1000000000000 },
		{ "soon", -1 }, { "", -1 }, { "-5", -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(retry_after_ms(str_of(cases[i].text), 10),
		    cases[i].ms);
}

static void
media_types_lose_parameters_case_and_control_bytes(void **state)
{
	static const struct {
		const char *header, *type;
	} cases[] = {
		{ "Application/JSON; charset=utf-8", "application/json" },
		{ "text/html", "text/html" },
		{ "", "" },
		{ "a\tb c;", "a_b_c" },
		{ "application/vnd.citationstyles.csl+json",
		    "application/vnd.cit" }, /* cut to what fits */
	};
	char out[20];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str type = media_type(str_of(cases[i].header), out,
		    sizeof(out));

		assert_true(str_is(type, cases[i].type));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(requests_start_no_faster_than_the_rate),
		cmocka_unit_test(a_long_silence_earns_no_burst),
		cmocka_unit_test(no_more_run_at_once_than_allowed),
		cmocka_unit_test(
		    fast_lanes_keep_their_beat_over_whole_milliseconds),
		cmocka_unit_test(the_headers_of_an_answer_move_the_pace),
		cmocka_unit_test(
		    a_budget_counts_as_gone_only_with_a_distant_reset),
		cmocka_unit_test(
		    waits_between_tries_are_jittered_capped_and_repeatable),
		cmocka_unit_test(the_breaker_opens_on_five_in_a_row_or_a_tenth),
		cmocka_unit_test(header_values_are_read_or_refused),
		cmocka_unit_test(retry_after_is_seconds_or_a_date),
		cmocka_unit_test(
		    media_types_lose_parameters_case_and_control_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
