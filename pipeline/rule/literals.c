/* SPDX-License-Identifier: MIT */
/* literals.c - what a text must hold before a pattern can match in it. */
#include "rule/literals.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "rule/syntax.h"

enum { RUN = 64, MIN_WORD = 3, MIN_SHAPE = 2, DEPTH = 40, ANY_DIGIT = '0' };

struct parse {
	struct arena *arena;
	struct syntax syntax;
	int depth;
	bool shapes; /* digits count, all as one */
};

/* What one alternative needs, and the letters that are still growing. */
struct seq {
	struct needs needs;
	char run[RUN];
	size_t run_n;
	bool broken; /* it is more than the run */
};

/* How often one of the set may be met, by a guess: short is frequent. */
static double
frequency(const struct word_set *set)
{
	double sum = 0;

	for (size_t i = 0; i < set->n; i++) {
		double one = 1;

		for (size_t k = 0; k < set->words[i].n && k < 10; k++)
			one /= is_alpha(set->words[i].s[k]) ? 3 : 6;
		sum += one;
	}
	return sum;
}

static void
add_set(struct needs *n, struct word_set set)
{
	size_t at = n->sets_n;

	if (at == NEEDS_SETS) {
		if (frequency(&set) >= frequency(&n->sets[at - 1]))
			return;
		at--;
	} else
		n->sets_n++;
	for (; at > 0 && frequency(&set) < frequency(&n->sets[at - 1]); at--)
		n->sets[at] = n->sets[at - 1];
	n->sets[at] = set;
}

static void
add_tokens(struct needs *n, uint32_t tokens)
{
	for (size_t i = 0; i < n->tokens_n; i++)
		if (n->tokens[i] == tokens)
			return;
	if (tokens != 0 && n->tokens_n < NEEDS_DIMS)
		n->tokens[n->tokens_n++] = tokens;
}

/* The run is over; the next character stands behind something else. */
static void
end_run(struct parse *p, struct seq *s)
{
	s->broken = true;
	if (s->run_n >= (p->shapes ? MIN_SHAPE : MIN_WORD)) {
		struct str *word = arena_alloc(p->arena, sizeof(*word));

		*word = arena_str(p->arena, (struct str){ s->run, s->run_n });
		add_set(&s->needs, (struct word_set){ word, 1 });
	}
	s->run_n = 0;
}

static void
add_char(struct parse *p, struct seq *s, char c)
{
	if (s->run_n == RUN)
		end_run(p, s);
	s->run[s->run_n++] = to_lower(c);
}

/* "x{2,5}": two end what was before, and two begin what comes. */
static void
add_repeated(struct parse *p, struct seq *s, char c, struct repeat times)
{
	for (unsigned i = 0; i < times.least; i++)
		add_char(p, s, c);
	if (times.exact)
		return;
	end_run(p, s);
	for (unsigned i = 0; i < times.least; i++)
		add_char(p, s, c);
}

/* One element of a sequence that is no group. */
static void
element(struct parse *p, struct seq *s)
{
	struct atom a = syntax_atom(&p->syntax);
	struct repeat times = syntax_repeat(&p->syntax);
	char c = p->shapes && a.digit ? ANY_DIGIT : a.c;

	if (times.least > 0)
		add_tokens(&s->needs, a.tokens);
	if (c == '\0')
		end_run(p, s);
	else
		add_repeated(p, s, c, times);
}

static struct seq alternatives(struct parse *p);

static void
merge(struct needs *into, const struct needs *from)
{
	for (size_t i = 0; i < from->sets_n; i++)
		add_set(into, from->sets[i]);
	for (size_t i = 0; i < from->tokens_n; i++)
		add_tokens(into, from->tokens[i]);
}

/* A group that can only be one text is as good as that text. */
static void
group(struct parse *p, struct seq *s)
{
	struct repeat times;
	enum group_sort sort;
	struct seq inner;

	p->syntax.at++;
	sort = syntax_group(&p->syntax);
	if (sort == GROUP_NOTHING || p->syntax.lost) {
		end_run(p, s);
		return;
	}
	inner = alternatives(p);
	if (syntax_peek(&p->syntax) == ')')
		p->syntax.at++;
	times = syntax_repeat(&p->syntax);
	if (sort == GROUP_PART && !inner.broken && times.least == 1 &&
	    times.exact) {
		for (size_t i = 0; i < inner.run_n; i++)
			add_char(p, s, inner.run[i]);
		return;
	}
	end_run(p, s);
	end_run(p, &inner);
	if (times.least > 0 && sort != GROUP_NOT)
		merge(&s->needs, &inner.needs);
}

static struct seq
sequence(struct parse *p)
{
	struct seq s = { 0 };
	struct syntax *x = &p->syntax;

	while (x->at < x->in.n && !x->lost && syntax_peek(x) != '|' &&
	       syntax_peek(x) != ')') {
		if (syntax_peek(x) == '(')
			group(p, &s);
		else
			element(p, &s);
	}
	return s;
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

/* The words of any of the alternatives: the rarest set of each. */
struct either {
	struct str *words;
	size_t n, cap;
	uint32_t tokens;
	bool no_words, no_tokens;
};

static void
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

static struct needs
either_take(struct parse *p, struct either *e)
{
	struct needs all = { 0 };

	if (!e->no_words && e->n > 0) {
		struct str *words =
		    arena_alloc(p->arena, e->n * sizeof(*words));

		memcpy(words, e->words, e->n * sizeof(*words));
		add_set(&all, (struct word_set){ words, e->n });
	}
	if (!e->no_tokens)
		add_tokens(&all, e->tokens);
	free(e->words);
	return all;
}

static bool
same_run(const struct seq *a, const struct seq *b)
{
	return !a->broken && !b->broken && a->run_n == b->run_n &&
	       memcmp(a->run, b->run, a->run_n) == 0;
}

/* An alternative of small letters alone, as the entries of a lexicon are: it
 * needs that word.  Behind it, or at where none stands. */
static size_t
plain_word(const struct syntax *x, size_t at)
{
	size_t end = at;

	while (end < x->in.n && is_lower(x->in.s[end]))
		end++;
	return end - at >= MIN_WORD && end - at < RUN && end < x->in.n &&
	    (x->in.s[end] == '|' || x->in.s[end] == ')') ? end : at;
}

static void
either_add_word(struct either *e, struct str word)
{
	e->no_tokens = true;
	e->no_words = e->no_words || e->n == NEEDS_WORDS;
	if (e->no_words)
		return;
	e->words = xgrow(e->words, e->n, &e->cap, sizeof(*e->words));
	e->words[e->n++] = word;
}

/* Of several alternatives what all need; one run if they all are that. */
static struct seq
alternatives(struct parse *p)
{
	struct either e = { 0 };
	struct seq first, all;
	bool same = true;

	if (++p->depth > DEPTH)
		p->syntax.lost = true;
	first = sequence(p);
	p->depth--;
	if (syntax_peek(&p->syntax) != '|')
		return first;
	all = first;
	end_run(p, &all);
	either_add(&e, &all.needs);
	while (!p->syntax.lost && syntax_peek(&p->syntax) == '|') {
		struct seq next;
		size_t end;

		p->syntax.at++;
		end = plain_word(&p->syntax, p->syntax.at);
		if (end > p->syntax.at && !p->shapes) {
			struct str word = str_sub(p->syntax.in, p->syntax.at,
			    end);

			same = same && !first.broken &&
			       str_eq(word, (struct str){ first.run,
				   first.run_n });
			either_add_word(&e, word);
			p->syntax.at = end;
			continue;
		}
		next = sequence(p);
		same = same && same_run(&first, &next);
		end_run(p, &next);
		either_add(&e, &next.needs);
	}
	all.needs = either_take(p, &e);
	return same ? first : all;
}

struct needs
needs_of(struct arena *a, struct str pattern, bool shapes)
{
	struct parse p = { .arena = a, .syntax = { .in = pattern },
		.shapes = shapes };
	struct seq all = alternatives(&p);

	end_run(&p, &all);
	if (p.syntax.lost || p.syntax.at < pattern.n)
		return (struct needs){ 0 };
	return all.needs;
}
