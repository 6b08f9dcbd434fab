/* SPDX-License-Identifier: MIT */
/* identifier_number.c - papers, trials, books and devices known by number. */
#include "base/attr.h"
#include "base/utf8.h"
#include "text/identifier_kinds.h"

#include <string.h>

enum { NEAR = 60 /* bytes around a device number that may name the FDA */ };

static char
byte_at(struct str text, size_t at)
{
	return at < text.n ? text.s[at] : '\0';
}

size_t
identifier_digits(struct str text, size_t at, size_t max)
{
	size_t n = 0;

	while (n <= max && is_digit(byte_at(text, at + n)))
		n++;
	return n > max || is_alpha(byte_at(text, at + n)) ? 0 : n;
}

/* Behind ":" and blanks. */
static size_t
skip_colon(struct str text, size_t at)
{
	while (byte_at(text, at) == ' ')
		at++;
	at += byte_at(text, at) == ':' || byte_at(text, at) == '#';
	while (byte_at(text, at) == ' ')
		at++;
	return at;
}

static bool
finish(struct identifier *id, enum identifier_kind kind, const char *scheme,
    struct str value, size_t end)
{
	id->kind = kind;
	id->end = end;
	identifier_add(id, scheme, value);
	return id->ids_n > 0;
}

bool
identifier_read_pmid(struct str text, size_t at, struct identifier *id)
{
	size_t i = at + 4, n;

	identifier_open(id, at);
	if (!str_starts_nocase(str_from(text, at), "PMID"))
		return false;
	i += to_lower(byte_at(text, i)) == 's';
	i = skip_colon(text, i);
	n = identifier_digits(text, i, 8);
	if (n == 0 || text.s[i] == '0')
		return false;
	return finish(
	    id, IDENTIFIER_PMID, "pmid:", str_sub(text, i, i + n), i + n);
}

bool
identifier_read_pmcid(struct str text, size_t at, struct identifier *id)
{
	size_t i = at + 3, n;
	bool spaced;

	identifier_open(id, at);
	if (str_starts_nocase(str_from(text, at), "PMCID"))
		i = skip_colon(text, at + 5);
	else if (!str_starts(str_from(text, at), "PMC"))
		return false;
	if (i > at + 3 && str_starts_nocase(str_from(text, i), "PMC"))
		i += 3;
	spaced = byte_at(text, i) == ' ';
	i += spaced;
	n = identifier_digits(text, i, 9);
	if (n == 0 || (spaced && n < 5)) /* "PMC 3" is no paper */
		return false;
	return finish(
	    id, IDENTIFIER_PMCID, "pmcid:PMC", str_sub(text, i, i + n), i + n);
}

/* "NCT01234567", and with the zero that is often lost or doubled. */
static bool
read_nct(struct str text, size_t at, struct identifier *id)
{
	size_t i = at + 3, n;
	bool sign = byte_at(text, i) == ' ' || byte_at(text, i) == '-';

	i += sign;
	n = identifier_digits(text, i, 9);
	if (n < 7 || (n == 9 && (text.s[i] != '0' || text.s[i + 1] != '0')))
		return false;
	return finish(id, IDENTIFIER_TRIAL, n == 7 ? "nct:NCT0" : "nct:NCT",
	    str_sub(text, i + (n == 9), i + n), i + n);
}

/* Registries whose numbers are a prefix and digits. */
static const struct {
	const char *prefix, *scheme;
	size_t least, most; /* digits */
} registries[] = {
	{ "ISRCTN", "isrctn:ISRCTN", 8, 8 },
	{ "ACTRN", "trial:ACTRN", 14, 14 },
	{ "DRKS", "trial:DRKS", 8, 8 },
	{ "UMIN", "trial:UMIN", 9, 9 },
	{ "PACTR", "trial:PACTR", 12, 16 },
	{ "CRD42", "trial:CRD42", 6, 11 }, /* PROSPERO */
	{ "CRD 42", "trial:CRD42", 6, 11 },
	{ "ChiCTR", "trial:CHICTR", 8, 10 },
	{ "ChiCTR-", "trial:CHICTR-", 8, 10 },
	{ "jRCT", "trial:JRCT", 9, 10 },
	{ "jRCTs", "trial:JRCTS", 9, 10 },
	{ "KCT", "trial:KCT", 7, 7 },
};

/* "2004-000446-20" of EudraCT; "2022-501234-56-00" of its successor. */
static bool
read_eu(struct str text, size_t at, size_t number, struct identifier *id)
{
	static const size_t groups[] = { 4, 6, 2 };
	size_t i = number;

	for (size_t k = 0; k < COUNT(groups); k++) {
		for (size_t n = 0; n < groups[k]; n++)
			if (!is_digit(byte_at(text, i + n)))
				return false;
		i += groups[k];
		if (k + 1 < COUNT(groups) && byte_at(text, i++) != '-')
			return false;
	}
	if (byte_at(text, i) == '-' && is_digit(byte_at(text, i + 1)) &&
	    is_digit(byte_at(text, i + 2)))
		i += 3;
	else if (number == at)
		return false; /* without a name only the long form is sure */
	if (is_alnum(byte_at(text, i)) ||
	    (number == at && text.s[number + 5] != '5'))
		return false;
	return finish(
	    id, IDENTIFIER_TRIAL, "trial:EUCTR", str_sub(text, number, i), i);
}

bool
identifier_read_trial(struct str text, size_t at, struct identifier *id)
{
	struct str rest = str_from(text, at);

	identifier_open(id, at);
	if (str_starts_nocase(rest, "NCT"))
		return read_nct(text, at, id);
	if (is_digit(text.s[at]))
		return read_eu(text, at, at, id);
	if (str_starts_nocase(rest, "EudraCT")) {
		size_t i = at + strlen("EudraCT");

		if (str_starts_nocase(str_from(text, i), " number"))
			i += strlen(" number");
		return read_eu(text, at, skip_colon(text, i), id);
	}
	for (size_t k = 0; k < COUNT(registries); k++) {
		size_t i = at + strlen(registries[k].prefix), n;

		if (!str_starts_nocase(rest, registries[k].prefix))
			continue;
		i += byte_at(text, i) == ' ';
		n = identifier_digits(text, i, registries[k].most);
		if (n >= registries[k].least)
			return finish(id, IDENTIFIER_TRIAL,
			    registries[k].scheme, str_sub(text, i, i + n),
			    i + n);
	}
	return false;
}

/* Is what names the agency near [at, end)? */
static bool
near_fda(struct str text, size_t at, size_t end)
{
	static const char *const names[] = { "510(k)", "510k", "PMA", "FDA",
		"De Novo", "premarket" };
	struct str near = str_sub(text, at > NEAR ? at - NEAR : 0, end + NEAR);

	for (size_t i = 0; i < COUNT(names); i++)
		if (str_find_nocase(near, str_of(names[i]), 0) < near.n)
			return true;
	return false;
}

bool
identifier_read_fda(struct str text, size_t at, struct identifier *id)
{
	size_t letters = str_starts(str_from(text, at), "DEN") ? 3 : 1;
	size_t end = at + letters;

	identifier_open(id, at);
	while (end - at - letters < 7 && is_digit(byte_at(text, end)))
		end++;
	if (end - at - letters != 6)
		return false;
	if (text.s[at] == 'P' && str_starts(str_from(text, end), "/S") &&
	    identifier_digits(text, end + 2, 3) == 3)
		end += 5;
	if (is_alnum(byte_at(text, end)) ||
	    (letters == 1 && !near_fda(text, at, end)))
		return false;
	return finish(id, IDENTIFIER_FDA, "fda:", str_sub(text, at, end), end);
}

/* Length of "1902.02534v2" or "hep-th/9901001" at at, version left out. */
static size_t
arxiv_length(struct str text, size_t at)
{
	size_t i = at;

	if (is_digit(byte_at(text, at))) {
		while (i - at < 5 && is_digit(byte_at(text, i)))
			i++;
		if (i - at != 4 || byte_at(text, i++) != '.')
			return 0;
		while (i - at < 11 && is_digit(byte_at(text, i)))
			i++;
		return i - at == 9 || i - at == 10 ? i - at : 0;
	}
	while (i - at < 12 &&
	       (is_lower(byte_at(text, i)) || byte_at(text, i) == '-'))
		i++;
	if (byte_at(text, i) == '.' && is_upper(byte_at(text, i + 1)) &&
	    is_upper(byte_at(text, i + 2)))
		i += 3;
	if (i == at || byte_at(text, i) != '/')
		return 0;
	for (size_t n = 1; n <= 7; n++)
		if (!is_digit(byte_at(text, i + n)))
			return 0;
	return i + 8 - at;
}

void
identifier_add_arxiv(struct identifier *id, struct str number)
{
	size_t n = arxiv_length(number, 0);

	if (n == 0)
		return;
	identifier_add(id, "arxiv:", str_sub(number, 0, n));
	if (id->kind == IDENTIFIER_ARXIV)
		identifier_add(
		    id, "doi:10.48550/arxiv.", str_sub(number, 0, n));
}

bool
identifier_read_arxiv(struct str text, size_t at, struct identifier *id)
{
	size_t i = at + 5, n;

	identifier_open(id, at);
	id->kind = IDENTIFIER_ARXIV;
	if (!str_starts_nocase(str_from(text, at), "arXiv"))
		return false;
	i = skip_colon(text, i);
	n = arxiv_length(text, i);
	if (n == 0 || i == at + 5)
		return false;
	identifier_add_arxiv(id, str_sub(text, i, i + n));
	id->end = i + n;
	if (byte_at(text, id->end) == 'v') {
		size_t version = identifier_digits(text, id->end + 1, 3);

		id->end += version ? version + 1 : 0;
	}
	return id->ids_n > 0;
}

/* The check digit of the first twelve digits of an ISBN-13. */
static char
check13(const char *digits)
{
	int sum = 0;

	for (int i = 0; i < 12; i++)
		sum += (digits[i] - '0') * (i % 2 ? 3 : 1);
	return (char)('0' + (10 - sum % 10) % 10);
}

static bool
valid10(const char *digits)
{
	int sum = 0;

	for (int i = 0; i < 10; i++) {
		bool ten = digits[i] == 'X';

		if (ten && i != 9)
			return false;
		sum += (ten ? 10 : digits[i] - '0') * (10 - i);
	}
	return sum % 11 == 0;
}

/* Collects digits of an ISBN from *at on, over hyphens and single blanks. */
static size_t
collect(struct str text, size_t *at, char out[14])
{
	size_t n = 0, len;

	for (size_t i = *at; i < text.n && n < 14; i += len) {
		unsigned cp = utf8_decode(text, i, &len);
		char c = len == 1 ? (char)cp : '\0';

		if (is_digit(c) || ((c == 'X' || c == 'x') && n == 9)) {
			out[n++] = is_digit(c) ? c : 'X';
			*at = i + len;
		} else if ((!utf8_is_dash(cp) && cp != 0xAD && c != ' ') ||
			   i > *at + 3) {
			break;
		}
	}
	return is_alnum(byte_at(text, *at)) ? 14 : n;
}

bool
identifier_read_isbn(struct str text, size_t at, struct identifier *id)
{
	bool named = str_starts_nocase(str_from(text, at), "ISBN");
	size_t i = at, n;
	char digits[14];

	identifier_open(id, at);
	if (named) {
		i += 4;
		if (str_starts(str_from(text, i), "-10") ||
		    str_starts(str_from(text, i), "-13"))
			i += 3;
		i = skip_colon(text, i);
	}
	n = collect(text, &i, digits);
	if (n == 13 && memcmp(digits, "97", 2) == 0 &&
	    check13(digits) == digits[12])
		return finish(id, IDENTIFIER_ISBN,
		    "isbn:", (struct str){ digits, 13 }, i);
	if (n == 10 && named && valid10(digits)) {
		memmove(digits + 3, digits, 9);
		memcpy(digits, "978", 3);
		digits[12] = check13(digits);
		return finish(id, IDENTIFIER_ISBN,
		    "isbn:", (struct str){ digits, 13 }, i);
	}
	return false;
}
