/* SPDX-License-Identifier: MIT */
/* number_part.c - fractions in words: "two-thirds", "half a million". */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "measure/decimal.h"
#include "measure/number_word.h"
#include "measure/scan.h"
#include "measure/sorted.h"

void
number_set_fraction(struct number *n, uint64_t above, uint64_t below)
{
	number_quotient((double)above, (double)below, n->value);
	snprintf(n->numerator, DECIMAL_SIZE, "%llu", (unsigned long long)above);
	snprintf(n->denominator, DECIMAL_SIZE, "%llu",
	    (unsigned long long)below);
	n->form = FORM_FRACTION;
}

/* A singular part as a share, not the third in a row: "a third of", "a third
 * more", "by a third." */
bool
number_part_is_share(struct str t, size_t end)
{
	static const char *const behind[] = { "of", "more", "less", "fewer",
		"lower", "higher", "greater", "smaller", "as", "the", "to",
		"in", "by", "than", "and", "or", "were", "are", "is", "was",
		"had", "have", "do", "did", "said", "reported", "that", "at",
		"after", "within", "over", "among", "with", "on", "for",
		"can", "could", "did", "died", "die", "developed", "dropped",
		"felt", "feel", "get", "got", "improved", "improve", "lost",
		"lose", "may", "might", "need", "needed", "never", "quit",
		"recover", "recovered", "respond", "responded", "say", "show",
		"showed", "stopped", "stop", "still", "suffer", "suffered",
		"survive", "survived", "use", "used", "went", "will", "would" };
	size_t gap = scan_blanks(t, end);

	if (gap == 0)
		return !scan_in_word(t, end) && scan_dash(t, end) == 0;
	for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++)
		if (scan_phrase(t, end + gap, behind[i]) > 0)
			return true;
	return !scan_in_word(t, end + gap);
}

size_t
number_ordinal(struct str t, size_t at, int *of, bool *plural)
{
	static const char *const units[] = { "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth" };
	size_t len, gap, n;
	const struct word *w = number_word_at(t, at, &len);

	if (w == NULL || w->kind != TENS ||
	    (gap = number_joint(t, at + len)) == 0)
		return 0;
	n = scan_letters(t, at + len + gap);
	for (size_t i = 0; i < COUNT(units); i++) {
		struct str word = str_sub(t, at + len + gap, at + len + gap + n);

		*plural = word.n > 0 && to_lower(word.s[word.n - 1]) == 's';
		if (*plural)
			word.n--;
		if (str_is_nocase(word, units[i])) {
			*of = w->value + (int)i + 1;
			return len + gap + n;
		}
	}
	return 0;
}

/* "two-thirds", "one quarter", "three quarters" behind a cardinal. */
size_t
number_parts_behind(struct str t, size_t at, uint64_t above, struct number *n)
{
	size_t gap = number_joint(t, at), len, ordinal;
	const struct word *w = gap > 0 ? number_word_at(t, at + gap, &len) : NULL;
	bool plural;
	int of;

	if (gap > 0 && above > 0 && above < 20 &&
	    (ordinal = number_ordinal(t, at + gap, &of, &plural)) > 0 &&
	    plural == (above > 1) &&
	    (plural || number_part_is_share(t, at + gap + ordinal))) {
		number_set_fraction(n, above, (uint64_t)of);
		return gap + ordinal;
	}
	if (w == NULL || above > 99 || above == 0 ||
	    (w->kind != PARTS && (w->kind != PART || above != 1)))
		return 0;
	if (w->kind == PART && scan_dash(t, at) == 0 &&
	    !number_part_is_share(t, at + gap + len))
		return 0;
	number_set_fraction(n, above, (uint64_t)w->value);
	return gap + len;
}

/* A fraction behind "and": "a half", "half", "three quarters"; its bytes. */
static size_t
part_at(struct str t, size_t at, int *above, int *below)
{
	size_t from = at, len;
	const struct word *w;

	*above = 1;
	if ((len = scan_phrase(t, at, "a")) > 0 ||
	    (len = scan_phrase(t, at, "an")) > 0)
		at += len + number_joint(t, at + len);
	else if ((w = number_word_at(t, at, &len)) != NULL && w->kind == ONES &&
	    w->value > 0) {
		*above = w->value;
		at += len + number_joint(t, at + len);
	}
	w = number_word_at(t, at, &len);
	if (w == NULL || (w->kind != PART && w->kind != PARTS) ||
	    (w->kind == PART && at == from && w->value != 2 && w->value != 4))
		return 0; /* "one hundred and fifth" is one in a row */
	*below = w->value;
	return at + len - from;
}

size_t
number_and_part(struct str t, size_t at, int *above, int *below)
{
	size_t gap = number_joint(t, at), n, part;

	if (gap == 0 || (n = scan_phrase(t, at + gap, "and")) == 0)
		return 0;
	n += gap;
	if ((gap = number_joint(t, at + n)) == 0)
		return 0;
	n += gap;
	part = part_at(t, at + n, above, below);
	return part == 0 ? 0 : n + part;
}

/* A fraction of a large number: "a quarter of a million". */
void
number_scale_fraction(struct str t, struct number *n)
{
	size_t at = n->end, len, gap = number_joint(t, at);
	int power;

	if (gap > 0 && (len = scan_phrase(t, at + gap, "of")) > 0)
		at += gap + len;
	gap = number_joint(t, at);
	if (gap > 0 && (len = scan_phrase(t, at + gap, "a")) > 0)
		at += gap + len;
	if ((len = number_scale(t, at, &power)) == 0 || power < 5)
		return;
	number_quotient(decimal_double(n->numerator) * pow(10, power),
	    decimal_double(n->denominator), n->value);
	n->numerator[0] = n->denominator[0] = '\0';
	n->form = FORM_WORDS;
	n->end = at + len;
}

bool
number_before_scale(struct str t, size_t at)
{
	int power;

	return number_scale(t, at, &power) > 0 && power >= 5;
}

/* "half": of a million, of a dozen, or a share. */
bool
number_half(struct str t, size_t at, struct number *n)
{
	static const char *const not[] = { "life", "lives", "brother", "sister",
		"marathon", "hearted", "asleep", "term", "way", "time", "baked" };
	size_t gap = number_joint(t, at), len, skip;
	const struct word *w;

	for (size_t i = 0; gap > 0 && i < sizeof(not) / sizeof(*not); i++)
		if (scan_phrase(t, at + gap, not[i]) > 0)
			return false;
	number_set_fraction(n, 1, 2);
	n->end = at;
	gap = number_joint(t, at);
	skip = gap > 0 ? scan_phrase(t, at + gap, "a") : 0;
	at += gap + skip + (skip > 0 ? number_joint(t, at + gap + skip) : 0);
	w = number_word_at(t, at, &len);
	if (w == NULL || w->kind != DOZEN) {
		number_scale_fraction(t, n);
		return true;
	}
	n->numerator[0] = n->denominator[0] = '\0';
	n->form = FORM_WORDS;
	n->end = at + len;
	return number_spell(n, 6);
}

/* Behind what is cut into them, or counted, halves are parts. */
bool
number_halves(struct str t, size_t at, size_t end)
{
	static const char *const parts[] = { "both", "in", "into", "of", "the",
		"these", "those", "two" };
	static const char *const objects[] = { "her", "his", "its", "my", "our",
		"the", "their", "your" };
	static const char *const risks[] = { "chance", "chances", "deaths",
		"incidence", "likelihood", "odds", "rate", "rates", "risk",
		"risks" };
	struct str word = scan_word_ending(t, at - scan_blank_before(t, at, 0));

	if (word.n == 0 || SORTED_HAS(word, parts))
		return false;
	for (int i = 0; i < 3; i++) {
		size_t gap = scan_blank(t, end);

		end += gap;
		word = str_sub(t, end, end + scan_letters(t, end));
		if (gap == 0 || word.n == 0)
			return false;
		if (SORTED_HAS(word, risks) ||
		    (i == 0 && SORTED_HAS(word, objects)))
			return true;
		end += word.n;
	}
	return false;
}
