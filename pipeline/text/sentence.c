/* SPDX-License-Identifier: MIT */
/* sentence.c - where one sentence ends and the next begins. */
#include "text/sentence.h"

#include "base/attr.h"
#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/stop.h"

enum {
	WORD = 64,   /* bytes looked at around a stop: keeps time linear */
	TOKEN = 256, /* bytes of the longest address that is looked through */
	LINE = 40,   /* bytes; shorter lines without a stop are a list */
	CLAUSE = 12, /* bytes; so short a start has no verb yet */
};

/* The list whose item a sentence is: "1.) ", "b. ", "2) ". */
struct list {
	unsigned number; /* of the item; a letter counts from 'a'; 0: no list */
	bool letter;     /* "a." and not "1." */
	bool dot, bracket; /* behind the number */
	size_t head;       /* where the words of the item begin */
};

static char
byte_at(struct str text, size_t at)
{
	return at < text.n ? text.s[at] : '\0';
}

static bool
is_stop(char c)
{
	return c == '.' || c == '!' || c == '?';
}

static bool
is_bullet_at(struct str text, size_t at, size_t *len)
{
	unsigned cp = at < text.n ? utf8_decode(text, at, len) : 0;

	return cp == 0x2022 || cp == 0x2023 || cp == 0x2043 || cp == 0x25E6 ||
	       cp == 0x25AA || cp == 0x25CF;
}

/* The word that ends just before at: letters, digits and inner full stops. */
static struct str
word_before(struct str text, size_t from, size_t at)
{
	size_t i = at, len;

	if (at - from > WORD)
		from = at - WORD;
	while (i > from) {
		unsigned cp = utf8_before(text, i, &len);

		if ((cp != '.' && cp != 0xB0 && !utf8_is_word(cp)) ||
		    len > i - from)
			break;
		i -= len;
	}
	while (i < at && text.s[i] == '.')
		i++;
	return str_sub(text, i, at);
}

static struct str
word_after(struct str text, size_t at)
{
	size_t i = at, len;

	for (; i < text.n && i - at < WORD; i += len)
		if (!utf8_is_word(utf8_decode(text, i, &len)))
			break;
	return str_sub(text, at, i);
}

/* "e.g", "U.S", "Ph.D", "i.v": letters with full stops between. */
static bool
is_dotted(struct str word)
{
	size_t letters = 0, dots = 0;

	for (size_t i = 0; i < word.n; i++) {
		letters = word.s[i] == '.' ? 0 : letters + 1;
		dots += word.s[i] == '.';
		if (letters > 2 || is_digit(word.s[i]))
			return false;
	}
	return dots > 0;
}

/* The number, letter and signs of a list item at at; false if none. */
static bool
read_item(struct str text, size_t at, struct list *item)
{
	size_t i = at;

	*item = (struct list){ 0 };
	for (; is_digit(byte_at(text, i)) && i - at < 3; i++)
		item->number = item->number * 10 + (unsigned)(text.s[i] - '0');
	if (i == at && is_lower(byte_at(text, i))) {
		item->letter = true;
		item->number = (unsigned)(text.s[i++] - 'a') + 1;
	}
	item->dot = i > at && byte_at(text, i) == '.';
	i += item->dot;
	item->bracket = i > at && byte_at(text, i) == ')';
	i += item->bracket;
	item->head = i;
	return item->number > 0 && (item->dot || item->bracket) &&
	       byte_at(text, i) == ' ';
}

/* Where the item that the stop or bracket at at belongs to would begin. */
static size_t
item_start(struct str text, size_t from, size_t at)
{
	size_t i = at;

	while (i > from && at - i < 3 && is_digit(text.s[i - 1]))
		i--;
	if (i == at && i > from && is_lower(text.s[i - 1]))
		i--;
	return i;
}

/* Does the next item of the list begin at item? */
static bool
is_next_item(struct str text, size_t at, const struct list *list)
{
	struct list item;

	return list->number > 0 && at > 0 && is_space(text.s[at - 1]) &&
	       read_item(text, at, &item) && item.number == list->number + 1 &&
	       item.letter == list->letter && item.dot == list->dot &&
	       item.bracket == list->bracket;
}

/* Is the stop at at part of an address such as "a@b.Example", "http://"? */
static bool
in_address(struct str text, size_t from, size_t at)
{
	size_t low = at - from > TOKEN ? at - TOKEN : from;

	for (size_t i = at; i > low && !is_space(text.s[i - 1]); i--)
		if (text.s[i - 1] == '@' || text.s[i - 1] == '/')
			return true;
	for (size_t i = at; i < text.n && i - at < WORD; i++) {
		if (is_space(text.s[i]))
			break;
		if (text.s[i] == '@')
			return true;
	}
	return false;
}

/* "skin.The" lacks a space.  Not "B.C", "file.TXT", "e.g.The", "Node.Js/x". */
static bool
cuts_unspaced(struct str text, size_t from, const struct stop *stop)
{
	struct str before = word_before(text, from, stop->at);
	struct str after = word_after(text, stop->end);
	char last = before.n > 0 ? before.s[before.n - 1] : '\0';

	if (after.n == 0 || !is_upper(after.s[0]) || stop->count > 1)
		return false;
	if (after.n > 1 ? !is_lower(after.s[1]) : !abbreviation_starter(after))
		return false;
	if (stop->at > from && before.n > 0 &&
	    (is_upper(last) || before.n < 2) && !is_digit(last))
		return false;
	return !is_dotted(before) &&
	       abbreviation_of(before) == ABBREVIATION_NONE &&
	       !in_address(text, from, stop->at);
}

/* Words behind which a capital is a name of its kind, not an initial. */
static bool
takes_letter(struct str word)
{
	static const char *const kinds[] = {
		"vitamin",
		"vitamins",
		"hepatitis",
		"group",
		"groups",
		"type",
		"types",
		"class",
		"grade",
		"category",
		"plan",
		"arm",
		"protein",
		"strain",
		"influenza",
		"factor",
		"stage",
		"blood",
		"and",
		"or",
	};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is_nocase(word, kinds[i]))
			return true;
	return false;
}

/* Behind a single capital: "Jonas E. Smith", "vitamin C. It", "you and I. Did" */
static bool
cuts_after_capital(struct str text, size_t from, size_t at, struct str next)
{
	size_t gap = at > from + 1 ? at - 2 : from;
	struct str before = gap > from && is_space(text.s[gap])
				? word_before(text, from, gap)
				: STR_NONE;

	if (before.n == 0)
		return false;
	return takes_letter(before) ||
	       (abbreviation_starter(next) && !is_upper(before.s[0]));
}

/* A single full stop with white space and a capital or digit behind it. */
static bool
cuts_after_word(
    struct str text, size_t from, const struct stop *stop, size_t next)
{
	struct str word = word_before(text, from, stop->at);
	struct str follows = word_after(text, next);
	size_t before = (size_t)(word.s - text.s);
	bool number = is_digit(byte_at(text, next));
	bool starts = abbreviation_starter(follows);
	bool measured = before > from + 1 && is_digit(text.s[before - 2]);

	if (word.n == 0 || stop->closed > stop->dots)
		return true;
	if (word.n == 1 && is_upper(word.s[0])) /* "8 nmol/L." */
		return (before > from && text.s[before - 1] == '/') ||
		    cuts_after_capital(text, from, stop->at, follows);
	if (word.n == 1 && is_lower(word.s[0]))
		return measured || !number;
	if (str_is_nocase(word, "e.g") || str_is_nocase(word, "i.e"))
		return false;
	if (str_is_nocase(word, "a.m") || str_is_nocase(word, "p.m"))
		return !number && stop->at - from > CLAUSE;
	if (is_dotted(word))
		return starts;
	switch (abbreviation_of(word)) {
	case ABBREVIATION_NEVER: return false;
	case ABBREVIATION_NUMBER: return !number && (starts || follows.n > 2);
	case ABBREVIATION_UNIT: return measured;
	case ABBREVIATION_MAY: return starts;
	case ABBREVIATION_NONE: break;
	}
	return true;
}

/* Three dots may stand inside a sentence; four hold its end. */
static bool
cuts_after_dots(struct str text, const struct stop *stop, size_t next)
{
	if (stop->count == 3 && stop->spaced)
		return false;
	if (stop->count == 3 && str_is(word_after(text, next), "I"))
		return false;
	return stop->count < 3 || stop->at == 0 || text.s[stop->at - 1] != '[';
}

/* Does a sentence that began at from end with this stop? */
static bool
cuts(struct str text, size_t from, const struct stop *stop,
    const struct list *list)
{
	size_t next = stop_skip_space(text, stop->end), len;

	if (next == text.n)
		return true;
	if (is_next_item(text, next, list))
		return true;
	if (next == stop->end)
		return cuts_unspaced(text, from, stop);
	if (is_bullet_at(text, next, &len))
		return true;
	while (next < text.n && stop_is_opener(utf8_decode(text, next, &len)))
		next += len;
	if (stop_before_lower(text, next) || is_stop(byte_at(text, next)) ||
	    byte_at(text, next) == ',' || byte_at(text, next) == ';')
		return false;
	if (stop->strong)
		return true;
	return stop->count > 1 ? cuts_after_dots(text, stop, next)
			       : cuts_after_word(text, from, stop, next);
}

/* A line without a stop, short enough for an item of a bare list. */
static bool
is_short_line(struct str text, size_t at, size_t end)
{
	if (end == at || end - at > LINE)
		return false;
	for (size_t i = at; i < end; i++)
		if (is_stop(text.s[i]))
			return false;
	return true;
}

/* Does the line break at at end a sentence, or does the sentence go on? */
static bool
cuts_at_newline(struct str text, size_t from, size_t at)
{
	size_t next = at + 1, end, len;
	struct list item;

	while (next < text.n && (text.s[next] == ' ' || text.s[next] == '\r'))
		next++;
	if (byte_at(text, next) == '\n' || is_bullet_at(text, next, &len) ||
	    read_item(text, next, &item))
		return true;
	end = str_find_byte(str_sub(text, 0, next + LINE + 1), '\n', next);
	return is_short_line(text, from, at) && is_short_line(text, next, end);
}

static size_t
next_mark(struct str text, size_t at)
{
	while (at < text.n) {
		char c = text.s[at];

		if (is_stop(c) || c == '\n' || c == ')' || c == '\xE2')
			break;
		at++;
	}
	return at;
}

/* Where the sentence that begins at from ends. */
static size_t
find_end(struct str text, size_t from)
{
	struct list list = { 0 };
	size_t at = from, len, item;

	if (is_bullet_at(text, at, &len))
		at = stop_skip_space(text, at + len);
	if (read_item(text, at, &list))
		at = list.head;
	if (is_stop(byte_at(text, at)))
		at = stop_read(text, at).end; /* an ellipsis opens it */
	for (; (at = next_mark(text, at)) < text.n; at++) {
		struct stop stop;

		item = item_start(text, from, at);
		if (item > from && item < at && is_next_item(text, item, &list))
			return item;
		if (text.s[at] == '\n' && cuts_at_newline(text, from, at))
			return at;
		if (is_bullet_at(text, at, &len) && at > from &&
		    is_space(text.s[at - 1]))
			return at;
		if (!is_stop(text.s[at]) &&
		    !str_starts(str_from(text, at), "\xE2\x80\xA6"))
			continue;
		stop = stop_read(text, at);
		if (cuts(text, from, &stop, &list))
			return stop.end;
		at = stop.dots - 1;
	}
	return text.n;
}

bool
sentence_next(struct str text, size_t *at, size_t *start, size_t *end)
{
	size_t len;

	*start = stop_skip_space(text, *at);
	if (*start >= text.n)
		return false;
	*end = *at = find_end(text, *start);
	while (*end > *start && utf8_is_space(utf8_before(text, *end, &len)))
		*end -= len;
	return true;
}
