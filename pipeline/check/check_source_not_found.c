/* SPDX-License-Identifier: MIT */
/* check_source_not_found.c - a reference leads to no work. */
#include "check/check.h"

/* Did the registration agency itself say that there is no such DOI? */
static bool
registry_denies(const struct source *s)
{
	const struct value *checked = value_array(s->rec, "checked");

	for (size_t i = 0; i < value_count(checked); i++) {
		const struct value *asked = value_at(checked, i);

		if (str_is(value_str(asked, "api"), "doi") &&
		    str_is(value_str(asked, "outcome"), "not_found"))
			return true;
	}
	return false;
}

static struct str
asked_where(const struct source *s, struct buf *text)
{
	const struct value *checked = value_array(s->rec, "checked");

	for (size_t i = 0; i < value_count(checked); i++) {
		buf_adds(text, i > 0 ? ", " : "asked: ");
		buf_add(text, value_str(value_at(checked, i), "api"));
	}
	return buf_str(text);
}

static void
add(const struct check *self, const struct citation *c, struct findings *out)
{
	const struct source *s = c->source;
	struct finding *f = finding_of_citation(out, self, c);
	struct buf where = { .limit = FINDING_EVIDENCE };

	if (str_is(s->status, "ambiguous")) {
		f->level = LEVEL_NOTE;
		finding_message(f, "more than one work fits the reference");
		finding_ask(f, "Which one is meant? Please give its DOI or "
			       "PMID.");
	} else {
		f->level = registry_denies(s) ? LEVEL_ERROR : self->level;
		finding_message(
		    f, STR_FMT " leads to no known work", STR_ARG(s->id));
		finding_ask(f, "Is the identifier copied whole and right? "
			       "Which work is meant?");
	}
	finding_set(f, "claimed", c->text);
	finding_set(f, "found", asked_where(s, &where));
	buf_release(&where);
}

/* Once for each work, at its first mark. */
static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	for (size_t i = 0; i < a->n_citations; i++) {
		const struct citation *c = &a->citations[i];

		if (c->source != NULL &&
		    (str_is(c->source->status, "not_found") ||
			str_is(c->source->status, "ambiguous")) &&
		    c->source->mark == c)
			add(self, c, out);
	}
}

#define WORK(status)                                                           \
	"{'kind':'citation','cite':'c1','id':'doi:10.5555/x'}\n"               \
	"{'kind':'source','id':'doi:10.5555/x','status':'" status "'}"

const struct check check_source_not_found = {
	.name = "source-not-found",
	.level = LEVEL_WARNING,
	.rank = RANK_OWN,
	.message = "a reference leads to no known work",
	.why =
	    "The identifier was asked for and the answer was that there is no "
	    "such work: a typing error, a cut identifier, or a work that does "
	    "not exist. An error where the DOI registry itself denies it; a "
	    "failed look-up is not reported here.",
	.source = "DOI handbook, resolution "
		  "(https://www.doi.org/the-identifier/resources/handbook/)",
	.good = { WORK("found"), WORK("unchecked") },
	.bad = { WORK("not_found"), WORK("ambiguous") },
	.run = run,
};
