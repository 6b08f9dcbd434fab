/* SPDX-License-Identifier: MIT */
/* check_article_without_date.c - nobody knows how old the article is. */
#include "check/check.h"

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	static const char *const dates[] = { "published", "modified",
		"reviewed" };

	if (a->n_claims == 0 || a->document == NULL)
		return;
	for (size_t i = 0; i < COUNT(dates); i++)
		if (value_str(a->document, dates[i]).n > 0)
			return;
	finding_ask(finding_of_article(out, self),
	    "When was this written, and last reviewed?");
}

const struct check check_article_without_date = {
	.name = "article-without-date",
	.level = LEVEL_NOTE,
	.rank = RANK_OWN,
	.message = "no date of publication or review is given",
	.why = "Guidance changes: an article can have been right for its time. "
	    "Looks at the dates of the document (front matter, head, "
	    "structured data). Only of articles with claims.",
	.source = "JAMA benchmarks, currency (10.1001/jama.1997.03540390074039)",
	.good = {
	    "{'kind':'document','published':'2026-05-01'}\n{'kind':'claim','quote':'5%'}",
	    "{'kind':'document','reviewed':'2026-05-01'}\n{'kind':'claim','quote':'5%'}",
	    "{'kind':'document'}",
	},
	.bad = { "{'kind':'document','published':null}\n{'kind':'claim','quote':'5%'}" },
	.run = run,
};
