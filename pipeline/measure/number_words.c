/* SPDX-License-Identifier: MIT */
/* number_words.c - numbers written in words. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure/number_word.h"
#include "measure/scan.h"

/* The next word of the number, with what joins it, "and" included. */
static const struct word *
next_word(struct str t, size_t at, size_t *end, bool *with_and)
{
	size_t n = number_joint(t, at), len, skip;
	const struct word *w;

	if (n == 0)
		return NULL;
	at += n;
	*with_and = (skip = scan_phrase(t, at, "and")) > 0;
	if (*with_and)
		at += skip + number_joint(t, at + skip);
	if ((w = number_word_at(t, at, &len)) != NULL)
		*end = at + len;
	return w;
}

struct sum { /* of the words so far */
	uint64_t total, current;
	uint64_t scale; /* the last one: smaller ones must follow */
	uint64_t step;  /* the last thing added to current */
};

static uint64_t
ten_to(int power)
{
	uint64_t x = 1;

	while (power-- > 0)
		x *= 10;
	return x;
}

/* Takes one more word into the sum; false where it begins another number. */
static bool
take(struct sum *s, const struct word *w, bool with_and, bool first)
{
	uint64_t value = (uint64_t)w->value;

	switch (w->kind) {
	case ONES:
	case TENS:
		if (!first && with_and && s->step < 100)
			return false;
		if (!first && (s->step <= value || (s->step < 100 &&
		    (s->step < 20 || value >= 10 || value == 0))))
			return false;
		s->current += value;
		s->step = value;
		return true;
	case HUNDRED:
		if (s->current == 0 || s->current >= 100 || with_and)
			return false;
		s->current *= 100;
		s->step = 100;
		return true;
	case DOZEN:
		if (s->current == 0 || s->current >= 1000 || with_and)
			return false;
		s->current *= 12;
		s->step = 1; /* nothing more follows */
		return true;
	case SCALE:
		value = ten_to(w->value);
		if (s->current == 0 || s->current >= 1000000 || with_and ||
		    (s->scale > 0 && value >= s->scale))
			return false;
		s->total += s->current * value;
		s->current = 0;
		s->scale = s->step = value;
		return true;
	default:
		return false;
	}
}

bool
number_spell(struct number *n, uint64_t value)
{
	snprintf(n->value, DECIMAL_SIZE, "%llu", (unsigned long long)value);
	return true;
}

/* The digits behind "point": "five", "seventy-one", "zero three". */
static size_t
point_words(struct str t, size_t at, struct number *n)
{
	size_t gap = number_joint(t, at), len, end, used = strlen(n->value);
	const struct word *w;

	if (gap == 0 || (len = scan_phrase(t, at + gap, "point")) == 0)
		return 0;
	end = at + gap + len;
	for (int i = 0; i < 12; i++) {
		int wrote;

		gap = number_joint(t, end);
		if (gap == 0 || (w = number_word_at(t, end + gap, &len)) == NULL ||
		    w->kind > TENS || used + 4 > DECIMAL_SIZE)
			break;
		if (i == 0)
			n->value[used++] = '.';
		else if (n->value[used - 1] == '0' && n->value[used - 2] > '0' &&
		    scan_dash(t, end) > 0 && w->value < 10)
			used--; /* the nought of "seventy-one" */
		wrote = snprintf(n->value + used, DECIMAL_SIZE - used, "%d",
		    w->value);
		used += (size_t)wrote;
		end += gap + len;
	}
	n->value[used] = '\0';
	return strchr(n->value, '.') != NULL ? end - at : 0;
}

/* What may stand behind the words of a cardinal and changes its value. */
static void
tail(struct str t, const struct sum *s, struct number *n)
{
	uint64_t whole = s->total + s->current;
	int above, below, power;
	size_t more;

	if ((more = number_parts_behind(t, n->end, whole, n)) > 0) {
		n->end += more;
		number_scale_fraction(t, n);
	} else if ((more = number_and_part(t, n->end, &above, &below)) > 0) {
		uint64_t of = s->current == 0 && s->scale > 0 ? s->scale : 1;

		number_set_fraction(n, whole * (uint64_t)below +
		    (uint64_t)above * of, (uint64_t)below);
		n->end += more;
		if ((more = number_scale(t, n->end, &power)) > 0 && of == 1) {
			n->end += more;
			number_shift(n->value, power);
			n->numerator[0] = n->denominator[0] = '\0';
			n->form = FORM_WORDS;
		}
	} else if ((more = point_words(t, n->end, n)) > 0) {
		n->end += more;
		if ((more = number_scale(t, n->end, &power)) > 0) {
			n->end += more;
			number_shift(n->value, power);
		}
	}
}

/* Cardinals: "one hundred and twenty", "fifteen hundred", "two and a half". */
static bool
cardinal(struct str t, size_t at, struct sum *s, struct number *n)
{
	const struct word *w;
	int above, below;
	bool with_and;
	size_t end;

	while ((w = next_word(t, at, &end, &with_and)) != NULL &&
	    !(with_and && number_and_part(t, at, &above, &below) > 0) &&
	    take(s, w, with_and, false))
		at = end;
	n->end = at;
	n->form = FORM_WORDS;
	number_spell(n, s->total + s->current);
	tail(t, s, n);
	return true;
}

static bool
multiple(struct str t, size_t at, const struct word *w, struct number *n)
{
	static const char *const not[] = { "blind", "blinded", "dummy", "masked",
		"chin", "check", "bond", "bed", "room", "vision", "whammy",
		"helix", "strand", "stranded", "mastectomy", "bypass", "negative",
		"positive", "therapy", "duty", "edged", "cleanse" };
	size_t gap = number_joint(t, at);

	for (size_t i = 0; gap > 0 && i < sizeof(not) / sizeof(*not); i++)
		if (scan_phrase(t, at + gap, not[i]) > 0)
			return false;
	n->end = at;
	n->form = FORM_MULTIPLIER;
	n->is_ratio = w->value > 1;
	return number_spell(n, (uint64_t)w->value);
}

/* "hundreds of", "tens of thousands", "hundred of". */
static bool
vague(struct str t, size_t at, struct number *n)
{
	static const struct {
		const char *text;
		uint64_t low;
	} forms[] = {
		{ "tens of thousands", 10000 }, { "tens of millions", 10000000 },
		{ "hundreds of thousands", 100000 },
		{ "hundreds of millions", 100000000 },
		{ "thousands of millions", 1000000000 },
		{ "hundreds", 100 }, { "thousands", 1000 },
		{ "millions", 1000000 }, { "billions", 1000000000 },
		{ "dozens", 12 }, { "hundred of", 100 }, { "thousand of", 1000 },
		{ "million of", 1000000 }
	};
	size_t len;

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if ((len = scan_phrase(t, at, forms[i].text)) == 0)
			continue;
		n->end = at + len;
		if (str_ends(str_of(forms[i].text), " of"))
			n->end -= 3;
		n->form = FORM_VAGUE;
		return number_spell(n, forms[i].low);
	}
	return false;
}

/* "threefold", "nineteenfold". */
static bool
fold(struct str t, size_t at, struct number *n)
{
	size_t len = scan_letters(t, at), k;
	const struct word *w;
	struct str head;

	if (len < 7 || len > 14 || scan_in_word(t, at + len) ||
	    !str_ends_nocase(str_sub(t, at, at + len), "fold"))
		return false;
	head = str_sub(t, at, at + len - 4);
	w = number_word_at(head, 0, &k);
	if (w == NULL || k < head.n || w->kind > SCALE || w->value < 2)
		return false;
	n->end = at + len;
	n->form = FORM_MULTIPLIER;
	n->is_ratio = true;
	return number_spell(n, w->kind == SCALE ? ten_to(w->value)
					       : (uint64_t)w->value);
}

/* "a hundred", "a dozen", "a third of", "an eighth". */
static bool
with_article(struct str t, size_t at, struct number *n)
{
	size_t end = at + scan_letters(t, at), len;
	const struct word *w;
	struct sum s = { .current = 1, .step = 0 };
	bool plural;
	int of;

	end += scan_blanks(t, end);
	if ((len = number_ordinal(t, end, &of, &plural)) > 0) {
		n->end = end + len;
		number_set_fraction(n, 1, (uint64_t)of);
		return !plural && number_part_is_share(t, n->end);
	}
	if ((w = number_word_at(t, end, &len)) == NULL)
		return false;
	end += len;
	if (w->kind == PART && w->value > 2) {
		if (!number_part_is_share(t, end) && !number_before_scale(t, end))
			return false;
		number_set_fraction(n, 1, (uint64_t)w->value);
		n->end = end;
		number_scale_fraction(t, n);
		return true;
	}
	if (w->kind == PART)
		return number_half(t, end, n);
	return (w->kind == HUNDRED || w->kind == SCALE || w->kind == DOZEN) &&
	    take(&s, w, false, false) && cardinal(t, end, &s, n);
}

static bool
halved(size_t end, struct number *n)
{
	number_set_fraction(n, 1, 2);
	n->end = end;
	n->is_half = true;
	return true;
}

bool
number_read_words(struct str t, size_t at, struct number *n)
{
	size_t len = scan_letters(t, at);
	const struct word *w;
	struct sum s = { 0 };
	bool plural;
	int of;

	*n = (struct number){ .start = at };
	if (str_is_nocase(str_sub(t, at, at + len), "a") ||
	    str_is_nocase(str_sub(t, at, at + len), "an"))
		return with_article(t, at, n);
	if (vague(t, at, n) || fold(t, at, n))
		return true;
	if ((w = number_word_at(t, at, &len)) == NULL) {
		if ((len = scan_phrase(t, at, "single")) == 0)
			return false;
		n->end = at + len;
		n->form = FORM_MULTIPLIER; /* kept only with a unit */
		return number_spell(n, 1);
	}
	switch (w->kind) {
	case ONES:
	case TENS:
		if (number_ordinal(t, at, &of, &plural) > 0 && !plural)
			return false;
		take(&s, w, false, true);
		return cardinal(t, at + len, &s, n);
	case MULTIPLE:
		return multiple(t, at + len, w, n);
	case PARTS:
		return w->value == 2 && number_halves(t, at, at + len) &&
		       halved(at + len, n);
	case HALVED: return halved(at + len, n);
	case PART:
		if (w->text[0] == 'q' && (number_part_is_share(t, at + len) ||
		    number_before_scale(t, at + len))) {
			number_set_fraction(n, 1, 4);
			n->end = at + len;
			number_scale_fraction(t, n);
			return true;
		}
		return w->value == 2 && number_half(t, at + len, n);
	default:
		return false;
	}
}
