/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/answer.h"

/*
 * The cases are lines of test_cite_providers.tsv, beside this file.
 *
 *	question   "its own": the body answers what the provider asks about id;
 *	           "another": the body of another question
 *	line       as work_line() writes it; "=not found" and the like name
 *	           another kind of result, and why
 */
#define CASES "tests/unit/test_cite_providers.tsv"

struct reading {
	const struct provider *provider;
	struct str file, id, question, line;
	int status; /* HTTP */
};

static bool
next_reading(struct str *rest, struct reading *r)
{
	struct str line, provider, status;
	struct buf name = { 0 };

	if (!str_line(rest, &line))
		return false;
	assert_true(str_cut(line, '\t', &provider, &line) &&
	    str_cut(line, '\t', &r->file, &line) &&
	    str_cut(line, '\t', &status, &line) &&
	    str_cut(line, '\t', &r->id, &line) &&
	    str_cut(line, '\t', &r->question, &r->line));
	buf_add(&name, provider);
	r->provider = provider_named(name.s);
	r->status = (int)strtol(status.s, NULL, 10);
	buf_release(&name);
	return true;
}

/* Below the names of the columns. */
static struct str
all_readings(struct buf *table)
{
	struct str rest, names;

	assert_true(load_file(CASES, table));
	rest = buf_str(table);
	assert_true(str_line(&rest, &names));
	return rest;
}

static const char *
kind_name(enum result_kind kind)
{
	static const char *const names[] = { "=missing", "=found",
		"=not found", "=transient", "=permanent" };

	return names[kind];
}

static bool
is_read_so(const struct reading *r)
{
	struct answer a = { .status = r->status };
	struct buf body = { 0 }, line = { 0 }, path = { 0 };
	struct result out = { 0 };
	bool same;

	buf_addf(&path, FIXTURES STR_FMT, STR_ARG(r->file));
	assert_true(load_file(path.s, &body));
	a.body = buf_str(&body);
	r->provider->read(&a, &r->id, 1, &out);
	if (out.kind == RESULT_FOUND)
		work_line(&line, out.work);
	else
		buf_addf(&line, "%s%s%s", kind_name(out.kind),
		    out.why[0] ? " " : "", out.why);
	same = str_eq(buf_str(&line), r->line);
	if (!same)
		print_message("%s: " STR_FMT "\n  is:  %s\n  due: " STR_FMT
			      "\n", r->provider->name, STR_ARG(r->file),
		    line.s, STR_ARG(r->line));
	results_release(&out, 1);
	buf_release(&body);
	buf_release(&line);
	buf_release(&path);
	return same;
}

static void
every_answer_is_read_for_what_it_says(void **state)
{
	struct buf table = { 0 };
	struct str rest = all_readings(&table);
	struct reading r;
	size_t wrong = 0;

	(void)state;
	while (next_reading(&rest, &r))
		wrong += !is_read_so(&r);
	assert_int_equal(wrong, 0);
	buf_release(&table);
}

/* Does index.tsv hold this address for the file, of whatever provider? */
static bool
is_in_index(struct str index, struct str file, struct str url)
{
	struct str line, name, rest, asked;

	while (str_line(&index, &line)) {
		if (!str_cut(line, '\t', &name, &rest) || !str_eq(name, file))
			continue;
		str_cut(rest, '\t', &asked, &rest);
		return str_eq(asked, url);
	}
	return false;
}

static bool
asks_for_it(const struct reading *r, struct str index)
{
	struct request request = { 0 };
	struct buf url = { 0 };
	struct err err = { 0 };
	bool asked;

	assert_true(r->provider->address(&request, &r->id, 1, &err));
	buf_addf(&url, "%s%s", r->provider->base_url, request.path.s);
	asked = is_in_index(index, r->file, buf_str(&url));
	if (!asked)
		print_message(STR_FMT ": %s\n", STR_ARG(r->file), url.s);
	request_release(&request);
	buf_release(&url);
	return asked;
}

static void
every_question_is_the_one_that_was_answered(void **state)
{
	struct buf index = { 0 }, table = { 0 };
	struct str rest = all_readings(&table);
	struct reading r;
	size_t wrong = 0;

	(void)state;
	assert_true(load_file(FIXTURES "index.tsv", &index));
	while (next_reading(&rest, &r))
		if (str_is(r.question, "its own"))
			wrong += !asks_for_it(&r, buf_str(&index));
	assert_int_equal(wrong, 0);
	buf_release(&index);
	buf_release(&table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_answer_is_read_for_what_it_says),
		cmocka_unit_test(every_question_is_the_one_that_was_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
