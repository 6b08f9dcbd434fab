/* SPDX-License-Identifier: MIT */
/*
 * rules_verbs.h - what "claimpipe rules" can be asked to do, and what its
 * verbs share.
 *
 * Statuses: 0 all is well, 1 something is to be mended (a remark of check, a
 * failed example), 2 wrong usage or rules that cannot be read, 3 something
 * could not be read or written.
 */
#ifndef CMD_RULES_VERBS_H
#define CMD_RULES_VERBS_H

#include <stdio.h>

#include "rule/rules.h"

struct rules_request {
	const char **folders; /* of --rules, in their order */
	size_t folders_n;
	bool misses; /* test: each miss in an annotated article */
	char **args; /* behind the name of the action */
	int args_n;
};

int rules_list(const struct rules_request *r);    /* claimpipe_rules.c */
int rules_check(const struct rules_request *r);   /* claimpipe_rules.c */
int rules_explain(const struct rules_request *r); /* claimpipe_rules.c */
int rules_test(const struct rules_request *r);    /* claimpipe_rules_test.c */
int rules_try(const struct rules_request *r);     /* claimpipe_rules_try.c */
int rules_stats(const struct rules_request *r);   /* claimpipe_rules_stats.c */
int rules_diff(const struct rules_request *r);    /* claimpipe_rules_diff.c */

/* Our own rules and those of --rules, ready; NULL, and it is said why. */
struct rules *rules_open(const struct rules_request *r);

int rules_misuse(const char *text); /* says so; STATUS_USAGE */
int rules_end(int status);          /* the status, 3 if output failed */

#endif
