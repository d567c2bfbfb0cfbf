#!/usr/bin/python3
"""test-tidy.py SOURCE: no stray blanks, and translators see every word."""
import pathlib
import re
import subprocess
import sys

import tap

SOURCE = pathlib.Path(sys.argv[1])
FOLDERS = (".ci", "app", "data", "po", "tests", "ui")
TOP_LEVEL = {"LICENSE", "Makefile", "NEWS.md", "README.md", "app", "data", "meson.build", "meson_options.txt", "po",
             "tests", "ui"}
CODE = {".build", ".c", ".css", ".h", ".py", ".sql", ".txt", ".ui"}
TEXT = CODE | {"", ".in", ".md", ".po", ".svg", ".xml"}
WORDS_IN_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|g_dpgettext2?|g_dngettext)\s*\(\s*"')
WORDS_IN_UI = re.compile(r'\btranslatable="(?:yes|true)"')
TEMPLATES = (".desktop.in", ".metainfo.xml.in", ".mime.xml.in", ".gschema.xml")
MOST_COLUMNS = 110
MOST_LINES = 600
INPUTS = {("tests", "files"), ("tests", "fuzz", "corpus")}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def files(suffixes):
    """Yields (name, text) of the project's own text files; saved broken files of tests are none."""
    top = [path for path in SOURCE.iterdir() if path.is_file()]
    below = [path for folder in FOLDERS for path in (SOURCE / folder).rglob("*") if path.is_file()]
    for path in sorted(top + below):
        name = path.relative_to(SOURCE)
        is_input = any(name.parts[:len(folder)] == folder for folder in INPUTS)
        if path.suffix in suffixes and not is_input and "__pycache__" not in name.parts:
            yield name.as_posix(), path.read_text(encoding="utf-8")


def check_top_level():
    """What a person sees first; ignored files, such as a build, are their own business."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=SOURCE, capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise tap.Skipped("git does not say which files are the project's own") from error
    strange = {name.split("/")[0] for name in listed.stdout.splitlines()} - TOP_LEVEL
    for name in sorted(name for name in strange if not name.startswith(".")):
        yield f"{name} lies at the top"


def check_line_ends():
    for name, text in files(TEXT):
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                yield f"{name}:{number}: blanks at the end of the line"
        if text and not text.endswith("\n"):
            yield f"{name}: no newline at the end"
        if text.endswith("\n\n"):
            yield f"{name}: empty lines at the end"


def check_tabs():
    for name, text in files(CODE):
        for number, line in enumerate(text.split("\n"), 1):
            if "\t" in line:
                yield f"{name}:{number}: a tab"


def check_line_lengths():
    """As wide as a page beside another one; what cannot be read at once is hardly ever meant so."""
    for name, text in files({".c", ".h"}):
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > MOST_COLUMNS:
                yield f"{name}:{number}: {len(line)} columns, more than {MOST_COLUMNS}"


def check_file_lengths():
    """What outgrows a file is cut by role."""
    for name, text in files({".c"}):
        lines = text.count("\n")
        if lines > MOST_LINES and not name.startswith("tests/"):
            yield f"{name}: {lines} lines, more than {MOST_LINES}"


def has_words(name, text):
    if name.endswith(TEMPLATES):
        return True
    if name.endswith(".ui"):
        return WORDS_IN_UI.search(text) is not None
    return name.endswith((".c", ".h")) and WORDS_IN_C.search(COMMENT.sub("", text)) is not None


def listed():
    lines = (SOURCE / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def check_potfiles():
    needed = {name for name, text in files(TEXT)
              if name.startswith(("app/", "data/", "ui/")) and has_words(name, text)}
    for name in sorted(needed - set(listed())):
        yield f"po/POTFILES.in lacks {name}"
    for name in sorted(set(listed()) - needed):
        yield f"po/POTFILES.in lists {name}, which has no words for people"


def check_potfiles_order():
    names = listed()
    if names != sorted(set(names)):
        yield "po/POTFILES.in is not in alphabetical order, or names a file twice"


def check_wanted_programs():
    """Configuring must do with what "make run" installs; tests start their tools by scripts of their own."""
    for path in sorted((SOURCE / "tests").rglob("meson.build")):
        for program in re.findall(r"find_program \(([^)]*)\)", path.read_text(encoding="utf-8")):
            if not re.search(r"python3'$", program):
                yield f"{path.relative_to(SOURCE)}: without {program} not even the program can be built"


tap.run({
    "/top-level": check_top_level,
    "/line-ends": check_line_ends,
    "/tabs": check_tabs,
    "/line-lengths": check_line_lengths,
    "/file-lengths": check_file_lengths,
    "/potfiles": check_potfiles,
    "/potfiles-order": check_potfiles_order,
    "/wanted-programs": check_wanted_programs,
})
