/* SPDX-License-Identifier: MIT */
/* check_article_without_source.c - nothing in the article can be looked up. */
#include "check/check.h"

/* Does any claim name who says so? */
static bool
names_a_source(const struct view *a)
{
	for (size_t i = 0; i < a->n_claims; i++)
		if (a->claims[i].attribution.n > 0 &&
		    !a->claims[i].attribution_vague)
			return true;
	return false;
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	struct finding *f;

	if (a->n_claims == 0 || a->n_citations > 0 || names_a_source(a))
		return;
	f = finding_of_article(out, self);
	finding_ask(f, "Which publications does the article rest on?");
	finding_setf(f, "arithmetic", "%zu claims, 0 references", a->n_claims);
}

const struct check check_article_without_source = {
	.name = "article-without-source",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "the whole article names no source that can be looked up",
	.why = "Counts the claims, the marks that point to works, and the "
	    "attributions that name somebody. Said once, where there are "
	    "claims and nothing else.",
	.source = "JAMA benchmarks, attribution (10.1001/jama.1997.03540390074039)",
	.good = {
	    "{'kind':'claim','quote':'5%'}\n{'kind':'citation','cite':'c1'}",
	    "{'kind':'claim','quote':'5%','attribution':{'text':'the WHO says','vague':false}}",
	    "A text without any claim.",
	},
	.bad = { "{'kind':'claim','quote':'5%'}" },
	.run = run,
};
