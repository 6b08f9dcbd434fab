/* SPDX-License-Identifier: MIT */
/*
 * view.h - one article as the checks see it.
 *
 * Records are added as they come; view_close() ties them together: a claim
 * to its marks, a mark to its work, a sentence to its passage and to the
 * quantities in it.  All of it is borrowed from the article and goes with
 * view_clear().
 *
 *	struct view a = { .units = units };
 *
 *	view_add(&a, line, &err);   (for each record of the article)
 *	view_close(&a);
 *	for (size_t i = 0; i < a.n_claims; i++)
 *		... a.claims[i].sentence ...
 *	view_clear(&a);
 *
 * A field that is missing reads as empty: records may come from anywhere.
 */
#ifndef CHECK_VIEW_H
#define CHECK_VIEW_H

#include <stdbool.h>

#include "base/arena.h"
#include "measure/quantity.h"
#include "record/level.h"
#include "record/place.h"
#include "record/value.h"

struct sentence {
	struct str text;
	const struct passage *passage; /* NULL of a source's abstract */
	size_t start; /* where text stands in the text of the passage */
	const struct quantity *quantities; /* places count from text */
	size_t n_quantities;
};

struct passage {
	long long number;
	struct str role, text;
	struct place_map map;
	struct sentence *sentences;
	size_t n_sentences;
};

/* Bytes of an abstract that are measured; a longer text is none, and its
 * numbers count as not read. */
#define ABSTRACT_MEASURED ((size_t)32768)

struct source {
	const struct value *rec;
	struct str id, status, title, abstract, editorial;
	struct sentence *sentences; /* the title, then those of the abstract */
	size_t n_sentences;
	const struct citation *mark; /* the first that points to it, or NULL */
	const struct claim *claim;   /* the first that rests on it, or NULL */
	size_t n_claims;             /* that do */
	const struct claim *last_claim; /* private */
};

struct citation {
	const struct value *rec;
	struct str cite, id, style;
	struct str text; /* what the article says of the work, or STR_NONE */
	bool has_span;
	struct span span;
	struct source *source;        /* NULL: no record of it */
	const struct citation *entry; /* of the reference list, or NULL */
};

struct claim {
	const struct value *rec;
	struct str id, rule, type, quote, sentence, polarity;
	enum level level; /* of its rule; a warning where none is said */
	struct str title, message, ask, why;
	struct str attribution; /* its text, or STR_NONE */
	bool attribution_vague;
	bool needs_reference;
	bool has_span;
	struct span span;
	long long passage;             /* -1: not said */
	const struct citation **cites; /* those that are there */
	size_t n_cites;
	/* None where no cited work has a text to compare them with. */
	struct quantity *quantities;
	struct str *quantity_texts; /* as the article has them */
	size_t n_quantities;
};

struct view {
	const struct units *units; /* NULL: nothing is measured */
	struct str doc;
	const struct value *document;   /* NULL where there was none */
	struct passage *passages; /* ascending by number */
	size_t n_passages;
	struct citation *citations;
	size_t n_citations;
	struct claim *claims;
	size_t n_claims;
	struct source *sources; /* ascending by id */
	size_t n_sources;
	/* private */
	struct arena arena;
	const struct value **records;
	size_t n_records, cap_records;
};

/* Does a check look at records of this kind? */
bool view_wants(struct str kind);

/* The record in line, in the arena of the article; NULL, with err set, where it
 * is none. */
const struct value *view_add(struct view *a, struct str line, struct err *err);
void view_close(struct view *a);
void view_clear(struct view *a);
void view_release(struct view *a);

/* The sentences in text, measured when units are given. passage may be NULL. */
struct sentence *sentences_read(struct arena *arena, const struct units *units,
    struct str text, const struct passage *passage, size_t *n);

/* The record of a work by the id a mark gives; NULL if there is none. */
struct source *source_find(const struct view *a, struct str id);

/* Is the claim the article's own statement?  Not where it debunks it. */
bool claim_is_asserted(const struct claim *claim);

/* Is it about what is claimed without a number? */
bool claim_is_wording(const struct claim *claim);

/* Not a reference list, a footnote or the description of a picture. */
bool passage_is_prose(const struct passage *p);

#endif
