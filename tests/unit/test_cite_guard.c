/* SPDX-License-Identifier: MIT */
/* test_cite_guard.c - whom we talk to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/attr.h"
#include "cite/guard.h"

static enum address_class
class_of(const char *text)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &in.sin_addr) == 1)
		return address_class((struct sockaddr *)&in);
	assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
	return address_class((struct sockaddr *)&in6);
}

static void
only_addresses_of_the_public_internet_are_public(void **state)
{
	static const struct {
		const char *address;
		enum address_class class;
	} cases[] = {
		{ "8.8.8.8", ADDRESS_PUBLIC },
		{ "172.15.255.255", ADDRESS_PUBLIC },
		{ "172.32.0.1", ADDRESS_PUBLIC },
		{ "100.128.0.1", ADDRESS_PUBLIC },
		{ "2606:4700::1", ADDRESS_PUBLIC },
		{ "::ffff:8.8.8.8", ADDRESS_PUBLIC },
		{ "127.0.0.1", ADDRESS_LOOPBACK },
		{ "127.255.0.9", ADDRESS_LOOPBACK },
		{ "::1", ADDRESS_LOOPBACK },
		{ "::ffff:127.0.0.1", ADDRESS_LOOPBACK },
		{ "0.0.0.0", ADDRESS_PRIVATE },
		{ "10.1.2.3", ADDRESS_PRIVATE },
		{ "100.64.0.1", ADDRESS_PRIVATE },
		{ "169.254.169.254", ADDRESS_PRIVATE },
		{ "172.16.0.1", ADDRESS_PRIVATE },
		{ "172.31.255.255", ADDRESS_PRIVATE },
		{ "192.0.0.8", ADDRESS_PRIVATE },
		{ "192.168.1.1", ADDRESS_PRIVATE },
		{ "198.18.0.1", ADDRESS_PRIVATE },
		{ "198.19.255.255", ADDRESS_PRIVATE },
		{ "224.0.0.1", ADDRESS_PRIVATE },
		{ "255.255.255.255", ADDRESS_PRIVATE },
		{ "::", ADDRESS_PRIVATE },
		{ "::127.0.0.1", ADDRESS_PRIVATE },
		{ "::ffff:10.0.0.1", ADDRESS_PRIVATE },
		{ "::ffff:169.254.169.254", ADDRESS_PRIVATE },
		{ "64:ff9b::10.0.0.1", ADDRESS_PRIVATE },
		{ "2001::1", ADDRESS_PRIVATE },
		{ "2001:db8::1", ADDRESS_PRIVATE },
		{ "2002:7f00:1::", ADDRESS_PRIVATE },
		{ "fc00::1", ADDRESS_PRIVATE },
		{ "fdff::1", ADDRESS_PRIVATE },
		{ "fe80::1", ADDRESS_PRIVATE },
		{ "ff02::1", ADDRESS_PRIVATE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (class_of(cases[i].address) != cases[i].class)
			fail_msg("%s is of another class", cases[i].address);
}

static void
redirects_stay_with_hosts_that_are_known(void **state)
{
	static const char *const hosts[] = { "data.crosscite.org", NULL };
	static const struct {
		const char *from, *to;
		bool allowed;
	} cases[] = {
		{ "https://a.org/x", "https://a.org/y", true },
		{ "https://a.org/x", "https://A.ORG:443/y", true },
		{ "https://a.org/x", "https://data.crosscite.org/y", true },
		{ "https://a.org/x", "https://data.crosscite.org:444/y", false },
		{ "https://a.org/x", "http://a.org/y", false },
		{ "https://a.org/x", "https://a.org:8443/y", false },
		{ "https://a.org/x", "https://b.org/y", false },
		{ "https://a.org/x", "https://a.org.evil.org/y", false },
		{ "https://a.org/x", "https://a.org@evil.org/y", false },
		{ "https://a.org/x", "https://evil.org\\@a.org/", false },
		{ "https://a.org/x", "file:///etc/passwd", false },
		{ "https://a.org/x", "https://127.0.0.1/y", false },
		{ "https://a.org/x", "https://[::1]/y", false },
		{ "http://127.0.0.1:80/x", "http://127.0.0.1:80/y", true },
		{ "http://127.0.0.1:80/x", "http://127.0.0.1:81/y", false },
		{ "http://127.0.0.1:80/x", "http://10.0.0.1/y", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (redirect_allowed(str_of(cases[i].from),
			str_of(cases[i].to), hosts) != cases[i].allowed)
			fail_msg("%s to %s", cases[i].from, cases[i].to);
}

static void
a_base_is_https_or_on_the_loopback(void **state)
{
	static const struct {
		const char *url;
		bool ok;
	} cases[] = {
		{ "https://mirror.example.org/crossref", true },
		{ "http://127.0.0.1:8080", true },
		{ "http://localhost:1/x", true },
		{ "http://[::1]:8080/x", true },
		{ "http://mirror.example.org", false },
		{ "http://127.0.0.1.example.org", false },
		{ "https://user:secret@example.org", false },
		{ "https://example.org/?x=", false },
		{ "https://example.org/#x", false },
		{ "https://example.org:port", false },
		{ "https://", false },
		{ "ftp://example.org", false },
		{ "example.org", false },
		{ "https://exa mple.org", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err = { 0 };

		if (base_check(str_of(cases[i].url), &err) != cases[i].ok)
			fail_msg("%s", cases[i].url);
		assert_int_equal(err.kind, cases[i].ok ? ERR_NONE : ERR_USAGE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    only_addresses_of_the_public_internet_are_public),
		cmocka_unit_test(redirects_stay_with_hosts_that_are_known),
		cmocka_unit_test(a_base_is_https_or_on_the_loopback),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
