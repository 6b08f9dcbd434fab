/* SPDX-License-Identifier: MIT */
/* test_literals.c - what a text must hold before a pattern can match in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "rule/literals.h"

/* The sets of words, the rarest first: "a|b & c". */
static const struct {
	const char *pattern;
	bool shapes;
	const char *sets;
} cases[] = {
	{ "pain", false, "pain" },
	{ "no", false, "" }, /* too short to be worth a look */
	{ "colou?r", false, "colo" },
	{ "pain\\s++relief", false, " relief & pain " },
	{ "in\\s++\\x02", false, "in " }, /* blanks around a token say little */
	{ "#[\\x01-\\x08]", false, "#\x01" },
	{ "[\\x02\\x03]\\s?stars", false, "stars" },
	{ "(?:[\\x02]|[\\x03])-day", false, "\x01-day" },
	{ "(?:\xE2\x98\x85|stars?)", false, "\xE2\x98\x85|star" },
	{ "[\xC2\xA3$]\\d", false, "\xC2\xA3|$" },
	{ "[.x]\\d", false, "" }, /* a dot, a letter: everywhere */
	{ "[#-&]", false, "" },
	{ "\xC3\x89t\xC3\xA9", false, "" }, /* \u00C9 and \u00E9 are one */
	{ "\\bvs\\b", false, "\x08vs" }, /* two letters, but a whole word */
	{ "\\bor\\s", false, "or " },
	{ "x\\bor\\b", false, "\x08or" },
	{ "\\bvs", false, "" },
	{ "(?:versus|\\bvs\\b)", false, "versus|\x08vs" },
	{ "\\bp\\b", false, "\x08p" },
	{ "#", false, "#" },
	{ ",", false, "" },
	{ "(?:pain|ache)s", false, "pain|ache" },
	{ "(?:pain|\\w+)", false, "" },
	{ "(?:pain)?", false, "" },
	{ "sto(?:p)ped", false, "stopped" },
	{ "(?:abc|abc)def", false, "abcdef" },
	{ "ab(?=cde)", false, "cde" },
	{ "(?!pain)ache", false, "ache" },
	{ "(?<!no )pain", false, "pain" },
	{ "go{3}al", false, "goooal" },
	{ "go{3,}al", false, "oooal & gooo" },
	{ "goal{0}s", false, "goas" },
	{ "(?<q>pain)", false, "pain" },
	{ "(?-i:Pain)", false, "pain" },
	{ "x(?#remark)yzz", false, "yzz" },
	{ "pain\\1", false, "" }, /* beyond it: nothing is required */
	{ "\\d{4}", false, "" },  /* numbers are tokens in a fold */
	{ "\\b\\d{4}/\\d{3}\\b", true, "0000/000" },
	{ "97[89]-\\d", true, "000-0" },
	{ "at\\s+\\d", true, "at  &  0" },
	{ "\\d+/\\d+", true, "0/0" },
	{ "(?:19|20)\\d{2};", true, "0000;" },
	{ "[0-9]{2}[a-f0-9]{3}", true, "00" },
	{ "B\\d{1,2}:", true, "0: & b0" },
};

static void
text_needs_what_the_pattern_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena a = { 0 };
		struct buf b = { 0 };
		struct needs n = needs_of(
		    &a, str_of(cases[i].pattern), cases[i].shapes);

		buf_add(&b, STR(""));
		for (size_t s = 0; s < n.sets_n; s++) {
			if (s > 0)
				buf_adds(&b, " & ");
			for (size_t k = 0; k < n.sets[s].n; k++) {
				if (k > 0)
					buf_addc(&b, '|');
				buf_add(&b, n.sets[s].words[k]);
			}
		}
		if (!str_is(buf_str(&b), cases[i].sets))
			fail_msg("%s needs \"" STR_FMT "\", not \"%s\"",
			    cases[i].pattern, STR_ARG(buf_str(&b)),
			    cases[i].sets);
		buf_release(&b);
		arena_release(&a);
	}
}

/* The words with which a match begins, or "{...}" and bits of tokens. */
static const struct {
	const char *pattern;
	bool shapes;
	const char *lead;
} leads[] = {
	{ "pain", false, "pain" },
	{ "\\b(?:pain|aches?)\\s++of", false, "pain|ache" },
	{ "(?<!no )(?=\\w)pain", false, "pain" },
	{ "(?:severe\\s++)?pain", false, "severe |pain" },
	{ "(?:severe|mild)*pain", false, "severe|mild|pain" },
	{ "(?<q>[\\x02\\x03])\\s++pain", false, "{c}" },
	{ "(?:[\\x02]|[\\x03])", false, "{c}" },
	{ "(?:[\\x02]|about)\\s", false, "about{4}" },
	{ "[\\x02]?pain", false, "pain{4}" },
	{ "\\x1fpain", false, "{80000000}" },
	{ "sto(?:p)ped", false, "stopped" },
	{ "\\bvs\\b", false, "\x08vs" },
	{ "#|\xE2\x98\x85", false, "#|\xE2\x98\x85" },
	{ "(?:\\b|-)pain", false, "" }, /* "-" is everywhere */
	{ "(?:|the)pain", false, "the|pain" },
	{ "x?pain", false, "" },
	{ "in\\b", false, "" },
	{ "\\w+pain", false, "" },
	{ "\\s++pain", false, "" },
	{ "pain|", false, "" }, /* it can match nothing */
	{ "(?:pain)?", false, "" },
	{ "\\d{2}/", true, "00/" },
	{ "1?00/", true, "" },
};

static void
match_begins_as_the_pattern_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(leads); i++) {
		struct arena a = { 0 };
		struct buf b = { 0 };
		struct lead lead = needs_of(&a, str_of(leads[i].pattern),
		    leads[i].shapes).lead;

		buf_add(&b, STR(""));
		for (size_t k = 0; k < lead.words.n; k++) {
			if (k > 0)
				buf_addc(&b, '|');
			buf_add(&b, lead.words.words[k]);
		}
		if (lead.tokens != 0)
			buf_addf(&b, "{%x}", (unsigned)lead.tokens);
		if (!str_is(buf_str(&b), leads[i].lead))
			fail_msg("%s begins with \"" STR_FMT "\", not \"%s\"",
			    leads[i].pattern, STR_ARG(buf_str(&b)),
			    leads[i].lead);
		buf_release(&b);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_needs_what_the_pattern_says),
		cmocka_unit_test(match_begins_as_the_pattern_says),
	};

	return cmocka_run_group_tests_name("literals", tests, NULL, NULL);
}
