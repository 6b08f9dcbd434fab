/* SPDX-License-Identifier: MIT */
/*
 * part_scan.c - the passage lines that claim-read writes, without a tree.
 *
 * Strict: no white space, integers without sign or fraction, the keys of the
 * contract.  At anything else it stops and says false; jansson then decides.
 */
#include "record/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"

struct scan {
	struct arena *arena;
	const char *at, *end;
};

static bool
eat(struct scan *s, char c)
{
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

static bool
number(struct scan *s, size_t *n)
{
	const char *start = s->at;

	*n = 0;
	while (s->at < s->end && is_digit(*s->at))
		*n = *n * 10 + (size_t)(*s->at++ - '0');
	/* 15 digits cannot overflow; JSON knows no leading zero. */
	return s->at > start && s->at - start <= 15 &&
	    (*start != '0' || s->at - start == 1);
}

static bool
key_of(struct scan *s, struct str *key)
{
	const char *end;

	if (!eat(s, '"'))
		return false;
	end = memchr(s->at, '"', (size_t)(s->end - s->at));
	if (end == NULL)
		return false;
	*key = (struct str){ s->at, (size_t)(end - s->at) };
	s->at = end + 1;
	return memchr(key->s, '\\', key->n) == NULL && eat(s, ':');
}

/* The escapes that record/emit.h writes, but for \u: that is jansson's. */
static bool
escape(char c, char *out)
{
	static const char from[] = "\"\\nrt", to[] = "\"\\\n\r\t";
	const char *at = memchr(from, c, sizeof(from) - 1);

	if (at == NULL)
		return false;
	*out = to[at - from];
	return true;
}

static bool
string(struct scan *s, struct str *out)
{
	const char *start, *end;
	char *to;

	if (!eat(s, '"'))
		return false;
	start = s->at;
	end = memchr(start, '"', (size_t)(s->end - start));
	if (end != NULL && memchr(start, '\\', (size_t)(end - start)) == NULL) {
		*out = arena_str(s->arena,
		    (struct str){ start, (size_t)(end - start) });
		s->at = end + 1;
		return true;
	}
	for (end = start; end < s->end && *end != '"'; end++)
		if (*end == '\\')
			end++;
	if (end >= s->end)
		return false;
	to = arena_alloc(s->arena, (size_t)(end - start) + 1);
	out->s = to;
	for (const char *c = start; c < end; c++) {
		if (*c != '\\')
			*to++ = *c;
		else if (!escape(*++c, to++))
			return false;
	}
	*to = '\0';
	out->n = (size_t)(to - out->s);
	s->at = end + 1;
	return true;
}

/* [[1,2,3],...]: rows of width numbers each, in the arena. */
static bool
rows(struct scan *s, size_t width, size_t **values, size_t *n)
{
	size_t *items = NULL, used = 0, cap = 0;
	bool ok = eat(s, '[');

	*n = 0;
	while (ok && !eat(s, ']')) {
		ok = (*n == 0 || eat(s, ',')) && eat(s, '[');
		for (size_t k = 0; ok && k < width; k++) {
			items = xgrow(items, used, &cap, sizeof(*items));
			ok = (k == 0 || eat(s, ',')) && number(s, &items[used]);
			used++;
		}
		ok = ok && eat(s, ']');
		++*n;
	}
	*values = arena_alloc(s->arena, used * sizeof(*items) + 1);
	if (used > 0)
		memcpy(*values, items, used * sizeof(*items));
	free(items);
	return ok;
}

_Static_assert(sizeof(struct part_run) == 3 * sizeof(size_t) &&
    sizeof(struct part_line) == 2 * sizeof(size_t) &&
    sizeof(struct part_sentence) == 2 * sizeof(size_t), "rows of numbers");

static bool
read_rows(struct scan *s, struct str key, struct part *p)
{
	size_t *values;
	bool ok;

	if (str_is(key, "runs")) {
		ok = rows(s, 3, &values, &p->runs_n);
		p->runs = (void *)values;
	} else if (str_is(key, "lines")) {
		ok = rows(s, 2, &values, &p->lines_n);
		p->lines = (void *)values;
	} else {
		ok = rows(s, 2, &values, &p->sentences_n);
		p->sentences = (void *)values;
	}
	return ok;
}

static bool
role(struct scan *s, struct part *p)
{
	struct str name;

	if (!string(s, &name))
		return false;
	for (size_t i = 0; i < PART_ROLES; i++)
		if (str_is(name, part_role_names[i])) {
			p->role = (enum part_role)i;
			return true;
		}
	return false;
}

enum field { KIND = 1, DOC = 2, NUMBER = 4, ROLE = 8, TEXT = 16, RUNS = 32,
	LINES = 64, SENTENCES = 128, HEADING = 256, INTRO = 512, ROW = 1024,
	COLUMN = 2048, CAPTION = 4096, TABLE = 8192, CELL = 16384,
	QUOTED = 32768 };

static const struct {
	const char *name;
	enum field field;
} fields[] = {
	{ "kind", KIND }, { "doc", DOC }, { "passage", NUMBER },
	{ "role", ROLE }, { "text", TEXT }, { "runs", RUNS },
	{ "lines", LINES }, { "sentences", SENTENCES },
	{ "heading", HEADING }, { "intro", INTRO }, { "row", ROW },
	{ "column", COLUMN }, { "caption", CAPTION }, { "table", TABLE },
	{ "cell", CELL }, { "quoted", QUOTED },
};

static bool
value(struct scan *s, enum field field, struct str key, struct part *p)
{
	struct str kind;

	switch (field) {
	case KIND: return string(s, &kind);
	case DOC: return string(s, &p->doc);
	case NUMBER: return number(s, &p->number);
	case ROLE: return role(s, p);
	case TEXT: return string(s, &p->text);
	case RUNS: case LINES: case SENTENCES: return read_rows(s, key, p);
	case HEADING: return number(s, &p->heading);
	case INTRO: return number(s, &p->intro);
	case ROW: return number(s, &p->row);
	case COLUMN: return number(s, &p->column);
	case CAPTION: return number(s, &p->caption);
	case TABLE: return number(s, &p->table);
	case CELL:
		return eat(s, '[') && number(s, &p->cell_row) && eat(s, ',') &&
		    number(s, &p->cell_column) && eat(s, ']');
	case QUOTED:
		p->quoted = s->end - s->at > 4 && memcmp(s->at, "true", 4) == 0;
		s->at += 4;
		return p->quoted;
	}
	return false;
}

bool
part_scan(struct arena *a, struct str bytes, struct part *p)
{
	struct scan s = { a, bytes.s, bytes.s + bytes.n };
	const unsigned must = KIND | DOC | NUMBER | ROLE | TEXT | RUNS | LINES |
	    SENTENCES;
	unsigned seen = 0;

	*p = (struct part){ .heading = PART_NONE, .intro = PART_NONE,
		.row = PART_NONE, .column = PART_NONE, .caption = PART_NONE,
		.table = PART_NONE, .cell_row = PART_NONE,
		.cell_column = PART_NONE };
	if (!utf8_is_plain(bytes) || !eat(&s, '{'))
		return false;
	do {
		struct str key;
		size_t i = 0;

		if (!key_of(&s, &key))
			return false;
		while (i < COUNT(fields) && !str_is(key, fields[i].name))
			i++;
		if (i == COUNT(fields) || (seen & fields[i].field) ||
		    !value(&s, fields[i].field, key, p))
			return false;
		seen |= fields[i].field;
	} while (eat(&s, ','));
	return eat(&s, '}') && s.at == s.end && (seen & must) == must;
}
