/* SPDX-License-Identifier: MIT */
/*
 * html_limit.h - keeps hostile HTML from costing more than its size.
 *
 * An HTML parser looks through its open elements at each tag, and opens again
 * the formatting elements that were not closed.  So tags are counted first,
 * and those nested deeper than anybody writes are made blank, in place.
 */
#ifndef READ_HTML_LIMIT_H
#define READ_HTML_LIMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum {
	HTML_DEPTH = 400,        /* elements within elements */
	HTML_FORMAT_DEPTH = 24,  /* <b>, <i>, <a>, ... that are open at a time */
};

/* bytes: a copy of the source.  False where tags were made blank. */
bool html_limit(struct buf *bytes);

#endif
