/* SPDX-License-Identifier: MIT */
/* yaml.c - a YAML file as a tree whose nodes know where they stand. */
#include "rule/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

enum { DEPTH = 32 }; /* levels of nesting; our files use six */

struct parse {
	struct arena *arena;
	const char *file;
	struct str bytes;
	size_t line, line_at; /* a line, from 0, and where it begins */
	yaml_parser_t parser;
	struct err *err;
};

static bool
fail_at(struct parse *p, yaml_mark_t at, const char *what)
{
	return err_set(p->err, ERR_USAGE, "%s:%zu:%zu: %s", p->file,
	    at.line + 1, at.column + 1, what);
}

static bool
next_event(struct parse *p, yaml_event_t *event)
{
	if (yaml_parser_parse(&p->parser, event))
		return true;
	return fail_at(p, p->parser.problem_mark,
	    p->parser.problem ? p->parser.problem : "not YAML");
}

static struct yaml *
new_node(struct parse *p, const yaml_event_t *event, enum yaml_type type)
{
	struct yaml *node = arena_zalloc(p->arena, sizeof(*node));

	node->type = type;
	node->file = p->file;
	node->line = event->start_mark.line + 1;
	node->column = event->start_mark.column + 1;
	return node;
}

static enum yaml_style
style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE: return YAML_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return YAML_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE: return YAML_BLOCK;
	default: return YAML_PLAIN;
	}
}

/* How far the text of a block scalar is indented: its first line tells, and it
 * is never before the last one asked for. */
static size_t
block_indent(struct parse *p, size_t line)
{
	size_t at, end;

	while (p->line < line && p->line_at < p->bytes.n) {
		p->line_at = str_find_byte(p->bytes, '\n', p->line_at) + 1;
		p->line++;
	}
	at = p->line_at;
	for (;;) { /* blank lines before the text do not count */
		end = str_find_byte(p->bytes, '\n', at);
		if (end == p->bytes.n || str_trim(str_sub(p->bytes, at, end)).n)
			break;
		at = end + 1;
	}
	for (end = at; end < p->bytes.n && p->bytes.s[end] == ' '; end++)
		;
	return end - at;
}

static struct yaml *
scalar(struct parse *p, const yaml_event_t *event)
{
	struct yaml *node = new_node(p, event, YAML_SCALAR);

	node->style = style_of(event->data.scalar.style);
	node->text = arena_str(p->arena,
	    (struct str){ (const char *)event->data.scalar.value,
	        event->data.scalar.length });
	if (node->style == YAML_BLOCK) {
		node->column = block_indent(p, node->line) + 1;
		node->line++;
	}
	return node;
}

static struct yaml *parse_value(struct parse *, yaml_event_t *, int depth);

/* Items up to the end event; a map's come as key, value, key, value. */
static bool
parse_items(struct parse *p, struct yaml *parent, int depth)
{
	bool map = parent->type == YAML_MAP;
	yaml_event_type_t end = map ? YAML_MAPPING_END_EVENT
				    : YAML_SEQUENCE_END_EVENT;
	struct yaml **tail = &parent->first;

	for (;;) {
		struct yaml *key = NULL, *value;
		yaml_event_t event;

		if (!next_event(p, &event))
			return false;
		if (event.type == end) {
			yaml_event_delete(&event);
			return true;
		}
		if (map) {
			key = parse_value(p, &event, depth);
			if (key == NULL || key->type != YAML_SCALAR)
				return err_set(p->err, ERR_USAGE,
				    "%s: a key must be text", p->file);
			if (yaml_get(parent, key->text.s) != NULL)
				return yaml_err(p->err, key,
				    "\"%s\" stands twice", key->text.s);
			if (!next_event(p, &event))
				return false;
		}
		value = parse_value(p, &event, depth);
		if (value == NULL)
			return false;
		if (map) {
			value->key = key->text;
			value->key_line = key->line;
			value->key_column = key->column;
		}
		*tail = value;
		tail = &value->next;
	}
}

/* Eats event; NULL, with err set, if it is not the start of a value. */
static struct yaml *
parse_value(struct parse *p, yaml_event_t *event, int depth)
{
	struct yaml *node = NULL;
	yaml_mark_t at = event->start_mark;
	bool tagged = false;

	switch (event->type) {
	case YAML_SCALAR_EVENT:
		tagged = event->data.scalar.anchor || event->data.scalar.tag;
		node = scalar(p, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		tagged = event->data.sequence_start.anchor ||
		    event->data.sequence_start.tag;
		node = new_node(p, event, YAML_LIST);
		break;
	case YAML_MAPPING_START_EVENT:
		tagged = event->data.mapping_start.anchor ||
		    event->data.mapping_start.tag;
		node = new_node(p, event, YAML_MAP);
		break;
	default:
		fail_at(p, at, "an alias or an empty document is not read");
	}
	yaml_event_delete(event);
	if (tagged) {
		fail_at(p, at, "anchors and tags are not read");
		return NULL;
	}
	if (node == NULL || node->type == YAML_SCALAR)
		return node;
	if (depth >= DEPTH) {
		fail_at(p, at, "nested too deeply");
		return NULL;
	}
	return parse_items(p, node, depth + 1) ? node : NULL;
}

/* The events up to the first value and behind it. */
static struct yaml *
parse_document(struct parse *p)
{
	struct yaml *top;
	yaml_event_t event;
	bool more;

	do {
		if (!next_event(p, &event))
			return NULL;
		more = event.type == YAML_STREAM_START_EVENT ||
		    event.type == YAML_DOCUMENT_START_EVENT;
		if (more)
			yaml_event_delete(&event);
	} while (more);
	top = parse_value(p, &event, 0);
	if (top == NULL || !next_event(p, &event))
		return NULL;
	yaml_event_delete(&event); /* the end of the document */
	if (!next_event(p, &event))
		return NULL;
	if (event.type != YAML_STREAM_END_EVENT) {
		fail_at(p, event.start_mark, "a second document in the file");
		top = NULL;
	}
	yaml_event_delete(&event);
	return top;
}

struct yaml *
yaml_parse(struct arena *a, const char *file, struct str bytes, struct err *err)
{
	struct parse p = { .arena = a, .bytes = bytes, .err = err };
	struct yaml *top;

	p.file = arena_strz(a, str_of(file));
	if (!yaml_parser_initialize(&p.parser)) {
		err_set(err, ERR_SYSTEM, "%s: cannot start libyaml", file);
		return NULL;
	}
	yaml_parser_set_input_string(&p.parser, (const unsigned char *)bytes.s,
	    bytes.n);
	top = parse_document(&p);
	yaml_parser_delete(&p.parser);
	return top;
}

struct yaml *
yaml_get(const struct yaml *map, const char *key)
{
	if (map == NULL || map->type != YAML_MAP)
		return NULL;
	for (struct yaml *item = map->first; item != NULL; item = item->next)
		if (str_is(item->key, key))
			return item;
	return NULL;
}

struct yaml *
yaml_first(const struct yaml *node)
{
	return node ? node->first : NULL;
}

struct str
yaml_text(const struct yaml *scalar_node)
{
	if (scalar_node == NULL || scalar_node->type != YAML_SCALAR)
		return STR_NONE;
	return scalar_node->text;
}

bool
yaml_err(struct err *err, const struct yaml *node, const char *format, ...)
{
	char what[400];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	return err_set(err, ERR_USAGE, "%s:%zu:%zu: %s", node->file, node->line,
	    node->column, what);
}
