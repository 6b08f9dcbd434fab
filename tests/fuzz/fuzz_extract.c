/* SPDX-License-Identifier: MIT */
/*
 * fuzz_extract.c - any text as passages, with our own rules.
 *
 * The first byte is the role, a NUL begins the next passage.  Every quantity
 * lies within its passage, quantities ascend without overlap, and coverage
 * adds up: seen = claimed + context + all that is set aside.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmalloc.h"
#include "extract/extract.h"
#include "record/emit.h"
#include "record/part.h"
#include "record/record.h"
#include "text/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PARTS = 64 };

static struct rules *
our_rules(void)
{
	static struct rules *rules;
	struct err err = { 0 };

	if (rules == NULL) {
		rules = rules_new();
		if (!rules_add(rules, "rules", &err) ||
		    !rules_ready(rules, &err))
			abort();
	}
	return rules;
}

static void
add_part(struct extractor *x, struct str text, unsigned role, size_t number)
{
	struct buf line = { 0 };
	struct err err = { 0 };
	size_t at = 0, start, end;
	const char *comma = "";

	emit_record(&line, "passage");
	emit_strz(&line, "doc", "d");
	emit_int(&line, "passage", (long long)number);
	emit_strz(&line, "role", part_role_names[role % PART_ROLES]);
	if (number > 0)
		emit_int(&line, "heading", 0);
	emit_str(&line, "text", text);
	buf_addf(&line, ",\"runs\":[[0,0,%zu]],\"lines\":[[1,0]]", text.n);
	buf_adds(&line, ",\"sentences\":[");
	while (sentence_next(text, &at, &start, &end)) {
		buf_addf(&line, "%s[%zu,%zu]", comma, start, end);
		comma = ",";
	}
	buf_adds(&line, "]");
	emit_record_end(&line);
	(void)!extractor_take(
	    x, STR("passage"), str_trim(buf_str(&line)), &err);
	buf_release(&line);
}

/* A quantity record: within its passage, behind the one before. */
static void
check_quantity(const json_t *rec, const size_t *lengths, size_t *last)
{
	struct span span;
	size_t part;

	assert(record_size(rec, "passage", &part) && part < PARTS);
	assert(span_read(rec, "span", &span));
	assert(last[part] <= span.start && span.start < span.end);
	assert(span.end <= lengths[part]);
	last[part] = span.end;
}

static void
check_coverage(const json_t *rec)
{
	const json_t *numbers = record_object(rec, "numbers");
	json_t *aside = json_object_get(numbers, "set_aside"), *value;
	size_t seen, claimed, context, sum = 0;
	const char *key;

	assert(record_size(numbers, "seen", &seen));
	assert(record_size(numbers, "claimed", &claimed));
	assert(record_size(numbers, "context", &context));
	json_object_foreach(aside, key, value) sum +=
	    (size_t)json_integer_value(value);
	assert(seen == claimed + context + sum);
}

static void
check(struct str rest, const size_t *lengths)
{
	size_t last[PARTS] = { 0 };
	struct str line;

	while (str_line(&rest, &line)) {
		json_t *rec = record_parse(line, NULL);
		struct str kind = record_str(rec, "kind");

		assert(rec != NULL);
		if (str_is(kind, "quantity"))
			check_quantity(rec, lengths, last);
		else if (str_is(kind, "coverage"))
			check_coverage(rec);
		json_decref(rec);
	}
}

/* As claim-read does: passages are UTF-8. */
static char *
as_utf8(struct str bytes)
{
	char *text = xstrndup(bytes.s, bytes.n);
	struct str x = { text, bytes.n };
	size_t len;

	for (size_t i = 0; i < x.n; i += len)
		if (utf8_decode(x, i, &len) == UTF8_BAD)
			text[i] = '?';
	return text;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct extractor *x = extractor_new(our_rules(), EXTRACT_QUANTITIES);
	struct str rest = { (const char *)data, size }, text;
	struct buf out = { 0 };
	size_t lengths[PARTS] = { 0 }, n = 0;

	while (rest.n > 0 && n < PARTS) {
		unsigned role = (unsigned char)rest.s[0];
		char *bytes;

		str_cut(str_from(rest, 1), '\0', &text, &rest);
		bytes = as_utf8(text);
		lengths[n] = text.n;
		add_part(x, (struct str){ bytes, text.n }, role, n++);
		free(bytes);
	}
	extractor_done(x, &out);
	check(buf_str(&out), lengths);
	extractor_free(x);
	buf_release(&out);
	return 0;
}
