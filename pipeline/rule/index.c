/* SPDX-License-Identifier: MIT */
/* index.c - from a word in a sentence to the patterns that may match there. */
#include "rule/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

const char *const role_lexicon_names[] = { "health", "outcomes",
	"interventions", "populations", "comparators", "bodily", "scenery",
	NULL };

enum { SET_MAX = 200 };
/* Of needs_frequency(); measured.  To know the place is worth more. */
static const double RARE = 0.3, LEAD_RARE = 1;

static struct keyword_use *
use_of(struct word_index *x, struct str word, unsigned flags)
{
	uint32_t at;

	if (word.n > 0 && word.s[0] == NEEDS_WHOLE) {
		word = str_from(word, 1);
		flags |= KEYWORD_EDGES;
	}
	at = keywords_add(&x->keywords, word, flags);

	if (at == 0)
		return NULL;
	while (x->uses_n <= at) {
		x->uses =
		    xgrow(x->uses, x->uses_n, &x->uses_cap, sizeof(*x->uses));
		x->uses[x->uses_n++] = (struct keyword_use){ 0 };
	}
	return &x->uses[at];
}

static void
start_pattern(struct word_index *x, struct str word, size_t pattern, size_t set)
{
	struct keyword_use *use = use_of(x, word, 0);

	use->patterns = xgrow(use->patterns, use->patterns_n,
	    &use->patterns_cap, sizeof(*use->patterns));
	use->patterns[use->patterns_n++] = PATTERN_SET(pattern, set);
}

static void
index_set_as(struct word_index *x, struct pattern *p,
    const struct word_set *set, unsigned bit)
{
	p->wanted |= (unsigned char)(1u << bit);
	for (size_t i = 0; i < set->n; i++)
		start_pattern(x, set->words[i], p->index, bit);
}

static void
index_set(
    struct word_index *x, struct pattern *p, const struct word_set *set)
{
	unsigned bit = 0;

	while (p->wanted & 1u << bit)
		bit++;
	index_set_as(x, p, set, bit);
}

static bool
has_room(const struct pattern *p)
{
	return !(p->wanted & 1u << (LEAD_SET - 1));
}

/* What the rule requires of the sentence the pattern needs too. */
static void
index_required(struct word_index *x, struct pattern *p)
{
	for (size_t i = 0; i < p->rule->requires_n; i++) {
		const struct needs *n = &p->rule->requires[i]->needs;

		if (n->sets_n > 0 && n->sets[0].n <= SET_MAX && has_room(p))
			index_set(x, p, &n->sets[0]);
	}
}

static bool
is_rarer(const struct word_set *set, double frequency)
{
	return set->n <= SET_MAX && needs_frequency(set) < frequency;
}

static bool
same_words(const struct word_set *a, const struct word_set *b)
{
	for (size_t i = 0; i < a->n && a->n == b->n; i++)
		if (!str_eq(a->words[i], b->words[i]))
			return false;
	return a->n == b->n;
}

/* How a match begins, or the tail in it. */
static const struct lead *
lead_of(const struct pattern *p)
{
	return p->tail != NULL ? &p->tail->needs.lead : &p->needs.lead;
}

/* Is it worth to know where a match may begin?  If words alone begin it that are
 * not everywhere. */
static bool
has_lead(const struct pattern *p)
{
	const struct lead *lead = lead_of(p);

	return lead->words.n > 0 && lead->tokens == 0 &&
	    is_rarer(&lead->words, LEAD_RARE);
}

/* The conditions on groups that take part in every match. */
static unsigned char
certain_of(const struct pattern *p)
{
	unsigned certain = 0;

	for (size_t i = 0; i < p->rule->where_n; i++)
		for (size_t k = 0; k < p->needs.groups_n; k++)
			if (str_eq(p->rule->where[i].group, p->needs.groups[k]))
				certain |= 1u << i;
	return (unsigned char)certain;
}

/* A pattern is woken by a word of each set it needs; sets that are nearly
 * always there are not worth the look, but for the rarest. */
static void
index_pattern(struct rules *r, struct pattern *p)
{
	struct word_index *x = p->rule->on_text ? &r->shapes : &r->words;

	p->index = r->patterns_n;
	p->wanted = 0;
	p->certain = certain_of(p);
	r->patterns = xgrow(r->patterns, r->patterns_n, &r->patterns_cap,
	    sizeof(struct pattern *));
	r->patterns[r->patterns_n++] = p;
	if (p->keywords.n > 0)
		index_set(&r->words, p, &p->keywords);
	if (has_lead(p))
		index_set_as(x, p, &lead_of(p)->words, LEAD_SET);
	for (size_t i = 0; i < p->needs.sets_n; i++)
		if ((p->wanted == 0 || is_rarer(&p->needs.sets[i], RARE)) &&
		    !(p->wanted & 1u << LEAD_SET && same_words(
			&p->needs.sets[i], &lead_of(p)->words)))
			index_set(x, p, &p->needs.sets[i]);
	index_required(x, p);
}

/* Member by member: prepared rules are the same bytes each time. */
static unsigned char
quiet_of(enum rule_context context)
{
	switch (context) {
	case CONTEXT_NONE: return QUIET_MUTE;
	case CONTEXT_SCENERY: return QUIET_SCENERY;
	case CONTEXT_TITLE: return QUIET_UNSAID; /* others know what it says */
	default: return 0;
	}
}

static void
fill_gate(struct gate *g, const struct pattern *p)
{
	const struct rule *rule = p->rule;

	g->roles = rule->roles;
	memcpy(g->tokens, p->needs.tokens, sizeof(g->tokens));
	g->tokens_n = (unsigned char)p->needs.tokens_n;
	g->wanted = p->wanted;
	if (lead_of(p)->words.n == 0)
		g->lead = lead_of(p)->tokens;
	g->certain = p->certain;
	g->last = rule->rank == 0;
	g->quiet = quiet_of(rule->context);
	if (rule->on_text && g->tokens_n == 0) /* any at all */
		g->tokens[g->tokens_n++] = UINT32_MAX;
}

static void
index_token(struct rules *r, size_t pattern)
{
	const struct gate *g = &r->gates[pattern];
	size_t row = PATTERN_WORDS(r->patterns_n);
	uint32_t left = g->tokens_n > 0 ? g->tokens[0] : 1;

	for (; left != 0; left &= left - 1)
		r->with_token[(size_t)__builtin_ctz(left) * row + pattern / 64]
		    |= (uint64_t)1 << pattern % 64;
}

/* What is always run, what is of which kind, and the gates. */
static void
index_bits(struct rules *r)
{
	size_t words = PATTERN_WORDS(r->patterns_n);

	r->with_token = xcalloc(TOKEN_BITS * words, sizeof(*r->with_token));

	r->always = xcalloc(words, sizeof(*r->always));
	for (size_t k = 0; k < RULE_KINDS; k++)
		r->of_kind[k] = xcalloc(words, sizeof(*r->of_kind[k]));
	r->gates = xcalloc(r->patterns_n + 1, sizeof(*r->gates));
	for (size_t i = 0; i < r->patterns_n; i++) {
		const struct pattern *p = r->patterns[i];
		uint64_t bit = (uint64_t)1 << i % 64;

		fill_gate(&r->gates[i], p);
		index_token(r, i);
		r->of_kind[p->rule->kind][i / 64] |= bit;
		if (p->wanted == 0)
			r->always[i / 64] |= bit;
	}
}

static int
by_rank(const void *a, const void *b)
{
	const struct rule *x = *(struct rule *const *)a;
	const struct rule *y = *(struct rule *const *)b;

	if (x->rank != y->rank)
		return y->rank - x->rank;
	return x->index < y->index ? -1 : x->index > y->index;
}

static void
index_patterns(struct rules *r)
{
	struct rule **order = xcalloc(r->all_n + 1, sizeof(*order));

	if (r->all_n > 0)
		memcpy(order, r->all, r->all_n * sizeof(*order));
	qsort(order, r->all_n, sizeof(*order), by_rank);
	for (size_t i = 0; i < r->all_n; i++)
		for (size_t k = 0; !order[i]->off && k < order[i]->patterns_n;
		     k++)
			index_pattern(r, order[i]->patterns[k]);
	free(order);
	index_bits(r);
}

static void
index_lexicon(struct word_index *x, const struct lexicon *l, uint32_t bit)
{
	for (size_t i = 0; l != NULL && i < l->n; i++) {
		struct str word = l->words[i];
		unsigned flags = KEYWORD_WHOLE;
		struct keyword_use *use;

		if (word.s[word.n - 1] == '*') {
			word.n--;
			flags |= KEYWORD_PREFIX;
		}
		if (word.s[0] == '*') {
			word = str_from(word, 1);
			flags |= KEYWORD_SUFFIX;
		}
		use = use_of(x, word, flags);
		if (use != NULL)
			use->lexicons |= bit;
	}
}

void
index_rules(struct rules *r)
{
	index_patterns(r);
	for (unsigned i = 0; i < LEXICON_COUNT_OF; i++)
		index_lexicon(&r->words,
		    lexicon_find(&r->lexicons, str_of(role_lexicon_names[i])),
		    1u << i);
	keywords_ready(&r->words.keywords);
	keywords_ready(&r->shapes.keywords);
}

static void
release_words(struct word_index *x)
{
	for (size_t i = 0; i < x->uses_n; i++)
		free(x->uses[i].patterns);
	free(x->uses);
	keywords_release(&x->keywords);
}

void
index_release(struct rules *r)
{
	release_words(&r->words);
	release_words(&r->shapes);
	free(r->patterns);
	free(r->gates);
	free(r->always);
	free(r->with_token);
	for (size_t k = 0; k < RULE_KINDS; k++)
		free(r->of_kind[k]);
}

const struct rule *
rules_find(const struct rules *r, struct str id)
{
	for (size_t i = 0; i < r->all_n; i++)
		if (str_eq(r->all[i]->id, id))
			return r->all[i];
	return NULL;
}
