/* SPDX-License-Identifier: MIT */
/* roles.c - who and what a claim is about. */
#include "extract/roles.h"

#include <string.h>

#include "extract/phrase.h"
#include "extract/topic.h"
#include "measure/sorted.h"

struct str
roles_text(const struct extractor *x, const struct sentence_work *w,
    size_t start, size_t end)
{
	size_t from = w->base + fold_place(&x->fold, start, false);
	size_t to = w->base + fold_place(&x->fold, end, true);

	return str_trim(str_sub(w->part->text, from, to));
}

struct str
roles_phrase(const struct extractor *x, const struct sentence_work *w,
    const struct lexicon_hit *hit, enum role_lexicon lexicon)
{
	struct str text = { x->fold.s + w->from, w->to - w->from };
	size_t start = hit->start - w->from, end = hit->end - w->from, at;

	text = lexicon == LEXICON_POPULATIONS ? phrase_people(text, start, end)
					      : phrase_widen(text, start, end);
	at = (size_t)(text.s - x->fold.s);
	return roles_text(x, w, at, at + text.n);
}

static struct str
captured(const struct extractor *x, const struct sentence_work *w,
    const struct take *t, const char *group)
{
	const struct group *g = match_group(&t->match, group);
	struct str text;

	if (g == NULL || g->at.start == g->at.end)
		return STR_NONE;
	text = roles_text(x, w, g->at.start, g->at.end);
	return phrase_is_empty(text) ? STR_NONE : text;
}

/* Does some word of these lexicons stand in [from, to) of the fold? */
static bool
names(const struct extractor *x, size_t from, size_t to, unsigned lexicons)
{
	const struct matcher *m = x->matcher;

	for (size_t i = 0; i < m->hits_n; i++)
		if ((m->hits[i].lexicons & lexicons) &&
		    m->hits[i].start >= from && m->hits[i].end <= to)
			return true;
	return false;
}

/* People counted are the people it is about. */
static struct str
people_counted(const struct extractor *x, const struct sentence_work *w,
    size_t first, size_t last)
{
	for (size_t i = first; i <= last && i < x->fold.items_n; i++) {
		const struct quantity *q = &x->fold.items[i].q;

		if (strcmp(q->unit, "{persons}") == 0)
			return str_trim(str_sub(w->part->text,
			    w->base + q->start, w->base + q->end));
	}
	return STR_NONE;
}

/* "In 151 older adults sleep came sooner, by 17 minutes." */
static struct str
people_of_sentence(const struct extractor *x, const struct sentence_work *w)
{
	size_t first = fold_item(&x->fold, w->from);
	size_t end = fold_item(&x->fold, w->to);

	return end > first ? people_counted(x, w, first, end - 1) : STR_NONE;
}

/* "in (a small study)" is nobody. */
static struct str
captured_people(const struct extractor *x, const struct sentence_work *w,
    const struct take *t)
{
	const struct group *g = match_group(&t->match, "population");
	size_t item;

	if (g == NULL)
		return STR_NONE;
	item = fold_item(&x->fold, g->at.start);
	if (!names(x, g->at.start, g->at.end, 1u << LEXICON_POPULATIONS) &&
	    (item == x->fold.items_n || x->fold.items[item].at >= g->at.end))
		return STR_NONE;
	return captured(x, w, t, "population");
}

bool
roles_is_attribute(const struct extractor *x, const struct sentence_work *w,
    const struct lexicon_hit *hit)
{
	return phrase_measure_at(
	    (struct str){ x->fold.s + w->from, w->to - w->from },
	    hit->end - w->from);
}

static size_t
distance(const struct lexicon_hit *h, const struct take *t)
{
	if (h->end <= t->start)
		return t->start - h->end;
	return h->start >= t->end ? h->start - t->end : 0;
}

/* Does it say what became of patients?  Then those it is about have what the
 * article is about. */
static bool
tells_result(const struct rule *rule)
{
	static const char *const types[] = { "adverse_rate", "comparison",
		"effect_size", "efficacy_percent", "risk_absolute",
		"risk_relative", "statistic", "survival" };

	return SORTED_HAS(rule->type, types);
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

		if ((h->lexicons & 1u << lexicon) && (best == NULL ||
		    distance(h, t) < distance(best, t) ||
		    (h->start <= best->start && h->end > best->end)) &&
		    !roles_is_attribute(x, w, h))
			best = h;
	}
	return best == NULL ? STR_NONE : roles_phrase(x, w, best, lexicon);
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

/* The words behind the claim's last number, in the clause: "5 g of salt". */
static struct str
behind(const struct extractor *x, const struct sentence_work *w, size_t from)
{
	if (from >= w->to)
		return STR_NONE;
	return phrase_behind(roles_text(x, w, from, w->to));
}

/* The numbers of a claim, in the fold; false if it has none. */
static bool
numbers_of(const struct extractor *x, const struct sentence_work *w,
    const struct take *t, size_t *first, size_t *last)
{
	size_t owner = (size_t)(t - w->takes) + 1;
	bool any = false;

	for (size_t i = fold_item(&x->fold, w->from);
	     i < x->fold.items_n && x->fold.items[i].at < w->to; i++) {
		if (w->owners[i] != owner)
			continue;
		if (!any)
			*first = i;
		*last = i;
		any = true;
	}
	return any;
}

/* Who says it: the last one named before the claim, else the first; whoever
 * has a name before those that have none. */
static void
find_speaker(struct extractor *x, const struct sentence_work *w,
    const struct take *t, struct roles *r)
{
	const struct speaker *best = NULL;

	r->speaker = captured(x, w, t, "attribution");
	for (size_t i = 0; i < w->speakers_n; i++) {
		const struct speaker *s = &w->speakers[i];

		if (best == NULL ||
		    (s->start <= t->end &&
			(s->start > best->start || best->start > t->end)))
			best = s;
	}
	/* "In a trial of 320 adults ... (Grantham, 2017)": a name is enough. */
	for (size_t i = 0; best != NULL && best->vague && i < w->speakers_n; i++)
		if (!w->speakers[i].vague)
			best = &w->speakers[i];
	if (best == NULL) {
		r->speaker = first_of(r->speaker, w->carried);
		return;
	}
	r->vague = best->vague;
	r->speaker =
	    first_of(r->speaker, roles_text(x, w, best->start, best->end));
}

/* What the sentence begins with, before the claim's first number. */
struct opening {
	struct str text;
	bool known; /* a word of health is in it */
};

static struct opening
opening_of(const struct extractor *x, const struct sentence_work *w, size_t to)
{
	struct str text = { x->fold.s + w->from, to - w->from };
	struct str phrase = phrase_opening(text);
	struct opening o = { STR_NONE, false };
	size_t at;

	if (phrase.n == 0)
		return o;
	at = (size_t)(phrase.s - x->fold.s);
	o.text = roles_text(x, w, at, at + phrase.n);
	o.known = !phrase_is_measure(phrase) && names(x, at, at + phrase.n,
	    1u << LEXICON_INTERVENTIONS | 1u << LEXICON_OUTCOMES |
		1u << LEXICON_HEALTH) &&
		  !names(x, at, at + phrase.n, 1u << LEXICON_POPULATIONS);
	return o;
}

static bool
has_letter(struct str t)
{
	for (size_t i = 0; i < t.n; i++)
		if (is_alpha(t.s[i]))
			return true;
	return false;
}

/* "60-90 kg", "Under 60 kg", but not "Salt": whom it is about. */
static bool
is_bounds(struct str row)
{
	static const char *const words[] = { "above", "below", "from", "less",
		"more", "over", "under", "up" };
	size_t n = 0;

	while (n < row.n && is_alpha(row.s[n]))
		n++;
	return n == 0 || SORTED_HAS(str_sub(row, 0, n), words);
}

/* The row tells the subject and the column what is told of it; but "6-11
 * months" is whom it is about, and an arm of a trial heads a column. */
static void
roles_of_cell(struct extractor *x, const struct part *cell, struct roles *r)
{
	struct str row = text_of(x, cell->row);
	struct str column = text_of(x, cell->column);

	if (row.n > 0 && is_bounds(row)) {
		if (has_letter(row)) /* and no label: "3" below "Stage" */
			r->population = first_of(r->population, row);
	} else if (topic_names(x, row, LEXICON_OUTCOMES) &&
	    (topic_names(x, column, LEXICON_INTERVENTIONS) ||
		topic_names(x, column, LEXICON_COMPARATORS))) {
		r->subject = first_of(r->subject, column);
		column = row;
	} else {
		r->subject = first_of(r->subject, row);
	}
	r->outcome = first_of(r->outcome, column);
}

struct roles
roles_of(
    struct extractor *x, const struct sentence_work *w, const struct take *t)
{
	size_t first = 0, last = 0;
	bool numbers = numbers_of(x, w, t, &first, &last);
	struct opening begins = opening_of(x, w,
	    numbers && x->fold.items[first].at < t->start
		? x->fold.items[first].at
		: t->start);
	struct roles r = {
		.subject = captured(x, w, t, "subject"),
		.comparison = captured(x, w, t, "comparison"),
		.outcome = captured(x, w, t, "outcome"),
		.population = captured_people(x, w, t),
	};

	find_speaker(x, w, t, &r);
	if (w->part->role == PART_CELL)
		roles_of_cell(x, w->part, &r);
	r.outcome = first_of(r.outcome, t->match.rule->measures);
	if (begins.known)
		r.subject = first_of(r.subject, begins.text);
	if (r.subject.n == 0)
		r.subject = nearest(x, w, t, LEXICON_INTERVENTIONS);
	if (r.subject.n == 0)
		r.subject = topic_subject(x, w->part);
	r.subject = first_of(r.subject, begins.text);

	if (r.outcome.n == 0)
		r.outcome = nearest(x, w, t, LEXICON_OUTCOMES);
	if (begins.text.s != r.subject.s)
		r.outcome = first_of(r.outcome, begins.text);
	if (r.outcome.n == 0 && numbers)
		r.outcome = behind(x, w, x->fold.items[last].at + 1);
	if (r.outcome.n == 0)
		r.outcome = topic_heading(x, w->part);
	if (r.outcome.n == 0)
		r.outcome = topic_condition(x);

	if (r.population.n == 0)
		r.population = nearest(x, w, t, LEXICON_POPULATIONS);
	if (r.population.n == 0 && numbers)
		r.population = people_counted(x, w, first, last);
	if (r.population.n == 0)
		r.population = people_of_sentence(x, w);
	if (r.population.n == 0)
		r.population = topic_people(x, w->part);
	if (r.population.n == 0 && tells_result(t->match.rule))
		r.population = topic_condition(x);
	if (r.comparison.n == 0)
		r.comparison = nearest(x, w, t, LEXICON_COMPARATORS);
	if (r.subject.n == 0)
		r.subject = STR_NONE;
	if (r.outcome.n == 0)
		r.outcome = STR_NONE;
	return r;
}
