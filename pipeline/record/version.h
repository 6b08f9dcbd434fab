/* SPDX-License-Identifier: MIT */
/* version.h - what was built: the version every tool prints and every run
 * record carries, and from which bytes. */
#ifndef RECORD_VERSION_H
#define RECORD_VERSION_H

#define CLAIMPIPE_VERSION "0.1.0"

extern const char built_from[]; /* SHA-256 of the sources, in hex: Makefile */

#endif
