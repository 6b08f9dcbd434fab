/* SPDX-License-Identifier: MIT */
/* claim-check.c - adds what an editor should look at. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/xmalloc.h"
#include "check/check.h"
#include "check/example.h"
#include "record/stream.h"
#include "record/version.h"
#include "rule/units.h"

#define TOOL "claim-check"

struct options {
	struct check_choice choice;
	struct str explain;
	bool list;
	size_t max_line; /* bytes; 0: the usual */
	const struct units *units;
};

static const char help[] =
    "usage: claim-check [--only NAMES] [--skip NAMES]\n"
    "       claim-check --list | --explain NAME\n"
    "Reads an article stream and adds findings before each done record.\n"
    "\n"
    "  --only NAMES      these checks only (names joined by commas)\n"
    "  --skip NAMES      all but these\n"
    "  --list            the checks, with level and what they say\n"
    "  --explain NAME    what a check computes, why, with examples\n"
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

static int
list(void)
{
	for (size_t i = 0; all_checks[i] != NULL; i++)
		printf("%-28s %-8s %s\n", all_checks[i]->name,
		    level_name(all_checks[i]->level), all_checks[i]->message);
	return finish();
}

/* An example, and what the check says of it. */
static void
show_example(
    const struct check *check, const char *example, const struct units *units)
{
	const struct check_choice choice = { .only = str_of(check->name) };
	struct view a = { .units = units };
	struct findings out = { 0 };
	struct str rest = str_of(example), line;

	while (str_line(&rest, &line))
		printf("    " STR_FMT "\n", STR_ARG(line));
	if (example_view(example, &a, NULL))
		checks_run(&choice, &a, &out);
	for (size_t i = 0; i < out.n; i++)
		printf("        %s: " STR_FMT "\n",
		    level_name(out.items[i]->level),
		    STR_ARG(out.items[i]->message));
	findings_release(&out);
	view_release(&a);
}

static int
explain(struct str name, const struct units *units)
{
	const struct check *c = check_find(name);

	if (c == NULL) {
		fprintf(stderr,
		    TOOL ": there is no check \"" STR_FMT
			 "\"; --list shows all\n",
		    STR_ARG(name));
		return STATUS_USAGE;
	}
	printf("%s (%s): %s\n\n%s\n\nRests on: %s\n\nSpeaks here:\n", c->name,
	    level_name(c->level), c->message, c->why, c->source);
	for (size_t i = 0; i < CHECK_EXAMPLES && c->bad[i] != NULL; i++)
		show_example(c, c->bad[i], units);
	printf("\nIs silent here:\n");
	for (size_t i = 0; i < CHECK_EXAMPLES && c->good[i] != NULL; i++)
		show_example(c, c->good[i], units);
	return finish();
}

static void
emit_findings(
    struct stream *s, const struct options *o, struct view *a, struct str doc)
{
	struct findings out = { 0 };
	struct identities seen = { 0 };

	view_close(a);
	checks_run(&o->choice, a, &out);
	findings_emit(&out, doc, &seen, s->out);
	if (out.full)
		stream_problem(s, STATUS_INCOMPLETE,
		    "more than %zu findings in one article; the rest is left "
		    "out",
		    FINDINGS_MAX);
	identities_release(&seen);
	findings_release(&out);
}

/* Takes what the checks need of a line; false where it is no record. */
static bool
take(struct stream *s, const struct line *line, struct view *a, bool is_done,
    struct str *doc)
{
	bool opens = str_is(line->kind, "document");
	struct err err = { 0 };
	const struct value *rec;

	/* An article without its "done" ends where a readable one begins. */
	if (opens && a->n_records > 0 &&
	    value_read(&a->arena, line->bytes, NULL) != NULL)
		view_clear(a);
	rec = view_add(a, line->bytes, &err);
	if (rec == NULL) {
		stream_bad_line(s, line, &err);
		return false;
	}
	if (is_done)
		*doc = value_str(rec, "doc");
	return true;
}

static int
filter(const struct options *o)
{
	struct view a = { .units = o->units };
	struct stream s;
	struct line line;

	stream_open(&s, TOOL, STREAM_FILTER);
	if (o->max_line > 0)
		s.max_line = o->max_line;
	while (stream_next(&s, &line)) {
		bool is_done = str_is(line.kind, "done");
		struct str doc;

		if ((is_done || view_wants(line.kind)) &&
		    take(&s, &line, &a, is_done, &doc) && is_done)
			emit_findings(&s, o, &a, doc);
		if (is_done)
			view_clear(&a);
		stream_forward(&s, &line);
	}
	view_release(&a);
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
		{ "only", required_argument, NULL, 'o' },
		{ "skip", required_argument, NULL, 's' },
		{ "list", no_argument, NULL, 'l' },
		{ "explain", required_argument, NULL, 'e' },
		{ "max-line", required_argument, NULL, 'm' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'v' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":h", names, NULL)) != -1)
		switch (c) {
		case 'o': o->choice.only = str_of(optarg); break;
		case 's': o->choice.skip = str_of(optarg); break;
		case 'l': o->list = true; break;
		case 'e': o->explain = str_of(optarg); break;
		case 'm': o->max_line = read_bytes(optarg); break;
		case 'h': fputs(help, stdout); exit(finish());
		case 'v': puts(TOOL " " CLAIMPIPE_VERSION); exit(finish());
		case ':': usage("there is no value behind", argv[optind - 1]);
		default: usage("unknown option", argv[optind - 1]);
		}
	if (optind < argc)
		usage("it reads standard input, not", argv[optind]);
}

int
main(int argc, char **argv)
{
	struct options o = { 0 };
	struct arena arena = { 0 };
	struct err err = { 0 };
	int status;

	json_set_alloc_funcs(xmalloc, free);
	read_options(&o, argc, argv);
	if (o.list)
		return list();
	if (!check_choice_valid(&o.choice, &err) ||
	    (o.units = units_load_default(&arena, &err)) == NULL) {
		fprintf(stderr, TOOL ": %s\n", err.text);
		status = STATUS_USAGE;
	} else if (o.explain.s != NULL) {
		status = explain(o.explain, o.units);
	} else {
		status = filter(&o);
	}
	arena_release(&arena);
	return status;
}
