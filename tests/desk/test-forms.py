"""Forms: every field of every kind of record is filled in by its form, with something wrong and something right."""
import time

import desk
from forms import Form, GOOD, Remote, TABLES, close, make, newest, rows, soon, start

# Shown in a tab of the main window, or made by other means than a form.
NO_WINDOW = {"programme", "activity", "component", "country", "indicator", "contribution", "partner", "relation",
             "amendment_change", "own_value"}
LINKS = {"programme_country", "programme_group", "programme_treaty", "programme_person", "activity_group"}

# How many fields their tab shows at least; and what belongs to a chosen programme is gone to by keys.
IN_TABS = {"programme": 8, "activity": 7}
BY_KEYS = {"component": ("ctrl+3", 2), "country": ("ctrl+5", 5)}


def one_window(place, remote, path, table):
    number = make(place, path, table)
    time.sleep(0.1)
    remote.show(table.name, number)
    form = Form(place, path, table, number)
    place.focus_window()
    for field in rows(table):
        {"CHOICE": form.choose, "YES_NO": form.switch, "LINK": form.link}.get(field.kind, form.fill)(field)
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
    for name, least in IN_TABS.items():
        table = TABLES[name]
        number = newest(path, table)
        remote.show(name, number)
        place.settle()
        form = Form(place, path, table, number, place.root().get_child_at_index(0))
        shown = sorted((field for field in rows(table) if field.kind in GOOD and field.name != "colour" and
                        field.label in form.nodes), key=form.place_of)
        assert len(shown) >= least, f"{name}: only {[field.name for field in shown]}"
        place.key("Return")  # from the list into the form
        for field in shown:
            form.fill(field)
    for name, (key, least) in BY_KEYS.items():
        place.key(key)
        place.settle()
        place.key("Return")  # from the list into the form
        place.settle()
        form = Form(place, path, TABLES[name], None, place.root().get_child_at_index(0))
        met = [field for field in form.pass_through() if field.kind in GOOD]
        assert len(met) >= least, f"{name}: only {[field.name for field in met]}"
        for field in met:
            form.fill(field)
        print(f"# {name}: {[field.name for field in met]}", flush=True)
    assert place.quit() == 0


desk.run(windows, tabs)
