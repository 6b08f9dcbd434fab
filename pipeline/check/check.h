/* SPDX-License-Identifier: MIT */
/*
 * check.h - what an editor should look at, one file for each kind of it.
 *
 * A check reads one article (check/view.h) and adds findings
 * (check/finding.h).  It is pure: no I/O, no clock, no memory of the article
 * before.  It acts on complete facts only, says what it computed, and never
 * calls anything false or clean.
 *
 * A check is one file check_NAME.c ending in a const struct check check_NAME;
 * the build writes all_checks from the folder.  The descriptor is its manual
 * (claim-check --explain NAME) and its test: tests/unit/test_checks.c walks
 * the examples of all checks.
 *
 * An example is either plain text, read as the body of an article, or records
 * in short: JSON objects, one a line, with ' where JSON has ".  They need only
 * the fields the check looks at:
 *
 *	"{'kind':'claim','sentence':'It cures.','needs':'reference'}"
 *
 * An example in bad gives at least one finding of the check, one in good none.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/view.h"
#include "check/finding.h"

#define CHECK_EXAMPLES 12

/*
 * Several checks may say what the rule of a claim says of it.  An editor needs
 * that once: of such findings about one claim the one of the highest rank
 * stays.  RANK_OWN says something of its own and always stays.
 */
enum check_rank { RANK_OWN, RANK_WORDING, RANK_SOURCE, RANK_SPECIFIC };

struct check {
	const char *name;
	enum level level; /* the usual one; a finding may have another */
	enum check_rank rank;
	const char *message; /* what is the matter, in general; one line */
	const char *why;     /* what it computes and why it matters */
	const char *source;  /* arithmetic, a standard, a DOI or URL */
	const char *good[CHECK_EXAMPLES]; /* NULL after the last */
	const char *bad[CHECK_EXAMPLES];
	void (*run)(const struct check *self, const struct view *a,
	    struct findings *out);
};

extern const struct check *const all_checks[]; /* by name; NULL at the end */

const struct check *check_find(struct str name); /* NULL if there is none */

/* What a name list ("a,b") switches on or off; see claim-check(1). */
struct check_choice {
	struct str only; /* names joined by commas; STR_NONE: all */
	struct str skip;
};

/* False with err set where a name is no check. */
MUST_CHECK bool
check_choice_valid(const struct check_choice *choice, struct err *err);

/* Runs the chosen checks, then puts the findings in order of place and name
 * and leaves out what another says better. */
void checks_run(const struct check_choice *choice, const struct view *a,
    struct findings *out);

#endif
