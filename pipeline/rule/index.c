/* SPDX-License-Identifier: MIT */
/* index.c - from a word in a sentence to the patterns that may match there. */
#include "rule/index.h"

#include <stdlib.h>

#include "base/xmalloc.h"

const char *const role_lexicon_names[] = { "health", "outcomes",
	"interventions", "populations", "comparators", NULL };

enum { SET_MAX = 200 };

struct indexing {
	struct rules *rules;
	size_t uses_n, uses_cap;
};

static struct keyword_use *
use_of(struct indexing *x, struct str word, unsigned flags)
{
	uint32_t at = keywords_add(&x->rules->keywords, word, flags);

	if (at == 0)
		return NULL;
	while (x->uses_n <= at) {
		x->rules->uses = xgrow(x->rules->uses, x->uses_n, &x->uses_cap,
		    sizeof(*x->rules->uses));
		x->rules->uses[x->uses_n++] = (struct keyword_use){ 0 };
	}
	return &x->rules->uses[at];
}

static void
start_pattern(struct indexing *x, struct str word, size_t pattern, size_t set)
{
	struct keyword_use *use = use_of(x, word, 0);

	use->patterns = xgrow(use->patterns, use->patterns_n,
	    &use->patterns_cap, sizeof(*use->patterns));
	use->patterns[use->patterns_n++] = PATTERN_SET(pattern, set);
}

static void
index_set(struct indexing *x, struct pattern *p, const struct word_set *set)
{
	unsigned bit = 0;

	while (p->wanted & 1u << bit)
		bit++;
	p->wanted |= (unsigned char)(1u << bit);
	for (size_t i = 0; i < set->n; i++)
		start_pattern(x, set->words[i], p->index, bit);
}

/* A pattern is woken by a word of each set it needs; sets so large that they
 * are nearly always there are not worth the look, but for the rarest. */
static void
index_pattern(struct indexing *x, struct pattern *p)
{
	struct rules *r = x->rules;

	p->index = r->patterns_n;
	p->wanted = 0;
	r->patterns = xgrow(r->patterns, r->patterns_n, &r->patterns_cap,
	    sizeof(struct pattern *));
	r->patterns[r->patterns_n++] = p;
	if (p->keywords.n > 0)
		index_set(x, p, &p->keywords);
	for (size_t i = 0; i < p->needs.sets_n && !p->rule->on_text; i++)
		if (p->wanted == 0 || p->needs.sets[i].n <= SET_MAX)
			index_set(x, p, &p->needs.sets[i]);
	if (p->wanted != 0)
		return;
	r->always = xgrow(
	    r->always, r->always_n, &r->always_cap, sizeof(struct pattern *));
	r->always[r->always_n++] = p;
}

static void
index_lexicon(struct indexing *x, const struct lexicon *l, uint32_t bit)
{
	for (size_t i = 0; l != NULL && i < l->n; i++) {
		struct str word = l->words[i];
		unsigned flags = KEYWORD_WHOLE;
		struct keyword_use *use;

		if (word.s[word.n - 1] == '*') {
			word.n--;
			flags |= KEYWORD_PREFIX;
		}
		use = use_of(x, word, flags);
		if (use != NULL)
			use->lexicons |= bit;
	}
}

void
index_rules(struct rules *r)
{
	struct indexing x = { .rules = r };

	for (size_t i = 0; i < r->all_n; i++)
		for (size_t k = 0; !r->all[i]->off && k < r->all[i]->patterns_n;
		     k++)
			index_pattern(&x, r->all[i]->patterns[k]);
	for (unsigned i = 0; i < LEXICON_COUNT_OF; i++)
		index_lexicon(&x,
		    lexicon_find(&r->lexicons, str_of(role_lexicon_names[i])),
		    1u << i);
	keywords_ready(&r->keywords);
}

void
index_release(struct rules *r)
{
	for (size_t i = 0; i < r->keywords.n; i++)
		if (r->uses != NULL)
			free(r->uses[i].patterns);
	free(r->uses);
	free(r->patterns);
	free(r->always);
	keywords_release(&r->keywords);
}

const struct rule *
rules_find(const struct rules *r, struct str id)
{
	for (size_t i = 0; i < r->all_n; i++)
		if (str_eq(r->all[i]->id, id))
			return r->all[i];
	return NULL;
}
