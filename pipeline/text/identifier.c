/* SPDX-License-Identifier: MIT */
/* identifier.c - the numbers by which works, trials and devices are known. */
#include "text/identifier.h"

#include "base/attr.h"
#include "base/utf8.h"
#include "text/identifier_kinds.h"

#include <string.h>

enum { LIST_MAX = 200 /* bytes of "PMID: 1, 2; 3" looked back over */ };

static char
byte_at(struct str text, size_t at)
{
	return at < text.n ? text.s[at] : '\0';
}

void
identifier_add(struct identifier *id, const char *scheme, struct str value)
{
	size_t n = strlen(scheme);
	char *form;

	if (id->ids_n == IDENTIFIER_FORMS || value.n >= IDENTIFIER_SIZE - n)
		return;
	form = id->ids[id->ids_n];
	memcpy(form, scheme, n);
	if (value.n > 0)
		memcpy(form + n, value.s, value.n);
	form[n + value.n] = '\0';
	for (size_t i = 0; i < id->ids_n; i++)
		if (strcmp(id->ids[i], form) == 0)
			return;
	id->ids_n++;
}

void
identifier_open(struct identifier *id, size_t at)
{
	id->kind = IDENTIFIER_DOI;
	id->start = id->end = at;
	id->ids_n = 0;
}

size_t
identifier_decode(struct str x, char *out, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < x.n && n < size; i++) {
		int high = x.s[i] == '%' && i + 2 < x.n ? hex_value(x.s[i + 1]) : -1;
		int low = high >= 0 ? hex_value(x.s[i + 2]) : -1;

		out[n++] = low >= 0 ? (char)(high * 16 + low) : x.s[i];
		i += low >= 0 ? 2 : 0;
	}
	return n;
}

/* Where the address that begins at at ends. */
static size_t
url_end(struct str text, size_t at)
{
	size_t i = at, len, sici;

	for (; i < text.n; i += len) {
		unsigned cp = utf8_decode(text, i, &len);

		if (cp == '<' && (sici = identifier_sici(text, i)) > 0) {
			len = sici;
			continue;
		}
		if (cp == UTF8_BAD || utf8_is_space(cp) ||
		    (cp < 0x80 &&
			(cp < ' ' || strchr("\"<>{}|\\^`", (int)cp))) ||
		    (cp >= 0x3000 && cp <= 0x303F) ||
		    str_starts(str_from(text, i), "]("))
			break;
	}
	return identifier_trim(text, at, i);
}

static bool
read_url(struct str text, size_t at, struct identifier *id)
{
	struct str rest = str_from(text, at);
	size_t end;
	bool found;

	if (!str_starts_nocase(rest, "http://") &&
	    !str_starts_nocase(rest, "https://") &&
	    !str_starts_nocase(rest, "www."))
		return false;
	end = url_end(text, at);
	found = identifier_of_url(str_sub(text, at, end), id);
	id->start = at;
	id->end = end;
	return found;
}

/* What may begin with a byte; each looks at no more than a bounded piece,
 * but for an address, which is then passed over as a whole. */
static bool
read_at(struct str text, size_t at, struct identifier *id)
{
	switch (text.s[at]) {
	case '1': return identifier_read_doi(text, at, id);
	case '2': return identifier_read_trial(text, at, id);
	case '9':
		return byte_at(text, at + 1) == '7' &&
		       identifier_read_isbn(text, at, id);
	case 'h':
	case 'H':
	case 'w':
	case 'W': return read_url(text, at, id);
	case 'P':
	case 'p':
		return identifier_read_pmid(text, at, id) ||
		       identifier_read_pmcid(text, at, id) ||
		       identifier_read_trial(text, at, id) ||
		       (text.s[at] == 'P' && identifier_read_fda(text, at, id));
	case 'I':
	case 'i':
		return identifier_read_isbn(text, at, id) ||
		       identifier_read_trial(text, at, id);
	case 'A':
	case 'a':
		return identifier_read_arxiv(text, at, id) ||
		       identifier_read_trial(text, at, id);
	case 'D':
		return identifier_read_trial(text, at, id) ||
		       identifier_read_fda(text, at, id);
	case 'K':
		return identifier_read_trial(text, at, id) ||
		       identifier_read_fda(text, at, id);
	case 'N':
	case 'n':
	case 'U':
	case 'C':
	case 'c':
	case 'j':
	case 'J':
	case 'E':
	case 'e': return identifier_read_trial(text, at, id);
	default: return false;
	}
}

/* Cheap: can an identifier begin here, judged by two bytes? */
static bool
may_begin(struct str text, size_t at)
{
	static const char *const pairs[] = {
		['1'] = "0",
		['2'] = "0",
		['9'] = "7",
		['h'] = "tT",
		['H'] = "tT",
		['w'] = "wW",
		['W'] = "wW",
		['P'] = "MmAa0123456789",
		['p'] = "mMaA",
		['I'] = "SsRr",
		['i'] = "sS",
		['A'] = "CcRr",
		['a'] = "rRcC",
		['D'] = "RE",
		['K'] = "C0123456789",
		['N'] = "Cc",
		['n'] = "cC",
		['U'] = "M",
		['C'] = "Rh",
		['c'] = "rh",
		['j'] = "R",
		['J'] = "R",
		['E'] = "uU",
		['e'] = "u",
	};
	unsigned char c = (unsigned char)text.s[at];
	char next = byte_at(text, at + 1);

	return c < COUNT(pairs) && pairs[c] != NULL && next != '\0' &&
	       strchr(pairs[c], next) != NULL &&
	       (at == 0 || !is_alnum(text.s[at - 1]));
}

/* ", 25705822" right behind a PMID: its list goes on. */
static bool
read_next_pmid(struct str text, size_t at, struct identifier *id)
{
	size_t i = at, low = at > LIST_MAX ? at - LIST_MAX : 0, n;

	while (
	    i > low &&
	    (is_digit(text.s[i - 1]) ||
		(i < at && (text.s[i - 1] == ',' || text.s[i - 1] == ';' ||
			       text.s[i - 1] == ' ' || text.s[i - 1] == ':'))))
		i--;
	if (i == at || !(str_ends_nocase(str_sub(text, 0, i), "PMID") ||
			   str_ends_nocase(str_sub(text, 0, i), "PMIDs")))
		return false;
	i = at;
	if (byte_at(text, i) != ',' && byte_at(text, i) != ';')
		return false;
	for (i++; byte_at(text, i) == ' ';)
		i++;
	n = identifier_digits(text, i, 8);
	if (n < 4 || text.s[i] == '0')
		return false;
	identifier_open(id, i);
	id->kind = IDENTIFIER_PMID;
	id->end = i + n;
	identifier_add(id, "pmid:", str_sub(text, i, i + n));
	return true;
}

bool
identifier_next(struct str text, size_t *at, struct identifier *id)
{
	size_t i = *at;

	if (i > 0 && i < text.n && read_next_pmid(text, i, id)) {
		*at = id->end;
		return true;
	}
	for (; i < text.n; i++) {
		if (!may_begin(text, i))
			continue;
		identifier_open(id, i);
		if (!read_at(text, i, id)) {
			/* An address that tells nothing is passed over. */
			i = id->end > i ? id->end - 1 : i;
			continue;
		}
		if (id->start < *at)
			id->start = i;
		*at = id->end;
		return true;
	}
	*at = text.n;
	return false;
}
