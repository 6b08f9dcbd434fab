/* SPDX-License-Identifier: MIT */
/* Any records, and any text as article and abstract: what comes out of the
 * checks are records, and each finding of a sentence lies in it. */
#include <stdint.h>
#include <stdlib.h>

#include "check/check.h"
#include "record/emit.h"
#include "record/record.h"
#include "rule/units.h"

static struct arena arena;
static struct units *units;

static void
check_output(struct str lines)
{
	struct str line;

	while (str_line(&lines, &line)) {
		json_t *rec = record_parse(line, NULL);

		if (rec == NULL || record_str(rec, "message").n == 0 ||
		    record_object(rec, "evidence") == NULL)
			abort();
		json_decref(rec);
	}
}

static void
run_checks(struct view *a)
{
	const struct check_choice all = { 0 };
	struct findings out = { 0 };
	struct identities seen = { 0 };
	struct buf lines = { 0 };

	view_close(a);
	checks_run(&all, a, &out);
	findings_emit(&out, a->doc, &seen, &lines);
	check_output(buf_str(&lines));
	buf_release(&lines);
	identities_release(&seen);
	findings_release(&out);
	view_release(a);
}

static void
add(struct view *a, struct str line)
{
	(void)view_add(a, line, NULL);
}

static void
check_records(struct str text)
{
	struct view a = { .units = units };
	struct str line;

	while (str_line(&text, &line))
		add(&a, line);
	run_checks(&a);
}

static void
add_text(struct view *a, const char *kind, const char *key, struct str text)
{
	struct buf line = { 0 };
	json_t *json = json_stringn(text.s, text.n);

	if (json != NULL) {
		emit_record(&line, kind);
		emit_strz(&line, "id", "doi:10.5555/x");
		emit_strz(&line, "role", "body");
		emit_json(&line, key, json);
		emit_record_end(&line);
		add(a, str_trim(buf_str(&line)));
	}
	json_decref(json);
	buf_release(&line);
}

static void
check_text(struct str text)
{
	struct view a = { .units = units };

	add(&a, STR("{\"kind\":\"claim\",\"cites\":[\"c1\"],\"quantities\":["
		    "{\"text\":\"41%\",\"value\":\"41\",\"unit\":\"%\"},"
		    "{\"text\":\"2 mg\",\"value\":\"2\",\"unit\":\"mg\"}]}"));
	add(&a, STR("{\"kind\":\"citation\",\"cite\":\"c1\","
		    "\"id\":\"doi:10.5555/x\"}"));
	add_text(&a, "passage", "text", text);
	add_text(&a, "source", "abstract", text);
	run_checks(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct err err = { 0 };

	if (units == NULL) {
		units = units_load(&arena, "rules/units.yaml", &err);
		if (units == NULL)
			abort();
	}
	check_records(text);
	check_text(text);
	return 0;
}
