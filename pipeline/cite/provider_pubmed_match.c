/* SPDX-License-Identifier: MIT */
/* provider_pubmed_match.c - the PMID of a reference, by where it stands. */
#include "cite/answer.h"
#include "cite/pubmed.h"
#include "cite/reference.h"

/* Asked where journal, year, volume and first page can be read. */
static enum want
want(const struct inquiry *q, struct buf *id)
{
	struct reference r;

	if (id_kind(q->id) != ID_REFERENCE)
		return WANT_NO;
	reference_read(id_value(q->id), &r);
	if (r.journal.n == 0 || r.volume.n == 0 || r.page.n == 0)
		return WANT_NO;
	buf_add(id, q->id);
	return WANT_YES;
}

/* A bar or a break would begin another field or line. */
static void
add_field(struct buf *b, struct str x)
{
	for (size_t i = 0; i < x.n; i++)
		buf_addc(b, x.s[i] == '|' || x.s[i] == '\r' ||
		    x.s[i] == '\n' ? ' ' : x.s[i]);
	buf_addc(b, '|');
}

/* journal|year|volume|first page|author|our key|, one line each */
static bool
address(struct request *out, const struct str *ids, size_t n,
    struct err *err)
{
	struct buf b = { 0 };

	(void)err;
	for (size_t i = 0; i < n; i++) {
		struct reference r;

		reference_read(id_value(ids[i]), &r);
		if (i > 0)
			buf_addc(&b, '\r');
		add_field(&b, r.journal);
		buf_addf(&b, "%d|", r.year);
		add_field(&b, r.volume);
		add_field(&b, r.page);
		add_field(&b, r.surname);
		buf_addf(&b, "r%zu|", i);
	}
	buf_adds(&out->path, "/ecitmatch.cgi?db=pubmed&retmode=xml&bdata=");
	request_escape(&out->path, buf_str(&b));
	out->accept = "text/plain";
	buf_release(&b);
	return true;
}

/* "J Test|2016|12|145|Almasi|r0|99000001": the last two fields. */
static bool
split(struct str line, struct str *key, struct str *value)
{
	size_t at = line.n, end;

	while (at > 0 && line.s[at - 1] != '|')
		at--;
	if (at == 0)
		return false;
	*value = str_trim(str_from(line, at));
	end = --at;
	while (at > 0 && line.s[at - 1] != '|')
		at--;
	*key = str_sub(line, at, end);
	return key->n > 1 && key->s[0] == 'r';
}

static size_t
index_of(struct str key)
{
	size_t index = 0;

	for (size_t i = 1; i < key.n && i < 5; i++)
		index = is_digit(key.s[i])
		    ? index * 10 + (size_t)(key.s[i] - '0') : BATCH_MAX;
	return index;
}

static struct work *
with_pmid(struct str pmid)
{
	struct work *w = work_new();

	work_set_id(w, ID_PMID, pmid);
	return w;
}

/* "AMBIGUOUS 123,456" */
static void
take_ambiguous(struct str list, struct result *out)
{
	struct work *w = work_new(), **end = &w->next;
	struct str pmid;

	w->ambiguous = true;
	for (int i = 0; i < 20 && list.n > 0; i++) {
		str_cut(list, ',', &pmid, &list);
		*end = with_pmid(str_trim(pmid));
		end = &(*end)->next;
	}
	result_found(out, w);
}

static void
take(struct str value, struct result *out)
{
	if (value.n > 0 && value.n <= 8 && is_digit(value.s[0]))
		result_found(out, with_pmid(value));
	else if (str_starts(value, "AMBIGUOUS "))
		take_ambiguous(str_from(value, 10), out);
	else
		result_set(out, RESULT_NOT_FOUND, NULL);
}

/* Lines that NCBI cannot make sense of are dropped: counted by their key. */
static void
read_answer(const struct answer *a, const struct str *ids, size_t n,
    struct result *out)
{
	struct str rest = answer_text(a), line, key, value;

	(void)ids;
	if (pubmed_is_error(a, n, out))
		return;
	while (str_line(&rest, &line))
		if (split(line, &key, &value) && index_of(key) < n)
			take(value, &out[index_of(key)]);
	if (n == 1 && out->kind == RESULT_MISSING)
		result_set(out, RESULT_NOT_FOUND, NULL);
}

const struct provider provider_pubmed_match = {
	.name = "pubmed-match",
	.base = "pubmed",
	.base_url = PUBMED_BASE_URL,
	.manual = "https://www.ncbi.nlm.nih.gov/books/NBK25499/"
	    "#chapter4.ECitMatch",
	.rank = 6,
	.covers = 0,
	.fresh_s = 1L * DAY_S,
	.single = PUBMED_LANE,
	.batch = PUBMED_LANE,
	.batch_size = 20,
	.contact_param = "email",
	.extra_param = "tool=claimpipe",
	.key_env = "NCBI_API_KEY",
	.key_param = "api_key",
	.want = want,
	.address = address,
	.read = read_answer,
};
