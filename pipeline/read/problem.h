/* SPDX-License-Identifier: MIT */
/* problem.h - the record that says what could not be done with a document. */
#ifndef READ_PROBLEM_H
#define READ_PROBLEM_H

#include "base/buf.h"
#include "base/str.h"

/* doc: NULL where there is no document record. */
void problem_emit(struct buf *out, const char *doc, const char *what,
    struct str path, const char *message);

#endif
