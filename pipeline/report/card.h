/* SPDX-License-Identifier: MIT */
/*
 * card.h - a finding with all a reader needs beside it, worst first.
 *
 * A card joins a finding to its claim, to its source and to the sentence it
 * is about.  It borrows everything from the article.
 *
 *	struct cards cards = { 0 };
 *
 *	cards_make(&cards, &article, LEVEL_NOTE);
 *	for (size_t i = 0; i < cards.n; i++)
 *		show(&cards.items[i]);
 *	cards_release(&cards);
 */
#ifndef REPORT_CARD_H
#define REPORT_CARD_H

#include "report/article.h"

struct card {
	const struct value *finding;
	const struct value *claim;  /* NULL for a finding without one */
	const struct value *source; /* what its evidence names; NULL if nothing */
	enum level level;
	bool placed;          /* has it a span? */
	struct span span;
	struct str sentence;  /* "" for a finding about a whole article */
	size_t mark, mark_end; /* bytes of sentence; equal: nothing to mark */
	struct str before, after; /* the sentences around it, or "" */
	struct str heading;   /* above its passage, or "" */
	struct str state;     /* of the audit, or STR_NONE */
	size_t order;         /* in the stream */
};

struct cards {
	struct card *items;
	size_t n, cap;
	size_t hidden[LEVELS]; /* below the level asked for */
};

/* The findings of a, those below least only counted: errors first, within a
 * level in the order of the article. */
void cards_make(struct cards *cards, struct article *a, enum level least);
void cards_release(struct cards *cards);

/* Do two cards stand on the same sentence with the same words marked? */
bool card_same_place(const struct card *a, const struct card *b);

#endif
