/* SPDX-License-Identifier: MIT */
/* test_citations.c - the marks of an article and the works they point to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attr.h"
#include "read/build.h"
#include "read/citation.h"
#include "record/record.h"

enum { PARTS = 8 };

/*
 * A passage of a case.  Its text is its source; "{target|words}" makes an
 * anchor, "{^label}" a footnote mark, "{=label}" begins a note, "{#id}" is a
 * place to lead to.
 */
struct part {
	enum role role;
	const char *text;
};

static const struct {
	struct part parts[PARTS];
	const char *marks; /* "style id(+also)*[>entry]", one a line */
} cases[] = {
	{ { { ROLE_BODY,
	      "Nothing cited in May 2020, Section 2019, [a] or (1)." } },
	    "" },
	{ { { ROLE_BODY, "See doi:10.5555/A and PMID 123." } },
	    "identifier doi:10.5555/a\nidentifier pmid:123\n" },
	{ { { ROLE_BODY,
	      "At https://a.example/x, or https://doi.org/10.5555/a." } },
	    "link url:https://a.example/x\nlink doi:10.5555/a\n" },
	{ { { ROLE_BODY, "In {https://doi.org/10.5555/a|a trial}, see "
			 "{mailto:a@b.example|us}, {#top|top}, {/about|about}, "
			 "{https://www.facebook.com/sharer?u=x|share}, "
			 "{https://www.own.example/shop|shop}." } },
	    "link doi:10.5555/a\n" },
	{ { { ROLE_BODY, "{https://doi.org/10.5555/a|10.5555/b}" } },
	    "link doi:10.5555/a+doi:10.5555/b\n" },
	{ { { ROLE_BODY, "It works.{^n} More.{^m}" },
	      { ROLE_FOOTNOTE, "{=n}A trial. doi:10.5555/a. PMID: 12." } },
	    "footnote doi:10.5555/a+pmid:12>c3\nfootnote null\n"
	    "entry doi:10.5555/a+pmid:12\n" },
	{ { { ROLE_BODY, "It works [1, 3-4], and more.[2] See [9]." },
	      { ROLE_HEADING, "References" },
	      { ROLE_REFERENCE, "[1] Aa B. Title. 2019. doi:10.5555/a" },
	      { ROLE_REFERENCE, "[2] Cc D. Title. {https://b.example/x|here}" },
	      { ROLE_REFERENCE, "[3] Ee F. doi:10.5555/c. PMID 7" },
	      { ROLE_REFERENCE, "[4] Gg H. A book." } },
	    "numbered doi:10.5555/a>c6\nnumbered doi:10.5555/c+pmid:7>c8\n"
	    "numbered null>c9\nnumbered url:https://b.example/x>c7\n"
	    "numbered null\nentry doi:10.5555/a\nentry "
	    "url:https://b.example/x\n"
	    "entry doi:10.5555/c+pmid:7\nentry null\n" },
	{ { { ROLE_BODY, "It works [1] and [2]." }, { ROLE_HEADING, "Sources" },
	      { ROLE_BODY, "{#r1}1. Aa B. 2019. 10.5555/a {#r2}2. Cc D. 2018. "
			   "10.5555/b" } },
	    "numbered doi:10.5555/a>c3\nnumbered doi:10.5555/b>c4\n"
	    "entry doi:10.5555/a\nentry doi:10.5555/b\n" },
	{ { { ROLE_BODY, "It works {#r2|[2]} and {#nowhere|[3]}." },
	      { ROLE_HEADING, "Sources" },
	      { ROLE_REFERENCE, "{#r2}Cc D. 2018. 10.5555/b" } },
	    "numbered doi:10.5555/b>c3\nnumbered null\nentry doi:10.5555/b\n" },
	{ { { ROLE_BODY,
		"For scars.\u00B9,\u00B2 In 5 m\u00B2 or 10\u00B2 of "
		"pain (1). A list: (1) one, (2) two. For scars.2 More." },
	      { ROLE_REFERENCE, "1. Aa B. 10.5555/a" },
	      { ROLE_REFERENCE, "2. Cc D. 10.5555/b" } },
	    "numbered doi:10.5555/a>c5\nnumbered doi:10.5555/b>c6\n"
	    "numbered doi:10.5555/a>c5\nnumbered doi:10.5555/b>c6\n"
	    "entry doi:10.5555/a\nentry doi:10.5555/b\n" },
	{ { { ROLE_BODY,
		"For scars (Smith et al., 2016; Jones & Roe, 2017a), "
		"as Jones and Roe (2017) and van der Berg's (2001) say. "
		"In (May 2020) Adams (2020) and Model (2016)." },
	      { ROLE_REFERENCE, "Smith, J., Po, K. (2016). T. doi:10.5555/a" },
	      { ROLE_REFERENCE, "Jones K, Roe M. T. 2017;3:1. 10.5555/b" },
	      { ROLE_REFERENCE, "van der Berg J. 2001. 10.5555/c" } },
	    "author-year doi:10.5555/a>c5\nauthor-year doi:10.5555/b>c6\n"
	    "author-year doi:10.5555/b>c6\nauthor-year doi:10.5555/c>c7\n"
	    "entry doi:10.5555/a\nentry doi:10.5555/b\nentry doi:10.5555/c\n" },
	{ { { ROLE_BODY, "It works (Smith et al., 2016), says Po (2016)." } },
	    "author-year null\n" },
	{ { { ROLE_BODY, "For scars\u00B9\u207B\u00B2 or pain\u00B9, \u00B2, "
			 "and more.^2^ But ^2^ and x^2^." },
	      { ROLE_REFERENCE, "1. Aa B. 10.5555/a" },
	      { ROLE_REFERENCE, "2. Cc D. 10.5555/b" } },
	    "numbered doi:10.5555/a>c6\nnumbered doi:10.5555/b>c7\n"
	    "numbered doi:10.5555/a>c6\nnumbered doi:10.5555/b>c7\n"
	    "numbered doi:10.5555/b>c7\n"
	    "entry doi:10.5555/a\nentry doi:10.5555/b\n" },
	{ { { ROLE_BODY, "{https://a.example/imprint|Imprint}" },
	      { ROLE_BODY, "See {https://a.example/guide|the guide}" },
	      { ROLE_HEADING, "Sources" },
	      { ROLE_LIST, "{https://b.example/guide|Guide}" } },
	    "link url:https://a.example/guide\n"
	    "entry url:https://b.example/guide\n" },
};

/* Adds the part at source; what stands in braces is markup. */
static void
add_part(struct build *b, struct str source, size_t from, size_t to)
{
	size_t at = from, end, bar;

	while (at < to) {
		size_t open = str_find_byte(str_sub(source, 0, to), '{', at);

		build_text(b, at, open - at);
		if (open >= to)
			return;
		end = str_find_byte(source, '}', open);
		bar = str_find_byte(str_sub(source, 0, end), '|', open);
		if (bar < end) {
			build_link(b, LINK_ANCHOR, open,
			    str_sub(source, open + 1, bar));
			build_text(b, bar + 1, end - bar - 1);
			build_link_end(b, end + 1);
		} else {
			char sign = source.s[open + 1];

			build_mark(b,
			    sign == '^'   ? LINK_FOOTNOTE
			    : sign == '=' ? LINK_NOTE
					  : LINK_ID,
			    open, end + 1, str_sub(source, open + 2, end));
		}
		at = end + 1;
	}
}

static void
read_parts(struct article *a, const struct part *parts, struct buf *source)
{
	size_t ends[PARTS], n = 0, heading = NOWHERE, passage;
	struct build b;

	for (; n < PARTS && parts[n].text != NULL; n++) {
		buf_adds(source, parts[n].text);
		ends[n] = source->n;
		buf_addc(source, '\n');
	}
	article_start(a, STR("x.md"), "markdown", buf_str(source));
	a->url = STR("https://own.example/article");
	build_init(&b, a);
	for (size_t i = 0, at = 0; i < n; at = ends[i++] + 1) {
		b.next.role = parts[i].role;
		b.next.heading = heading;
		add_part(&b, a->source, at, ends[i]);
		passage = build_close(&b);
		heading = parts[i].role == ROLE_HEADING ? passage : heading;
	}
	build_release(&b);
}

/* A line for each record, as in the cases. */
static void
add_mark(struct buf *out, const json_t *rec, const struct article *a)
{
	const json_t *also = record_array(rec, "also");
	struct str id = record_str(rec, "id"), entry = record_str(rec, "entry");
	struct span span;

	assert_true(span_read(rec, "span", &span));
	assert_true(span.start < span.end && span.end <= a->source.n);
	buf_add(out, record_str(rec, "style"));
	buf_addc(out, ' ');
	buf_add(out, id.s ? id : STR("null"));
	for (size_t i = 0; i < json_array_size(also); i++) {
		buf_addc(out, '+');
		buf_add(out, record_str_at(also, i));
	}
	if (entry.s != NULL)
		buf_addc(out, '>');
	buf_add(out, entry);
	buf_addc(out, '\n');
}

static void
marks_carry_the_ids_of_their_entries(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf source = { 0 }, out = { 0 }, got = { 0 };
		struct article a;
		struct str rest, line;

		read_parts(&a, cases[i].parts, &source);
		citations_emit(&a, &out);
		rest = buf_str(&out);
		while (str_line(&rest, &line)) {
			struct err err = { 0 };
			json_t *rec = record_parse(line, &err);

			assert_non_null(rec);
			add_mark(&got, rec, &a);
			json_decref(rec);
		}
		if (!str_is(buf_str(&got), cases[i].marks))
			fail_msg("case %zu:\n%s\nnot\n%s", i, buf_str(&got).s,
			    cases[i].marks);
		article_finish(&a);
		buf_release(&got);
		buf_release(&out);
		buf_release(&source);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_carry_the_ids_of_their_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
