/* SPDX-License-Identifier: MIT */
/* check_benefits_without_harms.c - what it does, but not what it may do. */
#include "check/check.h"

/* Types of claim that promise something. */
static const char *const promises[] = { "efficacy_percent", "comparison",
	"effect_size", "time_to_effect", "survival" };

/* How words begin by which an article speaks of harm or caution. */
static const char *const cautions[] = { "side effect", "side-effect", "adverse",
	"harm", "risk of ", "risks", "complication", "caution", "contraindicat",
	"should not", "do not use", "talk to your doctor", "ask your doctor",
	"consult", "allerg", "bleeding", "infection", "toxic", "overdose",
	"unsafe", "danger", "warning", "irritat", "avoid", "not suitable",
	"pregnan", "can cause", "may cause", "do not exceed", "don't exceed",
	"not for children", "nausea", "vomit", "diarrh", "cough", "swollen",
	"dizz", "rash", "emergency", "dial 999", "call 999", "call 911",
	"see your gp", "see a doctor", "see your doctor", "never stop",
	"stop taking", "withdrawal", "chest pain", "died" };

/* "No side effects" speaks of harm only to deny it. */
static bool
is_denied(struct str text, size_t at)
{
	static const char *const denials[] = { "no ", "any ", "minimum ",
		"minimal ", "without ", "zero ", "few ", "fewer ",
		"no known " };
	struct str before = str_sub(text, 0, at);

	for (size_t i = 0; i < COUNT(denials); i++)
		if (str_ends_nocase(before, denials[i]))
			return true;
	return false;
}

/* The cautions that begin with each letter, numbered from 1; 0 ends a chain. */
struct chains {
	unsigned char first['z' - 'a' + 1], next[COUNT(cautions) + 1];
};

static void
chain_cautions(struct chains *c)
{
	*c = (struct chains){ 0 };
	for (size_t i = 0; i < COUNT(cautions); i++) {
		unsigned char *first = &c->first[cautions[i][0] - 'a'];

		c->next[i + 1] = *first;
		*first = (unsigned char)(i + 1);
	}
}

static bool
begins_caution(const struct chains *c, struct str text, size_t at)
{
	struct str rest = str_from(text, at);
	size_t i = c->first[to_lower(text.s[at]) - 'a'];

	for (; i > 0; i = c->next[i])
		if (str_starts_nocase(rest, cautions[i - 1]))
			return !is_denied(text, at);
	return false;
}

static bool
is_cautious(const struct chains *c, struct str text)
{
	for (size_t at = 0; at < text.n; at++)
		if (is_alpha(text.s[at]) &&
		    (at == 0 || !is_alpha(text.s[at - 1])) &&
		    begins_caution(c, text, at))
			return true;
	return false;
}

static const struct claim *
first_promise(const struct view *a)
{
	for (size_t i = 0; i < a->n_claims; i++)
		for (size_t k = 0; k < COUNT(promises); k++)
			if (str_is(a->claims[i].type, promises[k]) &&
			    claim_is_asserted(&a->claims[i]))
				return &a->claims[i];
	return NULL;
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	const struct claim *promise = first_promise(a);
	struct chains chains;
	struct finding *f;

	if (promise == NULL)
		return;
	chain_cautions(&chains);
	for (size_t i = 0; i < a->n_passages; i++)
		if (is_cautious(&chains, a->passages[i].text))
			return;
	f = finding_of_article(out, self);
	finding_ask(f, "What can go wrong, in how many of how many people, and "
		       "for whom is it not suitable?");
	finding_set(f, "claimed", promise->quote);
}

#define PROMISE                                                                \
	"{'kind':'claim','type':'efficacy_percent','quote':'90% improved'}\n"

const struct check check_benefits_without_harms = {
	.name = "benefits-without-harms",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "a benefit is promised, and no harm or caution is mentioned",
	.why = "At least one claim promises an effect, and no passage has a word "
	    "of harm, risk or caution; a denial (\"no side effects\") does not "
	    "count as one.",
	.source = "HealthNewsReview criterion 3; DISCERN question 11; CONSORT harms (10.1136/bmj-2022-073725)",
	.good = {
	    PROMISE "{'kind':'passage','passage':0,'text':'Bleeding is common.'}",
	    PROMISE "{'kind':'passage','passage':0,'text':'Some get a cough.'}",
	    "{'kind':'claim','type':'prevalence','quote':'90%'}",
	},
	.bad = {
	    PROMISE "{'kind':'passage','passage':0,'text':'It has no side effects.'}",
	    PROMISE "{'kind':'passage','passage':0,'text':'Pharmacists studied the trash.'}",
	},
	.run = run,
};
