/* SPDX-License-Identifier: MIT */
/*
 * lexicon.h - lists of words that rules and roles are made from.
 *
 * Files that name the same lexicon add up.  An entry is one or more words in
 * ASCII lower case; "scar*" stands for every word that begins so, "*statin" for
 * every longer word that ends so.
 */
#ifndef RULE_LEXICON_H
#define RULE_LEXICON_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "rule/yaml.h"

struct lexicon {
	struct str name;
	struct str *words; /* the longest first once it is sorted */
	size_t n, cap;
	const struct yaml *node;
	struct lexicon *next;
};

struct lexicons {
	struct arena *arena;
	struct lexicon *first;
};

/* Adds the words of a file: top is its map. */
MUST_CHECK bool lexicon_load(struct lexicons *l, const struct yaml *top,
    struct err *err);
void lexicons_sort(struct lexicons *l);
void lexicons_release(struct lexicons *l);

struct lexicon *lexicon_find(const struct lexicons *l, struct str name);

/* Adds a PCRE2 group that matches any entry as whole words. */
void lexicon_pattern(const struct lexicon *lexicon, struct buf *out);

#endif
