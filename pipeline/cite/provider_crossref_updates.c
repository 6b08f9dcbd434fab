/* SPDX-License-Identifier: MIT */
/*
 * provider_crossref_updates.c - the notices that name a DOI.
 *
 * Off by default: since 2025 the work itself lists them as updated-by.
 */
#include "cite/answer.h"
#include "cite/chain.h"
#include "cite/date.h"
#include "cite/notice.h"
#include "cite/provider.h"
#include "record/record.h"

static enum want
want(const struct inquiry *q, struct buf *id)
{
	static const char *const before[] = { "crossref-search", "europepmc",
		"pubmed-ids", "pubmed", NULL };

	return chain_want(q, ID_DOI, before, id);
}

static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	(void)n;
	(void)err;
	buf_adds(&out->path, "/works?rows=20&filter=updates%3A");
	request_escape(&out->path, id_value(ids[0]));
	out->accept = "application/json";
	return true;
}

/* What one notice says of the work; it may be about others too. */
static void
take(struct work *w, const json_t *item)
{
	const json_t *update;
	struct buf by = { 0 };
	size_t i;

	id_make(&by, ID_DOI, record_str(item, "DOI"));
	json_array_foreach(json_object_get(item, "update-to"), i, update) {
		struct notice n = { .kind = NOTICE_OTHER };

		if (!doi_same(record_str(update, "DOI"), w->ids[ID_DOI]) ||
		    doi_same(record_str(item, "DOI"), w->ids[ID_DOI]))
			continue;
		n.type = record_str(update, "type");
		n.source = record_str(update, "source").n
		    ? record_str(update, "source") : STR("publisher");
		notice_kind_of(n.type, &n.kind);
		n.by = buf_str(&by);
		n.date = date_of_parts(json_object_get(update, "updated"),
		    DATE_ISSUED);
		work_add_notice(w, n);
	}
	buf_release(&by);
}

static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	const json_t *items, *item;
	struct work *w;
	json_t *json = answer_json(a, n, out);
	size_t i;

	if (json == NULL)
		return;
	items = json_path(json, "message", "items");
	if (json_is_array(items)) {
		w = work_new();
		work_set_id(w, ID_DOI, id_value(ids[0]));
		json_array_foreach(items, i, item)
			take(w, item);
		result_found(out, w);
	} else {
		result_set(out, a->status >= 400 ? RESULT_PERMANENT
		    : RESULT_TRANSIENT, "no list in the answer");
	}
	json_decref(json);
}

const struct provider provider_crossref_updates = {
	.name = "crossref-updates",
	.base = "crossref",
	.base_url = "https://api.crossref.org",
	.manual = "https://api.crossref.org/swagger-ui/index.html",
	.rank = 11,
	.covers = 0, /* adds notices, and cannot say that there are none */
	.off_by_default = true,
	.fresh_s = 3L * DAY_S,
	.single = { .group = "crossref-list", .per_second = 1,
	    .concurrency = 1, .polite_per_second = 3,
	    .polite_concurrency = 3 },
	.contact_param = "mailto",
	.want = want,
	.address = address,
	.read = read_answer,
};
