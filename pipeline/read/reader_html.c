/* SPDX-License-Identifier: MIT */
/*
 * reader_html.c - HTML5, as a browser would understand it.
 *
 * gumbo keeps the source of each node, so places are exact.  Its memory and the
 * depth of its tree are limited; html_walk.h reads the tree.
 */
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "read/html_head.h"
#include "read/html_limit.h"
#include "read/html_memory.h"
#include "read/html_walk.h"
#include "read/reader.h"

enum { /* bytes */
	MEMORY_BASE = 64 << 20,
	MEMORY_PER_BYTE = 100, /* of source */
};

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
	html_walk_children(&h, output->document);
	html_close(&h);
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
