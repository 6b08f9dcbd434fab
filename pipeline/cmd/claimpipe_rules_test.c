/* SPDX-License-Identifier: MIT */
/* claimpipe_rules_test.c - runs the examples of rules, and annotated articles. */
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "cmd/annotated.h"
#include "cmd/rules_verbs.h"
#include "cmd/show.h"
#include "extract/example.h"
#include "record/stream.h"
#include "rule/schema.h"

struct tally {
	size_t rules, off, examples, failed;
};

static void
test_list(
    struct examples *e, const struct rule *rule, bool should, struct tally *t)
{
	const struct yaml *list =
	    yaml_get(rule->tests, should ? "match" : "ok");

	for (const struct yaml *i = yaml_first(list); i != NULL; i = i->next) {
		struct err err = { 0 };

		t->examples++;
		if (example_holds(e, rule, i, should, &err))
			continue;
		t->failed++;
		show_text(str_of(err.text));
		putchar('\n');
	}
}

static struct tally
test_examples(struct rules *rules)
{
	struct examples *e = examples_new(rules);
	struct tally t = { 0 };

	for (size_t i = 0; i < rules->all_n; i++) {
		if (rules->all[i]->off) {
			t.off++;
			continue;
		}
		t.rules++;
		test_list(e, rules->all[i], true, &t);
		test_list(e, rules->all[i], false, &t);
	}
	examples_free(e);
	return t;
}

static void
print_share(const char *what, size_t n, size_t of)
{
	printf("  %-28s %5zu of %5zu", what, n, of);
	if (of > 0)
		printf("  %.3f", (double)n / (double)of);
	putchar('\n');
}

/* 0: all found and nothing else reported. */
static int
test_articles(const struct rules_request *r, struct rules *rules)
{
	struct annotated a = { .rules = rules, .misses = r->misses };

	for (int i = 0; i < r->args_n; i++)
		annotated_read(&a, r->args[i]);
	printf("%zu annotated articles\n", a.articles);
	print_share("claims found", a.found, a.claims);
	print_share("distractors reported", a.reported, a.distractors);
	if (a.problems > 0 || a.articles == 0) {
		fprintf(stderr, "claimpipe: rules: %s\n",
		    a.articles > 0 ? "some articles could not be read"
				   : "no article with its .gold.json");
		return STATUS_INCOMPLETE;
	}
	return a.found == a.claims && a.reported == 0 ? STATUS_OK
						      : STATUS_FINDINGS;
}

int
rules_test(const struct rules_request *r)
{
	struct rules *rules = rules_open(r);
	struct err err = { 0 };
	int status = STATUS_OK;
	struct tally t;

	if (rules == NULL)
		return STATUS_USAGE;
	if (!rules_compile(rules, &err)) {
		fprintf(stderr, "%s\n", err.text);
		rules_free(rules);
		return STATUS_USAGE;
	}
	t = test_examples(rules);
	printf("%zu rules, %zu examples, %zu failed", t.rules, t.examples,
	    t.failed);
	if (t.off > 0)
		printf(" (%zu rules are switched off)", t.off);
	putchar('\n');
	if (r->args_n > 0)
		status = test_articles(r, rules);
	if (status == STATUS_OK && t.failed > 0)
		status = STATUS_FINDINGS;
	rules_free(rules);
	return rules_end(status);
}
