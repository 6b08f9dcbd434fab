/* SPDX-License-Identifier: MIT */
/*
 * totals.h - what a whole report adds up to.
 *
 * It grows with the kinds of things seen (reasons, providers) and not with the
 * number of articles: what would grow is capped and then only counted.
 */
#ifndef REPORT_TOTALS_H
#define REPORT_TOTALS_H

#include "report/card.h"

/* What is known of a cited work, worst first. */
enum source_state {
	SOURCE_RETRACTED,
	SOURCE_CONCERN,
	SOURCE_NOT_FOUND,
	SOURCE_AMBIGUOUS,
	SOURCE_CORRECTED,
	SOURCE_UNCHECKED,
	SOURCE_HALF_CHECKED, /* found, but its notices could not be asked for */
	SOURCE_FOUND,
	SOURCE_STATES
};

enum source_state source_state_of(const struct value *source);

/* "retracted", ...: for people; NULL-terminated, never NULL. */
const char *source_state_words(enum source_state state);

/* How often each name occurred, in the order of first sight. */
struct tally {
	struct tally_item {
		char *name;
		size_t n;
	} *items;
	size_t n, cap;
	size_t others; /* beyond TALLY_NAMES different names */
};

#define TALLY_NAMES 64

void tally_add(struct tally *t, struct str name, size_t n);
void tally_release(struct tally *t);

/* Something that could not be done: for the list in the summary. */
struct gap {
	char *where; /* a path, or the id of a work */
	char *what;  /* one line */
};

#define GAPS 200 /* shown; the rest is counted */

struct totals {
	size_t articles, with_findings;
	size_t counted; /* articles that had a coverage record */
	size_t sentences, seen, claimed, context, set_aside;
	struct tally reasons;       /* of the numbers set aside */
	size_t claims;              /* records, wording claims included */
	size_t findings[LEVELS];    /* all of them */
	size_t hidden[LEVELS];      /* of these, below --min-level */
	size_t cut;                 /* of these, beyond --max-findings */
	size_t failing;             /* of these, at or above --fail-on */
	size_t sources[SOURCE_STATES];
	size_t problems;            /* problem records and unfinished articles */
	struct gap gaps[GAPS];
	size_t ngaps;               /* all, also those beyond GAPS */
	struct tally tools;         /* "claim-read 0.1.0 rules 5d1c..." */
	bool whole;                 /* the stream had all its ends */
};

void totals_add_article(struct totals *t, const struct article *a);
void totals_add_gap(struct totals *t, struct str where, struct str what);
void totals_add_problem(struct totals *t, const struct value *problem,
    struct str path);
void totals_add_run(struct totals *t, const struct value *run);
void totals_release(struct totals *t);

size_t totals_findings(const struct totals *t); /* of all levels */
size_t totals_sources(const struct totals *t);  /* in all states */

#endif
