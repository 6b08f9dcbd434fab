/* SPDX-License-Identifier: MIT */
/* check_number_not_in_source.c - the cited work does not give this number. */
#include "check/check.h"
#include "check/compare.h"
#include "check/figures.h"

#include <math.h>
#include <stdio.h>

/* The cited works that can be read, and whether some cannot. */
struct works {
	const struct source *first; /* with an abstract */
	size_t n;                   /* of those */
	size_t unread;              /* cited, without one */
};

static bool
has_abstract(const struct source *s)
{
	return s != NULL && s->abstract.n > 0 &&
	       s->abstract.n <= ABSTRACT_MEASURED;
}

static struct works
works_of(const struct claim *c)
{
	struct works w = { 0 };

	for (size_t i = 0; i < c->n_cites; i++) {
		const struct source *s = c->cites[i]->source;

		if (!has_abstract(s)) {
			w.unread++;
			continue;
		}
		if (w.first == NULL)
			w.first = s;
		w.n++;
	}
	return w;
}

/* "Thousands of people" name no number. */
static bool
is_vague(struct str text)
{
	static const char *const words[] = { "hundreds", "thousands",
		"millions", "billions", "dozens", "tens of" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (figures_has_word(text, words[i]))
			return true;
	return false;
}

/* In none of the works; *nearest is the closest of the same kind. */
static bool
is_missing(const struct view *a, const struct claim *c,
    const struct quantity *q, struct nearest *nearest, const struct source **at)
{
	bool missing = false;

	for (size_t i = 0; i < c->n_cites; i++) {
		const struct source *s = c->cites[i]->source;
		double before = nearest->apart;

		if (!has_abstract(s))
			continue;
		if (compare_find(a->units, q, s, nearest) != COMPARE_MISSING)
			return false;
		missing = true;
		if (nearest->apart < before)
			*at = s;
	}
	return missing;
}

static void
say_nearest(struct finding *f, const struct nearest *n)
{
	struct str text;

	if (n->sentence == NULL)
		return;
	text = str_sub(n->sentence->text, n->quantity->start, n->quantity->end);
	finding_set(f, "nearest", text);
	finding_set(f, "source_sentence", n->sentence->text);
}

static void
say_limits(struct finding *f, const struct works *w)
{
	if (w->unread > 0)
		finding_setf(f, "limits",
		    "title and abstract only; of %zu "
		    "cited works %zu could not be read",
		    w->n + w->unread, w->unread);
	else
		finding_set(f, "limits", STR("title and abstract only"));
}

static void
add(const struct check *self, const struct claim *c, const struct quantity *q,
    struct str text, const struct works *w, const struct nearest *near,
    const struct source *at, struct findings *out)
{
	struct finding *f = finding_of_claim(out, self, c);
	const char *kind = dimension_name(q->dim);
	char low[32], high[32];
	double from, to;

	if (w->unread > 0 || near->sentence == NULL)
		f->level = LEVEL_NOTE;
	if (near->sentence != NULL)
		finding_message(f,
		    "\"" STR_FMT "\" does not stand in the "
		    "abstract of the cited work; the nearest there is "
		    "\"" STR_FMT "\"",
		    STR_ARG(text),
		    STR_ARG(str_sub(near->sentence->text, near->quantity->start,
			near->quantity->end)));
	else
		finding_message(f,
		    "\"" STR_FMT "\" does not stand in the "
		    "abstract of the cited work, which gives no %s",
		    STR_ARG(text), kind != NULL ? kind : "such number");
	finding_ask(f,
	    "Where in the source does \"" STR_FMT "\" stand? Only "
	    "its abstract was read.",
	    STR_ARG(text));
	finding_set(f, "claimed", text);
	finding_set(f, "source", at->id);
	finding_set(f, "source_title", at->title);
	say_nearest(f, near);
	say_limits(f, w);
	if (compare_interval(q, &from, &to)) {
		snprintf(low, sizeof(low), "%.10g", from);
		snprintf(high, sizeof(high), "%.10g", to);
		finding_interval(f, low, high);
	}
}

static void
run_claim(const struct check *self, const struct view *a, const struct claim *c,
    struct findings *out)
{
	struct works w = works_of(c);

	for (size_t i = 0; w.n > 0 && i < c->n_quantities; i++) {
		struct nearest near = NEAREST_NONE;
		const struct source *at = w.first;
		struct str text = c->quantity_texts[i];

		if (text.n > 0 && !is_vague(text) &&
		    is_missing(a, c, &c->quantities[i], &near, &at))
			add(self, c, &c->quantities[i], text, &w, &near, at,
			    out);
	}
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	for (size_t i = 0; a->units != NULL && i < a->n_claims; i++)
		if (claim_is_asserted(&a->claims[i]) &&
		    !claim_is_wording(&a->claims[i]))
			run_claim(self, a, &a->claims[i], out);
}

#define CLAIM(text, value, unit)                                               \
	"{'kind':'claim','sentence':'It is " text ".','cites':['c1'],"         \
	"'quantities':[{'text':'" text "','value':'" value "','unit':" unit    \
	"}]}\n{'kind':'citation','cite':'c1','id':'doi:10.5555/x'}\n"
#define WORK(abstract)                                                         \
	"{'kind':'source','id':'doi:10.5555/x','status':'found','title':"      \
	"'Needling in 36 adults','abstract':'" abstract "'}"

const struct check check_number_not_in_source = {
	.name = "number-not-in-source",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "a number does not stand in the abstract of the cited work",
	.why = "Looks for each number of a claim in title and abstract of the "
	    "works it cites, in any unit and spelling, with room for rounding: "
	    "a share also as n of N, 27 % less as a ratio of 0.73, about 70 as "
	    "63 to 77. Names the nearest number of the same kind. A note where "
	    "there is none, or where a work it also cites has no abstract. The "
	    "number may stand in the full text, which is not read. Of 109 "
	    "news sentences with numbers that their abstract supports it warns "
	    "at 8 (Check-COVID).",
	.source = "Wadden et al. 2020 (10.18653/v1/2020.emnlp-main.609)",
	.good = {
	    CLAIM("41%", "41", "'%'") WORK("The score fell by 40.8 %."),
	    CLAIM("94%", "94", "'%'") WORK("It helped 34 of 36 of them."),
	    CLAIM("27%", "27", "'%'") WORK("The hazard ratio was 0.73."),
	    CLAIM("0.5 g", "0.5", "'g'") WORK("We gave 500 mg."),
	    CLAIM("500 mg", "500", "'mg'") WORK("We gave 0.5 g daily."),
	    CLAIM("36", "36", "null") WORK("It was randomised."),
	    CLAIM("12 weeks", "12", "'wk'") WORK("For twelve weeks."),
	    CLAIM("41%", "41", "'%'") WORK(""),
	    CLAIM("40%", "40", "'%'") WORK("The share was 40.9 %."),
	    CLAIM("25,000", "25000", "null") WORK("Of 25,961 people."),
	    CLAIM("thousands", "1000", "null") WORK("Of 25,961 people."),
	},
	.bad = {
	    CLAIM("75%", "75", "'%'") WORK("The score fell by 41 %."),
	    CLAIM("400 mg", "400", "'mg'") WORK("We gave 40 mg a day to 9."),
	    CLAIM("6 months", "6", "'mo'") WORK("Followed for 2 weeks."),
	    CLAIM("37", "37", "null") WORK("It was randomised."),
	    CLAIM("41%", "41", "'%'") WORK("The score fell by 42 %."),
	    CLAIM("50", "50", "null") WORK("It was randomised."),
	    CLAIM("75%", "75", "'%'") WORK("It was randomised."),
	},
	.run = run,
};
