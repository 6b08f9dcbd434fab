/* SPDX-License-Identifier: MIT */
/*
 * thing.h - what carries digits but is no quantity.
 *
 * Dates, times, citation marks, versions, phone numbers, DOIs and URLs, names
 * such as B12 and COVID-19.  Each comes out whole, so that no part of it is
 * ever read as a number.
 */
#ifndef MEASURE_THING_H
#define MEASURE_THING_H

#include "measure/quantity.h"

/*
 * The thing that the digit or superscript at text[at] belongs to: it may begin
 * before at, but not before floor.  Fills start, end and form of *q.  False
 * where the digit begins a number.
 */
bool thing_read(struct str text, size_t at, size_t floor, struct quantity *q);

/* A date that begins with the name of a month: "May 3, 2020", "May 2020". */
bool thing_read_month(struct str text, size_t at, struct quantity *q);

/* Parts of it: dates and times of day (thing_date.c). */
size_t thing_date(struct str text, size_t at);  /* its bytes, 0 if none */
size_t thing_clock(struct str text, size_t at);

/* The bytes at text[at] that belong to a formula: an index ("2" of "Ca(NO3)2", and
 * of "CO 2"), a nuclide ("131I"), a designation ("3C274", "3D"); 0 if none do. */
size_t thing_formula(struct str text, size_t at);

#endif
