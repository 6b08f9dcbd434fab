/* SPDX-License-Identifier: MIT */
/* lint.c - what is well formed in a rule and yet a mistake. */
#include "rule/lint.h"

#include <stdarg.h>
#include <stdio.h>

#include "rule/probe.h"
#include "rule/program.h"

struct lint {
	const struct rules *rules;
	const struct rule *rule;
	lint_found *found;
	void *ctx;
};

static void remark(const struct lint *l, const struct yaml *at,
    const char *format, ...) PRINTF_LIKE(3, 4);

static void
remark(const struct lint *l, const struct yaml *at, const char *format, ...)
{
	struct err err = { 0 };
	char what[300];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	yaml_err(&err, at, "%s: %s", l->rule->id.s, what);
	l->found(l->ctx, l->rule, err.text);
}

/* Does text name {group}? */
static bool
names_group(struct str text, struct str group)
{
	for (size_t at = 0; (at = str_find(text, group, at)) < text.n; at++)
		if (at > 0 && text.s[at - 1] == '{' && at + group.n < text.n &&
		    text.s[at + group.n] == '}')
			return true;
	return false;
}

static bool
examples_name(const struct rule *rule, struct str group)
{
	const struct yaml *list = yaml_get(rule->tests, "match");

	for (const struct yaml *i = yaml_first(list); i != NULL; i = i->next)
		if (yaml_get(i, group.s) != NULL)
			return true;
	return false;
}

static bool
is_used(const struct rule *rule, struct str group)
{
	static const char *const known[] = { "q", "q2", "q3", "q4", "subject",
		"comparison", "outcome", "population", "attribution",
		"direction" };

	for (size_t i = 0; i < COUNT(known); i++)
		if (str_is(group, known[i]))
			return true;
	for (size_t i = 0; i < rule->where_n; i++)
		if (str_eq(rule->where[i].group, group))
			return true;
	return names_group(rule->message, group) ||
	       names_group(rule->ask, group) || examples_name(rule, group);
}

static bool
has_group(const struct rule *rule, struct str group)
{
	for (size_t i = 0; i < rule->patterns_n; i++) {
		struct str names[GROUPS_MAX];
		size_t n = program_groups(rule->patterns[i], names);

		for (size_t k = 0; k < n; k++)
			if (str_eq(names[k], group))
				return true;
	}
	return false;
}

static void
look_at_groups(const struct lint *l, const struct pattern *p)
{
	struct str names[GROUPS_MAX];
	size_t n = program_groups(p, names);

	for (size_t i = 0; i < n; i++)
		if (!is_used(l->rule, names[i]))
			remark(l, p->node, "nothing uses the group \"%s\"",
			    names[i].s);
}

/* {names} of a text that are no group read as "it" for ever. */
static void
look_at_names(const struct lint *l, const char *key, struct str text)
{
	static const char *const own[] = { "quote", "value", "sentence" };
	size_t at = 0, end;

	while ((at = str_find_byte(text, '{', at)) < text.n) {
		struct str name;
		bool known = false;

		end = str_find_byte(text, '}', at);
		name = str_sub(text, at + 1, end);
		at = end;
		for (size_t i = 0; i < COUNT(own); i++)
			known = known || str_is(name, own[i]);
		if (!known && !has_group(l->rule, name))
			remark(l, yaml_get(l->rule->node, key),
			    "no group is called \"" STR_FMT "\"",
			    STR_ARG(name));
	}
}

static void
look_at_conditions(const struct lint *l)
{
	for (size_t i = 0; i < l->rule->where_n; i++)
		if (!has_group(l->rule, l->rule->where[i].group))
			remark(l, yaml_get(l->rule->node, "where"),
			    "no group is called \"" STR_FMT "\"",
			    STR_ARG(l->rule->where[i].group));
}

/* Behind what opens groups: "(", "(?:", "(?<q>". */
static size_t
over_openings(struct str text, size_t at)
{
	while (at < text.n && text.s[at] == '(') {
		at++;
		if (str_starts(str_from(text, at), "?:"))
			at += 2;
		else if (str_starts(str_from(text, at), "?<"))
			at = str_find_byte(text, '>', at) + 1;
	}
	return at;
}

static bool
is_quantity_name(struct str name)
{
	enum dimension dim;

	return str_is(name, "quantity") || str_is(name, "aside") ||
	       dimension_of_name(name, &dim);
}

/* The first name of "{count|mass}" at text[at]; none if no brace is there. */
static struct str
name_in_braces(struct str text, size_t at)
{
	size_t end = at + 1;

	if (at >= text.n || text.s[at] != '{')
		return STR_NONE;
	while (end < text.n && is_alpha(text.s[end]))
		end++;
	return str_sub(text, at + 1, end);
}

/* The brace that closed right before text[at], groups closed in between. */
static size_t
brace_before(struct str text, size_t at)
{
	while (at > 0 && text.s[at - 1] == ')')
		at--;
	if (at == 0 || text.s[at - 1] != '}')
		return text.n;
	while (at > 0 && text.s[at - 1] != '{')
		at--;
	return at > 0 ? at - 1 : text.n;
}

/* A quantity is one byte that is no letter: a blank and it have no \b between. */
static void
look_at_boundaries(const struct lint *l, const struct pattern *p)
{
	struct str text = p->text;

	for (size_t at = 0; (at = str_find(text, STR("\\b"), at)) < text.n;
	     at += 2) {
		struct str behind = name_in_braces(text, over_openings(text, at + 2));
		struct str before = name_in_braces(text, brace_before(text, at));

		if (is_quantity_name(behind))
			remark(l, p->node, "\\b before {" STR_FMT "} holds only "
			    "behind a letter: leave it out", STR_ARG(behind));
		if (is_quantity_name(before))
			remark(l, p->node, "\\b behind {" STR_FMT "} holds only "
			    "before a letter: leave it out", STR_ARG(before));
	}
}

static void
look_at_patterns(const struct lint *l, struct pattern *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char text[60];

		look_at_boundaries(l, list[i]);
		if (probe_blows_up(list[i], LINT_PIECE, text))
			remark(l, list[i]->node,
			    "the pattern can blow up: it "
			    "passes the limit of work in a text such as "
			    "\"%s...\"",
			    text);
	}
}

static void
look_at_examples(const struct lint *l)
{
	static const char *const keys[] = { "match", "ok" };

	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct yaml *list = yaml_get(l->rule->tests, keys[i]);

		if (yaml_first(list)->next == NULL &&
		    l->rule->kind == RULE_CLAIM)
			remark(l, list,
			    "only one example under \"%s\"; two "
			    "or more tell what is meant",
			    keys[i]);
	}
}

void
lint_rule(const struct rules *rules, const struct rule *rule, lint_found *found,
    void *ctx)
{
	const struct lint l = { rules, rule, found, ctx };

	for (size_t i = 0; i < rule->patterns_n; i++)
		look_at_groups(&l, rule->patterns[i]);
	look_at_names(&l, "message", rule->message);
	look_at_names(&l, "ask", rule->ask);
	look_at_conditions(&l);
	look_at_examples(&l);
	look_at_patterns(&l, rule->patterns, rule->patterns_n);
	look_at_patterns(&l, rule->requires, rule->requires_n);
	look_at_patterns(&l, rule->unless, rule->unless_n);
	if (rule->kind == RULE_CLAIM && rule->ask.n == 0)
		remark(&l, rule->node, "no question for the author (ask)");
	if (rule->kind == RULE_CLAIM && rule->why.n == 0)
		remark(&l, rule->node, "no reason (why)");
}
