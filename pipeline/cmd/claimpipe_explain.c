/* SPDX-License-Identifier: MIT */
/* claimpipe_explain.c - what became of every number of a line, and why. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/xmalloc.h"
#include "cmd/corpus.h"
#include "cmd/rules_verbs.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "extract/watch.h"
#include "record/stream.h"
#include "rule/near.h"

static const char help[] =
    "usage: claimpipe explain [--rules DIR]... FILE:LINE\n"
    "Every number of a line: which rule took it, or which exclusion set it\n"
    "aside, and which rules came close and what they failed at.\n"
    "\n"
    "  --rules DIR   rules beside our own; a folder or a file, repeatable\n"
    "  --help\n";

struct explaining {
	size_t line, sentences;
	struct buf out;
	/* the sentence, and a number of it */
	struct extractor *x;
	const struct sentence_work *w;
	size_t item;
	size_t shown;
	const struct rule *last; /* shown */
};

static struct str
text_of(const struct explaining *e, const struct quantity *q)
{
	return str_sub(e->x->fold.text, q->start, q->end);
}

static void
print_owner(const struct explaining *e, size_t owner)
{
	const struct take *t = &e->w->takes[owner - 1];

	printf("claim, taken by %s\n", t->match.rule->id.s);
	for (size_t i = 0; i < t->others_n; i++)
		printf("      also matched: %s\n", t->others[i]->id.s);
}

static void
print_use(const struct explaining *e)
{
	const struct folded *f = &e->x->fold.items[e->item];
	size_t owner = e->w->owners[e->item];

	if (owner != 0)
		print_owner(e, owner);
	else if (f->context)
		printf("context of a claim (" STR_FMT "), marked by %s\n",
		    STR_ARG(f->by->reason), f->by->id.s);
	else if (f->aside && f->by != NULL)
		printf("set aside as " STR_FMT " by %s\n",
		    STR_ARG(f->by->reason), f->by->id.s);
	else if (f->aside)
		printf(
		    "no quantity: read as %s\n", number_form_name(f->q.form));
	else
		puts("not claimed: no rule took it, or nothing here speaks "
		     "of health");
}

static const char *
condition_text(const struct condition *c, char out[120])
{
	if (c->has_min && c->has_max)
		snprintf(out, 120, "must lie from %g to %g", c->min, c->max);
	else if (c->has_min || c->has_max)
		snprintf(out, 120, "must be %s %g",
		    c->has_min ? "at least" : "at most",
		    c->has_min ? c->min : c->max);
	else
		snprintf(out, 120, "is of another form, unit or comparator");
	return out;
}

static void
print_failure(const struct explaining *e, const struct near *n)
{
	size_t owner = e->w->owners[e->item];
	char text[120];

	switch (n->why) {
	case NEAR_OFF: fputs("it is switched off", stdout); break;
	case NEAR_ROLE:
		printf("it does not hold in a %s",
		    part_role_names[e->w->part->role]);
		break;
	case NEAR_REQUIRES:
		fputs("the sentence lacks what it requires: ", stdout);
		show_text(n->by->text);
		break;
	case NEAR_UNLESS:
		fputs("the sentence holds what it excludes: ", stdout);
		show_text(n->by->text);
		break;
	case NEAR_WHERE:
		printf("its %s %s", n->failed->group.s,
		    condition_text(n->failed, text));
		break;
	default:
		fputs(owner != 0 ? "another rule was stronger"
				 : "nothing here speaks of health",
		    stdout);
	}
	putchar('\n');
}

static bool
is_told(const struct explaining *e, const struct near *n)
{
	size_t owner = e->w->owners[e->item];
	const struct take *t = owner ? &e->w->takes[owner - 1] : NULL;

	if (e->x->fold.items[e->item].by == n->rule)
		return true;
	if (t != NULL && t->match.rule == n->rule)
		return true;
	for (size_t i = 0; t != NULL && i < t->others_n; i++)
		if (t->others[i] == n->rule)
			return true;
	return false;
}

/* A match that covers the number and does not have it. */
static void
print_near(void *ctx, const struct near *n)
{
	struct explaining *e = ctx;
	size_t at = e->x->fold.items[e->item].at;

	if (n->why == NEAR_PATTERN || at < n->match.start ||
	    at >= n->match.end || is_told(e, n))
		return;
	if (n->why == NEAR_HOLDS && (n->rule->kind == RULE_EXCLUSION ||
					e->x->fold.items[e->item].aside))
		return;
	printf("      close: %s matches \"", n->rule->id.s);
	show_text(watch_text(e->x, n->match.start, n->match.end));
	fputs("\", but ", stdout);
	print_failure(e, n);
}

static void
print_unmatched(void *ctx, const struct near *n)
{
	struct explaining *e = ctx;

	if (n->why != NEAR_PATTERN || n->rule == e->last)
		return;
	e->last = n->rule;
	fputs(e->shown++ == 0 ? "  words of these rules are here, their "
				"patterns do not match: "
			      : ", ",
	    stdout);
	fputs(n->rule->id.s, stdout);
}

static void
explain_number(struct explaining *e)
{
	static const enum rule_kind kinds[] = { RULE_EXCLUSION, RULE_CLAIM,
		RULE_CONTEXT };
	const struct quantity *q = &e->x->fold.items[e->item].q;
	struct span span = { 0 };

	part_span(
	    e->w->part, e->w->base + q->start, e->w->base + q->end, &span);
	if (span.line > e->line || span.end_line < e->line)
		return;
	printf("  %zu:%zu \"", span.line, span.column);
	show_in(SHOW_HIT, text_of(e, q));
	fputs("\" ", stdout);
	if (quantity_is_number(q))
		printf("(%s) ", dimension_name(q->dim));
	print_use(e);
	for (size_t i = 0; i < COUNT(kinds); i++)
		near_rules(
		    e->x->matcher, kinds[i], part_places(e->w->part), print_near, e);
}

static void
explain_sentence(void *ctx, struct extractor *x, const struct sentence_work *w)
{
	struct explaining *e = ctx;
	const struct fold *f = &x->fold;
	struct span span = { 0 };

	if (!part_span(w->part, w->text_from, w->text_to, &span) ||
	    span.line > e->line || span.end_line < e->line)
		return;
	e->x = x;
	e->w = w;
	e->sentences++;
	printf("%zu:%zu (%s) ", span.line, span.column,
	    part_role_names[w->part->role]);
	show_in(SHOW_BOLD, str_sub(w->part->text, w->text_from, w->text_to));
	putchar('\n');
	if (fold_item(f, w->from) == fold_item(f, w->to))
		puts("  no number");
	for (e->item = fold_item(f, w->from);
	     e->item < f->items_n && f->items[e->item].at < w->to; e->item++)
		explain_number(e);
	e->shown = 0;
	e->last = NULL;
	near_rules(x->matcher, RULE_CLAIM, part_places(w->part),
	    print_unmatched, e);
	if (e->shown > 0)
		putchar('\n');
}

static size_t
lines_of(struct str source)
{
	size_t n = 0;
	struct str line;

	while (str_line(&source, &line))
		n++;
	return n;
}

struct work {
	struct rules *rules;
	struct explaining *e;
	size_t lines;
};

static void
explain_article(void *ctx, const struct corpus_article *a)
{
	struct work *work = ctx;
	struct extract_watch watch = { .sentence = explain_sentence,
		.ctx = work->e };
	struct extractor *x = extractor_new(work->rules, 0);

	work->lines = lines_of(a->source);
	extractor_watch(x, &watch);
	corpus_extract(a, x, &work->e->out);
	extractor_free(x);
}

static int
misuse(const char *text)
{
	fprintf(stderr,
	    "claimpipe: explain: %s; see claimpipe explain "
	    "--help\n",
	    text);
	return STATUS_USAGE;
}

/* "x.md:12" into its two parts, in place; 0 where there is no line. */
static size_t
cut_line(char *path)
{
	char *colon = strrchr(path, ':'), *end;
	unsigned long long line;

	if (colon == NULL || !is_digit(colon[1]))
		return 0;
	line = strtoull(colon + 1, &end, 10);
	if (*end != '\0' || line > 1u << 30)
		return 0;
	*colon = '\0';
	return (size_t)line;
}

static int
explain_line(const struct rules_request *r, char *path, size_t line)
{
	struct explaining e = { .line = line };
	struct work work = { .e = &e };
	struct corpus c = { .each = explain_article, .ctx = &work };
	int status = STATUS_OK;

	work.rules = rules_open(r);
	if (work.rules == NULL)
		return STATUS_USAGE;
	corpus_read(&c, path);
	if (c.problems > 0)
		status = STATUS_INCOMPLETE;
	else if (c.articles == 1 && line > work.lines)
		status = misuse("the file has fewer lines");
	else if (e.sentences == 0)
		printf("line %zu holds no text that is reviewed\n", line);
	buf_release(&e.out);
	rules_free(work.rules);
	return rules_end(status);
}

int
claimpipe_explain(int argc, char **argv)
{
	static const struct option options[] = {
		{ "rules", required_argument, NULL, 'r' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	struct rules_request r = { 0 };
	int c, status;
	size_t line;

	json_set_alloc_funcs(xmalloc, free);
	opterr = 0;
	optind = 1;
	r.folders = xcalloc((size_t)argc + 1, sizeof(*r.folders));
	while ((c = getopt_long(argc, argv, ":h", options, NULL)) == 'r')
		r.folders[r.folders_n++] = optarg;
	if (c == 'h') {
		fputs(help, stdout);
		status = rules_end(STATUS_OK);
	} else if (c != -1)
		status = misuse(c == ':' ? "there is no value behind --rules"
					 : "unknown option");
	else if (argc - optind != 1 || (line = cut_line(argv[optind])) == 0)
		status = misuse("it wants a place: article.md:12");
	else
		status = explain_line(&r, argv[optind], line);
	free(r.folders);
	return status;
}
