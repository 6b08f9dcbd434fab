/* SPDX-License-Identifier: MIT */
/* str.c - a borrowed run of bytes. */
#define _GNU_SOURCE /* memmem(3) */
#include "base/str.h"

#include <string.h>

static bool
same_nocase(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (to_lower(a[i]) != to_lower(b[i]))
			return false;
	return true;
}

bool
str_is_nocase(struct str a, const char *s)
{
	size_t n = strlen(s);

	return a.n == n && same_nocase(a.s, s, n);
}

bool
str_is_one_of(struct str a, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is_nocase(a, list[i]))
			return true;
	return false;
}

bool
str_has_prefix_nocase(struct str a, struct str prefix)
{
	return a.n >= prefix.n && same_nocase(a.s, prefix.s, prefix.n);
}

bool
str_ends(struct str a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.n >= n && (n == 0 || memcmp(a.s + a.n - n, suffix, n) == 0);
}

bool
str_ends_nocase(struct str a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.n >= n && same_nocase(a.s + a.n - n, suffix, n);
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.s, b.s, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

struct str
str_trim(struct str a)
{
	while (a.n > 0 && is_space(a.s[0]))
		a.s++, a.n--;
	while (a.n > 0 && is_space(a.s[a.n - 1]))
		a.n--;
	return a;
}

size_t
str_find(struct str a, struct str needle, size_t from)
{
	const char *at;

	if (from > a.n || a.n - from < needle.n)
		return a.n;
	if (needle.n == 0)
		return from;
	at = memmem(a.s + from, a.n - from, needle.s, needle.n);
	return at ? (size_t)(at - a.s) : a.n;
}

/* Where c next stands at or behind from; a.n if nowhere. */
static size_t
next_byte(struct str a, char c, size_t from)
{
	const char *at = from < a.n ? memchr(a.s + from, c, a.n - from) : NULL;

	return at ? (size_t)(at - a.s) : a.n;
}

size_t
str_find_nocase(struct str a, struct str needle, size_t from)
{
	char low, high;
	size_t at, other;

	if (needle.n == 0 || needle.n > a.n)
		return needle.n == 0 && from < a.n ? from : a.n;
	low = to_lower(needle.s[0]);
	high = is_lower(low) ? (char)(low - 'a' + 'A') : low;
	at = next_byte(a, low, from);
	other = high == low ? a.n : next_byte(a, high, from);
	while (at < a.n || other < a.n) {
		size_t first = at < other ? at : other;

		if (first > a.n - needle.n)
			return a.n;
		if (same_nocase(a.s + first, needle.s, needle.n))
			return first;
		if (first == at)
			at = next_byte(a, low, at + 1);
		else
			other = next_byte(a, high, other + 1);
	}
	return a.n;
}

size_t
str_find_byte(struct str a, char c, size_t from)
{
	const char *at;

	if (from >= a.n)
		return a.n;
	at = memchr(a.s + from, c, a.n - from);
	return at ? (size_t)(at - a.s) : a.n;
}

bool
str_cut(struct str a, char c, struct str *head, struct str *tail)
{
	size_t at = str_find_byte(a, c, 0);

	*head = str_sub(a, 0, at);
	*tail = str_from(a, at + 1);
	return at < a.n;
}

bool
str_line(struct str *rest, struct str *line)
{
	if (rest->n == 0)
		return false;
	str_cut(*rest, '\n', line, rest);
	if (line->n > 0 && line->s[line->n - 1] == '\r')
		line->n--;
	return true;
}

unsigned
str_letters(struct str a)
{
	unsigned letters = 0;

	for (size_t i = 0; i < a.n; i++)
		if (is_alpha(a.s[i]))
			letters |= 1u << (to_lower(a.s[i]) - 'a');
	return letters;
}

int
hex_value(char c)
{
	if (is_digit(c))
		return c - '0';
	c = to_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
str_has_words(struct str a, const char *words)
{
	struct str w = str_of(words);

	for (size_t at = 0; (at = str_find_nocase(a, w, at)) < a.n; at++)
		if ((at == 0 || !is_alnum(a.s[at - 1])) &&
		    (at + w.n == a.n || !is_alnum(a.s[at + w.n])))
			return true;
	return false;
}
