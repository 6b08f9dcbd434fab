/* SPDX-License-Identifier: MIT */
/* near.c - which rules came close to a sentence. */
#include "rule/near.h"

enum { MATCHES = 64 }; /* of one pattern that are shown */

struct nearing {
	struct matcher *m;
	unsigned places;
	near_found *found;
	void *ctx;
};

static bool
finds(struct matcher *m, struct pattern *p)
{
	struct program_match at;

	return program_find(m->machine, p, matcher_subject(m, p), 0, &at);
}

static void
judge(const struct nearing *n, struct near *near)
{
	const struct rule *rule = near->rule;

	near->why = NEAR_HOLDS;
	for (size_t i = 0; i < rule->unless_n; i++)
		if (finds(n->m, rule->unless[i])) {
			near->why = NEAR_UNLESS;
			near->by = rule->unless[i];
		}
	for (size_t i = 0; i < rule->requires_n; i++)
		if (!finds(n->m, rule->requires[i])) {
			near->why = NEAR_REQUIRES;
			near->by = rule->requires[i];
		}
	near->failed = match_failed(&near->match, n->m->fold);
	if (near->failed != NULL)
		near->why = NEAR_WHERE;
	if (!(rule->roles & n->places))
		near->why = NEAR_ROLE;
	if (rule->off)
		near->why = NEAR_OFF;
}

/* A quantity of each kind that the pattern asks for, and it asks for one. */
static bool
has_numbers(const struct matcher *m, const struct pattern *p)
{
	const struct fold *f = m->fold;

	for (size_t i = 0; i < p->needs.tokens_n; i++) {
		bool here = false;

		for (size_t k = fold_item(f, m->from);
		     k < f->items_n && f->items[k].at < m->to; k++)
			here = here || (token_mask(f->s[f->items[k].at]) &
					   p->needs.tokens[i]);
		if (!here)
			return false;
	}
	return p->needs.tokens_n > 0;
}

/* By words of its own, not because it needs none. */
static bool
was_woken(const struct matcher *m, const struct pattern *p)
{
	return p->wanted != 0 && (m->woken[p->index / 64] >> p->index % 64 & 1);
}

static void
try_pattern(const struct nearing *n, const struct rule *rule, struct pattern *p)
{
	struct str subject = matcher_subject(n->m, p);
	struct near near = { .rule = rule, .why = NEAR_PATTERN };
	struct program_match at;
	size_t from = 0;
	int i;

	for (i = 0; i < MATCHES; i++) {
		if (!program_find(n->m->machine, p, subject, from, &at))
			break;
		near.match = matcher_match(n->m, p, &at);
		if (at.whole.end == at.whole.start)
			break;
		judge(n, &near);
		if (near.why != NEAR_REQUIRES || p->needs.sets_n > 0)
			n->found(n->ctx, &near); /* else it matches all numbers */
		from = at.whole.end;
	}
	if (i == 0 && was_woken(n->m, p) && has_numbers(n->m, p))
		n->found(n->ctx, &near);
}

void
near_rules(struct matcher *m, enum rule_kind kind, unsigned places,
    near_found *found, void *ctx)
{
	const struct nearing n = { m, places, found, ctx };

	for (size_t i = 0; i < m->rules->all_n; i++) {
		const struct rule *rule = m->rules->all[i];

		if (rule->kind != kind)
			continue;
		for (size_t k = 0; k < rule->patterns_n; k++)
			try_pattern(&n, rule, rule->patterns[k]);
	}
}
