/* SPDX-License-Identifier: MIT */
/* schema_where.c - the conditions on a captured quantity. */
#include "measure/decimal.h"
#include "measure/quantity.h"
#include "rule/schema_value.h"

static bool
read_number(struct reading *r, const struct yaml *node, double *to)
{
	struct decimal d;

	if (!decimal_parse(yaml_text(node), &d))
		return yaml_err(r->err, node, "expected a number");
	*to = decimal_value(&d);
	return true;
}

static bool
read_names(struct reading *r, const struct yaml *node, const char *what,
    const char *const *known, unsigned *bits)
{
	for (const struct yaml *i = schema_first(node); i; i = schema_next(node, i)) {
		size_t at;

		if (!schema_name(i, what, known, &at, r->err))
			return false;
		*bits |= 1u << at;
	}
	return true;
}

static bool
read_condition(struct reading *r, const struct yaml *node, struct condition *c)
{
	static const char *const keys[] = { "min", "max", "comparator", "form",
		"unit", NULL };
	const char *comparators[CMP_CI + 2] = { NULL };
	const char *forms[FORM_NAME + 2] = { NULL };
	const struct yaml *min = yaml_get(node, "min");
	const struct yaml *max = yaml_get(node, "max");
	const struct yaml *cmp = yaml_get(node, "comparator");
	const struct yaml *form = yaml_get(node, "form");
	const struct yaml *unit = yaml_get(node, "unit");

	for (size_t i = 0; i <= CMP_CI; i++)
		comparators[i] = comparator_name((enum comparator)i);
	for (size_t i = 0; i <= FORM_NAME; i++)
		forms[i] = number_form_name((enum number_form)i);
	if (!schema_keys(node, keys, r->err))
		return false;
	c->group = node->key;
	c->has_min = min != NULL;
	c->has_max = max != NULL;
	if (unit != NULL) {
		c->units = arena_alloc(r->arena, schema_count(unit) *
		    sizeof(*c->units) + 1);
		for (const struct yaml *i = schema_first(unit); i;
		     i = schema_next(unit, i))
			c->units[c->units_n++] = yaml_text(i);
	}
	return (min == NULL || read_number(r, min, &c->min)) &&
	    (max == NULL || read_number(r, max, &c->max)) &&
	    (cmp == NULL || read_names(r, cmp, "comparator", comparators,
	    &c->comparators)) &&
	    (form == NULL || read_names(r, form, "form", forms, &c->forms));
}

bool
schema_where(struct reading *r, const struct yaml *node)
{
	struct rule *rule = r->rule;

	if (node->type != YAML_MAP)
		return yaml_err(r->err, node,
		    "expected a group and its conditions: {q: {min: 90}}");
	rule->where = arena_zalloc(r->arena,
	    WHERE_MAX * sizeof(*rule->where));
	for (const struct yaml *i = node->first; i != NULL; i = i->next)
		if (rule->where_n == WHERE_MAX ||
		    !read_condition(r, i, &rule->where[rule->where_n++]))
			return false;
	return true;
}
