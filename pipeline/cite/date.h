/* SPDX-License-Identifier: MIT */
/*
 * date.h - the dates of works, as precise as they were given.
 *
 * Providers know a year, or a year and a month, or a day; and they write it as
 * [[2016,5]], "2016-05-03", "2016/05/03 00:00", "2016 May 3", "Spring 2012",
 * "1998 Dec-1999 Jan" or "9/22/2021 0:00" (month first: Retraction Watch).
 *
 *	char text[DATE_SIZE];
 *
 *	date_print(date_read(STR("2016 May"), DATE_PRINT), text);    "2016-05"
 */
#ifndef CITE_DATE_H
#define CITE_DATE_H

#include <jansson.h>

#include "base/str.h"
#include "cite/work.h"

#define DATE_SIZE 11 /* "2016-05-03" and a NUL */

/* Both give year 0 where no year from 1000 to 2999 can be read; a month or a
 * day that cannot be is left out.  range: also of a season. */
struct date date_read(struct str text, enum date_kind kind);

/* Of Crossref's {"date-parts":[[2016,5,3]]}: null, "2016" and [[null]] too. */
struct date date_of_parts(const json_t *value, enum date_kind kind);

void date_print(struct date d, char out[DATE_SIZE]); /* "" without a year */

/* Before (-1), after (1); 0 where equal as far as both are known. */
int date_cmp(struct date a, struct date b);

#endif
