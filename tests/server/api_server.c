/* SPDX-License-Identifier: MIT */
/*
 * api_server.c - the APIs on the loopback, with every fault they can have.
 *
 *	api_server [OPTIONS]        prints its port, serves until SIGTERM
 *
 *	--answers DIR               bodies, with the index.tsv of --replay
 *	--synth                     invents an answer for any DOI
 *	--delay MS                  before each answer
 *	--script FILE               lines "PART<TAB>ACTION ACTION ...": the n-th
 *	                            request whose URL holds PART gets the n-th
 *	                            action, the last one stays
 *	--fault PERCENT             of all requests get a random fault
 *	--seed N                    of those faults
 *	--limit NAME=RATE/CONC      more than that per second, or at once, and the
 *	                            server ends with status 1
 *	--headers NAME=RATE/CONC    sent as x-rate-limit-limit and so on
 *	--log FILE                  a line "NAME METHOD URL" for each request
 *
 * http://127.0.0.1:PORT/crossref/works/X stands for the Crossref base and
 * /works/X.  Actions: ok, STATUS, STATUS:SECONDS (Retry-After), STATUSd:SECONDS
 * (as a date), html, type, empty, truncate, big, endless, bomb, slow, delay:MS,
 * etag, redirect:URL, close.
 */
#include <arpa/inet.h>
#include <getopt.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "cite/pace.h"
#include "cite/provider.h"
#include "cite/recording.h"
#include "synth.h"

enum { BASES = 16, RULES = 256, WINDOW = 4096, BOMB = 1 << 17 };

struct base {
	char name[32];
	double limit, header_limit;     /* per second; 0: none */
	int concurrency, header_concurrency;
	long long starts[WINDOW];       /* of the last requests, us */
	unsigned long requests, most_in_a_second;
	int under_way, most_under_way;
};

struct rule {
	char *part;
	char *actions[64];
	size_t n, next;
};

static struct {
	pthread_mutex_t lock;
	struct base bases[BASES];
	size_t n_bases;
	struct rule rules[RULES];
	size_t n_rules;
	struct replay *replay;
	bool synth;
	long delay_ms;
	double fault;
	uint64_t random;
	FILE *log;
	char *bomb;
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct request_state { /* of one request */
	char *uri;
	struct buf post;
	struct base *base;
};

static long long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void
nap(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

static struct base *
base_of(struct str name)
{
	for (size_t i = 0; i < server.n_bases; i++)
		if (str_is(name, server.bases[i].name))
			return &server.bases[i];
	if (server.n_bases == BASES || name.n >= sizeof(server.bases[0].name))
		return &server.bases[0];
	memcpy(server.bases[server.n_bases].name, name.s, name.n);
	return &server.bases[server.n_bases++];
}

static void
note_start(struct base *b)
{
	long long now = now_us();
	unsigned long in_a_second = 1;

	b->starts[b->requests++ % WINDOW] = now;
	while (in_a_second < b->requests && in_a_second < WINDOW &&
	    now - b->starts[(b->requests - 1 - in_a_second) % WINDOW] < 1000000)
		in_a_second++;
	if (in_a_second > b->most_in_a_second)
		b->most_in_a_second = in_a_second;
	if (++b->under_way > b->most_under_way)
		b->most_under_way = b->under_way;
}

/* A gzip stream of one byte over and over: 158 times larger when unpacked. */
static char *
make_bomb(void)
{
	static const unsigned char head[10] = { 0x1f, 0x8b, 8, [9] = 3 };
	unsigned char *b = xcalloc(1, BOMB);
	size_t bit = 8 * sizeof(head);
	/* One fixed-Huffman block: the literal 'A' (0x71 + 0x30 in 8 bits), then
	 * length 258 (code 285: 11000101) at distance 1 (00000). */
	static const char open[] = "1" "10" "01110001";
	static const char again[] = "11000101" "00000";


	memcpy(b, head, sizeof(head));
	for (size_t i = 0; i < sizeof(open) - 1; i++, bit++)
		b[bit / 8] |= (unsigned char)((open[i] - '0') << bit % 8);
	while (bit + 16 < 8 * BOMB)
		for (size_t i = 0; i < sizeof(again) - 1; i++, bit++)
			b[bit / 8] |= (unsigned char)((again[i] - '0')
			    << bit % 8);
	return (char *)b;
}

static ssize_t
feed_endless(void *ctx, uint64_t at, char *out, size_t n)
{
	(void)ctx;
	(void)at;
	memset(out, ' ', n);
	return (ssize_t)n;
}

static ssize_t
feed_slowly(void *ctx, uint64_t at, char *out, size_t n)
{
	(void)ctx;
	(void)n;
	nap(200);
	out[0] = at == 0 ? '{' : ' ';
	return 1;
}

static ssize_t
feed_half(void *ctx, uint64_t at, char *out, size_t n)
{
	const struct buf *body = ctx;
	size_t half = body->n / 2;

	if (at >= half)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	if (n > half - at)
		n = half - at;
	memcpy(out, body->s + at, n);
	return (ssize_t)n;
}

static void
free_half(void *ctx)
{
	struct buf *body = ctx;

	buf_release(body);
	free(body);
}

static struct MHD_Response *
text(const char *s)
{
	return MHD_create_response_from_buffer(strlen(s), (void *)s,
	    MHD_RESPMEM_MUST_COPY);
}

static void
add_date(struct MHD_Response *r, long seconds)
{
	char date[64];
	time_t at = time(NULL) + seconds;
	struct tm tm;

	gmtime_r(&at, &tm);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S GMT", &tm);
	MHD_add_response_header(r, "Retry-After", date);
}

/* "503", "429:2", "429d:2": a status, perhaps with Retry-After. */
static struct MHD_Response *
status_answer(const char *action, unsigned *status)
{
	const char *colon = strchr(action, ':');
	struct MHD_Response *r = text(
	    "<html><body><h1>Something is wrong</h1></body></html>");

	*status = (unsigned)strtoul(action, NULL, 10);
	MHD_add_response_header(r, "Content-Type", "text/html");
	if (colon != NULL && colon[-1] == 'd')
		add_date(r, strtol(colon + 1, NULL, 10));
	else if (colon != NULL)
		MHD_add_response_header(r, "Retry-After", colon + 1);
	return r;
}

static struct MHD_Response *
cut_answer(struct buf *body)
{
	struct buf *copy = xcalloc(1, sizeof(*copy));

	buf_adds(copy, body->n > 8 ? "" : "{\"a\":\"long enough to be cut\"}");
	buf_add(copy, buf_str(body));
	return MHD_create_response_from_callback(copy->n, 1024, feed_half,
	    copy, free_half);
}

static struct MHD_Response *
fault_answer(const char *action, struct buf *body, unsigned *status)
{
	struct MHD_Response *r = NULL;

	if (is_digit(action[0]))
		return status_answer(action, status);
	if (strcmp(action, "html") == 0) {
		r = text("<!DOCTYPE html><html><title>Welcome</title></html>");
		MHD_add_response_header(r, "Content-Type", "text/html");
	} else if (strcmp(action, "empty") == 0) {
		r = text("");
	} else if (strcmp(action, "truncate") == 0) {
		r = cut_answer(body);
	} else if (strcmp(action, "big") == 0) {
		r = MHD_create_response_from_callback(9 << 20, 65536,
		    feed_endless, NULL, NULL);
	} else if (strcmp(action, "endless") == 0) {
		r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 65536,
		    feed_endless, NULL, NULL);
	} else if (strcmp(action, "slow") == 0) {
		r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 64,
		    feed_slowly, NULL, NULL);
	} else if (strcmp(action, "bomb") == 0) {
		r = MHD_create_response_from_buffer(BOMB, server.bomb,
		    MHD_RESPMEM_PERSISTENT);
		MHD_add_response_header(r, "Content-Encoding", "gzip");
		MHD_add_response_header(r, "Content-Type", "application/json");
	} else if (strncmp(action, "redirect:", 9) == 0) {
		r = text("");
		MHD_add_response_header(r, "Location", action + 9);
		*status = 301;
		return r;
	}
	if (r != NULL)
		*status = 200;
	return r;
}

/* What the script, or chance, wants for this URL; "ok" if nothing. */
static const char *
action_for(struct str url)
{
	static const char *const chance[] = { "500", "503", "429:0", "html",
		"empty", "truncate", "type", "big", "bomb", "close", "404",
		"400", "502", "endless", "delay:300",
		"redirect:https://example.org/" };

	for (size_t i = 0; i < server.n_rules; i++) {
		struct rule *r = &server.rules[i];
		size_t at = r->next;

		if (str_find(url, str_of(r->part), 0) == url.n)
			continue;
		if (r->next + 1 < r->n)
			r->next++;
		return r->actions[at];
	}
	if (server.fault > 0 && (double)(random_next(&server.random) % 10000) <
		server.fault * 100)
		return chance[random_next(&server.random) % COUNT(chance)];
	return "ok";
}

/* The canonical URL an answer is recorded under. */
static void
real_url(struct buf *out, struct str name, struct str rest)
{
	const char *base_url = "https://unknown.invalid";

	for (size_t i = 0; all_providers[i] != NULL; i++)
		if (str_is(name, all_providers[i]->base) &&
		    all_providers[i]->base_url != NULL)
			base_url = all_providers[i]->base_url;
	buf_adds(out, base_url);
	buf_add(out, rest);
}

/* The true answer: invented or recorded; 404 where there is none. */
static void
find_body(struct str url, struct str post, struct buf *body, char *type,
    size_t size, unsigned *status)
{
	struct buf canonical = { 0 };
	struct replayed got = { 0 };
	int code = 200;

	url_canonical(&canonical, url);
	snprintf(type, size, "application/json");
	if (server.synth && synth_answer(body, buf_str(&canonical), &code)) {
		*status = (unsigned)code;
	} else if (server.replay != NULL &&
	    replay_find(server.replay, url, post, &got)) {
		*status = (unsigned)got.status;
		snprintf(type, size, STR_FMT, STR_ARG(got.type));
		buf_add(body, buf_str(&got.body));
	} else {
		*status = 404;
		buf_adds(body, "{\"error\":\"nothing recorded\"}");
	}
	buf_release(&got.body);
	buf_release(&canonical);
}

static void
add_rate_headers(struct MHD_Response *r, const struct base *b)
{
	char value[32];

	if (b->header_limit <= 0)
		return;
	snprintf(value, sizeof(value), "%g", b->header_limit);
	MHD_add_response_header(r, "x-rate-limit-limit", value);
	MHD_add_response_header(r, "x-rate-limit-interval", "1s");
	snprintf(value, sizeof(value), "%d", b->header_concurrency);
	if (b->header_concurrency > 0)
		MHD_add_response_header(r, "x-concurrency-limit", value);
}

static struct MHD_Response *
true_answer(struct MHD_Connection *connection, const char *action,
    struct buf *body, const char *type, unsigned *status)
{
	const char *match = MHD_lookup_connection_value(connection,
	    MHD_HEADER_KIND, "If-None-Match");
	struct MHD_Response *r;

	if (strcmp(action, "etag") == 0 && match != NULL) {
		*status = 304;
		return text("");
	}
	buf_adds(body, "");
	r = MHD_create_response_from_buffer(body->n, body->s,
	    MHD_RESPMEM_MUST_COPY);
	if (strcmp(action, "etag") == 0)
		MHD_add_response_header(r, "ETag", "\"one\"");
	MHD_add_response_header(r, "Content-Type",
	    strcmp(action, "type") == 0 ? "text/plain" : type);
	return r;
}

static enum MHD_Result
answer(struct MHD_Connection *connection, struct request_state *state,
    const char *method)
{
	struct str uri = str_of(state->uri), name = { 0 }, rest = { 0 };
	struct buf url = { 0 }, body = { 0 };
	struct MHD_Response *r;
	char type[128];
	unsigned status;
	const char *action;
	enum MHD_Result result;

	str_cut(str_from(uri, 1), '/', &name, &rest);
	rest = str_from(uri, name.n + 1);
	real_url(&url, name, rest);
	pthread_mutex_lock(&server.lock);
	state->base = base_of(name);
	note_start(state->base);
	action = action_for(buf_str(&url));
	find_body(buf_str(&url), buf_str(&state->post), &body, type,
	    sizeof(type), &status);
	if (server.log != NULL) {
		fprintf(server.log, STR_FMT " %s %s\n", STR_ARG(name), method,
		    url.s);
		fflush(server.log);
	}
	pthread_mutex_unlock(&server.lock);
	nap(strncmp(action, "delay:", 6) == 0 ? strtol(action + 6, NULL, 10)
					       : server.delay_ms);
	r = strcmp(action, "close") == 0 ? NULL
	    : fault_answer(action, &body, &status);
	if (r == NULL && strcmp(action, "close") != 0)
		r = true_answer(connection, action, &body, type, &status);
	if (r != NULL)
		add_rate_headers(r, state->base);
	result = r ? MHD_queue_response(connection, status, r) : MHD_NO;
	if (r != NULL)
		MHD_destroy_response(r);
	buf_release(&url);
	buf_release(&body);
	return result;
}

static enum MHD_Result
handle(void *ctx, struct MHD_Connection *connection, const char *path,
    const char *method, const char *version, const char *data, size_t *size,
    void **own)
{
	struct request_state *state = *own;

	(void)ctx;
	(void)path;
	(void)version;
	if (*size > 0) {
		buf_add(&state->post, (struct str){ data, *size });
		*size = 0;
		return MHD_YES;
	}
	if (state->post.cap == 0 && strcmp(method, "POST") == 0) {
		buf_adds(&state->post, ""); /* the body follows */
		return MHD_YES;
	}
	return answer(connection, state, method);
}

static void *
see_uri(void *ctx, const char *uri, struct MHD_Connection *connection)
{
	struct request_state *state = xcalloc(1, sizeof(*state));

	(void)ctx;
	(void)connection;
	state->uri = xstrdup(uri);
	return state;
}

static void
completed(void *ctx, struct MHD_Connection *connection, void **own,
    enum MHD_RequestTerminationCode code)
{
	struct request_state *state = *own;

	(void)ctx;
	(void)connection;
	(void)code;
	if (state == NULL)
		return;
	pthread_mutex_lock(&server.lock);
	if (state->base != NULL)
		state->base->under_way--;
	pthread_mutex_unlock(&server.lock);
	buf_release(&state->post);
	free(state->uri);
	free(state);
}

static void
load_script(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[4096], *word, *save;

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	while (fgets(line, sizeof(line), file) != NULL &&
	    server.n_rules < RULES) {
		struct rule *r = &server.rules[server.n_rules];
		char *tab = strchr(line, '\t');

		if (tab == NULL)
			continue;
		*tab = '\0';
		r->part = xstrdup(line);
		for (word = strtok_r(tab + 1, " \n", &save);
		     word != NULL && r->n < COUNT(r->actions);
		     word = strtok_r(NULL, " \n", &save))
			r->actions[r->n++] = xstrdup(word);
		if (r->n > 0)
			server.n_rules++;
	}
	fclose(file);
}

static struct base *
take_limit(const char *value, double *rate, int *concurrency)
{
	struct str name, rest, most;

	if (!str_cut(str_of(value), '=', &name, &rest))
		exit(2);
	*rate = strtod(rest.s, NULL);
	*concurrency = str_cut(rest, '/', &rest, &most)
	    ? (int)strtol(most.s, NULL, 10) : 0;
	return base_of(name);
}

static void
options(int argc, char **argv)
{
	static const struct option known[] = {
		{ "answers", 1, NULL, 'a' }, { "synth", 0, NULL, 'y' },
		{ "delay", 1, NULL, 'd' }, { "script", 1, NULL, 's' },
		{ "fault", 1, NULL, 'f' }, { "seed", 1, NULL, 'r' },
		{ "limit", 1, NULL, 'l' }, { "headers", 1, NULL, 'h' },
		{ "log", 1, NULL, 'o' }, { NULL, 0, NULL, 0 },
	};
	struct err err = { 0 };
	struct base *b;
	double rate;
	int c, most;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1)
		switch (c) {
		case 'a':
			server.replay = replay_open(optarg, &err);
			break;
		case 'y': server.synth = true; break;
		case 'd': server.delay_ms = strtol(optarg, NULL, 10); break;
		case 's': load_script(optarg); break;
		case 'f': server.fault = strtod(optarg, NULL); break;
		case 'r': server.random = strtoull(optarg, NULL, 10); break;
		case 'l':
			b = take_limit(optarg, &rate, &most);
			b->limit = rate;
			b->concurrency = most;
			break;
		case 'h':
			b = take_limit(optarg, &rate, &most);
			b->header_limit = rate;
			b->header_concurrency = most;
			break;
		case 'o': server.log = fopen(optarg, "w"); break;
		default: exit(2);
		}
	if (err.kind != ERR_NONE) {
		fprintf(stderr, "api_server: %s\n", err.text);
		exit(2);
	}
}

/* What was seen; 1 where a limit was passed. */
static int
report(void)
{
	int bad = 0;

	for (size_t i = 0; i < server.n_bases; i++) {
		const struct base *b = &server.bases[i];
		bool fast = b->limit > 0 &&
		    (double)b->most_in_a_second > b->limit + 1;
		bool wide = b->concurrency > 0 &&
		    b->most_under_way > b->concurrency;

		fprintf(stderr, "%s: %lu requests, at most %lu in a second and "
		    "%d at once%s%s\n", b->name, b->requests,
		    b->most_in_a_second, b->most_under_way,
		    fast ? ", too fast" : "", wide ? ", too many" : "");
		bad |= fast || wide;
	}
	return bad;
}

int
main(int argc, char **argv)
{
	struct sockaddr_in loopback = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct MHD_Daemon *daemon;
	sigset_t ends;
	int got;

	options(argc, argv);
	server.bomb = make_bomb();
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	signal(SIGPIPE, SIG_IGN);
	daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD |
		MHD_USE_THREAD_PER_CONNECTION, 0, NULL, NULL, handle, NULL,
	    MHD_OPTION_URI_LOG_CALLBACK, see_uri, NULL,
	    MHD_OPTION_NOTIFY_COMPLETED, completed, NULL,
	    MHD_OPTION_CONNECTION_LIMIT, 256u,
	    MHD_OPTION_SOCK_ADDR, &loopback, MHD_OPTION_END);
	if (daemon == NULL)
		return 2;
	printf("%d\n", MHD_get_daemon_info(daemon,
		    MHD_DAEMON_INFO_BIND_PORT)->port);
	fflush(stdout);
	sigwait(&ends, &got);
	return report();
}
