/* SPDX-License-Identifier: MIT */
/*
 * roles.h - who and what a claim is about.
 *
 * What the rule captured comes first, in a table the header cells, and what the
 * rule says it measures; else the phrases (extract/phrase.h) of the sentence:
 * what it begins with, the words of the lexicons nearest to the claim, the people
 * it counts; else what the text before it, its heading or the title speaks of
 * (extract/topic.h).
 */
#ifndef EXTRACT_ROLES_H
#define EXTRACT_ROLES_H

#include "extract/sentence.h"

struct roles {
	struct str subject, comparison, outcome, population; /* or STR_NONE */
	struct str speaker;
	bool vague;
};

/* Borrowed from the article and the rules. */
struct roles roles_of(struct extractor *x, const struct sentence_work *w,
    const struct take *take);

/* The phrase around words of a lexicon: with those before it, and of people
 * with what tells who they are. */
struct str roles_phrase(const struct extractor *x,
    const struct sentence_work *w, const struct lexicon_hit *hit,
    enum role_lexicon lexicon);

/* "treatment difference", "vitamin levels": is it there only to tell which? */
bool roles_is_attribute(const struct extractor *x,
    const struct sentence_work *w, const struct lexicon_hit *hit);

/* The text of places of the fold. */
struct str roles_text(const struct extractor *x, const struct sentence_work *w,
    size_t start, size_t end);

#endif
