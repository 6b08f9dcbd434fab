/* SPDX-License-Identifier: MIT */
/* input.c - from a path, a pipe or a line of JSON to records. */
#include "read/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/citation.h"
#include "read/date.h"
#include "read/emit_article.h"
#include "read/encoding.h"
#include "read/items.h"
#include "read/jsonl.h"
#include "read/metadata.h"
#include "read/problem.h"

void
input_problem(struct input *in, const char *what, struct str path,
    const char *message)
{
	in->problems++;
	problem_emit(in->stream->out, NULL, what, path, message);
}

static void
document_problem(struct input *in, const struct article *a, const char *what,
    const char *message)
{
	in->problems++;
	problem_emit(in->stream->out, a->doc, what, a->path, message);
}

/* What came with the article stands where the article says nothing. */
static void
add_given(struct article *a, const struct given *given)
{
	if (a->title.n == 0 && given->title.n > 0)
		a->title = given->title;
	if (a->url.n == 0 && given->url.n > 0)
		a->url = given->url;
	if (a->published.n == 0)
		a->published = date_find(&a->arena, given->published);
}

void
input_article(struct input *in, const struct given *given)
{
	struct verdict v = encoding_check(given->text, given->path);
	struct article a;
	struct err err = { 0 };

	if (!v.readable) {
		input_problem(in, v.what, given->path, v.message);
		return;
	}
	article_start(&a, given->path, given->reader->name, given->text);
	if (!given->reader->read(&a, &err))
		document_problem(in, &a, "markup", err.text);
	metadata_bylines(&a);
	add_given(&a, given);
	article_emit(&a, in->stream->out);
	if (v.what != NULL)
		document_problem(in, &a, v.what, v.message);
	citations_emit(&a, in->stream->out);
	article_emit_done(&a, in->stream->out);
	stream_flush(in->stream);
	article_finish(&a);
	in->documents++;
}

void
input_fd(struct input *in, int fd, struct str path)
{
	struct given given = { .path = path, .reader = in->reader };
	struct buf bytes = { 0 };
	struct err err = { 0 };

	if (in->jsonl || (in->reader == NULL && str_ends_nocase(path, ".jsonl"))) {
		jsonl_read(in, fd, path);
		return;
	}
	if (given.reader == NULL)
		given.reader = reader_of_path(path);
	if (given.reader == NULL)
		given.reader = reader_of_name(STR("text"));
	if (!read_all(fd, in->max_bytes, &bytes, &err)) {
		input_problem(in, err.kind == ERR_LIMIT ? "too-large"
							: "unreadable",
		    path, err.text);
	} else {
		given.text = buf_str(&bytes);
		input_article(in, &given);
	}
	buf_release(&bytes);
}

static void
read_file(struct input *in, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0) {
		input_problem(in, "unreadable", str_of(path),
		    strerror(errno));
		return;
	}
	input_fd(in, fd, str_of(path));
	close(fd);
}

/* Of a folder, only what has a suffix we know. */
static void
found(void *ctx, const char *path)
{
	struct input *in = ctx;
	struct str name = str_of(path);

	if (in->jsonl ? str_ends_nocase(name, ".jsonl")
		      : reader_of_path(name) != NULL)
		read_file(in, path);
}

static void
cannot(void *ctx, const char *path, const char *why)
{
	input_problem(ctx, "unreadable", str_of(path), why);
}

void
input_path(struct input *in, const char *path)
{
	size_t before = in->documents + in->problems;
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		read_file(in, path);
		return;
	}
	in->walk.each = found;
	in->walk.trouble = cannot;
	in->walk.ctx = in;
	walk_folder(&in->walk, path);
	if (in->documents + in->problems == before)
		input_problem(in, "no-articles", str_of(path),
		    "no article in this folder");
}

void
input_release(struct input *in)
{
	walk_release(&in->walk);
}
