/* SPDX-License-Identifier: MIT */
/*
 * encoding.h - are these bytes an article at all, and in UTF-8?
 *
 *	struct verdict v = encoding_check(source, path);
 *
 *	if (v.what != NULL)
 *		problem_emit(out, doc, v.what, path, v.message);
 *	if (v.readable)
 *		...
 */
#ifndef READ_ENCODING_H
#define READ_ENCODING_H

#include <stdbool.h>

#include "base/str.h"

struct verdict {
	const char *what;   /* of a problem record; NULL: all is well */
	char message[1024]; /* what it is, and how to convert it */
	bool readable;      /* can be read all the same */
};

struct verdict encoding_check(struct str source, struct str path);

#endif
