/* SPDX-License-Identifier: MIT */
/* claimpipe_rules_diff.c - claims that rules gain and lose. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/xmalloc.h"
#include "cmd/corpus.h"
#include "cmd/rules_verbs.h"
#include "cmd/show.h"
#include "record/record.h"
#include "record/stream.h"

struct side {
	struct rules *rules;
	struct extractor *x;
	struct buf out;
	char **claims; /* of the article, as they are printed */
	size_t n, cap;
};

struct comparison {
	struct side old, new;
	size_t lost, gained, kept;
};

/* A folder that brings units stands alone; another goes beside our own. */
static bool
stands_alone(const char *path)
{
	struct buf units = { 0 };
	struct stat st;
	bool yes;

	buf_addf(&units, "%s/units.yaml", path);
	yes = stat(units.s, &st) == 0;
	buf_release(&units);
	return yes;
}

static bool
open_side(struct side *s, const struct rules_request *r, const char *path)
{
	struct err err = { 0 };
	bool ok = true;

	s->rules = rules_new();
	if (!stands_alone(path))
		ok = rules_add_default(s->rules, &err);
	ok = ok && rules_add(s->rules, path, &err);
	for (size_t i = 0; ok && i < r->folders_n; i++)
		ok = rules_add(s->rules, r->folders[i], &err);
	ok = ok && rules_ready(s->rules, &err);
	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	else
		s->x = extractor_new(s->rules, 0);
	return ok;
}

static void
forget(struct side *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->claims[i]);
	s->n = 0;
	buf_clear(&s->out);
}

static void
close_side(struct side *s)
{
	forget(s);
	free(s->claims);
	buf_release(&s->out);
	extractor_free(s->x);
	rules_free(s->rules);
}

/* The place with leading zeros, so that bytes sort as places do. */
static void
add_claim(struct side *s, const json_t *rec)
{
	struct buf text = { 0 };
	struct span span = { 0 };

	span_read(rec, "span", &span);
	buf_addf(&text, "%012zu %zu:%zu: ", span.start, span.line, span.column);
	buf_add(&text, record_str(rec, "rule"));
	buf_adds(&text, ": ");
	buf_add(&text, record_str(rec, "quote"));
	s->claims = xgrow(s->claims, s->n, &s->cap, sizeof(*s->claims));
	s->claims[s->n++] = buf_take(&text);
}

static int
by_place(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
extract_side(struct side *s, const struct corpus_article *a)
{
	struct str rest, line;

	forget(s);
	corpus_extract(a, s->x, &s->out);
	rest = buf_str(&s->out);
	while (str_line(&rest, &line)) {
		json_t *rec = record_parse(line, NULL);

		if (rec != NULL && str_is(record_str(rec, "kind"), "claim"))
			add_claim(s, rec);
		json_decref(rec);
	}
	if (s->n > 1)
		qsort(s->claims, s->n, sizeof(*s->claims), by_place);
}

static void
print_claim(char sign, const char *path, const char *claim)
{
	printf("%c ", sign);
	show_text(str_of(path));
	putchar(':');
	show_text(str_of(strchr(claim, ' ') + 1));
	putchar('\n');
}

static void
compare_article(void *ctx, const struct corpus_article *a)
{
	struct comparison *c = ctx;
	size_t i = 0, k = 0;

	extract_side(&c->old, a);
	extract_side(&c->new, a);
	while (i < c->old.n || k < c->new.n) {
		int order = i == c->old.n ? 1
			    : k == c->new.n
				? -1
				: strcmp(c->old.claims[i], c->new.claims[k]);

		if (order < 0) {
			print_claim('-', a->path, c->old.claims[i++]);
			c->lost++;
		} else if (order > 0) {
			print_claim('+', a->path, c->new.claims[k++]);
			c->gained++;
		} else {
			i++;
			k++;
			c->kept++;
		}
	}
}

int
rules_diff(const struct rules_request *r)
{
	struct comparison c = { 0 };
	struct corpus corpus = { .each = compare_article, .ctx = &c };
	int status = STATUS_USAGE;

	if (r->args_n < 3)
		return rules_misuse("diff wants two folders of rules and "
				    "articles");
	if (open_side(&c.old, r, r->args[0]) &&
	    open_side(&c.new, r, r->args[1])) {
		for (int i = 2; i < r->args_n; i++)
			corpus_read(&corpus, r->args[i]);
		printf("%zu claims lost, %zu gained, %zu the same\n", c.lost,
		    c.gained, c.kept);
		status = corpus.problems > 0     ? STATUS_INCOMPLETE
			 : c.lost + c.gained > 0 ? STATUS_FINDINGS
						 : STATUS_OK;
	}
	close_side(&c.old);
	close_side(&c.new);
	return rules_end(status);
}
