/* SPDX-License-Identifier: MIT */
/* sorted.c - is a word one of a list that is sorted? */
#include "measure/sorted.h"

#include <assert.h>

enum { LONGEST = 32 }; /* no list has a word as long as that */

/* strcmp(3), without the call. */
static int
order(const char *a, const char *b)
{
	while (*a == *b && *a != '\0')
		a++, b++;
	return (unsigned char)*a - (unsigned char)*b;
}

/* A list out of order would lose words without a sign: the tests that run with
 * the sanitizers look at every list they use. */
static void
check_order(const void *table, size_t n, size_t size)
{
#ifdef __SANITIZE_ADDRESS__
	const char *const *before = table, *const *here;

	for (size_t i = 1; i < n; i++, before = here) {
		here = (const char *const *)
		    ((const char *)table + i * size);
		assert(order(*before, *here) < 0);
	}
#else
	(void)table, (void)n, (void)size;
#endif
}

const void *
sorted_find(struct str word, const void *table, size_t n, size_t size)
{
	char low[LONGEST];
	size_t from = 0;

	check_order(table, n, size);
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
