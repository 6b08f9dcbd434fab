/* SPDX-License-Identifier: MIT */
/* figures.c - how figures of one sentence stand to each other. */
#include "check/figures.h"

#include <string.h>

void
figures_each(const struct check *self, const struct view *a,
    struct findings *out,
    void (*each)(const struct check *self, const struct view *a,
	const struct sentence *s, struct findings *out))
{
	for (size_t i = 0; i < a->n_passages; i++) {
		const struct passage *p = &a->passages[i];

		for (size_t k = 0; passage_is_prose(p) && k < p->n_sentences;
		     k++)
			if (p->sentences[k].n_quantities > 0)
				each(self, a, &p->sentences[k], out);
	}
}

struct str
figures_between(const struct sentence *s, const struct quantity *a,
    const struct quantity *b)
{
	return str_sub(s->text, a->end, a->end < b->start ? b->start : a->end);
}

bool
figures_is_bracket(struct str between)
{
	between = str_trim(between);
	if (between.n == 0 || between.n > FIGURES_GAP ||
	    (between.s[between.n - 1] != '(' &&
		between.s[between.n - 1] != '['))
		return false;
	for (size_t i = 0; i + 1 < between.n; i++)
		if (strchr("()[];,:.", between.s[i]) != NULL ||
		    is_digit(between.s[i]))
			return false;
	return true;
}

bool
figures_has_word(struct str text, const char *prefix)
{
	struct str w = str_of(prefix);
	size_t at = str_find_nocase(text, w, 0);

	while (at < text.n) {
		if (at == 0 || !is_alpha(text.s[at - 1]))
			return true;
		at = str_find_nocase(text, w, at + 1);
	}
	return false;
}

struct str
figures_behind(const struct sentence *s, const struct quantity *q, size_t n)
{
	return str_sub(s->text, q->end, q->end + n);
}

struct str
figures_before(const struct sentence *s, const struct quantity *q, size_t n)
{
	return str_sub(s->text, q->start > n ? q->start - n : 0, q->start);
}

/* The first claim whose place covers or touches that of the finding. */
static const struct claim *
claim_at(const struct view *a, const struct finding *f)
{
	for (size_t i = 0; f->has_span && i < a->n_claims; i++) {
		const struct claim *c = &a->claims[i];

		if (c->has_span && c->span.start < f->span.end &&
		    f->span.start < c->span.end)
			return c;
	}
	return NULL;
}

struct finding *
figures_finding(struct findings *out, const struct check *self,
    const struct view *a, const struct sentence *s, const struct quantity *from,
    const struct quantity *to)
{
	size_t end = to->end;
	struct finding *f;

	if (from != to && end < s->text.n &&
	    (s->text.s[end] == ')' || s->text.s[end] == ']'))
		end++;
	f = finding_of_sentence(out, self, s, from->start, end);

	f->claim = claim_at(a, f);
	return f;
}
