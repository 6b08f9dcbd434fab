/* SPDX-License-Identifier: MIT */
/* literals.c - what a text must hold before a pattern can match in it. */
#include "rule/literals.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "rule/syntax.h"

enum { RUN = 64, MIN_WORD = 3, MIN_SHAPE = 2, DEPTH = 40, ANY_DIGIT = '0' };
static const char ANY_TOKEN[] = { NEEDS_TOKEN, '\0' };

struct parse {
	struct arena *arena;
	struct syntax syntax;
	int depth;
	bool shapes; /* digits count, all as one */
};

/* What one alternative needs, and the letters that are still growing. */
struct seq {
	struct needs needs;
	char run[RUN + 1];
	size_t run_n;
	bool broken; /* it is more than the run */
	bool edge;   /* the run began, or will begin, at the edge of a word */
};

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

static void
add_set(struct needs *n, struct word_set set)
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

static void
add_tokens(struct needs *n, uint32_t tokens)
{
	for (size_t i = 0; i < n->tokens_n; i++)
		if (n->tokens[i] == tokens)
			return;
	if (tokens != 0 && n->tokens_n < NEEDS_DIMS)
		n->tokens[n->tokens_n++] = tokens;
}

/* Worth a look: three characters, or a sign that is not in every sentence. */
static bool
is_word(const struct parse *p, const char *s, size_t n)
{
	size_t least = p->shapes ? MIN_SHAPE : MIN_WORD;

	for (size_t i = 0; i < n; i++)
		if (!is_alnum(s[i]) && s[i] != NEEDS_TOKEN &&
		    strchr(n > 1 ? " " : " .,'()-", s[i]) == NULL)
			return true;
	return n >= least && strspn(s, " ") < n;
}

static void
add_words(struct parse *p, struct seq *s, const struct str *words, size_t n)
{
	struct str *copy = arena_alloc(p->arena, n * sizeof(*copy));

	for (size_t i = 0; i < n; i++) {
		if (!is_word(p, words[i].s, words[i].n))
			return;
		copy[i] = arena_str(p->arena, words[i]);
	}
	add_set(&s->needs, (struct word_set){ copy, n });
}

/* The run is over; the next character stands behind something else. */
static void
end_run(struct parse *p, struct seq *s)
{
	const struct str run = { s->run, s->run_n };

	s->broken = true;
	s->edge = false;
	s->run[s->run_n] = '\0';
	if (run.n > 0)
		add_words(p, s, &run, 1);
	s->run_n = 0;
}

static void
add_group(struct needs *n, struct str name)
{
	if (name.n > 0 && n->groups_n < NEEDS_GROUPS)
		n->groups[n->groups_n++] = name;
}

static bool
all_letters(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_alpha(s[i]))
			return false;
	return true;
}

/* The edge of a word: up to three letters between two of them are a whole
 * word. */
static void
at_edge(struct parse *p, struct seq *s)
{
	char whole[MIN_WORD + 1] = { NEEDS_WHOLE };
	size_t n = s->run_n;

	if (s->edge && n > 0 && n < sizeof(whole) && all_letters(s->run, n)) {
		struct str *word = arena_alloc(p->arena, sizeof(*word));

		memcpy(whole + 1, s->run, n);
		*word = arena_str(p->arena, (struct str){ whole, n + 1 });
		add_set(&s->needs, (struct word_set){ word, 1 });
		s->run_n = 0;
	}
	end_run(p, s);
	s->edge = true;
}

/* A character: up to four bytes. */
static void
add_char(struct parse *p, struct seq *s, const char *c)
{
	if (s->run_n + strlen(c) > RUN)
		end_run(p, s);
	while (*c != '\0')
		s->run[s->run_n++] = to_lower(*c++);
}

/* "x{2,5}": two end what was before, and two begin what comes. */
static void
add_repeated(struct parse *p, struct seq *s, const char *c,
    struct repeat times)
{
	for (unsigned i = 0; i < times.least; i++)
		add_char(p, s, c);
	if (times.exact)
		return;
	end_run(p, s);
	for (unsigned i = 0; i < times.least; i++)
		add_char(p, s, c);
}

/* The one character that stands for all that an atom can be; or NULL. */
static const char *
as_char(const struct parse *p, const struct atom *a)
{
	if (p->shapes && a->digit)
		return "0";
	if (!p->shapes && a->tokens != 0)
		return ANY_TOKEN;
	if (a->blank)
		return " ";
	return a->n == 1 ? a->of[0] : NULL;
}

/* One of a few signs. */
static void
add_signs(struct parse *p, struct seq *s, const struct atom *a)
{
	struct str words[ATOM_CHARS];

	for (size_t i = 0; i < a->n; i++)
		words[i] = str_of(a->of[i]);
	add_words(p, s, words, a->n);
}

/* One element of a sequence that is no group. */
static void
element(struct parse *p, struct seq *s)
{
	struct atom a = syntax_atom(&p->syntax);
	struct repeat times = syntax_repeat(&p->syntax);
	const char *c = as_char(p, &a);

	if (times.least > 0)
		add_tokens(&s->needs, a.tokens);
	if (a.edge)
		at_edge(p, s);
	else if (c != NULL)
		add_repeated(p, s, c, times);
	else
		end_run(p, s);
	if (times.least > 0 && a.n > 1)
		add_signs(p, s, &a);
}

static struct seq alternatives(struct parse *p);

static void
merge(struct needs *into, const struct needs *from)
{
	for (size_t i = 0; i < from->sets_n; i++)
		add_set(into, from->sets[i]);
	for (size_t i = 0; i < from->tokens_n; i++)
		add_tokens(into, from->tokens[i]);
	for (size_t i = 0; i < from->groups_n; i++)
		add_group(into, from->groups[i]);
}

static void
add_run(struct parse *p, struct seq *s, const struct seq *inner)
{
	if (s->run_n + inner->run_n > RUN)
		end_run(p, s);
	memcpy(s->run + s->run_n, inner->run, inner->run_n);
	s->run_n += inner->run_n;
	merge(&s->needs, &inner->needs);
}

/* A group that can only be one text is as good as that text. */
static void
group(struct parse *p, struct seq *s)
{
	struct repeat times;
	enum group_sort sort;
	struct seq inner;
	struct str name;

	p->syntax.at++;
	sort = syntax_group(&p->syntax);
	name = p->syntax.name;
	if (sort == GROUP_NOTHING || p->syntax.lost) {
		end_run(p, s);
		return;
	}
	inner = alternatives(p);
	if (syntax_peek(&p->syntax) == ')')
		p->syntax.at++;
	times = syntax_repeat(&p->syntax);
	if (sort == GROUP_PART && times.least > 0)
		add_group(&s->needs, name);
	if (sort == GROUP_PART && !inner.broken && times.least == 1 &&
	    times.exact) {
		add_run(p, s, &inner);
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
	if (!same)
		return all;
	first.needs.groups_n = 0;
	first.needs.tokens_n = 0; /* one text, of tokens that differ */
	for (size_t i = 0; i < all.needs.tokens_n; i++)
		add_tokens(&first.needs, all.needs.tokens[i]);
	return first;
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
