/* SPDX-License-Identifier: MIT */
/*
 * reader_html.c - HTML5, as a browser would understand it.
 *
 * gumbo keeps the source of each node, so places are exact.  The depth of the
 * tree is limited before the parse, so it can be walked by recursion.
 */
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "read/build.h"
#include "read/html_head.h"
#include "read/html_limit.h"
#include "read/html_memory.h"
#include "read/html_node.h"
#include "read/html_text.h"
#include "read/metadata.h"
#include "read/reader.h"
#include "read/section.h"
#include "read/table.h"

enum {
	WALK_DEPTH_MAX = 2000,       /* the parser adds a few to HTML_DEPTH */
	MEMORY_BASE = 64 << 20,      /* bytes */
	MEMORY_PER_BYTE = 100,       /* of source */
	NOTE_MARK_MAX = 12,          /* bytes of the text of a footnote mark */
};

struct html {
	struct build b;
	struct table *table;  /* the innermost */
	size_t tables;
	size_t references;    /* level of the heading above them; 0: none */
	size_t ordinal;       /* of the next item; 0: not numbered */
	size_t intro;         /* of the items of this list */
	size_t depth;
	bool raised;
	bool in_section;      /* inside article, main or section */
};

static void walk(struct html *h, const GumboNode *node);

static void
walk_children(struct html *h, const GumboNode *node)
{
	const GumboVector *children = node_children(node);

	if (children == NULL || h->depth == WALK_DEPTH_MAX)
		return;
	h->depth++;
	for (unsigned i = 0; i < children->length; i++)
		walk(h, children->data[i]);
	h->depth--;
}

static size_t
source_at(const struct html *h, const char *s)
{
	return s >= h->b.bytes.s && s <= h->b.bytes.s + h->b.bytes.n
	    ? (size_t)(s - h->b.bytes.s) : 0;
}

static size_t
tag_start(const struct html *h, const GumboNode *node)
{
	return source_at(h, node->v.element.original_tag.data);
}

static size_t
tag_end(const struct html *h, const GumboNode *node)
{
	const GumboStringPiece *tag = &node->v.element.original_end_tag;

	if (tag->length == 0)
		tag = &node->v.element.original_tag;
	return source_at(h, tag->data) + tag->length;
}

static struct str
keep(struct html *h, struct str x)
{
	return arena_str(&h->b.a->arena, str_sub(x, 0, METADATA_TEXT_MAX));
}

static void
close_passage(struct html *h)
{
	struct passage *next = &h->b.next;
	struct str text = build_so_far(&h->b);
	enum role role = next->role;

	if ((role == ROLE_BODY || role == ROLE_LIST) &&
	    ((h->references > 0 && section_is_entry(text)) ||
		section_stands_alone(text, next->ordinal))) {
		next->role = ROLE_REFERENCE;
		if (next->ordinal == 0)
			next->ordinal = section_entry_number(text);
	}
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
		build_mark(&h->b, LINK_FOOTNOTE, tag_start(h, node),
		    tag_end(h, node), keep(h, href));
		return;
	}
	if (href.n > 0)
		build_link(&h->b, LINK_ANCHOR, tag_start(h, node),
		    keep(h, href));
	walk_children(h, node);
	if (href.n > 0)
		build_link_end(&h->b, tag_end(h, node));
}

static void
walk_image(struct html *h, const GumboNode *node)
{
	const GumboAttribute *alt = node_attribute_at(node, "alt");

	build_alt(&h->b, keep(h, node_attribute(node, "src")));
	if (alt != NULL)
		html_attribute_build(&h->b, alt);
	build_alt_end(&h->b, tag_end(h, node));
}

/* A line break ends a line of text, but not of a heading or a cell. */
static void
walk_break(struct html *h, const GumboNode *node)
{
	enum role role = h->b.next.role;

	if (role == ROLE_HEADING || role == ROLE_CELL || h->b.open_n > 0)
		build_blank(&h->b, tag_start(h, node),
		    node->v.element.original_tag.length);
	else
		close_passage(h);
}

static void
walk_raised(struct html *h, const GumboNode *node)
{
	bool before = h->raised;

	h->raised = true;
	walk_children(h, node);
	h->raised = before;
}

static size_t
heading_level(const GumboNode *node)
{
	static const GumboTag tags[] = { GUMBO_TAG_H1, GUMBO_TAG_H2,
		GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6 };

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (node_is(node, tags[i]))
			return i + 1;
	return 0;
}

static void
walk_heading(struct html *h, const GumboNode *node, size_t level)
{
	bool references;

	h->b.next.role = ROLE_HEADING;
	h->b.level = level;
	walk_children(h, node);
	references = section_is_references(build_so_far(&h->b));
	if (h->references >= level)
		h->references = 0;
	if (references)
		h->references = level;
	close_passage(h);
}

static void
walk_list(struct html *h, const GumboNode *node)
{
	size_t intro = h->intro, ordinal = h->ordinal, start = 0;
	struct str given = node_attribute(node, "start");

	for (size_t i = 0; i < given.n && i < 4 && is_digit(given.s[i]); i++)
		start = start * 10 + (size_t)(given.s[i] - '0');
	h->intro = build_intro_above(&h->b);
	h->ordinal = !node_is(node, GUMBO_TAG_OL) ? 0 : start > 0 ? start : 1;
	walk_children(h, node);
	close_passage(h);
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
	walk_children(h, node);
	close_passage(h);
}

/* A definition is introduced by its term. */
static void
walk_definition(struct html *h, const GumboNode *node)
{
	struct article *a = h->b.a;

	h->b.next.role = ROLE_LIST;
	h->b.next.intro = node_is(node, GUMBO_TAG_DD) ? h->intro : NOWHERE;
	walk_children(h, node);
	close_passage(h);
	if (node_is(node, GUMBO_TAG_DT) && a->passages_n > 0)
		h->intro = a->passages_n - 1;
}

static size_t
column_span(const GumboNode *cell)
{
	struct str x = node_attribute(cell, "colspan");
	size_t n = 0;

	for (size_t i = 0; i < x.n && i < 4 && is_digit(x.s[i]); i++)
		n = n * 10 + (size_t)(x.s[i] - '0');
	return n > 0 ? n : 1;
}

static bool
is_cell(const GumboNode *node)
{
	return node_is(node, GUMBO_TAG_TD) || node_is(node, GUMBO_TAG_TH);
}

/* A row of nothing but th heads the columns. */
static bool
is_head_row(const GumboNode *row)
{
	const GumboVector *children = node_children(row);
	size_t heads = 0;

	for (unsigned i = 0; i < children->length; i++) {
		if (node_is(children->data[i], GUMBO_TAG_TD))
			return false;
		heads += node_is(children->data[i], GUMBO_TAG_TH);
	}
	return heads > 0;
}

static void
walk_row(struct html *h, const GumboNode *row)
{
	const GumboVector *children = node_children(row);
	bool head = is_head_row(row) ||
	    (row->parent != NULL && node_is(row->parent, GUMBO_TAG_THEAD));

	table_row(h->table, head);
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *cell = children->data[i];

		if (!is_cell(cell) || node_is_left_out(cell))
			continue;
		table_cell(h->table, &h->b);
		walk_children(h, cell);
		table_cell_end(h->table, &h->b,
		    head || str_is_nocase(node_attribute(cell, "scope"), "col"),
		    column_span(cell));
	}
}

static void
walk_rows(struct html *h, const GumboNode *node)
{
	const GumboVector *children = node_children(node);

	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];

		if (node_is(child, GUMBO_TAG_TR))
			walk_row(h, child);
		else if (node_is(child, GUMBO_TAG_THEAD) ||
		    node_is(child, GUMBO_TAG_TBODY) ||
		    node_is(child, GUMBO_TAG_TFOOT))
			walk_rows(h, child);
	}
}

static void
walk_table(struct html *h, const GumboNode *node)
{
	struct table table = { 0 }, *outer = h->table;
	const GumboVector *children = node_children(node);
	size_t caption = NOWHERE, before;
	enum role role = h->b.next.role;

	for (unsigned i = 0; i < children->length; i++) {
		if (!node_is(children->data[i], GUMBO_TAG_CAPTION))
			continue;
		before = h->b.a->passages_n;
		h->b.next.role = ROLE_CAPTION;
		walk_children(h, children->data[i]);
		close_passage(h);
		if (h->b.a->passages_n > before)
			caption = before;
	}
	h->b.next.role = role;
	h->table = &table;
	table_open(&table, &h->b, h->tables++, caption);
	walk_rows(h, node);
	table_close(&table, &h->b);
	table_release(&table);
	h->table = outer;
}

static void
walk_quote(struct html *h, const GumboNode *node)
{
	h->b.next.quoted = true;
	h->b.next.role = ROLE_QUOTE;
	walk_children(h, node);
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
	walk_children(h, node);
	h->in_section = before;
}

/* A block is a passage of its own, or several; around it all is as before. */
static void
walk_block(struct html *h, const GumboNode *node)
{
	struct passage outer;
	size_t level = heading_level(node), heading;

	close_passage(h);
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
		walk_table(h, node);
	else if (node_is(node, GUMBO_TAG_BLOCKQUOTE))
		walk_quote(h, node);
	else if (!is_page_header(h, node))
		walk_section(h, node);
	close_passage(h);
	heading = h->b.next.heading;
	h->b.next = outer;
	h->b.next.heading = heading;
	/* What follows an item's own block is still that item, unnumbered. */
	h->b.next.ordinal = 0;
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
		close_passage(h);
	if (id.n > 0)
		build_mark(&h->b, LINK_ID, tag_start(h, node),
		    tag_start(h, node), keep(h, id));
	if (node_is_block(node))
		walk_block(h, node);
	else if (node_is(node, GUMBO_TAG_A))
		walk_link(h, node);
	else if (node_is(node, GUMBO_TAG_IMG))
		walk_image(h, node);
	else if (node_is(node, GUMBO_TAG_BR))
		walk_break(h, node);
	else if (node_is(node, GUMBO_TAG_SUP))
		walk_raised(h, node);
	else
		walk_children(h, node);
}

static void
walk(struct html *h, const GumboNode *node)
{
	switch (node->type) {
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA: add_text(h, node); break;
	case GUMBO_NODE_ELEMENT: walk_element(h, node); break;
	default: break;
	}
}

static const GumboOutput *
parse(struct html_memory *memory, struct str bytes)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = html_memory_take;
	options.deallocator = html_memory_give;
	options.userdata = memory;
	options.max_errors = 0;
	if (setjmp(memory->full) != 0)
		return NULL;
	return gumbo_parse_with_options(&options, bytes.s, bytes.n);
}

static void
read_tree(struct article *a, struct str bytes, const GumboOutput *output)
{
	struct html h = { .intro = NOWHERE };

	build_init(&h.b, a);
	h.b.bytes = bytes;
	html_head_read(&h.b, output->document);
	walk_children(&h, output->document);
	close_passage(&h);
	build_release(&h.b);
}

static bool
read_html(struct article *a, struct err *err)
{
	struct html_memory *memory = xcalloc(1, sizeof(*memory));
	struct buf bytes = { .limit = a->source.n + 2 };
	const GumboOutput *output;
	bool ok = true;

	memory->limit = MEMORY_BASE + a->source.n * MEMORY_PER_BYTE;
	buf_add(&bytes, a->source);
	if (str_starts(a->source, "\xEF\xBB\xBF"))
		memset(bytes.s, ' ', 3);
	if (!html_limit(&bytes))
		ok = err_set(err, ERR_LIMIT, "elements nested more than %d "
		    "deep were read without their tags", HTML_DEPTH);
	output = parse(memory, buf_str(&bytes));
	if (output != NULL)
		read_tree(a, buf_str(&bytes), output);
	else
		ok = err_set(err, ERR_LIMIT,
		    "not read: its tags would need far too much memory");
	html_memory_release(memory);
	free(memory);
	buf_release(&bytes);
	return ok;
}

const struct reader reader_html = {
	.name = "html",
	.suffixes = { ".html", ".htm", ".xhtml" },
	.read = read_html,
};
