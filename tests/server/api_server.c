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
 * etag, redirect:URL, close.  The faults are made in fault.c.
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

#include "base/xmalloc.h"
#include "cite/provider.h"
#include "cite/recording.h"
#include "fault.h"
#include "script.h"
#include "synth.h"
#include "traffic.h"

static struct {
	pthread_mutex_t lock; /* of traffic, script and log */
	struct traffic traffic;
	struct script script;
	struct replay *replay;
	bool synth;
	long delay_ms;
	FILE *log;
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct request_state { /* of one request */
	char *uri;
	struct buf post;
	struct base *base;
};

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

	if (b->told.per_second <= 0)
		return;
	snprintf(value, sizeof(value), "%g", b->told.per_second);
	MHD_add_response_header(r, "x-rate-limit-limit", value);
	MHD_add_response_header(r, "x-rate-limit-interval", "1s");
	snprintf(value, sizeof(value), "%d", b->told.at_once);
	if (b->told.at_once > 0)
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
		return MHD_create_response_from_buffer(0, NULL,
		    MHD_RESPMEM_PERSISTENT);
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
	enum MHD_Result result = MHD_NO; /* which closes the connection */

	str_cut(str_from(uri, 1), '/', &name, &rest);
	rest = str_from(uri, name.n + 1);
	real_url(&url, name, rest);
	pthread_mutex_lock(&server.lock);
	state->base = traffic_base(&server.traffic, name);
	traffic_start(state->base);
	action = script_action(&server.script, buf_str(&url));
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
	if (strcmp(action, "close") != 0) {
		r = fault_answer(action, &body, &status);
		if (r == NULL)
			r = true_answer(connection, action, &body, type,
			    &status);
		add_rate_headers(r, state->base);
		result = MHD_queue_response(connection, status, r);
		MHD_destroy_response(r);
	}
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

static struct base *
take_limit(const char *value, struct limit *limit)
{
	struct base *base = traffic_limit(&server.traffic, value, limit);

	if (base == NULL)
		exit(2);
	return base;
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
	struct limit limit;
	struct base *b;
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1)
		switch (c) {
		case 'a':
			server.replay = replay_open(optarg, &err);
			break;
		case 'y': server.synth = true; break;
		case 'd': server.delay_ms = strtol(optarg, NULL, 10); break;
		case 's':
			if (!script_load(&server.script, optarg)) {
				perror(optarg);
				exit(2);
			}
			break;
		case 'f': server.script.fault = strtod(optarg, NULL); break;
		case 'r':
			server.script.random = strtoull(optarg, NULL, 10);
			break;
		case 'l':
			b = take_limit(optarg, &limit);
			b->limit = limit;
			break;
		case 'h':
			b = take_limit(optarg, &limit);
			b->told = limit;
			break;
		case 'o': server.log = fopen(optarg, "w"); break;
		default: exit(2);
		}
	if (err.kind != ERR_NONE) {
		fprintf(stderr, "api_server: %s\n", err.text);
		exit(2);
	}
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
	return traffic_report(&server.traffic);
}
