/* SPDX-License-Identifier: MIT */
/* provider_europepmc_search.c - works on a subject, for claims without any. */
#include "cite/answer.h"
#include "cite/europepmc.h"

enum { HITS = 25 };

static enum want
want(const struct inquiry *q, struct buf *id)
{
	if (id_kind(q->id) != ID_QUERY)
		return WANT_NO;
	buf_add(id, q->id);
	return WANT_YES;
}

/* Letters, digits and what is not ASCII: the rest is syntax there. */
static void
add_words(struct buf *query, struct str words)
{
	struct str word;
	bool first = true;

	while (words.n > 0) {
		str_cut(words, ' ', &word, &words);
		if (word.n == 0)
			continue;
		if (!first)
			buf_adds(query, " AND ");
		first = false;
		for (size_t i = 0; i < word.n; i++)
			if (is_alnum(word.s[i]) ||
			    (unsigned char)word.s[i] >= 0x80)
				buf_addc(query, word.s[i]);
	}
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	struct buf query = { 0 };

	(void)n;
	(void)err;
	buf_adds(&query, "TITLE_ABS:(");
	add_words(&query, id_value(ids[0]));
	buf_adds(&query, ") AND HAS_ABSTRACT:y AND NOT "
	    "PUB_TYPE:\"retracted publication\"");
	buf_adds(&out->path, "/search?query=");
	request_escape(&out->path, buf_str(&query));
	buf_addf(&out->path, "&resultType=core&format=json&pageSize=%d", HITS);
	out->accept = "application/json";
	buf_release(&query);
	return true;
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	struct work *works = NULL, **end = &works;
	const json_t *list, *r;
	json_t *json;
	size_t i;

	(void)ids;
	list = europepmc_results(a, n, out, &json);
	if (list != NULL) {
		json_array_foreach(list, i, r) {
			*end = i < HITS ? europepmc_work(r) : NULL;
			if (*end != NULL)
				end = &(*end)->next;
		}
		if (works != NULL)
			result_found(out, works);
		else
			result_set(out, RESULT_NOT_FOUND, NULL);
	}
	json_decref(json);
}

const struct provider provider_europepmc_search = {
	.name = "europepmc-search",
	.base = "europepmc",
	.base_url = "https://www.ebi.ac.uk/europepmc/webservices/rest",
	.manual = "https://europepmc.org/RestfulWebService",
	.rank = 7,
	.covers = COVERS_RECORD,
	.fresh_s = 1L * DAY_S,
	.single = { .group = "europepmc", .per_second = 5, .concurrency = 2 },
	.contact_param = "email",
	.want = want,
	.address = address,
	.read = read_answer,
};
