/* SPDX-License-Identifier: MIT */
/*
 * example.h - the examples of a check as an article.
 *
 * check/check.h tells the two forms, plain text and records in short.
 *
 *	if (example_view(check->bad[i], &a, &err))
 *		checks_run(&(struct check_choice){ .only = name }, &a, &out);
 */
#ifndef CHECK_EXAMPLE_H
#define CHECK_EXAMPLE_H

#include "base/attr.h"
#include "base/err.h"
#include "check/view.h"

/* Adds the records of the example to a, which is empty, and closes it. */
MUST_CHECK bool
example_view(const char *example, struct view *a, struct err *err);

#endif
