/* SPDX-License-Identifier: MIT */
/* chain_inputs.c - the articles of a run, one path each. */
#include "cmd/chain_inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cmd/chain.h"
#include "read/items.h"
#include "read/reader.h"

enum { PATH_MAX_BYTES = 64 * 1024 }; /* of a path in a list */

static void
append(struct inputs *in, const char *path)
{
	in->items = xgrow(in->items, in->n, &in->cap, sizeof(*in->items));
	in->items[in->n++] = xstrdup(path);
}

void
inputs_option(struct inputs *in, const char *name, const char *value)
{
	if (strcmp(name, "--ignore") == 0)
		walk_ignore(&in->walk, str_of(value));
	else if (strcmp(name, "--format") == 0)
		in->jsonl = strcmp(value, "jsonl") == 0;
}

/* Of a folder, only what has a suffix we know. */
static void
found(void *ctx, const char *path)
{
	struct inputs *in = ctx;
	struct str name = str_of(path);

	if (in->jsonl ? str_ends_nocase(name, ".jsonl")
		      : reader_of_path(name) != NULL)
		append(in, path);
}

static void
trouble(void *ctx, const char *path, const char *why)
{
	(void)why; /* claim-read will meet it again */
	append(ctx, path);
}

void
inputs_add(struct inputs *in, const char *path)
{
	size_t before = in->n;
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		in->walk.each = found;
		in->walk.trouble = trouble;
		in->walk.ctx = in;
		walk_folder(&in->walk, path);
	}
	if (in->n == before)
		append(in, path);
}

bool
inputs_add_list(struct inputs *in, const char *file, struct err *err)
{
	struct items items = { .separator = '\n', .limit = PATH_MAX_BYTES };
	struct str item;
	bool ok;

	items.fd = open(file, O_RDONLY | O_CLOEXEC);
	if (items.fd < 0)
		return err_errno(err, "%s", file);
	while (items_next(&items, &item)) {
		char *path;

		if (item.n > 0 && item.s[item.n - 1] == '\r')
			item.n--;
		if (item.n == 0)
			continue;
		path = xstrndup(item.s, item.n);
		inputs_add(in, path);
		free(path);
	}
	ok = !items.failed || err_errno(err, "%s", file);
	items_release(&items);
	(void)close(items.fd);
	return ok;
}

int
inputs_file(const struct inputs *in, size_t from, size_t to)
{
	int fd = nameless_file();
	int copy = fd >= 0 ? dup(fd) : -1;
	FILE *f = copy >= 0 ? fdopen(copy, "w") : NULL;
	bool ok = f != NULL;

	for (size_t i = from; ok && i < to; i++)
		ok = fwrite(in->items[i], strlen(in->items[i]) + 1, 1, f) == 1;
	ok = f != NULL && fclose(f) == 0 && ok;
	if (ok && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	if (fd >= 0)
		(void)close(fd);
	return -1;
}

void
inputs_release(struct inputs *in)
{
	for (size_t i = 0; i < in->n; i++)
		free(in->items[i]);
	free(in->items);
	walk_release(&in->walk);
	*in = (struct inputs){ 0 };
}
