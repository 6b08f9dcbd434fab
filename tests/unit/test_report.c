/* SPDX-License-Identifier: MIT */
/* test_report.c - what is shown is safe, in its place, and whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/html.h"
#include "report/place.h"
#include "report/show.h"
#include "report/sink.h"
#include "report/wrap.h"

static void
is_text(struct buf *b, const char *want)
{
	assert_string_equal(b->s ? b->s : "", want);
	buf_release(b);
}

static void
hostile_text_cannot_steer_a_terminal_or_a_page(void **state)
{
	static const struct {
		const char *text, *clean, *html;
	} cases[] = {
		{ "a\033[31mb", "a\uFFFD[31mb", "a\uFFFD[31mb" },
		{ "a\r\n\tb", "a b", "a b" },
		{ "\xc2\x9b" "2Jx\177", "\uFFFD2Jx\uFFFD", "\uFFFD2Jx\uFFFD" },
		{ "5\u202e%05", "5\uFFFD%05", "5\uFFFD%05" },
		{ "\xff\xc3(", "\uFFFD\uFFFD(", "\uFFFD\uFFFD(" },
		{ "1 < 2 & \"x\" 'y'>", "1 < 2 & \"x\" 'y'>",
		    "1 &lt; 2 &amp; &quot;x&quot; &#39;y&#39;&gt;" },
		{ "n\u00e4her \u2265 5\u00a0mg", "n\u00e4her \u2265 5\u00a0mg",
		    "n\u00e4her \u2265 5\u00a0mg" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf clean = { 0 }, html = { 0 };

		show_clean(&clean, str_of(cases[i].text));
		html_text(&html, str_of(cases[i].text));
		is_text(&clean, cases[i].clean);
		is_text(&html, cases[i].html);
	}
}

static void
only_http_and_https_become_links(void **state)
{
	static const struct {
		const char *address;
		bool link;
	} cases[] = {
		{ "https://e.example/a?b=1&c=2", true },
		{ "HTTP://e.example", true },
		{ "javascript:alert(1)", false },
		{ "data:text/html,x", false },
		{ " https://e.example", false },
		{ "https://e.example/\"x", false },
		{ "https://e.example/\nx", false },
		{ "//e.example", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = { 0 };

		html_link(&out, str_of(cases[i].address), STR("words"));
		assert_int_equal(str_starts(buf_str(&out), "<a href=\"") &&
		    str_ends(buf_str(&out), "\" rel=\"noopener noreferrer\">"
		    "words</a>"), cases[i].link);
		if (!cases[i].link)
			assert_string_equal(out.s, "words");
		buf_release(&out);
	}
}

static void
an_id_leads_where_people_can_read_the_work(void **state)
{
	static const struct {
		const char *id, *address;
	} cases[] = {
		{ "doi:10.5555/x", "https://doi.org/10.5555/x" },
		{ "doi:10.5555/a<b>\"#?",
		    "https://doi.org/10.5555/a%3Cb%3E%22%23%3F" },
		{ "pmid:99000001", "https://pubmed.ncbi.nlm.nih.gov/99000001" },
		{ "nct:NCT99990001",
		    "https://clinicaltrials.gov/study/NCT99990001" },
		{ "url:https://e.example/a", "https://e.example/a" },
		{ "url:javascript:alert(1)", "" },
		{ "isbn:9780306406157", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = { 0 };

		show_address(&out, str_of(cases[i].id));
		is_text(&out, cases[i].address);
	}
}

static void
a_quantity_reads_as_it_was_understood(void **state)
{
	static const struct {
		const char *json, *words;
	} cases[] = {
		{ "{\"value\":\"75\",\"unit\":\"%\",\"comparator\":\"eq\","
		  "\"relative\":true}", "75 %, relative" },
		{ "{\"low\":\"1\",\"high\":\"1.5\",\"unit\":\"mm\","
		  "\"comparator\":\"range\"}", "1 to 1.5 mm" },
		{ "{\"value\":\"5\",\"high\":\"5\",\"unit\":\"g\","
		  "\"comparator\":\"lt\"}", "below 5 g" },
		{ "{\"value\":\"2.50\",\"unit\":null,\"comparator\":\"approx\","
		  "\"approximate\":true}", "about 2.50" },
		{ "{\"value\":\"25\",\"unit\":\"%\",\"comparator\":\"eq\","
		  "\"numerator\":\"12\",\"denominator\":\"48\"}",
		    "25 % (12 of 48)" },
		{ "{}", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		const struct value *q =
		    value_read(&arena, str_of(cases[i].json), NULL);
		struct buf out = { 0 };

		show_quantity(&out, q);
		is_text(&out, cases[i].words);
		arena_release(&arena);
	}
}

static void
lines_break_at_words_and_carets_stand_below_them(void **state)
{
	static const struct {
		const char *text;
		size_t mark, mark_end, width;
		bool hang;
		const char *lead, *lines;
	} cases[] = {
		{ "one two", 4, 7, 60, false, "", "  one two\n      ^^^\n" },
		{ "a 75% b", 2, 5, 60, false, "Ask: ",
		    "  Ask: a 75% b\n         ^^^\n" },
		{ "aaaa bbbb cccc dddd eeee", 5, 14, 22, false, "",
		    "  aaaa bbbb cccc dddd\n       ^^^^^^^^^\n  eeee\n" },
		{ "aaaa bbbb cccc dddd eeee", 15, 24, 22, false, "",
		    "  aaaa bbbb cccc dddd\n                 ^^^^\n  eeee\n"
		    "  ^^^^\n" },
		{ "\u6f22\u5b57 75%", 7, 10, 60, false, "",
		    "  \u6f22\u5b57 75%\n       ^^^\n" },
		{ "aaaa bbbb cccc dddd eeee", 0, 0, 26, true, "- ",
		    "  - aaaa bbbb cccc dddd\n    eeee\n" },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", 0, 0, 22, false, "",
		    "  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n  b\n" },
		{ "", 0, 0, 60, false, "x", "  x\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct wrap w = { .width = cases[i].width, .indent = 2,
			.hang = cases[i].hang, .mark = cases[i].mark,
			.mark_end = cases[i].mark_end };
		struct buf out = { 0 };

		wrap_text(&out, &w, cases[i].lead, str_of(cases[i].text));
		is_text(&out, cases[i].lines);
	}
}

/* "<p>It is &ge; 5 mm. Then.": the entity is one run that stands for a whole. */
static void
a_place_in_the_source_is_found_in_the_text(void **state)
{
	static const char passage[] = "{\"text\":\"It is \u2265 5 mm. Then.\","
	    "\"runs\":[[0,3,6],[6,9,4],[9,13,12]],"
	    "\"sentences\":[[0,15],[16,21]]}";
	static const struct {
		size_t start, end;     /* of the source */
		bool found;
		size_t at, to, sentence; /* of the text */
	} cases[] = {
		{ 3, 5, true, 0, 2, 0 },
		{ 9, 18, true, 6, 14, 0 },
		{ 10, 12, true, 6, 9, 0 },
		{ 20, 24, true, 16, 20, 1 },
		{ 0, 2, false, 0, 0, 0 },
		{ 60, 70, false, 0, 0, 0 },
	};
	struct arena arena = { 0 };
	const struct value *p = value_read(&arena, str_of(passage), NULL);

	(void)state;
	assert_non_null(p);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct span span = { .start = cases[i].start,
			.end = cases[i].end };
		size_t at = 0, to = 0, sentence = 9;

		assert_int_equal(place_in_passage(p, &span, &at, &to),
		    cases[i].found);
		if (!cases[i].found)
			continue;
		assert_int_equal(at, cases[i].at);
		assert_int_equal(to, cases[i].to);
		assert_true(place_sentence(p, at, &sentence));
		assert_int_equal(sentence, cases[i].sentence);
	}
	arena_release(&arena);
}

/* A paragraph of a whole book: each look at all of it would take minutes. */
static void
a_place_in_a_long_passage_is_found_at_once(void **state)
{
	enum { SENTENCES = 100000, LONG = 4 }; /* "Ab. ", two bytes a run */
	struct buf text = { 0 }, runs = { 0 }, sentences = { 0 }, all = { 0 };
	struct arena arena = { 0 };
	const struct value *p;

	(void)state;
	for (int i = 0; i < SENTENCES; i++) {
		const char *comma = i > 0 ? "," : "";
		int at = i * LONG;

		buf_adds(&text, "Ab. ");
		buf_addf(&runs, "%s[%d,%d,2],[%d,%d,2]", comma, at, 2 * at,
		    at + 2, 2 * at + 4);
		buf_addf(&sentences, "%s[%d,%d]", comma, at, at + 3);
	}
	buf_addf(&all, "{\"text\":\"%s\",\"runs\":[%s],\"sentences\":[%s]}",
	    text.s, runs.s, sentences.s);
	p = value_read(&arena, buf_str(&all), NULL);
	assert_non_null(p);
	for (size_t i = 0; i < SENTENCES; i++) {
		struct span span = { .start = 8 * i, .end = 8 * i + 5 };
		size_t at, to, sentence;

		assert_true(place_in_passage(p, &span, &at, &to));
		assert_int_equal(at, LONG * i);
		assert_int_equal(to, LONG * i + 3);
		assert_true(place_sentence(p, at, &sentence));
		assert_int_equal(sentence, i);
		assert_false(place_sentence(p, at + 3, &sentence));
	}
	arena_release(&arena);
	buf_release(&text);
	buf_release(&runs);
	buf_release(&sentences);
	buf_release(&all);
}

static size_t
read_file(const char *path, char *to, size_t size)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd >= 0 ? read(fd, to, size - 1) : -1;

	if (fd >= 0)
		close(fd);
	to[n > 0 ? n : 0] = '\0';
	return n > 0 ? (size_t)n : 0;
}

static void
a_file_appears_whole_in_the_order_asked_for_or_not_at_all(void **state)
{
	char dir[] = "/tmp/test_report.XXXXXX", path[64], text[64];
	struct part parts[2];
	struct sink sink;
	struct err err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/page", dir);

	assert_true(sink_open(&sink, path, false, &err));
	buf_adds(sink.out, "half");
	sink_flush(&sink);
	assert_int_equal(access(path, F_OK), -1);
	sink_discard(&sink);
	assert_int_equal(access(path, F_OK), -1);

	assert_true(sink_open(&sink, path, true, &err));
	buf_adds(sink.out, "body ");
	parts[1] = (struct part){ 0, sink_flush(&sink) };
	buf_adds(sink.out, "head ");
	parts[0] = (struct part){ parts[1].end, sink_flush(&sink) };
	assert_true(sink_commit(&sink, parts, 2, &err));
	read_file(path, text, sizeof(text));
	assert_string_equal(text, "head body ");
	unlink(path);
	assert_int_equal(rmdir(dir), 0); /* nothing else was left there */
}

static void
a_file_that_cannot_be_made_is_said(void **state)
{
	struct sink sink;
	struct err err = { 0 };

	(void)state;
	assert_false(sink_open(&sink, "/nowhere/page", false, &err));
	assert_non_null(strstr(err.text, "/nowhere/page"));
}

static void
a_notice_outweighs_a_failed_look_up(void **state)
{
	static const struct {
		const char *json;
		enum source_state want;
	} cases[] = {
		{ "{\"status\":\"found\",\"editorial\":\"none_found\"}",
		    SOURCE_FOUND },
		{ "{\"status\":\"found\",\"editorial\":\"unchecked\"}",
		    SOURCE_HALF_CHECKED },
		{ "{\"status\":\"unchecked\",\"editorial\":\"unchecked\"}",
		    SOURCE_UNCHECKED },
		{ "{\"status\":\"unchecked\",\"editorial\":\"retracted\"}",
		    SOURCE_RETRACTED },
		{ "{\"status\":\"not_found\",\"editorial\":\"unchecked\"}",
		    SOURCE_NOT_FOUND },
		{ "{\"status\":\"great\"}", SOURCE_UNCHECKED },
		{ "{}", SOURCE_UNCHECKED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		const struct value *source =
		    value_read(&arena, str_of(cases[i].json), NULL);

		assert_int_equal(source_state_of(source), cases[i].want);
		arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_text_cannot_steer_a_terminal_or_a_page),
		cmocka_unit_test(only_http_and_https_become_links),
		cmocka_unit_test(an_id_leads_where_people_can_read_the_work),
		cmocka_unit_test(a_quantity_reads_as_it_was_understood),
		cmocka_unit_test(
		    lines_break_at_words_and_carets_stand_below_them),
		cmocka_unit_test(a_place_in_the_source_is_found_in_the_text),
		cmocka_unit_test(a_place_in_a_long_passage_is_found_at_once),
		cmocka_unit_test(
		    a_file_appears_whole_in_the_order_asked_for_or_not_at_all),
		cmocka_unit_test(a_file_that_cannot_be_made_is_said),
		cmocka_unit_test(a_notice_outweighs_a_failed_look_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
