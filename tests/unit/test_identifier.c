/* SPDX-License-Identifier: MIT */
/* test_identifier.c - papers, trials, books and devices in text and links. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attr.h"
#include "base/buf.h"
#include "text/identifier.h"

struct row {
	const char *text;
	const char *ids; /* forms parted by "|", identifiers by a blank */
};

static const struct row in_text[] = {
	{ "no identifier in 10.5 mg, 10/12 or 2019-2020", "" },
	/* DOI */
	{ "see 10.5555/abc.", "doi:10.5555/abc" },
	{ "(doi:10.5555/ABC).", "doi:10.5555/abc" },
	{ "DOI 10.5555/a; then", "doi:10.5555/a" },
	{ "a (10.5555/4388(2002/080)), b", "doi:10.5555/4388(2002/080)" },
	{ "10.5555/a;10.5555/b,10.5555/c", "doi:10.5555/a doi:10.5555/b "
					   "doi:10.5555/c" },
	{ "10.5555.12/x", "doi:10.5555.12/x" },
	{ "<10.5555/x>, \"10.5555/y\"", "doi:10.5555/x doi:10.5555/y" },
	{ "10.5555/(SICI)9(19/3)17:15<16::AID-X9>3.0.CO;2-2.",
	    "doi:10.5555/(sici)9(19/3)17:15<16::aid-x9>3.0.co;2-2" },
	{ "10.5555/s0\u201001", "doi:10.5555/s0\u201001|doi:10.5555/s0-01" },
	{ "10.5555/a\u00ADb", "doi:10.5555/ab" },
	{ "10.5555/x/full is", "doi:10.5555/x/full|doi:10.5555/x" },
	{ "10.5555/%28a%29", "doi:10.5555/(a)|doi:10.5555/%28a%29" },
	{ "doi:10/abc12 but 10/abc12", "doi:10/abc12" },
	{ "x10.5555/a 2.10.5555/a 10.55/a 10.5555/", "" },
	{ "**10.5555/a** _10.5555/b_", "doi:10.5555/a doi:10.5555/b" },
	{ "[10.5555/a](https://doi.org/10.5555/b)",
	    "doi:10.5555/a doi:10.5555/b" },
	/* PubMed */
	{ "PMID: 123, 45678; 99999 and 77777",
	    "pmid:123 pmid:45678 pmid:99999" },
	{ "PMID 25705822. PMID:025", "pmid:25705822" },
	{ "PMC1234567, PMCID: PMC123, PMC 12345, PMC labs, PMC 3",
	    "pmcid:PMC1234567 pmcid:PMC123 pmcid:PMC12345" },
	/* trials */
	{ "NCT01234567 NCT1234567 NCT001234567",
	    "nct:NCT01234567 "
	    "nct:NCT01234567 nct:NCT01234567" },
	{ "ISRCTN12345678, ISRCTN1234", "isrctn:ISRCTN12345678" },
	{ "EudraCT 2004-000446-20", "trial:EUCTR2004-000446-20" },
	{ "2004-000446-20 and 2022-501234-56-00",
	    "trial:EUCTR2022-501234-56-00" },
	{ "ACTRN12605000000000", "trial:ACTRN12605000000000" },
	{ "PROSPERO CRD42018100000", "trial:CRD42018100000" },
	/* others */
	{ "arXiv:1902.02534v2, arXiv: hep-th/9901001",
	    "arxiv:1902.02534|doi:10.48550/arxiv.1902.02534 "
	    "arxiv:hep-th/9901001|doi:10.48550/arxiv.hep-th/9901001" },
	{ "10.48550/arXiv.1902.02534",
	    "doi:10.48550/arxiv.1902.02534|arxiv:1902.02534" },
	{ "ISBN 0-306-40615-2", "isbn:9780306406157" },
	{ "ISBN-13: 978-0-306-40615-7", "isbn:9780306406157" },
	{ "978 0 306 40615 7, 9780306406158", "isbn:9780306406157" },
	{ "ISBN 0-306-40615-3; call 978 555 0199", "" },
	{ "510(k) K123456; DEN200011", "fda:K123456 fda:DEN200011" },
	{ "PMA P123456/S012", "fda:P123456/S012" },
	{ "vitamin K123456", "" },
	/* addresses */
	{ "at https://a.example/b_(c)) or www.B.example/X.",
	    "url:https://a.example/b_(c) url:https://www.b.example/X" },
	{ "(https://doi.org/10.5555/abc)", "doi:10.5555/abc" },
	{ "<https://doi.org/10.5555/(S)9:4<439::AID-J5>3.0.CO;2-G>",
	    "doi:10.5555/(s)9:4<439::aid-j5>3.0.co;2-g" },
	{ "http:// and https://nodot", "" },
};

static const struct row links[] = {
	{ "https://doi.org/10.5555/ABC?x=1#y", "doi:10.5555/abc" },
	{ "http://dx.doi.org/10.5555%2Fabc", "doi:10.5555/abc" },
	{ "https://doi.org/10.5555/x%252Fy", "doi:10.5555/x%2fy" },
	{ "https://doi-org.proxy.example/10.5555/a", "doi:10.5555/a" },
	{ "https://doi.org/abc12", "doi:10/abc12" },
	{ "doi:10.5555/a", "doi:10.5555/a" },
	{ "https://www.p.example/doi/full/10.5555/a", "doi:10.5555/a" },
	{ "https://p.example/articles/10.5555/a.b/full",
	    "doi:10.5555/a.b|doi:10.5555/a.b/full" },
	{ "https://p.example/content/pdf/10.5555/s1-1.pdf",
	    "doi:10.5555/s1-1|doi:10.5555/s1-1.pdf" },
	{ "https://www.biorxiv.org/content/10.1101/2020.01.02.900001v2.full",
	    "doi:10.1101/2020.01.02.900001|doi:10.1101/"
	    "2020.01.02.900001v2.full" },
	{ "https://journals.p.example/article?id=10.1371/journal.pone.001.g001",
	    "doi:10.1371/journal.pone.001|doi:10.1371/journal.pone.001.g001" },
	{ "https://doi.org/10.1371/journal.pone.001.g001",
	    "doi:10.1371/journal.pone.001.g001|doi:10.1371/journal.pone.001" },
	{ "https://p.example/a;jsessionid=1/10.5555/a;jsessionid=2",
	    "doi:10.5555/a" },
	{ "https://www.nature.com/articles/s41586-020-1",
	    "doi:10.1038/s41586-020-1" },
	{ "https://www.nature.com/articles/nature12373",
	    "doi:10.1038/nature12373" },
	{ "https://www.nature.com/articles/cr2009141",
	    "doi:10.1038/cr.2009.141|doi:10.1038/cr2009141" },
	{ "http://www.biomedcentral.com/1471-2148/12/114",
	    "doi:10.1186/1471-2148-12-114" },
	{ "https://www.bmj.com/content/353/bmj.i2195",
	    "doi:10.1136/bmj.i2195" },
	{ "https://elifesciences.org/articles/12203",
	    "doi:10.7554/elife.12203" },
	{ "https://www.karger.com/Article/FullText/329047",
	    "doi:10.1159/000329047" },
	{ "https://pubmed.ncbi.nlm.nih.gov/21714641/", "pmid:21714641" },
	{ "http://www.ncbi.nlm.nih.gov/pubmed/21714641", "pmid:21714641" },
	{ "https://pubmed.ncbi.nlm.nih.gov/?term=21714641", "pmid:21714641" },
	{ "https://europepmc.org/article/MED/123", "pmid:123" },
	{ "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/", "pmcid:PMC123" },
	{ "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123", "pmcid:PMC123" },
	{ "https://clinicaltrials.gov/ct2/show/NCT01234567",
	    "nct:NCT01234567" },
	{ "https://www.isrctn.com/ISRCTN12345678", "isrctn:ISRCTN12345678" },
	{ "https://www.accessdata.fda.gov/pmn.cfm?ID=K123456", "fda:K123456" },
	{ "https://arxiv.org/pdf/1902.02534v3.pdf",
	    "arxiv:1902.02534|doi:10.48550/arxiv.1902.02534" },
	{ "HTTPS://Www.A.example/B?c=d#e", "url:https://www.a.example/B?c=d" },
	{ "mailto:a@b.example", "" },
	{ "/about", "" },
	{ "#ref1", "" },
	{ "tel:+1555", "" },
	{ "https://nodot/", "" },
};

static void
add_forms(struct buf *out, const struct identifier *id)
{
	if (out->n > 0)
		buf_addc(out, ' ');
	for (size_t i = 0; i < id->ids_n; i++) {
		buf_adds(out, i > 0 ? "|" : "");
		buf_adds(out, id->ids[i]);
	}
}

static void
text_gives_its_identifiers_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(in_text); i++) {
		struct str text = str_of(in_text[i].text);
		struct buf out = { 0 };
		struct identifier id;
		size_t at = 0, last = 0;

		while (identifier_next(text, &at, &id)) {
			assert_true(id.start >= last && id.end == at);
			last = id.end;
			add_forms(&out, &id);
		}
		assert_string_equal(buf_str(&out).s, in_text[i].ids);
		buf_release(&out);
	}
}

static void
links_give_what_their_address_tells(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(links); i++) {
		struct buf out = { 0 };
		struct identifier id;

		if (identifier_of_url(str_of(links[i].text), &id))
			add_forms(&out, &id);
		assert_string_equal(buf_str(&out).s, links[i].ids);
		buf_release(&out);
	}
}

static void
the_span_holds_the_prefix(void **state)
{
	struct str text = STR("see doi: 10.5555/a, and");
	struct identifier id;
	size_t at = 0;

	(void)state;
	assert_true(identifier_next(text, &at, &id));
	assert_true(str_is(str_sub(text, id.start, id.end), "doi: 10.5555/a"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_gives_its_identifiers_in_order),
		cmocka_unit_test(links_give_what_their_address_tells),
		cmocka_unit_test(the_span_holds_the_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
