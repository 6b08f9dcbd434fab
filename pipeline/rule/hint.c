/* SPDX-License-Identifier: MIT */
/* hint.c - names that are not known, and the nearest that is. */
#include "rule/schema.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 32 };

/* Letters to change, add, drop or swap between two names (Damerau). */
static size_t
distance(struct str a, struct str b)
{
	size_t rows[3][NAME_MAX_LENGTH + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];

	for (size_t k = 0; k <= b.n; k++)
		last[k] = before[k] = k;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *free_row = before;

		row[0] = i;
		for (size_t k = 1; k <= b.n; k++) {
			bool same = a.s[i - 1] == b.s[k - 1];
			size_t best = last[k - 1] + !same;

			if (last[k] + 1 < best)
				best = last[k] + 1;
			if (row[k - 1] + 1 < best)
				best = row[k - 1] + 1;
			if (i > 1 && k > 1 && a.s[i - 1] == b.s[k - 2] &&
			    a.s[i - 2] == b.s[k - 1] && before[k - 2] + 1 < best)
				best = before[k - 2] + 1;
			row[k] = best;
		}
		before = last;
		last = row;
		row = free_row;
	}
	return last[b.n];
}

const char *
schema_hint(char out[SCHEMA_HINT], struct str word, const char *const *known)
{
	const char *best = NULL;
	size_t least = word.n / 3 + 2;

	out[0] = '\0';
	for (size_t i = 0; known[i] != NULL && word.n <= NAME_MAX_LENGTH; i++) {
		struct str name = str_of(known[i]);
		size_t d = name.n > NAME_MAX_LENGTH ? least
						    : distance(word, name);

		if (d < least) {
			least = d;
			best = known[i];
		}
	}
	if (best != NULL)
		snprintf(out, SCHEMA_HINT, "; did you mean \"%s\"?", best);
	return out;
}

bool
schema_name(const struct yaml *node, const char *what,
    const char *const *known, size_t *at, struct err *err)
{
	char hint[SCHEMA_HINT];

	if (node->type != YAML_SCALAR)
		return yaml_err(err, node, "a %s is one word", what);
	for (*at = 0; known[*at] != NULL; ++*at)
		if (str_is(node->text, known[*at]))
			return true;
	return yaml_err(err, node, "no %s is called \"%s\"%s", what,
	    node->text.s, schema_hint(hint, node->text, known));
}

bool
schema_keys(const struct yaml *map, const char *const *known, struct err *err)
{
	char hint[SCHEMA_HINT];

	if (map->type != YAML_MAP)
		return yaml_err(err, map, "expected \"key: value\" lines");
	for (const struct yaml *k = yaml_first(map); k != NULL; k = k->next) {
		size_t i = 0;

		while (known[i] != NULL && !str_is(k->key, known[i]))
			i++;
		if (known[i] == NULL)
			return err_set(err, ERR_USAGE,
			    "%s:%zu:%zu: unknown key \"%s\"%s", k->file,
			    k->key_line, k->key_column, k->key.s,
			    schema_hint(hint, k->key, known));
	}
	return true;
}
