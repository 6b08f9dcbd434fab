/* SPDX-License-Identifier: MIT */
/*
 * lint.h - what is well formed in a rule and yet a mistake.
 *
 *	named groups that nothing uses
 *	patterns that can blow up: texts made from the pattern itself, as long
 *	as claim-extract lets a piece be, are matched with a limit of steps
 *	fewer than two examples on either side
 *	a claim without a question, or a reason
 */
#ifndef RULE_LINT_H
#define RULE_LINT_H

#include "rule/match.h"
#include "rule/rules.h"

enum { LINT_PIECE = 4096 }; /* bytes of text that a pattern sees at most */

/* One remark: "file:line:column: what". */
typedef void lint_found(void *ctx, const struct rule *rule, const char *what);

/* rules: compiled. */
void lint_rule(const struct rules *rules, const struct rule *rule,
    lint_found *found, void *ctx);

#endif
