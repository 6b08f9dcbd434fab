/* SPDX-License-Identifier: MIT */
/* sentence.c - the sentences of a text and the quantities in them. */
#include "check/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "text/sentence.h"

#define SENTENCE_QUANTITIES 64 /* further ones are not looked at */

/* Words that say a number are looked for in a source only, where each number
 * counts; the article's own sentences need a digit to be worth a pass. */
static bool
is_worth_reading(const struct sentence *s)
{
	if (s->passage == NULL)
		return true;
	for (size_t i = 0; i < s->text.n; i++)
		if (is_digit(s->text.s[i]))
			return passage_is_prose(s->passage);
	return false;
}

static void
measure(struct arena *arena, const struct units *units, struct sentence *s)
{
	struct quantity found[SENTENCE_QUANTITIES], *copy;
	struct quantity_reader r;
	size_t n = 0;

	quantity_reader_init(&r, units, s->text);
	while (n < SENTENCE_QUANTITIES && quantity_next(&r, &found[n]))
		n += quantity_is_number(&found[n]);
	copy = arena_alloc(arena, n * sizeof(*copy));
	if (n > 0)
		memcpy(copy, found, n * sizeof(*copy));
	s->quantities = copy;
	s->n_quantities = n;
}

struct sentence *
sentences_read(struct arena *arena, const struct units *units, struct str text,
    const struct passage *passage, size_t *n)
{
	size_t at = 0, start, end, cap = 0;
	struct sentence *found = NULL, *all;

	*n = 0;
	while (sentence_next(text, &at, &start, &end)) {
		struct sentence *s;

		found = xgrow(found, *n, &cap, sizeof(*found));
		s = &found[(*n)++];
		*s = (struct sentence){ .text = str_sub(text, start, end),
			.passage = passage, .start = start };
		if (units != NULL && is_worth_reading(s))
			measure(arena, units, s);
	}
	all = arena_alloc(arena, *n * sizeof(*all));
	if (*n > 0)
		memcpy(all, found, *n * sizeof(*all));
	free(found);
	return all;
}
