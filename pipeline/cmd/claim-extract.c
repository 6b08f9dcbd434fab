/* SPDX-License-Identifier: MIT */
/* claim-extract.c - adds the claims of each article, found by rules. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "extract/extract.h"
#include "record/emit.h"
#include "record/stream.h"
#include "record/version.h"
#include "rule/prepared.h"

#define TOOL "claim-extract"

struct options {
	struct rules *rules;
	unsigned flags;  /* of enum extract_flag */
	size_t max_line; /* bytes; 0: the usual */
};

static const char help[] =
    "usage: claim-extract [--rules DIR]... [--quantities] < articles.ndjson\n"
    "Reads an article stream and adds claims and coverage before each done\n"
    "record.\n"
    "\n"
    "  --rules DIR       rules beside our own; a folder or a file, repeatable\n"
    "  --quantities      a quantity record for every number read\n"
    "  --max-line BYTES  the longest line looked at (16 MiB)\n"
    "  --help, --version\n";

static _Noreturn void
usage(const char *what, const char *which)
{
	fprintf(stderr, TOOL ": %s %s; see " TOOL " --help\n", what, which);
	exit(STATUS_USAGE);
}

static int
finish(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return STATUS_OK;
	perror(TOOL ": standard output");
	return STATUS_INCOMPLETE;
}

static _Noreturn void
bad_rules(const struct err *err)
{
	fprintf(stderr, TOOL ": %s\n", err->text);
	exit(STATUS_USAGE);
}

static bool
wants(struct str kind)
{
	return str_is(kind, "document") || str_is(kind, "passage") ||
	    str_is(kind, "citation");
}

static void
write_out(void *s)
{
	stream_flush(s);
}

static int
filter(const struct options *o)
{
	struct extractor *x = extractor_new(o->rules, o->flags);
	struct stream s;
	struct line line;
	struct err err;

	stream_open(&s, TOOL, STREAM_FILTER);
	if (o->max_line > 0)
		s.max_line = o->max_line;
	emit_strz(stream_run(&s), "rules", o->rules->digest);
	extractor_on_full(x, write_out, &s);
	while (stream_next(&s, &line)) {
		err = (struct err){ 0 };
		if (wants(line.kind) &&
		    !extractor_take(x, line.kind, line.bytes, &err))
			stream_bad_line(&s, &line, &err);
		if (str_is(line.kind, "done"))
			extractor_done(x, s.out);
		stream_forward(&s, &line);
	}
	if (extractor_gave_up(x) > 0)
		stream_problem(&s, STATUS_INCOMPLETE,
		    "%zu matches passed the limit of work and were given up; "
		    "claimpipe rules stats shows the rules",
		    extractor_gave_up(x));
	extractor_free(x);
	return stream_close(&s);
}

static size_t
read_bytes(const char *text)
{
	char *end;
	unsigned long long n = strtoull(text, &end, 10);

	if (end == text || *end != '\0' || !is_digit(text[0]) || n == 0)
		usage("--max-line is a number of bytes, not", text);
	return (size_t)n;
}

static void
read_options(struct options *o, int argc, char **argv)
{
	static const struct option names[] = {
		{ "rules", required_argument, NULL, 'r' },
		{ "quantities", no_argument, NULL, 'q' },
		{ "max-line", required_argument, NULL, 'm' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	struct err err = { 0 };
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":h", names, NULL)) != -1)
		switch (c) {
		case 'r':
			if (!rules_add(o->rules, optarg, &err))
				bad_rules(&err);
			break;
		case 'q': o->flags |= EXTRACT_QUANTITIES; break;
		case 'm': o->max_line = read_bytes(optarg); break;
		case 'h':
			fputs(help, stdout);
			exit(finish());
		case 'v':
			puts(TOOL " " CLAIMPIPE_VERSION);
			exit(finish());
		case ':': usage("there is no value behind", argv[optind - 1]);
		default: usage("unknown option", argv[optind - 1]);
		}
	if (optind < argc)
		usage("it reads standard input, not", argv[optind]);
}

int
main(int argc, char **argv)
{
	struct options o = { .rules = rules_new() };
	struct err err = { 0 };
	int status;

	json_set_alloc_funcs(xmalloc, free);
	if (!rules_add_default(o.rules, &err))
		bad_rules(&err);
	read_options(&o, argc, argv);
	if (!prepared_read(o.rules) && !rules_ready(o.rules, &err))
		bad_rules(&err);
	status = filter(&o);
	rules_free(o.rules);
	return status;
}
