/* SPDX-License-Identifier: MIT */
/* medline.c - PubMed's line format. */
#include "cite/medline.h"

#include "base/attr.h"
#include "cite/author.h"
#include "cite/date.h"
#include "cite/language.h"
#include "cite/notice.h"
#include "cite/title.h"
#include "cite/types.h"

enum { FIELD_MAX = 200000 }; /* bytes; the longest abstract has 40,000 */

static bool
is_continuation(struct str line)
{
	return str_starts(line, "      ");
}

bool
medline_field(struct str *rest, struct str *tag, struct buf *value)
{
	struct str line, next;

	do {
		if (!str_line(rest, &line) || str_trim(line).n == 0)
			return false;
	} while (line.n < 5 || line.s[4] != '-');
	*tag = str_trim(str_sub(line, 0, 4));
	value->limit = FIELD_MAX;
	buf_clear(value);
	buf_add(value, str_trim(str_from(line, 5)));
	for (struct str ahead = *rest; str_line(&ahead, &next) &&
	     is_continuation(next); *rest = ahead) {
		buf_addc(value, ' ');
		buf_add(value, str_trim(next));
	}
	return true;
}

/* "10.1000/x [doi]" */
static void
read_doi(struct work *w, struct str value)
{
	if (str_ends(value, " [doi]"))
		work_set_id(w, ID_DOI, str_trim(str_sub(value, 0,
		    value.n - 6)));
}

/* "ClinicalTrials.gov/NCT00000000" */
static void
read_databank(struct work *w, struct str value)
{
	struct str bank, number;

	if (str_cut(value, '/', &bank, &number) &&
	    str_is_nocase(bank, "ClinicalTrials.gov"))
		work_set_id(w, ID_NCT, str_trim(number));
}

/* "*Collagen/metabolism": the descriptor, and whether it is a main topic. */
static void
read_mesh(struct work *w, struct str value)
{
	struct str name, rest;
	bool major = str_find_byte(value, '*', 0) < value.n;

	if (str_starts(value, "*"))
		value = str_from(value, 1);
	str_cut(value, '/', &name, &rest);
	work_add_mesh(w, name, major);
}

/* "Lancet. 2010 Feb 6;375(9713):445. PMID: 20137807" */
static void
read_link(struct work *w, struct str tag, struct str value)
{
	struct notice notice = { .type = tag, .source = STR("pubmed") };
	size_t at = str_find(value, STR("PMID: "), 0), end;
	struct buf by = { 0 };

	if (!notice_kind_of(tag, &notice.kind)) {
		w->is_notice |= notice_is_of_other(tag);
		return;
	}
	end = at = at < value.n ? at + 6 : value.n;
	while (end < value.n && is_digit(value.s[end]))
		end++;
	id_make(&by, ID_PMID, str_sub(value, at, end));
	notice.by = buf_str(&by);
	notice.date = date_read(str_from(value, str_find_byte(value, '.', 0)),
	    DATE_ISSUED);
	work_add_notice(w, notice);
	buf_release(&by);
}

static void
set_journal(struct work *w, struct str value)
{
	w->journal = plain_of(w, value);
}

static void
set_short_journal(struct work *w, struct str value)
{
	if (w->journal.n == 0)
		w->journal = plain_of(w, value);
}

static void
set_date(struct work *w, struct str value)
{
	work_add_date(w, date_read(value, DATE_PRINT));
}

/* "20160503" */
static void
set_online(struct work *w, struct str value)
{
	struct buf b = { 0 };

	if (value.n >= 8) {
		buf_addf(&b, STR_FMT "-" STR_FMT "-" STR_FMT,
		    STR_ARG(str_sub(value, 0, 4)),
		    STR_ARG(str_sub(value, 4, 6)),
		    STR_ARG(str_sub(value, 6, 8)));
		work_add_date(w, date_read(buf_str(&b), DATE_ONLINE));
	}
	buf_release(&b);
}

static void
set_language(struct work *w, struct str value)
{
	if (w->language.n == 0)
		w->language = work_str(w, language_code(value));
}

static void
set_pmid(struct work *w, struct str value)
{
	work_set_id(w, ID_PMID, value);
}

static void
set_pmcid(struct work *w, struct str value)
{
	work_set_id(w, ID_PMCID, value);
}

static void
add_type(struct work *w, struct str value)
{
	types_add(w, value, "pubmed");
}

static const struct {
	const char *tag;
	void (*set)(struct work *w, struct str value);
} fields[] = {
	{ "PMID", set_pmid }, { "TI", title_set }, { "BTI", title_set },
	{ "AB", abstract_set }, { "FAU", author_add_name },
	{ "CN", author_add_group }, { "JT", set_journal },
	{ "TA", set_short_journal }, { "DP", set_date },
	{ "DEP", set_online }, { "LA", set_language }, { "PT", add_type },
	{ "MH", read_mesh }, { "LID", read_doi }, { "AID", read_doi },
	{ "PMC", set_pmcid }, { "SI", read_databank },
};

static void
set_field(struct work *w, struct str tag, struct str value)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (str_is(tag, fields[i].tag)) {
			fields[i].set(w, value);
			return;
		}
	read_link(w, tag, value);
}

struct work *
medline_work(struct str *rest)
{
	struct buf value = { 0 };

	while (rest->n > 0) {
		struct work *w = work_new();
		struct str tag;

		while (medline_field(rest, &tag, &value))
			set_field(w, tag, buf_str(&value));
		if (w->ids[ID_PMID].n > 0) {
			types_of_title(w);
			species_set(w);
			buf_release(&value);
			return w;
		}
		work_free(w);
	}
	buf_release(&value);
	return NULL;
}
