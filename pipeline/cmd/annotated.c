/* SPDX-License-Identifier: MIT */
/* annotated.c - articles whose numbers people have sorted. */
#include "cmd/annotated.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cmd/corpus.h"
#include "cmd/show.h"
#include "record/record.h"

struct places { /* bytes of the source that are claimed, any order */
	struct span *spans;
	size_t n, cap;
};

static void
add_place(struct places *p, const json_t *of)
{
	p->spans = xgrow(p->spans, p->n, &p->cap, sizeof(*p->spans));
	if (span_read(of, "span", &p->spans[p->n]))
		p->n++;
}

/* The quantities of all claims; of a claim without any, its quote. */
static struct places
places_of(struct str records)
{
	struct places p = { 0 };
	struct str line;

	while (str_line(&records, &line)) {
		json_t *rec = record_parse(line, NULL);
		const json_t *list = record_array(rec, "quantities");

		if (rec != NULL && str_is(record_str(rec, "kind"), "claim")) {
			for (size_t i = 0; i < json_array_size(list); i++)
				add_place(&p, json_array_get(list, i));
			if (json_array_size(list) == 0)
				add_place(&p, rec);
		}
		json_decref(rec);
	}
	return p;
}

static bool
touches(const struct places *p, size_t start, size_t end)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->spans[i].start < end && start < p->spans[i].end)
			return true;
	return false;
}

/* How many of the list are touched; says which are (not) as asked. */
static size_t
count(const struct annotated *a, const struct places *p, const json_t *list,
    const char *path, bool wanted)
{
	size_t n = 0;

	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *at = json_array_get(list, i);
		size_t start, end;
		bool hit;

		if (!record_size(at, "byte_start", &start) ||
		    !record_size(at, "byte_end", &end))
			continue;
		hit = touches(p, start, end);
		n += hit;
		if (!a->misses || hit == wanted)
			continue;
		printf("%s:%zu: %s: ", path, start,
		    wanted ? "missed" : "reported");
		show_text(record_str(at, "quote"));
		putchar('\n');
	}
	return n;
}

/* "a/X.md" has its annotations in "a/X.gold.json"; NULL where there is none. */
static json_t *
annotations(const char *path)
{
	struct str name = str_of(path);
	struct buf file = { 0 };
	json_t *found = NULL;
	size_t dot = name.n;

	while (dot > 0 && name.s[dot - 1] != '.' && name.s[dot - 1] != '/')
		dot--;
	if (dot > 0 && name.s[dot - 1] == '.') {
		buf_add(&file, str_sub(name, 0, dot));
		buf_adds(&file, "gold.json");
		found = json_load_file(file.s, JSON_REJECT_DUPLICATES, NULL);
	}
	if (found == NULL && file.n > 0 && access(file.s, F_OK) == 0)
		fprintf(stderr, "claimpipe: %s: not JSON\n", file.s);
	buf_release(&file);
	return found;
}

static void
one_article(void *ctx, const struct corpus_article *article)
{
	struct annotated *a = ctx;
	json_t *gold = annotations(article->path);
	struct buf out = { 0 };
	struct extractor *x;
	struct places p;

	if (gold == NULL)
		return;
	x = extractor_new(a->rules, 0);
	corpus_extract(article, x, &out);
	p = places_of(buf_str(&out));
	a->articles++;
	a->claims += json_array_size(record_array(gold, "claims"));
	a->distractors += json_array_size(record_array(gold, "distractors"));
	a->found +=
	    count(a, &p, record_array(gold, "claims"), article->path, true);
	a->reported += count(
	    a, &p, record_array(gold, "distractors"), article->path, false);
	extractor_free(x);
	free(p.spans);
	buf_release(&out);
	json_decref(gold);
}

void
annotated_read(struct annotated *a, const char *path)
{
	struct corpus c = { .each = one_article, .ctx = a };

	corpus_read(&c, path);
	a->problems += c.problems;
}
