/* SPDX-License-Identifier: MIT */
/* claim-read.c - reads articles: documents, passages and citations. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "read/input.h"
#include "read/items.h"
#include "record/emit.h"
#include "record/version.h"

enum { OPT_IGNORE = 256, OPT_FILES_FROM, OPT_STDIN_NAME, OPT_MAX_BYTES,
	OPT_VERSION };
enum { NAME_MAX_BYTES = 1 << 20 }; /* of a path in a list */

static const struct option long_options[] = {
	{ "format", required_argument, NULL, 'f' },
	{ "ignore", required_argument, NULL, OPT_IGNORE },
	{ "files-from", required_argument, NULL, OPT_FILES_FROM },
	{ "null", no_argument, NULL, '0' },
	{ "stdin-name", required_argument, NULL, OPT_STDIN_NAME },
	{ "max-bytes", required_argument, NULL, OPT_MAX_BYTES },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ 0 },
};

static const char help[] =
    "usage: claim-read [OPTION...] [PATH...]\n"
    "Reads articles and writes their passages and citations as records.\n"
    "A PATH is a file, a folder, or - for standard input.\n"
    "\n"
    "  -f, --format FORMAT   text, markdown, html, or jsonl: one article a\n"
    "                        line; otherwise the suffix decides\n"
    "      --ignore GLOB     passes over what matches, in folders\n"
    "      --files-from F    reads the paths in file F too (- for standard\n"
    "                        input), one a line\n"
    "  -0, --null            paths in that file end in NUL\n"
    "      --stdin-name NAME the path of standard input in the records\n"
    "      --max-bytes N     the largest article, in bytes (256 MiB)\n"
    "  -h, --help            shows this\n"
    "      --version         shows the version\n";

struct options {
	const char *files_from;
	const char *stdin_name; /* NULL: "-" */
	char separator;
	bool stdin_read;
};

static _Noreturn void
usage(const char *what, const char *which)
{
	fprintf(stderr, "claim-read: %s%s%s%s (see claim-read --help)\n",
	    what, which ? " '" : "", which ? which : "", which ? "'" : "");
	exit(STATUS_USAGE);
}

static void
set_format(struct input *in, const char *name)
{
	in->jsonl = strcmp(name, "jsonl") == 0;
	in->reader = reader_of_name(str_of(name));
	if (!in->jsonl && in->reader == NULL)
		usage("--format is text, markdown, html or jsonl, not",
		    name);
}

static size_t
number(const char *text)
{
	unsigned long long n;
	char *end;

	errno = 0;
	n = strtoull(text, &end, 10);
	if (errno != 0 || *end != '\0' || !is_digit(*text) || n == 0 ||
	    n > INT_MAX)
		usage("--max-bytes is a number from 1 to 2147483647, not",
		    text);
	return (size_t)n;
}

static void
take_options(int argc, char **argv, struct input *in, struct options *o)
{
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":f:0h", long_options, NULL)) !=
	    -1) {
		switch (c) {
		case 'f': set_format(in, optarg); break;
		case '0': o->separator = '\0'; break;
		case OPT_IGNORE: walk_ignore(&in->walk, str_of(optarg)); break;
		case OPT_FILES_FROM: o->files_from = optarg; break;
		case OPT_STDIN_NAME: o->stdin_name = optarg; break;
		case OPT_MAX_BYTES: in->max_bytes = number(optarg); break;
		case 'h': fputs(help, stdout); exit(STATUS_OK);
		case OPT_VERSION: puts("claim-read " CLAIMPIPE_VERSION);
			exit(STATUS_OK);
		case ':': usage("there is no value behind", argv[optind - 1]);
		default: usage("unknown option", argv[optind - 1]);
		}
	}
}

static void
read_stdin(struct input *in, struct options *o)
{
	if (o->stdin_read) {
		stream_problem(in->stream, STATUS_INCOMPLETE,
		    "standard input was already read, '-' is given twice");
		return;
	}
	o->stdin_read = true;
	input_fd(in, STDIN_FILENO,
	    str_of(o->stdin_name != NULL ? o->stdin_name : "-"));
}

static void
read_path(struct input *in, struct options *o, const char *path)
{
	if (strcmp(path, "-") == 0)
		read_stdin(in, o);
	else
		input_path(in, path);
}

/* A NUL inside a path of a list cannot be part of one. */
static void
read_list(struct input *in, struct options *o, int fd)
{
	struct items items = { .fd = fd, .separator = o->separator,
		.limit = NAME_MAX_BYTES };
	struct str item;

	while (items_next(&items, &item)) {
		struct buf path = { 0 };

		if (item.n > 0 && o->separator == '\n' &&
		    item.s[item.n - 1] == '\r')
			item.n--;
		if (item.n == 0)
			continue;
		buf_add(&path, item);
		read_path(in, o, path.s);
		buf_release(&path);
	}
	if (items.failed)
		stream_problem(in->stream, STATUS_INCOMPLETE, "%s: %s",
		    o->files_from, strerror(errno));
	items_release(&items);
}

static void
read_files_from(struct input *in, struct options *o)
{
	int fd;

	if (strcmp(o->files_from, "-") == 0) {
		o->stdin_read = true;
		read_list(in, o, STDIN_FILENO);
		return;
	}
	fd = open(o->files_from, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		stream_problem(in->stream, STATUS_USAGE, "%s: %s",
		    o->files_from, strerror(errno));
		return;
	}
	read_list(in, o, fd);
	close(fd);
}

int
main(int argc, char **argv)
{
	struct stream s;
	struct input in = { .stream = &s, .max_bytes = INPUT_MAX_BYTES };
	struct options o = { .separator = '\n' };
	int status;

	take_options(argc, argv, &in, &o);
	if (optind == argc && o.files_from == NULL)
		usage("no article given: name files, folders or -", NULL);
	stream_open(&s, "claim-read", STREAM_SOURCE);
	for (int i = optind; i < argc; i++)
		read_path(&in, &o, argv[i]);
	if (o.files_from != NULL)
		read_files_from(&in, &o);
	emit_record(s.out, "end");
	emit_int(s.out, "documents", (long long)in.documents);
	emit_record_end(s.out);
	status = stream_close(&s);
	if (status == STATUS_OK && in.problems > 0)
		status = STATUS_INCOMPLETE;
	input_release(&in);
	return status;
}
