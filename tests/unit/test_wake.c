/* SPDX-License-Identifier: MIT */
/*
 * test_wake.c - no pattern is kept from a sentence in which it matches.
 *
 * Before a pattern runs, its words, its kinds of quantity and its conditions
 * are looked for.  Here every pattern of ours is tried on every example of
 * every rule without that, and what it finds the matcher must find too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/xmalloc.h"
#include "rule/match.h"

struct trial {
	struct rules *rules;
	struct matcher *m;
	struct fold fold;
	bool *found; /* by pattern: by the matcher, in this sentence */
	size_t sentences, matches, missed;
};

static void
note(void *ctx, const struct match *match)
{
	struct trial *t = ctx;

	t->found[match->pattern->index] = true;
}

static bool
finds(struct trial *t, struct pattern *p)
{
	struct program_match found;

	return program_find(t->m->machine, p, matcher_subject(t->m, p), 0,
	    &found);
}

/* Does it match somewhere, as its rule wants it? */
static bool
holds(struct trial *t, struct pattern *p)
{
	const struct rule *rule = p->rule;
	struct str subject = matcher_subject(t->m, p);
	struct program_match found;
	size_t from = 0;

	for (size_t i = 0; i < rule->requires_n; i++)
		if (!finds(t, rule->requires[i]))
			return false;
	for (size_t i = 0; i < rule->unless_n; i++)
		if (finds(t, rule->unless[i]))
			return false;
	while (program_find(t->m->machine, p, subject, from, &found)) {
		struct match match = matcher_match(t->m, p, &found);

		if (match_failed(&match, &t->fold) == NULL &&
		    match.start < match.end)
			return true;
		from = found.whole.end + (found.whole.end == found.whole.start);
	}
	return false;
}

static void
try_sentence(struct trial *t, struct str text)
{
	struct rules *r = t->rules;

	fold_text(&t->fold, r->units, text);
	if (t->fold.n == 0)
		return;
	matcher_sentence(t->m, &t->fold, 0, t->fold.n);
	t->m->mute = true;
	memset(t->found, 0, r->patterns_n * sizeof(*t->found));
	for (unsigned kind = 0; kind < RULE_KINDS; kind++)
		matcher_run(t->m, (enum rule_kind)kind, RANKS_ALL, ~0u,
		    note, t);
	t->sentences++;
	for (size_t i = 0; i < r->patterns_n; i++) {
		struct pattern *p = r->patterns[i];

		if (!holds(t, p))
			continue;
		t->matches++;
		if (t->found[i])
			continue;
		t->missed++;
		print_error("%s sleeps through \"" STR_FMT "\"\n", p->rule->id.s,
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
	buf_release(&plain);
}

static void
no_pattern_sleeps_through_a_match(void **state)
{
	static const char *const lists[] = { "match", "ok" };
	struct trial t = { .rules = rules_new() };
	struct err err = { 0 };

	(void)state;
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
	print_message("%zu sentences, %zu patterns, %zu matches\n",
	    t.sentences, t.rules->patterns_n, t.matches);
	assert_int_equal(t.missed, 0);
	assert_true(t.sentences > 1000 && t.matches > t.sentences);
	free(t.found);
	fold_release(&t.fold);
	matcher_free(t.m);
	rules_free(t.rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_pattern_sleeps_through_a_match),
	};

	return cmocka_run_group_tests_name("wake", tests, NULL, NULL);
}
