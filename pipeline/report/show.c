/* SPDX-License-Identifier: MIT */
/* show.c - record values as words for people. */
#include "report/show.h"

#include "base/utf8.h"

/* The sentences and the work itself are shown apart, by each writer. */
const struct evidence_label evidence_labels[] = {
	{ "claimed", "The article says" },
	{ "found", "The source says" },
	{ "nearest", "Nearest in the source" },
	{ "arithmetic", "Arithmetic" },
	{ "interval", "Rounding interval" },
	{ "limits", "Looked at" },
	{ "why", "Why" },
	{ NULL, NULL },
};

/* U+200E.. and U+202A.., U+2066..: text that reads backwards can say another
 * thing than its bytes. */
static bool
is_unfit(unsigned cp)
{
	return cp == UTF8_BAD || cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) ||
	    cp == 0x061c || cp == 0x200e || cp == 0x200f ||
	    (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

size_t
show_fit(struct str x)
{
	size_t at = 0, len;

	while (at < x.n) {
		unsigned char c = (unsigned char)x.s[at];

		len = 1;
		if (c > 0x20 && c < 0x7f)
			;
		else if (c == ' ') {
			if (at > 0 && x.s[at - 1] == ' ')
				break;
		} else if (c < 0x80 || is_unfit(utf8_decode(x, at, &len)))
			break;
		at += len;
	}
	return at;
}

void
show_clean(struct buf *out, struct str x)
{
	size_t fit = show_fit(x), len;
	bool blank = fit > 0 && x.s[fit - 1] == ' ';

	buf_add(out, str_sub(x, 0, fit));
	for (size_t at = fit; at < x.n; at += len) {
		unsigned cp = utf8_decode(x, at, &len);
		bool space = len == 1 && is_space(x.s[at]);

		if (space && !blank)
			buf_addc(out, ' ');
		else if (!space && is_unfit(cp))
			buf_add_codepoint(out, 0xfffd);
		else if (!space)
			buf_add(out, str_sub(x, at, at + len));
		blank = space;
	}
}

static void
show_one(struct buf *out, const struct value *value)
{
	char number[32];

	switch (value->kind) {
	case VALUE_STRING: buf_add(out, value->text); break;
	case VALUE_INTEGER: buf_addf(out, "%lld", value->integer); break;
	case VALUE_REAL:
		(void)snprintf(number, sizeof(number), "%.15g", value->real);
		buf_adds(out, number);
		break;
	case VALUE_TRUE: buf_adds(out, "yes"); break;
	case VALUE_FALSE: buf_adds(out, "no"); break;
	case VALUE_NULL: case VALUE_ARRAY: case VALUE_OBJECT: break;
	}
}

void
show_value(struct buf *out, const struct value *value)
{
	size_t n = value_count(value);

	if (value != NULL)
		show_one(out, value);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_adds(out, n == 2 ? " to " : "; ");
		show_one(out, value_at(value, i));
	}
}

/* A bound stands in low or high, or alone in value. */
static struct str
first_of(const struct value *quantity, const char *key)
{
	struct str bound = value_str(quantity, key);

	return bound.n > 0 ? bound : value_str(quantity, "value");
}

static void
add_numbers(struct buf *out, const struct value *quantity)
{
	static const struct {
		const char *comparator, *word, *key;
	} words[] = {
		{ "lt", "below ", "high" },
		{ "le", "at most ", "high" },
		{ "gt", "above ", "low" },
		{ "ge", "at least ", "low" },
		{ "approx", "about ", "value" },
		{ "approx_below", "nearly ", "value" },
	};
	struct str comparator = value_str(quantity, "comparator");
	struct str low = value_str(quantity, "low");
	struct str high = value_str(quantity, "high");

	for (size_t i = 0; i < COUNT(words); i++) {
		if (!str_is(comparator, words[i].comparator))
			continue;
		buf_adds(out, words[i].word);
		buf_add(out, first_of(quantity, words[i].key));
		return;
	}
	if (value_flag(quantity, "approximate"))
		buf_adds(out, "about ");
	if (low.n > 0 && high.n > 0)
		buf_addf(out, STR_FMT " to " STR_FMT, STR_ARG(low),
		    STR_ARG(high));
	else
		buf_add(out, value_str(quantity, "value"));
}

/* UCUM, but for what is only counted: "{session}" is read as "session". */
static void
add_unit(struct buf *out, struct str unit)
{
	if (unit.n == 0)
		return;
	buf_addc(out, ' ');
	if (str_is(unit, "{ratio}"))
		buf_adds(out, "times");
	else if (unit.s[0] == '{' && str_find_byte(unit, '}', 0) == unit.n - 1)
		show_words(out, str_sub(unit, 1, unit.n - 1));
	else
		buf_add(out, unit);
}

void
show_words(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		buf_addc(out, name.s[i] == '_' ? ' ' : name.s[i]);
}

void
show_quantity(struct buf *out, const struct value *quantity)
{
	add_numbers(out, quantity);
	add_unit(out, value_str(quantity, "unit"));
	if (value_str(quantity, "denominator").n > 0)
		buf_addf(out, " (" STR_FMT " of " STR_FMT ")",
		    STR_ARG(value_str(quantity, "numerator")),
		    STR_ARG(value_str(quantity, "denominator")));
	if (value_flag(quantity, "relative"))
		buf_adds(out, ", relative");
}

void
show_position(struct buf *out, const struct span *span)
{
	buf_add_int(out, (long long)span->line);
	buf_addc(out, ':');
	buf_add_int(out, (long long)span->column);
}

void
show_count(struct buf *out, size_t n, const char *one, const char *many)
{
	buf_addf(out, "%zu %s", n, n == 1 ? one : many);
}

void
show_tally(struct buf *out, const struct tally *t)
{
	for (size_t i = 0; i < t->n; i++) {
		buf_adds(out, i > 0 ? ", " : "");
		show_words(out, str_of(t->items[i].name));
		buf_addf(out, " %zu", t->items[i].n);
	}
	if (t->others > 0)
		buf_addf(out, ", other %zu", t->others);
}

void
show_work(struct buf *out, const struct value *source)
{
	struct str title = value_str(source, "title");
	struct str journal = value_str(source, "journal");
	long long year;

	buf_add(out, title.n > 0 ? title : value_str(source, "id"));
	if (journal.n > 0) {
		buf_adds(out, ". ");
		buf_add(out, journal);
	}
	if (value_int(source, "year", &year))
		buf_addf(out, ", %lld", year);
}

void
show_address(struct buf *out, struct str id)
{
	static const struct {
		const char *prefix, *address;
	} table[] = {
		{ "doi:", "https://doi.org/" },
		{ "pmid:", "https://pubmed.ncbi.nlm.nih.gov/" },
		{ "pmcid:", "https://pmc.ncbi.nlm.nih.gov/articles/" },
		{ "nct:", "https://clinicaltrials.gov/study/" },
		{ "isrctn:", "https://www.isrctn.com/" },
		{ "arxiv:", "https://arxiv.org/abs/" },
	};

	if (str_starts_nocase(id, "url:http://") ||
	    str_starts_nocase(id, "url:https://")) {
		buf_add(out, str_from(id, 4));
		return;
	}
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t skip = str_of(table[i].prefix).n;

		if (!str_starts(id, table[i].prefix))
			continue;
		buf_adds(out, table[i].address);
		for (size_t at = skip; at < id.n; at++) {
			char c = id.s[at];

			/* What a path of a URL may hold (RFC 3986, 3.3). */
			if (is_alnum(c) || (c != '\0' &&
			    str_find_byte(STR("-._~!$&'()*+,;=:@/"), c, 0) <
			    STR("-._~!$&'()*+,;=:@/").n))
				buf_addc(out, c);
			else
				buf_addf(out, "%%%02X", (unsigned char)c);
		}
		return;
	}
}
