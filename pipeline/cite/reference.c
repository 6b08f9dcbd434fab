/* SPDX-License-Identifier: MIT */
/* reference.c - a reference without any id, taken apart. */
#include "cite/reference.h"

#include "cite/work.h"
#include "text/similar.h"

enum { REFERENCE_MAX = 2000, /* bytes */
	REFERENCE_WORDS = 5 };

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
