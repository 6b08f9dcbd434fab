/* SPDX-License-Identifier: MIT */
/*
 * reader_markdown.c - CommonMark with tables, footnotes and front matter.
 *
 * md4c hands over pieces that point into the bytes it was given, so a place
 * is a difference of two pointers.  What it does not know is masked first.
 */
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "read/front_matter.h"
#include "read/markdown.h"
#include "read/reader.h"
#include "read/section.h"
#include "text/entity.h"

static enum role
outer_role(const struct markdown *m)
{
	if (m->lists_n > 0)
		return ROLE_LIST;
	return m->quotes > 0 ? ROLE_QUOTE : ROLE_BODY;
}

/* Ends a passage; what follows is as the blocks around it say. */
size_t
markdown_close(struct markdown *m)
{
	struct passage *next = &m->b.next;
	struct str text = build_so_far(&m->b);
	size_t made;

	if (next->role == ROLE_BODY || next->role == ROLE_LIST)
		section_entry(&m->b, m->references > 0);
	/* A line of its own, "**Sources**", is as good as a heading. */
	if (m->references == 0 && next->role == ROLE_BODY &&
	    section_is_references(text))
		m->references = 6;
	made = build_close(&m->b);
	if (made != NOWHERE)
		m->last = made;
	next->role = outer_role(m);
	next->ordinal = 0;
	return made;
}

/* A target with its entities decoded, in the arena. */
static struct str
attribute(struct markdown *m, const MD_ATTRIBUTE *x)
{
	struct buf out = { .limit = TARGET_MAX };
	struct str value;

	for (size_t i = 0; x->size > 0 && x->substr_offsets[i] < x->size; i++) {
		struct str part = { x->text + x->substr_offsets[i],
			x->substr_offsets[i + 1] - x->substr_offsets[i] };
		size_t len;
		unsigned cp = 0;

		if (x->substr_types[i] == MD_TEXT_ENTITY)
			cp = entity_at(part, 0, &len);
		if (cp != 0)
			buf_add_codepoint(&out, cp);
		else
			buf_add(&out, part);
	}
	value = arena_str(&m->b.a->arena, buf_str(&out));
	buf_release(&out);
	return value;
}

static void
open_list(struct markdown *m, size_t ordinal)
{
	size_t item = markdown_close(m);
	struct list list = { .ordinal = ordinal, .role = m->b.next.role };

	list.intro = m->lists_n > 0 ? item : build_intro_above(&m->b);
	m->lists = xgrow(m->lists, m->lists_n, &m->lists_cap, sizeof(list));
	m->lists[m->lists_n++] = list;
}

static void
close_list(struct markdown *m)
{
	markdown_close(m);
	m->lists_n--;
	m->b.next.role = outer_role(m);
	m->b.next.intro =
	    m->lists_n > 0 ? m->lists[m->lists_n - 1].intro : NOWHERE;
}

static void
open_item(struct markdown *m)
{
	struct list *list = &m->lists[m->lists_n - 1];

	markdown_close(m);
	m->b.next.role = ROLE_LIST;
	m->b.next.intro = list->intro;
	m->b.next.ordinal = list->ordinal;
	list->ordinal += list->ordinal > 0;
}

static void
open_table(struct markdown *m)
{
	struct str above;
	size_t caption = NOWHERE;

	markdown_close(m);
	if (m->last != NOWHERE && m->last + 1 == m->b.a->passages_n) {
		above = article_text(m->b.a, m->last);
		if (str_ends(above, ":") || str_starts(above, "Table "))
			caption = m->last;
	}
	table_open(&m->table, &m->b, m->tables++, caption);
}

static void
close_heading(struct markdown *m)
{
	m->references = section_references(m->references, m->b.level,
	    build_so_far(&m->b));
	markdown_close(m);
}

/* md4c pads short rows, so cells can be many times the source. */
static bool
too_many_cells(const struct markdown *m)
{
	return m->cells > m->source.n + 1000;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
	struct markdown *m = ctx;

	switch (type) {
	case MD_BLOCK_QUOTE:
		markdown_close(m);
		m->quotes++;
		m->b.next.quoted = true;
		m->b.next.role = outer_role(m);
		break;
	case MD_BLOCK_UL: open_list(m, 0); break;
	case MD_BLOCK_OL:
		open_list(m, ((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI: open_item(m); break;
	case MD_BLOCK_H:
		markdown_close(m);
		m->b.next.role = ROLE_HEADING;
		m->b.level = ((MD_BLOCK_H_DETAIL *)detail)->level;
		break;
	case MD_BLOCK_CODE:
		markdown_close(m);
		m->code++;
		break;
	case MD_BLOCK_P:
		if (!build_empty(&m->b))
			markdown_close(m);
		break;
	case MD_BLOCK_TABLE: open_table(m); break;
	case MD_BLOCK_THEAD: m->table.head = true; break;
	case MD_BLOCK_TBODY: m->table.head = false; break;
	case MD_BLOCK_TR: table_row(&m->table, m->table.head); break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		m->cells++;
		table_cell(&m->table, &m->b);
		break;
	default: break;
	}
	return too_many_cells(m);
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
	struct markdown *m = ctx;

	(void)detail;
	switch (type) {
	case MD_BLOCK_QUOTE:
		markdown_close(m);
		m->quotes--;
		m->b.next.quoted = m->quotes > 0;
		m->b.next.role = outer_role(m);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL: close_list(m); break;
	case MD_BLOCK_H: close_heading(m); break;
	case MD_BLOCK_CODE: m->code--; break;
	case MD_BLOCK_LI:
	case MD_BLOCK_P: markdown_close(m); break;
	case MD_BLOCK_TABLE:
		table_close(&m->table, &m->b);
		m->last = NOWHERE;
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		table_cell_end(&m->table, &m->b, type == MD_BLOCK_TH, 1);
		break;
	default: break;
	}
	m->raised = 0;
	return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	struct markdown *m = ctx;

	if (type == MD_SPAN_A)
		markdown_link(m, attribute(m, &((MD_SPAN_A_DETAIL *)detail)->href));
	else if (type == MD_SPAN_IMG)
		build_alt(&m->b,
		    attribute(m, &((MD_SPAN_IMG_DETAIL *)detail)->src));
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	struct markdown *m = ctx;

	(void)detail;
	if (type == MD_SPAN_A)
		markdown_link_end(m);
	else if (type == MD_SPAN_IMG)
		build_alt_end(&m->b, m->end);
	return 0;
}

static bool
read_markdown(struct article *a, struct err *err)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
		    MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS |
		    MD_FLAG_PERMISSIVEWWWAUTOLINKS |
		    MD_FLAG_PERMISSIVEATXHEADERS |
		    MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = markdown_text,
	};
	struct markdown m = { .last = NOWHERE };
	struct front_matter front;
	size_t bom = str_starts(a->source, "\xEF\xBB\xBF") ? 3 : 0;
	int status;

	build_init(&m.b, a);
	front_matter_find(a->source, bom, &front);
	front_matter_read(&front, &m.b);
	masks_make(&m.masks, a->source, front.end > 0 ? front.end : bom);
	m.source = buf_str(&m.masks.bytes);
	m.b.bytes = m.source;
	status = md_parse(m.source.s, (MD_SIZE)m.source.n, &parser, &m);
	markdown_close(&m);
	build_release(&m.b);
	masks_release(&m.masks);
	table_release(&m.table);
	free(m.lists);
	if (status != 0)
		return err_set(err, ERR_LIMIT, "read only in part: %s",
		    too_many_cells(&m) ? "a table has far more columns than "
					 "its rows" : "the parser gave up");
	return true;
}

const struct reader reader_markdown = {
	.name = "markdown",
	.suffixes = { ".md", ".markdown", ".mdx", ".mdown" },
	.read = read_markdown,
};
