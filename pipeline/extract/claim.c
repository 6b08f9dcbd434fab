/* SPDX-License-Identifier: MIT */
/* claim.c - writes the claims and quantity records of a sentence. */
#include <string.h>

#include "base/utf8.h"
#include "extract/cites.h"
#include "extract/extract.h"
#include "extract/roles.h"
#include "extract/sentence.h"
#include "record/emit.h"

enum {
	CLAUSE = 90, /* bytes on either side of a lone number */
	HEADER = 60  /* bytes of a table header that are shown */
};

/* Everything of one claim while it is written. */
struct claim {
	struct extractor *x;
	const struct sentence_work *w;
	const struct take *take;
	size_t number; /* of the take */
	struct str quote, sentence;
	struct span span;
	struct roles roles;
};

static size_t
source_place(const struct sentence_work *w, const struct fold *f, size_t at,
    bool is_end)
{
	return w->base + fold_place(f, at, is_end);
}

static bool
ends_clause(char c)
{
	return c == ',' || c == ';' || c == ':' || c == '(' || c == ')';
}

/* A lone number is quoted with the clause it stands in. */
static void
widen(const struct sentence_work *w, const struct fold *f, size_t *start,
    size_t *end)
{
	size_t low = *start > w->from + CLAUSE ? *start - CLAUSE : w->from;
	size_t high = w->to - *end > CLAUSE ? *end + CLAUSE : w->to;
	size_t number = *start;

	while (*start > low && !ends_clause(f->s[*start - 1]))
		--*start;
	while (*end < high && !ends_clause(f->s[*end]))
		++*end;
	if (*start == low && low > w->from)
		while (*start < number && f->s[*start - 1] != ' ')
			++*start;
	if (*end == high && high < w->to)
		while (*end > number + 1 && f->s[*end] != ' ')
			--*end;
	while (*end > *start && (f->s[*end - 1] == ' ' ||
	    f->s[*end - 1] == '.'))
		--*end;
	while (*start < *end && f->s[*start] == ' ')
		++*start;
}

/* "27,809 (6.2%": with the bracket that closes right behind it. */
static size_t
close_bracket(const struct sentence_work *w, const struct fold *f,
    size_t start, size_t end)
{
	int open = 0;

	for (size_t i = start; i < end; i++)
		open += (f->s[i] == '(') - (f->s[i] == ')' && open > 0);
	return open == 1 && end < w->to && f->s[end] == ')' ? end + 1 : end;
}

/* "one in 250 of us – " without the dash that goes on. */
static size_t
without_dash(struct str t, size_t from, size_t to)
{
	struct str quote = str_sub(t, from, to);

	if (str_ends(quote, " \xE2\x80\x93") || str_ends(quote, " \xE2\x80\x94"))
		return to - 4;
	return str_ends(quote, " -") ? to - 2 : to;
}

static void
find_quote(struct claim *c)
{
	size_t start = c->take->start, end = c->take->end, from, to;

	if (c->take->match.rule->rank == 0)
		widen(c->w, &c->x->fold, &start, &end);
	end = close_bracket(c->w, &c->x->fold, start, end);
	from = source_place(c->w, &c->x->fold, start, false);
	to = source_place(c->w, &c->x->fold, end, true);
	to = without_dash(c->w->part->text, from, to);
	c->quote = str_sub(c->w->part->text, from, to);
	part_span(c->w->part, from, to, &c->span);
}

static void
emit_quantity(struct extractor *x, const struct sentence_work *w,
    const struct quantity *q)
{
	struct span span;

	quantity_emit(x->out, q, str_from(w->part->text, w->base));
	part_span(w->part, w->base + q->start, w->base + q->end, &span);
	span_emit(x->out, "span", &span);
}

/* A quantity as a claim states it: shares in per cent. */
static struct quantity
claimed_quantity(const struct folded *item)
{
	struct quantity q = item->q;

	if (item->by != NULL && item->by->relative && q.dim == DIM_PERCENT)
		q.relative = true;
	quantity_to_percent(&q);
	return q;
}

/* One number of a claim; "34 of 49" are two. */
static void
emit_of_claim(const struct claim *c, const struct folded *item)
{
	struct str text = str_from(c->w->part->text, c->w->base);
	struct quantity q = claimed_quantity(item), counts[2];
	size_t n = quantity_counts(&item->q, text, counts) ? 2 : 1;

	for (size_t i = 0; i < n; i++) {
		emit_object(c->x->out, NULL);
		emit_quantity(c->x, c->w, n == 2 ? &counts[i] : &q);
		emit_object_end(c->x->out);
	}
}

static void
emit_quantities(const struct claim *c)
{
	const struct fold *f = &c->x->fold;

	emit_array(c->x->out, "quantities");
	for (size_t i = fold_item(f, c->w->from); i < f->items_n &&
	     f->items[i].at < c->w->to; i++) {
		if (c->w->owners[i] != c->number + 1)
			continue;
		emit_of_claim(c, &f->items[i]);
		c->x->claimed++;
	}
	emit_array_end(c->x->out);
}

static struct str
header_text(const struct part *header)
{
	struct str t = header->text;

	return t.n <= HEADER ? t : str_sub(t, 0, utf8_floor(t, HEADER));
}

/* "Ramipril, Maximum (mg/day): 10": a number of a table is nothing without its
 * headers. */
static struct str
shown_quote(const struct claim *c)
{
	const struct part *part = c->w->part, *row, *column;
	struct buf *b = &c->x->scratch;

	if (part->role != PART_CELL)
		return c->quote;
	row = article_part(c->x, part->row);
	column = article_part(c->x, part->column);
	buf_clear(b);
	if (row != NULL)
		buf_add(b, header_text(row));
	if (b->n > 0 && column != NULL && column->text.n > 0)
		buf_adds(b, ", ");
	if (column != NULL)
		buf_add(b, header_text(column));
	if (b->n > 0)
		buf_adds(b, ": ");
	buf_add(b, c->quote);
	return buf_str(b);
}

/* The value of {name} in a message. */
static struct str
named(const struct claim *c, struct str name)
{
	const struct fold *f = &c->x->fold;

	if (str_is(name, "quote"))
		return shown_quote(c);
	if (str_is(name, "sentence"))
		return c->sentence;
	if (str_is(name, "value") && c->w->part->role == PART_CELL)
		return shown_quote(c);
	if (str_is(name, "value"))
		for (size_t i = fold_item(f, c->w->from); i < f->items_n &&
		     f->items[i].at < c->w->to; i++)
			if (c->w->owners[i] == c->number + 1)
				return str_sub(f->text, f->items[i].q.start,
				    f->items[i].q.end);
	for (size_t i = 0; i < c->take->match.groups_n; i++) {
		const struct group *g = &c->take->match.groups[i];

		if (str_eq(g->name, name) && g->at.start != SIZE_MAX)
			return roles_text(c->x, c->w, g->at.start, g->at.end);
	}
	return STR("it");
}

/* A message or question with its {names} filled in. */
static void
emit_filled(const struct claim *c, const char *key, struct str text)
{
	struct buf *b = &c->x->text;

	if (text.n == 0)
		return;
	buf_clear(b);
	for (size_t at = 0; at < text.n;) {
		size_t open = str_find_byte(text, '{', at);
		size_t close = str_find_byte(text, '}', open);

		if (close == text.n) {
			buf_add(b, str_from(text, at));
			break;
		}
		buf_add(b, str_sub(text, at, open));
		buf_add(b, named(c, str_sub(text, open + 1, close)));
		at = close + 1;
	}
	emit_str(c->x->out, key, buf_str(b));
}

/* "says Hale." without the end of the sentence; "et al." and "St." keep it. */
static struct str
without_stop(struct str name)
{
	size_t word = name.n;

	if (!str_ends(name, ".") || str_ends(name, "al."))
		return name;
	while (word > 0 && name.s[word - 1] != ' ')
		word--;
	return name.n - word > 4 ? str_sub(name, 0, name.n - 1) : name;
}

static void
emit_speaker(const struct claim *c)
{
	if (c->roles.speaker.n == 0) {
		emit_null(c->x->out, "attribution");
		return;
	}
	emit_object(c->x->out, "attribution");
	emit_str(c->x->out, "text", without_stop(c->roles.speaker));
	emit_bool(c->x->out, "vague", c->roles.vague);
	emit_object_end(c->x->out);
}

static void
emit_rule(const struct claim *c)
{
	const struct rule *rule = c->take->match.rule;
	struct buf *out = c->x->out;

	emit_strz(out, "level", rule_level_names[rule->level]);
	emit_str(out, "title", rule->title);
	emit_filled(c, "message", rule->message);
	emit_filled(c, "ask", rule->ask);
	if (rule->why.n > 0)
		emit_str(out, "why", rule->why);
	if (rule->needs_reference)
		emit_str(out, "needs", STR("reference"));
	if (c->take->others_n == 0)
		return;
	emit_array(out, "rules");
	for (size_t i = 0; i < c->take->others_n; i++)
		emit_str(out, NULL, c->take->others[i]->id);
	emit_array_end(out);
}

static void
emit_claim(struct claim *c)
{
	const struct rule *rule = c->take->match.rule;
	struct buf *out = c->x->out;
	char id[IDENTITY_SIZE];

	find_quote(c);
	c->sentence = str_sub(c->w->part->text, c->w->text_from,
	    c->w->text_to);
	c->roles = roles_of(c->x, c->w, c->take);
	identity_next(&c->x->identities, rule->id, c->quote, c->sentence, id);
	emit_record(out, "claim");
	emit_str(out, "doc", c->x->article.doc);
	emit_strz(out, "claim", id);
	emit_str(out, "rule", rule->id);
	emit_str(out, "type", rule->type);
	emit_str(out, "quote", c->quote);
	emit_int(out, "passage", (long long)c->w->part->number);
	span_emit(out, "span", &c->span);
	emit_str(out, "sentence", c->sentence);
	emit_quantities(c);
	emit_str_or_null(out, "subject", c->roles.subject);
	emit_str_or_null(out, "comparison", c->roles.comparison);
	emit_str_or_null(out, "outcome", c->roles.outcome);
	emit_str_or_null(out, "population", c->roles.population);
	emit_speaker(c);
	emit_strz(out, "polarity", polarity_names[c->w->polarity]);
	cites_emit(c->x, c->w);
	emit_rule(c);
	emit_record_end(out);
}

/* What became of a number that is in no claim. */
static struct str
use_of(const struct folded *item)
{
	if (item->context)
		return STR("context");
	if (!item->aside)
		return STR("no_health_context");
	if (item->by != NULL)
		return item->by->reason;
	return str_of(number_form_name(item->q.form));
}

static void
emit_number(struct extractor *x, const struct sentence_work *w,
    const struct folded *item, struct quantity q, bool claimed)
{
	char per[PER_SIZE];

	quantity_as_written(x->rules->units,
	    str_from(w->part->text, w->base), &q, per);
	emit_record(x->out, "quantity");
	emit_str(x->out, "doc", x->article.doc);
	emit_int(x->out, "passage", (long long)w->part->number);
	emit_quantity(x, w, &q);
	if (per[0] != '\0')
		emit_strz(x->out, "per", per);
	emit_str(x->out, "use", claimed ? STR("claim") : use_of(item));
	emit_str_or_null(x->out, "rule", item->by ? item->by->id : STR_NONE);
	emit_record_end(x->out);
}

static bool
is_slashed(const struct quantity *q, struct str text)
{
	struct str number = str_sub(text, q->number_start, q->number_end);

	return str_find(number, STR("/"), 0) < number.n;
}

/* With --quantities: each number as it stands; "34 of 49" are two counts,
 * "34/49" is one number. */
static void
emit_numbers(struct extractor *x, const struct sentence_work *w, size_t i)
{
	const struct folded *item = &x->fold.items[i];
	bool claimed = w->owners[i] != 0;
	struct str text = str_from(w->part->text, w->base);
	struct quantity counts[2];

	if (!(x->flags & EXTRACT_QUANTITIES) || !quantity_is_number(&item->q) ||
	    (item->aside && item->by != NULL && item->by->no_amount))
		return;
	if (is_slashed(&item->q, text) ||
	    !quantity_counts(&item->q, text, counts)) {
		emit_number(x, w, item, item->q, claimed);
		return;
	}
	emit_number(x, w, item, counts[0], claimed);
	emit_number(x, w, item, counts[1], claimed);
}

void
claims_emit(struct extractor *x, struct sentence_work *w)
{
	struct claim c = { .x = x, .w = w };
	const struct fold *f = &x->fold;

	for (size_t i = 0; i < w->takes_n; i++) {
		c.take = &w->takes[i];
		c.number = i;
		if (!c.take->lost)
			emit_claim(&c);
	}
	for (size_t i = fold_item(f, w->from); i < f->items_n &&
	     f->items[i].at < w->to; i++) {
		x->seen++;
		if (w->owners[i] == 0 && f->items[i].context)
			x->context++;
		else if (w->owners[i] == 0)
			article_set_aside(x, use_of(&f->items[i]));
		emit_numbers(x, w, i);
	}
}
