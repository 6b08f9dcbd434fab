/* SPDX-License-Identifier: MIT */
/* section.c - what kind of section stands under a heading. */
#include "read/section.h"

#include "base/attr.h"

static const char *const reference_headings[] = {
	"references", "reference", "reference list", "references and notes",
	"references and further reading", "sources", "source", "article sources",
	"our sources", "sources and references", "references and sources",
	"bibliography", "works cited", "literature", "literature cited",
	"citations", "cited works", "footnotes", "endnotes", "notes and references",
	"selected references", "key references", "scientific references",
};

enum { HEADING_MAX = 60, ENTRY_LOOK = 4096 }; /* bytes */

/* "3.", "3.1 ", "## " and the like in front; ":" and "." behind. */
static struct str
bare_heading(struct str x)
{
	x = str_trim(x);
	while (x.n > 0 && (is_digit(x.s[0]) || x.s[0] == '.' ||
	    x.s[0] == ')' || x.s[0] == '#' || x.s[0] == '*' ||
	    is_space(x.s[0])))
		x = str_from(x, 1);
	while (x.n > 0 && (x.s[x.n - 1] == ':' || x.s[x.n - 1] == '.' ||
	    x.s[x.n - 1] == '*' || is_space(x.s[x.n - 1])))
		x.n--;
	return x;
}

bool
section_is_references(struct str heading)
{
	if (heading.n > HEADING_MAX)
		return false;
	heading = bare_heading(heading);
	for (size_t i = 0; i < COUNT(reference_headings); i++)
		if (str_is_nocase(heading, reference_headings[i]))
			return true;
	return false;
}

size_t
section_entry_number(struct str text)
{
	size_t at = 0, number = 0;
	char close = '.';

	text = str_trim(str_sub(text, 0, 16));
	if (text.n > 0 && (text.s[0] == '[' || text.s[0] == '(')) {
		close = text.s[0] == '[' ? ']' : ')';
		at = 1;
	}
	for (size_t first = at; at < text.n && is_digit(text.s[at]); at++) {
		if (at - first == 4)
			return 0;
		number = number * 10 + (size_t)(text.s[at] - '0');
	}
	if (at == text.n)
		return 0;
	if (text.s[at] == close || (close == '.' && text.s[at] == ')'))
		return number;
	return 0;
}

static bool
has_year(struct str x)
{
	for (size_t i = 0; i + 4 <= x.n; i++) {
		bool century = (x.s[i] == '1' && x.s[i + 1] == '9') ||
		    (x.s[i] == '2' && x.s[i + 1] == '0');

		if (century && is_digit(x.s[i + 2]) && is_digit(x.s[i + 3]) &&
		    (i == 0 || !is_alnum(x.s[i - 1])) &&
		    (i + 4 == x.n || !is_digit(x.s[i + 4])))
			return true;
	}
	return false;
}

bool
section_is_entry(struct str text)
{
	static const char *const marks[] = { "http", "doi", "www.", "pmid",
		"isbn", "pmc", "et al" };

	text = str_sub(text, 0, ENTRY_LOOK);
	if (section_entry_number(text) > 0 || has_year(text))
		return true;
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_find_nocase(text, str_of(marks[i]), 0) < text.n)
			return true;
	return false;
}

/* An entry under no such heading, in the small print: it has a number (its own
 * or ordinal, of the list; 0: none), a year, and a DOI or PubMed number. */
static bool
stands_alone(struct str text, size_t ordinal)
{
	static const char *const marks[] = { "doi:", "doi.org/", "pmid", "pmcid" };

	text = str_sub(text, 0, ENTRY_LOOK);
	if ((ordinal == 0 && section_entry_number(text) == 0) || !has_year(text))
		return false;
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_find_nocase(text, str_of(marks[i]), 0) < text.n)
			return true;
	return false;
}

size_t
section_references(size_t above, size_t level, struct str heading)
{
	if (section_is_references(heading))
		return level;
	return above < level ? above : 0;
}

void
section_entry(struct build *b, bool under_references)
{
	struct str text = build_so_far(b);

	if (!(under_references && section_is_entry(text)) &&
	    !stands_alone(text, b->next.ordinal))
		return;
	b->next.role = ROLE_REFERENCE;
	if (b->next.ordinal == 0)
		b->next.ordinal = section_entry_number(text);
}
