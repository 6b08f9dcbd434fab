/* SPDX-License-Identifier: MIT */
/* literals.c - what a text must hold before a pattern can match in it. */
#include "rule/literals.h"

#include <string.h>

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
	struct needs needs; /* its lead: of what may come first so far */
	char run[RUN + 1];
	size_t run_n;
	bool broken; /* it is more than the run */
	bool edge;   /* the run began, or will begin, at the edge of a word */
	bool opens;  /* the run stands where a match begins */
	bool begun;  /* what comes next is behind the beginning */
	bool vague;  /* who knows how it begins */
};

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
	needs_add_set(&s->needs, (struct word_set){ copy, n });
}

/* It may begin with the word. */
static void
add_lead(struct parse *p, struct seq *s, struct str word)
{
	struct word_set *lead = &s->needs.lead.words;

	if (s->begun || s->vague)
		return;
	s->vague = lead->n == LEAD_WORDS || !is_word(p, word.s, word.n);
	if (s->vague)
		return;
	if ((lead->n & (lead->n - 1)) == 0) { /* full: 0, 1, 2, 4, ... */
		struct str *more = arena_alloc(p->arena,
		    (2 * lead->n + 1) * sizeof(*more));

		if (lead->n > 0)
			memcpy(more, lead->words, lead->n * sizeof(*more));
		lead->words = more;
	}
	lead->words[lead->n++] = arena_str(p->arena, word);
}

/* What comes next may be the beginning: a character that is one of these, or
 * who knows what. */
static void
lead_with(struct parse *p, struct seq *s, const struct atom *a, bool must)
{
	if (s->begun || a->edge)
		return;
	if (a->tokens != 0 && !p->shapes)
		s->needs.lead.tokens |= a->tokens;
	else if (a->n == 0)
		s->vague = true;
	for (size_t i = 0; i < a->n; i++)
		add_lead(p, s, str_of(a->of[i]));
	s->begun = must;
}

/* It may begin with what inner begins with, and does if inner must be there. */
static void
add_inner_lead(struct parse *p, struct seq *s, const struct seq *inner,
    bool must)
{
	const struct lead *lead = &inner->needs.lead;

	if (s->begun)
		return;
	for (size_t i = 0; i < lead->words.n; i++)
		add_lead(p, s, lead->words.words[i]);
	s->needs.lead.tokens |= lead->tokens;
	s->vague = s->vague || inner->vague;
	s->begun = must && inner->begun;
}

/* The run is over; the next character stands behind something else. */
static void
end_run(struct parse *p, struct seq *s)
{
	const struct str run = { s->run, s->run_n };

	s->broken = true;
	s->edge = false;
	s->run[s->run_n] = '\0';
	if (s->opens)
		add_lead(p, s, run);
	s->begun = s->begun || s->opens;
	s->opens = false;
	if (run.n > 0)
		add_words(p, s, &run, 1);
	s->run_n = 0;
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
		needs_add_set(&s->needs, (struct word_set){ word, 1 });
		if (s->opens)
			add_lead(p, s, *word);
		s->begun = s->begun || s->opens;
		s->opens = false;
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
	s->opens = s->opens || (s->run_n == 0 && !s->begun);
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
		needs_add_tokens(&s->needs, a.tokens);
	if (s->run_n == 0 && (c == NULL || *c == NEEDS_TOKEN || times.least == 0))
		lead_with(p, s, &a, times.least > 0);
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
add_run(struct parse *p, struct seq *s, const struct seq *inner)
{
	if (s->run_n + inner->run_n > RUN)
		end_run(p, s);
	if (s->run_n == 0)
		add_inner_lead(p, s, inner, true);
	s->opens = s->opens || (s->run_n == 0 && inner->run_n > 0 && !s->begun);
	memcpy(s->run + s->run_n, inner->run, inner->run_n);
	s->run_n += inner->run_n;
	needs_merge(&s->needs, &inner->needs);
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
		needs_add_group(&s->needs, name);
	if (sort == GROUP_PART && !inner.broken && times.least == 1 &&
	    times.exact) {
		add_run(p, s, &inner);
		return;
	}
	end_run(p, s);
	end_run(p, &inner);
	if (sort == GROUP_PART)
		add_inner_lead(p, s, &inner, times.least > 0);
	if (times.least > 0 && sort != GROUP_NOT)
		needs_merge(&s->needs, &inner.needs);
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

/* Of several alternatives what all need; one run if they all are that. */
static struct seq
alternatives(struct parse *p)
{
	struct either e = { 0 };
	struct seq first, all;
	struct lead lead;
	bool same = true, begun;

	if (++p->depth > DEPTH)
		p->syntax.lost = true;
	first = sequence(p);
	p->depth--;
	if (syntax_peek(&p->syntax) != '|')
		return first;
	all = first;
	end_run(p, &all);
	either_add(&e, &all.needs);
	begun = all.begun;
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
			all.begun = false;
			add_lead(p, &all, word);
			all.begun = begun;
			p->syntax.at = end;
			continue;
		}
		next = sequence(p);
		same = same && same_run(&first, &next);
		end_run(p, &next);
		all.begun = false;
		add_inner_lead(p, &all, &next, true);
		begun = all.begun = begun && next.begun;
		either_add(&e, &next.needs);
	}
	lead = all.needs.lead;
	all.needs = either_take(&e, p->arena);
	all.needs.lead = lead;
	if (!same)
		return all;
	first.needs.groups_n = 0;
	first.needs.tokens_n = 0; /* one text, of tokens that differ */
	first.needs.lead.tokens = lead.tokens;
	for (size_t i = 0; i < all.needs.tokens_n; i++)
		needs_add_tokens(&first.needs, all.needs.tokens[i]);
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
	if (!all.begun || all.vague)
		all.needs.lead = (struct lead){ 0 };
	return all.needs;
}
