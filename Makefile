# claimpipe: reviews the numbers in health articles.
#
#	make            builds the filters into build/bin
#	make demo       reviews the sample articles, without a network
#	make test       runs every test
#	make lint       format, mistakes, headers, manuals
#	make bench      how fast, beside tools everybody knows
#	make install    DESTDIR= and prefix= as usual
#
# SAN=1 builds and tests with AddressSanitizer and UBSan, in its own folder.
# Adding a source, a test, a fuzz target or a manual edits nothing here.

prefix     ?= /usr/local
bindir     ?= $(prefix)/bin
datadir    ?= $(prefix)/share
mandir     ?= $(datadir)/man
libdir     ?= $(prefix)/lib

BUILD ?= build$(if $(SAN),-san)

LIBS_WANTED = libcurl jansson libpcre2-8 yaml-0.1 md4c gumbo sqlite3 nettle

CFLAGS   ?= -O2 -g
WARNINGS  = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wformat=2 \
	    -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wundef \
	    -Wdouble-promotion -Wimplicit-fallthrough -Wnull-dereference \
	    $(if $(CI),-Werror)
ifdef SAN
SANFLAGS  = -fsanitize=address,undefined -fno-sanitize-recover=all \
	    -fno-omit-frame-pointer
endif
CPPFLAGS += -D_XOPEN_SOURCE=700 -Ipipeline \
	    -DCLAIMPIPE_DATADIR='"$(datadir)/claimpipe"' \
	    -DCLAIMPIPE_LIBDIR='"$(libdir)/claimpipe"' \
	    $(shell pkg-config --cflags $(LIBS_WANTED) 2>/dev/null)
ALL_CFLAGS = -std=c17 $(WARNINGS) $(CFLAGS) $(SANFLAGS)
LDLIBS    = $(shell pkg-config --libs $(LIBS_WANTED) 2>/dev/null) -lm -lpthread

sources := $(sort $(wildcard pipeline/*/*.c))
mains   := $(sort $(wildcard pipeline/cmd/claim-*.c pipeline/cmd/claimpipe.c))
library := $(filter-out $(mains),$(sources))
objects := $(library:%.c=$(BUILD)/%.o)
programs := $(mains:pipeline/cmd/%.c=$(BUILD)/bin/%)
manuals := $(sort $(wildcard pipeline/cmd/*.1))
units   := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
servers := $(patsubst tests/server/%.c,$(BUILD)/server/%,$(sort $(wildcard tests/server/*_server.c)))
server_parts := $(patsubst %.c,$(BUILD)/%.o,$(filter-out %_server.c,$(sort $(wildcard tests/server/*.c))))

.PHONY: all
all: $(programs) $(BUILD)/rules.prepared

# What the sources, and only then the tests, need of Debian.
.PHONY: deps test-deps
deps:
	@sh .ci/install build
test-deps:
	@sh .ci/install test

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libclaim.a: $(objects)
	@rm -f $@
	$(AR) rcs $@ $(objects)

# Tables of what a folder holds, written from the folder.
$(BUILD)/gen/%_list.c: pipeline/tables.sh $(library)
	@mkdir -p $(@D)
	@sh pipeline/tables.sh $* > $@
$(BUILD)/gen/%.o: $(BUILD)/gen/%.c
	$(CC) $(CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# Files that hold a variable of their name and are written when it changes.
# Where it will be installed stands in the programs: another prefix, other ones.
places := $(datadir) $(libdir)
rule_files := $(sort $(shell find rules -name '*.yaml'))
$(BUILD)/gen/places $(BUILD)/gen/rule_files: FORCE
	@mkdir -p $(@D)
	@echo '$($(@F))' | cmp -s - $@ || echo '$($(@F))' > $@
$(BUILD)/pipeline/rule/places.o: $(BUILD)/gen/places
.PHONY: FORCE
FORCE:

# What the programs were built from: prepared rules fit no others.
headers := $(sort $(wildcard pipeline/*/*.h))
$(BUILD)/gen/built_from.c: $(sources) $(headers) Makefile
	@mkdir -p $(@D)
	@echo '#include "record/version.h"' > $@
	@cat $(sort $^) | sha256sum | \
	    sed 's/\([0-9a-f]*\).*/const char built_from[] = "\1";/' >> $@
lists := $(patsubst %,$(BUILD)/gen/%_list.o,$(shell sh pipeline/tables.sh --names)) \
	 $(BUILD)/gen/built_from.o

# The rules as the programs need them; without the file they read rules/.
$(BUILD)/rules.prepared: $(rule_files) $(BUILD)/gen/rule_files $(BUILD)/bin/claimpipe
	$(BUILD)/bin/claimpipe rules prepare $@ rules

$(programs): $(BUILD)/bin/%: $(BUILD)/pipeline/cmd/%.o $(BUILD)/libclaim.a $(lists)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< -Wl,--as-needed -Wl,--start-group \
	    $(BUILD)/libclaim.a $(lists) -Wl,--end-group $(LDLIBS)

$(units): $(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libclaim.a $(lists)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< -Wl,--as-needed -Wl,--start-group \
	    $(BUILD)/libclaim.a $(lists) -Wl,--end-group $(LDLIBS) -lcmocka

$(servers): $(BUILD)/server/%: $(BUILD)/tests/server/%.o $(server_parts) $(BUILD)/libclaim.a $(lists)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(server_parts) -Wl,--as-needed -Wl,--start-group \
	    $(BUILD)/libclaim.a $(lists) -Wl,--end-group $(LDLIBS) -lmicrohttpd

.PHONY: demo
demo: deps
	@$(MAKE) --no-print-directory all
	@BUILD=$(BUILD) sh fixtures/demo

.PHONY: units servers
units: $(units)
servers: $(servers)

.PHONY: test check
test: test-deps
	@$(MAKE) --no-print-directory all units servers
	@CMOCKA_MESSAGE_OUTPUT=TAP BUILD=$(BUILD) prove --exec '' -j2 $(PROVEFLAGS) $(units) $(sort $(wildcard tests/*.t))
check: test

.PHONY: lint bench fuzz conformance
lint:
	@sh tests/lint
bench: all
	@BUILD=$(BUILD) sh tests/bench/run
fuzz:
	@sh tests/fuzz/run
conformance: all
	@BUILD=$(BUILD) sh tests/conformance

.PHONY: install
install: all
	rm -rf $(DESTDIR)$(datadir)/claimpipe/rules
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 \
	    $(DESTDIR)$(datadir)/claimpipe/rules $(DESTDIR)$(libdir)/claimpipe
	install -m 755 $(programs) $(DESTDIR)$(bindir)
	install -m 644 $(BUILD)/rules.prepared $(DESTDIR)$(libdir)/claimpipe
	install -m 644 $(manuals) $(DESTDIR)$(mandir)/man1
	cp -R rules/. $(DESTDIR)$(datadir)/claimpipe/rules

.PHONY: clean
clean:
	rm -rf build build-*

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
