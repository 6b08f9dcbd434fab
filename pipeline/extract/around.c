/* SPDX-License-Identifier: MIT */
/* around.c - the words and the sentence around a place. */
#include "extract/around.h"

enum { AROUND = 500 }; /* bytes of a sentence on either side that are read */

/* The word at a place of the text, which may be blanks before it. */
struct str
around_word(struct str t, size_t at)
{
	size_t end;

	while (at < t.n && is_space(t.s[at]))
		at++;
	for (end = at; end < t.n && is_alpha(t.s[end]); end++)
		;
	return str_sub(t, at, end);
}

/* The one that ends just before a place and the blanks there. */
struct str
around_word_before(struct str t, size_t at)
{
	size_t from;

	while (at > 0 && is_space(t.s[at - 1]))
		at--;
	for (from = at; from > 0 && is_alpha(t.s[from - 1]); from--)
		;
	return str_sub(t, from, at);
}

/* Does a sentence end before the byte? */
static bool
is_end(struct str t, size_t at)
{
	char c = t.s[at - 1];

	return (c == '.' || c == '!' || c == '?') &&
	       (at == t.n || is_space(t.s[at]));
}

/* The sentence around a place: from behind the mark before it to that behind. */
struct str
around_sentence(struct str t, size_t at)
{
	size_t from = at, to = at + 1;

	while (from > 0 && at - from < AROUND && !is_end(t, from))
		from--;
	while (to < t.n && to - at < AROUND && !is_end(t, to))
		to++;
	return str_sub(t, from, to);
}

bool
around_has(struct str t, const char *word)
{
	return str_find_nocase(t, str_of(word), 0) < t.n;
}

bool
around_has_one_of(struct str t, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (around_has(t, words[i]))
			return true;
	return false;
}
