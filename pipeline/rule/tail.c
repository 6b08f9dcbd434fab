/* SPDX-License-Identifier: MIT */
/* tail.c - what stands behind the noun phrase with which a pattern begins. */
#include "rule/tail.h"

#include "rule/expand.h"
#include "rule/syntax.h"

/* Of two whole patterns, joined by "|", neither must match. */
static bool
has_choice(struct str in)
{
	for (size_t at = 0; at < in.n; at = syntax_behind(in, at))
		if (in.s[at] == '|')
			return true;
	return false;
}

static size_t
behind_text(struct str in, size_t at, const char *text)
{
	struct str rest = str_from(in, at);

	return str_starts(rest, text) ? at + str_of(text).n : at;
}

/* Does the group at a place begin with a noun phrase? */
static bool
opens_with_phrase(struct str in, size_t at)
{
	struct syntax x = { .in = in, .at = at };

	do {
		if (syntax_peek(&x) != '(')
			return false;
		x.at++;
		if (syntax_group(&x) != GROUP_PART)
			return false;
		x.at = behind_text(in, x.at, "\\b");
	} while (!expanded_phrase(str_from(in, x.at)));
	return true;
}

/* Behind the group at a place and white space; may it be left out? */
static bool
may_skip(struct syntax *x)
{
	bool optional;

	x->at = syntax_behind(x->in, x->at);
	optional = syntax_repeat(x).least == 0;
	x->at = behind_text(x->in, x->at, "\\s++");
	return optional;
}

struct pattern *
tail_new(struct arena *a, const struct pattern *p)
{
	struct syntax x = { .in = p->expanded };
	struct pattern *tail;
	size_t from;

	x.at = behind_text(x.in, 0, "\\b");
	if (!opens_with_phrase(x.in, x.at) || has_choice(x.in))
		return NULL;
	(void)may_skip(&x);
	do
		from = x.at;
	while (syntax_peek(&x) == '(' && may_skip(&x));
	if (from == x.in.n)
		return NULL;
	tail = arena_zalloc(a, sizeof(*tail));
	tail->rule = p->rule;
	tail->text = p->text;
	tail->expanded = str_from(x.in, from);
	tail->needs = needs_of(a, tail->expanded, p->rule->on_text);
	return tail;
}
