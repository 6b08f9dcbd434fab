/* SPDX-License-Identifier: MIT */
/* test_cite_cache.c - what is kept, and what a bad file costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"
#include "cite/cache.h"

static char dir[] = "/tmp/claimpipe-cache-XXXXXX", path[64];

static int
set_up(void **state)
{
	(void)state;
	memcpy(dir + sizeof(dir) - 7, "XXXXXX", 6);
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/a/b/http.db", dir);
	return 0;
}

static int
tear_down(void **state)
{
	char command[96];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", dir);
	return system(command);
}

static void
store(struct cache *c, const char *id, bool known, const char *body,
    long long fetched)
{
	char key[SHA256_HEX_SIZE];
	struct str ids = str_of(id);
	struct cache_entry entry = { .key = key, .api = "crossref",
		.url = STR("https://api.crossref.org/works/x"),
		.status = known ? 200 : 404, .type = STR("application/json"),
		.etag = STR("\"e\""), .body = str_of(body),
		.fetched = fetched, .expires = fetched + 100 };

	cache_key(str_of(id), STR(""), "application/json", key);
	cache_store(c, &entry, &ids, &known, 1);
}

static bool
find(struct cache *c, const char *id, struct cached *out, bool *known)
{
	char key[SHA256_HEX_SIZE];
	long long fetched;

	return cache_find(c, "crossref", str_of(id), key, known, &fetched) &&
	    cache_load(c, key, out);
}

static void
an_answer_comes_back_as_it_went_in(void **state)
{
	struct err err = { 0 };
	struct cache *c = cache_open(path, &err);
	struct cached got = { 0 };
	bool known;

	(void)state;
	assert_non_null(c);
	store(c, "doi:10.5555/a", true, "{\"a\":1}", 1000);
	store(c, "doi:10.5555/b", false, "Resource not found.", 1000);
	cache_close(c);
	c = cache_open(path, &err);
	assert_true(find(c, "doi:10.5555/a", &got, &known));
	assert_true(known);
	assert_int_equal(got.status, 200);
	assert_int_equal(got.fetched, 1000);
	assert_true(str_is(got.body, "{\"a\":1}"));
	assert_true(str_is(got.type, "application/json"));
	assert_true(str_is(got.etag, "\"e\""));
	cached_release(&got);
	assert_true(find(c, "doi:10.5555/b", &got, &known));
	assert_false(known);
	cached_release(&got);
	assert_false(find(c, "doi:10.5555/c", &got, &known));
	cache_close(c);
}

static void
the_file_is_for_its_owner_alone(void **state)
{
	struct err err = { 0 };
	struct cache *c = cache_open(path, &err);
	struct stat st;

	(void)state;
	assert_non_null(c);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	cache_close(c);
}

static void
finished_records_expire_and_belong_to_a_plan(void **state)
{
	struct err err = { 0 };
	struct cache *c = cache_open(path, &err);
	struct buf out = { 0 };

	(void)state;
	cache_store_source(c, STR("doi:x"), "plan", 1000, STR("record"));
	assert_true(cache_find_source(c, STR("doi:x"), "plan", 999, &out));
	assert_true(str_is(buf_str(&out), "record"));
	assert_false(cache_find_source(c, STR("doi:x"), "plan", 1000, &out));
	assert_false(cache_find_source(c, STR("doi:x"), "other", 999, &out));
	buf_release(&out);
	cache_close(c);
}

static void
write_text(const char *text)
{
	char folder[64];
	FILE *file;

	snprintf(folder, sizeof(folder), "%s/a", dir);
	mkdir(folder, 0700);
	snprintf(folder, sizeof(folder), "%s/a/b", dir);
	mkdir(folder, 0700);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void
a_file_that_is_not_ours_is_refused_in_one_line_and_left_alone(void **state)
{
	struct err err = { 0 };
	sqlite3 *db;

	(void)state;
	write_text("this is a letter to a friend, and it is long enough to be "
	    "more than the header of a database file has, a hundred bytes\n");
	assert_null(cache_open(path, &err));
	assert_non_null(strstr(err.text, "http.db"));
	unlink(path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, "CREATE TABLE mine(x)", NULL, NULL, NULL);
	sqlite3_close(db);
	err_clear(&err);
	assert_null(cache_open(path, &err));
	assert_non_null(strstr(err.text, "another program"));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "SELECT x FROM mine", NULL, NULL,
			     NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
a_newer_file_is_refused(void **state)
{
	struct err err = { 0 };
	sqlite3 *db;

	(void)state;
	cache_close(cache_open(path, &err));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL);
	sqlite3_close(db);
	assert_null(cache_open(path, &err));
	assert_non_null(strstr(err.text, "newer"));
}

static void
damage_under_way_is_told_once_and_ends_the_use(void **state)
{
	struct err err = { 0 };
	struct cache *c = cache_open(path, &err);
	struct cached got = { 0 };
	sqlite3 *db;
	bool known;

	(void)state;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DROP TABLE alias; DROP TABLE "
			     "response", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_false(find(c, "doi:10.5555/a", &got, &known));
	assert_non_null(cache_trouble(c));
	assert_null(cache_trouble(c));
	store(c, "doi:10.5555/a", true, "{}", 1000); /* harmless */
	assert_false(find(c, "doi:10.5555/a", &got, &known));
	cache_close(c);
}

static void
writers_side_by_side_lose_nothing(void **state)
{
	enum { WRITERS = 4, EACH = 50 };
	struct err err = { 0 };
	struct cache *c;
	struct cache_stats stats;
	const char *trouble = NULL;

	(void)state;
	for (int w = 0; w < WRITERS; w++) {
		if (fork() != 0)
			continue;
		c = cache_open(path, &err);
		for (int i = 0; i < EACH; i++) {
			char id[32];

			snprintf(id, sizeof(id), "doi:%d/%d", w, i);
			store(c, id, true, "{}", 1000);
		}
		if (c == NULL || (trouble = cache_trouble(c)) != NULL)
			print_message("writer: %s\n", c ? trouble : err.text);
		_exit(c == NULL || trouble != NULL);
	}
	for (int w = 0; w < WRITERS; w++) {
		int status;

		wait(&status);
		assert_int_equal(status, 0);
	}
	c = cache_open(path, &err);
	assert_true(cache_stats(c, 2000, &stats, &err));
	assert_int_equal(stats.responses, WRITERS * EACH);
	assert_int_equal(stats.stale, WRITERS * EACH);
	cache_close(c);
}

static void
processes_share_one_pace(void **state)
{
	struct err err = { 0 };
	struct cache *one = cache_open(path, &err), *two;

	(void)state;
	two = cache_open(path, &err);
	assert_int_equal(cache_reserve(one, "ncbi", 1000000, 400), 0);
	assert_int_equal(cache_reserve(two, "ncbi", 1000000, 400), 400);
	assert_int_equal(cache_reserve(one, "ncbi", 1000100, 400), 700);
	assert_int_equal(cache_reserve(one, "doi", 1000100, 400), 0);
	assert_int_equal(cache_reserve(one, "ncbi", 5000000, 400), 0);
	/* A clock set back an hour does not stop the world. */
	assert_int_equal(cache_reserve(one, "ncbi", 1000000, 400), 0);
	cache_close(one);
	cache_close(two);
}

static void
cleaning_drops_what_expired_then_the_oldest(void **state)
{
	struct err err = { 0 };
	struct cache *c = cache_open(path, &err);
	struct cached got = { 0 };
	long long dropped;
	bool known;

	(void)state;
	store(c, "doi:1/old", true, "0123456789", 1000);
	store(c, "doi:1/mid", true, "0123456789", 5000);
	store(c, "doi:1/new", true, "0123456789", 9000);
	assert_true(cache_gc(c, 2000, 10, &dropped, &err));
	assert_int_equal(dropped, 2);
	assert_false(find(c, "doi:1/old", &got, &known));
	assert_false(find(c, "doi:1/mid", &got, &known));
	assert_true(find(c, "doi:1/new", &got, &known));
	cached_release(&got);
	cache_close(c);
}

static void
copies_merge_and_the_newer_answer_stays(void **state)
{
	struct err err = { 0 };
	struct cache *c = cache_open(path, &err);
	struct cached got = { 0 };
	char copy[80];
	long long added;
	bool known;

	(void)state;
	snprintf(copy, sizeof(copy), "%s/copy.db", dir);
	store(c, "doi:1/a", true, "old", 1000);
	assert_true(cache_copy(c, copy, &err));
	assert_false(cache_copy(c, copy, &err)); /* never overwritten */
	err_clear(&err);
	store(c, "doi:1/a", true, "new", 2000);
	assert_true(cache_merge(c, copy, &added, &err));
	assert_int_equal(added, 0);
	assert_true(find(c, "doi:1/a", &got, &known));
	assert_true(str_is(got.body, "new"));
	cached_release(&got);
	assert_false(cache_merge(c, "/nonexistent", &added, &err));
	cache_close(c);
}

int
main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(an_answer_comes_back_as_it_went_in),
		CASE(the_file_is_for_its_owner_alone),
		CASE(finished_records_expire_and_belong_to_a_plan),
		CASE(a_file_that_is_not_ours_is_refused_in_one_line_and_left_alone),
		CASE(a_newer_file_is_refused),
		CASE(damage_under_way_is_told_once_and_ends_the_use),
		CASE(writers_side_by_side_lose_nothing),
		CASE(processes_share_one_pace),
		CASE(cleaning_drops_what_expired_then_the_oldest),
		CASE(copies_merge_and_the_newer_answer_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
