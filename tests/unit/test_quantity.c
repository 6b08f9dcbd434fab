/* SPDX-License-Identifier: MIT */
/* test_quantity.c - numbers as people write them, and what is read of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/attr.h"
#include "measure/quantity.h"
#include "rule/units.h"

static struct arena arena;
static struct units *units;

/* "VALUE UNIT", "LOW..HIGH UNIT", with its comparator in front ("le 5 mg"), a
 * spread behind ("5 +-2"); quantities parted by "; ", things in "<>". */
static void
put(struct buf *out, const struct quantity *q)
{
	if (out->n > 0)
		buf_adds(out, "; ");
	if (!quantity_is_number(q)) {
		buf_adds(out, "<");
		buf_adds(out, number_form_name(q->form));
		buf_adds(out, ">");
		return;
	}
	if (q->comparator != CMP_EQ && q->comparator != CMP_RANGE) {
		buf_adds(out, comparator_name(q->comparator));
		buf_adds(out, " ");
	}
	if (q->value[0] != '\0' && q->comparator != CMP_CI) {
		buf_adds(out, q->value);
	} else {
		buf_adds(out, q->low);
		buf_adds(out, "..");
		buf_adds(out, q->high);
	}
	if (q->spread[0] != '\0') {
		buf_adds(out, " +-");
		buf_adds(out, q->spread);
	}
	if (q->unit[0] != '\0') {
		buf_adds(out, " ");
		buf_adds(out, q->unit);
	}
}

static void
check(const char *text, const char *want)
{
	struct quantity_reader r;
	struct buf out = { 0 };
	struct quantity q;

	quantity_reader_init(&r, units, str_of(text));
	while (quantity_next(&r, &q)) {
		assert_true(q.start <= q.number_start);
		assert_true(q.number_end <= q.end && q.end <= strlen(text));
		put(&out, &q);
	}
	buf_adds(&out, "");
	if (!str_eq(buf_str(&out), str_of(want)))
		fail_msg("\"%s\" is read as \"%.*s\", not \"%s\"", text,
		    (int)out.n, out.s, want);
	buf_release(&out);
}

struct example {
	const char *text, *read;
};

#define CHECK_ALL(table) \
	for (size_t i_ = 0; i_ < COUNT(table); i_++) \
		check((table)[i_].text, (table)[i_].read)

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

static int
load(void **state)
{
	struct err err = { 0 };

	(void)state;
	units = units_load_default(&arena, &err);
	return units != NULL ? 0 : -1;
}

static int
unload(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_in_every_spelling),
		cmocka_unit_test(units_stand_behind_before_and_around),
		cmocka_unit_test(units_of_science),
		cmocka_unit_test(rates_keep_what_they_are_per),
		cmocka_unit_test(bounds_and_haze),
		cmocka_unit_test(ranges_changes_and_intervals),
		cmocka_unit_test(shares_keep_their_parts),
		cmocka_unit_test(what_is_no_quantity_is_one_thing),
		cmocka_unit_test(one_goes_without_a_number),
		cmocka_unit_test(numbers_said_aloud),
		cmocka_unit_test(two_bounds_make_a_range),
		cmocka_unit_test(a_sentence_carries_units_on),
		cmocka_unit_test(a_hostile_compound_is_read_in_a_loop),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
