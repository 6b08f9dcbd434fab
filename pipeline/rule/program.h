/* SPDX-License-Identifier: MIT */
/*
 * program.h - a pattern that PCRE2 has compiled.
 *
 * Compiled when first used, by the JIT once it has been used often: most
 * articles touch few of the rules.  Match, depth and heap are limited, so a
 * pattern that blows up gives up instead.
 */
#ifndef RULE_PROGRAM_H
#define RULE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "rule/rule.h"

enum { GROUPS_MAX = 16, QUANTITY_GROUPS = 4 };

/* A part of the text; start is SIZE_MAX where the group took no part. */
struct part_at {
	size_t start, end;
};

struct group {
	struct str name;
	struct part_at at;
};

struct program_match {
	struct part_at whole;
	struct group groups[GROUPS_MAX];
	size_t groups_n;
};

/* What all programs of a process share; one for each thread. */
struct machine;

struct machine *machine_new(void);
void machine_free(struct machine *m);
size_t machine_gave_up(const struct machine *m); /* matches over a limit */

/* Compiles unless that is done. */
MUST_CHECK bool program_ready(struct pattern *p, struct err *err);
void program_free(struct pattern *p);

/* Adds what p->compiled may hold in another process that has the same PCRE2;
 * program_version() adds which that is. */
MUST_CHECK bool program_encode(struct pattern *p, struct buf *out,
    struct err *err);
void program_version(struct buf *out);

/* The first match in subject that begins between two places, both included;
 * false where there is none.  A pattern that does not compile matches nothing. */
bool program_find_between(struct machine *m, struct pattern *p,
    struct str subject, size_t first, size_t last, struct program_match *match);

/* The first match at or after from. */
static inline bool
program_find(struct machine *m, struct pattern *p, struct str subject,
    size_t from, struct program_match *match)
{
	return program_find_between(m, p, subject, from, SIZE_MAX, match);
}

/* The names of its groups, in the order of their numbers; their count. */
size_t program_groups(const struct pattern *p, struct str names[GROUPS_MAX]);

/* How hard the last program_find() was is not told by PCRE2; this finds out
 * whether subject makes p pass a limit of so many steps. */
bool program_blows_up(struct pattern *p, struct str subject, unsigned steps);

#endif
