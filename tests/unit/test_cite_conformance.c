/* SPDX-License-Identifier: MIT */
/*
 * Puts recorded bodies of the real APIs, if they are beside the project, to the
 * providers that would have asked for them, and prints a table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "answers.h"
#include "base/attr.h"
#include "cite/answer.h"
#include "record/record.h"

#define RECORDED "../shared/data/answers/"

enum { IDS_MAX = 100 };

/* Which provider asks for such a body: the first that fits. */
static const struct route {
	const char *file, *url; /* the file begins so, the URL holds this */
	const char *provider;
	const char *list; /* where the works stand; "": the body is one */
} routes[] = {
	{ "crossref/", "/agency", "crossref-agency", "message" },
	{ "crossref/", "", "crossref", "message/items" },
	{ "europepmc/", "", "europepmc", "resultList/result" },
	{ "pubmed/", "idconv", "pubmed-ids", "records" },
	{ "pubmed/medline", "", "pubmed-medline", "" },
	{ "pubmed/efetch.fcgi.txt", "", "pubmed-medline", "" },
	{ "pubmed/", "", "pubmed", "result" },
	{ "openalex/", "", "openalex", "results" },
	{ "datacite/", "", "datacite", "" },
	{ "doi/", "handles", "doi-handle", "" },
	{ "doi/", "", "doi-ra", "" },
	{ "ctgov/", "", "ctgov", "studies" },
	{ "openfda/", "510k", "openfda-510k", "results" },
	{ "openfda/", "label", "openfda-label", "results" },
	{ "openfda/", "", "openfda-pma", "results" },
	{ "unpaywall/", "", "unpaywall", "" },
	{ "s2/", "", "s2", "" },
	{ "quoted/ncbi", "", "pubmed", "" },
	{ "quoted/crossref", "", "crossref", "" },
	{ "quoted/ctgov", "", "ctgov", "" },
	{ "quoted/s2", "", "s2", "" },
	{ "quoted/unpaywall", "", "unpaywall", "" },
};

/* Where a work of any API has its id; the first that is there. */
static const struct {
	const char *provider, *path;
	enum id_kind kind;
} ids_at[] = {
	{ "crossref-agency", "DOI", ID_DOI },
	{ "crossref", "DOI", ID_DOI },
	{ "crossref", "message/DOI", ID_DOI },
	{ "europepmc", "pmid", ID_PMID },
	{ "europepmc", "doi", ID_DOI },
	{ "europepmc", "pmcid", ID_PMCID },
	{ "pubmed-ids", "pmcid", ID_PMCID },
	{ "openalex", "doi", ID_DOI },
	{ "datacite", "data/attributes/doi", ID_DOI },
	{ "doi-handle", "handle", ID_DOI },
	{ "doi-ra", "DOI", ID_DOI },
	{ "ctgov", "protocolSection/identificationModule/nctId", ID_NCT },
	{ "openfda-510k", "k_number", ID_FDA },
	{ "openfda-label", "openfda/application_number", ID_FDA },
	{ "unpaywall", "doi", ID_DOI },
	{ "s2", "paperId", ID_DOI },
};

static struct tally {
	const char *provider;
	size_t bodies, due, found, denied, refused;
} tallies[COUNT(routes)];

struct body {
	struct str file, url, traits;
	int status;
	struct buf bytes;
	const struct route *route;
	const struct provider *provider;
	struct tally *tally;
};

static bool
has(struct str text, const char *word)
{
	return word[0] == '\0' || str_find(text, str_of(word), 0) < text.n;
}

static bool
has_trait(const struct body *b, const char *trait)
{
	struct str rest = b->traits, item;

	while (rest.n > 0) {
		str_cut(rest, ',', &item, &rest);
		if (str_starts(str_trim(item), trait))
			return true;
	}
	return false;
}

static const json_t *
at_path(const json_t *json, const char *path)
{
	struct str rest = str_of(path), step;
	char key[64];

	while (rest.n > 0 && json != NULL) {
		str_cut(rest, '/', &step, &rest);
		snprintf(key, sizeof(key), STR_FMT, STR_ARG(step));
		json = json_object_get(json, key);
	}
	return json;
}

static bool
add_id(const struct body *b, const json_t *item, struct buf *id)
{
	for (size_t i = 0; i < COUNT(ids_at); i++) {
		const json_t *value = at_path(item, ids_at[i].path);

		if (json_is_array(value))
			value = json_array_get(value, 0);
		if (strcmp(ids_at[i].provider, b->route->provider) != 0 ||
		    !json_is_string(value))
			continue;
		if (ids_at[i].kind == ID_PMCID)
			id_make(id, ID_PMCID, str_sub(str_of(
			    json_string_value(value)), 0, 12));
		else
			id_make(id, ids_at[i].kind,
			    str_of(json_string_value(value)));
		return true;
	}
	return false;
}

#define EXPECT(b, w, what) expect(b, w, what, #what)

static size_t
expect(const struct body *b, const struct work *w, bool holds,
    const char *what)
{
	if (holds)
		return 0;
	print_message("# " STR_FMT ": not so: %s; " STR_FMT "\n",
	    STR_ARG(b->file), what, STR_ARG(w->title));
	return 1;
}

/* What the index says of a body that is one work. */
static size_t
check_traits(const struct body *b, const struct work *w)
{
	enum editorial state = editorial_of_work(w);
	size_t wrong = 0;

	if (has_trait(b, "no-abstract"))
		wrong += EXPECT(b, w, w->abstract.n == 0);
	else if (has_trait(b, "abstract"))
		wrong += EXPECT(b, w, w->abstract.n > 0);
	if (has_trait(b, "no-title"))
		wrong += EXPECT(b, w, w->title.n == 0);
	if (has_trait(b, "no-author"))
		wrong += EXPECT(b, w, w->authors_total == 0);
	if (has_trait(b, "mesh"))
		wrong += EXPECT(b, w, w->n_mesh > 0);
	if (has_trait(b, "title-retracted") ||
	    has_trait(b, "updated-by:retraction") ||
	    has_trait(b, "pt:Retracted"))
		wrong += EXPECT(b, w, state == EDITORIAL_RETRACTED);
	else if (has_trait(b, "updated-by:expression"))
		wrong += EXPECT(b, w, state == EDITORIAL_CONCERN);
	else if (has_trait(b, "updated-by:correction"))
		wrong += EXPECT(b, w, state == EDITORIAL_CORRECTED);
	else if (has_trait(b, "updated-by:new_version"))
		wrong += EXPECT(b, w, state == EDITORIAL_NONE_FOUND);
	if (has_trait(b, "cc:Erratum for"))
		wrong += EXPECT(b, w, w->is_notice);
	if (has_trait(b, "enrollment=24/ACTUAL"))
		wrong += EXPECT(b, w, w->sample_actual &&
		    w->sample_size == 24);
	return wrong;
}

static size_t
count(struct body *b, const struct result *out, size_t n, bool single)
{
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		b->tally->due++;
		b->tally->found += out[i].kind == RESULT_FOUND;
		b->tally->denied += out[i].kind == RESULT_NOT_FOUND;
		if (out[i].kind == RESULT_FOUND && single)
			wrong += check_traits(b, out[i].work);
		if (out[i].kind == RESULT_FOUND ||
		    out[i].kind == RESULT_NOT_FOUND || b->status >= 400)
			continue;
		wrong++;
		print_message("# " STR_FMT ": work %zu not read: %s\n",
		    STR_ARG(b->file), i, out[i].why);
	}
	return wrong;
}

static size_t
read_as(struct body *b, struct str bytes, const struct str *ids, size_t n,
    bool single)
{
	struct answer a = { .status = b->status, .body = bytes };
	struct result out[IDS_MAX] = { 0 };
	size_t wrong;

	b->provider->read(&a, ids, n, out);
	wrong = count(b, out, n, single);
	results_release(out, n);
	return wrong;
}

/* A body without any work must not be read as one. */
static size_t
read_without(struct body *b)
{
	static const struct str none[] = { { "doi:10.5555/none", 16 } };
	struct answer a = { .status = b->status,
		.body = buf_str(&b->bytes) };
	struct result out = { 0 };
	size_t wrong;

	b->provider->read(&a, none, 1, &out);
	wrong = out.kind == RESULT_FOUND;
	if (wrong)
		print_message("# " STR_FMT ": read as a work\n",
		    STR_ARG(b->file));
	b->tally->refused += !wrong;
	results_release(&out, 1);
	return wrong;
}

/* A list goes to a provider with batches whole, else item by item. */
static size_t
read_list(struct body *b, const json_t *list)
{
	struct buf ids[IDS_MAX] = { 0 };
	struct str strs[IDS_MAX];
	size_t n = 0, wrong = 0, i;
	const json_t *item;

	json_array_foreach(list, i, item) {
		if (n == IDS_MAX || !add_id(b, item, &ids[n]))
			continue;
		strs[n] = buf_str(&ids[n]);
		n++;
		if (str_starts(b->file, "openfda/")) {
			if (n == 1) /* we ask for one */
				wrong += read_as(b, buf_str(&b->bytes), strs,
				    1, true);
		} else if (b->provider->batch_size <= 1) {
			char *text = json_dumps(item, 0);

			wrong += read_as(b, str_of(text), &strs[n - 1], 1,
			    false);
			free(text);
		}
	}
	if (n == 0)
		wrong = read_without(b);
	else if (b->provider->batch_size > 1)
		wrong = read_as(b, buf_str(&b->bytes), strs, n,
		    json_array_size(list) == 1);
	for (i = 0; i < n; i++)
		buf_release(&ids[i]);
	return wrong;
}

static size_t
read_medline(struct body *b)
{
	struct buf ids[IDS_MAX] = { 0 };
	struct str strs[IDS_MAX], rest = buf_str(&b->bytes), line;
	size_t n = 0, wrong;

	while (n < IDS_MAX && str_line(&rest, &line))
		if (str_starts(line, "PMID- ")) {
			id_make(&ids[n], ID_PMID, str_trim(str_from(line, 6)));
			strs[n] = buf_str(&ids[n]);
			n++;
		}
	wrong = read_as(b, buf_str(&b->bytes), strs, n, false);
	for (size_t i = 0; i < n; i++)
		buf_release(&ids[i]);
	return wrong;
}

static size_t
read_body(struct body *b)
{
	json_t *json = json_loadb(b->bytes.s, b->bytes.n, 0, NULL);
	const json_t *list = at_path(json, b->route->list);
	struct buf id = { 0 };
	struct str one;
	size_t wrong;

	b->tally->bodies++;
	if (strcmp(b->route->provider, "pubmed-medline") == 0)
		wrong = read_medline(b);
	else if (json_is_array(list) && json_array_size(list) > 0)
		wrong = read_list(b, list);
	else if (!str_starts(b->file, "openfda/") &&
	    (add_id(b, list ? list : json, &id) || add_id(b, json, &id))) {
		one = buf_str(&id);
		wrong = read_as(b, buf_str(&b->bytes), &one, 1, true);
	} else {
		wrong = read_without(b);
	}
	buf_release(&id);
	json_decref(json);
	return wrong;
}

static bool
read_row(struct str line, struct body *b)
{
	struct str status, rest;

	if (!str_cut(line, '\t', &b->file, &rest) ||
	    !str_cut(rest, '\t', &b->url, &rest) ||
	    !str_cut(rest, '\t', &status, &rest))
		return false;
	for (int i = 0; i < 5; i++)
		str_cut(rest, '\t', &b->traits, &rest);
	str_cut(rest, '\t', &b->traits, &rest);
	b->status = 0;
	for (size_t i = 0; i < status.n; i++)
		b->status = b->status * 10 + (status.s[i] - '0');
	for (size_t i = 0; i < COUNT(routes); i++) {
		if (!str_starts(b->file, routes[i].file) ||
		    !has(b->url, routes[i].url))
			continue;
		b->route = &routes[i];
		b->tally = &tallies[i];
		b->provider = provider_named(routes[i].provider);
		b->tally->provider = routes[i].provider;
		return true;
	}
	return false;
}

static void
every_recorded_body_is_read_without_error(void **state)
{
	struct buf index = { 0 };
	size_t wrong = 0;
	struct str rest, line;

	(void)state;
	if (!load_file(RECORDED "index.tsv", &index)) {
		/* Not skip(): cmocka 1.1.5 writes that as "not ok". */
		print_message("# skipped: no recorded answers in " RECORDED
			      "\n");
		return;
	}
	rest = buf_str(&index);
	while (str_line(&rest, &line)) {
		struct body b = { 0 };
		struct buf path = { 0 };

		if (read_row(line, &b)) {
			buf_addf(&path, RECORDED STR_FMT, STR_ARG(b.file));
			assert_true(load_file(path.s, &b.bytes));
			if (b.status < 300 || b.status >= 400)
				wrong += read_body(&b);
		}
		buf_release(&path);
		buf_release(&b.bytes);
	}
	print_message("# %-18s %6s %6s %6s %6s %8s\n", "provider", "bodies",
	    "works", "read", "denied", "refused");
	for (size_t i = 0; i < COUNT(tallies); i++)
		if (tallies[i].provider != NULL)
			print_message("# %-18s %6zu %6zu %6zu %6zu %8zu\n",
			    tallies[i].provider, tallies[i].bodies,
			    tallies[i].due, tallies[i].found,
			    tallies[i].denied, tallies[i].refused);
	buf_release(&index);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_recorded_body_is_read_without_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
