/* SPDX-License-Identifier: MIT */
/*
 * annotated.h - articles whose numbers people have sorted, and what rules
 * find in them.
 *
 * Beside X.md (or .txt, .html) stands X.gold.json with "claims" and
 * "distractors": lists of {"byte_start","byte_end","quote"}.  A claim is found
 * where a quantity of one of ours touches it, or for a claim without one its
 * quote; a distractor is reported where a quantity of a claim touches it.
 */
#ifndef CMD_ANNOTATED_H
#define CMD_ANNOTATED_H

#include <stdbool.h>
#include <stddef.h>

#include "rule/rules.h"

struct annotated {
	struct rules *rules;
	bool misses; /* print each */
	size_t articles, problems;
	size_t claims, found, distractors, reported;
};

/* A file or folder; articles without annotations are passed over. */
void annotated_read(struct annotated *a, const char *path);

#endif
