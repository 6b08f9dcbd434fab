/* SPDX-License-Identifier: MIT */
/*
 * needs.h - words, kinds of quantity and groups that are in every match.
 *
 * rule/literals.h reads them off a pattern; rule/index.h makes of them what
 * wakes it.
 */
#ifndef RULE_NEEDS_H
#define RULE_NEEDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { NEEDS_SETS = 6, NEEDS_DIMS = 4, NEEDS_WORDS = 3000, NEEDS_GROUPS = 8,
	LEAD_WORDS = 200 };

#define NEEDS_TOKEN '\x01' /* any token in a word; fold.h's low */
#define NEEDS_WHOLE '\x08' /* before a word: it has edges on both sides */

struct word_set { /* one of them must be there */
	struct str *words; /* ASCII lower case, blanks for white space; three
			    * bytes (two in shapes), a sign other than ".,'()-",
			    * or up to three letters between two "\b" */
	size_t n;
};

/* How a match begins, for a pattern that cannot match without text: with one of
 * the words or one of the tokens.  Both none: nobody knows. */
struct lead {
	struct word_set words; /* as in a word_set, but few */
	uint32_t tokens;
};

struct needs {
	struct word_set sets[NEEDS_SETS]; /* all of them; the rarest first */
	size_t sets_n;
	uint32_t tokens[NEEDS_DIMS]; /* bit b: token byte b; one of each */
	size_t tokens_n;
	struct str groups[NEEDS_GROUPS]; /* named ones that are in every match */
	size_t groups_n;
	struct lead lead;
};

/* How often one of the set may be met, by a guess that only compares. */
double needs_frequency(const struct word_set *set);

/* Beyond the room there is, sets of frequent words and whatever comes last are
 * left out: to need less is safe. */
void needs_add_set(struct needs *n, struct word_set set);
void needs_add_tokens(struct needs *n, uint32_t tokens); /* 0: nothing */
void needs_add_group(struct needs *n, struct str name); /* STR_NONE: nothing */
void needs_merge(struct needs *into, const struct needs *from);

/* What all of several alternatives need: one word of the rarest set of each,
 * one token of the narrowest of each.  Zeroed it is empty. */
struct either {
	struct str *words;
	size_t n, cap;
	uint32_t tokens;
	bool no_words, no_tokens;
};

void either_add(struct either *e, const struct needs *branch);
void either_add_word(struct either *e, struct str word);
struct needs either_take(struct either *e, struct arena *a); /* e is gone */

#endif
