/* SPDX-License-Identifier: MIT */
/* speaker.c - who goes on speaking. */
#include "extract/speaker.h"

#include "extract/cites.h"
#include "extract/roles.h"

enum {
	CARRY = 3,        /* sentences that a name speaks for, without another */
	INITIALS_MAX = 3, /* of a turn in a transcript */
	SEARCHED = 200    /* passages in which their name is looked for */
};

/* "CA: " at the start of a passage; STR_NONE if none is there. */
static struct str
turn_initials(struct str text)
{
	size_t n = 0;

	while (n < text.n && n <= INITIALS_MAX && is_upper(text.s[n]))
		n++;
	if (n < 2 || n > INITIALS_MAX || n + 1 >= text.n || text.s[n] != ':' ||
	    text.s[n + 1] != ' ')
		return STR_NONE;
	return str_sub(text, 0, n);
}

/* The bytes of a capitalised word at a place: "Corin", "O'Hara". */
static size_t
name_word(struct str text, size_t at)
{
	size_t n = at;

	if (n >= text.n || !is_upper(text.s[n]) ||
	    (n > 0 && is_alnum(text.s[n - 1])))
		return 0;
	while (n < text.n && (is_alpha(text.s[n]) || text.s[n] == '\'' ||
	    text.s[n] == '-'))
		n++;
	return n - at > 1 ? n - at : 0;
}

/* "Corin Ashby" for "CA": as many capitalised words in a row. */
static struct str
name_in(struct str text, struct str initials)
{
	for (size_t at = 0; at < text.n; at++) {
		size_t end = at, k = 0, n;

		while (k < initials.n && end < text.n &&
		       text.s[end] == initials.s[k] &&
		       (n = name_word(text, end)) > 0) {
			end += n;
			if (++k < initials.n)
				end += end < text.n && text.s[end] == ' ';
		}
		if (k == initials.n)
			return str_sub(text, at, end);
	}
	return STR_NONE;
}

/* Whose turn it is; STR_NONE where no name has these initials: "LDL: below 70
 * mg/dL" is nobody's turn. */
static struct str
turn_speaker(struct extractor *x, struct str initials)
{
	size_t n = x->article.parts_n < SEARCHED ? x->article.parts_n : SEARCHED;

	if (str_eq(x->turn_initials, initials))
		return x->turn_name;
	x->turn_initials = initials;
	x->turn_name = STR_NONE;
	for (size_t i = 0; i < n; i++) {
		struct str name = name_in(x->article.parts[i].text, initials);

		if (name.n > 0) {
			x->turn_name = name;
			break;
		}
	}
	return x->turn_name;
}

static bool
opens_quotation(struct str text)
{
	return str_starts(text, "\xE2\x80\x9C") || str_starts(text, "\"");
}

/* Is this where the one who spoke last goes on? */
static bool
goes_on(const struct extractor *x, const struct part *part)
{
	return part->number == x->said_part ||
	       (part->number == x->said_part + 1 &&
		   part->role != PART_HEADING && opens_quotation(part->text));
}

/* "See your doctor if you feel worse": advice of the article, unless somebody is
 * being quoted. */
static bool
tells_reader(const struct sentence_work *w)
{
	static const char *const words[] = { "you", "your" };
	struct str sentence = str_sub(w->part->text, w->text_from, w->text_to);

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_has_words(sentence, words[i]))
			return !opens_quotation(w->part->text);
	return false;
}

void
speaker_settle(struct extractor *x, struct sentence_work *w)
{
	const struct speaker *named = NULL;
	struct str initials = turn_initials(w->part->text);

	w->carried = STR_NONE;
	for (size_t i = 0; i < w->speakers_n; i++)
		if (!w->speakers[i].vague)
			named = &w->speakers[i];
	if (named != NULL) {
		x->said = roles_text(x, w, named->start, named->end);
		x->said_part = w->part->number;
		x->said_left = CARRY;
		x->said_mark = cites_first(x, w);
	} else if (w->speakers_n > 0) {
		x->said_left = 0;
	} else if (initials.n > 0) {
		w->carried = turn_speaker(x, initials);
	} else if (x->said_left > 0 && goes_on(x, w->part) &&
	    !tells_reader(w)) {
		w->carried = x->said;
		x->said_part = w->part->number;
		x->said_left--;
	}
}
