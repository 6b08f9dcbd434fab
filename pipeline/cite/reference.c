/* SPDX-License-Identifier: MIT */
/* reference.c - a reference without any id, and whether a work is the one. */
#include "cite/reference.h"

#include <stdio.h>

#include "base/attr.h"
#include "cite/types.h"
#include "text/similar.h"

enum { REFERENCE_MAX = 2000, /* bytes */
	REFERENCE_WORDS = 5, TITLE_WORDS = 4 };

/* The number at at if it has n digits and no more; 0 otherwise. */
static int
digits_at(struct str text, size_t at, size_t n)
{
	int value = 0;

	if (at + n > text.n || (at > 0 && is_digit(text.s[at - 1])) ||
	    (at + n < text.n && is_digit(text.s[at + n])))
		return 0;
	for (size_t i = at; i < at + n; i++) {
		if (!is_digit(text.s[i]))
			return 0;
		value = value * 10 + (text.s[i] - '0');
	}
	return value;
}

/* How much a number of four digits looks like the year of a reference. */
static int
year_rank(struct str text, size_t at)
{
	char before = at > 0 ? text.s[at - 1] : ' ';
	char after = at + 4 < text.n ? text.s[at + 4] : '.';

	if (before == '(' && after == ')')
		return 3;
	if (after == ';')
		return 3;
	if (before == '-' || after == '-' || before == ':')
		return 0; /* pages */
	return before == ' ' && (after == '.' || after == ',' ||
	    after == ' ') ? 2 : 1;
}

/* Where the year stands; text.n if there is none. The last of equals wins. */
static size_t
find_year(struct str text, int *year)
{
	size_t best = text.n;
	int best_rank = 0;

	*year = 0;
	for (size_t at = 0; at + 4 <= text.n; at++) {
		int value = digits_at(text, at, 4);
		int rank = year_rank(text, at);

		if (value < 1800 || value > 2100 || rank < best_rank ||
		    rank == 0)
			continue;
		best = at;
		best_rank = rank;
		*year = value;
	}
	return best;
}

bool
reference_id(struct str text, struct buf *id)
{
	int year;

	text = str_trim(text);
	if (text.n > REFERENCE_MAX || similar_words(text) < REFERENCE_WORDS ||
	    find_year(text, &year) == text.n)
		return false;
	id_make(id, ID_REFERENCE, text);
	return true;
}

/* "12. ", "[3] " in front of an entry. */
static struct str
without_number(struct str text)
{
	size_t at = 0;

	text = str_trim(text);
	if (text.n > 0 && text.s[0] == '[')
		at++;
	while (at < text.n && is_digit(text.s[at]))
		at++;
	if (at == 0 || at > 4 || at >= text.n ||
	    (text.s[at] != '.' && text.s[at] != ']' && text.s[at] != ')'))
		return text;
	return str_trim(str_from(text, at + 1));
}

/* Up to a comma, or to the initials: "van der Berg JM, ..." */
static struct str
surname_of(struct str text)
{
	size_t at = 0;

	while (at < text.n && at < 60 && text.s[at] != ',' &&
	    text.s[at] != '.' && text.s[at] != '(') {
		if (text.s[at] == ' ' && at + 1 < text.n &&
		    is_upper(text.s[at + 1]) && (at + 2 >= text.n ||
			!is_lower(text.s[at + 2])))
			break;
		at++;
	}
	return str_trim(str_sub(text, 0, at));
}

/* A part ends where a stop and a blank follow a word of two letters or more:
 * "Brandt K. A title. J Test." has three. */
static size_t
part_end(struct str text, size_t at)
{
	for (size_t i = at; i + 1 < text.n; i++)
		if ((text.s[i] == '.' || text.s[i] == '?') &&
		    text.s[i + 1] == ' ')
			return i;
	return text.n;
}

static size_t
number_end(struct str text, size_t at)
{
	while (at < text.n && (is_digit(text.s[at]) || is_alpha(text.s[at])))
		at++;
	return at;
}

/* "12(3):145-152", "44(2), 201-209" behind the year or the journal. */
static void
read_place(struct reference *r, struct str text)
{
	size_t at = 0, end;

	while (at < text.n && !is_digit(text.s[at]))
		at++;
	end = number_end(text, at);
	r->volume = str_sub(text, at, end);
	if (end < text.n && text.s[end] == '(')
		end = str_find_byte(text, ')', end) + 1;
	if (end >= text.n || (text.s[end] != ':' && text.s[end] != ','))
		return;
	at = end + 1;
	while (at < text.n && text.s[at] == ' ')
		at++;
	r->page = str_sub(text, at, number_end(text, at));
}

/* Authors. Title. Journal. 2016;12(3):145-152. */
static void
read_vancouver(struct reference *r, size_t year)
{
	struct str text = r->text;
	size_t title = part_end(text, 0) + 2;
	size_t journal = part_end(text, title) + 2;
	size_t semicolon = str_find_byte(text, ';', year);

	if (journal >= year)
		return;
	r->title = str_sub(text, title, journal - 2);
	r->journal = str_trim(str_sub(text, journal, year));
	if (str_ends(r->journal, "."))
		r->journal = str_sub(r->journal, 0, r->journal.n - 1);
	if (semicolon < text.n && semicolon - year < 20)
		read_place(r, str_from(text, semicolon + 1));
}

/* Author, A. (2018). Title. Journal, 44(2), 201-209. */
static void
read_apa(struct reference *r, size_t year)
{
	struct str text = r->text;
	size_t title = year + 5, journal, comma;

	while (title < text.n && (text.s[title] == '.' ||
	    text.s[title] == ' ' || text.s[title] == ','))
		title++;
	journal = part_end(text, title) + 2;
	if (journal >= text.n)
		return;
	r->title = str_sub(text, title, journal - 2);
	comma = str_find_byte(text, ',', journal);
	r->journal = str_trim(str_sub(text, journal, comma));
	if (comma < text.n)
		read_place(r, str_from(text, comma + 1));
}

void
reference_read(struct str text, struct reference *r)
{
	size_t year;

	*r = (struct reference){ .text = without_number(text) };
	year = find_year(r->text, &r->year);
	r->surname = surname_of(r->text);
	if (year == r->text.n)
		return;
	if (year > 0 && r->text.s[year - 1] == '(')
		read_apa(r, year);
	else
		read_vancouver(r, year);
}

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

static void
refuse(struct result *out, double best)
{
	char why[WHY_SIZE];

	snprintf(why, sizeof(why), "no work fits; the best by %d.%02d",
	    (int)best, (int)(best * 100) % 100);
	result_set(out, RESULT_NOT_FOUND, best > 0 ? why : "no work fits");
}

/* Takes the works that fit about as well as the best into one that holds
 * nothing but them. */
static struct work *
ambiguous_of(struct work *works, double best)
{
	struct work *w = work_new(), **end = &w->next;

	w->ambiguous = true;
	while (works != NULL) {
		struct work *next = works->next;

		works->next = NULL;
		if (works->match > best - REFERENCE_GAP) {
			*end = works;
			end = &works->next;
		} else {
			work_free(works);
		}
		works = next;
	}
	return w;
}

static struct work *
take_best(struct work *works, double best)
{
	struct work *chosen = NULL;

	while (works != NULL) {
		struct work *next = works->next;

		works->next = NULL;
		if (chosen == NULL && works->match >= best)
			chosen = works;
		else
			work_free(works);
		works = next;
	}
	return chosen;
}

void
reference_choose(struct str text, struct work *works, struct result *out)
{
	double best = 0, second = 0;
	struct reference r;

	reference_read(text, &r);
	for (struct work *w = works; w != NULL; w = w->next) {
		w->match = reference_fit(&r, w);
		if (w->match > best) {
			second = best;
			best = w->match;
		} else if (w->match > second) {
			second = w->match;
		}
	}
	if (best <= 0) {
		work_free(works);
		refuse(out, best);
	} else if (best - second < REFERENCE_GAP) {
		result_found(out, ambiguous_of(works, best));
	} else {
		result_found(out, take_best(works, best));
	}
}
