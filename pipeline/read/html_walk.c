/* SPDX-License-Identifier: MIT */
/* html_walk.c - reads the tree of an HTML page, what stands in a line itself. */
#include "read/html_walk.h"

#include "read/html_head.h"
#include "read/html_node.h"
#include "read/html_text.h"
#include "read/metadata.h"
#include "read/section.h"

enum {
	WALK_DEPTH_MAX = 2000, /* the parser adds a few to HTML_DEPTH */
	NOTE_MARK_MAX = 12,    /* bytes of the text of a footnote mark */
};

void
html_walk_children(struct html *h, const GumboNode *node)
{
	const GumboVector *children = node_children(node);

	if (children == NULL || h->depth == WALK_DEPTH_MAX)
		return;
	h->depth++;
	for (unsigned i = 0; i < children->length; i++)
		html_walk(h, children->data[i]);
	h->depth--;
}

static size_t
source_at(const struct html *h, const char *s)
{
	return s >= h->b.bytes.s && s <= h->b.bytes.s + h->b.bytes.n
	    ? (size_t)(s - h->b.bytes.s) : 0;
}

size_t
html_tag_start(const struct html *h, const GumboNode *node)
{
	return source_at(h, node->v.element.original_tag.data);
}

size_t
html_tag_end(const struct html *h, const GumboNode *node)
{
	const GumboStringPiece *tag = &node->v.element.original_end_tag;

	if (tag->length == 0)
		tag = &node->v.element.original_tag;
	return source_at(h, tag->data) + tag->length;
}

struct str
html_keep(struct html *h, struct str x)
{
	return arena_str(&h->b.a->arena, str_sub(x, 0, METADATA_TEXT_MAX));
}

void
html_close(struct html *h)
{
	struct passage *next = &h->b.next;
	enum role role = next->role;

	if (role == ROLE_BODY || role == ROLE_LIST)
		section_entry(&h->b, h->references > 0);
	build_close(&h->b);
	next->role = role;
	next->ordinal = 0;
}

static void
add_text(struct html *h, const GumboNode *node)
{
	const GumboText *text = &node->v.text;

	html_text_build(&h->b, &(struct html_text){
	    .at = source_at(h, text->original_text.data),
	    .n = text->original_text.length, .decoded = str_of(text->text),
	    .markup = true, .raised = h->raised });
}

/* Is what the link says only a number or a sign? */
static bool
is_note_mark(const GumboNode *link)
{
	struct buf text = { .limit = NOTE_MARK_MAX + 1 };
	struct str x;
	bool mark;

	node_text(link, &text);
	x = str_trim(buf_str(&text));
	mark = !buf_full(&text) && x.n > 0 && x.n <= NOTE_MARK_MAX;
	for (size_t i = 0; i < x.n; i++)
		mark &= !is_alpha(x.s[i]) || x.n == 1;
	buf_release(&text);
	return mark;
}

static void
walk_link(struct html *h, const GumboNode *node)
{
	struct str href = node_attribute(node, "href");

	if (str_starts(href, "#") &&
	    (str_is_nocase(node_attribute(node, "role"), "doc-noteref") ||
	        (is_note_mark(node) &&
	            (h->raised || node_find(node, GUMBO_TAG_SUP) != NULL)))) {
		build_mark(&h->b, LINK_FOOTNOTE, html_tag_start(h, node),
		    html_tag_end(h, node), html_keep(h, href));
		return;
	}
	if (href.n > 0)
		build_link(&h->b, LINK_ANCHOR, html_tag_start(h, node),
		    html_keep(h, href));
	html_walk_children(h, node);
	if (href.n > 0)
		build_link_end(&h->b, html_tag_end(h, node));
}

static void
walk_image(struct html *h, const GumboNode *node)
{
	const GumboAttribute *alt = node_attribute_at(node, "alt");

	build_alt(&h->b, html_keep(h, node_attribute(node, "src")));
	if (alt != NULL)
		html_attribute_build(&h->b, alt);
	build_alt_end(&h->b, html_tag_end(h, node));
}

/* A line break ends a line of text, but not of a heading or a cell. */
static void
walk_break(struct html *h, const GumboNode *node)
{
	enum role role = h->b.next.role;

	if (role == ROLE_HEADING || role == ROLE_CELL || h->b.open_n > 0)
		build_blank(&h->b, html_tag_start(h, node),
		    node->v.element.original_tag.length);
	else
		html_close(h);
}

static void
walk_raised(struct html *h, const GumboNode *node)
{
	bool before = h->raised;

	h->raised = true;
	html_walk_children(h, node);
	h->raised = before;
}

static void
walk_element(struct html *h, const GumboNode *node)
{
	struct str id = node_attribute(node, "id");

	if (node_is_left_out(node))
		return;
	if (id.n == 0 && node_is(node, GUMBO_TAG_A))
		id = node_attribute(node, "name");
	if (node_is_block(node))
		html_close(h);
	if (id.n > 0)
		build_mark(&h->b, LINK_ID, html_tag_start(h, node),
		    html_tag_start(h, node), html_keep(h, id));
	if (node_is_block(node))
		html_walk_block(h, node);
	else if (node_is(node, GUMBO_TAG_A))
		walk_link(h, node);
	else if (node_is(node, GUMBO_TAG_IMG))
		walk_image(h, node);
	else if (node_is(node, GUMBO_TAG_BR))
		walk_break(h, node);
	else if (node_is(node, GUMBO_TAG_SUP))
		walk_raised(h, node);
	else
		html_walk_children(h, node);
}

void
html_walk(struct html *h, const GumboNode *node)
{
	switch (node->type) {
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA: add_text(h, node); break;
	case GUMBO_NODE_ELEMENT: walk_element(h, node); break;
	default: break;
	}
}
