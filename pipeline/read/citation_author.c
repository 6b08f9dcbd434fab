/* SPDX-License-Identifier: MIT */
/* citation_author.c - names and years: "(Smith et al., 2016)". */
#include "base/attr.h"
#include "base/utf8.h"
#include "read/citation_list.h"

#include <string.h>

enum {
	LOOK = 160,    /* bytes of names before a year */
	HEAD = 200,    /* bytes of an entry in which its year is looked for */
	NAMES_MAX = 8, /* in a mark */
};

static char
byte_at(struct str text, size_t at)
{
	return at < text.n ? text.s[at] : '\0';
}

static bool
is_year(struct str text, size_t at)
{
	return (str_starts(str_from(text, at), "19") ||
		   str_starts(str_from(text, at), "20")) &&
	       is_digit(byte_at(text, at + 2)) &&
	       is_digit(byte_at(text, at + 3)) &&
	       !is_digit(byte_at(text, at + 4)) &&
	       (at == 0 || !is_alnum(text.s[at - 1]));
}

/* Behind the year at at and its letter, as in "2019a". */
static size_t
year_end(struct str text, size_t at)
{
	return at + 4 +
	       (is_lower(byte_at(text, at + 4)) &&
		   !is_alnum(byte_at(text, at + 5)));
}

/* Words that stand before a year and are no names. */
static bool
is_no_name(struct str word)
{
	static const char *const words[] = {
		"January",
		"February",
		"March",
		"April",
		"May",
		"June",
		"July",
		"August",
		"September",
		"October",
		"November",
		"December",
		"Jan",
		"Feb",
		"Mar",
		"Apr",
		"Jun",
		"Jul",
		"Aug",
		"Sep",
		"Sept",
		"Oct",
		"Nov",
		"Dec",
		"Spring",
		"Summer",
		"Autumn",
		"Fall",
		"Winter",
		"Section",
		"Figure",
		"Table",
		"Chapter",
		"Version",
		"Since",
		"In",
		"From",
		"Until",
		"By",
		"Before",
		"After",
		"During",
		"Year",
		"Updated",
		"Published",
		"Reviewed",
		"Accessed",
		"Copyright",
		"Monday",
		"Tuesday",
		"Wednesday",
		"Thursday",
		"Friday",
		"Saturday",
		"Sunday",
		"Model",
		"Class",
		"Edition",
		"Vol",
		"The",
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static bool
is_name(struct str word)
{
	size_t len;
	unsigned cp = word.n > 1 ? utf8_decode(word, 0, &len) : 0;

	return utf8_lower(cp) != cp && !is_no_name(word);
}

/* The word that ends just before *end, hyphens and apostrophes in it. */
static struct str
take_word(struct str text, size_t *end, size_t low)
{
	size_t i = *end, len;

	while (i > low) {
		unsigned cp = utf8_before(text, i, &len);

		if (cp != '-' && cp != '\'' && cp != 0x2019 && cp != 0x2010 &&
		    !utf8_is_word(cp))
			break;
		i -= len < i - low ? len : i - low;
	}
	struct str word = str_sub(text, i, *end);
	*end = i;
	return word;
}

static void
skip_back(struct str text, size_t *end, size_t low, const char *signs)
{
	while (*end > low && strchr(signs, text.s[*end - 1]) != NULL &&
	       text.s[*end - 1] != '\0')
		--*end;
}

static bool
drop(struct str text, size_t *end, size_t low, const char *suffix)
{
	if (!str_ends(str_sub(text, low, *end), suffix))
		return false;
	*end -= strlen(suffix);
	return true;
}

static void
make_key(struct buf *key, struct str name, struct str year)
{
	size_t len;

	buf_clear(key);
	for (size_t i = 0; i < name.n; i += len)
		buf_add_codepoint(key, utf8_lower(utf8_decode(name, i, &len)));
	buf_addc(key, ' ');
	buf_add(key, year);
}

/* The first of the names that end at *end, where they begin in *end. */
static struct str
first_name(struct str text, size_t *end, size_t low, size_t *names)
{
	struct str first = STR_NONE;
	size_t at = *end;

	for (*names = 0; *names < NAMES_MAX; ++*names) {
		struct str word = take_word(text, &at, low);

		if (!is_name(word))
			break;
		first = word;
		*end = at;
		if (!drop(text, &at, low, " and ") &&
		    !drop(text, &at, low, " & ") && !drop(text, &at, low, ", "))
			return ++*names, first;
		drop(text, &at, low, ",");
	}
	return first;
}

bool
author_year_read(struct str text, size_t at, struct buf *key, size_t *start,
    size_t *end, bool *sure)
{
	size_t low = at > LOOK ? at - LOOK : 0, names, i = at;
	bool narrative, others, comma;
	struct str first;
	char before;

	if (!is_year(text, at))
		return false;
	*end = year_end(text, at);
	narrative = drop(text, &i, low, " (");
	comma = !narrative && drop(text, &i, low, ", ");
	if (!narrative && !comma && !drop(text, &i, low, " "))
		return false;
	others = drop(text, &i, low, " et al.") ||
		 drop(text, &i, low, " et al") ||
		 drop(text, &i, low, " and colleagues");
	skip_back(text, &i, low, ",");
	if (drop(text, &i, low, "'s") || drop(text, &i, low, "\u2019s"))
		others = others || narrative;
	*start = i;
	first = first_name(text, start, low, &names);
	if (first.n == 0)
		return false;
	before = *start > 0 ? text.s[*start - 1] : '\0';
	*sure = (others && (narrative || comma)) ||
		(comma &&
		    (before == '(' || (before == ' ' && *start > 1 &&
					  text.s[*start - 2] == ';')) &&
		    byte_at(text, *end) != '\0' &&
		    strchr(");,", byte_at(text, *end)) != NULL);
	*end += narrative && byte_at(text, *end) == ')';
	make_key(key, first, str_sub(text, at, year_end(text, at)));
	return true;
}

/* The family name that an entry begins with. */
static struct str
name_of_entry(struct str text)
{
	struct str head = str_sub(text, 0, HEAD), best = STR_NONE;
	size_t i = 0, len;

	while (i < head.n) {
		size_t from = i;
		struct str word;

		while (i < head.n) {
			unsigned cp = utf8_decode(head, i, &len);

			if (cp != '-' && cp != '\'' && cp != 0x2019 &&
			    !utf8_is_word(cp))
				break;
			i += len;
		}
		word = str_sub(head, from, i);
		if (is_name(word) && (best.n == 0 || word.n > 3 ||
					 !is_upper(word.s[word.n - 1])))
			best = word;
		else if (str_is(word, "et") || str_is(word, "and"))
			break;
		if (best.n > 0 && byte_at(head, i) != ' ')
			break;
		i += i < head.n;
	}
	return best;
}

bool
author_year_of_entry(struct str text, struct buf *key)
{
	struct str name = name_of_entry(text),
		   head = str_sub(text, 0, 4 * HEAD);
	size_t at = 0;

	for (; at < head.n && name.n > 0; at++) {
		if (!is_year(head, at))
			continue;
		make_key(key, name, str_sub(head, at, year_end(head, at)));
		return true;
	}
	return false;
}
