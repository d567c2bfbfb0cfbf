"""Keys: without a mouse, from the list into the form and back; the focus is never left to chance."""
import json
import os

import desk


def start(place):
    name = os.path.join(place.home, "keys.dossier")
    place.cli("new", name, "--sample")
    place.start(name)
    place.wait(lambda: place.find(name="GLACY", role="label"), "the list of programmes")
    return name


def titles(place, name, table, field):
    return [record[field] for record in json.loads(place.cli("list", name, table, "--json"))]


def into_the_form(place):
    """Enter in the list goes to the first field of the form, Esc back to the list"""
    name = start(place)
    place.key("Home", "Return")
    place.type("Renamed")
    place.key("Tab")
    place.wait(lambda: "Renamed" in titles(place, name, "programme", "short_title"), "the new short title")
    place.key("Escape", "Down", "Right")
    place.type("Second")
    place.key("Return")
    place.wait(lambda: titles(place, name, "programme", "short_title")[:2] == ["Renamed", "Second"],
               "the next programme to be renamed")
    assert place.quit() == 0


def new_records(place):
    """a new record of every tab is named by typing at once"""
    name = start(place)
    for number, (table, field, label) in enumerate((("programme", "short_title", "New Programme"),
                                                    ("activity", "title", "New Activity"),
                                                    ("component", "title", "New Component"),
                                                    ("organisation", "name", "New Funder")), 1):
        place.key(f"ctrl+{number}", "ctrl+n")
        place.wait(lambda: label in titles(place, name, table, field), f"a {table}")
        place.type(f"Zebra {table}")
        place.key("Tab")
        place.wait(lambda: f"Zebra {table}" in titles(place, name, table, field), f"the name of the {table}")
        assert label not in titles(place, name, table, field)
    place.screenshot("keys-new")
    assert place.quit() == 0


def deleting(place):
    """after Delete the next row has the focus, so that Delete again takes that one"""
    name = start(place)
    for number, table, field in ((3, "component", "title"), (2, "activity", "title")):
        before = titles(place, name, table, field)
        place.key(f"ctrl+{number}")
        place.wait(lambda: place.find(role="label", name=before[0]), f"the list of {table}")
        place.key("Home", "Delete")
        place.wait(lambda: len(titles(place, name, table, field)) == len(before) - 1, "one to go")
        place.key("Delete")
        place.wait(lambda: len(titles(place, name, table, field)) == len(before) - 2, "the next to go")
        place.key("ctrl+z", "ctrl+z")  # the second before what the first brings back is painted
        place.wait(lambda: titles(place, name, table, field) == before, "both to come back")
    assert place.quit() == 0


def preview(place):
    """F9 from the list leads into the form beside the preview, and Esc closes it"""
    name = start(place)
    place.key("Home", "F9")
    place.wait(lambda: place.find(name="Fact sheet of GLACY, page 1 of 1"), "the preview")
    place.type("GLACY 2")
    place.key("Return")
    place.wait(lambda: "GLACY 2" in titles(place, name, "programme", "short_title"), "the new short title")
    place.screenshot("keys-preview")
    place.key("Escape")
    place.wait(lambda: place.find(name="Fact sheet of GLACY 2, page 1 of 1") is None, "the preview to close")
    assert place.quit() == 0


desk.run(into_the_form, new_records, deleting, preview)
