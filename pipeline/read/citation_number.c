/* SPDX-License-Identifier: MIT */
/* citation_number.c - marks made of numbers: [1, 3-5], raised digits, (1). */
#include "read/citation_number.h"

#include <string.h>

#include "base/utf8.h"

enum { VALUE_MAX = 999 /* no list of references in an article is longer */ };

static char
byte_at(struct str text, size_t at)
{
	return at < text.n ? text.s[at] : '\0';
}

/* The digit that is raised in the code point cp; -1 if none is. */
static int
raised_digit(unsigned cp)
{
	switch (cp) {
	case 0xB9: return 1;
	case 0xB2:
	case 0xB3: return (int)(cp - 0xB0);
	case 0x2070: return 0;
	default: return cp >= 0x2074 && cp <= 0x2079 ? (int)(cp - 0x2070) : -1;
	}
}

/* The value of the digit at *at, plain or raised; moves *at behind it. */
static int
take_digit(struct str text, size_t *at, bool raised)
{
	size_t len;
	int value = -1;

	if (*at >= text.n)
		return -1;
	if (!raised && is_digit(text.s[*at])) {
		value = text.s[*at] - '0';
		len = 1;
	} else if (raised) {
		value = raised_digit(utf8_decode(text, *at, &len));
	}
	*at += value >= 0 ? len : 0;
	return value;
}

static bool
take_number(struct str text, size_t *at, bool raised, size_t *number)
{
	int digit = take_digit(text, at, raised);

	if (digit <= 0)
		return false;
	for (*number = 0; digit >= 0; digit = take_digit(text, at, raised)) {
		*number = *number * 10 + (size_t)digit;
		if (*number > VALUE_MAX)
			return false;
	}
	return true;
}

static void
add_range(struct number_mark *m, size_t from, size_t to)
{
	for (size_t k = from; k <= to && m->n < NUMBERS_MAX; k++)
		m->numbers[m->n++] = k;
}

/* ", ", ";", "-" between two numbers; '\0' where none goes on. */
static char
take_sign(struct str text, size_t *at, bool spaces)
{
	size_t i = *at, len = 0;
	unsigned cp;

	while (spaces && byte_at(text, i) == ' ')
		i++;
	cp = i < text.n ? utf8_decode(text, i, &len) : 0;
	if (cp != ',' && cp != ';' && !utf8_is_dash(cp) && cp != 0x207B)
		return '\0';
	i += len;
	while (spaces && byte_at(text, i) == ' ')
		i++;
	*at = i;
	return cp == ',' || cp == ';' ? ',' : '-';
}

/* Numbers with signs between them from at on; false if there are none, or if
 * the whole is wanted and ends in a sign. */
static bool
take_numbers(
    struct str text, size_t at, bool raised, bool whole, struct number_mark *m)
{
	size_t number, last = 0;
	char sign = ',';

	m->n = 0;
	m->end = at;
	while (sign != '\0') {
		if (!take_number(text, &at, raised, &number))
			return m->n > 0 && !whole;
		if (sign == '-' && number <= last)
			return false;
		add_range(m, sign == '-' ? last + 1 : number, number);
		last = number;
		m->end = at;
		sign = take_sign(text, &at, raised || whole);
	}
	return true;
}

/* May digits stand right behind at as a mark?  Behind a stop, a bracket or a
 * word, not behind a unit ("m", "cm", "kg/m") or symbol. */
static bool
follows_word(struct str text, size_t at)
{
	size_t letters = 0, len;
	unsigned cp = at > 0 ? utf8_before(text, at, &len) : 0;

	if (cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == '!' ||
	    cp == '?' || cp == ')' || cp == '"' || cp == 0x201D || cp == 0x2019)
		return at < 2 || !is_digit(text.s[at - 2]);
	while (
	    letters < at && is_lower(text.s[at - 1 - letters]) && letters < 9)
		letters++;
	return letters >= 3 ||
	       (letters > 0 && letters < at &&
		   is_upper(text.s[at - 1 - letters]) && letters >= 2);
}

/* "scars.3 The": what stands before and behind plain digits. */
static bool
follows_stop(struct str text, size_t at)
{
	return at > 2 && (text.s[at - 1] == '.' || text.s[at - 1] == ',') &&
	       (text.s[at - 2] == ')' || text.s[at - 2] == '%' ||
		   (is_lower(text.s[at - 2]) && is_lower(text.s[at - 3])));
}

static bool
read_bracket(struct str text, size_t at, struct number_mark *m)
{
	char close = text.s[at] == '[' ? ']' : ')';
	char next;

	if (!take_numbers(text, at + 1, false, true, m) ||
	    byte_at(text, m->end) != close)
		return false;
	next = byte_at(text, ++m->end);
	m->sure = close == ']';
	if (m->sure)
		return next != '(' && (at == 0 || !is_alnum(text.s[at - 1]) ||
					  is_lower(text.s[at - 1]));
	return at > 1 && text.s[at - 1] == ' ' &&
	       (next == '\0' || strchr(".,;:", next) != NULL);
}

bool
number_mark_read(struct str text, size_t at, struct number_mark *m)
{
	char c = text.s[at];

	m->sure = false;
	if (c == '[' || c == '(')
		return read_bracket(text, at, m);
	if (is_digit(c))
		return follows_stop(text, at) &&
		       take_numbers(text, at, false, false, m) &&
		       (m->end == text.n || is_space(text.s[m->end]));
	if (c == '^')
		return follows_word(text, at) &&
		       take_numbers(text, at + 1, false, true, m) &&
		       byte_at(text, m->end) == '^' && ++m->end;
	return follows_word(text, at) && take_numbers(text, at, true, false, m);
}
