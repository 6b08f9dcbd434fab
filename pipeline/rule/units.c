/* SPDX-License-Identifier: MIT */
/* units.c - rules/units.yaml into the unit table. */
#include "rule/units.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "rule/schema.h"
#include "rule/yaml.h"

enum { FILE_MAX = 4 << 20 }; /* bytes */

struct reading {
	struct units *units;
	struct err *err;
};

static const struct prefix {
	const char *symbol, *symbols[4], *word;
	double factor;
} prefixes[] = {
	{ "p", { "p" }, "pico", 1e-12 },
	{ "n", { "n" }, "nano", 1e-9 },
	{ "u", { "u", "\xC2\xB5", "\xCE\xBC", "mc" }, "micro", 1e-6 },
	{ "m", { "m" }, "milli", 1e-3 },
	{ "c", { "c" }, "centi", 1e-2 },
	{ "d", { "d" }, "deci", 1e-1 },
	{ "h", { "h" }, "hecto", 1e2 },
	{ "k", { "k", "K" }, "kilo", 1e3 },
	{ "M", { "M" }, "mega", 1e6 },
	{ "G", { "G" }, "giga", 1e9 },
	{ "T", { "T" }, "tera", 1e12 }
};

static const struct {
	const char *key;
	enum surface_kind kind;
} lists[] = {
	{ "symbols", SURFACE_SYMBOL }, { "glued", SURFACE_GLUED },
	{ "words", SURFACE_WORD }, { "phrases", SURFACE_WORDS },
	{ "adverbs", SURFACE_ADVERB }, { "before", SURFACE_BEFORE },
		{ "named", SURFACE_NAMED }
};

/* Says where in the file a fault of the table lies. */
static bool
at_node(struct reading *r, const struct yaml *node, struct err *inner)
{
	return yaml_err(r->err, node, "%s", inner->text);
}

static bool
read_number(struct reading *r, const struct yaml *node, double *to)
{
	char *end;

	if (node == NULL)
		return true;
	if (node->type != YAML_SCALAR || node->text.n == 0)
		return yaml_err(r->err, node, "a number belongs here");
	*to = strtod(node->text.s, &end);
	if (*end != '\0')
		return yaml_err(r->err, node, "\"%s\" is no number",
		    node->text.s);
	return true;
}

static bool
add_surface(struct reading *r, const struct yaml *node, struct str text,
    enum surface_kind kind, struct str code)
{
	struct err inner = { 0 };

	if (units_surface(r->units, text, kind, code, &inner))
		return true;
	return at_node(r, node, &inner);
}

static bool
add_surfaces(struct reading *r, const struct yaml *unit, struct str code)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		for (const struct yaml *w = yaml_first(yaml_get(unit,
		    lists[i].key)); w != NULL; w = w->next)
			if (!add_surface(r, w, yaml_text(w), lists[i].kind,
			    code))
				return false;
	return true;
}

static struct str
join(char out[64], const char *prefix, struct str rest)
{
	int n = snprintf(out, 64, "%s" STR_FMT, prefix, STR_ARG(rest));

	return (struct str){ out, n > 0 && n < 64 ? (size_t)n : 0 };
}

static bool
is_listed(const struct yaml *list, const char *text)
{
	for (const struct yaml *w = yaml_first(list); w != NULL; w = w->next)
		if (str_is(yaml_text(w), text))
			return true;
	return false;
}

/* "milligram", "mg", "µg", "mgs": the surfaces of a unit with a prefix. */
static bool
add_prefixed_surfaces(struct reading *r, const struct yaml *unit,
    const struct prefix *p, struct str code)
{
	bool plural = is_listed(yaml_get(unit, "plurals"), p->symbol);
	char text[64], more[64];

	for (const struct yaml *w = yaml_first(yaml_get(unit, "symbols"));
	     w != NULL; w = w->next)
		for (size_t i = 0; i < 4 && p->symbols[i] != NULL; i++) {
			struct str s = join(text, p->symbols[i], yaml_text(w));

			if (!add_surface(r, w, s, SURFACE_SYMBOL, code) ||
			    (plural && !add_surface(r, w, join(more, text,
			    STR("s")), SURFACE_SYMBOL, code)))
				return false;
		}
	for (const struct yaml *w = yaml_first(yaml_get(unit, "words"));
	     w != NULL; w = w->next)
		if (!add_surface(r, w, join(text, p->word, yaml_text(w)),
		    SURFACE_WORD, code))
			return false;
	return true;
}

static bool
add_prefixed(struct reading *r, const struct yaml *node,
    const struct yaml *wanted, const struct unit *base)
{
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
		const struct prefix *p = &prefixes[i];
		struct unit unit = *base;
		struct err inner = { 0 };
		char code[64];

		if (!str_is(yaml_text(wanted), p->symbol))
			continue;
		unit.code = join(code, p->symbol, base->code);
		unit.factor = base->factor * p->factor;
		if (!units_add(r->units, &unit, &inner))
			return at_node(r, wanted, &inner);
		return add_prefixed_surfaces(r, node, p, unit.code);
	}
	return yaml_err(r->err, wanted,
	    "no SI prefix this knows: p n u m c d h k M G T");
}

/* [34, 43] */
static bool
read_usual(struct reading *r, const struct yaml *node, struct unit *unit)
{
	const struct yaml *from = yaml_first(node);

	if (node == NULL)
		return true;
	if (from == NULL || from->next == NULL || from->next->next != NULL)
		return yaml_err(r->err, node, "\"usual\" is two numbers: the "
		    "lowest and the highest value");
	return read_number(r, from, &unit->from) &&
	       read_number(r, from->next, &unit->to);
}

static bool
add_unit(struct reading *r, const struct yaml *node)
{
	static const char *const keys[] = { "code", "dimension", "factor",
		"offset", "symbols", "glued", "words", "phrases", "adverbs",
		"before", "named", "usual", "prefixes", "plurals", NULL };
	struct unit unit = { .code = yaml_text(yaml_get(node, "code")),
		.factor = 1 };
	const struct yaml *dim = yaml_get(node, "dimension");
	struct err inner = { 0 };

	if (node->type != YAML_MAP)
		return yaml_err(r->err, node, "a unit is a map with \"code\" "
		    "and \"dimension\"");
	if (!schema_keys(node, keys, r->err))
		return false;
	if (dim == NULL || !dimension_of_name(yaml_text(dim), &unit.dim))
		return yaml_err(r->err, dim != NULL ? dim : node,
		    "no dimension of that name; rules/README.md lists them");
	if (!read_number(r, yaml_get(node, "factor"), &unit.factor) ||
	    !read_number(r, yaml_get(node, "offset"), &unit.offset))
		return false;
	if (!read_usual(r, yaml_get(node, "usual"), &unit))
		return false;
	if (!units_add(r->units, &unit, &inner))
		return at_node(r, node, &inner);
	if (!add_surfaces(r, node, unit.code))
		return false;
	for (const struct yaml *p = yaml_first(yaml_get(node, "prefixes"));
	     p != NULL; p = p->next)
		if (!add_prefixed(r, node, p, &unit))
			return false;
	return true;
}

struct units *
units_parse(struct arena *a, const char *file, struct str bytes,
    struct err *err)
{
	static const char *const keys[] = { "claimpipe", "source", "units",
		NULL };
	struct reading r = { .units = units_new(a), .err = err };
	struct yaml *top = yaml_parse(a, file, bytes, err);

	if (top == NULL)
		return NULL;
	if (top->type != YAML_MAP ||
	    !str_is(yaml_text(yaml_get(top, "claimpipe")), "units 1")) {
		yaml_err(err, top, "a unit file begins \"claimpipe: units 1\"");
		return NULL;
	}
	if (!schema_keys(top, keys, err))
		return NULL;
	for (const struct yaml *u = yaml_first(yaml_get(top, "units"));
	     u != NULL; u = u->next)
		if (!add_unit(&r, u))
			return NULL;
	return r.units;
}

struct units *
units_load(struct arena *a, const char *path, struct err *err)
{
	struct buf bytes = { .limit = FILE_MAX };
	FILE *f = fopen(path, "rb");
	char part[4096];
	size_t n;
	struct units *u = NULL;

	if (f == NULL) {
		err_set(err, ERR_USAGE, "%s cannot be opened", path);
		return NULL;
	}
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&bytes, (struct str){ part, n });
	if (!ferror(f))
		u = units_parse(a, path, buf_str(&bytes), err);
	else
		err_set(err, ERR_USAGE, "%s cannot be read", path);
	fclose(f);
	buf_release(&bytes);
	return u;
}
