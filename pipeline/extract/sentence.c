/* SPDX-License-Identifier: MIT */
/* sentence.c - cuts passages into pieces and runs the rules over each. */
#include "extract/sentence.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "extract/around.h"
#include "extract/topic.h"
#include "extract/watch.h"
#include "measure/sorted.h"

enum {
	WINDOW = 4096,   /* bytes of a sentence that are matched at once */
	CHUNK = 32 << 10, /* bytes that are folded at once, if sentences allow */
	LONG_OUT = 256 << 10 /* bytes of records that had better be written */
};

struct sentence_work *
sentence_work_new(void)
{
	return xcalloc(1, sizeof(struct sentence_work));
}

void
sentence_work_free(struct sentence_work *w)
{
	if (w == NULL)
		return;
	free(w->takes);
	free(w->owners);
	free(w->speakers);
	free(w);
}

/* The end of the piece that begins at from: the sentence's, or a blank's where
 * the sentence is longer than anybody writes. */
static size_t
piece_end(struct str text, size_t from, size_t end)
{
	size_t cut;

	if (end - from <= WINDOW)
		return end;
	for (cut = from + WINDOW; cut > from + WINDOW / 2; cut--)
		if (is_space(text.s[cut]))
			return cut;
	return utf8_floor(text, from + WINDOW);
}

bool
sentence_goes_on(struct str text, size_t from)
{
	static const char *const first[] = { "both", "each", "half", "it", "many",
		"most", "others", "some", "that", "then", "these", "they", "this",
		"those" };
	static const char *const soon[] = { "it", "them", "these", "they",
		"this", "those" };
	struct str word = around_word(text, from);

	if (SORTED_HAS(word, first))
		return true;
	for (int i = 0; i < 2 && word.n > 0; i++) {
		word = around_word(text, (size_t)(word.s - text.s) + word.n);
		if (SORTED_HAS(word, soon))
			return true;
	}
	return false;
}

/* "The nurse laughed": is the word of health one that stands in any story? */
static bool
is_scenery(const struct matcher *m, const struct lexicon_hit *hit)
{
	for (size_t i = 0; i < m->hits_n; i++)
		if (m->hits[i].start == hit->start &&
		    (m->hits[i].lexicons & 1u << LEXICON_SCENERY))
			return true;
	return false;
}

/* What the sentence says of health. */
static void
see_health(struct matcher *m, struct sentence_work *w)
{
	static const unsigned nobody = 1u << LEXICON_COMPARATORS |
	    1u << LEXICON_SCENERY;
	static const unsigned serious = 1u << LEXICON_HEALTH |
	    1u << LEXICON_BODILY;
	size_t behind = 0;

	w->health_words = 0;
	m->quiet = QUIET_MUTE | QUIET_SCENERY;
	for (size_t i = 0; i < m->hits_n; i++) {
		const struct lexicon_hit *hit = &m->hits[i];

		if (hit->lexicons & ~nobody)
			m->quiet &= ~(unsigned)QUIET_MUTE;
		if ((hit->lexicons & serious) && (m->quiet & QUIET_SCENERY) &&
		    !is_scenery(m, hit))
			m->quiet &= ~(unsigned)QUIET_SCENERY;
		if (!(hit->lexicons & 1u << LEXICON_HEALTH) ||
		    hit->start < behind)
			continue;
		behind = hit->end;
		w->health_words++;
	}
	w->health = w->health_words > 0;
	if (!w->health)
		m->quiet |= QUIET_UNSAID;
	w->mute = m->quiet & QUIET_MUTE;
}

static void
one_sentence(struct extractor *x, struct sentence_work *w, size_t from,
    size_t to)
{
	w->text_from = from;
	w->text_to = to;
	w->from = fold_of_place(&x->fold, from - w->base);
	w->to = fold_of_place(&x->fold, to - w->base);
	if (w->to > x->fold.n)
		w->to = x->fold.n;
	x->sentences++;
	if (w->from >= w->to)
		return;
	matcher_sentence(x->matcher, &x->fold, w->from, w->to);
	see_health(x->matcher, w);
	resolve_sentence(x, w);
	claims_emit(x, w);
	if (x->full != NULL && x->out->n >= LONG_OUT)
		x->full(x->full_ctx);
	topic_see(x, w);
	if (x->watch != NULL && x->watch->sentence != NULL)
		x->watch->sentence(x->watch->ctx, x, w);
	x->before_was_health = w->health;
	x->before_was_mute = w->mute &&
	    (x->before_was_mute || !sentence_goes_on(w->part->text, from));
}

/* Folds [start, end) of the part's text and hands out its sentences from
 * number *i on, or the piece of the one that is too long. */
static void
one_chunk(struct extractor *x, const struct part *part, size_t start,
    size_t end)
{
	x->work->part = part;
	x->work->base = start;
	fold_text(&x->fold, x->rules->units, str_sub(part->text, start, end));
	if (part->role == PART_CELL)
		cells_take_units(x, part, &x->fold);
	else if (x->fold.items_n > 0)
		unsaid_units(x, part, &x->fold);
}

static struct part_sentence
sentence_at(const struct part *part, size_t i)
{
	if (part->sentences_n == 0)
		return (struct part_sentence){ 0, part->text.n };
	return part->sentences[i];
}

static size_t
sentence_count(const struct part *part)
{
	return part->sentences_n > 0 ? part->sentences_n : 1;
}

/* A sentence by itself, piece by piece. */
static void
long_sentence(struct extractor *x, const struct part *part,
    struct part_sentence s)
{
	size_t end;

	for (size_t at = s.start; at < s.end; at = end) {
		end = piece_end(part->text, at, s.end);
		one_chunk(x, part, at, end);
		one_sentence(x, x->work, at, end);
	}
}

void
sentences_of_part(struct extractor *x, const struct part *part)
{
	size_t n = sentence_count(part), i = 0;

	x->before_was_health = false;
	x->before_was_mute = x->before_was_mute || !sentence_goes_on(part->text, 0);
	while (i < n) {
		struct part_sentence s = sentence_at(part, i);
		size_t end = s.end, last = i;

		x->work->next = i + 1;
		if (s.end - s.start > WINDOW) {
			long_sentence(x, part, s);
			i++;
			continue;
		}
		while (last + 1 < n) {
			struct part_sentence next = sentence_at(part, last + 1);

			if (next.end - s.start > CHUNK ||
			    next.end - next.start > WINDOW)
				break;
			end = next.end;
			last++;
		}
		one_chunk(x, part, s.start, end);
		for (; i <= last; i++) {
			s = sentence_at(part, i);
			x->work->next = i + 1;
			one_sentence(x, x->work, s.start, s.end);
		}
	}
	if (part->role == PART_HEADING)
		x->before_was_mute = false;
}
