/* SPDX-License-Identifier: MIT */
/* totals.c - what a whole report adds up to. */
#include "report/totals.h"

#include <stdlib.h>

#include "base/xmalloc.h"

static const char *const state_words[SOURCE_STATES] = {
	[SOURCE_RETRACTED] = "retracted",
	[SOURCE_CONCERN] = "expression of concern",
	[SOURCE_NOT_FOUND] = "not found",
	[SOURCE_AMBIGUOUS] = "ambiguous",
	[SOURCE_CORRECTED] = "corrected",
	[SOURCE_UNCHECKED] = "not checked",
	[SOURCE_HALF_CHECKED] = "found, notices not checked",
	[SOURCE_FOUND] = "found, no notice",
};

const char *
source_state_words(enum source_state state)
{
	return state_words[state];
}

/* A notice counts even where the look-up of today failed: a work does not
 * become unretracted by a time-out. */
enum source_state
source_state_of(const struct value *source)
{
	static const struct {
		const char *key, *value;
		enum source_state state;
	} table[] = {
		{ "editorial", "retracted", SOURCE_RETRACTED },
		{ "editorial", "concern", SOURCE_CONCERN },
		{ "status", "not_found", SOURCE_NOT_FOUND },
		{ "status", "ambiguous", SOURCE_AMBIGUOUS },
		{ "editorial", "corrected", SOURCE_CORRECTED },
	};

	for (size_t i = 0; i < COUNT(table); i++)
		if (str_is(value_str(source, table[i].key), table[i].value))
			return table[i].state;
	if (!str_is(value_str(source, "status"), "found"))
		return SOURCE_UNCHECKED;
	return str_is(value_str(source, "editorial"), "none_found")
	    ? SOURCE_FOUND
	    : SOURCE_HALF_CHECKED;
}

void
tally_add(struct tally *t, struct str name, size_t n)
{
	for (size_t i = 0; i < t->n; i++) {
		if (str_is(name, t->items[i].name)) {
			t->items[i].n += n;
			return;
		}
	}
	if (t->n >= TALLY_NAMES) {
		t->others += n;
		return;
	}
	t->items = xgrow(t->items, t->n, &t->cap, sizeof(*t->items));
	t->items[t->n++] =
	    (struct tally_item){ xstrndup(name.s ? name.s : "", name.n), n };
}

void
tally_release(struct tally *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->items[i].name);
	free(t->items);
	*t = (struct tally){ 0 };
}

static size_t
count_in(const struct value *rec, const char *key)
{
	size_t n = 0;

	(void)value_size(rec, key, &n);
	return n;
}

static void
add_coverage(struct totals *t, const struct value *coverage)
{
	const struct value *numbers = value_object(coverage, "numbers");
	const struct value *aside = value_object(numbers, "set_aside");

	if (coverage == NULL)
		return;
	t->counted++;
	t->sentences += count_in(coverage, "sentences");
	t->seen += count_in(numbers, "seen");
	t->claimed += count_in(numbers, "claimed");
	t->context += count_in(numbers, "context");
	for (size_t i = 0; aside != NULL && i < aside->n; i++) {
		size_t count = 0;

		(void)value_as_size(&aside->items[i], &count);
		if (count == 0)
			continue;
		t->set_aside += count;
		tally_add(&t->reasons, aside->items[i].key, count);
	}
}

static bool
has_failed(const struct value *asked)
{
	struct str outcome = value_str(asked, "outcome");

	return outcome.n > 0 && !str_is(outcome, "ok") &&
	       !str_is(outcome, "not_found");
}

/* What all that were asked and did not answer have in common, or STR_NONE. */
static struct str
common_outcome(const struct value *checked)
{
	struct str common = STR_NONE;

	for (size_t i = 0; i < value_count(checked); i++) {
		const struct value *asked = value_at(checked, i);
		struct str outcome = value_str(asked, "outcome");

		if (!has_failed(asked))
			continue;
		if (common.n > 0 && !str_eq(common, outcome))
			return STR_NONE;
		common = outcome;
	}
	return common;
}

/* "timeout (crossref, openalex)", "crossref: timeout; openalex: status 500". */
static void
add_unchecked(struct totals *t, const struct value *source)
{
	const struct value *checked = value_array(source, "checked");
	struct str common = common_outcome(checked);
	struct str id = value_str(source, "id");
	struct str why = value_str(source, "why");
	struct buf what = { .limit = 1000 };
	const char *comma = "";

	if (common.n > 0)
		buf_addf(&what, STR_FMT " (", STR_ARG(common));
	for (size_t i = 0; i < value_count(checked); i++) {
		const struct value *asked = value_at(checked, i);

		if (!has_failed(asked))
			continue;
		buf_addf(&what, "%s" STR_FMT, comma,
		    STR_ARG(value_str(asked, "api")));
		if (common.n == 0)
			buf_addf(&what, ": " STR_FMT,
			    STR_ARG(value_str(asked, "outcome")));
		comma = common.n > 0 ? ", " : "; ";
	}
	if (common.n > 0)
		buf_addc(&what, ')');
	if (what.n == 0)
		buf_add(&what, why.n > 0 ? why : STR("could not be looked up"));
	if (id.n == 0)
		id = STR("a reference without an identifier");
	totals_add_gap(t, id, buf_str(&what));
	buf_release(&what);
}

void
totals_add_article(struct totals *t, const struct article *a)
{
	t->articles++;
	t->claims += a->claims.n;
	add_coverage(t, a->coverage);
	for (size_t i = 0; i < a->findings.n; i++)
		t->findings[level_of(a->findings.items[i])]++;
	for (size_t i = 0; i < a->sources.n; i++) {
		const struct value *rec = a->sources.items[i];
		enum source_state state = source_state_of(rec);

		t->sources[state]++;
		if (state == SOURCE_UNCHECKED || state == SOURCE_HALF_CHECKED)
			add_unchecked(t, rec);
	}
	for (size_t i = 0; i < a->problems.n; i++)
		totals_add_problem(t, a->problems.items[i], article_path(a));
	if (!a->done) {
		t->problems++;
		totals_add_gap(t, article_path(a),
		    STR("its records stop early: not all of it was looked at"));
	}
}

void
totals_add_gap(struct totals *t, struct str where, struct str what)
{
	if (t->ngaps < GAPS)
		t->gaps[t->ngaps] = (struct gap){
			xstrndup(where.s ? where.s : "", where.n),
			xstrndup(what.s ? what.s : "", what.n),
		};
	t->ngaps++;
}

void
totals_add_problem(struct totals *t, const struct value *problem, struct str path)
{
	struct str what = value_str(problem, "message");
	struct str named = value_str(problem, "path");

	if (what.n == 0)
		what = value_str(problem, "what");
	t->problems++;
	totals_add_gap(t, named.n > 0 ? named : path, what);
}

void
totals_add_run(struct totals *t, const struct value *run)
{
	struct str rules = value_str(run, "rules");
	struct buf text = { .limit = 200 };

	buf_add(&text, value_str(run, "tool"));
	buf_addc(&text, ' ');
	buf_add(&text, value_str(run, "version"));
	if (rules.n > 0) {
		buf_adds(&text, ", rules ");
		buf_add(&text, rules);
	}
	if (value_flag(run, "offline"))
		buf_adds(&text, ", offline");
	tally_add(&t->tools, buf_str(&text), 1);
	buf_release(&text);
}

void
totals_release(struct totals *t)
{
	for (size_t i = 0; i < t->ngaps && i < GAPS; i++) {
		free(t->gaps[i].where);
		free(t->gaps[i].what);
	}
	tally_release(&t->reasons);
	tally_release(&t->tools);
	*t = (struct totals){ 0 };
}

size_t
totals_findings(const struct totals *t)
{
	return t->findings[LEVEL_NOTE] + t->findings[LEVEL_WARNING] +
	    t->findings[LEVEL_ERROR];
}

size_t
totals_sources(const struct totals *t)
{
	size_t n = 0;

	for (size_t i = 0; i < SOURCE_STATES; i++)
		n += t->sources[i];
	return n;
}
