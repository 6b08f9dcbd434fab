/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/answer.h"

/* A line that begins with "=" names another kind of result, and why. */
static const struct {
	const char *provider, *file, *id;
	int status; /* HTTP; 0: 200 */
	const char *line;
} cases[] = {
	{ "crossref", "crossref/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05-03,2016-05-03 | article,rct | abstract" },
	{ "crossref", "crossref/mn-laser-2018.json",
	    "doi:10.5555/mn-laser-2018", 0,
	    "Microneedling versus fractional laser for acne scars: a sp"
	    "lit-face randomised trial | Leila Haddad +1 | Fictional De"
	    "rmatologic Surgery | 2018-02,2018-02 | article,rct" },
	{ "crossref", "crossref/vitc-serum-2014.json",
	    "doi:10.5555/vitc-serum-2014", 0,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Tomas Verano +1 | Imagined Cosmetic Science | 2014"
	    "-09-15,2014-09-15 | article,rct | retracted" },
	{ "crossref", "crossref/collagen-drink-2019.json",
	    "doi:10.5555/collagen-drink-2019", 0,
	    "Oral collagen peptides and skin elasticity in women aged 4"
	    "5 to 65 | Bola Okafor +1 | Supposed Nutrition Journal | 20"
	    "19-11-20,2019-11-20 | article | concern" },
	{ "crossref", "crossref/melasma-2017.json",
	    "doi:10.5555/melasma-2017", 0,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Sunita Rao +1 | Fictional Dermatologic Surgery | 2017-07,"
	    "2017-07 | article | corrected" },
	{ "crossref", "crossref/night-shift-2012.json",
	    "doi:10.5555/night-shift-2012", 0,
	    "Night shifts and sleep duration in 1,204 hospital nurses: "
	    "a cohort study | Irina Petrov +1 | Conjectural Sleep Medic"
	    "ine | 2012-10-01,2012-10-01 | article,cohort" },
	{ "crossref", "crossref/mouse-collagen-2015.json",
	    "doi:10.5555/mouse-collagen-2015", 0,
	    "Microneedling and dermal collagen in hairless mice | Gino "
	    "Ferro +1 | Invented Skin Research | 2015-03,2015-03 | arti"
	    "cle | species animal" },
	{ "crossref", "crossref/absorption-2011.json",
	    "doi:10.5555/absorption-2011", 0,
	    "Skin absorption of vitamin C through microneedled human sk"
	    "in in vitro | Olav Lund +1 | Invented Skin Research | 2011"
	    "-06,2011-06 | article,in-vitro" },
	{ "crossref", "crossref/scar-review-2021.json",
	    "doi:10.5555/scar-review-2021", 0,
	    "Microneedling for acne scars: a systematic review and meta"
	    "-analysis | Aylin Demir +2 | Invented Reviews in Dermatolo"
	    "gy | 2021-08-30,2021-08-30 | article,meta-analysis | abstr"
	    "act" },
	{ "crossref", "crossref/sodium-guide-2020.json",
	    "doi:10.5555/sodium-guide-2020", 0,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020,2020 | article,guideline" },
	{ "crossref", "crossref/fish-oil-2010.json",
	    "doi:10.5555/fish-oil-2010", 0,
	    "Fish oil and resting heart rate: a crossover trial | Ulrik"
	    " Berg +1 | Conjectural Heart Journal | 2010-12,2010-12 | a"
	    "rticle | concern" },
	{ "crossref", "crossref/review.cd9901.json",
	    "doi:10.5555/review.cd9901", 0,
	    "Exercise for low back pain (review) | Tessa Hale +0 | Inve"
	    "nted Library of Systematic Reviews | 2014-06-11,2014-06-11"
	    " | article" },
	{ "crossref", "crossref/reply-2019.json",
	    "doi:10.5555/reply-2019", 0,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | Leila Haddad +0 | Fictional Dermatologic Surgery | 201"
	    "9-01,2019-01 | article" },
	{ "crossref", "crossref/green-tea-2013.json",
	    "doi:10.5555/green-tea-2013", 0,
	    "Green tea extract and weight: a randomised trial | Claire "
	    "Moreau +0 | Supposed Nutrition Journal | 2013-01-28,2013-0"
	    "1-28 | article,rct | retracted" },
	{ "crossref", "crossref/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022.v1", 0,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09,2022-04-09 | preprint,"
	    "cross-sectional" },
	{ "crossref", "crossref/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022", 0,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09,2022-04-09 | preprint,"
	    "cross-sectional" },
	{ "crossref", "crossref/vitc-serum-2014-r.json",
	    "doi:10.5555/vitc-serum-2014-r", 0,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Fictional Dermatologic Surgery | 2018-01 | retract"
	    "ion-notice,article | notice" },
	{ "crossref", "crossref/melasma-2017-c.json",
	    "doi:10.5555/melasma-2017-c", 0,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Fictional Dermatologic Surgery | 2018-01 | erratum,articl"
	    "e | notice" },
	{ "crossref", "crossref/no-such-trial-2020.txt",
	    "doi:10.5555/no-such-trial-2020", 404,
	    "=not found" },
	{ "crossref", "crossref/too-busy-2020.html",
	    "doi:10.5555/too-busy-2020", 200,
	    "=transient html or xml where json was due" },
	{ "europepmc", "europepmc/mn-rct-2016.json",
	    "doi:10.5555/mn-rct-2016", 0,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05 | rct,article | species human | abstract" },
	{ "europepmc", "europepmc/mn-laser-2018.json",
	    "doi:10.5555/mn-laser-2018", 0,
	    "Microneedling versus fractional laser for acne scars: a sp"
	    "lit-face randomised trial | Leila Haddad +1 | Fictional De"
	    "rmatologic Surgery | 2018-02 | rct,article | species human"
	    " | abstract" },
	{ "europepmc", "europepmc/vitc-serum-2014.json",
	    "doi:10.5555/vitc-serum-2014", 0,
	    "Topical vitamin C serum and facial wrinkles: a randomised "
	    "trial | Tomas Verano +1 | Imagined Cosmetic Science | 2014"
	    "-09 | rct,article | species human | abstract | retracted" },
	{ "europepmc", "europepmc/collagen-drink-2019.json",
	    "doi:10.5555/collagen-drink-2019", 0,
	    "Oral collagen peptides and skin elasticity in women aged 4"
	    "5 to 65 | Bola Okafor +1 | Supposed Nutrition Journal | 20"
	    "19-11 | rct,article | species human | abstract | concern" },
	{ "europepmc", "europepmc/melasma-2017.json",
	    "doi:10.5555/melasma-2017", 0,
	    "Tranexamic acid with or without microneedling in melasma |"
	    " Sunita Rao +1 | Fictional Dermatologic Surgery | 2017-07 "
	    "| clinical-trial,article | species human | abstract | corr"
	    "ected" },
	{ "europepmc", "europepmc/night-shift-2012.json",
	    "doi:10.5555/night-shift-2012", 0,
	    "Night shifts and sleep duration in 1,204 hospital nurses: "
	    "a cohort study | Irina Petrov +1 | Conjectural Sleep Medic"
	    "ine | 2012-10 | article,cohort | species human | abstract" },
	{ "europepmc", "europepmc/mouse-collagen-2015.json",
	    "doi:10.5555/mouse-collagen-2015", 0,
	    "Microneedling and dermal collagen in hairless mice | Gino "
	    "Ferro +1 | Invented Skin Research | 2015-03 | article | sp"
	    "ecies animal | abstract" },
	{ "europepmc", "europepmc/absorption-2011.json",
	    "doi:10.5555/absorption-2011", 0,
	    "Skin absorption of vitamin C through microneedled human sk"
	    "in in vitro | Olav Lund +1 | Invented Skin Research | 2011"
	    "-06 | article,in-vitro | species human | abstract" },
	{ "europepmc", "europepmc/scar-review-2021.json",
	    "doi:10.5555/scar-review-2021", 0,
	    "Microneedling for acne scars: a systematic review and meta"
	    "-analysis | Aylin Demir +2 | Invented Reviews in Dermatolo"
	    "gy | 2021-08 | systematic-review,meta-analysis,article | s"
	    "pecies human | abstract" },
	{ "europepmc", "europepmc/sodium-guide-2020.json",
	    "doi:10.5555/sodium-guide-2020", 0,
	    "Sodium intake for adults and children: guideline | Invente"
	    "d Nutrition Council +0 | Invented Nutrition Council Report"
	    "s | 2020 | guideline | species human | abstract" },
	{ "europepmc", "europepmc/fish-oil-2010.json",
	    "doi:10.5555/fish-oil-2010", 0,
	    "Fish oil and resting heart rate: a crossover trial | Ulrik"
	    " Berg +1 | Conjectural Heart Journal | 2010-12 | article |"
	    " species human | abstract | concern" },
	{ "europepmc", "europepmc/review.cd9901.json",
	    "doi:10.5555/review.cd9901", 0,
	    "Exercise for low back pain (review) | Tessa Hale +0 | Inve"
	    "nted Library of Systematic Reviews | 2014-06 | systematic-"
	    "review,article | species human | abstract" },
	{ "europepmc", "europepmc/reply-2019.json",
	    "doi:10.5555/reply-2019", 0,
	    "Microneedling versus fractional laser for acne scars: repl"
	    "y | Leila Haddad +0 | Fictional Dermatologic Surgery | 201"
	    "9-01 | letter,comment | species human" },
	{ "europepmc", "europepmc/dermaroller-home-2022.json",
	    "doi:10.5555/dermaroller-home-2022.v1", 0,
	    "Skin reactions after dermarolling at home: a survey of 812"
	    " users | Hugo Quist +1 | 2022-04-09 | preprint,cross-secti"
	    "onal | abstract" },
	{ "europepmc", "europepmc/pmid-99000001.json",
	    "pmid:99000001", 0,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05 | rct,article | species human | abstract" },
	{ "europepmc", "europepmc/pmcid-PMC99000001.json",
	    "pmcid:PMC99000001", 0,
	    "Microneedling for atrophic acne scars: a randomised contro"
	    "lled trial | Rana Almasi +2 | Journal of Invented Dermatol"
	    "ogy | 2016-05 | rct,article | species human | abstract" },
	{ "europepmc", "europepmc/mn-rct-2016.json",
	    "doi:10.5555/other", 0,
	    "=not found" },
	{ "europepmc", "europepmc/no-such-trial-2020.json",
	    "doi:10.5555/no-such-trial-2020", 0,
	    "=not found" },
	{ "europepmc", "europepmc/too-busy-2020.html",
	    "doi:10.5555/too-busy-2020", 0,
	    "=transient html or xml where json was due" },
	{ "europepmc", "europepmc/version-only.json",
	    "doi:10.5555/x", 0,
	    "=transient no list in the answer" },
	{ "europepmc", "europepmc/err-code.json",
	    "doi:10.5555/x", 0,
	    "=permanent request refused" },
};

static const char *
kind_name(enum result_kind kind)
{
	static const char *const names[] = { "=missing", "=found",
		"=not found", "=transient", "=permanent" };

	return names[kind];
}

static void
every_answer_is_read_for_what_it_says(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct provider *p = provider_named(cases[i].provider);
		struct buf body = { 0 }, line = { 0 }, path = { 0 };
		struct str id = str_of(cases[i].id);
		struct result out = { 0 };
		struct answer a = { .status = cases[i].status
		    ? cases[i].status : 200 };

		buf_addf(&path, FIXTURES "%s", cases[i].file);
		assert_true(load_file(path.s, &body));
		a.body = buf_str(&body);
		p->read(&a, &id, 1, &out);
		if (out.kind == RESULT_FOUND)
			work_line(&line, out.work);
		else
			buf_addf(&line, "%s%s%s", kind_name(out.kind),
			    out.why[0] ? " " : "", out.why);
		if (!str_is(buf_str(&line), cases[i].line)) {
			print_message("%s: %s\n  is:  %s\n  due: %s\n",
			    cases[i].provider, cases[i].file, line.s,
			    cases[i].line);
			wrong++;
		}
		results_release(&out, 1);
		buf_release(&body);
		buf_release(&line);
		buf_release(&path);
	}
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_answer_is_read_for_what_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
