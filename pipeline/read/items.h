/* SPDX-License-Identifier: MIT */
/*
 * items.h - what stands between separators in a file, one item at a time:
 * lists of files, articles as JSON lines.  Also whole files.
 *
 *	struct items in = { .fd = fd, .separator = '\n', .limit = 1 << 20 };
 *	struct str item;
 *
 *	while (items_next(&in, &item))
 *		...
 *	if (in.failed) ... errno
 *	items_release(&in);          (fd stays open)
 *
 * An item over the limit is skipped: it is handed over as STR_NONE.
 */
#ifndef READ_ITEMS_H
#define READ_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct items {
	int fd;
	char separator;
	size_t limit; /* bytes of an item */
	bool failed;  /* reading stopped early; errno says why */
	/* private */
	struct buf data;
	size_t at;
	bool eof, skipping;
};

bool items_next(struct items *in, struct str *item); /* borrowed until next */
void items_release(struct items *in);

/* All of fd, at most limit bytes: ERR_LIMIT if there are more. */
MUST_CHECK bool read_all(int fd, size_t limit, struct buf *out,
    struct err *err);

#endif
