/* SPDX-License-Identifier: MIT */
/* example.c - runs the examples of a rule through the real extraction. */
#include "extract/example.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"
#include "extract/example_article.h"
#include "extract/watch.h"
#include "rule/schema.h"

struct hit { /* a match of the rule; lives in the arena */
	struct str quote;
	struct group groups[GROUPS_MAX];
	struct str texts[GROUPS_MAX];
	size_t groups_n;
	struct hit *next;
};

struct examples {
	struct extractor *x;
	struct extract_watch watch;
	struct arena arena; /* of one example */
	struct buf out;
	const struct rule *rule;
	struct hit *hits;
};

/* Where the quote of an example begins and ends; text is without its marks. */
struct marked {
	struct str text, quote; /* quote.s is NULL where none is marked */
};

static bool
got_items(const struct fold *f, const struct match *match)
{
	size_t i = fold_item(f, match->start);

	for (; i < f->items_n && f->items[i].at < match->end; i++)
		if (f->items[i].by == match->rule)
			return true;
	return false;
}

/* An exclusion or context counts where it got a number; an exclusion also
 * where it says the same of what the reader had set aside. */
static bool
counts(const struct extractor *x, const struct match *match)
{
	const struct fold *f = &x->fold;

	switch (match->rule->kind) {
	case RULE_CONTEXT: return got_items(f, match);
	case RULE_EXCLUSION: {
		size_t i = fold_item(f, match->start);
		bool any = i < f->items_n && f->items[i].at < match->end;

		return !any || got_items(f, match) || f->items[i].by == NULL;
	}
	default: return true;
	}
}

static void
see_match(void *ctx, struct extractor *x, const struct sentence_work *w,
    const struct match *match)
{
	struct examples *e = ctx;
	struct hit *hit;

	(void)w;
	if (match->rule != e->rule || !counts(x, match))
		return;
	hit = arena_zalloc(&e->arena, sizeof(*hit));
	hit->quote =
	    arena_str(&e->arena, watch_text(x, match->start, match->end));
	for (size_t i = 0; i < match->groups_n; i++) {
		const struct group *g = &match->groups[i];

		if (g->at.start == SIZE_MAX)
			continue;
		hit->groups[hit->groups_n].name = g->name;
		hit->texts[hit->groups_n++] = str_trim(arena_str(
		    &e->arena, watch_text(x, g->at.start, g->at.end)));
	}
	hit->next = e->hits;
	e->hits = hit;
}

struct examples *
examples_new(struct rules *rules)
{
	struct examples *e = xcalloc(1, sizeof(*e));

	e->x = extractor_new(rules, EXTRACT_QUANTITIES);
	e->watch = (struct extract_watch){ .matched = see_match, .ctx = e };
	extractor_watch(e->x, &e->watch);
	return e;
}

void
examples_free(struct examples *e)
{
	if (e == NULL)
		return;
	extractor_free(e->x);
	arena_release(&e->arena);
	buf_release(&e->out);
	free(e);
}

static struct marked
without_marks(struct arena *a, struct str text)
{
	size_t open = str_find(text, STR("«"), 0);
	size_t close = str_find(text, STR("»"), open);
	struct marked m = { .text = text };
	char *copy;

	if (close >= text.n)
		return m;
	copy = arena_alloc(a, text.n);
	memcpy(copy, text.s, open);
	memcpy(copy + open, text.s + open + 2, close - open - 2);
	memcpy(copy + close - 2, text.s + close + 2, text.n - close - 2);
	m.text = (struct str){ copy, text.n - 4 };
	m.quote = str_sub(m.text, open, close - 2);
	return m;
}

static bool
names_rule(const json_t *claim, struct str id)
{
	const json_t *others = record_array(claim, "rules");

	if (str_eq(record_str(claim, "rule"), id))
		return true;
	for (size_t i = 0; i < json_array_size(others); i++)
		if (str_eq(record_str_at(others, i), id))
			return true;
	return false;
}

/* The claims of the rule, as an array of records. */
static json_t *
claims_of(struct examples *e)
{
	json_t *list = json_array();
	struct str rest = buf_str(&e->out), line;

	while (str_line(&rest, &line)) {
		json_t *rec = record_parse(line, NULL);

		if (rec != NULL && str_is(record_str(rec, "kind"), "claim") &&
		    names_rule(rec, e->rule->id))
			json_array_append(list, rec);
		json_decref(rec);
	}
	return list;
}

static struct str
bounds(struct examples *e, const json_t *q)
{
	struct str low = record_str(q, "low"), high = record_str(q, "high");
	struct buf text = { 0 };
	struct str found;

	if (record_str(q, "value").s != NULL)
		return record_str(q, "value");
	buf_addf(&text, STR_FMT ".." STR_FMT, STR_ARG(low), STR_ARG(high));
	found = arena_str(&e->arena, buf_str(&text));
	buf_release(&text);
	return found;
}

/* Is key of the claim what is wanted?  What it is goes to *found. */
static bool
claim_says(struct examples *e, const json_t *claim, struct str key,
    struct str want, struct str *found)
{
	const json_t *q = json_array_get(record_array(claim, "quantities"), 0);

	if (str_is(key, "value")) {
		*found = bounds(e, q);
		return str_eq(want, record_str(q, "text")) ||
		       str_eq(want, *found);
	}
	*found = str_is(key, "unit") ? record_str(q, "unit")
				     : record_str(claim, key.s);
	return str_eq(want, found->s ? *found : STR(""));
}

static bool
hit_says(const struct examples *e, struct str key, struct str want,
    struct str *found)
{
	for (const struct hit *h = e->hits; h != NULL; h = h->next) {
		if (str_is(key, "quote")) {
			*found = h->quote;
			if (str_eq(want, h->quote))
				return true;
		}
		for (size_t i = 0; i < h->groups_n; i++) {
			bool mine =
			    str_eq(h->groups[i].name, key) ||
			    (str_is(key, "quote") &&
				str_is(h->groups[i].name, "attribution"));

			if (!mine)
				continue;
			*found = h->texts[i];
			if (str_eq(want, *found))
				return true;
		}
	}
	return false;
}

/* One thing that an example asks for. */
static bool
expect(struct examples *e, const json_t *claims, const struct yaml *at,
    struct str key, struct str want, struct err *err)
{
	struct str found = STR_NONE, here;

	if (hit_says(e, key, want, &found))
		return true;
	for (size_t i = 0; i < json_array_size(claims); i++) {
		if (claim_says(e, json_array_get(claims, i), key, want, &here))
			return true;
		if (found.s == NULL)
			found = here;
	}
	return yaml_err(err, at,
	    STR_FMT ": " STR_FMT " is \"" STR_FMT "\", not \"" STR_FMT "\"",
	    STR_ARG(e->rule->id), STR_ARG(key), STR_ARG(found), STR_ARG(want));
}

static bool
is_given(struct str key)
{
	static const char *const given[] = { "text", "title", "heading",
		"intro", "header", "role" };

	for (size_t i = 0; i < COUNT(given); i++)
		if (str_is(key, given[i]))
			return true;
	return false;
}

static bool
expect_all(struct examples *e, const json_t *claims, const struct yaml *example,
    struct str quote, struct err *err)
{
	const struct yaml *i;

	if (quote.s != NULL &&
	    !expect(e, claims, example, STR("quote"), quote, err))
		return false;
	if (example->type != YAML_MAP)
		return true;
	for (i = yaml_first(example); i != NULL; i = i->next)
		if (!is_given(i->key) &&
		    !expect(e, claims, i, i->key, yaml_text(i), err))
			return false;
	return true;
}

/* Who has the numbers instead, for the message. */
static const char *
winner(struct examples *e, char out[200])
{
	struct str rest = buf_str(&e->out), line;

	out[0] = '\0';
	while (out[0] == '\0' && str_line(&rest, &line)) {
		json_t *rec = record_parse(line, NULL);
		struct str rule = record_str(rec, "rule");

		if (rec != NULL && str_is(record_str(rec, "kind"), "quantity"))
			snprintf(out, 200, "; \"%.60s\" is %.40s%s%.60s",
			    record_str(rec, "text").s, record_str(rec, "use").s,
			    rule.n > 0 ? " of " : "", rule.n > 0 ? rule.s : "");
		json_decref(rec);
	}
	return out;
}

/* Another exclusion or context may have been there first and said the same. */
static bool
has_reason(struct examples *e)
{
	struct str rest = buf_str(&e->out), line;
	bool found = false;

	while (e->rule->reason.n > 0 && !found && str_line(&rest, &line)) {
		json_t *rec = record_parse(line, NULL);
		const json_t *numbers = json_object_get(rec, "numbers"), *n;

		n = e->rule->kind == RULE_CONTEXT
			? json_object_get(numbers, "context")
			: json_object_getn(
			      json_object_get(numbers, "set_aside"),
			      e->rule->reason.s, e->rule->reason.n);
		found = json_integer_value(n) > 0;
		json_decref(rec);
	}
	return found;
}

static bool
did_match(struct examples *e, const json_t *claims, bool should)
{
	if (e->rule->kind == RULE_CLAIM)
		return json_array_size(claims) > 0;
	return e->hits != NULL || (should && has_reason(e));
}

static bool
judge(struct examples *e, const json_t *claims, const struct yaml *example,
    struct marked m, bool should, struct err *err)
{
	bool did = did_match(e, claims, should);
	char other[200];

	if (did && should)
		return expect_all(e, claims, example, m.quote, err);
	if (did)
		return yaml_err(err, example,
		    STR_FMT ": matches \"" STR_FMT
			    "\" in an example under \"ok\"",
		    STR_ARG(e->rule->id),
		    STR_ARG(e->hits ? e->hits->quote : STR("")));
	if (!should)
		return true;
	return yaml_err(err, example, STR_FMT ": %s%s", STR_ARG(e->rule->id),
	    e->hits ? "matches, but others have its numbers" : "does not match",
	    winner(e, other));
}

bool
example_holds(struct examples *e, const struct rule *rule,
    const struct yaml *example, bool should, struct err *err)
{
	struct str text = example->type == YAML_MAP
			      ? yaml_text(yaml_get(example, "text"))
			      : yaml_text(example);
	struct marked m;
	json_t *claims;
	size_t at;
	bool ok;

	if (text.n == 0)
		return yaml_err(err, example,
		    STR_FMT ": an example is a text, "
			    "or a map that holds one under \"text\"",
		    STR_ARG(rule->id));
	if (yaml_get(example, "role") != NULL &&
	    !schema_name(
		yaml_get(example, "role"), "role", part_role_names, &at, err))
		return false;
	arena_clear(&e->arena);
	e->rule = rule;
	m = without_marks(&e->arena, text);
	buf_clear(&e->out);
	e->hits = NULL; /* before the matches of this one */
	example_extract(e->x, example, m.text, &e->out);
	claims = claims_of(e);
	ok = judge(e, claims, example, m, should, err);
	json_decref(claims);
	return ok;
}
