/* SPDX-License-Identifier: MIT */
/* syntax.c - reads an expanded pattern piece by piece. */
#include "rule/syntax.h"

enum { FIRST_TEXT_BYTE = 0x20, COUNT_MAX = 64 };

char
syntax_peek(const struct syntax *x)
{
	return x->at < x->in.n ? x->in.s[x->at] : '\0';
}

static void
skip_behind(struct syntax *x, char c)
{
	size_t end = str_find_byte(x->in, c, x->at);

	x->at = end < x->in.n ? end + 1 : end;
}

/* "{2,5}" behind its brace; its text is not eaten. */
static struct repeat
counted(const struct syntax *x)
{
	struct repeat r = { 0, true };
	size_t at = x->at + 1;

	while (at < x->in.n && is_digit(x->in.s[at]) && r.least < COUNT_MAX)
		r.least = r.least * 10 + (unsigned)(x->in.s[at++] - '0');
	if (r.least > COUNT_MAX)
		r = (struct repeat){ COUNT_MAX, false };
	if (at >= x->in.n || x->in.s[at] != '}')
		r.exact = false;
	return r;
}

struct repeat
syntax_repeat(struct syntax *x)
{
	struct repeat r = { 1, true };
	char c = syntax_peek(x);

	if (c == '?' || c == '*' || c == '+') {
		r = (struct repeat){ c == '+', false };
		x->at++;
	} else if (c == '{') {
		char first = x->at + 1 < x->in.n ? x->in.s[x->at + 1] : '\0';

		if (!is_digit(first) && first != ',')
			return r;
		r = counted(x);
		skip_behind(x, '}');
	} else {
		return r;
	}
	if (syntax_peek(x) == '?' || syntax_peek(x) == '+')
		x->at++;
	return r;
}

/* The number of "\xHH", behind the x; -1 where it is more. */
static int
hex_escape(struct syntax *x)
{
	int value = 0, digits = 0;

	if (syntax_peek(x) == '{') {
		skip_behind(x, '}');
		return -1;
	}
	for (; digits < 2 && hex_value(syntax_peek(x)) >= 0; digits++)
		value = value * 16 + hex_value(x->in.s[x->at++]);
	return value;
}

/* Behind a backslash. */
static struct atom
escape(struct syntax *x)
{
	struct atom a = { 0 };
	char kind = syntax_peek(x);

	x->at++;
	if (kind == 'x') {
		int value = hex_escape(x);

		if (value > 0 && value < FIRST_TEXT_BYTE)
			a.tokens = (uint32_t)1 << value;
		else if (value >= FIRST_TEXT_BYTE && value < 0x7f)
			a.c = (char)value;
	} else if (kind == 'p' || kind == 'P') {
		if (syntax_peek(x) == '{')
			skip_behind(x, '}');
		else
			x->at++;
	} else if (kind == 'd') {
		a.digit = true;
	} else if (kind == 'Q' || kind == 'E' || kind == 'c' || kind == 'o' ||
		   kind == 'N' || is_digit(kind)) {
		x->lost = true;
	} else if (!is_alnum(kind) && (unsigned char)kind < 0x80) {
		a.c = kind;
	}
	return a;
}

/* What a class can be. */
struct members {
	bool tokens_only, digits_only;
	uint32_t tokens;
};

static void
add_member(struct members *m, struct atom a)
{
	m->tokens_only = m->tokens_only && a.tokens != 0;
	m->digits_only = m->digits_only && (a.digit || is_digit(a.c));
	m->tokens |= a.tokens;
}

static struct atom
member(struct syntax *x)
{
	char c = syntax_peek(x);

	x->at++;
	if (c == '\\')
		return escape(x);
	return (struct atom){ .c = (unsigned char)c < 0x80 ? c : '\0' };
}

/* Behind the low end of what may be a range: the rest of it. */
static void
range(struct syntax *x, struct members *m, struct atom low)
{
	struct atom high;

	if (syntax_peek(x) != '-' || x->at + 1 >= x->in.n ||
	    x->in.s[x->at + 1] == ']')
		return;
	x->at++;
	high = member(x);
	if (low.tokens != 0 && high.tokens >= low.tokens)
		high.tokens = (high.tokens - low.tokens) | high.tokens;
	add_member(m, high);
}

static struct atom
class_of(struct syntax *x)
{
	struct members m = { true, true, 0 };
	bool first = true;

	if (syntax_peek(x) == '^') {
		m.tokens_only = m.digits_only = false;
		x->at++;
	}
	for (; x->at < x->in.n && (first || syntax_peek(x) != ']');
	     first = false) {
		struct atom low;

		if (str_starts(str_from(x->in, x->at), "[:")) {
			size_t end = str_find(x->in, STR(":]"), x->at);

			x->at = end < x->in.n ? end + 2 : end;
			m.tokens_only = m.digits_only = false;
			continue;
		}
		low = member(x);
		add_member(&m, low);
		range(x, &m, low);
	}
	x->at++;
	return (struct atom){ .digit = m.digits_only,
		.tokens = m.tokens_only ? m.tokens : 0 };
}

struct atom
syntax_atom(struct syntax *x)
{
	char c = syntax_peek(x);

	x->at++;
	if (c == '[')
		return class_of(x);
	if (c == '\\')
		return escape(x);
	if (c == '.' || c == '^' || c == '$' || (unsigned char)c >= 0x80)
		return (struct atom){ 0 };
	if (c > 0 && c < FIRST_TEXT_BYTE)
		return (struct atom){ .tokens = (uint32_t)1 << c };
	return (struct atom){ .c = c, .digit = is_digit(c) };
}

/* "i-m:" or "i)": whether a body follows. */
static enum group_sort
flags(struct syntax *x)
{
	while (is_alpha(syntax_peek(x)) || syntax_peek(x) == '-')
		x->at++;
	if (syntax_peek(x) == ':') {
		x->at++;
		return GROUP_PART;
	}
	if (syntax_peek(x) == ')')
		x->at++;
	else
		x->lost = true;
	return GROUP_NOTHING;
}

enum group_sort
syntax_group(struct syntax *x)
{
	char c;

	if (syntax_peek(x) != '?')
		return GROUP_PART;
	x->at++;
	c = syntax_peek(x);
	if (c == ':' || c == '>') {
		x->at++;
		return GROUP_PART;
	}
	if (c == '=' || c == '!') {
		x->at++;
		return c == '=' ? GROUP_LOOK : GROUP_NOT;
	}
	if (c == '#') {
		skip_behind(x, ')');
		return GROUP_NOTHING;
	}
	if (c != '<')
		return flags(x);
	x->at++;
	c = syntax_peek(x);
	if (c == '=' || c == '!') {
		x->at++;
		return c == '=' ? GROUP_LOOK : GROUP_NOT;
	}
	skip_behind(x, '>');
	return GROUP_PART;
}
