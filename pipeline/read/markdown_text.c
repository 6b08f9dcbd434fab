/* SPDX-License-Identifier: MIT */
/* markdown_text.c - what stands in a line of Markdown: text, entities, breaks,
 * tags, links. */
#include "base/utf8.h"
#include "read/markdown.h"
#include "read/section.h"
#include "read/superscript.h"
#include "read/tag.h"
#include "text/entity.h"

void
markdown_link(struct markdown *m, struct str target)
{
	m->target = target;
	m->link_text = build_so_far(&m->b).n;
	build_link(&m->b, LINK_ANCHOR, m->end, target);
}

/* A link whose text is its address. */
void
markdown_link_end(struct markdown *m)
{
	struct str text = str_from(build_so_far(&m->b), m->link_text);

	if (m->b.open_n > 0 && m->b.open_n <= LINK_DEPTH && text.n > 0 &&
	    str_eq(text, m->target))
		m->b.a->links[m->b.open[m->b.open_n - 1]].kind = LINK_AUTO;
	build_link_end(&m->b, m->end);
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
	markdown_close(m);
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
		markdown_close(m);
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
		markdown_link_end(m);
	else if (href.n > 0)
		markdown_link(m, copied(m, href));
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
		markdown_close(m);
	}
	if (id.n > 0 && !str_is_nocase(tag.name, "a"))
		build_mark(&m->b, LINK_ID, at, at + n, copied(m, id));
}

int
markdown_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *ctx)
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
