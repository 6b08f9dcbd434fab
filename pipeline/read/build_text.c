/* SPDX-License-Identifier: MIT */
/* build_text.c - text of a passage, and where in the source it came from. */
#include "read/build_text.h"

#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

enum { PIECE_MAX = 64 * 1024 }; /* bytes */

/* Where the next byte of text goes: the passage or the text of an image. */
struct place {
	struct buf *text;
	size_t begins; /* of the passage, in text */
	struct run *last; /* NULL if none yet */
};

size_t
build_bad_byte(struct str x)
{
	size_t bad = utf8_check(x);
	const char *nul = bad > 0 ? memchr(x.s, '\0', bad) : NULL;

	return nul != NULL ? (size_t)(nul - x.s) : bad;
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
	while (!b->valid && (bad = build_bad_byte(x)) < x.n) {
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
