/* SPDX-License-Identifier: MIT */
/* similar.c - how alike two titles or names are. */
#include "text/similar.h"

#include <stdint.h>

#include "base/utf8.h"

#define MAIN_TITLE_WORDS 3 /* fewer before a colon are no title */

struct words {
	uint64_t hash[SIMILAR_WORDS];
	size_t n;
	size_t main; /* words before the first colon, dash or question mark;
	              * n where there is none */
};

/* The letter without its accent, for lower-case U+00E0..U+017F. */
static unsigned
without_accent(unsigned cp)
{
	static const char base[] =
	    "aaaaaaaceeeeiiiidnooooo/ouuuuyty"  /* U+00E0 */
	    "aaaaaaccccccccddddeeeeeeeeeegggg"  /* U+0100 */
	    "gggghhhhiiiiiiiiiiiijjkkklllllll"  /* U+0120 */
	    "lllnnnnnnnnnoooooooorrrrrrssssss"  /* U+0140 */
	    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs"; /* U+0160 */

	if (cp >= 0xE0 && cp <= 0xFF)
		return (unsigned char)base[cp - 0xE0];
	if (cp >= 0x100 && cp <= 0x17F)
		return (unsigned char)base[cp - 0x100 + 32];
	return cp == 0xDF ? 's' : cp;
}

static bool
ends_main_title(unsigned cp)
{
	return cp == ':' || cp == '?' || cp == 0x2013 || cp == 0x2014;
}

/* Apostrophes and accents written as marks of their own join a word. */
static bool
is_silent(unsigned cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0xAD ||
	    (cp >= 0x300 && cp <= 0x36F);
}

static bool
is_word(unsigned cp)
{
	return cp < 0x80 ? is_alnum((char)cp) : utf8_is_word(cp);
}

/* FNV-1a, 64 bit. */
static uint64_t
hash_add(uint64_t hash, unsigned cp)
{
	return (hash ^ cp) * UINT64_C(1099511628211);
}

static void
words_read(struct words *w, struct str x)
{
	const uint64_t empty = UINT64_C(14695981039346656037);
	uint64_t hash = empty;
	bool has_main = false;
	size_t len;

	w->n = 0;
	for (size_t i = 0; i <= x.n && w->n < SIMILAR_WORDS; i += len) {
		unsigned cp = ' ';

		len = 1;
		if (i < x.n)
			cp = without_accent(utf8_lower(utf8_decode(x, i, &len)));
		if (is_silent(cp))
			continue;
		if (is_word(cp)) {
			hash = hash_add(hash, cp);
			continue;
		}
		if (hash != empty)
			w->hash[w->n++] = hash;
		hash = empty;
		if (!has_main && ends_main_title(cp) &&
		    w->n >= MAIN_TITLE_WORDS) {
			has_main = true;
			w->main = w->n;
		}
	}
	if (!has_main)
		w->main = w->n;
}

/* The length of the longest run of words that both have in the same order,
 * gaps allowed. */
static size_t
in_common(const uint64_t *a, size_t na, const uint64_t *b, size_t nb)
{
	size_t row[SIMILAR_WORDS + 1] = { 0 };

	for (size_t i = 0; i < na; i++) {
		size_t before = 0; /* the cell up and to the left */

		for (size_t j = 0; j < nb; j++) {
			size_t up = row[j + 1];

			if (a[i] == b[j])
				row[j + 1] = before + 1;
			else if (row[j] > up)
				row[j + 1] = row[j];
			before = up;
		}
	}
	return row[nb];
}

static double
dice(const struct words *a, size_t na, const struct words *b, size_t nb)
{
	if (na == 0 || nb == 0)
		return 0;
	return 2 * (double)in_common(a->hash, na, b->hash, nb) /
	    (double)(na + nb);
}

static double
larger(double a, double b)
{
	return a > b ? a : b;
}

double
similar_titles(struct str a, struct str b)
{
	struct words x, y;

	words_read(&x, a);
	words_read(&y, b);
	return larger(dice(&x, x.n, &y, y.n),
	    larger(dice(&x, x.main, &y, y.n), dice(&x, x.n, &y, y.main)));
}

double
similar_within(struct str title, struct str text)
{
	struct words x, y;
	double whole, part;

	words_read(&x, title);
	words_read(&y, text);
	if (x.n == 0)
		return 0;
	whole = (double)in_common(x.hash, x.n, y.hash, y.n) / (double)x.n;
	part = (double)in_common(x.hash, x.main, y.hash, y.n) /
	    (double)x.main;
	return larger(whole, part);
}

size_t
similar_words(struct str x)
{
	struct words w;

	words_read(&w, x);
	return w.n;
}

bool
similar_has_name(struct str text, struct str name)
{
	struct words x, y;

	words_read(&x, text);
	words_read(&y, name);
	if (y.n == 0)
		return false;
	for (size_t i = 0; i + y.n <= x.n; i++) {
		size_t k = 0;

		while (k < y.n && x.hash[i + k] == y.hash[k])
			k++;
		if (k == y.n)
			return true;
	}
	return false;
}
