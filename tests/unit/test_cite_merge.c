/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/merge.h"
#include "record/record.h"

enum { REPLIES = 10 };

/* An inquiry made by hand: "crossref:found retraction@2017; europepmc:failed".
 * Words behind an outcome: a notice kind of Crossref with an optional
 * "@date", "stale", "title=...", "year=...", "pmid=...", "n=...". */
struct scene {
	struct reply replies[REPLIES];
	struct work *works[REPLIES];
	struct inquiry q;
};

static void
set_word(struct reply *r, struct work *w, struct str word)
{
	static const char *const kinds[] = { "retraction",
		"partial_retraction", "expression_of_concern", "correction",
		"reinstatement", "new_version", "addendum" };
	struct str name, value;

	if (str_cut(word, '=', &name, &value)) {
		if (str_is(name, "title"))
			w->title = work_str(w, value);
		else if (str_is(name, "year"))
			work_add_date(w, date_read(value, DATE_ISSUED));
		else if (str_is(name, "pmid"))
			work_set_id(w, ID_PMID, value);
		else if (str_is(name, "type"))
			work_add(w, &w->types, value);
		else if (str_is(name, "n"))
			w->sample_size = 48;
		return;
	}
	if (str_is(word, "stale"))
		r->cache = CACHE_STALE;
	str_cut(word, '@', &name, &value);
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(name, kinds[i]))
			work_add_notice(w, (struct notice){
			    .kind = (enum notice_kind)i, .type = name,
			    .source = STR("publisher"),
			    .date = date_read(value, DATE_ISSUED) });
}

static void
set_reply(struct reply *r, struct work *w, struct str text)
{
	static const struct {
		const char *word;
		enum outcome outcome;
	} outcomes[] = {
		{ "found", OUTCOME_FOUND }, { "none", OUTCOME_NOT_FOUND },
		{ "failed", OUTCOME_FAILED }, { "off", OUTCOME_NOT_ASKED },
	};
	struct str name, rest, word;
	char provider[40];

	str_cut(str_trim(text), ':', &name, &rest);
	snprintf(provider, sizeof(provider), STR_FMT, STR_ARG(name));
	r->provider = provider_named(provider);
	str_cut(rest, ' ', &word, &rest);
	for (size_t i = 0; i < COUNT(outcomes); i++)
		if (str_is(word, outcomes[i].word))
			r->outcome = outcomes[i].outcome;
	r->work = r->outcome == OUTCOME_FOUND ? w : NULL;
	r->why = r->outcome == OUTCOME_FAILED ? "no answer" : NULL;
	while (rest.n > 0) {
		str_cut(rest, ' ', &word, &rest);
		set_word(r, w, word);
	}
}

static void
scene_init(struct scene *s, const char *id, const char *text)
{
	struct str rest = str_of(text), part;

	*s = (struct scene){ .q = { .id = str_of(id) } };
	while (rest.n > 0) {
		str_cut(rest, ';', &part, &rest);
		s->works[s->q.n] = work_new();
		s->replies[s->q.n].asked = s->q.id;
		set_reply(&s->replies[s->q.n], s->works[s->q.n], part);
		s->q.n++;
	}
	s->q.replies = s->replies;
}

static void
scene_release(struct scene *s)
{
	for (size_t i = 0; i < s->q.n; i++)
		work_free(s->works[i]);
}

static json_t *
merged(const struct scene *s)
{
	struct buf out = { 0 };
	json_t *json;

	buf_adds(&out, "{\"kind\":\"source\"");
	merge_emit(&out, &s->q, false);
	assert_true(out.n > 0 && out.s[out.n - 1] == '\n');
	json = json_loadb(out.s, out.n, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(json);
	buf_release(&out);
	return json;
}

/* status, editorial, last known */
static const struct {
	const char *id, *said, *state;
} states[] = {
	/* Crossref and one of the medical two must have answered */
	{ "doi:10.5555/x", "crossref:found;europepmc:found",
	    "found none_found" },
	{ "doi:10.5555/x", "crossref:found;europepmc:none",
	    "found none_found" },
	{ "doi:10.5555/x", "crossref:found;europepmc:failed;pubmed:found",
	    "found none_found" },
	{ "doi:10.5555/x", "crossref:found;europepmc:failed",
	    "found unchecked" },
	{ "doi:10.5555/x", "crossref:found;europepmc:off", "found unchecked" },
	{ "doi:10.5555/x", "crossref:failed;europepmc:found",
	    "found unchecked" },
	{ "doi:10.5555/x", "crossref:found", "found unchecked" },
	{ "doi:10.5555/x", "openalex:found", "found unchecked" },
	{ "doi:10.5555/x", "crossref:failed;europepmc:failed",
	    "unchecked unchecked" },
	{ "doi:10.5555/x", "crossref:off;europepmc:off",
	    "unchecked unchecked" },
	/* the worst wins, whoever says it */
	{ "doi:10.5555/x", "crossref:found retraction;europepmc:found",
	    "found retracted" },
	{ "doi:10.5555/x", "crossref:found;europepmc:found retraction",
	    "found retracted" },
	{ "doi:10.5555/x", "crossref:failed;europepmc:found retraction",
	    "found retracted" },
	{ "doi:10.5555/x", "crossref:failed;europepmc:failed;"
	    "retractionwatch:found retraction", "unchecked retracted" },
	{ "doi:10.5555/x",
	    "crossref:found expression_of_concern;europepmc:found correction",
	    "found concern" },
	{ "doi:10.5555/x",
	    "crossref:found correction;europepmc:found retraction",
	    "found retracted" },
	{ "doi:10.5555/x", "crossref:found correction;europepmc:found",
	    "found corrected" },
	{ "doi:10.5555/x", "crossref:found correction;europepmc:failed",
	    "found corrected" },
	{ "doi:10.5555/x",
	    "crossref:found correction expression_of_concern retraction;"
	    "europepmc:found", "found retracted" },
	{ "doi:10.5555/x", "crossref:found partial_retraction;europepmc:none",
	    "found concern" },
	{ "doi:10.5555/x", "crossref:found new_version;europepmc:none",
	    "found none_found" },
	{ "doi:10.5555/x", "crossref:found addendum;europepmc:none",
	    "found none_found" },
	/* a retraction taken back */
	{ "doi:10.5555/x", "crossref:found retraction@2015 reinstatement@2016;"
	    "europepmc:found", "found concern" },
	{ "doi:10.5555/x", "crossref:found reinstatement@2015 retraction@2016;"
	    "europepmc:found", "found retracted" },
	{ "doi:10.5555/x", "crossref:found retraction@2015 reinstatement@2016;"
	    "europepmc:found retraction", "found retracted" },
	/* stale answers: last known */
	{ "doi:10.5555/x", "crossref:found stale;europepmc:found",
	    "found unchecked none_found" },
	{ "doi:10.5555/x", "crossref:found retraction stale;europepmc:found",
	    "found unchecked retracted" },
	{ "doi:10.5555/x",
	    "crossref:found correction stale;europepmc:found stale",
	    "found unchecked corrected" },
	{ "doi:10.5555/x",
	    "crossref:found retraction stale;europepmc:found correction",
	    "found corrected retracted" },
	{ "doi:10.5555/x",
	    "crossref:found correction stale;europepmc:found retraction",
	    "found retracted" },
	/* other kinds of id */
	{ "pmid:99", "europepmc:found", "found none_found" },
	{ "pmid:99", "europepmc:none;pubmed:found", "found none_found" },
	{ "pmid:99", "europepmc:none;pubmed:none", "not_found unchecked" },
	{ "pmid:99", "europepmc:none;pubmed:failed", "unchecked unchecked" },
	{ "nct:NCT99990001", "ctgov:found", "found none_found" },
	{ "nct:NCT99990001", "ctgov:none", "not_found unchecked" },
	{ "nct:NCT99990001", "ctgov:failed", "unchecked unchecked" },
	{ "fda:K999901", "openfda-510k:found", "found none_found" },
	{ "fda:K999999", "openfda-510k:none", "not_found unchecked" },
	/* that a DOI does not exist only the registry can say */
	{ "doi:10.5555/x", "crossref:none;europepmc:none",
	    "unchecked unchecked" },
	{ "doi:10.5555/x", "crossref:none;europepmc:none;doi-ra:none",
	    "not_found unchecked" },
	{ "doi:10.5555/x", "crossref:none;europepmc:none;doi-ra:failed;"
	    "doi-handle:none", "not_found unchecked" },
	{ "doi:10.5555/x", "crossref:none;europepmc:none;doi-ra:failed",
	    "unchecked unchecked" },
	{ "doi:10.5555/x", "crossref:none;europepmc:none;doi-ra:found",
	    "found unchecked" },
	{ "doi:10.5555/x",
	    "crossref:none;europepmc:none;doi-ra:found;datacite:found",
	    "found none_found" },
	{ "doi:10.5555/x",
	    "crossref:none;europepmc:none;doi-ra:found;datacite:failed",
	    "unchecked unchecked" },
	{ "url:https://x.example/", "", "unchecked unchecked" },
};

static void
every_combination_comes_to_its_state(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(states); i++) {
		struct scene s;
		struct buf line = { 0 };
		json_t *json;

		scene_init(&s, states[i].id, states[i].said);
		json = merged(&s);
		buf_addf(&line, STR_FMT " " STR_FMT,
		    STR_ARG(record_str(json, "status")),
		    STR_ARG(record_str(json, "editorial")));
		if (record_str(json, "last_known").n > 0)
			buf_addf(&line, " " STR_FMT,
			    STR_ARG(record_str(json, "last_known")));
		if (!str_is(buf_str(&line), states[i].state))
			print_message("%s %s\n", states[i].id, states[i].said);
		assert_string_equal(line.s, states[i].state);
		assert_int_equal(record_str(json, "why").n > 0,
		    str_is(record_str(json, "status"), "unchecked") ||
		    (str_is(record_str(json, "editorial"), "unchecked") &&
			str_is(record_str(json, "status"), "found")));
		json_decref(json);
		buf_release(&line);
		scene_release(&s);
	}
}

static const struct {
	const char *said, *fields; /* of the conflicts, with a blank */
} conflicts[] = {
	{ "crossref:found title=Scars year=2016;europepmc:found title=Scars "
	  "year=2017", "" },
	{ "crossref:found year=2016;europepmc:found year=2018", "year " },
	{ "crossref:found title=Night-shifts-in-nurses;europepmc:found "
	  "title=Acne-scars-and-needles", "title " },
	{ "crossref:found pmid=1;europepmc:found pmid=2", "pmid " },
	{ "crossref:found retraction;europepmc:found", "editorial " },
	{ "crossref:found correction;europepmc:found", "" },
	{ "crossref:found retraction;europepmc:none", "" },
	{ "crossref:found retraction;europepmc:failed", "" },
};

static void
what_sources_disagree_about_is_shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(conflicts); i++) {
		struct scene s;
		struct buf line = { 0 };
		json_t *json;
		const json_t *list, *c;
		size_t k;

		scene_init(&s, "doi:10.5555/x", conflicts[i].said);
		json = merged(&s);
		list = record_array(json, "conflicts");
		buf_adds(&line, "");
		json_array_foreach(list, k, c) {
			buf_addf(&line, STR_FMT " ",
			    STR_ARG(record_str(c, "field")));
			assert_int_equal(json_array_size(record_array(c,
			    "values")), 2);
		}
		assert_string_equal(line.s, conflicts[i].fields);
		json_decref(json);
		buf_release(&line);
		scene_release(&s);
	}
}

static void
every_field_says_where_it_came_from(void **state)
{
	struct scene s;
	json_t *json;
	const json_t *from, *size;
	long long count = 0;

	(void)state;
	scene_init(&s, "doi:10.5555/x", "crossref:found title=Scars "
	    "type=article;europepmc:found title=scars type=rct year=2016;"
	    "ctgov:found title=Another n=48");
	s.replies[2].asked = STR("nct:NCT99990001");
	json = merged(&s);
	from = record_object(json, "from");
	size = record_object(json, "sample_size");
	assert_true(str_is(record_str(json, "title"), "Scars"));
	assert_true(str_is(record_str(from, "title"), "crossref"));
	assert_true(str_is(record_str(from, "year"), "europepmc"));
	assert_int_equal(json_array_size(record_array(json, "types")), 1);
	assert_true(str_is(record_str_at(record_array(json, "types"), 0),
	    "rct"));
	assert_true(record_int(size, "count", &count));
	assert_int_equal(count, 48);
	assert_true(str_is(record_str(size, "from"), "ctgov"));
	assert_true(str_is(record_str(size, "kind"), "estimated"));
	assert_null(record_array(json, "species"));
	assert_int_equal(json_array_size(record_array(json, "checked")), 3);
	json_decref(json);
	scene_release(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_combination_comes_to_its_state),
		cmocka_unit_test(what_sources_disagree_about_is_shown),
		cmocka_unit_test(every_field_says_where_it_came_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
