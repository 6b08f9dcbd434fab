/* SPDX-License-Identifier: MIT */
/* walk.c - the files of a folder, in the order of their bytes. */
#include "read/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmalloc.h"
#include "read/items.h"

enum { IGNORE_FILE_MAX = 1 << 20 }; /* bytes */

struct walk_pattern {
	char *glob;
	bool folders; /* only */
	bool slash;   /* against the path below the folder, not the name */
	size_t below; /* bytes of that folder's path with its slash; 0: any */
};

struct names {
	char **items;
	size_t n, cap;
};

void
walk_ignore(struct walk *w, struct str pattern)
{
	struct walk_pattern p = { 0 };

	if (str_ends(pattern, "/")) {
		p.folders = true;
		pattern.n--;
	}
	if (str_starts(pattern, "/")) {
		p.slash = true;
		pattern = str_from(pattern, 1);
	}
	if (pattern.n == 0)
		return;
	p.slash |= str_find_byte(pattern, '/', 0) < pattern.n;
	p.glob = xstrndup(pattern.s, pattern.n);
	w->patterns = xgrow(w->patterns, w->patterns_n, &w->patterns_cap,
	    sizeof(p));
	w->patterns[w->patterns_n++] = p;
}

static void
forget_patterns(struct walk *w, size_t keep)
{
	while (w->patterns_n > keep)
		free(w->patterns[--w->patterns_n].glob);
}

void
walk_release(struct walk *w)
{
	forget_patterns(w, 0);
	free(w->patterns);
	w->patterns = NULL;
	w->patterns_cap = 0;
}

static bool
is_ignored(const struct walk *w, const char *path, size_t root,
    const char *name, bool folder)
{
	for (size_t i = 0; i < w->patterns_n; i++) {
		const struct walk_pattern *p = &w->patterns[i];
		const char *what = path + (p->below ? p->below : root);

		if (p->folders && !folder)
			continue;
		if (fnmatch(p->glob, p->slash ? what : name, 0) == 0)
			return true;
	}
	return false;
}

/* The patterns of the folder's own file, for what is below it. */
static void
load_patterns(struct walk *w, const char *folder)
{
	struct buf path = { 0 }, bytes = { 0 };
	struct str rest, line;
	size_t from = w->patterns_n;
	int fd;

	buf_adds(&path, folder);
	buf_adds(&path, "/.claimignore");
	fd = open(path.s, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd >= 0 && !read_all(fd, IGNORE_FILE_MAX, &bytes, NULL))
		w->trouble(w->ctx, path.s, "cannot be read, or is too large");
	rest = buf_str(&bytes);
	while (str_line(&rest, &line)) {
		line = str_trim(line);
		if (line.n > 0 && line.s[0] != '#')
			walk_ignore(w, line);
	}
	for (; from < w->patterns_n; from++)
		w->patterns[from].below = strlen(folder) + 1;
	if (fd >= 0)
		close(fd);
	buf_release(&path);
	buf_release(&bytes);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
list(const char *folder, struct names *names)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	bool ok;

	if (dir == NULL)
		return false;
	while (errno = 0, (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		names->items = xgrow(names->items, names->n, &names->cap,
		    sizeof(*names->items));
		names->items[names->n++] = xstrdup(entry->d_name);
	}
	ok = errno == 0;
	closedir(dir);
	if (names->n > 0)
		qsort(names->items, names->n, sizeof(*names->items), by_bytes);
	return ok;
}

static void walk_below(struct walk *w, const char *path, size_t root);

static void
visit(struct walk *w, const char *path, size_t root, const char *name)
{
	struct stat st;
	bool folder;

	if (lstat(path, &st) != 0) {
		w->trouble(w->ctx, path, strerror(errno));
		return;
	}
	folder = S_ISDIR(st.st_mode);
	if (is_ignored(w, path, root, name, folder))
		return;
	if (folder)
		walk_below(w, path, root);
	else if (S_ISREG(st.st_mode) ||
	    (S_ISLNK(st.st_mode) && stat(path, &st) == 0 &&
	        S_ISREG(st.st_mode)))
		w->each(w->ctx, path);
}

static void
walk_below(struct walk *w, const char *path, size_t root)
{
	struct names names = { 0 };
	size_t patterns = w->patterns_n;

	if (w->depth == WALK_DEPTH) {
		w->trouble(w->ctx, path, "too many folders within folders");
		return;
	}
	w->depth++;
	load_patterns(w, path);
	if (!list(path, &names))
		w->trouble(w->ctx, path, strerror(errno));
	for (size_t i = 0; i < names.n; i++) {
		struct buf below = { 0 };

		buf_adds(&below, path);
		buf_addc(&below, '/');
		buf_adds(&below, names.items[i]);
		visit(w, below.s, root, names.items[i]);
		buf_release(&below);
		free(names.items[i]);
	}
	free(names.items);
	forget_patterns(w, patterns);
	w->depth--;
}

void
walk_folder(struct walk *w, const char *path)
{
	char *bare = xstrdup(path);
	size_t n = strlen(bare);

	while (n > 1 && bare[n - 1] == '/')
		bare[--n] = '\0';
	walk_below(w, bare, n + 1);
	free(bare);
}
