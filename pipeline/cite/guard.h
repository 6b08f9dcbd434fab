/* SPDX-License-Identifier: MIT */
/*
 * guard.h - whom we talk to.
 *
 * The text of an article never chooses a host.  Requests go to the built-in
 * bases of the providers, or to those that --base names; a redirect may lead
 * to a base's own host or to one of the provider's redirect hosts, by https;
 * and no connection is made to an address inside a private network, however
 * it is spelled and whatever a name resolves to.
 */
#ifndef CITE_GUARD_H
#define CITE_GUARD_H

#include <stdbool.h>
#include <sys/socket.h>

#include "base/err.h"
#include "base/str.h"

enum address_class {
	ADDRESS_PUBLIC,
	ADDRESS_LOOPBACK, /* 127/8, ::1, also as IPv4-mapped IPv6 */
	ADDRESS_PRIVATE,  /* every other that is not for the public internet */
};

enum address_class address_class(const struct sockaddr *address);

struct url_parts {
	struct str scheme, host, port, path; /* port may be "", path has the
	                                      * query; host without [ ] */
};

/* Borrowed from url.  False where it is no plain http(s) URL: user names,
 * white space, control characters and fragments are refused too. */
bool url_split(struct str url, struct url_parts *parts);

bool host_is_loopback(struct str host); /* localhost, 127.x.x.x, ::1 */

/* What --base may name: https://HOST[:PORT][/PATH], and http:// for a
 * loopback host alone. */
bool base_check(struct str url, struct err *err) MUST_CHECK;

/*
 * May an answer from `from` (a URL we asked) lead to `to`?
 * hosts: further hosts, NULL-terminated, or NULL.
 */
bool redirect_allowed(struct str from, struct str to,
    const char *const *hosts);

#endif
