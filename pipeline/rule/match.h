/* SPDX-License-Identifier: MIT */
/*
 * match.h - runs the rules over one folded sentence.
 *
 *	struct matcher *m = matcher_new(rules);
 *
 *	matcher_sentence(m, &fold, from, to);
 *	matcher_run(m, RULE_EXCLUSION, RANKS_ALL, places, set_aside, ctx);
 *	matcher_run(m, RULE_CLAIM, RANKS_ABOVE_0, places, add_claim, ctx);
 *	matcher_free(m);
 *
 * One pass finds the words of the sentence that wake a pattern or stand in a
 * lexicon; only the patterns that were woken, and whose dimensions are there,
 * are matched at all.
 */
#ifndef RULE_MATCH_H
#define RULE_MATCH_H

#include "rule/fold.h"
#include "rule/program.h"
#include "rule/rules.h"

struct match {
	const struct rule *rule;
	const struct pattern *pattern;
	size_t start, end; /* in the fold, without blanks at the ends */
	struct group groups[GROUPS_MAX]; /* in the fold */
	size_t groups_n;
};

struct lexicon_hit {       /* places in the fold */
	uint32_t lexicons; /* bit per enum role_lexicon */
	size_t start, end;
};

struct sleeper { /* a pattern that waits for its words */
	uint32_t stamp; /* the last sentence with any of them */
	uint32_t first, last; /* of LEAD_SET, if it is wanted: places in it */
	unsigned char seen, wanted; /* bit per set of words: there; needed */
};

struct matcher {
	struct rules *rules;
	/* Does a rule with "under" hold where the sentence stands?  Asked once
	 * a pattern of it matches, or before if no word wakes it; NULL: it does. */
	bool (*under)(void *ctx, const struct rule *rule);
	void *under_ctx;
	unsigned quiet; /* bits of enum quiet: what the sentence says of health */
	struct machine *machine;
	struct fold *fold;
	size_t from, to;          /* the sentence, in the fold */
	struct lexicon_hit *hits; /* in the order of the text */
	size_t hits_n;
	/* private */
	uint64_t *woken;     /* bit per pattern */
	struct sleeper *sleepers; /* by pattern */
	size_t hits_cap;
	uint32_t stamp;
	struct rule_cost *costs; /* by rule, where they are counted */
};

struct rule_cost { /* for "rules stats" */
	size_t runs, hits;
	double seconds;
};

struct matcher *matcher_new(struct rules *rules);
void matcher_free(struct matcher *m);
void matcher_count_costs(struct matcher *m); /* fills m->costs from now on */

/* rule/wake.c: makes [from, to) of the fold the sentence; borrows fold. */
void
matcher_sentence(struct matcher *m, struct fold *fold, size_t from, size_t to);
uint32_t matcher_tokens(const struct matcher *m); /* those in it, as bits */

/* The ranks of rules: those of rank 0 run by themselves, the others first. */
enum match_ranks { RANKS_ALL, RANKS_ABOVE_0, RANKS_0 };

typedef void match_found(void *ctx, const struct match *match);
void matcher_run(struct matcher *m, enum rule_kind kind, enum match_ranks ranks,
    unsigned places, match_found *found, void *ctx); /* places: part_places() */

/* Tries one pattern, whatever its rule says of words, roles and requires. */
void matcher_try(
    struct matcher *m, struct pattern *p, match_found *found, void *ctx);

/* What p sees of the sentence, and a match of it there as one in the fold. */
struct str matcher_subject(const struct matcher *m, const struct pattern *p);
struct match matcher_match(const struct matcher *m, const struct pattern *p,
    const struct program_match *found);

/* The first condition of "where" that does not hold; NULL if all do. */
const struct condition *
match_failed(const struct match *match, const struct fold *fold);

/* Does some number in [from, to) of the fold meet it? */
bool condition_is_met(const struct condition *c, const struct fold *fold,
    size_t from, size_t to);

/* The group of that name; NULL where it is not there or took no part. */
const struct group *match_group(const struct match *match, const char *name);

/* The items match takes: its q groups, else all of it. Calls each once. */
typedef void match_item(void *ctx, size_t item);
void match_items(const struct match *match, const struct fold *fold,
    match_item *each, void *ctx);

#endif
