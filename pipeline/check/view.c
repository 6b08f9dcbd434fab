/* SPDX-License-Identifier: MIT */
/* view.c - one article as the checks see it. */
#include "check/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

static const char *const kinds[] = { "document", "passage", "citation", "claim",
	"source" };

bool
view_wants(struct str kind)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(kind, kinds[i]))
			return true;
	return false;
}

const struct value *
view_add(struct view *a, struct str line, struct err *err)
{
	const struct value *rec = value_read(&a->arena, line, err);

	if (rec == NULL)
		return NULL;
	a->records = xgrow(
	    a->records, a->n_records, &a->cap_records, sizeof(*a->records));
	a->records[a->n_records++] = rec;
	return rec;
}

static bool
is_kind(const struct value *rec, const char *kind)
{
	return str_is(value_str(rec, "kind"), kind);
}

static size_t
count_kind(const struct view *a, const char *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_records; i++)
		n += is_kind(a->records[i], kind);
	return n;
}

static int
by_number(const void *a, const void *b)
{
	const struct passage *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int
by_id(const void *a, const void *b)
{
	const struct source *x = a, *y = b;

	return str_cmp(x->id, y->id);
}

static int
by_cite(const void *a, const void *b)
{
	const struct citation *const *x = a, *const *y = b;

	return str_cmp((*x)->cite, (*y)->cite);
}

static void
read_passage(struct arena *arena, const struct value *rec, struct passage *p)
{
	p->number = -1;
	value_int(rec, "passage", &p->number);
	p->role = value_str(rec, "role");
	p->text = value_str(rec, "text");
	(void)place_map_read(arena, rec, &p->map);
}

/* Title and abstract as one: a title often holds the number too. */
static void
read_source(struct view *a, const struct value *rec, struct source *s)
{
	struct sentence *title, *abstract;
	size_t n_title, n_abstract;

	s->rec = rec;
	s->id = value_str(rec, "id");
	s->status = value_str(rec, "status");
	s->title = value_str(rec, "title");
	s->abstract = value_str(rec, "abstract");
	s->editorial = value_str(rec, "editorial");
	title = sentences_read(&a->arena, a->units, s->title, NULL, &n_title);
	abstract = sentences_read(&a->arena,
	    s->abstract.n <= ABSTRACT_MEASURED ? a->units : NULL, s->abstract,
	    NULL, &n_abstract);
	s->n_sentences = n_title + n_abstract;
	s->sentences =
	    arena_alloc(&a->arena, s->n_sentences * sizeof(*s->sentences));
	if (n_title > 0)
		memcpy(s->sentences, title, n_title * sizeof(*title));
	if (n_abstract > 0)
		memcpy(s->sentences + n_title, abstract,
		    n_abstract * sizeof(*abstract));
}

struct source *
source_find(const struct view *a, struct str id)
{
	struct source key = { .id = id };

	if (id.s == NULL || a->n_sources == 0)
		return NULL;
	return bsearch(&key, a->sources, a->n_sources, sizeof(key), by_id);
}

/* The work of a mark: by its id, else by the other ids the mark gives. */
static struct source *
source_of(const struct view *a, const struct value *rec)
{
	struct source *found = source_find(a, value_str(rec, "id"));
	const struct value *also = value_array(rec, "also");

	for (size_t i = 0; found == NULL && i < value_count(also); i++)
		found = source_find(a, value_text(value_at(also, i)));
	return found;
}

static void
read_citation(struct view *a, const struct value *rec, struct citation *c)
{
	c->rec = rec;
	c->cite = value_str(rec, "cite");
	c->id = value_str(rec, "id");
	c->style = value_str(rec, "style");
	c->text = value_str(rec, "text");
	c->has_span = value_span(rec, "span", &c->span);
	c->source = source_of(a, rec);
}

static const struct citation *
citation_find(const struct citation **index, size_t n, struct str cite)
{
	struct citation key = { .cite = cite };
	const struct citation *at = &key;
	const struct citation **found = NULL;

	if (cite.s != NULL && n > 0)
		found = bsearch(&at, index, n, sizeof(*index), by_cite);
	return found != NULL ? *found : NULL;
}

/* The marks of the index that the claim names, each once. */
static void
read_cites(struct view *a, const struct citation **index, struct claim *c)
{
	const struct value *names = value_array(c->rec, "cites");
	size_t n = value_count(names);

	c->cites = arena_alloc(&a->arena, n * sizeof(*c->cites));
	for (size_t i = 0; i < n; i++) {
		const struct citation *found = citation_find(
		    index, a->n_citations, value_text(value_at(names, i)));

		if (found != NULL)
			c->cites[c->n_cites++] = found;
	}
}

static bool
cites_a_text(const struct claim *c)
{
	for (size_t i = 0; i < c->n_cites; i++)
		if (c->cites[i]->source != NULL &&
		    c->cites[i]->source->n_sentences > 0)
			return true;
	return false;
}

/* Those that are quantities; without a unit table none is. */
static void
read_quantities(struct view *a, struct claim *c)
{
	const struct value *list = value_array(c->rec, "quantities");
	size_t n =
	    a->units != NULL && cites_a_text(c) ? value_count(list) : 0;

	c->quantities = arena_alloc(&a->arena, n * sizeof(*c->quantities));
	c->quantity_texts =
	    arena_alloc(&a->arena, n * sizeof(*c->quantity_texts));
	for (size_t i = 0; i < n; i++) {
		const struct value *q = value_at(list, i);
		json_t *rec = value_to_json(q);

		if (quantity_read(
			a->units, rec, &c->quantities[c->n_quantities]))
			c->quantity_texts[c->n_quantities++] =
			    value_str(q, "text");
		json_decref(rec);
	}
}

static void
read_claim(const struct value *rec, struct claim *c)
{
	const struct value *attribution = value_object(rec, "attribution");

	c->rec = rec;
	c->id = value_str(rec, "claim");
	c->rule = value_str(rec, "rule");
	c->type = value_str(rec, "type");
	c->quote = value_str(rec, "quote");
	c->sentence = value_str(rec, "sentence");
	c->polarity = value_str(rec, "polarity");
	c->level = LEVEL_WARNING;
	level_of_name(value_str(rec, "level"), &c->level);
	c->title = value_str(rec, "title");
	c->message = value_str(rec, "message");
	c->ask = value_str(rec, "ask");
	c->why = value_str(rec, "why");
	c->attribution = value_str(attribution, "text");
	c->attribution_vague = value_flag(attribution, "vague");
	c->needs_reference = str_is(value_str(rec, "needs"), "reference");
	c->has_span = value_span(rec, "span", &c->span);
	c->passage = -1;
	value_int(rec, "passage", &c->passage);
}

static void
read_passages(struct view *a)
{
	a->passages = arena_zalloc(
	    &a->arena, count_kind(a, "passage") * sizeof(*a->passages));
	for (size_t i = 0; i < a->n_records; i++)
		if (is_kind(a->records[i], "passage"))
			read_passage(&a->arena, a->records[i],
			    &a->passages[a->n_passages++]);
	if (a->n_passages > 0)
		qsort(a->passages, a->n_passages, sizeof(*a->passages),
		    by_number);
	for (size_t i = 0; i < a->n_passages; i++) {
		struct passage *p = &a->passages[i];

		p->sentences = sentences_read(
		    &a->arena, a->units, p->text, p, &p->n_sentences);
	}
}

static void
read_sources(struct view *a)
{
	a->sources = arena_zalloc(
	    &a->arena, count_kind(a, "source") * sizeof(*a->sources));
	for (size_t i = 0; i < a->n_records; i++)
		if (is_kind(a->records[i], "source") &&
		    value_str(a->records[i], "id").s != NULL)
			read_source(
			    a, a->records[i], &a->sources[a->n_sources++]);
	if (a->n_sources > 0)
		qsort(a->sources, a->n_sources, sizeof(*a->sources), by_id);
}

static const struct citation **
read_citations(struct view *a)
{
	size_t n = count_kind(a, "citation");
	const struct citation **index;

	a->citations = arena_zalloc(&a->arena, n * sizeof(*a->citations));
	index = arena_alloc(&a->arena, n * sizeof(const struct citation *));
	for (size_t i = 0; i < a->n_records; i++) {
		if (!is_kind(a->records[i], "citation"))
			continue;
		index[a->n_citations] = &a->citations[a->n_citations];
		read_citation(
		    a, a->records[i], &a->citations[a->n_citations++]);
	}
	if (n > 0)
		qsort(index, n, sizeof(*index), by_cite);
	return index;
}

/* What the article says of a work stands at the entry a mark points to. */
static void
read_entries(struct view *a, const struct citation **index)
{
	for (size_t i = 0; i < a->n_citations; i++) {
		struct citation *c = &a->citations[i];
		const struct citation *entry = citation_find(
		    index, a->n_citations, value_str(c->rec, "entry"));

		c->entry = entry != c ? entry : NULL;
	}
}

/* The first mark and claim of each work. */
static void
read_uses(struct view *a)
{
	for (size_t i = 0; i < a->n_citations; i++) {
		struct source *s = a->citations[i].source;

		if (s != NULL && s->mark == NULL)
			s->mark = &a->citations[i];
	}
	for (size_t i = 0; i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];

		for (size_t k = 0; k < c->n_cites; k++) {
			struct source *s = c->cites[k]->source;

			if (s == NULL || s->last_claim == c)
				continue;
			s->last_claim = c;
			s->n_claims++;
			if (s->claim == NULL)
				s->claim = c;
		}
	}
}

void
view_close(struct view *a)
{
	const struct citation **index;

	read_passages(a);
	read_sources(a);
	index = read_citations(a);
	read_entries(a, index);
	a->claims = arena_zalloc(
	    &a->arena, count_kind(a, "claim") * sizeof(*a->claims));
	for (size_t i = 0; i < a->n_records; i++) {
		const struct value *rec = a->records[i];

		if (is_kind(rec, "document")) {
			a->document = rec;
			a->doc = value_str(rec, "doc");
		} else if (is_kind(rec, "claim")) {
			read_claim(rec, &a->claims[a->n_claims]);
			read_cites(a, index, &a->claims[a->n_claims]);
			read_quantities(a, &a->claims[a->n_claims++]);
		}
	}
	read_uses(a);
}

void
view_clear(struct view *a)
{
	struct view empty = { .units = a->units,
		.arena = a->arena,
		.records = a->records,
		.cap_records = a->cap_records };

	*a = empty;
	arena_clear(&a->arena);
}

void
view_release(struct view *a)
{
	view_clear(a);
	arena_release(&a->arena);
	free(a->records);
	a->records = NULL;
	a->cap_records = 0;
}

bool
claim_is_asserted(const struct claim *claim)
{
	return !str_is(claim->polarity, "refuted") &&
	       !str_is(claim->polarity, "disputed");
}

bool
claim_is_wording(const struct claim *claim)
{
	return str_is(claim->type, "wording");
}

bool
passage_is_prose(const struct passage *p)
{
	return !str_is(p->role, "reference") && !str_is(p->role, "footnote") &&
	       !str_is(p->role, "alt");
}
