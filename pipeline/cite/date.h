/* SPDX-License-Identifier: MIT */
/*
 * date.h - the dates of works, as precise as they were given.
 *
 * Providers know a year, or a year and a month, or a day; and they write it as
 * [[2016,5]], "2016-05-03", "2016/05/03 00:00", "2016 May 3", "Spring 2012",
 * "1998 Dec-1999 Jan" or "9/22/2021 0:00" (month first: Retraction Watch).
 *
 *	struct date d;
 *	char text[DATE_SIZE];
 *
 *	if (date_read(STR("2016 May"), &d))
 *		date_print(d, text);            "2016-05"
 */
#ifndef CITE_DATE_H
#define CITE_DATE_H

#include <jansson.h>
#include <stdbool.h>

#include "base/str.h"

#define DATE_SIZE 11 /* "2016-05-03" and a NUL */

struct date {
	int year;  /* 1000 to 2999; 0: unknown */
	int month; /* 1 to 12; 0: unknown */
	int day;   /* 1 to 31; 0: unknown */
	bool range; /* the first of a range, or a season */
};

/* False, with *d all zero, where no year from 1000 to 2999 can be read. */
bool date_read(struct str text, struct date *d);

/* Of Crossref's {"date-parts":[[2016,5,3]]}: null, "2016" and [[null]] too. */
bool date_of_parts(const json_t *value, struct date *d);

void date_print(struct date d, char out[DATE_SIZE]); /* "" without a year */

/* Before (-1), after (1); 0 where equal as far as both are known. */
int date_cmp(struct date a, struct date b);

#endif
