/* SPDX-License-Identifier: MIT */
/* check_comparison_without_baseline.c - better, but than what? */
#include "check/check.h"

/* Types of claim that say "more" or "less" of something. */
static const char *const types[] = { "comparison", "efficacy_percent",
	"effect_size" };

/* A comparative, which needs something beside it. */
static const char *const comparatives[] = { "better", "worse", "faster",
	"slower", "safer", "stronger", "weaker", "more effective",
	"more likely", "less likely", "less pain", "more often", "less often",
	"higher", "lower", "fewer", "easier", "cheaper", "younger",
	"healthier" };

/* Words by which a sentence names what it compares with. */
static const char *const baselines[] = { "than", "compared", "versus", "vs",
	"relative to", "from baseline", "against", "control", "placebo",
	"over the", "before treatment", "at baseline", "a year earlier" };

static bool
has_any(struct str text, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_has_words(text, list[i]))
			return true;
	return false;
}

static bool
is_type(const struct claim *c)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_is(c->type, types[i]))
			return true;
	return str_starts(c->rule, "comparison.");
}

static bool
lacks_baseline(const struct claim *c)
{
	return claim_is_asserted(c) && is_type(c) &&
	       value_str(c->rec, "comparison").n == 0 &&
	       has_any(c->quote, comparatives, COUNT(comparatives)) &&
	       !has_any(c->sentence, baselines, COUNT(baselines));
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];
		struct finding *f;

		if (!lacks_baseline(c))
			continue;
		f = finding_of_claim(out, self, c);
		finding_message(f,
		    "\"" STR_FMT "\" names nothing it is "
		    "compared with",
		    STR_ARG(c->quote));
		finding_ask(f, "Than what, in whom, measured how?");
		finding_set(f, "claimed", c->quote);
		finding_set(f, "rule", c->rule);
	}
}

const struct check check_comparison_without_baseline = {
	.name = "comparison-without-baseline",
	.level = LEVEL_WARNING,
	.rank = RANK_SPECIFIC,
	.message = "a comparison names nothing it is compared with",
	.why = "A comparative (better, faster, fewer) stands in a claim that "
	    "names no comparison, and its sentence has no than, versus, "
	    "placebo, control or baseline. Whether it is much depends on what "
	    "it was compared with.",
	.source = "CONSORT 2010 item 17a (10.1136/bmj.c332); FTC Health Products Compliance Guidance 2022",
	.good = {
	    "{'kind':'claim','type':'comparison','quote':'75% better','sentence':'It is 75% better than the laser.','comparison':'the laser'}",
	    "{'kind':'claim','type':'comparison','quote':'75% better','sentence':'Versus placebo, it is 75% better.'}",
	    "{'kind':'claim','type':'prevalence','quote':'75%','sentence':'75% were better off.'}",
	},
	.bad = {
	    "{'kind':'claim','type':'comparison','quote':'works 75% better','sentence':'It works 75% better.','comparison':null}",
	},
	.run = run,
};
