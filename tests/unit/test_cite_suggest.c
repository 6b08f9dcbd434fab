/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/suggest.h"
#include "record/record.h"

#define CLAIM(cites, value, unit) "{\"kind\":\"claim\",\"claim\":\"9f2c\"," \
	"\"sentence\":\"Researches have shown that microneedling treatment " \
	"is better for acne scars.\",\"quantities\":[{\"value\":\"" value \
	"\",\"unit\":\"" unit "\"}],\"subject\":\"microneedling treatment\"," \
	"\"comparison\":\"the laser treatments\",\"outcome\":\"acne scars\"," \
	"\"cites\":[" cites "]}"

static void
a_claim_becomes_a_query_of_its_words(void **state)
{
	static const struct {
		const char *claim, *id;
	} cases[] = {
		{ CLAIM("", "41", "%"), "query:microneedling acne scars" },
		{ CLAIM("\"c1\"", "41", "%"), "" },
		{ "{\"sentence\":\"Green tea burns fat in 80% of people.\"}",
		    "query:green tea burns fat" },
		{ "{\"sentence\":\"It is 80% better.\"}", "" },
		{ "{}", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *claim = json_loads(cases[i].claim, 0, NULL);
		struct buf id = { 0 };

		buf_adds(&id, "");
		assert_int_equal(suggest_query(claim, &id),
		    cases[i].id[0] != '\0');
		assert_string_equal(id.s, cases[i].id);
		buf_release(&id);
		json_decref(claim);
	}
}

/* The answer of a fixture as an inquiry; q borrows from reply and out. */
static void
ask(const char *file, struct reply *reply, struct result *out)
{
	const struct provider *p = provider_named("europepmc-search");
	struct buf body = { 0 };
	struct str id = STR("query:microneedling acne scars");
	struct answer a = { .status = 200 };

	assert_true(load_file(file, &body));
	a.body = buf_str(&body);
	p->read(&a, &id, 1, out);
	buf_release(&body);
	*reply = (struct reply){ .provider = p, .asked = id,
		.work = out->work, .outcome = out->kind == RESULT_FOUND
		    ? OUTCOME_FOUND : out->kind == RESULT_NOT_FOUND
		    ? OUTCOME_NOT_FOUND : OUTCOME_FAILED };
}

static void
suggestions(struct buf *lines, const char *claim_text,
    const struct reply *reply, size_t n)
{
	struct inquiry q = { .id = reply->asked, .replies = reply, .n = 1 };
	json_t *claim = json_loads(claim_text, 0, NULL);
	struct buf out = { 0 };
	struct str rest, line;

	buf_adds(lines, "");
	suggest_emit(&out, STR("d1"), claim, &q, n);
	rest = buf_str(&out);
	while (str_line(&rest, &line)) {
		json_t *json = record_parse(line, NULL);

		assert_non_null(json);
		assert_true(str_is(record_str(json, "suggested_for"), "9f2c"));
		assert_true(str_is(record_str(json, "editorial"),
		    "unchecked"));
		buf_addf(lines, STR_FMT " " STR_FMT "\n",
		    STR_ARG(record_str(json, "id")),
		    STR_ARG(record_str(json, "sentence")));
		json_decref(json);
	}
	buf_release(&out);
	json_decref(claim);
}

static const struct {
	const char *claim;
	size_t n;
	const char *lines;
} ranked[] = {
	{ CLAIM("", "75", "%"), 2, "doi:10.5555/scar-review-2021 \n"
	    "doi:10.5555/mn-laser-2018 \n" },
	{ CLAIM("", "41", "%"), 1, "doi:10.5555/mn-rct-2016 The mean scar "
	    "score fell by 41% (95% CI 33% to 49%; P<0.001).\n" },
	{ CLAIM("", "391", ""), 1, "doi:10.5555/scar-review-2021 Results: "
	    "Nine trials (9) with 391 patients were included.\n" },
	{ CLAIM("", "41", ""), 1, "doi:10.5555/scar-review-2021 \n" },
	{ CLAIM("", "75", "%"), 0, "" },
};

static void
the_best_evidence_with_the_number_comes_first(void **state)
{
	struct result out = { 0 };
	struct reply reply;

	(void)state;
	ask(FIXTURES "europepmc/suggest-microneedling.json", &reply, &out);
	for (size_t i = 0; i < COUNT(ranked); i++) {
		struct buf lines = { 0 };

		suggestions(&lines, ranked[i].claim, &reply, ranked[i].n);
		assert_string_equal(lines.s, ranked[i].lines);
		buf_release(&lines);
	}
	results_release(&out, 1);
}

static void
a_retracted_work_is_never_suggested(void **state)
{
	struct result out = { 0 };
	struct buf lines = { 0 };
	struct reply reply;

	(void)state;
	ask(FIXTURES "europepmc/suggest-microneedling.json", &reply, &out);
	suggestions(&lines, CLAIM("", "73", "%"), &reply, 25);
	assert_int_equal(str_find(buf_str(&lines), STR("vitc"), 0), lines.n);
	assert_true(str_find(buf_str(&lines), STR("mouse"), 0) < lines.n);
	buf_release(&lines);
	results_release(&out, 1);
}

static void
no_hit_gives_nothing_and_a_failure_is_unchecked(void **state)
{
	struct result out = { 0 };
	struct buf lines = { 0 };
	struct reply reply;

	(void)state;
	ask(FIXTURES "europepmc/suggest-nothing.json", &reply, &out);
	suggestions(&lines, CLAIM("", "75", "%"), &reply, 3);
	assert_string_equal(lines.s, "");
	results_release(&out, 1);
	buf_clear(&lines);
	ask(FIXTURES "europepmc/too-busy-2020.html", &reply, &out);
	suggestions(&lines, CLAIM("", "75", "%"), &reply, 3);
	assert_string_equal(lines.s, " \n");
	buf_release(&lines);
	results_release(&out, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_claim_becomes_a_query_of_its_words),
		cmocka_unit_test(
		    the_best_evidence_with_the_number_comes_first),
		cmocka_unit_test(a_retracted_work_is_never_suggested),
		cmocka_unit_test(
		    no_hit_gives_nothing_and_a_failure_is_unchecked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
