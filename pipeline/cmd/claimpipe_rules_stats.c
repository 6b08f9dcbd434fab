/* SPDX-License-Identifier: MIT */
/* claimpipe_rules_stats.c - hits and milliseconds of each rule. */
#include <stdlib.h>
#include <time.h>

#include "base/xmalloc.h"
#include "cmd/corpus.h"
#include "cmd/rules_verbs.h"
#include "extract/article.h"
#include "record/stream.h"

struct stats {
	struct extractor *x;
	struct buf out;
	size_t bytes;
	double seconds;
};

struct row {
	const struct rule *rule;
	struct rule_cost cost;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
count_article(void *ctx, const struct corpus_article *a)
{
	struct stats *s = ctx;
	double start = now();

	buf_clear(&s->out);
	corpus_extract(a, s->x, &s->out);
	s->seconds += now() - start;
	s->bytes += a->source.n;
}

static int
slowest_first(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->cost.seconds < y->cost.seconds)
		return 1;
	if (x->cost.seconds > y->cost.seconds)
		return -1;
	return str_cmp(x->rule->id, y->rule->id);
}

static void
print_table(const struct rules *rules, const struct rule_cost *costs)
{
	struct row *rows = xcalloc(rules->all_n + 1, sizeof(*rows));
	double total = 0;

	for (size_t i = 0; i < rules->all_n; i++) {
		rows[i] =
		    (struct row){ rules->all[i], costs[rules->all[i]->index] };
		total += rows[i].cost.seconds;
	}
	qsort(rows, rules->all_n, sizeof(*rows), slowest_first);
	printf("%8s %9s %10s  %s\n", "hits", "runs", "ms", "rule");
	for (size_t i = 0; i < rules->all_n; i++)
		printf("%8zu %9zu %10.3f  %s%s\n", rows[i].cost.hits,
		    rows[i].cost.runs, rows[i].cost.seconds * 1e3,
		    rows[i].rule->id.s, rows[i].rule->off ? " (off)" : "");
	printf("%18s %10.3f  all rules\n", "", total * 1e3);
	free(rows);
}

int
rules_stats(const struct rules_request *r)
{
	struct stats s = { 0 };
	struct corpus c = { .each = count_article, .ctx = &s };
	struct rules *rules;

	if (r->args_n < 1)
		return rules_misuse("stats wants articles");
	rules = rules_open(r);
	if (rules == NULL)
		return STATUS_USAGE;
	s.x = extractor_new(rules, 0);
	matcher_count_costs(s.x->matcher);
	for (int i = 0; i < r->args_n; i++)
		corpus_read(&c, r->args[i]);
	print_table(rules, s.x->matcher->costs);
	printf("%zu articles, %zu bytes, %.3f ms in all\n", c.articles, s.bytes,
	    s.seconds * 1e3);
	if (extractor_gave_up(s.x) > 0)
		printf("%zu matches were given up\n", extractor_gave_up(s.x));
	extractor_free(s.x);
	buf_release(&s.out);
	rules_free(rules);
	return rules_end(c.problems > 0 ? STATUS_INCOMPLETE : STATUS_OK);
}
