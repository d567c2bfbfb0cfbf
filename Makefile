# What a person does with a checkout.  The build itself is meson's; this file only saves typing.
#
#   make           build into build/
#   make run       build and open the sample portfolio
#   make test      build and run every test
#   make help      all of it
#
# Missing Debian packages are installed first; the three lists below are the only place that names them.

PREFIX = /usr/local
DESTDIR =

RUN_PACKAGES = gcc libc6-dev meson ninja-build pkgconf gettext \
	libglib2.0-dev libgtk-4-dev libadwaita-1-dev libjson-glib-dev \
	libsqlite3-dev libpango1.0-dev libcairo2-dev \
	adwaita-icon-theme desktop-file-utils fontconfig fonts-cantarell fonts-inter \
	librsvg2-common shared-mime-info

TEST_PACKAGES = $(RUN_PACKAGES) appstream at-spi2-core dbus gir1.2-atspi-2.0 iso-codes \
	libglib2.0-bin libxml2-utils locales poppler-utils \
	python3 python3-gi python3-pyatspi xauth xdotool xvfb

FUZZ_PACKAGES = $(RUN_PACKAGES) clang libclang-rt-14-dev

# How long each fuzzer looks.
FUZZ_SECONDS = 60

SAMPLE = build/sample.dossier

.PHONY: all run test torture bench fuzz install clean help run-packages test-packages fuzz-packages
.NOTPARALLEL:

all: run-packages build/build.ninja
	ninja -C build

run: all $(SAMPLE)
	@app/make/open build $(SAMPLE)

test: test-packages all build/sanitize/build.ninja
	ninja -C build/sanitize
	@tests/run-tests build build/sanitize

torture: test-packages all build/sanitize/build.ninja
	ninja -C build/sanitize
	@tests/run-tests --torture build build/sanitize

bench: test-packages build/release/build.ninja
	ninja -C build/release
	meson test -C build/release --benchmark --no-rebuild --verbose

fuzz: fuzz-packages build/fuzz/build.ninja
	ninja -C build/fuzz fuzzers
	@tests/fuzz/run-fuzzers build/fuzz tests/fuzz/corpus $(FUZZ_SECONDS)

install: all
	meson configure build -Dprefix='$(PREFIX)'
	DESTDIR='$(DESTDIR)' meson install -C build

clean:
	rm -rf build

help:
	@echo 'make            build into build/'
	@echo 'make run        build and open the sample portfolio; without a display, write its fact sheets'
	@echo 'make test       build, run every test, also with the address and undefined behaviour sanitizers'
	@echo 'make torture    for some hours: kill it, fail its disk, cut its power, damage its files'
	@echo 'make bench      build for release and measure'
	@echo 'make fuzz       look for input that does harm, FUZZ_SECONDS ($(FUZZ_SECONDS)) for each kind of it'
	@echo 'make install    install to PREFIX ($(PREFIX)), below DESTDIR if that is given'
	@echo 'make clean      remove build/'

run-packages:
	@app/make/install-packages $(RUN_PACKAGES)

test-packages:
	@app/make/install-packages $(TEST_PACKAGES)

fuzz-packages:
	@app/make/install-packages $(FUZZ_PACKAGES)

build/build.ninja:
	meson setup build --prefix='$(PREFIX)'

build/sanitize/build.ninja:
	meson setup build/sanitize -Dwindow=false -Db_sanitize=address,undefined

build/release/build.ninja:
	meson setup build/release --buildtype=release

build/fuzz/build.ninja:
	CC=clang meson setup build/fuzz -Dwindow=false -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false

# Made once and then left alone: it is the file people try things out on.
$(SAMPLE): | all
	build/app/dossier-cli new $@ --sample
