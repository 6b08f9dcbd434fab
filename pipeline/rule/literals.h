/* SPDX-License-Identifier: MIT */
/*
 * literals.h - what a text must hold before a pattern can match in it.
 *
 * From the expanded pattern alone (rule/expand.h): words of which one must
 * stand in the text, several such sets, and the dimensions of quantities it
 * asks for.  What the analysis does not understand it does not require, so a
 * rule is never kept from a sentence in which it would match.
 */
#ifndef RULE_LITERALS_H
#define RULE_LITERALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { NEEDS_SETS = 6, NEEDS_DIMS = 4, NEEDS_WORDS = 3000, NEEDS_GROUPS = 8 };

#define NEEDS_TOKEN '\x01' /* any token in a word; fold.h's low */
#define NEEDS_WHOLE '\x08' /* before a word: it has edges on both sides */

struct word_set { /* one of them must be there */
	struct str *words; /* ASCII lower case, blanks for white space; three
			    * bytes (two in shapes), a sign other than ".,'()-",
			    * or up to three letters between two "\b" */
	size_t n;
};

struct needs {
	struct word_set sets[NEEDS_SETS]; /* all of them; the rarest first */
	size_t sets_n;
	uint32_t tokens[NEEDS_DIMS]; /* bit b: token byte b; one of each */
	size_t tokens_n;
	struct str groups[NEEDS_GROUPS]; /* named ones that are in every match */
	size_t groups_n;
};

/* How often one of the set may be met, by a guess that only compares. */
double needs_frequency(const struct word_set *set);

/*
 * pattern: PCRE2 with tokens as characters or classes of \xHH.  With shapes it
 * is one for text in which numbers stand as they are written: digits are part
 * of words, each of them as a 0 ("0000/00"), as in fold.h's shape.
 */
struct needs needs_of(struct arena *a, struct str pattern, bool shapes);

#endif
