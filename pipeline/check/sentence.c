/* SPDX-License-Identifier: MIT */
/* sentence.c - the sentences of a text and the quantities in them. */
#include "check/view.h"

#include "base/xmalloc.h"
#include "text/sentence.h"

struct sentence *
sentences_read(struct arena *arena, const struct units *units,
    struct str text, const struct passage *passage, size_t *n)
{
	size_t at = 0, start, end, count = 0;
	struct sentence *all;

	while (sentence_next(text, &at, &start, &end))
		count++;
	all = arena_zalloc(arena, count * sizeof(*all));
	at = 0;
	*n = 0;
	while (*n < count && sentence_next(text, &at, &start, &end)) {
		struct sentence *s = &all[(*n)++];

		s->text = str_sub(text, start, end);
		s->passage = passage;
		s->start = start;
	}
	(void)units;
	return all;
}
