/* SPDX-License-Identifier: MIT */
/* headers.c - the values of the headers of an answer. */
#include "cite/headers.h"

#include <curl/curl.h>
#include <string.h>

double
rate_number(struct str value)
{
	double x = 0, digit = 1;
	bool any = false, fraction = false;

	value = str_trim(value);
	for (size_t i = 0; i < value.n && i < 32; i++) {
		char c = value.s[i];

		if (c == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (!is_digit(c))
			return -1;
		any = true;
		if (fraction)
			x += (c - '0') * (digit /= 10);
		else
			x = x * 10 + (c - '0');
	}
	return any && value.n <= 32 ? x : -1;
}

double
rate_interval(struct str value)
{
	double scale = 1, x;

	value = str_trim(value);
	if (value.n == 0)
		return -1;
	switch (to_lower(value.s[value.n - 1])) {
	case 's':
		value.n--;
		if (value.n > 0 && to_lower(value.s[value.n - 1]) == 'm') {
			value.n--;
			scale = 0.001;
		}
		break;
	case 'm':
		value.n--;
		scale = 60;
		break;
	case 'h':
		value.n--;
		scale = 3600;
		break;
	default:
		break;
	}
	x = rate_number(value);
	return x < 0 ? -1 : x * scale;
}

long long
retry_after_ms(struct str value, long long now_s)
{
	char text[64];
	double seconds = rate_number(value);
	long long at;

	value = str_trim(value);
	if (seconds >= 0)
		return seconds > 1e9 ? (long long)1e12
				     : (long long)(seconds * 1000);
	if (value.n == 0 || value.n >= sizeof(text))
		return -1;
	memcpy(text, value.s, value.n);
	text[value.n] = '\0';
	at = (long long)curl_getdate(text, NULL);
	if (at < 0)
		return -1;
	return at > now_s ? (at - now_s) * 1000 : 0;
}

void
rate_headers_note(struct rate_headers *rate, struct str name,
    struct str value, long long now_s)
{
	if (str_is_nocase(name, "x-rate-limit-limit") ||
	    str_is_nocase(name, "x-ratelimit-limit"))
		rate->limit = rate_number(value);
	else if (str_is_nocase(name, "x-rate-limit-interval") ||
	    str_is_nocase(name, "x-ratelimit-interval"))
		rate->interval_s = rate_interval(value);
	else if (str_is_nocase(name, "x-concurrency-limit"))
		rate->concurrency = (long)rate_number(value);
	else if (str_is_nocase(name, "x-ratelimit-remaining"))
		rate->remaining = rate_number(value);
	else if (str_is_nocase(name, "x-ratelimit-reset"))
		rate->reset_s = rate_number(value);
	else if (str_is_nocase(name, "retry-after"))
		rate->retry_after_ms = retry_after_ms(value, now_s);
}

struct str
media_type(struct str header, char *out, size_t size)
{
	struct str head = header, tail;
	size_t n;

	if (str_cut(header, ';', &head, &tail))
		header = head;
	header = str_trim(header);
	n = header.n < size - 1 ? header.n : size - 1;
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)header.s[i] > ' ' &&
			(unsigned char)header.s[i] < 0x7f
		    ? to_lower(header.s[i]) : '_';
	out[n] = '\0';
	return (struct str){ out, n };
}
