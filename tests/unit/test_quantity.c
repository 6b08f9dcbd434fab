/* SPDX-License-Identifier: MIT */
/* test_quantity.c - numbers as people write them, and what is read of them. */
#include "quantities.h"

static void
numbers_in_every_spelling(void **state)
{
	static const struct example table[] = {
		{ "It was 1,500 in all", "1500" },
		{ "isn't licensed under 2", "lt 2" },
		{ "26 trials1", "26 {trial}; 1" },
		{ "1,5 mg", "1.5 mg" },
		{ "2,5 to 3,5 ml", "2.5..3.5 mL" },
		{ "245 mg of this/200 mg", "245 mg; 200 mg" },
		{ "250 mg/5 mL", "250 mg/(5.mL)" },
		{ "6.5C per 1,000m", "6.5 Cel/(1000.m)" },
		{ "8,930 ng*h/mL", "8930 ng.h/mL" },
		{ "up to \xE2\x88\x92" "1.25 D", "le -1.25 [diop]" },
		{ "7 st 12 lb \xE2\x80\x93 25 st", "110..350 [lb_av]" },
		{ "revised 04/2026", "<date>" },
		{ "a risk of 1 in 2000", "0.0005" },
		{ "the PROWL\xE2\x80\x91" "2 study", "<name>" },
		{ "men every 12 weeks, women every 16.", "12 wk; 16 wk" },
		{ "5.8% (95% control limits 4.3 to 8.2)", "5.8 %; 95 %; ci 4.3..8.2 %" },
		{ "albumin < 2.5 g/dL; eGFR under 20", "lt 2.5 g/dL; lt 20" },
		{ "of 43 548 people", "43548 {persons}" },
		{ "a dose of .5 mg", "0.5 mg" },
		{ "0\xC2\xB7""82 and 2\xC2\xBD", "0.82; 2.5" },
		{ "5\xC3\x97""10^3 copies", "5000 {copies}" },
		{ "1.43 x 10 -4 of it", "0.000143" },
		{ "6.67 x 10- 1 Pa", "0.667 Pa" },
		{ "of ~ 10 \xE2\x88\x92""7 of it", "approx 0.0000001" },
		{ "10 -4", "10; -4" },
		{ "62\xC2\xB1""10 \xE2\x88\x92""3\xC2\xB1""7", "62 +-10; -3 +-7" },
		{ "5 x 106 cells", "5000000" },
		{ "1.5\xC3\x97""1012 cm\xE2\x88\x92""3", "1500000000000 /cm3" },
		{ "2 x 105 mg tablets", "2; 105 mg" },
		{ "5 x 106 x 3 mm", "5 mm; 106 mm; 3 mm" },
		{ "20 x 106 people", "20; 106 {persons}" },
		{ "2.5 million people", "2500000 {persons}" },
		{ "19 to 21 million illnesses", "19000000..21000000" },
		{ "between 3 and 4 million people", "3000000..4000000 {persons}" },
		{ "from 500 to 1 million", "500..1000000" },
		{ "8+ hours", "ge 8 h" }, { "60+ minutes", "ge 60 min" },
		{ "(1+x)", "ge 1" }, { "cook it to 145 F", "145 [degF]" },
		{ "a bottle and a half of wine", "1.5 {bottle}" },
		{ "1.5 L for every kilogram", "1.5 L/kg" },
		{ "3 litres of water in the day", "3 L/d" },
		{ "work up to two spoons, up to 3 g", "2; le 3 g" },
		{ "at or below 60%", "le 60 %" }, { "at or above 5", "ge 5" },
		{ "4.0 to 11.0 x 10^9/L", "4000000000..11000000000 /L" },
		{ "2\xE2\x80\x93" "3 x 10\xC2\xB9\xE2\x81\xB0 cells",
		  "20000000000..30000000000" },
		{ "8\xE2\x80\x93" "10k steps", "8000..10000 {steps}" },
		{ "500 mcg (0.5 ml) over 12; 300 mcg", "500 ug; 0.5 mL; gt 12; 300 ug" },
		{ "4 hours 54 minutes a day", "294 min/d" },
		{ "cases triple in a year", "3 {ratio}" },
		{ "thrice a day", "3 /d" },
		{ "400 mg\xE2\x88\x95" "day", "400 mg/d" },
		{ "5 mg 6\xE2\x80\x93" "8 hourly", "5 mg; 6..8 h" },
		{ "2 tablets 4 hrly", "2 {tablet}; 4 h" }, { "2 daily", "2 /d" },
		{ "a 12-monthly check", "12 mo" }, { "twice-monthly", "2 /mo" },
		{ "250/100 mg", "250 mg; 100 mg" }, { "800/160 mg", "800 mg; 160 mg" },
		{ "in their 70s, for 70s", "70; 70 s" }, { "1.0 (men)", "1.0" },
		{ "not for under 12s; in under 12s", "lt 12; lt 12 s" },
		{ "11st 4lb", "158 [lb_av]" }, { "the 21st of 30", "21; 30" },
		{ "30:2 \xE2\x80\x94 thirty compressions", "30; 2; 30" },
		{ "0.0037 F68", "0.0037; <name>" }, { "SCP 06F6", "<name>" },
		{ "twenty-five women", "25 {persons}" },
		{ "one hundred and twenty children", "120 {persons}" },
		{ "a dozen doses", "12 {dose}" },
		{ "half a million people", "500000 {persons}" },
		{ "naught", "0" },
		{ "fifteen lakh people", "1500000 {persons}" },
		{ "no one in the house", "" },
		{ "The class is \"English 101\".", "101" },
		{ "99999999999999999999999999999999999999999999999999999 mg",
		    "<identifier>" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
bounds_and_haze(void **state)
{
	static const struct example table[] = {
		{ "after one session and up to 75% less",
		  "1 {session}; le 75 %" },
		{ "30 minutes or more 5 days a week", "ge 30 min; 5 d/wk" },
		{ "5 mg and over 60%", "5 mg; gt 60 %" },
		{ "60 years and over", "ge 60 a" },
		{ "In children over 6 months", "gt 6 mo" },
		{ "It fell over 6 months", "6 mo" },
		{ "5 mg or more", "ge 5 mg" },
		{ "5 mg or more than 10 mg", "5 mg; gt 10 mg" },
		{ "up to 5 mg", "le 5 mg" },
		{ "at least about 5 mg", "ge 5 mg" },
		{ "below 7%", "lt 7 %" },
		{ "within 72 hours", "le 72 h" },
		{ "within 5 mm", "5 mm" },
		{ "Never take more than 3 tablets", "le 3 {tablet}" },
		{ "Don\xE2\x80\x99t take more than 3 tablets", "le 3 {tablet}" },
		{ "no less than 5 mg", "ge 5 mg" },
		{ "pulse: 50 to 60 beats per minute",
		    "50..60 {beats}/min" },
		{ "seven or eight people in every ten", "0.7..0.8" },
		{ "180/120 or more", "ge 180 mm[Hg]; ge 120 mm[Hg]" },
		{ "pressure of 135/85 to 149/94",
		    "135 mm[Hg]; 85 mm[Hg]; 149 mm[Hg]; 94 mm[Hg]" },
		{ "146/79 in women", "146; 79" },
		{ "a split of 60/40 to 70/30", "60; 40; 70; 30" },
		{ "fever over 100.4", "gt 100.4 [degF]" },
		{ "a temperature of 39", "39 Cel" },
		{ "between three days and two weeks", "3..14 d" },
		{ "from 3 weeks to 2 months", "3 wk; 2 mo" },
		{ "150 minutes of brisk walking a week", "150 min/wk" },
		{ "151 older adults", "151 {persons}" },
		{ "7 to 9 hours, teenagers 8-10.", "7..9 h; 8..10 h" },
		{ "1.5 L (48 ounces)", "1.5 L; 48 [foz_us]" },
		{ "HR 0.69 (95% CI 0.53-0.91), nuts (0.72; 0.54-0.95)",
		    "0.69; 95 %; ci 0.53..0.91; 0.72; ci 0.54..0.95" },
		{ "no benefit above 40%", "gt 40 %" },
		{ "not seen in more than 40%", "gt 40 %" },
		{ "nearly half of them", "approx_below 0.5" },
		{ "104 \xC2\xB0""F (40 \xC2\xB0""C) or higher",
		    "ge 104 [degF]; ge 40 Cel" },
		{ "no more than 2 quarts (64 ounces) an hour",
		    "le 2 [qt_us]/h; le 64 [foz_us]/h" },
		{ "under 7% (53 mmol/mol)", "lt 7 %; lt 53 mmol/mol" },
		{ "1 drink a day for women and 2 for men",
		    "1 {drink}/d; 2 {drink}/d" },
		{ "Below 7 kPa is fine; over 15 is not", "lt 7 kPa; gt 15 kPa" },
		{ "hundreds of people", "approx 100.." },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
ranges_changes_and_intervals(void **state)
{
	static const struct example table[] = {
		{ "5 to 8 mg", "5..8 mg" },
		{ "between 5 and 8 mg", "5..8 mg" },
		{ "fell from 12% to 2%", "12 %; 2 %" },
		{ "5 \xC2\xB1 2 mg", "5 +-2 mg" },
		{ "20% (95% CI, 6.8 to 26.7)", "20 %; 95 %; ci 6.8..26.7 %" },
		{ "HR 0.41 (0.33-0.52; p<0.001)", "0.41; ci 0.33..0.52; lt 0.001" },
		{ "0.41 people (3-5)", "0.41 {persons}; 3..5" },
		{ "1 986, or 62%", "1986; 62 %" },
		{ "every one to three years", "1..3 a" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
shares_keep_their_parts(void **state)
{
	static const struct example table[] = {
		{ "1 in 5 women", "0.2" }, { "three out of four", "0.75" },
		{ "a one-in-four chance", "0.25" },
		{ "one in four to five users", "0.2..0.25" },
		{ "1 in 8-10 women", "0.1..0.125" },
		{ "1 in 4 to 50 women", "0.25; 50 {persons}" },
		{ "1 in 4 or 5 mg", "0.25; 5 mg" },
		{ "1 per 4,656 flights", "0.0002147766323" },
		{ "a risk of 2 in 1,000 a year", "0.002" },
		{ "9 out of 10 women", "0.9" }, { "a 7 out of 10", "7; 10" },
		{ "a 7 out of 10 chance", "0.7" }, { "a 7 out of 10 on pain", "7; 10" },
		{ "a 7 or 8 out of 10", "7..8; 10" },
		{ "scored 8 out of 10", "8; 10" },
		{ "1 to 3 in every 100 people", "0.01..0.03" },
		{ "2-3 in 1,000 babies", "0.002..0.003" },
		{ "10 to 20 in every hundred", "0.1..0.2" },
		{ "3 and 4 in 10", "3; 0.4" },
		{ "1 in 10,000 users per year", "0.0001" },
		{ "1 in 5 mg", "1; 5 mg" },
		{ "a risk of 1:350 at 35", "0.002857142857; 35" },
		{ "a risk. Diluted 1:100", "1; 100" },
		{ "one thirtieth of it", "0.03333333333" },
		{ "her fortieth birthday", "" },
		{ "two-thirds of them", "0.6666666667" }, { "halved", "0.5" },
		{ "The jab halves the risk", "0.5" },
		{ "Jab halves dementia risk", "0.5" },
		{ "both halves of the brain", "" },
		{ "every one to three years", "1..3 a" },
		{ "cut into halves the night before", "" },
		{ "Peach halves in syrup", "" },
		{ "12 of 48", "0.25" },
	};
	struct quantity_reader r;
	struct quantity q, counts[2];
	struct str of = STR("In 34 of the 49 children"), in = STR("1 in 5");

	(void)state;
	CHECK_ALL(table);
	quantity_reader_init(&r, units, of);
	assert_true(quantity_next(&r, &q));
	assert_true(quantity_counts(&q, of, counts));
	assert_string_equal(counts[0].value, "34");
	assert_string_equal(counts[1].value, "49");
	assert_true(str_is(str_sub(of, counts[1].start, counts[1].end), "49"));
	quantity_to_percent(&q);
	assert_string_equal(q.value, "69.4");
	assert_string_equal(q.unit, "%");
	quantity_reader_init(&r, units, in);
	assert_true(quantity_next(&r, &q));
	assert_false(quantity_counts(&q, in, counts));
}

static void
numbers_said_aloud(void **state)
{
	static const struct example table[] = {
		{ "minus one degree", "-1 deg" },
		{ "a score of negative five", "-5" },
		{ "HIV negative 3 times", "3 {ratio}" },
		{ "2 degrees below zero", "-2 deg" },
		{ "2 dozen eggs", "24" },
		{ "two hundred dozens", "2400" },
		{ "3 hundred and 21", "321" },
		{ "4 thousand 3 hundred and 21", "4321" },
		{ "3 million 20 mg tablets", "3000000; 20 mg" },
		{ "10 bln", "10000000000" },
		{ "fifty - two", "52" },
		{ "by twenty – one of the largest falls", "20" },
		{ "by twenty - one of the largest falls", "20" },
		{ "one - fourth of them", "0.25" },
		{ "three twenty-firsts", "0.1428571429" },
		{ "one twenty-fifth of it", "0.04" },
		{ "the twenty-first century", "" },
		{ "one over three", "0.3333333333" },
		{ "1 over twenty", "0.05" },
		{ "32.5 x 10 ( 4 ) /kg", "325000 /kg" },
		{ "5 x 10 (the mean)", "5; 10" },
		{ "1 hour thirty", "90 min" },
		{ "2 hours and 10.", "130 min" },
		{ "2 hours and 10 people", "2 h; 10 {persons}" },
		{ "2 yards 7 ft 10 inches", "166 [in_i]" },
		{ "2 weeks, 30 days", "2 wk; 30 d" },
		{ "30 minutes, five days a week", "30 min; 5 d/wk" },
		{ "lowered by 7.7/2.4 mmHg", "7.7 mm[Hg]; 2.4 mm[Hg]" },
		{ "two readings a minute apart", "2" },
		{ "20 (kg)", "20 kg" },
		{ "20 (heavy)", "20" },
		{ "eleven randomised controlled trials", "11 {trial}" },
		{ "one small study", "1 {study}" },
		{ "little gain beyond 2.2 g", "gt 2.2 g" },
		{ "He ran 5k for $5k", "5 km; 5000 {USD}" },
		{ "15 dollars 50", "15.50 {USD}" },
		{ "3 dollars 50 cents", "3.50 {USD}" },
		{ "USD115", "115 {USD}" },
		{ "21 out of 94 patients", "0.2234042553" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
two_bounds_make_a_range(void **state)
{
	static const struct example table[] = {
		{ "18.5 \xE2\x89\xA4 BMI < 25", "18.5..25 kg/m2" },
		{ "0.4 <= x <= 0.625", "0.4..0.625" },
		{ "3 < age (years) < 5", "3; lt 5" },
		{ "25 < BMI, 30 < age", "25; 30" },
		{ "more than 10 and less than 40 mg", "10..40 mg" },
		{ "greater than 30 but below 40", "30..40" },
		{ "greater than 30 and less than or equal to 40", "30..40" },
		{ "at most 100 and at least 20", "20..100" },
		{ "over 65 and under 80 years", "65..80 a" },
		{ "more than 50 people and less than 3 days",
		  "gt 50 {persons}; lt 3 d" },
		{ "more than 5% and more than 10%", "gt 5 %; gt 10 %" },
	};

	(void)state;
	CHECK_ALL(table);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_in_every_spelling),
		cmocka_unit_test(bounds_and_haze),
		cmocka_unit_test(ranges_changes_and_intervals),
		cmocka_unit_test(shares_keep_their_parts),
		cmocka_unit_test(numbers_said_aloud),
		cmocka_unit_test(two_bounds_make_a_range),
	};

	return cmocka_run_group_tests(tests, quantities_load,
	    quantities_unload);
}
