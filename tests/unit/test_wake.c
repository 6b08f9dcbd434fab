/* SPDX-License-Identifier: MIT */
/*
 * test_wake.c - no pattern is kept from a sentence in which it matches.
 *
 * Before a pattern runs, its words, its kinds of quantity and its conditions
 * are looked for.  Here every pattern of ours is tried on every example of
 * every rule without that, and what it finds the matcher must find too, in the
 * same places; and on examples cut and put together, with odd bytes at the seam.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "rule/match.h"

enum { SPLICES = 3000, TEXTS_MAX = 8000 };

struct trial {
	struct rules *rules;
	struct matcher *m;
	struct fold fold;
	size_t *found; /* by pattern: by the matcher, in this sentence */
	size_t sentences, matches, missed;
	struct buf texts[TEXTS_MAX]; /* the examples */
	size_t texts_n;
};

/* Into one number, not 0, with those before it. */
static size_t
add_places(size_t sum, const struct match *match)
{
	return (sum * 8191 + match->start + 1) * 8191 + match->end;
}

static void
note(void *ctx, const struct match *match)
{
	struct trial *t = ctx;
	size_t *found = &t->found[match->pattern->index];

	*found = add_places(*found, match);
}

static bool
finds(struct trial *t, struct pattern *p)
{
	struct program_match found;

	return program_find(t->m->machine, p, matcher_subject(t->m, p), 0,
	    &found);
}

/* Where it matches as its rule wants it; 0: nowhere. */
static size_t
places(struct trial *t, struct pattern *p)
{
	const struct rule *rule = p->rule;
	struct str subject = matcher_subject(t->m, p);
	struct program_match found;
	size_t from = 0, sum = 0;

	if (t->fold.items_n == 0 &&
	    (rule->kind == RULE_EXCLUSION || rule->kind == RULE_CONTEXT))
		return 0; /* they speak of numbers only */
	for (size_t i = 0; i < rule->requires_n; i++)
		if (!finds(t, rule->requires[i]))
			return 0;
	for (size_t i = 0; i < rule->unless_n; i++)
		if (finds(t, rule->unless[i]))
			return 0;
	while (program_find(t->m->machine, p, subject, from, &found)) {
		struct match match = matcher_match(t->m, p, &found);

		if (match_failed(&match, &t->fold) == NULL &&
		    match.start < match.end)
			sum = add_places(sum, &match);
		from = found.whole.end + (found.whole.end == found.whole.start);
	}
	return sum;
}

static void
try_sentence(struct trial *t, struct str text)
{
	struct rules *r = t->rules;

	fold_text(&t->fold, r->units, text);
	if (t->fold.n == 0)
		return;
	matcher_sentence(t->m, &t->fold, 0, t->fold.n);
	t->m->quiet = QUIET_MUTE | QUIET_SCENERY | QUIET_UNSAID;
	memset(t->found, 0, r->patterns_n * sizeof(*t->found));
	for (unsigned kind = 0; kind < RULE_KINDS; kind++)
		matcher_run(t->m, (enum rule_kind)kind, RANKS_ALL, ~0u,
		    note, t);
	t->sentences++;
	for (size_t i = 0; i < r->patterns_n; i++) {
		struct pattern *p = r->patterns[i];
		size_t sum = places(t, p);

		t->matches += sum != 0;
		if (t->found[i] == sum)
			continue;
		t->missed++;
		print_error("%s %s \"" STR_FMT "\"\n", p->rule->id.s,
		    t->found[i] == 0 ? "sleeps through" : "matches elsewhere in",
		    STR_ARG(text));
	}
}

/* An example with the marks of its quote left out. */
static void
try_example(struct trial *t, const struct yaml *node)
{
	struct str text = yaml_text(
	    node->type == YAML_MAP ? yaml_get(node, "text") : node);
	struct buf plain = { 0 };

	for (size_t i = 0; i < text.n; i++)
		if (str_starts(str_from(text, i), "\xC2\xAB") ||
		    str_starts(str_from(text, i), "\xC2\xBB"))
			i++;
		else
			buf_addc(&plain, text.s[i]);
	try_sentence(t, buf_str(&plain));
	if (t->texts_n < TEXTS_MAX)
		t->texts[t->texts_n++] = plain;
	else
		buf_release(&plain);
}

static size_t
next_random(size_t *state, size_t n)
{
	*state = *state * 1103515245 + 12345;
	return (*state >> 16) % n;
}

/* The beginning of one example and the end of another, with an odd sign
 * between: blanks, a hyphen, letters above ASCII. */
static void
try_splices(struct trial *t)
{
	static const char *const joints[] = { " ", "", "-", "\xC2\xA0", ", ",
		"\xC3\xA9", "\xE2\x80\x93", "\xE2\x80\x89", " (", "\n", "_", "'s " };
	size_t state = 1;

	for (size_t i = 0; i < SPLICES; i++) {
		struct str a = buf_str(
		    &t->texts[next_random(&state, t->texts_n)]);
		struct str b = buf_str(
		    &t->texts[next_random(&state, t->texts_n)]);
		struct buf both = { 0 };

		buf_add(&both, str_sub(a, 0, utf8_floor(a,
		    next_random(&state, a.n + 1))));
		buf_adds(&both, joints[next_random(&state, COUNT(joints))]);
		buf_add(&both, str_from(b, utf8_floor(b,
		    next_random(&state, b.n + 1))));
		try_sentence(t, buf_str(&both));
		buf_release(&both);
	}
}

static void
no_pattern_sleeps_through_a_match(void **state)
{
	static const char *const lists[] = { "match", "ok" };
	static struct trial t;
	struct err err = { 0 };

	(void)state;
	t = (struct trial){ .rules = rules_new() };
	assert_true(rules_add_default(t.rules, &err));
	assert_true(rules_ready(t.rules, &err));
	t.m = matcher_new(t.rules);
	t.found = xcalloc(t.rules->patterns_n, sizeof(*t.found));
	for (size_t i = 0; i < t.rules->all_n; i++)
		for (size_t k = 0; k < COUNT(lists); k++)
			for (const struct yaml *x = yaml_first(yaml_get(
				 t.rules->all[i]->tests, lists[k]));
			     x != NULL; x = x->next)
				try_example(&t, x);
	try_splices(&t);
	print_message("%zu sentences, %zu patterns, %zu matches\n",
	    t.sentences, t.rules->patterns_n, t.matches);
	assert_int_equal(t.missed, 0);
	assert_true(t.sentences > 1000 && t.matches > t.sentences);
	for (size_t i = 0; i < t.texts_n; i++)
		buf_release(&t.texts[i]);
	free(t.found);
	fold_release(&t.fold);
	matcher_free(t.m);
	rules_free(t.rules);
}

static void
count_odd(void *ctx, const struct match *match)
{
	*(int *)ctx += str_is(match->rule->id, "odd.case");
}

/* To PCRE2 U+017F is an s and U+212A a k, to the words that wake neither is. */
static void
letters_of_odd_case_begin_a_match(void **state)
{
	static const char pack[] = "claimpipe: rules 1\n"
	    "pack: odd\n"
	    "rules:\n"
	    "  - id: odd.case\n"
	    "    title: Odd\n"
	    "    type: prevalence\n"
	    "    level: note\n"
	    "    pattern: '(?:skin spots|blood clots) of {percent}'\n"
	    "    message: m\n"
	    "    tests: {match: ['The skin spots of 5%.'], ok: ['It.']}\n";
	static const char text[] = "\xC5\xBFkin spots of 4%, "
	    "s\xE2\x84\xAAin spots of 5%, blood clots of 6%, skin spots of 7%";
	struct rules *rules = rules_new();
	struct fold fold = { 0 };
	struct err err = { 0 };
	struct matcher *m;
	int found = 0;

	(void)state;
	assert_true(rules_add_default(rules, &err));
	rules_add_bytes(rules, "odd.yaml", STR(pack));
	assert_true(rules_ready(rules, &err));
	m = matcher_new(rules);
	fold_text(&fold, rules->units, STR(text));
	matcher_sentence(m, &fold, 0, fold.n);
	matcher_run(m, RULE_CLAIM, RANKS_ALL, ~0u, count_odd, &found);
	assert_int_equal(found, 4);
	fold_release(&fold);
	matcher_free(m);
	rules_free(rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_pattern_sleeps_through_a_match),
		cmocka_unit_test(letters_of_odd_case_begin_a_match),
	};

	return cmocka_run_group_tests_name("wake", tests, NULL, NULL);
}
