/* SPDX-License-Identifier: MIT */
/*
 * near.h - which rules came close to a sentence, and what they failed at.
 *
 * For people who ask why ("claimpipe explain"): every pattern is tried, so it
 * takes as long as that takes.
 */
#ifndef RULE_NEAR_H
#define RULE_NEAR_H

#include "rule/match.h"

enum near_why {
	NEAR_HOLDS,    /* it matches and all its conditions hold */
	NEAR_OFF,      /* it matches but is switched off */
	NEAR_ROLE,     /* ... but not in passages of this role ("in") */
	NEAR_REQUIRES, /* ... but what it requires is not there */
	NEAR_UNLESS,   /* ... but what it excludes is there */
	NEAR_WHERE,    /* ... but a quantity is not as wanted */
	NEAR_PATTERN /* its words and quantities are there, but do not match */
};

struct near {
	const struct rule *rule;
	enum near_why why;
	struct match match;             /* not for NEAR_PATTERN */
	const struct pattern *by;       /* of NEAR_REQUIRES and NEAR_UNLESS */
	const struct condition *failed; /* of NEAR_WHERE */
};

/* Rules of one kind, against the sentence of m; each match is one call. */
typedef void near_found(void *ctx, const struct near *near);
void near_rules(struct matcher *m, enum rule_kind kind, unsigned places,
    near_found *found, void *ctx);

#endif
