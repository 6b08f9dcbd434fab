/* SPDX-License-Identifier: MIT */
/* needs.c - words, kinds of quantity and groups that are in every match. */
#include "rule/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

/* How often a character is met where it may be, by a guess. */
static double
share(char c)
{
	if (c == ' ' || c == NEEDS_TOKEN)
		return 0.7;
	if (c == NEEDS_WHOLE)
		return 0.5;
	return is_alpha(c) ? 1.0 / 3 : 1.0 / 6;
}

double
needs_frequency(const struct word_set *set)
{
	double sum = 0;

	for (size_t i = 0; i < set->n; i++) {
		double one = 1;

		for (size_t k = 0; k < set->words[i].n && k < 10; k++)
			one *= share(set->words[i].s[k]);
		sum += one;
	}
	return sum;
}

void
needs_add_set(struct needs *n, struct word_set set)
{
	size_t at = n->sets_n;

	if (at == NEEDS_SETS) {
		if (needs_frequency(&set) >= needs_frequency(&n->sets[at - 1]))
			return;
		at--;
	} else
		n->sets_n++;
	for (; at > 0 &&
	     needs_frequency(&set) < needs_frequency(&n->sets[at - 1]); at--)
		n->sets[at] = n->sets[at - 1];
	n->sets[at] = set;
}

void
needs_add_tokens(struct needs *n, uint32_t tokens)
{
	for (size_t i = 0; i < n->tokens_n; i++)
		if (n->tokens[i] == tokens)
			return;
	if (tokens != 0 && n->tokens_n < NEEDS_DIMS)
		n->tokens[n->tokens_n++] = tokens;
}

void
needs_add_group(struct needs *n, struct str name)
{
	if (name.n > 0 && n->groups_n < NEEDS_GROUPS)
		n->groups[n->groups_n++] = name;
}

void
needs_merge(struct needs *into, const struct needs *from)
{
	for (size_t i = 0; i < from->sets_n; i++)
		needs_add_set(into, from->sets[i]);
	for (size_t i = 0; i < from->tokens_n; i++)
		needs_add_tokens(into, from->tokens[i]);
	for (size_t i = 0; i < from->groups_n; i++)
		needs_add_group(into, from->groups[i]);
}

static uint32_t
narrowest(const struct needs *n)
{
	uint32_t best = 0;

	for (size_t i = 0; i < n->tokens_n; i++)
		if (best == 0 ||
		    __builtin_popcount(n->tokens[i]) < __builtin_popcount(best))
			best = n->tokens[i];
	return best;
}

void
either_add(struct either *e, const struct needs *branch)
{
	uint32_t tokens = narrowest(branch);

	e->tokens |= tokens;
	e->no_tokens = e->no_tokens || tokens == 0;
	e->no_words = e->no_words || branch->sets_n == 0 ||
		      e->n + branch->sets[0].n > NEEDS_WORDS;
	if (e->no_words)
		return;
	for (size_t i = 0; i < branch->sets[0].n; i++) {
		e->words = xgrow(e->words, e->n, &e->cap, sizeof(*e->words));
		e->words[e->n++] = branch->sets[0].words[i];
	}
}

struct needs
either_take(struct either *e, struct arena *a)
{
	struct needs all = { 0 };

	if (!e->no_words && e->n > 0) {
		struct str *words =
		    arena_alloc(a, e->n * sizeof(*words));

		memcpy(words, e->words, e->n * sizeof(*words));
		needs_add_set(&all, (struct word_set){ words, e->n });
	}
	if (!e->no_tokens)
		needs_add_tokens(&all, e->tokens);
	free(e->words);
	return all;
}

void
either_add_word(struct either *e, struct str word)
{
	e->no_tokens = true;
	e->no_words = e->no_words || e->n == NEEDS_WORDS;
	if (e->no_words)
		return;
	e->words = xgrow(e->words, e->n, &e->cap, sizeof(*e->words));
	e->words[e->n++] = word;
}
