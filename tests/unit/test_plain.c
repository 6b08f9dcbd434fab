/* SPDX-License-Identifier: MIT */
/* test_plain.c - readable text from titles and abstracts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/xmalloc.h"
#include "text/entity.h"
#include "text/plain.h"

static const struct {
	const char *markup, *text;
} cases[] = {
	{ "", "" },
	{ "Plain  words\n here ", "Plain words here" },
	{ "effect (P<0.001)", "effect (P<0.001)" },
	{ "P<0.001 and <i>n</i>>3", "P<0.001 and n>3" },
	{ "a < b > c", "a < b > c" },
	{ "n<5 but <b>not</b>", "n<5 but not" },
	{ "x<y", "x<y" },
	{ "P&lt;0.05 &amp; more", "P<0.05 & more" },
	{ "P&amp;lt;0.05", "P<0.05" },
	{ "AT&T, R&D; and &nosuch;", "AT&T, R&D; and &nosuch;" },
	{ "&#x3bc;g &#956;g &micro;g &#150;",
	    "\u03BCg \u03BCg \u00B5g \u2013" },
	{ "&#0;&#xD800;&#99999999;", "\uFFFD\uFFFD\uFFFD" },
	{ "&lt;i&gt;E. coli&lt;/i&gt; grew", "E. coli grew" },
	{ "&lt;5 and &gt;3", "<5 and >3" },
	{ "<jats:title>Methods</jats:title><jats:p>We asked.</jats:p>",
	    "Methods: We asked." },
	{ "went on.<h4>Results</h4>It rose.", "went on. Results: It rose." },
	{ "<h4>Does it?</h4>Yes.", "Does it? Yes." },
	{ "<jats:title></jats:title>Text", "Text" },
	{ "<p>One.</p><p>Two.</p>", "One. Two." },
	{ "line<br/>line", "line line" },
	{ "H<sub>2</sub>O", "H2O" },
	{ "10<sup>6</sup> cells/m<sup>2</sup>", "10\u2076 cells/m\u00B2" },
	{ "10<sup>-3</sup>, 4<sup>th</sup>", "10\u207B\u00B3, 4th" },
	{ "<mml:math><mml:mi>p</mml:mi> <mml:mo>&lt;</mml:mo> "
	  "<mml:mn>0.05</mml:mn></mml:math>",
	    "p < 0.05" },
	{ "x<jats:tex-math>\\frac{1}{2} </b></jats:tex-math>y", "xy" },
	{ "a<!-- 5 <b> -->b", "ab" },
	{ "a<style>never closed", "a" },
	{ "soft\u00ADhy\u200Bphen", "softhyphen" },
	{ "5\u00A0mg\u2009daily", "5 mg daily" },
	{ "bad \xFF byte", "bad \uFFFD byte" },
	{ "<a href=\"x\">link</a>.", "link." },
	{ "end <", "end <" },
	{ "end &", "end &" },
};

static void
markup_becomes_what_a_reader_sees(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = { 0 };

		plain_text(&out, str_of(cases[i].markup));
		assert_string_equal(buf_str(&out).s, cases[i].text);
		buf_release(&out);
	}
}

static void
text_is_added_behind_what_is_there(void **state)
{
	struct buf out = { 0 };

	(void)state;
	buf_adds(&out, "Title: ");
	plain_text(&out, STR("  <b>Scars</b> "));
	assert_string_equal(buf_str(&out).s, "Title: Scars");
	buf_release(&out);
}

static void
every_entity_of_the_table_is_found(void **state)
{
	static const struct {
		const char *name;
		unsigned cp;
		size_t len;
	} entities[] = {
		{ "&AElig;", 0xC6, 7 },
		{ "&zwnj;", 0x200C, 6 },
		{ "&le;", 0x2264, 4 },
		{ "&alpha;x", 0x3B1, 7 },
		{ "&Alpha;", 0x391, 7 },
		{ "&frac13;", 0x2153, 8 },
		{ "&apos;", '\'', 6 },
		{ "&alpha", 0, 1 },
		{ "&;", 0, 1 },
		{ "&#;", 0, 1 },
		{ "&#x;", 0, 1 },
		{ "&#12a;", 0, 1 },
	};
	size_t len;

	(void)state;
	for (size_t i = 0; i < COUNT(entities); i++) {
		assert_int_equal(entity_at(str_of(entities[i].name), 0, &len),
		    entities[i].cp);
		assert_int_equal(len, entities[i].len);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_becomes_what_a_reader_sees),
		cmocka_unit_test(text_is_added_behind_what_is_there),
		cmocka_unit_test(every_entity_of_the_table_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
