/* SPDX-License-Identifier: MIT */
/* small_talk.c - numbers of everyday life in an article about health. */
#include <string.h>

#include "extract/sentence.h"

/* What is measured everywhere in life; "two tablets", "one drop", "4 %" and "no
 * more than 4" are not. */
static bool
is_everyday(const struct folded *item)
{
	switch (item->q.dim) {
	case DIM_COUNT:
	case DIM_FREQUENCY:
		return item->q.unit[0] != '{' &&
		       item->q.comparator != CMP_LE &&
		       item->q.comparator != CMP_LT;
	case DIM_TIME: /* but "an hour a day" */
		return strchr(item->q.unit, '/') == NULL;
	case DIM_MASS:
		return strcmp(item->q.unit, "mg") != 0 &&
		       strcmp(item->q.unit, "ug") != 0;
	case DIM_VOLUME:
		return strcmp(item->q.unit, "mL") != 0 &&
		       strcmp(item->q.unit, "[drp]") != 0;
	case DIM_RATIO: /* "it rang six times"; but "over 3 x ULN" */
		return item->q.comparator == CMP_EQ;
	case DIM_LENGTH:
	case DIM_AREA: return true;
	default: return item->aside;
	}
}

static bool
all_everyday(const struct extractor *x, const struct sentence_work *w)
{
	const struct fold *f = &x->fold;

	for (size_t i = fold_item(f, w->from);
	     i < f->items_n && f->items[i].at < w->to; i++)
		if (!is_everyday(&f->items[i]))
			return false;
	return true;
}

/* "Deeper ones take three weeks.  If they do not close, a scar will follow." */
static bool
next_is_health(struct extractor *x, const struct sentence_work *w)
{
	const struct part *part = w->part;

	return w->next < part->sentences_n &&
	       sentence_goes_on(part->text, part->sentences[w->next].start) &&
	       article_is_health(x, str_sub(part->text,
		   part->sentences[w->next].start,
		   part->sentences[w->next].end));
}

/* Of people or bodies before it, a sentence must go on to be about them. */
static bool
follows_health(const struct extractor *x, const struct sentence_work *w)
{
	return !x->before_was_mute && (x->before_was_health ||
	    sentence_goes_on(w->part->text, w->text_from));
}

/* "Go on for another 6" names no body and is said to one, whoever wins the 6. */
static bool
speaks_itself(const struct take *t)
{
	const struct rule *rule = t->match.rule;

	return rule->context == CONTEXT_TITLE || (!t->lost && rule->rank >= RANK_BROAD);
}

/* Nothing near says that it is about health, nor about anybody: only the title
 * of the article does. */
bool
small_talk(struct extractor *x, const struct sentence_work *w)
{
	if (!w->mute || follows_health(x, w) || w->part->role == PART_CELL ||
	    article_governed_near(x, w->part) || !all_everyday(x, w))
		return false;
	for (size_t i = 0; i < w->takes_n; i++)
		if (speaks_itself(&w->takes[i]))
			return false;
	return !next_is_health(x, w);
}
