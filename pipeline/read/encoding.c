/* SPDX-License-Identifier: MIT */
/* encoding.c - are these bytes an article at all, and in UTF-8? */
#include "read/encoding.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { LOOK = 8192, PATH_SHOWN = 400 }; /* bytes */

/* What files of these formats begin with; each as its specification says. */
static const struct {
	const char *magic;
	size_t n;
	const char *advice;
} binaries[] = {
	{ "%PDF-", 5, "a PDF file; convert it with: pdftotext" },
	{ "PK\3\4", 4, "a zip file (perhaps .docx, .odt or .epub); convert a "
	    "document with: pandoc -t markdown" },
	{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "an old Word file; save it "
	    "as text, HTML or .docx" },
	{ "{\\rtf", 5, "an RTF file; convert it with: pandoc -t markdown" },
	{ "\x89PNG\r\n", 6, "a PNG image" },
	{ "\xFF\xD8\xFF", 3, "a JPEG image" },
	{ "GIF8", 4, "a GIF image" },
	{ "RIFF", 4, "a RIFF file (WebP, WAV, AVI)" },
	{ "\x1F\x8B", 2, "a gzip file; unpack it with: gunzip" },
	{ "BZh", 3, "a bzip2 file; unpack it with: bunzip2" },
	{ "\xFD" "7zXZ", 5, "an xz file; unpack it with: unxz" },
	{ "7z\xBC\xAF", 4, "a 7-zip file" },
	{ "\x7F" "ELF", 4, "a program" },
	{ "SQLite format 3", 15, "an SQLite database" },
};

/* Longer marks first: UTF-32LE opens like UTF-16LE. */
static const struct {
	const char *mark;
	size_t n;
	const char *name;
} wide[] = {
	{ "\xFF\xFE\0\0", 4, "UTF-32" },
	{ "\0\0\xFE\xFF", 4, "UTF-32" },
	{ "\xFF\xFE", 2, "UTF-16" },
	{ "\xFE\xFF", 2, "UTF-16" },
};

static bool
begins(struct str x, const char *magic, size_t n)
{
	return x.n >= n && memcmp(x.s, magic, n) == 0;
}

/* path as a shell would take it, cut if it is very long. */
static const char *
shell_word(struct buf *b, struct str path)
{
	static const char plain[] = "-._/+,:@%";
	bool quote = path.n == 0;

	path = str_sub(path, 0, utf8_floor(path, PATH_SHOWN));
	for (size_t i = 0; i < path.n; i++)
		quote |= !is_alnum(path.s[i]) &&
		    strchr(plain, path.s[i]) == NULL;
	if (quote)
		buf_addc(b, '\'');
	for (size_t i = 0; i < path.n; i++) {
		if (path.s[i] == '\'')
			buf_adds(b, "'\\'");
		buf_addc(b, path.s[i]);
	}
	if (quote)
		buf_addc(b, '\'');
	return b->s;
}

static struct verdict
say(const char *what, bool readable, const char *format, ...)
    PRINTF_LIKE(3, 4);

static struct verdict
say(const char *what, bool readable, const char *format, ...)
{
	struct verdict v = { .what = what, .readable = readable };
	va_list args;

	va_start(args, format);
	vsnprintf(v.message, sizeof(v.message), format, args);
	va_end(args);
	return v;
}

static struct verdict
convert(size_t at, const char *is, const char *from, struct str path,
    bool readable)
{
	struct buf word = { 0 };
	struct verdict v = say("encoding", readable,
	    "byte %zu is %s; convert it with: iconv -f %s -t utf-8 %s", at, is,
	    from, shell_word(&word, path));

	buf_release(&word);
	return v;
}

/* English in UTF-16 without a mark has a NUL in nearly every other byte. */
static const char *
looks_wide(struct str x)
{
	size_t nul[2] = { 0, 0 };

	x = str_sub(x, 0, LOOK);
	for (size_t i = 0; i < x.n; i++)
		nul[i % 2] += x.s[i] == '\0';
	if (x.n >= 4 && nul[1] > x.n * 2 / 5 && nul[0] < x.n / 50 + 1)
		return "UTF-16LE";
	if (x.n >= 4 && nul[0] > x.n * 2 / 5 && nul[1] < x.n / 50 + 1)
		return "UTF-16BE";
	return NULL;
}

static bool
looks_binary(struct str x)
{
	size_t controls = 0;

	x = str_sub(x, 0, LOOK);
	for (size_t i = 0; i < x.n; i++)
		controls += (unsigned char)x.s[i] < 0x20 &&
		    !is_space(x.s[i]) && x.s[i] != 0x1b;
	return controls > 8 && controls * 10 > x.n;
}

struct verdict
encoding_check(struct str source, struct str path)
{
	const char *name = looks_wide(source), *nul;
	size_t bad;

	if (str_trim(source).n == 0 || str_is(str_trim(source), "\xEF\xBB\xBF"))
		return say("empty", false, "there is nothing in it");
	for (size_t i = 0; i < COUNT(wide); i++)
		if (begins(source, wide[i].mark, wide[i].n))
			return convert(0, "a mark of another encoding",
			    wide[i].name, path, false);
	if (name != NULL)
		return convert(0, "not UTF-8 text", name, path, false);
	for (size_t i = 0; i < COUNT(binaries); i++)
		if (begins(source, binaries[i].magic, binaries[i].n))
			return say("binary", false, "not text: %s",
			    binaries[i].advice);
	if (looks_binary(source))
		return say("binary", false, "not text: control characters");
	bad = utf8_check(source);
	if (bad < source.n)
		return convert(bad, "not UTF-8", "windows-1252", path, true);
	nul = memchr(source.s, '\0', source.n);
	if (nul != NULL)
		return say("encoding", true,
		    "byte %zu is NUL; take it out with: tr -d '\\000'",
		    (size_t)(nul - source.s));
	return (struct verdict){ .readable = true };
}
