/* SPDX-License-Identifier: MIT */
/* build.c - how a reader fills an article. */
#include "read/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

enum { PIECE_MAX = 64 * 1024 }; /* bytes */

/* The text that stands for an image, until its passage is closed. */
struct alt {
	size_t text_at, text_n; /* in alt_text */
	size_t run_at, runs_n;  /* in alt_runs */
	size_t source_end;
	struct str target;
};

/* Where the next byte of text goes: the passage or the text of an image. */
struct place {
	struct buf *text;
	size_t begins; /* of the passage, in text */
	struct run *last; /* NULL if none yet */
};

static const struct passage nothing = {
	.role = ROLE_BODY, .heading = NOWHERE, .intro = NOWHERE,
	.row = NOWHERE, .column = NOWHERE, .caption = NOWHERE,
	.table = NOWHERE, .cell_row = NOWHERE, .cell_column = NOWHERE,
};

/* The first byte that is not UTF-8, or is NUL; x.n if none. */
static size_t
find_bad(struct str x)
{
	size_t bad = utf8_check(x);
	const char *nul = bad > 0 ? memchr(x.s, '\0', bad) : NULL;

	return nul != NULL ? (size_t)(nul - x.s) : bad;
}

void
build_init(struct build *b, struct article *a)
{
	*b = (struct build){ .a = a, .next = nothing, .level = 1,
		.bytes = a->source,
		.valid = find_bad(a->source) == a->source.n,
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

static struct place
place_now(struct build *b)
{
	struct place at = { &b->a->text, b->text_at, NULL };

	if (b->in_alt) {
		struct alt *alt = &b->alts[b->alts_n - 1];

		at = (struct place){ &b->alt_text, alt->text_at, NULL };
		if (b->alt_runs_n > alt->run_at)
			at.last = &b->alt_runs[b->alt_runs_n - 1];
	} else if (b->a->runs_n > b->run_at) {
		at.last = &b->a->runs[b->a->runs_n - 1];
	}
	return at;
}

static void
push_run(struct build *b, struct run run)
{
	struct article *a = b->a;

	if (b->in_alt) {
		b->alt_runs = xgrow(b->alt_runs, b->alt_runs_n,
		    &b->alt_runs_cap, sizeof(run));
		b->alt_runs[b->alt_runs_n++] = run;
	} else {
		a->runs = xgrow(a->runs, a->runs_n, &a->runs_cap, sizeof(run));
		a->runs[a->runs_n++] = run;
	}
}

/* Closes the passage where the next piece cannot be part of it. */
static void
make_room(struct build *b, size_t source)
{
	struct place at = place_now(b);
	size_t n = at.text->n - at.begins;

	if (b->in_alt || at.last == NULL)
		return;
	if (source < at.last->source + at.last->length ||
	    (n >= PASSAGE_MAX && at.text->s[at.text->n - 1] == ' ') ||
	    n >= 2 * PASSAGE_MAX)
		build_close(b);
}

/* n bytes of the source as they are. */
static void
add_step(struct build *b, size_t source, size_t n)
{
	struct place at = place_now(b);
	struct run *last = at.last;
	size_t text = at.text->n - at.begins;

	if (n == 0)
		return;
	if (last != NULL && last->source + last->length == source &&
	    last->text + last->length == text)
		last->length += n;
	else
		push_run(b, (struct run){ text, source, n });
	buf_add(at.text, str_sub(b->bytes, source, source + n));
}

void
build_blank(struct build *b, size_t source, size_t n)
{
	struct place at;

	if (source >= b->bytes.n)
		return; /* the end of a line that has no line break */
	make_room(b, source);
	at = place_now(b);
	if (at.text->n == at.begins || at.text->s[at.text->n - 1] == ' ')
		return;
	if (n == 1) {
		add_step(b, source, 1);
		at.text->s[at.text->n - 1] = ' ';
	} else {
		push_run(b, (struct run){ at.text->n - at.begins, source, n });
		buf_addc(at.text, ' ');
	}
}

void
build_whole(struct build *b, size_t source, size_t n, struct str text)
{
	struct place at;
	size_t begins;

	if (text.n == 1 && is_space(text.s[0])) {
		build_blank(b, source, n);
		return;
	}
	make_room(b, source);
	at = place_now(b);
	begins = at.text->n - at.begins;
	if (text.n == 0)
		return;
	push_run(b, (struct run){ begins, source, n });
	/* Equal lengths would read as "in step". */
	if (text.n == n && n > 1)
		push_run(b, (struct run){ begins + 1, source + n, 0 });
	buf_add(at.text, text);
}

/* A piece without white space to fold, that may not be UTF-8. */
static void
add_words(struct build *b, size_t source, size_t n)
{
	struct str x = str_sub(b->bytes, source, source + n);
	size_t bad;

	make_room(b, source);
	while (!b->valid && (bad = find_bad(x)) < x.n) {
		add_step(b, source, bad);
		build_whole(b, source + bad, 1, STR("\xEF\xBF\xBD"));
		source += bad + 1;
		x = str_from(x, bad + 1);
	}
	add_step(b, source, x.n);
}

/* Where a piece that is too long can be cut: behind a blank if it has one. */
static size_t
cut_point(struct str x)
{
	size_t at = PIECE_MAX;

	while (at > PIECE_MAX / 2 && x.s[at - 1] != ' ')
		at--;
	return x.s[at - 1] == ' ' ? at : utf8_floor(x, PIECE_MAX);
}

/* Ends of a piece: white space other than one blank between words. */
static size_t
words_end(struct str x, size_t at)
{
	for (; at < x.n; at++) {
		unsigned char c = (unsigned char)x.s[at];

		if (c > ' ' || !is_space((char)c))
			continue;
		if (c != ' ' || at + 1 == x.n || is_space(x.s[at + 1]))
			return at;
	}
	return at;
}

static void
add_long(struct build *b, size_t source, size_t n)
{
	while (n > PIECE_MAX) {
		size_t part =
		    cut_point(str_sub(b->bytes, source, source + n));

		add_words(b, source, part);
		source += part;
		n -= part;
	}
	if (n > 0)
		add_words(b, source, n);
}

void
build_text(struct build *b, size_t source, size_t n)
{
	struct str x = str_sub(b->bytes, source, source + n);

	for (size_t at = 0; at < x.n;) {
		size_t end = at;

		if (is_space(x.s[at])) {
			while (end < x.n && is_space(x.s[end]))
				end++;
			build_blank(b, source + at, 1);
		} else {
			end = words_end(x, at);
			add_long(b, source + at, end - at);
		}
		at = end;
	}
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
