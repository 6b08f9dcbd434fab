/* SPDX-License-Identifier: MIT */
/*
 * similar.h - how alike two titles or names are.
 *
 * Titles are compared as words: case, accents, punctuation, markup entities
 * and hyphens do not count, a subtitle that only one side prints does not
 * either (Crossref keeps it in a field of its own).  All results lie in
 * [0, 1].  Time and memory are bounded: only the first SIMILAR_WORDS words of
 * either side are looked at.
 *
 *	similar_titles(STR("Statins: a review"), STR("Statins"))     1
 *	similar_within(STR("Statins: a review"),
 *	    STR("Poe E. Statins: a review. Lancet 2010;1:2"))         1
 */
#ifndef TEXT_SIMILAR_H
#define TEXT_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define SIMILAR_WORDS 160

/* Twice the words in common, in order, by the words of both. 0 if one is
 * empty. */
double similar_titles(struct str a, struct str b);

/* The share of the title's words that stand in text, in order: for a title
 * inside a reference with authors and journal. */
double similar_within(struct str title, struct str text);

/* How many words x has, at most SIMILAR_WORDS. */
size_t similar_words(struct str x);

/* Does name stand in text as whole words, without case and accents? */
bool similar_has_name(struct str text, struct str name);

#endif
