/* SPDX-License-Identifier: MIT */
/* thing_formula.c - digits of chemistry: indices, isotopes, designations. */
#include <string.h>

#include "base/attr.h"
#include "measure/scan.h"
#include "measure/thing.h"

enum { GROUP_BYTES = 24 }; /* of a group of atoms in brackets */

/* Is there a formula or its like before the bracket that ends at at: letters and
 * digits with a capital, "(NO3" or "(CBF"? */
static bool
closes_formula(struct str t, size_t at)
{
	char c = at > 0 ? t.s[at - 1] : '\0', open = c == ')' ? '(' : '[';
	bool capital = false;

	if (c != ')' && c != ']')
		return false;
	for (size_t i = at - 1; i > 0 && at - i < GROUP_BYTES; i--) {
		c = t.s[i - 1];
		if (c == open)
			return capital;
		capital |= is_upper(c);
		if (!is_alnum(c) && c != '+' && c != ')' && c != '(')
			return false;
	}
	return false;
}

static bool
is_decimal(struct str t, size_t at)
{
	return scan_byte(t, at) == '.' && is_digit(scan_byte(t, at + 1));
}

/* "C", "F" and "K" behind a number are degrees, unless it is clear. */
static bool
is_marked(struct str t, size_t at, size_t end)
{
	return (at > 0 && strchr("[/", t.s[at - 1]) != NULL) ||
	    (scan_byte(t, end) != '\0' && strchr("]/-", t.s[end]) != NULL &&
	    is_alnum(scan_byte(t, end + 1))) || is_alpha(scan_byte(t, end));
}

/* "99m" of "99mTc": the bytes of a nuclide that is used or measured. */
static size_t
nuclide(struct str t, size_t at)
{
	static const char *const all[] = { "11C", "12C", "13C", "14C", "13N",
		"15N", "15O", "18O", "18F", "31P", "32P", "33P", "35S", "39Ar",
		"40Ar", "51Cr", "57Co", "60Co", "59Fe", "64Cu", "67Ga", "68Ga",
		"81mKr", "87Sr", "89Sr", "90Sr", "89Zr", "90Y", "99mTc", "99Tc",
		"111In", "123I", "124I", "125I", "131I", "133Xe", "137Cs",
		"153Sm", "177Lu", "187Os", "188Os", "192Ir", "201Tl", "206Pb",
		"207Pb", "210Pb", "210Po", "222Rn", "223Ra", "225Ac", "226Ra",
		"232Th", "235U", "238U", "239Pu" };

	for (size_t i = 0; i < COUNT(all); i++) {
		size_t n = strlen(all[i]);

		if (!str_starts(str_from(t, at), all[i]) ||
		    (is_alpha(scan_byte(t, at + n)) &&
		    !is_upper(scan_byte(t, at + n))))
			continue;
		return strchr("CF", all[i][n - 1]) == NULL ||
		    is_marked(t, at, at + n) ? n : 0;
	}
	return 0;
}

/* The 2 of "CO 2" and of "VO 2 max", lowered until the text was copied. */
static size_t
index_apart(struct str t, size_t at)
{
	static const struct {
		const char *atoms, *index;
	} all[] = { { "CO", "2" }, { "VO", "2" }, { "NO", "2" }, { "SO", "2" },
		{ "SpO", "2" }, { "SaO", "2" }, { "PaO", "2" }, { "PaCO", "2" },
		{ "PCO", "2" }, { "FiO", "2" }, { "TiO", "2" }, { "SiO", "2" },
		{ "HCO", "3" }, { "NH", "3" }, { "CH", "4" }, { "PM", "2.5" } };
	static const char *const units[] = { "l", "ml", "g", "mg", "kg",
		"mmhg", "kpa", "to", "ppm" };
	size_t blank = scan_blank_before(t, at, 0), n;
	struct str word = blank > 0 ? scan_word_ending(t, at - blank) : STR_NONE;

	for (size_t i = 0; word.n > 1 && i < COUNT(all); i++) {
		size_t behind;

		n = strlen(all[i].index);
		if (!str_is(word, all[i].atoms) ||
		    !str_starts(str_from(t, at), all[i].index) ||
		    is_alnum(scan_byte(t, at + n)) || is_decimal(t, at + n) ||
		    scan_byte(t, at + n) == '%')
			continue;
		behind = at + n + scan_blank(t, at + n);
		for (size_t k = 0; k < COUNT(units); k++)
			if (scan_phrase(t, behind, units[k]) > 0)
				return 0;
		return n;
	}
	return 0;
}

/* "1–4" and "3,5" behind "(RA)": works cited there, and no index at all. */
static size_t
over_list(struct str t, size_t at)
{
	size_t n, joint;

	while ((joint = scan_dash(t, at)) > 0 || (joint = scan_byte(t, at) == ',')
	    > 0) {
		n = scan_digits(t, at + joint);
		if (n == 0 || n > 3 || scan_in_word(t, at + joint + n))
			break;
		at += joint + n;
	}
	return at;
}

size_t
thing_formula(struct str t, size_t at)
{
	size_t n = scan_digits(t, at), letters = 0, end;

	if (n == 0 || n > 3)
		return 0;
	if (n <= 2 && closes_formula(t, at) &&
	    (scan_byte(t, at + n) == '\0' || strchr("%(", t.s[at + n]) == NULL) &&
	    !is_decimal(t, at + n))
		return over_list(t, at + n) - at;
	if ((is_alpha(scan_byte(t, at + n)) && (end = nuclide(t, at)) > 0) ||
	    (end = index_apart(t, at)) > 0)
		return end;
	if (n == 1 && scan_byte(t, at + 1) == 'D' && t.s[at] <= '4' &&
	    !scan_in_word(t, at + 2))
		return 2; /* "3D" */
	while (is_upper(scan_byte(t, at + n + letters)))
		letters++;
	if (letters == 0 || letters > 4 ||
	    !is_digit(scan_byte(t, at + n + letters)) ||
	    (letters == 1 && scan_byte(t, at + n) == 'E'))
		return 0; /* "4E14" is a number */
	return n + letters;
}
