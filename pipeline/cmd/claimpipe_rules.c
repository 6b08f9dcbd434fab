/* SPDX-License-Identifier: MIT */
/* claimpipe_rules.c - for those who write rules: finds the action. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/xmalloc.h"
#include "cmd/rules_verbs.h"
#include "cmd/show.h"
#include "cmd/verbs.h"
#include "record/stream.h"
#include "rule/lint.h"
#include "rule/prepared.h"
#include "rule/program.h"
#include "rule/schema.h"

static const char help[] =
    "usage: claimpipe rules [--rules DIR]... ACTION [argument...]\n"
    "For those who write rules; rules/README.md tells how.\n"
    "\n"
    "  list                    every rule: id, kind, level, title\n"
    "  check                   is all of it well formed, does it compile, can\n"
    "                          it blow up, is something unused\n"
    "  test [--misses] [DIR...]  run the examples of all rules; and articles\n"
    "                          with their X.gold.json, if folders are named\n"
    "  explain ID              a rule, what wakes it, what PCRE2 is given\n"
    "  try PATTERN PATH...     where a pattern would match; writes nothing\n"
    "  stats PATH...           hits and milliseconds of each rule\n"
    "  diff OLD NEW PATH...    claims that rules gain and lose; a folder with\n"
    "                          units.yaml stands alone, others beside our own\n"
    "  prepare FILE [FOLDER]   writes them, or those of a folder, ready to match,\n"
    "                          for make: rules.prepared beside bin/ is used while\n"
    "                          no byte has changed\n"
    "\n"
    "  --rules DIR             rules beside our own; a folder or a file\n"
    "  --help\n"
    "\n"
    "Status 0: all is well, 1: something is to be mended, 2: wrong usage, or\n"
    "rules that cannot be read, 3: something could not be read or written.\n";

int
rules_misuse(const char *text)
{
	fprintf(
	    stderr, "claimpipe: rules: %s; see claimpipe rules --help\n", text);
	return STATUS_USAGE;
}

int
rules_end(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	perror("claimpipe: rules: standard output");
	return STATUS_INCOMPLETE;
}

/* ours: a folder in place of our own rules, or NULL. */
static struct rules *
open_with(const struct rules_request *r, const char *ours)
{
	struct rules *rules = rules_new();
	struct err err = { 0 };
	bool ok = ours == NULL ? rules_add_default(rules, &err)
			       : rules_add(rules, ours, &err);

	for (size_t i = 0; ok && i < r->folders_n; i++)
		ok = rules_add(rules, r->folders[i], &err);
	if (ok && rules_ready(rules, &err))
		return rules;
	fprintf(stderr, "%s\n", err.text);
	rules_free(rules);
	return NULL;
}

struct rules *
rules_open(const struct rules_request *r)
{
	return open_with(r, NULL);
}

int
rules_list(const struct rules_request *r)
{
	struct rules *rules = rules_open(r);

	if (rules == NULL)
		return STATUS_USAGE;
	for (size_t i = 0; i < rules->all_n; i++) {
		const struct rule *rule = rules->all[i];
		const char *level = rule->kind == RULE_CLAIM
					? rule_level_names[rule->level]
					: "-";
		struct str title =
		    rule->title.n > 0 ? rule->title : rule->reason;

		printf("%-40s %-12s %-7s %s", rule->id.s,
		    rule_kind_names[rule->kind], level,
		    rule->off ? "(off) " : "");
		show_text(title);
		putchar('\n');
	}
	rules_free(rules);
	return rules_end(STATUS_OK);
}

static void
print_remark(void *ctx, const struct rule *rule, const char *what)
{
	size_t *n = ctx;

	(void)rule;
	show_text(str_of(what));
	putchar('\n');
	++*n;
}

int
rules_check(const struct rules_request *r)
{
	struct rules *rules = rules_open(r);
	struct err err = { 0 };
	size_t remarks = 0;

	if (rules == NULL)
		return STATUS_USAGE;
	if (!rules_compile(rules, &err)) {
		fprintf(stderr, "%s\n", err.text);
		rules_free(rules);
		return STATUS_USAGE;
	}
	for (size_t i = 0; i < rules->all_n; i++)
		lint_rule(rules, rules->all[i], print_remark, &remarks);
	printf("%zu rules checked, %zu remarks\n", rules->all_n, remarks);
	rules_free(rules);
	return rules_end(remarks > 0 ? STATUS_FINDINGS : STATUS_OK);
}

static void
explain_text(const char *name, struct str text)
{
	if (text.n == 0)
		return;
	printf("%-9s ", name);
	show_text(text);
	putchar('\n');
}

/* With "{}" for a quantity; in quotes where blanks count or where it must be a
 * whole word. */
static void
explain_word(struct str word)
{
	bool quote = word.s[0] == NEEDS_WHOLE ||
		     str_find_byte(word, ' ', 0) < word.n;

	fputs(quote ? "\"" : "", stdout);
	for (size_t i = word.s[0] == NEEDS_WHOLE; i < word.n; i++)
		if (word.s[i] == NEEDS_TOKEN)
			fputs("{}", stdout);
		else
			show_text(str_sub(word, i, i + 1));
	fputs(quote ? "\"" : "", stdout);
}

static void
explain_words(const struct word_set *set)
{
	enum { SHOWN = 12 };

	for (size_t i = 0; i < set->n && i < SHOWN; i++) {
		fputs(i > 0 ? ", " : "", stdout);
		explain_word(set->words[i]);
	}
	if (set->n > SHOWN)
		printf(" and %zu more", set->n - SHOWN);
	putchar('\n');
}

/* A word of each set must be there before the pattern is tried at all: of what it
 * needs itself, and of what its rule requires. */
static void
explain_sets(const struct pattern *p)
{
	const char *before = p->rule->on_text
				 ? "  is woken by (a 0 is any digit): "
				 : "  is woken by: ";

	if (p->keywords.n > 0) {
		fputs(before, stdout);
		explain_words(&p->keywords);
		before = "  and by: ";
	}
	for (size_t i = 0; i < p->needs.sets_n; i++) {
		fputs(before, stdout);
		explain_words(&p->needs.sets[i]);
		before = "  and by: ";
	}
	for (size_t i = 0; i < p->rule->requires_n; i++) {
		const struct needs *n = &p->rule->requires[i]->needs;

		if (n->sets_n == 0)
			continue;
		fputs(before, stdout);
		explain_words(&n->sets[0]);
		before = "  and by: ";
	}
	if (p->wanted & 1u << LEAD_SET) {
		fputs(p->tail != NULL ? "  its tail begins with: "
				      : "  begins with: ", stdout);
		explain_words(p->tail != NULL ? &p->tail->needs.lead.words
					      : &p->needs.lead.words);
	}
	if (p->wanted == 0 && !p->rule->off)
		puts("  is woken by: every sentence (it needs no word)");
}

static void
explain_pattern(const char *name, const struct pattern *p, bool wakes)
{
	printf("\n%s, at %s:%zu\n  ", name, p->node->file, p->node->line);
	show_text(p->text);
	putchar('\n');
	if (wakes)
		explain_sets(p);
	fputs("  PCRE2: ", stdout);
	show_text(str_sub(p->expanded, 0, 2000));
	puts(p->expanded.n > 2000 ? "..." : "");
}

static void
explain_examples(const struct rule *rule)
{
	static const char *const keys[] = { "match", "ok" };

	for (size_t k = 0; k < COUNT(keys); k++) {
		const struct yaml *i;

		printf("\n%s\n", k == 0 ? "matches" : "does not match");
		for (i = yaml_first(yaml_get(rule->tests, keys[k])); i != NULL;
		     i = i->next) {
			fputs("  ", stdout);
			show_text(i->type == YAML_MAP
				      ? yaml_text(yaml_get(i, "text"))
				      : yaml_text(i));
			putchar('\n');
		}
	}
}

static void
explain_rule(const struct rule *rule)
{
	printf("%s, one of %s in %s:%zu%s\n", rule->id.s,
	    rule_kind_names[rule->kind], rule->node->file, rule->node->line,
	    rule->off ? ", switched off" : "");
	explain_text("title", rule->title);
	explain_text("type", rule->type);
	explain_text("measures", rule->measures);
	explain_text("reason", rule->reason);
	if (rule->kind == RULE_CLAIM)
		explain_text("level", str_of(rule_level_names[rule->level]));
	printf("%-9s %d\n", "rank", rule->rank);
	explain_text("message", rule->message);
	explain_text("ask", rule->ask);
	explain_text("why", rule->why);
	explain_text("source", rule->source);
	for (size_t i = 0; i < rule->patterns_n; i++)
		explain_pattern("pattern", rule->patterns[i], true);
	for (size_t i = 0; i < rule->requires_n; i++)
		explain_pattern("requires", rule->requires[i], false);
	for (size_t i = 0; i < rule->unless_n; i++)
		explain_pattern("unless", rule->unless[i], false);
	explain_examples(rule);
}

static int
no_such_rule(const struct rules *rules, const char *id)
{
	const char **ids = xcalloc(rules->all_n + 1, sizeof(*ids));
	char hint[SCHEMA_HINT];

	for (size_t i = 0; i < rules->all_n; i++)
		ids[i] = rules->all[i]->id.s;
	fprintf(stderr, "claimpipe: rules: no rule has the id \"%s\"%s\n", id,
	    schema_hint(hint, str_of(id), ids));
	free(ids);
	return STATUS_USAGE;
}

int
rules_explain(const struct rules_request *r)
{
	const struct rule *rule;
	struct rules *rules;
	int status = STATUS_OK;

	if (r->args_n != 1)
		return rules_misuse("explain wants the id of one rule");
	rules = rules_open(r);
	if (rules == NULL)
		return STATUS_USAGE;
	rule = rules_find(rules, str_of(r->args[0]));
	if (rule != NULL)
		explain_rule(rule);
	else
		status = no_such_rule(rules, r->args[0]);
	rules_free(rules);
	return rules_end(status);
}

static int
rules_prepare(const struct rules_request *r)
{
	struct rules *rules;
	struct err err = { 0 };

	if (r->args_n != 1 && r->args_n != 2)
		return rules_misuse("prepare wants the name of one file, "
				    "and at most one folder");
	rules = open_with(r, r->args_n == 2 ? r->args[1] : NULL);
	if (rules == NULL)
		return STATUS_USAGE;
	if (!prepared_write(rules, r->args[0], &err))
		fprintf(stderr, "%s\n", err.text);
	rules_free(rules);
	if (err.kind == ERR_NONE)
		return STATUS_OK;
	return err.kind == ERR_USAGE ? STATUS_USAGE : STATUS_INCOMPLETE;
}

static const struct {
	const char *name;
	int (*run)(const struct rules_request *r);
	bool arguments;
} actions[] = {
	{ "list", rules_list, false },
	{ "check", rules_check, false },
	{ "test", rules_test, true },
	{ "explain", rules_explain, true },
	{ "try", rules_try, true },
	{ "stats", rules_stats, true },
	{ "diff", rules_diff, true },
	{ "prepare", rules_prepare, true },
};

static int
act(const struct rules_request *r, const char *name)
{
	const char *names[COUNT(actions) + 1] = { NULL };
	char hint[SCHEMA_HINT], text[200];

	for (size_t i = 0; i < COUNT(actions); i++) {
		names[i] = actions[i].name;
		if (strcmp(name, actions[i].name) != 0)
			continue;
		if (r->args_n > 0 && !actions[i].arguments)
			return rules_misuse("too many arguments");
		return actions[i].run(r);
	}
	snprintf(text, sizeof(text), "no action is called \"%.60s\"%s", name,
	    schema_hint(hint, str_of(name), names));
	return rules_misuse(text);
}

int
claimpipe_rules(int argc, char **argv)
{
	static const struct option options[] = {
		{ "rules", required_argument, NULL, 'r' },
		{ "misses", no_argument, NULL, 'm' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 },
	};
	struct rules_request r = { 0 };
	int c, status;

	json_set_alloc_funcs(xmalloc, free);
	opterr = 0;
	optind = 1;
	r.folders = xcalloc((size_t)argc + 1, sizeof(*r.folders));
	while ((c = getopt_long(argc, argv, ":h", options, NULL)) != -1)
		switch (c) {
		case 'r': r.folders[r.folders_n++] = optarg; break;
		case 'm': r.misses = true; break;
		case 'h':
			free(r.folders);
			fputs(help, stdout);
			return rules_end(STATUS_OK);
		default:
			free(r.folders);
			return rules_misuse(
			    c == ':'
				? "there is no value behind the last option"
				: "unknown option");
		}
	r.args = argv + optind + 1;
	r.args_n = argc - optind - 1;
	status = optind < argc ? act(&r, argv[optind])
			       : rules_misuse("say what to do");
	free(r.folders);
	return status;
}
