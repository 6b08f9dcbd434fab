/* SPDX-License-Identifier: MIT */
/* place.c - from bytes of a source file to bytes of a passage's text. */
#include "report/place.h"

#include "base/utf8.h"

struct run {
	size_t text, source, source_n, text_n; /* bytes */
};

/* A run reaches to the next one's text, the last to the end of the text. */
static bool
run_at(const struct value *runs, size_t i, size_t text_n, struct run *run)
{
	const struct value *this = value_at(runs, i);
	size_t next = text_n;

	if (!value_size_at(this, 0, &run->text) || !value_size_at(this, 1, &run->source) ||
	    !value_size_at(this, 2, &run->source_n))
		return false;
	if (i + 1 < value_count(runs) &&
	    !value_size_at(value_at(runs, i + 1), 0, &next))
		return false;
	if (next > text_n || next < run->text)
		return false;
	run->text_n = next - run->text;
	return true;
}

/* A run whose lengths differ stands for a whole (an entity): no inside. */
static size_t
inside(const struct run *run, size_t source, bool is_end)
{
	if (run->text_n == run->source_n)
		return run->text + (source - run->source);
	return is_end ? run->text + run->text_n : run->text;
}

bool
place_in_passage(const struct value *passage, const struct span *span,
    size_t *start, size_t *end)
{
	const struct value *runs = value_array(passage, "runs");
	struct str text = value_str(passage, "text");
	bool found = false;
	struct run run;

	for (size_t i = 0; i < value_count(runs); i++) {
		size_t run_end;

		if (!run_at(runs, i, text.n, &run))
			return false;
		run_end = run.source + run.source_n;
		if (!found && span->start >= run.source &&
		    span->start < run_end) {
			*start = *end = inside(&run, span->start, false);
			found = true;
		}
		if (found && span->end > run.source)
			*end = inside(&run,
			    span->end < run_end ? span->end : run_end, true);
	}
	if (!found || *end < *start)
		return false;
	*start = utf8_floor(text, *start);
	*end = utf8_floor(text, *end);
	return true;
}

bool
place_sentence_range(const struct value *passage, size_t i, size_t *start,
    size_t *end)
{
	struct str text = value_str(passage, "text");
	const struct value *range =
	    value_at(value_array(passage, "sentences"), i);

	if (!value_size_at(range, 0, start) || !value_size_at(range, 1, end) ||
	    *start > *end || *end > text.n)
		return false;
	*start = utf8_floor(text, *start);
	*end = utf8_floor(text, *end);
	return true;
}

bool
place_sentence(const struct value *passage, size_t at, size_t *number)
{
	size_t n = value_count(value_array(passage, "sentences"));
	size_t start, end;

	for (size_t i = 0; i < n; i++) {
		if (!place_sentence_range(passage, i, &start, &end))
			return false;
		if (at >= start && at < end) {
			*number = i;
			return true;
		}
	}
	return false;
}
