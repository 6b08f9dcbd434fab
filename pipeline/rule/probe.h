/* SPDX-License-Identifier: MIT */
/*
 * probe.h - looks for a text in which a pattern works itself to death.
 *
 * Texts of the pattern's own words and quantities, repeated and never quite
 * ending in a match, are put to it.  That finds what nested and neighbouring
 * repeats do, not every pattern that is slow.
 */
#ifndef RULE_PROBE_H
#define RULE_PROBE_H

#include "rule/rule.h"

/* Texts of n bytes; where true, the beginning of the one in text. */
bool probe_blows_up(struct pattern *p, size_t n, char text[60]);

#endif
