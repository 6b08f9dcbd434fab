/* SPDX-License-Identifier: MIT */
/*
 * err.h - what went wrong, in one line, for the person who can act on it.
 *
 * A function that can fail returns bool and takes a struct err last.  The
 * first failure is kept: a later err_set() on the same err changes nothing.
 *
 *	struct err err = { 0 };
 *
 *	if (!rules_load(dir, &rules, &err))
 *		return usage_error(&err);
 *
 *	return err_set(err, ERR_LIMIT, "more than %zu bytes", limit);
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#include "base/attr.h"

enum err_kind {
	ERR_NONE,
	ERR_USAGE,  /* options, configuration, rules: status 2 */
	ERR_INPUT,  /* the bytes are not what they should be: status 3 */
	ERR_LIMIT,  /* larger than is allowed: status 3 */
	ERR_SYSTEM, /* the operating system refused: status 3 */
	ERR_NET,    /* a look-up failed: status 3 */
};

struct err {
	enum err_kind kind;
	char text[480]; /* one line of UTF-8, no newline; cut if longer */
};

/* Always false, so that "return err_set(...)" reads well.  err may be NULL. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* The same, followed by ": " and the text of errno. */
bool err_errno(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

void err_clear(struct err *err);

#endif
