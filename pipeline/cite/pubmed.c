/* SPDX-License-Identifier: MIT */
/* pubmed.c - what the providers on NCBI's machines share. */
#include "cite/pubmed.h"

#include "cite/answer.h"
#include "cite/chain.h"

static const char *const before[] = { "pubmed-match", "europepmc",
	"pubmed-ids", "crossref-search", NULL };

enum want
pubmed_want(const struct inquiry *q, struct buf *id)
{
	return chain_want(q, ID_PMID, before, id);
}

void
pubmed_add_ids(struct buf *out, const struct str *ids, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_adds(out, "%2C");
		request_escape(out, id_value(ids[i]));
	}
}

static bool
holds(struct str text, const char *words)
{
	return str_find_nocase(text, str_of(words), 0) < text.n;
}

bool
pubmed_is_error(const struct answer *a, size_t n, struct result *out)
{
	struct str text = str_sub(answer_text(a), 0, 2000);
	bool error = holds(text, "<ERROR>") || str_starts(text, "Error occurred")
	    || holds(text, "\"error\":\"API rate limit");

	if (error || holds(text, "proxy_stream") || answer_is_markup(a)) {
		results_set(out, n, RESULT_TRANSIENT, error
		    ? "error inside the answer"
		    : "html or xml where text or json was due");
		return true;
	}
	if (a->status < 300)
		return false;
	if (n == 1) /* of a batch each is asked alone */
		result_set(out, RESULT_PERMANENT, "request refused");
	return true;
}
