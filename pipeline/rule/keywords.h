/* SPDX-License-Identifier: MIT */
/*
 * keywords.h - which of thousands of words stand in a text, in one pass.
 *
 * A place of the text is looked at closely only where its next bytes are how
 * some word begins; a bitmap of hashed beginnings answers that for nearly all
 * places at once.  So the cost hardly depends on how many words there are.
 *
 *	struct keywords k = { 0 };
 *	size_t pain = keywords_add(&k, STR("pain"), 0);
 *
 *	keywords_ready(&k);
 *	keywords_scan(&k, low, n, found, ctx);
 *
 * Words are ASCII lower case or any other bytes; the text that is scanned must
 * be in ASCII lower case and have KEYWORD_PAD readable bytes behind its end.
 */
#ifndef RULE_KEYWORDS_H
#define RULE_KEYWORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/image.h"
#include "base/str.h"

#define KEYWORD_PAD 4 /* bytes that may be read behind the text */
#define KEYWORD_MIN 1 /* bytes of a word */

enum keyword_flag {
	KEYWORD_WHOLE = 1,  /* word boundaries on both sides */
	KEYWORD_PREFIX = 2, /* with WHOLE: only before it */
	KEYWORD_SUFFIX = 4, /* with WHOLE: only behind it, two letters before it */
	KEYWORD_EDGES = 8,  /* as PCRE2's \b: no ASCII word character on either
			     * side; to WHOLE others count as well */
};

struct keyword {
	struct str word;
	unsigned flags;
	uint32_t start; /* its first bytes as a number */
	uint32_t next; /* with the same beginning; 0: none (they count from 1) */
};

struct keywords {
	struct keyword *items; /* the first is none */
	size_t n, cap;
	uint32_t *heads;   /* by hash of the beginning */
	unsigned bits;     /* log2 of the number of heads */
	uint64_t *bitmap;
	bool shorts;       /* some word has but two bytes */
	uint32_t single[256]; /* the word of but that byte; 0: none */
};

/* Adds word (borrowed) unless it is there with the same flags; its number,
 * from 1.  0, and nothing added, where it is too short. */
uint32_t keywords_add(struct keywords *k, struct str word, unsigned flags);
void keywords_ready(struct keywords *k); /* after the last keywords_add() */
void keywords_release(struct keywords *k);
/* Adds what the copy of k at place points to. */
void keywords_image(const struct keywords *k, struct image *w, size_t place);

/* Hands every occurrence over, in the order of the text. */
typedef void keyword_found(void *ctx, uint32_t keyword, size_t start,
    size_t end);
void keywords_scan(const struct keywords *k, const char *low, size_t n,
    keyword_found *found, void *ctx);

#endif
