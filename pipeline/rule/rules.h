/* SPDX-License-Identifier: MIT */
/*
 * rules.h - all rules of a run: ours, and the packs beside them.
 *
 *	struct rules *rules = rules_new();
 *
 *	if (!rules_add_default(rules, &err) ||
 *	    !rules_add(rules, "my", &err) || !rules_ready(rules, &err))
 *		...
 *	... rules->of[RULE_CLAIM], rules->units, rules->digest ...
 *	rules_free(rules);
 *
 * rule/places.h tells where our own rules are.
 */
#ifndef RULE_RULES_H
#define RULE_RULES_H

#include "base/arena.h"
#include "base/attr.h"
#include "base/err.h"
#include "base/image.h"
#include "measure/unit.h"
#include "rule/keywords.h"
#include "rule/lexicon.h"
#include "rule/rule.h"

#define RULES_DIGEST 17 /* 16 hex digits and a NUL */

/* Of a set of words that a pattern needs: both in one number.  The last set is
 * of those with which a match begins. */
enum { PATTERN_SETS = 8, LEAD_SET = PATTERN_SETS - 1 };
#define PATTERN_SET(pattern, set) ((uint32_t)((pattern) * PATTERN_SETS + (set)))

/* A keyword of keywords.h is what starts patterns, a lexicon entry, or both. */
struct keyword_use {
	uint32_t *patterns; /* PATTERN_SET of rules->patterns */
	size_t patterns_n, patterns_cap;
	uint32_t lexicons;  /* bit per rules_lexicons */
};

/* The words of all bits of n patterns. */
#define PATTERN_WORDS(n) ((n) / 64 + 1)
enum { TOKEN_BITS = 32 }; /* of token_mask() */

/* What a sentence says of health. */
enum quiet {
	QUIET_MUTE = 1,    /* nothing, nor of people or bodies */
	QUIET_SCENERY = 2, /* nothing, nor of bodies, but what stands in stories */
	QUIET_UNSAID = 4   /* nothing */
};

/* What a sentence must have before a pattern is run on it.  Most woken patterns
 * stop here, so the gates lie side by side and not in the rules. */
struct gate {
	uint32_t roles; /* bit per part_role: where the rule speaks */
	uint32_t tokens[NEEDS_DIMS]; /* a bit of each of the first tokens_n */
	uint32_t lead; /* bit per token with which a match begins; 0: others */
	unsigned char tokens_n;
	unsigned char wanted; /* bit per set of words; 0: always woken */
	unsigned char certain; /* bit per condition that some number must meet */
	bool last;            /* rank 0: after all others */
	unsigned char quiet;  /* bits of enum quiet that the sentence must have */
};

struct word_index {
	struct keywords keywords;
	struct keyword_use *uses; /* by keyword */
	size_t uses_n, uses_cap;
};

enum role_lexicon { /* those that the programs use themselves */
	LEXICON_HEALTH, LEXICON_OUTCOMES, LEXICON_INTERVENTIONS,
	LEXICON_POPULATIONS, LEXICON_COMPARATORS, LEXICON_BODILY,
	LEXICON_SCENERY, LEXICON_COUNT_OF
};
extern const char *const role_lexicon_names[];

struct rules {
	struct arena arena;
	struct lexicons lexicons;
	struct units *units;
	struct rule **all; /* in the order of files and places */
	size_t all_n, all_cap;
	struct pattern **patterns; /* those that start a match: higher rank
				      first, then in the order of files */
	size_t patterns_n, patterns_cap;
	struct gate *gates;            /* by pattern */
	uint64_t *always;              /* bit per pattern: needs no word */
	uint64_t *of_kind[RULE_KINDS]; /* bit per pattern */
	uint64_t *with_token; /* TOKEN_BITS rows of a bit per pattern: its first
			         token can be that; in row 0: it needs none */
	struct word_index words;  /* of the folded text */
	struct word_index shapes; /* of the shape of the text: fold.h */
	char digest[RULES_DIGEST]; /* of the bytes of all files */
	/* private */
	char bytes_digest[65];   /* the same, whole, and which file is which */
	struct mapped mapped;    /* rule/prepared.h; else the arrays are owned */
	struct rules_file *files;
	size_t files_n, files_cap;
};

struct rules *rules_new(void);
void rules_free(struct rules *r);

/* Folder or single file; every *.yaml below it, in the order of the names. */
MUST_CHECK bool rules_add(struct rules *r, const char *path, struct err *err);
MUST_CHECK bool rules_add_default(struct rules *r, struct err *err);

/* The same with the bytes of a file given; name is for messages. */
void rules_add_bytes(struct rules *r, const char *name, struct str bytes);

/* Reads what was added and makes it fit to match. */
MUST_CHECK bool rules_ready(struct rules *r, struct err *err);

/* Compiles every pattern: finds the errors that only PCRE2 knows. */
MUST_CHECK bool rules_compile(struct rules *r, struct err *err);

/* Fills digest; rules_ready() and prepared_read() do. */
void rules_digest(struct rules *r);

const struct rule *rules_find(const struct rules *r, struct str id);

#endif
