/* SPDX-License-Identifier: MIT */
/* guard.c - whom we talk to. */
#include "cite/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

/* What IANA's special-purpose registries keep from the public internet:
 * RFC 6890 and its updates, with multicast (224/4) and class E (240/4). */
static const struct {
	uint32_t net;
	int bits;
} private4[] = {
	{ 0x00000000, 8 },  /* this network */
	{ 0x0a000000, 8 },  /* RFC 1918 */
	{ 0x64400000, 10 }, /* carrier NAT */
	{ 0xa9fe0000, 16 }, /* link local */
	{ 0xac100000, 12 }, /* RFC 1918 */
	{ 0xc0000000, 24 }, /* IETF */
	{ 0xc0000200, 24 }, /* documentation */
	{ 0xc0586300, 24 }, /* 6to4 relay */
	{ 0xc0a80000, 16 }, /* RFC 1918 */
	{ 0xc6120000, 15 }, /* benchmarks */
	{ 0xc6336400, 24 }, /* documentation */
	{ 0xcb007100, 24 }, /* documentation */
	{ 0xe0000000, 4 },  /* multicast */
	{ 0xf0000000, 4 },  /* reserved, broadcast */
};

static const struct {
	unsigned char net[16];
	int bits;
} private6[] = {
	{ { 0 }, 96 },                             /* ::, IPv4-compatible */
	{ { 0, 0x64, 0xff, 0x9b }, 32 },           /* NAT64, 64:ff9b::/96 and
	                                            * 64:ff9b:1::/48 */
	{ { 0x01, 0x00 }, 64 },                    /* discard */
	{ { 0x20, 0x01, 0x00 }, 23 },              /* IETF, Teredo */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 },        /* documentation */
	{ { 0x20, 0x02 }, 16 },                    /* 6to4 */
	{ { 0x3f, 0xff, 0x00 }, 20 },              /* documentation */
	{ { 0xfc }, 7 },                           /* unique local */
	{ { 0xfe, 0x80 }, 10 },                    /* link local */
	{ { 0xfe, 0xc0 }, 10 },                    /* site local */
	{ { 0xff }, 8 },                           /* multicast */
};

static enum address_class
class4(uint32_t address)
{
	if (address >> 24 == 127)
		return ADDRESS_LOOPBACK;
	for (size_t i = 0; i < COUNT(private4); i++)
		if ((address ^ private4[i].net) >> (32 - private4[i].bits) == 0)
			return ADDRESS_PRIVATE;
	return ADDRESS_PUBLIC;
}

static bool
same_bits(const unsigned char *a, const unsigned char *b, int bits)
{
	size_t whole = (size_t)bits / 8;
	int rest = bits % 8;

	if (memcmp(a, b, whole) != 0)
		return false;
	return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
}

static enum address_class
class6(const unsigned char *a)
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
	static const unsigned char loopback[16] = { [15] = 1 };

	if (memcmp(a, loopback, 16) == 0)
		return ADDRESS_LOOPBACK;
	if (memcmp(a, mapped, 12) == 0)
		return class4((uint32_t)a[12] << 24 | (uint32_t)a[13] << 16 |
		    (uint32_t)a[14] << 8 | a[15]);
	for (size_t i = 0; i < COUNT(private6); i++)
		if (same_bits(a, private6[i].net, private6[i].bits))
			return ADDRESS_PRIVATE;
	return ADDRESS_PUBLIC;
}

enum address_class
address_class(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in in;

		memcpy(&in, address, sizeof(in));
		return class4(ntohl(in.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 in;

		memcpy(&in, address, sizeof(in));
		return class6(in.sin6_addr.s6_addr);
	}
	return ADDRESS_PRIVATE;
}

static bool
split_host(struct str authority, struct url_parts *parts)
{
	size_t end;

	parts->port = STR("");
	if (authority.n > 0 && authority.s[0] == '[') {
		end = str_find_byte(authority, ']', 0);
		if (end == authority.n)
			return false;
		parts->host = str_sub(authority, 1, end);
		authority = str_from(authority, end + 1);
		if (authority.n > 0 && authority.s[0] != ':')
			return false;
		parts->port = str_from(authority, 1);
	} else {
		end = str_find_byte(authority, ':', 0);
		parts->host = str_sub(authority, 0, end);
		parts->port = str_from(authority, end + 1);
	}
	for (size_t i = 0; i < parts->port.n; i++)
		if (!is_digit(parts->port.s[i]))
			return false;
	return parts->host.n > 0 && parts->port.n <= 5;
}

bool
url_split(struct str url, struct url_parts *parts)
{
	size_t colon = str_find(url, STR("://"), 0), slash;
	struct str rest;

	if (colon == url.n)
		return false;
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.s[i] <= ' ' || url.s[i] == 0x7f ||
		    url.s[i] == '\\' || url.s[i] == '#')
			return false;
	parts->scheme = str_sub(url, 0, colon);
	if (!str_is_nocase(parts->scheme, "http") &&
	    !str_is_nocase(parts->scheme, "https"))
		return false;
	rest = str_from(url, colon + 3);
	slash = str_find_byte(rest, '/', 0);
	if (str_find_byte(rest, '?', 0) < slash)
		slash = str_find_byte(rest, '?', 0);
	parts->path = str_from(rest, slash);
	rest = str_sub(rest, 0, slash);
	return str_find_byte(rest, '@', 0) == rest.n && split_host(rest, parts);
}

bool
host_is_loopback(struct str host)
{
	char text[64];
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };

	if (str_is_nocase(host, "localhost"))
		return true;
	if (host.n >= sizeof(text))
		return false;
	memcpy(text, host.s, host.n);
	text[host.n] = '\0';
	if (inet_pton(AF_INET, text, &in.sin_addr) == 1)
		return address_class((struct sockaddr *)&in) ==
		    ADDRESS_LOOPBACK;
	if (inet_pton(AF_INET6, text, &in6.sin6_addr) == 1)
		return address_class((struct sockaddr *)&in6) ==
		    ADDRESS_LOOPBACK;
	return false;
}

bool
base_check(struct str url, struct err *err)
{
	struct url_parts parts;

	if (!url_split(url, &parts) || str_find_byte(url, '?', 0) < url.n)
		return err_set(err, ERR_USAGE,
		    "\"" STR_FMT "\" is no base URL; write https://HOST[:PORT]",
		    STR_ARG(url));
	if (str_is_nocase(parts.scheme, "http") && !host_is_loopback(parts.host))
		return err_set(err, ERR_USAGE,
		    "\"" STR_FMT "\": http is for a loopback host alone; "
		    "write https", STR_ARG(url));
	return true;
}

static bool
same_port(const struct url_parts *a, const struct url_parts *b)
{
	struct str pa = a->port.n ? a->port : STR("443");
	struct str pb = b->port.n ? b->port : STR("443");

	return str_eq(pa, pb);
}

static bool
str_same_nocase(struct str a, struct str b)
{
	return a.n == b.n && str_find_nocase(a, b, 0) == 0;
}

bool
redirect_allowed(struct str from, struct str to, const char *const *hosts)
{
	struct url_parts a, b;

	if (!url_split(from, &a) || !url_split(to, &b))
		return false;
	if (str_same_nocase(a.host, b.host) && host_is_loopback(a.host))
		return str_same_nocase(a.scheme, b.scheme) &&
		    str_eq(a.port, b.port);
	if (!str_is_nocase(b.scheme, "https"))
		return false;
	if (str_same_nocase(a.host, b.host))
		return same_port(&a, &b);
	if (b.port.n > 0 && !str_is(b.port, "443"))
		return false;
	for (size_t i = 0; hosts != NULL && hosts[i] != NULL; i++)
		if (str_is_nocase(b.host, hosts[i]))
			return true;
	return false;
}
