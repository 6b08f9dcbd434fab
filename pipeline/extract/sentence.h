/* SPDX-License-Identifier: MIT */
/*
 * sentence.h - one sentence after the other: what is claimed in it.
 *
 * Order of work: exclusions, rules, contexts, companions (the interval and P
 * value of an estimate), the rest of what a rule's match covers, and then the
 * rules of rank 0, the general ones, for every number that is left.
 */
#ifndef EXTRACT_SENTENCE_H
#define EXTRACT_SENTENCE_H

#include "extract/article.h"

enum {
	OTHERS_MAX = 8,
	RANK_BROAD = 4 /* rules below it say little of health themselves */
};

struct take { /* a match that may become a claim */
	struct match match;
	size_t items_n;           /* those it won */
	size_t start, end;        /* in the fold, items included */
	const struct rule *others[OTHERS_MAX]; /* that took the same words */
	size_t others_n;
	bool lost;
};

struct speaker { /* who says it */
	size_t start, end; /* in the fold */
	bool vague;
};

struct sentence_work {
	const struct part *part;
	size_t base;     /* where the fold's text begins in the part's */
	size_t from, to; /* the sentence in the fold */
	size_t text_from, text_to; /* and in the part's text */
	size_t next; /* number of the sentence behind it in the part */
	bool health;
	bool mute; /* no word of health, of a body or of people */
	size_t health_words; /* places that speak of it */
	struct take *takes;
	size_t takes_n, takes_cap;
	size_t *owners; /* by item of the fold: take + 1, or 0 */
	size_t owners_cap;
	struct speaker *speakers;
	size_t speakers_n, speakers_cap;
	struct str carried; /* who says it where nobody is named; or none */
	enum polarity polarity;
};

struct sentence_work *sentence_work_new(void);
void sentence_work_free(struct sentence_work *w);

/* "It lasts two weeks", "Leave it on" and "If they itch" speak of what stands
 * before them; below a heading, of the topic. */
bool sentence_goes_on(struct str text, size_t from);

void sentences_of_part(struct extractor *x, const struct part *part);

/* extract/resolve.c: who gets which number. */
void resolve_sentence(struct extractor *x, struct sentence_work *w);

/* extract/small_talk.c: does nothing near a sentence, or of what is measured in
 * it, say that it is about health? */
bool small_talk(struct extractor *x, const struct sentence_work *w);

/* extract/claim.c: writes the claims and quantity records of the sentence. */
void claims_emit(struct extractor *x, struct sentence_work *w);

/* extract/unsaid.c: units that go without saying. */
void unsaid_units(struct extractor *x, const struct part *part,
    struct fold *fold);

/* extract/cells.c: numbers of a cell whose unit stands in a header. */
void cells_take_units(struct extractor *x, const struct part *part,
    struct fold *fold);

#endif
