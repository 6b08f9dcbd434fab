/* SPDX-License-Identifier: MIT */
/* version.h - the version every tool prints and every run record carries. */
#ifndef RECORD_VERSION_H
#define RECORD_VERSION_H

#define CLAIMPIPE_VERSION "0.1.0"

#endif
