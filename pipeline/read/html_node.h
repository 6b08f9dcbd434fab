/* SPDX-License-Identifier: MIT */
/*
 * html_node.h - what an element is to a reader: read, left out, a block.
 */
#ifndef READ_HTML_NODE_H
#define READ_HTML_NODE_H

#include <gumbo.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* "" for one without a value; STR_NONE where it is not there. */
struct str node_attribute(const GumboNode *node, const char *name);
const GumboAttribute *node_attribute_at(const GumboNode *node,
    const char *name);

/* The number an attribute opens with, four digits of it; 0 if none. */
size_t node_number(const GumboNode *node, const char *name);

bool node_is(const GumboNode *node, GumboTag tag); /* an element, this one */
const GumboVector *node_children(const GumboNode *node); /* or NULL */

/* Is one of the words of class this one? */
bool node_has_class(const GumboNode *node, const char *name);

/* Code, scripts, menus, adverts, what is hidden. */
bool node_is_left_out(const GumboNode *node);

/* Does it stand on lines of its own? */
bool node_is_block(const GumboNode *node);

/* A footnote, or a list of them. */
bool node_is_footnote(const GumboNode *node);

/* Adds the text below node, at most out->limit bytes. */
void node_text(const GumboNode *node, struct buf *out);

/* The first element below node, in the order of the source, with this tag;
 * NULL if there is none. */
const GumboNode *node_find(const GumboNode *node, GumboTag tag);

#endif
