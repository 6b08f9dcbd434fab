/* SPDX-License-Identifier: MIT */
/* roles.c - who and what a claim is about. */
#include "extract/roles.h"

#include <string.h>

struct str
roles_text(const struct extractor *x, const struct sentence_work *w,
    size_t start, size_t end)
{
	size_t from = w->base + fold_place(&x->fold, start, false);
	size_t to = w->base + fold_place(&x->fold, end, true);

	return str_trim(str_sub(w->part->text, from, to));
}

/* Does a word stand in a list of words with blanks around each? */
static bool
is_one_of(struct str word, const char *list)
{
	char padded[16] = " ";
	size_t n = 1;

	if (word.n == 0 || word.n > sizeof(padded) - 3)
		return false;
	for (size_t i = 0; i < word.n; i++)
		padded[n++] = word.s[i];
	padded[n++] = ' ';
	return str_find_nocase(str_of(list), (struct str){ padded, n }, 0) <
	       strlen(list);
}

/* A word that stands for something said before tells a reader nothing. */
static bool
is_pronoun(struct str text)
{
	return is_one_of(text,
	    " it they this that these those we you i he she "
	    "there which who its one them us some many most both each all ");
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
	return is_pronoun(text) ? STR_NONE : text;
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

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '\'' ||
	       (unsigned char)c >= 0x80;
}

/* The word at text[*at], which moves behind it; none where a mark stands. */
static struct str
word_at(struct str text, size_t *at)
{
	size_t start = *at;

	while (start < text.n && text.s[start] == ' ')
		start++;
	*at = start;
	while (*at < text.n && is_word_byte(text.s[*at]))
		++*at;
	return str_sub(text, start, *at);
}

/* At most PHRASE_MAX words up to a mark or a word that ends a noun phrase. */
static struct str
phrase_of(struct str text, const char *ends)
{
	enum { PHRASE_MAX = 8 };
	size_t at = 0, end = 0;

	for (int i = 0; i < PHRASE_MAX; i++) {
		struct str word = word_at(text, &at);

		if (word.n == 0 || is_one_of(word, ends))
			break;
		end = at;
	}
	return str_trim(str_sub(text, 0, end));
}

/* What the sentence begins with, before its verb and before the claim's
 * first number: what it is about, in plain English order. */
static struct str
opening(const struct extractor *x, const struct sentence_work *w, size_t to)
{
	struct str phrase = phrase_of(roles_text(x, w, w->from, to),
	    " is are was were be been has have had can could may might will "
	    "would should must does do did in at on by for from with after "
	    "before if when while which that who to as than because and ");

	return is_pronoun(phrase) ? STR_NONE : phrase;
}

/* "to 22", "at 87 sites": another circumstance, no outcome. */
static bool
leads_on(struct str rest)
{
	size_t at = 0;

	return is_one_of(word_at(rest, &at),
	    " to at in on with without by for from per before after within and "
	    "or is are was were a day apart each ago long old ");
}

/* The words behind the claim's last number, in the clause: "5 g of salt". */
static struct str
behind(const struct extractor *x, const struct sentence_work *w, size_t from)
{
	struct str rest;

	if (from >= w->to)
		return STR_NONE;
	rest = roles_text(x, w, from, w->to);
	if (str_starts(rest, "of "))
		rest = str_from(rest, 3);
	if (leads_on(rest))
		return STR_NONE;
	return phrase_of(
	    rest, " which that who if when while because but compared than ");
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

/* People counted are the people it is about. */
static struct str
people_counted(const struct extractor *x, const struct sentence_work *w,
    size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++) {
		const struct quantity *q = &x->fold.items[i].q;

		if (strcmp(q->unit, "{persons}") == 0)
			return str_trim(str_sub(w->part->text,
			    w->base + q->start, w->base + q->end));
	}
	return STR_NONE;
}

/* Where the rule and the lexicons are silent: the words around. */
static void
from_words_around(const struct extractor *x, const struct sentence_work *w,
    const struct take *t, struct roles *r)
{
	size_t first = 0, last = 0;

	if (!numbers_of(x, w, t, &first, &last)) {
		r->subject = first_of(r->subject, opening(x, w, t->start));
		return;
	}
	r->population =
	    first_of(r->population, people_counted(x, w, first, last));
	r->subject =
	    first_of(r->subject, opening(x, w, x->fold.items[first].at));
	r->outcome =
	    first_of(r->outcome, behind(x, w, x->fold.items[last].at + 1));
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

struct roles
roles_of(
    struct extractor *x, const struct sentence_work *w, const struct take *t)
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
	r.subject =
	    first_of(r.subject, nearest(x, w, t, LEXICON_INTERVENTIONS));
	r.outcome = first_of(r.outcome, nearest(x, w, t, LEXICON_OUTCOMES));
	r.population =
	    first_of(r.population, nearest(x, w, t, LEXICON_POPULATIONS));
	r.comparison =
	    first_of(r.comparison, nearest(x, w, t, LEXICON_COMPARATORS));
	r.subject = first_of(r.subject, nearest(x, w, t, LEXICON_OUTCOMES));
	r.subject = first_of(r.subject, x->article.title);
	from_words_around(x, w, t, &r);
	r.outcome = first_of(r.outcome, topic(x, w));
	if (r.subject.n == 0)
		r.subject = STR_NONE;
	if (r.outcome.n == 0)
		r.outcome = STR_NONE;
	return r;
}
