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

/* How many of the runs begin at or before a place of the source. */
static size_t
runs_until(const struct value *runs, size_t source)
{
	size_t low = 0, high = value_count(runs);

	while (low < high) {
		size_t middle = low + (high - low) / 2, at;

		if (value_size_at(value_at(runs, middle), 1, &at) &&
		    at <= source)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
place_in_passage(const struct value *passage, const struct span *span,
    size_t *start, size_t *end)
{
	const struct value *runs = value_array(passage, "runs");
	struct str text = value_str(passage, "text");
	size_t i = runs_until(runs, span->start);
	struct run run;

	if (i == 0 || !run_at(runs, i - 1, text.n, &run) ||
	    span->start >= run.source + run.source_n)
		return false;
	*start = *end = inside(&run, span->start, false);
	do {
		size_t run_end = run.source + run.source_n;

		if (span->end <= run.source)
			break;
		*end = inside(&run, span->end < run_end ? span->end : run_end,
		    true);
	} while (i < value_count(runs) && run_at(runs, i++, text.n, &run));
	if (*end < *start)
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
	size_t low = 0, start, end;
	size_t high = value_count(value_array(passage, "sentences"));

	while (low < high) { /* the first that ends behind the place */
		size_t middle = low + (high - low) / 2;

		if (!place_sentence_range(passage, middle, &start, &end))
			return false;
		if (end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	*number = low;
	return place_sentence_range(passage, low, &start, &end) &&
	       at >= start && at < end;
}
