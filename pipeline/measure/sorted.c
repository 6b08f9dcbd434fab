/* SPDX-License-Identifier: MIT */
/* sorted.c - is a word one of a list that is sorted? */
#include "measure/sorted.h"

/* As strcmp(3) of the word in lower case and the text. */
static int
order(struct str word, const char *text)
{
	for (size_t i = 0; i < word.n; i++) {
		int a = (unsigned char)to_lower(word.s[i]);
		int b = (unsigned char)text[i];

		if (a != b || b == '\0')
			return a - (b == '\0' ? -1 : b);
	}
	return text[word.n] == '\0' ? 0 : -1;
}

const void *
sorted_find(struct str word, const void *table, size_t n, size_t size)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;
		const void *item = (const char *)table + middle * size;
		int sign = order(word, *(const char *const *)item);

		if (sign == 0)
			return item;
		if (sign < 0)
			n = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
