/* SPDX-License-Identifier: MIT */
/* language.c - one code for a language, whichever list a provider uses. */
#include "cite/language.h"

#include "base/attr.h"

/* ISO 639-2 has a bibliographic and a terminological code for some. */
static const struct {
	const char *code, *bibliographic, *terminological, *name;
} languages[] = {
	{ "en", "eng", "eng", "English" }, { "de", "ger", "deu", "German" },
	{ "fr", "fre", "fra", "French" }, { "es", "spa", "spa", "Spanish" },
	{ "it", "ita", "ita", "Italian" },
	{ "pt", "por", "por", "Portuguese" },
	{ "nl", "dut", "nld", "Dutch" }, { "ru", "rus", "rus", "Russian" },
	{ "zh", "chi", "zho", "Chinese" }, { "ja", "jpn", "jpn", "Japanese" },
	{ "ko", "kor", "kor", "Korean" }, { "pl", "pol", "pol", "Polish" },
	{ "cs", "cze", "ces", "Czech" }, { "tr", "tur", "tur", "Turkish" },
	{ "sv", "swe", "swe", "Swedish" }, { "da", "dan", "dan", "Danish" },
	{ "no", "nor", "nor", "Norwegian" },
	{ "fi", "fin", "fin", "Finnish" }, { "hu", "hun", "hun", "Hungarian" },
	{ "el", "gre", "ell", "Greek" }, { "he", "heb", "heb", "Hebrew" },
	{ "ar", "ara", "ara", "Arabic" }, { "fa", "per", "fas", "Persian" },
	{ "uk", "ukr", "ukr", "Ukrainian" }, { "ro", "rum", "ron", "Romanian" },
	{ "sr", "srp", "srp", "Serbian" }, { "hr", "hrv", "hrv", "Croatian" },
	{ "sk", "slo", "slk", "Slovak" }, { "bg", "bul", "bul", "Bulgarian" },
	{ "ka", "geo", "kat", "Georgian" },
};

static bool
is_code(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!is_lower(word.s[i]))
			return false;
	return word.n == 2 || word.n == 3;
}

struct str
language_code(struct str word)
{
	struct str rest;

	str_cut(word, '-', &word, &rest);
	for (size_t i = 0; i < COUNT(languages); i++)
		if (str_is_nocase(word, languages[i].code) ||
		    str_is_nocase(word, languages[i].bibliographic) ||
		    str_is_nocase(word, languages[i].terminological) ||
		    str_is_nocase(word, languages[i].name))
			return str_of(languages[i].code);
	if (!is_code(word) || str_is(word, "und") || str_is(word, "mul"))
		return STR_NONE;
	return word;
}
