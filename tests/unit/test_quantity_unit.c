/* SPDX-License-Identifier: MIT */
/* test_quantity_unit.c - the units of numbers, written, understood and carried on. */
#include "quantities.h"

static void
units_stand_behind_before_and_around(void **state)
{
	static const struct example table[] = {
		{ "1.5mm needles", "1.5 mm" },
		{ "a 12-week course", "12 wk" },
		{ "140/90 mmHg", "140 mm[Hg]; 90 mm[Hg]" },
		{ "5, 10 and 15 mg", "5 mg; 10 mg; 15 mg" },
		{ "8- to 12-week", "8..12 wk" },
		{ "5- and 10-mg tablets", "5 mg; 10 mg" },
		{ "30 ml to 50 ml daily", "30..50 mL/d" },
		{ "2 hours and 30 minutes", "150 min" },
		{ "5 ft 2 in", "62 [in_i]" },
		{ "a BMI of 25-29.9", "25..29.9 kg/m2" },
		{ "BMI under 30", "lt 30 kg/m2" },
		{ "by age nineteen", "19 a" },
		{ "a pulse under 45 or over 120",
		    "lt 45 {beats}/min; gt 120 {beats}/min" },
		{ "pH 7.4", "7.4 [pH]" },
		{ "cost $ 75 million", "75000000 {USD}" },
		{ "-15\xE2\x82\xAC", "-15 {EUR}" },
		{ "half an hour", "0.5 h" },
		{ "half a level teaspoon", "0.5 [tsp_us]" },
		{ "5 in 10", "0.5" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
units_of_science(void **state)
{
	static const struct example table[] = {
		{ "some 66 Ma ago", "approx 66 Ma" },
		{ "1 Ma Y, Li X", "1" },
		{ "about 4.5 Gyr", "approx 4.5 Ga" },
		{ "over 20 ka", "20 ka" },
		{ "a radius of 96 pm", "96 pm" },
		{ "2.1 pm", "2.1 pm" },
		{ "open 8-10 pm and 8.30 pm", "8; <time>; <time>" },
		{ "10.4 mmols", "10.4 mmol" },
		{ "10 wt.% and 0.4 wt. %", "10 %{w/w}; 0.4 %{w/w}" },
		{ "12.7 wt.-%", "12.7 %{w/w}" },
		{ "2 mol% of it", "2 %{mol}" },
		{ "at 37 oC", "37 Cel" },
		{ "\xE2\x88\x92""273.15\xC2\xB0 on the Celsius scale", "-273.15 Cel" },
		{ "573.15K", "573.15 K" },
		{ "a temperature above 45K", "gt 45 K" },
		{ "32K people", "32000 {persons}" },
		{ "2.5K followers", "2500" },
		{ "30K people lost 10 kg", "30000 {persons}; 10 kg" },
		{ "12K and 420 K", "12 K; 420 K" },
		{ "30K people at 25 \xC2\xB0""C", "30000 {persons}; 25 Cel" },
		{ "at 54 \xC2\xB0N", "54 deg" },
		{ "15,000 British thermal units", "15000 [Btu]" },
		{ "4 ppt of it in water", "4 [pptr]" },
		{ "278,000 t of it, 5 Mt", "278000 t; 5 Mt" },
		{ "1 t salt and 100 t-tests", "1; 100" },
		{ "\xC2\xB1 232 t 1/2(h)", "232; 0.5 h" },
		{ "over 5 fb\xE2\x88\x92""1", "gt 5 /fb" },
		{ "Hubble is sharp across a 2\xC2\xBD' (150\") field",
		    "2.5 {arcmin}; 150 {arcsec}" },
		{ "a beam of 12 \xE2\x80\xB2", "12 {arcmin}" },
		{ "a plank of 12\xE2\x80\xB2", "12 [ft_i]" },
		{ "an 'Ironman 70.3' race", "70.3" },
		{ "the girls' team, 6' tall", "6 [ft_i]" },
		{ "he's 6' tall", "6 [ft_i]" },
		{ "500 AU/mL", "500 {AU}/mL" },
		{ "173 mAh g-1", "173 mA.h/g" },
		{ "18.2 M\xCE\xA9 cm", "18.2 MOhm.cm" },
		{ "0.5 nJ, 3 nT and 1 \xC2\xB5K", "0.5 nJ; 3 nT; 1 uK" },
		{ "5\xE2\x80\xB2\xE2\x80\xB2 tall", "5 [in_i]" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
rates_keep_what_they_are_per(void **state)
{
	static const struct example table[] = {
		{ "around 1 per 10,000 a year", "approx 1 /(10000.a)" },
		{ "2,000 mg a day", "2000 mg/d" },
		{ "300 mg/24 h", "300 mg/d" },
		{ "4 g in 24 hours", "4 g/d" },
		{ "lost 5 kg in 24 weeks", "5 kg; 24 wk" },
		{ "52 kcal per 100 g", "52 kcal/(100.g)" },
		{ "58 mL/min/1.73 m2", "58 mL/min/{1.73_m2}" },
		{ "45 per 100,000 person-years", "45 /(100000.a)" },
		{ "3.1 per 100,000 in 2014", "3.1 /100000; 2014" },
		{ "3 per 1,000 in Spain", "3 /1000" },
		{ "247 lung cancer deaths per 100,000 person-years",
		    "247 {deaths}/(100000.a)" },
		{ "40 per 100 resident-years", "40 /(100.a)" },
		{ "200mg of caffeine a day - about two mugs",
		    "200 mg/d; approx 2" },
		{ "4.5 per 100,000 people a year", "4.5 /(100000.a)" },
		{ "1.6 g of protein per kilogram of weight a day",
		    "1.6 g/kg/d" },
		{ "75 mg aspirin daily", "75 mg/d" },
		{ "two 500 mg tablets daily", "2; 500 mg" },
		{ "500 mg ibuprofen twice daily", "500 mg; 2 /d" },
		{ "50-100 hairs per day", "50..100 {hairs}/d" },
		{ "twenty weekly sessions", "20 {session}" },
		{ "1.3 percentage points in a year", "1.3 %" },
		{ "10 people who take it daily", "10 {persons}" },
		{ "1.5%-3%", "1.5..3 %" },
		{ "2.4 km s \xE2\x88\x92""1 for it", "2.4 km/s" },
		{ "0.03 cm \xE2\x88\x92""3.", "0.03 /cm3" },
		{ "0.0265h \xE2\x88\x92""1 )", "0.0265 /h" },
		{ "up to 4 mg mL- 1", "le 4 mg/mL" },
		{ "12 mA g\xE2\x88\x92 1", "12 mA/g" },
		{ "200 mg/m 2 of it", "200 mg/m2" },
		{ "9.8 m/s 2 down", "9.8 m/s2" },
		{ "25 kg/m(2) or 4 J / cm ( 2 )", "25 kg/m2; 4 J/cm2" },
		{ "60 mL/min/1.73 m(2) of it", "60 mL/min/{1.73_m2}" },
		{ "90 mL/min per 1\xC2\xB7""73 m\xC2\xB2", "90 mL/min/{1.73_m2}" },
		{ "5 cm(2) after 12 weeks(3)", "5 cm2; 12 wk; 3" },
		{ "5 cm (2) long", "5 cm; 2" },
		{ "40 ml kg(-1) min(-1)", "40 mL/kg/min" },
		{ "40 ml.kg(-1).min(-1)", "40 mL/kg/min" },
		{ "40 ml x kg(-1) x min(-1)", "40 mL/kg/min" },
		{ "3 mg/m 2 hours later", "3 mg/m; 2 h" },
		{ "3 kg \xE2\x88\x92""1 to 7", "3 kg; -1..7" },
		{ "3 kg \xE2\x88\x92""1.5", "3 kg; -1.5" },
		{ "3 kg -1", "3 kg; -1" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
a_sentence_carries_units_on(void **state)
{
	static const struct example table[] = {
		{ "Heart rate fell from 80 to 70.",
		  "80 {beats}/min; 70 {beats}/min" },
		{ "BMI fell from 32.1 to 29.4, against 31.9 to 31.2 with placebo",
		  "32.1 kg/m2; 29.4 kg/m2; 31.9 kg/m2; 31.2 kg/m2" },
		{ "BMI 27.4, CRP 12.5", "27.4 kg/m2; 12.5" },
		{ "below 5 mmol/L and TSH below 4.", "lt 5 mmol/L; lt 4" },
		{ "for 12 months if you are under 35, longer if you are 50 or more",
		  "12 mo; lt 35; ge 50" },
		{ "11% at 40-42, 5% at 43-44 and 4% over 44.",
		  "11 %; 40..42; 5 %; 43..44; 4 %; gt 44" },
		{ "(HR 1.04, 0.68-1.57, p=0.86)", "1.04; ci 0.68..1.57; 0.86" },
		{ "(means 1.04, 0.68-1.57, 0.86)", "1.04; 0.68..1.57; 0.86" },
		{ "between weeks 6 and 12", "6 wk; 12 wk" },
		{ "2 per 10,000 on nothing, 5-12 on the pill, 29 in pregnancy",
		  "2 /10000; 5..12 /10000; 29 /10000" },
		{ "2 per 10,000 on nothing, 5-12 hours", "2 /10000; 5..12 h" },
		{ "walks 5 times a week: 3", "5 /wk; 3" },
		{ "less than 18 cm or your ABPI is below 0.8",
		  "lt 18 cm; lt 0.8" },
		{ "as good as two years, and the score was 4 or less.",
		  "2 a; le 4" },
		{ "by -4.2/-2.1 mmHg", "-4.2 mm[Hg]; -2.1 mm[Hg]" },
		{ "twice a day for pain and 3 in bed", "2 /d; 3" },
		{ "for 24 weeks; the score (0-10)", "24 wk; 0..10" },
		{ "82% last 25 years (299,291 knees; 95% CI 81.3-83.2)",
		  "82 %; 25 a; 299291; 95 %; ci 81.3..83.2 %" },
		{ "82% do (HR 1.2; 95% CI 1.1-1.4)",
		  "82 %; 1.2; 95 %; ci 1.1..1.4" },
		{ "130-180 g/L for men, 115-165 for women",
		  "130..180 g/L; 115..165 g/L" },
		{ "130-180 g/L for men, 115-165 in all",
		  "130..180 g/L; 115..165" },
		{ "1 in 100 before 40, and 5% between 40 and 45",
		  "0.01; 40; 5 %; 40..45" },
		{ "ranged from 34 to 18 mmHg", "18..34 mm[Hg]" },
		{ "fell from 34 to 18 mmHg", "34 mm[Hg]; 18 mm[Hg]" },
		{ "on at least 15 days a month, at least 8 of them bad",
		  "ge 15 d/mo; ge 8 d/mo" },
		{ "86% did; of those who lost less than 5, few", "86 %; lt 5" },
		{ "20% (95% UI 13-27)", "20 %; 95 %; ci 13..27 %" },
		{ "week 6 and 12 men", "6 wk; 12 {persons}" },
		{ "15 to 20 years, compared with 10-15 for one",
		  "15..20 a; 10..15 a" },
		{ "15 to 20 years in 10-15 of them", "15..20 a; 10..15" },
		{ "8-12 ng/mL at first, 5-8 thereafter", "8..12 ng/mL; 5..8 ng/mL" },
		{ "90 per 10,000, against 14 in donors and 326 in all",
		  "90 /10000; 14 /10000; 326 /10000" },
		{ "up to 99% pure and as many as 61 strains", "le 99 %; le 61" },
		{ "from 22 \xE2\x86\x92 45 g/day", "22 g/d; 45 g/d" },
		{ "BMI of 31.5 (p = 0.03)", "31.5 kg/m2; 0.03" },
		{ "about 500 lux; a dull day is nearer 10,000.",
		  "approx 500 lx; approx 10000 lx" },
		{ "It is 5.1 mmol/L on average; 5 or less is healthy.",
		  "5.1 mmol/L; le 5 mmol/L" },
		{ "2 to 10 days to appear, and sometimes up to 16.",
		  "2..10 d; le 16 d" },
		{ "below 130 mmHg in people over 65.", "lt 130 mm[Hg]; gt 65" },
		{ "5 mg, and about 300 people", "5 mg; approx 300 {persons}" },
		{ "10 weeks, and again at 18 to 22.", "10 wk; 18..22 wk" },
		{ "every 3 months to every 2 years", "3..24 mo" },
		{ "It fell from 3 weeks to 2 days.", "3 wk; 2 d" },
		{ "never before four months", "ge 4 mo" },
		{ "one 12oz cup", "1; 12 [foz_us]" },
		{ "no extra calories, zero extra calories", "0 kcal" },
		{ "A glass a day", "1 {glass}/d" },
	};

	(void)state;
	CHECK_ALL(table);
}

static void
a_hostile_compound_is_read_in_a_loop(void **state)
{
	struct quantity_reader r;
	struct buf text = { 0 };
	struct quantity q;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 200000; i++)
		buf_adds(&text, "1 h ");
	quantity_reader_init(&r, units, buf_str(&text));
	while (quantity_next(&r, &q))
		n++;
	assert_int_equal(n, 200000);
	buf_release(&text);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_stand_behind_before_and_around),
		cmocka_unit_test(units_of_science),
		cmocka_unit_test(rates_keep_what_they_are_per),
		cmocka_unit_test(a_sentence_carries_units_on),
		cmocka_unit_test(a_hostile_compound_is_read_in_a_loop),
	};

	return cmocka_run_group_tests(tests, quantities_load,
	    quantities_unload);
}
