/* SPDX-License-Identifier: MIT */
/* check_article_without_author.c - nobody answers for the article. */
#include "check/check.h"

static bool
names(const struct value *document, const char *key)
{
	return value_count(value_array(document, key)) > 0 ||
	       value_str(document, key).n > 0;
}

static void
run(const struct check *self, const struct view *a, struct findings *out)
{
	if (a->n_claims == 0 || a->document == NULL ||
	    names(a->document, "authors") || names(a->document, "reviewers"))
		return;
	finding_ask(
	    finding_of_article(out, self), "Who wrote and who reviewed this?");
}

const struct check check_article_without_author = {
	.name = "article-without-author",
	.level = LEVEL_NOTE,
	.rank = RANK_OWN,
	.message = "neither an author nor a reviewer is named",
	.why = "Looks at the authors and reviewers of the document (front matter, "
	    "head, structured data). Only of articles with claims. A name in "
	    "the running text alone is not seen.",
	.source = "JAMA benchmarks, authorship (10.1001/jama.1997.03540390074039)",
	.good = {
	    "{'kind':'document','authors':['E. Poe']}\n{'kind':'claim','quote':'5%'}",
	    "{'kind':'document','reviewers':['J. Roe']}\n{'kind':'claim','quote':'5%'}",
	    "{'kind':'document'}",
	},
	.bad = { "{'kind':'document','authors':[]}\n{'kind':'claim','quote':'5%'}" },
	.run = run,
};
