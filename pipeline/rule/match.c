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

/* The end of the word that a prefix begins. */
static size_t
word_end(const struct matcher *m, size_t at)
{
	const char *low = m->fold->low + m->from;

	while (at < m->to - m->from &&
	       (is_alnum(low[at]) || (unsigned char)low[at] >= 0xC3))
		at++;
	return at;
}

/* The start of the word that a suffix ends. */
static size_t
word_start(const struct matcher *m, size_t at)
{
	const char *low = m->fold->low + m->from;

	while (at > 0 && (is_alnum(low[at - 1]) ||
	    (unsigned char)low[at - 1] >= 0x80))
		at--;
	return at;
}

/* A pattern wakes when a word of each of its sets is there. */
static void
see_set(struct matcher *m, uint32_t p, unsigned set)
{
	struct sleeper *s = &m->sleepers[p];

	if (s->stamp != m->stamp) {
		s->stamp = m->stamp;
		s->seen = 0;
	}
	s->seen = (unsigned char)(s->seen | set);
	if (s->seen == s->wanted)
		m->woken[p / 64] |= (uint64_t)1 << p % 64;
}

static void
wake(struct matcher *m, const struct keyword_use *use)
{
	for (size_t i = 0; i < use->patterns_n; i++)
		see_set(m, use->patterns[i] / PATTERN_SETS,
		    1u << use->patterns[i] % PATTERN_SETS);
}

static void
found_shape(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct matcher *m = ctx;

	(void)start;
	(void)end;
	wake(m, &m->rules->shapes.uses[keyword]);
}

static void
found_word(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct matcher *m = ctx;
	const struct keyword_use *use = &m->rules->words.uses[keyword];

	if (use->lexicons != 0) {
		unsigned flags = m->rules->words.keywords.items[keyword].flags;

		if (flags & KEYWORD_PREFIX)
			end = word_end(m, end);
		if (flags & KEYWORD_SUFFIX)
			start = word_start(m, start);
		m->hits =
		    xgrow(m->hits, m->hits_n, &m->hits_cap, sizeof(*m->hits));
		m->hits[m->hits_n++] = (struct lexicon_hit){ use->lexicons,
			m->from + start, m->from + end };
	}
	wake(m, use);
}

static void
next_stamp(struct matcher *m)
{
	if (++m->stamp != 0)
		return;
	for (size_t i = 0; i < m->rules->patterns_n; i++)
		m->sleepers[i].stamp = 0;
	m->stamp = 1;
}

static uint32_t
tokens_here(const struct matcher *m)
{
	uint32_t tokens = 0;

	for (size_t i = fold_item(m->fold, m->from);
	     i < m->fold->items_n && m->fold->items[i].at < m->to; i++)
		tokens |= token_mask(m->fold->s[m->fold->items[i].at]);
	return tokens;
}

void
matcher_sentence(struct matcher *m, struct fold *fold, size_t from, size_t to)
{
	m->fold = fold;
	m->from = from;
	m->to = to;
	m->hits_n = 0;
	memcpy(m->woken, m->rules->always,
	    PATTERN_WORDS(m->rules->patterns_n) * sizeof(*m->woken));
	next_stamp(m);
	keywords_scan(&m->rules->words.keywords, fold->low + from, to - from,
	    found_word, m);
	if (tokens_here(m) != 0) {
		size_t start = fold_place(fold, from, false);

		keywords_scan(&m->rules->shapes.keywords, fold->shape + start,
		    fold_place(fold, to, true) - start, found_shape, m);
	}
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

/* Is anything found? */
static bool
run_pattern(struct matcher *m, struct pattern *p, bool free, match_found *found,
    void *ctx)
{
	struct str subject = matcher_subject(m, p);
	struct program_match at;
	bool allowed = free, any = false;
	size_t from = 0;

	for (int i = 0; i < MATCHES_MAX; i++) {
		struct match match;

		if (!program_find(m->machine, p, subject, from, &at))
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
may_run(const struct gate *gate, const struct run *r, bool mute)
{
	if (!(gate->roles & r->places) || (gate->no_context && !mute) ||
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

	if (!may_run(&m->rules->gates[pattern], r, m->mute))
		return;
	p = m->rules->patterns[pattern];
	if (m->rules->gates[pattern].certain && !has_numbers(m, p))
		return;
	if (p->wanted == 0 && !is_under(m, p->rule))
		return; /* what is always awake is asked that first */
	start = m->costs == NULL ? 0 : now();
	any = run_pattern(m, p, false, r->found, r->ctx);
	if (any && p->rule->kind == RULE_EXCLUSION)
		r->tokens |= tokens_here(m);
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
	struct run r = { ranks, places, tokens_here(m), found, ctx };
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
