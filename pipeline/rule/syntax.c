/* SPDX-License-Identifier: MIT */
/* syntax.c - reads an expanded pattern piece by piece. */
#include "rule/syntax.h"

#include <string.h>

#include "base/utf8.h"

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

static struct atom
one_char(char c)
{
	return (struct atom){ .of = { { c } }, .n = 1, .digit = is_digit(c) };
}

/* Signs above ASCII are the same in any case; of letters nothing is known. */
static bool
has_no_case(unsigned cp)
{
	return (cp >= 0xA0 && cp < 0xC0 && cp != 0xAA && cp != 0xB5 &&
		   cp != 0xBA) ||
	       cp == 0xD7 || cp == 0xF7 || (cp >= 0x2010 && cp < 0x2070) ||
	       (cp >= 0x20A0 && cp < 0x20C0) ||
	       (cp >= 0x2190 && cp < 0x2460) ||
	       (cp >= 0x2500 && cp < 0x2C00) || cp >= 0x1F000;
}

/* A character above ASCII. */
static struct atom
above_ascii(struct syntax *x)
{
	struct atom a = { 0 };
	size_t len;
	unsigned cp = utf8_decode(x->in, x->at, &len);

	if (cp != UTF8_BAD && has_no_case(cp))
		a.of[a.n++][utf8_encode(cp, a.of[0])] = '\0';
	x->at += len;
	return a;
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
			a = one_char((char)value);
	} else if (kind == 'p' || kind == 'P') {
		if (syntax_peek(x) == '{')
			skip_behind(x, '}');
		else
			x->at++;
	} else if (kind == 'd') {
		a.digit = true;
	} else if (kind == 's') {
		a.blank = true;
	} else if (kind == 'b') {
		a.edge = true;
	} else if (kind == 'Q' || kind == 'E' || kind == 'c' || kind == 'o' ||
		   kind == 'N' || is_digit(kind)) {
		x->lost = true;
	} else if (!is_alnum(kind) && (unsigned char)kind < 0x80) {
		a = one_char(kind);
	}
	return a;
}

/* What a class can be. */
struct members {
	struct atom all;
	bool tokens_only, digits_only, blanks_only, known;
};

static void
add_member(struct members *m, struct atom a)
{
	m->tokens_only = m->tokens_only && a.tokens != 0;
	m->digits_only = m->digits_only && a.digit;
	m->blanks_only = m->blanks_only && a.blank;
	m->known = m->known && a.n == 1 && m->all.n < ATOM_CHARS;
	m->all.tokens |= a.tokens;
	if (m->known)
		memcpy(m->all.of[m->all.n++], a.of[0], CHAR_BYTES);
}

static struct atom
member(struct syntax *x)
{
	char c = syntax_peek(x);

	if ((unsigned char)c >= 0x80)
		return above_ascii(x);
	x->at++;
	return c == '\\' ? escape(x) : one_char(c);
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
	m->known = false;
	add_member(m, high);
}

static struct atom
class_of(struct syntax *x)
{
	struct members m = { { .n = 0 }, true, true, true, true };
	bool first = true;

	if (syntax_peek(x) == '^') {
		m = (struct members){ { .n = 0 }, false, false, false, false };
		x->at++;
	}
	for (; x->at < x->in.n && (first || syntax_peek(x) != ']');
	     first = false) {
		struct atom low;

		if (str_starts(str_from(x->in, x->at), "[:")) {
			size_t end = str_find(x->in, STR(":]"), x->at);

			x->at = end < x->in.n ? end + 2 : end;
			add_member(&m, (struct atom){ 0 });
			continue;
		}
		low = member(x);
		add_member(&m, low);
		range(x, &m, low);
	}
	x->at++;
	m.all.n = m.known ? m.all.n : 0;
	m.all.tokens = m.tokens_only ? m.all.tokens : 0;
	m.all.digit = m.digits_only;
	m.all.blank = m.blanks_only;
	return m.all;
}

struct atom
syntax_atom(struct syntax *x)
{
	char c = syntax_peek(x);

	if ((unsigned char)c >= 0x80)
		return above_ascii(x);
	x->at++;
	if (c == '[')
		return class_of(x);
	if (c == '\\')
		return escape(x);
	if (c == '.' || c == '^' || c == '$')
		return (struct atom){ 0 };
	if (c > 0 && c < FIRST_TEXT_BYTE)
		return (struct atom){ .tokens = (uint32_t)1 << c };
	return one_char(c);
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
	size_t from;

	x->name = STR_NONE;
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
	from = x->at;
	skip_behind(x, '>');
	if (x->at > from)
		x->name = str_sub(x->in, from, x->at - 1);
	return GROUP_PART;
}

static size_t
behind_class(struct str in, size_t at)
{
	at++;
	if (at < in.n && in.s[at] == '^')
		at++;
	if (at < in.n && in.s[at] == ']')
		at++;
	for (; at < in.n && in.s[at] != ']'; at++)
		if (str_starts(str_from(in, at), "[:"))
			at = str_find(in, STR(":]"), at) + 1;
		else if (in.s[at] == '\\')
			at++;
	return at + 1;
}

size_t
syntax_behind(struct str in, size_t at)
{
	size_t end = at + 1;

	if (in.s[at] == '\\')
		end++;
	else if (in.s[at] == '[')
		end = behind_class(in, at);
	else if (str_starts(str_from(in, at), "(?#"))
		end = str_find_byte(in, ')', at) + 1;
	else if (in.s[at] == '(') {
		while (end < in.n && in.s[end] != ')')
			end = syntax_behind(in, end);
		end++;
	}
	return end < in.n ? end : in.n;
}
