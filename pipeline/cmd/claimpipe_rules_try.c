/* SPDX-License-Identifier: MIT */
/* claimpipe_rules_try.c - where a pattern would match. */
#include "base/attr.h"
#include "cmd/corpus.h"
#include "cmd/rules_verbs.h"
#include "cmd/show.h"
#include "extract/watch.h"
#include "record/stream.h"
#include "rule/expand.h"
#include "rule/program.h"

struct trial {
	struct pattern *pattern;
	struct extractor *x;
	struct buf out;
	const char *path;
	const struct sentence_work *w;
	size_t hits, sentences;
};

static struct pattern *
pattern_of(struct rules *rules, const char *text, struct err *err)
{
	static const struct yaml node = {
		.type = YAML_SCALAR, .file = "PATTERN", .line = 1, .column = 1
	};
	static struct rule rule = { .kind = RULE_CLAIM, .id = { "try", 3 } };
	struct pattern *p = arena_zalloc(&rules->arena, sizeof(*p));

	p->rule = &rule;
	p->node = &node;
	p->text = str_of(text);
	if (p->text.n == 0) {
		err_set(err, ERR_USAGE, "an empty pattern");
		return NULL;
	}
	if (pattern_expand(&rules->arena, &rules->lexicons, p, err) &&
	    program_ready(p, err))
		return p;
	program_free(p);
	return NULL;
}

static void
print_groups(const struct trial *t, const struct match *match)
{
	for (size_t i = 0; i < match->groups_n; i++) {
		const struct group *g = &match->groups[i];

		if (g->at.start == SIZE_MAX)
			continue;
		printf("    " STR_FMT ": ", STR_ARG(g->name));
		show_text(watch_text(t->x, g->at.start, g->at.end));
		putchar('\n');
	}
}

static void
print_hit(void *ctx, const struct match *match)
{
	struct trial *t = ctx;
	const struct sentence_work *w = t->w;
	struct str sentence = str_sub(w->part->text, w->text_from, w->text_to);
	size_t start = w->base + fold_place(&t->x->fold, match->start, false);
	size_t end = w->base + fold_place(&t->x->fold, match->end, true);
	struct span span = { 0 };

	part_span(w->part, start, end, &span);
	t->hits++;
	show_text(str_of(t->path));
	printf(":%zu:%zu: ", span.line, span.column);
	show_text(str_sub(sentence, 0, start - w->text_from));
	if (!show_colors())
		fputs("«", stdout);
	show_in(SHOW_HIT, str_sub(w->part->text, start, end));
	if (!show_colors())
		fputs("»", stdout);
	show_text(str_from(sentence, end - w->text_from));
	putchar('\n');
	print_groups(t, match);
}

static void
try_sentence(void *ctx, struct extractor *x, const struct sentence_work *w)
{
	struct trial *t = ctx;

	t->w = w;
	t->sentences++;
	matcher_try(x->matcher, t->pattern, print_hit, t);
}

static void
try_article(void *ctx, const struct corpus_article *a)
{
	struct trial *t = ctx;

	t->path = a->path;
	buf_clear(&t->out);
	corpus_extract(a, t->x, &t->out);
}

static int
try_all(
    const struct rules_request *r, struct rules *rules, struct pattern *pattern)
{
	struct trial t = { .pattern = pattern, .x = extractor_new(rules, 0) };
	struct extract_watch watch = { .sentence = try_sentence, .ctx = &t };
	struct corpus c = { .each = try_article, .ctx = &t };

	extractor_watch(t.x, &watch);
	for (int i = 1; i < r->args_n; i++)
		corpus_read(&c, r->args[i]);
	printf("%zu hits in %zu sentences of %zu articles\n", t.hits,
	    t.sentences, c.articles);
	extractor_free(t.x);
	buf_release(&t.out);
	return c.problems > 0 ? STATUS_INCOMPLETE : STATUS_OK;
}

int
rules_try(const struct rules_request *r)
{
	struct pattern *pattern;
	struct rules *rules;
	struct err err = { 0 };
	int status = STATUS_USAGE;

	if (r->args_n < 2)
		return rules_misuse("try wants a pattern and articles");
	rules = rules_open(r);
	if (rules == NULL)
		return STATUS_USAGE;
	pattern = pattern_of(rules, r->args[0], &err);
	if (pattern == NULL) {
		fprintf(stderr, "%s\n", err.text);
	} else {
		status = try_all(r, rules, pattern);
		program_free(pattern);
	}
	rules_free(rules);
	return rules_end(status);
}
