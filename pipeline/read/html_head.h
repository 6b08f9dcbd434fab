/* SPDX-License-Identifier: MIT */
/*
 * html_head.h - what an HTML page says of itself: title, meta, JSON-LD.
 */
#ifndef READ_HTML_HEAD_H
#define READ_HTML_HEAD_H

#include <gumbo.h>

#include "read/build.h"

/* Fills the metadata; title and description become passages, the title only
 * where the first h1 does not say the same. */
void html_head_read(struct build *b, const GumboNode *document);

/* The value of an attribute as text of the open passage. */
void html_attribute_build(struct build *b, const GumboAttribute *attribute);

#endif
