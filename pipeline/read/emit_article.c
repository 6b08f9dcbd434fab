/* SPDX-License-Identifier: MIT */
/* emit_article.c - the document and passage records of an article. */
#include "read/emit_article.h"

#include <string.h>

#include "record/emit.h"
#include "text/sentence.h"

/* A gap between two runs that is not searched for lines byte by byte. */
enum { GAP_MAX = 256 }; /* bytes */

static void
emit_if(struct buf *out, const char *key, struct str value)
{
	if (value.n > 0)
		emit_str(out, key, value);
}

static void
emit_names(struct buf *out, const char *key, const struct str *names, size_t n)
{
	if (n == 0)
		return;
	emit_array(out, key);
	for (size_t i = 0; i < n; i++)
		emit_str(out, NULL, names[i]);
	emit_array_end(out);
}

static void
emit_document(const struct article *a, struct buf *out)
{
	char sha256[SHA256_HEX_SIZE];

	sha256_hex(a->source, sha256);
	emit_record(out, "document");
	emit_strz(out, "doc", a->doc);
	emit_str(out, "path", a->path);
	emit_strz(out, "format", a->format);
	emit_int(out, "bytes", (long long)a->source.n);
	emit_strz(out, "sha256", sha256);
	emit_str_or_null(out, "title", a->title);
	emit_str_or_null(out, "lang", a->lang);
	emit_str_or_null(out, "published", a->published);
	emit_if(out, "description", a->description);
	emit_if(out, "modified", a->modified);
	emit_names(out, "authors", a->authors, a->authors_n);
	emit_names(out, "reviewers", a->reviewers, a->reviewers_n);
	emit_if(out, "reviewed", a->reviewed);
	emit_if(out, "url", a->url);
	emit_record_end(out);
}

static void
emit_tuple(struct buf *out, const size_t *items, size_t n)
{
	emit_array(out, NULL);
	for (size_t i = 0; i < n; i++)
		emit_int(out, NULL, (long long)items[i]);
	emit_array_end(out);
}

static void
emit_runs(const struct article *a, const struct passage *p, struct buf *out)
{
	emit_array(out, "runs");
	for (size_t i = 0; i < p->runs_n; i++) {
		const struct run *run = &a->runs[p->run_at + i];

		emit_tuple(out, (size_t[]){ run->text, run->source,
		    run->length }, 3);
	}
	emit_array_end(out);
}

/* The lines that begin in (from, to]; returns the number of the last. */
static size_t
emit_lines_within(const struct article *a, struct buf *out, size_t line,
    size_t from, size_t to)
{
	const char *s = a->source.s, *nl;

	while (from < to && (nl = memchr(s + from, '\n', to - from)) != NULL) {
		from = (size_t)(nl - s) + 1;
		emit_tuple(out, (size_t[]){ ++line, from }, 2);
	}
	return line;
}

/* Only lines that the passage reaches: a long gap is jumped over. */
static void
emit_lines(const struct article *a, const struct passage *p, struct buf *out)
{
	const struct run *run = &a->runs[p->run_at];
	size_t at = run->source, start, line = lines_at(&a->lines, at, &start);

	emit_array(out, "lines");
	emit_tuple(out, (size_t[]){ line, start }, 2);
	for (size_t i = 0; i < p->runs_n; i++, run++) {
		if (run->source - at > GAP_MAX) {
			size_t now = lines_at(&a->lines, run->source, &start);

			if (now != line)
				emit_tuple(out, (size_t[]){ now, start }, 2);
			line = now;
			at = run->source;
		}
		line = emit_lines_within(a, out, line, at,
		    run->source + run->length);
		at = run->source + run->length;
	}
	emit_array_end(out);
}

static void
emit_sentences(struct str text, struct buf *out)
{
	size_t at = 0, start, end;

	emit_array(out, "sentences");
	while (sentence_next(text, &at, &start, &end))
		emit_tuple(out, (size_t[]){ start, end }, 2);
	emit_array_end(out);
}

static void
emit_passage_number(struct buf *out, const char *key, size_t i)
{
	if (i != NOWHERE)
		emit_int(out, key, (long long)i);
}

static void
emit_governing(const struct passage *p, struct buf *out)
{
	emit_passage_number(out, "heading", p->heading);
	emit_passage_number(out, "intro", p->intro);
	emit_passage_number(out, "row", p->row);
	emit_passage_number(out, "column", p->column);
	emit_passage_number(out, "caption", p->caption);
	emit_passage_number(out, "table", p->table);
	if (p->table != NOWHERE && p->cell_row != NOWHERE) {
		emit_array(out, "cell");
		emit_int(out, NULL, (long long)p->cell_row);
		emit_int(out, NULL, (long long)p->cell_column);
		emit_array_end(out);
	}
	if (p->quoted)
		emit_bool(out, "quoted", true);
}

static void
emit_passage(const struct article *a, size_t i, struct buf *out)
{
	const struct passage *p = &a->passages[i];

	emit_record(out, "passage");
	emit_strz(out, "doc", a->doc);
	emit_int(out, "passage", (long long)i);
	emit_strz(out, "role", role_names[p->role]);
	emit_str(out, "text", article_text(a, i));
	emit_runs(a, p, out);
	emit_lines(a, p, out);
	emit_sentences(article_text(a, i), out);
	emit_governing(p, out);
	emit_record_end(out);
}

void
article_emit(const struct article *a, struct buf *out)
{
	emit_document(a, out);
	for (size_t i = 0; i < a->passages_n; i++)
		emit_passage(a, i, out);
}

void
article_emit_done(const struct article *a, struct buf *out)
{
	emit_record(out, "done");
	emit_strz(out, "doc", a->doc);
	emit_record_end(out);
}
