/* SPDX-License-Identifier: MIT */
/*
 * report.h - from a stream to reports in several formats at once.
 *
 *	struct report r = { .options = { ... } };
 *
 *	report_add_output(&r, "html:report.html", &err);
 *	return report_run(&r);
 *
 * One article is in memory at a time.  A stream that was cut gives no file, and
 * says so on standard output, where a report may already have begun.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "report/writer.h"

#define REPORT_OUTPUTS 16

struct report {
	struct report_options options;
	/* private */
	struct output outputs[REPORT_OUTPUTS];
	size_t noutputs;
	struct article article;
	struct arena between; /* of a record that stands in no article */
	struct totals totals;
	size_t shown;      /* findings, for --max-findings */
	size_t documents;  /* of the stream since its last end */
	bool inside;       /* documents came and no end yet */
};

/* what is FORMAT or FORMAT:FILE; it must live as long as the report. */
MUST_CHECK bool report_add_output(struct report *r, const char *what,
    struct err *err);

/* Reads the stream on standard input; returns the exit status. */
int report_run(struct report *r);

#endif
