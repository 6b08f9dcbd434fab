/* SPDX-License-Identifier: MIT */
/* claim-extract - finds the numeric health claims of articles. */
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "extract/extract.h"
#include "record/emit.h"
#include "record/stream.h"
#include "record/version.h"
#include "rule/rules.h"

static const char help[] =
    "usage: claim-extract [--rules PATH]... [--no-default-rules]\n"
    "                     [--quantities] [--max-line BYTES]\n"
    "\n"
    "Reads the records of claim-read on standard input, adds a claim record\n"
    "for each thing that is claimed and a coverage record for each article.\n"
    "\n"
    "  -r, --rules PATH        rules of yours beside ours: a folder or a file\n"
    "  -n, --no-default-rules  only the rules given with --rules\n"
    "  -q, --quantities        a record for every number that was read\n"
    "  -m, --max-line BYTES    longest line that is looked at\n"
    "  -h, --help              this text\n"
    "  -V, --version           the version\n";

static const struct option options[] = {
	{ "rules", required_argument, NULL, 'r' },
	{ "no-default-rules", no_argument, NULL, 'n' },
	{ "quantities", no_argument, NULL, 'q' },
	{ "max-line", required_argument, NULL, 'm' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 }
};

struct settings {
	const char **packs;
	size_t packs_n, packs_cap;
	size_t max_line;
	bool no_default;
	unsigned flags;
};

static _Noreturn void
usage(const char *what)
{
	fprintf(stderr, "claim-extract: %s; see claim-extract --help\n", what);
	exit(STATUS_USAGE);
}

static size_t
bytes_of(const char *text)
{
	char *end;
	unsigned long long n = strtoull(text, &end, 10);

	if (!is_digit(text[0]) || *end != '\0' || n == 0 || n > SIZE_MAX / 4)
		usage("--max-line wants a number of bytes");
	return (size_t)n;
}

static _Noreturn void
print_and_exit(const char *text)
{
	fputs(text, stdout);
	exit(fflush(stdout) == 0 ? STATUS_OK : STATUS_INCOMPLETE);
}

static void
read_options(int argc, char **argv, struct settings *s)
{
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, "r:nqm:hV", options, NULL)) != -1) {
		switch (c) {
		case 'r':
			s->packs = xgrow(s->packs, s->packs_n, &s->packs_cap,
			    sizeof(*s->packs));
			s->packs[s->packs_n++] = optarg;
			break;
		case 'n': s->no_default = true; break;
		case 'q': s->flags |= EXTRACT_QUANTITIES; break;
		case 'm': s->max_line = bytes_of(optarg); break;
		case 'h': print_and_exit(help);
		case 'V':
			print_and_exit("claim-extract " CLAIMPIPE_VERSION "\n");
		default: usage("unknown option, or one without its value");
		}
	}
	if (optind < argc)
		usage("reads standard input and takes no file names");
}

static bool
load(struct rules *rules, const struct settings *s, struct err *err)
{
	if (!s->no_default && !rules_add_default(rules, err))
		return false;
	for (size_t i = 0; i < s->packs_n; i++)
		if (!rules_add(rules, s->packs[i], err))
			return false;
	if (!rules_ready(rules, err))
		return false;
	/* Ours are compiled by the tests; those of others here. */
	return s->packs_n == 0 || rules_compile(rules, err);
}

static void
run(struct stream *s, struct extractor *x)
{
	struct line line;

	while (stream_next(s, &line)) {
		struct err err = { 0 };

		if (!extractor_take(x, line.kind, line.bytes, &err))
			stream_bad_line(s, &line, &err);
		if (str_is(line.kind, "done"))
			extractor_done(x, s->out);
		stream_forward(s, &line);
	}
	if (extractor_gave_up(x) > 0)
		stream_problem(s, STATUS_INCOMPLETE, "%zu times a rule was "
		    "given up that took too many steps on a sentence; "
		    "\"claimpipe rules stats\" shows which",
		    extractor_gave_up(x));
}

int
main(int argc, char **argv)
{
	struct settings settings = { .max_line = STREAM_MAX_LINE };
	struct err err = { 0 };
	struct extractor *x;
	struct rules *rules;
	struct stream s;
	int status;

	read_options(argc, argv, &settings);
	json_set_alloc_funcs(xmalloc, free);
	rules = rules_new();
	if (!load(rules, &settings, &err)) {
		fprintf(stderr, "claim-extract: %s\n", err.text);
		rules_free(rules);
		free(settings.packs);
		return STATUS_USAGE;
	}
	x = extractor_new(rules, settings.flags);
	stream_open(&s, "claim-extract", STREAM_FILTER);
	s.max_line = settings.max_line;
	emit_strz(stream_run(&s), "rules", rules->digest);
	run(&s, x);
	status = stream_close(&s);
	extractor_free(x);
	rules_free(rules);
	free(settings.packs);
	return status;
}
