/* SPDX-License-Identifier: MIT */
/* synth.c - invents an answer of Crossref or Europe PMC for any DOI. */
#include "synth.h"

#include <string.h>

static struct str
until(struct str *rest, const char *ends)
{
	size_t n = 0;
	struct str part;

	while (n < rest->n && strchr(ends, rest->s[n]) == NULL)
		n++;
	part = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return part;
}

static bool
missing(struct str doi)
{
	return str_find(doi, STR("missing"), 0) < doi.n;
}

static void
crossref_work(struct buf *out, struct str doi)
{
	buf_addf(out, "{\"DOI\":\"" STR_FMT "\",\"type\":\"journal-article\","
	    "\"title\":[\"Invented work " STR_FMT "\"],\"author\":[{\"given\":"
	    "\"A.\",\"family\":\"Writer\"}],\"container-title\":[\"Invented "
	    "Letters\"],\"issued\":{\"date-parts\":[[2016,5]]}}",
	    STR_ARG(doi), STR_ARG(doi));
}

static void
europepmc_work(struct buf *out, struct str doi)
{
	buf_addf(out, "{\"id\":\"1\",\"source\":\"MED\",\"doi\":\"" STR_FMT
	    "\",\"title\":\"Invented work " STR_FMT ".\",\"pubYear\":\"2016\","
	    "\"abstractText\":\"In 40 people 12%% improved.\",\"pubTypeList\":"
	    "{\"pubType\":[\"Journal Article\"]}}", STR_ARG(doi),
	    STR_ARG(doi));
}

bool
synth_answer(struct buf *out, struct str url, int *status)
{
	size_t at = str_find(url, STR("/works/"), 0), n = 0;
	struct str rest, doi;

	*status = 200;
	if (at < url.n) {
		rest = str_from(url, at + 7);
		doi = until(&rest, "?");
		*status = missing(doi) ? 404 : 200;
		if (*status == 404) {
			buf_adds(out, "Resource not found.");
			return true;
		}
		buf_adds(out, "{\"status\":\"ok\",\"message-type\":\"work\","
		    "\"message\":");
		crossref_work(out, doi);
		buf_adds(out, "}");
		return true;
	}
	if ((at = str_find(url, STR("filter=doi:"), 0)) < url.n) {
		buf_adds(out, "{\"status\":\"ok\",\"message-type\":"
		    "\"work-list\",\"message\":{\"items\":[");
		rest = str_from(url, at + 7);
		while (str_starts(rest, "doi:")) {
			rest = str_from(rest, 4);
			doi = until(&rest, ",&");
			if (!missing(doi)) {
				buf_adds(out, n++ > 0 ? "," : "");
				crossref_work(out, doi);
			}
			rest = str_from(rest, 1);
		}
		buf_adds(out, "]}}");
		return true;
	}
	if (str_find(url, STR("/search?query="), 0) == url.n)
		return false;
	buf_adds(out, "{\"version\":\"6.9\",\"hitCount\":1,\"resultList\":"
	    "{\"result\":[");
	rest = url;
	while ((at = str_find(rest, STR("DOI:\""), 0)) < rest.n) {
		rest = str_from(rest, at + 5);
		doi = until(&rest, "\"");
		if (!missing(doi)) {
			buf_adds(out, n++ > 0 ? "," : "");
			europepmc_work(out, doi);
		}
	}
	buf_adds(out, "]}}");
	return true;
}
