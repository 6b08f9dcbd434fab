/* SPDX-License-Identifier: MIT */
/* test_phrase.c - noun phrases by the words that end them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attr.h"
#include "extract/phrase.h"

static const struct {
	const char *text, *phrase;
} openings[] = {
	{ "The sweat loss of a rider is", "sweat loss" },
	{ "In pooled trials strength rose by", "pooled trials strength" },
	{ "It cuts the risk by", "" },
	{ "Aspirin lowers fever in", "Aspirin" },
	{ "12 of them", "" },
	{ "Volunteers wore the devices for", "Volunteers" },
	{ "In trials the risk fell by", "trials" },
	{ "Set the bedroom to", "" },
	{ "You gain weight", "" },
	{ "", "" },
}, behinds[] = {
	{ "of salt a day", "salt a day" },
	{ "to 22", "" },
	{ "patients, who", "patients" },
};

/* The word in brackets is the one that is known. */
static const struct {
	const char *text, *phrase;
	bool people;
} arounds[] = {
	{ "a smear of fluoride [toothpaste] is", "fluoride [toothpaste]",
	    false },
	{ "[hearing aids] help", "[hearing aids]", false },
	{ "given to older [women] over 50 in Rome", "older [women] over 50", true },
	{ "young [adults] with severe asthma and", "young [adults] with severe "
						   "asthma", true },
	{ "[children] in the trial", "[children]", true },
};

static void
says(struct str got, const char *wanted, const char *text)
{
	if (!str_is(got, wanted))
		fail_msg("\"%s\": \"" STR_FMT "\", not \"%s\"", text,
		    STR_ARG(got), wanted);
}

static void
clause_begins_with_what_it_is_about(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(openings); i++)
		says(phrase_opening(str_of(openings[i].text)),
		    openings[i].phrase, openings[i].text);
	for (size_t i = 0; i < COUNT(behinds); i++)
		says(phrase_behind(str_of(behinds[i].text)), behinds[i].phrase,
		    behinds[i].text);
}

static void
known_word_brings_its_neighbours(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(arounds); i++) {
		struct str text = str_of(arounds[i].text);
		size_t start = str_find_byte(text, '[', 0);
		size_t end = str_find_byte(text, ']', 0) + 1;

		says(arounds[i].people ? phrase_people(text, start, end)
				       : phrase_widen(text, start, end),
		    arounds[i].phrase, arounds[i].text);
	}
}

static void
heading_that_asks_is_no_name(void **state)
{
	(void)state;
	assert_true(phrase_is_name(STR("Microneedling for scars")));
	assert_false(phrase_is_name(STR("Does it work")));
	assert_false(phrase_is_name(STR("Did it help the others")));
	assert_false(phrase_is_name(STR("What to expect")));
	assert_false(phrase_is_name(STR("Any side effects?")));
	assert_false(phrase_is_name(STR("By our correspondent")));
	assert_false(phrase_is_name(STR("HPV jab cuts cervical cancer by nearly "
					"90 per cent, study finds")));
	assert_true(phrase_is_name(STR("Help with drop foot")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clause_begins_with_what_it_is_about),
		cmocka_unit_test(known_word_brings_its_neighbours),
		cmocka_unit_test(heading_that_asks_is_no_name),
	};

	return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
