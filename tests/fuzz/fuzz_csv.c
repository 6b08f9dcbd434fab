/* SPDX-License-Identifier: MIT */
/* Any bytes as CSV: rows end, and no field is longer than the text. */
#include <stdint.h>
#include <stdlib.h>

#include "cite/csv.h"
#include "cite/retraction_watch.h"

#define HEADER "Title,RetractionDate,RetractionDOI,RetractionPubMedID," \
	"OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"

static void
check_rows(struct str text)
{
	struct csv csv = { .rest = text };
	size_t rows = 0, total = 0;

	while (csv_row(&csv)) {
		if (csv.n == 0 || csv.n > CSV_FIELDS || ++rows > text.n)
			abort();
		for (size_t i = 0; i < csv.n; i++)
			total += csv.fields[i].n;
	}
	if (total > text.n)
		abort();
	csv_release(&csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct buf file = { 0 };
	struct retraction_watch *rw;
	struct result out = { 0 };

	check_rows(text);
	buf_adds(&file, HEADER);
	buf_add(&file, text);
	rw = retraction_watch_read(buf_str(&file), NULL);
	if (rw == NULL)
		abort();
	retraction_watch_find(rw, STR("doi:10.5555/x"), &out);
	if ((out.kind == RESULT_FOUND) != (out.work != NULL))
		abort();
	results_release(&out, 1);
	retraction_watch_free(rw);
	buf_release(&file);
	return 0;
}
