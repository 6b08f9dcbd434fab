/* SPDX-License-Identifier: MIT */
/* topic.c - what the text before a sentence speaks of. */
#include "extract/topic.h"

#include <string.h>

#include "extract/phrase.h"
#include "extract/roles.h"

enum { TITLE_BYTES = 512 };

/* Remembers the first words of a lexicon in the sentence; of two the longer. */
static void
see(struct extractor *x, const struct sentence_work *w,
    enum role_lexicon lexicon, struct named *named)
{
	const struct matcher *m = x->matcher;
	const struct lexicon_hit *best = NULL;

	for (size_t i = 0; i < m->hits_n; i++) {
		const struct lexicon_hit *h = &m->hits[i];

		if ((h->lexicons & 1u << lexicon) && (best == NULL ||
		    (h->start <= best->start && h->end > best->end)) &&
		    !roles_is_attribute(x, w, h))
			best = h;
	}
	if (best == NULL)
		return;
	named->text = roles_phrase(x, w, best, lexicon);
	named->part = w->part->number;
}

void
topic_see(struct extractor *x, const struct sentence_work *w)
{
	see(x, w, LEXICON_INTERVENTIONS, &x->subject);
	see(x, w, LEXICON_POPULATIONS, &x->people);
}

void
topic_forget(struct extractor *x)
{
	x->subject = x->people = (struct named){ 0 };
	x->title_subject = x->title_people = x->title_condition =
	    (struct named){ 0 };
}

/* What was named at the heading of the part or behind it; a paragraph carries
 * nothing further than to the next one, the items of a list and the cells of a
 * table are all about one thing. */
static struct str
named_for(const struct named *named, const struct part *part)
{
	bool listed = part->role == PART_LIST || part->role == PART_CELL;

	if (named->text.n == 0 ||
	    (!listed && part->number > named->part + 1) ||
	    (part->heading != PART_NONE && named->part < part->heading))
		return STR_NONE;
	return named->text;
}

struct seeking {
	const struct rules *rules;
	const char *low;
	uint32_t lexicon; /* bit */
	size_t start, end;
};

static void
see_word(void *ctx, uint32_t keyword, size_t start, size_t end)
{
	struct seeking *s = ctx;

	if (!(s->rules->words.uses[keyword].lexicons & s->lexicon))
		return;
	while (start > 0 && is_alnum(s->low[start - 1]))
		start--; /* what the end of a word tells */
	if (s->end == 0 || (start <= s->start && end > s->end)) {
		s->start = start;
		s->end = end;
	}
}

/* The first words of a lexicon in a short text; of two the longer. */
static bool
seek(struct extractor *x, struct str text, enum role_lexicon lexicon,
    struct part_at *at)
{
	struct seeking s = { .rules = x->rules, .lexicon = 1u << lexicon };
	char low[TITLE_BYTES + KEYWORD_PAD] = { 0 };

	s.low = low;
	for (size_t i = 0; i < text.n; i++)
		low[i] = to_lower(text.s[i]);
	keywords_scan(&x->rules->words.keywords, low, text.n, see_word, &s);
	while (s.end > 0 && s.end < text.n && is_alnum(low[s.end]))
		s.end++;
	*at = (struct part_at){ s.start, s.end };
	return s.end > 0;
}

bool
topic_names(struct extractor *x, struct str text, enum role_lexicon lexicon)
{
	struct part_at at;

	return seek(x, str_sub(text, 0, TITLE_BYTES), lexicon, &at);
}

/* The first words of a lexicon in the title. */
static struct str
of_title(struct extractor *x, enum role_lexicon lexicon, struct named *known)
{
	struct str title = str_sub(x->article.title, 0, TITLE_BYTES);
	struct part_at at;

	if (known->part != 0)
		return known->text;
	known->part = 1;
	if (seek(x, title, lexicon, &at))
		known->text = lexicon == LEXICON_POPULATIONS
				  ? phrase_people(title, at.start, at.end)
				  : phrase_widen(title, at.start, at.end);
	return known->text;
}

struct str
topic_heading(const struct extractor *x, const struct part *part)
{
	const struct part *heading = article_part(x, part->heading);
	struct str text =
	    heading == NULL ? STR_NONE : str_trim(heading->text);

	return text.n > 0 && phrase_is_name(text) ? text : STR_NONE;
}

/* "Drops after surgery | City Eye Clinic" */
static struct str
title_without_site(struct str title)
{
	return str_sub(title, 0, str_find(title, STR(" | "), 0));
}

struct str
topic_subject(struct extractor *x, const struct part *part)
{
	struct str text = named_for(&x->subject, part);

	if (text.n == 0)
		text = of_title(x, LEXICON_INTERVENTIONS, &x->title_subject);
	if (text.n == 0)
		text = topic_heading(x, part);
	if (text.n > 0)
		return text;
	text = title_without_site(x->article.title);
	return phrase_is_name(text) ? text : phrase_opening(text);
}

struct str
topic_people(struct extractor *x, const struct part *part)
{
	struct str text = x->people.part == part->number ? x->people.text
							 : STR_NONE;

	if (text.n == 0)
		text = of_title(x, LEXICON_POPULATIONS, &x->title_people);
	return text.n > 0 ? text : STR_NONE;
}

struct str
topic_condition(struct extractor *x)
{
	struct str text =
	    of_title(x, LEXICON_OUTCOMES, &x->title_condition);

	return text.n > 0 ? text : STR_NONE;
}
