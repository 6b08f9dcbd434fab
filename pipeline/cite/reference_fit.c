/* SPDX-License-Identifier: MIT */
/* reference_fit.c - which work a reference without any id is about. */
#include "cite/reference_fit.h"

#include "base/attr.h"
#include "cite/types.h"
#include "text/similar.h"

enum { TITLE_WORDS = 4 };

static bool
next_word(struct str *rest, struct str *word)
{
	size_t at = 0, end;

	while (at < rest->n && !is_alnum(rest->s[at]))
		at++;
	end = at;
	while (end < rest->n && is_alnum(rest->s[end]))
		end++;
	*word = str_sub(*rest, at, end);
	*rest = str_from(*rest, end);
	return word->n > 0;
}

static bool
is_small_word(struct str word)
{
	static const char *const small[] = { "of", "the", "and", "for", "in",
		"on", "a", "de", "der", "und", "et" };

	for (size_t i = 0; i < COUNT(small); i++)
		if (str_is_nocase(word, small[i]))
			return true;
	return false;
}

static bool
next_big_word(struct str *rest, struct str *word)
{
	while (next_word(rest, word))
		if (!is_small_word(*word))
			return true;
	return false;
}

static bool
is_prefix(struct str start, struct str whole)
{
	if (start.n == 0 || start.n > whole.n)
		return false;
	for (size_t i = 0; i < start.n; i++)
		if (to_lower(start.s[i]) != to_lower(whole.s[i]))
			return false;
	return true;
}

/* Does the journal begin here, each of its words whole or abbreviated? */
static bool
journal_at(struct str text, struct str journal, size_t *words)
{
	struct str due, word;

	*words = 0;
	while (next_big_word(&journal, &due)) {
		if (!next_big_word(&text, &word) || !is_prefix(word, due))
			return false;
		(*words)++;
	}
	return true;
}

/* "J Invented Dermatol" for "Journal of Invented Dermatology". A journal of one
 * word must stand there in full. */
static bool
has_journal(struct str text, struct str journal)
{
	struct str rest = text, word;
	size_t words;

	journal = str_sub(journal, 0, str_find_byte(journal, '(', 0));
	if (journal.n == 0)
		return false;
	if (similar_has_name(text, journal))
		return true;
	while (rest.n > 0) {
		if (journal_at(rest, journal, &words) && words > 1)
			return true;
		if (!next_word(&rest, &word))
			return false;
	}
	return false;
}

/* A reply, a comment or an erratum bears the title of the paper it is about. */
static bool
is_trap(const struct reference *r, const struct work *w)
{
	static const char *const words[] = { "reply", "comment", "erratum",
		"correction", "corrigendum", "response", "letter" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (similar_has_name(w->title, str_of(words[i])) &&
		    !similar_has_name(r->text, str_of(words[i])))
			return true;
	return w->is_notice || types_has(w, "peer-review") ||
	    types_has(w, "component");
}

/* 1 where all of the title stands in the reference; a subtitle that is not
 * printed there costs half its length. */
static double
title_fit(const struct reference *r, const struct work *w)
{
	struct buf whole = { 0 };
	double loose = similar_within(w->title, r->text), strict;

	for (size_t i = 0; i < w->title.n; i++)
		buf_addc(&whole, w->title.s[i] == ':' ||
		    w->title.s[i] == '?' ? ',' : w->title.s[i]);
	strict = similar_within(buf_str(&whole), r->text);
	buf_release(&whole);
	return loose >= REFERENCE_TITLE ? (loose + strict) / 2 : 0;
}

double
reference_fit(const struct reference *r, const struct work *w)
{
	int distance = work_year(w) - r->year;
	bool author = w->n_authors > 0 && similar_has_name(r->text,
	    w->authors[0].family.n ? w->authors[0].family
				   : w->authors[0].name);
	bool journal = has_journal(r->text, w->journal);
	double fit;

	if (w->title.n == 0 || work_year(w) == 0 || r->year == 0 ||
	    distance < -1 || distance > 1 || (!author && !journal))
		return 0;
	if (similar_words(w->title) < TITLE_WORDS && !(author && journal))
		return 0;
	fit = is_trap(r, w) ? 0 : title_fit(r, w);
	if (distance != 0)
		fit *= 0.95;
	return author && journal ? fit : fit * 0.95;
}

/* Of the works, which are all taken, those that fit about as well as the best. */
static struct work *
near_best(struct work *works, double best)
{
	struct work *near = NULL, **end = &near;

	while (works != NULL) {
		struct work *next = works->next;

		works->next = NULL;
		if (best - works->match < REFERENCE_GAP) {
			*end = works;
			end = &works->next;
		} else {
			work_free(works);
		}
		works = next;
	}
	return near;
}

/* One that holds nothing but those it may be. */
static struct work *
ambiguous_of(struct work *works)
{
	struct work *w = work_new();

	w->ambiguous = true;
	w->next = works;
	return w;
}

void
reference_choose(struct str text, struct work *works, struct result *out)
{
	struct reference r;
	double best = 0;

	reference_read(text, &r);
	for (struct work *w = works; w != NULL; w = w->next) {
		w->match = reference_fit(&r, w);
		if (w->match > best)
			best = w->match;
	}
	if (best <= 0) {
		work_free(works);
		result_set(out, RESULT_NOT_FOUND, "no work fits");
		return;
	}
	works = near_best(works, best);
	result_found(out, works->next != NULL ? ambiguous_of(works) : works);
}
