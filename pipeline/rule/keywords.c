/* SPDX-License-Identifier: MIT */
/* keywords.c - which of thousands of words stand in a text, in one pass. */
#include "rule/keywords.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

enum { FIRST_BITS = 10, BEGINNING = 4 };

static uint32_t
load(const char *s)
{
	uint32_t x;

	memcpy(&x, s, sizeof(x));
	return x;
}

/* The first bytes of a word as a number: four, or as many as it has. */
static uint32_t
beginning(const char *s, size_t n)
{
	unsigned char four[BEGINNING] = { 0 };
	uint32_t x;

	memcpy(four, s, n < BEGINNING ? n : BEGINNING);
	memcpy(&x, four, sizeof(x));
	return x;
}

/* All ones in the first n bytes. */
static uint32_t
mask_of(size_t n)
{
	static const char ones[BEGINNING] = { '\xff', '\xff', '\xff', '\xff' };

	return beginning(ones, n);
}

static uint32_t
hash(uint32_t beginning_bytes, unsigned bits)
{
	return (beginning_bytes * 2654435761u) >> (32 - bits);
}

static void
link_word(struct keywords *k, uint32_t at)
{
	struct keyword *w = &k->items[at];
	uint32_t h = hash(w->start, k->bits);

	w->next = k->heads[h];
	k->heads[h] = at;
	if (w->word.n == 2)
		k->shorts = true;
	if (w->word.n == 1)
		k->single[(unsigned char)w->word.s[0]] = at;
}

static void
grow_table(struct keywords *k)
{
	k->bits = k->bits == 0 ? FIRST_BITS : k->bits + 1;
	free(k->heads);
	k->heads = xcalloc((size_t)1 << k->bits, sizeof(*k->heads));
	for (uint32_t i = 1; i < k->n; i++)
		link_word(k, i);
}

uint32_t
keywords_add(struct keywords *k, struct str word, unsigned flags)
{
	uint32_t at, start;

	if (word.n < KEYWORD_MIN || k->n == UINT32_MAX)
		return 0;
	if (k->n == 0) {
		k->items = xgrow(k->items, 0, &k->cap, sizeof(*k->items));
		k->items[k->n++] = (struct keyword){ 0 };
	}
	if (k->bits == 0 || k->n > (size_t)1 << (k->bits - 1))
		grow_table(k);
	start = beginning(word.s, word.n);
	at = k->heads[hash(start, k->bits)];
	for (; at != 0; at = k->items[at].next)
		if (k->items[at].flags == flags && str_eq(k->items[at].word, word))
			return at;
	k->items = xgrow(k->items, k->n, &k->cap, sizeof(*k->items));
	k->items[k->n] = (struct keyword){ .word = word, .flags = flags,
		.start = start };
	link_word(k, (uint32_t)k->n);
	return (uint32_t)k->n++;
}

/* Eight times as many bits as heads, so that most places fall on a zero. */
static unsigned
bitmap_bits(const struct keywords *k)
{
	return k->bits + 3;
}

void
keywords_ready(struct keywords *k)
{
	if (k->bits == 0)
		grow_table(k);
	free(k->bitmap);
	k->bitmap = xcalloc((size_t)1 << (bitmap_bits(k) - 6),
	    sizeof(*k->bitmap));
	for (size_t i = 1; i < k->n; i++) {
		uint32_t h = hash(k->items[i].start, bitmap_bits(k));

		k->bitmap[h >> 6] |= (uint64_t)1 << (h & 63);
	}
}

void
keywords_release(struct keywords *k)
{
	free(k->items);
	free(k->heads);
	free(k->bitmap);
	*k = (struct keywords){ 0 };
}

void
keywords_image(const struct keywords *k, struct image *w, size_t place)
{
	size_t heads = (size_t)1 << k->bits;
	size_t items = image_add(w, k->items, k->n * sizeof(*k->items));

	for (size_t i = 0; i < k->n; i++)
		image_text(w, items + i * sizeof(*k->items) +
		    offsetof(struct keyword, word), k->items[i].word);
	image_point(w, place + offsetof(struct keywords, items), items);
	image_point(w, place + offsetof(struct keywords, heads),
	    image_add(w, k->heads, heads * sizeof(*k->heads)));
	image_point(w, place + offsetof(struct keywords, bitmap),
	    image_add(w, k->bitmap,
		((size_t)1 << (bitmap_bits(k) - 6)) * sizeof(*k->bitmap)));
}

static bool
is_ascii_word(char c)
{
	return is_alnum(c) || c == '_';
}

static bool
is_word_byte(char c)
{
	return is_ascii_word(c) || (unsigned char)c >= 0x80;
}

struct scan {
	const struct keywords *k;
	const char *low;
	size_t n;
	keyword_found *found;
	void *ctx;
};

static bool
stands_free(const struct scan *s, const struct keyword *w, size_t at)
{
	size_t end = at + w->word.n;

	if (w->flags & KEYWORD_EDGES)
		return (at == 0 || !is_ascii_word(s->low[at - 1])) &&
		       (end == s->n || !is_ascii_word(s->low[end]));
	if (!(w->flags & KEYWORD_WHOLE))
		return true;
	if (w->flags & KEYWORD_SUFFIX) {
		if (at < 2 || !is_alpha(s->low[at - 1]) ||
		    !is_alpha(s->low[at - 2])) /* "ramipril", not "April" */
			return false;
	} else if (at > 0 && is_word_byte(s->low[at - 1])) {
		return false;
	}
	return (w->flags & KEYWORD_PREFIX) || end == s->n ||
	    !is_word_byte(s->low[end]);
}

static bool
may_begin(const struct keywords *k, uint32_t start)
{
	uint32_t h = hash(start, bitmap_bits(k));

	return k->bitmap[h >> 6] & (uint64_t)1 << (h & 63);
}

/* The words that begin with the given bytes at a place. */
static void
look(const struct scan *s, size_t at, uint32_t start)
{
	const struct keywords *k = s->k;

	for (uint32_t i = k->heads[hash(start, k->bits)]; i != 0;
	     i = k->items[i].next) {
		const struct keyword *w = &k->items[i];

		if (w->start == start && w->word.n <= s->n - at &&
		    (w->word.n <= BEGINNING ||
			memcmp(w->word.s + BEGINNING, s->low + at + BEGINNING,
			    w->word.n - BEGINNING) == 0) &&
		    stands_free(s, w, at))
			s->found(s->ctx, i, at, at + w->word.n);
	}
}

static void
look_at_byte(const struct scan *s, size_t at)
{
	uint32_t i = s->k->single[(unsigned char)s->low[at]];

	if (stands_free(s, &s->k->items[i], at))
		s->found(s->ctx, i, at, at + 1);
}

void
keywords_scan(const struct keywords *k, const char *low, size_t n,
    keyword_found *found, void *ctx)
{
	const struct scan s = { k, low, n, found, ctx };
	const uint32_t three = mask_of(3), two = mask_of(2);

	if (k->bitmap == NULL)
		return;
	for (size_t at = 0; at < n; at++) {
		uint32_t next = load(low + at);

		if (may_begin(k, next))
			look(&s, at, next);
		if (may_begin(k, next & three))
			look(&s, at, next & three);
		if (k->shorts && may_begin(k, next & two))
			look(&s, at, next & two);
		if (k->single[(unsigned char)low[at]] != 0)
			look_at_byte(&s, at);
	}
}
