/* SPDX-License-Identifier: MIT */
/* inverted.c - an abstract from OpenAlex's inverted index. */
#include "cite/inverted.h"

#include <stdlib.h>

#include "base/xmalloc.h"

/* The number of places, from the largest; 0 where one is not allowed. */
static size_t
count_places(const json_t *index)
{
	json_int_t most = -1;
	const char *word;
	json_t *places;
	size_t i;
	const json_t *place;

	json_object_foreach((json_t *)index, word, places)
		json_array_foreach(places, i, place) {
			json_int_t at = json_integer_value(place);

			if (!json_is_integer(place) || at < 0 ||
			    at >= INVERTED_MAX)
				return 0;
			if (at > most)
				most = at;
		}
	return (size_t)(most + 1);
}

static size_t
fill(const json_t *index, const char **words)
{
	const char *word;
	json_t *places;
	size_t i, filled = 0;
	const json_t *place;

	json_object_foreach((json_t *)index, word, places)
		json_array_foreach(places, i, place) {
			size_t at = (size_t)json_integer_value(place);

			filled += words[at] == NULL;
			words[at] = word;
		}
	return filled;
}

bool
inverted_text(struct buf *out, const json_t *index)
{
	size_t n = json_is_object(index) ? count_places(index) : 0, filled;
	const char **words;
	bool whole;

	if (n == 0)
		return false;
	words = xcalloc(n, sizeof(*words));
	filled = fill(index, words);
	whole = (n - filled) * 20 <= n;
	for (size_t i = 0; whole && i < n; i++) {
		if (words[i] == NULL)
			continue;
		if (i > 0)
			buf_addc(out, ' ');
		buf_adds(out, words[i]);
	}
	free(words);
	return whole;
}
