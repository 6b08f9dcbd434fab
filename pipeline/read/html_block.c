/* SPDX-License-Identifier: MIT */
/* html_block.c - headings, lists, quotes and sections of an HTML page. */
#include "base/attr.h"
#include "read/html_node.h"
#include "read/html_walk.h"
#include "read/section.h"

static size_t
heading_level(const GumboNode *node)
{
	static const GumboTag tags[] = { GUMBO_TAG_H1, GUMBO_TAG_H2,
		GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6 };

	for (size_t i = 0; i < COUNT(tags); i++)
		if (node_is(node, tags[i]))
			return i + 1;
	return 0;
}

static void
walk_heading(struct html *h, const GumboNode *node, size_t level)
{
	h->b.next.role = ROLE_HEADING;
	h->b.level = level;
	html_walk_children(h, node);
	h->references = section_references(h->references, level,
	    build_so_far(&h->b));
	html_close(h);
}

static void
walk_list(struct html *h, const GumboNode *node)
{
	size_t intro = h->intro, ordinal = h->ordinal;
	size_t start = node_number(node, "start");

	h->intro = build_intro_above(&h->b);
	h->ordinal = !node_is(node, GUMBO_TAG_OL) ? 0 : start > 0 ? start : 1;
	html_walk_children(h, node);
	html_close(h);
	h->intro = intro;
	h->ordinal = ordinal;
}

static void
walk_item(struct html *h, const GumboNode *node)
{
	h->b.next.role = ROLE_LIST;
	h->b.next.intro = h->intro;
	h->b.next.ordinal = h->ordinal;
	h->ordinal += h->ordinal > 0;
	if (node_is_footnote(node))
		h->b.next.role = ROLE_FOOTNOTE;
	html_walk_children(h, node);
	html_close(h);
}

/* A definition is introduced by its term. */
static void
walk_definition(struct html *h, const GumboNode *node)
{
	struct article *a = h->b.a;

	h->b.next.role = ROLE_LIST;
	h->b.next.intro = node_is(node, GUMBO_TAG_DD) ? h->intro : NOWHERE;
	html_walk_children(h, node);
	html_close(h);
	if (node_is(node, GUMBO_TAG_DT) && a->passages_n > 0)
		h->intro = a->passages_n - 1;
}

static void
walk_quote(struct html *h, const GumboNode *node)
{
	h->b.next.quoted = true;
	h->b.next.role = ROLE_QUOTE;
	html_walk_children(h, node);
}

/* The header of a page is furniture, that of an article is not; one with the
 * main heading is read. */
static bool
is_page_header(const struct html *h, const GumboNode *node)
{
	return node_is(node, GUMBO_TAG_HEADER) && !h->in_section &&
	    node_find(node, GUMBO_TAG_H1) == NULL;
}

static void
walk_section(struct html *h, const GumboNode *node)
{
	bool before = h->in_section;

	h->in_section |= node_is(node, GUMBO_TAG_ARTICLE) ||
	    node_is(node, GUMBO_TAG_MAIN) || node_is(node, GUMBO_TAG_SECTION);
	if (node_is_footnote(node))
		h->b.next.role = ROLE_FOOTNOTE;
	if (node_is(node, GUMBO_TAG_FIGCAPTION))
		h->b.next.role = ROLE_CAPTION;
	html_walk_children(h, node);
	h->in_section = before;
}

/* A block is a passage of its own, or several; around it all is as before. */
void
html_walk_block(struct html *h, const GumboNode *node)
{
	struct passage outer;
	size_t level = heading_level(node), heading;

	html_close(h);
	outer = h->b.next;
	if (level > 0)
		walk_heading(h, node, level);
	else if (node_is(node, GUMBO_TAG_UL) || node_is(node, GUMBO_TAG_OL) ||
	    node_is(node, GUMBO_TAG_DL))
		walk_list(h, node);
	else if (node_is(node, GUMBO_TAG_LI))
		walk_item(h, node);
	else if (node_is(node, GUMBO_TAG_DT) || node_is(node, GUMBO_TAG_DD))
		walk_definition(h, node);
	else if (node_is(node, GUMBO_TAG_TABLE))
		html_walk_table(h, node);
	else if (node_is(node, GUMBO_TAG_BLOCKQUOTE))
		walk_quote(h, node);
	else if (!is_page_header(h, node))
		walk_section(h, node);
	html_close(h);
	heading = h->b.next.heading;
	h->b.next = outer;
	h->b.next.heading = heading;
	/* What follows an item's own block is still that item, unnumbered. */
	h->b.next.ordinal = 0;
}
