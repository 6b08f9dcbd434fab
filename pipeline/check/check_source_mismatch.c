/* SPDX-License-Identifier: MIT */
/* check_source_mismatch.c - the reference names another work than its id. */
#include "check/check.h"

#include <stdlib.h>

#include "text/similar.h"

#define REFERENCE_WORDS 7   /* fewer are a name, not a reference */
#define TITLE_WORDS     4   /* "Editorial" proves nothing */
#define SAME_TITLE      0.6 /* share of title words found in order */
#define OTHER_TITLE     0.4
#define YEARS_APART     1 /* online first and in print */

/* What the article says of the work, where it says enough. */
static struct str
reference_text(const struct citation *c)
{
	struct str text = c->entry != NULL ? c->entry->text : c->text;

	if (similar_words(text) < REFERENCE_WORDS)
		return STR_NONE;
	return text;
}

/* One word of the first author's name, initials apart, stands in text. */
static bool
names_first_author(const struct source *s, struct str text)
{
	struct str name = value_text(value_at(value_array(s->rec, "authors"), 0));
	struct str word;

	while (name.n > 0) {
		str_cut(name, ' ', &word, &name);
		if (word.n >= 3 && similar_has_name(text, word))
			return true;
	}
	return false;
}

static bool
knows_first_author(const struct source *s)
{
	return value_text(value_at(value_array(s->rec, "authors"), 0)).n > 0;
}

/* A year in text that lies nearest to year; 0 where it gives none. */
static long long
nearest_year(struct str text, long long year)
{
	long long best = 0;

	for (size_t i = 0; i + 4 <= text.n; i++) {
		long long y = 0;
		size_t k = 0;

		if (i > 0 && is_alnum(text.s[i - 1]))
			continue;
		for (; k < 4 && is_digit(text.s[i + k]); k++)
			y = y * 10 + (text.s[i + k] - '0');
		if (k < 4 || y < 1900 || y > 2100 ||
		    (i + 4 < text.n && is_digit(text.s[i + 4])))
			continue;
		if (best == 0 || llabs(y - year) < llabs(best - year))
			best = y;
	}
	return best;
}

static struct finding *
add(const struct check *self, const struct citation *c, struct str text,
    struct findings *out)
{
	struct finding *f = finding_of_citation(out, self, c);

	finding_set(f, "claimed", text);
	finding_ask(f, "Is the identifier that of the work which is meant?");
	return f;
}

static void
compare(const struct check *self, const struct citation *c, struct str text,
    struct findings *out)
{
	const struct source *s = c->source;
	double alike = similar_within(s->title, text);
	long long year, said;
	struct finding *f;

	if (alike < OTHER_TITLE && knows_first_author(s) &&
	    !names_first_author(s, text)) {
		f = add(self, c, text, out);
		finding_message(f,
		    "the reference and the work behind " STR_FMT
		    " differ in title and first author: the work is "
		    "\"" STR_FMT "\"",
		    STR_ARG(s->id), STR_ARG(s->title));
		finding_setf(f, "arithmetic",
		    "%.0f %% of the words of the "
		    "work's title stand in the reference in that order",
		    100 * alike);
		finding_setf(f, "found", STR_FMT,
		    STR_ARG(value_text(value_at(value_array(s->rec, "authors"), 0))));
		return;
	}
	if (alike < SAME_TITLE || !value_int(s->rec, "year", &year))
		return;
	said = nearest_year(text, year);
	if (said == 0 || llabs(said - year) <= YEARS_APART)
		return;
	f = add(self, c, text, out);
	f->level = LEVEL_NOTE;
	finding_message(
	    f, "the reference says %lld, the work is of %lld", said, year);
	finding_ask(f, "Is this the edition which is meant?");
	finding_setf(f, "found", "%lld", year);
}

static bool
is_comparable(const struct citation *c)
{
	return c->source != NULL && str_is(c->source->status, "found") &&
	       !str_starts(c->id, "url:") &&
	       !str_starts(c->source->title, "[") &&
	       similar_words(c->source->title) >= TITLE_WORDS &&
	       c->entry == NULL; /* the entry itself is compared */
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	for (size_t i = 0; i < a->n_citations; i++) {
		const struct citation *c = &a->citations[i];
		struct str text = reference_text(c);

		if (is_comparable(c) && text.n > 0)
			compare(self, c, text, out);
	}
}

#define WORK(text)                                                             \
	"{'kind':'citation','cite':'c1','id':'doi:10.5555/x','text':'" text    \
	"'}\n"                                                                 \
	"{'kind':'source','id':'doi:10.5555/x','status':'found','year':2010,"  \
	"'title':'Needling for acne scars: a randomised trial',"               \
	"'authors':['Erika Poe','J. Roe']}"

const struct check check_source_mismatch = {
	.name = "source-mismatch",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "the reference names another work than its identifier",
	.why = "Compares the text of a reference with the title, first author and "
	    "year of the work its identifier leads to. Speaks only where the "
	    "text has enough words, fewer than 40 % of the title's words stand "
	    "in it in order, and no part of the first author's name does; a "
	    "year off by more than one, with the right title, is a note. "
	    "Subtitles, accents, case and journal names do not count.",
	.source = "arithmetic of words; ICMJE recommendations, IV.A.3.g",
	.good = {
	    WORK("Poe E, Roe J. Needling for acne scars. J Derm 2010;1:2-9."),
	    WORK("Poe E, Roe J. Needling for acne scars. J Derm 2011;1:2-9."),
	    WORK("Poe and colleagues, the trial of needling, in 2010"),
	    WORK("a small trial"),
	},
	.bad = {
	    WORK("Moe K. Sugar and the young heart: a cohort. Lancet 2010;3:4."),
	    WORK("Poe E, Roe J. Needling for acne scars. J Derm 2003;1:2-9."),
	},
	.run = run,
};
