/* SPDX-License-Identifier: MIT */
/*
 * prepared.h - rules made ready beforehand.
 *
 * Reading the rule files takes longer than reviewing an article.  make lets
 * "claimpipe rules prepare" write what rules_ready() makes of them, patterns
 * compiled, as an image (base/image.h) beside the programs.  The image is named
 * by all that went into it: the bytes and order of the rule files, the sources
 * of the program, the version of PCRE2.  So it cannot be stale: with a byte
 * changed, a pack added or the file gone, the rule files are read.
 *
 *	if (!prepared_read(rules) && !rules_ready(rules, &err))
 *		...
 *
 * Prepared rules match as the others do.  They have no nodes and no tests, and
 * their lexicons are gone: what shows rules to a person reads the files.
 */
#ifndef RULE_PREPARED_H
#define RULE_PREPARED_H

#include "rule/rules.h"

/* After rules_add(); false where nothing is prepared for what was added. */
bool prepared_read(struct rules *r);

/* Writes rules that are ready; compiles them. */
MUST_CHECK bool prepared_write(struct rules *r, const char *path,
    struct err *err);

#endif
