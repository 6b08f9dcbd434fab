/* SPDX-License-Identifier: MIT */
/* check_wording.c - what the rule of a claim has to say of its words. */
#include "check/check.h"

/* A number that is only noted is not yet a matter for the editor. */
static bool
is_worth_saying(const struct claim *c)
{
	return c->message.n > 0 && claim_is_asserted(c) &&
	       (claim_is_wording(c) || c->level > LEVEL_NOTE);
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];
		struct finding *f;

		if (!is_worth_saying(c))
			continue;
		f = finding_of_claim(out, self, c);
		f->level = c->level;
		finding_message(f, STR_FMT, STR_ARG(c->message));
		finding_set(f, "claimed", c->quote);
		finding_set(f, "rule", c->rule);
		finding_set(f, "why", c->why);
	}
}

const struct check check_wording = {
	.name = "wording",
	.level = LEVEL_NOTE,
	.rank = RANK_WORDING,
	.message = "the wording promises more than can be checked",
	.why = "A rule found words that health editors ask about, and says why. "
	    "Level, message and question are those of the rule, which the "
	    "evidence names. Left out where another check says it of the same "
	    "claim, where the article itself refutes the words, and for "
	    "numbers of level note.",
	.source = "the rule's own; see claimpipe rules explain",
	.good = {
	    "{'kind':'claim','type':'dose','level':'note','message':'A dose.'}",
	    "{'kind':'claim','type':'wording','level':'note','message':'New.','polarity':'refuted'}",
	    "{'kind':'claim','type':'wording','level':'note'}",
	},
	.bad = {
	    "{'kind':'claim','type':'wording','level':'note','message':'New.'}",
	    "{'kind':'claim','type':'comparison','level':'warning','message':'Better in what?'}",
	},
	.run = run,
};
