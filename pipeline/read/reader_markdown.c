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
#include "read/build.h"
#include "read/front_matter.h"
#include "read/mask.h"
#include "read/reader.h"
#include "read/section.h"
#include "read/superscript.h"
#include "read/table.h"
#include "read/tag.h"
#include "text/entity.h"

enum { TARGET_MAX = 4096, ADDRESS_TEXT_MAX = 4096 }; /* bytes */

/* A list that is open. */
struct list {
	size_t intro;   /* what introduces it */
	size_t ordinal; /* of its next item; 0: not numbered */
	enum role role; /* of what is around it */
};

struct markdown {
	struct build b;
	struct str source; /* with the masks on */
	struct masks masks;
	struct list *lists;
	size_t lists_n, lists_cap;
	size_t quotes;     /* open */
	size_t code;       /* code blocks open */
	size_t raised;     /* <sup> open */
	struct table table;
	size_t tables, cells;
	size_t end;        /* behind the last piece */
	size_t last;       /* the last passage made, or NOWHERE */
	size_t references; /* level of the heading above them; 0: none */
	size_t link_text;  /* where the text of the open link begins */
	struct str target;
};

static enum role
outer_role(const struct markdown *m)
{
	if (m->lists_n > 0)
		return ROLE_LIST;
	return m->quotes > 0 ? ROLE_QUOTE : ROLE_BODY;
}

/* Ends a passage; what follows is as the blocks around it say. */
static size_t
close_passage(struct markdown *m)
{
	struct passage *next = &m->b.next;
	struct str text = build_so_far(&m->b);
	size_t made;

	if ((next->role == ROLE_BODY || next->role == ROLE_LIST) &&
	    ((m->references > 0 && section_is_entry(text)) ||
		section_stands_alone(text, next->ordinal))) {
		next->role = ROLE_REFERENCE;
		if (next->ordinal == 0)
			next->ordinal = section_entry_number(text);
	}
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
	size_t item = close_passage(m);
	struct list list = { .ordinal = ordinal, .role = m->b.next.role };

	list.intro = m->lists_n > 0 ? item : build_intro_above(&m->b);
	m->lists = xgrow(m->lists, m->lists_n, &m->lists_cap, sizeof(list));
	m->lists[m->lists_n++] = list;
}

static void
close_list(struct markdown *m)
{
	close_passage(m);
	m->lists_n--;
	m->b.next.role = outer_role(m);
	m->b.next.intro =
	    m->lists_n > 0 ? m->lists[m->lists_n - 1].intro : NOWHERE;
}

static void
open_item(struct markdown *m)
{
	struct list *list = &m->lists[m->lists_n - 1];

	close_passage(m);
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

	close_passage(m);
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
	struct str text = build_so_far(&m->b);

	if (m->references >= m->b.level)
		m->references = 0;
	if (section_is_references(text))
		m->references = m->b.level;
	close_passage(m);
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
		close_passage(m);
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
		close_passage(m);
		m->b.next.role = ROLE_HEADING;
		m->b.level = ((MD_BLOCK_H_DETAIL *)detail)->level;
		break;
	case MD_BLOCK_CODE:
		close_passage(m);
		m->code++;
		break;
	case MD_BLOCK_P:
		if (!build_empty(&m->b))
			close_passage(m);
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
		close_passage(m);
		m->quotes--;
		m->b.next.quoted = m->quotes > 0;
		m->b.next.role = outer_role(m);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL: close_list(m); break;
	case MD_BLOCK_H: close_heading(m); break;
	case MD_BLOCK_CODE: m->code--; break;
	case MD_BLOCK_LI:
	case MD_BLOCK_P: close_passage(m); break;
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

static void
open_link(struct markdown *m, struct str target)
{
	m->target = target;
	m->link_text = build_so_far(&m->b).n;
	build_link(&m->b, LINK_ANCHOR, m->end, target);
}

/* A link whose text is its address. */
static void
close_link(struct markdown *m)
{
	struct str text = str_from(build_so_far(&m->b), m->link_text);

	if (m->b.open_n > 0 && m->b.open_n <= LINK_DEPTH && text.n > 0 &&
	    str_eq(text, m->target))
		m->b.a->links[m->b.open[m->b.open_n - 1]].kind = LINK_AUTO;
	build_link_end(&m->b, m->end);
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
	struct markdown *m = ctx;

	if (type == MD_SPAN_A)
		open_link(m, attribute(m, &((MD_SPAN_A_DETAIL *)detail)->href));
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
		close_link(m);
	else if (type == MD_SPAN_IMG)
		build_alt_end(&m->b, m->end);
	return 0;
}

static void
add_visible(struct markdown *m, size_t at, size_t end)
{
	if (at >= end)
		return;
	if (m->raised > 0)
		build_superscript(&m->b, at, end - at);
	else
		build_text(&m->b, at, end - at);
}

/* The text of a footnote begins: a passage of its own. */
static void
open_note(struct markdown *m, const struct mask *mask)
{
	close_passage(m);
	m->b.next.role = ROLE_FOOTNOTE;
	build_mark(&m->b, LINK_NOTE, mask->at, mask->end, mask->label);
}

/* Text of the source [at, end), without what was masked in it. */
static void
add_text(struct markdown *m, size_t at, size_t end)
{
	size_t i = masks_from(&m->masks, m->end < at ? m->end : at);

	for (; i < m->masks.n && m->masks.items[i].at < end; i++) {
		const struct mask *mask = &m->masks.items[i];

		if (mask->at > at)
			add_visible(m, at, mask->at);
		if (mask->kind == MASK_NOTE)
			open_note(m, mask);
		else if (mask->kind == MASK_FOOTNOTE)
			build_mark(&m->b, LINK_FOOTNOTE, mask->at, mask->end,
			    mask->label);
		at = mask->end > at ? mask->end : at;
	}
	add_visible(m, at, end);
}

static void
add_entity(struct markdown *m, size_t at, size_t n)
{
	char out[4];
	size_t len;
	unsigned cp = entity_at(str_sub(m->source, at, at + n), 0, &len);

	if (cp == 0)
		add_visible(m, at, at + n);
	else
		build_whole(&m->b, at, n,
		    (struct str){ out, utf8_encode(cp, out) });
}

/* A line end within a paragraph.  In a list of references each line that
 * begins with a number, or with what a number can lead to, is an entry. */
static void
add_break(struct markdown *m)
{
	struct str rest = str_sub(m->source, m->end, m->end + 200);
	size_t newline = str_find_byte(rest, '\n', 0);
	struct str next = str_trim(str_from(rest, newline));

	if (m->references > 0 &&
	    (section_entry_number(next) > 0 || str_starts(next, "<a ")) &&
	    section_is_entry(build_so_far(&m->b))) {
		close_passage(m);
	} else if (m->end < m->source.n) {
		build_blank(&m->b, m->end, 1);
	}
}

static struct str
copied(struct markdown *m, struct str x)
{
	return arena_str(&m->b.a->arena, str_sub(x, 0, TARGET_MAX));
}

static void
add_anchor_tag(struct markdown *m, const struct tag *tag, size_t at,
    size_t end)
{
	struct str id = tag_attribute(tag, "id");
	struct str href = tag_attribute(tag, "href");

	if (id.n == 0)
		id = tag_attribute(tag, "name");
	if (id.n > 0)
		build_mark(&m->b, LINK_ID, at, end, copied(m, id));
	if (tag->closing)
		close_link(m);
	else if (href.n > 0)
		open_link(m, copied(m, href));
}

static void
add_tag(struct markdown *m, size_t at, size_t n)
{
	struct str id;
	struct tag tag;

	if (!tag_parse(str_sub(m->source, at, at + n), &tag))
		return;
	id = tag_attribute(&tag, "id");
	if (str_is_nocase(tag.name, "a")) {
		add_anchor_tag(m, &tag, at, at + n);
	} else if (str_is_nocase(tag.name, "sup")) {
		m->raised = !tag.closing;
	} else if (str_is_nocase(tag.name, "br")) {
		build_blank(&m->b, at, n);
	} else if (str_is_nocase(tag.name, "img")) {
		struct str alt = tag_attribute(&tag, "alt");

		build_alt(&m->b, copied(m, tag_attribute(&tag, "src")));
		if (alt.n > 0)
			build_text(&m->b, (size_t)(alt.s - m->source.s),
			    alt.n);
		build_alt_end(&m->b, at + n);
	} else if (tag_is_block(tag.name) && m->b.next.role != ROLE_CELL) {
		close_passage(m);
	}
	if (id.n > 0 && !str_is_nocase(tag.name, "a"))
		build_mark(&m->b, LINK_ID, at, at + n, copied(m, id));
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *ctx)
{
	struct markdown *m = ctx;
	size_t at;

	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
		add_break(m);
		return 0;
	}
	if (m->code > 0 || s < m->source.s || s >= m->source.s + m->source.n)
		return 0;
	at = (size_t)(s - m->source.s);
	switch (type) {
	case MD_TEXT_ENTITY: add_entity(m, at, n); break;
	case MD_TEXT_HTML: add_tag(m, at, n); break;
	default: add_text(m, at, at + n); break;
	}
	m->end = at + n;
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
		.text = text,
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
	close_passage(&m);
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
