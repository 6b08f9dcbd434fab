/* SPDX-License-Identifier: MIT */
/*
 * sorted.h - is a word one of a list that is sorted?
 *
 *	static const char *const verbs[] = { "cut", "fell", "rose" };
 *
 *	if (SORTED_HAS(word, verbs))
 *		...
 *
 * The lists are in lower case and in the order of their bytes, as LC_ALL=C
 * sort(1) has them; the word is in any case.
 */
#ifndef MEASURE_SORTED_H
#define MEASURE_SORTED_H

#include "base/attr.h"
#include "base/str.h"

/* The item of a table of n items of a size each, which begins with the pointer
 * to its text; NULL if it holds no such word. */
const void *sorted_find(struct str word, const void *table, size_t n,
    size_t size);

#define SORTED_FIND(word, list) \
	sorted_find(word, list, COUNT(list), sizeof((list)[0]))
#define SORTED_HAS(word, list) (SORTED_FIND(word, list) != NULL)

#endif
