/* SPDX-License-Identifier: MIT */
/* claim-report.c - turns a stream into reports and an exit status. */
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "record/version.h"
#include "report/report.h"

enum { DEFAULT_WIDTH = 80, MIN_WIDTH = 40, MAX_WIDTH = 500 }; /* columns */

enum { OPT_FAIL_ON = 256, OPT_MIN_LEVEL, OPT_ALLOW_PARTIAL,
	OPT_MAX_FINDINGS, OPT_MAX_LINE, OPT_PROGRESS_FD, OPT_COLOUR, OPT_WIDTH, OPT_VERSION };

static const struct option options[] = {
	{ "format", required_argument, NULL, 'f' },
	{ "fail-on", required_argument, NULL, OPT_FAIL_ON },
	{ "min-level", required_argument, NULL, OPT_MIN_LEVEL },
	{ "allow-partial", no_argument, NULL, OPT_ALLOW_PARTIAL },
	{ "max-findings", required_argument, NULL, OPT_MAX_FINDINGS },
	{ "max-line", required_argument, NULL, OPT_MAX_LINE },
	{ "progress-fd", required_argument, NULL, OPT_PROGRESS_FD },
	{ "color", required_argument, NULL, OPT_COLOUR },
	{ "width", required_argument, NULL, OPT_WIDTH },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ NULL, 0, NULL, 0 },
};

static const char help_text[] =
    "usage: claim-report [-f FORMAT[:FILE]]... [options] < stream\n"
    "\n"
    "Turns the records of the chain into reports for people, and into an exit\n"
    "status. Without -f: text on standard output.\n"
    "\n"
    "  -f, --format FORMAT[:FILE]  may be given more than once\n";

static const char help_options[] =
    "\n"
    "      --min-level LEVEL       show note (default), warning or error and "
    "above\n"
    "      --fail-on LEVEL[:new]   status 1 from this level on: never, note,\n"
    "                              warning, error (default)\n"
    "      --allow-partial         what could not be checked does not make the\n"
    "                              status 3\n"
    "      --max-findings N        show at most N findings, count the rest\n"
    "      --max-line BYTES        the longest record looked at (16 MiB)\n"
    "      --progress-fd N         write a byte there for each article\n"
    "      --color WHEN            auto (default), always or never\n"
    "      --width N               columns of text\n"
    "  -h, --help, --version\n"
    "\n"
    "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage,\n"
    "3 incomplete. More: man claim-report\n";

static int
help(void)
{
	fputs(help_text, stdout);
	for (size_t i = 0; all_writers[i] != NULL; i++)
		printf("        %-8s %s\n", all_writers[i]->name,
		    all_writers[i]->about);
	fputs(help_options, stdout);
	return fflush(stdout) == 0 ? STATUS_OK : STATUS_INCOMPLETE;
}

static int
usage(const struct err *err)
{
	fprintf(stderr, "claim-report: %s; see claim-report --help\n",
	    err->text);
	return STATUS_USAGE;
}

static bool
read_size(const char *name, const char *text, size_t least, size_t most,
    size_t *value, struct err *err)
{
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(text, &end, 10);
	if (errno != 0 || *end != '\0' || !is_digit(text[0]) || n < least ||
	    n > most)
		return err_set(err, ERR_USAGE,
		    "%s %s: a number from %zu to %zu is wanted", name, text,
		    least, most);
	*value = (size_t)n;
	return true;
}

static bool
read_level(const char *name, struct str text, enum level *level,
    struct err *err)
{
	return level_of_name(text, level) ||
	    err_set(err, ERR_USAGE, "%s " STR_FMT ": the levels are note, "
	    "warning and error", name, STR_ARG(text));
}

static bool
read_fail_on(const char *text, struct report_options *o, struct err *err)
{
	struct str level, only;

	o->fail_new = str_cut(str_of(text), ':', &level, &only);
	if (o->fail_new && !str_is(only, "new"))
		return err_set(err, ERR_USAGE,
		    "--fail-on %s: after the colon only \"new\"", text);
	o->fail = !str_is(level, "never");
	return !o->fail || read_level("--fail-on", level, &o->fail_level, err);
}

/* https://no-color.org: set and not empty. */
static bool
colour_is_welcome(void)
{
	const char *no = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && (no == NULL || *no == '\0') &&
	    (term == NULL || strcmp(term, "dumb") != 0);
}

static bool
read_colour(const char *text, struct report_options *o, struct err *err)
{
	if (strcmp(text, "always") == 0)
		o->colour = true;
	else if (strcmp(text, "never") == 0)
		o->colour = false;
	else if (strcmp(text, "auto") == 0)
		o->colour = colour_is_welcome();
	else
		return err_set(err, ERR_USAGE,
		    "--color %s: auto, always or never", text);
	return true;
}

/* Of the terminal; where there is none the output must not depend on it. */
static size_t
terminal_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) ||
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
	    size.ws_col < MIN_WIDTH)
		return DEFAULT_WIDTH;
	return size.ws_col < MAX_WIDTH ? size.ws_col : MAX_WIDTH;
}

static bool
take_option(struct report *r, int c, struct err *err)
{
	struct report_options *o = &r->options;

	switch (c) {
	case 'f':
		return report_add_output(r, optarg, err);
	case OPT_FAIL_ON:
		return read_fail_on(optarg, o, err);
	case OPT_MIN_LEVEL:
		return read_level("--min-level", str_of(optarg),
		    &o->min_level, err);
	case OPT_ALLOW_PARTIAL:
		o->allow_partial = true;
		return true;
	case OPT_MAX_FINDINGS:
		return read_size("--max-findings", optarg, 0, SIZE_MAX,
		    &o->max_findings, err);
	case OPT_MAX_LINE:
		return read_size("--max-line", optarg, 1, BUF_LIMIT,
		    &o->max_line, err);
	case OPT_PROGRESS_FD:
		return read_size("--progress-fd", optarg, 3, INT_MAX,
		    &o->progress_fd, err);
	case OPT_COLOUR:
		return read_colour(optarg, o, err);
	case OPT_WIDTH:
		return read_size("--width", optarg, MIN_WIDTH, MAX_WIDTH,
		    &o->width, err);
	default:
		return err_set(err, ERR_USAGE, "wrong option");
	}
}

int
main(int argc, char **argv)
{
	struct report r = { .options = { .fail = true,
		.fail_level = LEVEL_ERROR, .max_findings = SIZE_MAX,
		.width = terminal_width(), .colour = colour_is_welcome() } };
	struct err err = { 0 };
	int c;

	while ((c = getopt_long(argc, argv, "f:h", options, NULL)) != -1) {
		if (c == 'h')
			return help();
		if (c == OPT_VERSION)
			return printf("claim-report %s\n",
			    CLAIMPIPE_VERSION) > 0 && fflush(stdout) == 0
			    ? STATUS_OK : STATUS_INCOMPLETE;
		if (c == '?')
			return STATUS_USAGE; /* getopt said it */
		if (!take_option(&r, c, &err))
			return usage(&err);
	}
	if (optind < argc) {
		err_set(&err, ERR_USAGE, "%s: it reads standard input",
		    argv[optind]);
		return usage(&err);
	}
	if (r.noutputs == 0 && !report_add_output(&r, "text", &err))
		return usage(&err);
	return report_run(&r);
}
