/* SPDX-License-Identifier: MIT */
/* schema.c - reads a rule from its file. */
#include "rule/schema_value.h"

#include <stdlib.h>
#include <string.h>

#include "measure/quantity.h"
#include "record/part.h"
#include "rule/expand.h"
#include "rule/tail.h"

const char *const rule_kind_names[] = { "exclusions", "rules", "contexts",
	"attributions", "polarities", NULL };
const char *const rule_level_names[] = { "note", "warning", "error", NULL };
const char *const polarity_names[] = { "asserted", "qualified", "disputed",
	"refuted", NULL };
const char *const claim_types[] = { "efficacy_percent", "effect_size",
	"comparison", "risk_relative", "risk_absolute", "adverse_rate",
	"prevalence", "dose", "limit", "target", "composition",
	"duration_frequency", "time_to_effect", "measurement_threshold",
	"physiological_fact", "device_parameter", "sample_size", "statistic",
	"survival", "count", "quantity", "wording", NULL };

enum { TITLE_MAX = 80, LIST_MAX = 200 };

/* Only patterns that wake, or that waking ones require, have needs. */
static struct pattern *
read_pattern(struct reading *r, const struct yaml *node, bool wakes)
{
	struct pattern *p = arena_zalloc(r->arena, sizeof(*p));

	if (node->type != YAML_SCALAR || node->text.n == 0) {
		yaml_err(r->err, node, "a pattern is a text");
		return NULL;
	}
	if (node->style == YAML_DOUBLE) {
		yaml_err(r->err, node, "a pattern cannot stand in double "
		    "quotes, where YAML eats backslashes; write it in single "
		    "quotes or in a block that begins with |-");
		return NULL;
	}
	p->rule = r->rule;
	p->node = node;
	p->text = node->text;
	if (!pattern_expand(r->arena, r->lexicons, p, r->err))
		return NULL;
	if (!wakes)
		return p;
	p->needs = needs_of(r->arena, p->expanded, r->rule->on_text);
	p->tail = tail_new(r->arena, p);
	return p;
}

static bool
read_patterns(struct reading *r, const struct yaml *node,
    bool wakes, struct pattern ***list, size_t *n)
{
	size_t count = schema_count(node);

	if (count == 0 || count > LIST_MAX)
		return yaml_err(r->err, node, "expected 1 to %d patterns",
		    LIST_MAX);
	*list = arena_alloc(r->arena, count * sizeof(**list));
	for (const struct yaml *i = schema_first(node); i; i = schema_next(node, i)) {
		struct pattern *p = read_pattern(r, i, wakes);

		if (p == NULL)
			return false;
		(*list)[(*n)++] = p;
	}
	return true;
}

static bool
read_id(struct reading *r, const struct yaml *node)
{
	struct str id = yaml_text(node);
	bool dot = false;

	for (size_t i = 0; i < id.n; i++) {
		if (!is_lower(id.s[i]) && !is_digit(id.s[i]) &&
		    id.s[i] != '-' && id.s[i] != '.')
			return yaml_err(r->err, node, "an id is made of small "
			    "letters, digits, \"-\" and dots");
		dot = dot || id.s[i] == '.';
	}
	if (!dot || id.n > TITLE_MAX || !is_lower(id.s[0]))
		return yaml_err(r->err, node,
		    "an id has a family and a name: efficacy.percent");
	r->rule->id = id;
	return true;
}

static bool
read_type(struct reading *r, const struct yaml *node)
{
	size_t at;

	r->rule->type = node->text;
	return schema_name(node, "type", claim_types, &at, r->err);
}

static bool
read_level(struct reading *r, const struct yaml *node)
{
	size_t at;

	if (!schema_name(node, "level", rule_level_names, &at, r->err))
		return false;
	r->rule->level = (enum rule_level)at;
	return true;
}

static bool
read_polarity(struct reading *r, const struct yaml *node)
{
	size_t at;

	if (!schema_name(node, "polarity", polarity_names, &at, r->err))
		return false;
	r->rule->polarity = (enum polarity)at;
	return true;
}

static bool
read_title(struct reading *r, const struct yaml *node)
{
	if (!schema_text(r, node, &r->rule->title))
		return false;
	if (node->text.n > TITLE_MAX)
		return yaml_err(r->err, node, "a title has at most %d bytes",
		    TITLE_MAX);
	return true;
}

static bool
read_measures(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->measures);
}

static bool
read_ref(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->ref);
}

static bool
read_was(struct reading *r, const struct yaml *node)
{
	struct word_set former = { 0 };

	return schema_words(r, node, &former);
}

static bool
read_message(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->message);
}

static bool
read_ask(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->ask);
}

static bool
read_why(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->why);
}

static bool
read_source(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->source);
}

static bool
read_reason(struct reading *r, const struct yaml *node)
{
	return schema_text(r, node, &r->rule->reason);
}

static bool
read_pattern_key(struct reading *r, const struct yaml *node)
{
	return read_patterns(r, node, true, &r->rule->patterns,
	    &r->rule->patterns_n);
}

static bool
read_requires(struct reading *r, const struct yaml *node)
{
	return read_patterns(r, node, true, &r->rule->requires,
	    &r->rule->requires_n);
}

static bool
read_unless(struct reading *r, const struct yaml *node)
{
	return read_patterns(r, node, false, &r->rule->unless, &r->rule->unless_n);
}

static bool
read_under(struct reading *r, const struct yaml *node)
{
	return read_patterns(r, node, false, &r->rule->under, &r->rule->under_n);
}

static bool
read_keywords(struct reading *r, const struct yaml *node)
{
	struct word_set words = { 0 };

	if (!schema_words(r, node, &words))
		return false;
	for (size_t i = 0; i < r->rule->patterns_n; i++)
		r->rule->patterns[i]->keywords = words;
	return true;
}

static bool
read_in(struct reading *r, const struct yaml *node)
{
	const char *names[PART_ROLES + 2] = { [PART_ROLES] = "row-header" };

	memcpy(names, part_role_names, PART_ROLES * sizeof(*names));
	r->rule->roles = 0;
	for (const struct yaml *i = schema_first(node); i; i = schema_next(node, i)) {
		size_t at;

		if (!schema_name(i, "role", names, &at, r->err))
			return false;
		r->rule->roles |= 1u << at; /* PART_HEADS_ROW behind them */
	}
	return true;
}

static bool
read_context(struct reading *r, const struct yaml *node)
{
	static const char *const claims[] = { "health", "any", "title",
		NULL };
	static const char *const asides[] = { "any", "none", "scenery",
		NULL };
	static const enum rule_context of_aside[] = { CONTEXT_ANY,
		CONTEXT_NONE, CONTEXT_SCENERY };
	bool aside = r->rule->kind == RULE_EXCLUSION;
	size_t at;

	if (!schema_name(node, "context", aside ? asides : claims, &at, r->err))
		return false;
	r->rule->context = aside ? of_aside[at] : (enum rule_context)at;
	return true;
}

static bool
read_needs(struct reading *r, const struct yaml *node)
{
	static const char *const names[] = { "reference", NULL };
	size_t at;

	r->rule->needs_reference = true;
	return schema_name(node, "need", names, &at, r->err);
}

static bool
read_relative(struct reading *r, const struct yaml *node)
{
	return schema_flag(r, node, &r->rule->relative);
}

static bool
read_vague(struct reading *r, const struct yaml *node)
{
	return schema_flag(r, node, &r->rule->vague);
}

static bool
read_amount(struct reading *r, const struct yaml *node)
{
	bool amount = true;

	if (!schema_flag(r, node, &amount))
		return false;
	r->rule->no_amount = !amount;
	return true;
}

static bool
read_on(struct reading *r, const struct yaml *node)
{
	static const char *const names[] = { "fold", "text", NULL };
	size_t at;

	if (!schema_name(node, "view", names, &at, r->err))
		return false;
	r->rule->on_text = at == 1;
	return true;
}

static bool
read_rank(struct reading *r, const struct yaml *node)
{
	struct str x = yaml_text(node);

	if (x.n != 1 || !is_digit(x.s[0]))
		return yaml_err(r->err, node, "a rank is a digit from 0 to 9");
	r->rule->rank = x.s[0] - '0';
	return true;
}

static bool
read_tests(struct reading *r, const struct yaml *node)
{
	static const char *const keys[] = { "match", "ok", NULL };

	r->rule->tests = node;
	if (!schema_keys(node, keys, r->err))
		return false;
	for (size_t i = 0; keys[i] != NULL; i++) {
		const struct yaml *list = yaml_get(node, keys[i]);

		if (list == NULL || list->type != YAML_LIST ||
		    list->first == NULL)
			return yaml_err(r->err, node, "tests need a list of "
			    "at least one example under \"%s\"", keys[i]);
	}
	return true;
}

#define ON(kind) (1u << RULE_##kind)
#define ALL (ON(EXCLUSION) | ON(CLAIM) | ON(CONTEXT) | ON(ATTRIBUTION) | \
	ON(POLARITY))
#define ASIDE (ON(EXCLUSION) | ON(CONTEXT))

/* In the order in which they are read, whatever their order in the file. */
static const struct {
	const char *name;
	unsigned may, must; /* in rules of these kinds */
	bool (*read)(struct reading *, const struct yaml *);
} keys[] = {
	{ "id", ALL, ALL, read_id },
	{ "ref", ALL, 0, read_ref },
	{ "was", ALL, 0, read_was },
	{ "title", ALL, ON(CLAIM), read_title },
	{ "type", ON(CLAIM), ON(CLAIM), read_type },
	{ "measures", ON(CLAIM), 0, read_measures },
	{ "level", ON(CLAIM), ON(CLAIM), read_level },
	{ "reason", ASIDE, ASIDE, read_reason },
	{ "vague", ON(ATTRIBUTION), 0, read_vague },
	{ "polarity", ON(POLARITY), ON(POLARITY), read_polarity },
	{ "amount", ON(EXCLUSION), 0, read_amount },
	{ "on", ON(EXCLUSION), 0, read_on },
	{ "rank", ALL, 0, read_rank },
	{ "pattern", ALL, ALL, read_pattern_key },
	{ "in", ALL, 0, read_in },
	{ "context", ON(CLAIM) | ON(EXCLUSION), 0, read_context },
	{ "keywords", ALL, 0, read_keywords },
	{ "requires", ALL, 0, read_requires },
	{ "unless", ALL, 0, read_unless },
	{ "under", ASIDE | ON(CLAIM), 0, read_under },
	{ "where", ASIDE | ON(CLAIM) | ON(ATTRIBUTION), 0, schema_where },
	{ "needs", ON(CLAIM), 0, read_needs },
	{ "relative", ON(CLAIM), 0, read_relative },
	{ "message", ON(CLAIM), ON(CLAIM), read_message },
	{ "ask", ON(CLAIM), 0, read_ask },
	{ "why", ALL, 0, read_why },
	{ "source", ALL, 0, read_source },
	{ "tests", ALL, ALL, read_tests },
};

static bool
check_keys(const struct yaml *node, enum rule_kind kind, struct err *err)
{
	const char *known[COUNT(keys) + 1] = { NULL };
	size_t n = 0;

	for (size_t i = 0; i < COUNT(keys); i++)
		if (keys[i].may & 1u << kind)
			known[n++] = keys[i].name;
	if (!schema_keys(node, known, err))
		return false;
	for (size_t i = 0; i < COUNT(keys); i++)
		if ((keys[i].must & 1u << kind) &&
		    yaml_get(node, keys[i].name) == NULL)
			return yaml_err(err, node, "\"%s\" is missing",
			    keys[i].name);
	return true;
}

bool
schema_rule(struct arena *a, const struct lexicons *l, enum rule_kind kind,
    const struct yaml *node, struct rule **rule, struct err *err)
{
	struct reading r = { a, l, arena_zalloc(a, sizeof(**rule)), err };

	r.rule->kind = kind;
	r.rule->node = node;
	r.rule->rank = 5;
	r.rule->roles = ~(1u << PART_REFERENCE);
	if (!check_keys(node, kind, err))
		return false;
	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct yaml *value = yaml_get(node, keys[i].name);

		if (value != NULL && !keys[i].read(&r, value))
			return false;
	}
	*rule = r.rule;
	return true;
}
