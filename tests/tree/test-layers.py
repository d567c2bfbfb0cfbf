#!/usr/bin/python3
"""test-layers.py SOURCE: app uses ui, ui uses data, and never the other way round."""
import pathlib
import re
import sys

import tap

SOURCE = pathlib.Path(sys.argv[1])
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
TOOLKIT = re.compile(r"^(gtk|gdk|gsk|adwaita)\b")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SQL = re.compile(r"\b(SELECT\s|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|PRAGMA\s|CREATE\s+(TABLE|INDEX|VIEW)\b)")


def code(layer):
    """Yields (name, text without comments) of every C file of a layer."""
    for path in sorted((SOURCE / layer).rglob("*.[ch]")):
        yield path.relative_to(SOURCE), COMMENT.sub(" ", path.read_text(encoding="utf-8"))


def headers(layer):
    return {path.name for path in (SOURCE / layer).rglob("*.h")}


def check_includes(layer, is_forbidden):
    for name, text in code(layer):
        for included in INCLUDE.findall(text):
            if is_forbidden(included):
                yield f"{name} includes {included}"


def check_data():
    above = headers("ui") | headers("app")
    return check_includes("data", lambda name: TOOLKIT.match(name) or pathlib.Path(name).name in above)


def check_ui():
    above = headers("app") | {"sqlite3.h"}
    return check_includes("ui", lambda name: pathlib.Path(name).name in above)


def check_app():
    return check_includes("app", lambda name: name == "sqlite3.h")


def check_sql():
    for layer in ("app", "ui"):
        for name, text in code(layer):
            for string in STRING.findall(text):
                if SQL.search(string):
                    yield f"{name} asks in SQL: {string}"


def check_order():
    """The build has to see it the same way: nothing links against a layer above its own."""
    for layer, above in (("data", ("ui_dep", "gtk_dep", "adw_dep")), ("ui", ("app_dep", "sqlite_dep"))):
        path = SOURCE / layer / "meson.build"
        if not path.exists():
            yield f"{layer}/meson.build is missing"
            continue
        for name in above:
            if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")):
                yield f"{layer}/meson.build uses {name}"


def check_there_is_code():
    """Guards the checks above against a moved folder, in which they would find nothing wrong."""
    for layer in ("app", "data", "ui"):
        if not any(code(layer)):
            yield f"{layer}/ has no C files"


tap.run({
    "/data-knows-no-gtk": check_data,
    "/ui-knows-no-app": check_ui,
    "/app-knows-no-sqlite": check_app,
    "/no-sql-above-data": check_sql,
    "/meson-agrees": check_order,
    "/there-is-code": check_there_is_code,
})
