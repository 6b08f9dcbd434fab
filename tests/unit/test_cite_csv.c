/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/csv.h"
#include "cite/retraction_watch.h"

static void
rows_and_fields_are_told_apart(void **state)
{
	static const struct {
		const char *text, *rows; /* fields in <>, rows end in ; */
	} cases[] = {
		{ "a,b\nc,d\n", "<a><b>;<c><d>;" },
		{ "a,b\r\nc,d", "<a><b>;<c><d>;" },
		{ "a,,\n", "<a><><>;" },
		{ "a\r,\r\n", "<a\r><>;" },
		{ "a\r,", "<a\r><>;" },
		{ "\"a,b\",c\n", "<a,b><c>;" },
		{ "\"a\nb\",c\n", "<a\nb><c>;" },
		{ "\"a \"\"b\"\"\",c\n", "<a \"b\"><c>;" },
		{ "a \"b\",c\n", "<a \"b\"><c>;" },
		{ "\"a\"b,c\n", "<ab><c>;" },
		{ "\"never closed,c\nd", "<never closed,c\nd>;" },
		{ "\n\na\n\n\nb\n", "<a>;<b>;" },
		{ "", "" },
		{ ",", "<><>;" },
		{ "\"\"", "<>;" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct csv csv = { .rest = str_of(cases[i].text) };
		struct buf rows = { 0 };

		buf_adds(&rows, "");
		while (csv_row(&csv)) {
			for (size_t k = 0; k < csv.n; k++)
				buf_addf(&rows, "<" STR_FMT ">",
				    STR_ARG(csv.fields[k]));
			buf_addc(&rows, ';');
		}
		assert_string_equal(rows.s, cases[i].rows);
		buf_release(&rows);
		csv_release(&csv);
	}
}

static void
a_row_of_many_fields_keeps_the_first(void **state)
{
	struct buf text = { 0 };
	struct csv csv = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_addf(&text, "%d,", i);
	csv.rest = buf_str(&text);
	assert_true(csv_row(&csv));
	assert_int_equal(csv.n, CSV_FIELDS);
	assert_true(str_is(csv.fields[63], "63"));
	assert_false(csv_row(&csv));
	csv_release(&csv);
	buf_release(&text);
}

static void
the_index_knows_a_work_by_doi_and_pmid(void **state)
{
	static const struct {
		const char *id, *line;
	} cases[] = {
		{ "doi:10.5555/vitc-serum-2014",
		    "retracted 2017-03-01 doi:10.5555/vitc-serum-2014-r "
		    "Falsification/Fabrication of Data; "
		    "Investigation by Company/Institution" },
		{ "pmid:99000003",
		    "retracted 2017-03-01 doi:10.5555/vitc-serum-2014-r "
		    "Falsification/Fabrication of Data; "
		    "Investigation by Company/Institution" },
		{ "doi:10.5555/collagen-drink-2019",
		    "concern 2021-06-10 doi:10.5555/collagen-drink-2019-e "
		    "Concerns/Issues about Data" },
		{ "doi:10.5555/back", "concern 2015-02-02 doi:10.5555/back-r "
		    "Error by Journal/Publisher" },
		{ "pmid:99000202",
		    "retracted 2001-07-08  Plagiarism of Article" },
		{ "doi:unavailable", "" },
		{ "pmid:0", "" },
		{ "doi:10.5555/mn-rct-2016", "" },
	};
	struct buf text = { 0 };
	struct err err = { 0 };
	struct retraction_watch *rw;

	(void)state;
	assert_true(load_file(FIXTURES "retractionwatch/sample.csv", &text));
	rw = retraction_watch_read(buf_str(&text), &err);
	buf_release(&text);
	assert_non_null(rw);
	assert_int_equal(retraction_watch_count(rw), 5);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct result out = { 0 };
		struct buf line = { 0 };

		buf_adds(&line, "");
		retraction_watch_find(rw, str_of(cases[i].id), &out);
		if (out.kind == RESULT_FOUND) {
			const struct notice *n = &out.work->notices[0];
			char date[DATE_SIZE];

			date_print(n->date, date);
			buf_addf(&line, "%s %s " STR_FMT " " STR_FMT,
			    editorial_name(editorial_of_work(out.work)), date,
			    STR_ARG(n->by), STR_ARG(n->reason));
		}
		assert_string_equal(line.s, cases[i].line);
		buf_release(&line);
		results_release(&out, 1);
	}
	retraction_watch_free(rw);
}

static void
another_csv_is_refused_by_name_of_column(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_null(retraction_watch_read(STR("a,b,Title\n1,2,3\n"), &err));
	assert_string_equal(err.text,
	    "no column RetractionDate: not a file of Retraction Watch");
	err_clear(&err);
	assert_null(retraction_watch_read(STR(""), &err));
	assert_int_equal(err.kind, ERR_INPUT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_and_fields_are_told_apart),
		cmocka_unit_test(a_row_of_many_fields_keeps_the_first),
		cmocka_unit_test(the_index_knows_a_work_by_doi_and_pmid),
		cmocka_unit_test(another_csv_is_refused_by_name_of_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
