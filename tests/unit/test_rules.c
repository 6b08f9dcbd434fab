/* SPDX-License-Identifier: MIT */
/* test_rules.c - what is wrong with a rule file is said with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/attr.h"
#include "base/buf.h"
#include "extract/example.h"
#include "extract/extract.h"
#include "record/record.h"
#include "rule/keywords.h"
#include "rule/lint.h"
#include "rule/prepared.h"
#include "rule/rules.h"

#define HEAD "claimpipe: rules 1\npack: t\n"
#define TESTS                                                                  \
	"    tests: {match: ['Pain fell by 5%.', 'Pain fell 5%.'], "           \
	"ok: ['No pain.', 'Less pain.']}\n"
#define CLAIM                                                                  \
	"rules:\n  - id: t.a\n    title: A\n    type: quantity\n"              \
	"    level: note\n    message: '{quote}'\n    ask: Why?\n"             \
	"    why: So.\n"
#define LEXICON "claimpipe: lexicon 1\nlexicon: [a, b]\nsource: us\n"
#define GOOD HEAD CLAIM "    pattern: '(?<q>{percent})'\n" TESTS

static const struct {
	const char *pack, *error; /* "" where there is none */
} packs[] = {
	{ GOOD, "" },
	{ HEAD, "" },
	{ "[a, b]\n", "t.yaml:1:1: a rule file begins with \"claimpipe: rules "
		      "1\"" },
	{ "claimpipe: rules 2\npack: t\n", "t.yaml:1:12: expected \"rules 1\" "
					   "or \"lexicon 1\"" },
	{ "claimpipe: rules 1\n", "t.yaml:1:1: a pack needs its name: "
				  "pack: mine" },
	{ HEAD "rule: []\n", "t.yaml:3:1: unknown key \"rule\"; did you mean "
			     "\"rules\"?" },
	{ HEAD "rules: {}\n", "t.yaml:3:8: expected a list: \"- id: ...\"" },
	{ HEAD "rules:\n  - id: a\n    levle: note\n",
	    "t.yaml:5:5: unknown key "
	    "\"levle\"; did you mean \"level\"?" },
	{ HEAD "rules:\n  - id: t.a\n", "t.yaml:4:5: \"title\" is missing" },
	{ HEAD "exclusions:\n  - id: t.a\n    reason: x\n    title: A\n"
	       "    pattern: 'A b'\n    tests: {match: [a]}\n",
	    "t.yaml:8:12: tests need a list of at least one example under "
	    "\"ok\"" },
	{ HEAD
	    "exclusions:\n  - id: T\n    reason: x\n    pattern: 'a b'\n" TESTS,
	    "t.yaml:4:9: an id is made of small letters, digits, \"-\" and "
	    "dots" },
	{ HEAD
	    "exclusions:\n  - id: t\n    reason: x\n    pattern: 'a b'\n" TESTS,
	    "t.yaml:4:9: an id has a family and a name: "
	    "efficacy.percent" },
	{ HEAD CLAIM "    rank: 10\n    pattern: x\n" TESTS,
	    "t.yaml:11:11: a rank is a digit from 0 to 9" },
	{ HEAD CLAIM "    relative: yes\n    pattern: x\n" TESTS,
	    "t.yaml:11:15: no answer (true or false) is called \"yes\"" },
	{ HEAD CLAIM "    in: [boby]\n    pattern: x\n" TESTS,
	    "t.yaml:11:10: no role is called \"boby\"; did you mean "
	    "\"body\"?" },
	{ HEAD CLAIM "    in: row-heder\n    pattern: x\n" TESTS,
	    "t.yaml:11:9: no role is called \"row-heder\"; did you mean "
	    "\"row-header\"?" },
	{ HEAD CLAIM "    pattern: \"\\\\b5\"\n" TESTS,
	    "t.yaml:11:14: a pattern cannot stand in double quotes" },
	{ HEAD CLAIM "    pattern: '{prcent} of'\n" TESTS,
	    "t.yaml:11:16: nothing is called {prcent}; did you mean "
	    "\"percent\"?" },
	{ HEAD CLAIM "    pattern: '{lexicon:nope} of'\n" TESTS,
	    "t.yaml:11:16: no lexicon" },
	{ HEAD CLAIM "    pattern: 'of (?<q>{percent}'\n" TESTS,
	    "t.yaml:11:3" },
	{ HEAD CLAIM "    pattern: 'of (a)\\1'\n" TESTS, "t.yaml:11:" },
	{ HEAD CLAIM "    pattern: 'of [b-a]'\n" TESTS, "t.yaml:11:" },
	{ HEAD CLAIM "    pattern: |-\n      of\n      a)\n" TESTS,
	    "t.yaml:13:8: " },
	{ HEAD CLAIM "    where: {q: {min: x}}\n    pattern: x\n" TESTS,
	    "t.yaml:11:22: expected a number" },
	{ HEAD CLAIM "    where: {q: {mni: 1}}\n    pattern: x\n" TESTS,
	    "t.yaml:11:17: unknown key \"mni\"; did you mean \"min\"?" },
	{ GOOD
	    "  - id: t.a\n    title: A\n    type: quantity\n    level: note\n"
	    "    message: a\n    pattern: 'a b'\n" TESTS,
	    "t.yaml:13:9: \"t.a\" is also the id of the rule at t.yaml:4" },
	{ GOOD "off: [t.b]\n", "t.yaml:13:7: no rule has the id \"t.b\"" },
	{ GOOD "levels: {t.a: loud}\n", "t.yaml:13:15: no level is called "
					"\"loud\"" },
	{ GOOD "off: [t.a\n", "t.yaml:" },
	{ HEAD "rules: &x []\n", "t.yaml:3:8: anchors and tags are not read" },
	{ HEAD "pack: u\n", "t.yaml:3:1: \"pack\" stands twice" },
	{ LEXICON "words: ['*statin', 'scar*']\n", "" },
	{ LEXICON "words: ['s*n']\n", "t.yaml:4:9: \"*\" can only begin or end "
				      "an entry" },
	{ LEXICON "words: ['*in']\n", "t.yaml:4:9: the end of a word has three "
				      "letters or more" },
	{ LEXICON "words: ['*statin*']\n", "t.yaml:4:9: the end of a word" },
	{ "claimpipe: lexicon 1\nsource: us\nwords: [ab]\n",
	    "t.yaml:1:1: a lexicon needs its name" },
	{ GOOD "off: [\"t.*\"]\nlevels: {\"t.*\": error}\n", "" },
};

static struct rules *
load(const char *pack, struct err *err)
{
	struct rules *rules = rules_new();

	rules_add_bytes(rules, "t.yaml", str_of(pack));
	if (rules_add(rules, "rules/units.yaml", err) &&
	    rules_ready(rules, err) && rules_compile(rules, err))
		return rules;
	rules_free(rules);
	return NULL;
}

static void
mistakes_are_said_with_their_place(void **state)
{
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(packs); i++) {
		struct err err = { 0 };
		struct rules *rules = load(packs[i].pack, &err);
		bool wanted = packs[i].error[0] == '\0';

		if ((rules != NULL) != wanted ||
		    !str_starts(str_of(err.text), packs[i].error)) {
			print_error("%zu: expected %s\n      got %s\n", i,
			    packs[i].error, err.text);
			bad++;
		}
		rules_free(rules);
	}
	assert_int_equal(bad, 0);
}

/* Remarks of the first rule, one a line. */
static const struct {
	const char *pattern, *remark; /* "" where there is none */
} remarks[] = {
	{ "'(?<q>{percent}) of {word}'", "" },
	{ "'(?<q>{percent}) of (?<what>{word})'",
	    "t.yaml:11:14: t.a: nothing uses the group \"what\"" },
	{ "'(?:a+)+b {percent}'",
	    "t.yaml:11:14: t.a: the pattern can blow up" },
	{ "'(?:\\w+ ?)*x {percent}'",
	    "t.yaml:11:14: t.a: the pattern can blow up" },
	{ "'\\b(?<q>{percent|mass}) lost'",
	    "t.yaml:11:14: t.a: \\b before {percent} holds only behind" },
	{ "'fell {gap}by {words:3}(?:about )?{percent} or {phrase}'", "" },
};

static void
keep_remark(void *ctx, const struct rule *rule, const char *what)
{
	(void)rule;
	buf_adds(ctx, what);
	buf_addc(ctx, '\n');
}

static void
remarks_are_made(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(remarks); i++) {
		struct buf pack = { 0 }, told = { 0 };
		struct err err = { 0 };
		struct rules *rules;

		buf_addf(
		    &pack, HEAD CLAIM "    pattern: %s\n", remarks[i].pattern);
		buf_adds(&pack, TESTS);
		rules = load(pack.s, &err);
		if (rules == NULL)
			fail_msg("%s", err.text);
		buf_adds(&told, "");
		lint_rule(rules, rules->all[0], keep_remark, &told);
		if (!str_starts(buf_str(&told), remarks[i].remark) ||
		    (remarks[i].remark[0] == '\0' && told.n > 0))
			fail_msg("%s: %s", remarks[i].pattern, told.s);
		rules_free(rules);
		buf_release(&pack);
		buf_release(&told);
	}
}

/* Does one example hold, of a rule with a percentage? */
static const struct {
	const char *example;
	bool should;
	const char *error; /* "" where it holds */
} examples[] = {
	{ "'Pain fell by 5%.'", true, "" },
	{ "'Pain fell.'", true, "t.yaml:12:21: t.a: does not match" },
	{ "'Pain fell.'", false, "" },
	{ "'Pain fell by 5%.'", false,
	    "t.yaml:12:21: t.a: matches \"by 5%\" in an example under \"ok\"" },
	{ "'Pain fell «by 5%».'", true, "" },
	{ "'Pain «fell by 5%».'", true,
	    "t.yaml:12:21: t.a: quote is \"by 5%\", not \"fell by 5%\"" },
	{ "{text: 'Pain fell by 5%.', q: 5%, unit: '%', value: '5'}", true,
	    "" },
	{ "{text: 'Pain fell by 5%.', q: 6%}", true,
	    "t.yaml:12:51: t.a: q is \"5%\", not \"6%\"" },
	{ "{txt: 'Pain fell by 5%.'}", true,
	    "t.yaml:12:21: t.a: an example is a text" },
	{ "{text: 'Pain fell by 5%.', role: boby}", true,
	    "t.yaml:12:54: no role is called \"boby\"" },
};

static void
examples_hold_or_say_why(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		struct buf pack = { 0 };
		struct err err = { 0 };
		struct examples *e;
		struct rules *rules;
		const struct yaml *list;

		buf_addf(&pack,
		    HEAD CLAIM
		    "    pattern: 'by (?<q>{percent})'\n"
		    "    tests: {%s: [%s], %s: [b]}\n    context: any\n",
		    "match", examples[i].example, "ok");
		rules = load(pack.s, &err);
		if (rules == NULL)
			fail_msg("%s", err.text);
		e = examples_new(rules);
		list = yaml_get(rules->all[0]->tests, "match");
		if (example_holds(e, rules->all[0], yaml_first(list),
			examples[i].should,
			&err) != (examples[i].error[0] == '\0') ||
		    !str_starts(str_of(err.text), examples[i].error))
			fail_msg("%s: %s", examples[i].example, err.text);
		examples_free(e);
		rules_free(rules);
		buf_release(&pack);
	}
}

/* Two blanks of a pattern do not share out a run of blanks. */
static void
runs_of_blanks_are_no_work(void **state)
{
	static const char pack[] =
	    HEAD CLAIM "    context: any\n"
		       "    pattern: 'a {words:3}(?:b )?(?:c )?(?:d "
		       ")?(?<q>{percent}) x'\n" TESTS;
	struct buf line = { 0 }, out = { 0 };
	struct err err = { 0 };
	struct rules *rules = load(pack, &err);
	struct extractor *x;

	(void)state;
	assert_non_null(rules);
	x = extractor_new(rules, 0);
	buf_adds(&line, "{\"kind\":\"passage\",\"doc\":\"d\",\"passage\":0,"
			"\"role\":\"body\",\"text\":\"5% a ");
	for (int i = 0; i < 3900; i++)
		buf_addc(&line, ' ');
	buf_adds(&line, "5%\",\"runs\":[[0,0,3907]],\"lines\":[[1,0]]}");
	assert_true(extractor_take(x, STR("passage"), buf_str(&line), &err));
	extractor_done(x, &out);
	assert_int_equal(extractor_gave_up(x), 0);
	extractor_free(x);
	rules_free(rules);
	buf_release(&line);
	buf_release(&out);
}

static void
note_word(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct buf *out = ctx;

	buf_addf(out, "%u:%zu-%zu ", (unsigned)keyword, start, end);
}

static void
words_stand_free_where_they_must(void **state)
{
	static const char low[] =
	    "statin rosuvastatin april ramipril scarring oscar ramiprils\0\0\0";
	struct keywords k = { 0 };
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(1, keywords_add(&k, STR("statin"),
	    KEYWORD_WHOLE | KEYWORD_SUFFIX));
	assert_int_equal(2, keywords_add(&k, STR("pril"),
	    KEYWORD_WHOLE | KEYWORD_SUFFIX));
	assert_int_equal(3, keywords_add(&k, STR("scar"),
	    KEYWORD_WHOLE | KEYWORD_PREFIX));
	keywords_ready(&k);
	keywords_scan(&k, low, sizeof(low) - 4, note_word, &out);
	assert_string_equal(out.s, "1:13-19 2:30-34 3:35-39 ");
	keywords_release(&k);
	buf_release(&out);
}

/* As "\\b" has it, quotes above ASCII are no part of a word. */
static void
short_words_stand_between_edges(void **state)
{
	static const char low[] =
	    "p \xE2\x80\x9Ci am\xE2\x80\x9D vs v1 in_p #p=\0\0\0\0";
	struct keywords k = { 0 };
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(1, keywords_add(&k, STR("p"), KEYWORD_EDGES));
	assert_int_equal(2, keywords_add(&k, STR("i"), KEYWORD_EDGES));
	assert_int_equal(3, keywords_add(&k, STR("am"), KEYWORD_EDGES));
	assert_int_equal(4, keywords_add(&k, STR("v"), KEYWORD_EDGES));
	assert_int_equal(5, keywords_add(&k, STR("#"), 0));
	keywords_ready(&k);
	keywords_scan(&k, low, sizeof(low) - 5, note_word, &out);
	assert_string_equal(out.s, "1:0-1 2:5-6 3:7-9 5:24-25 1:25-26 ");
	keywords_release(&k);
	buf_release(&out);
}

/* make has prepared our own rules beside the folder of this program. */
static void
our_rules_are_prepared(void **state)
{
	struct rules *read = rules_new(), *prepared = rules_new();
	struct err err = { 0 };

	(void)state;
	assert_true(rules_add_default(read, &err) && rules_ready(read, &err));
	assert_true(rules_add_default(prepared, &err));
	assert_true(prepared_read(prepared));
	assert_string_equal(read->digest, prepared->digest);
	assert_int_equal(read->all_n, prepared->all_n);
	assert_int_equal(read->patterns_n, prepared->patterns_n);
	for (size_t i = 0; i < read->patterns_n; i++) {
		const struct pattern *a = read->patterns[i];
		const struct pattern *b = prepared->patterns[i];

		assert_true(str_eq(a->rule->id, b->rule->id));
		assert_true(str_eq(a->expanded, b->expanded));
		assert_memory_equal(&read->gates[i], &prepared->gates[i],
		    sizeof(struct gate));
	}
	rules_free(read);
	rules_free(prepared);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_free_where_they_must),
		cmocka_unit_test(short_words_stand_between_edges),
		cmocka_unit_test(mistakes_are_said_with_their_place),
		cmocka_unit_test(our_rules_are_prepared),
		cmocka_unit_test(remarks_are_made),
		cmocka_unit_test(examples_hold_or_say_why),
		cmocka_unit_test(runs_of_blanks_are_no_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
