/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the answer of any provider: "NAME STATUS\n" and a body.  What is
 * found is a work whose text is UTF-8, and the record made of it is one line
 * of JSON that never says more than the replies allow.
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"
#include "cite/editorial.h"
#include "cite/merge.h"
#include "cite/suggest.h"

static const struct {
	const char *id;
} ids[] = {
	{ "doi:10.5555/mn-rct-2016" }, { "doi:10.5555/vitc-serum-2014" },
	{ "pmid:99000001" }, { "pmid:99000003" }, { "pmcid:PMC99000001" },
	{ "nct:NCT99990001" }, { "fda:K999901" }, { "fda:P999902" },
	{ "fda:NDA999904" },
	{ "ref:Almasi R. Microneedling for atrophic acne scars. J Test. "
	  "2016;12:145." },
	{ "query:acne scars" },
};

#define CHECK(x) do { if (!(x)) abort(); } while (0)

static void
check_list(const struct strs *list)
{
	CHECK(list->n <= WORK_MAX_LIST);
	for (size_t i = 0; i < list->n; i++)
		CHECK(list->items[i].n > 0);
}

static void
check_work(const struct work *w)
{
	CHECK(utf8_check(w->title) == w->title.n);
	CHECK(utf8_check(w->abstract) == w->abstract.n);
	CHECK(w->n_authors <= WORK_MAX_AUTHORS);
	CHECK(w->n_authors <= w->authors_total);
	CHECK(w->sample_size >= 0);
	check_list(&w->types);
	check_list(&w->species);
	for (size_t i = 0; i < w->n_dates; i++)
		CHECK(w->dates[i].year >= 1000 && w->dates[i].year <= 2999 &&
		    w->dates[i].month >= 0 && w->dates[i].month <= 12 &&
		    w->dates[i].day >= 0 && w->dates[i].day <= 31);
}

/* A single reply: one valid line, and never more than it can bear. */
static void
check_record(const struct provider *p, struct str id, const struct result *r)
{
	struct reply reply = { .provider = p, .asked = id, .work = r->work,
		.outcome = r->kind == RESULT_FOUND ? OUTCOME_FOUND
		    : r->kind == RESULT_NOT_FOUND ? OUTCOME_NOT_FOUND
						  : OUTCOME_FAILED,
		.why = r->why };
	struct inquiry q = { .id = id, .replies = &reply, .n = 1 };
	struct buf out = { 0 };
	json_t *json;
	const char *state;

	buf_adds(&out, "{\"kind\":\"source\"");
	merge_emit(&out, &q, false);
	CHECK(memchr(out.s, '\n', out.n) == out.s + out.n - 1);
	json = json_loadb(out.s, out.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
	    NULL);
	CHECK(json != NULL);
	state = json_string_value(json_object_get(json, "editorial"));
	CHECK(state != NULL);
	CHECK(r->kind == RESULT_FOUND || strcmp(state, "unchecked") == 0);
	json_decref(json);
	buf_release(&out);
}

static void
try_read(const struct provider *p, const struct answer *a,
    const struct str *asked, size_t n)
{
	struct result out[COUNT(ids)] = { 0 };

	p->read(a, asked, n, out);
	for (size_t i = 0; i < n; i++) {
		CHECK((out[i].kind == RESULT_FOUND) == (out[i].work != NULL));
		for (const struct work *w = out[i].work; w; w = w->next)
			check_work(w);
		check_record(p, asked[i], &out[i]);
	}
	results_release(out, n);
}

static const struct provider *
choose(struct str name)
{
	size_t n = 0;

	for (; all_providers[n] != NULL; n++)
		if (str_is(name, all_providers[n]->name))
			return all_providers[n];
	return all_providers[(name.n ? (unsigned char)name.s[0] : 0) % n];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size }, line, name, status;
	struct str asked[COUNT(ids)];
	struct answer a = { .status = 200 };
	const struct provider *p;

	if (!str_line(&rest, &line))
		return 0;
	str_cut(line, ' ', &name, &status);
	p = choose(name);
	if (p->read == NULL)
		return 0;
	if (status.n > 0 && status.s[0] == '4')
		a.status = status.n > 2 && status.s[2] == '0' ? 400 : 404;
	a.body = rest;
	for (size_t i = 0; i < COUNT(ids); i++) {
		asked[i] = str_of(ids[i].id);
		try_read(p, &a, &asked[i], 1);
	}
	if (p->batch_size > 1)
		try_read(p, &a, asked, COUNT(ids));
	return 0;
}
