/* SPDX-License-Identifier: MIT */
/*
 * types.h - what kind of work it is, in our words.
 *
 * Every provider has its own list of types; the table in types.c maps them to
 * the types of work.h.  A word that is not in it stays in pubtypes alone.
 */
#ifndef CITE_TYPES_H
#define CITE_TYPES_H

#include <stdbool.h>

#include "base/str.h"
#include "cite/work.h"

/* Adds a provider's word to pubtypes, and ours to types. A word that makes the
 * work a notice sets is_notice; "Retracted Publication" adds a notice whose
 * source is the given one. */
void types_add(struct work *w, struct str word, const char *source);

/* Adds what the title says of the design ("a randomised controlled trial") where
 * no provider's word says more than "article".  Call it last. */
void types_of_title(struct work *w);

/*
 * People or animals, of the MeSH terms alone: "Humans" is people, "Animals"
 * without "Humans" is animals.  Without MeSH (half of all new records) only a
 * title that names mice, rats or rabbits and no people says animal: species
 * stays empty, which is unknown.  Call it last.
 */
void species_set(struct work *w);

/* How much a type of study weighs as evidence, 9 for a systematic review, 0 for
 * what is none; of several types the largest. */
int types_weight(const struct work *w);

bool types_has(const struct work *w, const char *type);

#endif
