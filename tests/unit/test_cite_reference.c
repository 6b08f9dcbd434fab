/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/author.h"
#include "cite/reference_fit.h"

static const struct {
	const char *text, *parts; /* surname/title/journal/year/volume/page */
} texts[] = {
	{ "Almasi R, Brandt K, Osei P. Microneedling for scars: a trial. J "
	  "Invented Dermatol. 2016;12(3):145-152.",
	    "Almasi/Microneedling for scars: a trial/J Invented Dermatol/2016"
	    "/12/145" },
	{ "[3] Almasi R. Do needles help? A trial of 1950 scars. J Test. 2016 "
	  "May 3;12:e145.", "Almasi/Do needles help/A trial of 1950 scars. J "
	  "Test/2016/12/e145" },
	{ "Haddad, L., & Nowak, J. (2018). Needles and lasers. Fict Dermatol "
	  "Surg, 44(2), 201-209.",
	    "Haddad/Needles and lasers/Fict Dermatol Surg/2018/44/201" },
	{ "12. van der Berg JM. A title of words. Test J. 2001;5:6.",
	    "van der Berg/A title of words/Test J/2001/5/6" },
	{ "Haddad L. Needles and lasers. Fict Dermatol Surg 2018.",
	    "Haddad/Needles and lasers/Fict Dermatol Surg/2018//" },
	{ "no year at all in this text", "no year at all in this text////0//" },
};

static void
a_reference_is_taken_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct reference r;
		struct buf line = { 0 };

		reference_read(str_of(texts[i].text), &r);
		buf_addf(&line, STR_FMT "/" STR_FMT "/" STR_FMT "/%d/" STR_FMT
		    "/" STR_FMT, STR_ARG(r.surname), STR_ARG(r.title),
		    STR_ARG(r.journal), r.year, STR_ARG(r.volume),
		    STR_ARG(r.page));
		if (i == COUNT(texts) - 1)
			assert_int_equal(r.year, 0);
		else
			assert_string_equal(line.s, texts[i].parts);
		buf_release(&line);
	}
}

static void
only_a_reference_is_asked_about(void **state)
{
	static const struct {
		const char *text;
		bool asked;
	} cases[] = {
		{ "Haddad L. Needles and lasers. Fict Surg 2018.", true },
		{ "Haddad L. Needles and lasers. Fict Surg.", false },
		{ "Haddad 2018", false },
		{ "see the page of 12345 words here and there", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf id = { 0 };

		assert_int_equal(reference_id(str_of(cases[i].text), &id),
		    cases[i].asked);
		assert_int_equal(id.n > 0, cases[i].asked);
		buf_release(&id);
	}
}

#define REF "Haddad L, Nowak J. Microneedling versus laser for scars. Fict " \
	"Dermatol Surg 2018;44:201."

static const struct {
	const char *title, *author, *journal;
	int year;
	bool fits;
} works[] = {
	{ "Microneedling versus laser for scars", "Leila Haddad",
	    "Fictional Dermatologic Surgery", 2018, true },
	{ "Microneedling versus laser for scars: a randomised trial",
	    "Leila Haddad", "Fictional Dermatologic Surgery", 2018, true },
	{ "Microneedling versus laser for scars", "Leila Haddad", "Other",
	    2019, true },
	{ "Microneedling versus laser for scars", "Ann Other",
	    "Fictional Dermatologic Surgery", 2017, true },
	{ "Microneedling versus laser for scars", "Ann Other", "Other", 2018,
	    false },
	{ "Microneedling versus laser for scars", "Leila Haddad",
	    "Fictional Dermatologic Surgery", 2020, false },
	{ "Microneedling versus laser for scars", "Leila Haddad",
	    "Fictional Dermatologic Surgery", 0, false },
	{ "Microneedling versus laser for scars: reply", "Leila Haddad",
	    "Fictional Dermatologic Surgery", 2018, false },
	{ "Correction to microneedling versus laser for scars",
	    "Leila Haddad", "Fictional Dermatologic Surgery", 2018, false },
	{ "Laser for tattoos in a hundred people", "Leila Haddad",
	    "Fictional Dermatologic Surgery", 2018, false },
	{ "Scars", "Leila Haddad", "Other", 2018, false },
	{ "", "Leila Haddad", "Fictional Dermatologic Surgery", 2018, false },
};

static struct work *
make_work(size_t i)
{
	struct work *w = work_new();

	w->title = work_str(w, str_of(works[i].title));
	w->journal = work_str(w, str_of(works[i].journal));
	author_add_name(w, str_of(works[i].author));
	work_add_date(w, (struct date){ .kind = DATE_PRINT,
	    .year = works[i].year });
	return w;
}

static void
a_work_fits_by_title_year_and_author_or_journal(void **state)
{
	struct reference r;

	(void)state;
	reference_read(STR(REF), &r);
	for (size_t i = 0; i < COUNT(works); i++) {
		struct work *w = make_work(i);

		if ((reference_fit(&r, w) > 0) != works[i].fits)
			print_message("%s, %s, %d\n", works[i].title,
			    works[i].author, works[i].year);
		assert_int_equal(reference_fit(&r, w) > 0, works[i].fits);
		work_free(w);
	}
}

static void
two_that_fit_alike_are_ambiguous(void **state)
{
	struct result out = { 0 };
	struct work *first = make_work(0), *second = make_work(0);

	(void)state;
	first->next = second;
	second->next = make_work(9);
	reference_choose(STR(REF), first, &out);
	assert_int_equal(out.kind, RESULT_FOUND);
	assert_true(out.work->ambiguous);
	assert_non_null(out.work->next->next);
	assert_null(out.work->next->next->next);
	results_release(&out, 1);
}

static void
the_best_is_taken_where_it_is_clearly_ahead(void **state)
{
	struct result out = { 0 };
	struct work *first = make_work(1);

	(void)state;
	first->next = make_work(0);
	reference_choose(STR(REF), first, &out);
	assert_int_equal(out.kind, RESULT_FOUND);
	assert_false(out.work->ambiguous);
	assert_true(str_is(out.work->title,
	    "Microneedling versus laser for scars"));
	results_release(&out, 1);
	reference_choose(STR(REF), make_work(9), &out);
	assert_int_equal(out.kind, RESULT_NOT_FOUND);
	results_release(&out, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reference_is_taken_apart),
		cmocka_unit_test(only_a_reference_is_asked_about),
		cmocka_unit_test(
		    a_work_fits_by_title_year_and_author_or_journal),
		cmocka_unit_test(two_that_fit_alike_are_ambiguous),
		cmocka_unit_test(the_best_is_taken_where_it_is_clearly_ahead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
