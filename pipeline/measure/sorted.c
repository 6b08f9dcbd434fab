/* SPDX-License-Identifier: MIT */
/* sorted.c - is a word one of a list that is sorted? */
#include "measure/sorted.h"

enum { LONGEST = 32 }; /* no list has a word as long as that */

/* strcmp(3), without the call. */
static int
order(const char *a, const char *b)
{
	while (*a == *b && *a != '\0')
		a++, b++;
	return (unsigned char)*a - (unsigned char)*b;
}

const void *
sorted_find(struct str word, const void *table, size_t n, size_t size)
{
	char low[LONGEST];
	size_t from = 0;

	if (word.n >= LONGEST)
		return NULL;
	for (size_t i = 0; i < word.n; i++)
		if ((low[i] = to_lower(word.s[i])) == '\0')
			return NULL;
	low[word.n] = '\0';
	while (from < n) {
		size_t middle = from + (n - from) / 2;
		const void *item = (const char *)table + middle * size;
		int sign = order(low, *(const char *const *)item);

		if (sign == 0)
			return item;
		if (sign < 0)
			n = middle;
		else
			from = middle + 1;
	}
	return NULL;
}
