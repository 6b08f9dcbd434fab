/* SPDX-License-Identifier: MIT */
/* attr.h - what the compiler can be told about a function. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* The caller must look at the result: it may be a failure. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* Argument f is a printf(3) format, its values start at argument v. */
#define PRINTF_LIKE(f, v) __attribute__((format(printf, f, v)))

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
