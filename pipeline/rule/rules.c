/* SPDX-License-Identifier: MIT */
/* rules.c - reads packs of rules from folders and files. */
#include "rule/rules.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "record/identity.h"
#include "rule/index.h"
#include "rule/places.h"
#include "rule/program.h"
#include "rule/schema.h"
#include "rule/units.h"

enum { FILE_MAX = 8 << 20, DEPTH = 8, FILES_MAX = 10000 };

struct rules_file {
	char *name;
	char *bytes;
	size_t n;
	struct yaml *top;
};

struct rules *
rules_new(void)
{
	struct rules *r = xcalloc(1, sizeof(*r));

	r->lexicons.arena = &r->arena;
	return r;
}

void
rules_free(struct rules *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->all_n; i++) {
		struct rule *rule = r->all[i];

		for (size_t k = 0; k < rule->patterns_n; k++)
			program_free(rule->patterns[k]);
		for (size_t k = 0; k < rule->requires_n; k++)
			program_free(rule->requires[k]);
		for (size_t k = 0; k < rule->unless_n; k++)
			program_free(rule->unless[k]);
		for (size_t k = 0; k < rule->under_n; k++)
			program_free(rule->under[k]);
	}
	for (size_t i = 0; i < r->files_n; i++) {
		free(r->files[i].name);
		free(r->files[i].bytes);
	}
	if (r->mapped.base == NULL) {
		index_release(r);
		free(r->all);
	}
	image_unmap(&r->mapped);
	lexicons_release(&r->lexicons);
	free(r->files);
	arena_release(&r->arena);
	free(r);
}

void
rules_add_bytes(struct rules *r, const char *name, struct str bytes)
{
	r->files = xgrow(r->files, r->files_n, &r->files_cap,
	    sizeof(*r->files));
	r->files[r->files_n++] = (struct rules_file){ .name = xstrdup(name),
		.bytes = xstrndup(bytes.s, bytes.n), .n = bytes.n };
}

static bool
add_file(struct rules *r, const char *path, struct err *err)
{
	struct buf bytes = { .limit = FILE_MAX };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = 0;
	char *room;

	if (fd < 0)
		return err_errno(err, "%s: cannot open", path);
	while ((room = buf_room(&bytes, 1 << 16)) != NULL &&
	    (n = read(fd, room, 1 << 16)) > 0)
		bytes.n += (size_t)n;
	close(fd);
	if (n < 0) {
		buf_release(&bytes);
		return err_errno(err, "%s: cannot read", path);
	}
	if (room == NULL || r->files_n == FILES_MAX) {
		buf_release(&bytes);
		return err_set(err, ERR_USAGE, "%s: too much for rules: "
		    "a file has at most %d bytes, a pack %d files", path,
		    FILE_MAX, FILES_MAX);
	}
	rules_add_bytes(r, path, buf_str(&bytes));
	buf_release(&bytes);
	return true;
}

static bool add_path(struct rules *, const char *, int depth, struct err *);

static int
not_hidden(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool
add_folder(struct rules *r, const char *path, int depth, struct err *err)
{
	struct dirent **entries;
	int n = scandir(path, &entries, not_hidden, by_bytes);
	bool ok = true;

	if (n < 0)
		return err_errno(err, "%s: cannot list", path);
	for (int i = 0; i < n; i++) {
		struct buf name = { 0 };

		buf_addf(&name, "%s/%s", path, entries[i]->d_name);
		ok = ok && add_path(r, name.s, depth + 1, err);
		buf_release(&name);
		free(entries[i]);
	}
	free(entries);
	return ok;
}

/* Below the top only folders and *.yaml count; units.yaml has its own form. */
static bool
add_path(struct rules *r, const char *path, int depth, struct err *err)
{
	struct str name = str_of(path);
	struct stat st;

	if (stat(path, &st) < 0)
		return err_errno(err, "%s", path);
	if (S_ISDIR(st.st_mode))
		return depth > DEPTH ? err_set(err, ERR_USAGE,
		    "%s: folders nest too deeply", path)
		    : add_folder(r, path, depth, err);
	if (depth > 0 && !str_ends(name, ".yaml"))
		return true;
	return add_file(r, path, err);
}

bool
rules_add(struct rules *r, const char *path, struct err *err)
{
	if (add_path(r, path, 0, err))
		return true;
	if (err != NULL)
		err->kind = ERR_USAGE;
	return false;
}

bool
rules_add_default(struct rules *r, struct err *err)
{
	struct buf path = { 0 };
	bool ok;

	places_rules(&path);
	ok = rules_add(r, path.s, err);
	buf_release(&path);
	return ok;
}

struct units *
units_load_default(struct arena *a, struct err *err)
{
	struct buf path = { 0 };
	struct units *units;

	places_rules(&path);
	buf_adds(&path, "/units.yaml");
	units = units_load(a, path.s, err);
	buf_release(&path);
	return units;
}

static bool
is_units(const struct rules_file *f)
{
	return str_ends(str_of(f->name), "units.yaml");
}

/* Facts stand in the same folder; they are read by the checks. */
static bool
is_ours(const struct yaml *top)
{
	return top->type != YAML_MAP || yaml_get(top, "claimpipe") != NULL;
}

static bool
has_form(const struct yaml *top, const char *form)
{
	return str_is(yaml_text(yaml_get(top, "claimpipe")), form);
}

static bool
parse_files(struct rules *r, struct err *err)
{
	for (size_t i = 0; i < r->files_n; i++) {
		struct rules_file *f = &r->files[i];
		struct str bytes = { f->bytes, f->n };

		if (is_units(f)) {
			if (r->units == NULL)
				r->units = units_parse(&r->arena, f->name,
				    bytes, err);
			if (r->units == NULL)
				return false;
			continue;
		}
		f->top = yaml_parse(&r->arena, f->name, bytes, err);
		if (f->top == NULL)
			return false;
		if (!is_ours(f->top))
			f->top = NULL;
		else if (has_form(f->top, "lexicon 1") &&
		    !lexicon_load(&r->lexicons, f->top, err))
			return false;
	}
	lexicons_sort(&r->lexicons);
	return true;
}

static bool
add_rule(struct rules *r, struct rule *rule, struct str pack, struct err *err)
{
	const struct rule *other = rules_find(r, rule->id);

	if (other != NULL)
		return yaml_err(err, yaml_get(rule->node, "id"),
		    "\"%s\" is also the id of the rule at %s:%zu",
		    rule->id.s, other->node->file, other->node->line);
	rule->pack = pack;
	rule->index = r->all_n;
	r->all = xgrow(r->all, r->all_n, &r->all_cap, sizeof(struct rule *));
	r->all[r->all_n++] = rule;
	return true;
}

static bool
load_kind(struct rules *r, const struct yaml *top, enum rule_kind kind,
    struct err *err)
{
	const struct yaml *list = yaml_get(top, rule_kind_names[kind]);
	struct str pack = yaml_text(yaml_get(top, "pack"));

	if (list != NULL && list->type != YAML_LIST)
		return yaml_err(err, list, "expected a list: \"- id: ...\"");
	for (const struct yaml *i = yaml_first(list); i != NULL; i = i->next) {
		struct rule *rule;

		if (!schema_rule(&r->arena, &r->lexicons, kind, i, &rule, err) ||
		    !add_rule(r, rule, pack, err))
			return false;
	}
	return true;
}

static bool
load_file(struct rules *r, const struct yaml *top, struct err *err)
{
	static const char *const keys[] = { "claimpipe", "pack", "rules",
		"exclusions", "contexts", "attributions", "polarities", "off",
		"levels", NULL };

	if (top->type != YAML_MAP || has_form(top, "lexicon 1"))
		return top->type == YAML_MAP || yaml_err(err, top,
		    "a rule file begins with \"claimpipe: rules 1\"");
	if (!has_form(top, "rules 1"))
		return yaml_err(err, yaml_get(top, "claimpipe"),
		    "expected \"rules 1\" or \"lexicon 1\"");
	if (!schema_keys(top, keys, err))
		return false;
	if (yaml_text(yaml_get(top, "pack")).n == 0)
		return yaml_err(err, top, "a pack needs its name: pack: mine");
	for (unsigned kind = 0; kind < RULE_KINDS; kind++)
		if (!load_kind(r, top, (enum rule_kind)kind, err))
			return false;
	return true;
}

/* "safety.*" is every rule of the family. */
static bool
covers(struct str name, struct str id)
{
	if (str_ends(name, ".*"))
		return id.n >= name.n &&
		    memcmp(name.s, id.s, name.n - 1) == 0;
	return str_eq(name, id);
}

static bool
switch_rules(struct rules *r, const struct yaml *node, struct str name,
    bool off, enum rule_level level, struct err *err)
{
	bool any = false;

	for (size_t i = 0; i < r->all_n; i++) {
		if (!covers(name, r->all[i]->id))
			continue;
		any = true;
		if (off)
			r->all[i]->off = true;
		else
			r->all[i]->level = level;
	}
	return any || yaml_err(err, node, "no rule has the id \"" STR_FMT "\"",
	    STR_ARG(name));
}

static bool
apply_switches(struct rules *r, const struct yaml *top, struct err *err)
{
	const struct yaml *i;
	size_t level;

	for (i = yaml_first(yaml_get(top, "off")); i != NULL; i = i->next)
		if (!switch_rules(r, i, yaml_text(i), true, LEVEL_NOTE, err))
			return false;
	for (i = yaml_first(yaml_get(top, "levels")); i != NULL; i = i->next)
		if (!schema_name(i, "level", rule_level_names, &level, err) ||
		    !switch_rules(r, i, i->key, false, (enum rule_level)level,
		    err))
			return false;
	return true;
}

/* Names and places of the files do not count, their bytes and order do; to what
 * is made of them it matters also which of them holds units. */
void
rules_digest(struct rules *r)
{
	char hex[SHA256_HEX_SIZE];
	struct buf all = { 0 };

	if (r->digest[0] != '\0')
		return;
	for (size_t i = 0; i < r->files_n; i++) {
		sha256_hex((struct str){ r->files[i].bytes, r->files[i].n },
		    hex);
		buf_adds(&all, hex);
	}
	sha256_hex(buf_str(&all), hex);
	memcpy(r->digest, hex, RULES_DIGEST - 1);
	for (size_t i = 0; i < r->files_n; i++)
		buf_addc(&all, is_units(&r->files[i]) ? 'u' : 'r');
	sha256_hex(buf_str(&all), r->bytes_digest);
	buf_release(&all);
}

bool
rules_ready(struct rules *r, struct err *err)
{
	rules_digest(r);
	if (!parse_files(r, err))
		return false;
	for (size_t i = 0; i < r->files_n; i++)
		if (r->files[i].top && !load_file(r, r->files[i].top, err))
			return false;
	for (size_t i = 0; i < r->files_n; i++)
		if (r->files[i].top && !apply_switches(r, r->files[i].top, err))
			return false;
	if (r->units == NULL)
		r->units = units_new(&r->arena);
	index_rules(r);
	return true;
}

static bool
compile_list(struct pattern **list, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!program_ready(list[i], err))
			return false;
	return true;
}

bool
rules_compile(struct rules *r, struct err *err)
{
	for (size_t i = 0; i < r->all_n; i++) {
		const struct rule *rule = r->all[i];

		if (!compile_list(rule->patterns, rule->patterns_n, err) ||
		    !compile_list(rule->requires, rule->requires_n, err) ||
		    !compile_list(rule->unless, rule->unless_n, err) ||
		    !compile_list(rule->under, rule->under_n, err))
			return false;
	}
	return true;
}
