/* SPDX-License-Identifier: MIT */
/* test_quantity_thing.c - digits that are no quantity. */
#include "quantities.h"

static void
what_is_no_quantity_is_one_thing(void **state)
{
	static const struct example table[] = {
		{ "on 3 May 2020 at 10:30", "<date>; <time>" },
		{ "vitamin B12 and COVID-19", "<name>; <name>" },
		{ "as shown [12]", "<citation>" },
		{ "version 1.2.3", "<version>" },
		{ "10.5555/12345678", "<identifier>" },
		{ "Ca(NO3)2 and Zn(NO3)2*6H2O", "<name>; <name>; <name>; <name>; <name>" },
		{ "18F-FDG, [11C]PK11195, 99mTc and 131I",
		    "<name>; <name>; <name>; <name>; <name>" },
		{ "13C/12C", "<name>; <name>" },
		{ "kept at 14C or 18F", "14 Cel; 18 [degF]" },
		{ "a 3D scan of CO 2 and VO 2 max", "<name>; <name>; <name>" },
		{ "CO 2 L, PM 2.5", "2 L; <name>" },
		{ "(underweight)23 (6.4%)", "23; 6.4 %" },
		{ "arthritis (RA)1\xE2\x80\x93""4 has", "<name>" },
		{ "of 3C274 and 06F6", "<name>; <name>" },
		{ "4E3 of (n=12) 5 mg", "4000; 12; 5 mg" },
		{ "a 2012 study of 15 men", "2012; 15 {persons}" },
		{ "a 2013 RCT, 12 trials", "2013; 12 {trial}" },
		{ "by interview (28). It", "28" },
		{ "in the others (12-18). It", "12..18" },
		{ "of stroke (26,29,49) and", "<citation>" },
		{ "of stroke (4,35-38,44).", "<citation>" },
		{ "in (28) of them", "28" },
		{ "in all (1,200,000) of them", "1200000" },
		{ "was 12 (28). It", "12; 28" },
	};

	(void)state;
	CHECK_ALL(table);
}

/* Once "1 h 1 h ..." went as deep as the text is long. */
static void
one_goes_without_a_number(void **state)
{
	static const struct example table[] = {
		{ "if one uses it, as one usually sees", "" },
		{ "one times daily in one species", "1 /d; 1" },
		{ "a double-lined star in the Triple Iron race", "" },
		{ "a half-filled glass, half-fat milk", "" },
		{ "a half-hour walk may double the risk", "0.5 h; 2 {ratio}" },
		{ "a kilogram of rice", "1 kg" },
		{ "A cup of coffee", "1 [cup_us]" },
		{ "an ml", "1 mL" },
		{ "It lasted an hour.", "1 h" },
		{ "A week later", "1 wk" },
		{ "for a week or two", "1..2 wk" },
		{ "wait another week", "1 wk" },
		{ "lost a pound a week", "1 [lb_av]/wk" },
		{ "a couple of days", "approx 2 d" },
		{ "quarter-litre", "0.25 L" },
		{ "tenth of a gallon", "0.1 [gal_us]" },
		{ "a tenth of a gram per cup", "0.1 g/[cup_us]" },
		{ "the tenth of a series", "" },
		{ "5 km in an hour", "5 km" },
		{ "3 mg an hour before bed", "3 mg; 1 h" },
		{ "Take one tablet an hour after food", "1 {tablet}; 1 h" },
		{ "1 tablet a minute before a run", "1 {tablet}; 1 min" },
		{ "60 mL an hour for a day", "60 mL/h" },
		{ "200 ml a day before surgery", "200 mL/d" },
		{ "2 puffs every hour after that", "2 {puffs}/h" },
		{ "twice in a week", "2 /wk" },
		{ "a foot ulcer, a kidney stone, a meter", "" },
		{ "on a day like this", "" },
	};

	(void)state;
	CHECK_ALL(table);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_quantity_is_one_thing),
		cmocka_unit_test(one_goes_without_a_number),
	};

	return cmocka_run_group_tests(tests, quantities_load,
	    quantities_unload);
}
