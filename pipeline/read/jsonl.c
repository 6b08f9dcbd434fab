/* SPDX-License-Identifier: MIT */
/* jsonl.c - one article a line, from any other system. */
#include "read/jsonl.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "read/date.h"
#include "read/items.h"
#include "record/record.h"

enum { WHERE_MAX = 512 }; /* bytes of "path:number" */

static bool
fields(const json_t *line, struct given *given, const char **why)
{
	struct str format = record_str(line, "format");

	given->path = record_str(line, "path");
	if (given->path.n == 0)
		given->path = record_str(line, "id");
	given->text = record_str(line, "text");
	given->title = record_str(line, "title");
	given->url = record_str(line, "url");
	given->published = record_str(line, "published");
	if (given->path.n == 0)
		*why = "an article needs \"path\" or \"id\"";
	else if (given->text.s == NULL)
		*why = "an article needs \"text\"";
	else if (format.n == 0)
		given->reader = reader_of_path(given->path);
	else if ((given->reader = reader_of_name(format)) == NULL)
		*why = "\"format\" is text, markdown or html";
	if (given->reader == NULL)
		given->reader = reader_of_name(STR("text"));
	return *why == NULL;
}

static void
read_line(struct input *in, struct str bytes, struct str where)
{
	json_error_t error;
	json_auto_t *line = NULL;
	struct given given = { 0 };
	const char *why = NULL;
	char text[256];

	if (bytes.s == NULL) {
		input_problem(in, "too-large", where, "the line is larger "
		    "than an article may be (--max-bytes raises the limit)");
		return;
	}
	line = json_loadb(bytes.s, bytes.n,
	    JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (line == NULL) {
		snprintf(text, sizeof(text), "not JSON: %s", error.text);
		why = text;
	} else if (!json_is_object(line)) {
		why = "not a JSON object";
	}
	if (why == NULL && fields(line, &given, &why))
		input_article(in, &given);
	if (why != NULL)
		input_problem(in, "jsonl", where, why);
}

void
jsonl_read(struct input *in, int fd, struct str path)
{
	/* Escaped text is longer than the article it holds. */
	struct items items = { .fd = fd, .separator = '\n',
		.limit = in->max_bytes * 2 };
	struct str bytes;
	char where[WHERE_MAX];

	for (size_t n = 1; items_next(&items, &bytes); n++) {
		snprintf(where, sizeof(where), STR_FMT ":%zu",
		    STR_ARG(str_sub(path, 0, WHERE_MAX - 32)), n);
		if (bytes.s == NULL || str_trim(bytes).n > 0)
			read_line(in, bytes, str_of(where));
	}
	if (items.failed)
		input_problem(in, "unreadable", path, strerror(errno));
	items_release(&items);
}
