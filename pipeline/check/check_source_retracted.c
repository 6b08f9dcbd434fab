/* SPDX-License-Identifier: MIT */
/* check_source_retracted.c - what became of a cited work. */
#include "check/check.h"

static const struct state {
	const char *editorial;
	enum level level;
	const char *message, *ask;
} states[] = {
	{ "retracted", LEVEL_ERROR, "the cited work is retracted",
	    "Can the statement stand without this work? If it stays, the text "
	    "should say that it was retracted." },
	{ "concern", LEVEL_WARNING,
	    "the journal has published an expression of concern about the "
	    "cited work",
	    "Does the text still stand? Is there a better source?" },
	{ "corrected", LEVEL_NOTE,
	    "a correction of the cited work has been published",
	    "Does the correction touch the figures used here?" },
	{ "unchecked", LEVEL_NOTE,
	    "it could not be checked whether the cited work still stands",
	    "Please look at the publisher's page of this work." },
};

/* Registers of retractions know works by these, not by a web address. */
static bool
has_editorial_state(struct str id)
{
	return str_starts(id, "doi:") || str_starts(id, "pmid:") ||
	       str_starts(id, "pmcid:");
}

static void
add_notices(struct finding *f, const struct source *s)
{
	const struct value *notices = value_array(s->rec, "notices");
	struct buf text = { .limit = FINDING_EVIDENCE };

	for (size_t i = 0; i < value_count(notices); i++) {
		const struct value *n = value_at(notices, i);
		static const char *const keys[] = { "type", "date", "source",
			"by" };

		if (i > 0)
			buf_adds(&text, "; ");
		for (size_t k = 0; k < COUNT(keys); k++) {
			struct str value = value_str(n, keys[k]);

			if (value.n > 0 && k > 0)
				buf_adds(&text, k == 3 ? ", said by " : " ");
			buf_add(&text, value);
		}
	}
	finding_set(f, "found", buf_str(&text));
	buf_release(&text);
}

static void
add(const struct check *self, const struct source *s, const struct state *state,
    struct findings *out)
{
	struct str last_known = value_str(s->rec, "last_known");
	struct finding *f =
	    s->claim != NULL  ? finding_of_claim(out, self, s->claim)
	    : s->mark != NULL ? finding_of_citation(out, self, s->mark)
			      : finding_of_article(out, self);

	f->level = state->level;
	finding_message(f, "%s: " STR_FMT, state->message,
	    STR_ARG(s->title.n > 0 ? s->title : s->id));
	finding_ask(f, "%s", state->ask);
	finding_set(f, "source", s->id);
	finding_set(f, "source_title", s->title);
	add_notices(f, s);
	if (last_known.n > 0) {
		finding_setf(f, "limits", "last known state: " STR_FMT,
		    STR_ARG(last_known));
		if (str_is(last_known, "retracted"))
			f->level = LEVEL_WARNING;
	}
	if (s->n_claims > 1)
		finding_setf(
		    f, "claimed", "%zu claims rest on it", s->n_claims);
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	for (size_t i = 0; i < a->n_sources; i++) {
		const struct source *s = &a->sources[i];

		if (!has_editorial_state(s->id) ||
		    str_is(s->status, "not_found"))
			continue;
		for (size_t k = 0; k < COUNT(states); k++)
			if (str_is(s->editorial, states[k].editorial))
				add(self, s, &states[k], out);
	}
}

#define WORK(state, status)                                                    \
	"{'kind':'citation','cite':'c1','id':'doi:10.5555/x'}\n"               \
	"{'kind':'source','id':'doi:10.5555/"                                  \
	"x','title':'Needles','status':'" status "','editorial':'" state "'}"

const struct check check_source_retracted = {
	.name = "source-retracted",
	.level = LEVEL_ERROR,
	.rank = RANK_OWN,
	.message = "a cited work no longer stands as published",
	.why =
	    "Every cited work with a DOI, PMID or PMCID has one of five "
	    "editorial states: retracted (error), expression of concern "
	    "(warning), corrected (note), none found, and unchecked (note): a "
	    "look-up that failed is never taken for a clean result.",
	.source = "COPE retraction guidelines (10.24318/cope.2019.1.4)",
	.good = { WORK("none_found", "found"), WORK("", "not_found"),
	    "{'kind':'source','id':'url:https://a.example/"
	    "','editorial':'unchecked'}" },
	.bad = { WORK("retracted", "found"), WORK("concern", "found"),
	    WORK("corrected", "found"), WORK("unchecked", "unchecked") },
	.run = run,
};
