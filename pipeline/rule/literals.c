/* SPDX-License-Identifier: MIT */
/* literals.c - what a text must hold before a pattern can match in it. */
#include "rule/literals.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

enum { RUN = 64, MIN_WORD = 3, DEPTH = 40, FIRST_TEXT_BYTE = 0x20 };

struct parse {
	struct arena *arena;
	struct str in;
	size_t at;
	int depth;
	bool lost; /* something here is beyond us */
};

/* What one alternative needs, and the letters that are still growing. */
struct seq {
	struct needs needs;
	char run[RUN];
	size_t run_n;
};

/* How often one of the set may be met, by a guess: short is frequent. */
static double
frequency(const struct word_set *set)
{
	double sum = 0;

	for (size_t i = 0; i < set->n; i++) {
		double one = 1;

		for (size_t k = 0; k < set->words[i].n && k < 10; k++)
			one /= 3;
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

static void
end_run(struct parse *p, struct seq *s)
{
	if (s->run_n >= MIN_WORD) {
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

static char
peek(const struct parse *p)
{
	return p->at < p->in.n ? p->in.s[p->at] : '\0';
}

enum times { ONCE, MAYBE, OFTEN }; /* {1}, {0,...}, {1,...} */

/* Eats the quantifier at p, if one stands there. */
static enum times
quantifier(struct parse *p)
{
	enum times times = ONCE;
	char c = peek(p);

	if (c == '?' || c == '*' || c == '+') {
		times = c == '+' ? OFTEN : MAYBE;
		p->at++;
	} else if (c == '{') {
		size_t end = str_find_byte(p->in, '}', p->at);
		char first = p->at + 1 < p->in.n ? p->in.s[p->at + 1] : '\0';

		if (!is_digit(first) && first != ',')
			return ONCE;
		times = first == '0' || first == ',' ? MAYBE : OFTEN;
		p->at = end < p->in.n ? end + 1 : end;
	}
	if (times != ONCE && (peek(p) == '?' || peek(p) == '+'))
		p->at++;
	return times;
}

static int
hex(char c)
{
	if (is_digit(c))
		return c - '0';
	c = to_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number of "\xHH" at p, which is behind the x; -1 where it is more. */
static int
hex_escape(struct parse *p)
{
	int value = 0, digits = 0;

	if (peek(p) == '{') {
		size_t end = str_find_byte(p->in, '}', p->at);

		p->at = end < p->in.n ? end + 1 : end;
		return -1;
	}
	for (; digits < 2 && hex(peek(p)) >= 0; digits++)
		value = value * 16 + hex(p->in.s[p->at++]);
	return value;
}

/* Behind a backslash. A letter in *c, or a token in *tokens, or neither. */
static void
escape(struct parse *p, char *c, uint32_t *tokens)
{
	char kind = peek(p);

	*c = '\0';
	p->at++;
	if (kind == 'x') {
		int value = hex_escape(p);

		if (value > 0 && value < FIRST_TEXT_BYTE)
			*tokens = (uint32_t)1 << value;
		else if (value >= FIRST_TEXT_BYTE && value < 0x7f)
			*c = (char)value;
	} else if (kind == 'p' || kind == 'P') {
		if (peek(p) == '{')
			(void)hex_escape(p);
		else
			p->at++;
	} else if (kind == 'Q' || kind == 'E' || kind == 'c' || kind == 'o' ||
		   kind == 'N' || is_digit(kind)) {
		p->lost = true;
	} else if (!is_alnum(kind) && (unsigned char)kind < 0x80) {
		*c = kind;
	}
}

/* Behind the low end of a range of tokens: all of it, low end included. */
static uint32_t
token_range(struct parse *p, uint32_t low)
{
	size_t before = p->at;
	uint32_t high = 0;
	char c;

	if (low == 0 || peek(p) != '-')
		return low;
	p->at++;
	if (peek(p) == '\\') {
		p->at++;
		escape(p, &c, &high);
	}
	if (high >= low)
		return (high - low) | high;
	p->at = before;
	return low;
}

/* Eats a class; *tokens: its members, where all are token bytes. */
static void class(struct parse *p, uint32_t *tokens)
{
	bool only = true, first = true;
	uint32_t members = 0;

	p->at++;
	if (peek(p) == '^') {
		only = false;
		p->at++;
	}
	for (; p->at < p->in.n && (first || peek(p) != ']'); first = false) {
		uint32_t token = 0;
		char c = peek(p);

		if (c == '[' && p->at + 1 < p->in.n &&
		    p->in.s[p->at + 1] == ':') {
			size_t end = str_find(p->in, STR(":]"), p->at);

			p->at = end < p->in.n ? end + 2 : end;
			only = false;
			continue;
		}
		p->at++;
		if (c == '\\')
			escape(p, &c, &token);
		token = token_range(p, token);
		only = only && token != 0;
		members |= token;
	}
	p->at++;
	*tokens = only ? members : 0;
}

static struct needs alternatives(struct parse *p);

static void
merge(struct needs *into, const struct needs *from)
{
	for (size_t i = 0; i < from->sets_n; i++)
		add_set(into, from->sets[i]);
	for (size_t i = 0; i < from->tokens_n; i++)
		add_tokens(into, from->tokens[i]);
}

/* Behind "(?": up to the body. False where the body is not required. */
static bool
group_head(struct parse *p, bool *flags_only)
{
	size_t close;

	if (peek(p) == ':' || peek(p) == '>' || peek(p) == '=') {
		p->at++;
		return true;
	}
	if (peek(p) == '!') {
		p->at++;
		return false;
	}
	if (peek(p) == '<') {
		char next = p->at + 1 < p->in.n ? p->in.s[p->at + 1] : '\0';

		if (next == '=' || next == '!') {
			p->at += 2;
			return next == '=';
		}
		p->at = str_find_byte(p->in, '>', p->at) + 1;
		return true;
	}
	for (close = p->at; close < p->in.n &&
			    (is_alpha(p->in.s[close]) || p->in.s[close] == '-');
	     close++)
		;
	if (close < p->in.n && p->in.s[close] == ':') {
		p->at = close + 1;
		return true;
	}
	if (close < p->in.n && p->in.s[close] == ')') {
		p->at = close + 1;
		*flags_only = true;
		return true;
	}
	p->lost = true;
	return true;
}

static void
group(struct parse *p, struct seq *s)
{
	bool required = true, flags_only = false;
	struct needs inner;

	end_run(p, s);
	p->at++;
	if (peek(p) == '?') {
		p->at++;
		if (peek(p) == '#') {
			p->at = str_find_byte(p->in, ')', p->at) + 1;
			return;
		}
		required = group_head(p, &flags_only);
	}
	if (flags_only || p->lost)
		return;
	inner = alternatives(p);
	if (peek(p) == ')')
		p->at++;
	if (quantifier(p) != MAYBE && required)
		merge(&s->needs, &inner);
}

/* One element of a sequence that is no group. */
static void
element(struct parse *p, struct seq *s)
{
	uint32_t tokens = 0;
	char c = peek(p);
	enum times times;

	if (c == '[') {
		class(p, &tokens);
		c = '\0';
	} else {
		p->at++;
		if (c == '\\')
			escape(p, &c, &tokens);
		else if (c == '.' || c == '^' || c == '$' ||
			 (unsigned char)c >= 0x80)
			c = '\0';
		else if (c > 0 && c < FIRST_TEXT_BYTE) {
			tokens = (uint32_t)1 << c;
			c = '\0';
		}
	}
	times = quantifier(p);
	if (times != MAYBE) {
		add_tokens(&s->needs, tokens);
		if (c != '\0')
			add_char(p, s, c);
	}
	if (c == '\0' || times != ONCE)
		end_run(p, s);
}

static struct needs
sequence(struct parse *p)
{
	struct seq s = { 0 };

	while (
	    p->at < p->in.n && !p->lost && peek(p) != '|' && peek(p) != ')') {
		if (peek(p) == '(')
			group(p, &s);
		else
			element(p, &s);
	}
	end_run(p, &s);
	return s.needs;
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

static struct needs
alternatives(struct parse *p)
{
	struct either e = { 0 };
	struct needs first;

	if (++p->depth > DEPTH)
		p->lost = true;
	first = sequence(p);
	if (peek(p) == '|') {
		either_add(&e, &first);
		while (!p->lost && peek(p) == '|') {
			struct needs next;

			p->at++;
			next = sequence(p);
			either_add(&e, &next);
		}
		first = either_take(p, &e);
	}
	p->depth--;
	return first;
}

struct needs
needs_of(struct arena *a, struct str pattern)
{
	struct parse p = { .arena = a, .in = pattern };
	struct needs needs = alternatives(&p);

	if (p.lost || p.at < pattern.n)
		return (struct needs){ 0 };
	return needs;
}
