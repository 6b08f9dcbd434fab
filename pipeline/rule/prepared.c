/* SPDX-License-Identifier: MIT */
/* prepared.c - rules made ready beforehand. */
#include "rule/prepared.h"

#include <stdlib.h>
#include <string.h>

#include "base/image.h"
#include "base/xmalloc.h"
#include "record/identity.h"
#include "record/version.h"
#include "rule/places.h"
#include "rule/program.h"

/* The part of struct rules that matching needs. */
struct prepared {
	struct rule **all;
	struct pattern **patterns;
	struct gate *gates;
	uint64_t *always, *with_token, *of_kind[RULE_KINDS];
	struct word_index words, shapes;
	struct units *units;
	size_t all_n, patterns_n;
};

struct writer {
	struct image image;
	struct rules *rules;
	size_t *patterns; /* places, by index of those that start a match */
	struct err *err;
};

/* Everything that, if it differed, would make another image. */
static void
key_of(const struct rules *r, char key[SHA256_HEX_SIZE])
{
	struct buf all = { 0 };

	buf_addf(&all, "%s %s %zu %zu %zu ", built_from, r->bytes_digest,
	    sizeof(struct rule), sizeof(struct pattern), sizeof(void *));
	program_version(&all);
	sha256_hex(buf_str(&all), key);
	buf_release(&all);
}

/* n pointers, which the caller points. */
static size_t
add_pointers(struct image *w, size_t n)
{
	void **none = xcalloc(n + 1, sizeof(*none));
	size_t at = image_add(w, none, n * sizeof(*none));

	free(none);
	return at;
}

static bool
add_pattern(struct writer *w, struct pattern *p, size_t rule, size_t *place)
{
	struct pattern copy = { .index = p->index, .wanted = p->wanted,
		.certain = p->certain };
	struct buf compiled = { 0 };
	size_t at, tail;

	if (!program_encode(p, &compiled, w->err))
		return false;
	at = *place = image_add(&w->image, &copy, sizeof(copy));
	image_point(&w->image, at + offsetof(struct pattern, rule), rule);
	image_text(&w->image, at + offsetof(struct pattern, text), p->text);
	image_text(&w->image, at + offsetof(struct pattern, expanded),
	    p->expanded);
	image_text(&w->image, at + offsetof(struct pattern, compiled),
	    buf_str(&compiled));
	buf_release(&compiled);
	if (p->index < w->rules->patterns_n &&
	    w->rules->patterns[p->index] == p)
		w->patterns[p->index] = at;
	if (p->tail == NULL)
		return true;
	if (!add_pattern(w, p->tail, rule, &tail))
		return false;
	image_point(&w->image, at + offsetof(struct pattern, tail), tail);
	return true;
}

/* One of the four lists of a rule; slot is where the rule points to it. */
static bool
add_patterns(struct writer *w, struct pattern *const *list, size_t n,
    size_t rule, size_t slot)
{
	size_t at;

	if (n == 0)
		return true;
	at = add_pointers(&w->image, n);
	image_point(&w->image, rule + slot, at);
	for (size_t i = 0; i < n; i++) {
		size_t place;

		if (!add_pattern(w, list[i], rule, &place))
			return false;
		image_point(&w->image, at + i * sizeof(void *), place);
	}
	return true;
}

static size_t
add_texts(struct image *w, const struct str *texts, size_t n)
{
	size_t at = image_add(w, texts, n * sizeof(*texts));

	for (size_t i = 0; i < n; i++)
		image_text(w, at + i * sizeof(*texts), texts[i]);
	return at;
}

static void
add_conditions(struct writer *w, const struct rule *rule, size_t place)
{
	size_t at;

	if (rule->where_n == 0)
		return;
	at = image_add(&w->image, rule->where,
	    rule->where_n * sizeof(*rule->where));
	image_point(&w->image, place + offsetof(struct rule, where), at);
	for (size_t i = 0; i < rule->where_n; i++) {
		const struct condition *c = &rule->where[i];

		image_text(&w->image, at + offsetof(struct condition, group),
		    c->group);
		if (c->units_n > 0)
			image_point(&w->image,
			    at + offsetof(struct condition, units),
			    add_texts(&w->image, c->units, c->units_n));
		at += sizeof(*c);
	}
}

static bool
add_rule(struct writer *w, const struct rule *rule, size_t *place)
{
	static const size_t texts[] = { offsetof(struct rule, id),
		offsetof(struct rule, ref), offsetof(struct rule, pack),
		offsetof(struct rule, title), offsetof(struct rule, type),
		offsetof(struct rule, message), offsetof(struct rule, ask),
		offsetof(struct rule, why), offsetof(struct rule, source),
		offsetof(struct rule, measures), offsetof(struct rule, reason) };
	struct rule copy = *rule;
	size_t at;

	copy.patterns = copy.requires = copy.unless = copy.under = NULL;
	copy.where = NULL;
	copy.node = copy.tests = NULL;
	at = *place = image_add(&w->image, &copy, sizeof(copy));
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct str text;

		memcpy(&text, (const char *)rule + texts[i], sizeof(text));
		image_text(&w->image, at + texts[i], text);
	}
	add_conditions(w, rule, at);
	return add_patterns(w, rule->patterns, rule->patterns_n, at,
		   offsetof(struct rule, patterns)) &&
	       add_patterns(w, rule->requires, rule->requires_n, at,
		   offsetof(struct rule, requires)) &&
	       add_patterns(w, rule->unless, rule->unless_n, at,
		   offsetof(struct rule, unless)) &&
	       add_patterns(w, rule->under, rule->under_n, at,
		   offsetof(struct rule, under));
}

static void
add_uses(struct image *w, const struct word_index *x, size_t slot)
{
	size_t at = image_add(w, x->uses, x->uses_n * sizeof(*x->uses));

	image_point(w, slot, at);
	for (size_t i = 0; i < x->uses_n; i++) {
		const struct keyword_use *use = &x->uses[i];

		if (use->patterns_n > 0)
			image_point(w, at + i * sizeof(*use) +
			    offsetof(struct keyword_use, patterns),
			    image_add(w, use->patterns,
				use->patterns_n * sizeof(*use->patterns)));
	}
}

/* place: of a copy of x. */
static void
add_index(struct image *w, const struct word_index *x, size_t place)
{
	add_uses(w, x, place + offsetof(struct word_index, uses));
	keywords_image(&x->keywords, w,
	    place + offsetof(struct word_index, keywords));
}

static bool
add_rules(struct writer *w, size_t top)
{
	const struct rules *r = w->rules;
	size_t at = add_pointers(&w->image, r->all_n);

	image_point(&w->image, top + offsetof(struct prepared, all), at);
	for (size_t i = 0; i < r->all_n; i++) {
		size_t place;

		if (!add_rule(w, r->all[i], &place))
			return false;
		image_point(&w->image, at + i * sizeof(void *), place);
	}
	at = add_pointers(&w->image, r->patterns_n);
	image_point(&w->image, top + offsetof(struct prepared, patterns), at);
	for (size_t i = 0; i < r->patterns_n; i++)
		image_point(&w->image, at + i * sizeof(void *), w->patterns[i]);
	return true;
}

static void
add_bits(struct writer *w, const uint64_t *bits, size_t rows, size_t slot)
{
	image_point(&w->image, slot, image_add(&w->image, bits,
	    rows * PATTERN_WORDS(w->rules->patterns_n) * sizeof(*bits)));
}

static bool
add_all(struct writer *w)
{
	struct rules *r = w->rules;
	struct image *image = &w->image;
	struct prepared p = { .words = r->words, .shapes = r->shapes,
		.all_n = r->all_n, .patterns_n = r->patterns_n };
	size_t top = image_add(image, &p, sizeof(p));

	if (!add_rules(w, top))
		return false;
	image_point(image, top + offsetof(struct prepared, gates),
	    image_add(image, r->gates, r->patterns_n * sizeof(*r->gates)));
	add_bits(w, r->always, 1, top + offsetof(struct prepared, always));
	add_bits(w, r->with_token, TOKEN_BITS,
	    top + offsetof(struct prepared, with_token));
	for (size_t k = 0; k < RULE_KINDS; k++)
		add_bits(w, r->of_kind[k], 1, top +
		    offsetof(struct prepared, of_kind) + k * sizeof(void *));
	add_index(image, &r->words, top + offsetof(struct prepared, words));
	add_index(image, &r->shapes, top + offsetof(struct prepared, shapes));
	image_point(image, top + offsetof(struct prepared, units),
	    units_image(r->units, image));
	return true;
}

bool
prepared_write(struct rules *r, const char *path, struct err *err)
{
	struct writer w = { .rules = r, .err = err };
	char key[SHA256_HEX_SIZE];
	bool ok;

	w.patterns = xcalloc(r->patterns_n + 1, sizeof(*w.patterns));
	key_of(r, key);
	ok = add_all(&w) && image_write(&w.image, path, key, err);
	image_release(&w.image);
	free(w.patterns);
	return ok;
}

bool
prepared_read(struct rules *r)
{
	char key[SHA256_HEX_SIZE];
	struct buf path = { 0 };
	struct prepared *p;

	rules_digest(r);
	key_of(r, key);
	places_prepared(&path);
	p = image_map(&r->mapped, path.s, key);
	buf_release(&path);
	if (p == NULL)
		return false;
	r->all = p->all;
	r->all_n = p->all_n;
	r->patterns = p->patterns;
	r->patterns_n = p->patterns_n;
	r->gates = p->gates;
	r->always = p->always;
	r->with_token = p->with_token;
	memcpy(r->of_kind, p->of_kind, sizeof(r->of_kind));
	r->words = p->words;
	r->shapes = p->shapes;
	r->units = p->units;
	return true;
}
