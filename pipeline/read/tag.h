/* SPDX-License-Identifier: MIT */
/*
 * tag.h - one HTML tag that stands in Markdown.
 *
 *	struct tag tag;
 *
 *	if (tag_parse(STR("<a href=\"#x\">"), &tag))
 *		... tag_attribute(&tag, "href") gives #x
 */
#ifndef READ_TAG_H
#define READ_TAG_H

#include <stdbool.h>

#include "base/str.h"

struct tag {
	struct str name; /* as written */
	struct str rest; /* its attributes */
	bool closing;
};

bool tag_parse(struct str raw, struct tag *tag);

/* The value as written, without its quotes; STR_NONE if it is not there. */
struct str tag_attribute(const struct tag *tag, const char *name);

/* Does the tag end what stands before it: p, li, td, ...? */
bool tag_is_block(struct str name);

#endif
