/* SPDX-License-Identifier: MIT */
/* check_absolute_language.c - nothing works always and without harm. */
#include "check/check.h"

/* Families of rules whose words are absolute by themselves. */
static const char *const families[] = { "absolute.", "guarantee.", "safety.no-",
	"safety.complete", "safety.safe" };

/* Said of an effect or of safety these leave no room for an exception. */
static const char *const words[] = { "100% safe", "100 % safe",
	"completely safe", "totally safe", "perfectly safe", "absolutely safe",
	"entirely safe", "no side effect", "no side-effect",
	"without side effect", "without any side effect", "zero side effect",
	"no adverse effect", "no any side effect", "risk-free", "no risk",
	"harmless", "guaranteed", "always works", "works for everyone",
	"works every time", "never fails", "100% effective", "100 % effective",
	"permanent cure", "miracle cure", "completely cure", "cures all" };

/* letters are those of each of the words: most quotes lack one of them. */
static bool
has_absolute_words(const struct claim *c, const unsigned *letters,
    struct str *at)
{
	unsigned have = str_letters(c->quote);

	for (size_t i = 0; i < COUNT(words); i++) {
		size_t where;

		if ((letters[i] & ~have) != 0)
			continue;
		where = str_find_nocase(c->quote, str_of(words[i]), 0);
		*at = str_sub(c->quote, where, where + str_of(words[i]).n);
		if (at->n > 0)
			return true;
	}
	*at = c->quote;
	return false;
}

static bool
has_absolute_rule(const struct claim *c)
{
	for (size_t i = 0; i < COUNT(families); i++)
		if (str_starts(c->rule, families[i]))
			return true;
	return false;
}

/* The rule's own words where it is about this; another rule that took the same
 * words ("100%" as a number) speaks of something else. */
static void
add(const struct check *self, const struct claim *c, struct str at,
    bool by_rule, struct findings *out)
{
	struct finding *f = finding_of_claim(out, self, c);

	if (by_rule)
		f->level = c->level;
	if (by_rule && c->message.n > 0)
		finding_message(f, STR_FMT, STR_ARG(c->message));
	else
		finding_message(f,
		    "\"" STR_FMT "\" leaves no room for an "
		    "exception",
		    STR_ARG(at));
	if (!by_rule || c->ask.n == 0)
		finding_ask(f, "In how many of how many people was it so, and "
			       "what happened to the others?");
	finding_set(f, "claimed", at);
	finding_set(f, "rule", c->rule);
	if (by_rule)
		finding_set(f, "why", c->why);
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	unsigned letters[COUNT(words)];

	for (size_t i = 0; i < COUNT(words); i++)
		letters[i] = str_letters(str_of(words[i]));
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];
		bool by_rule = has_absolute_rule(c);
		struct str at;

		if (claim_is_asserted(c) &&
		    (has_absolute_words(c, letters, &at) || by_rule))
			add(self, c, at, by_rule, out);
	}
}

const struct check check_absolute_language = {
	.name = "absolute-language",
	.level = LEVEL_WARNING,
	.rank = RANK_SPECIFIC,
	.message = "an absolute promise of effect or safety",
	.why = "Words such as \"100% safe\", \"no side effects\" or \"works for "
	    "everyone\" leave no room for an exception, and no study can show "
	    "that there is none: with no event among n people the rate may "
	    "still be up to about 3/n.",
	.source = "Hanley and Lippman-Hand 1983 (10.1001/jama.1983.03330370053031); CAP Code 12.1, 12.9",
	.good = {
	    "{'kind':'claim','quote':'safe for most adults','rule':'safety.rate'}",
	    "{'kind':'claim','quote':'no side effects','polarity':'refuted'}",
	},
	.bad = {
	    "{'kind':'claim','type':'wording','quote':'It has no side effects'}",
	    "{'kind':'claim','quote':'It is 100% safe'}",
	    "{'kind':'claim','quote':'will be gone for ever','rule':'absolute.permanent'}",
	},
	.run = run,
};
