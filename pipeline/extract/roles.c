/* SPDX-License-Identifier: MIT */
/* roles.c - who and what a claim is about. */
#include "extract/roles.h"

struct str
roles_text(const struct extractor *x, const struct sentence_work *w,
    size_t start, size_t end)
{
	size_t from = w->base + fold_place(&x->fold, start, false);
	size_t to = w->base + fold_place(&x->fold, end, true);

	return str_trim(str_sub(w->part->text, from, to));
}

static struct str
captured(const struct extractor *x, const struct sentence_work *w,
    const struct take *t, const char *group)
{
	const struct group *g = match_group(&t->match, group);

	if (g == NULL || g->at.start == g->at.end)
		return STR_NONE;
	return roles_text(x, w, g->at.start, g->at.end);
}

static size_t
distance(const struct lexicon_hit *h, const struct take *t)
{
	if (h->end <= t->start)
		return t->start - h->end;
	return h->start >= t->end ? h->start - t->end : 0;
}

/* The words of a lexicon nearest to the claim; of two the longer. */
static struct str
nearest(const struct extractor *x, const struct sentence_work *w,
    const struct take *t, enum role_lexicon lexicon)
{
	const struct matcher *m = x->matcher;
	const struct lexicon_hit *best = NULL;

	for (size_t i = 0; i < m->hits_n; i++) {
		const struct lexicon_hit *h = &m->hits[i];

		if (!(h->lexicons & 1u << lexicon))
			continue;
		if (best == NULL || distance(h, t) < distance(best, t) ||
		    (h->start <= best->start && h->end > best->end))
			best = h;
	}
	return best == NULL ? STR_NONE
	    : roles_text(x, w, best->start, best->end);
}

static struct str
text_of(const struct extractor *x, size_t number)
{
	const struct part *p = article_part(x, number);

	return p == NULL ? STR_NONE : str_trim(p->text);
}

static struct str
first_of(struct str a, struct str b)
{
	return a.n > 0 ? a : b;
}

/* The heading above, or the title of the article. */
static struct str
topic(const struct extractor *x, const struct sentence_work *w)
{
	return first_of(text_of(x, w->part->heading), x->article.title);
}

/* Who says it: the last one named before the claim, else the first. */
static void
find_speaker(struct extractor *x, const struct sentence_work *w,
    const struct take *t, struct roles *r)
{
	const struct speaker *best = NULL;

	r->speaker = captured(x, w, t, "attribution");
	for (size_t i = 0; i < w->speakers_n; i++) {
		const struct speaker *s = &w->speakers[i];

		if (best == NULL || (s->start <= t->end &&
		    (s->start > best->start || best->start > t->end)))
			best = s;
	}
	if (best == NULL)
		return;
	r->vague = best->vague;
	r->speaker = first_of(r->speaker,
	    roles_text(x, w, best->start, best->end));
}

struct roles
roles_of(struct extractor *x, const struct sentence_work *w,
    const struct take *t)
{
	struct roles r = {
		.subject = captured(x, w, t, "subject"),
		.comparison = captured(x, w, t, "comparison"),
		.outcome = captured(x, w, t, "outcome"),
		.population = captured(x, w, t, "population"),
	};

	find_speaker(x, w, t, &r);
	if (w->part->role == PART_CELL) {
		r.subject = first_of(r.subject, text_of(x, w->part->row));
		r.outcome = first_of(r.outcome, text_of(x, w->part->column));
	}
	r.subject = first_of(r.subject,
	    nearest(x, w, t, LEXICON_INTERVENTIONS));
	r.outcome = first_of(r.outcome, nearest(x, w, t, LEXICON_OUTCOMES));
	r.population = first_of(r.population,
	    nearest(x, w, t, LEXICON_POPULATIONS));
	r.comparison = first_of(r.comparison,
	    nearest(x, w, t, LEXICON_COMPARATORS));
	r.subject = first_of(r.subject, topic(x, w));
	r.outcome = first_of(r.outcome, topic(x, w));
	if (r.subject.n == 0)
		r.subject = STR_NONE;
	if (r.outcome.n == 0)
		r.outcome = STR_NONE;
	return r;
}
