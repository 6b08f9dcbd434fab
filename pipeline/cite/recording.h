/* SPDX-License-Identifier: MIT */
/*
 * recording.h - exchanges as files: --record DIR makes them, --replay DIR
 * answers from them and from nothing else.
 *
 * A folder holds the bodies and an index.tsv with a line of names and the
 * columns
 *
 *	file url status source licence bytes content_type recorded traits note
 *
 * Rows of the same URL are a script: each request takes the next, the last
 * stays.  URLs match whatever their percent-encoding and whatever contact,
 * tool and key they carry.  A POST is written as "url [body]".  A row without
 * a file has an empty body; a note "retry-after=5" comes back as the header.
 *
 * Contact addresses, keys and what an API echoes of them never get into a
 * recording.
 */
#ifndef CITE_RECORDING_H
#define CITE_RECORDING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct replay;

/* NULL, with err set, where the folder has no readable index. */
struct replay *replay_open(const char *dir, struct err *err);
void replay_close(struct replay *r);

struct replayed {
	int status;
	struct str type;    /* borrowed from the replay */
	struct buf body;    /* yours to release */
	long long retry_after_ms; /* -1: none */
};

/* False where no row has this URL; the body is then empty. */
bool replay_find(struct replay *r, struct str url, struct str post,
    struct replayed *out);

/* Adds to out the form under which URLs are compared. */
void url_canonical(struct buf *out, struct str url);

struct recorder;

struct recorder *recorder_open(const char *dir, struct err *err);
bool recorder_close(struct recorder *r, struct err *err) MUST_CHECK;

struct recorded {
	const char *api;
	struct str url, post; /* as the provider made them: no contact, no key */
	int status;
	struct str type, body;
	long long at;             /* seconds since 1970 */
	long long retry_after_ms; /* -1: none */
};

/* secrets: strings that must not get into the files, NULL-terminated. */
void recorder_add(struct recorder *r, const struct recorded *x,
    const char *const *secrets);

#endif
