/* SPDX-License-Identifier: MIT */
/*
 * roles.h - who and what a claim is about.
 *
 * What the rule captured comes first; else the words of the lexicons nearest
 * to the claim in its sentence; else what governs the passage: the header
 * cells of a table cell, the heading, the title.
 */
#ifndef EXTRACT_ROLES_H
#define EXTRACT_ROLES_H

#include "extract/sentence.h"

struct roles {
	struct str subject, comparison, outcome, population; /* or STR_NONE */
	struct str speaker;
	bool vague;
};

/* Borrowed from the article. */
struct roles roles_of(struct extractor *x, const struct sentence_work *w,
    const struct take *take);

/* The text of places of the fold. */
struct str roles_text(const struct extractor *x, const struct sentence_work *w,
    size_t start, size_t end);

#endif
