/* SPDX-License-Identifier: MIT */
/*
 * reader.h - a reader turns the bytes of one format into an article.
 *
 * One file reader_NAME.c for each, ending in a const struct; the build lists
 * them.  A reader is pure: no I/O, no clock, no memory of the last article.
 * The source has passed read/encoding.h: it may hold bytes that are not UTF-8
 * and NUL bytes, but it is of an encoding in which ASCII is ASCII.
 *
 *	const struct reader *reader = reader_of_path(path);
 *	struct article a;
 *	struct err err = { 0 };
 *
 *	article_start(&a, path, reader->name, source);
 *	if (!reader->read(&a, &err))
 *		... a problem record, err.text; the passages so far are good
 */
#ifndef READ_READER_H
#define READ_READER_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/str.h"
#include "read/article.h"

struct reader {
	const char *name;        /* of --format and of the document record */
	const char *suffixes[6]; /* ".md", ...; lower case, NULL at the end */
	/* False, with err set, where a part of the source was left out. */
	bool (*read)(struct article *a, struct err *err);
};

extern const struct reader *const all_readers[]; /* NULL at its end */

const struct reader *reader_of_name(struct str name); /* or NULL */
const struct reader *reader_of_path(struct str path); /* by suffix, or NULL */

#endif
