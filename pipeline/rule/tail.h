/* SPDX-License-Identifier: MIT */
/*
 * tail.h - what stands behind the noun phrase with which a pattern begins.
 *
 * A {phrase} may begin at any word and runs over up to seven: nothing is dearer
 * to look for.  What comes behind it is much rarer, and a pattern that matches
 * matches there too; so that is looked for first.  "\b(?<subject>{phrase})
 * (?:can )?halves pain" has the tail "halves pain".
 */
#ifndef RULE_TAIL_H
#define RULE_TAIL_H

#include "base/arena.h"
#include "rule/rule.h"

/* The tail of a pattern that is expanded, as a pattern; NULL if it has none. */
struct pattern *tail_new(struct arena *a, const struct pattern *p);

#endif
