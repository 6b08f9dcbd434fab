/* SPDX-License-Identifier: MIT */
/*
 * watch.h - looks on while an article is extracted, and changes nothing.
 *
 * For the tests of rules, for "claimpipe explain" and "claimpipe rules try":
 * what they show is what claim-extract does, not a second reading of it.
 *
 *	struct extract_watch watch = { .sentence = show, .ctx = &mine };
 *
 *	extractor_watch(x, &watch);
 *
 * While somebody looks on, attributions and polarities are also matched in
 * sentences without a claim.
 */
#ifndef EXTRACT_WATCH_H
#define EXTRACT_WATCH_H

#include "extract/article.h"
#include "extract/sentence.h"

struct extract_watch { /* either function may be NULL */
	/* A match that counts; its items carry its mark if it got them.  Who
	 * wins a claim is not known yet. */
	void (*matched)(void *ctx, struct extractor *x,
	    const struct sentence_work *w, const struct match *match);
	/* A sentence whose claims are written; the fold is still there. */
	void (*sentence)(
	    void *ctx, struct extractor *x, const struct sentence_work *w);
	void *ctx;
};

/* Borrowed as long as x lives; NULL: nobody. */
void extractor_watch(struct extractor *x, const struct extract_watch *watch);

/* The text of places of the fold. */
struct str watch_text(const struct extractor *x, size_t start, size_t end);

#endif
