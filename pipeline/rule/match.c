/* SPDX-License-Identifier: MIT */
/* match.c - runs the rules over one folded sentence. */
#include "rule/match.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/xmalloc.h"

enum { MATCHES_MAX = 2048 }; /* of one pattern in one piece */

struct matcher *
matcher_new(struct rules *rules)
{
	struct matcher *m = xcalloc(1, sizeof(*m));

	m->rules = rules;
	m->machine = machine_new();
	m->woken =
	    xcalloc(PATTERN_WORDS(rules->patterns_n), sizeof(*m->woken));
	m->sleepers = xcalloc(rules->patterns_n + 1, sizeof(*m->sleepers));
	for (size_t i = 0; i < rules->patterns_n; i++)
		m->sleepers[i].wanted = rules->gates[i].wanted;
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (m == NULL)
		return;
	machine_free(m->machine);
	free(m->woken);
	free(m->sleepers);
	free(m->hits);
	free(m->costs);
	free(m);
}

void
matcher_count_costs(struct matcher *m)
{
	if (m->costs == NULL)
		m->costs = xcalloc(m->rules->all_n + 1, sizeof(*m->costs));
}

const struct group *
match_group(const struct match *match, const char *name)
{
	for (size_t i = 0; i < match->groups_n; i++)
		if (str_is(match->groups[i].name, name))
			return match->groups[i].at.start == SIZE_MAX
				   ? NULL
				   : &match->groups[i];
	return NULL;
}

static bool
is_quantity_group(struct str name)
{
	return name.n > 0 && name.n < 3 && name.s[0] == 'q' &&
	       (name.n == 1 || is_digit(name.s[1]));
}

static void
items_within(const struct fold *fold, size_t start, size_t end,
    match_item *each, void *ctx)
{
	for (size_t i = fold_item(fold, start);
	     i < fold->items_n && fold->items[i].at < end; i++)
		each(ctx, i);
}

void
match_items(const struct match *match, const struct fold *fold,
    match_item *each, void *ctx)
{
	bool named = false;

	for (size_t i = 0; i < match->groups_n; i++) {
		const struct group *g = &match->groups[i];

		if (!is_quantity_group(g->name))
			continue;
		named = true;
		if (g->at.start != SIZE_MAX)
			items_within(fold, g->at.start, g->at.end, each, ctx);
	}
	if (!named)
		items_within(fold, match->start, match->end, each, ctx);
}

struct str
matcher_subject(const struct matcher *m, const struct pattern *p)
{
	const struct fold *f = m->fold;

	if (!p->rule->on_text)
		return (struct str){ f->s + m->from, m->to - m->from };
	return str_sub(
	    f->text, fold_place(f, m->from, false), fold_place(f, m->to, true));
}

static bool
any_matches(struct matcher *m, struct pattern *const *list, size_t n)
{
	struct program_match found;

	for (size_t i = 0; i < n; i++)
		if (program_find(m->machine, list[i],
			matcher_subject(m, list[i]), 0, &found))
			return true;
	return false;
}

static bool
is_under(const struct matcher *m, const struct rule *rule)
{
	return rule->under_n == 0 || m->under == NULL ||
	       m->under(m->under_ctx, rule);
}

static bool
sentence_allows(struct matcher *m, const struct rule *rule)
{
	if (!is_under(m, rule))
		return false;
	for (size_t i = 0; i < rule->requires_n; i++)
		if (!any_matches(m, &rule->requires[i], 1))
			return false;
	return !any_matches(m, rule->unless, rule->unless_n);
}

/* From places in the subject to places in the fold. */
static struct part_at
to_fold(const struct matcher *m, const struct pattern *p, struct part_at at)
{
	if (at.start == SIZE_MAX)
		return at;
	if (p->rule->on_text) {
		size_t base = fold_place(m->fold, m->from, false);

		at.start = fold_of_place(m->fold, base + at.start);
		at.end = at.end == 0
			     ? at.start
			     : fold_of_place(m->fold, base + at.end - 1) + 1;
		return at;
	}
	at.start += m->from;
	at.end += m->from;
	return at;
}

struct match
matcher_match(const struct matcher *m, const struct pattern *p,
    const struct program_match *found)
{
	struct part_at at = to_fold(m, p, found->whole);
	struct match match = { .rule = p->rule,
		.pattern = p,
		.start = at.start,
		.end = at.end,
		.groups_n = found->groups_n };

	for (size_t i = 0; i < found->groups_n; i++)
		match.groups[i] = (struct group){ found->groups[i].name,
			to_fold(m, p, found->groups[i].at) };
	while (match.start < match.end && m->fold->s[match.start] == ' ')
		match.start++;
	while (match.end > match.start && m->fold->s[match.end - 1] == ' ')
		match.end--;
	return match;
}

/* Of the numbers of the sentence those with which a match may begin. */
static struct part_at
lead_numbers(const struct matcher *m, uint32_t tokens)
{
	const struct fold *f = m->fold;
	struct part_at at = { SIZE_MAX, 0 };

	for (size_t i = fold_item(f, m->from);
	     i < f->items_n && f->items[i].at < m->to; i++)
		if (token_mask(f->s[f->items[i].at]) & tokens) {
			at.end = f->items[i].at - m->from;
			if (at.start == SIZE_MAX)
				at.start = at.end;
		}
	return at;
}

/* Where a match, or the tail in it, may begin; both included. */
static struct part_at
starts_of(const struct matcher *m, const struct pattern *p)
{
	const struct gate *gate = &m->rules->gates[p->index];
	const struct sleeper *s = &m->sleepers[p->index];

	if (gate->wanted & 1u << LEAD_SET)
		return (struct part_at){ s->first, s->last };
	if (gate->lead != 0)
		return lead_numbers(m, gate->lead);
	return (struct part_at){ 0, SIZE_MAX };
}

/* The next match at or behind a place. */
static bool
find_next(struct matcher *m, struct pattern *p, struct str subject,
    struct part_at starts, size_t from, struct program_match *match)
{
	if (starts.start < from)
		starts.start = from;
	if (p->tail == NULL)
		return program_find_between(m->machine, p, subject,
		    starts.start, starts.end, match);
	return program_find_between(m->machine, p->tail, subject, starts.start,
		   starts.end, match) &&
	       program_find(m->machine, p, subject, from, match);
}

/* Is anything found? */
static bool
run_pattern(struct matcher *m, struct pattern *p, bool free, match_found *found,
    void *ctx)
{
	struct str subject = matcher_subject(m, p);
	struct part_at starts = free ? (struct part_at){ 0, SIZE_MAX }
				     : starts_of(m, p);
	struct program_match at;
	bool allowed = free, any = false;
	size_t from = 0;

	for (int i = 0; i < MATCHES_MAX; i++) {
		struct match match;

		if (!find_next(m, p, subject, starts, from, &at))
			return any;
		if (!allowed && !sentence_allows(m, p->rule))
			return any;
		allowed = true;
		match = matcher_match(m, p, &at);
		if (match_failed(&match, m->fold) == NULL &&
		    match.start < match.end) {
			found(ctx, &match);
			any = true;
			if (m->costs != NULL)
				m->costs[p->rule->index].hits++;
		}
		from = at.whole.end > at.whole.start ? at.whole.end
						     : at.whole.end + 1;
		while (from < subject.n &&
		       ((unsigned char)subject.s[from] & 0xC0) == 0x80)
			from++;
	}
	return any;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct run {
	enum match_ranks ranks;
	unsigned places;
	uint32_t tokens;
	match_found *found;
	void *ctx;
};

static bool
may_run(const struct gate *gate, const struct run *r, unsigned quiet)
{
	if (!(gate->roles & r->places) || (gate->quiet & ~quiet) ||
	    (r->ranks != RANKS_ALL && gate->last != (r->ranks == RANKS_0)))
		return false;
	for (size_t i = 0; i < gate->tokens_n; i++)
		if (!(gate->tokens[i] & r->tokens))
			return false;
	return true;
}

/* A pattern whose number must be of a kind is not run where none is. */
static bool
has_numbers(const struct matcher *m, const struct pattern *p)
{
	for (unsigned left = p->certain; left != 0; left &= left - 1)
		if (!condition_is_met(
			&p->rule->where[__builtin_ctz(left)], m->fold,
			m->from, m->to))
			return false;
	return true;
}

/* What an exclusion has set aside is another token for those behind it. */
static void
maybe_run(struct matcher *m, size_t pattern, struct run *r)
{
	struct pattern *p;
	double start;
	bool any;

	if (!may_run(&m->rules->gates[pattern], r, m->quiet))
		return;
	p = m->rules->patterns[pattern];
	if (m->rules->gates[pattern].certain && !has_numbers(m, p))
		return;
	if (p->wanted == 0 && !is_under(m, p->rule))
		return; /* what is always awake is asked that first */
	start = m->costs == NULL ? 0 : now();
	any = run_pattern(m, p, false, r->found, r->ctx);
	if (any && p->rule->kind == RULE_EXCLUSION)
		r->tokens |= matcher_tokens(m);
	if (m->costs == NULL)
		return;
	m->costs[p->rule->index].seconds += now() - start;
	m->costs[p->rule->index].runs++;
}

/* Of the woken patterns of a kind, 64 at a time, those whose first token is
 * among tokens or that need none. */
static uint64_t
awake(const struct matcher *m, enum rule_kind kind, size_t word,
    uint32_t tokens)
{
	const uint64_t *with = m->rules->with_token + word;
	size_t row = PATTERN_WORDS(m->rules->patterns_n);
	uint64_t woken = m->woken[word] & m->rules->of_kind[kind][word];
	uint64_t fit = with[0];

	for (; woken != 0 && tokens != 0; tokens &= tokens - 1)
		fit |= with[(size_t)__builtin_ctz(tokens) * row];
	return woken & fit;
}

void
matcher_run(struct matcher *m, enum rule_kind kind, enum match_ranks ranks,
    unsigned places, match_found *found, void *ctx)
{
	struct run r = { ranks, places, matcher_tokens(m), found, ctx };
	uint32_t tokens = r.tokens | token_mask(TOKEN_ASIDE);

	if (r.tokens == 0 && (kind == RULE_EXCLUSION || kind == RULE_CONTEXT))
		return; /* they speak of numbers only */
	for (size_t w = 0; w < PATTERN_WORDS(m->rules->patterns_n); w++)
		for (uint64_t left = awake(m, kind, w, tokens); left != 0;
		     left &= left - 1)
			maybe_run(m, w * 64 + (size_t)__builtin_ctzll(left),
			    &r);
}

void
matcher_try(struct matcher *m, struct pattern *p, match_found *found, void *ctx)
{
	(void)run_pattern(m, p, true, found, ctx);
}
