/* SPDX-License-Identifier: MIT */
/*
 * topic.h - what the text before a sentence speaks of.
 *
 * "Hearing aids help most.  Those who wear them keep 40% more": the second
 * sentence is about hearing aids too.  What a sentence named goes on to be
 * meant in its passage and, until something else is named, in those under the
 * same heading.
 */
#ifndef EXTRACT_TOPIC_H
#define EXTRACT_TOPIC_H

#include "extract/sentence.h"

/* After a sentence: remembers what it named. */
void topic_see(struct extractor *x, const struct sentence_work *w);
void topic_forget(struct extractor *x); /* before another article */

/* What the passages above named last, else what the title names, else the heading
 * or the title whole. */
struct str topic_subject(struct extractor *x, const struct part *part);
/* The people that the passage named last, else the title; or STR_NONE. */
struct str topic_people(struct extractor *x, const struct part *part);
/* What the title says they have: "Exercise for chronic low back pain"; or
 * STR_NONE. */
struct str topic_condition(struct extractor *x);

/* Does a word of the lexicon stand in a short text: a title, a header? */
bool topic_names(
    struct extractor *x, struct str text, enum role_lexicon lexicon);

/* The heading above, unless it asks or commands; or STR_NONE. */
struct str topic_heading(const struct extractor *x, const struct part *part);

#endif
