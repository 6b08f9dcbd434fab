/* SPDX-License-Identifier: MIT */
/* test_record.c - records out, records in, identities. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/attr.h"
#include "base/xmalloc.h"
#include "record/emit.h"
#include "record/identity.h"
#include "record/record.h"
#include "record/value.h"

static void
what_is_emitted_is_the_json_it_should_be(void **state)
{
	struct buf b = { 0 };
	struct span span = { 1, 2, 3, 4, 5, 6 };

	(void)state;
	emit_record(&b, "claim");
	emit_str(&b, "quote", STR("a \"b\"\n{\\[\x01"));
	emit_array(&b, "list");
	emit_int(&b, NULL, -7);
	emit_object(&b, NULL);
	emit_object_end(&b);
	emit_str(&b, NULL, STR("["));
	emit_str(&b, NULL, STR("x"));
	emit_array_end(&b);
	emit_str_or_null(&b, "none", STR_NONE);
	emit_bool(&b, "yes", true);
	span_emit(&b, "span", &span);
	span_emit(&b, "nowhere", NULL);
	emit_record_end(&b);
	assert_string_equal(b.s,
	    "{\"kind\":\"claim\",\"quote\":\"a \\\"b\\\"\\n{\\\\[\\u0001\","
	    "\"list\":[-7,{},\"[\",\"x\"],\"none\":null,\"yes\":true,"
	    "\"span\":{\"start\":1,\"end\":2,\"line\":3,\"column\":4,"
	    "\"end_line\":5,\"end_column\":6},\"nowhere\":null}\n");
	buf_release(&b);
}

static void
whatever_bytes_go_in_valid_json_comes_out(void **state)
{
	(void)state;
	srandom(7);
	for (int round = 0; round < 2000; round++) {
		char bytes[24];
		struct buf b = { 0 };
		struct err err = { 0 };
		json_t *rec;

		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (char)random();
		emit_record(&b, "x");
		emit_str(&b, "text", (struct str){ bytes, sizeof(bytes) });
		emit_record_end(&b);
		assert_null(memchr(b.s, '\n', b.n - 1));
		rec = record_parse(buf_str(&b), &err);
		assert_non_null(rec);
		assert_non_null(record_str(rec, "text").s);
		json_decref(rec);
		buf_release(&b);
	}
}

static const char *const no_records[] = {
	"", "[]", "\"text\"", "{\"kind\":\"x\"", "{\"kind\":\"x\",\"kind\":1}",
	"nonsense", "{} {}", "{\"a\":\"\xFF\"}",
};

static void
what_is_no_record_is_refused_with_a_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(no_records); i++) {
		struct err err = { 0 };

		assert_null(record_parse(str_of(no_records[i]), &err));
		assert_int_equal(err.kind, ERR_INPUT);
		assert_true(strlen(err.text) > 10);
	}
}

static void
fields_of_a_wrong_type_read_as_not_there(void **state)
{
	struct err err = { 0 };
	json_t *rec = record_parse(
	    STR("{\"s\":5,\"n\":-1,\"span\":{\"start\":9,\"end\":1,\"line\":1,"
	        "\"column\":1,\"end_line\":1,\"end_column\":1},\"a\":{}}"), &err);
	struct span span;
	size_t n;

	(void)state;
	assert_non_null(rec);
	assert_null(record_str(rec, "s").s);
	assert_null(record_str(rec, "missing").s);
	assert_false(record_size(rec, "n", &n));
	assert_false(span_read(rec, "span", &span));
	assert_null(record_array(rec, "a"));
	json_decref(rec);
}

static void
identity(const char *rule, const char *quote, const char *sentence, char *id)
{
	struct identities seen = { 0 };

	identity_next(&seen, str_of(rule), str_of(quote), str_of(sentence), id);
	identities_release(&seen);
}

static const struct {
	const char *quote, *sentence;
	int same; /* as "75% better" in "It is 75% better." */
} edits[] = {
	{ "75% better", "It is 75% better.", 1 },
	{ "75% better", "It  is\n**75% better**.", 1 },
	{ "75%\xC2\xA0" "Better", "it is 75% better.", 1 },
	{ "85% better", "It is 85% better.", 0 },
	{ "75% better", "It was 75% better.", 0 },
};

static void
an_identity_survives_layout_and_not_another_number(void **state)
{
	char first[IDENTITY_SIZE], other[IDENTITY_SIZE];

	(void)state;
	identity("r", edits[0].quote, edits[0].sentence, first);
	assert_int_equal(strlen(first), 16);
	for (size_t i = 0; i < COUNT(edits); i++) {
		identity("r", edits[i].quote, edits[i].sentence, other);
		assert_int_equal(strcmp(first, other) == 0, edits[i].same);
	}
	identity("q", edits[0].quote, edits[0].sentence, other);
	assert_string_not_equal(first, other);
}

static void
the_same_claim_twice_has_two_identities(void **state)
{
	struct identities seen = { 0 };
	char ids[300][IDENTITY_SIZE], again[IDENTITY_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++)
		identity_next(&seen, STR("r"), STR("5 mg"), STR("Take 5 mg."),
		    ids[i]);
	for (size_t i = 1; i < COUNT(ids); i++)
		assert_string_not_equal(ids[i - 1], ids[i]);
	identities_clear(&seen);
	identity_next(&seen, STR("r"), STR("5 mg"), STR("Take 5 mg."), again);
	assert_string_equal(again, ids[0]);
	identities_release(&seen);
}

static void
a_document_is_named_by_its_path(void **state)
{
	char doc[DOC_SIZE], hex[SHA256_HEX_SIZE];

	(void)state;
	sha256_hex(STR("abc"), hex); /* FIPS 180-4, appendix B.1 */
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	doc_of_path(STR("abc"), doc);
	assert_string_equal(doc, "ba7816bf8f01");
}

/* Lines that the short way reads, and lines that it must leave to jansson. */
static const struct {
	const char *line;
	bool ours;
} lines[] = {
	{ "{\"kind\":\"x\",\"n\":[0,-7,123456789012345],\"t\":true,\"f\":false,"
	  "\"z\":null,\"o\":{\"a\":[]},\"e\":{}}", true },
	{ "{\"a\":\"q\\\"\\\\\\n\\t\\/\"}", true },
	{ "{\"a\":\"\xC2\xB5g\"}", true },
	{ "{}", true },
	{ "{\"a\":\"\\u0007\"}", false },
	{ "{\"a\":{\"b\":[\"\\u0007\",1.5,null,-3,{\"c\":true}]}}", false },
	{ "{\"a\": 1}", false },
	{ "{\"a\":1.5}", false },
	{ "{\"a\":-0}", false },
	{ "{\"a\":1234567890123456}", false },
	{ "{\"a\":66666666666666666666666666666666666666666666}", false },
	{ "{\"a\":01}", false },
	{ "{\"a\":1,\"a\":2}", false },
	{ "{\"a\":\"\xC2\"}", false },
	{ "{\"a\":\"\x01\"}", false },
	{ "{\"a\":1,}", false },
	{ "{\"a\":1}x", false },
	{ "{\"a\":\"", false },
	{ "{\"a\":\"\\", false },
	{ "{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}", false },
	{ "[1]", false },
	{ "", false },
};

static void
our_lines_are_read_as_jansson_reads_them(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct str line = str_of(lines[i].line);
		const struct value *ours = value_scan(&arena, line);
		const struct value *read = value_read(&arena, line, NULL);
		json_t *theirs = record_load(line, NULL);
		json_t *scanned = ours ? value_to_json(ours) : NULL;
		json_t *both = read ? value_to_json(read) : NULL;

		if ((ours != NULL) != lines[i].ours)
			fail_msg("%s", lines[i].line);
		if (ours != NULL)
			assert_true(json_equal(scanned, theirs));
		if (theirs != NULL)
			assert_true(json_equal(both, theirs));
		else
			assert_null(read);
		json_decref(both);
		json_decref(scanned);
		json_decref(theirs);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_emitted_is_the_json_it_should_be),
		cmocka_unit_test(whatever_bytes_go_in_valid_json_comes_out),
		cmocka_unit_test(what_is_no_record_is_refused_with_a_reason),
		cmocka_unit_test(our_lines_are_read_as_jansson_reads_them),
		cmocka_unit_test(fields_of_a_wrong_type_read_as_not_there),
		cmocka_unit_test(an_identity_survives_layout_and_not_another_number),
		cmocka_unit_test(the_same_claim_twice_has_two_identities),
		cmocka_unit_test(a_document_is_named_by_its_path),
	};

	json_set_alloc_funcs(xmalloc, free);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
