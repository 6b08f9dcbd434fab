/* SPDX-License-Identifier: MIT */
/* check_vague_attribution.c - "studies show", and nobody knows which. */
#include "check/check.h"

static bool
is_vague(const struct claim *c)
{
	return c->attribution_vague && c->attribution.n > 0 &&
	       c->n_cites == 0 && claim_is_asserted(c);
}

/* One question a sentence: all its claims rest on the same words. */
static bool
same_sentence(const struct claim *a, const struct claim *b)
{
	return a->passage == b->passage && str_eq(a->sentence, b->sentence);
}

/* Does the rule of the claim itself speak of the attribution? */
static bool
rule_is_about_it(const struct claim *c)
{
	return str_starts(c->rule, "attribution.");
}

/* The claim of the sentence, from a->claims[i] on, that the question is put to:
 * the one that is about the words, so that its rule does not ask once more. */
static const struct claim *
asked_of(const struct view *a, size_t i)
{
	const struct claim *first = &a->claims[i];

	for (; i < a->n_claims && same_sentence(first, &a->claims[i]); i++)
		if (rule_is_about_it(&a->claims[i]) && is_vague(&a->claims[i]))
			return &a->claims[i];
	return first;
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	const struct claim *last = NULL;

	for (size_t i = 0; i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];
		struct finding *f;

		if (!is_vague(c) || (last != NULL && same_sentence(last, c)))
			continue;
		last = c = asked_of(a, i);
		f = finding_of_claim(out, self, c);
		if (rule_is_about_it(c))
			f->rank = RANK_SPECIFIC;
		finding_message(f,
		    "\"" STR_FMT "\" does not say who, and no "
		    "reference is near",
		    STR_ARG(c->attribution));
		finding_ask(f, "Which publication is meant? Please name and "
			       "cite it.");
		finding_set(f, "claimed", c->attribution);
	}
}

const struct check check_vague_attribution = {
	.name = "vague-attribution",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "the statement rests on an unnamed source",
	.why = "A claim is introduced by words such as \"studies show\" or \"it "
	    "is said that\", and no mark in its sentence or paragraph leads to "
	    "a work. A reader cannot look it up. Not where the article says "
	    "that the statement is wrong.",
	.source = "DISCERN question 4; JAMA benchmarks (10.1001/jama.1997.03540390074039)",
	.good = {
	    "{'kind':'claim','sentence':'Studies show 5%.','attribution':{'text':'Studies show','vague':true},'cites':['c1']}\n"
	    "{'kind':'citation','cite':'c1','id':'doi:10.5555/x'}",
	    "{'kind':'claim','sentence':'Poe (2010) found 5%.','attribution':{'text':'Poe (2010) found','vague':false}}",
	    "{'kind':'claim','sentence':'It is said that 5%.','attribution':{'text':'It is said','vague':true},'polarity':'refuted'}",
	    "{'kind':'claim','sentence':'5% were ill.','attribution':null}",
	},
	.bad = {
	    "{'kind':'claim','sentence':'Studies show 5%.','attribution':{'text':'Studies show','vague':true},'cites':[]}",
	},
	.run = run,
};
