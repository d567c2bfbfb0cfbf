"""Forms: every field of every kind of record is filled in by its form, with something wrong and something right."""
import time

import desk
from forms import Form, Remote, TABLES, close, make, newest, rows, soon, start

# Shown in a tab of the main window, or made by other means than a form.
NO_WINDOW = {"programme", "activity", "component", "country", "indicator", "contribution", "partner", "relation",
             "amendment_change", "own_value"}
LINKS = {"programme_country", "programme_group", "programme_treaty", "programme_person", "activity_group"}

# What has a tab; and what belongs to a chosen programme is gone to by keys.
IN_TABS = ("programme", "activity")
BY_KEYS = {"component": "ctrl+3", "country": "ctrl+5"}

# What its tab does not show as a row.
NOT_THERE = {}


def one_window(place, remote, path, table):
    number = make(place, path, table)
    time.sleep(0.1)
    remote.show(table.name, number)
    form = Form(place, path, table, number)
    place.focus_window()
    for field in rows(table):
        form.change(field)
    last = form.says(rows(table)[-1])
    place.key("ctrl+z")
    assert soon(lambda: form.says(rows(table)[-1]) != last), f"{table.name}: nothing was undone"
    close(place)


def windows(place):
    """every kind of record that has a window of its own is filled in field by field, and undone"""
    path = start(place)
    remote = Remote()
    for table in TABLES.values():
        if table.name not in NO_WINDOW | LINKS:
            begin = time.monotonic()
            one_window(place, remote, path, table)
            print(f"# {table.name}: {len(rows(table))} fields, {time.monotonic() - begin:.1f} s", flush=True)
    place.settle()
    assert place.quit() == 0


def tabs(place):
    """what has a tab of its own is filled in there"""
    path = start(place)
    remote = Remote()
    for name in IN_TABS:
        table = TABLES[name]
        number = newest(path, table)
        remote.show(name, number)
        place.settle()
        form = Form(place, path, table, number, place.root().get_child_at_index(0))
        shown = sorted((field for field in rows(table) if field.label in form.nodes), key=form.place_of)
        place.key("Return")  # from the list into the form
        for field in shown:
            form.change(field)
        left = sorted(field.name for field in rows(table) if field not in shown)
        assert left == sorted(NOT_THERE.get(name, ())), f"{name}: {left} are not in its tab"
    for name, key in BY_KEYS.items():
        place.key(key)
        place.settle()
        place.key("Return")  # from the list into the form
        place.settle()
        form = Form(place, path, TABLES[name], None, place.root().get_child_at_index(0))
        met = [field for field in form.pass_through() if field in rows(TABLES[name])]
        for field in met:
            form.change(field)
        left = sorted(field.name for field in rows(TABLES[name]) if field not in met)
        assert left == sorted(NOT_THERE.get(name, ())), f"{name}: {left} are not in its tab"
    assert place.quit() == 0


desk.run(windows, tabs)
