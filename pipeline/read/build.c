/* SPDX-License-Identifier: MIT */
/* build.c - how a reader fills an article. */
#include "read/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "read/build_text.h"

static const struct passage nothing = {
	.role = ROLE_BODY, .heading = NOWHERE, .intro = NOWHERE,
	.row = NOWHERE, .column = NOWHERE, .caption = NOWHERE,
	.table = NOWHERE, .cell_row = NOWHERE, .cell_column = NOWHERE,
};

void
build_init(struct build *b, struct article *a)
{
	*b = (struct build){ .a = a, .next = nothing, .level = 1,
		.bytes = a->source,
		.valid = build_bad_byte(a->source) == a->source.n,
		.text_at = a->text.n, .run_at = a->runs_n,
		.link_at = a->links_n };
	for (size_t i = 0; i < HEADING_LEVELS; i++)
		b->headings[i] = NOWHERE;
}

void
build_release(struct build *b)
{
	/* What is still open leads to no passage. */
	b->a->links_n = b->link_at;
	buf_release(&b->alt_text);
	free(b->alt_runs);
	free(b->alts);
	*b = (struct build){ 0 };
}

bool
build_empty(const struct build *b)
{
	return b->a->text.n == b->text_at;
}

struct str
build_so_far(const struct build *b)
{
	return str_from(buf_str(&b->a->text), b->text_at);
}

size_t
build_intro_above(const struct build *b)
{
	const struct article *a = b->a;
	size_t last = a->passages_n - 1;
	struct str text;

	if (a->passages_n == 0 || (a->passages[last].role != ROLE_BODY &&
	    a->passages[last].role != ROLE_QUOTE))
		return NOWHERE;
	text = article_text(a, last);
	return strchr(".!?", text.s[text.n - 1]) == NULL ? last : NOWHERE;
}

/* Takes a blank off the end of the text from begins on, and off the runs
 * under it, the runs_n from run_at on (runs is NULL where none was made). */
static size_t
trim_end(const struct buf *text, size_t begins, struct run *runs,
    size_t run_at, size_t *runs_n)
{
	size_t n = text->n - begins;

	if (n == 0 || text->s[text->n - 1] != ' ')
		return n;
	n--;
	if (*runs_n > 0 && runs[run_at + *runs_n - 1].text < n) {
		struct run *last = &runs[run_at + *runs_n - 1];

		if (last->text + last->length == n + 1)
			last->length--;
	}
	while (*runs_n > 0 && runs[run_at + *runs_n - 1].text >= n)
		--*runs_n;
	return n;
}

/* What governs a heading is the nearest above of a higher rank. */
static size_t
heading_above(const struct build *b)
{
	size_t best = NOWHERE;

	for (size_t i = 1; i < b->level && i < HEADING_LEVELS; i++)
		if (b->headings[i] != NOWHERE &&
		    (best == NOWHERE || b->headings[i] > best))
			best = b->headings[i];
	return best;
}

static void
note_heading(struct build *b, size_t i)
{
	size_t level = b->level < HEADING_LEVELS ? b->level : 6;

	b->headings[level] = i;
	for (size_t deeper = level + 1; deeper < HEADING_LEVELS; deeper++)
		b->headings[deeper] = NOWHERE;
	b->next.heading = i;
}

static size_t
add_passage(struct build *b, struct passage p)
{
	struct article *a = b->a;

	if (p.role == ROLE_HEADING)
		p.heading = heading_above(b);
	a->passages = xgrow(a->passages, a->passages_n, &a->passages_cap,
	    sizeof(p));
	a->passages[a->passages_n] = p;
	return a->passages_n++;
}

/* The texts of images follow the passage they stood in. */
static void
flush_alts(struct build *b)
{
	struct article *a = b->a;

	for (size_t i = 0; i < b->alts_n; i++) {
		const struct alt *alt = &b->alts[i];
		struct passage p = b->next;
		struct link link = { .kind = LINK_IMAGE,
			.source_end = alt->source_end, .target = alt->target,
			.passage = a->passages_n, .end = alt->text_n };

		if (alt->text_n == 0)
			continue;
		link.source = b->alt_runs[alt->run_at].source;
		p.role = ROLE_ALT;
		p.ordinal = 0;
		p.text_at = a->text.n;
		p.text_n = alt->text_n;
		p.run_at = a->runs_n;
		p.runs_n = alt->runs_n;
		for (size_t k = 0; k < alt->runs_n; k++) {
			a->runs = xgrow(a->runs, a->runs_n, &a->runs_cap,
			    sizeof(*a->runs));
			a->runs[a->runs_n++] = b->alt_runs[alt->run_at + k];
		}
		buf_add(&a->text, str_sub(buf_str(&b->alt_text), alt->text_at,
		    alt->text_at + alt->text_n));
		add_passage(b, p);
		a->links = xgrow(a->links, a->links_n, &a->links_cap,
		    sizeof(link));
		a->links[a->links_n++] = link;
	}
	b->alts_n = 0;
	b->alt_runs_n = 0;
	buf_clear(&b->alt_text);
}

/* Marks of a passage that came to nothing wait for the next one. */
static void
settle_links(struct build *b, size_t passage, size_t text_n, size_t end)
{
	struct article *a = b->a;

	for (size_t i = 0; i < b->open_n && i < LINK_DEPTH; i++) {
		a->links[b->open[i]].end = text_n;
		a->links[b->open[i]].source_end = end;
	}
	b->open_n = 0;
	for (size_t i = b->link_at; i < a->links_n; i++) {
		struct link *link = &a->links[i];

		link->passage = passage;
		if (link->start > text_n)
			link->start = text_n;
		if (link->end > text_n)
			link->end = text_n;
		/* What HTML moves out of a table ends before it begins. */
		if (link->source_end < link->source)
			link->source_end = link->source;
	}
}

/* Only what "#id" can lead to outlives a passage without text. */
static void
keep_ids(struct build *b)
{
	struct article *a = b->a;
	size_t kept = b->link_at;

	for (size_t i = b->link_at; i < a->links_n; i++) {
		struct link link = a->links[i];

		link.start = link.end = 0;
		if (link.kind == LINK_ID || link.kind == LINK_NOTE)
			a->links[kept++] = link;
	}
	a->links_n = kept;
	b->open_n = 0;
}

size_t
build_close(struct build *b)
{
	struct article *a = b->a;
	struct passage p = b->next;
	size_t made = NOWHERE;

	p.text_at = b->text_at;
	p.run_at = b->run_at;
	p.runs_n = a->runs_n - b->run_at;
	p.text_n = trim_end(&a->text, b->text_at, a->runs, b->run_at,
	    &p.runs_n);
	buf_cut(&a->text, b->text_at + p.text_n);
	a->runs_n = b->run_at + p.runs_n;
	if (p.text_n > 0) {
		const struct run *last = &a->runs[a->runs_n - 1];

		made = add_passage(b, p);
		settle_links(b, made, p.text_n, last->source + last->length);
		if (p.role == ROLE_HEADING)
			note_heading(b, made);
		b->link_at = a->links_n;
	} else {
		keep_ids(b);
	}
	if (b->alts_n > 0 && !b->in_alt) {
		if (made == NOWHERE)
			settle_links(b, a->passages_n, 0, 0);
		flush_alts(b);
		b->link_at = a->links_n;
	}
	b->text_at = a->text.n;
	b->run_at = a->runs_n;
	return made;
}

static struct link *
push_link(struct build *b, enum link_kind kind, size_t source,
    struct str target)
{
	struct article *a = b->a;
	size_t at = a->text.n - b->text_at;

	a->links = xgrow(a->links, a->links_n, &a->links_cap,
	    sizeof(*a->links));
	a->links[a->links_n] = (struct link){ .kind = kind, .start = at,
		.end = at, .source = source, .source_end = source,
		.target = target };
	return &a->links[a->links_n++];
}

void
build_link(struct build *b, enum link_kind kind, size_t source,
    struct str target)
{
	if (b->in_alt || b->open_n++ >= LINK_DEPTH)
		return;
	push_link(b, kind, source, target);
	b->open[b->open_n - 1] = b->a->links_n - 1;
}

void
build_link_end(struct build *b, size_t source_end)
{
	struct link *link;

	if (b->in_alt || b->open_n == 0 || --b->open_n >= LINK_DEPTH)
		return;
	link = &b->a->links[b->open[b->open_n]];
	link->end = b->a->text.n - b->text_at;
	link->source_end = source_end;
}

void
build_mark(struct build *b, enum link_kind kind, size_t source,
    size_t source_end, struct str target)
{
	if (!b->in_alt)
		push_link(b, kind, source, target)->source_end = source_end;
}

void
build_alt(struct build *b, struct str target)
{
	if (b->in_alt)
		return;
	b->alts = xgrow(b->alts, b->alts_n, &b->alts_cap, sizeof(*b->alts));
	b->alts[b->alts_n++] = (struct alt){
		.target = target, .text_at = b->alt_text.n,
		.run_at = b->alt_runs_n };
	b->in_alt = true;
}

void
build_alt_end(struct build *b, size_t source_end)
{
	struct alt *alt;

	if (!b->in_alt)
		return;
	alt = &b->alts[b->alts_n - 1];
	alt->source_end = source_end;
	alt->runs_n = b->alt_runs_n - alt->run_at;
	alt->text_n = trim_end(&b->alt_text, alt->text_at,
	    b->alt_runs, alt->run_at, &alt->runs_n);
	buf_cut(&b->alt_text, alt->text_at + alt->text_n);
	b->alt_runs_n = alt->run_at + alt->runs_n;
	b->in_alt = false;
}
