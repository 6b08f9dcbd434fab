/* SPDX-License-Identifier: MIT */
/* article.c - takes the records of an article, hands out its claims. */
#include "extract/article.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "extract/extract.h"
#include "extract/sentence.h"
#include "extract/topic.h"
#include "extract/under.h"
#include "extract/watch.h"
#include "record/emit.h"
#include "record/value.h"

struct extractor *
extractor_new(struct rules *rules, unsigned flags)
{
	struct extractor *x = xcalloc(1, sizeof(*x));

	x->rules = rules;
	x->flags = flags;
	x->matcher = matcher_new(rules);
	under_watch(x);
	x->work = sentence_work_new();
	return x;
}

static void
forget(struct extractor *x)
{
	struct article_text *a = &x->article;

	under_forget(x);
	arena_clear(&a->arena);
	free(a->health);
	a->health = NULL;
	a->parts_n = a->marks_n = 0;
	a->works_differ = a->marks_ready = false;
	a->work = STR_NONE;
	a->doc = a->title = STR_NONE;
	a->title_health = UNKNOWN;
	x->said = x->turn_initials = x->turn_name = STR_NONE;
	x->said_left = 0;
	x->said_mark = SIZE_MAX;
	topic_forget(x);
	identities_clear(&x->identities);
	x->sentences = x->seen = x->claimed = x->context = x->aside_n = 0;
	x->monthly_days = false;
}

void
extractor_free(struct extractor *x)
{
	if (x == NULL)
		return;
	forget(x);
	matcher_free(x->matcher);
	under_release(x);
	fold_release(&x->fold);
	arena_release(&x->article.arena);
	arena_release(&x->record);
	identities_release(&x->identities);
	sentence_work_free(x->work);
	buf_release(&x->scratch);
	buf_release(&x->text);
	free(x->article.parts);
	free(x->article.marks);
	free(x->aside);
	free(x);
}

void
extractor_watch(struct extractor *x, const struct extract_watch *watch)
{
	x->watch = watch;
}

void
extractor_on_full(struct extractor *x, void (*full)(void *), void *ctx)
{
	x->full = full;
	x->full_ctx = ctx;
}

struct str
watch_text(const struct extractor *x, size_t start, size_t end)
{
	return str_sub(x->fold.text, fold_place(&x->fold, start, false),
	    fold_place(&x->fold, end, true));
}

size_t
extractor_gave_up(const struct extractor *x)
{
	return machine_gave_up(x->matcher->machine);
}

static bool
take_document(struct extractor *x, struct str bytes, struct err *err)
{
	struct article_text *a = &x->article;
	const struct value *rec = value_read(&x->record, bytes, err);

	if (rec == NULL)
		return false;
	forget(x);
	a->doc = arena_str(&a->arena, value_str(rec, "doc"));
	a->title = arena_str(&a->arena, value_str(rec, "title"));
	return true;
}

static bool
take_part(struct extractor *x, struct str bytes, struct err *err)
{
	struct article_text *a = &x->article;
	struct part part;

	if (!part_read(&a->arena, bytes, &part, err))
		return false;
	if (a->doc.s == NULL)
		a->doc = part.doc;
	a->parts =
	    xgrow(a->parts, a->parts_n, &a->parts_cap, sizeof(*a->parts));
	a->parts[a->parts_n++] = part;
	return true;
}

/* Does the article cite more than one work? */
static void
take_work(struct article_text *a, struct str id)
{
	if (a->work.n == 0)
		a->work = arena_str(&a->arena, id);
	else if (id.n > 0 && !str_eq(a->work, id))
		a->works_differ = true;
}

/* "doi:10.5555/x" in the words of the article, and not behind other words. */
static bool
is_spelled(const struct value *rec)
{
	struct str style = value_str(rec, "style");

	return str_is(style, "identifier") ||
	       (str_is(style, "link") && value_str(rec, "text").s == NULL &&
		   !str_starts(value_str(rec, "id"), "url:"));
}

/* Marks that point to works; an entry of the list of works supports nothing. */
static bool
take_citation(struct extractor *x, struct str bytes, struct err *err)
{
	struct article_text *a = &x->article;
	const struct value *rec = value_read(&x->record, bytes, err);
	struct mark mark = { 0 };
	struct span span;

	if (rec == NULL)
		return false;
	take_work(a, value_str(rec, "id"));
	if (!str_is(value_str(rec, "style"), "entry") &&
	    value_size(rec, "passage", &mark.part) &&
	    value_span(rec, "span", &span)) {
		mark.cite = arena_str(&a->arena, value_str(rec, "cite"));
		mark.spelled = is_spelled(rec);
		mark.start = span.start;
		mark.end = span.end;
		a->marks = xgrow(
		    a->marks, a->marks_n, &a->marks_cap, sizeof(*a->marks));
		a->marks[a->marks_n++] = mark;
	}
	return true;
}

bool
extractor_take(
    struct extractor *x, struct str kind, struct str bytes, struct err *err)
{
	arena_clear(&x->record);
	if (str_is(kind, "document"))
		return take_document(x, bytes, err);
	if (str_is(kind, "passage"))
		return take_part(x, bytes, err);
	if (str_is(kind, "citation"))
		return take_citation(x, bytes, err);
	return true;
}

const struct part *
article_part(const struct extractor *x, size_t number)
{
	const struct article_text *a = &x->article;

	if (number >= a->parts_n || a->parts[number].number != number)
		return NULL;
	return &a->parts[number];
}

enum {
	TOPIC_BYTES = 4096, /* of a passage: enough to know its topic */
	ABOUT_WORDS = 5,    /* different health words of a health article */
	ABOUT_BYTES = 220,  /* and at most so many bytes to each */
	ABOUT_EACH = 150,   /* but of a short text one, and one for so many bytes */
	ABOUT_LIMIT = 65536 /* bytes that are looked at */
};

struct health_words {
	const struct rules *rules;
	size_t n, different;
	uint32_t words[ABOUT_WORDS];
};

static void
see_word(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct health_words *h = ctx;
	size_t i = 0;

	(void)start;
	(void)end;
	if (!(h->rules->words.uses[keyword].lexicons & 1u << LEXICON_HEALTH))
		return;
	h->n++;
	while (i < h->different && h->words[i] != keyword)
		i++;
	if (i == h->different && i < ABOUT_WORDS)
		h->words[h->different++] = keyword;
}

/* Adds the health words of a text. */
static void
count_words(struct extractor *x, struct str text, struct health_words *h)
{
	struct buf *low = &x->scratch;
	char *room;

	if (text.n > TOPIC_BYTES)
		text.n = TOPIC_BYTES;
	buf_clear(low);
	room = buf_room(low, text.n + KEYWORD_PAD);
	if (room == NULL)
		return;
	for (size_t i = 0; i < text.n; i++)
		room[i] = to_lower(text.s[i]);
	memset(room + text.n, 0, KEYWORD_PAD);
	keywords_scan(&x->rules->words.keywords, room, text.n, see_word, h);
}

bool
article_is_health(struct extractor *x, struct str text)
{
	struct health_words h = { .rules = x->rules };

	count_words(x, text, &h);
	return h.n > 0;
}

/* Does the article as a whole speak of health?  Many different words of it,
 * and often: a single "healthy" is in every article. */
static bool
is_about_health(struct extractor *x)
{
	const struct article_text *a = &x->article;
	struct health_words h = { .rules = x->rules };
	size_t bytes = 0, wanted;

	for (size_t i = 0; i < a->parts_n && bytes < ABOUT_LIMIT; i++) {
		if (a->parts[i].role == PART_REFERENCE)
			continue;
		bytes += a->parts[i].text.n;
		count_words(x, a->parts[i].text, &h);
	}
	wanted = 1 + bytes / ABOUT_EACH;
	return h.n * ABOUT_BYTES > bytes &&
	       h.different >= (wanted < ABOUT_WORDS ? wanted : ABOUT_WORDS);
}

static bool
part_is_health(struct extractor *x, size_t number)
{
	struct article_text *a = &x->article;
	const struct part *part = article_part(x, number);

	if (part == NULL)
		return false;
	if (a->health == NULL)
		a->health = xcalloc(a->parts_n + 1, 1);
	if (a->health[number] == UNKNOWN)
		a->health[number] = article_is_health(x, part->text) ? YES : NO;
	return a->health[number] == YES;
}

static bool
topic_is_health(struct extractor *x)
{
	struct article_text *a = &x->article;

	if (a->title_health == UNKNOWN)
		a->title_health =
		    article_is_health(x, a->title) ||
			    (a->parts_n > 0 &&
				a->parts[0].role == PART_HEADING &&
				part_is_health(x, 0)) ||
			    is_about_health(x)
			? YES
			: NO;
	return a->title_health == YES;
}

bool
article_is_foreign(struct extractor *x)
{
	return !topic_is_health(x);
}

/* The heading that stands for the title does not count. */
static bool
heading_is_health(struct extractor *x, size_t number)
{
	const struct part *part = article_part(x, number);

	return part != NULL && number > 0 &&
	       !str_eq(part->text, x->article.title) &&
	       part_is_health(x, number);
}

bool
article_governed_near(struct extractor *x, const struct part *part)
{
	return heading_is_health(x, part->heading) ||
	       part_is_health(x, part->intro) || part_is_health(x, part->row) ||
	       part_is_health(x, part->column) ||
	       part_is_health(x, part->caption);
}

bool
article_governed(struct extractor *x, const struct part *part)
{
	return topic_is_health(x) || part_is_health(x, part->heading) ||
	       part_is_health(x, part->intro) || part_is_health(x, part->row) ||
	       part_is_health(x, part->column) ||
	       part_is_health(x, part->caption);
}

void
article_set_aside(struct extractor *x, struct str reason)
{
	for (size_t i = 0; i < x->aside_n; i++)
		if (str_eq(x->aside[i].reason, reason)) {
			x->aside[i].n++;
			return;
		}
	x->aside =
	    xgrow(x->aside, x->aside_n, &x->aside_cap, sizeof(*x->aside));
	x->aside[x->aside_n++] = (struct set_aside){ reason, 1 };
}

static int
by_reason(const void *a, const void *b)
{
	const struct set_aside *x = a, *y = b;

	return str_cmp(x->reason, y->reason);
}

static void
emit_coverage(struct extractor *x, struct buf *out)
{
	char key[80];

	if (x->aside_n > 1)
		qsort(x->aside, x->aside_n, sizeof(*x->aside), by_reason);
	emit_record(out, "coverage");
	emit_str(out, "doc", x->article.doc);
	emit_int(out, "sentences", (long long)x->sentences);
	emit_object(out, "numbers");
	emit_int(out, "seen", (long long)x->seen);
	emit_int(out, "claimed", (long long)x->claimed);
	emit_int(out, "context", (long long)x->context);
	emit_object(out, "set_aside");
	for (size_t i = 0; i < x->aside_n; i++) {
		struct str reason = str_sub(x->aside[i].reason, 0, 79);

		memcpy(key, reason.s, reason.n);
		key[reason.n] = '\0';
		emit_int(out, key, (long long)x->aside[i].n);
	}
	emit_object_end(out);
	emit_object_end(out);
	emit_record_end(out);
}

void
extractor_done(struct extractor *x, struct buf *out)
{
	x->out = out;
	for (size_t i = 0; i < x->article.parts_n; i++)
		sentences_of_part(x, &x->article.parts[i]);
	emit_coverage(x, out);
	forget(x);
}
