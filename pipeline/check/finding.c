/* SPDX-License-Identifier: MIT */
/* finding.c - what the checks found in one article. */
#include "check/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "check/check.h"
#include "record/emit.h"

static struct finding *
finding_add(struct findings *out, const struct check *self)
{
	struct finding *f = &out->spare;

	if (out->n < FINDINGS_MAX) {
		f = arena_alloc(&out->arena, sizeof(*f));
		out->items = xgrow(
		    out->items, out->n, &out->cap, sizeof(struct finding *));
		out->items[out->n++] = f;
	} else {
		out->full = true;
	}
	*f = (struct finding){ .check = self,
		.level = self->level,
		.rank = (int)self->rank,
		.order = out->n,
		.in = out,
		.message = str_of(self->message) };
	return f;
}

struct finding *
finding_of_claim(
    struct findings *out, const struct check *self, const struct claim *claim)
{
	struct finding *f = finding_add(out, self);

	f->claim = claim;
	f->has_span = claim->has_span;
	f->span = claim->span;
	f->quote = claim->quote;
	f->sentence = claim->sentence;
	f->ask = claim->ask;
	finding_set(f, "sentence", claim->sentence);
	return f;
}

struct finding *
finding_of_sentence(struct findings *out, const struct check *self,
    const struct sentence *s, size_t start, size_t end)
{
	struct finding *f = finding_add(out, self);

	f->quote = str_sub(s->text, start, end);
	f->sentence = s->text;
	if (s->passage != NULL)
		f->has_span = place_span(&s->passage->map, s->start + start,
		    s->start + end, &f->span);
	finding_set(f, "claimed", f->quote);
	finding_set(f, "sentence", s->text);
	return f;
}

struct finding *
finding_of_citation(
    struct findings *out, const struct check *self, const struct citation *c)
{
	struct finding *f = finding_add(out, self);

	f->has_span = c->has_span;
	f->span = c->span;
	f->quote = c->id.s != NULL ? c->id : c->text;
	finding_set(f, "source", c->id);
	if (c->source != NULL)
		finding_set(f, "source_title", c->source->title);
	return f;
}

struct finding *
finding_of_article(struct findings *out, const struct check *self)
{
	return finding_add(out, self);
}

/* At most limit bytes, cut between characters, with a mark of the cut. */
static struct str
shortened(struct arena *a, struct str x, size_t limit)
{
	static const char mark[] = "\xE2\x80\xA6";
	size_t n;
	char *s;

	if (x.n <= limit)
		return arena_str(a, x);
	n = utf8_floor(x, limit - (sizeof(mark) - 1));
	s = arena_alloc(a, n + sizeof(mark) - 1);
	memcpy(s, x.s, n);
	memcpy(s + n, mark, sizeof(mark) - 1);
	return (struct str){ s, n + sizeof(mark) - 1 };
}

/* The text of a format, at most limit bytes; lives in the arena. */
static struct str
formatted(struct arena *a, size_t limit, const char *format, va_list args)
{
	char text[4096];
	int n = vsnprintf(text, sizeof(text), format, args);
	struct str x = { text, 0 };

	if (n > 0)
		x.n = (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
	return shortened(a, x, limit);
}

void
finding_message(struct finding *f, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	f->message = formatted(&f->in->arena, FINDING_TEXT, format, args);
	va_end(args);
}

void
finding_ask(struct finding *f, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	f->ask = formatted(&f->in->arena, FINDING_TEXT, format, args);
	va_end(args);
}

/* The line of that key; a new one stands behind those that are there. */
static struct evidence *
evidence_of(struct finding *f, const char *key)
{
	struct evidence **at = &f->evidence;

	while (*at != NULL && strcmp((*at)->key, key) != 0)
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_zalloc(&f->in->arena, sizeof(**at));
		(*at)->key = key;
	}
	return *at;
}

static bool
has_evidence(const struct finding *f, const char *key)
{
	for (const struct evidence *e = f->evidence; e != NULL; e = e->next)
		if (strcmp(e->key, key) == 0)
			return true;
	return false;
}

void
finding_set(struct finding *f, const char *key, struct str value)
{
	if (value.s == NULL || value.n == 0)
		return;
	evidence_of(f, key)->text =
	    shortened(&f->in->arena, value, FINDING_EVIDENCE);
}

void
finding_setf(struct finding *f, const char *key, const char *format, ...)
{
	va_list args;
	struct str text;

	va_start(args, format);
	text = formatted(&f->in->arena, FINDING_EVIDENCE, format, args);
	va_end(args);
	finding_set(f, key, text);
}

void
finding_interval(struct finding *f, const char *low, const char *high)
{
	struct evidence *e = evidence_of(f, "interval");

	e->text = arena_str(&f->in->arena, str_of(low));
	e->to = arena_str(&f->in->arena, str_of(high));
}

static int
by_place(const void *a, const void *b)
{
	const struct finding *x = *(struct finding *const *)a;
	const struct finding *y = *(struct finding *const *)b;
	int order;

	if (x->has_span != y->has_span) /* the whole article comes first */
		return x->has_span - y->has_span;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	order = strcmp(x->check->name, y->check->name);
	if (order != 0)
		return order;
	return (x->order > y->order) - (x->order < y->order);
}

static int
by_claim(const void *a, const void *b)
{
	const struct finding *x = *(struct finding *const *)a;
	const struct finding *y = *(struct finding *const *)b;

	if (x->claim != y->claim)
		return x->claim < y->claim ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Of those that repeat the rule of one claim the first of the highest rank
 * stays, and takes over the worst level. */
static void
drop_repetitions(struct findings *fs)
{
	struct finding *best = NULL;

	qsort(fs->items, fs->n, sizeof(struct finding *), by_claim);
	for (size_t i = 0; i < fs->n; i++) {
		struct finding *f = fs->items[i];

		if (f->claim == NULL || f->rank == RANK_OWN)
			continue;
		if (best == NULL || best->claim != f->claim) {
			best = f;
			continue;
		}
		f->dropped = true;
		if (f->level > best->level)
			best->level = f->level;
	}
}

void
findings_settle(struct findings *fs)
{
	if (fs->n == 0)
		return;
	drop_repetitions(fs);
	qsort(fs->items, fs->n, sizeof(struct finding *), by_place);
}

static void
emit_evidence(struct buf *out, const struct evidence *e)
{
	emit_object(out, "evidence");
	for (; e != NULL; e = e->next) {
		if (e->to.s == NULL) {
			emit_str(out, e->key, e->text);
			continue;
		}
		emit_array(out, e->key);
		emit_str(out, NULL, e->text);
		emit_str(out, NULL, e->to);
		emit_array_end(out);
	}
	emit_object_end(out);
}

static void
finding_emit(const struct finding *f, struct str doc, struct identities *seen,
    struct buf *out)
{
	char id[IDENTITY_SIZE];

	identity_next(seen, str_of(f->check->name), f->quote, f->sentence, id);
	emit_record(out, "finding");
	emit_str(out, "doc", doc);
	emit_strz(out, "finding", id);
	emit_str_or_null(
	    out, "claim", f->claim != NULL ? f->claim->id : STR_NONE);
	span_emit(out, "span", f->has_span ? &f->span : NULL);
	emit_strz(out, "check", f->check->name);
	emit_strz(out, "level", level_name(f->level));
	emit_str(out, "message", f->message);
	emit_str_or_null(out, "ask", f->ask);
	emit_evidence(out, f->evidence);
	emit_record_end(out);
}

void
findings_emit(const struct findings *fs, struct str doc,
    struct identities *seen, struct buf *out)
{
	for (size_t i = 0; i < fs->n; i++) {
		struct finding *f = fs->items[i];

		if (f->dropped)
			continue;
		if (!has_evidence(f, "why"))
			finding_set(f, "why", str_of(f->check->source));
		finding_emit(f, doc, seen, out);
	}
}

void
findings_clear(struct findings *fs)
{
	fs->spare = (struct finding){ 0 };
	fs->n = 0;
	fs->full = false;
	arena_clear(&fs->arena);
}

void
findings_release(struct findings *fs)
{
	findings_clear(fs);
	arena_release(&fs->arena);
	free(fs->items);
	fs->items = NULL;
	fs->cap = 0;
}
