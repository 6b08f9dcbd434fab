/* SPDX-License-Identifier: MIT */
/* corpus.c - articles in files and folders, read within the process. */
#include "cmd/corpus.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/citation.h"
#include "read/emit_article.h"
#include "read/encoding.h"
#include "read/input.h"
#include "read/items.h"
#include "read/metadata.h"

static void
trouble(void *ctx, const char *path, const char *why)
{
	struct corpus *c = ctx;

	c->problems++;
	fprintf(stderr, "claimpipe: %s: %s\n", path, why);
}

static void
read_article(struct corpus *c, const char *path, struct str source)
{
	struct verdict v = encoding_check(source, str_of(path));
	const struct reader *reader = reader_of_path(str_of(path));
	struct corpus_article found = { path, source, STR_NONE };
	struct buf out = { 0 };
	struct article a;
	struct err err = { 0 };

	if (v.what != NULL)
		trouble(c, path, v.message);
	if (!v.readable)
		return;
	if (reader == NULL)
		reader = reader_of_name(STR("text"));
	article_start(&a, str_of(path), reader->name, source);
	if (!reader->read(&a, &err))
		trouble(c, path, err.text);
	metadata_bylines(&a);
	article_emit(&a, &out);
	citations_emit(&a, &out);
	article_emit_done(&a, &out);
	found.records = buf_str(&out);
	c->articles++;
	c->each(c->ctx, &found);
	article_finish(&a);
	buf_release(&out);
}

static void
read_file(void *ctx, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct buf bytes = { 0 };
	struct err err = { 0 };

	if (fd < 0) {
		trouble(ctx, path, strerror(errno));
		return;
	}
	if (read_all(fd, INPUT_MAX_BYTES, &bytes, &err))
		read_article(ctx, path, buf_str(&bytes));
	else
		trouble(ctx, path, err.text);
	close(fd);
	buf_release(&bytes);
}

static void
read_known(void *ctx, const char *path)
{
	if (reader_of_path(str_of(path)) != NULL)
		read_file(ctx, path);
}

void
corpus_read(struct corpus *c, const char *path)
{
	struct walk w = { .each = read_known, .trouble = trouble, .ctx = c };
	size_t before = c->articles + c->problems;
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		read_file(c, path);
		return;
	}
	walk_folder(&w, path);
	walk_release(&w);
	if (c->articles + c->problems == before)
		trouble(c, path, "no article in this folder");
}

/* Of a line of ours; a record begins with its kind. */
static struct str
kind_of(struct str line)
{
	size_t from = sizeof("{\"kind\":\"") - 1;

	return str_sub(line, from, str_find_byte(line, '"', from));
}

void
corpus_extract(
    const struct corpus_article *a, struct extractor *x, struct buf *out)
{
	struct str rest = a->records, line;
	struct err err = { 0 };

	while (str_line(&rest, &line))
		(void)!extractor_take(x, kind_of(line), line, &err);
	extractor_done(x, out);
}
