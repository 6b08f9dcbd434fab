/* SPDX-License-Identifier: MIT */
/* schema_value.c - texts, answers and lists in a rule file. */
#include "rule/schema_value.h"

bool
schema_text(struct reading *r, const struct yaml *node, struct str *to)
{
	if (node->type != YAML_SCALAR || node->text.n == 0)
		return yaml_err(r->err, node, "\"%s\" is a text",
		    node->key.s ? node->key.s : "this");
	*to = node->text;
	return true;
}

bool
schema_flag(struct reading *r, const struct yaml *node, bool *to)
{
	static const char *const names[] = { "false", "true", NULL };
	size_t at;

	if (!schema_name(node, "answer (true or false)", names, &at, r->err))
		return false;
	*to = at == 1;
	return true;
}

/* One item after the other of a value that may be a list or a single one. */
const struct yaml *
schema_first(const struct yaml *node)
{
	return node->type == YAML_LIST ? node->first : node;
}

const struct yaml *
schema_next(const struct yaml *node, const struct yaml *item)
{
	return node->type == YAML_LIST ? item->next : NULL;
}

size_t
schema_count(const struct yaml *node)
{
	size_t n = 0;

	for (const struct yaml *i = schema_first(node); i; i = schema_next(node, i))
		n++;
	return n;
}

bool
schema_words(struct reading *r, const struct yaml *node, struct word_set *to)
{
	to->words = arena_alloc(r->arena, (schema_count(node) + 1) *
	    sizeof(*to->words));
	for (const struct yaml *i = schema_first(node); i; i = schema_next(node, i)) {
		char *low;

		if (i->type != YAML_SCALAR || i->text.n < 2)
			return yaml_err(r->err, i,
			    "a keyword has two letters or more");
		low = arena_strz(r->arena, i->text);
		for (char *c = low; *c != '\0'; c++)
			*c = to_lower(*c);
		to->words[to->n++] = (struct str){ low, i->text.n };
	}
	return true;
}
