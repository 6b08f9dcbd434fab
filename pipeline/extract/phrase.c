/* SPDX-License-Identifier: MIT */
/* phrase.c - noun phrases of plain English, by the words that end them. */
#include "extract/phrase.h"

enum { WORDS_MAX = 8, BEFORE_MAX = 3, LONGEST = 16 };

/* Lists are words with a blank around each. */
static const char pronouns[] =
    " it they this that these those we you i he she him her there which who "
    "its one them us some many most both each all other others another more "
    "less half none nothing everything ";

static const char function_words[] =
    " the a an and or but nor of in on at by for from with without to into "
    "onto over under than as if when while because that which who whom whose "
    "so yet per is are was were be been being am isn't aren't wasn't has have "
    "had do does did can could may might will would should must cannot can't "
    "won't don't doesn't didn't not no never only also just even about around "
    "up down out off after before during between within through until since "
    "your our their his her its my this these those each every any some all "
    "both such very too then there here how what where why ";

static const char verbs[] =
    " reduces reduced reduce lowers lowered lower raises raised raise "
    "increases increased increase decreases decreased decrease improves "
    "improved improve cuts cut causes caused cause helps helped help makes "
    "made make takes took take gives gave give shows showed show finds found "
    "find falls fell rises rose drops dropped doubles doubled halves halved "
    "contains contained contain provides provided provide needs needed need "
    "gets got get lasts lasted last works worked work holds held comes came "
    "goes went costs cost occurs occurred happens happened happen affects "
    "affected affect kills killed kill prevents prevented prevent says said "
    "say lost loses gained gains grew grows shrank led leads keeps kept "
    "reports reported suggests suggested range ranges ranged equals became "
    "becomes starts started start means meant mean use uses used try eat "
    "drink avoid keep add stop aim limit ";

static bool
is_word_byte(char c)
{
	return is_alnum(c) || c == '-' || c == '\'' || (unsigned char)c >= 0x80;
}

static bool
is_one_of(struct str word, const char *list)
{
	char padded[LONGEST] = " ";
	size_t n = 1;

	if (word.n == 0 || word.n > sizeof(padded) - 3)
		return false;
	for (size_t i = 0; i < word.n; i++)
		padded[n++] = word.s[i];
	padded[n++] = ' ';
	return str_find_nocase(str_of(list), (struct str){ padded, n }, 0) <
	       str_of(list).n;
}


/* The word at text[*at], which moves behind it; none where a mark stands. */
static struct str
word_at(struct str text, size_t *at)
{
	size_t start = *at;

	while (start < text.n && text.s[start] == ' ')
		start++;
	*at = start;
	while (*at < text.n && is_word_byte(text.s[*at]))
		++*at;
	return str_sub(text, start, *at);
}

/* The word that ends at text[*at], which moves before it. */
static struct str
word_before(struct str text, size_t *at)
{
	size_t end = *at;

	while (end > 0 && text.s[end - 1] == ' ')
		end--;
	*at = end;
	while (*at > 0 && is_word_byte(text.s[*at - 1]))
		--*at;
	return str_sub(text, *at, end);
}

static bool
is_number(struct str word)
{
	return word.n > 0 && is_digit(word.s[0]);
}

static bool
ends(struct str word)
{
	return word.n == 0 || word.s[0] == '-' || is_number(word) ||
	       is_one_of(word, function_words) || is_one_of(word, verbs);
}

bool
phrase_is_empty(struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		struct str word = word_at(text, &at);

		if (word.n == 0)
			at++;
		else if (!ends(word) && !is_one_of(word, pronouns))
			return false;
	}
	return true;
}

static bool
is_article(struct str word)
{
	return is_one_of(word,
	    " the a an your our their his her its my this these those each "
	    "every any some all both in for with on at after during among of ");
}

struct str
phrase_opening(struct str text)
{
	size_t at = 0, start, end;
	struct str word, phrase;

	for (start = 0;; start = at) {
		word = word_at(text, &at);
		if (!is_article(word))
			break;
	}
	at = end = start;
	for (int i = 0; i < WORDS_MAX; i++) {
		word = word_at(text, &at);
		if (ends(word))
			break;
		end = at;
	}
	phrase = str_trim(str_sub(text, start, end));
	return phrase_is_empty(phrase) ? STR_NONE : phrase;
}

/* "to 22", "at 87 sites": another circumstance. */
static bool
leads_on(struct str rest)
{
	size_t at = 0;

	return is_one_of(word_at(rest, &at),
	    " to at in on with without by for from per before after within and "
	    "or is are was were a day apart each ago long old ");
}

struct str
phrase_behind(struct str text)
{
	size_t at = 0, end = 0;

	if (str_starts(text, "of "))
		text = str_from(text, 3);
	if (leads_on(text))
		return STR_NONE;
	for (int i = 0; i < WORDS_MAX; i++) {
		struct str word = word_at(text, &at);

		if (word.n == 0 || is_one_of(word,
		    " which that who if when while because but compared than "))
			break;
		end = at;
	}
	return str_trim(str_sub(text, 0, end));
}

struct str
phrase_widen(struct str text, size_t start, size_t end)
{
	size_t at = start;

	for (int i = 0; i < BEFORE_MAX; i++) {
		size_t before = at;

		if (ends(word_before(text, &at))) {
			at = before;
			break;
		}
	}
	return str_trim(str_sub(text, at, end));
}

struct str
phrase_people(struct str text, size_t start, size_t end)
{
	struct str whole = phrase_widen(text, start, end);
	size_t at = end, until = end;

	if (!is_one_of(word_at(text, &at),
		" with over under aged who having living taking without in "))
		return whole;
	for (int i = 0; i < WORDS_MAX / 2; i++) {
		struct str word = word_at(text, &at);

		if (word.n == 0 || is_one_of(word, function_words))
			break;
		until = at;
	}
	whole.n += until - end;
	return str_trim(whole);
}
