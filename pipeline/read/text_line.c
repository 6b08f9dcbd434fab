/* SPDX-License-Identifier: MIT */
/* text_line.c - what a line of plain text looks like, seen alone. */
#include "read/text_line.h"

#include <string.h>

#include "base/attr.h"
#include "base/utf8.h"

enum { HEADING_MAX = 120, CELLS_LOOK = 4096 }; /* bytes */
enum { HEADING_WORDS = 15, HEADLINE_WORDS = 22, BYLINE_WORDS = 6 };

static const char *const bullets[] = {
	"-", "*", "+", "\xE2\x80\xA2" /* bullet */,
	"\xE2\x80\xA3" /* triangular bullet */, "\xE2\x97\xA6" /* white */,
	"\xE2\x96\xAA" /* square */, "\xC2\xB7" /* middle dot */,
	"\xE2\x80\x93" /* en dash */, "\xE2\x80\x94" /* em dash */,
	"\xE2\x97\x8F" /* circle */,
};

/* Bytes of the item mark that opens x with the blank behind it; 0 if none. */
static size_t
item_mark(struct str x, size_t *ordinal)
{
	size_t n = 0, open = x.n > 0 && x.s[0] == '(';

	*ordinal = 0;
	for (size_t i = 0; i < COUNT(bullets); i++)
		if (str_starts(x, bullets[i]))
			n = strlen(bullets[i]);
	if (n == 0) {
		for (n = open; n < x.n && n < open + 3 && is_digit(x.s[n]); n++)
			*ordinal = *ordinal * 10 + (size_t)(x.s[n] - '0');
		if (n == open || n == x.n ||
		    !(x.s[n] == ')' || (!open && x.s[n] == '.')))
			return 0;
		n++;
	}
	return n < x.n && (x.s[n] == ' ' || x.s[n] == '\t') ? n + 1 : 0;
}

static bool
is_rule(struct str x)
{
	for (size_t i = 0; i < x.n; i++)
		if (memchr("-=_*~#+. ", x.s[i], 9) == NULL)
			return false;
	return x.n >= 2;
}

/* Cells between separators c; an empty one at either end does not count. */
static size_t
count_cells(struct str x, char c)
{
	size_t cells = 1;
	bool text = false;

	x = str_sub(x, 0, CELLS_LOOK);
	for (size_t i = 0; i < x.n; i++) {
		if (x.s[i] != c) {
			text |= !is_space(x.s[i]);
			continue;
		}
		cells += i > 0 && i + 1 < x.n;
		/* Tabs in a row are one gap. */
		while (c == '\t' && i + 1 < x.n && x.s[i + 1] == c)
			i++;
	}
	return text ? cells : 0;
}

static void
look_for_cells(struct str x, struct text_line *line)
{
	size_t bars = memchr(x.s, '|', x.n) ? count_cells(x, '|') : 0;
	size_t tabs = memchr(x.s, '\t', x.n) ? count_cells(x, '\t') : 0;

	line->bar = bars > tabs ? '|' : '\t';
	line->cells = bars > tabs ? bars : tabs;
	if (line->cells > 1)
		line->kind = LINE_ROW;
}

/* A loop that the compiler turns into vectors. */
static size_t
count_columns(struct str x)
{
	size_t n = 0;

	for (size_t i = 0; i < x.n; i++)
		n += ((unsigned char)x.s[i] & 0xC0) != 0x80;
	return n;
}

static void
classify(struct str source, struct text_line *line)
{
	struct str x = text_line_text(source, line);
	size_t mark;

	line->kind = LINE_TEXT;
	line->columns = count_columns(x);
	if (x.n == 0) {
		line->kind = LINE_BLANK;
	} else if (is_rule(x)) {
		line->kind = LINE_RULE;
	} else if ((mark = item_mark(x, &line->ordinal)) > 0) {
		line->kind = LINE_ITEM;
		line->text += mark;
	} else if (x.s[0] == '>') {
		line->kind = LINE_QUOTE;
		while (line->text < line->end &&
		    (source.s[line->text] == '>' || source.s[line->text] == ' '))
			line->text++;
	} else {
		look_for_cells(x, line);
	}
}

bool
text_line_next(struct str source, size_t *at, struct text_line *line)
{
	size_t end;

	if (*at >= source.n)
		return false;
	end = str_find_byte(source, '\n', *at);
	*line = (struct text_line){ .at = *at, .text = *at, .end = end };
	*at = end < source.n ? end + 1 : end;
	while (line->end > line->text && is_space(source.s[line->end - 1]))
		line->end--;
	while (line->text < line->end && is_space(source.s[line->text]))
		line->text++;
	classify(source, line);
	return true;
}

struct str
text_line_text(struct str source, const struct text_line *line)
{
	return str_sub(source, line->text, line->end);
}

static bool
ends_in(struct str x, const char *const *endings, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(x, endings[i]))
			return true;
	return false;
}

/* "NW: And deaths?", "[02:40] MARK: ...": a turn in a transcript. */
static bool
is_turn(struct str text)
{
	size_t n = 0;

	if (text.s[0] == '[')
		return text.n > 1 && is_digit(text.s[1]);
	while (n < text.n && n < 3 && is_upper(text.s[n]))
		n++;
	return n >= 2 && str_starts(str_from(text, n), ": ") &&
	       str_ends(text, "?");
}

/* "By Imogen Tarrant", "By our health correspondent"; but "By Reducing Scars". */
static bool
is_byline(struct str text, size_t words)
{
	struct str rest = str_from(text, 3);
	size_t n = text_first_word(rest);

	return str_starts_nocase(text, "by ") && words <= BYLINE_WORDS &&
	    !str_ends(str_sub(rest, 0, n), "ing") &&
	    ((rest.n > 0 && is_upper(rest.s[0])) || str_is(str_sub(rest, 0, n), "our"));
}

bool
text_line_is_heading(struct str text, bool headline)
{
	static const char *const sentence_ends[] = { ".", ",", ";",
		"\xE2\x80\xA6", ".\"", ".\xE2\x80\x9D", ".)" };
	size_t len, words = 1;
	unsigned first;

	if (text.n == 0 || text.n > HEADING_MAX ||
	    ends_in(text, sentence_ends, COUNT(sentence_ends)) ||
	    str_find(text, STR(". "), 4) < text.n ||
	    str_find(text, STR("? "), 0) < text.n ||
	    str_find(text, STR("://"), 0) < text.n)
		return false;
	first = utf8_decode(text, 0, &len);
	if (is_turn(text))
		return false;
	if (first < 0x80 && (is_lower(text.s[0]) || text.s[0] == '$'))
		return false;
	for (size_t i = 0; i < text.n; i++)
		words += text.s[i] == ' ';
	return words <= (headline ? HEADLINE_WORDS : HEADING_WORDS) &&
	    !is_byline(text, words);
}

size_t
text_first_word(struct str text)
{
	size_t n = 0;

	while (n < text.n && !is_space(text.s[n]))
		n++;
	return n;
}
