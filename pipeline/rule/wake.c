/* SPDX-License-Identifier: MIT */
/* wake.c - which patterns the words of a sentence wake. */
#include <string.h>

#include "base/xmalloc.h"
#include "rule/match.h"

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
see_set(struct matcher *m, uint32_t p, unsigned set, uint32_t at)
{
	struct sleeper *s = &m->sleepers[p];

	if (s->stamp != m->stamp) {
		s->stamp = m->stamp;
		s->seen = 0;
	}
	if (set == LEAD_SET) {
		if (!(s->seen & 1u << LEAD_SET))
			s->first = at;
		s->last = at;
	}
	s->seen = (unsigned char)(s->seen | 1u << set);
	if (s->seen == s->wanted)
		m->woken[p / 64] |= (uint64_t)1 << p % 64;
}

/* at: in the sentence, where the word begins. */
static void
wake(struct matcher *m, const struct keyword_use *use, size_t at)
{
	for (size_t i = 0; i < use->patterns_n; i++)
		see_set(m, use->patterns[i] / PATTERN_SETS,
		    use->patterns[i] % PATTERN_SETS, (uint32_t)at);
}

static void
found_shape(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct matcher *m = ctx;

	(void)end;
	wake(m, &m->rules->shapes.uses[keyword], start);
}

static void
found_word(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct matcher *m = ctx;
	const struct keyword_use *use = &m->rules->words.uses[keyword];

	wake(m, use, start);
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
}

/* Where PCRE2 sees letters that no word of ours is written with, any pattern may
 * begin with them. */
static void
lead_anywhere(struct matcher *m)
{
	for (uint32_t i = 0; i < m->rules->patterns_n; i++) {
		struct sleeper *s = &m->sleepers[i];

		if (!(s->wanted & 1u << LEAD_SET))
			continue;
		see_set(m, i, LEAD_SET, 0);
		s->first = 0;
		s->last = UINT32_MAX;
	}
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

uint32_t
matcher_tokens(const struct matcher *m)
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
	if (matcher_tokens(m) != 0) {
		size_t start = fold_place(fold, from, false);

		keywords_scan(&m->rules->shapes.keywords, fold->shape + start,
		    fold_place(fold, to, true) - start, found_shape, m);
	}
	if (fold->odd_case)
		lead_anywhere(m);
}
