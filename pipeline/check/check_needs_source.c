/* SPDX-License-Identifier: MIT */
/* check_needs_source.c - a claim that wants a reference has none. */
#include "check/check.h"

static bool
lacks_source(const struct claim *c)
{
	return c->needs_reference && c->n_cites == 0 && claim_is_asserted(c) &&
	       !c->attribution_vague; /* vague-attribution asks for that one */
}

static bool
same_sentence(const struct claim *a, const struct claim *b)
{
	return a->passage == b->passage && str_eq(a->sentence, b->sentence);
}

static void
add(const struct check *self, const struct claim *c, struct findings *out)
{
	struct finding *f = finding_of_claim(out, self, c);

	f->level = c->level;
	if (c->attribution.n > 0) {
		f->level = LEVEL_NOTE;
		finding_message(f,
		    "\"" STR_FMT "\" is named but nothing leads "
		    "there: no link, DOI or reference",
		    STR_ARG(c->attribution));
	} else if (c->message.n > 0) {
		finding_message(
		    f, "no source is given: " STR_FMT, STR_ARG(c->message));
	}
	if (c->ask.n == 0)
		finding_ask(f, "Which publication says so? Please cite it.");
	finding_set(f, "claimed", c->quote);
	finding_set(f, "rule", c->rule);
	finding_set(f, "why", c->why);
}

/* One finding for a sentence: its claims want the same reference. */
static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	const struct claim *last = NULL;

	for (size_t i = 0; i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];

		if (!lacks_source(c) ||
		    (last != NULL && same_sentence(last, c)))
			continue;
		add(self, c, out);
		last = c;
	}
}

const struct check check_needs_source = {
	.name = "needs-source",
	.level = LEVEL_WARNING,
	.rank = RANK_SOURCE,
	.message = "a checkable claim has no source",
	.why = "Takes the claims whose rule wants a reference and that no mark in "
	    "their sentence or paragraph supports. Without a source neither "
	    "reader nor editor can check the number. A claim that the article "
	    "refutes is left alone; one whose source is named in words only is "
	    "a note. One finding for a sentence.",
	.source = "DISCERN question 4; JAMA benchmarks (10.1001/jama.1997.03540390074039)",
	.good = {
	    "{'kind':'claim','sentence':'It cuts risk by 30%.','needs':'reference','cites':['c1']}\n"
	    "{'kind':'citation','cite':'c1','id':'doi:10.5555/x'}",
	    "{'kind':'claim','sentence':'A myth: it cuts risk by 30%.','needs':'reference','cites':[],'polarity':'refuted'}",
	    "{'kind':'claim','sentence':'Take 5 mg.','cites':[]}",
	},
	.bad = {
	    "{'kind':'claim','sentence':'It cuts risk by 30%.','needs':'reference','cites':[]}",
	    "{'kind':'claim','sentence':'It cuts risk by 30%.','needs':'reference','cites':['gone']}",
	},
	.run = run,
};
