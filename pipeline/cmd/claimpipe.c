/* SPDX-License-Identifier: MIT */
/* claimpipe.c - the command people type: finds the verb. */
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "cmd/verbs.h"
#include "record/stream.h"
#include "record/version.h"

static const struct verb {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *about;
} verbs[] = {
	{ "check", claimpipe_check, "review the numbers of articles" },
	{ "explain", claimpipe_explain,
	    "what became of each number of a line" },
	{ "rules", claimpipe_rules, "check, test and try out rules" },
	{ "cache", claimpipe_cache, "what is kept of the answers of APIs" },
	{ "doctor", claimpipe_doctor,
	    "is everything there, can it be reached" },
};

static int
help(FILE *to)
{
	fputs(
	    "usage: claimpipe VERB [options] [arguments]\n"
	    "\n"
	    "Reviews the numbers in health articles: it finds what they claim, "
	    "asks what\n"
	    "the cited works say, and shows an editor what to look at.\n"
	    "\n",
	    to);
	for (size_t i = 0; i < COUNT(verbs); i++)
		fprintf(to, "  %-9s %s\n", verbs[i].name, verbs[i].about);
	fputs("\n"
	      "  claimpipe check article.md\n"
	      "  claimpipe check --offline articles/\n"
	      "  claimpipe check -f html:report.html -f text "
	      "--mailto you@example.org articles/\n"
	      "\n"
	      "claimpipe VERB --help says more; so does man claimpipe.\n",
	    to);
	return fflush(to) == 0 ? STATUS_OK : STATUS_INCOMPLETE;
}

int
main(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "--help";

	for (size_t i = 0; i < COUNT(verbs); i++)
		if (strcmp(verb, verbs[i].name) == 0)
			return verbs[i].run(argc - 1, argv + 1);
	if (strcmp(verb, "--help") == 0 || strcmp(verb, "-h") == 0 ||
	    strcmp(verb, "help") == 0)
		return help(stdout);
	if (strcmp(verb, "--version") == 0)
		return printf("claimpipe %s\n", CLAIMPIPE_VERSION) > 0 &&
			       fflush(stdout) == 0
			   ? STATUS_OK
			   : STATUS_INCOMPLETE;
	fprintf(
	    stderr, "claimpipe: no verb \"%s\"; see claimpipe --help\n", verb);
	return STATUS_USAGE;
}
