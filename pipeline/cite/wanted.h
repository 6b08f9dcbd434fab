/* SPDX-License-Identifier: MIT */
/*
 * wanted.h - the works that one article wants: those it cites, each once, and
 * with --suggest some for the claims that cite nothing.
 *
 *	struct wanted w;
 *
 *	wanted_init(&w, doc);
 *	wanted_note(&w, rec);               (for each record that counts)
 *	wanted_ask(&w, planner);            (the article is whole)
 *	while (!wanted_settled(&w))
 *		planner_step(planner, 1000, -1);
 *	incomplete += wanted_emit(&w, &settings, stream);
 *	wanted_release(&w, planner);
 */
#ifndef CITE_WANTED_H
#define CITE_WANTED_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "cite/planner.h"
#include "cite/settings.h"
#include "record/stream.h"

struct wanted {
	struct arena arena;
	struct str doc;
	struct cited *cited;  /* until it is asked: every mention; then each id
	                       * once, in order of first appearance */
	size_t n_cited, cap_cited;
	struct wish *wishes;
	size_t n_wishes, cap_wishes;
};

void wanted_init(struct wanted *w, struct str doc); /* copies */
void wanted_release(struct wanted *w, struct planner *planner);

/* A citation, a source that is known already, or a claim that may want one; a
 * claim is kept, the others may go. */
void wanted_note(struct wanted *w, json_t *rec);

/* One that somebody before us knew is not asked about again. */
void wanted_ask(struct wanted *w, struct planner *planner);
bool wanted_settled(const struct wanted *w);

/* Writes the source records, then the suggestions; how many could not be
 * settled. */
size_t wanted_emit(const struct wanted *w, const struct settings *set,
    struct stream *stream);

#endif
